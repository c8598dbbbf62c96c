// Applies the filters to rows, counts the rows with each value, and sorts them. A row is the number of a quote or a block.
import { summed, unpack } from "./postings.js";

/** @import { Chosen, Index } from "../types.d.ts" */

/** @typedef {"quotes" | "blocks"} Kind */

const OF_BLOCKS = new Set(["outlet", "year"]); // filters that a paragraph has values of

/** Holds a filter: its values, and the set of values of each row. Sets are unpacked when first needed, as few searches need all. */
export class Filter {
  /** @type {Partial<Record<Kind | "given", Uint32Array>>} */
  #rows = {};

  /** @param {Index["filters"][number]} filter @param {Record<Kind, Uint32Array>} articleOf the article of each quote, and of each block */
  constructor({ id, title, former, of, values, entries, sets, ofArticles, rows }, articleOf) {
    this.id = id;
    this.title = title;
    this.former = former;
    this.of = of;
    this.ofArticles = ofArticles;
    /** @type {[id: string, label: string][]} empty, for a filter by speaker, until the speakers' names are loaded */
    this.values = values ?? [];
    /** For each value, the index of its entry among all entries of the kind. */
    this.entries = summed(unpack(entries));
    /** The sets of values: those of a single value, in the values' order, then the others that rows have. */
    this.sets = [...[...this.entries].map((_, value) => [value]), ...sets];
    this.packed = rows ?? "";
    this.articleOf = articleOf;
  }

  /** Return the number of the set of each article, or of each quote, depending on the filter. */
  get given() {
    return (this.#rows.given ??= unpack(this.packed));
  }

  /** Return the number of the set of each quote or block, or null if this filter has none for them. @param {Kind} kind */
  rows(kind) {
    if (!this.packed || (kind === "blocks" && !OF_BLOCKS.has(this.id))) return null;
    return (this.#rows[kind] ??= this.ofArticles ? this.articleOf[kind].map((article) => this.given[article]) : this.given);
  }

  /** Return the values of a quote, each with id and label. @param {number} quote */
  valuesOf(quote) {
    const row = this.rows("quotes")?.[quote];
    return row === undefined ? [] : this.sets[row].map((value) => this.values[value]);
  }

  /** Return how many quotes have a value. @param {number} value the index of the value */
  countOf(value) {
    const has = this.sets.map((set) => set.includes(value));
    return (this.rows("quotes") ?? new Uint32Array()).reduce((sum, row) => sum + Number(has[row]), 0);
  }

  /** Return, for each set, whether it contains one of some values. @param {string[]} values ids */
  having(values) {
    const wanted = new Set(values);
    const has = Array.from(this.entries, (_, value) => wanted.has(this.values[value]?.[0]));
    return this.sets.map((set) => set.some((value) => has[value]));
  }
}

/** Return the filters with a chosen value, each with the sets that pass it and with the set of each row. @param {Filter[]} filters @param {Chosen} chosen @param {Kind} kind */
const choices = (filters, chosen, kind) => filters.filter(({ id }) => chosen[id]?.length).map((filter) => (
  { filter, passes: filter.having(chosen[filter.id]), rows: filter.rows(kind) }
)).filter(({ passes }) => passes.includes(true));

/**
 * Return the rows with a score that pass every filter with a chosen value. Blocks pass only filters by outlet and year.
 * @param {Filter[]} filters
 * @param {Float64Array} scores
 * @param {Chosen} chosen
 * @param {Kind} kind
 */
export function filtered(filters, scores, chosen, kind) {
  const asked = choices(filters, chosen, kind);
  /** @type {number[]} */
  const found = [];
  for (let row = 0; row < scores.length; row += 1) {
    if (scores[row] && asked.every(({ passes, rows }) => rows && passes[rows[row]])) found.push(row);
  }
  return found;
}

/**
 * Return, for each filter, how many rows with a score have each of its values and pass all other filters.
 * @param {Filter[]} filters
 * @param {Float64Array} scores
 * @param {Chosen} chosen
 * @param {Kind} kind
 */
export function counted(filters, scores, chosen, kind) {
  const asked = choices(filters, chosen, kind);
  return filters.map((filter) => {
    const others = asked.filter((choice) => choice.filter !== filter);
    const ofSets = new Uint32Array(filter.sets.length);
    const has = filter.rows(kind);
    for (let row = 0; has && row < scores.length; row += 1) {
      if (scores[row] && others.every(({ passes, rows }) => rows && passes[rows[row]])) ofSets[has[row]] += 1;
    }
    const counts = new Array(filter.entries.length).fill(0);
    ofSets.forEach((many, set) => { for (const value of filter.sets[set]) counts[value] += many; });
    return counts;
  });
}

/**
 * Sort rows, and return them. Rows that are equal in the order are in reading order; by date, those without one come last.
 * @param {number[]} rows
 * @param {string} order
 * @param {{ score: (row: number) => number, time: (row: number) => number, speaker: (row: number) => string }} of
 */
export function inOrder(rows, order, { score, time, speaker }) {
  /** @type {(a: number, b: number) => number} */
  const undatedLast = (a, b) => Number(!time(a)) - Number(!time(b));
  /** @type {Record<string, (a: number, b: number) => number>} */
  const by = {
    relevance: (a, b) => score(b) - score(a),
    newest: (a, b) => undatedLast(a, b) || time(b) - time(a),
    oldest: (a, b) => undatedLast(a, b) || time(a) - time(b),
    speaker: (a, b) => compare(speaker(a), speaker(b)),
  };
  return rows.sort((a, b) => by[order](a, b) || a - b);
}

/** @type {(a: string, b: string) => number} */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
