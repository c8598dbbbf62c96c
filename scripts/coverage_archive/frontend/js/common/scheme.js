// Light or dark: as the reader's system has it, or as the reader chooses here. main.html sets it before the page is drawn.
import { one } from "./dom.js";
import { keep } from "./storage.js";

const SCHEMES = ["", "light", "dark"];
const NAMES = { "": "as your system", light: "light", dark: "dark" };

/** Let the reader choose the colours; the choice is kept on this device. */
export function offerSchemes() {
  const button = one("[data-scheme-choice]");
  const root = document.documentElement;
  const say = () => {
    const chosen = /** @type {keyof typeof NAMES} */ (root.dataset.scheme ?? "");
    button.textContent = `Colours: ${NAMES[chosen]}`;
  };
  button.hidden = false;
  say();
  button.addEventListener("click", () => {
    const next = SCHEMES[(SCHEMES.indexOf(root.dataset.scheme ?? "") + 1) % SCHEMES.length];
    root.dataset.scheme = next;
    keep("scheme", next);
    say();
  });
}
