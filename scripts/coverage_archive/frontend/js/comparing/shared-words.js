// Words that articles share, marked by what the articles in view share.
import { all, h, one } from "../common/dom.js";
import { listed } from "../common/twins.js";

/** 0, 1, ... 26, ... as a, b, ... aa, ... @type {(number: number) => string} */
function letter(number) {
  const higher = Math.floor(number / 26);
  return (higher ? letter(higher - 1) : "") + String.fromCharCode(97 + (number % 26));
}

/** Mark words by what the articles in view share. @param {string[]} articles their slugs */
export function markShared(articles) {
  /** @param {string} [names] */
  const someOf = (names) => listed(names).some((name) => articles.includes(name));
  for (const word of all("[data-compared] .word")) {
    const shared = someOf(word.dataset.with);
    word.classList.toggle("word--shared", shared);
    word.classList.toggle("word--own", !shared && !someOf(word.dataset.had) && articles.length > 1);
  }
  for (const area of all("[data-compared]")) giveLetters(area, articles);
}

/** @param {HTMLElement} word @param {"article" | "outlet"} what */
const ofWord = (word, what) => word.closest(`[data-${what}]`)?.getAttribute(`data-${what}`) ?? "";

/**
 * Give letters to the phrases that are some words' own among the articles in view, as they first end in reading order.
 * The page has every phrase that any two outlets share, each word's longest first: a phrase that two outlets in view
 * have is shared by them, so nothing is compared again. Where but one phrase is shared, its shade says it all.
 * @type {(area: HTMLElement, articles: string[]) => void}
 */
function giveLetters(area, articles) {
  /** @type {Map<string, Set<string>>} */
  const having = new Map();
  const words = all(".word[data-phrases]", area).filter((word) => articles.includes(ofWord(word, "article")));
  for (const word of words) {
    for (const phrase of listed(word.dataset.phrases)) {
      having.set(phrase, (having.get(phrase) ?? new Set()).add(ofWord(word, "outlet")));
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

/** Make the phrases of a list buttons, so that the keyboard, too, lights their words. @param {HTMLElement} area */
export function offerPhrases(area) {
  for (const phrase of all("[data-phrase] .verbatim", area)) {
    phrase.replaceWith(h("button", { type: "button", class: phrase.className, title: "Light these words" }, phrase.textContent));
  }
}
