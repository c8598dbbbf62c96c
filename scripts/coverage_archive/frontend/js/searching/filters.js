// The filters of /quotes/: the values of each, with how many quotes there are.
import { h } from "../common/dom.js";

/** @import { Filter } from "./facets.js" */

const SHORT_LIST = 8; // values of a filter shown before "all"

/** A whole number as it is read: 12,345. By hand, as a phone takes a tenth of a second to begin with Intl. @param {number} count */
export const number = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A count with its noun: "No quotes", "1 paragraph". @param {number} count @param {string} noun */
export const several = (count, noun) => `${count ? number(count) : "No"} ${noun}${count === 1 ? "" : "s"}`;

/** How much is found: "No quotes; 2 paragraphs". @param {number} quotes @param {number} paragraphs */
export const howMany = (quotes, paragraphs) => several(quotes, "quote") + (paragraphs ? `; ${several(paragraphs, "paragraph")}` : "");

/** The values of one filter, with counts: few are all shown, of many the most frequent. */
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

  /** The row of each value; made when first shown, as speakers are known late. */
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
