// What the pages gain with JavaScript; without it they read and link just as well.

/** Light up a quote and its note together when either is pointed at or focused. */
function pairQuotesWithNotes() {
  const point = (id, on) => {
    for (const element of document.querySelectorAll(
      `#${CSS.escape(id)}, [data-continues="${id}"], .note[data-for="${id}"]`,
    )) element.classList.toggle("is-pointed-at", on);
  };
  for (const element of document.querySelectorAll("mark.quote, .note[data-for]")) {
    const id = element.dataset.for ?? element.dataset.continues ?? element.id;
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      element.addEventListener(event, () => point(id, on));
    }
  }
}

/** Let the keyboard reach the tables and programs that are wider than the screen, and so scroll sideways. */
function reachWhatIsWide() {
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
  }
}

// The theme gives its search the role of a dialog and no name.
document.querySelector("[data-md-component=search][role=dialog]")?.setAttribute("aria-label", "Search");

pairQuotesWithNotes();
window.addEventListener("load", () => document.fonts.ready.then(reachWhatIsWide)); // the theme has wrapped the tables
window.addEventListener("resize", reachWhatIsWide);
