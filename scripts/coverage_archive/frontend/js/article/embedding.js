// What a reader pastes into another page to show a quote there: the frame of its card.
import { h } from "../common/dom.js";
import { pageAddress } from "../linking/places.js";

const WIDTH = 600; // as wide as a card is at most; a narrower page makes it narrower
const AROUND = 200; // pixels for what stands above and below the words of a card
const LINE = 29;
const LETTERS = 50; // on a line, where the card is somewhat narrower than it could be

/**
 * The code of a frame that is high enough for a quote's card.
 * @param {string} id the quote's
 * @param {string} words
 * @param {string} attribution who says them, and where
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
