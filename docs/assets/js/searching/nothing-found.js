// Where no quote is found: why, and what to try instead.
import { quotes } from "./filters.js";

/** @import { Query, State } from "../types.d.ts" */
/** @import { QuoteIndex } from "./quote-index.js" */

/**
 * What to try, each as the parts of a line.
 * @param {QuoteIndex} index
 * @param {Query} query
 * @param {State} state
 * @param {(changes: Partial<State>, words: string) => Node} link
 */
export async function whatToTry(index, query, state, link) {
  /** @type {(Node | string)[][]} */
  const tries = [];
  const { rows: unfiltered } = Object.keys(state.chosen).length ? await index.find(state.text, {}, state.order) : { rows: [] };
  if (unfiltered.length) tries.push(["Search ", link({ chosen: {} }, "without the filters"), `: ${quotes(unfiltered.length)}`]);
  const unknown = await index.unknown(query);
  if (unknown.length) {
    const few = unknown.map((word) => `“${word}”`).join(", ");
    tries.push([`No quote and no speaker's name has ${few}. Check the spelling, or leave ${unknown.length === 1 ? "it" : "them"} out.`]);
  } else if (query.phrases.length) {
    const text = [...query.words, ...query.phrases.flat()].join(" ");
    const { rows } = await index.find(text, state.chosen, state.order);
    if (rows.length) tries.push(["Search ", link({ text }, "the words without the quotation marks"), `: ${quotes(rows.length)}`]);
  } else if (query.words.length > 1) {
    tries.push(["Each word is found, but never all in one quote: try fewer."]);
  }
  const asked = state.text.trim().toLowerCase();
  for (const { id, title, values } of index.filters) {
    if (id === "speaker" || asked.length < 3) continue;
    for (const [value, label] of values) {
      if (label.toLowerCase().includes(asked)) tries.push([`${title}: `, link({ text: "", chosen: { [id]: [value] } }, label)]);
    }
  }
  return [...tries, [link({ text: "", chosen: {} }, "Show all quotes")]];
}
