// Words that articles share, lit together wherever they stand.
import { all, closest } from "./dom.js";

/** The words of an attribute. @param {string} [text] */
export const listed = (text) => (text ? text.split(" ") : []);

/** Light the words that a pointed-at, tapped or focused phrase of an area shares with others. @param {HTMLElement} area */
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
