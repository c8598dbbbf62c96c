// Makes the cards that show the quotes and paragraphs found.
import { h } from "../common/dom.js";

/** @import { Found, FoundText, Index, Piece, SaidOn, Source } from "../types.d.ts" */

/** @param {Piece[]} pieces */
export const litWords = (pieces) => pieces.map(({ text, hit }) => (hit ? h("mark", { class: "hit" }, text) : text));

/** Return an element with the archive's translation of the words, or null if there is none. @param {Source} source */
const translated = ({ translation: [text, by] }) => (text
  ? h("p", { class: "translation", lang: "en" }, `In English: ${text} `, h("small", {}, `(translated by ${by})`)) : null);

/** @param {string} text @param {string} side */
const context = (text, side) => (text.trim() ? h("span", { class: `finder__context finder__context--${side}` }, text) : null);

/**
 * Return functions that make the card of a quote, that of a paragraph, and that of a part of a clause or a topic.
 * @param {Index["addresses"]} addresses each with * for the id
 * @param {(address: string) => string} full makes an address from the site's root a full one
 * @param {(filter: string, value: string) => string} label
 */
export function cards(addresses, full, label) {
  /** @param {string} pattern @param {string} id */
  const page = (pattern, id) => full(pattern.replace("*", id));
  /** @param {string} id @param {string} name */
  const speaker = (id, name) => h("a", { class: "speaker", href: page(addresses.speaker, id) }, name);
  /** Return the outlet, date and place in the article of a quote or paragraph. @param {Found | FoundText} found */
  const where = ({ article, published, url, shown: { outlet, colour, shape, date, place } }) => [
    h("span", { class: `outlet outlet--${colour} shape--${shape}` }, h("a", { href: page(addresses.article, article) }, outlet)), " ",
    published ? h("time", { datetime: published }, date) : h("span", { class: "unknown" }, date), " ",
    h("a", { class: "place", href: full(url), title: "Read it in the article" }, place),
  ];
  /** @param {Found | FoundText} found */
  const link = ({ url, shown }) => h("a", { class: "finder__link", href: full(url) }, ...litWords(shown.pieces));

  /** @param {FoundText} found */
  const text = (found) => h("li", { class: `card card--text outlet--${found.shown.colour}`, "data-text": found.url },
    h("blockquote", { class: "card__words words", lang: found.shown.language }, link(found)),
    translated(found.shown), howFound(found.shown),
    h("p", { class: "card__where" }, ...where(found)));

  /** @param {SaidOn} found */
  const part = ({ url, title, what, about, said, more }) => h("li", { class: "card card--part" },
    h("p", { class: "card__title" }, h("a", { class: "finder__link", href: full(url) }, title), " ", h("small", {}, what)),
    about ? h("p", { class: "card__about" }, about) : null,
    h("dl", { class: "card__said" }, ...said.flatMap(([article, block, text, outlet, colour, shape, lang]) => [
      h("dt", { class: `outlet outlet--${colour} shape--${shape}` }, h("a", { href: full(`${addresses.article.replace("*", article)}#${block}`) }, outlet)),
      h("dd", { class: "words", lang }, text),
    ])),
    more ? h("p", { class: "fine" }, h("a", { href: full(url) }, `${more} more`)) : null);

  /** @param {Found} found */
  const quote = (found) => {
    const { shown } = found;
    const via = found.via.flatMap(([id, name], place) => [place ? ", " : "via ", speaker(id, name)]);
    const topics = found.topics.map((id) => h("a", { class: "topic", href: page(addresses.topic, id) }, label("topic", id)));
    return h("li", { class: `card outlet--${shown.colour}`, "data-quote": `${found.article}/${found.id}` },
      h("blockquote", { class: `card__words words words--${shown.given[0]}`, lang: shown.language },
        context(shown.before, "before"), link(found), context(shown.after, "after")),
      translated(shown), howFound(shown),
      h("p", { class: "card__source" },
        speaker(found.speaker, found.speaker_name), " ",
        via.length ? h("span", { class: "via" }, ...via) : null, " ",
        h("span", { class: "treatment" }, shown.given[1]), " ",
        found.reviewed ? null : h("span", { class: "unreviewed" }, "tagged by machine, not yet reviewed")),
      h("p", { class: "card__where" }, ...where(found), " ", ...topics, " ",
        h("button", { class: "finder__copy", type: "button", onclick: copier(full(found.url)) }, "Copy link")));
  };
  return { quote, text, part };
}

/** Return a line that says which words of the query a text lacks, or has by near words only. @param {Source} source */
export function howFound({ lacks, near }) {
  const lines = [lacks.length ? `without ${quoted(lacks)}` : "", near.length ? `near words for ${quoted(near)}` : ""].filter(Boolean);
  return lines.length ? h("p", { class: "card__how fine" }, lines.join("; ")) : null;
}

/** Return words as a list of quotations. @param {string[]} words */
export const quoted = (words) => words.map((word) => (/^“/.test(word) ? word : `“${word}”`)).join(", ");

/** Return a listener that copies an address, and says so on its button. @param {string} address */
const copier = (address) => async (/** @type {{ currentTarget: HTMLButtonElement }} */ { currentTarget: button }) => {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  } catch {
    // There is no clipboard (on an unsafe origin, or if refused), so show the address, selected, to be copied by hand.
    const field = h("input", { class: "finder__address", readonly: true, value: address, "aria-label": "Permanent address" });
    button.after(field);
    field.select();
  }
};
