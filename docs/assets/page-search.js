// The header's search finds pages. Under what it finds, or does not, stands the way to search the quotes for the same.

const meta = document.querySelector(".md-search-result__meta");
const input = document.querySelector(".md-search__input");
const base = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").base;

if (meta && input && base) {
  const link = document.createElement("a");
  link.className = "md-search-result__quotes";
  link.hidden = true;
  meta.after(link);
  const update = () => {
    const asked = input.value.trim();
    link.hidden = !asked;
    const root = new URL(base.endsWith("/") ? base : `${base}/`, location.href);
    link.href = new URL(`quotes/?${new URLSearchParams({ q: asked })}`, root);
    link.textContent = `Search the quotes for “${asked}”`;
  };
  input.addEventListener("input", update);
  new MutationObserver(update).observe(meta, { childList: true, characterData: true, subtree: true });
  update();
}
