// Divides a line of text into words, sentences and letters, and counts code points.

/** @typedef {[start: number, end: number]} Span Offsets in a text, in UTF-16 code units, as the browser counts. */
/** @typedef {"letter" | "word" | "sentence" | "line"} Unit */

const GRANULARITY = /** @type {const} */ ({ letter: "grapheme", word: "word", sentence: "sentence" });
// For browsers without Intl.Segmenter.
const PATTERNS = {
  letter: /\P{M}\p{M}*/gsu,
  word: /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu,
  sentence: /\S.*?(?:[.!?…。！？]+["'”’»)\]]*(?=\s|$)|$)/gsu,
};

// Where browsers end a sentence, but none ends: after a title or an initial.
const GOES_ON = /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sen|Rep|Gov|St|No|Art|\p{Lu}|\p{Lu}\.\p{Lu})\.\s*$/u;

/**
 * Return the words, sentences or letters of a line in their order, without white space at the ends of a sentence. The line
 * itself is one span, unless it is blank.
 * @param {string} text @param {Unit} unit @param {string} [language] @returns {Span[]}
 */
export function spans(text, unit, language) {
  if (unit === "line") return trimmed(text, 0, text.length);
  const found = divided(text, unit, language);
  if (unit !== "sentence") return found;
  const whole = /** @type {Span[]} */ ([]);
  for (const [start, end] of found) {
    const last = whole.at(-1);
    if (last && GOES_ON.test(text.slice(...last))) last[1] = end;
    else whole.push([start, end]);
  }
  return whole.flatMap(([start, end]) => trimmed(text, start, end));
}

/** @param {string} text @param {Exclude<Unit, "line">} unit @param {string} [language] @returns {Span[]} */
function divided(text, unit, language) {
  if (!("Segmenter" in Intl)) {
    return [...text.matchAll(PATTERNS[unit])].map((found) => [found.index, found.index + found[0].length]);
  }
  const found = [...new Intl.Segmenter(language || undefined, { granularity: GRANULARITY[unit] }).segment(text)];
  return found.filter(({ isWordLike }) => unit !== "word" || isWordLike).map(({ index, segment }) => [index, index + segment.length]);
}

/** Return a span without white space at its ends, or nothing if there is only white space. @param {string} text @param {number} start @param {number} end @returns {Span[]} */
function trimmed(text, start, end) {
  const part = text.slice(start, end);
  const words = part.trim();
  const from = start + part.length - part.trimStart().length;
  return words ? [[from, from + words.length]] : [];
}

/** Return how many code points a text has. @param {string} text */
export const codePoints = (text) => [...text].length;

/** Return the offset in UTF-16 code units at which a text has a number of code points. @param {string} text @param {number} count */
export const offsetOf = (text, count) => [...text].slice(0, count).join("").length;
