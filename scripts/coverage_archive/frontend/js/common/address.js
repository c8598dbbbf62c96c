// Changes the page's address, which holds what the reader chose.

/** Return the page's address with changed query parameters; null removes one. @param {Record<string, string | null>} changes */
export function changed(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address;
}
