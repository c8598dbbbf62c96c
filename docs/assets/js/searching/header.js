// The header's search: pages and sections that hold every word, as you type; Enter searches the quotes. The index is
// loaded when the box is first used.
import { all, h, one } from "../dom.js";
import { words as wordsOf } from "./words.js";

const MOST = 8; // sections shown
const AROUND = 60; // characters of the text before and after the first word found

/** @typedef {{ location: string, title: string, text: string }} Section */

/** @param {string} text */
const plain = (text) => new DOMParser().parseFromString(text, "text/html").body.textContent;

/** Articles come first; the lists that repeat their words follow. @param {Section} section */
const isArticle = ({ location }) => location.startsWith("articles/");

/** Load every section, its words folded. @param {string} root @returns {Promise<(Section & { words: string })[]>} */
async function load(root) {
  const answer = await fetch(`${root}search/search_index.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  /** @type {{ docs: Section[] }} */
  const { docs } = await answer.json();
  return docs.map(({ location, title, text }) => {
    const section = { location, title: plain(title), text: plain(text).replace(/\s+/gu, " ") };
    return { ...section, words: ` ${wordsOf(`${section.title} ${section.text}`).join(" ")}` };
  });
}

/** Set up the box in the header. */
export function searchFromTheHeader() {
  const form = document.querySelector(".search-box");
  if (!(form instanceof HTMLFormElement)) return;
  const input = one("input", form, HTMLInputElement);
  const found = h("div", { class: "search-box__found", hidden: true });
  const list = h("ul", { "aria-label": "Found" });
  const status = h("p", { role: "status", class: "visually-hidden" });
  found.append(list);
  form.append(found);
  const root = form.action.replace(/quotes\/$/, "");
  /** @type {ReturnType<typeof load> | null} */
  let sections = null;
  let rest = 0;

  const close = () => (found.hidden = true);
  const show = async () => {
    const asked = input.value.trim();
    const words = wordsOf(asked);
    if (!words.length) return close();
    const all = await (sections ??= load(root)).catch(() => []);
    if (input.value.trim() !== asked) return;
    const hits = all
      .filter((section) => words.every((word) => section.words.includes(` ${word}`)))
      .sort((one, other) => Number(isArticle(other)) - Number(isArticle(one)));
    const pages = new Map(all.filter(({ location }) => !location.includes("#")).map((page) => [page.location, page.title]));
    list.replaceChildren(
      h("li", {}, h("a", { href: `${form.action}?${new URLSearchParams({ q: asked })}` }, `Search the quotes for “${asked}”`)),
      ...hits.slice(0, MOST).map(({ location, title, text }) => {
        const at = Math.max(0, text.toLowerCase().indexOf(asked.toLowerCase().split(/\s+/u)[0]));
        const page = pages.get(location.split("#")[0]) ?? title;
        return h("li", {}, h("a", { href: root + location },
          h("b", {}, page), page === title ? null : ` · ${title}`,
          h("small", {}, `${at > AROUND ? "…" : ""}${text.slice(Math.max(0, at - AROUND), at + 2 * AROUND)}…`)));
      }),
      ...(hits.length > MOST ? [h("li", {}, `and ${hits.length - MOST} more`)] : []),
    );
    found.hidden = false;
    if (!status.isConnected) form.append(status);
    clearTimeout(rest);
    rest = setTimeout(() => (status.textContent = `${hits.length} ${hits.length === 1 ? "section" : "sections"} found`), 700);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    sections ??= load(root);
    show();
  });
  form.addEventListener("keydown", (event) => {
    const links = all("a", list);
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === "Escape") {
      close();
      input.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      (links[at + (event.key === "ArrowDown" ? 1 : -1)] ?? input).focus();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || document.querySelector(".finder__q")) return;
    event.preventDefault();
    input.focus();
  });
}
