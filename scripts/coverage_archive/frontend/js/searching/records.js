// Reads quotes, blocks and sections for display from the articles' texts, with the words that the query asks for marked.
import { NEAR, spelt } from "./engine.js";
import { summed, unpack, lastUpTo } from "./postings.js";
import { places } from "./words.js";

/** @import { Answer, ArticleText, Found, FoundText, Piece, SaidOn } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

const AROUND = 90; // characters shown of a paragraph before the first word that is lit, and twice that after it

/** Return the pieces of a text, in order. A piece is a hit if its words have their numbers in `hits`. @param {string} text @param {Set<number>} hits */
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

/** Return the pieces near the first hit, with an ellipsis where text is left out. @param {Piece[]} pieces @returns {Piece[]} */
export function around(pieces) {
  const first = pieces.findIndex(({ hit }) => hit);
  const shown = pieces.slice(Math.max(0, first - 1));
  const [before] = shown;
  if (first > 0 && before.text.length > AROUND) shown[0] = { text: `…${before.text.slice(-AROUND).replace(/^\S*\s/u, " ")}`, hit: false };
  let left = 3 * AROUND;
  /** @type {Piece[]} */
  const short = [];
  for (const { text, hit } of shown) {
    if (left <= 0) break;
    short.push({ text: text.length > left ? `${text.slice(0, left).replace(/\s\S*$/u, " ")}…` : text, hit });
    left -= text.length;
  }
  return short;
}

export class Records {
  /** @param {SearchIndex} search */
  constructor(search) {
    this.search = search;
    const { quotes, blocks, sections } = search.index.articles;
    const first = (/** @type {string} */ packed) => summed(unpack(packed));
    this.ends = { quotes: first(quotes), blocks: first(blocks), sections: first(sections) };
    this.files = { articles: first(search.index.files.articles), said: first(search.index.files.said) };
  }

  /** Return the article that has a quote, block or section of the archive, and the number that it has in the article. @param {"quotes" | "blocks" | "sections"} kind @param {number} row @returns {Promise<[ArticleText, number]>} */
  async in(kind, row) {
    const ends = this.ends[kind];
    const article = lastUpTo(ends, row) + 1;
    return [await this.article(article), row - (article ? ends[article - 1] : 0)];
  }

  /** @param {number} number @returns {Promise<ArticleText>} */
  async article(number) {
    const file = lastUpTo(this.files.articles, number) + 1;
    const { articles } = await this.search.part(`articles-${file}`);
    return articles[number - (file ? this.files.articles[file - 1] : 0)];
  }

  /** Return what outlets say on a part of a clause or on a topic. @param {number} number its number: topics come after the parts @returns {Promise<SaidOn>} */
  async said(number) {
    const file = lastUpTo(this.files.said, number) + 1;
    const { said } = await this.search.part(`said-${file}`);
    return said[number - (file ? this.files.said[file - 1] : 0)];
  }

  /** Return quotes by their numbers, with the words that meet the query marked as hits. @param {number[]} rows @param {Answer} found @returns {Promise<Found[]>} */
  quotes(rows, found) {
    return Promise.all(rows.map(async (row) => {
      const { search } = this;
      const [article, number] = await this.in("quotes", row);
      const [id, by, start, end, first, last, ...translation] = article.quotes[number];
      const exact = article.text.slice(start, end);
      const called = (/** @type {number} */ number) => {
        const [speaker, name] = article.speakers[number];
        return /** @type {[string, string]} */ ([speaker || spelt(name), name]);
      };
      const hits = this.hits(search.quoteStarts[row], search.quoteCounts[row], found);
      const value = (/** @type {string} */ of) => search.filters.find((each) => each.id === of)?.valuesOf(row) ?? [];
      const [block] = article.blocks.filter(([, from]) => from <= start).slice(-1);
      const codePoints = (/** @type {number} */ place) => [...article.text.slice(0, place)].length;
      return {
        id, article: article.slug, url: `${search.index.addresses.article.replace("*", article.slug)}#${id}`, exact,
        outlet: value("outlet")[0]?.[0] ?? null, part: block[0], start: codePoints(start), end: codePoints(end),
        speaker: called(by[0])[0], speaker_name: called(by[0])[1], kind: value("kind")[0][0], published: search.published[search.articleOfQuote[row]],
        topics: value("topic").map(([topic]) => topic), via: by.slice(1).map(called), reviewed: value("reviewed")[0][0] === "yes",
        shown: {
          ...this.source(article), ...howMet(found, "quotes", row), given: value("given")[0], translation, place: placeName(block[0]), pieces: marked(exact, hits),
          before: article.text.slice(first, start), after: article.text.slice(end, last),
        },
      };
    }));
  }

  /** Return blocks by their numbers, with the words that meet the query marked as hits. @param {number[]} rows @param {Answer} found @returns {Promise<FoundText[]>} */
  blocks(rows, found) {
    return Promise.all(rows.map(async (row) => {
      const { search } = this;
      const [article, number] = await this.in("blocks", row);
      const [id, start, end] = article.blocks[number];
      const hits = this.hits(search.blockStarts[row], search.blockEnds[row] - search.blockStarts[row], found);
      return {
        url: `${search.index.addresses.article.replace("*", article.slug)}#${id}`, article: article.slug, published: search.published[search.articleOfBlock[row]],
        shown: {
          ...this.source(article), ...howMet(found, "blocks", row), place: placeName(id), title: article.title, translation: article.translations[id] ?? [],
          pieces: around(marked(article.text.slice(start, end), hits)),
        },
      };
    }));
  }

  /** @param {ArticleText} article */
  source({ outlet: [outlet, colour, shape], date, language }) {
    return { outlet, colour, shape, date: date || "[date not stated]", language };
  }

  /** Return the numbers of the words of a text that meet the query, counted from 0 in the text. @param {number} start @param {number} count @param {Answer} found */
  hits(start, count, { met }) {
    /** @type {Set<number>} */
    const hits = new Set();
    for (const { places: found, length } of met.flatMap((each) => each.places)) {
      for (let at = lastUpTo(found, start - 1) + 1; at < found.length && found[at] + length <= start + count; at += 1) {
        for (let further = 0; further < length; further += 1) hits.add(found[at] - start + further);
      }
    }
    return hits;
  }
}

/** Return the words of a query that a text does not have, if few texts have them all, and those that it has by near words only. @param {Answer} found @param {"quotes" | "blocks"} kind @param {number} row */
const howMet = ({ met, partial }, kind, row) => ({
  lacks: partial ? met.filter((each) => !each[kind][row]).map(({ label }) => label) : [],
  near: met.filter((each) => each[kind][row] && each[kind][row] <= NEAR).map(({ label }) => label),
});

/** Return the name of a block for readers, such as "paragraph 7" or "headline". @param {string} id */
export const placeName = (id) => id.replace(/^p(\d+)$/, "paragraph $1").replace(/^([a-z]+)-\d+$/, "$1");
