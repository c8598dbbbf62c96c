// Shows what the archive has of one quotation.
import { h } from "../common/dom.js";

/** @import { Checked, CheckedPiece, HeldIn } from "../types.d.ts" */

/** The name of each result, and what is said of it where no difference is. @type {Record<Checked["kind"], [name: string, said: string]>} */
export const KINDS = {
  exact: ["Exact", "word for word, letter for letter"],
  spelling: ["Same words, other spelling", ""],
  altered: ["Altered", ""],
  none: ["Not held by this archive", "no verdict: only its own articles are compared"],
};
const PLACES = 3; // places of the same words that are listed
const LONGEST_LINK = 1000; // characters of a quotation that an address has room for

/** Return who says the words here, and through whom: “The treaty via KCNA”. @param {HeldIn} held */
export const sayers = ({ by: [speaker, ...via] }) => (speaker ? speaker[1] + (via.length ? ` via ${via.map(([, name]) => name).join(", ")}` : "") : "");

/** @param {string} label @param {CheckedPiece[]} pieces @param {string | null} language */
const row = (label, pieces, language) => h("div", { class: "check__row" }, h("dt", {}, label), h("dd", { class: "verbatim", lang: language, dir: "auto" },
  ...pieces.map(({ text, differs }) => (differs ? h("mark", { class: text ? "check__differs" : "check__gap" }, text) : text))));

/** @param {HeldIn} held @param {URL} root */
const place = (held, root) => h("p", { class: "check__place" }, h("b", {}, sayers(held)), held.by.length ? ", in " : "In ",
  h("span", { class: `outlet outlet--${held.colour} shape--${held.shape}` }, h("a", { href: new URL(held.url, root).href }, held.outlet)),
  `, ${held.date}, ${held.place}`, ...held.notes.map((note) => h("span", { class: "check__note" }, ` ${note}`)));

/** Return the item of a result. @param {Checked} checked @param {URL} root */
export function result({ quotation, paragraph, kind, held }, root) {
  const [name, said] = KINDS[kind], [first] = held, whole = [{ text: quotation, differs: false }];
  const language = first?.language ?? null, isOther = kind === "altered" || kind === "spelling";
  const search = new URL("quotes/", root), link = new URL("check/", root);
  search.searchParams.set("q", (quotation.match(/[\p{L}\p{N}]{4,}/gu) ?? [quotation]).slice(0, 4).join(" "));
  link.searchParams.set("q", quotation);
  return h("li", { class: `check__result check__result--${kind}` },
    h("div", { class: "check__kind" }, h("h3", {}, name), ...[said, ...(isOther ? first.said : [])].filter(Boolean).map((line) => h("p", {}, line))),
    h("div", { class: "check__texts" },
      h("dl", {}, row("Your text", isOther ? first.own : whole, language), isOther ? row("Kept here", first.kept, language) : null,
        first && !first.isNamed ? row("Your paragraph", [{ text: paragraph, differs: false }], language) : null),
      ...(first ? held.slice(0, PLACES).map((each) => place(each, root)) : [h("p", { class: "check__place" }, "No article here has these words.")]),
      first && !first.isNamed ? h("p", { class: "check__note" }, `Here ${sayers(first)} says this. Your paragraph does not have this name; whether it is meant is not decided here.`) : null,
      h("p", { class: "check__ways" }, held.length > PLACES || !first ? h("a", { href: search.href }, first ? `${held.length - PLACES} more places` : "Search for its words") : null, " ",
        quotation.length < LONGEST_LINK ? h("a", { href: link.href }, "Link to this check") : null)));
}
