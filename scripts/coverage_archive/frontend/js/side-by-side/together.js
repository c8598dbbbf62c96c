// Two articles read together: scroll one, and the other follows by topic; go from stretch to stretch in both.
import { edges } from "./bands.js";

/** @import { Join, Side } from "../types.d.ts" */

const GOING = 900; // milliseconds that going to a stretch takes at most
const READING_LINE = 0.4; // of a side's height
const FROM_TOP = 16; // pixels above a stretch that was gone to

export class Together {
  /** @param {[Side, Side]} sides @param {Join[]} joins */
  constructor(sides, joins) {
    this.sides = sides;
    this.joins = joins;
    this.following = true;
    this.goingUntil = 0;
    /** @type {[number, number]} Where each side was put, so that its own scrolling there is not followed. */
    this.put = [-1, -1];
  }

  /** The first join of a stretch. @param {number} side @param {number} stretch */
  join(side, stretch) {
    return this.joins.find(({ ends }) => ends[side].stretch === stretch);
  }

  /** The other side's stretch that is joined with one. @param {number} side @param {number} stretch */
  fellow(side, stretch) {
    return this.join(side, stretch)?.ends[1 - side].stretch ?? null;
  }

  /** The stretch at the reading line of a side: the last that begins above it. @param {number} side @param {number} line in the window */
  at(side, line) {
    const begun = this.sides[side].stretches.map((element) => element.getBoundingClientRect().top <= line);
    return Math.max(begun.lastIndexOf(true), 0);
  }

  /**
   * The stretch from which a reader goes on: the one with the focus while that is in view, otherwise the last that begins
   * above the reading line; -1 where the side's own beginning is in view.
   * @param {number} side
   * @param {number} focused
   */
  reading(side, focused) {
    const { element, stretches } = this.sides[side];
    const box = element.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const tops = stretches.map((stretch) => stretch.getBoundingClientRect().top);
    if (focused >= 0 && (Date.now() < this.goingUntil || (tops[focused] >= top && tops[focused] < bottom))) return focused;
    if (box.top - element.scrollTop >= top) return -1;
    return tops.map((each) => each <= top + (bottom - top) * READING_LINE).lastIndexOf(true);
  }

  /**
   * Let the other side follow one that was scrolled. At the reading line, the middle half of a stretch stands beside the
   * middle half of the stretch joined with it, and between two such the other side glides.
   * @param {number} side
   */
  follow(side) {
    const [leader, follower] = [this.sides[side].element, this.sides[1 - side].element];
    const ownDoing = Math.abs(leader.scrollTop - this.put[side]) < 2;
    if (!this.following || ownDoing || Date.now() < this.goingUntil) return;
    this.put[side] = -1;
    follower.scrollTop = scrollFor(follower, along(this.places(side), placeAt(leader)));
    this.put[1 - side] = follower.scrollTop;
  }

  /** Places on one side and beside which place of the other they stand, in order. @param {number} side @returns {[number, number][]} */
  places(side) {
    const own = (/** @type {Join} */ join, /** @type {number} */ number) => {
      const { element } = this.sides[number];
      const { top, bottom } = edges(this.sides[number], join.ends[number]);
      const start = top - element.getBoundingClientRect().top + element.scrollTop;
      return [start + (bottom - top) / 4, start + ((bottom - top) * 3) / 4];
    };
    /** @type {[number, number][]} */
    const found = this.sides[side].stretches.flatMap((_, stretch) => {
      const join = this.join(side, stretch);
      if (!join) return [];
      const [here, there] = [own(join, side), own(join, 1 - side)];
      return /** @type {[number, number][]} */ (here.map((place, at) => [place, there[at]]));
    });
    return [[0, 0], ...found, [this.sides[side].element.scrollHeight, this.sides[1 - side].element.scrollHeight]];
  }

  /**
   * Put a stretch, and on the other side the one joined with it, at the top.
   * @param {number} side
   * @param {number} stretch
   * @param {ScrollBehavior} [behavior]
   */
  go(side, stretch, behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth") {
    this.goingUntil = Date.now() + GOING;
    const fellow = this.fellow(side, stretch);
    bringUp(this.sides[side], stretch, behavior);
    if (fellow !== null && this.following) bringUp(this.sides[1 - side], fellow, behavior);
  }

  /** Whoever scrolls is no longer going somewhere. */
  stopGoing() {
    this.goingUntil = 0;
    this.put = [-1, -1];
  }
}

/**
 * How far a side can be scrolled, how far the reading line is from its top, and over which stretch of scrolling, at both
 * ends, the line moves to the side's very top or bottom, so that these lie side by side too.
 * @param {HTMLElement} element
 */
function measures({ scrollHeight, clientHeight }) {
  const most = Math.max(scrollHeight - clientHeight, 1);
  return { most, line: clientHeight * READING_LINE, below: clientHeight * (1 - READING_LINE), ends: Math.min(clientHeight, most) / 2 };
}

/** The place of a side that is at its reading line. @param {HTMLElement} element */
function placeAt(element) {
  const { most, line, below, ends } = measures(element);
  const { scrollTop } = element;
  const down = Math.min(scrollTop / ends, 1) * line;
  return scrollTop + down + (1 - Math.min((most - scrollTop) / ends, 1)) * below;
}

/** How far a side must be scrolled for a place to be at its reading line. @param {HTMLElement} element @param {number} place */
function scrollFor(element, place) {
  const { most, line, below, ends } = measures(element);
  const fromTop = place / (1 + line / ends);
  const fromBottom = (element.scrollHeight - place) / (1 + below / ends);
  if (fromTop < ends) return fromTop;
  return fromBottom < ends ? most - fromBottom : place - line;
}

/** @type {(places: [number, number][], place: number) => number} */
function along(places, place) {
  const next = Math.max(places.findIndex(([here]) => here >= place), 1);
  const [[from, theirFrom], [to, theirTo]] = [places[next - 1], places[next]];
  return to > from ? theirFrom + ((place - from) / (to - from)) * (theirTo - theirFrom) : theirTo;
}

/** @param {Side} side @param {number} stretch @param {ScrollBehavior} behavior */
function bringUp({ element, stretches }, stretch, behavior) {
  const top = stretches[stretch].getBoundingClientRect().top;
  if (getComputedStyle(element).overflowY === "auto") {
    element.scrollTo({ top: element.scrollTop + top - element.getBoundingClientRect().top - FROM_TOP, behavior });
  } else if (element.offsetParent) {
    scrollTo({ top: scrollY + top - FROM_TOP, behavior });
  }
}
