// What the filters let through, how many have each of their values, and the order of what is found.

/** @import { Chosen, Filter } from "../types.d.ts" */

/**
 * The rows with a score that have a chosen value of every filter with any; and by filter, how many have each of its values
 * with the choices in all other filters. `rowsOf`: for each filter, what every row has of it; null where rows have none.
 * @param {Filter[]} filters
 * @param {Float64Array} scores
 * @param {Chosen} chosen
 * @param {(ArrayLike<number> | null)[]} rowsOf
 */
export function filtered(filters, scores, chosen, rowsOf) {
  /** @type {number[]} */
  const rows = [];
  /** @type {number[][]} */
  const counts = filters.map(({ entries }) => new Array(entries.length).fill(0));
  const passes = filters.map((filter) => {
    const wanted = new Set(chosen[filter.id] ?? []);
    const values = Array.from(filter.entries, (_, value) => wanted.has(filter.values[value]?.[0]));
    return filter.sets.map((set) => !values.includes(true) || set.some((value) => values[value]));
  });
  for (let row = 0; row < scores.length; row += 1) {
    if (!scores[row]) continue;
    let [failed, which] = [0, -1];
    for (let filter = 0; filter < passes.length && failed < 2; filter += 1) {
      const of = rowsOf[filter];
      if (of && !passes[filter][of[row]]) [failed, which] = [failed + 1, filter];
    }
    if (failed === 0) rows.push(row);
    if (failed > 1) continue;
    for (let filter = 0; filter < passes.length; filter += 1) {
      const of = rowsOf[filter];
      if (!of || (failed && filter !== which)) continue;
      for (const value of filters[filter].sets[of[row]]) counts[filter][value] += 1;
    }
  }
  return { rows, counts };
}

/**
 * Rows in an order; those that are alike in it stay in reading order, and what has no date comes last.
 * @param {number[]} rows
 * @param {string} order
 * @param {{ score: (row: number) => number, date: (row: number) => string, speaker: (row: number) => string }} of
 */
export function inOrder(rows, order, { score, date, speaker }) {
  /** @type {(a: number, b: number) => number} */
  const undatedLast = (a, b) => Number(!date(a)) - Number(!date(b));
  /** @type {Record<string, (a: number, b: number) => number>} */
  const by = {
    relevance: (a, b) => score(b) - score(a),
    newest: (a, b) => undatedLast(a, b) || compare(date(b), date(a)),
    oldest: (a, b) => undatedLast(a, b) || compare(date(a), date(b)),
    speaker: (a, b) => compare(speaker(a), speaker(b)),
  };
  return rows.sort((a, b) => by[order](a, b) || a - b);
}

/** @type {(a: string, b: string) => number} */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
