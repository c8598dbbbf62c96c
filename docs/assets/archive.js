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

/** Let the keyboard reach tables that the theme lets scroll sideways, on a narrow screen. */
function reachWideTables() {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (wrap.scrollWidth <= wrap.clientWidth) continue;
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", `Table: ${wrap.querySelector("th")?.textContent || "more to the right"}`);
  }
}

// The theme gives its search the role of a dialog and no name.
document.querySelector("[data-md-component=search][role=dialog]")?.setAttribute("aria-label", "Search");

pairQuotesWithNotes();
reachWideTables();
