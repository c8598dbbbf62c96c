// Comparison pages: choose the outlets to see, in the address; light up shared words together.
import { all, closest, one } from "./dom.js";

/** The outlets that the address asks for, and the names in it that the page does not know. @param {string[]} known */
function chosen(known) {
  const asked = new URLSearchParams(location.search).get("outlets");
  if (asked === null) return { outlets: known, unknown: [] };
  const names = asked.split(",").map((name) => name.trim()).filter(Boolean);
  const outlets = names.filter((name) => known.includes(name));
  return { outlets: outlets.length ? outlets : known, unknown: names.filter((name) => !known.includes(name)) };
}

/** Show the columns of some outlets alone, and mark words by what these outlets share. @param {string[]} outlets */
function show(outlets) {
  /** @param {string} [names] */
  const someOf = (names = "") => names.split(" ").some((name) => outlets.includes(name));
  for (const element of all("[data-outlet]")) element.classList.toggle("is-left-out", !someOf(element.dataset.outlet));
  for (const word of all("[data-compared] .word")) {
    const shared = someOf(word.dataset.with);
    word.classList.toggle("word--shared", shared);
    word.classList.toggle("word--own", !shared && !someOf(word.dataset.had) && outlets.length > 1);
  }
  for (const group of all(".side-by-side")) {
    const columns = all(":scope > [data-outlet]:not(.is-left-out)", group).length;
    const most = (group.dataset.most ??= group.style.getPropertyValue("--columns"));
    group.style.setProperty("--columns", `${Math.max(1, Math.min(columns, Number(most)))}`);
  }
}

/** @param {HTMLElement} form */
function setUpChooser(form) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = form.querySelectorAll("input[name=outlet]");
  const boxes = [...found];
  const known = boxes.map((box) => box.value);
  const said = one("[role=status]", form);

  const apply = () => {
    const { outlets, unknown } = chosen(known);
    for (const box of boxes) box.checked = outlets.includes(box.value);
    show(outlets);
    const names = unknown.map((name) => `“${name}”`).join(", ");
    const some = outlets.length < known.length ? `Showing ${outlets.length} of ${known.length} outlets.` : "";
    said.textContent = unknown.length
      ? `The address names ${names}, which is no outlet of this comparison. ${some || "Showing all outlets."}`
      : some;
  };

  form.addEventListener("change", ({ target }) => {
    const outlets = boxes.filter((box) => box.checked).map((box) => box.value);
    if (!outlets.length && target instanceof HTMLInputElement) {
      target.checked = true;
      said.textContent = "One outlet must stay.";
      return;
    }
    const address = new URL(location.href);
    if (outlets.length === known.length) address.searchParams.delete("outlets");
    else address.search = `?outlets=${outlets.join(",")}`;
    history.pushState(null, "", address);
    apply();
  });
  addEventListener("popstate", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

/** Light up every run that shares words with the one pointed at. @param {HTMLElement} area */
function lightUpRuns(area) {
  /** @type {(event: Event, on: boolean) => void} */
  const point = (event, on) => {
    const run = closest(event, ".word--shared")?.dataset.run;
    if (!run) return;
    for (const word of all(`.word--shared[data-run="${run}"]`, area)) word.classList.toggle("is-pointed-at", on);
  };
  area.addEventListener("mouseover", (event) => point(event, true));
  area.addEventListener("mouseout", (event) => point(event, false));
}

all("[data-chooser]").forEach(setUpChooser);
all(".side-by-side[data-compared]").forEach(lightUpRuns);
