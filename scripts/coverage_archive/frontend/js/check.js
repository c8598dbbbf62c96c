// The script of the page "Check a text", /check/: holds each quotation of a text against the archive, in the reader's browser.
import "./page.js";
import { Holding } from "./check/holding.js";
import { quotations } from "./check/quotations.js";
import { reportOf, result } from "./check/results.js";
import { copy, expectNotices } from "./common/copy-and-save.js";
import { one } from "./common/dom.js";
import { load } from "./common/files.js";
import { SearchIndex } from "./searching/engine.js";

/** @import { Checked } from "./types.d.ts" */

// After how many milliseconds without typing the text is read, and how many of its quotations are held against the archive.
const PAUSE = 400, MOST = 100;

const element = one("#check"), said = one(".check__said"), list = one(".check__results");
const box = one("#check-text", document, HTMLTextAreaElement);
const root = new URL(element.dataset.root ?? "", document.baseURI);
/** @type {Promise<[Holding, any]> | null} */
let opened = null;
let asked = 0, pause = 0, results = /** @type {Checked[]} */ ([]);

/** Load the index of the search and the tables of this page, when they are first needed. */
async function open() {
  const address = (/** @type {string} */ name) => new URL(element.dataset[name] ?? "", document.baseURI);
  const [search, { marks, notes }] = await Promise.all([SearchIndex.open(address("index")), load(address("tables"), "no-cache")]);
  return /** @type {[Holding, any]} */ ([new Holding(search, notes), marks]);
}

/** Read the text in the box, and show what the archive has of each of its quotations. */
async function check() {
  const [text, asking] = [box.value, ++asked];
  element.setAttribute("aria-busy", "true");
  try {
    const [holding, marks] = await (opened ??= open());
    const found = quotations(text, marks), isBare = !found.length && text.trim() !== "" && !/\S\s*\n\s*\S/.test(text);
    /** @type {Checked[]} */
    const all = [];
    for (const [start, end] of isBare ? [[0, text.length]] : found.slice(0, MOST)) {
      const ends = text.indexOf("\n", end);
      all.push(await holding.check(text.slice(start, end).trim(), text.slice(text.lastIndexOf("\n", start - 1) + 1, ends < 0 ? undefined : ends)));
      if (asking !== asked) return;
    }
    results = all;
    list.replaceChildren(...all.map((each) => result(each, root)));
    const { title } = reportOf(all, root);
    said.textContent = !text.trim() ? "" : !all.length ? "No quotation: no words stand in quotation marks." : title
      + (isBare ? " No quotation marks: the whole text is read as one quotation." : "") + (found.length > MOST ? ` The other ${found.length - MOST} are not checked: check them apart.` : "");
    one(".check__tools").hidden = !text.trim();
    one("[data-copy-report]").hidden = !all.length;
  } catch (error) {
    console.warn("Check a text:", error);
    opened = null;
    said.textContent = "The archive's index could not be loaded. Change the text, or load the page again, to try once more.";
  } finally {
    if (asking === asked) element.removeAttribute("aria-busy");
  }
}

expectNotices();
element.hidden = false;
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(check, PAUSE);
});
one("[data-copy-report]").addEventListener("click", () => copy(reportOf(results, root).text, "Report"));
one("[data-empty]").addEventListener("click", () => {
  box.value = "";
  box.focus();
  check();
});
box.value = new URLSearchParams(location.search).get("q") ?? box.value;
if (box.value) check();
