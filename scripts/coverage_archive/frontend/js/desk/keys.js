// Presses the buttons of the desk by their keys, and lists all keys. While something is typed, keys are letters.
import { all, h } from "../common/dom.js";
import { nameOf } from "./acting.js";

const TYPED = "input:not([type=checkbox], [type=radio], [type=file], [type=submit], [type=button]), textarea, select, [contenteditable]";
const PRESSED = "a[href], button, summary, input, [role=slider]";
const KEYED = "button[data-key]";
const SHOWN = { Enter: "↵ Enter", ArrowRight: "→", ArrowLeft: "←", " ": "Space" };
/** What the keys do that no button has. */
const OF_THE_TEXT = [
  ["G", "Go to the text"],
  ["→ and ←", "in the text: the next and the last word"],
  ["Ctrl or Alt with → and ←", "in the text: the next and the last sentence"],
  ["↓ and ↑", "in the text: the next and the last paragraph"],
  ["Home and End", "in the text: the first and the last word of what is selected"],
  ["Shift with these", "select more or less"],
  ["Space", "in the text: take the tag there in hand"],
  ["Tab", "in the text: to the tools for the selected words"],
  ["Escape", "in the text: select nothing; then back to what is in hand"],
  ["→ and ←", "on an end of a tag: one word; with Shift, one letter"],
  ["Ctrl with Z, Ctrl with Y", "undo, redo"],
];

/** Say whether an event's keys are being typed into something. @param {Event} event */
export const isTyping = ({ target }) => target instanceof Element && target.matches(TYPED);

/** @param {HTMLElement} element */
const isVisible = (element) => element.getClientRects().length > 0;

/** Return a key's name as `data-key` has it; a letter of another script is that of its key on a Latin keyboard. @param {KeyboardEvent} event */
function keyOf({ key, code }) {
  if (key.length !== 1) return key;
  const latin = /^(?:Key|Digit)(.)$/u.exec(code)?.[1];
  return key > "\u007f" && latin ? latin : key.toUpperCase();
}

/** Return the button that a key presses: of the tools first, then of what is in hand, then of the rest. @param {string} key */
export function buttonOf(key) {
  const places = ["#desk-tools", "#desk-side", "body"];
  const found = places.flatMap((place) => all(`${place} ${KEYED}`)).filter((button) => button.dataset.key?.toUpperCase() === key.toUpperCase());
  return /** @type {HTMLButtonElement | undefined} */ (found.find(isVisible));
}

/** Press the buttons whose keys are pressed. @param {(button: HTMLButtonElement) => void} press */
export function listenForKeys(press) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || isTyping(event) || document.querySelector("dialog[open]")) return;
    let key = keyOf(event);
    if (event.ctrlKey || event.metaKey) {
      if (!["Z", "Y"].includes(key) || event.altKey) return;
      if (event.shiftKey) key = "Y";
    } else if (event.altKey || (event.shiftKey && /^[A-Z]$/u.test(key))) {
      return;
    }
    const onControl = event.target instanceof Element && event.target.closest(PRESSED);
    const button = key === "Enter" && onControl ? null : buttonOf(key);
    if (!button) return;
    event.preventDefault();
    press(button);
  });
}

/** Return the button that Enter presses in a field of a form: the one with that key, else the first that is no choice. @param {HTMLFormElement} form */
export function enterButton(form) {
  const buttons = /** @type {HTMLButtonElement[]} */ (all("button", form));
  return buttons.find((button) => button.dataset.key === "Enter") ??
    buttons.find((button) => !button.hasAttribute("aria-pressed") && !button.closest(".desk-choices")) ?? buttons[0] ?? null;
}

/** Show all keys of the page as it is now when their button is pressed. */
export function offerKeys() {
  const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-keys]"));
  if (!opener) return;
  const list = h("dl", { class: "desk-keys__list" });
  const dialog = h("dialog", { class: "desk-keys", "aria-labelledby": "desk-keys-head" },
    h("h2", { id: "desk-keys-head" }, "Keys"),
    h("p", { class: "fine" }, "They work while nothing is typed into a field. Escape leaves a field."),
    list,
    h("form", { method: "dialog" }, h("button", { class: "primary" }, "Close")));
  document.body.append(dialog);
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const buttons = all(KEYED).filter((button) => button !== opener && (isVisible(button) || button.closest("#desk-tools")));
    const seen = buttons.map((button) => {
      const key = button.dataset.key ?? "";
      const words = nameOf(button);
      return [SHOWN[/** @type {keyof typeof SHOWN} */ (key)] ?? key, button.closest("#desk-tools") ? `selected words: ${words}` : words];
    });
    const text = document.querySelector(".desk-text") ? OF_THE_TEXT : OF_THE_TEXT.slice(-1);
    list.replaceChildren(...[...seen, ...text].flatMap(([key, words]) => [h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, words))]));
    dialog.showModal();
  });
}
