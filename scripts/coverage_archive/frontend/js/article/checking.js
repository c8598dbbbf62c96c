// Checks that a quote's words are at the stated place in the capture (the saved text of the article), and that the capture
// has the SHA-256 that the page states. If the reader asks for it, checks that the site's list of files states the same
// SHA-256. All of it is computed in the browser. This module is loaded only when a reader asks for a check.

/** What a page states of a quote: its words, their start and end in the capture (code points), and the capture's SHA-256, or null for an excerpt. */
/** @typedef {{ words: string, start: number, end: number, stated: string | null }} Stated */
/** The result of a check: whether everything agrees, a sentence for the reader, and the SHA-256 of the capture if it was loaded. */
/** @typedef {{ agrees: boolean, said: string, hash?: string }} Answer */

const ROOT = new URL("../../", location.href); // an article's page stands at articles/<slug>/
const CAPTURE = new URL("capture.txt", location.href);
const LIST = new URL("SHA256SUMS", ROOT);

/**
 * Compare a quote's words and the stated SHA-256 with the capture.
 * @param {Stated} quote
 * @returns {Promise<Answer>}
 */
export async function check(quote) {
  if (!crypto.subtle) {
    return { agrees: false, said: "This cannot be checked here: browsers compute it only on pages that come over https." };
  }
  const what = named(quote.stated);
  let capture;
  try {
    capture = await load(CAPTURE);
  } catch {
    return { agrees: false, said: `The ${what} cannot be loaded, so nothing was checked.` };
  }
  const hash = await sha256(capture);
  /** @type {string[]} */
  const faults = [];
  const letters = [...new TextDecoder("utf-8", { ignoreBOM: true }).decode(capture)];
  const place = `at characters ${quote.start + 1} to ${quote.end}`;
  if (plain(letters.slice(quote.start, quote.end).join("")) !== plain(quote.words)) {
    faults.push(`The words on this page are not those that stand ${place} of the ${what}.`);
  }
  if (quote.stated && quote.stated !== hash) faults.push(`The capture is not the one that this page names: its SHA-256 is ${hash}.`);
  if (faults.length) return { agrees: false, said: faults.join(" "), hash };
  const whole = quote.stated ? ", and its SHA-256 is the one that this page states." : ". The whole capture is not published.";
  return { agrees: true, said: `Checked in your browser: these words stand in the ${what}, ${place}${whole}`, hash };
}

/**
 * Compare the SHA-256 in the site's list of files with that of the capture that was loaded.
 * @param {Stated} quote
 * @param {string} hash the SHA-256 of the capture
 * @returns {Promise<Answer>}
 */
export async function checkList(quote, hash) {
  let lines;
  try {
    lines = new TextDecoder().decode(await load(LIST)).split("\n");
  } catch {
    return { agrees: false, said: "The list of files cannot be read." };
  }
  const path = `  ${decodeURIComponent(CAPTURE.pathname.slice(ROOT.pathname.length))}`;
  const listed = lines.find((line) => line.endsWith(path))?.slice(0, -path.length);
  if (!listed) return { agrees: false, said: `The list of files does not name this ${named(quote.stated)}.` };
  if (listed !== hash) return { agrees: false, said: `The ${named(quote.stated)} is not the one that the list of files names.` };
  const version = lines[0].replace(/^# /u, "");
  return { agrees: true, said: `The site’s list of files (${version}) states the same SHA-256 of the ${named(quote.stated)}.` };
}

/** @param {string | null} stated */
const named = (stated) => (stated ? "capture" : "published excerpt");

/** Return words with single spaces for all white space, because a browser may break lines elsewhere. @param {string} words */
const plain = (words) => words.replace(/\s+/gu, " ").trim();

/** @param {URL} address */
async function load(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
