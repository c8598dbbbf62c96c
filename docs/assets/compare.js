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
  for (const area of document.querySelectorAll("[data-compared]")) giveLetters(area, isIn);
  for (const group of document.querySelectorAll(".side-by-side")) {
    const columns = group.querySelectorAll(":scope > [data-outlet]:not(.is-left-out)").length;
    group.style.setProperty("--columns", Math.max(1, Math.min(columns, 3)));
  }
}

/** 0, 1, ... 26, ... as a, b, ... aa, ... */
function letter(number) {
  const higher = Math.floor(number / 26);
  return (higher ? letter(higher - 1) : "") + String.fromCharCode(97 + (number % 26));
}

/**
 * Give letters to the phrases that are some words' own among the outlets in view, as they first end in reading order. The
 * page has every phrase that any two outlets share, each word's longest first: a phrase that two outlets in view have is
 * shared by them, so nothing is compared again. Where but one phrase is shared, its shade says it all.
 */
function giveLetters(area, isIn) {
  const having = new Map();
  const outletOf = (word) => word.closest("[data-outlet]").dataset.outlet;
  const words = [...area.querySelectorAll(".word[data-phrases]")].filter((word) => isIn(outletOf(word)));
  for (const word of words) {
    for (const phrase of listed(word.dataset.phrases)) having.set(phrase, (having.get(phrase) ?? new Set()).add(outletOf(word)));
  }
  const own = new Set(words.map((word) => listed(word.dataset.phrases).find((phrase) => having.get(phrase).size > 1)));
  const ending = new Set(words.flatMap((word) => listed(word.dataset.ends)).filter((phrase) => own.has(phrase)));
  const letters = new Map([...ending].map((phrase, number) => [phrase, letter(number)]));
  for (const word of words) {
    const its = listed(word.dataset.ends).map((phrase) => letters.get(phrase)).filter(Boolean);
    if (its.length && letters.size > 1) word.dataset.letters = its.join(" ");
    else delete word.dataset.letters;
  }
  for (const item of area.querySelectorAll("[data-phrase]")) {
    item.hidden = !letters.has(item.dataset.phrase);
    item.querySelector(".run-letter").textContent = letters.get(item.dataset.phrase) ?? "";
  }
  for (const phrase of ending) {
    const item = area.querySelector(`[data-phrase="${phrase}"]`);
    item?.parentElement.append(item);
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

/** Light up, wherever they stand, the phrases around the word that is pointed at or tapped. */
function lightUpTwins(area) {
  const point = (event, on) => {
    const pointedAt = listed(event.target.closest?.(".word--shared")?.dataset.phrases);
    for (const word of area.querySelectorAll(".word--shared")) {
      const twin = listed(word.dataset.phrases).some((phrase) => pointedAt.includes(phrase));
      word.classList.toggle("is-pointed-at", on && twin);
    }
  };
  for (const way of ["mouseover", "click"]) area.addEventListener(way, (event) => point(event, true));
  area.addEventListener("mouseout", (event) => point(event, false));
}

for (const form of document.querySelectorAll("[data-chooser]")) setUpChooser(form);
for (const area of document.querySelectorAll("[data-compared]")) lightUpTwins(area);
