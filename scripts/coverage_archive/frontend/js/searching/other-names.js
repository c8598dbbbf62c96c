// Searches for the other names of a name, too: "N. Korea" also finds "North Korea".
// scripts/coverage_archive/searching/search_index.py defines which names these are.
import { lastUpTo } from "./postings.js";
import { words as wordsOf } from "./words.js";

const HAVE_NAMES = new Set(["speaker", "topic", "outlet", "synonym"]);

/** @import { Demand } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

/**
 * Return demands that are also met by the other names of what the query's words name.
 * @param {Demand[]} demands
 * @param {SearchIndex} search
 */
export async function withOtherNames(demands, search) {
  const { postings, nameStarts, nameEnds, nameKinds, nameOf } = search;
  const words = demands.map(([[term], ...more]) => (term.loose && !more.length ? term.words[0] : null));
  const forms = await Promise.all(words.map((word) => (word === null ? new Uint32Array() : postings.form(word))));
  const within = forms.map((places) => new Set(places.subarray(lastUpTo(places, (nameStarts[0] ?? 0) - 1) + 1)));
  /** @type {Demand[]} */
  const all = [];
  for (let first = 0; first < demands.length;) {
    let [length, others] = [1, /** @type {string[][]} */ ([])];
    for (const place of within[first]) {
      const name = lastUpTo(nameStarts, place);
      const count = nameEnds[name] - nameStarts[name];
      if (!HAVE_NAMES.has(nameKinds[name]) || nameStarts[name] !== place || count < length) continue;
      if (![name - 1, name + 1].some((next) => nameKinds[next] === nameKinds[name] && nameOf[next] === nameOf[name])) continue;
      const run = words.slice(first, first + count);
      if (!run.every((_, further) => within[first + further].has(place + further)) || run.length < count) continue;
      const [kind, of] = [nameKinds[name], nameOf[name]];
      const called = kind === "speaker" ? postings.speakers.get(of)?.names ?? [] : search.entries[kind][of].slice(2).map(String);
      const spelled = called.map((label) => ({ label, words: wordsOf(label) }));
      if (!spelled.some(({ label, words: of }) => isName(label) && of.join(" ") === run.join(" "))) continue;
      const more = spelled.filter(({ label, words: of }) => isName(label) && of.some((word) => !run.includes(word)));
      others = [...(count > length ? [] : others), ...more.map(({ words: of }) => of)];
      length = count;
    }
    const alternatives = others.map((of) => [{ words: of, phrase: true }]);
    if (alternatives.length) all.push([demands.slice(first, first + length).flatMap(([terms]) => terms), ...alternatives]);
    else all.push(...demands.slice(first, first + length));
    first += length;
  }
  return all;
}

/** Say whether a label is a name: it begins with a capital, where descriptions begin with a small letter. @param {string} label */
const isName = (label) => label[0] !== label[0].toLowerCase() || label[0] === label[0].toUpperCase();
