// A box, filters and results over the index of quotes. Its state is the page's address.
import { all, closest, h, one } from "../dom.js";
import { save } from "../copy-and-save.js";
import { FilterList, number, quotes } from "./filters.js";
import { whatToTry } from "./nothing-found.js";
import { cards, csv } from "./results.js";

/** @import { Answer, Found, State } from "../types.d.ts" */
/** @import { QuoteIndex } from "./quote-index.js" */

const PAGE = 25; // results shown at first, and with every "more"
const TYPING_PAUSE = 150; // milliseconds

export class Finder {
  asked = 0; // the number of the latest search, so that a slower earlier one is dropped
  typing = false;
  pause = 0;
  /** @type {Found[]} */
  shown = [];
  /** @type {Answer} */
  found = { query: { words: [], phrases: [] }, rows: [], counts: {} };

  /** @param {HTMLElement} element @param {QuoteIndex} index */
  constructor(element, index) {
    this.element = element;
    this.index = index;
    this.root = new URL(element.dataset.root ?? "", document.baseURI);
    this.input = one(".finder__q", element, HTMLInputElement);
    this.order = one(".finder__sort select", element, HTMLSelectElement);
    this.orders = [...this.order.options].map((option) => option.value);
    this.bestMatch = this.order.options[0].text;
    this.status = one(".finder__count", element);
    this.results = one(".finder__results", element);
    this.more = one(".finder__more", element);
    this.none = one(".finder__none", element);
    this.chips = one(".finder__chips", element);
    this.downloads = one(".finder__downloads", element);
    this.titles = new Map(index.filters.map(({ id, values }) => [id, new Map(values.map(([value, label]) => [value, label]))]));
    /** @param {string} address */
    const full = (address) => new URL(address, this.root).href;
    this.card = cards(index.table.addresses, full, (filter, value) => this.label(filter, value));
    this.lists = index.filters
      .filter((filter) => filter.values.length > 1)
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
    this.input.addEventListener("focus", () => this.index.pagefind.prepare(), { once: true });
    this.input.addEventListener("blur", () => { this.typing = false; });
    this.order.addEventListener("change", () => this.change({ order: this.order.value }));
    this.more.addEventListener("click", () => this.showMore());
    this.downloads.addEventListener("click", (event) => this.download(closest(event, "[data-format]")?.dataset.format));
    addEventListener("popstate", () => this.search());
    addEventListener("keydown", (event) => this.key(event));
  }

  /** What a filter's value is called. @param {string} filter @param {string} value */
  label(filter, value) {
    return this.titles.get(filter)?.get(value) ?? value;
  }

  /** What the address says; earlier ids of values lead to them, unknown ones are left out. @returns {State} */
  get state() {
    const asked = new URLSearchParams(location.search);
    /** @type {State["chosen"]} */
    const chosen = {};
    for (const { id, former } of this.index.filters) {
      const values = asked.getAll(id).map((value) => Object.hasOwn(former, value) ? former[value] : value);
      const found = [...new Set(values)].filter((value) => this.titles.get(id)?.has(value));
      if (found.length) chosen[id] = found;
    }
    const order = asked.get("sort") ?? "";
    return { text: asked.get("q") ?? "", chosen, order: this.orders.includes(order) ? order : this.orders[0] };
  }

  /** @param {State} state */
  address({ text, chosen, order }) {
    const asked = new URLSearchParams();
    if (text.trim()) asked.set("q", text);
    for (const [filter, values] of Object.entries(chosen)) for (const value of values) asked.append(filter, value);
    if (order !== this.orders[0]) asked.set("sort", order);
    return asked.size ? `?${asked}` : location.pathname;
  }

  /** Go to another state. One run of typing is one step back. @param {Partial<State>} changes @param {{ typed?: boolean }} [how] */
  change(changes, { typed = false } = {}) {
    clearTimeout(this.pause);
    const address = this.address({ ...this.state, text: this.input.value, ...changes });
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

  /** Search for what the address says, and show it. */
  async search() {
    const asking = ++this.asked;
    const state = this.state;
    if (document.activeElement !== this.input || this.input.value.trim() !== state.text.trim()) this.input.value = state.text;
    this.order.value = state.order;
    this.order.options[0].text = state.text.trim() ? this.bestMatch : "place in the archive";
    const slow = setTimeout(() => this.element.setAttribute("aria-busy", "true"), 200);
    try {
      const found = await this.index.find(state.text, state.chosen, state.order);
      const first = await this.index.records(found.rows.slice(0, PAGE), found.query);
      if (asking !== this.asked) return;
      this.found = found;
      this.shown = [];
      const focused = this.links().findIndex((link) => link === document.activeElement);
      this.results.replaceChildren();
      this.show(first);
      if (focused >= 0) this.links()[Math.min(focused, first.length - 1)]?.focus();
      this.say(state);
      this.showFilters(state);
      await this.showNone(state, asking);
      recovered();
    } catch (error) {
      if (asking === this.asked) failed(error, () => this.search());
    } finally {
      clearTimeout(slow);
      if (asking === this.asked) this.element.removeAttribute("aria-busy");
    }
  }

  /** @param {Found[]} records */
  show(records) {
    this.shown.push(...records);
    this.results.append(...records.map(this.card));
    const left = this.found.rows.length - this.shown.length;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${number(Math.min(PAGE, left))} more of ${number(left)}`;
    this.downloads.hidden = this.shown.length === 0;
  }

  async showMore() {
    const asking = this.asked;
    const at = this.shown.length;
    try {
      const records = await this.index.records(this.found.rows.slice(at, at + PAGE), this.found.query);
      if (asking !== this.asked || at !== this.shown.length) return;
      this.show(records);
      this.links()[at]?.focus();
    } catch (error) {
      failed(error, () => this.search());
    }
  }

  /** @param {State} state */
  say(state) {
    const { length } = this.found.rows;
    const all = length === this.index.count && !state.text.trim();
    const filtered = Object.keys(state.chosen).length ? " with these filters" : "";
    this.status.textContent = all ? `All ${quotes(length)}` : quotes(length) + filtered;
  }

  /** @param {State} state */
  showFilters(state) {
    const focused = document.activeElement;
    for (const list of this.lists) list.show(new Set(state.chosen[list.filter.id]), this.found.counts[list.filter.id]);
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
    const chips = this.index.filters.flatMap(({ id, title }) => (state.chosen[id] ?? []).map((value) => {
      const label = `${title}: ${this.label(id, value)}`;
      const attributes = { type: "button", "aria-label": `Remove the filter ${label}`, onclick: () => this.choose(id, value, false) };
      return h("li", {}, h("button", attributes, `${label} `, h("span", { "aria-hidden": "true" }, "×")));
    }));
    one(".finder__chosen", this.element).textContent = chips.length ? ` (${chips.length})` : "";
    this.chips.hidden = chips.length === 0;
    const clear = { type: "button", class: "finder__clear", onclick: () => this.change({ chosen: {} }) };
    if (chips.length > 1) chips.push(h("li", {}, h("button", clear, "Remove all")));
    this.chips.replaceChildren(...chips);
  }

  /** Where nothing is found: why, and what to try. @param {State} state @param {number} asking */
  async showNone(state, asking) {
    this.none.hidden = this.found.rows.length > 0;
    if (this.found.rows.length) return;
    /** @param {Partial<State>} changes @param {string} words */
    const link = (changes, words) => h("a", {
      href: this.address({ ...state, ...changes }),
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        this.change(changes);
      },
    }, words);
    const tries = await whatToTry(this.index, this.found.query, state, link);
    if (asking !== this.asked) return;
    const lines = tries.map((parts) => h("li", {}, ...parts));
    this.none.replaceChildren(h("p", {}, h("strong", {}, "No quote is found."), " You could try:"), h("ul", {}, ...lines));
  }

  links() {
    return all(".finder__link", this.results);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const here = this.element.contains(target) || target === document.body;
    const elsewhere = target !== this.input && target.matches("input, textarea, select, [contenteditable]");
    const done = () => { event.preventDefault(); event.stopImmediatePropagation(); };
    if (event.key === "/" && target !== this.input && !elsewhere) {
      this.input.focus();
      this.input.select();
      done();
    } else if (event.key === "Escape" && here && !elsewhere && this.input.value) {
      this.input.value = "";
      this.input.focus();
      this.change({ text: "" });
      done();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && here && !elsewhere) {
      const links = this.links();
      const at = links.findIndex((link) => link.closest(".card") === target.closest(".card"));
      if (at < 0 && target !== this.input) return;
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0 && at >= 0) this.input.focus();
      else links[Math.max(0, next)]?.focus();
      if (next >= 0 || at >= 0) done();
    }
  }

  /** @param {string} [format] */
  download(format) {
    if (!format) return;
    const records = this.shown.map(({ shown: _, ...quote }) => ({ ...quote, url: new URL(quote.url, this.root).href }));
    if (format === "csv") save(csv(records, this.index.table.csv), "quotes.csv", "text/csv");
    else save(`${JSON.stringify(records, null, 1)}\n`, "quotes.json", "application/json");
  }
}

const everything = () => one("#all-quotes");
const failure = () => one(".finder__failed");

/** The results are there: the list of every quote, which stood in for them, is not needed. */
function recovered() {
  one("#finder").hidden = false;
  failure().hidden = true;
  everything().hidden = true;
}

/** Say that there is no search, and show every quote; another try may follow. @param {unknown} error @param {() => void} again */
export function failed(error, again) {
  console.warn("Quote search:", error);
  document.documentElement.classList.remove("finding");
  one("#finder").hidden = true;
  everything().hidden = false;
  failure().hidden = false;
  one("button", failure()).onclick = again;
}
