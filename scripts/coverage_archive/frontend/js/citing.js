// The script of the pages that cite an article. They are outside the site's theme: no search, no choice of colours.
import { lightTargets } from "./linking/places.js";
import "./linking/start.js";

lightTargets();
