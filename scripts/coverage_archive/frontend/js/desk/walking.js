// Walks through the text by keyboard: word by word, sentence by sentence, paragraph by paragraph, and says what is there.
import { all, h } from "../common/dom.js";
import { say } from "./answers.js";
import { LINES, rangeOf, select, selectedWords } from "./places.js";
import { spans } from "./words.js";

/** @typedef {import("./places.js").Words} Words */
/** @typedef {import("./words.js").Unit} Unit */
/** @typedef {import("./words.js").Span} Span */

/** @param {HTMLElement} line */
const languageOf = (line) => /** @type {HTMLElement | null} */ (line.closest("[lang]"))?.lang;
/** @param {HTMLElement} line @param {Unit} unit */
const spansOf = (line, unit) => spans(line.textContent, unit, languageOf(line));
/** @param {HTMLElement} line */
export const runsLeft = (line) => getComputedStyle(line).direction === "rtl";

/** Return the words of the next line, or of the one before, that has any. @param {HTMLElement} line @param {1 | -1} step @param {Unit} unit @returns {Words | null} */
function beyond(line, step, unit) {
  const lines = all(LINES);
  const on = step > 0 ? lines.slice(lines.indexOf(line) + 1) : lines.slice(0, Math.max(0, lines.indexOf(line))).reverse();
  for (const next of on) {
    const span = spansOf(next, unit).at(step > 0 ? 0 : -1);
    if (span) return { line: next, start: span[0], end: span[1] };
  }
  return null;
}

/** Return the next unit after words, or the last one before them. @param {Words} words @param {1 | -1} step @param {Unit} unit @returns {Words | null} */
export function neighbour({ line, start, end }, step, unit) {
  const found = spansOf(line, unit);
  const span = step > 0 ? found.find(([from]) => from >= end) : found.filter(([, to]) => to <= start).at(-1);
  return span ? { line, start: span[0], end: span[1] } : beyond(line, step, unit);
}

/** Return the unit around words, or the words themselves if they are no less than it. @param {Words} words @param {Unit} unit @returns {Words} */
export function around(words, unit) {
  const span = spansOf(words.line, unit).find(([start, end]) => start <= words.start && end >= words.end);
  return span ? { line: words.line, start: span[0], end: span[1] } : words;
}

/**
 * Return the ends of a selection after its head has moved by a unit: the end that stays, and the head. Where only one unit
 * is selected, that one stays selected and the selection grows on its other side.
 * @param {HTMLElement} line @param {number} anchor @param {number} head @param {1 | -1} step @param {Unit} unit @returns {[anchor: number, head: number]}
 */
export function moved(line, anchor, head, step, unit) {
  const found = spansOf(line, unit);
  const starts = found.map(([start]) => start).reverse();
  const ends = found.map(([, end]) => end);
  if (step > 0 === head > anchor) return [anchor, (step > 0 ? ends.find((end) => end > head) : starts.find((start) => start < head)) ?? head];
  const less = step < 0 ? ends.reverse().find((end) => end < head && end > anchor) : starts.reverse().find((start) => start > head && start < anchor);
  if (less !== undefined) return [anchor, less];
  const other = step < 0 ? starts.find((start) => start < anchor) : ends.find((end) => end > anchor);
  return other === undefined ? [anchor, head] : [head, other];
}

/** Return what an element of the text is called: "paragraph 3", "headline", "quote by A, proposed". @param {HTMLElement} mark */
function calledTag(mark) {
  if (mark.dataset.says) return mark.dataset.says;
  const shape = /tag--([\w-]+)/u.exec(mark.className)?.[1] ?? "tag";
  return mark.dataset.state === "judged" ? shape : `${shape}, ${mark.dataset.state}`;
}
/** @param {HTMLElement} line */
function calledLine(line) {
  const name = line.closest(".line-box")?.querySelector(".line__take")?.textContent?.trim() ?? "";
  return /^\d+$/u.test(name) ? `paragraph ${name}` : name;
}

/** Return the tags whose words a range has some of, from the outermost on. @param {Words} words */
export function tagsAt(words) {
  const range = rangeOf(words);
  /** @param {Node} mark */
  const has = (mark) => {
    const inside = document.createRange();
    inside.selectNodeContents(mark);
    return range.compareBoundaryPoints(Range.END_TO_START, inside) < 0 && range.compareBoundaryPoints(Range.START_TO_END, inside) > 0;
  };
  return all(".tag", words.line).filter(has);
}

/**
 * Let the keyboard walk through the text. What takes the keys stands beside the text, so that a screen reader's own ways of
 * reading stay in the text itself.
 * @param {HTMLElement} text
 * @param {{ take: (tag: HTMLElement) => void, leave: () => void, tools: () => boolean }} act `take` a tag in hand, `leave`
 *   the text, go to the `tools` if there are any
 */
export function walkThrough(text, act) {
  const walker = h("div", {
    class: "desk-walk", role: "application", tabindex: "0", "aria-roledescription": "text to walk through",
    "aria-label": "Choose words by keyboard: arrows go by word, with Control by sentence, up and down by paragraph; Shift selects",
  });
  text.before(walker);
  text.tabIndex = -1;
  /** Where the walk is: a line's id, the end that stays and the end that moves. */
  let at = { line: "", anchor: 0, head: 0 };
  let told = { line: "", tags: "" };

  /** Return the walk's words as they stand on the page now, after what the mouse did. @returns {Words | null} */
  const here = () => {
    const words = selectedWords();
    const kept = document.getElementById(at.line);
    const [start, end] = [Math.min(at.anchor, at.head), Math.max(at.anchor, at.head)];
    if (words && (words.line.id !== at.line || words.start !== start || words.end !== end)) {
      at = { line: words.line.id, anchor: words.start, head: words.end };
      return words;
    }
    return kept ? { line: kept, start, end } : null;
  };

  /** Go to words, select and say them. @param {Words} words @param {boolean} [backwards] whether the end that moves is the first */
  const go = (words, backwards = false) => {
    const [anchor, head] = backwards ? [words.end, words.start] : [words.start, words.end];
    at = { line: words.line.id, anchor, head };
    select(words);
    reveal(text, words);
    const tags = tagsAt(words).filter(({ dataset }, n, found) => found.findIndex((one) => one.dataset.tag === dataset.tag) === n).map(calledTag);
    const isNew = told.line !== words.line.id;
    const of = isNew ? `${calledLine(words.line)}: ` : "";
    const left = told.tags && !isNew ? " (no tag)" : "";
    const around = tags.length ? (told.tags === tags.join("; ") ? "" : ` (${tags.join("; ")})`) : left;
    told = { line: words.line.id, tags: tags.join("; ") };
    say(`${of}${words.line.textContent.slice(words.start, words.end)}${around}`);
  };

  /** Return where the walk begins: what is in hand, else the first words. */
  const beginning = () => {
    const mark = text.querySelector('.line [data-state="in-hand"]') ?? text.querySelector('.line-box[data-state="in-hand"] .line');
    const line = /** @type {HTMLElement | null} */ (mark?.closest(".line") ?? text.querySelector('.line[data-kind="text"]') ?? text.querySelector(".line"));
    if (!line) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    if (mark && mark !== line) before.setEndBefore(mark);
    const start = mark && mark !== line ? before.toString().length : 0;
    return { line, start, end: start };
  };

  /** @param {KeyboardEvent} event @param {1 | -1} step @param {Unit} unit */
  const walk = (event, step, unit) => {
    event.preventDefault();
    const words = here();
    if (event.shiftKey && words) {
      const [anchor, head] = moved(words.line, at.anchor, at.head, step, unit);
      go({ line: words.line, start: Math.min(anchor, head), end: Math.max(anchor, head) }, head < anchor);
      return;
    }
    const from = words ?? beginning();
    if (!from) return;
    const whole = around(from, unit); // a word leads to its own sentence first, and that to its paragraph
    const next = whole.start === from.start && whole.end === from.end ? neighbour(from, step, unit) : whole;
    if (next) go(next);
  };

  /** @param {1 | -1} step */
  const toEnd = (step) => {
    const words = here();
    const inside = words ? spansOf(words.line, "word").filter(([start, end]) => start >= words.start && end <= words.end) : [];
    const span = inside.at(step > 0 ? -1 : 0);
    if (words && span) go({ line: words.line, start: span[0], end: span[1] });
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.metaKey || event.defaultPrevented) return;
    const line = here()?.line ?? text.querySelector(".line");
    const forth = line instanceof HTMLElement && runsLeft(line) ? -1 : 1;
    const unit = event.ctrlKey || event.altKey ? "sentence" : "word";
    switch (event.key) {
      case "ArrowRight": return walk(event, /** @type {1 | -1} */ (forth), unit);
      case "ArrowLeft": return walk(event, /** @type {1 | -1} */ (-forth), unit);
      case "ArrowDown": return walk(event, 1, "line");
      case "ArrowUp": return walk(event, -1, "line");
      case "Home":
      case "End":
        event.preventDefault();
        return toEnd(event.key === "End" ? 1 : -1);
      case "Tab":
        if (!event.shiftKey && selectedWords() && act.tools()) event.preventDefault();
        return;
      case " ": {
        event.preventDefault();
        const words = here();
        const tag = words && tagsAt(words).at(-1);
        if (tag) act.take(tag);
        else say("No tag here.");
        return;
      }
      case "Escape":
        event.preventDefault();
        if (selectedWords()) {
          getSelection()?.removeAllRanges();
          say("Nothing is selected.");
        } else {
          act.leave();
        }
    }
  };
  walker.addEventListener("keydown", onKey);
  text.addEventListener("keydown", (event) => {
    if (event.target === text) onKey(event);
  });
  return () => {
    walker.focus({ preventScroll: true });
    const words = here() ?? beginning();
    const first = words && (words.start < words.end ? words : neighbour(words, 1, "word"));
    told = { line: "", tags: "" };
    if (first) go(first);
  };
}

/** Scroll words into view, in the text's own column or in the window. @param {HTMLElement} text @param {Words} words */
function reveal(text, words) {
  const [box, view] = [rangeOf(words).getBoundingClientRect(), text.getBoundingClientRect()];
  const [top, bottom] = [Math.max(0, view.top), Math.min(innerHeight, view.bottom)];
  if (box.top >= top + 20 && box.bottom <= bottom - 80) return;
  const by = box.top - top - (bottom - top) / 3;
  if (text.scrollHeight > text.clientHeight + 1) text.scrollTop += by;
  else scrollBy({ top: by, behavior: "instant" });
}
