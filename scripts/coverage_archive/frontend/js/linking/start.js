// Starts linking and citing on pages with a citation or with links to copy: copies addresses, makes links to selected
// words, and opens citations without leaving the page. Without this script, all of these are ordinary links that work.
import { expectNotices } from "../common/copy-and-save.js";
import { citeHere, equipCitations } from "./citations.js";
import { copyFollowedLinks } from "./places.js";
import { offerLinkToSelection } from "./selected-words.js";

expectNotices();
copyFollowedLinks();
offerLinkToSelection();
citeHere();
equipCitations();
