// What is found: how each quote and each paragraph is shown.
import { h } from "../common/dom.js";

/** @import { Found, FoundText, Index, Piece, Source } from "../types.d.ts" */

/** @param {Piece[]} pieces */
export const litWords = (pieces) => pieces.map(({ text, hit }) => (hit ? h("mark", { class: "hit" }, text) : text));

/** The archive's translation of words, if there is one. @param {Source} source */
const translated = ({ translation: [text, by] }) => (text
  ? h("p", { class: "translation", lang: "en" }, `In English: ${text} `, h("small", {}, `(translated by ${by})`)) : null);

/**
 * What makes the cards of a quote, and of a paragraph.
 * @param {Index["addresses"]} addresses each with * for the id
 * @param {(address: string) => string} full the whole of an address from the site's root
 * @param {(filter: string, value: string) => string} label
 */
export const cards = (addresses, full, label) => ({ quote: quoteCard(addresses, full, label), text: textCard(addresses, full) });

/**
 * @param {Index["addresses"]} addresses
 * @param {(address: string) => string} full
 * @param {(filter: string, value: string) => string} label
 * @returns {(quote: Found) => HTMLElement}
 */
const quoteCard = (addresses, full, label) => (quote) => {
  const { shown } = quote;
  /** @param {string} pattern @param {string} id */
  const page = (pattern, id) => full(pattern.replace("*", id));
  /** @param {string} id @param {string} name */
  const speaker = (id, name) => h("a", { class: "speaker", href: page(addresses.speaker, id) }, name);
  const via = quote.via.flatMap(([id, name], place) => [place ? ", " : "via ", speaker(id, name)]);
  const topics = quote.topics.map((id) => h("a", { class: "topic", href: page(addresses.topic, id) }, label("topic", id)));
  const address = full(quote.url);
  return h("li", { class: `card outlet--${shown.colour}`, "data-quote": `${quote.article}/${quote.id}` },
    h("blockquote", { class: `card__words words words--${shown.way}`, lang: shown.language },
      context(shown.before, "before"), h("a", { class: "finder__link", href: address }, ...litWords(shown.pieces)), context(shown.after, "after")),
    translated(shown),
    h("p", { class: "card__source" },
      speaker(quote.speaker, quote.speaker_name), " ",
      via.length ? h("span", { class: "via" }, ...via) : null, " ",
      h("span", { class: `kind kind--${quote.kind}` }, label("kind", quote.kind)), " ",
      quote.reviewed ? null : h("span", { class: "unreviewed" }, "tagged by machine, not yet reviewed")),
    h("p", { class: "card__where" },
      h("span", { class: `outlet outlet--${shown.colour} shape--${shown.shape}` }, h("a", { href: page(addresses.article, quote.article) }, shown.outlet)), " ",
      quote.published ? h("time", { datetime: quote.published }, shown.date) : h("span", { class: "unknown" }, shown.date), " ",
      h("a", { class: "place", href: address, title: "Read it in the article" }, shown.place), " ",
      ...topics, " ", h("button", { class: "finder__copy", type: "button", onclick: copy }, "Copy link")));

  /** @param {{ currentTarget: HTMLButtonElement }} event */
  async function copy({ currentTarget: button }) {
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied";
    } catch {
      // No clipboard here (an unsafe origin, or refused): show the address, selected, to copy by hand.
      const field = h("input", { class: "finder__address", readonly: true, value: address, "aria-label": "Permanent address" });
      button.after(field);
      field.select();
      return;
    }
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  }
};

/** @param {string} text @param {string} side */
const context = (text, side) => (text.trim() ? h("span", { class: `finder__context finder__context--${side}` }, text) : null);

/**
 * @param {Index["addresses"]} addresses
 * @param {(address: string) => string} full
 * @returns {(text: FoundText) => HTMLElement}
 */
const textCard = (addresses, full) => ({ url, article, published, shown }) => h("li", { class: `card card--text outlet--${shown.colour}`, "data-text": url },
  h("blockquote", { class: "card__words words", lang: shown.language }, h("a", { class: "finder__link", href: full(url) }, ...litWords(shown.pieces))),
  translated(shown),
  h("p", { class: "card__where" },
    h("span", { class: `outlet outlet--${shown.colour} shape--${shown.shape}` }, h("a", { href: full(addresses.article.replace("*", article)) }, shown.outlet)), " ",
    published ? h("time", { datetime: published }, shown.date) : h("span", { class: "unknown" }, shown.date), " ",
    h("a", { class: "place", href: full(url), title: "Read it in the article" }, shown.place)));
