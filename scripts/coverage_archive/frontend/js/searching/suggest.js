// Finds the words of the archive that are most similar to a word that it does not have, for "Did you mean".
import { unpack } from "./postings.js";

/** @import { Vocabulary } from "../types.d.ts" */

const LIKE = 5; // letters at least that a word of another form begins with alike
const SHORT = 5; // letters of a word in which only one may be wrong

/**
 * Return the edit distance of two words: letters that are wrong, missing, too many, or swapped with a neighbour. Above
 * `most`, the result is only known to be more than that.
 * @param {string} one @param {string} other @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], before[at - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}

/** Return the most similar words of the archive, or pairs of words if a space is missing; the nearest, then most frequent, first. @param {string} word @param {Vocabulary} vocabulary @param {number} [many] */
export function nearest(word, { words, counts }, many = 3) {
  const often = unpack(counts);
  const most = word.length <= SHORT ? 1 : 2;
  const known = new Map(words.map((each, at) => [each, often[at]]));
  const found = words.map((each, at) => ({ word: each, wrong: distance(word, each, most), often: often[at] }))
    .filter(({ wrong }) => wrong && wrong <= most);
  for (let at = 2; at <= word.length - 2; at += 1) {
    const halves = [word.slice(0, at), word.slice(at)];
    const counted = halves.map((half) => known.get(half) ?? 0);
    if (counted.every(Boolean)) found.push({ word: halves.join(" "), wrong: 1, often: Math.min(...counted) });
  }
  if (!found.length) {
    const begins = word.slice(0, Math.max(LIKE, Math.ceil(word.length * 0.6)));
    found.push(...words.flatMap((each, at) => (each.startsWith(begins) ? [{ word: each, wrong: most, often: often[at] }] : [])));
  }
  found.sort((one, other) => one.wrong - other.wrong || other.often - one.often);
  return found.slice(0, many).map((each) => each.word);
}
