// Copies text, saves text as a file, and tells the reader so in one line.
import { h, one } from "./dom.js";

const notice = h("div", { class: "notice", role: "status" });
let silence = 0;

/** Add the line for notices to the page early, because screen readers announce changes only in lines that they know. */
export const expectNotices = () => one("#the_text").append(notice);

/** Show words in the line for notices, and have screen readers announce them; clear the line after five seconds. @param {string} words */
function say(words) {
  (document.querySelector("dialog[open]") ?? one("#the_text")).append(notice);
  notice.textContent = words;
  notice.classList.add("is-shown");
  clearTimeout(silence);
  silence = setTimeout(() => {
    notice.classList.remove("is-shown");
    notice.textContent = "";
  }, 5000);
}

/** Copy text to the clipboard and say so; if the browser refuses, show the text. @param {string} text @param {string} what what the notice calls it */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
  } catch {
    say(`Copy it by hand: ${text}`);
  }
}

/** Save text as a file. @param {string} text @param {string} name @param {string} [type] */
export function save(text, name, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
