// Connects the search page's box, filters and results with the index. The page's address has the state of the search.
import { all, closest, h, one } from "../common/dom.js";
import { addressOf, stateIn } from "./address.js";
import { take } from "./downloads.js";
import { FilterList, howMany, number, several } from "./filters.js";
import { pressed } from "./keys.js";
import { named, partsNamed } from "./named.js";
import { whatToTry } from "./nothing-found.js";
import { Records } from "./records.js";
import { cards, quoted } from "./results.js";

/** @import { Answer, Found, FoundText, Named, SaidOn, State, Where } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

const PAGE = 25; // results shown at first, and with every "more"
const FIRST = 3; // results shown before the rest of them is loaded: a phone's screen
const TYPING_PAUSE = 80, TYPING_RESTS = 800; // milliseconds
const PAGES = 12, PARTS = 3; // names and pages shown; parts and topics shown before other results
const OFFERS = [["speaker", "speaker"], ["speaker", "via"], ["topic", "topic"], ["outlet", "outlet"]]; // what is named, and the filter of it
const NOT_OFFERED = "kind"; // a filter that addresses saved before `given` ask for
const OFFERED = 4; // speakers, topics ... that a query names, offered as filters

export class Finder {
  asked = 0; // the number of the latest search, so that a slower earlier one is dropped
  typing = false;
  pause = 0;
  rest = 0;
  shown = 0;
  /** @type {Found[]} */
  quotes = [];
  /** @type {Answer} */
  found = { query: { demands: [], not: [] }, met: [], rows: [], blocks: [], results: [], entries: {}, named: [], partial: false, nearer: false, missing: [], scores: { quotes: new Float64Array(), blocks: new Float64Array() } };
  /** @type {Answer["results"]} */
  rows = [];

  /** @param {HTMLElement} element @param {SearchIndex} search */
  constructor(element, search) {
    this.element = element;
    this.engine = search;
    this.records = new Records(search);
    this.title = document.title;
    this.root = new URL(element.dataset.root ?? "", document.baseURI);
    this.input = one(".finder__q", element, HTMLInputElement);
    this.order = one(".finder__sort select", element, HTMLSelectElement);
    this.bestMatch = this.order.options[0].text;
    this.where = all(".finder__where input", element).filter((box) => box instanceof HTMLInputElement);
    this.status = one(".finder__count", element);
    this.said = one(".finder__said", element);
    this.results = one(".finder__results", element);
    this.parts = one(".finder__parts", element);
    this.more = one(".finder__more", element);
    this.none = one(".finder__none", element);
    this.pages = one(".finder__pages", element);
    this.chips = one(".finder__chips", element);
    this.downloads = one(".finder__downloads", element);
    const full = (/** @type {string} */ address) => new URL(address, this.root).href;
    this.cards = cards(search.index.addresses, full, (filter, value) => this.label(filter, value));
    this.lists = search.filters
      .filter(({ id, entries }) => entries.length > 1 && id !== NOT_OFFERED)
      .map((filter) => new FilterList(filter, (...choice) => this.choose(...choice)));
    one(".finder__lists", element).append(...this.lists.map((list) => list.element));
    one(".finder__filters", element, HTMLDetailsElement).open = matchMedia("(min-width: 60em)").matches;
    this.listen();
  }

  listen() {
    one("form", this.element).addEventListener("submit", (event) => {
      event.preventDefault();
      this.typing = false;
      this.change({});
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.change({}, { typed: true }), TYPING_PAUSE);
    });
    this.input.addEventListener("blur", () => { this.typing = false; });
    this.order.addEventListener("change", () => this.change({ order: this.order.value }));
    for (const box of this.where) box.addEventListener("change", () => this.change({ where: /** @type {Where} */ (box.value) }));
    this.more.addEventListener("click", () => this.showMore());
    this.downloads.addEventListener("click", (event) => {
      const { format } = closest(event, "[data-format]")?.dataset ?? {};
      if (format) take(format, this.quotes, this.root);
    });
    addEventListener("popstate", () => this.search());
    addEventListener("keydown", (event) => pressed(event, this));
  }

  /** The state of the search, read from the page's address. @returns {State} */
  get state() {
    return stateIn(location.search, this.engine.filters);
  }

  /** Return the label of a filter's value, or the value itself if it is unknown. @param {string} filter @param {string} value */
  label(filter, value) {
    return this.engine.filters.find(({ id }) => id === filter)?.values.find(([id]) => id === value)?.[1] ?? value;
  }

  /** Write a changed state into the address, and search. Changes by typing, one after the other, are one step of the history. @param {Partial<State>} changes @param {{ typed?: boolean }} [how] */
  change(changes, { typed = false } = {}) {
    clearTimeout(this.pause);
    const address = addressOf({ ...this.state, text: this.input.value, ...changes });
    if (address !== (location.search || location.pathname)) {
      history[typed && this.typing ? "replaceState" : "pushState"](null, "", address);
    }
    this.typing = typed;
    this.search();
  }

  /** @param {string} filter @param {string} value @param {boolean} on */
  choose(filter, value, on) {
    const { chosen } = this.state;
    const others = (chosen[filter] ?? []).filter((other) => other !== value);
    this.change({ chosen: { ...chosen, [filter]: on ? [...others, value] : others } });
  }

  /** Search for the state in the address, and show the results: the first few at once, then the others and the counts. @param {boolean} [near] with near words, which in a large archive are loaded after the first results @returns {Promise<void>} */
  async search(near = Boolean(this.engine.index.parts)) {
    const asking = ++this.asked;
    const slow = setTimeout(() => this.element.setAttribute("aria-busy", "true"), 200);
    try {
      if (/[?&](?:speaker|via)=/.test(location.search)) await this.engine.names();
      const state = this.state;
      if (document.activeElement !== this.input || this.input.value.trim() !== state.text.trim()) this.input.value = state.text;
      document.title = [state.text.trim(), this.title].filter(Boolean).join(" · ");
      this.order.value = state.order;
      this.order.options[0].text = state.text.trim() ? this.bestMatch : "place in the archive";
      for (const box of this.where) box.checked = box.value === state.where;
      const found = await this.engine.find(state.text, state.chosen, { ...state, typing: this.typing, near });
      const rows = found.results.filter(([kind]) => state.where === "all" || (state.where === "quotes") === (kind === "quotes"));
      const parts = await partsNamed(this.engine, this.records, found, state.where === "all" ? PARTS : 0);
      const first = await this.load(rows.slice(0, FIRST), found);
      if (asking !== this.asked) return;
      Object.assign(this, { found, rows, shown: 0, quotes: [] });
      const focused = this.links().findIndex((link) => link === document.activeElement);
      const waits = rows.length > FIRST && !this.engine.index.parts; // of a small archive everything is at hand
      this.element.toggleAttribute("data-waits", waits);
      this.results.replaceChildren();
      this.showParts(parts.first);
      this.show(first);
      this.say(state, parts.first.length);
      one(".finder__named", this.element).hidden = !OFFERS.some(([kind]) => found.entries[kind]?.size); // its place is kept
      recovered();
      if (waits) await new Promise((shown) => setTimeout(shown)); // they are seen before more is asked for
      if (asking !== this.asked) return;
      if (found.nearer) return this.search(true);
      const others = await this.load(rows.slice(FIRST, PAGE), found);
      const pages = await named(this.engine, this.records, found.entries, PAGES, parts.others);
      const counts = await this.engine.counts(found, state.chosen, state.where);
      if (asking !== this.asked) return;
      this.show(others);
      this.element.removeAttribute("data-waits");
      this.showPages(pages);
      if (focused >= 0) this.links().slice(0, focused + 1).at(-1)?.focus();
      this.showFilters(state, counts);
      await this.showNone(state, asking);
    } catch (error) {
      if (asking === this.asked) failed(error, () => this.search());
    } finally {
      clearTimeout(slow);
      if (asking === this.asked) this.element.removeAttribute("aria-busy");
    }
  }

  /** @param {Answer["results"]} rows @param {Answer} found */
  load(rows, found) {
    return Promise.all(rows.map(async ([kind, row]) => {
      const [quote, text] = kind === "quotes" ? await this.records.quotes([row], found) : [null, ...await this.records.blocks([row], found)];
      return { quote, card: quote ? this.cards.quote(quote) : this.cards.text(/** @type {FoundText} */ (text)) };
    }));
  }

  /** @param {SaidOn[]} parts */
  showParts(parts) {
    this.parts.hidden = parts.length === 0;
    this.parts.replaceChildren(...parts.map(this.cards.part));
  }

  /** @param {Awaited<ReturnType<Finder["load"]>>} loaded */
  show(loaded) {
    this.quotes.push(...loaded.flatMap(({ quote }) => quote ?? []));
    this.shown += loaded.length;
    this.results.append(...loaded.map(({ card }) => card));
    const left = this.rows.length - this.shown;
    this.more.hidden = left === 0 || this.shown < PAGE;
    this.more.textContent = `Show ${number(Math.min(PAGE, left))} more of ${number(left)}`;
    this.downloads.hidden = this.quotes.length === 0;
  }

  async showMore() {
    const asking = this.asked;
    const at = this.shown;
    try {
      const loaded = await this.load(this.rows.slice(at, at + PAGE), this.found);
      if (asking !== this.asked || at !== this.shown) return;
      this.show(loaded);
      all(".finder__link", this.results)[at]?.focus();
    } catch (error) {
      failed(error, () => this.search());
    }
  }

  /** Show how much is found; have screen readers announce it when the reader pauses in typing. @param {State} state @param {number} parts */
  say(state, parts) {
    const { rows, blocks, partial } = this.found;
    const everything = rows.length && rows.length === this.engine.count && !state.text.trim();
    const filtered = Object.keys(state.chosen).length ? " with these filters" : "";
    const counts = state.where === "articles" ? several(blocks.length, "paragraph") : howMany(rows.length, state.where === "all" ? blocks.length : 0, parts);
    const some = partial ? " with some of the words" : "";
    this.status.textContent = everything && state.where !== "articles" ? `All ${counts}` : counts + some + filtered;
    for (const box of this.where) {
      const count = { all: rows.length + blocks.length, quotes: rows.length, articles: blocks.length }[box.value] ?? 0;
      one(".finder__number", /** @type {HTMLElement} */ (box.parentElement)).textContent = number(count);
    }
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { this.said.textContent = this.status.textContent; }, this.typing ? TYPING_RESTS : 0);
  }

  /** Return buttons that filter by the speakers, topics and outlets that the query names. @returns {HTMLElement[]} */
  offers() {
    return OFFERS.flatMap(([kind, id]) => {
      const filter = this.engine.filters.find((each) => each.id === id);
      return [...(this.found.entries[kind] ?? [])].flatMap((entry) => {
        const value = filter?.entries.indexOf(entry) ?? -1;
        if (!filter || value < 0) return [];
        const [[of, label], count] = [filter.values[value], filter.countOf(value)];
        const go = () => this.change({ text: "", chosen: { [id]: [of] } });
        return count ? [h("li", {}, h("button", { type: "button", onclick: go }, `${filter.title}: ${label} (${number(count)})`))] : [];
      });
    }).slice(0, OFFERED);
  }

  /** @param {Named[]} pages */
  showPages(pages) {
    this.pages.hidden = pages.length === 0;
    one("ul", this.pages).replaceChildren(...pages.map(({ url, title, what }) => (
      h("li", {}, h("a", { href: new URL(url, this.root).href }, title), " ", h("small", {}, what))
    )));
  }

  /** @param {State} state @param {Record<string, number[]>} counts */
  showFilters(state, counts) {
    const focused = document.activeElement;
    for (const list of this.lists) list.show(new Set(state.chosen[list.filter.id]), counts[list.filter.id]);
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
    const chips = this.engine.filters.flatMap(({ id, title }) => (state.chosen[id] ?? []).map((value) => {
      const label = `${title}: ${this.label(id, value)}`;
      const attributes = { type: "button", "aria-label": `Remove the filter ${label}`, onclick: () => this.choose(id, value, false) };
      return h("li", {}, h("button", attributes, `${label} `, h("span", { "aria-hidden": "true" }, "×")));
    }));
    one(".finder__chosen", this.element).textContent = chips.length ? ` (${chips.length})` : "";
    this.chips.hidden = chips.length === 0;
    const clear = { type: "button", class: "finder__clear", onclick: () => this.change({ chosen: {} }) };
    if (chips.length > 1) chips.push(h("li", {}, h("button", clear, "Remove all")));
    this.chips.replaceChildren(...chips);
    const offers = this.offers();
    one(".finder__named", this.element).hidden = offers.length === 0;
    one(".finder__named", this.element).replaceChildren(...offers);
  }

  /** If nothing has all words, show why, and what to try instead. @param {State} state @param {number} asking */
  async showNone(state, asking) {
    const { partial, missing } = this.found;
    this.none.hidden = (this.rows.length > 0 || !this.parts.hidden) && !partial; // a part or topic is an answer, too
    if (this.none.hidden) return;
    /** @param {Partial<State>} changes @param {string} words */
    const link = (changes, words) => h("a", { href: addressOf({ ...state, ...changes }), onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.change(changes);
    } }, words);
    const tries = await whatToTry(this.engine, this.found, state, link);
    if (asking !== this.asked) return;
    const lines = tries.map((parts) => h("li", {}, ...parts));
    const what = partial ? "No quote and no paragraph has all of these words." : this.pages.hidden ? "Nothing is found." : "No quote and no paragraph has this.";
    const why = partial ? ` ${missing.length ? `Nothing here has ${quoted(missing)}. ` : ""}Those with the most and the rarest come first.` : " You could try:";
    this.none.replaceChildren(h("p", {}, h("strong", {}, what), why), h("ul", {}, ...lines));
  }

  links() {
    return [this.parts, this.results].flatMap((list) => all(".finder__link", list));
  }
}

const everything = () => one("#all-quotes");
const failure = () => one(".finder__failed");

/** Show the results, and hide the list of every quote, which was shown in their place. */
function recovered() {
  one("#finder").hidden = false;
  failure().hidden = true;
  everything().hidden = true;
}

/** Show the list of every quote, and say that the search does not work, with a button that calls `again`. @param {unknown} error @param {() => void} again */
export function failed(error, again) {
  console.warn("Search:", error);
  document.documentElement.classList.add("without-program");
  one("#finder").hidden = true;
  everything().hidden = false;
  failure().hidden = false;
  one("button", failure()).onclick = again;
}
