// Files of the site that are kept gzipped.

/** What a gzipped JSON file holds, also from a server that unpacks it on the way. @param {Response} answer */
export async function unpacked(answer) {
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
