// Reads texts as the page "Check a text" does: JSON, one a line; so are the answers. The first line has the tables of marks.
// With the folder of a search index, an answer is what the archive has of each quotation; without, where the quotations stand.
import { Holding } from "../../scripts/coverage_archive/frontend/js/check/holding.js";
import { quotations } from "../../scripts/coverage_archive/frontend/js/check/quotations.js";
import { SearchIndex } from "../../scripts/coverage_archive/frontend/js/searching/engine.js";

const [folder] = Deno.args;
const holding = folder && new Holding(await SearchIndex.open(new URL(`file://${folder}/`)), {});
const [tables, ...texts] = (await new Response(Deno.stdin.readable).text()).trim().split("\n").map((line) => JSON.parse(line));
for (const text of texts) {
  const found = quotations(text, tables);
  const checked = holding && await Promise.all(found.map(([start, end]) => holding.check(text.slice(start, end), text)));
  console.log(JSON.stringify(holding ? checked : found));
}
