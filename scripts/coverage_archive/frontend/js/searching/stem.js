// Reduces an English word to its stem, which it shares with its other forms, by the Porter2 algorithm as in Snowball 3.
// scripts/coverage_archive/searching/search_words.py uses the library snowballstemmer; a test checks that the stems are equal.

const WHOLE = new Map(Object.entries({
  skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
  sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
}));
const BEGINNING = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const REGION = /[aeiouy][^aeiouy]/g;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const VOWEL = /[aeiouy]/;

/** Endings and their replacements, the longest first, because the rule of a word's longest ending applies. */
const SECOND = ends({
  ization: "ize", ational: "ate", iveness: "ive", fulness: "ful", ousness: "ous", tional: "tion", lessli: "less",
  biliti: "ble", entli: "ent", ousli: "ous", fulli: "ful", aliti: "al", alism: "al", iviti: "ive", ation: "ate",
  ogist: "og", alli: "al", abli: "able", enci: "ence", anci: "ance", izer: "ize", ator: "ate", bli: "ble", ogi: "og", li: "",
});
const THIRD = ends({
  ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ative: "", ical: "ic", ness: "", ful: "",
});
const FOURTH = ends(Object.fromEntries(
  "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".split(" ").map((end) => [end, ""]),
));

/** @param {Record<string, string>} table @returns {[string, string][]} */
function ends(table) {
  return Object.entries(table).sort(([one], [other]) => other.length - one.length);
}

/** Return the stem of a word, which must be in small letters. @param {string} word */
export function stem(word) {
  const whole = WHOLE.get(word);
  if (whole) return whole;
  if (word.length < 3 || [...word].length < 3) return word;
  let stem = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const r1 = BEGINNING.exec(stem)?.[0].length ?? after(stem, 0);
  const r2 = after(stem, r1);
  stem = plural(stem);
  stem = past(stem, r1);
  stem = stem.replace(/(.[^aeiouy])[yY]$/, "$1i");
  stem = exchanged(stem, SECOND, (at, end) => at >= r1 && (
    end === "li" ? /[cdeghkmnrt]$/.test(stem.slice(0, at)) : end === "ogi" ? stem[at - 1] === "l" : true
  ));
  stem = exchanged(stem, THIRD, (at, end) => at >= (end === "ative" ? Math.max(r1, r2) : r1));
  stem = exchanged(stem, FOURTH, (at, end) => at >= r2 && (end !== "ion" || /[st]$/.test(stem.slice(0, at))));
  const last = stem.length - 1;
  if (stem.endsWith("e") && (last >= r2 || (last >= r1 && !SHORT.test(stem.slice(0, -1))))) stem = stem.slice(0, -1);
  else if (stem.endsWith("ll") && last >= r2) stem = stem.slice(0, -1);
  return stem.replaceAll("Y", "y");
}

/** Return the index after the first consonant that follows a vowel, which is where a region of Porter2 begins. @param {string} word @param {number} from */
function after(word, from) {
  REGION.lastIndex = from;
  const found = REGION.exec(word);
  return found ? found.index + 2 : word.length;
}

/** Return a word with its longest ending in the table replaced, if `may` allows it. @param {string} word @param {[string, string][]} table @param {(at: number, end: string) => boolean} may */
function exchanged(word, table, may) {
  for (const [end, instead] of table) {
    if (!word.endsWith(end)) continue;
    const at = word.length - end.length;
    return may(at, end) ? word.slice(0, at) + instead : word;
  }
  return word;
}

/** @param {string} word */
function plural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word) || !word.endsWith("s")) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

/** @param {string} word @param {number} r1 */
function past(word, r1) {
  const end = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word)?.[0];
  if (!end) return word;
  const rest = word.slice(0, -end.length);
  if (end.startsWith("eed")) return rest.length >= r1 && !/^(?:succ|proc|exc)$/.test(rest) ? `${rest}ee` : word;
  if (end === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest.slice(0, -1)}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!VOWEL.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === r1 && SHORT.test(rest) ? `${rest}e` : rest;
}
