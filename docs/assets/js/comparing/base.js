// One report, or a reference text, is the base: every other says what it does with the base's words, and what the base does not have is lit.
import { all, one } from "../common/dom.js";
import { listed } from "./shared-words.js";

const WORDS = { s: "same words", r: "reworded", t: "in another language", a: "only here" };

/** Hold every report against one. @param {string} base its slug */
export function compareWith(base) {
  for (const table of all("table[data-columns]")) {
    const number = listed(table.dataset.columns).indexOf(base);
    for (const cell of all("td[data-against]", table)) {
      const [how = "", moved = ""] = listed(cell.dataset.against)[number] ?? "";
      const given = !cell.querySelector(".treatment--none");
      const words = WORDS[/** @type {keyof typeof WORDS} */ (how)];
      one("[data-relation]", cell).textContent = given && words ? words + (moved ? ", elsewhere" : "") : "";
    }
  }
  for (const element of all(".element")) {
    const bases = all(`[data-article="${base}"]`, element).map((who) => who.closest("li")?.dataset.wording ?? "");
    for (const word of all(".differs", element)) {
      const without = listed(word.dataset.lacking);
      word.classList.toggle("is-lit", bases.length > 0 && bases.every((wording) => without.includes(wording)));
    }
  }
}

/**
 * Show the parts that two articles both give, or that one of them alone gives.
 * @param {string} parts all, both, base or other
 * @param {string} base
 * @param {string[]} articles those in view
 */
export function showParts(parts, base, articles) {
  for (const row of all("table[data-columns] tbody tr")) {
    const given = articles.filter((slug) => !row.querySelector(`[data-article="${slug}"] > .treatment--none`));
    const inBase = given.includes(base);
    const inOther = given.some((slug) => slug !== base);
    const shown = { all: true, both: inBase && inOther, base: inBase && !inOther, other: inOther && !inBase };
    row.classList.toggle("is-left-out", !(shown[/** @type {keyof typeof shown} */ (parts)] ?? true));
  }
}
