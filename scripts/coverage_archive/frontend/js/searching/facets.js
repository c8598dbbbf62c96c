// What the filters let through, how many have each of their values, and the order of what is found.
import { summed, unpack } from "./postings.js";

/** @import { Chosen, Index } from "../types.d.ts" */

/** @typedef {"quotes" | "blocks"} Kind */

const OF_BLOCKS = new Set(["outlet", "year"]); // filters that a paragraph has values of

/** A filter: its values, and which of them everything has. Numbers are unpacked when first asked for, as few searches ask for all. */
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
    /** @type {[id: string, label: string][]} those of speakers are called when these are loaded */
    this.values = values ?? [];
    /** The value's place among all entries of its kind. */
    this.entries = summed(unpack(entries));
    /** The sets of one value, then the others that occur; a row has the number of one. */
    this.sets = [...[...this.entries].map((_, value) => [value]), ...sets];
    this.packed = rows ?? "";
    this.articleOf = articleOf;
  }

  /** The number of a set for each article, or quote. */
  get given() {
    return (this.#rows.given ??= unpack(this.packed));
  }

  /** The number of a set for each quote, or block; null where these have none. @param {Kind} kind */
  rows(kind) {
    if (!this.packed || (kind === "blocks" && !OF_BLOCKS.has(this.id))) return null;
    return (this.#rows[kind] ??= this.ofArticles ? this.articleOf[kind].map((article) => this.given[article]) : this.given);
  }

  /** The values that a quote has. @param {number} quote */
  valuesOf(quote) {
    const row = this.rows("quotes")?.[quote];
    return row === undefined ? [] : this.sets[row].map((value) => this.values[value]);
  }

  /** How many quotes have a value. @param {number} value */
  countOf(value) {
    const has = this.sets.map((set) => set.includes(value));
    return (this.rows("quotes") ?? new Uint32Array()).reduce((sum, row) => sum + Number(has[row]), 0);
  }

  /** Whether each set has one of some values. @param {string[]} values ids */
  having(values) {
    const wanted = new Set(values);
    const has = Array.from(this.entries, (_, value) => wanted.has(this.values[value]?.[0]));
    return this.sets.map((set) => set.some((value) => has[value]));
  }
}

/** The filters with a choice, of each what it lets through. @param {Filter[]} filters @param {Chosen} chosen @param {Kind} kind */
const choices = (filters, chosen, kind) => filters.filter(({ id }) => chosen[id]?.length).map((filter) => (
  { filter, passes: filter.having(chosen[filter.id]), rows: filter.rows(kind) }
)).filter(({ passes }) => passes.includes(true));

/**
 * The rows with a score that have a chosen value of every filter with any. Blocks have none of most filters.
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
 * By filter, how many rows with a score have each of its values, with the choices in all other filters.
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
 * Rows in an order; those that are alike in it stay in reading order, and what has no date comes last.
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
