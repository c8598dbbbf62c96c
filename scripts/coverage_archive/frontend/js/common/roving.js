// Makes many links of one kind a single stop of the Tab key; the arrow keys go from link to link.
import { all } from "./dom.js";

/** @param {string} selector */
export function oneStopFor(selector) {
  const links = all(selector);
  /** @param {HTMLElement} link */
  const choose = (link) => links.forEach((other) => (other.tabIndex = other === link ? 0 : -1));
  if (links[0]) choose(links[0]);
  document.addEventListener("focusin", ({ target }) => {
    const link = links.find((one) => one === target);
    if (link) choose(link);
  });
  document.addEventListener("keydown", (event) => {
    const at = links.findIndex((link) => link === event.target);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = links.slice(step > 0 ? at + 1 : 0, step > 0 ? undefined : at).filter((link) => link.offsetParent);
    const link = step > 0 ? next[0] : next.at(-1);
    if (link) {
      event.preventDefault();
      link.focus();
    }
  });
}
