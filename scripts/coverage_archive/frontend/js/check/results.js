// Shows what the archive has of each quotation, and writes it as plain text.
import { h } from "../common/dom.js";

/** @import { Checked, CheckedPiece, HeldIn } from "../types.d.ts" */

/** The name of each result, and what is said of it where no difference is. @type {Record<Checked["kind"], [name: string, said: string]>} */
const KINDS = {
  exact: ["Exact", "word for word, letter for letter"],
  spelling: ["Same words, other spelling", ""],
  altered: ["Altered", ""],
  none: ["Not held by this archive", "no verdict: only its own articles are compared"],
};
// How many places of the same words are listed; the longest quotation that an address has room for, and the characters that
// are shown before and after a quotation whose speaker its paragraph does not name.
const PLACES = 3, LONGEST_LINK = 1000, AROUND = 80;

/** Return who says the words here, and through whom: “The treaty via KCNA”. @param {HeldIn} held */
const sayers = ({ by: [speaker, ...via] }) => (speaker ? speaker[1] + (via.length ? ` via ${via.map(([, name]) => name).join(", ")}` : "") : "");

/** @param {string} label @param {CheckedPiece[]} pieces @param {string | null} language */
const row = (label, pieces, language) => h("div", { class: "check__row" }, h("dt", {}, label), h("dd", { class: "verbatim", lang: language, dir: "auto" },
  ...pieces.map(({ text, differs, isAround }) => (differs ? h("mark", { class: text ? "check__differs" : "check__gap" }, text) : isAround ? h("span", { class: "check__around" }, text) : text))));

/** Return the pieces of a quotation between the words around it. @param {string} before @param {CheckedPiece[]} pieces @param {string} after @returns {CheckedPiece[]} */
const between = (before, pieces, after) => [
  { text: before.length > AROUND ? before.slice(-AROUND).replace(/^\S*/u, "…") : before, isAround: true }, ...pieces,
  { text: after.length > AROUND ? after.slice(0, AROUND).replace(/\S*$/u, "…") : after, isAround: true },
];

/** @param {HeldIn} held @param {URL} root */
const place = (held, root) => h("p", { class: "check__place" }, h("b", {}, sayers(held)), held.by.length ? ", in " : "In ",
  h("span", { class: `outlet outlet--${held.colour} shape--${held.shape}` }, h("a", { href: new URL(held.url, root).href }, held.outlet)),
  `, ${held.date}, ${held.place}`, ...held.notes.map((note) => h("span", { class: "check__note" }, ` ${note}`)));

/** Return the item of a result. @param {Checked} checked @param {URL} root */
export function result({ quotation, paragraph, kind, held }, root) {
  const [name, said] = KINDS[kind], [first] = held, language = first?.language ?? null;
  const isOther = kind === "altered" || kind === "spelling", isUnnamed = first && !first.isNamed, at = paragraph.indexOf(quotation);
  let [own, kept] = [isOther ? first.own : [{ text: quotation }], first?.kept ?? []];
  if (isUnnamed) [own, kept] = [between(paragraph.slice(0, at), own, paragraph.slice(at + quotation.length)), between(first.around[0], kept, first.around[1])];
  const search = new URL("quotes/", root), link = new URL("check/", root);
  search.searchParams.set("q", first ? `"${first.kept.map(({ text }) => text).join("")}"` : (quotation.match(/[\p{L}\p{N}]{4,}/gu) ?? [quotation]).slice(0, 4).join(" "));
  link.searchParams.set("q", quotation);
  return h("li", { class: `check__result check__result--${kind}` },
    h("div", { class: "check__kind" }, h("h3", {}, name), ...[said, ...(isOther ? first.said : [])].filter(Boolean).map((line) => h("p", {}, line))),
    h("div", { class: "check__texts" },
      h("dl", {}, row("Your text", own, language), isOther || isUnnamed ? row("Kept here", kept, language) : null),
      ...(first ? held.slice(0, PLACES).map((each) => place(each, root)) : [h("p", { class: "check__place" }, "No article here has these words.")]),
      isUnnamed ? h("p", { class: "check__note" }, `Your paragraph does not have the name “${first.by[0][1]}”. No verdict on who said it: both are shown.`) : null,
      h("p", { class: "check__ways" }, held.length > PLACES || !first ? h("a", { href: search.href }, first ? `${held.length - PLACES} more places` : "Search for its words") : null, " ",
        quotation.length < LONGEST_LINK ? h("a", { href: link.href }, "Link to this check") : null)));
}

/** Return a title that counts the results, and the whole report. @param {Checked[]} results @param {URL} root */
export function reportOf(results, root) {
  const counts = Object.entries(KINDS).map(([kind, [name]]) => `${results.filter((each) => each.kind === kind).length} ${name.toLowerCase()}`);
  const title = `${results.length} ${results.length === 1 ? "quotation" : "quotations"}: ${counts.filter((count) => !count.startsWith("0")).join(", ")}.`;
  const lines = results.flatMap(({ quotation, kind, held }, number) => [
    `${number + 1}. ${KINDS[kind][0]}: “${quotation}”`,
    ...(kind === "altered" || kind === "spelling" ? [`   Kept here: “${held[0].kept.map(({ text }) => text).join("")}”`, ...held[0].said.map((line) => `   ${line}`)] : []),
    ...(kind === "none" ? [`   ${KINDS.none[1]}`] : []),
    ...held.map((each) => `   ${[sayers(each), each.outlet, each.date, each.place, ...each.notes].filter(Boolean).join(", ")}: ${new URL(each.url, root).href}`),
    ...(held[0] && !held[0].isNamed ? [`   The paragraph in the text does not have the name “${held[0].by[0][1]}”; no verdict on who said it`] : []),
  ]);
  return { title, text: [title, "", ...lines, "", `Held against ${root.href}`].join("\n") };
}
