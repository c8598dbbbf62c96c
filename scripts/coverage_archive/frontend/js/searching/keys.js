// Handles the keys of the search page: / goes to the box, arrows go from result to result, Escape empties the box.

/** @import { Finder } from "./finder.js" */

/** @param {KeyboardEvent} event @param {Finder} finder */
export function pressed(event, finder) {
  const { target } = event;
  // without: KeyboardEvent.isComposing (in Safari a key that ends a composition counts as pressed)
  if (!(target instanceof Element) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const here = finder.element.contains(target) || target === document.body;
  const elsewhere = target !== finder.input && target.matches("input, textarea, select, [contenteditable]");
  const done = () => { event.preventDefault(); event.stopImmediatePropagation(); };
  if (event.key === "/" && target !== finder.input && !elsewhere) {
    finder.input.focus();
    finder.input.select();
    done();
  } else if (event.key === "Escape" && here && !elsewhere && finder.input.value) {
    finder.input.value = "";
    finder.input.focus();
    finder.change({ text: "" });
    done();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && here && !elsewhere) {
    const links = finder.links();
    const at = links.findIndex((link) => link.closest(".card") === target.closest(".card"));
    if (at < 0 && target !== finder.input) return;
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0 && at >= 0) finder.input.focus();
    else links[Math.max(0, next)]?.focus();
    if (next >= 0 || at >= 0) done();
  }
}
