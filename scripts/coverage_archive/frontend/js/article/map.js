// Shows in the map of an article which section is in view.
import { all } from "../common/dom.js";

/** Mark the section in view in the map, now and whenever the reader scrolls. */
export function followTheText() {
  const links = /** @type {HTMLAnchorElement[]} */ (all(".map a"));
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, number) => {
      const here = headings[number] === (passed.at(-1) ?? headings[0]);
      if (here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
      link.closest("li")?.classList.toggle("is-here", here);
    });
  };
  if (!links.length) return;
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
}
