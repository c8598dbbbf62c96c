// Comparison pages: choose the outlets to see, in the address; light up shared words together.

/** The outlets that the address asks for, and the names in it that the page does not know. */
function chosen(known) {
  const asked = new URLSearchParams(location.search).get("outlets");
  if (asked === null) return { outlets: known, unknown: [] };
  const names = asked.split(",").map((name) => name.trim()).filter(Boolean);
  const outlets = names.filter((name) => known.includes(name));
  return { outlets: outlets.length ? outlets : known, unknown: names.filter((name) => !known.includes(name)) };
}

const listed = (text) => (text ? text.split(" ") : []);

/** Show the columns of some outlets alone, and mark words by what these outlets share. */
function show(outlets) {
  const isIn = (name) => outlets.includes(name);
  for (const element of document.querySelectorAll("[data-outlet]")) {
    element.classList.toggle("is-left-out", !isIn(element.dataset.outlet));
  }
  for (const word of document.querySelectorAll("[data-compared] .word")) {
    const shared = listed(word.dataset.with).some(isIn);
    const had = listed(word.dataset.had).some(isIn);
    word.classList.toggle("word--shared", shared);
    word.classList.toggle("word--own", !shared && !had && outlets.length > 1);
  }
  for (const group of document.querySelectorAll(".side-by-side")) {
    const columns = group.querySelectorAll(":scope > [data-outlet]:not(.is-left-out)").length;
    group.style.setProperty("--columns", Math.max(1, Math.min(columns, 3)));
  }
}

function setUpChooser(form) {
  const boxes = [...form.querySelectorAll("input[name=outlet]")];
  const known = boxes.map((box) => box.value);
  const said = form.querySelector("[role=status]");

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

  form.addEventListener("change", (event) => {
    const outlets = boxes.filter((box) => box.checked).map((box) => box.value);
    if (!outlets.length) {
      event.target.checked = true;
      said.textContent = "One outlet must stay.";
      return;
    }
    const address = new URL(location.href);
    if (outlets.length === known.length) address.searchParams.delete("outlets");
    else address.search = `?outlets=${outlets.join(",")}`;
    history.pushState(null, "", address);
    apply();
  });
  window.addEventListener("popstate", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

/** Light up every run that shares words with the one pointed at. */
function lightUpRuns(area) {
  const point = (event, on) => {
    const run = event.target.closest?.(".word--shared")?.dataset.run;
    if (!run) return;
    for (const word of area.querySelectorAll(`.word--shared[data-run="${run}"]`)) word.classList.toggle("is-pointed-at", on);
  };
  area.addEventListener("mouseover", (event) => point(event, true));
  area.addEventListener("mouseout", (event) => point(event, false));
}

for (const form of document.querySelectorAll("[data-chooser]")) setUpChooser(form);
for (const area of document.querySelectorAll(".side-by-side[data-compared]")) lightUpRuns(area);
