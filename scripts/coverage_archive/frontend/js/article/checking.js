// Check a quote: that its words stand at their place in the capture, and that the capture is the one that the page names.
// If the reader asks for it, that the site's list of files names the same one. All of it is computed here, from the files
// of this site; loaded when a reader asks for it.

/** What a page says of a quote: its words, where they stand in the capture (code points), the capture's SHA-256 if all of it is published. */
/** @typedef {{ words: string, start: number, end: number, stated: string | null }} Stated */
/** What came of a check: whether all agrees, the answer in words, and the SHA-256 of the capture if it was loaded. */
/** @typedef {{ agrees: boolean, said: string, hash?: string }} Answer */

const ROOT = new URL("../../", location.href); // an article's page stands at articles/<slug>/
const CAPTURE = new URL("capture.txt", location.href);
const LIST = new URL("SHA256SUMS", ROOT);

/**
 * Check a quote against the capture.
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
 * Check that the site's list of files names the capture that was loaded.
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

/** Words as they are compared: a browser may break a line elsewhere. @param {string} words */
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
