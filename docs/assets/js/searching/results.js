// Quotes that are found: how each is shown, and taken away as a file.
import { h } from "../dom.js";

/** @import { Found, Table } from "../types.d.ts" */

/**
 * What makes the card of a quote.
 * @param {Table["addresses"]} addresses each with * for the id
 * @param {(address: string) => string} full the whole of an address from the site's root
 * @param {(filter: string, value: string) => string} label
 * @returns {(quote: Found) => HTMLElement}
 */
export const cards = (addresses, full, label) => (quote) => {
  const { shown } = quote;
  /** @param {string} pattern @param {string} id */
  const page = (pattern, id) => full(pattern.replace("*", id));
  /** @param {string} id @param {string} name */
  const speaker = (id, name) => h("a", { class: "speaker", href: page(addresses.speaker, id) }, name);
  const via = quote.via.flatMap((id, place) => [place ? ", " : "via ", speaker(id, shown.via[place])]);
  const topics = quote.topics.map((id) => h("a", { class: "topic", href: page(addresses.topic, id) }, label("topic", id)));
  const words = shown.pieces.map(({ text, hit }) => (hit ? h("mark", { class: "hit" }, text) : text));
  const address = full(quote.url);
  return h("li", { class: `card outlet--${shown.colour}`, "data-quote": `${quote.article}/${quote.id}` },
    h("blockquote", { class: `card__words words words--${shown.way}`, lang: shown.language },
      context(shown.before, "before"), h("a", { class: "finder__link", href: address }, ...words), context(shown.after, "after")),
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
 * CSV (RFC 4180) for spreadsheets: a value that one would run as a formula starts with an apostrophe.
 * @param {Record<string, unknown>[]} quotes
 * @param {Table["csv"]} form
 */
export function csv(quotes, { columns, separator }) {
  /** @param {unknown} value */
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(separator) : String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [columns, ...quotes.map((quote) => columns.map((column) => quote[column]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
