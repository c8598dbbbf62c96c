// The script of the search page, /quotes/. Its list of every quote is shown until the search's index is loaded.
import "./page.js";
import { one } from "./common/dom.js";
import { SearchIndex } from "./searching/engine.js";
import { failed, Finder } from "./searching/finder.js";

async function start() {
  const element = one("#finder");
  element.hidden = false;
  try {
    const search = await SearchIndex.open(new URL(element.dataset.index ?? "", document.baseURI));
    const typed = one(".finder__q", element, HTMLInputElement).value; // while the index was loading
    const finder = new Finder(element, search);
    if (typed) finder.change({ text: typed });
    else await finder.search();
  } catch (error) {
    failed(error, start);
  }
}

start();
