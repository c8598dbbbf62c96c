// The header's search finds pages. Under what it finds, or does not, stands the way to search the quotes for the same.
import { h } from "../dom.js";

const meta = document.querySelector(".md-search-result__meta");
/** @type {HTMLInputElement | null} */
const input = document.querySelector(".md-search__input");
const base = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").base;

if (meta && input && base) {
  const link = h("a", { class: "md-search-result__quotes", hidden: true });
  meta.after(link);
  const update = () => {
    const asked = input.value.trim();
    link.hidden = !asked;
    const root = new URL(base.endsWith("/") ? base : `${base}/`, location.href);
    link.href = new URL(`quotes/?${new URLSearchParams({ q: asked })}`, root).href;
    link.textContent = `Search the quotes for “${asked}”`;
  };
  input.addEventListener("input", update);
  new MutationObserver(update).observe(meta, { childList: true, characterData: true, subtree: true });
  update();
}
