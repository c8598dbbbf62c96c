// Scrolls two articles together: when the reader scrolls one, the other follows by topic, and both go to a stretch.
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
    /** @type {[number, number]} The scroll position set for each side by this program, so that this scrolling is not followed. */
    this.put = [-1, -1];
  }

  /** Return the first join of a stretch, if any. @param {number} side @param {number} stretch */
  join(side, stretch) {
    return this.joins.find(({ ends }) => ends[side].stretch === stretch);
  }

  /** Return the number of the other side's stretch that is joined with a stretch, or null. @param {number} side @param {number} stretch */
  fellow(side, stretch) {
    return this.join(side, stretch)?.ends[1 - side].stretch ?? null;
  }

  /** Return the number of a side's last stretch that begins above a line, or 0. @param {number} side @param {number} line pixels from the window's top */
  at(side, line) {
    const begun = this.sides[side].stretches.map((element) => element.getBoundingClientRect().top <= line);
    return Math.max(begun.lastIndexOf(true), 0);
  }

  /**
   * Return the number of the stretch that is being read: the focused one if it is in view, otherwise the last that begins
   * above the reading line, or -1 if the side's own beginning is in view.
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
   * Scroll the other side after one was scrolled. At the reading line, the middle half of a stretch is beside the middle
   * half of the stretch joined with it; between two such stretches, positions are interpolated.
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

  /** Return pairs of a position on one side and the position beside it on the other, in pixels, in order. @param {number} side @returns {[number, number][]} */
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
   * Scroll a stretch to the top, and on the other side the one joined with it if the sides scroll together.
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

  /** Follow scrolling again at once, because the reader scrolls by hand. */
  stopGoing() {
    this.goingUntil = 0;
    this.put = [-1, -1];
  }
}

/**
 * Return, in pixels, how far a side can be scrolled, and how far the reading line is from its top and its bottom. `ends` is
 * the distance at both ends over which the line moves to the very top or bottom, so that these are beside each other, too.
 * @param {HTMLElement} element
 */
function measures({ scrollHeight, clientHeight }) {
  const most = Math.max(scrollHeight - clientHeight, 1);
  return { most, line: clientHeight * READING_LINE, below: clientHeight * (1 - READING_LINE), ends: Math.min(clientHeight, most) / 2 };
}

/** Return the position in a side's content that is at its reading line, in pixels. @param {HTMLElement} element */
function placeAt(element) {
  const { most, line, below, ends } = measures(element);
  const { scrollTop } = element;
  const down = Math.min(scrollTop / ends, 1) * line;
  return scrollTop + down + (1 - Math.min((most - scrollTop) / ends, 1)) * below;
}

/** Return how far a side must be scrolled for a position in its content to be at its reading line. @param {HTMLElement} element @param {number} place */
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
