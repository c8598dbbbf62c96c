// What a query names: speakers, topics, sections of articles, parts of a clause, pages.

/** @import { Named } from "../types.d.ts" */
/** @import { SearchIndex } from "./engine.js" */
/** @import { Records } from "./records.js" */

/** Where what a query names stands, with what it is; a few at most. @param {SearchIndex} search @param {Records} records @param {Record<string, Set<number>>} entries @param {number} most @returns {Promise<Named[]>} */
export async function named(search, records, entries, most) {
  const { addresses, pages } = search.index;
  const called = await search.names();
  /** @type {Named[]} */
  const found = [];
  for (const [kind, address] of [["speaker", addresses.speaker], ["topic", addresses.topic]]) {
    for (const entry of entries[kind] ?? []) {
      const [id, hasPage, title] = called[kind][entry];
      if (hasPage) found.push({ url: address.replace("*", id), title, what: kind });
    }
  }
  for (const entry of entries.page ?? []) {
    const [url, title, of] = pages[entry];
    found.push({ url, title, what: of ? `part of ${of}` : "page" });
  }
  const sections = [...(entries.section ?? [])].slice(0, Math.max(most - found.length, 0));
  return [...found, ...await Promise.all(sections.map(async (row) => {
    const [article, at] = await records.in("sections", row);
    const [id, title] = article.sections[at];
    return { url: `${addresses.article.replace("*", article.slug)}#${id}`, title, what: `section, in ${article.outlet[0]}` };
  }))].slice(0, most);
}
