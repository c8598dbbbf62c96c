// Lets readers choose light or dark colours instead of those of their system. main.html sets them before the page is drawn.
import { one } from "./dom.js";
import { keep } from "./storage.js";

const SCHEMES = ["", "light", "dark"];
const NAMES = { "": "as your system", light: "light", dark: "dark" };

/** Show the button that changes the colours, and keep the choice on this device. */
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
