// Link and cite: copies addresses, makes links to selected words, and opens citations without leaving the page.
// Without this script every control is an ordinary link that works.
import { citeHere, equipCitations } from "./citations.js";
import { expectNotices } from "../copy-and-save.js";
import { copyFollowedLinks, lightTargets } from "./places.js";
import { offerLinkToSelection } from "./selected-words.js";

lightTargets();
if (document.querySelector("a[data-copy], .citation")) {
  expectNotices();
  copyFollowedLinks();
  offerLinkToSelection();
  citeHere();
  equipCitations();
}
