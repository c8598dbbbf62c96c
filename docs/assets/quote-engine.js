// The index of quotes, opened in the browser. What a query finds is defined in scripts/coverage_archive/search.py.
// Words and phrases are found by Pagefind; scripts/coverage_archive/word_index.py says how they stand in its index.
import { places, words } from "./quote-words.js";

const DOUBLE_MARKS = /["“”„‟«»＂]/u;
const NAME_ONLY = 0.4; // what a term weighs that is in the speaker's name and not in the words
const MARK = "ª"; // what words in tokens stand between

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

/** The pieces of a text, in order, as {text, hit}: hits are the phrases, and the words at places of `hits`. */
export function marked(text, phrases, hits = []) {
  const all = places(text);
  const hit = all.map((_, number) => hits.includes(number));
  all.forEach((_, number) => {
    for (const phrase of phrases) {
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

/**
 * What to ask Pagefind for a term, one query or several: tokens that must stand so. `stems` and `forms` number the
 * frequent words, which have a token for each of the `blocks` of quotes.
 */
export function questions(term, isPhrase, { stems, forms, blocks }) {
  const [word] = term;
  if (term.length > 1) {
    const pairs = term.slice(1).map((next, number) => `${MARK}${term[number]}${MARK}${next}${MARK}`);
    return [`"${pairs.join(" ")}"`];
  }
  const frequent = own(isPhrase ? forms : stems, word);
  if (frequent === undefined) return [isPhrase ? `"${MARK}${word}${MARK}"` : `"${word}"`];
  const token = `${MARK}${MARK}${isPhrase ? "form" : "stem"}${frequent}${MARK}`;
  return Array.from({ length: blocks }, (_, block) => `"${token}${block}${MARK}"`);
}

/** Pagefind's index of the words, which is loaded when the first word is asked for. */
class WordIndex {
  static failures = 0;

  constructor(folder) {
    this.folder = new URL("pagefind/", folder);
  }

  /** What any of some queries finds, as Pagefind's results. Rejects if part of the index cannot be loaded. */
  async search(queries) {
    try {
      const pagefind = await this.open();
      const found = await Promise.all(queries.map((query) => pagefind.search(query)));
      if (found.some((one) => !one.results.length)) await this.check();
      return found.flatMap((one) => one.results);
    } catch (error) {
      // Pagefind remembers what failed to load, and a browser the script: only new ones try again.
      WordIndex.failures += 1;
      this.opened?.then((pagefind) => pagefind.destroy()).catch(() => {});
      this.opened = null;
      throw error;
    }
  }

  /** Load the index ahead of a search, which tells of a failure. */
  prepare() {
    this.open().catch(() => {});
  }

  open() {
    this.opened ??= (async () => {
      const script = new URL(`pagefind.js${WordIndex.failures ? `?${WordIndex.failures}` : ""}`, this.folder);
      const pagefind = (await import(script)).createInstance();
      await pagefind.init();
      return pagefind;
    })();
    return this.opened;
  }

  /** Pagefind takes a file of its index that it cannot load for an empty one: see that the index is there. */
  async check() {
    const answer = await fetch(new URL("pagefind-entry.json", this.folder), { cache: "no-store" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  }
}

export class QuoteIndex {
  /** Open the index in a folder. Rejects if it cannot be loaded, as every method does that loads more of it. */
  static async open(folder, { forWords = false } = {}) {
    const wordIndex = new WordIndex(folder);
    if (forWords) wordIndex.prepare();
    return new QuoteIndex(folder, wordIndex, await load(new URL("quotes.json.gz", folder), "no-cache"));
  }

  constructor(folder, wordIndex, table) {
    this.folder = folder;
    this.wordIndex = wordIndex;
    this.table = table;
    this.files = new Map();
    this.terms = new Map();
    this.articleOf = table.articles.flatMap(([quotes], article) => new Array(quotes).fill(article));
    this.speakers = table.filters.find((filter) => filter.id === "speaker");
    this.rowOf = new Map(table.ids.map((id, row) => [id, row]));
    this.speakerOf = new Map(table.speakers.map((id, speaker) => [id, speaker]));
  }

  /** Load what finding words takes, ahead of them. */
  prepare() {
    this.wordIndex.prepare();
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

  /** What is published of quotes, and how it is shown: there also the quotes' words in `pieces`, with hits marked. */
  async records(rows, query) {
    const size = this.table.recordsAFile;
    const files = await Promise.all(rows.map((row) => this.file(`records-${Math.floor(row / size)}`)));
    const found = await Promise.all(query.words.map((word) => this.term([word], false)));
    return files.map((file, number) => {
      const record = file[rows[number] % size];
      const stems = record.shown.stems.split(" ");
      const asked = query.words.map((word, place) => this.stemIn(record, stems, word, found[place].rows.get(rows[number])));
      const hits = stems.flatMap((stem, place) => (asked.includes(stem) ? [place] : []));
      return { ...record, shown: { ...record.shown, pieces: marked(record.exact, query.phrases, hits) } };
    });
  }

  /** The stem of a query's word, as it is among a quote's: only Pagefind can stem here, and it says where the word is. */
  stemIn(record, stems, word, place) {
    const frequent = own(this.table.stems, word);
    if (frequent === undefined) return stems[place];
    return stems[words(record.exact).findIndex((one) => own(this.table.stems, one) === frequent)];
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
    const asked = [...query.words.map((word) => [[word], false]), ...query.phrases.map((phrase) => [phrase, true])];
    for (const { rows, speakers } of await Promise.all(asked.map(([term, isPhrase]) => this.term(term, isPhrase)))) {
      const named = this.speakers.sets.map((set) => set.some((speaker) => speakers.has(speaker)));
      const weights = scores.map((_, row) => (rows.has(row) ? 1 : named[this.speakers.rows[row]] ? NAME_ONLY : 0));
      const holders = weights.reduce((sum, weight) => sum + (weight > 0), 0);
      const rarity = Math.log(1 + this.count / (holders || 1));
      weights.forEach((weight, row) => {
        scores[row] = weight && scores[row] ? scores[row] + weight * rarity : 0;
      });
    }
    return scores;
  }

  /**
   * What has a term, a word or a phrase: `rows` maps the quotes to the place in their words, where Pagefind says it;
   * `speakers` are those with a name that has it.
   */
  term(term, isPhrase) {
    const key = `${isPhrase}:${term.join(" ")}`;
    if (!this.terms.has(key)) this.terms.set(key, forgetFailure(this.terms, key, this.lookUp(term, isPhrase)));
    return this.terms.get(key);
  }

  async lookUp(term, isPhrase) {
    const rows = new Map();
    const speakers = new Set();
    for (const { id, words: found } of await this.wordIndex.search(questions(term, isPhrase, this.table))) {
      if (this.rowOf.has(id)) rows.set(this.rowOf.get(id), found[0]);
      else speakers.add(this.speakerOf.get(id));
    }
    return { rows, speakers };
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

  file(name) {
    if (!this.files.has(name)) {
      this.files.set(name, forgetFailure(this.files, name, load(new URL(`${name}.json.gz?${this.table.version}`, this.folder))));
    }
    return this.files.get(name);
  }
}

export const ORDERS = ["relevance", "newest", "oldest", "speaker"];

/** Let a map forget what fails, so that another search tries again. */
function forgetFailure(map, key, promise) {
  promise.catch(() => map.delete(key));
  return promise;
}

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

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
