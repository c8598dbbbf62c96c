// Holds a quotation against a text: finds the words of the text that are most like it, and says what differs, letter for letter.
import { places } from "../searching/words.js";

/** @import { Compared, CheckedPiece } from "../types.d.ts" */
/** @typedef {{ form: string, start: number, end: number, elided: boolean }} Token a word in one spelling; `elided`: an ellipsis stands before it */

const ELLIPSIS = /[…⋯]|\.\s?\.\s?\./g;
const SAME_MARKS = /["“”„‟«»‹›＂″'‘’‚‛ʼ′`´「」『』]/g, SAME_DASHES = /\s*(?:[‐‑‒–—―−]|--)\s*/g;
// How much of two words must be equal, at their beginnings and ends, to be one word that was changed; and how much of a
// quotation's words a text must have, to be what was quoted (longer words count for more).
const ALIKE = 0.6, LIKE_ENOUGH = 0.62;
// What a word costs that only the text has, that only the quotation has, and that differs.
const SKIPPED = 0.4, ADDED = 0.8, CHANGED = 0.8;
// How many differences are told in words, and how many words that an ellipsis leaves out.
const LISTED = 4, SHORT = 6;

/** Return the words of a text in one spelling, with their offsets. A sign of money, a minus and a per cent belong to their number. @param {string} text @param {(word: string) => string} spell @returns {Token[]} */
export function tokens(text, spell) {
  /** @type {Token[]} */
  const all = [];
  let [afterTens, from] = [false, 0];
  for (const { word, start, end } of places(text, { asWritten: true })) {
    const form = spell(word), last = all[all.length - 1];
    const elided = all.length > 0 && text.slice(from, start).search(ELLIPSIS) >= 0;
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

/** Return how many letters two words have in common at their beginnings, and at their ends. @param {ArrayLike<string>} one @param {ArrayLike<string>} other */
function common(one, other) {
  const short = Math.min(one.length, other.length);
  let [first, last] = [0, 0];
  while (first < short && one[first] === other[first]) first += 1;
  while (last < short - first && one[one.length - 1 - last] === other[other.length - 1 - last]) last += 1;
  return [first, last];
}

/** @param {string} one @param {string} other */
const areAlike = (one, other) => common(one, other).reduce((sum, count) => sum + count) >= ALIKE * Math.max(one.length, other.length);

/** @param {Token} token */
const weight = ({ form }) => 1 + Math.min(form.length, 9) / 3;

/** Return the pairs of words that align a quotation with the words of a text most like it, and how much of it they have; -1 where one has no word. @param {Token[]} mine @param {Token[]} held @returns {{ pairs: [mine: number, held: number][], share: number }} */
export function aligned(mine, held) {
  const width = held.length + 1;
  const scores = new Float64Array((mine.length + 1) * width), moves = new Uint8Array(scores.length); // 1: both, 2: mine alone, 3: held alone
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
 * @param {(forms: string[]) => boolean} isEnough whether words in common are too many to be there by chance
 * @returns {Compared | null}
 */
export function compared(quotation, text, mine, held, isPart, isEnough) {
  if (!mine.length || !held.length) return null;
  const { pairs, share } = aligned(mine, held);
  const [known, same] = [pairs.filter(([, j]) => j >= 0), pairs.filter(([i, j]) => i >= 0 && j >= 0 && mine[i].form === held[j].form)];
  const isWhole = same.length === mine.length && same.length === pairs.length;
  if (!known.length || (!isWhole && (share < LIKE_ENOUGH || same.length < 2 || !isEnough(same.map(([i]) => mine[i].form))))) return null;
  const [first, last] = [known[0][1], known[known.length - 1][1]];
  if (isPart && ((first === 0 && pairs[0][1] < 0) || (last === held.length - 1 && pairs[pairs.length - 1][1] < 0))) return null;
  const [from, to] = [held[first].start, held[last].end];
  const own = quotation.slice(mine[0].start, mine[mine.length - 1].end), kept = text.slice(from, to);
  const letters = (/** @type {Token[]} */ of) => of.map(({ form }) => form).join("");
  const spells = isWhole || letters(mine) === letters(held.slice(first, last + 1));
  const kind = plain(own) === plain(kept) ? "exact" : spells ? "spelling" : "altered";
  return { kind, share, from, to, ...differences([quotation, text], [mine, held], pairs, kind) };
}

/**
 * Return the pieces of a quotation and of the text, of which those that differ are marked, and the differences in words.
 * @param {string[]} texts the quotation and the text @param {Token[][]} lists the words of both @param {number[][]} pairs as of `aligned` @param {string} kind
 */
function differences(texts, lists, pairs, kind) {
  /** @type {CheckedPiece[][]} */
  const pieces = [[], []];
  const runs = /** @type {number[][][]} */ ([]), ends = [-1, -1];
  let isOpen = false;
  for (const pair of pairs) {
    const words = pair.map((n, side) => (n < 0 ? "" : texts[side].slice(lists[side][n].start, lists[side][n].end)));
    const gaps = pair.map((n, side) => (n < 0 || ends[side] < 0 ? "" : texts[side].slice(ends[side], lists[side][n].start)));
    pair.forEach((n, side) => { if (n >= 0) ends[side] = lists[side][n].end; });
    const [isBoth, isSame] = [!pair.includes(-1), plain(words[0]) === plain(words[1])];
    const between = isBoth && !isOpen && plain(gaps[0]) !== plain(gaps[1]); // other marks between two words that both have
    for (const [one, other, same] of [[...gaps, !between], ...(isSame || !isBoth ? [[...words, isSame]] : lettersOf(words))]) {
      [one, other].forEach((part, side) => { if (part) pieces[side].push({ text: String(part), differs: !same }); });
      if (!same && !one && pieces[0][pieces[0].length - 1]?.text) pieces[0].push({ text: "", differs: true }); // a gap, where the text has more
    }
    if (!isSame && !isOpen) runs.push([[], []]);
    if (!isSame) pair.forEach((n, side) => { if (n >= 0) runs[runs.length - 1][side].push(n); });
    isOpen = !isSame;
  }
  const forms = (/** @type {number[]} */ numbers, /** @type {number} */ side) => numbers.filter((n) => n >= 0).map((n) => lists[side][n].form);
  const [own, kept] = [0, 1].map((side) => forms(pairs.map((pair) => pair[side]), side).sort().join(" "));
  const told = runs.filter((run) => kind !== "altered" || forms(run[0], 0).join("") !== forms(run[1], 1).join(""));
  const said = kind === "altered" && own === kept ? ["the same words in another order"] : told.map((run) => inWords(texts, lists, run));
  if (!said.length && kind === "spelling") said.push("other marks or spaces between the words");
  return { own: pieces[0], kept: pieces[1], said: said.length > LISTED ? [...said.slice(0, LISTED - 1), `and ${said.length - LISTED + 1} more`] : said };
}

/** @param {string[]} texts @param {Token[][]} lists @param {number[][]} run the words of both that differ */
function inWords(texts, [mine, held], run) {
  const [yours, here] = run.map((numbers, side) => {
    const [first, last] = [numbers[0], numbers[numbers.length - 1]].map((n) => [mine, held][side][n]);
    return first ? `“${texts[side].slice(first.start, last.end)}”` : "";
  });
  if (yours && here) return `${yours} in your text, ${here} here`;
  if (yours) return `${yours} in your text, but not here`;
  const next = held[run[1][run[1].length - 1] + 1];
  if (!mine.some(({ elided, form }) => elided && form === next?.form)) return `${here} here, but not in your text`;
  return run[1].length > SHORT ? `the ellipsis leaves out ${run[1].length} words` : `the ellipsis leaves out ${here}`;
}

/** Return two words in parts: of the first, of the second, and whether they are equal; the whole words if they have little in common. @param {string[]} words @returns {[string, string, boolean][]} */
function lettersOf(words) {
  const [one, other] = words.map((word) => [...word]), [first, last] = common(one, other);
  if ((first + last) * 2 < Math.max(one.length, other.length)) return [[words[0], words[1], false]];
  const parts = (/** @type {string[]} */ of) => [of.slice(0, first), of.slice(first, of.length - last), of.slice(of.length - last)].map((part) => part.join(""));
  const [a, b] = [parts(one), parts(other)];
  return [0, 1, 2].map((n) => [a[n], b[n], n !== 1]);
}
