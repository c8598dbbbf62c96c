// Finds words in the text of the desk: from the selection, from offsets in the capture, and back.
import { all, offsetIn } from "../common/dom.js";
import { codePoints, offsetOf } from "./words.js";

/** @typedef {{ line: HTMLElement, start: number, end: number }} Words Words of one line; offsets in its text, in UTF-16 code units. */

export const LINES = ".desk-text .line";

/** Return the line of the text that a node stands in, if there is one. @param {Node | null} node @returns {HTMLElement | null} */
export const lineOf = (node) => (node instanceof Element ? node : node?.parentElement ?? null)?.closest(LINES) ?? null;

/** Return the selected words, or null. A selection over several lines gives its words in the first of them. @returns {Words | null} */
export function selectedWords() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  for (const line of all(LINES).filter((one) => range.intersectsNode(one))) {
    const text = line.textContent;
    let start = line.contains(range.startContainer) ? offsetIn(line, range.startContainer, range.startOffset) : 0;
    let end = line.contains(range.endContainer) ? offsetIn(line, range.endContainer, range.endOffset) : text.length;
    while (start < end && /\s/u.test(text[start])) start++;
    while (end > start && /\s/u.test(text[end - 1])) end--;
    if (start < end) return { line, start, end };
  }
  return null;
}

/** Return the place in an element at an offset of its text. @param {Node} element @param {number} offset @returns {[node: Node, offset: number]} */
function placeAt(element, offset) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = /** @type {Node | null} */ (null);
  while (texts.nextNode()) {
    last = texts.currentNode;
    const length = (last.nodeValue ?? "").length;
    if (offset <= length) return [last, offset];
    offset -= length;
  }
  return last ? [last, (last.nodeValue ?? "").length] : [element, 0];
}

/** Return the range of words. @param {Words} words */
export function rangeOf({ line, start, end }) {
  const range = document.createRange();
  range.setStart(...placeAt(line, start));
  range.setEnd(...placeAt(line, end));
  return range;
}

/** Select words of the text. @param {Words} words */
export function select(words) {
  const range = rangeOf(words);
  getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Return where words stand in the capture, in code points. @param {Words} words */
export function inCapture({ line, start, end }) {
  const [first, text] = [Number(line.dataset.start), line.textContent];
  return { start: first + codePoints(text.slice(0, start)), end: first + codePoints(text.slice(0, end)) };
}

/** Return the words between two offsets of the capture, in code points, or null if no line has them. @param {number} start @param {number} end @returns {Words | null} */
export function wordsAt(start, end) {
  const line = all(LINES).filter((one) => Number(one.dataset.start) <= start).at(-1);
  if (!line || !(start < end)) return null;
  const [first, text] = [Number(line.dataset.start), line.textContent];
  return { line, start: offsetOf(text, start - first), end: offsetOf(text, end - first) };
}
