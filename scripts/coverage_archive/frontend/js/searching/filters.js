// Shows the filters of the search page: the values of each, with the number of results that have them.
import { h } from "../common/dom.js";

/** @import { Filter } from "./facets.js" */

const SHORT_LIST = 8; // values of a filter shown before "all"

/** Return a whole number with commas, such as 12,345. Without Intl, which takes a phone a tenth of a second to start. @param {number} count */
export const number = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** Return a count with its noun, such as "No quotes" or "1 paragraph". @param {number} count @param {string} noun */
export const several = (count, noun) => `${count ? number(count) : "No"} ${noun}${count === 1 ? "" : "s"}`;

/** Return how much is found, such as "No quotes; 2 paragraphs". @param {number} quotes @param {number} paragraphs @param {number} [parts] parts and topics shown first */
export const howMany = (quotes, paragraphs, parts = 0) => [
  parts ? `${number(parts)} ${parts === 1 ? "part or topic" : "parts or topics"}` : "",
  quotes || !parts ? several(quotes, "quote") : "", paragraphs ? several(paragraphs, "paragraph") : "",
].filter(Boolean).join("; ");

/** Shows the values of one filter with their counts: all of them if they are few, otherwise the most frequent. */
export class FilterList {
  all = false;
  /** @type {Set<string>} */
  chosen = new Set();
  /** @type {number[]} */
  counts = [];

  /** @param {Filter} filter @param {(filter: string, value: string, on: boolean) => void} choose */
  constructor(filter, choose) {
    this.filter = filter;
    this.choose = choose;
    /** @type {ReturnType<FilterList["make"]>} */
    this.rows = [];
    this.list = h("ul");
    const onclick = () => {
      this.all = !this.all;
      this.show(this.chosen, this.counts);
    };
    this.button = h("button", { type: "button", class: "finder__all", hidden: true, onclick });
    this.element = h("fieldset", { class: "finder__filter" }, h("legend", {}, filter.title), this.list, this.button);
  }

  /** Return a row for each value. They are made when first shown, because the speakers' names are loaded late. */
  make() {
    return this.filter.values.map(([value, label]) => {
      const onchange = () => this.choose(this.filter.id, value, box.checked);
      const box = h("input", { type: "checkbox", name: this.filter.id, value, onchange });
      const count = h("span", { class: "finder__number" });
      return { box, count, element: h("li", {}, h("label", {}, box, h("span", { class: "finder__label" }, label), count)) };
    });
  }

  /** @param {Set<string>} chosen @param {number[]} counts */
  show(chosen, counts) {
    Object.assign(this, { chosen, counts });
    if (!this.rows.length) this.rows = this.make();
    this.rows.forEach((row, place) => {
      row.box.checked = chosen.has(row.box.value);
      row.count.textContent = number(counts[place]);
      row.element.classList.toggle("is-none", counts[place] === 0);
    });
    const many = this.rows.length > SHORT_LIST;
    const checked = (/** @type {number} */ place) => Number(this.rows[place].box.checked);
    const order = this.rows.map((_, place) => place).filter((place) => !many || counts[place] || checked(place));
    if (many) order.sort((a, b) => checked(b) - checked(a) || counts[b] - counts[a] || a - b);
    const few = Math.max(SHORT_LIST, chosen.size);
    this.list.replaceChildren(...(this.all ? order : order.slice(0, few)).map((place) => this.rows[place].element));
    this.element.hidden = order.length === 0;
    this.button.hidden = order.length <= few;
    this.button.textContent = this.all ? "Show fewer" : `Show all ${number(order.length)}`;
    this.button.setAttribute("aria-label", `${this.button.textContent}: ${this.filter.title}`);
  }
}
