// Lists what a query names: parts of clauses, topics, speakers, articles of outlets, sections, and pages.
import { spelt } from "./engine.js";

/** @import { Answer, Named, SaidOn } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */
/** @import { Records } from "./records.js" */

/**
 * Return the parts and topics that a query names. `first` are to be shown before texts, with outlets' words: those whose
 * name is the whole query and, if no quote has all of its words, any others. `others` are links.
 * @param {SearchIndex} search
 * @param {Records} records
 * @param {Answer} found
 * @param {number} most
 */
export async function partsNamed(search, records, { named, entries, partial, rows }, most) {
  const without = partial || !rows.length;
  const all = /** @type {const} */ (["part", "topic"]).flatMap((kind) => [...(entries[kind] ?? [])].map((of) => ({ kind, of, whole: false })));
  const wanted = [...named.filter(({ whole }) => whole), ...named, ...all]
    .filter(({ kind, of }, at, list) => search.entries[kind][of][1] && list.findIndex((each) => each.kind === kind && each.of === of) === at);
  const first = wanted.filter(({ whole }) => whole || without).slice(0, most);
  const said = (/** @type {{ kind: string, of: number }} */ { kind, of }) => records.said(of + (kind === "topic" ? search.entries.part.length : 0));
  const others = await Promise.all(wanted.filter((each) => !first.includes(each)).map(said));
  return { first: await Promise.all(first.map(said)), others: /** @type {Named[]} */ (others) };
}

/** Return links to the articles of outlets. @param {SearchIndex} search @param {Records} records @param {Set<number>} outlets @param {number} most @returns {Promise<Named[]>} */
async function articlesOf(search, records, outlets, most) {
  const filter = search.filters.find(({ id }) => id === "outlet");
  if (!filter || !outlets.size || most < 1) return [];
  const by = [...filter.given.keys()].filter((article) => filter.sets[filter.given[article]].some((value) => outlets.has(filter.entries[value])));
  return await Promise.all(by.slice(0, most).map(async (number) => {
    const { slug, title, outlet } = await records.article(number);
    return { url: search.index.addresses.article.replace("*", slug), title, what: `article, ${outlet[0]}` };
  }));
}

/** Return links to what else a query names, each with its title and its kind; no more than `most`. @param {SearchIndex} search @param {Records} records @param {Record<string, Set<number>>} entries @param {number} most @param {Named[]} parts links to parts and topics @returns {Promise<Named[]>} */
export async function named(search, records, entries, most, parts) {
  const { addresses, pages } = search.index;
  if (entries.speaker?.size) await search.names();
  /** @type {Named[]} */
  const found = [];
  for (const entry of entries.speaker ?? []) {
    const [id, hasPage, title] = search.entries.speaker[entry];
    if (hasPage) found.push({ url: addresses.speaker.replace("*", id || spelt(title)), title, what: "speaker" });
  }
  found.push(...parts);
  for (const entry of entries.page ?? []) {
    const [url, title, of] = pages[entry];
    found.push({ url, title, what: of ? `part of ${of}` : "page" });
  }
  found.push(...await articlesOf(search, records, entries.outlet ?? new Set(), most - found.length));
  const sections = [...(entries.section ?? [])].slice(0, Math.max(most - found.length, 0));
  return [...found, ...await Promise.all(sections.map(async (row) => {
    const [article, at] = await records.in("sections", row);
    const [id, title] = article.sections[at];
    return { url: `${addresses.article.replace("*", article.slug)}#${id}`, title, what: `section, in ${article.outlet[0]}` };
  }))].slice(0, most);
}
