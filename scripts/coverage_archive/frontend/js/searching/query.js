// Parses what a reader types into demands: everything that a result must have.
// scripts/coverage_archive/searching/search_index.py defines what they mean.
import { words } from "./words.js";

/** @import { Query, Term } from "../types.d.ts" */

const DOUBLE_MARKS = /["“”„‟«»＂]/u;
const WORD_AT_END = /[\p{L}\p{N}\p{M}]$/u;

/** @typedef {{ words: string[], phrase: boolean, not: boolean, or: boolean }} Item */

/** Return the demands of a query's text; a phrase without a closing quotation mark ends with the query. @param {string} text @returns {Query} */
export function parse(text) {
  /** @type {Item[]} */
  const items = [];
  let [or, not] = [false, false];
  /** @param {string[]} of @param {boolean} phrase */
  const add = (of, phrase) => {
    if (of.length) items.push({ words: of, phrase, not, or: or && !not && items.length > 0 });
    if (of.length) or = false;
    not = false;
  };
  text.split(DOUBLE_MARKS).forEach((piece, number) => {
    if (number % 2) return add(words(piece), true);
    for (const part of piece.split(/\s+/u).filter(Boolean)) {
      if (part === "OR") or = true;
      else {
        not = part.startsWith("-");
        const inside = words(part);
        if (inside.length || part !== "-") add(inside, false);
      }
    }
    if (!/(?:^|\s)-$/u.test(piece)) not = false;
  });
  return demandsOf(items, WORD_AT_END.test(text.trimEnd()) && text.split(DOUBLE_MARKS).length % 2 === 1);
}

/** @param {Item[]} items @param {boolean} endsInWord @returns {Query} */
function demandsOf(items, endsInWord) {
  /** @type {Query} */
  const query = { demands: [], not: [] };
  items.forEach((item, number) => {
    const joined = item.or || items[number + 1]?.or;
    /** @type {Term} */
    const whole = { words: item.words, phrase: item.phrase || item.words.length > 1 };
    if (item.not) query.not.push(whole);
    else if (item.or && query.demands.length) query.demands[query.demands.length - 1].push([whole]);
    else if (joined || item.phrase) query.demands.push([[whole]]);
    else for (const word of item.words) query.demands.push([[{ words: [word], phrase: false, loose: true }]]);
  });
  const [last] = query.demands.at(-1)?.at(-1) ?? [];
  if (endsInWord && last && !last.phrase && !items.at(-1)?.not) last.last = true;
  return query;
}

/** Return every word that results must have, without those after a minus, which they must not have. @param {Query} query */
export const wordsAsked = ({ demands }) => [...new Set(demands.flat(2).flatMap((term) => term.words))];
