// Writes the results of a check as plain text.
import { KINDS, sayers } from "./results.js";

/** @import { Checked } from "../types.d.ts" */

/** Return a title that counts the results, and the whole report. @param {Checked[]} results @param {URL} root */
export function reportOf(results, root) {
  const counts = Object.entries(KINDS).map(([kind, [name]]) => /** @type {[number, string]} */ ([results.filter((each) => each.kind === kind).length, name.toLowerCase()]));
  const title = `${results.length} ${results.length === 1 ? "quotation" : "quotations"}: ${counts.filter(([count]) => count).map(([count, name]) => `${count} ${name}`).join(", ")}.`;
  const lines = results.flatMap(({ quotation, kind, held }, number) => [
    `${number + 1}. ${KINDS[kind][0]}: “${quotation}”`,
    ...(kind === "altered" || kind === "spelling" ? [`   Kept here: “${held[0].kept.map(({ text }) => text).join("")}”`, ...held[0].said.map((line) => `   ${line}`)] : []),
    ...(kind === "none" ? [`   ${KINDS.none[1]}`] : []),
    ...held.map((each) => `   ${[sayers(each), each.outlet, each.date, each.place, ...each.notes].filter(Boolean).join(", ")}: ${new URL(each.url, root).href}`),
    ...(held[0] && !held[0].isNamed ? ["   The paragraph in the text does not have this speaker's name; no verdict."] : []),
  ]);
  return { title, text: [title, "", ...lines, "", `Held against ${root.href}`].join("\n") };
}
