// Says, if nothing is found, why that is, what the reader may have meant, and what to try instead.
import { howMany } from "./filters.js";
import { wordsAsked } from "./query.js";
import { nearest } from "./suggest.js";
import { places } from "./words.js";

/** @import { Answer, Chosen, State } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

/** Return the words of a query that the archive does not have, in any of their forms. @param {SearchIndex} search @param {string} text */
async function unknown(search, text) {
  const asked = places(text);
  const found = await Promise.all(asked.map(({ word }) => search.postings.word(word)));
  return asked.filter((_, at) => !found[at].length);
}

/** Return queries with results, in which similar words replace the words that the archive does not have. @param {SearchIndex} search @param {string} text @param {Chosen} chosen */
export async function didYouMean(search, text, chosen) {
  const strange = await unknown(search, text);
  if (!strange.length) return [];
  const vocabulary = await search.part("vocabulary");
  const instead = strange.map(({ word }) => nearest(word, vocabulary));
  if (instead.some((words) => !words.length)) return [];
  const tries = instead[0].map((_, which) => strange.reduceRight((meant, { start, end }, at) => (
    meant.slice(0, start) + cased(instead[at][which] ?? instead[at][0], meant.slice(start, end)) + meant.slice(end)
  ), text));
  const found = await Promise.all(tries.map((meant) => search.find(meant, chosen)));
  return tries.filter((_, at) => found[at].rows.length || found[at].blocks.length);
}

/** Return a word with a capital if the word that it replaces has one. @param {string} word @param {string} like */
const cased = (word, like) => (like[0] === like[0].toLowerCase() ? word : word[0].toUpperCase() + word.slice(1));

/**
 * Return what the reader can try: the parts of a line for each suggestion.
 * @param {SearchIndex} search
 * @param {Answer} found
 * @param {State} state
 * @param {(changes: Partial<State>, words: string) => Node} link
 */
export async function whatToTry(search, found, state, link) {
  /** @type {(Node | string)[][]} */
  const tries = [];
  const [best, ...others] = await didYouMean(search, state.text, state.chosen);
  if (best) {
    const meant = [best, ...others].flatMap((text, at) => [at ? " or " : "", link({ text }, text)]);
    tries.push(["Did you mean ", ...meant, "?"]);
  }
  if (Object.keys(state.chosen).length) {
    const { rows, blocks } = await search.find(state.text, {});
    if (rows.length || blocks.length) tries.push(["Search ", link({ chosen: {} }, "without the filters"), `: ${howMany(rows.length, blocks.length)}`]);
  }
  if (state.where !== "all") {
    const { rows, blocks } = await search.find(state.text, state.chosen);
    const elsewhere = state.where === "quotes" ? blocks.length : rows.length;
    if (elsewhere) tries.push([link({ where: "all" }, "Search quotes and articles"), `: ${howMany(rows.length, blocks.length)}`]);
  }
  const strange = await unknown(search, state.text);
  const phrases = found.query.demands.flat(2).some((term) => term.phrase);
  if (strange.length) {
    const few = strange.map(({ word }) => `“${word}”`).join(", ");
    if (!best) tries.push([`Nothing here has ${few}. Check the spelling, or leave ${strange.length === 1 ? "it" : "them"} out.`]);
  } else if (phrases) {
    const text = wordsAsked(found.query).join(" ");
    const { rows, blocks } = await search.find(text, state.chosen);
    if (rows.length || blocks.length) tries.push(["Search ", link({ text }, "the words without the quotation marks"), `: ${howMany(rows.length, blocks.length)}`]);
  } else if (found.query.demands.length > 1) {
    tries.push(["Each word is found, but never all of them in one quote or paragraph: try fewer."]);
  }
  return [...tries, [link({ text: "", chosen: {}, where: "all" }, "Show all quotes")]];
}
