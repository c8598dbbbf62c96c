// Says, if not all words are found, why that is, what the reader may have meant, and what to try instead.
import { howMany } from "./filters.js";
import { quoted } from "./results.js";
import { nearest } from "./suggest.js";
import { places } from "./words.js";

/** @import { Answer, Chosen, State } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

const SHORTEST = 4; // letters of a word for which another may be meant

/** Return queries with more results, in which similar words replace the words that the archive does not have. @param {SearchIndex} search @param {string} text @param {Chosen} chosen @param {Answer} found */
export async function didYouMean(search, text, chosen, { missing }) {
  const strange = places(text).filter(({ word, start, end }) => missing.includes(text.slice(start, end)) && word.length >= SHORTEST && !/\d/.test(word));
  if (!strange.length) return [];
  const vocabulary = await search.part("vocabulary");
  const instead = strange.map(({ word }) => nearest(word, vocabulary));
  const tries = instead[0].map((_, which) => strange.reduceRight((meant, { start, end }, at) => {
    const word = instead[at][which] ?? instead[at][0];
    return word ? meant.slice(0, start) + cased(word, meant.slice(start, end)) + meant.slice(end) : meant;
  }, text));
  const answers = await Promise.all(tries.map((meant) => search.find(meant, chosen)));
  return tries.filter((_, at) => (answers[at].rows.length || answers[at].blocks.length) && answers[at].missing.length < missing.length);
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
  const [best, ...others] = await didYouMean(search, state.text, state.chosen, found);
  if (best) {
    const meant = [best, ...others].flatMap((text, at) => [at ? " or " : "", link({ text }, text)]);
    tries.push(["Did you mean ", ...meant, "?"]);
  }
  const all = found.rows.length + found.blocks.length;
  if (found.partial && all) return tries;
  if (state.where !== "all" && (state.where === "quotes" ? found.blocks : found.rows).length) tries.push([link({ where: "all" }, "Search quotes and articles"), `: ${howMany(found.rows.length, found.blocks.length)}`]);
  if (Object.keys(state.chosen).length) {
    const { rows, blocks } = await search.find(state.text, {});
    if (rows.length || blocks.length) tries.push(["Search ", link({ chosen: {} }, "without the filters"), `: ${howMany(rows.length, blocks.length)}`]);
  }
  const phrases = found.query.demands.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms)).some(({ phrase }) => phrase);
  if (found.missing.length && !phrases) {
    if (!best) tries.push([`Nothing here has ${quoted(found.missing)}. Check the spelling, or leave ${found.missing.length === 1 ? "it" : "them"} out.`]);
  } else if (phrases) {
    const text = found.query.demands.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms.flatMap(({ words }) => words))).join(" ");
    const { rows, blocks } = await search.find(text, state.chosen);
    if (rows.length || blocks.length) tries.push(["Search ", link({ text }, "the words without the quotation marks"), `: ${howMany(rows.length, blocks.length)}`]);
  }
  return [...tries, [link({ text: "", chosen: {}, where: "all" }, "Show all quotes")]];
}
