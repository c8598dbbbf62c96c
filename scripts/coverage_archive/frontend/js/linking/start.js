// Link and cite, on pages that have a link to copy or a citation: copies addresses, makes links to selected words, and
// opens citations without leaving the page. Without this script every control is an ordinary link that works.
import { expectNotices } from "../common/copy-and-save.js";
import { citeHere, equipCitations } from "./citations.js";
import { copyFollowedLinks } from "./places.js";
import { offerLinkToSelection } from "./selected-words.js";

expectNotices();
copyFollowedLinks();
offerLinkToSelection();
citeHere();
equipCitations();
