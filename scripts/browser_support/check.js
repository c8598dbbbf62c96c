// Checks that style sheets and programs work in every browser of supported.json, and do without what some of them lack.
//
//   deno run --allow-read --allow-env scripts/browser_support/check.js FOLDER...
import { lackingInPrograms } from "./programs.js";
import { lackingInSheet } from "./styles.js";

/** @param {string} folder @returns {Generator<string>} */
function* filesOf(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* filesOf(`${folder}/${name}`);
    else yield `${folder}/${name}`;
  }
}

const paths = Deno.args.flatMap((folder) => [...filesOf(folder)]).sort();
const inSheets = paths.filter((path) => path.endsWith(".css")).flatMap((path) =>
  lackingInSheet(Deno.readTextFileSync(path)).map((found) => ({ path, ...found }))
);
const wrong = [...inSheets, ...lackingInPrograms(paths.filter((path) => path.endsWith(".js")))];
for (const { path, line, feature, browsers } of wrong) {
  console.error(`${path}:${line}: ${feature} is not in ${browsers.join(", ")}`);
}
if (wrong.length) {
  console.error("Put a plain value before it (a value with var() needs @supports around it), ask whether it is there, or write down");
  console.error("why the page works without it: of a style in scripts/browser_support/supported.json, of a program in a line above it,");
  console.error("`// without: NAME (why)`.");
}
Deno.exit(wrong.length ? 1 : 0);
