import { Bands, edges, pointAtStretches, stretchOf } from "/js/side-by-side/bands.js";
import { Choosing } from "/js/side-by-side/choosing.js";
import { blocksOf, draw as drawText, light, outlet } from "/js/side-by-side/drawing.js";
import { joined, onOneTopic } from "/js/side-by-side/joins.js";
import { sharedWords } from "/js/side-by-side/shared-words.js";
import { Together } from "/js/side-by-side/together.js";
import { clock, draw, every, fault, find, fire, key, same, serve, settled, test, texts } from "./kit.js";

/** Words of a text as the build weighs them: every word says something, and is as rare as asked. */
const weighed = (text, bits = 600) => [...text.matchAll(/\w+/g)].map(({ 0: word, index }) => [index, index + word.length, word.toLowerCase(), bits, 1]);
const block = (id, html, topics = []) => ({ id, number: Number(id.slice(1)) || null, html, words: weighed(html.replace(/<[^>]*>/g, (tag) => "")), topics });
const stretch = (id, topics, ...blocks) => ({ id, title: topics.length ? `About ${topics[0]}` : "", topics, blocks });
const article = (slug, colour, stretches, more = {}) => ({
  slug, former: [], outlet: `Outlet ${slug}`, date: "1 May 2024", title: `Title ${slug}`, earlier: false, address: `/articles/${slug}/`,
  colour, shape: colour, language: "en", supplied: null, notes: [], head: [block("headline", `Head of ${slug}`), block("standfirst", "Stand first")], stretches, ...more,
});
const A = article("a", 1, [
  stretch("pledge", ["pact", "war"], block("p1", "Both sides give all military help at once.")),
  stretch("end", [], block("p2", "Nothing else was said.")),
  stretch("fish", ["fish"], block("p3", "The fishing fleet went home.")),
]);
const B = article("b", 5, [
  stretch("start", ["trade"], block("p1", "Trade goes on.", ["pact"]), block("p2", "So all military help at once is due.", ["pact"]), block("p3", "x")),
  stretch("reply", ["war"], block("p4", "The war is a war.")),
], { notes: ["A note."], language: "en-GB" });

// -- drawing --------------------------------------------------------------------------------------------------------

test("a text is drawn with its source, title and stretches, each a link to its place in the article", () => {
  draw('<div class="old" style="height: 1em; overflow: auto">old<br>old<br>old</div>');
  find("div").scrollTop = 9; // a side scrolls by itself, and a new text begins at its top
  const side = drawText(find("div"), B);
  same([side.element.className, side.element.getAttribute("aria-label"), side.element.scrollTop], ["beside__side outlet--5", "Outlet b, 1 May 2024", 0]);
  same(find("header").className, "beside__title outlet--5");
  same(find(".beside__source").innerHTML, '<span class="outlet outlet--5 shape--5"><a href="/articles/b/">Outlet b</a></span> 1 May 2024');
  same(find("h2").outerHTML, '<h2 class="verbatim" lang="en-GB" data-block="headline" dir="auto">Head of b</h2>');
  same([texts("header p.verbatim"), texts(".fine")], [["Stand first"], ["A note."]]);
  same(every(".stretch").map((it) => it.dataset.stretch), ["0", "1"]);
  same(find("h3").outerHTML, '<h3><a href="/articles/b/#start">About trade</a></h3>');
  same(find(".stretch p").outerHTML, '<p class="verbatim" lang="en-GB" data-block="p1" data-number="1" dir="auto">Trade goes on.</p>');
  same(side.blocks.map((blocks) => blocks.map((it) => it.dataset.block)), [["p1", "p2", "p3"], ["p4"]]);
  same(blocksOf(B).map(({ id }) => id), ["headline", "standfirst", "p1", "p2", "p3", "p4"]);
  same(outlet(A, "x").outerHTML, '<span class="outlet outlet--1 shape--1">x</span>');
});

test("a title that the archive supplies is no words of the article, and a stretch without a topic says so unseen", () => {
  draw("<div></div>");
  const side = drawText(find("div"), article("a", 1, A.stretches, { supplied: "[A title]" }));
  same([find("h2").outerHTML, texts("header p.verbatim")], ["<h2>[A title]</h2>", ["Head of a", "Stand first"]]);
  same(side.stretches.map((it) => find("h3", it).outerHTML)[1], '<h3 class="visually-hidden"><a href="/articles/a/#end">No topic</a></h3>');
});

test("a quote in a quote keeps its own line, and the outer one has a line around the rest", () => {
  draw("<div></div>");
  const html = 'He <mark class="quote words--paraphrased">said <mark class="quote words--quoted">all</mark> now</mark>.';
  drawText(find("div"), article("a", 1, [stretch("s", ["t"], block("p1", html))]));
  same(find("[data-block=p1]").innerHTML, 'He <mark class="quote words--paraphrased"><span class="quote-line words--paraphrased">said </span><mark class="quote words--quoted">all</mark><span class="quote-line words--paraphrased"> now</span></mark>.');
});

test("words of one phrase are lit together, in pieces where a quote begins, and a supplied headline never", () => {
  draw("<div></div>");
  const text = article("a", 1, [stretch("s", ["t"], block("p1", "one two, <b>three four</b>"))], { supplied: "[T]", head: [block("headline", "x")] });
  const side = drawText(find("div"), text);
  const [title] = text.head;
  find('[data-block="headline"]').remove();
  light(side, [title.words.map(() => [9]), [[1], [1], [1], [2, 3]]]);
  same(find("[data-block=p1]").innerHTML, [
    '<span class="word word--shared" data-phrases="1">one two</span>, ', '<b><span class="word word--shared" data-phrases="1">three</span>',
    ' <span class="word word--shared" data-phrases="2 3">four</span></b>',
  ].join(""));
});

// -- what both tell -------------------------------------------------------------------------------------------------

const ends = ({ joins }) => joins.map(({ topic, ends: [a, b] }) => [topic, a.stretch, a.blocks, b.stretch, b.blocks]);

test("stretches on one topic are joined, and what an article tells in passing by its paragraphs", () => {
  const found = joined([A, B]);
  same(ends(found), [["war", 0, null, 1, null]]);
  same(found.alone.map((side) => [...side]), [[2], [0]]);
  const passing = joined([article("a", 1, [stretch("p", ["pact"], block("p1", "x"))]), B]);
  same(ends(passing), [["pact", 0, null, 0, [0, 1]]]);
  same(ends(joined([B, article("a", 1, [stretch("p", ["pact"], block("p1", "x"))])])), [["pact", 0, [0, 1], 0, null]]);
});

test("a stretch of the same id and topic comes first, and of several each is joined with one as far down", () => {
  const two = (...rows) => article("x", 1, rows.map(([id, ...topics]) => stretch(id, topics, block("p1", "x"))));
  same(ends(joined([two(["a", "t"], ["b", "t"]), two(["b", "t"], ["a", "t"])])), [["t", 0, null, 1, null], ["t", 1, null, 0, null]]);
  same(ends(joined([two(["a", "t"], ["b", "t"], ["c", "t"]), two(["x", "t"], ["y", "t"])])), [["t", 0, null, 0, null], ["t", 1, null, 1, null], ["t", 2, null, 1, null]]);
  same(ends(joined([two(["a", "t"]), two(["a", "u"], ["b", "t"])])), [["t", 0, null, 1, null]]);
  same(ends(joined([two(["a", "u", "t"]), two(["b", "t"])])), [["t", 0, null, 0, null]]);
});

test("shared phrases count between stretches that are joined, and beside headlines everywhere", () => {
  const join = (a, b) => ({ topic: "t", ends: [{ stretch: a, blocks: null }, { stretch: b, blocks: null }] });
  const two = [A, B];
  // Blocks: headline, standfirst, then those of the stretches.
  const around = [
    [[[1]], [[]], [[0, 1, 2]], [[2, 3]], [[4]]],
    [[[]], [[4]], [[0]], [[1]], [[3]], [[2]]],
  ];
  same(onOneTopic(two, [join(0, 0)], around), [
    [[[1]], [[]], [[0, 1]], [[]], [[4]]],
    [[[]], [[4]], [[0]], [[1]], [[]], [[]]],
  ]);
  same(onOneTopic(two, [join(1, 1)], around), [
    [[[1]], [[]], [[]], [[2]], [[4]]],
    [[[]], [[4]], [[]], [[1]], [[]], [[2]]],
  ]);
});

test("phrases of two rare words that say something are shared, and never across passages", () => {
  const phrases = (left, right, bits) => sharedWords(left.map((text) => weighed(text, bits)), right.map((text) => weighed(text, bits)));
  same(phrases(["all military help now"], ["military help now came"], 1000), [[[[], [0], [0], [0]]], [[[0], [0], [0], []]]]);
  same(phrases(["military help"], ["military help"], 999), [[[[], []]], [[[], []]]]);
  same(phrases(["military", "help"], ["military help"], 5000), [[[[]], [[]]], [[[], []]]]);
  same(phrases(["a bc", "ab c"], ["ab c", "a bc"], 1000), [[[[0], [0]], [[1], [1]]], [[[1], [1]], [[0], [0]]]]);
  const mute = weighed("of the", 2000).map(([start, end, form, bits]) => [start, end, form, bits, 0]);
  same(sharedWords([mute], [mute]), [[[[], []]], [[[], []]]]);
});

// -- bands ----------------------------------------------------------------------------------------------------------

/** Two sides of 300 pixels, with two stretches of 400 pixels each, and a band between the first ones. */
function beside(joins = [{ topic: "t", ends: [{ stretch: 0, blocks: null }, { stretch: 0, blocks: null }] }]) {
  const side = (name) => `<div class="side" id="${name}" style="position: absolute; top: 10px; left: ${name === "a" ? 0 : 400}px; width: 200px; height: 300px; overflow: auto">
    ${[0, 1].map((at) => `<div class="stretch" data-stretch="${at}" style="height: ${name === "a" ? 400 : 600}px"><h3 style="margin: 0"><a href="#${name}${at}">x</a></h3><p style="margin: 0; height: 100px">1</p><p style="margin: 0; height: 50px">2</p></div>`).join("")}</div>`;
  draw(`<div id="area">${side("a")}<svg style="position: absolute; top: 10px; left: 200px" width="200" height="300"></svg>${side("b")}</div>`);
  const sides = ["a", "b"].map((name) => {
    const element = find(`#${name}`);
    const stretches = every(".stretch", element);
    return { element, stretches, blocks: stretches.map((it) => every("p", it)), text: name === "a" ? A : B };
  });
  return { sides, joins, bands: new Bands(find("svg"), sides, joins, new Map([["t", "tint--3"]])) };
}

test("a band leads from one stretch to the other, and on out of sight where that is", () => {
  const { bands, sides } = beside();
  const path = find("path");
  same([path.getAttribute("class"), path.dataset.join, path.getAttribute("d")], ["band tint--3", "0", null]);
  bands.draw();
  same(path.getAttribute("d"), "M0 0C100 0 100 0 200 0V348C100 348 100 348 0 348Z");
  sides[0].element.scrollTop = 150;
  bands.draw();
  same([path.getAttribute("d"), path.getAttribute("class")], ["M0 -48C100 -48 100 0 200 0V348C100 348 100 250 0 250Z", "band tint--3"]);
  sides[1].element.scrollTop = 700;
  bands.draw();
  same(path.getAttribute("d"), "M0 -48C100 -48 100 -48 200 -48V-48C100 -48 100 250 0 250Z");
  sides[0].element.scrollTop = 450;
  bands.draw();
  same(path.getAttribute("d"), "");
});

test("a band between what stands far apart is far, and one of paragraphs leads to these", () => {
  const { bands, sides } = beside([{ topic: "t", ends: [{ stretch: 1, blocks: [0, 1] }, { stretch: 0, blocks: [1, 1] }] }]);
  const { top, bottom } = edges(sides[0], { stretch: 1, blocks: [0, 1] });
  same([bottom - top, edges(sides[1], { stretch: 0, blocks: null }).bottom - 10], [150, 600]);
  bands.draw();
  same(find("path").getAttribute("class"), "band tint--3 is-far");
  sides[0].element.scrollTop = 330;
  bands.draw();
  same(find("path").getAttribute("class"), "band tint--3");
  find("svg").style.display = "none";
  bands.draw();
});

test("the stretch that is pointed at stands out with its bands and what they lead to", () => {
  const { bands, sides } = beside();
  const seen = () => [every(".is-pointed-at").map((it) => it.dataset.stretch ?? it.tagName), find("svg").classList.contains("has-one-pointed-at")];
  pointAtStretches(find("#area"), () => bands);
  fire(find("#b p"), "mouseover");
  same(seen(), [["0", "path", "0"], true]);
  fire(find("#b .stretch:last-child p"), "mouseover");
  same(seen(), [[], false]);
  fire(find("path"), "mouseover");
  same(seen(), [["0", "path", "0"], true]);
  fire(find("#area"), "mouseleave");
  same(seen(), [[], false]);
  fire(find("#a a"), "focusin");
  same(seen()[1], true);
  fire(find("#a a"), "focusout");
  same(seen()[1], false);
  document.addEventListener("click", (event) => same(stretchOf(event, sides), [1, 1]), { once: true });
  fire(find("#b .stretch:last-child p"), "click");
  document.addEventListener("click", (event) => same(stretchOf(event, sides), null), { once: true });
  fire(find("svg"), "click");
});

test("before anything is drawn, pointing does nothing", () => {
  beside();
  pointAtStretches(find("#area"), () => null);
  fire(find("#b p"), "mouseover");
  fire(find("#area"), "mouseleave");
  same(every(".is-pointed-at").length, 0);
});

// -- together -------------------------------------------------------------------------------------------------------

test("a side that is scrolled takes the other along, so that joined stretches stand side by side", () => {
  const { sides, joins } = beside();
  const together = new Together(sides, joins);
  const [a, b] = sides.map(({ element }) => element);
  const follow = (place) => {
    a.scrollTop = place;
    together.follow(0);
    return Math.round(b.scrollTop);
  };
  same([follow(0), follow(500)], [0, 900]);
  same(together.places(0), [[0, 0], [100, 150], [300, 450], [800, 1200]]);
  same(together.places(1), [[0, 0], [150, 100], [450, 300], [1200, 800]]);
  // The reading line is at 0.4 of a side, and at both ends moves to its very top or bottom.
  const line = (element, height) => {
    const most = element.scrollHeight - element.clientHeight;
    const within = Math.min(element.clientHeight, most) / 2;
    const { scrollTop } = element;
    return scrollTop + Math.min(scrollTop / within, 1) * 0.4 * height + (1 - Math.min((most - scrollTop) / within, 1)) * 0.6 * height;
  };
  for (const place of [30, 80, 150, 260, 400, 480]) {
    a.scrollTop = place;
    together.follow(0);
    const at = line(a, 300);
    const [[from, theirFrom], [to, theirTo]] = [[[0, 0], [100, 150]], [[100, 150], [300, 450]], [[300, 450], [800, 1200]]].find(([, [end]]) => at <= end);
    same(Math.abs(line(b, 300) - (theirFrom + ((at - from) / (to - from)) * (theirTo - theirFrom))) < 4, true);
  }
});

test("a side does not follow its own being put, nor while going somewhere, nor where the reader wants none", () => {
  const { sides, joins } = beside();
  const together = new Together(sides, joins);
  const [a, b] = sides.map(({ element }) => element);
  a.scrollTop = 200;
  together.follow(0);
  const put = b.scrollTop;
  together.follow(1);
  same([a.scrollTop, together.put[0]], [200, -1]);
  b.scrollTop = put + 1;
  together.follow(1);
  same(a.scrollTop, 200);
  b.scrollTop = put + 50;
  together.follow(1);
  same(a.scrollTop !== 200, true);
  together.go(0, 0, "instant");
  const before = b.scrollTop;
  a.scrollTop = 450;
  together.follow(0);
  same(b.scrollTop, before);
  together.stopGoing();
  together.follow(0);
  same([b.scrollTop !== before, together.goingUntil], [true, 0]);
  together.following = false;
  a.scrollTop = 0;
  const stays = b.scrollTop;
  together.follow(0);
  same(b.scrollTop, stays);
});

test("going to a stretch brings it and the joined one 16 pixels below the top, for as long as 900 milliseconds", () => {
  const { sides, joins } = beside([{ topic: "t", ends: [{ stretch: 1, blocks: null }, { stretch: 1, blocks: null }] }]);
  const together = new Together(sides, joins);
  const places = () => sides.map(({ element }) => element.scrollTop);
  Date.now = () => 5000;
  together.go(0, 1, "instant");
  same([places(), together.goingUntil], [[384, 584], 5900]);
  together.go(1, 0, "instant");
  same(places(), [384, 0]);
  together.following = false;
  together.go(1, 1, "instant");
  same(places(), [384, 584]);
  same([together.fellow(0, 1), together.fellow(0, 0), together.join(1, 1).topic], [1, null, "t"]);
});

test("motion is smooth unless the reader's system wants less of it", () => {
  const { sides, joins } = beside();
  const how = [];
  for (const { element } of sides) element.scrollTo = ({ behavior }) => how.push(behavior);
  window.matchMedia = (query) => ({ matches: query.includes("reduce") && how.length > 0 });
  const together = new Together(sides, joins);
  together.go(0, 0);
  together.go(0, 1);
  same(how, ["smooth", "smooth", "instant"]);
});

test("where a side does not scroll by itself, the page does", () => {
  const { sides, joins } = beside();
  for (const { element } of sides) Object.assign(element.style, { position: "static", overflow: "visible", height: "auto" });
  document.body.style.minHeight = "5000px";
  const together = new Together(sides, joins);
  sides[1].element.style.display = "none";
  together.go(0, 1, "instant");
  same(Math.round(sides[0].stretches[1].getBoundingClientRect().top), 16);
  same(together.at(0, 20), 1);
  same(together.at(0, 10), 0);
  same(together.at(0, -9999), 0);
});

// -- choosing -------------------------------------------------------------------------------------------------------

const LIST = [A, B, { slug: "c", former: ["old-c"], outlet: "Gamma", date: "2 May 2024", title: "Third", earlier: true }];
const FORM = (count = 3) => `<div class="beside" data-articles="${count}" data-list="list.gz" data-texts="texts/SLUG.gz" data-a="a" data-b="b"><form>
<input type="search" data-filter hidden><select name="a"><option value="a">A</option></select><input type="search" data-filter hidden><select name="b"><option value="b">B</option></select>
<p class="beside__said"></p></form></div>`;
const TEXTS = { "texts/a.gz": A, "texts/b.gz": B, "texts/c.gz": { ...A, slug: "c" } };
const options = (at) => texts("option", every("select")[at]);
const chosenIn = () => every("select").map(({ value }) => value);
async function choosing(search = "", files = {}, count = 3) {
  history.replaceState(null, "", search || location.pathname);
  const asked = serve({ "list.gz": LIST, ...TEXTS, ...files });
  draw(FORM(count));
  let chosen = 0;
  const made = new Choosing(find(".beside"), () => chosen++);
  await settled();
  return { made, asked, times: () => chosen };
}
const slugs = async (made) => {
  const { texts: [one, other], said } = await made.chosen();
  return [one.slug, other.slug, said];
};

test("both lists offer every article, and a choice goes into the address", async () => {
  const { made, times } = await choosing("?on=war&lit=no");
  same(options(0), ["Outlet a · 1 May 2024 · Title a", "Outlet b · 1 May 2024 · Title b", "Gamma · 2 May 2024 · Third (an earlier version)"]);
  same(options(1).length, 3);
  same(chosenIn(), ["a", "b"]);
  find("select").value = "c";
  fire(find("select"), "change");
  same([location.search, times()], ["?lit=no&a=c&b=b", 1]);
  same(await slugs(made), ["c", "b", []]);
  same(chosenIn(), ["c", "b"]);
});

test("what the address leaves open is the first two, and never one article twice unless it is asked for", async () => {
  for (const [search, found] of [["", ["a", "b"]], ["?a=b", ["b", "a"]], ["?b=a", ["b", "a"]], ["?a=c", ["c", "b"]]]) {
    same((await slugs((await choosing(search)).made)).slice(0, 2), found);
  }
  same(await slugs((await choosing("?a=b&b=b")).made), ["b", "b", ["Both sides show the same article: choose another."]]);
});

test("an earlier name leads to its article, and a wrong one to another, which is said", async () => {
  const { made, asked } = await choosing("?a=old-c&b=x%20y");
  same(await slugs(made), ["c", "b", ["The address names “x y”, which is no article of this archive. Here is another."]]);
  same(asked.some((address) => address.startsWith("texts/x%20y.gz")), true);
  await slugs(made);
  same(asked.filter((address) => address.startsWith("texts/b.gz")).length, 1);
});

test("where the list cannot be loaded, or is empty, the two articles can be read still", async () => {
  const NO_LIST = "No other articles can be chosen: their list could not be loaded. Load the page again.";
  console.error = () => {};
  for (const list of [500, []]) {
    const { made } = await choosing("", { "list.gz": list });
    same([find(".beside__said").textContent, await slugs(made)], [` ${NO_LIST}`, ["a", "b", [NO_LIST]]]);
    history.replaceState(null, "", "?a=old-c");
    same(await fault(made.chosen()), "Only the list says which article had this address before.");
  }
});

test("a text that cannot be loaded, or is empty, is an error, and tried again the next time", async () => {
  const files = { "texts/a.gz": 500 };
  const { made } = await choosing("", files);
  same(await fault(made.chosen()), "texts/a.gz: 500");
  serve({ "list.gz": LIST, ...TEXTS });
  same((await slugs(made))[0], "a");
  same(await fault((await choosing("", { "texts/a.gz": { slug: "" } })).made.chosen()), "The text of a is empty.");
  same(await fault((await choosing("", { "texts/a.gz": 404 })).made.chosen()), "The articles of the archive have no text.");
});

test("of more than 300 articles the reader types to find some, and what was chosen stays", async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ slug: `m${at}`, former: [], outlet: "Many", date: "", title: `Number ${at}`, earlier: false }));
  const { made } = await choosing("", { "list.gz": [...LIST, ...many] }, 301);
  same(every("[data-filter]").map((it) => it.hidden), [false, false]);
  same(options(0), ["A"]);
  const [filter] = every("[data-filter]");
  const type = async (words) => {
    filter.value = words;
    fire(filter, "input");
    await settled();
    return [options(0).length, find(".beside__said").textContent];
  };
  same(await type("MANY  number"), [51, "60 found; the newest 50 are in the list."]);
  same([options(0)[0], find("select").value, options(1)], ["A", "a", ["B"]]);
  same(await type("third gam"), [2, "1 found."]);
  same(await type("title outlet"), [2, "2 found."]);
  same(options(0), ["Outlet a · 1 May 2024 · Title a", "Outlet b · 1 May 2024 · Title b"]);
  same((await choosing("", {}, 300)) && every("[data-filter]").map((it) => it.hidden), [true, true]);
  same(await slugs(made), ["a", "b", []]);
});

// -- the page -------------------------------------------------------------------------------------------------------

const PAGE = `<button data-scheme-choice></button>${FORM().replace("</form></div>", `<label><input type="checkbox" name="together" checked></label><label><input type="checkbox" name="lit" checked></label></form>
<div class="beside__texts" style="height: 300px"><div class="beside__side" data-side="a"></div><svg></svg><div class="beside__side" data-side="b"></div></div>
<div class="beside__switch"><p class="beside__switched"></p><button data-show="a" aria-pressed="true">A</button><button data-show="b" aria-pressed="false">B</button></div></div>`)}`;
async function open(search = "", files = {}) {
  history.replaceState(null, "", search || location.pathname);
  serve({ "list.gz": LIST, ...TEXTS, ...files });
  draw(PAGE);
  await import("/js/side-by-side.js");
  for (let turns = 0; turns < 10; turns++) await settled();
}
const [stretchesOf, area] = [(side) => every(`[data-side="${side}"] .stretch`), () => find(".beside__texts")];

test("two articles are drawn with their joins, what one alone tells, and their outlets on the switch", async () => {
  await open();
  same(texts(".beside__title h2"), ["Head of a", "Head of b"]);
  same([stretchesOf("a").map((it) => it.className), stretchesOf("b").map((it) => it.className)], [
    ["stretch is-joined tint--4", "stretch", "stretch"], ["stretch", "stretch is-joined tint--4"],
  ]);
  same([stretchesOf("a").map((it) => texts(".stretch__alone", it).length), texts(".stretch__alone")[0]], [[0, 0, 1], "nothing tagged in the other article"]);
  same(every("[data-show]").map((it) => it.innerHTML), ['<span class="outlet outlet--1 shape--1">Outlet a</span>', '<span class="outlet outlet--5 shape--5">Outlet b</span>']);
  same([area().hasAttribute("aria-busy"), area().className], [false, "beside__texts is-lit"]);
  same(find("path").getAttribute("class").startsWith("band tint--4"), true);
});

test("each topic has a colour of its own that is no outlet's here, as long as there are any", async () => {
  const topics = Array.from({ length: 12 }, (_, at) => stretch(`s${at}`, [`t${at}`], block(`p${at + 1}`, "x")));
  await open("", { "texts/a.gz": { ...A, colour: 0, stretches: topics }, "texts/b.gz": { ...B, colour: 9, stretches: topics } });
  const tints = stretchesOf("a").map((it) => it.className.replace("stretch is-joined tint", ""));
  same(tints, ["--5", "--4", "--3", "--2", "--6", "--8", "--10", "--7", "--11", "--1", "", ""]);
});

test("words are lit where both tell of one topic, and not between languages", async () => {
  const near = { ...B, stretches: [stretch("pledge", ["pact"], block("p1", "So all military help at once is due."))] };
  await open("", { "texts/b.gz": near });
  same(texts("[data-side=b] .stretch .word--shared"), ["all military help at once"]);
  fire(find(".word--shared"), "click");
  same(every(".is-pointed-at").length >= 2, true);
});

test("words of two languages are not compared", async () => {
  await open("", { "texts/b.gz": { ...B, language: "ko", stretches: [stretch("pledge", ["pact"], block("p1", "So all military help at once is due."))] } });
  same(every(".word--shared").length, 0);
});

test("words of a language that is not known are compared", async () => {
  await open("", { "texts/b.gz": { ...B, language: null, stretches: [stretch("pledge", ["pact"], block("p1", "So all military help at once is due."))] } });
  same(every("[data-side=b] .stretch .word--shared").length, 1);
});

test("scrolling together and lit words are chosen, and stand in the address", async () => {
  await open("?lit=no");
  const [together, lit] = every("[type=checkbox]");
  same([together.checked, lit.checked, area().className], [true, false, "beside__texts"]);
  lit.checked = true;
  fire(lit, "change");
  same([location.search, area().className], ["", "beside__texts is-lit"]);
  together.checked = false;
  fire(together, "change");
  same(location.search, "?together=no");
});

test("keys go from stretch to stretch and across, and the topic stands in the address", async () => {
  await open();
  const focused = () => document.activeElement.getAttribute("href");
  const root = find(".beside");
  key(root, "n");
  same([focused(), location.search], ["/articles/a/#pledge", "?on=war"]);
  same(key(document.activeElement, "n").defaultPrevented, true);
  same([focused(), location.search], ["/articles/a/#end", ""]);
  key(document.activeElement, "n");
  key(document.activeElement, "n");
  same(focused(), "/articles/a/#fish");
  key(document.activeElement, "p");
  key(document.activeElement, "p");
  key(document.activeElement, "p");
  same(focused(), "/articles/a/#pledge");
  key(document.activeElement, "ArrowLeft");
  same(focused(), "/articles/a/#pledge");
  key(document.activeElement, "ArrowRight");
  same([focused(), location.search], ["/articles/b/#reply", "?on=war"]);
  key(document.activeElement, "ArrowLeft");
  same(focused(), "/articles/a/#pledge");
  for (const how of ["ctrlKey", "altKey", "metaKey"]) key(document.activeElement, "n", { [how]: true });
  same(key(document.activeElement, "x").defaultPrevented, false);
  key(find("select"), "n");
  same(focused(), "/articles/a/#pledge");
});

test("a band leads to its stretch, and a form that is sent loads nothing", async () => {
  await open();
  fire(find("path"), "click");
  same([document.activeElement.getAttribute("href"), location.search], ["/articles/a/#pledge", "?on=war"]);
  same(fire(find("form"), "submit").defaultPrevented, true);
});

test("an address that names a topic opens there, and going back shows the pair before", async () => {
  const scrolled = [];
  Element.prototype.scrollTo = function (how) {
    scrolled.push([this.dataset.side, how.behavior]);
  };
  const style = document.createElement("style");
  style.textContent = ".beside__side { overflow-y: auto }";
  document.head.append(style);
  await open("?on=war");
  same(scrolled, [["a", "instant"], ["b", "instant"]]);
  history.replaceState(null, "", "?a=c&b=b");
  fire(window, "popstate");
  for (let turns = 0; turns < 5; turns++) await settled();
  same([texts(".beside__title h2")[0], every("select")[0].value], ["Head of a", "c"]);
});

test("a side that is scrolled by hand takes the other along, and the bands with it", async () => {
  const style = document.createElement("style");
  style.textContent = ".beside__side { overflow-y: auto; height: 100px } .stretch { height: 400px }";
  document.head.append(style);
  await open();
  const [a, b] = every(".beside__side");
  a.scrollTop = 300;
  fire(a, "scroll");
  same(b.scrollTop > 100, true);
  find("[name=together]").checked = false;
  fire(find("[name=together]"), "change");
  const before = b.scrollTop;
  a.scrollTop = 700;
  fire(a, "scroll");
  same(b.scrollTop, before);
});

test("articles that cannot be loaded are said to be so", async () => {
  console.error = () => {};
  await open("", { "texts/a.gz": 500 });
  same([find(".beside__said").textContent, area().getAttribute("aria-busy")], ["The articles could not be loaded. Load the page again, or read them one by one.", "true"]);
});

test("on a phone one article is shown, and the switch goes to the other at the topic that is read", async () => {
  const style = document.createElement("style");
  style.textContent = ".stretch { min-height: 1200px } .beside:not([data-shown=b]) [data-side=b], .beside[data-shown=b] [data-side=a] { display: none }";
  document.head.append(style);
  await open();
  const [first, second] = every("[data-show]");
  const shown = () => [find(".beside").dataset.shown ?? "", every("[data-show]").map((it) => it.getAttribute("aria-pressed")).join(), find(".beside__switched").textContent];
  fire(second, "click");
  same(shown(), ["b", "false,true", ""]);
  fire(second, "click");
  same(shown()[0], "b");
  scrollTo(0, stretchesOf("b")[1].getBoundingClientRect().top + scrollY - 100);
  fire(first, "click");
  same([...shown(), Math.abs(stretchesOf("a")[0].getBoundingClientRect().top - 100) < 2], ["a", "true,false", "", true]);
  scrollTo(0, stretchesOf("a")[2].getBoundingClientRect().top + scrollY - 100);
  fire(second, "click");
  same([shown()[2], Math.abs(stretchesOf("b")[1].getBoundingClientRect().top - 100) < 2], ["“About fish”: nothing tagged in this article", true]);
});
