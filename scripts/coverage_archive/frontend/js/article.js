// The script of an article's page: panels for quotes, ways of marking the text, and a map that shows the section in view.
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
