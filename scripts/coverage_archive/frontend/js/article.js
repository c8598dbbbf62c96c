// What an article gains with JavaScript: a quote's panel, ways of marking, a map that knows where you are.
import "./page.js";
import "./linking/start.js";
import { followTheText } from "./article/map.js";
import { offerModes } from "./article/modes.js";
import { putNotesBesideTheirLines } from "./article/notes.js";
import { openQuotes } from "./article/panel.js";
import { oneStopFor } from "./common/roving.js";

followTheText();
offerModes();
putNotesBesideTheirLines();
openQuotes();
oneStopFor(".note");
oneStopFor(".paragraph__number");
