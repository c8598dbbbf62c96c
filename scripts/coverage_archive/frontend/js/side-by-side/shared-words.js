// Finds the phrases that two texts share, by the rule of scripts/coverage_archive/texts/shared_wording.py, which has also
// computed the weights of the words. A test checks that both find the same phrases.

/** @typedef {import("../types.d.ts").Word} Word */

const RARE = 1000; // hundredths of a bit: ten bits are one article in a thousand
const MUST_SAY_SOMETHING = 2; // of a phrase's words

/** Holds all words of a text in one sequence, with a unique form after each passage, so that no phrase crosses its end. */
class Row {
  /** @param {Word[][]} passages @param {string} end the beginning of the forms after passages: it is in no word, and differs from the other text's */
  constructor(passages, end) {
    /** @type {string[]} */
    this.forms = [];
    this.bits = [0]; // up to each word, it included, after a first 0
    this.saying = [0];
    for (const passage of passages) {
      for (const [, , form, bits, says] of passage) this.add(form, bits, says);
      this.add(`${end}${this.forms.length}`, 0, 0);
    }
    /** @type {Map<string, number[]>} */
    this.pairs = new Map();
    for (let at = 0; at + 1 < this.forms.length; at++) {
      const pair = this.pair(at);
      this.pairs.set(pair, [...(this.pairs.get(pair) ?? []), at]);
    }
  }

  /** @param {string} form @param {number} bits @param {number} says */
  add(form, bits, says) {
    this.forms.push(form);
    this.bits.push(this.bits[this.bits.length - 1] + bits);
    this.saying.push(this.saying[this.saying.length - 1] + says);
  }

  /** @param {number} at */
  pair(at) {
    return `${this.forms[at]} ${this.forms[at + 1]}`;
  }

  /** Say whether the words from start to end, which is excluded, are rare enough in news to count as a phrase. @param {number} start @param {number} end */
  counts(start, end) {
    return this.saying[end] - this.saying[start] >= MUST_SAY_SOMETHING && this.bits[end] - this.bits[start + 1] >= RARE;
  }

  /** Return the indices at which a phrase starts, where its words are rare enough to count. @param {string[]} phrase */
  places(phrase) {
    const starts = this.pairs.get(`${phrase[0]} ${phrase[1]}`) ?? [];
    return starts.filter(
      (at) => phrase.every((form, number) => this.forms[at + number] === form) && this.counts(at, at + phrase.length),
    );
  }
}

/** Return the phrases that count in both texts and cannot be extended to longer common phrases. @param {Row} left @param {Row} right */
function phrases(left, right) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [pair, starts] of left.pairs) {
    for (const here of starts) {
      for (const there of right.pairs.get(pair) ?? []) {
        if (here && there && left.forms[here - 1] === right.forms[there - 1]) continue;
        let length = 2;
        while (left.forms[here + length] === right.forms[there + length]) length++;
        if (!left.counts(here, here + length) || !right.counts(there, there + length)) continue;
        const phrase = left.forms.slice(here, here + length);
        found.set(phrase.join(" "), phrase);
      }
    }
  }
  return [...found.values()];
}

/**
 * Return, for each word of each passage of two texts, the numbers of the shared phrases that contain it.
 * @param {Word[][]} left
 * @param {Word[][]} right
 * @returns {[number[][][], number[][][]]}
 */
export function sharedWords(left, right) {
  const rows = [new Row(left, "\n"), new Row(right, "\r")];
  const around = rows.map((row) => row.forms.map(() => /** @type {number[]} */ ([])));
  phrases(rows[0], rows[1]).forEach((phrase, number) => {
    rows.forEach((row, text) => {
      for (const start of row.places(phrase)) {
        for (let at = start; at < start + phrase.length; at++) {
          if (!around[text][at].includes(number)) around[text][at].push(number);
        }
      }
    });
  });
  return [inPassages(left, around[0]), inPassages(right, around[1])];
}

/** @param {Word[][]} passages @param {number[][]} around */
function inPassages(passages, around) {
  let at = 0;
  return passages.map((passage) => {
    const its = around.slice(at, at + passage.length);
    at += passage.length + 1;
    return its;
  });
}
