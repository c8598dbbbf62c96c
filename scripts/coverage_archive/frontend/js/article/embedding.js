// Makes the HTML that readers paste into a page of another site to show a quote's card there.
import { h } from "../common/dom.js";
import { pageAddress } from "../linking/places.js";

const WIDTH = 600; // as wide as a card is at most; a narrower page makes it narrower
const AROUND = 200; // pixels for what stands above and below the words of a card
const LINE = 29;
const LETTERS = 50; // on a line, where the card is somewhat narrower than it could be

/**
 * Return the HTML of a frame that is high enough for a quote's card.
 * @param {string} id the id of the quote
 * @param {string} words
 * @param {string} attribution who says the words, and in which outlet
 */
export function embedding(id, words, attribution) {
  const said = words.replace(/\s+/gu, " ").trim();
  const wide = said.match(/[\u1100-\u11FF\u2E80-\uFFDC]/gu)?.length ?? 0; // Korean, Chinese, Japanese: twice as wide
  const lines = Math.ceil((said.length + wide) / LETTERS);
  const begun = said.length > 60 ? `${said.slice(0, 60).replace(/\s?\S*$/u, "")} …` : said;
  return h("iframe", {
    src: `${new URL("card/", pageAddress())}#${id}`,
    title: `“${begun}” — ${attribution}`,
    width: WIDTH,
    height: AROUND + LINE * lines,
    loading: "lazy",
    style: "max-width:100%;border:0",
  }).outerHTML;
}
