// Loads files of the site; most of them are gzipped JSON.

/**
 * Return the promise that a map has under a key, and make it when the key is first asked for. Remove it from the map if it
 * is rejected, so that the next call tries again.
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

/** Return the value in a gzipped JSON file. Rejects if it cannot be loaded, with the HTTP status as the cause. @param {URL | string} url @param {RequestCache} [cache] */
export async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`, { cause: answer.status });
  return unpacked(answer);
}

/** Return the value in a gzipped JSON file, even if the server or the browser has already unpacked the file. @param {Response} answer */
async function unpacked(answer) {
  const data = new Uint8Array(await answer.arrayBuffer());
  if (data[0] !== 0x1f || data[1] !== 0x8b) return parsed(data);
  if (typeof DecompressionStream === "undefined") return parsed((await import("./inflate.js")).inflated(data));
  // without: DecompressionStream (the line above)
  const gunzip = new DecompressionStream("gzip");
  // without: ReadableStream.pipeThrough (every browser with a DecompressionStream has it)
  return new Response(new Blob([data]).stream().pipeThrough(gunzip)).json();
}

/** @param {Uint8Array} data */
const parsed = (data) => JSON.parse(new TextDecoder().decode(data));
