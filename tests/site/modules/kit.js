// What the tests of the programs' modules are made of. Each runs in a page of its own.

/** @type {Map<string, () => unknown>} */
const tests = new Map();

/** A test, named as a sentence. */
export const test = (name, body) => tests.set(name, body);

/** Run a test; errors in what it sets off are its own. */
export async function run(name) {
  const errors = [];
  addEventListener("error", ({ message }) => errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => errors.push(reason.message));
  await tests.get(name)();
  if (errors.length) throw new Error(errors.join());
}

/** Fail unless two values are the same, all the way down. */
export function same(actual, expected) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${is}\nis not\n${should}`);
}

/** Put something into the page, and return the body. */
export function draw(html) {
  document.body.id = "the_text"; // as the text of every page is called
  document.body.innerHTML = html;
  return document.body;
}

export const find = (selector, root = document) => root.querySelector(selector);
export const every = (selector, root = document) => [...root.querySelectorAll(selector)];
/** The texts of all elements that a selector finds. */
export const texts = (selector, root = document) => every(selector, root).map((element) => element.textContent);
/** The ids of all elements that a selector finds. */
export const ids = (selector, root = document) => every(selector, root).map((element) => element.id);

/** Let something happen to an element. */
export function fire(target, type, init = {}) {
  const Kind = type.startsWith("key") ? KeyboardEvent : /^(?:click|mouse|pointer)/.test(type) ? MouseEvent : /^focus/.test(type) ? FocusEvent : Event;
  const event = new Kind(type, { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

export const key = (target, name, init = {}) => fire(target, "keydown", { key: name, ...init });

/** Timers that run when the test says that time passes. */
export function clock() {
  const timers = new Map();
  let [now, next] = [0, 1];
  globalThis.setTimeout = (act, after = 0) => {
    timers.set(next, { act, at: now + after });
    return next++;
  };
  globalThis.clearTimeout = (id) => timers.delete(id);
  return (milliseconds) => {
    now += milliseconds;
    for (const [id, { act, at }] of [...timers]) {
      if (at <= now && timers.delete(id)) act();
    }
  };
}

/** What is copied from now on. */
export function clipboard() {
  const copied = [];
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void copied.push(text) }, configurable: true });
  return copied;
}

/** A clipboard that the browser refuses. */
export function noClipboard() {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) }, configurable: true });
}

/** Answer what is fetched from files, by the ends of their addresses; return what was asked for. */
export function serve(files) {
  const asked = [];
  globalThis.fetch = async (address, options = {}) => {
    asked.push([String(address), options.cache ?? ""].join(" ").trim());
    const found = Object.entries(files).find(([end]) => String(address).endsWith(end));
    if (!found) return new Response("", { status: 404, statusText: "Not Found" });
    if (typeof found[1] === "number") return new Response("", { status: found[1] });
    return new Response(typeof found[1] === "string" || found[1] instanceof Uint8Array ? found[1] : JSON.stringify(found[1]));
  };
  return asked;
}

/** Files that are saved from now on: name, type and text. */
export function saved() {
  const files = [];
  const blobs = new Map();
  URL.createObjectURL = (blob) => {
    blobs.set(`blob:${blobs.size}`, blob);
    return `blob:${blobs.size - 1}`;
  };
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.getAttribute("href"));
    if (blob) files.push(blob.text().then((text) => [this.download, blob.type, text]));
  };
  return () => Promise.all(files);
}

/** What happens once everything that was begun has gone on. */
export const settled = () => new Promise((go) => {
  const { port1, port2 } = new MessageChannel();
  let turns = 20;
  port1.onmessage = () => (turns-- ? port2.postMessage(0) : go());
  port2.postMessage(0);
});

/** What a promise is rejected with. */
export const fault = (promise) => promise.then(() => "", (error) => error.message);

/** Wait until something is so. */
export async function until(holds) {
  for (let turns = 0; turns < 2000; turns++) {
    if (holds()) return;
    await settled();
  }
  throw new Error(`never so: ${holds}`);
}
