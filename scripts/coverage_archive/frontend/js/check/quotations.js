// Finds the words in quotation marks of every script and shape, as scripts/coverage_archive/texts/quotation_marks.py does, whose
// tables it reads. Of its results, these are the outermost quotations; marks that may be apostrophes or that nothing closes are
// left out. A test holds both to the same quotations. No lookbehind: Safari has it only from 16.4 on.

/** @import { MarkTables } from "../types.d.ts" */
/** @typedef {[start: number, end: number]} Span offsets in the text */
/** @typedef {{ start: number, end: number, opening: number, strength: number, closing: number }} Region as _Region in apostrophes.py */

// White space, and letters and digits, as Python has them.
const S = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000", W = "\\p{L}\\p{N}";
const SPACE = new RegExp(`^[${S}]$`), INK = new RegExp(`[^${S}]`), WORD = new RegExp(`[${W}]`, "u"), DIGIT = /^\p{Nd}$/u;
const UNSPACED = /^[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u9fff\uac00-\ud7af]$/;
const [isSpace, hasInk, isWord, isUnspaced] = [SPACE, INK, WORD, UNSPACED].map((pattern) => (/** @type {string} */ c) => pattern.test(c));
/** Say whether a letter joins the letter beside it to a word. @param {string} c */
const joins = (c) => isWord(c) && !isUnspaced(c);
/** @param {RegExp} sticky @param {string} text @param {number} place */
const isAt = (sticky, text, place) => (sticky.lastIndex = place) >= 0 && sticky.test(text);

const LEANS_FORWARD = new Set("([{-–—―/‘'‚¿¡"), OPENING_POINTS = new Set("([{-–—―/\"“„«‹「『《〈¿¡"), BEFORE_WORDS = new Set("$£€¥₩#@([{\"“„«‹「『《〈…¿¡");
const ENDING = new RegExp(`(?:s|d|ll|re|ve|m|t)(?![${W}])`, "iuy"), WORD_FOLLOWS = new RegExp(` [${W}]`, "uy"), POSSESSIVE = /[sxzß]['’]/iuy;
const AROUND_A_LETTER = new RegExp(`['‘’](?:n['‘’]|[${W}_]['’]s(?![${W}]))`, "iuy");
const DROPPED = new RegExp(`[^${W}][a-z]*[b-z]in['’]$`, "u");
const DROPPED_TOO = new RegExp(`(?:['‘’][${W}_]*(?!a)[${W}_]in|[^${W}](?:an|n|o|ol|th|wi|lil|po|mo|di))['’]$`, "iu");
const GRAVES = new RegExp(`(\`{1,3})(?=[^${S}\`])[^\`\\n]*[^${S}\`]\\1(?!\`)`, "y");

/** Return the spans of the outermost quotations of a text, in order; one over several paragraphs has a span in each. @param {string} given @param {MarkTables} tables */
export function quotations(given, tables) {
  const { text, starts } = plainMarks(given, tables);
  const [style, lines] = [guillemetsOf(text), [...text.matchAll(/[^\n]+/g)]];
  const isDouble = (/** @type {string} */ c) => c !== "" && tables.double.includes(c), found = /** @type {Span[]} */ ([]);
  let carried = new Set();
  lines.forEach(({ 0: line, index: start }, number) => {
    const end = start + line.length, following = trimmed(lines[number + 1]?.[0] ?? ""), begins = following.charAt(0);
    const continuing = new Set(isDouble(begins) || "«»".includes(begins || " ") ? [tables.families[begins]] : []);
    let { pairs, unclosed } = paired(text, start, end, style, carried, new Set(), tables);
    const left = [...new Set(unclosed.filter(([, until]) => until === end).map(([at]) => tables.families[text[at]]))];
    const flat = left.filter((family) => !continuing.has(family)); // a mark of these is missing
    if (flat.length) ({ pairs, unclosed } = paired(text, start, end, style, carried, new Set(flat), tables));
    carried = new Set(left.filter((family) => continuing.has(family)));
    const goesOn = unclosed.filter(([at, until]) => until === end && carried.has(tables.families[text[at]]));
    const single = singles(text, start, end, [...pairs, ...unclosed], following, tables);
    let done = start;
    for (const [at, until] of [...pairs, ...goesOn, ...single].sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
      if (at < done) continue;
      const isNo = (/** @type {string} */ c) => isSpace(c) || (isDouble(text[at]) && isDouble(c));
      let [first, last] = [at + 1, until];
      while (first < last && isNo(text[first])) first += 1;
      while (last > first && isNo(text[last - 1])) last -= 1;
      if (!isWord(text.slice(first, last))) continue;
      found.push([starts[first], starts[last]]);
      done = last;
    }
  });
  return found;
}

/** @param {string} line */
const trimmed = (line) => line.slice(Math.max(0, line.search(INK)));

/** Return a text with plain marks, one UTF-16 unit for each code point, and where each of them starts in the given text. @param {string} given @param {MarkTables} tables */
function plainMarks(given, { plain, twice, named, misread, writable }) {
  let text = "", at = 0, starts = /** @type {number[]} */ ([]);
  for (const c of given) {
    starts.push(at);
    at += c.length;
    text += c.length === 1 ? c : plain[c] ?? (c > "\u{1ffff}" && c < "\u{40000}" ? "一" : /\p{L}/u.test(c) ? "ง" : /\p{Nd}/u.test(c) ? "٣" : /\p{N}/u.test(c) ? "½" : "•");
  }
  starts.push(at);
  /** Replace what a pattern finds, unless `instead` returns null. @param {RegExp} pattern @param {(found: string, before: string, after: string, at: number) => string | null} instead */
  const replace = (pattern, instead) => {
    let [done, from, places] = ["", 0, /** @type {number[]} */ ([])];
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const end = found.index + found[0].length;
      const mark = instead(found[0], text.charAt(found.index - 1), text.charAt(end), found.index);
      if (mark === null) pattern.lastIndex = found.index + 1;
      else [done, places, from] = [done + text.slice(from, found.index) + mark, places.concat(starts.slice(from, found.index + mark.length)), end];
    }
    [text, starts] = [done + text.slice(from), places.concat(starts.slice(from))];
  };
  replace(/&(?:amp;)*(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]{2,6});|\\u[\dA-Fa-f]{4}|\\["']|â€[œ\x9d™˜]/g, (written) => {
    const [, decimal, hex, name] = /^(?:&(?:amp;)*(?:#(\d+)|#[xX](\w+)|(\w+));|\\u(\w+))$/.exec(written) ?? [];
    const code = decimal ? Number(decimal) : parseInt(hex ?? (written[1] === "u" ? written.slice(2) : ""), 16);
    const mark = code >= 0 ? (code > 0x10ffff ? "" : String.fromCodePoint(code)) : name ? named[name] : misread[written] ?? written[1];
    return mark && writable.includes(mark) ? plain[mark] ?? mark : null;
  });
  text = Array.from(text, (c) => plain[c] ?? c).join("");
  replace(/<<|>>|‹‹|››|‚‚|,,|‘‘/g, (found, before, after) => {
    const isMark = { "<": !/[<>]/.test(before + after) && !(joins(before) && joins(after)), ",": !isWord(before) && !"_,".includes(before || " ") && isWord(after), "‘": hasInk(before) && !"([‘".includes(before) && !isWord(after) }[found[0].replace(">", "<")];
    return isMark ?? true ? twice[found[0]] : null;
  });
  replace(/(?:"|''|[“”])(?=[א-ת])/g, (found, before, _, at) => {
    if (!/[א-ת]/.test(before)) return null;
    const abbreviates = /^[א-ת](?:ים|ית|יות|ות|אות|ניק)?(?![א-ת])/.test(text.slice(at + found.length, at + found.length + 6));
    return (abbreviates || !/(?:^|[^א-ת])[ובהכלמש]{1,3}$/.test(text.slice(Math.max(0, at - 4), at)) ? "״" : "„").repeat(found.length);
  });
  for (const [prime, mark] of [["″", '"'], ["′", "'"]]) {
    replace(new RegExp(`${prime}(?=[^${S}])[^${prime}\\n]*${prime}`, "g"), (found, before) => (joins(before) ? null : mark + found.slice(1, -1) + mark));
    replace(new RegExp(prime, "g"), (_, before) => (DIGIT.test(before) ? prime : mark));
  }
  let closing = -1;
  replace(/`+/g, (run, before, after, at) => {
    GRAVES.lastIndex = at;
    const between = at === closing || joins(before) ? "" : GRAVES.exec(text)?.[0] ?? "";
    if (between && !joins(text.charAt(at + between.length))) closing = at + between.length - run.length;
    else if (at !== closing) return run.length > 1 ? "““".repeat(run.length >> 1) + "‘".repeat(run.length % 2) : !joins(before) && hasInk(after) ? "‘" : "'";
    return run;
  });
  const typed = text.replaceAll("''", '""');
  return { text: /‘‘|„/.test(typed) ? typed.replaceAll("‘‘", "““").replaceAll("’’", "””") : typed, starts };
}

/** Return how a text uses guillemets. @param {string} text @returns {"«»" | "»«" | "»»"} */
function guillemetsOf(text) {
  let [score, sides] = [0, new Set()];
  for (const { 0: mark, index } of text.matchAll(/[«»‹›]/g)) {
    const before = text.charAt(index - 1), after = isWord(text.charAt(index + 1)), leans = !hasInk(before) || LEANS_FORWARD.has(before);
    if (leans !== after || (!leans && /['’]/.test(before))) continue; // it neither opens nor closes; French: d’« accord »
    sides.add(/[«‹]/.test(mark) ? "left" : leans);
    score += /[«‹]/.test(mark) === leans ? 1 : -1;
  }
  return sides.size === 2 && !sides.has("left") ? "»»" : score < 0 ? "»«" : "«»";
}

/** Pair the double marks, guillemets and brackets of a paragraph, as PairedMarks in paired_marks.py. @param {string} text @param {number} start @param {number} end @param {string} style @param {Set<string>} carried @param {Set<string>} flat @param {MarkTables} tables */
function paired(text, start, end, style, carried, flat, { families, closing, double }) {
  const indent = start + Math.max(0, text.slice(start, end).search(INK)), pairs = /** @type {Span[]} */ ([]), unclosed = /** @type {Span[]} */ ([]);
  const open = /** @type {number[]} */ ([]), depth = /** @type {Record<string, number>} */ ({}); // how many marks of each family are open
  let runEnd = -1, runOpens = false, apart = -1;
  for (let at = start; at < end; at += 1) {
    const mark = text[at], family = families[mark];
    if (!family) continue;
    const before = at > indent ? text[at - 1] : "", inside = depth[family] > 0;
    let opens = mark in closing;
    if (family === '"') {
      const next = text.slice(at + 1, Math.min(at + 3, end)), after = next.length > 1 && double.includes(next[0]) && isWord(next[1]) ? next[1] : next.charAt(0);
      opens = runOpens = doubleOpens(mark, before, after, at === runEnd ? runOpens : null, text[open.at(-1) ?? -1] ?? "", inside);
      runEnd = at + 1;
    } else if (family === "«" || family === "‹") {
      opens = style === "»»" ? !hasInk(before) || LEANS_FORWARD.has(before) : /[«‹]/.test(mark) === (style === "«»");
      opens ||= !before && carried.has(family);
    }
    if (opens) depth[family] = open.push(at) && (depth[family] ?? 0) + 1;
    else if (inside) {
      const closed = [];
      while (!closed.length || (flat.has(family) && depth[family])) {
        const opening = /** @type {number} */ (open.pop()), opened = families[text[opening]];
        depth[opened] -= 1;
        closed.push(...(opened === family ? [opening] : []));
        unclosed.push(...(opened === family ? [] : [/** @type {Span} */ ([opening, at])]));
      }
      const first = closed[closed.length - 1];
      if (closed[0] - first === closed.length - 1 || family === "«" || family === "‹") pairs.push([first, at]);
      else unclosed.push(...closed.map((opening) => /** @type {Span} */ ([opening, at])));
    } else if (family === '"' && apart >= 0 && !((open.at(-1) ?? -1) > apart)) apart = pairs.push([apart, at]) && -1;
    else if (family === '"' && isSpace(text.charAt(at - 1)) && at + 1 < end && isSpace(text[at + 1])) apart = at;
  }
  return { pairs, unclosed: [...unclosed, ...open.map((at) => /** @type {Span} */ ([at, end]))] };
}

/** Say whether a double mark opens a quotation, as _double_opens in paired_marks.py. @param {string} mark @param {string} before @param {string} after @param {boolean | null} run @param {string} top @param {boolean} inside */
function doubleOpens(mark, before, after, run, top, inside) {
  if (mark === "„" || !before) return true;
  if (top === "„" && /[“”]/.test(mark)) return (isSpace(before) || LEANS_FORWARD.has(before)) && isWord(after);
  const opens = run !== null ? run && hasInk(after) : isSpace(before) ? hasInk(after) : LEANS_FORWARD.has(before) && (isWord(after) || after === "$");
  if (opens || inside) return opens;
  if (!/["＂]/.test(mark)) return /[“‟]/.test(mark);
  if (isUnspaced(before)) return isWord(after);
  return !isWord(before) && !isSpace(before) && !/["“”„‟＂]/.test(before) && /^\p{L}$/u.test(after);
}

/** Pair the single marks of a paragraph that are no apostrophes, as SingleMarks in apostrophes.py. @param {string} text @param {number} start @param {number} end @param {Span[]} inner @param {string} following @param {MarkTables} tables */
function singles(text, start, end, inner, following, { single, elided }) {
  const elision = new RegExp(`(?:\\p{Nd}\\p{Nd}(?:s|ers?|년|年)?(?![.,:]?\\p{Nd})|ndr[${W}_]*|${elided.join("|")})(?![${W}])`, "iuy");
  const waiting = [...inner].sort((one, other) => other[0] - one[0] || other[1] - one[1]), padded = ` ${text}`, pairs = /** @type {Span[]} */ ([]);
  /** @param {Span} span @returns {Region} */
  const region = ([start, end]) => ({ start, end, opening: -1, strength: 0, closing: -1 });
  const regions = [region([start, end])];
  const top = () => regions[regions.length - 1];
  /** @param {Region} of @param {number} [plainness] */
  const settle = (of, plainness = 1) => {
    if (of.closing >= 0 && (of.strength === 4 || plainness === 3 || (of.strength > 1 && plainness === 2))) pairs.push([of.opening, of.closing]);
    Object.assign(of, { opening: -1, strength: 0, closing: -1 });
  };
  /** @param {number} until */
  const leave = (until) => { while (regions.length > 1 && top().end <= until) settle(/** @type {Region} */ (regions.pop())); };
  /** Return how surely a mark opens. @param {string} of @param {number} at @param {string} before @param {string} after @param {number} opened */
  const strength = (of, at, before, after, opened) => {
    const mark = of[at];
    if (!isWord(after) && !BEFORE_WORDS.has(after) && !of.startsWith("...", at + 1)) return 0;
    if (isWord(before) && (!isUnspaced(before) || mark === "’" || (mark === "'" && opened))) return 0;
    if (!isWord(before) && hasInk(before) && (isAt(ENDING, of, at + 1) || mark === "’" || (mark === "'" && opened > 1 && !OPENING_POINTS.has(before)))) return 0;
    if (isAt(elision, of, at + 1) || isAt(/[tskm](?=[ -])/y, of, at + 1)) return 1;
    return mark === "’" ? (opened > 1 ? 1 : 2) : mark === "'" ? 3 : 4;
  };
  /** Return how surely a mark closes. @param {number} at @param {string} before @param {string} after @param {number} opened */
  const plainness = (at, before, after, opened) => {
    if (!hasInk(before) || /[‚‛]/.test(text[at]) || (text[at] === "‘" && !opened)) return 0;
    if (isWord(after)) return isUnspaced(before) || isUnspaced(after) || (opened > 1 && /[.,!?…]/.test(before) && !isAt(ENDING, text, at + 1)) ? 3 : 0;
    if (!isWord(before)) return 3;
    if (opened === 1 && (DIGIT.test(before) || "«“„‹".includes(after))) return 1;
    const word = padded.slice(Math.max(0, at - 16), at + 2);
    const drops = isAt(POSSESSIVE, text, at - 1) || DROPPED.test(word) || DROPPED_TOO.test(word);
    return drops && (opened === 1 || isAt(WORD_FOLLOWS, text, at + 1)) ? 1 : 2;
  };
  let past = -1; // the last mark that is an apostrophe because the one before it is
  for (let at = start; at < end; at += 1) {
    if (!single.includes(text[at]) || (joins(text.charAt(at - 1)) && joins(text.charAt(at + 1)))) continue;
    for (let next = waiting.at(-1); next && next[0] <= at; next = waiting.at(-1)) {
      leave(next[0]);
      regions.push(region(/** @type {Span} */ (waiting.pop())));
    }
    leave(at);
    const here = top(), before = at > start ? text[at - 1] : "", after = at + 1 < end ? text[at + 1] : "";
    if (at <= past) continue;
    if (isAt(AROUND_A_LETTER, text, at)) {
      past = at + 2;
      continue;
    }
    const isApart = !hasInk(before) && isSpace(after); // ‘ so ’: the space inside was typed by mistake
    const opens = !isApart ? strength(text, at, before, after, here.strength) : /[‘‚‛]/.test(text[at]) ? 4 : here.strength && isSpace(text[here.opening + 1]) ? 0 : 1;
    if (opens > 1 || (opens && here.strength < 2)) {
      settle(here);
      Object.assign(here, { opening: at, strength: opens });
    } else if (!opens && here.strength) {
      const closes = isApart ? 2 : plainness(at, before, after, here.strength);
      if (closes > 1) settle(Object.assign(here, { closing: at }), closes);
      else if (closes && here.closing < 0) here.closing = at;
    }
  }
  leave(end);
  const [whole] = regions;
  if (whole.strength < 3 || !single.includes(following[0] || " ") || strength(following, 0, "", following.charAt(1), 0) < 2) settle(whole);
  else if (whole.closing < 0) pairs.push([whole.opening, whole.end]);
  return pairs;
}
