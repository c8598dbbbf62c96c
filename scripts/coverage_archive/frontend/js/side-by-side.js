// The script of the page /compare/read/, which shows two whole articles side by side. A stretch is a section of an article,
// or a run of paragraphs on one topic. A join connects a stretch of one article with words of the other on the same topic.
import "./page.js";
import { changed } from "./common/address.js";
import { all, closest, one } from "./common/dom.js";
import { lightUpTwins } from "./common/twins.js";
import { Bands, pointAtStretches, stretchOf } from "./side-by-side/bands.js";
import { Choosing } from "./side-by-side/choosing.js";
import { blocksOf, draw, light, outlet } from "./side-by-side/drawing.js";
import { joined, onOneTopic } from "./side-by-side/joins.js";
import { sharedWords } from "./side-by-side/shared-words.js";
import { Together } from "./side-by-side/together.js";

/** @import { Join, Side, Text, Word } from "./types.d.ts" */

const READING_LINE = 0.3; // of the window's height: what stands there is what is being read
const TINTS = [5, 4, 3, 2, 6, 8, 9, 10, 7, 11, 0, 1];

/** Return a class with a colour for each joined topic: never an outlet's colour, and no colour twice. @param {Join[]} joins @param {Text[]} texts */
function tinted(joins, texts) {
  const free = TINTS.filter((number) => texts.every(({ colour }) => colour !== number));
  const topics = [...new Set(joins.map(({ topic }) => topic))];
  return new Map(topics.map((topic, number) => [topic, number < free.length ? `tint--${free[number]}` : "tint"]));
}

/** Say whether the words of two texts may be compared: yes, unless both languages are known and differ. @param {[Text, Text]} texts */
const inOneLanguage = ([{ language: one }, { language: other }]) =>
  !one || !other || one.split("-")[0].toLowerCase() === other.split("-")[0].toLowerCase();

/** Return an empty list of shared phrases for each word of each block. @param {Word[][]} blocks @returns {number[][][]} */
const none = (blocks) => blocks.map((block) => block.map(() => []));

/** Shows two articles on the page, and goes from place to place in them. */
class Reading {
  /** @param {HTMLElement} root @param {[Text, Text]} texts */
  constructor(root, texts) {
    this.root = root;
    const places = all(".beside__side", root);
    /** @type {[Side, Side]} */
    this.sides = [draw(places[0], texts[0]), draw(places[1], texts[1])];
    const { joins, alone } = joined(texts);
    const tints = tinted(joins, texts);
    this.together = new Together(this.sides, joins);
    this.bands = new Bands(one(".beside__texts", root).children[1], this.sides, joins, tints);
    this.sides.forEach(({ stretches }, side) =>
      stretches.forEach((element, number) => {
        const join = this.together.join(side, number);
        if (join && !alone[side].has(number)) element.classList.add("is-joined", tints.get(join.topic) ?? "");
        if (alone[side].has(number)) one("h3", element).insertAdjacentHTML("afterend", ALONE);
      })
    );
    const words = texts.map((text) => blocksOf(text).map((block) => block.words));
    const found = inOneLanguage(texts) ? sharedWords(words[0], words[1]) : words.map(none);
    const shared = onOneTopic(texts, joins, [found[0], found[1]]);
    shared.forEach((around, side) => light(this.sides[side], around));
    all("[data-show]", root).forEach((button, side) => button.replaceChildren(outlet(texts[side], texts[side].outlet)));
    this.bands.draw();
  }

  /** Return the number of the side that a phone shows; on a wide screen, where both are shown, that is the first. */
  get shown() {
    return this.root.dataset.shown === "b" ? 1 : 0;
  }

  /** Scroll to a stretch, focus it, and write its topic into the address. @param {number} side @param {number} stretch */
  go(side, stretch) {
    this.together.go(side, stretch);
    const link = this.sides[side].stretches[stretch].querySelector("a");
    link?.focus({ preventScroll: true });
    history.replaceState(null, "", changed({ on: this.together.join(side, stretch)?.topic ?? null }));
  }

  /** Scroll to the first stretch that is joined on a topic. @param {string | null} topic */
  goOn(topic) {
    const join = this.together.joins.find((each) => each.topic === topic);
    if (join) this.together.go(0, join.ends[0].stretch, "instant");
  }

  /** On a phone, show one side instead of the other, at the stretch joined with the one that is being read. @param {number} side */
  show(side) {
    if (side === this.shown) return;
    const from = 1 - side;
    const line = innerHeight * READING_LINE;
    const reading = this.together.at(from, line);
    const begun = this.sides[from].stretches[reading].getBoundingClientRect().top <= line;
    const near = [...this.sides[from].stretches.keys()].sort((a, b) => Math.abs(a - reading) - Math.abs(b - reading));
    const nearest = near.find((stretch) => this.together.fellow(from, stretch) !== null);
    const fellow = nearest === undefined ? null : this.together.fellow(from, nearest);
    const height = this.sides[from].stretches[reading].getBoundingClientRect().top;
    this.root.dataset.shown = side ? "b" : "a";
    if (begun && fellow !== null) {
      const { top } = this.sides[side].stretches[fellow].getBoundingClientRect();
      scrollBy({ top: top - Math.max(height, 0), behavior: "instant" });
    }
    const { title } = this.sides[from].text.stretches[reading];
    one(".beside__switched", this.root).textContent = begun && nearest !== reading ? `“${title}”: nothing tagged in this article` : "";
  }
}

const ALONE = '<p class="stretch__alone">nothing tagged in the other article</p>';

/** @param {HTMLElement} root */
function start(root) {
  const area = one(".beside__texts", root);
  const said = one(".beside__said", root);
  /** @type {Reading | null} */
  let reading = null;
  const choosing = new Choosing(root, show);

  async function show() {
    area.setAttribute("aria-busy", "true");
    const asked = location.href;
    try {
      const { texts, said: of } = await choosing.chosen();
      if (asked !== location.href) return; // another pair was chosen meanwhile
      said.textContent = of.join(" ");
      reading = new Reading(root, texts);
      setWays();
      reading.goOn(new URLSearchParams(location.search).get("on"));
      area.removeAttribute("aria-busy");
    } catch (error) {
      said.textContent = "The articles could not be loaded. Load the page again, or read them one by one.";
      console.error(error);
    }
  }

  /** Read from the address whether the sides scroll together, and whether shared words are lit (highlighted). */
  function setWays() {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = asked.get(box.name) !== "no";
    if (reading) reading.together.following = boxes[0].checked;
    area.classList.toggle("is-lit", boxes[1].checked);
  }

  const boxes = ["together", "lit"].map((name) => one(`input[name=${name}]`, root, HTMLInputElement));
  for (const box of boxes) {
    box.addEventListener("change", () => {
      history.replaceState(null, "", changed({ [box.name]: box.checked ? null : "no" }));
      setWays();
    });
  }
  all(".beside__side", root).forEach((element, side) => {
    element.addEventListener("scroll", () => {
      reading?.together.follow(side);
      reading?.bands.draw();
    });
    for (const way of ["wheel", "touchmove", "pointerdown"]) {
      element.addEventListener(way, () => reading?.together.stopGoing(), { passive: true });
    }
  });
  all("[data-show]", root).forEach((button, side) => {
    button.addEventListener("click", () => {
      reading?.show(side);
      for (const each of all("[data-show]", root)) each.setAttribute("aria-pressed", `${each === button}`);
    });
  });
  area.addEventListener("click", (event) => {
    const band = closest(event, ".band");
    if (band && reading) reading.go(0, reading.bands.joins[Number(band.dataset.join)].ends[0].stretch);
  });
  document.addEventListener("keydown", (event) => {
    if (!reading || event.ctrlKey || event.altKey || event.metaKey || closest(event, "input, select")) return;
    const [side, focused] = stretchOf(event, reading.sides) ?? [reading.shown, -1];
    const stretch = reading.together.reading(side, focused);
    const count = reading.sides[side].stretches.length;
    const other = stretch < 0 ? null : reading.together.fellow(side, stretch);
    if (event.key === "n") reading.go(side, Math.min(stretch + 1, count - 1));
    else if (event.key === "p") reading.go(side, Math.max(stretch - 1, 0));
    else if (event.key === (side ? "ArrowLeft" : "ArrowRight") && other !== null) reading.go(1 - side, other);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => reading?.bands.draw()).observe(area);
  document.fonts.ready.then(() => reading?.bands.draw());
  lightUpTwins(area);
  pointAtStretches(area, () => reading?.bands ?? null);
  addEventListener("popstate", show);
  one("form", root).addEventListener("submit", (event) => event.preventDefault());
  show();
}

all(".beside").forEach(start);
