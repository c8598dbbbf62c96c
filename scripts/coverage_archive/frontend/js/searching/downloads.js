// Saves the quotes that are shown as a file, with the columns and values of the table of quotes in the open data.
import { save } from "../common/copy-and-save.js";

/** @import { Found } from "../types.d.ts" */

/** Save quotes as CSV or JSON, with full addresses. @param {string} format @param {Found[]} found @param {URL} root */
export function take(format, found, root) {
  const rows = found.map((quote) => row(quote, root));
  if (format === "csv") save(csv(rows), "quotes.csv", "text/csv");
  else save(`${JSON.stringify(rows, null, 1)}\n`, "quotes.json", "application/json");
}

/** @param {Found} quote @param {URL} root */
function row({ id, url, article, outlet, published, part, exact, start, end, kind, speaker, speaker_name, via, topics, shown, reviewed }, root) {
  const [translation = null, translated_by = null] = shown.translation;
  return {
    id, url: new URL(url, root).href, article, outlet, published: published || null, part, exact, start, end, kind, speaker, speaker_name,
    via: via.map(([relay]) => relay), topics, translation, translated_by, reviewed,
  };
}

/**
 * Return rows as CSV (RFC 4180), with an apostrophe before each value that spreadsheets would run as a formula.
 * @param {Record<string, unknown>[]} rows
 */
function csv(rows) {
  /** @param {unknown} value */
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
