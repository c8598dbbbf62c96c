// What this device keeps of a reader's choices. A browser may refuse it (blocked, full): a choice then lasts for the page.

/** The choices made on this page, whether or not the browser keeps them. @type {Map<string, string>} */
const here = new Map();

/** What is kept under a name; "" where nothing is. @param {string} name */
export function kept(name) {
  try {
    return here.get(name) ?? localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text under a name; "" forgets it. Where there is no room for it, the one before is forgotten. @param {string} name @param {string} value */
export function keep(name, value) {
  here.set(name, value);
  try {
    localStorage.removeItem(name);
    if (value) localStorage.setItem(name, value);
  } catch {
    // The page goes on without.
  }
}
