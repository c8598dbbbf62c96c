// Highlights a phrase that articles share in all its places when the reader points at one of them.
import { all, closest } from "./dom.js";

/** Return the words of an attribute's value, which spaces separate. @param {string} [text] */
export const listed = (text) => (text ? text.split(" ") : []);

/** Highlight, in an area, all words of the phrases at which the reader points, or which are tapped or focused. @param {HTMLElement} area */
export function lightUpTwins(area) {
  /** @param {Event} event @param {boolean} on */
  const point = (event, on) => {
    const from = closest(event, ".word--shared, [data-phrase]");
    const pointedAt = listed(from?.dataset.phrases ?? from?.dataset.phrase);
    for (const word of all(".word--shared", area)) {
      const twin = listed(word.dataset.phrases).some((phrase) => pointedAt.includes(phrase));
      word.classList.toggle("is-pointed-at", on && twin);
    }
  };
  for (const way of ["mouseover", "click", "focusin"]) area.addEventListener(way, (event) => point(event, true));
  for (const way of ["mouseout", "focusout"]) area.addEventListener(way, (event) => point(event, false));
}
