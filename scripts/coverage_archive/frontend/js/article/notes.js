// Puts the notes in the margin: each at the height of the line where its quote begins, without overlaps.
import { all } from "../common/dom.js";

const LINE = 24; // pixels that a note takes

/** Put every note beside its quote, when the fonts are loaded and whenever the window changes its size. */
export function putNotesBesideTheirLines() {
  const put = () => {
    let free = -Infinity; // where the note above ends, from the page's top
    for (const list of all(".margin")) {
      const top = list.getBoundingClientRect().top + scrollY;
      for (const note of all(".note", list)) {
        const words = document.getElementById(note.dataset.for ?? "");
        const line = words ? words.getClientRects()[0]?.top ?? top - scrollY : top - scrollY;
        const at = Math.max(line + scrollY, free);
        note.parentElement?.style.setProperty("--top", `${at - top}px`);
        free = at + LINE;
      }
      list.classList.add("is-laid-out");
    }
  };
  document.fonts.ready.then(put);
  addEventListener("resize", put);
}
