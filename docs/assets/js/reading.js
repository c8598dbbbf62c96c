// What the pages gain with JavaScript; without it they read and link just as well.
import { all } from "./dom.js";

/** Light up a quote and its note together when either is pointed at or focused. */
function pairQuotesWithNotes() {
  /** @type {(id: string, on: boolean) => void} */
  const point = (id, on) => {
    for (const element of all(`#${CSS.escape(id)}, [data-continues="${id}"], .note[data-for="${id}"]`)) {
      element.classList.toggle("is-pointed-at", on);
    }
  };
  for (const element of all("mark.quote, .note[data-for]")) {
    const id = element.dataset.for ?? element.dataset.continues ?? element.id;
    for (const event of ["mouseenter", "focusin"]) element.addEventListener(event, () => point(id, true));
    for (const event of ["mouseleave", "focusout"]) element.addEventListener(event, () => point(id, false));
  }
}

/** Let the keyboard reach the tables and programs that are wider than the screen, and so scroll sideways. */
function reachWhatIsWide() {
  for (const wide of all(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    else wide.removeAttribute("tabindex");
  }
}

// The theme gives its search the role of a dialog and no name.
document.querySelector("[data-md-component=search][role=dialog]")?.setAttribute("aria-label", "Search");

pairQuotesWithNotes();
addEventListener("load", () => document.fonts.ready.then(reachWhatIsWide)); // the theme has wrapped the tables
addEventListener("resize", reachWhatIsWide);
