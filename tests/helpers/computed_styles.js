// Every selector of a style sheet to what a browser computes of the properties that the sheet gives it. Elements are made
// from the selector alone, so that the answer depends on the styles and on nothing else.

const STATES = ["hover", "focus", "focus-visible", "focus-within"];
const ELEMENT_OF = /::[\w-]+/;

/** Parts of a text between separators that stand in no brackets. */
function split(text, separator) {
  const parts = [""];
  let depth = 0;
  for (const sign of text) {
    depth += "([".includes(sign) ? 1 : ")]".includes(sign) ? -1 : 0;
    if (sign === separator && !depth) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** A selector without :is() and :where(): one for each of the choices in them. */
function expanded(selector) {
  const found = /:(?:is|where)\(((?:[^()]|\([^()]*\))*)\)/.exec(selector);
  if (!found) return [selector];
  const before = selector.slice(0, found.index);
  const after = selector.slice(found.index + found[0].length);
  return split(found[1], ",").flatMap((choice) => expanded(before + choice + after));
}

/** Every selector of a list of rules, with the names of its properties; and the rules that have no selector. */
export function listed(rules, found = { selectors: {}, others: [] }) {
  for (const rule of rules) {
    if (rule.selectorText) {
      const names = [...rule.style.cssText.matchAll(/(?:^|; )([\w-]+):/g)].map(([, name]) => name);
      for (const selector of split(rule.selectorText, ",").flatMap(expanded)) (found.selectors[selector] ??= []).push(...names);
    } else if (rule.conditionText !== undefined) listed(rule.cssRules, found);
    else if (!(rule instanceof CSSImportRule)) found.others.push(rule.cssText);
  }
  return found;
}

const PIECE = /::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?|[.#][\w-]+|\[[^\]]*\]/g;

/** Give an element what a compound selector asks for. */
function equip(element, compound) {
  for (const piece of compound.match(PIECE) ?? []) {
    const [, name, inside] = /^::?([\w-]+)(?:\((.*)\))?$/.exec(piece) ?? [];
    if (piece[0] === ".") element.classList.add(piece.slice(1));
    else if (piece[0] === "#") element.id = piece.slice(1);
    else if (piece[0] === "[") {
      const [, key, value = ""] = /\[([\w-]+)(?:[~|^$*]?="?([^"]*)"?)?\]/.exec(piece);
      element.setAttribute(key, value);
    } else if (STATES.includes(name)) element.dataset.states = `${element.dataset.states ?? ""} ${name}`.trim();
    else if (name === "checked") element.checked = true;
    else if (name === "target") {
      element.id ||= "target";
      location.hash = element.id;
    } else if (name === "not" && inside === ":empty") element.append(document.createElement("i"));
    else if (name === "first-child") element.parentElement.prepend(element);
    else if (name === "nth-child") for (let before = 1; before < Number(inside.match(/\d+/)); before++) element.before(document.createElement("i"));
    else if (name === "nth-last-child") for (let after = 1; after < Number(inside.match(/\d+/)); after++) element.after(document.createElement("i"));
  }
}

/** Make the elements that a selector asks for in a place; the last of them is the one that it selects. */
function make(selector, place) {
  let here = place;
  let beside = "";
  let element = place;
  const holding = [];
  for (const part of split(selector.replace(/\s*([>+~])\s*/g, " $1 "), " ")) {
    if ([">", "+", "~"].includes(part)) {
      beside = part;
      continue;
    }
    if (beside === "+" || beside === "~") here = element.parentElement;
    const name = /^[a-z][\w-]*/.exec(part)?.[0] ?? (part.includes(":checked") ? "input" : "div");
    element = part.startsWith(":root") ? document.documentElement : name === "html" || name === "body" ? document[name === "html" ? "documentElement" : "body"] : document.createElement(name);
    if (name === "input") element.type = part.includes("search") ? "search" : "checkbox";
    if (!element.isConnected) (here === document.documentElement ? document.body : here).append(element);
    equip(element, part);
    for (const piece of part.match(PIECE) ?? []) if (piece.startsWith(":has(")) holding.push([element, piece]);
    here = element;
    beside = "";
  }
  for (const [around, has] of holding) if (!around.matches(has)) make(has.slice(5, -1).replace(/^>/, "").trim(), around);
  return element;
}

/** Make what a selector selects; `data-states` say in which states it, and what stands around it, must be. */
export function prepare(selector) {
  make(selector, document.body).setAttribute("data-read", "");
}

export function read(selector, names) {
  const element = document.querySelector("[data-read]");
  const pseudo = ELEMENT_OF.exec(selector)?.[0];
  const styles = getComputedStyle(element, pseudo);
  const computed = pseudo ? null : element.computedStyleMap();
  const matches = element.matches(selector.replace(ELEMENT_OF, "") || "*");
  const values = names.map((name) => {
    const value = name.startsWith("--") || !computed ? null : computed.get(name);
    return String(value ?? styles.getPropertyValue(name)).trim();
  });
  return { matches, values };
}

export function clear() {
  document.body.replaceChildren();
  for (const element of [document.documentElement, document.body]) {
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  }
  if (location.hash) location.hash = "";
}

/** What is computed for every selector, one after another. */
export function readAll(selectors) {
  return Object.entries(selectors).map(([selector, names]) => {
    prepare(selector);
    const found = read(selector, names);
    clear();
    return [selector, found];
  });
}
