// Waits for changes of the files by another tab, an editor or git, and puts them into the page.
import { put, say } from "./answers.js";

const REST = 2000; // milliseconds before a server that did not answer is asked again

/**
 * Ask for changes whenever the page is visible: tabs in the background would use up the browser's connections. Return a
 * function that stops the asking, or goes on.
 * @param {HTMLElement} desk @param {() => void} changed called after each change of the page
 */
export function watchChanges(desk, changed) {
  let paused = false;
  let lost = false;
  /** @type {AbortController | null} */
  let asking = null;

  /** Ask once, and put what has changed into the page. Return whether the server answered. @param {AbortController} asked */
  const ask = async (asked) => {
    const address = `${desk.dataset.changes}?${new URLSearchParams({ version: desk.dataset.version ?? "" })}`;
    const response = await fetch(address, { signal: asked.signal });
    const news = response.headers.get("content-type")?.includes("json") ? await response.json() : null;
    if (asked.signal.aborted) return;
    if (lost) say("The desk answers again.");
    lost = false;
    if (!news) return;
    put(desk, { ...news, focus: null });
    changed();
  };
  const loop = async () => {
    if (asking) return;
    const asked = asking = new AbortController();
    while (!asked.signal.aborted) {
      try {
        await ask(asked);
      } catch {
        if (asked.signal.aborted) break;
        if (!lost) say("The desk does not answer. Is `archive desk` still running?");
        lost = true;
        await new Promise((go) => setTimeout(go, REST));
      }
    }
  };
  const update = () => {
    if (paused || document.hidden) {
      asking?.abort();
      asking = null;
    } else {
      loop();
    }
  };
  document.addEventListener("visibilitychange", update);
  update();
  /** @param {boolean} pauses */
  return (pauses) => {
    paused = pauses;
    update();
  };
}
