// Check a quote: that its words stand at their place in the capture, and that the capture is the one that was published.
// All of it is computed here, from the files of this site; loaded when a reader asks for it.

/** @typedef {{ path: string, bytes: number, sha256: string }} Entry */
/** @typedef {{ version: { commit: string | null, committed: string | null }, parts: (Entry & { first: string })[], digest: string }} Manifest */
/** What a page says of a quote: its words, where they stand in the capture (code points), the capture's SHA-256 if all of it is published. */
/** @typedef {{ words: string, start: number, end: number, stated: string | null }} Stated */

const ROOT = new URL("../../", location.href); // an article's page stands at articles/<slug>/
const CAPTURE = new URL("capture.txt", location.href);
const MANIFEST = "data/manifest.json";
const ZEROS = "0".repeat(64);

/** What is wrong, in a sentence. */
class Fault extends Error {}

/**
 * Check a quote, and say what came of it.
 * @param {Stated} quote
 * @returns {Promise<{ agrees: boolean, said: string }>}
 */
export async function check(quote) {
  if (!crypto.subtle) {
    return { agrees: false, said: "This cannot be checked here: browsers compute it only on pages that come over https." };
  }
  const what = quote.stated ? "capture" : "published excerpt";
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
  if (plain(letters.slice(quote.start, quote.end).join("")) !== plain(quote.words)) {
    faults.push(`The words on this page are not those that stand at characters ${place(quote)} of the ${what}.`);
  }
  if (quote.stated && quote.stated !== hash) faults.push(`The capture is not the one that this page names: its SHA-256 is ${hash}.`);
  let version = "";
  try {
    const manifest = await loadManifest();
    const listed = await entry(manifest, decodeURIComponent(CAPTURE.pathname.slice(ROOT.pathname.length)));
    if (listed.sha256 !== hash) faults.push(`The ${what} is not the one that the manifest lists.`);
    version = manifest.version.commit ? `, version ${manifest.version.commit},` : "";
  } catch (error) {
    faults.push(error instanceof Fault ? error.message : "The manifest cannot be read.");
  }
  if (faults.length) return { agrees: false, said: faults.join(" ") };
  const compared = quote.stated ? `this page and the site’s manifest${version} state` : `the site’s manifest${version} states`;
  const rest = quote.stated ? "" : " The whole capture is not published.";
  return {
    agrees: true,
    said: `Checked in your browser: these words stand in the ${what}, at characters ${place(quote)}, and its SHA-256 is the one that ${compared}.${rest}`,
  };
}

/** @param {Stated} quote */
const place = ({ start, end }) => `${start + 1} to ${end}`;

/** Words as they are compared: a browser may break a line elsewhere. @param {string} words */
const plain = (words) => words.replace(/\s+/gu, " ").trim();

/** @param {URL} address */
async function load(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Fault("The manifest cannot be read.");
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The list's first file, which must fit its own digest. @returns {Promise<Manifest>} */
async function loadManifest() {
  const text = new TextDecoder().decode(await load(new URL(MANIFEST, ROOT)));
  const manifest = JSON.parse(text);
  const at = text.lastIndexOf(`"digest": "${manifest.digest}"`);
  const before = text.slice(0, at) + text.slice(at).replace(manifest.digest, ZEROS);
  if (await sha256(new TextEncoder().encode(before)) !== manifest.digest) {
    throw new Fault("The manifest was changed: its own digest does not fit it.");
  }
  return manifest;
}

/** What the list says of a file. @param {Manifest} manifest @param {string} path @returns {Promise<Entry>} */
async function entry(manifest, path) {
  const part = manifest.parts.filter(({ first }) => first <= path).at(-1);
  if (!part) throw new Fault("The manifest does not list this capture.");
  const bytes = await load(new URL(part.path, ROOT));
  if (await sha256(bytes) !== part.sha256) throw new Fault(`The manifest was changed: ${part.path} does not fit it.`);
  /** @type {Entry | undefined} */
  const found = JSON.parse(new TextDecoder().decode(bytes)).files.find((/** @type {Entry} */ file) => file.path === path);
  if (!found) throw new Fault("The manifest does not list this capture.");
  return found;
}
