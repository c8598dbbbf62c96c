// What two articles both tell: which stretch of one is joined with which of the other.

/** @import { End, Join, Text } from "../types.d.ts" */

const HEAD = -1; // where headline and standfirst stand: beside everything

/** @param {Text} text @param {string} topic @returns {End[]} */
const telling = ({ stretches }, topic) =>
  stretches.flatMap(({ topics }, stretch) => (topics.includes(topic) ? { stretch, blocks: null } : []));

/** Where paragraphs of an article tell of a topic in passing. @param {Text} text @param {string} topic @returns {End[]} */
const inPassing = ({ stretches }, topic) =>
  stretches.flatMap(({ blocks }, stretch) => {
    const tells = blocks.map(({ topics }) => topics.includes(topic));
    const [first, last] = [tells.indexOf(true), tells.lastIndexOf(true)];
    return first < 0 ? [] : { stretch, blocks: /** @type {[number, number]} */ ([first, last]) };
  });

/** The one of some ends that stands as far down among them as a stretch among its own. @type {(place: number, count: number, ends: End[]) => End} */
const asFarDown = (place, count, ends) => ends[count > 1 ? Math.round((place * (ends.length - 1)) / (count - 1)) : 0];

/**
 * The other article's end of one stretch's band, and the topic: the stretch of the same id if the topic is, or the first
 * of its topics that the other has a stretch on, or that it tells of in passing. So bands are few and seldom cross.
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
 * What two articles both tell; a stretch that begins no join of its own is told by its article alone.
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
 * Of the shared phrases around each word, those that the other article has where it tells of the same topic.
 * @param {[Text, Text]} texts
 * @param {Join[]} joins
 * @param {[number[][][], number[][][]]} around the phrases around each word of each block, the head's blocks first
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
