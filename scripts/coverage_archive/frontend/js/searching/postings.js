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

/** Return the places after which, `length` words on, one of the other places follows. @param {Uint32Array} places @param {Uint32Array} next @param {number} length */
export function following(places, next, length) {
  let at = 0;
  return places.filter((place) => {
    while (at < next.length && next[at] < place + length) at += 1;
    return next[at] === place + length;
  });
}

const ENGLISH = "en";
const SHORTEST = 3; // letters of a stem with which a word begins that texts in its language do not have

export class Postings {
  /** @type {Map<string, Promise<Opened>>} */
  #opened = new Map();

  /** @param {Index["words"]} words @param {Load} load @param {(word: string) => string} stem */
  constructor({ starts, endings }, load, stem) {
    this.starts = starts;
    this.load = load;
    this.stem = stem;
    this.endings = Object.entries(endings).map(([language, all]) => ({ language, ending: new RegExp(`^(?:${all.join("|")}){0,3}$`, "u") }));
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
      if (!this.starts.length) return new Opened({ words: [], places: [], speakers: [] }, this.stem);
      const shard = await this.load(`words-${number}`);
      for (const [speaker, said, relayed, ...names] of shard.speakers) this.speakers.set(speaker, { said, relayed, names });
      return new Opened(shard, this.stem);
    });
  }

  /** Return the places of all words with the same stem as a word, in any language of the archive. @param {string} word */
  async word(word) {
    const others = await Promise.all(this.endings.map(async ({ language, ending }) => ({ language, of: await this.stemIn(language, ending, word) })));
    const found = await Promise.all([{ language: ENGLISH, of: this.stem(word) }, ...others].map(async ({ language, of }) => (
      of === undefined ? new Uint32Array() : (await this.open(this.shardOf(of))).withStem(language, of)
    )));
    return merged(found.filter(({ length }) => length));
  }

  /** Return the stem of a word that texts in a language have, or of which they have other forms. @param {string} language @param {RegExp} ending @param {string} word */
  async stemIn(language, ending, word) {
    const listed = (await this.open(this.shardOf(word))).listed.get(language)?.get(word);
    if (listed !== undefined) return listed;
    for (let length = word.length; length >= SHORTEST; length -= 1) {
      const of = word.slice(0, length);
      if (ending.test(word.slice(length)) && (await this.open(this.shardOf(of))).stems.has(`${language} ${of}`)) return of;
    }
    return undefined;
  }

  /** Return the places of a word in exactly this form. @param {string} word */
  async form(word) {
    const shard = await this.open(this.shardOf(word));
    if (shard.forms.has(word)) return shard.all(word);
    const [of] = [...shard.listed.values()].flatMap((stems) => stems.get(word) ?? []);
    return of === undefined ? new Uint32Array() : (await this.open(this.shardOf(of))).all(word);
  }

  /** Return the places of all words that begin with some letters. @param {string} letters */
  async beginning(letters) {
    const numbers = [];
    for (let shard = this.shardOf(letters); shard <= this.shardOf(`${letters}\uffff`); shard += 1) numbers.push(shard);
    const opened = await Promise.all(numbers.map((number) => this.open(number)));
    const words = opened.flatMap(({ forms, listed }) => [...forms.keys(), ...[...listed.values()].flatMap((stems) => [...stems.keys()])]);
    return merged(await Promise.all([...new Set(words)].filter((word) => word.startsWith(letters)).map((word) => this.form(word))));
  }

  /** Return the places at which a phrase of exactly these words begins. @param {string[]} words */
  async phrase(words) {
    const [first, ...others] = await Promise.all(words.map((word) => this.form(word)));
    return others.reduce((begins, next, number) => following(begins, next, number + 1), first);
  }
}

/** Holds a loaded shard; the places of a word are unpacked when first asked for. */
class Opened {
  /** @type {Map<string, Uint32Array>} */
  #unpacked = new Map();

  /** @param {Shard} shard @param {(word: string) => string} stem */
  constructor({ words, places, stems = {} }, stem) {
    this.packed = places;
    this.listed = new Map(Object.entries(stems).map(([language, all]) => [language, new Map(Object.entries(all))]));
    this.forms = new Map(words.map((word, at) => [word, at]));
    /** @type {Map<string, string[]>} the words of each stem, after the stem's language and a space */
    this.stems = new Map();
    for (const word of words) {
      const of = [...this.listed].flatMap(([language, all]) => (all.has(word) ? [`${language} ${all.get(word)}`] : []));
      for (const key of of.length ? of : [`${ENGLISH} ${stem(word)}`]) this.stems.set(key, [...(this.stems.get(key) ?? []), word]);
    }
  }

  /** Return the places of a word, none if it is not in this shard. @param {string} word */
  all(word) {
    const at = this.forms.get(word);
    const known = this.#unpacked.get(word) ?? (at === undefined ? new Uint32Array() : summed(unpack(this.packed[at])));
    this.#unpacked.set(word, known);
    return known;
  }

  /** @param {string} language @param {string} of */
  withStem(language, of) {
    return merged((this.stems.get(`${language} ${of}`) ?? []).map((word) => this.all(word)));
  }
}
