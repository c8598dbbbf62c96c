// Copies the address when a link to a place of the page is followed, and lights (highlights) the place in the address.
import { all, closest } from "../common/dom.js";
import { copy } from "../common/copy-and-save.js";

/** Return the page's permanent address without a fragment: the published one if the build knew it. */
export function pageAddress() {
  /** @type {HTMLLinkElement | null} */
  const published = document.querySelector('link[rel="canonical"]');
  return published?.href ?? location.href.split("#")[0];
}

/**
 * Return the clicked link that matches a selector, or null if there is none or the reader opens another tab or window.
 * @param {MouseEvent} event
 * @param {string} selector
 */
export function followed(event, selector) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = closest(event, selector);
  return link instanceof HTMLAnchorElement ? link : null;
}

/** Make links to places of the page copy the address of their place when they are clicked. */
export function copyFollowedLinks() {
  for (const heading of all(".headerlink")) heading.dataset.copy = "this section";
  document.addEventListener("click", (event) => {
    const control = followed(event, "a[data-copy]");
    if (!control) return;
    if (!control.hash) event.preventDefault(); // the page itself: there is nowhere to go
    copy(pageAddress() + control.hash, `Link to ${control.dataset.copy}`);
  });
}

/** Remove a text fragment that the browser does not know from the address, so that the paragraph's id in it works. */
function dropUnknownFragment() {
  const at = location.hash.indexOf(":~:");
  if (at > 1) location.replace(location.hash.slice(0, at));
}

/**
 * Light the place that the address names, and open the folded elements around it. Where other tags cut a place in pieces, only the first has the id, so light them all.
 * With a link to words, the browser's target is the innermost element around them, not the paragraph in the address. Then
 * the browser lights the words (::target-text), and that element must not be lit.
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

/** Return the nearest folded element around an element, or null. @param {Element | null} element */
const shut = (element) => /** @type {HTMLDetailsElement | null} */ (element?.closest("details:not([open])") ?? null);

/** Return a fragment without percent-encoding, or as it is if its percent signs do not encode anything. @param {string} fragment */
function unescaped(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Light the place that the address names, now and whenever the fragment changes. */
export function lightTargets() {
  dropUnknownFragment();
  light();
  for (const event of ["hashchange", "load"]) addEventListener(event, light);
}
