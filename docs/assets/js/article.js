// What an article gains with JavaScript; without it it reads and links just as well.
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

pairQuotesWithNotes();
