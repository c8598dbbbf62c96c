// Shows the tools for selected words right below them, whether they were selected by mouse, finger or keyboard.
import { all } from "../common/dom.js";
import { rangeOf, selectedWords } from "./places.js";

const PAUSE = 80; // milliseconds without a change of the selection until the tools are shown
const GAP = 8; // pixels between the words and the tools

/**
 * Let the tools float at the selected words. Return functions that hide them while the words are dragged, and move the focus to them.
 * @param {HTMLElement} tools @param {() => void} back move the focus back to the text
 */
export function floatTools(tools, back) {
  let wait = 0;
  let off = false;
  const place = () => {
    const words = off ? null : selectedWords();
    if (!words && tools.contains(document.activeElement)) /** @type {HTMLElement | null} */ (document.querySelector(".desk-walk"))?.focus({ preventScroll: true });
    tools.hidden = !words;
    if (!words) return;
    const rows = [...rangeOf(words).getClientRects()];
    const [top, bottom] = [Math.min(...rows.map((row) => row.top)), Math.max(...rows.map((row) => row.bottom))];
    const column = words.line.getBoundingClientRect();
    const text = /** @type {Element} */ (words.line.closest(".desk-text")).getBoundingClientRect();
    tools.style.left = "0"; // as wide as it wants, up to the width of the text's column
    tools.style.maxWidth = `${text.width - 2 * GAP}px`;
    const { offsetWidth: width, offsetHeight: height } = tools;
    const left = Math.max(rows.at(-1)?.left ?? 0, column.left);
    tools.style.left = `${Math.max(text.left + GAP, Math.min(left, text.right - width - GAP))}px`;
    const foot = document.querySelector(".desk-foot")?.getBoundingClientRect().top ?? innerHeight;
    const below = bottom + GAP + height < Math.min(innerHeight, foot);
    tools.style.top = `${below ? bottom + GAP : Math.max(GAP, top - height - GAP)}px`;
  };
  const soon = () => {
    clearTimeout(wait);
    if (getSelection()?.isCollapsed) place(); // what is over the text goes at once
    else wait = setTimeout(place, PAUSE);
  };
  document.addEventListener("selectionchange", soon);
  document.addEventListener("keydown", () => tools.hidden && place(), true); // a key of theirs may come before the pause is over
  document.addEventListener("scroll", () => tools.hidden || place(), { capture: true, passive: true });
  addEventListener("resize", soon);
  tools.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  tools.addEventListener("keydown", (event) => {
    const buttons = all("button", tools);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) buttons.at((buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step) % buttons.length)?.focus();
    else if (event.key === "Escape") back();
    else return;
    event.preventDefault();
  });
  return {
    place: soon,
    /** @param {boolean} hides */
    hide: (hides) => {
      off = hides;
      place();
    },
    focus: () => {
      place();
      all("button", tools)[0]?.focus();
      return !tools.hidden;
    },
  };
}
