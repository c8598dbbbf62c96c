// Files of the site, most of them kept gzipped.

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

/** Load a gzipped JSON file. @param {URL | string} url @param {RequestCache} [cache] */
export async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`, { cause: answer.status });
  return unpacked(answer);
}

/** What a gzipped JSON file holds, also from a server that unpacks it on the way. @param {Response} answer */
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
