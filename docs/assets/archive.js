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

/** Let the keyboard reach tables that the theme lets scroll sideways, while they are wider than the screen. */
function reachWideTables() {
  const sizes = new ResizeObserver((entries) => {
    for (const wrap of new Set(entries.map(({ target }) => target.closest(".md-typeset__scrollwrap")))) {
      wrap.tabIndex = wrap.scrollWidth > wrap.clientWidth ? 0 : -1;
    }
  });
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    wrap.setAttribute("role", "group");
    wrap.setAttribute("aria-label", `Table: ${wrap.querySelector("th")?.textContent ?? ""}`);
    sizes.observe(wrap);
    sizes.observe(wrap.querySelector("table"));
  }
}

// The theme gives its search the role of a dialog and no name.
document.querySelector("[data-md-component=search][role=dialog]")?.setAttribute("aria-label", "Search");

pairQuotesWithNotes();
window.addEventListener("load", reachWideTables); // by when the theme has wrapped the tables
