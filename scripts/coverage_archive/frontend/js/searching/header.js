// Starts the search boxes of the header and of the home page. The search is loaded when a box is first used.
import { all } from "../common/dom.js";

/** Load the search when a box is first used, and show results below the box. */
export function searchFromTheHeader() {
  for (const input of all(".search-box input, .ask input")) {
    input.addEventListener("focus", async () => {
      const { answerIn } = await import("./box.js").catch(() => ({ answerIn: null })); // the form still leads to the search
      if (input instanceof HTMLInputElement) answerIn?.(input);
    }, { once: true });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || document.querySelector(".finder__q")) return;
    event.preventDefault();
    all(".search-box input")[0]?.focus();
  });
}
