// Unpacks gzip files: from a list of base64 on standard input to a list of base64, or what was wrong.
import { inflated } from "../../scripts/coverage_archive/frontend/js/common/inflate.js";

/** @type {string[]} */
const packed = await new Response(Deno.stdin.readable).json();
console.log(JSON.stringify(packed.map((text) => {
  try {
    const found = inflated(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
    return btoa(Array.from(found, (byte) => String.fromCharCode(byte)).join(""));
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
})));
