// Finding, making and reading elements.

/** All elements that a selector finds. @param {string} selector @param {ParentNode} [root] */
export function all(selector, root = document) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = root.querySelectorAll(selector);
  return [...found];
}

/**
 * The first element that a selector finds; an error where there is none, or one of another type.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @param {{ new (): T }} [type]
 * @returns {T}
 */
export function one(selector, root = document, type = /** @type {any} */ (HTMLElement)) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${selector}.`);
}

/**
 * The nearest element around the one that an event came from that a selector fits.
 * @type {(event: Event, selector: string) => HTMLElement | null}
 */
export const closest = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * A new element, with attributes (listeners where the name starts with "on") and children; null ones are left out.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, any>} [attributes]
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
