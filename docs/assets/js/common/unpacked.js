// Files of the site that are kept gzipped.

/** What a gzipped JSON file holds, also from a server that unpacks it on the way. @param {Response} answer */
export async function unpacked(answer) {
  const data = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(data, 0, Math.min(2, data.byteLength));
  if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(data));
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
