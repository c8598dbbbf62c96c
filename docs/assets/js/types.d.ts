// What the index of quotes holds (scripts/coverage_archive/searching/quote_index.py), and what its modules hand on.

/** quotes.json.gz: what is known of all quotes. */
export interface Table {
  version: string;
  count: number;
  recordsAFile: number;
  articles: [quotes: number, published: string][];
  filters: Filter[];
  words: number[];
  vocabulary: string;
  blocks: string[];
  textsABlock: number;
  csv: { columns: string[]; separator: string };
  addresses: { article: string; speaker: string; topic: string };
}

/** A filter. Opened, every value has its id, and `sets` begins with the sets of one value. */
export interface Filter {
  id: string;
  title: string;
  values: [id: string, label: string, ...names: string[]][];
  former: Record<string, string>;
  sets: number[][];
  rows: number[];
}

/** records-N.json.gz: a quote as the open data has it, and what only the results need. */
export interface Quote {
  id: string;
  url: string;
  article: string;
  published: string | null;
  exact: string;
  kind: string;
  speaker: string;
  speaker_name: string;
  via: string[];
  topics: string[];
  reviewed: boolean;
  [column: string]: unknown;
  shown: { before: string; after: string; outlet: string; colour: number; shape: number; place: string; date: string; language: string | null; way: string; via: string[] };
}

/** A quote that is found, its words in pieces. */
export type Found = Quote & { shown: { pieces: Piece[] } };
export type Piece = { text: string; hit: boolean };

/** Ids of the values chosen, by the filter's id. */
export type Chosen = Record<string, string[]>;
export type State = { text: string; chosen: Chosen; order: string };
export type Query = { words: string[]; phrases: string[][] };
/** Where a term stands: the places, counted in words from 0, by the text's number. */
export type Places = Map<number, number[]>;
/** The numbers of the quotes found, in order; and for every filter's id how many there are by the value's place in it. */
export type Answer = { query: Query; rows: number[]; counts: Record<string, number[]> };

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
