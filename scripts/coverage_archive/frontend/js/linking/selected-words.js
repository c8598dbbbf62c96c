// Offers a link to the words that the reader selects: the paragraph's address with a text fragment that finds the words.
import { all, h, offsetIn } from "../common/dom.js";
import { copy } from "../common/copy-and-save.js";
import { pageAddress } from "./places.js";

/** @typedef {{ first: Element, last: Element, start: number, end: number }} Words Selected words: from an offset in the text of the first element to an offset in that of the last. */

const QUOTABLE = ".page p.verbatim[id], .page h1.verbatim[id], .page figcaption .verbatim[id]";
const WHOLE = 120; // longer selections are named by how they begin and end
const ENDS = 5; // words

/** @param {string} text */
const squeezed = (text) => text.replace(/\s+/gu, " ").trim();
/** @param {string} words */
const encode = (words) => encodeURIComponent(words).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param {Node} node */
const quotable = (node) => (node instanceof Element ? node : node.parentElement)?.closest(QUOTABLE);

/** Return the word at a place of a text, divided as browsers do it for text fragments, or null between words. @param {string} text @param {number} place */
function wordAt(text, place) {
  const found = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text).containing(place);
  return found?.isWordLike ? found : null;
}

/** Return the selection, extended to whole words, or null if it has nothing that can be linked. @returns {Words | null} */
function selectedWords() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = all(QUOTABLE).filter((block) => range.intersectsNode(block));
  const first = quotable(range.startContainer) ?? blocks[0];
  const last = quotable(range.endContainer) ?? blocks.at(-1);
  if (!first || !last || [first, last].some((block) => !range.intersectsNode(block))) return null;
  const [before, after] = [first.textContent, last.textContent];
  let start = first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0;
  let end = last.contains(range.endContainer) ? offsetIn(last, range.endContainer, range.endOffset) : after.length;
  while (start < before.length && /\s/u.test(before[start])) start++;
  while (end > 0 && /\s/u.test(after[end - 1])) end--;
  if (first === last ? start >= end : end === 0) return null;
  const [opening, closing] = [wordAt(before, start), wordAt(after, end - 1)];
  if (opening) start = opening.index;
  if (closing) end = closing.index + closing.segment.length;
  return { first, last, start, end };
}

/** Return how often words are on the page, with any capitals and white space, as text fragments match them. @param {string} words */
function occurrences(words) {
  const text = squeezed(/** @type {HTMLElement} */ (document.querySelector(".page")).innerText).toLowerCase();
  return text.split(squeezed(words).toLowerCase()).length - 1;
}

/** Return the fragment for words: the paragraph's id, and a text directive that finds the words in it. @param {Words} words */
function fragmentFor({ first, last, start, end }) {
  const before = first.textContent;
  const after = last.textContent;
  const words = first === last ? squeezed(before.slice(start, end)) : null;
  let opening = words ?? "";
  let closing = "";
  if (words === null || (words.length > WHOLE && words.split(" ").length > 2 * ENDS)) {
    opening = squeezed(before.slice(start, words === null ? undefined : end)).split(" ").slice(0, ENDS).join(" ");
    closing = squeezed(after.slice(words === null ? 0 : start, end)).split(" ").slice(-ENDS).join(" ");
  }
  const lead = squeezed(before.slice(0, start)).split(" ").filter(Boolean);
  const trail = squeezed(after.slice(end)).split(" ").filter(Boolean);
  let prefix = "";
  let suffix = "";
  /** Return the opening words between prefix and suffix, with a space only where the page has white space. */
  const inContext = () => {
    const spaceBefore = prefix && /\s/u.test(before[start - 1]) ? " " : "";
    const spaceAfter = suffix && /\s/u.test(after[end]) ? " " : "";
    return prefix + spaceBefore + opening + spaceAfter + suffix;
  };
  // Add words before and after the selected ones until the directive fits only one place of the page.
  for (let size = 1; size <= Math.max(lead.length, trail.length) && occurrences(inContext()) > 1; size++) {
    prefix = lead.slice(-size).join(" ");
    if (!closing) suffix = trail.slice(0, size).join(" ");
  }
  const directive = [prefix && `${encode(prefix)}-`, encode(opening), closing && encode(closing), suffix && `-${encode(suffix)}`];
  return `#${first.id}:~:text=${directive.filter(Boolean).join(",")}`;
}

/** Show a button right below selected words that copies a link to them; the Tab key reaches it next. */
export function offerLinkToSelection() {
  /** @type {Words | null} */
  let chosen = null;
  let wait = 0;
  const button = h("button", {
    type: "button",
    class: "link-to-words",
    hidden: true,
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(), // keep the selection
    onclick: () => {
      if (chosen) copy(pageAddress() + fragmentFor(chosen), "Link to these words");
      button.hidden = true;
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") button.hidden = true;
    },
  }, "Copy link to these words");
  const offer = () => {
    if (document.activeElement === button) return;
    chosen = selectedWords();
    button.hidden = !chosen;
    if (!chosen) return;
    const host = chosen.last.closest(".paragraph, .article-head") ?? chosen.last.parentElement;
    if (chosen.last.parentElement === host) chosen.last.after(button);
    else host?.append(button);
    const box = /** @type {Selection} */ (getSelection()).getRangeAt(0).getBoundingClientRect();
    const origin = /** @type {Element} */ (button.offsetParent).getBoundingClientRect();
    const left = Math.min(Math.max(box.left, 8), innerWidth - button.offsetWidth - 8);
    button.style.left = `${left - origin.left}px`;
    button.style.top = `${box.bottom - origin.top + 6}px`;
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(offer, 120);
  });
}
