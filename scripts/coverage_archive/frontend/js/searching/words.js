// Divides text into the words that the search compares, as scripts/coverage_archive/texts/folding.py does in Python.
// Tests check both against the cases of tests/searching/words.json.
import { stem } from "./stem.js";

/** @import { Spellings } from "../types.d.ts" */

const IDEOGRAPH = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff", HANGUL = "\\u1100-\\u11ff";
const LETTER = "(?:(?!\\p{Nd})[\\p{L}\\p{N}])";
const FIRST =
  `(?:${LETTER}\\.)+${LETTER}(?![\\p{L}\\p{N}])` + // initials
  "|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])" + // thousands
  `|[${IDEOGRAPH}]`;
const SYLLABLE = `[\\u1100-\\u115f][\\u1160-\\u11a7]*[\\u11a8-\\u11ff]*|[${HANGUL}]`;
const WORD = new RegExp(`${FIRST}|(?:(?![${IDEOGRAPH}])[\\p{L}\\p{N}])+`, "gu");
const SEARCHED = new RegExp(`${FIRST}|${SYLLABLE}|(?:(?![${IDEOGRAPH}${HANGUL}])[\\p{L}\\p{N}])+`, "gu");
const WITHOUT_SPACES = new RegExp(`[${IDEOGRAPH}${HANGUL}]`, "u");
const ZERO_WIDTH_SPACE = "\u200b";
const SPACED_BY_IT = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u;

/**
 * Return the words of a text, in order, as {word, start, end}, with offsets in UTF-16 units of the text as given. Each Korean
 * syllable is a word, as in the search's index, unless the words are asked for as they are written.
 * @param {string} text
 * @param {{ asWritten?: boolean }} [how]
 */
export function places(text, { asWritten = false } = {}) {
  let folded = "";
  /** @type {number[]} */
  const origin = []; // for each code unit of `folded`, where in `text` its character starts
  let [at, before] = [0, ""];
  for (const character of text) {
    const plain = character === ZERO_WIDTH_SPACE && SPACED_BY_IT.test(before) ? " " : fold(character);
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    folded += plain;
    at += character.length;
    before = character;
  }
  return [...folded.matchAll(asWritten ? WORD : SEARCHED)].map((match) => {
    const last = origin[match.index + match[0].length - 1];
    return {
      word: match[0].replace(/[.,]/g, ""),
      start: origin[match.index],
      end: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1),
    };
  });
}

/** Return the words of a text, in order, in the form in which they are compared. @param {string} text */
export const words = (text) => places(text).map(({ word }) => word);

/** Say whether a word is of a script that writes no spaces between words, or compounds them. @param {string} word */
export const isUnspaced = (word) => WITHOUT_SPACES.test(word);

/** @param {string} character */
const fold = (character) => character.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");

/** Return a function that returns a word in American spelling, and a number word in digits. @param {Spellings} spellings @returns {(word: string) => string} */
export function speller({ beginnings, words, ise, kept }) {
  const [ending, keeps] = [new RegExp(ise), new Set(kept)];
  const longest = Math.max(...Object.keys(beginnings).map(({ length }) => length));
  return (word) => {
    if (Object.hasOwn(words, word)) return words[word];
    for (let length = Math.min(word.length, longest); length > 3; length -= 1) {
      const beginning = word.slice(0, length);
      if (Object.hasOwn(beginnings, beginning)) return beginnings[beginning] + word.slice(length);
    }
    const found = ending.exec(word);
    return found && !keeps.has(found[1]) ? `${found[1].slice(0, -1)}z${found[2]}` : word;
  };
}

/** Return a function that returns the stem of a word's American spelling. @param {Spellings} spellings @returns {(word: string) => string} */
export function stemmer(spellings) {
  const american = speller(spellings);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (word) => {
    const of = known.get(word) ?? stem(american(word));
    known.set(word, of);
    return of;
  };
}
