// Opens the search's index in the browser, and finds quotes, blocks (paragraphs, headlines, captions) and names with it.
// scripts/coverage_archive/searching/search_index.py defines what a query finds.
import { counted, Filter, filtered, inOrder } from "./facets.js";
import { load, remembered } from "../common/files.js";
import { understood, withNearWords } from "./demands.js";
import { lastUpTo, Postings, summed, unpack } from "./postings.js";
import { parse } from "./query.js";
import { stemmer, words } from "./words.js";

/** @import { Answer, Chosen, Demand, Entries, How, Index, Met, Parts, Query, Term, Where } from "../types.d.ts" */

// What a text is worth that meets a demand: a quote by a relay's name, the speaker's, its translation, its words. What meets
// it by its outlet is worth something else than anything that meets it by words.
const RELAY = 0.2, SPEAKER = 0.4, TRANSLATION = 0.8, OWN = 1, OUTLET = 0.125;
export const NEAR = 0.0625; // at most, by near words
const FEW = 25; // texts found, below which near words are searched, too
const NAMED = ["speaker", "topic", "part", "outlet", "section", "page"];
const NAMED_FIRST = { said: 2000, relayed: 1000 }; // more than rare words weigh
const BY_SPEAKER = ["speaker", "via"]; // filters whose values are speakers
const BEGINNING = 3, STEM = 5; // letters of a word or stem with which others begin that match it, if it is typed still or unknown

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
    this.questions = new Set(index.queries.questions);
    this.near = index.queries.near.map((group) => group.map(words));
    /** @type {Map<string, string[][][]>} */
    this.calledBy = new Map();
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

  /** Return the words of each name of each entry of a kind. @param {string} kind */
  called(kind) {
    const known = this.calledBy.get(kind) ?? this.entries[kind].map(([, , ...names]) => names.map((name) => words(String(name))));
    this.calledBy.set(kind, known);
    return known;
  }

  /** @param {Filter} filter */
  call(filter) {
    const entries = filter.of ? [...filter.entries].map((place) => this.entries[filter.of ?? ""][place]) : [];
    for (const entry of entries) entry[0] ||= spelt(entry[2]);
    filter.values = filter.of ? entries.map(([id, , label]) => [id, label]) : filter.values.map(([id, label]) => [id || spelt(label), label]);
  }

  /** Return the quotes, blocks and names that a query's text and the chosen filters find. @param {string} text @param {Chosen} chosen @param {How} [how] @returns {Promise<Answer>} */
  async find(text, chosen, { order = "relevance", typing = false, near = true } = {}) {
    const query = parse(text);
    if (order === "speaker" || BY_SPEAKER.some((id) => chosen[id]?.length)) await this.names();
    const { demands, named } = await understood(query.demands, this);
    let found = await this.answered(demands, query, typing);
    const nearer = found.size < FEW ? withNearWords(demands, this) : demands;
    const waits = nearer !== demands && !near && found.size > 0;
    if (nearer !== demands && !waits) found = await this.answered(nearer, query, typing);
    const asked = query.demands.length > 0 || query.not.length > 0;
    const scores = { quotes: found.quotes, blocks: asked ? found.blocks : new Float64Array() };
    const rows = this.sorted(filtered(this.filters, scores.quotes, chosen, "quotes"), scores.quotes, this.articleOfQuote, order);
    const blocks = this.sorted(filtered(this.filters, scores.blocks, chosen, "blocks"), scores.blocks, this.articleOfBlock, order === "speaker" ? "relevance" : order);
    const results = /** @type {Answer["results"]} */ ([...rows.map((row) => ["quotes", row]), ...blocks.map((row) => ["blocks", row])]);
    if (found.partial && order === "relevance") results.sort(([one, row], [other, of]) => scores[other][of] - scores[one][row]);
    return {
      query, met: found.met, entries: asked ? found.entries : {}, named, scores, partial: found.partial, nearer: waits,
      missing: found.met.filter(({ many, names }) => !many && !names.some(Boolean)).map(({ label }) => label),
      rows, blocks, results,
    };
  }

  /** Return what meets all demands; otherwise, quotes of speakers who are described so; otherwise, what meets half of them. @param {Demand[]} demands @param {Query} query @param {boolean} typing */
  async answered(demands, query, typing) {
    const asked = demands.filter(({ asks }) => !asks);
    const nothing = asked.length > 1 ? null : this.spread(new Uint32Array(), 1);
    const met = (await Promise.all(asked.map(async (demand) => {
      const how = await this.meet(demand, typing) ?? nothing;
      return how && { ...how, label: demand.label, many: count(how.quotes) + count(how.blocks) };
    }))).filter((each) => each !== null);
    const excluded = (await Promise.all(query.not.map((term) => this.term(term, false)))).filter((each) => each !== null);
    const found = this.combined(met, excluded, met.length);
    const described = [...(found.entries.description ?? [])];
    if (met.length && described.length && !count(found.quotes)) {
      await this.names();
      const [speakers] = this.filters;
      const values = described.map((of) => speakers.entries.indexOf(of));
      found.quotes.forEach((_, quote) => { if (speakers.sets[speakers.given[quote]].some((value) => values.includes(value))) found.quotes[quote] = 1; });
      for (const { quotes } of excluded) quotes.forEach((is, quote) => { if (is) found.quotes[quote] = 0; });
    }
    const size = count(found.quotes) + count(found.blocks);
    const known = met.filter(({ many }) => many);
    const partial = !size && known.length > 0 && !NAMED.some((kind) => found.entries[kind]?.size);
    if (!partial) return { ...found, met, size, partial };
    return { ...this.combined(known, excluded, Math.ceil(known.length / 2)), entries: found.entries, met, size: 0, partial };
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
  async meet({ ways }, typing) {
    const met = await Promise.all(ways.map(async ({ terms, worth, outlet }) => {
      const each = outlet === undefined ? await Promise.all(terms.map((term) => this.term(term, typing))) : [this.publishedBy(outlet)];
      const known = each.filter((one) => one !== null);
      return known.length ? weighed(known.reduce((one, other) => both(one, other, Math.min)), worth) : null;
    }));
    const known = met.filter((each) => each !== null);
    return known.length ? known.reduce((one, other) => both(one, other, Math.max)) : null;
  }

  /** Return the quotes and blocks of an outlet's articles. @param {number} outlet @returns {Met} */
  publishedBy(outlet) {
    const filter = this.filters.find(({ id }) => id === "outlet");
    const value = filter?.entries.indexOf(outlet) ?? -1;
    const worth = (/** @type {"quotes" | "blocks"} */ kind) => Float32Array.from(filter?.rows(kind) ?? [], (set) => (filter?.sets[set].includes(value) ? OUTLET : 0));
    return { ...newMet(worth("quotes"), worth("blocks"), new Float32Array(this.nameEnds.length), []), own: worth("quotes") };
  }

  /** @param {Term} term @param {boolean} typing @returns {Promise<Met | null>} */
  term(term, typing) {
    const key = JSON.stringify([term.words, term.phrase, term.loose, term.last && [typing]]);
    return remembered(this.#met, key, async () => {
      const [word] = term.words;
      let places = await (term.phrase ? this.postings.phrase(term.words) : this.postings.word(word));
      const letters = [...word].length;
      if (term.last && typing && !places.length && letters < BEGINNING) return null;
      if (!term.phrase && letters >= BEGINNING && ((term.last && typing) || (term.loose && !places.length))) {
        const begun = await this.postings.beginning(word);
        const stem = this.stem(word);
        if (places.length) places = Uint32Array.from(new Set([...places, ...begun])).sort();
        else places = begun.length || [...stem].length < STEM ? begun : await this.postings.beginning(stem);
      }
      const met = this.spread(places, term.words.length);
      this.spreadNames(met);
      return met;
    });
  }

  /** Say whether words, from a place on, are in one text. @param {number} place @param {number} length */
  isInOneText(place, length) {
    const block = lastUpTo(this.blockStarts, place);
    if (block >= 0 && place < this.blockEnds[block]) return place + length <= this.blockEnds[block];
    return place + length <= this.nameEnds[lastUpTo(this.nameStarts, place)];
  }

  /** Return which quotes, blocks and names contain, from one of the places on, `length` words. @param {Uint32Array} places @param {number} length @returns {Met} */
  spread(places, length) {
    const met = newMet(new Float32Array(this.count), new Float32Array(this.blockEnds.length), new Float32Array(this.nameEnds.length), [{ places, length }]);
    let [quote, block, name] = [-1, -1, -1];
    for (const first of places) {
      const end = first + length;
      while (block + 1 < this.blockStarts.length && this.blockStarts[block + 1] <= first) block += 1;
      while (quote + 1 < this.count && this.quoteStarts[quote + 1] <= first) quote += 1;
      for (let at = quote; at >= 0 && this.reach[at] >= end; at -= 1) {
        if (this.quoteStarts[at] + this.quoteCounts[at] >= end) met.quotes[at] = met.own[at] = OWN;
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

  /** Return what meets at least some of the demands, with scores, and the entries that are named by all. @param {Met[]} met @param {Met[]} not @param {number} need how many demands */
  combined(met, not, need) {
    const quotes = new Float64Array(this.count).fill(1), blocks = new Float64Array(this.blockEnds.length).fill(1);
    const how = { quotes: new Uint8Array(this.count), own: new Uint8Array(this.count), blocks: new Uint8Array(blocks.length), byWords: new Uint8Array(blocks.length) };
    /** @type {Record<string, Map<number, number>>} */
    const entries = {};
    met.forEach((each, number) => {
      const rarity = Math.log(1 + (this.count + blocks.length) / (count(each.quotes) + count(each.blocks) || 1));
      each.quotes.forEach((worth, quote) => { if (worth) { quotes[quote] += worth * rarity; how.quotes[quote] += 1; } });
      each.own.forEach((is, quote) => { if (is) how.own[quote] += 1; });
      each.blocks.forEach((worth, block) => { if (worth) { blocks[block] += worth * rarity; how.blocks[block] += 1; how.byWords[block] ||= Number(worth !== OUTLET); } });
      /** @type {Record<string, Map<number, number>>} */
      const here = {};
      each.names.forEach((worth, name) => {
        const [of, all] = [this.nameOf[name], (here[this.nameKinds[name]] ??= new Map())];
        if (worth > NEAR) all.set(of, Math.max(worth, all.get(of) ?? 0));
      });
      for (const kind of [...NAMED, "description"]) {
        const before = number ? entries[kind] : here[kind];
        entries[kind] = new Map([...(before ?? [])].flatMap(([of, worth]) => (here[kind]?.has(of) ? [[of, Math.min(worth, here[kind].get(of) ?? 0)]] : [])));
      }
    });
    quotes.forEach((_, quote) => { if (how.quotes[quote] < need || not.some((each) => each.quotes[quote])) quotes[quote] = 0; });
    blocks.forEach((_, block) => { if (how.blocks[block] < need || (need && !how.byWords[block]) || not.some((each) => each.blocks[block])) blocks[block] = 0; });
    how.own.forEach((own, quote) => {
      if (!own || !quotes[quote]) return;
      const last = this.quoteStarts[quote] + this.quoteCounts[quote] - 1;
      for (let block = lastUpTo(this.blockStarts, this.quoteStarts[quote]); block >= 0 && this.blockStarts[block] <= last; block += 1) {
        if (own >= how.blocks[block]) blocks[block] = 0;
      }
    });
    const speakers = new Set([...(entries.speaker ?? [])].flatMap(([of, worth]) => (worth === 1 ? [of] : [])));
    for (const as of /** @type {const} */ (["said", "relayed"])) {
      for (const quote of this.by(speakers, as)) if (quotes[quote]) quotes[quote] += NAMED_FIRST[as];
    }
    return { quotes, blocks, entries: Object.fromEntries(Object.entries(entries).map(([kind, all]) => [kind, new Set(all.keys())])) };
  }
}

/** @param {Float32Array} quotes @param {Float32Array} blocks @param {Float32Array} names @param {Met["places"]} places @returns {Met} */
const newMet = (quotes, blocks, names, places) => ({ quotes, blocks, names, places, own: new Float32Array(quotes.length) });

/** Return how a demand is met where what meets it is worth less. @param {Met} met @param {number} worth @returns {Met} */
function weighed(met, worth) {
  const less = (/** @type {Float32Array} */ of) => (worth === 1 ? of : of.map((each) => each * worth));
  return { ...met, quotes: less(met.quotes), blocks: less(met.blocks), names: less(met.names) };
}

/** Combine how two terms or ways are met: with `Math.min` both must be met, with `Math.max` one is enough. @param {Met} one @param {Met} other @param {(...numbers: number[]) => number} which @returns {Met} */
function both(one, other, which) {
  const combine = (/** @type {Float32Array} */ a, /** @type {Float32Array} */ b) => a.map((value, at) => which(value, b[at]));
  return {
    quotes: combine(one.quotes, other.quotes), own: combine(one.own, other.own), blocks: combine(one.blocks, other.blocks),
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

/** Return how many numbers are not 0. @param {Float32Array | Float64Array} numbers */
function count(numbers) {
  let many = 0;
  for (const number of numbers) if (number) many += 1;
  return many;
}

/** Return the id that is derived from a value's label, for values that are stored without an id. @param {string} label */
export const spelt = (label) => label.toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";
