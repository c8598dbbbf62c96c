// The script of every page: colours, search and lit targets. Without it, the text can be read and the links work.
import { all } from "./common/dom.js";
import { offerSchemes } from "./common/scheme.js";
import { lightTargets } from "./linking/places.js";
import { searchFromTheHeader } from "./searching/header.js";

/** Let the keyboard focus, and so scroll sideways, the tables and code blocks that are wider than the page. */
function reachWhatIsWide() {
  for (const wide of all(".prose > table, pre")) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    else wide.removeAttribute("tabindex");
  }
}

lightTargets();
offerSchemes();
searchFromTheHeader();
addEventListener("load", () => document.fonts.ready.then(reachWhatIsWide));
addEventListener("resize", reachWhatIsWide);
