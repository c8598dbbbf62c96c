// Parses what a reader types into demands: everything that a result must have.
// scripts/coverage_archive/searching/search_index.py defines what they mean.
import { isUnspaced, places, words } from "./words.js";

/** @import { Demand, Placed, Query, Term } from "../types.d.ts" */

const DOUBLE_MARKS = /["“”„‟«»＂]/u;
const WORD_AT_END = /[\p{L}\p{N}\p{M}]$/u;

/** @typedef {{ text: string, phrase: boolean, not: boolean, or: boolean }} Item */

/** Return the demands of a query's text; a phrase without a closing quotation mark ends with the query. @param {string} text @returns {Query} */
export function parse(text) {
  /** @type {Item[]} */
  const items = [];
  let [or, not] = [false, false];
  /** @param {string} piece @param {boolean} phrase */
  const add = (piece, phrase) => {
    if (words(piece).length) {
      items.push({ text: piece, phrase, not, or: or && !not && items.length > 0 });
      or = false;
    }
    not = false;
  };
  text.split(DOUBLE_MARKS).forEach((piece, number) => {
    if (number % 2) return add(piece, true);
    for (const part of piece.split(/\s+/u).filter(Boolean)) {
      if (part === "OR") or = true;
      else {
        not = part.startsWith("-");
        if (part !== "-") add(part, false);
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
    const found = places(item.text);
    const of = found.map(({ word }) => word);
    /** @type {Term} */
    const whole = { words: of, phrase: item.phrase || of.length > 1, loose: !item.phrase && !item.not };
    const before = query.demands.at(-1);
    if (item.not) query.not.push(whole);
    else if (item.or && before) {
      before.ways.push({ terms: [whole], worth: 1 });
      before.label += ` OR ${item.text}`;
    } else if (joined || item.phrase) query.demands.push({ label: item.phrase ? `“${item.text}”` : item.text, ways: [{ terms: [whole], worth: 1 }] });
    else for (const loose of runs(found)) query.demands.push(looseDemand(item.text, loose));
  });
  const last = query.demands.at(-1)?.ways.at(-1)?.terms[0];
  if (endsInWord && last && !last.phrase && !items.at(-1)?.not) last.last = true;
  return query;
}

/** Return the demand of words outside quotation marks: one word, or several of a run. @param {string} text @param {Placed[]} loose @returns {Demand} */
export const looseDemand = (text, loose) => ({
  label: text.slice(loose[0].start, loose[loose.length - 1].end), text, loose,
  ways: [{ terms: [{ words: loose.map(({ word }) => word), phrase: loose.length > 1, loose: true }], worth: 1 }],
});

/** Return words each alone, but together those with nothing between them, if one is of a script without spaces. @param {Placed[]} found */
function runs(found) {
  /** @type {Placed[][]} */
  const touching = [];
  for (const each of found) {
    const before = touching.at(-1);
    if (before && before[before.length - 1].end === each.start) before.push(each);
    else touching.push([each]);
  }
  return touching.flatMap((run) => (run.some(({ word }) => isUnspaced(word)) ? [run] : run.map((each) => [each])));
}
