// The index of quotes, opened in the browser. What a query finds is defined in
// scripts/coverage_archive/searching/quote_index.py.
import { load, remembered } from "./index-files.js";
import { Pagefind, WordIndex } from "./word-index.js";
import { places, words } from "./words.js";

/** @import { Answer, Chosen, Filter, Found, Piece, Query, Quote, Table } from "../types.d.ts" */

const DOUBLE_MARKS = /["“”„‟«»＂]/u;
const NAME_ONLY = 0.4; // what a term weighs that is in the speaker's name and not in the words

/** A query's text as words and phrases; a phrase that is not closed ends with the query. @param {string} text */
export function parse(text) {
  /** @type {Query} */
  const found = { words: [], phrases: [] };
  text.split(DOUBLE_MARKS).forEach((piece, number) => {
    const inside = words(piece);
    if (number % 2 && inside.length) found.phrases.push(inside);
    else found.words.push(...inside);
  });
  return found;
}

/** The pieces of a text, in order; hits are the words at the places in `hits`. @param {string} text @param {Set<number>} hits */
export function marked(text, hits) {
  const all = places(text);
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  for (let first = 0; first < all.length; first += 1) {
    if (!hits.has(first)) continue;
    let last = first;
    while (last + 1 < all.length && hits.has(last + 1)) last += 1;
    pieces.push({ text: text.slice(at, all[first].start), hit: false });
    pieces.push({ text: text.slice(all[first].start, all[last].end), hit: true });
    at = all[last].end;
    first = last;
  }
  pieces.push({ text: text.slice(at), hit: false });
  return pieces.filter((piece) => piece.text);
}

export class QuoteIndex {
  /** @type {Map<string, Promise<Quote[]>>} */
  #files = new Map();

  /**
   * Open the index in a folder. Rejects if it cannot be loaded, as every method does that loads more of it.
   * @param {URL} folder
   * @param {{ forWords?: boolean }} [ahead] whether words will be looked for
   */
  static async open(folder, { forWords = false } = {}) {
    const pagefind = new Pagefind(new URL("pagefind/", folder));
    if (forWords) pagefind.prepare();
    return new QuoteIndex(folder, pagefind, await load(new URL("quotes.json.gz", folder), "no-cache"));
  }

  /** @param {URL} folder @param {Pagefind} pagefind @param {Table} table */
  constructor(folder, pagefind, table) {
    this.folder = folder;
    this.pagefind = pagefind;
    this.table = table;
    this.count = table.count;
    this.wordIndex = new WordIndex(pagefind, table);
    /** @type {Filter[]} */
    this.filters = table.filters.map((filter) => ({
      ...filter,
      values: filter.values.map(([id, label, ...names]) => [id || spelt(label), label, ...names]),
      sets: [...filter.values.map((_, value) => [value]), ...filter.sets],
    }));
    this.articleOf = table.articles.flatMap(([quotes], article) => new Array(quotes).fill(article));
    this.speakers = this.filters[0];
    this.speakerOfName = this.speakers.values.flatMap(([, ...names], speaker) => names.map(() => speaker));
  }

  /** Find quotes. @param {string} text @param {Chosen} chosen @param {string} order @returns {Promise<Answer>} */
  async find(text, chosen, order) {
    const query = parse(text);
    const scores = await this.scores(query);
    const { rows, counts } = this.filtered(scores, chosen);
    return { query, rows: this.sorted(rows, scores, order), counts };
  }

  /** Quotes by their numbers, with a query's hits marked. @param {number[]} rows @param {Query} query @returns {Promise<Found[]>} */
  async records(rows, query) {
    const size = this.table.recordsAFile;
    const files = await Promise.all(rows.map((row) => this.file(`records-${Math.floor(row / size)}`)));
    const found = await this.terms(query);
    return files.map((file, number) => {
      const record = file[rows[number] % size];
      const hits = found.flatMap(({ places, length }) =>
        (places.get(rows[number]) ?? []).flatMap((place) => Array.from({ length }, (_, further) => place + further)),
      );
      return { ...record, shown: { ...record.shown, pieces: marked(record.exact, new Set(hits)) } };
    });
  }

  /** The words of a query that no quote has. @param {Query} query */
  async unknown(query) {
    const alone = [...new Set([...query.words, ...query.phrases.flat()])];
    const found = await Promise.all(alone.map((word) => this.scores({ words: [word], phrases: [] })));
    return alone.filter((_, number) => found[number].every((score) => !score));
  }

  /** How well every quote fits a query; 0 where it does not. @param {Query} query */
  async scores(query) {
    const scores = new Float64Array(this.count).fill(1);
    for (const { places } of await this.terms(query)) {
      const speakers = new Set();
      for (const text of places.keys()) if (text >= this.count) speakers.add(this.speakerOfName[text - this.count]);
      const named = this.speakers.sets.map((set) => set.some((speaker) => speakers.has(speaker)));
      const weights = scores.map((_, row) => (places.has(row) ? 1 : named[this.speakers.rows[row]] ? NAME_ONLY : 0));
      const holders = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
      const rarity = Math.log(1 + this.count / (holders || 1));
      weights.forEach((weight, row) => {
        scores[row] = weight && scores[row] ? scores[row] + weight * rarity : 0;
      });
    }
    return scores;
  }

  /** Where words and phrases stand, and how many words each is. @param {Query} query */
  terms({ words, phrases }) {
    return Promise.all([
      ...words.map(async (word) => ({ length: 1, places: await this.wordIndex.word(word) })),
      ...phrases.map(async (phrase) => ({ length: phrase.length, places: await this.wordIndex.phrase(phrase) })),
    ]);
  }

  /** @param {Float64Array} scores @param {Chosen} chosen */
  filtered(scores, chosen) {
    const rows = [];
    const filters = this.filters.map((filter) => {
      const wanted = new Set(chosen[filter.id] ?? []);
      const values = filter.values.map(([id]) => wanted.has(id));
      return {
        ...filter,
        passes: filter.sets.map((set) => !values.includes(true) || set.some((value) => values[value])),
        counts: new Array(filter.values.length).fill(0),
      };
    });
    for (let row = 0; row < this.count; row += 1) {
      if (!scores[row]) continue;
      const failed = filters.filter((filter) => !filter.passes[filter.rows[row]]);
      if (failed.length === 0) rows.push(row);
      if (failed.length > 1) continue;
      for (const filter of failed.length ? failed : filters) {
        for (const value of filter.sets[filter.rows[row]]) filter.counts[value] += 1;
      }
    }
    return { rows, counts: Object.fromEntries(filters.map(({ id, counts }) => [id, counts])) };
  }

  /** @param {number[]} rows @param {Float64Array} scores @param {string} order */
  sorted(rows, scores, order) {
    /** @param {number} row */
    const date = (row) => this.table.articles[this.articleOf[row]][1];
    /** @param {number} row */
    const speaker = (row) => this.speakers.values[this.speakers.sets[this.speakers.rows[row]][0]][1];
    /** @type {Record<string, (a: number, b: number) => number>} */
    const by = {
      relevance: (a, b) => scores[b] - scores[a],
      newest: (a, b) => undatedLast(a, b) || compare(date(b), date(a)),
      oldest: (a, b) => undatedLast(a, b) || compare(date(a), date(b)),
      speaker: (a, b) => compare(speaker(a), speaker(b)),
    };
    /** @type {(a: number, b: number) => number} */
    const undatedLast = (a, b) => Number(!date(a)) - Number(!date(b));
    return rows.sort((a, b) => by[order](a, b) || a - b);
  }

  /** @param {string} name */
  file(name) {
    return remembered(this.#files, name, () => load(new URL(`${name}.json.gz?${this.table.version}`, this.folder)));
  }
}

/** The id of a value that has none but its label. @param {string} label */
const spelt = (label) => label.toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";

/** @type {(a: string, b: string) => number} */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
