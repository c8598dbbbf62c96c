// Reports of sheets and programs: from a list of {css} and {js} on standard input to a list of reports.
import { lackingInPrograms } from "../../scripts/browser_support/programs.js";
import { lackingInSheet } from "../../scripts/browser_support/styles.js";

/** @type {{ css?: string, js?: string }[]} */
const asked = await new Response(Deno.stdin.readable).json();
const [folder] = Deno.args;
const names = asked.map((_, number) => `${folder}/${number}.js`);
asked.forEach(({ js = "" }, number) => Deno.writeTextFileSync(names[number], js));
const inPrograms = lackingInPrograms(names);
const found = asked.map(({ css }, number) =>
  css === undefined ? inPrograms.filter(({ path }) => path === names[number]) : lackingInSheet(css)
);
console.log(JSON.stringify(found.map((reports) => reports.map(({ line, feature }) => `${line} ${feature}`).sort())));
