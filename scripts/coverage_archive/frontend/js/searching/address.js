// Reads and writes the address of a search, which has the whole state, so that a search can be shared and returned to.

/** @import { Chosen, State } from "../types.d.ts" */
/** @import { Filter } from "./facets.js" */

/** @type {State["where"][]} */
const WHERE = ["all", "quotes", "articles"];
const ORDERS = ["relevance", "newest", "oldest", "speaker"];

/** Return the state in an address's query. Earlier ids of values become the present ones; unknown ones are left out. @param {string} query @param {Filter[]} filters @returns {State} */
export function stateIn(query, filters) {
  const asked = new URLSearchParams(query);
  /** @type {Chosen} */
  const chosen = {};
  for (const { id, former, values: known } of filters) {
    const values = asked.getAll(id).map((value) => (Object.hasOwn(former, value) ? former[value] : value));
    const found = [...new Set(values)].filter((value) => known.some(([is]) => is === value));
    if (found.length) chosen[id] = found;
  }
  const order = asked.get("sort") ?? "";
  return {
    text: asked.get("q") ?? "", chosen,
    where: WHERE.find((where) => where === asked.get("in")) ?? WHERE[0],
    order: ORDERS.includes(order) ? order : ORDERS[0],
  };
}

/** @param {State} state */
export function addressOf({ text, chosen, order, where }) {
  const asked = new URLSearchParams();
  if (text.trim()) asked.set("q", text);
  for (const [filter, values] of Object.entries(chosen)) for (const value of values) asked.append(filter, value);
  if (where !== WHERE[0]) asked.set("in", where);
  if (order !== ORDERS[0]) asked.set("sort", order);
  return String(asked) ? `?${asked}` : location.pathname;
}
