import { addressOf, stateIn } from "/js/searching/address.js";
import { answerIn } from "/js/searching/box.js";
import { take } from "/js/searching/downloads.js";
import { SearchIndex, spelt } from "/js/searching/engine.js";
import { counted, Filter, filtered, inOrder } from "/js/searching/facets.js";
import { FilterList, howMany, number, several } from "/js/searching/filters.js";
import { failed, Finder } from "/js/searching/finder.js";
import { searchFromTheHeader } from "/js/searching/header.js";
import { pressed } from "/js/searching/keys.js";
import { named, partsNamed } from "/js/searching/named.js";
import { didYouMean, whatToTry } from "/js/searching/nothing-found.js";
import { lastUpTo, summed, unpack } from "/js/searching/postings.js";
import { parse } from "/js/searching/query.js";
import { around, marked, Records } from "/js/searching/records.js";
import { cards, litWords } from "/js/searching/results.js";
import { distance, nearest } from "/js/searching/suggest.js";
import { clipboard, clock, draw, every, fault, find, fire, key, noClipboard, same, saved, serve, settled, test, texts, until } from "./kit.js";

// The index is that of tests/archives/pact.yml.
const opened = () => SearchIndex.open(new URL("/quotes/index/", location.href));

// -- queries and addresses ------------------------------------------------------------------------------------------

test("a query is words, phrases, what must not be there, and what may be instead", () => {
  const asked = (text) => parse(text).demands.map(({ ways }) => ways.map(({ terms: [{ words, phrase, last }] }) => `${phrase ? `"${words.join(" ")}"` : words}${last ? "…" : ""}`));
  same(asked("some  Words,"), [["some"], ["words"]]);
  same(asked("some words"), [["some"], ["words…"]]);
  same(asked('"some words" x '), [['"some words"'], ["x…"]]);
  same(asked("“some words"), [['"some words"']]);
  same(asked("a OR b OR c d."), [["a", "b", "c"], ["d"]]);
  same(asked("OR a"), [["a…"]]);
  same(asked("a OR ,"), [["a"]]);
  same(asked('a -b -"c d" - e.'), [["a"], ["e"]]);
  same(parse('a -b -"c d" - e.').not.map(({ words, phrase }) => [words.join(" "), phrase]), [["b", false], ["c d", true]]);
  same(parse("a OR -b c.").not.map(({ words }) => words), [["b"]]);
  same(asked("a -b"), [["a"]]);
  same(asked("cold-war."), [["cold"], ["war"]]);
  same(asked("x OR cold-war."), [["x", '"cold war"']]);
  same(asked("-"), []);
  same(parse('Cold, "a  b" OR c').demands.map(({ label }) => label), ["Cold", "“a  b” OR c"]);
  same(parse("北朝鮮、ロ is").demands.map(({ label }) => label), ["北朝鮮", "ロ", "is"]);
});

const FILTERS = [{ id: "speaker", former: { old: "kim" }, values: [["kim", "Kim"], ["ri", "Ri"]] }, { id: "year", former: {}, values: [["2024", "2024"]] }];

test("an address says what is asked; earlier ids lead on and what is unknown is left out", () => {
  same(stateIn("?q=a%20b&speaker=old&speaker=kim&speaker=x&year=2023&in=quotes&sort=newest", FILTERS), { text: "a b", chosen: { speaker: ["kim"] }, where: "quotes", order: "newest" });
  same(stateIn("?in=x&sort=y", FILTERS), { text: "", chosen: {}, where: "all", order: "relevance" });
  same(["articles", "all"].map((where) => stateIn(`?in=${where}`, FILTERS).where), ["articles", "all"]);
  same(["oldest", "speaker", "relevance"].map((order) => stateIn(`?sort=${order}`, FILTERS).order), ["oldest", "speaker", "relevance"]);
  same(stateIn("?speaker=toString", FILTERS).chosen, {});
  same(addressOf({ text: "a b", chosen: { speaker: ["kim", "ri"] }, where: "articles", order: "oldest" }), "?q=a+b&speaker=kim&speaker=ri&in=articles&sort=oldest");
  same(addressOf({ text: " ", chosen: { speaker: [] }, where: "all", order: "relevance" }), location.pathname);
});

// -- numbers, filters, order ----------------------------------------------------------------------------------------

test("packed numbers are unpacked, summed, and found by halves", () => {
  const signs = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => sign !== '"' && sign !== "\\");
  same([...unpack(`${signs[0]}${signs[59]}${signs[61]}${signs[2]}${signs[60]}${signs[61]}${signs[0]}`)], [0, 59, 62, 60]);
  same([...unpack("")], []);
  same([...summed(Uint32Array.of(1, 0, 5))], [1, 1, 6]);
  same([-1, 0, 2, 3, 9, 10].map((limit) => lastUpTo([0, 3, 3, 9], limit)), [-1, 0, 0, 2, 3, 3]);
  same([number(0), number(999), number(1000), number(1234567)], ["0", "999", "1,000", "1,234,567"]);
  same([several(1, "quote"), several(0, "quote"), several(2000, "quote")], ["1 quote", "No quotes", "2,000 quotes"]);
  same([howMany(0, 2), howMany(1, 1), howMany(3, 0)], ["No quotes; 2 paragraphs", "1 quote; 1 paragraph", "3 quotes"]);
  same([spelt("Kim Jong-un (2)"), spelt("§")], ["kim-jong-un-2", ""]);
});

/** A filter of two values and a set of both; a row has the number of a set. */
const filter = (id, rows, more = {}) => new Filter(
  { id, title: id, former: {}, entries: "!#", sets: [[0, 1]], values: [["a", "A"], ["b", "B"]], rows, ofArticles: false, ...more },
  { quotes: Uint32Array.of(0, 0, 1), blocks: Uint32Array.of(0, 1) },
);
const sign = (...numbers) => numbers.map((value) => "!#$%&"[value]).join("");

test("filters let through what has a chosen value of each, and count with the choices in the others", () => {
  const speaker = filter("speaker", sign(0, 1, 2));
  const year = filter("year", sign(0, 1), { ofArticles: true });
  same([...speaker.rows("quotes")], [0, 1, 2]);
  same([speaker.rows("blocks"), [...year.rows("quotes")], [...year.rows("blocks")]], [null, [0, 0, 1], [0, 1]]);
  same([speaker.valuesOf(2), speaker.valuesOf(9), speaker.countOf(0), speaker.countOf(1)], [[["a", "A"], ["b", "B"]], [], 2, 2]);
  same(filter("x", undefined).rows("quotes"), null);
  same(filter("x", undefined).countOf(0), 0);
  const scores = Float64Array.of(1, 2, 0.5);
  const both = [speaker, year];
  same(filtered(both, scores, {}, "quotes"), [0, 1, 2]);
  same(filtered(both, Float64Array.of(1, 0, 1), { speaker: ["a"] }, "quotes"), [0, 2]);
  same(filtered(both, scores, { speaker: ["b"], year: ["a"] }, "quotes"), [1]);
  same(filtered(both, scores, { speaker: ["unknown"] }, "quotes"), [0, 1, 2]);
  same(filtered(both, Float64Array.of(1, 1), { year: ["b"] }, "blocks"), [1]);
  same(filtered(both, Float64Array.of(1, 1), { speaker: ["a"] }, "blocks"), []);
  same(counted(both, scores, {}, "quotes"), [[2, 2], [2, 1]]);
  same(counted(both, scores, { speaker: ["b"] }, "quotes"), [[2, 2], [1, 1]]);
  same(counted(both, Float64Array.of(1, 1), { speaker: ["b"] }, "blocks"), [[0, 0], [0, 0]]);
});

test("results stand by score, time or speaker, what is alike in reading order, and undated last", () => {
  const of = { score: (row) => [1, 3, 3, 2][row], time: (row) => [2, 0, 1, 2][row], speaker: (row) => ["b", "a", "b", "a"][row] };
  const order = (name) => inOrder([3, 2, 1, 0], name, of).join("");
  same(["relevance", "newest", "oldest", "speaker"].map(order), ["1230", "0321", "2031", "1302"]);
});

test("a filter shows eight values, those chosen and the most frequent, and all when asked", () => {
  const values = Array.from({ length: 12 }, (_, at) => [`v${at}`, `Value ${at}`]);
  const asked = [];
  const list = new FilterList({ id: "topic", title: "Topic", values }, (...choice) => asked.push(choice));
  draw("<form></form>").firstChild.append(list.element);
  const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000, 0];
  list.show(new Set(["v0"]), counts);
  const shown = () => texts("li").map((words) => words.replace("Value ", ""));
  same(shown(), ["00", "101,000", "99", "88", "77", "66", "55", "44"]);
  same([find("legend").textContent, find(".finder__filter").hidden, every("input:checked").map(({ value }) => value), every(".is-none").length], ["Topic", false, ["v0"], 1]);
  const button = find(".finder__all");
  same([button.hidden, button.type, button.textContent, button.getAttribute("aria-label")], [false, "button", "Show all 11", "Show all 11: Topic"]);
  button.click();
  same([shown().length, button.textContent, button.getAttribute("aria-label")], [11, "Show fewer", "Show fewer: Topic"]);
  button.click();
  same(shown().length, 8);
  find("input[value=v9]").click();
  find("input[value=v0]").click();
  same(asked, [["topic", "v9", true], ["topic", "v0", false]]);
  list.show(new Set(values.map(([value]) => value)), counts);
  same([shown().length, button.hidden], [12, true]);
  list.show(new Set(), counts.fill(0));
  same([find(".finder__filter").hidden, every("input").map(({ name, type }) => `${name} ${type}`).slice(0, 1)], [true, []]);
});

test("a filter of few values shows all of them, in their order", () => {
  const list = new FilterList({ id: "kind", title: "Kind", values: [["a", "A"], ["b", "B"]] }, () => {});
  draw("<form></form>").firstChild.append(list.element);
  list.show(new Set(["b"]), [0, 3]);
  same([texts("li"), find(".finder__all").hidden, every("li").map((row) => row.className)], [["A0", "B3"], true, ["is-none", ""]]);
  same(find("li").innerHTML, '<label><input type="checkbox" name="kind" value="a"><span class="finder__label">A</span><span class="finder__number">0</span></label>');
});

// -- suggestions ----------------------------------------------------------------------------------------------------

test("how far words are apart: letters wrong, missing, too many, or changed places", () => {
  const pairs = ["treaty treaty", "treaty traty", "treaty treeaty", "treaty treety", "treaty rteaty", "treaty tretay", "abc bca", "treaty summit", "a abcd", " ab"];
  same(pairs.map((pair) => distance(...pair.split(" "), 2)), [0, 1, 1, 1, 1, 1, 2, 3, 3, 2]);
  same(distance("ab", "ba", 1), 1);
});

test("the nearest words come first, then the most frequent; or two words, or what begins like it", () => {
  const words = ["treaty", "treats", "threat", "north", "korea", "alliance", "alliances", "war", "wars", "ward"];
  const vocabulary = { words, counts: "!#$%&'()*+" };
  same(nearest("treatty", vocabulary), ["treaty", "treats"]);
  same(nearest("northkorea", vocabulary), ["north korea"]);
  same(nearest("alliancy", vocabulary), ["alliance", "alliances"]);
  same(nearest("wart", vocabulary), ["ward", "wars", "war"]);
  same(nearest("wart", vocabulary, 1), ["ward"]);
  same(nearest("xyzzy", vocabulary), []);
  same(nearest("allianxyz", vocabulary), ["alliances", "alliance"]);
  same(nearest("allixyzuv", vocabulary), []);
  same(nearest("tre", vocabulary), ["treats", "treaty"]);
  same(nearest("war", vocabulary), ["ward", "wars"]);
});

// -- what is shown --------------------------------------------------------------------------------------------------

test("words that were met are lit, neighbours in one piece, and a long text is cut around the first", () => {
  const pieces = (text, ...hits) => marked(text, new Set(hits)).map(({ text: words, hit }) => (hit ? `[${words}]` : words)).join("");
  same(pieces("One, two three. Four", 1, 2), "One, [two three]. Four");
  same(pieces("One two", 0), "[One] two");
  same(pieces("One two", 1), "One [two]");
  same(pieces("One two"), "One two");
  same(marked("One two", new Set([0, 1])), [{ text: "One two", hit: true }]);
  const long = "word ".repeat(40);
  const cut = around([{ text: `${long}`, hit: false }, { text: "met", hit: true }, { text: ` ${long}${long}`, hit: false }, { text: "more", hit: true }]);
  same(cut[0], { text: `… ${"word ".repeat(17)}`, hit: false });
  same([cut[1], cut.length], [{ text: "met", hit: true }, 3]);
  same(cut[2].text, ` ${"word ".repeat(35)}…`);
  same(around([{ text: "short ", hit: false }, { text: "met", hit: true }]), [{ text: "short ", hit: false }, { text: "met", hit: true }]);
  same(around([{ text: long + long, hit: false }])[0].text, `${"word ".repeat(53)}word …`);
  same(litWords([{ text: "a", hit: true }, { text: "b", hit: false }]).map((it) => it.outerHTML ?? it), ['<mark class="hit">a</mark>', "b"]);
});

const SHOWN = { lacks: [], near: [], given: ["partly-quoted", "partly quoted"], colour: 3, shape: 2, outlet: "Gazette", date: "1 May", language: "en", place: "paragraph 7", before: "He said ", after: " ", pieces: [{ text: "at ", hit: false }, { text: "once", hit: true }], translation: ["words", "the archive"] };
const QUOTE = {
  id: "q", article: "a", url: "articles/a/#q", exact: "=at once", speaker: "kim", speaker_name: "Kim", kind: "direct", published: "2024-05-01", outlet: "gazette",
  part: "p7", start: 3, end: 9, topics: ["war", "pact"], via: [["kcna", "KCNA"], ["yonhap", "Yonhap"]], reviewed: false, shown: SHOWN,
};
const made = () => cards({ speaker: "s/*/", topic: "t/*/", article: "a/*/" }, (address) => `/root/${address}`, (of, value) => `${of}:${value}`);

test("the card of a quote says whose words, through whom, how, where, when and on what", () => {
  const card = made().quote(QUOTE);
  same(card.outerHTML.replace(/<button.*/, ""), [
    '<li class="card outlet--3" data-quote="a/q"><blockquote class="card__words words words--partly-quoted" lang="en"><span class="finder__context finder__context--before">He said </span>',
    '<a class="finder__link" href="/root/articles/a/#q">at <mark class="hit">once</mark></a></blockquote>',
    '<p class="translation" lang="en">In English: words <small>(translated by the archive)</small></p>',
    '<p class="card__source"><a class="speaker" href="/root/s/kim/">Kim</a> <span class="via">via <a class="speaker" href="/root/s/kcna/">KCNA</a>, <a class="speaker" href="/root/s/yonhap/">Yonhap</a></span> ',
    '<span class="treatment">partly quoted</span> <span class="unreviewed">tagged by machine, not yet reviewed</span></p>',
    '<p class="card__where"><span class="outlet outlet--3 shape--2"><a href="/root/a/a/">Gazette</a></span> <time datetime="2024-05-01">1 May</time> ',
    '<a class="place" href="/root/articles/a/#q" title="Read it in the article">paragraph 7</a> <a class="topic" href="/root/t/war/">topic:war</a><a class="topic" href="/root/t/pact/">topic:pact</a> ',
  ].join(""));
  const plain = made().quote({ ...QUOTE, via: [], published: "", reviewed: true, shown: { ...SHOWN, translation: [], before: "", after: " more", date: "[no date]" } });
  same([plain.querySelector(".via, .unreviewed, time, .translation, .finder__context--before"), plain.querySelector(".unknown").textContent, plain.querySelector(".finder__context--after").textContent], [null, "[no date]", " more"]);
});

test("the card of a paragraph says where it stands", () => {
  same(made().text({ url: "articles/a/#p7", article: "a", published: "", shown: SHOWN }).outerHTML, [
    '<li class="card card--text outlet--3" data-text="articles/a/#p7"><blockquote class="card__words words" lang="en"><a class="finder__link" href="/root/articles/a/#p7">at <mark class="hit">once</mark></a></blockquote>',
    '<p class="translation" lang="en">In English: words <small>(translated by the archive)</small></p><p class="card__where"><span class="outlet outlet--3 shape--2"><a href="/root/a/a/">Gazette</a></span> ',
    '<span class="unknown">1 May</span> <a class="place" href="/root/articles/a/#p7" title="Read it in the article">paragraph 7</a></p></li>',
  ].join(""));
});

test("a card's link is copied, which its button says for two seconds, or shown to copy by hand", async () => {
  const pass = clock();
  const copied = clipboard();
  const card = made().quote(QUOTE);
  draw("").append(card);
  const button = find(".finder__copy");
  button.click();
  await settled();
  same([copied, button.type, button.textContent], [["/root/articles/a/#q"], "button", "Copied"]);
  pass(1999);
  same(button.textContent, "Copied");
  pass(1);
  same(button.textContent, "Copy link");
  noClipboard();
  button.click();
  await settled();
  const field = find(".finder__address");
  same([field.value, field.readOnly, field.getAttribute("aria-label"), field.selectionEnd, button.textContent, button.nextSibling === field], ["/root/articles/a/#q", true, "Permanent address", 19, "Copy link", true]);
});

test("quotes are taken along as a table that no spreadsheet runs, or as JSON", async () => {
  const files = saved();
  const plain = { ...QUOTE, id: "r", exact: 'say "a",\nb', published: "", outlet: null, via: [], topics: [], reviewed: true, shown: { ...SHOWN, translation: [] } };
  const root = new URL("https://example.org/x/");
  take("csv", [QUOTE, plain], root);
  take("json", [plain], root);
  const [csv, json] = await files();
  same(csv, ["quotes.csv", "text/csv;charset=utf-8", [
    "id,url,article,outlet,published,part,exact,start,end,kind,speaker,speaker_name,via,topics,translation,translated_by,reviewed",
    'q,https://example.org/x/articles/a/#q,a,gazette,2024-05-01,p7,\'=at once,3,9,direct,kim,Kim,"kcna,yonhap","war,pact",words,the archive,false',
    'r,https://example.org/x/articles/a/#q,a,,,p7,"say ""a"",\nb",3,9,direct,kim,Kim,,,,,true', "",
  ].join("\r\n")]);
  same([json.slice(0, 2), JSON.parse(json[2])], [["quotes.json", "application/json;charset=utf-8"], [{
    id: "r", url: "https://example.org/x/articles/a/#q", article: "a", outlet: null, published: null, part: "p7", exact: 'say "a",\nb', start: 3, end: 9, kind: "direct",
    speaker: "kim", speaker_name: "Kim", via: [], topics: [], translation: null, translated_by: null, reviewed: true,
  }]]);
  same(json[2].endsWith("]\n"), true);
});

// -- the index ------------------------------------------------------------------------------------------------------

test("a quote that is found is cut out of its article with its sentence and all that is known of it", async () => {
  const search = await opened();
  const found = await search.find("hegemonistic", {});
  const [quote] = await new Records(search).quotes(found.rows, found);
  same(quote, {
    id: "hegemonistic-habits", article: "monsoon-closest-pact", url: "articles/monsoon-closest-pact/#hegemonistic-habits", exact: "the hegemonistic habits of the far West",
    outlet: "monsoon-review", part: "p10", start: quote.start, end: quote.start + 39, speaker: "orlov", speaker_name: "Pavel Orlov", kind: "partial", published: "", topics: ["alliance"], via: [], reviewed: true,
    shown: {
      outlet: "[Monsoon Review]", colour: 1, shape: 1, date: "[date not stated]", language: "en", lacks: [], near: [], given: ["quoted", "quoted"], translation: [], place: "paragraph 10",
      pieces: [{ text: "the ", hit: false }, { text: "hegemonistic", hit: true }, { text: " habits of the far West", hit: false }],
      before: 'At the table, Orlov thanked his hosts for their help against what he named "', after: '".',
    },
  });
  same((await new Records(search).quotes((await search.find('"headline" OR "at once"', { speaker: ["treaty"] })).rows, found)).map(({ shown }) => shown.place), ["headline", "paragraph 1", "paragraph 1", "paragraph 4"]);
});

test("a paragraph that is found is shown around its words", async () => {
  const search = await opened();
  const found = await search.find("peninsula", {});
  const [paragraph] = await new Records(search).blocks(found.blocks, found);
  same(paragraph, {
    url: "articles/gazette-help-at-once/#p11", article: "gazette-help-at-once", published: "2024-06-20T11:01",
    shown: {
      outlet: "The Strait Gazette", colour: 0, shape: 0, date: "20 June 2024, 11:01", language: "en", lacks: [], near: [], place: "paragraph 11",
      title: "Two capitals promise each other help 'at once' if either is attacked, text shows", translation: [],
      pieces: [{ text: "The new promise adds to worries on the Korean ", hit: false }, { text: "Peninsula", hit: true }, { text: " and beyond, where it could open a way for foreign troops.", hit: false }],
    },
  });
});

test("what a query names is offered with what it is: speakers, topics, outlets' articles, parts, sections", async () => {
  const search = await opened();
  const records = new Records(search);
  const names = async (query, most = 9) => {
    const found = await search.find(query, {});
    const { first, others } = await partsNamed(search, records, found, 3);
    return named(search, records, found.entries, most, [...first, ...others].map(({ url, title, what }) => ({ url, title, what })));
  };
  same(await names("orlov"), [{ url: "speakers/orlov/", title: "Pavel Orlov", what: "speaker" }]);
  same(await names("putin"), []);
  same(await names("immediacy"), [{ url: "compare/article-4/#immediacy", title: "Immediacy", what: "part of Article 4" }]);
  same(await names("gazette"), [{ url: "articles/gazette-help-at-once/", title: "Two capitals promise each other help 'at once' if either is attacked, text shows", what: "article, The Strait Gazette" }]);
  const earlier = { url: "articles/gazette-help-at-once/#earlier-treaties", title: "Earlier treaties", what: "section, in The Strait Gazette" };
  same(await names("earlier treaties"), [earlier, { ...earlier, url: "articles/monsoon-closest-pact/#earlier-treaties", what: "section, in [Monsoon Review]" }]);
  same(await names("earlier treaties", 1), [earlier]);
  same((await names("sanctions")).map(({ what }) => what), ["topic", "section, in The Strait Gazette", "section, in [Monsoon Review]"]);
});

test("where nothing is found, what may be meant and what to try is said", async () => {
  const search = await opened();
  const tries = async (text, chosen = {}, where = "all") => {
    const found = await search.find(text, chosen);
    const lines = await whatToTry(search, found, { text, chosen, where, order: "relevance" }, (changes, words) => `<${words} ${JSON.stringify(changes)}>`);
    return lines.map((parts) => parts.join(""));
  };
  const ALL = '<Show all quotes {"text":"","chosen":{},"where":"all"}>';
  same(await tries("Alliannce"), ['Did you mean <Alliance {"text":"Alliance"}>?', ALL]);
  same(await tries("xyzzy plugh"), ["Nothing here has “xyzzy”, “plugh”. Check the spelling, or leave them out.", ALL]);
  same((await tries("xyzzy"))[0], "Nothing here has “xyzzy”. Check the spelling, or leave it out.");
  same(await tries('"friendship burning"'), ['Search <the words without the quotation marks {"text":"friendship burning"}>: 1 quote', ALL]);
  same(await tries("peninsula hegemonistic"), []);
  same((await tries("hegemonistic", { outlet: ["strait-gazette"] }))[0], 'Search <without the filters {"chosen":{}}>: 1 quote');
  same((await tries("peninsula", {}, "quotes"))[0], '<Search quotes and articles {"where":"all"}>: No quotes; 1 paragraph');
  same((await tries("hegemonistic", {}, "articles"))[0], '<Search quotes and articles {"where":"all"}>: 1 quote');
  same(await tries("peninsula", {}, "articles"), [ALL]);
  same((await tries("arnis"))[0].includes(" or ") || (await tries("arnis"))[0].startsWith("Did you mean"), true);
  const meant = async (text) => didYouMean(search, text, {}, await search.find(text, {}));
  same(await meant("alliance"), []);
  same(await meant("burnign Freindship"), ["burning Friendship"]);
});

// -- the page of results --------------------------------------------------------------------------------------------

const QUOTES = `<div id="finder" class="finder" data-index="/quotes/index/" data-root="../" hidden><form><input class="finder__q" name="q"></form>
<details class="finder__filters"><summary>Filters<span class="finder__chosen"></span></summary><div class="finder__lists"></div></details>
<p class="finder__count"></p><p class="finder__said"></p><label class="finder__sort"><select><option value="relevance">best match</option><option value="newest">n</option><option value="oldest">o</option><option value="speaker">s</option></select></label>
<fieldset class="finder__where">${["all", "quotes", "articles"].map((where) => `<label><input type="radio" name="in" value="${where}"><span class="finder__number"></span></label>`).join("")}</fieldset>
<ul class="finder__chips"></ul><ul class="finder__named" hidden></ul><div class="finder__none" hidden></div><ol class="finder__parts" hidden></ol><ol class="finder__results"></ol><button class="finder__more" hidden></button>
<section class="finder__pages" hidden><ul></ul></section><p class="finder__downloads" hidden><button data-format="csv"><b>CSV</b></button><button data-format="json">JSON</button></p></div>
<div class="finder__failed" hidden><button>Try again</button></div><div id="all-quotes"></div>`;
let pass = () => {};
async function results(search = "") {
  history.replaceState(null, "", search || location.pathname);
  draw(QUOTES);
  pass = clock();
  const finder = new Finder(find("#finder"), await opened());
  await finder.search();
  return finder;
}
const count = () => find(".finder__count").textContent;
const shown = () => every(".finder__results .card").map((card) => card.dataset.quote?.split("/")[1] ?? card.dataset.text.split("#")[1]);
const idle = (finder, address) => until(() => location.search === address && !finder.element.hasAttribute("aria-busy") && finder.rows.length + Number(!finder.none.hidden));

test("the page begins with every quote, and says how many there are", async () => {
  await results();
  same([count(), shown().length, texts(".finder__number").slice(0, 0)], ["All 24 quotes", 24, []]);
  same([find("#finder").hidden, find("#all-quotes").hidden, find(".finder__failed").hidden, find(".finder__more").hidden, find(".finder__downloads").hidden, find(".finder__none").hidden], [false, true, true, true, false, true]);
  same([find("select").value, find("option").text, find("input[name=in]:checked").value, find(".finder__filters").open], ["relevance", "place in the archive", "all", true]);
  same(texts("legend").slice(1), ["Speaker", "Outlet", "Topic", "How it is given", "Relayed by", "Year"].slice(1));
  pass(0);
  same(find(".finder__said").textContent, "All 24 quotes");
});

test("the address is searched, with filters, place and order", async () => {
  await results("?q=treaty&outlet=monsoon-review&sort=newest&in=quotes");
  same([find(".finder__q").value, find("select").value, find("option").text, find("input[name=in]:checked").value], ["treaty", "newest", "best match", "quotes"]);
  same([/^\d+ quotes with these filters$/.test(count()), every("[data-text]").length], [true, 0]);
  same([texts(".finder__chips li"), find(".finder__chosen").textContent, find(".finder__chips button").getAttribute("aria-label")], [["Outlet: Monsoon Review ×"], " (1)", "Remove the filter Outlet: Monsoon Review"]);
  find(".finder__chips button").click();
  same(location.search, "?q=treaty&in=quotes&sort=newest");
});

test("what articles say besides can be searched alone", async () => {
  await results("?q=worries&in=articles");
  same([/^\d+ paragraphs$/.test(count()), every("[data-quote]").length, every("[data-text]").length > 1], [true, 0, true]);
  const numbers = texts(".finder__where .finder__number").map(Number);
  same(numbers[0], numbers[1] + numbers[2]);
  await results("?q=worries");
  same(count(), howMany(numbers[1], numbers[2]));
});

test("typing searches when it rests, as one step back, and is said aloud after a while", async () => {
  const finder = await results();
  const length = history.length;
  const box = find(".finder__q");
  box.focus();
  for (const text of ["a", "alliance"]) {
    box.value = text;
    fire(box, "input");
    pass(79);
  }
  same(location.search, "");
  pass(1);
  await idle(finder, "?q=alliance");
  box.value = "alliance name";
  fire(box, "input");
  pass(80);
  await idle(finder, "?q=alliance+name");
  await until(() => shown()[0] === "all-but-name");
  same(history.length - length, 1);
  pass(799);
  same(find(".finder__said").textContent, "All 24 quotes".replace(/.*/, find(".finder__said").textContent));
  pass(1);
  same(find(".finder__said").textContent, count());
  fire(box, "blur");
  same(finder.typing, false);
  box.value = "habits";
  same(fire(find("form"), "submit").defaultPrevented, true);
  await idle(finder, "?q=habits");
  same(history.length - length, 2);
});

test("filters, order and place go into the address", async () => {
  const finder = await results();
  find("select").value = "speaker";
  fire(find("select"), "change");
  await idle(finder, "?sort=speaker");
  find("input[name=in][value=quotes]").click();
  await idle(finder, "?in=quotes&sort=speaker");
  const box = () => find('input[name=topic][value="alliance"]');
  box().click();
  await idle(finder, "?topic=alliance&in=quotes&sort=speaker");
  await until(() => box().checked);
  find('input[name=topic][value="article-4"]').click();
  await idle(finder, "?topic=alliance&topic=article-4&in=quotes&sort=speaker");
  await until(() => texts(".finder__chips li").length === 3);
  same([texts(".finder__chips li").at(-1), find(".finder__clear").type], ["Remove all", "button"]);
  find(".finder__clear").click();
  await idle(finder, "?in=quotes&sort=speaker");
  await until(() => find(".finder__chips").hidden);
  history.back();
  await idle(finder, "?topic=alliance&topic=article-4&in=quotes&sort=speaker");
});

test("results come 25 at a time, and the focus goes to the first of the next", async () => {
  const finder = await results("?q=the");
  const all = finder.rows.length;
  same([shown().length, find(".finder__more").hidden, find(".finder__more").textContent], [25, false, `Show ${Math.min(25, all - 25)} more of ${all - 25}`]);
  find(".finder__more").click();
  await until(() => shown().length > 25);
  same([shown().length, document.activeElement === every(".finder__link")[25]], [Math.min(50, all), true]);
});

test("what is shown is saved as it is asked for", async () => {
  const files = saved();
  await results("?q=hegemonistic");
  find("[data-format=csv] b").click();
  find("[data-format=json]").click();
  find(".finder__downloads").click();
  same((await files()).map(([name]) => name), ["quotes.csv", "quotes.json"]);
});

test("speakers and topics that a query names are offered as filters, and pages by name", async () => {
  const finder = await results("?q=orlov");
  same([find(".finder__named").hidden, texts(".finder__named li")], [false, ["Speaker: Pavel Orlov (4)"]]);
  same([find(".finder__pages").hidden, find(".finder__pages li").textContent, find(".finder__pages a").getAttribute("href")], [false, "Pavel Orlov speaker", new URL("../speakers/orlov/", location.href).href]);
  find(".finder__named button").click();
  await idle(finder, "?speaker=orlov");
  await until(() => find(".finder__named").hidden);
  same([count(), find(".finder__q").value, find(".finder__pages").hidden], ["4 quotes with these filters", "", true]);
});

test("the page's title has what is searched for, as long as it is", async () => {
  document.title = "Search · The archive";
  const finder = await results("?q=treaty");
  same(document.title, "treaty · Search · The archive");
  finder.change({ text: "" });
  await idle(finder, "");
  same(document.title, "Search · The archive");
});

test("where nothing is found, tries are links that search here", async () => {
  const finder = await results("?q=alliannce");
  same([find(".finder__none").hidden, texts(".finder__none p"), texts(".finder__none li")], [false, ["Nothing is found. You could try:"], ["Did you mean alliance?", "Show all quotes"]]);
  same(find(".finder__none a").getAttribute("href"), "?q=alliance");
  same(fire(find(".finder__none a"), "click").defaultPrevented, true);
  await idle(finder, "?q=alliance");
  await until(() => find(".finder__none").hidden);
  await results("?q=putin");
  same([count(), find(".finder__downloads").hidden], ["No quotes", true]);
  await results("?q=immediacy");
  same(find(".finder__none").hidden, true); // the part is the answer
});

test("when the search fails every quote is shown, and another try may help", async () => {
  console.warn = () => {};
  draw(QUOTES);
  let tries = 0;
  failed(new Error("no index"), () => tries++);
  same([find("#finder").hidden, find("#all-quotes").hidden, find(".finder__failed").hidden, document.documentElement.className], [true, false, false, "without-program"]);
  find(".finder__failed button").click();
  same(tries, 1);
});

test("a search that fails in the middle shows every quote, and its next try the results", async () => {
  console.warn = () => {};
  const finder = await results("?q=orlov");
  const { engine } = finder;
  finder.engine = Object.assign(Object.create(engine), { find: () => Promise.reject(new Error("gone")) });
  await finder.search();
  same([find("#finder").hidden, find("#all-quotes").hidden], [true, false]);
  finder.engine = engine;
  find(".finder__failed button").click();
  await until(() => !find("#finder").hidden);
  same([find("#all-quotes").hidden, find(".finder__failed").hidden], [true, true]);
});

test("a slow search says that it is at work", async () => {
  const finder = await results();
  let answer = () => {};
  const { engine } = finder;
  finder.engine = Object.assign(Object.create(engine), { find: (...asked) => new Promise((go) => { answer = () => go(engine.find(...asked)); }) });
  const searching = finder.search();
  await settled();
  pass(199);
  same(finder.element.hasAttribute("aria-busy"), false);
  pass(1);
  same(finder.element.getAttribute("aria-busy"), "true");
  answer();
  await searching;
  same(finder.element.hasAttribute("aria-busy"), false);
});

test("keys lead to the box, from result to result, and start anew", async () => {
  const finder = await results("?q=orlov");
  const box = find(".finder__q");
  same(key(document.body, "/").defaultPrevented, true);
  same([document.activeElement === box, box.selectionEnd], [true, 5]);
  same(key(box, "/").defaultPrevented, false);
  key(box, "ArrowDown");
  const links = every(".finder__link");
  same(document.activeElement === links[0], true);
  same(key(document.activeElement, "ArrowDown").defaultPrevented, true);
  same(document.activeElement === links[1], true);
  key(document.activeElement, "ArrowUp");
  key(document.activeElement, "ArrowUp");
  same(document.activeElement === box, true);
  same(key(box, "ArrowUp").defaultPrevented, false);
  same(key(document.body, "ArrowDown").defaultPrevented, false);
  for (const how of ["ctrlKey", "altKey", "metaKey"]) same(key(box, "ArrowDown", { [how]: true }).defaultPrevented, false);
  same(key(find("select"), "ArrowDown").defaultPrevented, false);
  same(key(find("select"), "/").defaultPrevented, false);
  links.at(-1).focus();
  key(document.activeElement, "ArrowDown");
  same(document.activeElement === links.at(-1), true);
  same(key(document.activeElement, "Escape").defaultPrevented, true);
  same([box.value, document.activeElement === box, location.search], ["", true, ""]);
  same(key(box, "Escape").defaultPrevented, false);
  same(key(box, "x").defaultPrevented, false);
  await until(() => shown().length === 24);
});

// -- the box of the header ------------------------------------------------------------------------------------------

const BOX = '<form class="search-box" action="/quotes/"><input type="search" name="q"></form><p><a href="#" id="elsewhere">x</a></p>';
async function typed(words) {
  const input = find("input");
  input.value = words;
  fire(input, "input");
  pass(80);
  await until(() => find(".search-box__all a")?.textContent === `All results for “${words.trim()}”`);
}

test("the box answers as one types: quotes, paragraphs and names, each a link", async () => {
  draw(BOX);
  pass = clock();
  find("input").focus();
  answerIn(find("input"));
  same([find("form").className, find(".search-box__found").hidden, find("[role=status]").className], ["search-box answers", true, "visually-hidden"]);
  await typed(" alliance ");
  same(find(".search-box__found").hidden, false);
  same(find(".search-box__all a").href, new URL("/quotes/?q=alliance", location.href).href);
  same(texts("h2"), ["Quotes", "In articles", "Names and pages"].filter((title) => texts("h2").includes(title)));
  same(find("li").innerHTML.replace(/href="[^"]*"/, "href"), '<a href><span class="verbatim" lang="en">stopped short of going so far as to call it an <mark class="hit">alliance</mark></span><small>Pavel Orlov, in The Strait Gazette, paragraph 7</small></a>');
  same(find("li a").getAttribute("href"), new URL("/articles/gazette-help-at-once/#stopped-short", location.href).href);
  const said = find(".search-box__all").textContent.replace(/^.*” /, "");
  same(find("[role=status]").textContent, "");
  pass(800);
  same(find("[role=status]").textContent, said);
  await typed("orlov");
  same(every("h2").length >= 2 && texts("h2 + ul").at(-1), "Pavel Orlovspeaker");
  same(every(".search-box__found ul")[0].children.length, 3);
});

test("the box closes where nothing is typed, by Escape, and when the focus goes", async () => {
  draw(BOX);
  pass = clock();
  const input = find("input");
  input.focus();
  answerIn(input);
  await typed("orlov");
  const list = find(".search-box__found");
  key(input, "ArrowDown");
  same(document.activeElement === every("a", list)[0], true);
  key(document.activeElement, "ArrowDown");
  same([document.activeElement === every("a", list)[1], key(document.activeElement, "ArrowUp").defaultPrevented], [true, true]);
  key(document.activeElement, "ArrowUp");
  same(document.activeElement === input, true);
  key(input, "ArrowDown");
  same(key(document.activeElement, "Escape").defaultPrevented, true);
  same([list.hidden, document.activeElement === input], [true, true]);
  same(key(input, "Escape").defaultPrevented, false);
  same(key(input, "ArrowDown").defaultPrevented, false);
  input.blur();
  input.focus();
  await until(() => !list.hidden);
  fire(input, "focusout", { relatedTarget: every("a", list)[0] });
  same(list.hidden, false);
  fire(input, "focusout", { relatedTarget: find("#elsewhere") });
  same(list.hidden, true);
  await typed("alliance");
  input.value = "";
  fire(input, "input");
  pass(80);
  same(list.hidden, true);
});

test("an answer that comes when the reader has left is not shown, and without an index the form still leads on", async () => {
  console.warn = () => {};
  draw(BOX);
  pass = clock();
  const input = find("input");
  input.focus();
  answerIn(input);
  input.value = "orlov";
  fire(input, "input");
  pass(80);
  input.blur();
  for (let turns = 0; turns < 40; turns++) await settled();
  same(find(".search-box__found").hidden, true);
});

test("the header's box is ready when it is first used, and / leads to it", async () => {
  draw(BOX);
  searchFromTheHeader();
  const input = find("input");
  same(key(document.body, "x").defaultPrevented, false);
  for (const how of ["ctrlKey", "metaKey"]) same(key(document.body, "/", { [how]: true }).defaultPrevented, false);
  same(key(document.body, "/").defaultPrevented, true);
  same(document.activeElement === input, true);
  same(key(input, "/").defaultPrevented, false);
  await until(() => find(".search-box__found"));
  input.blur();
  input.focus();
  for (let turns = 0; turns < 10; turns++) await settled();
  same(every(".search-box__found").length, 1);
  document.body.insertAdjacentHTML("beforeend", '<input class="finder__q">');
  same(key(document.body, "/").defaultPrevented, false);
});
