// Finds which stretch of one article is joined with which of the other, because both are about the same topic.

/** @import { End, Join, Text } from "../types.d.ts" */

const HEAD = -1; // where headline and standfirst stand: beside everything

/** @param {Text} text @param {string} topic @returns {End[]} */
const telling = ({ stretches }, topic) =>
  stretches.flatMap(({ topics }, stretch) => (topics.includes(topic) ? { stretch, blocks: null } : []));

/** Return the stretches with paragraphs about a topic, each with the first and the last of these paragraphs. @param {Text} text @param {string} topic @returns {End[]} */
const inPassing = ({ stretches }, topic) =>
  stretches.flatMap(({ blocks }, stretch) => {
    const tells = blocks.map(({ topics }) => topics.includes(topic));
    const [first, last] = [tells.indexOf(true), tells.lastIndexOf(true)];
    return first < 0 ? [] : { stretch, blocks: /** @type {[number, number]} */ ([first, last]) };
  });

/** Return the end that is relatively as far down among the ends as a stretch is among `count` stretches. @type {(place: number, count: number, ends: End[]) => End} */
const asFarDown = (place, count, ends) => ends[count > 1 ? Math.round((place * (ends.length - 1)) / (count - 1)) : 0];

/**
 * Return the topic of a stretch's band and its end in the other article, or null. Prefer the stretch with the same id if
 * they share a topic; then a stretch on one of the topics; then paragraphs about one. So bands are few and seldom cross.
 * @type {(text: Text, number: number, other: Text) => { topic: string, end: End } | null}
 */
function fellow(text, number, other) {
  const { id, topics } = text.stretches[number];
  const same = other.stretches.findIndex((stretch) => stretch.id === id);
  const common = topics.find((topic) => other.stretches[same]?.topics.includes(topic));
  if (common) return { topic: common, end: { stretch: same, blocks: null } };
  for (const ends of [telling, inPassing]) {
    for (const topic of topics) {
      const own = telling(text, topic).map(({ stretch }) => stretch);
      const theirs = ends(other, topic);
      if (theirs.length) return { topic, end: asFarDown(own.indexOf(number), own.length, theirs) };
    }
  }
  return null;
}

/**
 * Return the joins of two articles, and for each side the stretches with topics that have no counterpart in the other.
 * @param {[Text, Text]} texts
 * @returns {{ joins: Join[], alone: [Set<number>, Set<number>] }}
 */
export function joined(texts) {
  /** @type {Map<string, Join>} */
  const joins = new Map();
  /** @type {[Set<number>, Set<number>]} */
  const alone = [new Set(), new Set()];
  for (const side of /** @type {const} */ ([0, 1])) {
    const [text, other] = [texts[side], texts[1 - side]];
    text.stretches.forEach(({ topics }, stretch) => {
      const found = fellow(text, stretch, other);
      if (!found) {
        if (topics.length) alone[side].add(stretch);
        return;
      }
      /** @type {End} */
      const own = { stretch, blocks: null };
      /** @type {[End, End]} */
      const ends = side ? [found.end, own] : [own, found.end];
      const key = ends.map((end) => end.stretch).join();
      if (!joins.has(key)) joins.set(key, { topic: found.topic, ends });
    });
  }
  return { joins: [...joins.values()].sort((one, two) => one.ends[0].stretch - two.ends[0].stretch), alone };
}

/**
 * Keep only the shared phrases that both articles have in joined stretches, or in the headline or standfirst of one.
 * @param {[Text, Text]} texts
 * @param {Join[]} joins
 * @param {[number[][][], number[][][]]} around the numbers of the phrases that contain each word of each block, the head's blocks first
 */
export function onOneTopic(texts, joins, around) {
  const places = texts.map(({ head, stretches }) => [
    ...head.map(() => HEAD),
    ...stretches.flatMap(({ blocks }, stretch) => blocks.map(() => stretch)),
  ]);
  const having = around.map((blocks, side) => {
    /** @type {Map<number, Set<number>>} */
    const found = new Map();
    blocks.forEach((words, block) => {
      for (const phrase of words.flat()) found.set(phrase, (found.get(phrase) ?? new Set()).add(places[side][block]));
    });
    return found;
  });
  /** @type {(side: number, here: number, there: number) => boolean} */
  const beside = (side, here, there) =>
    here === HEAD || there === HEAD ||
    joins.some(({ ends }) => ends[side].stretch === here && ends[1 - side].stretch === there);
  return around.map((blocks, side) =>
    blocks.map((words, block) => {
      const kept = (/** @type {number} */ phrase) =>
        [...(having[1 - side].get(phrase) ?? [])].some((there) => beside(side, places[side][block], there));
      return words.map((phrases) => phrases.filter(kept));
    })
  );
}
