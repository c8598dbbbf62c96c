// Asks the search's index in a folder, as the browser does: queries come as JSON, one a line, and so do answers.
import { SearchIndex } from "../../scripts/coverage_archive/frontend/js/searching/engine.js";
import { named, partsNamed } from "../../scripts/coverage_archive/frontend/js/searching/named.js";
import { Records } from "../../scripts/coverage_archive/frontend/js/searching/records.js";
import { didYouMean } from "../../scripts/coverage_archive/frontend/js/searching/nothing-found.js";
import { words } from "../../scripts/coverage_archive/frontend/js/searching/words.js";

const [folder] = Deno.args;
const search = await SearchIndex.open(new URL(`file://${folder}/`));
const records = new Records(search);
await search.names();

/** @param {any} asked */
async function answer({ q, chosen = {}, ...asked }) {
  if (asked.stems) return q.map(search.stem);
  if (asked.words) return words(q);
  const found = await search.find(q, chosen, asked);
  const quotes = await records.quotes(found.rows, found);
  const blocks = await records.blocks(found.blocks, found);
  const parts = await partsNamed(search, records, found, 3);
  const how = (/** @type {"lacks" | "near"} */ what) => [...quotes, ...blocks].map(({ shown }) => shown[what]);
  const counts = await search.counts(found, chosen, asked.where);
  const lit = (/** @type {any} */ { shown }) => shown.pieces.filter((/** @type {any} */ { hit }) => hit).map((/** @type {any} */ { text }) => text);
  return {
    quotes: quotes.map(({ article, id }) => `${article}/${id}`),
    paragraphs: blocks.map(({ url }) => url.split("/").slice(1).join("/").replace("/#", "/")),
    results: found.results.map(([kind, row]) => (kind === "quotes" ? quotes : blocks)[found[kind === "quotes" ? "rows" : "blocks"].indexOf(row)].url.replace("articles/", "").replace("/#", "#")),
    lit: [...quotes, ...blocks].map(lit),
    counts: search.filters.flatMap(({ id, values }) => values.map(([value], at) => [id, value, counts[id][at]])),
    parts: parts.first,
    pages: (await named(search, records, found.entries, 20, parts.others)).map(({ url, title, what }) => [url, title, what]),
    partial: found.partial, missing: found.missing, lacks: how("lacks"), near: how("near"),
    meant: asked.meant ? await didYouMean(search, q, chosen, found) : [],
  };
}

const lines = (await new Response(Deno.stdin.readable).text()).trim().split("\n");
for (const line of lines) console.log(JSON.stringify(await answer(JSON.parse(line))));
