// Sends a form of the desk by the button that was pressed, one at a time, and puts the answer into the page.
import { inCapture, selectedWords } from "./places.js";
import { put, say } from "./answers.js";

const SILENT = "The desk does not answer. Is `archive desk` still running? What you typed is still here.";
const REFUSED = "The desk refused this. Open the address that `archive desk` printed.";

/** Return what is sent: the fields of a form, the button that was pressed, the selected words and the page's version. @param {HTMLElement} desk @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
export function fieldsOf(desk, form, button) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  if (button) fields.set(button.name, button.value);
  const words = selectedWords();
  if (words) for (const [name, place] of Object.entries(inCapture(words))) fields.set(name, String(place));
  fields.set("version", desk.dataset.version ?? "");
  return fields;
}

/** Ask the server. Return its answer, or null if it does not give one, which is announced. @param {string} address @param {RequestInit} how @returns {Promise<import("./answers.js").Answer | null>} */
async function ask(address, how) {
  try {
    const response = await fetch(address, how);
    if (response.headers.get("content-type")?.includes("json")) return await response.json();
    say(REFUSED);
  } catch {
    say(SILENT);
  }
  return null;
}

/**
 * Return the function that sends a form. While an answer is awaited, it does nothing, so that nobody accepts what they have
 * not seen. `changed` is called before and after, with whether an answer is awaited.
 * @param {HTMLElement} desk @param {(waits: boolean) => void} changed
 */
export function sender(desk, changed) {
  let waits = false;
  /** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button @param {URLSearchParams} [given] */
  return async (form, button, given) => {
    if (waits) return;
    if (button?.getAttribute("aria-disabled") === "true") return say(`Not possible yet: ${nameOf(button)}.`);
    const body = given ?? fieldsOf(desk, form, button);
    waits = true;
    desk.setAttribute("aria-busy", "true");
    changed(true);
    const answer = await ask(desk.dataset.act ?? "", { method: "POST", body });
    desk.removeAttribute("aria-busy");
    waits = false;
    if (answer) put(desk, answer, { sent: form, selects: !body.has("start") || !form.closest(".desk-tools") });
    changed(false);
  };
}

/** Return what a button is called, without its key. @param {HTMLElement} button */
export function nameOf(button) {
  const label = button.getAttribute("aria-label");
  if (label) return label;
  const copy = /** @type {HTMLElement} */ (button.cloneNode(true));
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return copy.textContent.replace(/\s+/gu, " ").trim();
}
