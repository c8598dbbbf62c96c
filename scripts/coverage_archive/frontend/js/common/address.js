// The page's address, which holds what the reader chose.

/** The address with something of it changed; what is null is left out. @param {Record<string, string | null>} changes */
export function changed(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address;
}
