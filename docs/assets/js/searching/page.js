// The page /quotes/ starts: its list of every quote stands until the index is there.
import { one } from "../dom.js";
import { failed, Finder } from "./finder.js";
import { QuoteIndex } from "./quote-index.js";

async function start() {
  const element = one("#finder");
  element.hidden = false;
  try {
    const forWords = Boolean(new URLSearchParams(location.search).get("q")?.trim());
    const index = await QuoteIndex.open(new URL(element.dataset.index ?? "", document.baseURI), { forWords });
    const typed = one(".finder__q", element, HTMLInputElement).value; // while the index was loading
    const finder = new Finder(element, index);
    if (typed) finder.change({ text: typed });
    else await finder.search();
  } catch (error) {
    failed(error, start);
  }
}

start();
