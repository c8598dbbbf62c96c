// Checks style sheets. A feature that a supported browser lacks needs a plain value before it in the same rule, or
// `@supports` around it. A value with `var()` is taken by every browser when it is read, so no plain value helps it.
import { parse, walk } from "css-tree";
import { doesWithout, lacking, mdn } from "./known.js";

const { properties, selectors, types } = mdn.css;
const FUNCTIONS = named(types, "css.types");
const PREFIX = /^-(?:webkit|moz)-/; // an older name of a property, and so what an older browser takes
const DYNAMIC_UNIT = /^[dls]v(?:h|w|i|b|min|max)$/;

/**
 * What MDN lists below a node, by name; of two with one name, the one that is less deep.
 * @param {Record<string, any>} node @param {string} path @returns {Map<string, string>}
 */
function named(node, path) {
  const found = new Map();
  const inner = Object.entries(node).filter(([name]) => name !== "__compat");
  for (const [name, below] of inner) for (const one of named(below, `${path}.${name}`)) found.set(...one);
  for (const [name] of inner) found.set(name, `${path}.${name}`);
  return found;
}

/** The node of MDN's data at a path. @param {string} path */
const at = (path) => path.split(".").reduce((/** @type {any} */ node, name) => node?.[name], mdn);

/** All nodes of a part of a sheet; what stands in `var(--name, ...)` is read too. @param {any} root @returns {any[]} */
function nodes(root) {
  const found = /** @type {any[]} */ ([]);
  walk(root, (/** @type {any} */ node) => {
    found.push(node);
    if (node.type === "Raw") found.push(...nodes(parse(node.value, { context: "value" })));
  });
  return found;
}

/** The features that a declaration uses, as paths of MDN's data. @param {string} property @param {any} value */
function inDeclaration(property, value) {
  const own = properties[property];
  const path = `css.properties.${property}`;
  const found = new Set(own ? [path] : []);
  const all = nodes(value);
  for (const { type, name, unit, value: text } of all) {
    if (own?.[name] && (type === "Identifier" || type === "Function")) found.add(`${path}.${name}`);
    else if (type === "Function" && FUNCTIONS.has(name)) found.add(FUNCTIONS.get(name));
    else if (type === "Dimension" && DYNAMIC_UNIT.test(unit)) found.add("css.types.length.viewport_percentage_units_dynamic");
    else if (type === "Dimension" && types.length[unit]) found.add(`css.types.length.${unit}`);
    else if (type === "Operator" && text === "/" && property === "content") found.add(`${path}.alt_text`);
  }
  if (property === "text-decoration") for (const part of severalOf(all)) found.add(`${path}.${part}`);
  return found;
}

/** What a value of `text-decoration` gives besides the line. @param {any[]} all */
function* severalOf(all) {
  const outer = all[0]?.children?.toArray() ?? [];
  if (outer.length > 1) yield "includes_color-and-style";
  if (outer.some((/** @type {any} */ { type }) => type === "Dimension" || type === "Percentage")) yield "includes_thickness";
}

/** The features that a selector uses; in `:is()` and `:where()` one that a browser does not know drops nothing else. @param {any} prelude */
function inSelector(prelude) {
  const kinds = ["PseudoClassSelector", "PseudoElementSelector", "NestingSelector"];
  const forgiven = new Set(nodes(prelude).filter(({ name }) => name === "is" || name === "where").flatMap((it) => nodes(it).slice(1)));
  const used = nodes(prelude).filter((it) => kinds.includes(it.type) && !forgiven.has(it));
  const names = used.map(({ type, name }) => (type === "NestingSelector" ? "nesting" : name));
  return new Set(names.filter((name) => selectors[name]).map((name) => `css.selectors.${name}`));
}

/** The features that the head of an at-rule uses, and the rule itself. @param {any} rule */
function inAtRule(rule) {
  const path = `css.at-rules.${rule.name}`;
  const inHead = nodes(rule.prelude ?? parse("", { context: "value" })).filter(({ type }) => type === "Feature");
  const names = inHead.map(({ name }) => name.replace(/^(?:min|max)-/, ""));
  return new Set([path, ...names.map((name) => `${path}.${name}`)].filter((one) => at(one)));
}

/** What the condition of `@supports` proves to be there; nothing where it says `not`. @param {any} rule */
function proven(rule) {
  const all = nodes(rule.prelude);
  if (all.some(({ type, name }) => type === "Identifier" && name === "not")) return new Set();
  const declared = all.filter(({ type }) => type === "Declaration").flatMap((it) => [...inDeclaration(it.property, it.value)]);
  const selected = all.filter(({ type }) => type === "FeatureFunction").flatMap((it) => [...inSelector(it.value)]);
  return new Set([...declared, ...selected]);
}

/** Each feature of a sheet that a supported browser lacks and nothing stands in for, with its line. @param {string} text */
export function lackingInSheet(text) {
  const found = /** @type {{ line: number, feature: string, browsers: string[] }[]} */ ([]);

  /** @param {Set<string>} features @param {Set<string>} sure @param {any} node */
  const report = (features, sure, node) => {
    const { line } = node.loc.start;
    for (const feature of features) {
      const browsers = sure.has(feature) || doesWithout(feature) ? [] : lacking(at(feature));
      if (browsers.length) found.push({ line, feature, browsers });
    }
  };

  /** @param {any} block @param {Set<string>} sure */
  const visit = (block, sure) => {
    const plain = new Set(); // the properties that have a value already which every browser takes
    for (const node of block.children) {
      if (node.type === "Rule") {
        report(inSelector(node.prelude), sure, node);
        visit(node.block, sure);
      } else if (node.type === "Atrule") {
        report(inAtRule(node), sure, node);
        if (node.block) visit(node.block, node.name === "supports" ? new Set([...sure, ...proven(node)]) : sure);
      } else if (node.type === "Declaration") {
        const features = inDeclaration(node.property, node.value);
        const takenUnread = nodes(node.value).some(({ type, name }) => type === "Function" && name === "var");
        if (plain.has(node.property) && !takenUnread) continue;
        report(features, sure, node);
        if (![...features].some((feature) => lacking(at(feature)).length)) plain.add(node.property.replace(PREFIX, ""));
      }
    }
  };

  visit(parse(text, { positions: true, parseCustomProperty: true }), new Set());
  return found;
}
