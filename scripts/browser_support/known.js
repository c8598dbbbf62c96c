// Which of the browsers that this site supports lack a feature: by MDN's browser-compat-data.
import mdn from "@mdn/browser-compat-data" with { type: "json" };
import supported from "./supported.json" with { type: "json" };

export { mdn };

/** Numbers of a version, such as 15.4. @param {string} version */
const numbers = (version) => version.replace("≤", "").split(".").map(Number);

/** @param {string} one @param {string} other */
function isAtMost(one, other) {
  const [[a, b = 0], [c, d = 0]] = [numbers(one), numbers(other)];
  return a < c || (a === c && b <= d);
}

/**
 * Whether one statement of MDN says that a version has the feature, whole and under its own name.
 * @param {any} said
 * @param {string} version
 */
function says(said, version) {
  const apart = said.prefix || said.alternative_name || said.flags || said.partial_implementation;
  const added = typeof said.version_added === "string" && said.version_added !== "preview" && isAtMost(said.version_added, version);
  return added && !apart && !said.version_removed;
}

/**
 * The supported browsers that lack a feature, each with its oldest supported version, such as "safari_ios 15.4".
 * @param {any} feature a node of MDN's data
 * @returns {string[]}
 */
export function lacking(feature) {
  const support = feature.__compat?.support ?? {};
  return Object.entries(supported.browsers)
    .filter(([browser, version]) => support[browser] && ![support[browser]].flat().some((said) => says(said, version)))
    .map(([browser, version]) => `${browser} ${version}`);
}

/** Whether somebody wrote down that the site does well without a feature, or without all that it is part of. @param {string} path */
export const doesWithout = (path) => Object.keys(supported.does_without).some((one) => `${path}.`.startsWith(`${one}.`));
