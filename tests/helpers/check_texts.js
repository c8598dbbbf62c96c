// Reads texts as the page "Check a text" does: JSON, one a line; so are the answers. The first line has the tables of marks.
import { quotations } from "../../scripts/coverage_archive/frontend/js/check/quotations.js";

const [tables, ...texts] = (await new Response(Deno.stdin.readable).text()).trim().split("\n").map((line) => JSON.parse(line));
for (const text of texts) console.log(JSON.stringify(quotations(text, tables)));
