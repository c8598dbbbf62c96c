// The desk's program: sends what is pressed, puts the answers into the page, and lets words be chosen in the text.
import { closest, one } from "./common/dom.js";
import { sender } from "./desk/acting.js";
import { showWhatIsInHand } from "./desk/answers.js";
import { watchChanges } from "./desk/changes.js";
import { takeDroppedFiles } from "./desk/dropping.js";
import { drawHandles } from "./desk/handles.js";
import { enterButton, isTyping, listenForKeys, offerKeys } from "./desk/keys.js";
import { inCapture, lineOf, selectedWords } from "./desk/places.js";
import { floatTools } from "./desk/tools.js";
import { walkThrough } from "./desk/walking.js";

/** @param {HTMLElement} desk */
function open(desk) {
  const text = document.getElementById("desk-text");
  const side = one("#desk-side");
  let afterAnswer = () => {};
  const pause = watchChanges(desk, () => afterAnswer());
  const send = sender(desk, (waits) => {
    pause(waits);
    if (!waits) afterAnswer();
  });
  desk.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    event.preventDefault();
    let button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const typing = document.activeElement;
    if (typing instanceof HTMLInputElement && form.contains(typing) && entered) button = enterButton(form);
    send(form, button);
  });
  let entered = false; // the last act was the Enter key in a field: the browser takes the form's first button then
  document.addEventListener("keydown", (event) => {
    entered = event.key === "Enter" && isTyping(event);
    if (event.key === "Escape" && isTyping(event) && desk.contains(/** @type {Node} */ (event.target))) document.getElementById("desk-side-head")?.focus();
  });
  document.addEventListener("pointerdown", () => { entered = false; }, true);
  if (text) equipText(text);

  /** @param {HTMLElement} text */
  function equipText(text) {
    /** Send what is not a form on the page. @param {Record<string, string | number>} fields */
    const sendAlone = (fields) => {
      const given = new URLSearchParams({ ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])), version: desk.dataset.version ?? "" });
      send(document.createElement("form"), null, given);
    };
    /** @param {HTMLElement} tag */
    const take = (tag) => sendAlone({ do: "take", tag: tag.dataset.tag ?? "" });
    /** @type {() => void} */
    let walk = () => {};
    const tools = floatTools(one("#desk-tools"), () => walk());
    walk = walkThrough(text, {
      take,
      leave: () => (document.getElementById("desk-side-head") ?? side).focus(),
      tools: tools.focus,
    });
    text.addEventListener("click", (event) => {
      if (selectedWords()) return;
      let tag = closest(event, ".tag");
      while (tag?.dataset.state === "in-hand" && tag.parentElement?.closest(".tag")) tag = tag.parentElement.closest(".tag");
      const line = lineOf(/** @type {Node} */ (event.target));
      if (tag && tag.dataset.state !== "in-hand" && tag.dataset.tag) take(tag);
      else if (!tag && line && line.dataset.kind !== "text") closest(event, ".line-box")?.querySelector("button")?.click();
    });
    document.addEventListener("keydown", (event) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (event.key.toUpperCase() !== "G" || !plain || isTyping(event) || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      walk();
    });
    const act = {
      /** @param {string} tag @param {import("./desk/places.js").Words} words */
      send: (tag, words) => sendAlone({ do: "span", tag, ...inCapture(words) }),
      hideTools: tools.hide,
    };
    const handles = () => drawHandles(text, act);
    afterAnswer = () => {
      handles();
      tools.place();
    };
    addEventListener("resize", handles);
    document.fonts.ready.then(handles);
    handles();
    showWhatIsInHand();
  }
}

takeDroppedFiles();
offerKeys();
listenForKeys((button) => button.click());
const desk = document.querySelector("main.desk");
if (desk instanceof HTMLElement) open(desk);
