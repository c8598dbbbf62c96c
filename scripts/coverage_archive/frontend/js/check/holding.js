// Holds the quotations of a text against the archive: finds where its articles have their words, with the search's index.
import { spelt } from "../searching/engine.js";
import { placeName, Records } from "../searching/records.js";
import { places, speller, words as wordsOf } from "../searching/words.js";
import { compared, tokens } from "./comparing.js";

/** @import { ArticleText, Checked, HeldIn, Term } from "../types.d.ts" */
/** @import { SearchIndex } from "../searching/engine.js" */

// Of a quotation, its longest words are looked up. It is compared with the paragraphs that have most of them, and with some of
// those that have exactly its words.
const ASKED = 12, NEAREST = 12, EXACT = 40;
// How rare words in common must be to be there by no chance: as rare as once in as many paragraphs as the archive has, to this power.
const BEYOND_CHANCE = 1.4;
const GAP = "[…]"; // stands in published texts for words that are not published
const KINDS = ["exact", "spelling", "altered"];

export class Holding {
  /** @param {SearchIndex} search @param {Record<string, string[]>} notes what readers must know of an article's version, by its slug */
  constructor(search, notes) {
    this.search = search;
    this.notes = notes;
    this.records = new Records(search);
    this.spell = speller(search.index.spellings);
  }

  /** Return what the archive has of a quotation; `paragraph` is the text around it, which may name its speaker. @param {string} quotation @param {string} paragraph @returns {Promise<Checked>} */
  async check(quotation, paragraph) {
    const mine = tokens(quotation, this.spell);
    /** @type {HeldIn[]} */
    const all = [];
    const { rows, isEnough } = await this.nearest(quotation);
    for (const row of rows) all.push(...(await this.inBlock(row, quotation, mine, isEnough)));
    const worth = (/** @type {HeldIn} */ { kind, share, own, kept }) => 9 * KINDS.indexOf(kind) - share + [...own, ...kept].filter(({ differs }) => differs).length / 1000;
    all.sort((one, other) => worth(one) - worth(other) || one.notes.length - other.notes.length);
    const kind = all[0]?.kind ?? "none";
    const held = all.filter((each) => each.kind === kind && (kind !== "altered" || each.share === all[0].share));
    await this.search.names();
    for (const each of held) each.isNamed = this.isNamed(each, paragraph);
    if (held.some(({ isNamed }) => isNamed)) held.sort((one, other) => Number(other.isNamed) - Number(one.isNamed));
    return { quotation, paragraph, kind, held };
  }

  /**
   * Return the numbers of the blocks (paragraphs, headlines ...) that have most of a quotation's words, and a function that says
   * whether words in common are too many, and too rare, to be there by chance. @param {string} quotation
   */
  async nearest(quotation) {
    const all = places(quotation, { asWritten: true }).map(({ word }) => word), scores = new Float64Array(this.search.blockEnds.length), rarity = /** @type {Map<string, number>} */ (new Map());
    const rowsOf = async (/** @type {Term} */ term) => [...((await this.search.term(term, false))?.blocks ?? []).entries()].flatMap(([row, is]) => (is ? [row] : []));
    const exactly = all.length ? await rowsOf({ words: wordsOf(quotation), phrase: true }) : [];
    for (const word of [...new Set(all)].sort((one, other) => other.length - one.length).slice(0, ASKED)) {
      const searched = wordsOf(word); // of a Korean word its syllables
      const rows = await rowsOf({ words: searched, phrase: searched.length > 1 });
      rarity.set(this.spell(word), Math.log(1 + scores.length / (rows.length || 1)));
      for (const row of rows) scores[row] += rarity.get(this.spell(word)) ?? 0;
    }
    const nearest = [...scores.keys()].filter((row) => scores[row]).sort((one, other) => scores[other] - scores[one] || one - other).slice(0, NEAREST);
    const isEnough = (/** @type {string[]} */ forms) => forms.reduce((sum, form) => sum + (rarity.get(form) ?? 0), 0) > BEYOND_CHANCE * Math.log(1 + scores.length);
    return { rows: new Set([...exactly.slice(0, EXACT), ...nearest]), isEnough };
  }

  /** Return where a block, or it and the next one together, has words like those of a quotation. @param {number} row @param {string} quotation @param {ReturnType<typeof tokens>} mine @param {(forms: string[]) => boolean} isEnough @returns {Promise<HeldIn[]>} */
  async inBlock(row, quotation, mine, isEnough) {
    const [article, number] = await this.records.in("blocks", row);
    const [[id, start, end], next] = [article.blocks[number], article.blocks[number + 1]];
    const text = article.text.slice(start, end), both = next ? `${text}\n${article.text.slice(next[1], next[2])}` : ""; // a draft may join two paragraphs
    return [text, both].flatMap((whole) => {
      const pieces = whole.split(GAP);
      return pieces.flatMap((piece, part) => {
        const before = pieces.slice(0, part).reduce((sum, { length }) => sum + length + GAP.length, 0);
        const found = compared(quotation, piece, mine, tokens(piece, this.spell), article.text.includes(GAP), isEnough);
        if (!found || (whole === both && (before + found.from >= text.length || before + found.to <= text.length))) return [];
        return [{ ...found, around: [piece.slice(0, found.from), piece.slice(found.to)], ...this.source(article, id, start + before + found.from, start + before + found.to) }];
      });
    });
  }

  /** Return who says the words of an article between two offsets, and where: the quote with most of them, else the block. @param {ArticleText} article @param {string} block @param {number} from @param {number} to */
  source(article, block, from, to) {
    const common = (/** @type {ArticleText["quotes"][0]} */ [, , start, end]) => Math.min(to, end) - Math.max(from, start);
    const [quote] = article.quotes.filter((each) => common(each) > 0).sort((one, other) => common(other) - common(one) || one[3] - one[2] - (other[3] - other[2]));
    const by = (quote?.[1] ?? []).map((number) => article.speakers[number]).map(([speaker, name]) => /** @type {[string, string]} */ ([speaker || spelt(name), name]));
    const { article: pattern } = this.search.index.addresses, { outlet, colour, shape, date, language } = this.records.source(article);
    return { url: `${pattern.replace("*", article.slug)}#${quote?.[0] ?? block}`, outlet, colour, shape, date, language, place: placeName(block), by, notes: this.notes[article.slug] ?? [], isNamed: true };
  }

  /** Say whether a paragraph has a name of who says the words here; true where nobody is tagged with them. @param {HeldIn} held @param {string} paragraph */
  isNamed({ by: [speaker] }, paragraph) {
    if (!speaker) return true;
    const entry = this.search.entries.speaker?.find(([id]) => id === speaker[0]);
    const bare = (/** @type {string} */ name) => wordsOf(name).join(" ");
    const [here, names] = [` ${bare(paragraph)} `, (entry?.slice(2) ?? [speaker[1]]).map((name) => bare(String(name)))];
    const last = /^\p{Lu}/u.test(speaker[1]) ? names[0].split(" ").slice(-1) : []; // Putin, of Vladimir Putin
    return [...names, ...last].some((name) => name && here.includes(` ${name.replace(/^the /, "")} `));
  }
}
