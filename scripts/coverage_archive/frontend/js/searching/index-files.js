// Files of the index of quotes, loaded once.

import { unpacked } from "../common/unpacked.js";

/**
 * What a map has under a key, made when first asked for. What fails is forgotten, so that another try is one.
 * @template T
 * @param {Map<string, Promise<T>>} map
 * @param {string} key
 * @param {() => Promise<T>} make
 */
export function remembered(map, key, make) {
  const made = map.get(key) ?? make();
  if (!map.has(key)) {
    map.set(key, made);
    made.catch(() => map.delete(key));
  }
  return made;
}

/** Load a gzipped JSON file. @param {URL} url @param {RequestCache} [cache] */
export async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return unpacked(answer);
}
