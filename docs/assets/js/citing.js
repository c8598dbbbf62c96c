// What a page to cite an article from gains with JavaScript.
import "./page.js";
import "./linking/start.js";
