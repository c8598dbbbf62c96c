// Looks up the places of words: their numbers in the sequence of all words of the archive. The words are in several files
// (shards), in alphabetical order; scripts/coverage_archive/searching/postings.py defines where one ends.
import { remembered } from "../common/files.js";

/** @import { Index, Load, Said, Shard } from "../types.d.ts" */

const LAST = 60; // signs that end a number; the others stand before it: scripts/coverage_archive/searching/packed.py
const VALUES = new Uint8Array(128);
let signs = 0;
for (let code = 33; code < 127; code += 1) if (code !== 34 && code !== 92) VALUES[code] = signs++;

/** Return the numbers that are packed in a text. @param {string} text */
export function unpack(text) {
  const numbers = new Uint32Array(text.length);
  let [count, before] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)];
    if (value >= LAST) before = before * (signs - LAST) + value - LAST;
    else {
      numbers[count++] = before * LAST + value;
      before = 0;
    }
  }
  return numbers.slice(0, count);
}

/** Return the running totals of numbers. @param {Uint32Array} numbers */
export function summed(numbers) {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

/** Return the index of the last number that is not above a limit, or -1 if all are above it. @param {ArrayLike<number>} rising @param {number} limit */
export function lastUpTo(rising, limit) {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {Uint32Array[]} lists */
function merged(lists) {
  if (lists.length === 1) return lists[0];
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

export class Postings {
  /** @type {Map<string, Promise<Opened>>} */
  #opened = new Map();

  /** @param {Index["words"]} words @param {Load} load @param {(word: string) => string} stem */
  constructor({ starts, irregularForms }, load, stem) {
    this.starts = starts;
    this.load = load;
    this.stem = stem;
    this.irregularForms = Object.entries(irregularForms);
    /** @type {Map<number, Said>} the quotes and names of the speakers in the shards opened so far */
    this.speakers = new Map();
  }

  /** Return the number of the shard that has a word, if any has it. @param {string} word */
  shardOf(word) {
    let shard = 0;
    while (shard + 1 < this.starts.length && this.starts[shard + 1] <= word) shard += 1;
    return shard;
  }

  /** @param {number} number */
  open(number) {
    return remembered(this.#opened, `words-${number}`, async () => {
      const shard = await this.load(`words-${number}`);
      for (const [speaker, said, relayed, ...names] of shard.speakers) this.speakers.set(speaker, { said, relayed, names });
      return new Opened(shard, this.stem);
    });
  }

  /** Return the places of all words with the same stem as a word. @param {string} word */
  async word(word) {
    const of = this.stem(word);
    if (!this.starts.length) return new Uint32Array();
    const shard = await this.open(this.shardOf(of));
    return shard.all(shard.stems.get(of) ?? []);
  }

  /** Return the places of a word in exactly this form. @param {string} word */
  async form(word) {
    if (!this.starts.length) return new Uint32Array();
    const shard = await this.open(this.shardOf(this.stem(word)));
    const at = shard.forms.get(word);
    return at === undefined ? new Uint32Array() : shard.places(at);
  }

  /** Return the places of all words that begin with some letters. @param {string} letters */
  async beginning(letters) {
    if (!this.starts.length) return new Uint32Array();
    const shards = new Set();
    for (let shard = this.shardOf(letters); shard <= this.shardOf(`${letters}\uffff`); shard += 1) shards.add(shard);
    for (const [word, of] of this.irregularForms) if (word.startsWith(letters)) shards.add(this.shardOf(of));
    const opened = await Promise.all([...shards].map((shard) => this.open(shard)));
    return merged(opened.flatMap((shard) => {
      const found = [...shard.forms].filter(([word]) => word.startsWith(letters)).map(([, at]) => at);
      return found.length ? [shard.all(found)] : [];
    }).concat([new Uint32Array()]));
  }

  /** Return the places at which a phrase of exactly these words begins. @param {string[]} words */
  async phrase(words) {
    const [first, ...others] = await Promise.all(words.map((word) => this.form(word)));
    return others.reduce((begins, next, number) => {
      let at = 0;
      return begins.filter((place) => {
        while (at < next.length && next[at] < place + number + 1) at += 1;
        return next[at] === place + number + 1;
      });
    }, first);
  }
}

/** Holds a loaded shard; the places of a word are unpacked when first asked for. */
class Opened {
  /** @type {Map<number, Uint32Array>} */
  #unpacked = new Map();

  /** @param {Shard} shard @param {(word: string) => string} stem */
  constructor({ words, places }, stem) {
    this.packed = places;
    this.forms = new Map(words.map((word, at) => [word, at]));
    /** @type {Map<string, number[]>} */
    this.stems = new Map();
    words.forEach((word, at) => {
      const of = stem(word);
      this.stems.set(of, [...(this.stems.get(of) ?? []), at]);
    });
  }

  /** @param {number} at */
  places(at) {
    const known = this.#unpacked.get(at) ?? summed(unpack(this.packed[at]));
    this.#unpacked.set(at, known);
    return known;
  }

  /** @param {number[]} several */
  all(several) {
    return several.length ? merged(several.map((at) => this.places(at))) : new Uint32Array();
  }
}
