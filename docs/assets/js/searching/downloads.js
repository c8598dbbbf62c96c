// Quotes that are shown, taken away as a file, as the open data has them.
import { save } from "../common/copy-and-save.js";

/** @import { Found, Index } from "../types.d.ts" */

/** Save quotes. @param {string} format @param {Found[]} found @param {URL} root @param {Index["csv"]} form */
export async function take(format, found, root, form) {
  const speakers = [...new Set(found.map(({ speaker }) => speaker))];
  /** @type {Record<string, any>[][]} */
  const data = await Promise.all(speakers.map(async (speaker) => (await fetch(new URL(`data/speakers/${speaker}/quotes.json`, root))).json()));
  const rows = new Map(data.flat().map((row) => [row.url, { ...row, url: new URL(row.url, root).href }]));
  const taken = found.flatMap(({ url }) => rows.get(url) ?? []);
  if (format === "csv") save(csv(taken, form), "quotes.csv", "text/csv");
  else save(`${JSON.stringify(taken, null, 1)}\n`, "quotes.json", "application/json");
}

/**
 * CSV (RFC 4180) for spreadsheets: a value that one would run as a formula starts with an apostrophe.
 * @param {Record<string, unknown>[]} quotes
 * @param {Index["csv"]} form
 */
function csv(quotes, { columns, separator }) {
  /** @param {unknown} value */
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(separator) : String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [columns, ...quotes.map((quote) => columns.map((column) => quote[column]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
