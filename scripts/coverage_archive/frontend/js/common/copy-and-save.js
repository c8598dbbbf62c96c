// What a reader takes along: copied, or saved as a file; and one line that says so.
import { h, one } from "./dom.js";

const notice = h("div", { class: "notice", role: "status" });
let silence = 0;

/** Put the line into the page, so that screen readers know of it before it says something. */
export const expectNotices = () => one("#the_text").append(notice);

/** Say something in one line, to eyes and to screen readers; it goes away by itself. @param {string} words */
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

/** Put text on the clipboard and say so, or say how to copy it by hand. @param {string} text @param {string} what */
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
