// Holds a quotation against a text: finds the words of the text that are most like it, and says what differs, letter for letter.
import { places } from "../searching/words.js";

/** @import { Compared, CheckedPiece } from "../types.d.ts" */
/** @typedef {{ form: string, start: number, end: number, elided: boolean }} Token a word in one spelling; `elided`: an ellipsis stands before it */

const ELLIPSIS = /[…⋯]|\.\s?\.\s?\./;
const SAME_MARKS = /["“”„‟«»‹›＂″'‘’‚‛ʼ′`´「」『』]/g, SAME_DASHES = /\s*(?:[‐‑‒–—―−]|--)\s*/g;
const ALIKE = 0.6; // how much of two words must be equal, at their beginnings and ends, to be one word that was changed
const LIKE_ENOUGH = 0.55; // how much of a quotation's words a text must have, to be what was quoted; longer words count for more
const SKIPPED = 0.4, ADDED = 0.8, CHANGED = 0.8; // what a word costs that only the text has, that only the quotation has, and that differs
const LISTED = 4; // differences that are told in words

/** Return the words of a text in one spelling, with their offsets. A sign of money, a minus and a per cent belong to their number. @param {string} text @param {(word: string) => string} spell @returns {Token[]} */
export function tokens(text, spell) {
  /** @type {Token[]} */
  const all = [];
  let [afterTens, from] = [false, 0];
  for (const { word, start, end } of places(text)) {
    const form = spell(word), last = all[all.length - 1];
    const elided = all.length > 0 && ELLIPSIS.test(text.slice(from, start));
    const sign = /\d/.test(form) ? /(?:^|[\s(])([-−]?\p{Sc}?)$/u.exec(text.slice(Math.max(0, start - 3), start))?.[1] ?? "" : "";
    const unit = /\d/.test(form) ? /^\s?([%‰]|\p{Sc})/u.exec(text.slice(end, end + 2)) : null;
    if (afterTens && /^[1-9]$/.test(form) && !sign) Object.assign(last, { form: last.form.slice(0, -1) + form, end }); // twenty one is 21
    else all.push({ form: sign.replace("−", "-") + form, start: start - sign.length, end, elided });
    if (unit) Object.assign(all[all.length - 1], { form: all[all.length - 1].form + (unit[1] === "%" ? "percent" : unit[1]), end: end + unit[0].length });
    afterTens = /^[2-9]0$/.test(form) && word !== form;
    from = end;
  }
  return all;
}

/** Return words in the letters that count for an exact quotation: the shapes of marks and dashes, and white space, make no difference. @param {string} text */
const plain = (text) => text.normalize("NFC").replace(/[\p{Cf}\ufe0e\ufe0f]/gu, "").replace(SAME_MARKS, "'").replace(ELLIPSIS, "…").replace(SAME_DASHES, "-").replace(/\s+/g, " ");

/** @param {string} one @param {string} other */
function areAlike(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let [first, last] = [0, 0];
  while (first < short.length && short[first] === long[first]) first += 1;
  while (last < short.length - first && short[short.length - 1 - last] === long[long.length - 1 - last]) last += 1;
  return first + last >= ALIKE * long.length;
}

/** @param {Token} token */
const weight = ({ form }) => 1 + Math.min(form.length, 9) / 3;

/** Return the pairs of words that align a quotation with the words of a text most like it, and how much of it they have; -1 where one has no word. @param {Token[]} mine @param {Token[]} held @returns {{ pairs: [mine: number, held: number][], share: number }} */
export function aligned(mine, held) {
  const width = held.length + 1;
  const scores = new Float32Array((mine.length + 1) * width), moves = new Uint8Array(scores.length); // 1: both, 2: mine alone, 3: held alone
  for (let i = 1; i <= mine.length; i += 1) {
    const row = i * width, worth = weight(mine[i - 1]), skip = mine[i]?.elided ? 0 : SKIPPED;
    scores[row] = scores[row - width] - ADDED;
    moves[row] = 2;
    for (let j = 1; j < width; j += 1) {
      const [a, b] = [mine[i - 1].form, held[j - 1].form];
      const both = scores[row - width + j - 1] + (a === b ? worth : areAlike(a, b) ? worth / 2 : -CHANGED);
      const [added, skipped] = [scores[row - width + j] - ADDED, scores[row + j - 1] - (i === mine.length ? Infinity : skip)];
      scores[row + j] = Math.max(both, added, skipped);
      moves[row + j] = scores[row + j] === both ? 1 : scores[row + j] === added ? 2 : 3;
    }
  }
  const [last, whole] = [mine.length * width, mine.reduce((sum, token) => sum + weight(token), 0)];
  let at = 0;
  for (let j = 1; j < width; j += 1) if (scores[last + j] > scores[last + at]) at = j;
  const share = scores[last + at] / whole;
  /** @type {[number, number][]} */
  const pairs = [];
  for (let i = mine.length; i > 0;) {
    const move = moves[i * width + at];
    if (move !== 3) i -= 1;
    if (move !== 2) at -= 1;
    pairs.unshift([move === 3 ? -1 : i, move === 2 ? -1 : at]);
  }
  return { pairs, share };
}

/**
 * Return how a quotation's words differ from those of a text that are most like them, or null if none are like enough.
 * @param {string} quotation @param {string} text @param {Token[]} mine @param {Token[]} held the words of both @param {boolean} isPart whether unpublished words may stand before and after the text
 * @returns {Compared | null}
 */
export function compared(quotation, text, mine, held, isPart) {
  if (!mine.length || !held.length) return null;
  const { pairs, share } = aligned(mine, held);
  const [known, same] = [pairs.filter(([, j]) => j >= 0), pairs.filter(([i, j]) => i >= 0 && j >= 0 && mine[i].form === held[j].form)];
  const isWhole = same.length === mine.length && same.length === pairs.length;
  if (!known.length || (!isWhole && (share < LIKE_ENOUGH || same.length < 2 || mine.length < 3))) return null;
  const [first, last] = [known[0][1], known[known.length - 1][1]];
  if (isPart && ((first === 0 && pairs[0][1] < 0) || (last === held.length - 1 && pairs[pairs.length - 1][1] < 0))) return null;
  const [from, to] = [held[first].start, held[last].end];
  const own = quotation.slice(mine[0].start, mine[mine.length - 1].end), kept = text.slice(from, to);
  const letters = (/** @type {Token[]} */ of) => of.map(({ form }) => form).join("");
  const spells = isWhole || letters(mine) === letters(held.slice(first, last + 1));
  const kind = plain(own) === plain(kept) ? "exact" : spells ? "spelling" : "altered";
  return { kind, share, from, to, ...differences(quotation, text, mine, held, pairs, kind) };
}

/** Return the pieces of a quotation and of the text, of which those that differ are marked, and the differences in words. @param {string} quotation @param {string} text @param {Token[]} mine @param {Token[]} held @param {[number, number][]} pairs @param {string} kind */
function differences(quotation, text, mine, held, pairs, kind) {
  /** @type {CheckedPiece[][]} */
  const [own, kept] = [[], []];
  /** @type {{ own: number[], kept: number[] }[]} */
  const runs = [];
  /** @param {CheckedPiece[]} to @param {string} of @param {boolean} differs */
  const add = (to, of, differs) => { if (of) to.push({ text: of, differs }); };
  let [at, place, open] = [mine[0].start, held[pairs.find(([, j]) => j >= 0)?.[1] ?? 0].start, false];
  for (const [i, j] of pairs) {
    const [one, other] = [i < 0 ? null : mine[i], j < 0 ? null : held[j]];
    const [before, beforeKept] = [one ? quotation.slice(at, one.start) : "", other ? text.slice(place, other.start) : ""];
    const between = one && other && !open && plain(before) !== plain(beforeKept); // other marks between two words that both have
    add(own, before, between === true);
    add(kept, beforeKept, between === true);
    const [word, words] = [one ? quotation.slice(one.start, one.end) : "", other ? text.slice(other.start, other.end) : ""];
    const isSame = plain(word) === plain(words);
    if (!isSame) {
      for (const [part, partKept, same] of one && other ? lettersOf(word, words) : [[word, words, false]]) {
        add(own, String(part), !same);
        add(kept, String(partKept), !same);
        if (!same && !part) own.push({ text: "", differs: true }); // a gap, where the text has more
      }
      if (!open) runs.push({ own: [], kept: [] });
      if (one) runs[runs.length - 1].own.push(i);
      if (other) runs[runs.length - 1].kept.push(j);
    } else {
      add(own, word, false);
      add(kept, words, false);
    }
    open = !isSame;
    if (one) at = one.end;
    if (other) place = other.end;
  }
  const sorted = (/** @type {string[]} */ forms) => forms.sort().join(" ");
  const moved = kind === "altered" && sorted(mine.map(({ form }) => form)) === sorted(pairs.filter(([, j]) => j >= 0).map(([, j]) => held[j].form));
  const said = moved ? ["the same words in another order"] : runs.map((run) => inWords(quotation, text, mine, held, run));
  if (!said.length && kind === "spelling") said.push("other marks or spaces between the words");
  return { own, kept, said: said.length > LISTED ? [...said.slice(0, LISTED - 1), `and ${said.length - LISTED + 1} more`] : said };
}

/** @param {string} quotation @param {string} text @param {Token[]} mine @param {Token[]} held @param {{ own: number[], kept: number[] }} run */
function inWords(quotation, text, mine, held, { own, kept }) {
  const all = (/** @type {string} */ of, /** @type {Token[]} */ list, /** @type {number[]} */ run) => (run.length ? `“${of.slice(list[run[0]].start, list[run[run.length - 1]].end)}”` : "");
  const [yours, here] = [all(quotation, mine, own), all(text, held, kept)];
  if (yours && here) return `${yours} in your text, ${here} here`;
  if (yours) return `${yours} in your text, but not here`;
  const next = held[kept[kept.length - 1] + 1], swallows = mine.some(({ elided, form }) => elided && form === next?.form);
  return swallows ? `the ellipsis leaves out ${kept.length > 6 ? `${kept.length} words` : here}` : `${here} here, but not in your text`;
}

/** Return two words in parts: of the first, of the second, and whether they are equal; the whole words if they have little in common. @param {string} one @param {string} other @returns {[string, string, boolean][]} */
function lettersOf(one, other) {
  let [first, last] = [0, 0];
  const [a, b] = [[...one], [...other]], short = Math.min(a.length, b.length);
  while (first < short && a[first] === b[first]) first += 1;
  while (last < short - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last += 1;
  if ((first + last) * 2 < Math.max(a.length, b.length)) return [[one, other, false]];
  const part = (/** @type {string[]} */ of, /** @type {number} */ from, /** @type {number} */ to) => of.slice(from, to).join("");
  return [
    [part(a, 0, first), part(b, 0, first), true],
    [part(a, first, a.length - last), part(b, first, b.length - last), false],
    [part(a, a.length - last, a.length), part(b, b.length - last, b.length), true],
  ];
}
