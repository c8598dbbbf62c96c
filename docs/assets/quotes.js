// The page /quotes/: a box, filters and results over the index of quotes. Its state is its address.
import { ORDERS, QuoteIndex } from "./quote-engine.js";

const PAGE = 25; // results shown at first, and with every "more"
const SHORT_LIST = 8; // values of a filter shown before "all"
const TYPING_PAUSE = 150; // milliseconds

/** An element with attributes (a property where it starts with "on") and children; null children are left out. */
function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const number = new Intl.NumberFormat("en").format;
const quotes = (count) => `${number(count)} ${count === 1 ? "quote" : "quotes"}`;

class Finder {
  constructor(element, index) {
    const find = (selector) => element.querySelector(selector);
    this.element = element;
    this.index = index;
    this.root = new URL(element.dataset.root, document.baseURI);
    this.input = find(".finder__q");
    this.order = find(".finder__sort select");
    this.status = find(".finder__count");
    this.results = find(".finder__results");
    this.more = find(".finder__more");
    this.none = find(".finder__none");
    this.chips = find(".finder__chips");
    this.downloads = find(".finder__downloads");
    this.asked = 0; // the number of the latest search, so that a slower earlier one is dropped
    this.typing = false;
    this.titles = new Map(index.filters.map((filter) => [filter.id, new Map(filter.values)]));
    this.lists = index.filters.filter((filter) => filter.values.length > 1).map((filter) => new FilterList(filter, this));
    find(".finder__lists").append(...this.lists.map((list) => list.element));
    find(".finder__filters").open = matchMedia("(min-width: 60em)").matches;
    this.listen();
  }

  listen() {
    this.element.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.typing = false;
      this.change({});
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.change({}, { typed: true }), TYPING_PAUSE);
    });
    this.input.addEventListener("focus", () => this.index.prepare(), { once: true });
    this.input.addEventListener("blur", () => { this.typing = false; });
    this.order.addEventListener("change", () => this.change({ order: this.order.value }));
    this.more.addEventListener("click", () => this.showMore());
    this.downloads.addEventListener("click", (event) => this.download(event.target.dataset.format));
    window.addEventListener("popstate", () => this.search());
    // Before the theme's own keys, of which "/" opens the search of pages.
    window.addEventListener("keydown", (event) => this.key(event), true);
  }

  /** What the address says: {text, chosen, order}; earlier ids of values lead to them, unknown ones are left out. */
  get state() {
    const asked = new URLSearchParams(location.search);
    const chosen = {};
    for (const { id, former } of this.index.filters) {
      const values = asked.getAll(id).map((value) => former.get(value) ?? value);
      const found = [...new Set(values)].filter((value) => this.titles.get(id).has(value));
      if (found.length) chosen[id] = found;
    }
    const order = ORDERS.includes(asked.get("sort")) ? asked.get("sort") : ORDERS[0];
    return { text: asked.get("q") ?? "", chosen, order };
  }

  address({ text, chosen, order }) {
    const asked = new URLSearchParams();
    if (text.trim()) asked.set("q", text);
    for (const [filter, values] of Object.entries(chosen)) for (const value of values) asked.append(filter, value);
    if (order !== ORDERS[0]) asked.set("sort", order);
    return asked.size ? `?${asked}` : location.pathname;
  }

  /** Go to another state. One run of typing is one step back. */
  change(changes, { typed = false } = {}) {
    clearTimeout(this.pause);
    const address = this.address({ ...this.state, text: this.input.value, ...changes });
    if (address !== (location.search || location.pathname)) {
      history[typed && this.typing ? "replaceState" : "pushState"](null, "", address);
    }
    this.typing = typed;
    this.search();
  }

  choose(filter, value, on) {
    const { chosen } = this.state;
    const others = (chosen[filter] ?? []).filter((other) => other !== value);
    this.change({ chosen: { ...chosen, [filter]: on ? [...others, value] : others } });
  }

  /** Search for what the address says, and show it. */
  async search() {
    const asking = ++this.asked;
    const state = this.state;
    if (document.activeElement !== this.input) this.input.value = state.text;
    else if (this.input.value.trim() !== state.text.trim()) this.input.value = state.text;
    this.order.value = state.order;
    this.order.options[0].text = state.text.trim() ? "best match" : "place in the archive";
    const slow = setTimeout(() => { this.element.setAttribute("aria-busy", "true"); }, 200);
    try {
      const found = await this.index.find(state.text, state.chosen, state.order);
      const first = await this.index.records(found.rows.slice(0, PAGE), found.query);
      if (asking !== this.asked) return;
      this.found = found;
      this.shown = [];
      const focused = this.links().indexOf(document.activeElement);
      this.results.replaceChildren();
      this.show(first);
      if (focused >= 0) this.links()[Math.min(focused, first.length - 1)]?.focus();
      this.say(state, found);
      this.showFilters(state, found);
      await this.showNone(state, found, asking);
      recovered();
    } catch (error) {
      if (asking === this.asked) failed(error, () => this.search());
    } finally {
      clearTimeout(slow);
      if (asking === this.asked) this.element.removeAttribute("aria-busy");
    }
  }

  show(records) {
    this.shown.push(...records);
    this.results.append(...records.map((record) => this.card(record)));
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

  card(record) {
    const { shown } = record;
    const page = (path) => new URL(path, this.root).href;
    const speaker = (id, name) => h("a", { class: "speaker", href: page(`speakers/${id}/`) }, name);
    const via = record.via.flatMap((id, place) => [place ? ", " : "via ", speaker(id, shown.via[place])]);
    const topics = record.topics.map((id) => h("a", { class: "topic", href: page(`compare/${id}/`) }, this.titles.get("topic").get(id)));
    return h("li", { class: `card outlet--${shown.colour}`, "data-quote": `${record.article}/${record.id}` },
      h("blockquote", { class: `card__words words words--${record.kind}`, lang: shown.language },
        context(shown.before, "before"),
        h("a", { class: "finder__link", href: page(record.url) }, ...shown.pieces.map(({ text, hit }) => (hit ? h("mark", { class: "hit" }, text) : text))),
        context(shown.after, "after")),
      h("p", { class: "card__source" },
        speaker(record.speaker, record.speaker_name), " ",
        via.length ? h("span", { class: "via" }, ...via) : null, " ",
        h("span", { class: `kind kind--${record.kind}` }, this.titles.get("kind").get(record.kind)), " ",
        record.reviewed ? null : h("span", { class: "unreviewed" }, "tagged by machine, not yet reviewed")),
      h("p", { class: "card__where" },
        h("span", { class: `outlet outlet--${shown.colour}` }, h("a", { href: page(`articles/${record.article}/`) }, shown.outlet)), " ",
        record.published ? h("time", { datetime: record.published }, shown.date) : h("span", { class: "unknown" }, shown.date), " ",
        h("a", { class: "place", href: page(record.url), title: "Read it in the article" }, placeName(record)), " ",
        ...topics, " ",
        h("button", { class: "finder__copy", type: "button", onclick: (event) => copy(event.currentTarget, page(record.url)) }, "Copy link")));
  }

  say(state, { rows }) {
    const filtered = Object.keys(state.chosen).length > 0;
    const all = rows.length === this.index.count && !state.text.trim();
    this.status.textContent = all ? `All ${quotes(rows.length)}` : `${quotes(rows.length)}${filtered ? " with these filters" : ""}`;
  }

  showFilters(state, found) {
    const focused = document.activeElement;
    for (const list of this.lists) list.show(new Set(state.chosen[list.filter.id]), found.counts[list.filter.id]);
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
    const chosen = Object.entries(state.chosen).flatMap(([filter, values]) => values.map((value) => [filter, value]));
    this.element.querySelector(".finder__chosen").textContent = chosen.length ? ` (${chosen.length})` : "";
    this.chips.hidden = chosen.length === 0;
    this.chips.replaceChildren(
      ...chosen.map(([filter, value]) => {
        const label = this.titles.get(filter).get(value);
        const title = this.index.filters.find(({ id }) => id === filter).title;
        return h("li", {}, h("button", { type: "button", "aria-label": `Remove the filter ${title}: ${label}`, onclick: () => this.choose(filter, value, false) }, `${title}: ${label} `, h("span", { "aria-hidden": "true" }, "×")));
      }),
      chosen.length > 1 ? h("li", {}, h("button", { type: "button", class: "finder__clear", onclick: () => this.change({ chosen: {} }) }, "Remove all")) : "",
    );
  }

  /** Where nothing is found: why, and what to try. */
  async showNone(state, found, asking) {
    this.none.hidden = found.rows.length > 0;
    if (found.rows.length) return;
    const { query } = found;
    const link = (changes, ...label) => h("a", { href: this.address({ ...state, ...changes }), onclick: (event) => { event.preventDefault(); this.change(changes); } }, ...label);
    const tries = [];
    const filtered = Object.keys(state.chosen).length > 0;
    const unknown = await this.index.unknown(query);
    if (filtered) {
      const { rows } = await this.index.find(state.text, {});
      if (rows.length) tries.push(["Search ", link({ chosen: {} }, "without the filters"), `: ${quotes(rows.length)}`]);
    }
    if (unknown.length) {
      const few = unknown.map((word) => `“${word}”`).join(", ");
      tries.push([`No quote and no speaker's name has ${few}. Check the spelling, or leave ${unknown.length === 1 ? "it" : "them"} out.`]);
    } else if (query.phrases.length) {
      const text = [...query.words, ...query.phrases.flat()].join(" ");
      const { rows } = await this.index.find(text, state.chosen);
      if (rows.length) tries.push(["Search ", link({ text }, "the words without the quotation marks"), `: ${quotes(rows.length)}`]);
    } else if (query.words.length > 1) {
      tries.push(["Each word is found, but never all in one quote: try fewer."]);
    }
    for (const { id, title, values } of this.index.filters) {
      if (id === "speaker") continue;
      for (const [value, label] of values) {
        const asked = state.text.trim().toLowerCase();
        if (asked.length > 2 && label.toLowerCase().includes(asked)) tries.push([`${title}: `, link({ text: "", chosen: { [id]: [value] } }, label)]);
      }
    }
    tries.push([link({ text: "", chosen: {} }, "Show all quotes")]);
    if (asking !== this.asked) return;
    this.none.replaceChildren(h("p", {}, h("strong", {}, "No quote is found."), " You could try:"), h("ul", {}, ...tries.map((parts) => h("li", {}, ...parts))));
  }

  links() {
    return [...this.results.querySelectorAll(".finder__link")];
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const target = event.target;
    const here = this.element.contains(target) || target === document.body;
    const elsewhere = target.matches?.("input, textarea, select, [contenteditable]") && target !== this.input;
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
      const at = links.indexOf(target.closest?.(".card")?.querySelector(".finder__link"));
      if (at < 0 && target !== this.input) return;
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0 && at >= 0) this.input.focus();
      else links[Math.max(0, next)]?.focus();
      if (next >= 0 || at >= 0) done();
    }
  }

  download(format) {
    if (!format) return;
    const records = this.shown.map(({ shown, ...published }) => ({ ...published, url: new URL(published.url, this.root).href }));
    const [text, type] = format === "csv" ? [csv(records), "text/csv"] : [`${JSON.stringify(records, null, 1)}\n`, "application/json"];
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    h("a", { href: address, download: `quotes.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

/** The values of one filter, with counts: few are all shown, of many the most frequent. */
class FilterList {
  constructor(filter, finder) {
    this.filter = filter;
    this.all = false;
    this.rows = filter.values.map(([value, label]) => {
      const box = h("input", { type: "checkbox", name: filter.id, value, onchange: () => finder.choose(filter.id, value, box.checked) });
      const count = h("span", { class: "finder__number" });
      return { box, count, element: h("li", {}, h("label", {}, box, h("span", { class: "finder__label" }, label), count)) };
    });
    this.list = h("ul");
    this.button = h("button", { type: "button", class: "finder__all", hidden: true, onclick: () => { this.all = !this.all; this.show(this.chosen, this.counts); } });
    this.element = h("fieldset", { class: "finder__filter" }, h("legend", {}, filter.title), this.list, this.button);
  }

  show(chosen, counts) {
    Object.assign(this, { chosen, counts });
    this.rows.forEach((row, place) => {
      row.box.checked = chosen.has(row.box.value);
      row.count.textContent = number(counts[place]);
      row.element.classList.toggle("is-none", counts[place] === 0);
    });
    const many = this.rows.length > SHORT_LIST;
    const order = this.rows.map((_, place) => place).filter((place) => !many || counts[place] || this.rows[place].box.checked);
    if (many) order.sort((a, b) => this.rows[b].box.checked - this.rows[a].box.checked || counts[b] - counts[a] || a - b);
    const few = Math.max(SHORT_LIST, chosen.size);
    this.list.replaceChildren(...(this.all ? order : order.slice(0, few)).map((place) => this.rows[place].element));
    this.element.hidden = order.length === 0;
    this.button.hidden = order.length <= few;
    this.button.textContent = this.all ? "Show fewer" : `Show all ${number(order.length)}`;
    this.button.setAttribute("aria-label", `${this.button.textContent}: ${this.filter.title}`);
  }
}

const context = (text, side) => (text.trim() ? h("span", { class: `finder__context finder__context--${side}` }, text) : null);

const placeName = ({ part, paragraph }) => (paragraph ? `paragraph ${paragraph}` : part.replace(/-\d+$/, ""));

async function copy(button, address) {
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

/** CSV (RFC 4180) for spreadsheets: a value that one would run as a formula starts with an apostrophe. */
export function csv(records) {
  const columns = ["id", "url", "article", "outlet", "published", "section", "paragraph", "exact", "kind", "speaker", "speaker_name", "via", "topics", "reviewed"];
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [columns, ...records.map((record) => columns.map((column) => record[column]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

const everything = () => document.getElementById("all-quotes");
const failure = () => document.querySelector(".finder__failed");

/** The results are there: the list of every quote, which stood in for them, is not needed. */
function recovered() {
  document.getElementById("finder").hidden = false;
  failure().hidden = true;
  everything().hidden = true;
}

/** Say that there is no search, and show every quote; another try may follow. */
function failed(error, again) {
  console.warn("Quote search:", error);
  document.documentElement.classList.remove("finding");
  document.getElementById("finder").hidden = true;
  everything().hidden = false;
  failure().hidden = false;
  failure().querySelector("button").onclick = again;
}

/** Give the address back that the page's first script put aside; by now the theme has looked at it. */
async function restoreAddress() {
  if (document.readyState === "loading") await new Promise((go) => document.addEventListener("DOMContentLoaded", go));
  await new Promise((go) => setTimeout(go));
  const { asked } = document.documentElement.dataset;
  if (asked && !location.search) history.replaceState(history.state, "", asked + location.hash);
}

async function start() {
  const element = document.getElementById("finder");
  element.hidden = false;
  try {
    const asked = document.documentElement.dataset.asked ?? location.search;
    const forWords = Boolean(new URLSearchParams(asked).get("q")?.trim());
    const index = await QuoteIndex.open(new URL(element.dataset.index, document.baseURI), { forWords });
    await address;
    const typed = element.querySelector(".finder__q").value; // while the index was loading
    const finder = new Finder(element, index);
    if (typed) finder.change({ text: typed });
    else await finder.search();
  } catch (error) {
    failed(error, start);
  }
}

const address = restoreAddress();
start();
