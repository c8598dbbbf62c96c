// Opens citations in a dialog, and adds buttons that copy them, or save them as files for reference managers.
import { all, h, one } from "../common/dom.js";
import { copy, save } from "../common/copy-and-save.js";
import { followed } from "./places.js";

/**
 * By the ending of a file's name, the function that cuts one reference out of a file with all references of an article.
 * @type {Record<string, (text: string, key: string) => string | undefined>}
 */
const CUT = {
  bib: (text, key) => text.split(/\n(?=@)/).find((entry) => entry.includes(`{${key},\n`)),
  ris: (text, key) => text.match(/^TY {2}- [^]*?^ER {2}- $\n/gm)?.find((record) => record.includes(`\nID  - ${key}\n`)),
  json: (text, key) => JSON.stringify(JSON.parse(text).filter((/** @type {{ id: string }} */ item) => item.id === key), null, 1),
};

/** @param {string} words @param {() => void} act */
const tool = (words, act) => h("button", { type: "button", class: "tool", onclick: act }, words);

/**
 * Add the buttons to a citation, make its addresses full if the build did not know the site's, and return it.
 * @param {HTMLElement} citation
 * @param {Document} page
 * @param {string} base the page's address
 */
function equip(citation, page, base) {
  for (const link of all("a[href]", citation)) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", base).href);
  const full = one(".citation__what a", citation, HTMLAnchorElement).href;
  const { address = "", key = "" } = citation.dataset;
  /** @param {string} [text] */
  const inFull = (text = "") => (/^https?:/.test(address) ? text : text.replaceAll(address, full));
  const walker = document.createTreeWalker(citation, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = inFull(walker.currentNode.nodeValue ?? "");
  for (const style of all(".citation__style", citation)) {
    const heading = one("h3", style);
    const name = heading.textContent;
    heading.append(" ", tool("Copy", () => copy(one(".citation__entry", style).textContent, `${name} citation`)));
  }
  const lines = all('a[href^="all."]', page).map((file) => {
    const address = new URL(file.getAttribute("href") ?? "", base);
    const ending = address.pathname.split(".").at(-1) ?? "";
    const name = file.textContent;
    const text = async () => inFull(CUT[ending](await (await fetch(address)).text(), key));
    const copied = tool("Copy", async () => copy(await text(), name));
    return h("li", {}, name, " ", copied, " ", tool("Download", async () => save(await text(), `${key}.${ending}`)));
  });
  citation.append(h("ul", { class: "citation__files" }, ...lines));
  return citation;
}

/** Add the buttons to all citations of this page. */
export function equipCitations() {
  for (const citation of all(".page .citation")) equip(citation, document, location.href);
}

/** When a link to a citation is clicked, open the citation in a dialog; if that fails, follow the link. */
export function citeHere() {
  const dialog = h("dialog", { class: "cite-dialog", "aria-label": "Cite" });
  document.addEventListener("click", async (event) => {
    const control = followed(event, "a[data-cite]");
    if (!control) return;
    event.preventDefault();
    try {
      const address = control.href.split("#")[0];
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const citation = document.importNode(one(`[id="${control.hash.slice(1)}"]`, page), true);
      citation.removeAttribute("id");
      dialog.replaceChildren(tool("Close", () => dialog.close()), equip(citation, page, address));
      one("#the_text").append(dialog);
      dialog.showModal();
    } catch {
      location.assign(control.href);
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
}
