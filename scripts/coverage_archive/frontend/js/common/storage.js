// Keeps a reader's choices on this device. If the browser refuses (blocked or full), a choice lasts until the page is left.

/** The choices made since the page was opened, whether or not the browser keeps them. @type {Map<string, string>} */
const here = new Map();

/** Return the text that is kept under a name, or "" if there is none. @param {string} name */
export function kept(name) {
  try {
    return here.get(name) ?? localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text under a name; "" removes it. If the browser has no room, it loses the earlier text, too. @param {string} name @param {string} value */
export function keep(name, value) {
  here.set(name, value);
  try {
    localStorage.removeItem(name);
    if (value) localStorage.setItem(name, value);
  } catch {
    // The page works without it: the choice is in `here`.
  }
}
