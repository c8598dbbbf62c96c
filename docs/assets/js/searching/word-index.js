// Where words and phrases stand, asked of Pagefind. scripts/coverage_archive/searching/word_index.py says how they are in
// its index.
import { remembered } from "./index-files.js";

/** @import { Places, Table } from "../types.d.ts" */

const MARK = "ª"; // what stands around the parts of a token

const ANOTHER_BUILD = "the index of words is of another build of the site";

export class WordIndex {
  /** @type {Map<string, Promise<number | undefined>>} */
  #stems = new Map();
  /** @type {Map<string, Promise<Places>>} */
  #found = new Map();

  /**
   * `words`: how many words every text has; the others: what Pagefind calls the pages of its index.
   * @param {Pagefind} pagefind
   * @param {Pick<Table, "words" | "vocabulary" | "blocks" | "textsABlock">} table
   */
  constructor(pagefind, { words, vocabulary, blocks, textsABlock }) {
    this.pagefind = pagefind;
    this.words = words;
    this.vocabulary = vocabulary;
    this.blockOf = new Map(blocks.map((name, block) => [name, block]));
    this.textsABlock = textsABlock;
  }

  /** Where words with a word's stem stand. @param {string} word @returns {Promise<Places>} */
  async word(word) {
    const stem = await this.stem(word);
    return stem === undefined ? new Map() : this.token(`${MARK}${stem}${MARK}`, { stands: true });
  }

  /** Where a phrase begins, by its very words. @param {string[]} phrase */
  async phrase(phrase) {
    /** @type {Places} */
    const begins = new Map();
    const stems = await Promise.all(phrase.map((word) => this.stem(word)));
    if (stems.includes(undefined)) return begins;
    const forms = phrase.map((word, number) => this.token(`${MARK}${stems[number]}${MARK}${word}${MARK}`));
    const [first, ...others] = await Promise.all(forms);
    for (const [text, places] of first) {
      const there = places.filter((place) => others.every((next, number) => next.get(text)?.includes(place + number + 1)));
      if (there.length) begins.set(text, there);
    }
    return begins;
  }

  /** The number of a word's stem; undefined where no text has a word with it. @param {string} word */
  stem(word) {
    return remembered(this.#stems, word, async () => {
      if (!this.vocabulary) return undefined; // no text has a word
      const [result] = await this.pagefind.search(`"${word}"`);
      if (result && result.id !== this.vocabulary) throw new Error(ANOTHER_BUILD);
      return result?.words[0];
    });
  }

  /** Where a token stands; `stands`: that it does is known. @param {string} token @param {{ stands?: boolean }} [known] */
  token(token, { stands = false } = {}) {
    return remembered(this.#found, token, async () => {
      /** @type {Places} */
      const found = new Map();
      for (const { id, words: positions } of await this.pagefind.search(token, { must: stands })) {
        const block = this.blockOf.get(id);
        if (block === undefined) throw new Error(ANOTHER_BUILD);
        this.spread(block, positions, found);
      }
      return found;
    });
  }

  /** Add places in a block to what is found in its texts. @param {number} block @param {number[]} positions @param {Places} found */
  spread(block, positions, found) {
    let text = block * this.textsABlock;
    let before = 0; // words of the block before this text
    for (const position of positions.sort((a, b) => a - b)) {
      while (position >= before + this.words[text]) {
        before += this.words[text];
        text += 1;
      }
      const places = found.get(text);
      if (places) places.push(position - before);
      else found.set(text, [position - before]);
    }
  }
}

/** Pagefind's script and index in a folder, loaded when first asked. */
export class Pagefind {
  static failures = 0;
  /** @type {Promise<{ search: (query: string) => Promise<{ results: { id: string, words: number[] }[] }> }> | null} */
  opened = null;
  since = 0;

  /** @param {URL} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** Load what a search takes, ahead of it; the search tells of a failure. */
  prepare() {
    this.open().catch(() => {});
  }

  /**
   * Pagefind's results for a query; `must`: it has some. Rejects if part of the index cannot be loaded.
   * @param {string} query
   * @param {{ must?: boolean }} [known]
   */
  async search(query, { must = false } = {}) {
    try {
      const opened = await this.open();
      const { results } = await opened.search(query);
      if (!results.length) await this.check(must);
      return results;
    } catch (error) {
      // Pagefind remembers what failed to load, and a browser the script: only new ones try again.
      Pagefind.failures += 1;
      this.opened = null;
      throw error;
    }
  }

  open() {
    this.opened ??= (async () => {
      const script = new URL(`pagefind.js${Pagefind.failures ? `?${Pagefind.failures}` : ""}`, this.folder);
      this.since = performance.now();
      const opened = (await import(script.href)).createInstance({ noWorker: true });
      await opened.init();
      return opened;
    })();
    return this.opened;
  }

  /** Pagefind takes a file of its index that it cannot load for an empty one: see that all came, and come still. @param {boolean} must */
  async check(must) {
    /** @type {PerformanceEntry[]} */
    const loaded = performance.getEntriesByType("resource");
    const lost = loaded.some((entry) => (
      entry instanceof PerformanceResourceTiming && entry.startTime >= this.since &&
      entry.name.startsWith(`${this.folder}index/`) && (entry.responseStatus === 0 || entry.responseStatus >= 400)
    ));
    if (must || lost) throw new Error("a part of the index of words could not be loaded");
    const answer = await fetch(new URL("pagefind-entry.json", this.folder), { cache: "no-store" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  }
}
