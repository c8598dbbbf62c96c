// Puts the server's answer into the page. Focus, scroll, selection and what is being typed stay as they are.
import { all } from "../common/dom.js";
import { inCapture, select, selectedWords, wordsAt } from "./places.js";

/**
 * What the server answers to an act: new contents of regions by their ids, and what is said of it.
 * @typedef {{ regions: Record<string, string>, announce: string, focus: string | null, version: string, go: string | null }} Answer
 */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

const FIELDS = ":is(input:not([type=hidden], [type=checkbox]), textarea, select)[name]";
const FOCUSABLE = ":is(a[href], button, input, textarea, select, summary, [tabindex])";
/** What each region holds now, so that a region which stays the same is left alone. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();
/** What was typed into forms that are not sent yet, by the signatures of their fields. @type {Map<string, string>} */
const typed = new Map();

/** Say something to screen readers, and show it at the foot of the desk. @param {string} words */
export function say(words) {
  const says = document.getElementById("desk-says");
  if (!words || !says) return;
  says.textContent = says.textContent === words ? `${words}\u00a0` : words; // the same words again are said again
}

/**
 * Put an answer into the page.
 * @param {HTMLElement} desk
 * @param {Answer} answer
 * @param {{ sent?: HTMLFormElement | null, selects?: boolean }} [how] `sent`: the form that is answered, whose fields the
 *   answer has; `selects`: the selected words stay selected
 */
export function put(desk, answer, { sent = null, selects = true } = {}) {
  desk.dataset.version = answer.version;
  if (answer.go) return location.assign(answer.go);
  const before = inHand();
  const words = selectedWords();
  const chosen = words && selects ? inCapture(words) : null;
  for (const [id, html] of Object.entries(answer.regions)) {
    const region = document.getElementById(id);
    if (region && drawn.get(region) !== html) replace(region, html, sent);
    if (region) drawn.set(region, html);
  }
  const again = chosen && wordsAt(chosen.start, chosen.end);
  if (again) select(again);
  else if (words && !selects) getSelection()?.removeAllRanges();
  if (inHand() !== before) showWhatIsInHand();
  const wanted = answer.focus ? document.querySelector(answer.focus) : null;
  if (wanted instanceof HTMLElement) {
    wanted.focus({ preventScroll: true });
    wanted.scrollIntoView?.({ block: "nearest" });
  }
  say(answer.announce);
}

/** Replace what a region holds. @param {HTMLElement} region @param {string} html @param {HTMLFormElement | null} sent */
function replace(region, html, sent) {
  for (const field of /** @type {Field[]} */ (all(FIELDS, region))) {
    if (sent?.contains(field)) typed.delete(signature(field));
    else if (isTyped(field)) typed.set(signature(field), field.value);
  }
  const open = all("details[open] > summary", region).map((summary) => summary.textContent);
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const focus = focused && focused !== region ? signature(focused) : null;
  const caret = focused instanceof HTMLInputElement && focused.type !== "file" ? focused.selectionStart : null;
  const top = region.scrollTop;
  region.innerHTML = html;
  for (const field of /** @type {Field[]} */ (all(FIELDS, region))) {
    const value = typed.get(signature(field));
    if (value !== undefined) field.value = value;
    typed.delete(signature(field));
  }
  for (const summary of all("details > summary", region)) {
    if (open.includes(summary.textContent)) /** @type {HTMLDetailsElement} */ (summary.parentElement).open = true;
  }
  region.scrollTop = top;
  const same = focus && all(FOCUSABLE, region).find((one) => signature(one) === focus);
  if (same) same.focus({ preventScroll: true });
  else if (focus && !focused?.matches(".desk-handle")) focusRegion(region); // handles are drawn after the answer
  if (same instanceof HTMLInputElement && caret !== null) same.setSelectionRange(caret, caret);
}

/** Move the focus, whose element has gone, to the head of its region. @param {HTMLElement} region */
function focusRegion(region) {
  const head = region.querySelector("[tabindex]") ?? region;
  if (head === region && !region.hasAttribute("tabindex")) region.tabIndex = -1;
  /** @type {HTMLElement} */ (head).focus({ preventScroll: true });
}

/** Say whether a field holds something else than the server wrote into it. @param {Field} field */
function isTyped(field) {
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const first = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return field.value !== first?.value;
}

/** Return what names a control on the page, before and after it is drawn anew. @param {Element} control */
function signature(control) {
  const about = control.closest("form")?.querySelector("[name=tag]")?.getAttribute("value");
  const value = control instanceof HTMLButtonElement ? control.value : control.getAttribute("href");
  const fact = control.closest("form")?.querySelector("[name=fact]")?.getAttribute("value");
  return [control.tagName, control.id, control.getAttribute("name"), value, about, fact].join("|");
}

/** Return the key of the tag that is in hand in the text. */
const inHand = () => document.querySelector('.desk-text [data-state="in-hand"]')?.id ?? "";

/** Scroll what is in hand into view, in the columns that scroll by themselves: the page as a whole stays where it is. */
export function showWhatIsInHand() {
  for (const shown of all('#desk-text [data-state="in-hand"], #desk-parts .desk-part[data-state="in-hand"]')) {
    const column = /** @type {HTMLElement} */ (shown.closest("#desk-text, #desk-parts"));
    const [box, view] = [shown.getBoundingClientRect(), column.getBoundingClientRect()];
    if (column.scrollHeight <= column.clientHeight || (box.top >= view.top && box.bottom <= view.bottom)) continue;
    column.scrollTop += box.top - view.top - view.height / 3;
  }
}
