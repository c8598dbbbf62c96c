// Shows results below a search box while the reader types: quotes and paragraphs with their outlets, and names.
import { all, h } from "../common/dom.js";
import { SearchIndex } from "./engine.js";
import { howMany } from "./filters.js";
import { named, partsNamed } from "./named.js";
import { didYouMean } from "./nothing-found.js";
import { around, Records } from "./records.js";
import { howFound, litWords } from "./results.js";

/** @import { FoundText, Found } from "../types.d.ts" */

const QUOTES = 3, TEXTS = 3, NAMES = 5, PARTS = 2; // shown of each
const TYPING_PAUSE = 80, TYPING_RESTS = 800; // milliseconds

/** @type {Promise<[SearchIndex, Records]> | null} */
let opened = null;

/** @param {URL} folder */
const open = (folder) => (opened ??= SearchIndex.open(folder)
  .then((search) => /** @type {[SearchIndex, Records]} */ ([search, new Records(search)]))
  .catch((error) => { opened = null; throw error; }));

/** Show results below a form's search box, now and at every change of its text. @param {HTMLInputElement} input */
export function answerIn(input) {
  const form = input.form;
  if (!form) return;
  const page = new URL(form.action);
  const root = new URL("../", page);
  const list = h("div", { class: "search-box__found", hidden: true });
  const status = h("p", { role: "status", class: "visually-hidden" });
  form.classList.add("answers");
  form.append(list, status);
  let [asked, pause, rest] = [0, 0, 0];
  const close = () => { list.hidden = true; };

  const show = async () => {
    const asking = ++asked;
    const text = input.value.trim();
    clearTimeout(rest);
    if (!text) return close();
    try {
      const [search, records] = await open(new URL("index/", page));
      const found = await search.find(text, {}, { typing: true });
      const parts = await partsNamed(search, records, found, PARTS);
      const [quotesFound, texts, pages] = await Promise.all([
        records.quotes(found.rows.slice(0, QUOTES), found), records.blocks(found.blocks.slice(0, TEXTS), found),
        named(search, records, found.entries, NAMES, parts.others),
      ]);
      if (asking !== asked || !form.contains(document.activeElement)) return;
      const linkTo = (/** @type {string} */ q, /** @type {string} */ words) => h("a", { href: `${form.action}?${new URLSearchParams({ q })}` }, words);
      const count = howMany(found.rows.length, found.blocks.length, parts.first.length);
      const focused = all("a", list).findIndex((link) => link === document.activeElement);
      list.replaceChildren(
        h("p", { class: "search-box__all" }, linkTo(text, `All results for “${text}”`), ` ${count}`),
        ...group("Parts and topics", parts.first.map(({ url, title, about }) => line(new URL(url, root), [title], about))),
        ...group("Quotes", quotesFound.map((quote) => hit(quote, `${quote.speaker_name}, in `, root))),
        ...group("In articles", texts.map((each) => hit(each, "", root))),
        ...group("Names and pages", pages.map(({ url, title, what }) => line(new URL(url, root), [title], what))),
      );
      list.hidden = false;
      if (focused >= 0) all("a", list).at(Math.min(focused, all("a", list).length - 1))?.focus();
      rest = setTimeout(async () => {
        status.textContent = count;
        const [meant] = await didYouMean(search, text, {}, found).catch(() => []);
        if (meant && asking === asked) list.prepend(h("p", { class: "search-box__all" }, "Did you mean ", linkTo(meant, meant), "?"));
      }, TYPING_RESTS);
    } catch (error) {
      console.warn("Search:", error);
      opened = null;
      close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, TYPING_PAUSE);
  });
  input.addEventListener("focus", show);
  form.addEventListener("keydown", (event) => {
    const links = all("a", list);
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      input.focus();
      asked += 1;
      close();
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      (links[at + (event.key === "ArrowDown" ? 1 : -1)] ?? input).focus();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  open(new URL("index/", page)).catch(() => {});
  show();
}

/** @param {string} title @param {HTMLElement[]} lines */
const group = (title, lines) => (lines.length ? [h("h2", {}, title), h("ul", {}, ...lines)] : []);

/** @param {Found | FoundText} found @param {string} who @param {URL} root */
const hit = ({ url, shown }, who, root) => line(new URL(url, root), [
  h("span", { class: "verbatim", lang: shown.language }, ...litWords(around(shown.pieces))),
], `${who}${shown.outlet}, ${shown.place}`, howFound(shown));

/** @param {URL} url @param {(Node | string)[]} words @param {string} what @param {Node | null} [how] */
const line = ({ href }, words, what, how = null) => h("li", {}, h("a", { href }, ...words, h("small", {}, what)), how);
