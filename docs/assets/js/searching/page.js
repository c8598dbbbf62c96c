// The page /quotes/ starts: its list of every quote stands until the index is there.
import { one } from "../dom.js";
import { failed, Finder } from "./finder.js";
import { QuoteIndex } from "./quote-index.js";

/** Give the address back that the page's first script put aside; by now the theme has looked at it. */
async function restoreAddress() {
  if (document.readyState === "loading") await new Promise((go) => document.addEventListener("DOMContentLoaded", go));
  await new Promise((go) => setTimeout(go));
  const { asked } = document.documentElement.dataset;
  if (asked && !location.search) history.replaceState(history.state, "", asked + location.hash);
}

async function start() {
  const element = one("#finder");
  element.hidden = false;
  try {
    const asked = document.documentElement.dataset.asked ?? location.search;
    const forWords = Boolean(new URLSearchParams(asked).get("q")?.trim());
    const index = await QuoteIndex.open(new URL(element.dataset.index ?? "", document.baseURI), { forWords });
    await address;
    const typed = one(".finder__q", element, HTMLInputElement).value; // while the index was loading
    const finder = new Finder(element, index);
    if (typed) finder.change({ text: typed });
    else await finder.search();
  } catch (error) {
    failed(error, start);
  }
}

const address = restoreAddress();
start();
