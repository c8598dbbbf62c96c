// The index of quotes, opened in the browser. What a query finds is defined in scripts/coverage_archive/search.py.
import { places, stem, words } from "./quote-words.js";

const DOUBLE_MARKS = /["“”„‟«»＂]/u;
const NAME_ONLY = 0.4; // what a term weighs that is in the speaker's name and not in the words
const REPEATED = 0.2; // what a term weighs more each time it is repeated, up to MOST_REPEATED times
const MOST_REPEATED = 4;

/** A query's text as {words, phrases}; a phrase that is not closed ends with the query. */
export function parse(text) {
  const found = { words: [], phrases: [] };
  text.split(DOUBLE_MARKS).forEach((piece, number) => {
    const inside = words(piece);
    if (number % 2 && inside.length) found.phrases.push(inside);
    else found.words.push(...inside);
  });
  return found;
}

/** The pieces of a text, in order, as {text, hit}: what the query finds in it is a hit. */
export function marked(text, query) {
  const all = places(text);
  const hit = new Array(all.length).fill(false);
  const stems = new Set(query.words.map(stem));
  all.forEach(({ word }, number) => {
    if (stems.has(stem(word))) hit[number] = true;
    for (const phrase of query.phrases) {
      if (phrase.every((part, further) => all[number + further]?.word === part)) hit.fill(true, number, number + phrase.length);
    }
  });
  const pieces = [];
  let at = 0;
  for (let first = 0; first < all.length; first += 1) {
    if (!hit[first]) continue;
    let last = first;
    while (hit[last + 1]) last += 1;
    pieces.push({ text: text.slice(at, all[first].start), hit: false });
    pieces.push({ text: text.slice(all[first].start, all[last].end), hit: true });
    at = all[last].end;
    first = last;
  }
  pieces.push({ text: text.slice(at), hit: false });
  return pieces.filter((piece) => piece.text);
}

export class QuoteIndex {
  /** Open the index in a folder. Rejects if it cannot be loaded, as every method does that loads more of it. */
  static async open(folder) {
    return new QuoteIndex(folder, await load(new URL("quotes.json.gz", folder), "no-cache"));
  }

  constructor(folder, table) {
    this.folder = folder;
    this.table = table;
    this.files = new Map();
    this.articleOf = table.articles.flatMap(([quotes], article) => new Array(quotes).fill(article));
    this.speakers = table.filters.find((filter) => filter.id === "speaker");
  }

  get count() {
    return this.table.count;
  }

  get filters() {
    return this.table.filters;
  }

  /**
   * Find quotes. `chosen` maps a filter's id to the ids of the values chosen in it; `order` is one of ORDERS.
   * Gives {query, rows, counts}: the numbers of the quotes found, in order, and for every filter's id the number of
   * quotes by the value's place in the filter.
   */
  async find(text, chosen = {}, order = "relevance") {
    const query = parse(text);
    const scores = await this.scores(query);
    const { rows, counts } = this.filtered(scores, chosen);
    return { query, rows: this.sorted(rows, scores, order), counts };
  }

  /** What is published of quotes, and how it is shown. */
  async records(rows) {
    const size = this.table.recordsAFile;
    const wanted = rows.map((row) => this.file(`records-${Math.floor(row / size)}`));
    return (await Promise.all(wanted)).map((file, number) => file[rows[number] % size]);
  }

  /** The words of a query that no quote has. */
  async unknown(query) {
    const alone = [...new Set([...query.words, ...query.phrases.flat()])];
    const found = await Promise.all(alone.map((word) => this.scores({ words: [word], phrases: [] })));
    return alone.filter((_, number) => found[number].every((score) => !score));
  }

  /** How well every quote fits a query; 0 where it does not. */
  async scores(query) {
    const scores = new Float64Array(this.count).fill(1);
    const terms = [...query.words.map((word) => [word]), ...query.phrases];
    const phrases = terms.map((_, number) => number >= query.words.length);
    const hits = await Promise.all(
      terms.map((term, number) => (phrases[number] ? this.phraseHits(term) : this.wordHits(term[0]))),
    );
    terms.forEach((term, number) => {
      const named = this.named(term, phrases[number]);
      let holders = 0;
      const weights = hits[number].map((times, row) => {
        const weight = times ? 1 + REPEATED * Math.min(times - 1, MOST_REPEATED) : named[this.speakers.rows[row]] && NAME_ONLY;
        if (weight) holders += 1;
        return weight;
      });
      const rarity = Math.log(1 + this.count / (holders || 1));
      weights.forEach((weight, row) => {
        scores[row] = weight && scores[row] ? scores[row] + weight * rarity : 0;
      });
    });
    return scores;
  }

  /** How often every quote has a form of a word. */
  async wordHits(word) {
    const hits = new Float64Array(this.count);
    for (const places of Object.values(await this.forms(word))) each(places, (row) => { hits[row] += 1; });
    return hits;
  }

  /** How often every quote has the very words, one after the other. */
  async phraseHits(phrase) {
    const hits = new Float64Array(this.count);
    const forms = await Promise.all(phrase.map((word) => this.forms(word)));
    let begun; // quote -> where in it the phrase may begin
    for (const [further, word] of phrase.entries()) {
      const here = new Map();
      each(forms[further][word] ?? [], (row, at) => {
        const start = at - further;
        if (further && !begun.get(row)?.has(start)) return;
        if (!here.has(row)) here.set(row, new Set());
        here.get(row).add(start);
      });
      begun = here;
    }
    for (const [row, starts] of begun) hits[row] = starts.size;
    return hits;
  }

  /** For every set of speakers that quotes have: whether a name of one has the term. */
  named(term, isPhrase) {
    this.names ??= this.speakers.values.map(([, ...names]) => names.map(words));
    const has = isPhrase
      ? (name) => name.some((_, start) => term.every((word, further) => name[start + further] === word))
      : (name) => name.some((word) => stem(word) === stem(term[0]));
    const speakers = this.names.map((names) => (names.some(has) ? 1 : 0));
    return this.speakers.sets.map((set) => (set.some((speaker) => speakers[speaker]) ? 1 : 0));
  }

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

  sorted(rows, scores, order) {
    const date = (row) => this.table.articles[this.articleOf[row]][1];
    const speaker = (row) => this.speakers.values[this.speakers.sets[this.speakers.rows[row]][0]][1];
    const by = {
      relevance: (a, b) => scores[b] - scores[a],
      newest: (a, b) => !date(a) - !date(b) || compare(date(b), date(a)),
      oldest: (a, b) => !date(a) - !date(b) || compare(date(a), date(b)),
      speaker: (a, b) => compare(speaker(a), speaker(b)),
    }[order];
    return rows.sort((a, b) => by(a, b) || a - b);
  }

  /** The forms of a word that quotes have, each with its places. */
  async forms(word) {
    const stemmed = stem(word);
    const file = await this.file(`words-${bucketOf(stemmed, this.table.buckets)}`);
    return Object.hasOwn(file, stemmed) ? file[stemmed] : {};
  }

  file(name) {
    if (!this.files.has(name)) {
      const loading = load(new URL(`${name}.json.gz?${this.table.version}`, this.folder));
      loading.catch(() => this.files.delete(name)); // so that another search tries again
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }
}

export const ORDERS = ["relevance", "newest", "oldest", "speaker"];

/** FNV-1a, as in search.py. */
export function bucketOf(text, buckets) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0) % buckets;
}

/** Call with (quote, position) for every place. */
function each(places, visit) {
  let row = 0;
  for (let at = 0; at < places.length; at += 2) {
    row += places[at];
    visit(row, places[at + 1]);
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Load a gzipped JSON file, also from a server that unpacks it on the way. */
async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  const data = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(data, 0, Math.min(2, data.byteLength));
  if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(data));
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
