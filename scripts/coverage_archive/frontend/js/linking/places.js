// Links to places: copied when they are followed, and what the address names is lit.
import { all, closest } from "../common/dom.js";
import { copy } from "../common/copy-and-save.js";

/** The page's permanent address, without a fragment: the published one, where the build knew it. */
export function pageAddress() {
  /** @type {HTMLLinkElement | null} */
  const published = document.querySelector('link[rel="canonical"]');
  return published?.href ?? location.href.split("#")[0];
}

/**
 * The link of a kind that a click follows here and now; none where the reader asks for another tab or window.
 * @param {MouseEvent} event
 * @param {string} selector
 */
export function followed(event, selector) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = closest(event, selector);
  return link instanceof HTMLAnchorElement ? link : null;
}

/** A link control is a link to its place; followed by a plain click, it also copies that place's address. */
export function copyFollowedLinks() {
  for (const heading of all(".headerlink")) heading.dataset.copy = "this section";
  document.addEventListener("click", (event) => {
    const control = followed(event, "a[data-copy]");
    if (!control) return;
    if (!control.hash) event.preventDefault(); // the page itself: there is nowhere to go
    copy(pageAddress() + control.hash, `Link to ${control.dataset.copy}`);
  });
}

/** Where the browser does not know text fragments, they are in the way of the paragraph's id. */
function dropUnknownFragment() {
  const at = location.hash.indexOf(":~:");
  if (at > 1) location.replace(location.hash.slice(0, at));
}

/**
 * Light what the address names, and unfold what is around it. Other tags cut a target in pieces, of which only the first has the id: mark them all.
 * A link to words makes the innermost element around them the target, not the paragraph in its address. Then the words
 * are lit (::target-text), and that element must not be.
 */
function light() {
  const id = unescaped(location.hash.slice(1));
  const target = document.querySelector(":target");
  for (let closed = shut(target); closed; closed = shut(target)) {
    closed.open = true;
    target?.scrollIntoView();
  }
  for (const piece of all("[data-continues]")) piece.classList.toggle("is-target", piece.dataset.continues === id);
  document.documentElement.classList.toggle("is-lit-by-words", target !== null && target.id !== id);
}

/** What is folded around an element. @param {Element | null} element */
const shut = (element) => /** @type {HTMLDetailsElement | null} */ (element?.closest("details:not([open])") ?? null);

/** What an address names; as it stands where no percent sign escapes anything. @param {string} fragment */
function unescaped(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Light what the address names, now and whenever it names something else. */
export function lightTargets() {
  dropUnknownFragment();
  light();
  for (const event of ["hashchange", "load"]) addEventListener(event, light);
}
