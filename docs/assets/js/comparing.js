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
  for (const area of all("[data-compared]")) giveLetters(area, outlets);
  for (const group of all(".side-by-side")) {
    const columns = all(":scope > [data-outlet]:not(.is-left-out)", group).length;
    const most = (group.dataset.most ??= group.style.getPropertyValue("--columns"));
    group.style.setProperty("--columns", `${Math.max(1, Math.min(columns, Number(most)))}`);
  }
}

/** @param {string} [text] */
const listed = (text) => (text ? text.split(" ") : []);

/** 0, 1, ... 26, ... as a, b, ... aa, ... @type {(number: number) => string} */
function letter(number) {
  const higher = Math.floor(number / 26);
  return (higher ? letter(higher - 1) : "") + String.fromCharCode(97 + (number % 26));
}

/** @param {HTMLElement} word */
const outletOf = (word) => word.closest("[data-outlet]")?.getAttribute("data-outlet") ?? "";

/**
 * Give letters to the phrases that are some words' own among the outlets in view, as they first end in reading order.
 * The page has every phrase that any two outlets share, each word's longest first: a phrase that two outlets in view
 * have is shared by them, so nothing is compared again. Where but one phrase is shared, its shade says it all.
 * @type {(area: HTMLElement, outlets: string[]) => void}
 */
function giveLetters(area, outlets) {
  /** @type {Map<string, Set<string>>} */
  const having = new Map();
  const words = all(".word[data-phrases]", area).filter((word) => outlets.includes(outletOf(word)));
  for (const word of words) {
    for (const phrase of listed(word.dataset.phrases)) {
      having.set(phrase, (having.get(phrase) ?? new Set()).add(outletOf(word)));
    }
  }
  const shared = (/** @type {string} */ phrase) => (having.get(phrase)?.size ?? 0) > 1;
  const own = new Set(words.map((word) => listed(word.dataset.phrases).find(shared)));
  const ending = new Set(words.flatMap((word) => listed(word.dataset.ends)).filter((phrase) => own.has(phrase)));
  const letters = new Map([...ending].map((phrase, number) => [phrase, letter(number)]));
  for (const word of words) {
    const its = listed(word.dataset.ends).flatMap((phrase) => letters.get(phrase) ?? []);
    if (its.length && letters.size > 1) word.dataset.letters = its.join(" ");
    else delete word.dataset.letters;
  }
  for (const item of all("[data-phrase]", area)) {
    const its = letters.get(item.dataset.phrase ?? "");
    item.hidden = !its;
    one(".run-letter", item).textContent = its ?? "";
  }
  for (const phrase of ending) {
    const item = area.querySelector(`[data-phrase="${phrase}"]`);
    item?.parentElement?.append(item);
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

/** Light up, wherever they stand, the phrases around the word that is pointed at or tapped. @param {HTMLElement} area */
function lightUpTwins(area) {
  /** @type {(event: Event, on: boolean) => void} */
  const point = (event, on) => {
    const pointedAt = listed(closest(event, ".word--shared")?.dataset.phrases);
    for (const word of all(".word--shared", area)) {
      const twin = listed(word.dataset.phrases).some((phrase) => pointedAt.includes(phrase));
      word.classList.toggle("is-pointed-at", on && twin);
    }
  };
  for (const way of ["mouseover", "click"]) area.addEventListener(way, (event) => point(event, true));
  area.addEventListener("mouseout", (event) => point(event, false));
}

all("[data-chooser]").forEach(setUpChooser);
all("[data-compared]").forEach(lightUpTwins);
