// Draws the bands between two articles; each connects a stretch of one with words of the other on the same topic.
import { closest } from "../common/dom.js";

/** @import { End, Join, Side } from "../types.d.ts" */

const SVG = "http://www.w3.org/2000/svg";
const BEYOND = 48; // pixels that a band goes on out of sight, whither it leads

/** Return the top and bottom of an end of a band, in pixels from the window's top. @type {(side: Side, end: End) => { top: number, bottom: number }} */
export function edges({ stretches, blocks }, { stretch, blocks: within }) {
  const [first, last] = within ? within.map((at) => blocks[stretch][at]) : [stretches[stretch], stretches[stretch]];
  return { top: first.getBoundingClientRect().top, bottom: last.getBoundingClientRect().bottom };
}

export class Bands {
  /** @param {Element} svg @param {[Side, Side]} sides @param {Join[]} joins @param {Map<string, string>} tints of topics */
  constructor(svg, sides, joins, tints) {
    this.svg = svg;
    this.sides = sides;
    this.joins = joins;
    this.paths = joins.map(({ topic }, number) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", `band ${tints.get(topic)}`);
      path.dataset.join = `${number}`;
      return path;
    });
    svg.replaceChildren(...this.paths);
  }

  /** Draw the bands for the current scroll positions of the two sides. */
  draw() {
    const { top, width, height } = this.svg.getBoundingClientRect();
    if (!height) return;
    const half = width / 2;
    this.joins.forEach(({ ends }, number) => {
      const [a, b] = ends.map((end, side) => edges(this.sides[side], end));
      const seen = [a, b].some((edge) => edge.bottom > top && edge.top < top + height);
      const [at, ab, bt, bb] = [a.top, a.bottom, b.top, b.bottom].map((y) =>
        Math.round(Math.min(Math.max(y - top, -BEYOND), height + BEYOND))
      );
      const path = `M0 ${at}C${half} ${at} ${half} ${bt} ${width} ${bt}V${bb}C${half} ${bb} ${half} ${ab} 0 ${ab}Z`;
      this.paths[number].setAttribute("d", seen ? path : "");
      this.paths[number].classList.toggle("is-far", a.bottom < b.top || b.bottom < a.top);
    });
  }

  /** Highlight a stretch, its bands and the stretches at their other ends. @param {number} side @param {number} stretch -1 for none */
  pointAt(side, stretch) {
    const joins = this.joins.filter(({ ends }) => ends[side].stretch === stretch);
    this.paths.forEach((path, number) => path.classList.toggle("is-pointed-at", joins.includes(this.joins[number])));
    this.svg.classList.toggle("has-one-pointed-at", joins.length > 0);
    this.sides.forEach(({ stretches }, number) =>
      stretches.forEach((element, at) =>
        element.classList.toggle("is-pointed-at", joins.some(({ ends }) => ends[number].stretch === at))
      )
    );
  }
}

/** Return the side and the number of the stretch that an event came from, or null. @type {(event: Event, sides: [Side, Side]) => [side: number, stretch: number] | null} */
export function stretchOf(event, sides) {
  const element = closest(event, ".stretch");
  const side = sides.findIndex(({ stretches }) => element && stretches.includes(element));
  return element && side >= 0 ? [side, Number(element.dataset.stretch)] : null;
}

/** Highlight a stretch, or the stretches of a band, while the reader points at it or it has the focus. @type {(area: HTMLElement, bands: () => Bands | null) => void} */
export function pointAtStretches(area, bands) {
  const point = (/** @type {Event} */ event) => {
    const drawn = bands();
    if (!drawn) return;
    const { sides, joins } = drawn;
    const path = closest(event, ".band");
    const join = path ? joins[Number(path.dataset.join)] : null;
    const [side, stretch] = join ? [0, join.ends[0].stretch] : stretchOf(event, sides) ?? [0, -1];
    drawn.pointAt(side, stretch);
  };
  for (const way of ["mouseover", "focusin"]) area.addEventListener(way, point);
  for (const way of ["mouseleave", "focusout"]) area.addEventListener(way, () => bands()?.pointAt(0, -1));
}
