// What a page to cite an article from gains with JavaScript. It has no frame of the site: no search, no choice of scheme.
import { lightTargets } from "./linking/places.js";
import "./linking/start.js";

lightTargets();
