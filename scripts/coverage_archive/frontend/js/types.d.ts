// What the search's index holds (scripts/coverage_archive/searching/search_index.py), and what its modules hand on.

/** index.json.gz: what every search needs. Texts that are `Packed` are numbers: postings.js unpacks them. */
export interface Index {
  version: string;
  /** How many articles, and how many parts and topics with outlets' words, each of the files has. */
  files: { articles: Packed; said: Packed };
  articles: { quotes: Packed; blocks: Packed; sections: Packed; order: Packed; published: string[] };
  quotes: { gaps: Packed; counts: Packed };
  blocks: Packed;
  names: { kinds: [kind: string, count: number][]; of: Packed[]; counts: Packed };
  entries: Entries;
  filters: {
    id: string; title: string; former: Record<string, string>; of?: string; values?: [id: string, label: string][];
    entries: Packed; sets: number[][]; ofArticles: boolean; rows?: Packed;
  }[];
  /** The first word of each shard, and the endings of the archive's languages, by language. */
  words: { starts: string[]; endings: Record<string, string[]> };
  queries: { questions: string[]; near: string[][] };
  spellings: Spellings;
  addresses: { article: string; speaker: string; topic: string };
  /** The site's own pages. */
  pages: [url: string, title: string, of: string][];
  /** The other files, where the archive is small. */
  parts?: Parts;
}
export type Packed = string;
export type Spellings = { beginnings: Record<string, string>; words: Record<string, string>; ise: string; kept: string[] };
/** The other files, by the beginning of their names. */
export type Parts = { speakers: { entries: Entry[]; rows: Packed }; vocabulary: Vocabulary } & Record<`words-${number}`, Shard> & Record<`articles-${number}`, { articles: ArticleText[] }> & Record<`said-${number}`, { said: SaidOn[] }>;
export type Load = <N extends keyof Parts>(name: N) => Promise<Parts[N]>;

/** What is called how, by kind; speakers are in speakers.json.gz. An id that the label says is empty, until it is opened. */
export type Entries = Record<string, Entry[]>;
export type Entry = [id: string, page: number, name: string, ...aliases: string[]];
/** words-N.json.gz; stems by language, of words of which the browser cannot compute them. */
export type Shard = { words: string[]; places: Packed[]; stems?: Record<string, Record<string, string>>; speakers: [speaker: number, said: Packed, relayed: Packed, ...names: string[]][] };
/** The quotes that a speaker said and relayed; its names, where it has several. */
export type Said = { said: Packed; relayed: Packed; names: string[] };
/** A part of a clause or a topic in said-N.json.gz: its question or description, and outlets' words on it. */
export interface SaidOn {
  url: string; title: string; what: string; about: string; more: number;
  said: [article: string, block: string, words: string, outlet: string, colour: number, shape: number, language: string | null][];
}
/** vocabulary.json.gz */
export type Vocabulary = { words: string[]; counts: Packed };
/** An article in articles-N.json.gz; places are those in its text. */
export interface ArticleText {
  slug: string;
  title: string;
  outlet: [name: string, colour: number, shape: number];
  date: string;
  language: string | null;
  text: string;
  blocks: [id: string, start: number, end: number][];
  speakers: [id: string, name: string][];
  quotes: [id: string, by: number[], start: number, end: number, sentenceStart: number, sentenceEnd: number, ...translation: string[]][];
  sections: [id: string, title: string][];
  translations: Record<string, string[]>;
}

/** A word, and where it begins and ends in its text. */
export type Placed = { word: string; start: number; end: number };
/** Words, of which a phrase has the very forms. `loose`: outside quotation marks; `last`: may be typed still. */
export type Term = { words: string[]; phrase: boolean; loose?: boolean; last?: boolean };
/** A way to meet a demand: all terms must be met, or the text must be of the outlet. What is met so is worth 1 or less. */
export type Way = { terms: Term[]; worth: number; outlet?: number };
/** Ways of which one must be met. `loose`: words outside quotation marks, in `text`; `asks`: a question word, no demand. */
export type Demand = { label: string; ways: Way[]; text?: string; loose?: Placed[]; asks?: boolean };
export type Query = { demands: Demand[]; not: Term[] };
/** What every quote, block and name is worth that meets a demand (0: it does not), and where its words stand. */
export interface Met {
  quotes: Float32Array;
  /** Not 0 where the quote's own words meet it. */
  own: Float32Array;
  blocks: Float32Array;
  names: Float32Array;
  places: { places: Uint32Array; length: number }[];
}
/** A part or topic of whose name the query has the whole: where in the query, and whether it asks for nothing else. */
export type NamedEntry = { kind: "part" | "topic"; of: number; at: number; whole: boolean };

/** Ids of the values chosen, by the filter's id. */
export type Chosen = Record<string, string[]>;
export type Where = "quotes" | "articles" | "all";
/** `near`: whether to search near words, too, if other results are few. */
export type How = { order?: string; typing?: boolean; near?: boolean; where?: Where };
export type State = { text: string; chosen: Chosen; order: string; where: Where };
/** How well each quote and block is met; 0: not. */
export type Scores = { quotes: Float64Array; blocks: Float64Array };
/** The numbers of the quotes and blocks found, in order, and those of the entries named. */
export interface Answer {
  query: Query;
  met: (Met & { label: string })[];
  rows: number[];
  blocks: number[];
  /** Both, in the order in which they are shown. */
  results: ["quotes" | "blocks", number][];
  entries: Record<string, Set<number>>;
  named: NamedEntry[];
  /** Nothing has all words, so this has what has most. */
  partial: boolean;
  /** Near words would find more. */
  nearer: boolean;
  /** The words and phrases that no text has. */
  missing: string[];
  scores: Scores;
}

export type Piece = { text: string; hit: boolean };
/** `lacks` and `near`: the words of the query that the text does not have, and those that it has by near words only. */
export interface Source { lacks: string[]; near: string[]; outlet: string; colour: number; shape: number; date: string; language: string | null; place: string; translation: string[]; pieces: Piece[] }
/** A quote that is found, its words in pieces. */
export interface Found {
  id: string;
  article: string;
  url: string;
  exact: string;
  outlet: string | null;
  part: string;
  start: number;
  end: number;
  speaker: string;
  speaker_name: string;
  kind: string;
  published: string;
  topics: string[];
  via: [id: string, name: string][];
  reviewed: boolean;
  shown: Source & { given: [id: string, label: string]; before: string; after: string };
}
/** A paragraph, headline, caption ... that is found. */
export interface FoundText { url: string; article: string; published: string; shown: Source & { title: string } }

/** A speaker, topic, section, part of a clause or page that a query names. */
export type Named = { url: string; title: string; what: string };

// What two articles side by side are made of (scripts/coverage_archive/pages/side_by_side.py).

/** An article to choose; of a reference text, `outlet` says that it is one. */
export interface Choice {
  slug: string;
  former: string[];
  outlet: string;
  date: string;
  title: string;
  earlier: boolean;
}

/** A word: where it begins and ends in its block, the form that is compared, how rare it is after the one before, whether it says something. */
export type Word = [start: number, end: number, form: string, bits: number, says: 0 | 1];
export interface Block {
  id: string;
  number: number | null;
  html: string;
  words: Word[];
}
export interface Stretch {
  id: string;
  title: string;
  topics: string[];
  blocks: (Block & { topics: string[] })[];
}
/** The text of an article. */
export interface Text extends Choice {
  address: string;
  colour: number;
  shape: number;
  language: string | null;
  supplied: string | null;
  notes: string[];
  head: Block[];
  stretches: Stretch[];
}

/** An end of a band: a stretch of an article, or paragraphs in it (their places there, the last one too). */
export interface End {
  stretch: number;
  blocks: [first: number, last: number] | null;
}
/** What two articles tell on one topic. */
export interface Join {
  topic: string;
  ends: [End, End];
}
/** One of two articles as it is drawn: its stretches, and the paragraphs of each. */
export interface Side {
  text: Text;
  element: HTMLElement;
  stretches: HTMLElement[];
  blocks: HTMLElement[][];
}

// What the page "Check a text" is made of (scripts/coverage_archive/pages/check_page.py).

/** Quotation marks: the tables of scripts/coverage_archive/texts/mark_tables.py. */
export interface MarkTables {
  single: string;
  double: string;
  families: Record<string, string>;
  closing: Record<string, string>;
  plain: Record<string, string>;
  twice: Record<string, string>;
  misread: Record<string, string>;
  named: Record<string, string>;
  writable: string;
  elided: string[];
}
/** Letters, and whether the other text has them so; without letters, the other text has more here. `isAround`: words around a quotation. */
export type CheckedPiece = { text: string; differs?: boolean; isAround?: boolean };
/** How a quotation's words and those of a text, from one offset to another, differ. */
export interface Compared {
  kind: "exact" | "spelling" | "altered";
  share: number;
  from: number;
  to: number;
  own: CheckedPiece[];
  kept: CheckedPiece[];
  said: string[];
}
/** A place in an article with words like those of a quotation; `by` is who says them, then who relayed them. */
export interface HeldIn extends Compared {
  url: string;
  outlet: string;
  colour: number;
  shape: number;
  date: string;
  language: string | null;
  place: string;
  by: [id: string, name: string][];
  notes: string[];
  isNamed: boolean;
  around: [before: string, after: string];
}
/** A quotation, the paragraph around it, and where the archive has its words. */
export interface Checked {
  quotation: string;
  paragraph: string;
  kind: Compared["kind"] | "none";
  held: HeldIn[];
}
