// Draws an article into its side of the page, from the JSON file with its text.
import { all, h } from "../common/dom.js";

/** @import { Block, Side, Text, Word } from "../types.d.ts" */

/** Return all blocks of an article, in the order in which their words are compared. @param {Text} text @returns {Block[]} */
export const blocksOf = (text) => [...text.head, ...text.stretches.flatMap(({ blocks }) => blocks)];

/** Return the element for an outlet's name, with its colour and shape. @param {Text} text @param {Node | string} shown */
export const outlet = ({ colour, shape }, shown) =>
  h("span", { class: `outlet outlet--${colour} shape--${shape}` }, shown);

/** Return a block's words as an element. Their HTML is safe: the archive generated it. @param {"h2" | "p"} name @param {Block} block @param {Text} text */
function words(name, block, text) {
  const element = h(name, { class: "verbatim", lang: text.language, "data-block": block.id, "data-number": block.number, dir: "auto" });
  element.innerHTML = block.html;
  all("mark:has(mark)", element).forEach(leaveInner);
  return element;
}

/** Underline only those words of a quote that are in no quote inside it, because inner quotes have their own lines. @param {HTMLElement} quote */
function leaveInner(quote) {
  for (const { node } of textNodes(quote)) {
    if (node.parentElement?.closest("mark") !== quote) continue;
    const way = [...quote.classList].find((name) => name.startsWith("words--"));
    const line = h("span", { class: `quote-line ${way}` });
    node.replaceWith(line);
    line.append(node);
  }
}

/** Return the text nodes of an element, each with its offset in the element's text, in UTF-16 units. @param {Element} element */
function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {{ node: globalThis.Text, at: number }[]} */
  const found = [];
  for (let at = 0, node = walker.nextNode(); node instanceof globalThis.Text; node = walker.nextNode()) {
    found.push({ node, at });
    at += node.length;
  }
  return found;
}

/** Draw an article into an element, and return the side with its elements. @type {(element: HTMLElement, text: Text) => Side} */
export function draw(element, text) {
  const blocks = text.stretches.map((stretch) => stretch.blocks.map((block) => words("p", block, text)));
  const stretches = text.stretches.map(({ id, title }, number) => {
    const heading = h("h3", {}, h("a", { href: `${text.address}#${id}` }, title || "No topic"));
    if (!title) heading.className = "visually-hidden";
    return h("div", { class: "stretch", "data-stretch": number }, heading, ...blocks[number]);
  });
  const [first, ...standfirsts] = text.head;
  const headline = text.supplied ? h("h2", {}, text.supplied) : words("h2", first, text);
  element.replaceChildren(
    h(
      "header",
      { class: `beside__title outlet--${text.colour}` },
      h("p", { class: "beside__source" }, outlet(text, h("a", { href: text.address }, text.outlet)), " ", text.date),
      headline,
      ...(text.supplied ? text.head : standfirsts).map((block) => words("p", block, text)),
      ...text.notes.map((note) => h("p", { class: "fine" }, note)),
    ),
    ...stretches,
  );
  element.className = `beside__side outlet--${text.colour}`;
  element.setAttribute("aria-label", `${text.outlet}, ${text.date}`);
  element.scrollTop = 0;
  return { text, element, stretches, blocks };
}

/**
 * Mark the words in shared phrases. `around` has, for each word of each block, the numbers of the phrases that contain it.
 * Words with the same numbers and only white space between them get one element.
 * @type {(side: Side, around: number[][][]) => void}
 */
export function light({ text, element }, around) {
  blocksOf(text).forEach((block, number) => {
    const found = element.querySelector(`[data-block="${block.id}"]`);
    if (!found) return; // a headline that is supplied
    for (const { start, end, phrases } of runs(block.words, around[number], found.textContent ?? "")) {
      wrap(found, start, end, phrases);
    }
  });
}

/** @type {(words: Word[], around: number[][], text: string) => { start: number, end: number, phrases: string }[]} */
function runs(words, around, text) {
  /** @type {{ start: number, end: number, phrases: string }[]} */
  const found = [];
  words.forEach(([start, end], at) => {
    const phrases = around[at].join(" ");
    const last = found.at(-1);
    if (!phrases) return;
    if (last?.phrases === phrases && !text.slice(last.end, start).trim()) last.end = end;
    else found.push({ start, end, phrases });
  });
  return found;
}

/**
 * Put an element around the text from one offset to another; where other elements begin or end, put several.
 * @type {(block: Element, start: number, end: number, phrases: string) => void}
 */
function wrap(block, start, end, phrases) {
  for (const { node, at } of textNodes(block)) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(h("span", { class: "word word--shared", "data-phrases": phrases }));
  }
}
