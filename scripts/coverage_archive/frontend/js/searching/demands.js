// Finds what the words of a query stand for: other names of a name, near words, parts of clauses and topics.
// scripts/coverage_archive/searching/search_index.py defines them.
import { following, lastUpTo } from "./postings.js";
import { looseDemand } from "./query.js";
import { words as wordsOf } from "./words.js";

/** @import { Demand, NamedEntry, Way } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */

const OTHER_NAME = 0.5, NEAR_WORD = 0.0625; // what a text is worth that meets a demand by them; literally: 1
const HAVE_NAMES = new Set(["speaker", "topic", "outlet", "synonym"]);
const ARTICLES = 2; // question words that a name may begin with, which a query may leave out: "The"

/**
 * Return the demands of a query, with other names as further ways to meet them, and the parts and topics that it names.
 * @param {Demand[]} asked
 * @param {SearchIndex} search
 */
export async function understood(asked, search) {
  const cut = (await Promise.all(asked.map((demand) => (demand.loose && demand.loose.length > 1 ? pieces(demand, search) : [demand])))).flat();
  for (const demand of cut) demand.asks = Boolean(demand.loose && (search.questions.has(said(demand).join("")) || isPossessive(demand)));
  if (cut.every(({ asks }) => asks)) for (const demand of cut) demand.asks = false;
  return { demands: await withOtherNames(cut, search), named: namedIn(cut, search) };
}

/** Return the words of a loose demand. @param {Demand} demand */
const said = (demand) => (demand.loose ?? []).map(({ word }) => word);

/** Say whether a word is an s after an apostrophe. @param {Demand} demand */
const isPossessive = ({ text = "", loose = [] }) => loose[0]?.word === "s" && /['’]/.test(text[loose[0].start - 1] ?? "");

/** Cut a run into the longest pieces that some text has, without single characters beside longer ones. @param {Demand} demand @param {SearchIndex} search */
async function pieces(demand, search) {
  const run = demand.loose ?? [];
  const forms = await Promise.all(run.map(({ word }) => search.postings.form(word)));
  /** @type {Demand[]} */
  const found = [];
  for (let at = 0; at < run.length;) {
    let [length, places] = [1, forms[at]];
    while (at + length < run.length) {
      places = following(places, forms[at + length], length).filter((place) => search.isInOneText(place, length + 1));
      if (!places.length) break;
      length += 1;
    }
    found.push(looseDemand(demand.text ?? "", run.slice(at, at + length)));
    at += length;
  }
  const longer = found.filter(({ loose }) => loose && loose.length > 1);
  return longer.length ? longer : [demand];
}

/** Return a demand that all of some demands are in, with further ways to meet it. @param {Demand[]} demands @param {Way[]} others @returns {Demand} */
const joined = (demands, others) => ({
  label: demands.map(({ label }) => label).join(" "),
  ways: [{ terms: demands.flatMap(({ ways }) => ways[0].terms), worth: 1 }, ...others],
});

/**
 * Return demands in which the longest runs of loose ones, for which there are further ways, are one.
 * @param {Demand[]} demands
 * @param {(words: string[][], first: number) => { length: number, ways: Way[] }} waysFrom
 */
function together(demands, waysFrom) {
  /** @type {Demand[]} */
  const all = [];
  for (let first = 0; first < demands.length;) {
    const end = demands.findIndex(({ loose }, at) => at >= first && !loose);
    const { length, ways } = waysFrom(demands.slice(first, end < 0 ? demands.length : end).map(said), first);
    const these = demands.slice(first, first + Math.max(length, 1));
    all.push(...(ways.length ? [joined(these, ways)] : these));
    first += these.length;
  }
  return all;
}

/** Say how many lists at the beginning have exactly these words, one after the other, or 0. @param {string[][]} lists @param {string[]} words */
function covered(lists, words) {
  let [lead, at] = [0, 0];
  while (at < words.length && lead < lists.length && lists[lead].every((word, further) => word === words[at + further])) at += lists[lead++].length;
  return at === words.length && at > 0 ? lead : 0;
}

/** @param {Demand[]} demands @param {SearchIndex} search */
async function withOtherNames(demands, search) {
  const { postings, nameStarts, nameKinds, nameOf } = search;
  const forms = await Promise.all(demands.map((demand) => (demand.loose && !demand.asks ? postings.form(said(demand)[0]) : new Uint32Array())));
  return together(demands, (lists, first) => {
    let [length, others] = [0, /** @type {Way[]} */ ([])];
    const places = forms[first];
    for (const place of places.subarray(lastUpTo(places, (nameStarts[0] ?? 0) - 1) + 1)) {
      const name = lastUpTo(nameStarts, place);
      const [kind, of] = [nameKinds[name], nameOf[name]];
      if (!HAVE_NAMES.has(kind) || place > nameStarts[name] + ARTICLES) continue;
      const called = kind === "speaker" ? postings.speakers.get(of)?.names ?? [] : search.entries[kind][of].slice(2).map(String);
      if (called.length < 2 && kind !== "outlet") continue;
      const names = called.filter(isName).map(wordsOf);
      const count = Math.max(0, ...names.map((words) => covered(lists, withoutArticle(words, search))));
      if (!count || count < length) continue;
      const run = lists.slice(0, count).flat();
      const more = names.filter((words) => words.some((word) => !run.includes(word) && !search.questions.has(word)));
      /** @type {Way[]} */
      const ways = more.map((words) => ({ terms: [{ words, phrase: true }], worth: OTHER_NAME }));
      if (kind === "outlet") ways.push({ terms: [], worth: 1, outlet: of });
      others = [...(count > length ? [] : others), ...ways];
      length = count;
    }
    return { length, ways: others };
  });
}

/** Return demands that are also met by near words; the same list if there are none. @param {Demand[]} demands @param {SearchIndex} search */
export function withNearWords(demands, search) {
  const found = together(demands, (lists) => {
    let [length, ways] = [0, /** @type {Way[]} */ ([])];
    for (const group of search.near) {
      for (const words of group) {
        const is = words.length > 1 ? covered(lists, words) : Number(lists[0]?.length === 1 && search.stem(lists[0][0]) === search.stem(words[0]));
        if (!is || is < length) continue;
        const others = group.filter((each) => each !== words).map((each) => ({ terms: [{ words: each, phrase: each.length > 1 }], worth: NEAR_WORD }));
        ways = [...(is > length ? [] : ways), ...others];
        length = is;
      }
    }
    return { length, ways };
  });
  return found.some((demand, at) => demand !== demands[at]) ? found : demands;
}

/** Return the parts and topics of whose names the query has the whole; `whole` where it asks for nothing else. @param {Demand[]} demands @param {SearchIndex} search @returns {NamedEntry[]} */
function namedIn(demands, search) {
  const lists = demands.map((demand) => (demand.loose ? said(demand) : [""]));
  const asked = demands.flatMap(({ asks }, at) => (asks ? [] : [at]));
  const bare = lists.slice(asked[0], (asked.at(-1) ?? -1) + 1);
  return /** @type {const} */ (["part", "topic"]).flatMap((kind) => search.called(kind).flatMap((names, of) => {
    const called = names.map((words) => withoutArticle(words, search));
    const at = lists.findIndex((_, first) => called.some((words) => covered(lists.slice(first), words)));
    const whole = bare.length > 0 && called.some((words) => covered(bare, words) === bare.length);
    return at < 0 ? [] : [{ kind, of, at, whole }];
  })).sort((one, other) => one.at - other.at);
}

/** Return the words of a name without the question words at its beginning, such as "the". @param {string[]} words @param {SearchIndex} search */
function withoutArticle(words, { questions }) {
  const from = words.findIndex((word) => !questions.has(word));
  return words.slice(from <= ARTICLES ? Math.max(from, 0) : 0);
}

/** Say whether a label is a name: it begins with a capital, where descriptions begin with a small letter. @param {string} label */
const isName = (label) => label[0] !== label[0].toLowerCase() || label[0] === label[0].toUpperCase();
