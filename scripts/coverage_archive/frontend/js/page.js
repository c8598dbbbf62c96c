// What every page gains with JavaScript; without it each reads and links just as well.
import { all } from "./common/dom.js";
import { offerSchemes } from "./common/scheme.js";
import { lightTargets } from "./linking/places.js";
import { searchFromTheHeader } from "./searching/header.js";

/** Let the keyboard reach the tables and programs that are wider than the screen, and so scroll sideways. */
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
