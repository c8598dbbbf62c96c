// Compares the articles of a page with the base, a report or a reference text: shows in each cell how its article's words
// relate to the base's, and lights (highlights) the words that the base does not have.
import { all, one } from "../common/dom.js";
import { listed } from "../common/twins.js";

/** Compare every article with the base, and the base with the other one if two are in view. @param {string} base its slug @param {string[]} articles the slugs of those in view */
export function compareWith(base, articles) {
  for (const table of all("table[data-columns]")) {
    const columns = listed(table.dataset.columns);
    const number = columns.indexOf(base);
    const names = JSON.parse(table.dataset.relationNames ?? "{}");
    for (const cell of all("td[data-against]", table)) setRelation(cell, listed(cell.dataset.against)[number] ?? "-", names);
    const others = articles.filter((slug) => slug !== base);
    const other = others.length === 1 ? columns.indexOf(others[0]) : -1;
    for (const area of all(".clause [data-article], .wording[data-article]")) light(area, area.dataset.article === base ? other : number);
  }
  all(".element").forEach((element) => orderWordings(element, base));
}

/** List the wordings of a part: the base's, those near to it, in which words are lit, and the others, of which only decisive words are. @param {HTMLElement} element @param {string} base its slug */
function orderWordings(element, base) {
  const bases = all(`[data-article="${base}"]`, element).map((who) => who.closest("li")?.dataset.wording ?? "");
  const items = all("li[data-wording]", element).sort((one, other) => Number(one.dataset.wording) - Number(other.dataset.wording));
  const isBase = (/** @type {HTMLElement} */ item) => bases.includes(item.dataset.wording ?? "");
  /** @type {HTMLElement[]} */
  const near = [];
  for (const item of items) {
    /** @type {Record<string, string[]>} */
    const nearTo = JSON.parse(item.dataset.near ?? "{}");
    const nearest = isBase(item) ? undefined : bases.sort((one, other) => Number(one) - Number(other)).find((number) => number in nearTo);
    if (nearest !== undefined) near.push(item);
    item.classList.toggle("is-base", isBase(item));
    const without = nearTo[nearest ?? ""] ?? [];
    one(".variants__without", item).textContent = without.length ? `without ${without.map((word) => `“${word}”`).join(", ")}` : "";
    for (const word of all(".differs", item)) {
      const lacking = listed(word.dataset.lacking);
      const lit = bases.length && (nearest !== undefined || "decisive" in word.dataset);
      word.classList.toggle("is-lit", !!lit && bases.every((wording) => lacking.includes(wording)));
    }
  }
  const first = [...items.filter(isBase), ...near];
  const others = items.filter((item) => !first.includes(item));
  const label = one(".variants__others", element);
  label.hidden = !first.length || !others.length;
  items[0]?.parentElement?.append(...first, label, ...others);
}

/** Light the words of an area that another article does not have. @param {HTMLElement} area @param {number} against the other's column, or -1 to light none */
function light(area, against) {
  for (const words of all(".differs", area)) {
    words.classList.toggle("is-lit", listed(words.dataset.lacking ?? words.dataset.absent).includes(`${against}`));
  }
}

/**
 * Show in a cell how its article's words relate to the base's.
 * @param {HTMLElement} cell
 * @param {string} against a relation, with ":" and the order if both have words on the part; "-" for none
 * @param {Record<string, string>} names the words that readers see for each relation and order
 */
function setRelation(cell, against, names) {
  const [relation, order = ""] = against.split(":");
  delete cell.dataset.relation;
  delete cell.dataset.order;
  if (relation !== "-") cell.dataset.relation = relation;
  if (order) cell.dataset.order = order;
  const words = names[relation === "added" && "only" in cell.dataset ? "only" : relation];
  one(".relation", cell).textContent = isGiven(cell) && words ? words + (names[order] ?? "") : "";
}

/** Say whether a cell shows words of its article. @param {HTMLElement} cell */
const isGiven = (cell) => !!cell.querySelector(".cell__words");

/**
 * Show only the parts that both of two articles have words on, or only those that one has and the other lists as absent.
 * @param {string} parts all, both, base or other
 * @param {string} base its slug
 * @param {string[]} articles the slugs of those in view
 */
export function showParts(parts, base, articles) {
  for (const row of all("table[data-columns] tbody tr")) {
    const cells = all("td[data-article]", row).filter(({ dataset }) => articles.includes(dataset.article ?? ""));
    const inBase = cells.filter(({ dataset }) => dataset.article === base);
    const inOther = cells.filter(({ dataset }) => dataset.article !== base);
    const give = (/** @type {HTMLElement[]} */ some) => some.some(isGiven);
    const lack = (/** @type {HTMLElement[]} */ some) => some.every(({ dataset }) => dataset.treatment === "absent");
    const shown = {
      all: true,
      both: give(inBase) && give(inOther),
      base: give(inBase) && lack(inOther),
      other: give(inOther) && lack(inBase),
    };
    row.classList.toggle("is-left-out", !(shown[/** @type {keyof typeof shown} */ (parts)] ?? true));
  }
}
