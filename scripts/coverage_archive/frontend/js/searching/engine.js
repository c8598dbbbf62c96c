// Opens the search's index in the browser, and finds quotes, blocks (paragraphs, headlines, captions) and names with it.
// scripts/coverage_archive/searching/search_index.py defines what a query finds.
import { counted, Filter, filtered, inOrder } from "./facets.js";
import { load, remembered } from "../common/files.js";
import { withOtherNames } from "./other-names.js";
import { lastUpTo, Postings, summed, unpack } from "./postings.js";
import { parse } from "./query.js";
import { stemmer } from "./words.js";

/** @import { Answer, Chosen, Demand, Entries, How, Index, Met, Parts, Term, Where } from "../types.d.ts" */

// How a quote meets a demand of the query, from the weakest: by a relay's name, the speaker's, its translation, its words.
const RELAY = 1, SPEAKER = 2, TRANSLATION = 3, OWN = 4;
const WEIGHT = [0, 0.2, 0.4, 0.8, 1];
const NAMED_FIRST = { said: 2000, relayed: 1000 }; // more than rare words weigh
const BY_SPEAKER = ["speaker", "via"]; // filters whose values are speakers
const BEGINNING = 3; // letters that a word still typed must have, to find what begins so

export class SearchIndex {
  /** @type {Map<string, Promise<any>>} */
  #parts = new Map();
  /** @type {Map<string, Promise<Met | null>>} */
  #met = new Map();

  /** Return the index in a folder. Rejects if it cannot be loaded; so do all methods that load other parts of it. @param {URL} folder */
  static async open(folder) {
    /** @type {Index} */
    const index = await load(new URL("index.json.gz", folder), "no-cache");
    return new SearchIndex(folder, index);
  }

  /** @param {URL} folder @param {Index} index */
  constructor(folder, index) {
    this.folder = folder;
    this.index = index;
    this.stem = stemmer(index.spellings);
    this.postings = new Postings(index.words, (name) => this.part(name), this.stem);
    this.quoteCounts = unpack(index.quotes.counts);
    let last = 0;
    this.quoteStarts = unpack(index.quotes.gaps).map((gap, quote) => {
      const start = last + (gap % 2 ? -(gap + 1) / 2 : gap / 2);
      last = start + this.quoteCounts[quote];
      return start;
    });
    this.count = this.quoteStarts.length;
    let furthest = 0;
    this.reach = this.quoteStarts.map((start, quote) => (furthest = Math.max(furthest, start + this.quoteCounts[quote])));
    const blocks = unpack(index.blocks);
    this.blockEnds = summed(blocks);
    this.blockStarts = this.blockEnds.map((end, block) => end - blocks[block]);
    const names = unpack(index.names.counts);
    const spoken = this.blockEnds.at(-1) ?? 0;
    this.nameEnds = summed(names).map((end) => end + spoken);
    this.nameStarts = this.nameEnds.map((end, name) => end - names[name]);
    this.nameOf = index.names.of.flatMap((packed) => [...summed(unpack(packed))]);
    this.nameKinds = index.names.kinds.flatMap(([kind, count]) => new Array(count).fill(kind));
    const { quotes, blocks: blocksOf, order, published } = index.articles;
    this.published = published;
    /** The rank of each article by the time of its publication, from 1 for the earliest; 0 if it has no date. */
    this.inTime = unpack(order);
    this.articleOfQuote = spread(unpack(quotes));
    this.articleOfBlock = spread(unpack(blocksOf));
    const articleOf = { quotes: this.articleOfQuote, blocks: this.articleOfBlock };
    this.filters = index.filters.map((filter) => new Filter(filter, articleOf));
    this.entries = index.entries;
    for (const filter of this.filters) if (filter.of !== "speaker") this.call(filter);
  }

  /** Return a part of the index, which is loaded when it is first asked for. @template {keyof Parts} N @param {N} name @returns {Promise<Parts[N]>} */
  part(name) {
    const { parts, version } = this.index;
    if (parts) return Promise.resolve(parts[name]);
    return remembered(this.#parts, name, () => load(new URL(`${name}.json.gz?${version}`, this.folder)));
  }

  /** Return the names of everything. Load those of the speakers, and give the filters by speaker their values. @returns {Promise<Entries>} */
  async names() {
    if (!this.entries.speaker) {
      const { entries, rows } = await this.part("speakers");
      this.entries.speaker ??= entries;
      for (const filter of this.filters) if (filter.id === "speaker") filter.packed = rows;
      for (const filter of this.filters) if (filter.of === "speaker") this.call(filter);
    }
    return this.entries;
  }

  /** @param {Filter} filter */
  call(filter) {
    const entries = filter.of ? [...filter.entries].map((place) => this.entries[filter.of ?? ""][place]) : [];
    for (const entry of entries) entry[0] ||= spelt(entry[2]);
    filter.values = filter.of ? entries.map(([id, , label]) => [id, label]) : filter.values.map(([id, label]) => [id || spelt(label), label]);
  }

  /** Return the quotes, blocks and names that a query's text and the chosen filters find. @param {string} text @param {Chosen} chosen @param {How} [how] @returns {Promise<Answer>} */
  async find(text, chosen, { order = "relevance", typing = false } = {}) {
    const query = parse(text);
    if (order === "speaker" || BY_SPEAKER.some((id) => chosen[id]?.length)) await this.names();
    const demands = await withOtherNames(query.demands, this);
    const met = (await Promise.all(demands.map((demand) => this.meet(demand, typing)))).filter((each) => each !== null);
    const not = await Promise.all(query.not.map((term) => this.term(term, false)));
    const found = this.combined(met, not.filter((each) => each !== null));
    const asked = query.demands.length > 0 || query.not.length > 0;
    const scores = { quotes: found.quotes, blocks: asked ? found.blocks : new Float64Array() };
    const quotes = filtered(this.filters, scores.quotes, chosen, "quotes");
    const blocks = filtered(this.filters, scores.blocks, chosen, "blocks");
    return {
      query: { ...query, demands }, met, entries: asked ? found.entries : {}, scores,
      rows: this.sorted(quotes, scores.quotes, this.articleOfQuote, order),
      blocks: this.sorted(blocks, scores.blocks, this.articleOfBlock, order === "speaker" ? "relevance" : order),
    };
  }

  /** Return, by filter id, how many of the quotes and blocks found have each value of the filter. @param {Answer} found @param {Chosen} chosen @param {Where} [where] */
  async counts({ scores }, chosen, where = "all") {
    await this.names();
    const quotes = where === "articles" ? [] : counted(this.filters, scores.quotes, chosen, "quotes");
    const blocks = where === "quotes" ? [] : counted(this.filters, scores.blocks, chosen, "blocks");
    return Object.fromEntries(this.filters.map(({ id, entries }, filter) => [
      id, Array.from(entries, (_, value) => (quotes[filter]?.[value] ?? 0) + (blocks[filter]?.[value] ?? 0)),
    ]));
  }

  /** Return how all quotes, blocks and names meet a demand, or null if its word is still too short to search for. @param {Demand} demand @param {boolean} typing @returns {Promise<Met | null>} */
  async meet(demand, typing) {
    const alternatives = await Promise.all(demand.map(async (terms) => {
      const met = (await Promise.all(terms.map((term) => this.term(term, typing)))).filter((each) => each !== null);
      return met.length ? met.reduce((one, other) => both(one, other, Math.min)) : null;
    }));
    const known = alternatives.filter((each) => each !== null);
    return known.length ? known.reduce((one, other) => both(one, other, Math.max)) : null;
  }

  /** @param {Term} term @param {boolean} typing @returns {Promise<Met | null>} */
  term(term, typing) {
    const key = JSON.stringify([term.words, term.phrase, term.last && [typing]]);
    return remembered(this.#met, key, async () => {
      const [word] = term.words;
      let places = await (term.phrase ? this.postings.phrase(term.words) : this.postings.word(word));
      const letters = [...word].length;
      if (term.last && typing && !places.length && letters < BEGINNING) return null;
      if (term.last && letters >= BEGINNING && (typing || !places.length)) {
        const begun = await this.postings.beginning(word);
        places = places.length ? Uint32Array.from(new Set([...places, ...begun])).sort() : begun;
      }
      const met = this.spread(places, term.words.length);
      this.spreadNames(met);
      return met;
    });
  }

  /** Return which quotes, blocks and names contain, from one of the places on, `length` words. @param {Uint32Array} places @param {number} length @returns {Met} */
  spread(places, length) {
    const met = { quotes: new Uint8Array(this.count), blocks: new Uint8Array(this.blockEnds.length), names: new Uint8Array(this.nameEnds.length), places: [{ places, length }] };
    let [quote, block, name] = [-1, -1, -1];
    for (const first of places) {
      const end = first + length;
      while (block + 1 < this.blockStarts.length && this.blockStarts[block + 1] <= first) block += 1;
      while (quote + 1 < this.count && this.quoteStarts[quote + 1] <= first) quote += 1;
      for (let at = quote; at >= 0 && this.reach[at] >= end; at -= 1) {
        if (this.quoteStarts[at] + this.quoteCounts[at] >= end) met.quotes[at] = OWN;
      }
      if (block >= 0 && end <= this.blockEnds[block]) met.blocks[block] = 1;
      while (name + 1 < this.nameStarts.length && this.nameStarts[name + 1] <= first) name += 1;
      if (name >= 0 && end <= this.nameEnds[name]) met.names[name] = 1;
    }
    return met;
  }

  /** Add the quotes whose translation, speaker or relays are among the names met, and the blocks whose translation is. @param {Met} met */
  spreadNames(met) {
    const speakers = new Set();
    met.names.forEach((is, name) => {
      const of = this.nameOf[name];
      if (!is) return;
      if (this.nameKinds[name] === "quote") met.quotes[of] = Math.max(met.quotes[of], TRANSLATION);
      if (this.nameKinds[name] === "block") met.blocks[of] = 1;
      if (this.nameKinds[name] === "speaker") speakers.add(of);
    });
    for (const quote of this.by(speakers, "said")) met.quotes[quote] = Math.max(met.quotes[quote], SPEAKER);
    for (const quote of this.by(speakers, "relayed")) met.quotes[quote] = Math.max(met.quotes[quote], RELAY);
  }

  /** Return the numbers of the quotes that speakers said or relayed; earlier queries must have loaded the speakers. @param {Set<number>} speakers @param {"said" | "relayed"} how */
  by(speakers, how) {
    return new Set([...speakers].flatMap((speaker) => [...summed(unpack(this.postings.speakers.get(speaker)?.[how] ?? ""))]));
  }

  /** @param {number[]} rows @param {Float64Array} scores @param {ArrayLike<number>} articles @param {string} order */
  sorted(rows, scores, articles, order) {
    const [speakers] = this.filters;
    return inOrder(rows, order, {
      score: (row) => scores[row],
      time: (row) => this.inTime[articles[row]],
      speaker: (row) => speakers.values[speakers.sets[speakers.given[row]][0]][1],
    });
  }

  /** @param {Met[]} met @param {Met[]} not */
  combined(met, not) {
    const quotes = new Float64Array(this.count).fill(1), blocks = new Float64Array(this.blockEnds.length).fill(1);
    const own = new Uint8Array(this.count).fill(met.length ? 1 : 0);
    /** @type {Record<string, Set<number>>} */
    const entries = {};
    met.forEach(({ quotes: inQuotes, blocks: inBlocks, names }, number) => {
      const rarity = Math.log(1 + this.count / (count(inQuotes) || 1));
      inQuotes.forEach((how, quote) => {
        quotes[quote] = how && quotes[quote] ? quotes[quote] + WEIGHT[how] * rarity : 0;
        if (how !== OWN) own[quote] = 0;
      });
      const rare = Math.log(1 + blocks.length / (count(inBlocks) || 1));
      inBlocks.forEach((is, block) => { blocks[block] = is && blocks[block] ? blocks[block] + rare : 0; });
      /** @type {Record<string, Set<number>>} */
      const here = {};
      names.forEach((is, name) => { if (is) (here[this.nameKinds[name]] ??= new Set()).add(this.nameOf[name]); });
      for (const kind of ["speaker", "topic", "outlet", "section", "page"]) {
        const before = number ? entries[kind] : here[kind];
        entries[kind] = new Set([...(before ?? [])].filter((of) => here[kind]?.has(of)));
      }
    });
    for (const { quotes: inQuotes, blocks: inBlocks } of not) {
      inQuotes.forEach((how, quote) => { if (how) quotes[quote] = 0; });
      inBlocks.forEach((is, block) => { if (is) blocks[block] = 0; });
    }
    own.forEach((is, quote) => {
      if (!is || !quotes[quote]) return;
      const last = this.quoteStarts[quote] + this.quoteCounts[quote] - 1;
      for (let block = lastUpTo(this.blockStarts, this.quoteStarts[quote]); block >= 0 && this.blockStarts[block] <= last; block += 1) blocks[block] = 0;
    });
    for (const how of /** @type {const} */ (["said", "relayed"])) {
      for (const quote of this.by(entries.speaker ?? new Set(), how)) if (quotes[quote]) quotes[quote] += NAMED_FIRST[how];
    }
    return { quotes, blocks, entries };
  }
}

/** Combine how two terms or alternatives are met: with `Math.min` both must be met, with `Math.max` one is enough. @param {Met} one @param {Met} other @param {(...numbers: number[]) => number} which @returns {Met} */
function both(one, other, which) {
  const combine = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) => a.map((value, at) => which(value, b[at]));
  return {
    quotes: combine(one.quotes, other.quotes), blocks: combine(one.blocks, other.blocks),
    names: combine(one.names, other.names), places: [...one.places, ...other.places],
  };
}

/** Return the numbers from 0 on, each repeated as often as its count says. @param {Uint32Array} counts */
function spread(counts) {
  const ends = summed(counts);
  const all = new Uint32Array(ends.at(-1) ?? 0);
  ends.forEach((end, of) => all.fill(of, end - counts[of], end));
  return all;
}

/** @param {Uint8Array} flags */
const count = (flags) => flags.reduce((sum, flag) => sum + (flag ? 1 : 0), 0);

/** Return the id that is derived from a value's label, for values that are stored without an id. @param {string} label */
export const spelt = (label) => label.toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";
