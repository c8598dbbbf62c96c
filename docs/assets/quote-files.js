// Files of the index of quotes, loaded once.

/** What a map has under a key, made when first asked for. What fails is forgotten, so that another try is one. */
export function remembered(map, key, make) {
  if (!map.has(key)) {
    const promise = make();
    promise.catch(() => map.delete(key));
    map.set(key, promise);
  }
  return map.get(key);
}

/** Load a gzipped JSON file, also from a server that unpacks it on the way. */
export async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  const data = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(data, 0, Math.min(2, data.byteLength));
  if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(data));
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
