// Puts a handle at each end of the words in hand. It is dragged, or moved by keys: by word, with Shift by letter.
import { all, h, offsetIn } from "../common/dom.js";
import { say } from "./answers.js";
import { rangeOf, select, wordsAt } from "./places.js";
import { runsLeft } from "./walking.js";
import { spans } from "./words.js";

/** @typedef {import("./places.js").Words} Words */
/** @typedef {"start" | "end"} End */

const PAUSE = 700; // milliseconds after the last key until the new words are sent
/** The end whose handle had the focus when its words were sent: the answer draws the handles anew. @type {End | null} */
let held = null;
const SAID = 4; // words of what an end is called

/** Return the offsets at which an end may stand, by word or by letter. @param {HTMLElement} line @param {End} end @param {"word" | "letter"} unit */
function stops(line, end, unit) {
  const language = /** @type {HTMLElement | null} */ (line.closest("[lang]"))?.lang;
  return spans(line.textContent, unit, language).map(([start, to]) => (end === "start" ? start : to));
}

/** Return words with one end at another place; they keep at least a letter. @param {Words} words @param {End} end @param {number} place @returns {Words} */
export function withEnd(words, end, place) {
  if (end === "start" ? place >= words.end : place <= words.start) return words;
  return { ...words, [end]: place };
}

/** Return words with one end moved by a step. @param {Words} words @param {End} end @param {1 | -1} step @param {"word" | "letter"} unit */
export function stepped(words, end, step, unit) {
  const places = stops(words.line, end, unit);
  const place = step > 0 ? places.find((one) => one > words[end]) : places.filter((one) => one < words[end]).at(-1);
  return place === undefined ? words : withEnd(words, end, place);
}

/** Return the offset in a line at a point of the window, or null. @param {HTMLElement} line @param {number} x @param {number} y */
function offsetAt(line, x, y) {
  const handles = all(".desk-handle");
  for (const handle of handles) handle.style.pointerEvents = "none"; // the words under them are meant
  // without: document.caretPositionFromPoint (the other of the two is there)
  const place = document.caretPositionFromPoint?.(x, y);
  // without: document.caretRangeFromPoint (the other of the two is there)
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  for (const handle of handles) handle.style.pointerEvents = "";
  const [node, offset] = place ? [place.offsetNode, place.offset] : [range?.startContainer, range?.startOffset ?? 0];
  if (!node || !line.contains(node)) return null;
  return offsetIn(line, node, offset);
}

/** Return what an end is called: the words with which it begins or ends. @param {Words} words @param {End} end */
function called({ line, start, end: to }, end) {
  const words = line.textContent.slice(start, to).split(/\s+/u);
  return end === "start" ? `begins with: ${words.slice(0, SAID).join(" ")}` : `ends with: ${words.slice(-SAID).join(" ")}`;
}

/**
 * Draw the handles of the words in hand anew; there are none if they may not be changed.
 * @param {HTMLElement} text
 * @param {{ send: (tag: string, words: Words) => void, hideTools: (hides: boolean) => void }} act
 */
export function drawHandles(text, act) {
  const focused = held ?? all(".desk-handle", text).find((one) => one === document.activeElement)?.dataset.end;
  held = null;
  for (const handle of all(".desk-handle", text)) handle.remove();
  const mark = text.querySelector('[data-state="in-hand"][data-start][data-end]');
  const words = mark instanceof HTMLElement ? wordsAt(Number(mark.dataset.start), Number(mark.dataset.end)) : null;
  if (!(mark instanceof HTMLElement) || !words) return;
  const tag = mark.dataset.tag ?? "";
  const handles = /** @type {End[]} */ (["start", "end"]).map((end) => new Handle(end, tag, words, act));
  words.line.after(...handles.map(({ element }) => element));
  for (const handle of handles) handle.draw();
  handles.find(({ end }) => end === focused)?.element.focus({ preventScroll: true });
}

/** One end of the words in hand. */
class Handle {
  /** @param {End} end @param {string} tag @param {Words} words @param {{ send: (tag: string, words: Words) => void, hideTools: (hides: boolean) => void }} act */
  constructor(end, tag, words, act) {
    this.end = end;
    this.tag = tag;
    this.act = act;
    this.words = words;
    this.sent = words;
    this.wait = 0;
    this.element = h("span", {
      class: `desk-handle desk-handle--${end}`, role: "slider", tabindex: "0", "data-end": end,
      "aria-label": end === "start" ? "First word of what is in hand" : "Last word of what is in hand", "aria-valuemin": "0",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event),
      onblur: () => this.send(),
      onpointerdown: (/** @type {PointerEvent} */ event) => this.drag(event),
    });
  }

  /** Put the handle at its end of the words, and say where that is. */
  draw() {
    const { line } = this.words;
    const rows = [...rangeOf(this.words).getClientRects()].filter(({ width }) => width > 0);
    const row = rows.at(this.end === "start" ? 0 : -1);
    const box = line.closest(".line-box")?.getBoundingClientRect();
    if (!row || !box) return;
    const atLeft = (this.end === "start") !== runsLeft(line);
    this.element.style.left = `${(atLeft ? row.left : row.right) - box.left}px`;
    this.element.style.top = `${(this.end === "start" ? row.top : row.bottom) - box.top}px`;
    this.element.setAttribute("aria-valuemax", String(line.textContent.length));
    this.element.setAttribute("aria-valuenow", String(this.words[this.end]));
    this.element.setAttribute("aria-valuetext", called(this.words, this.end));
  }

  /** Show other words, which are not sent yet. @param {Words} words */
  show(words) {
    this.words = words;
    select(words);
    this.draw();
  }

  /** Send the words if they have changed. */
  send() {
    clearTimeout(this.wait);
    const { start, end } = this.words;
    if (start === this.sent.start && end === this.sent.end) return;
    this.sent = this.words;
    held = document.activeElement === this.element ? this.end : null;
    getSelection()?.removeAllRanges();
    this.act.hideTools(false);
    this.act.send(this.tag, this.words);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const forth = runsLeft(this.words.line) ? -1 : 1;
    const step = { ArrowRight: forth, ArrowLeft: -forth, ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step) {
      this.act.hideTools(true);
      this.show(stepped(this.words, this.end, step > 0 ? 1 : -1, event.shiftKey ? "letter" : "word"));
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.send(), PAUSE);
    } else if (event.key === "Enter") {
      this.send();
    } else if (event.key === "Escape") {
      this.show(this.sent);
      getSelection()?.removeAllRanges();
      say("As it was.");
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Follow the pointer until it is released: to the nearest end of a word, with Shift or Alt to a letter. @param {PointerEvent} event */
  drag(event) {
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.element.classList.add("is-dragged");
    this.act.hideTools(true);
    const rise = this.end === "start" ? this.element.offsetHeight / 2 : -this.element.offsetHeight / 2;
    const move = (/** @type {PointerEvent} */ at) => {
      const place = offsetAt(this.words.line, at.clientX, at.clientY + rise);
      if (place === null) return;
      const places = stops(this.words.line, this.end, at.shiftKey || at.altKey ? "letter" : "word");
      const nearest = places.reduce((best, one) => (Math.abs(one - place) < Math.abs(best - place) ? one : best), places[0]);
      this.show(withEnd(this.words, this.end, nearest));
    };
    const drop = () => {
      this.element.removeEventListener("pointermove", move);
      this.element.classList.remove("is-dragged");
      this.act.hideTools(false);
      this.send();
    };
    this.element.addEventListener("pointermove", move);
    this.element.addEventListener("lostpointercapture", drop, { once: true });
  }
}
