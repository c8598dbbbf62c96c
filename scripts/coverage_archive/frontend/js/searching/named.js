// Lists what a query names: speakers, topics, articles of outlets, sections, parts of a clause, and pages.
import { spelt } from "./engine.js";

/** @import { Named } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */
/** @import { Records } from "./records.js" */

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

/** Return links to what a query names, each with its title and its kind; no more than `most`. @param {SearchIndex} search @param {Records} records @param {Record<string, Set<number>>} entries @param {number} most @returns {Promise<Named[]>} */
export async function named(search, records, entries, most) {
  const { addresses, pages } = search.index;
  if (entries.speaker?.size) await search.names();
  /** @type {Named[]} */
  const found = [];
  for (const [kind, address] of [["speaker", addresses.speaker], ["topic", addresses.topic]]) {
    for (const entry of entries[kind] ?? []) {
      const [id, hasPage, title] = search.entries[kind][entry];
      if (hasPage) found.push({ url: address.replace("*", id || spelt(title)), title, what: kind });
    }
  }
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
