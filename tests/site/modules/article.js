import { check, checkList } from "/js/article/checking.js";
import { embedding } from "/js/article/embedding.js";
import { followTheText } from "/js/article/map.js";
import { offerModes } from "/js/article/modes.js";
import { putNotesBesideTheirLines } from "/js/article/notes.js";
import { openQuotes } from "/js/article/panel.js";
import { oneStopFor } from "/js/common/roving.js";
import { clipboard, clock, draw, every, find, fire, ids, key, same, serve, settled, test, texts } from "./kit.js";

// -- the panel ------------------------------------------------------------------------------------------------------

const point = (key, title, said, more = "") => `<div class="point" data-point="${key}" ${more}><dt><a href="#">${title}</a></dt>${said}</div>`;
const ARTICLE = `
<article class="page__inside page--article" style="position: relative">
<section class="outlet--3">
<p id="p1">Words. <mark class="quote" id="q1">one <b>two</b></mark> and <mark class="quote" data-continues="q1">three</mark>.</p>
<ul class="margin"><li><a class="note" href="#about_q1" data-for="q1">A</a></li><li><a class="note" href="#about_q2" data-for="q2">B</a></li></ul>
<p id="p2"><mark class="quote" id="q2">four</mark></p></section>
<ol><li class="about-quote" data-for="q1" data-points="topic x|element y" data-attribution="A, in B" data-at="10-20">
<a class="about-quote__words">one</a><p class="who">said by A</p><p class="original" hidden>orig</p><p class="tools"><a data-cite href="cite/#q1">Cite</a></p></li>
<li class="about-quote" data-for="q2" data-points="" data-attribution="C, in D" data-at="0-4"><p class="who">said by C</p><p class="tools"><a data-cite href="cite/#q2">Cite</a></p></li></ol>
<dl>${point("topic x", "X", '<dd><span class="outlet">P</span> words</dd>')}${point("element y", "Y", '<dd><span class="outlet">P</span> more</dd>')}${point("topic z", "Z", "")}
${point("topic n", "N", '<dd class="none">nothing tagged</dd>', "data-none")}${point("topic m", "M", '<dd class="none">nothing tagged</dd>', "data-none")}</dl>
</article><p id="outside">Outside</p>`;
const panel = () => find("#the_panel");
const opened = () => [panel().hidden ? "" : find(".who", panel()).textContent, every("mark.is-open").length, every(".note").map((note) => note.getAttribute("aria-expanded"))];
const CLOSED = ["", 0, ["false", "false"]];
const FIRST = ["said by A", 2, ["true", "false"]];
const SECOND = ["said by C", 1, ["false", "true"]];
const tool = (words) => every(".panel__tools button").find((button) => button.textContent === words);

test("a quote opens its panel and the second tap closes it, and another quote takes its place", () => {
  draw(ARTICLE);
  openQuotes();
  same(opened(), CLOSED);
  same(every(".note").map((note) => note.getAttribute("aria-controls")), ["the_panel", "the_panel"]);
  fire(find("#q1 b"), "click");
  same(opened(), FIRST);
  same([panel().className, panel().getAttribute("role"), panel().getAttribute("aria-label"), panel().tabIndex], ["panel outlet--3", "region", "About this quote", -1]);
  fire(find(".who", panel()), "click");
  same(opened(), FIRST);
  fire(find("[data-continues]"), "click");
  same(opened(), CLOSED);
  fire(find("#q1"), "click");
  fire(find("#q2"), "click");
  same(opened(), SECOND);
  fire(find("#p1"), "click");
  same(opened(), CLOSED);
});

test("the panel holds who says it, the points it is on and its tools, and no words twice", () => {
  draw(ARTICLE);
  openQuotes();
  const event = fire(find(".note"), "click");
  same(event.defaultPrevented, true);
  same([...panel().children].map((part) => part.className), ["panel__tools", "panel__checked", "who", "original", "", "points points--of-one"]);
  same([find("h3", panel()).textContent, texts(".point dt", panel())], ["On this: P", ["X", "Y"]]);
  same([...find(".panel__tools").children].map((part) => part.textContent), ["Copy quote", "Link", "Cite", "Check", "Embed", "orig", "×"]);
  same(every(".panel__tools button").map((button) => button.getAttribute("type")), Array(5).fill("button"));
  same(find(".panel__checked").getAttribute("role"), "status");
  fire(find("#q2"), "click");
  same([...panel().children].map((part) => part.className), ["panel__tools", "panel__checked", "who"]);
});

test("of several outlets each is named beside its words, and points on which none has words are one sentence", () => {
  draw(ARTICLE.replace("topic x|element y", "topic x|topic n|topic m").replace("P</span> words", "P</span> words</dd><dd><span class=\"outlet\">R</span> others"));
  openQuotes();
  fire(find("#q1"), "click");
  same([find("h3", panel()).textContent, find("dl", panel()).className], ["Other outlets on this", "points"]);
  same(find(".panel > .none").textContent, "nothing tagged: N, M");
  same(texts(".point dt", panel()), ["X"]);
});

test("the tools copy the words with their source, the link, and a frame to embed", async () => {
  const copied = clipboard();
  draw(ARTICLE);
  find("#q1").firstChild.textContent = " one \n  ";
  openQuotes();
  fire(find("#q1"), "click");
  for (const words of ["Copy quote", "Link", "Embed"]) tool(words).click();
  await settled();
  const here = location.href.split("#")[0];
  same(copied.slice(0, 2), [`“one twothree” — A, in B. ${here}#q1`, `${here}#q1`]);
  same(copied[2].startsWith(`<iframe src="${here}card/#q1" title="“one twothree” — A, in B"`), true);
  same(find(".notice").textContent, "Code to embed this quote copied");
});

test("a check says that it is at work, what came of it, and whether something is wrong", async () => {
  draw(`${ARTICLE}<code class="hash" data-whole>abc</code>`);
  openQuotes();
  fire(find("#q2"), "click");
  serve({ "capture.txt": "four and more" });
  tool("Check").click();
  const answer = find(".panel__checked");
  same(answer.textContent, "Checking …");
  for (let turns = 0; turns < 100 && answer.textContent === "Checking …"; turns++) await settled();
  same(answer.className, "panel__checked is-wrong");
  same(/^The capture is not the one that this page names: .*$/.test(answer.textContent), true);
});

test("pointing at a quote opens it after a while, and it closes when the pointer goes, unless it was tapped", () => {
  draw(ARTICLE);
  const pass = clock();
  window.matchMedia = (query) => ({ matches: query === "(hover: hover) and (min-width: 62em)" });
  openQuotes();
  fire(find("#q1"), "mouseover");
  same(every(".is-pointed-at").map((element) => element.tagName), ["MARK", "MARK", "A"]);
  pass(349);
  same(opened(), CLOSED);
  pass(1);
  same(opened(), FIRST);
  fire(find("#p1"), "mouseover");
  same(every(".is-pointed-at").length, 0);
  pass(200);
  fire(panel(), "mouseover");
  pass(400);
  same(opened(), FIRST);
  fire(find("#p1"), "mouseover");
  pass(350);
  same(opened(), CLOSED);
  fire(find("#q1"), "click");
  fire(find("#q2"), "mouseover");
  fire(find("#p1"), "mouseover");
  pass(1000);
  same(opened(), FIRST);
});

test("a panel that pointing opened is held by a tap, and a tap on it again closes it", () => {
  draw(ARTICLE);
  const pass = clock();
  window.matchMedia = () => ({ matches: true });
  openQuotes();
  fire(find("#q1"), "mouseover");
  pass(350);
  fire(find("#q1"), "click");
  fire(find("#p1"), "mouseover");
  pass(400);
  same(opened(), FIRST);
  fire(find("#q1"), "click");
  same(opened(), CLOSED);
});

test("where nothing can hover, pointing opens nothing; where the text is plain, nothing is marked or opened", () => {
  draw(ARTICLE);
  const pass = clock();
  window.matchMedia = () => ({ matches: false });
  openQuotes();
  fire(find("#q1"), "mouseover");
  pass(400);
  same(opened(), CLOSED);
  window.matchMedia = () => ({ matches: true });
  document.documentElement.className = "shows-plain";
  fire(find("#q1"), "mouseover");
  pass(400);
  same(every(".is-pointed-at").length, 0);
  const event = fire(find("#q1"), "click");
  same([opened(), event.defaultPrevented], [CLOSED, false]);
});

test("a click that selects words opens nothing", () => {
  draw(ARTICLE);
  openQuotes();
  getSelection().selectAllChildren(find("#p2"));
  fire(find("#q1"), "click");
  same(opened(), CLOSED);
});

test("from the keyboard the panel has the focus, and Escape or Close leads back to the note", () => {
  draw(ARTICLE);
  openQuotes();
  const [note, other] = every(".note");
  key(note, "Enter");
  fire(note, "click", { detail: 1 });
  same(document.activeElement, panel());
  key(document, "a");
  same(opened(), FIRST);
  key(document, "Escape");
  same([opened(), document.activeElement === note], [CLOSED, true]);
  fire(document.body, "pointerdown");
  fire(other, "click", { detail: 1 });
  same([opened(), document.activeElement === panel()], [SECOND, false]);
  tool("×").click();
  same([opened(), document.activeElement === other], [CLOSED, true]);
  fire(other, "click", { detail: 0 });
  same(document.activeElement === panel(), true);
  fire(find("#q1"), "click", { detail: 1 });
  key(document, "Escape");
  same([opened(), document.activeElement === note], [CLOSED, true]);
});

test("Escape in an open dialog leaves the panel as it is", () => {
  draw(`${ARTICLE}<dialog></dialog>`);
  openQuotes();
  fire(find("#q1"), "click");
  find("dialog").showModal();
  key(document, "Escape");
  same(opened(), FIRST);
});

test("the panel stands 26 pixels below the top of the words; on a phone the words stay in view", () => {
  const body = draw(ARTICLE);
  body.style.height = "5000px";
  find("#p1").style.marginTop = "300px";
  openQuotes();
  panel().style.position = "absolute";
  fire(find("#q1"), "click");
  const from = find("#q1").getBoundingClientRect().top - find(".page--article").getBoundingClientRect().top;
  same(panel().style.top, `${from + 26}px`);
  fire(find("#q1"), "click");
  panel().style.position = "fixed";
  const scrolled = [];
  globalThis.scrollBy = (how) => scrolled.push(how);
  const stand = (top, bottom) => {
    find("#q1").getBoundingClientRect = () => ({ top, bottom });
    fire(find("#q1"), "click");
    fire(find("#q1"), "click");
    return scrolled.splice(0).map(({ top: by, behavior }) => [Math.round(by), behavior]);
  };
  const free = innerHeight * 0.54; // 486 pixels above a phone's panel
  same([stand(0, 470), stand(440, 471), stand(-1, 20)], [[], [[Math.round(440 - free / 2), "instant"]], [[Math.round(-1 - free / 2), "instant"]]]);
  same(panel().style.top, "");
});

test("a page without quotes has no panel", () => {
  draw('<article class="page--article"><p>Words</p></article>');
  openQuotes();
  same(panel(), null);
});

// -- ways of marking ------------------------------------------------------------------------------------------------

const MODES = `<div data-modes hidden><fieldset data-choice="show">${
  ["quotes", "speakers", "topics", "plain"].map((name) => `<input type="radio" name="show" value="${name}">`).join("")}</fieldset></div>
<p><mark class="quote" id="m1" data-speaker="kim" data-topics="pact war"></mark><mark class="quote" id="m2" data-speaker="putin" data-topics="war"></mark>
<mark class="quote" id="m3" data-speaker="kim" data-topics=""></mark><span class="passage" id="s1" data-topic="pact"></span></p>
<div class="about-quote"><a href="/speakers/kim/"> Kim Jong Un </a><a href="/compare/war/">The war</a></div>`;
const choose = (name, value) => {
  const box = find(`input[name="${name}"][value="${value}"]`);
  box.checked = true;
  fire(box, "change");
};
const shows = () => ["quotes", "speakers", "topics", "plain"].filter((name) => document.documentElement.classList.contains(`shows-${name}`)).join();

test("quotes are marked by speaker or topic, as the address says, and the choice is remembered", () => {
  localStorage.clear();
  draw(MODES);
  offerModes();
  same([find("[data-modes]").hidden, shows(), texts("legend"), texts("label")], [false, "quotes", ["Whose words", "On"], ["Kim Jong Un", "putin", "pact", "The war"]]);
  const hidden = () => every("fieldset").map((group) => group.hidden);
  same([hidden(), ids(".is-lit"), find("input[name=show]:checked").value], [[false, true, true], [], "quotes"]);
  choose("show", "speakers");
  same([location.search, shows(), hidden(), ids(".is-lit"), find("input[name=speaker]:checked").value], ["?show=speakers", "speakers", [false, false, true], ["m1", "m3"], "kim"]);
  choose("speaker", "putin");
  same([location.search, ids(".is-lit")], ["?show=speakers&speaker=putin", ["m2"]]);
  choose("show", "topics");
  same([location.search, hidden(), ids(".is-lit")], ["?show=topics", [false, true, false], ["m1", "s1"]]);
  choose("topic", "war");
  same([location.search, ids(".is-lit")], ["?show=topics&topic=war", ["m1", "m2"]]);
  choose("show", "plain");
  same([location.search, localStorage.getItem("show"), ids(".is-lit"), hidden()], ["?show=plain", "plain", [], [false, true, true]]);
  choose("show", "quotes");
  same([location.search, localStorage.getItem("show")], ["", "quotes"]);
});

test("what the address asks for counts before what was remembered, and an unknown way is the first", () => {
  localStorage.setItem("show", "plain");
  history.replaceState(null, "", "?show=topics&topic=war");
  draw(MODES);
  offerModes();
  same([shows(), ids(".is-lit")], ["topics", ["m1", "m2"]]);
  history.replaceState(null, "", "?");
  fire(window, "popstate");
  same(shows(), "plain");
  history.replaceState(null, "", "?show=nonsense");
  fire(window, "popstate");
  same(shows(), "quotes");
});

test("an article without quotes offers no ways of marking", () => {
  draw(MODES.replaceAll("quote", "other"));
  offerModes();
  same(find("[data-modes]").hidden, true);
});

// -- the map, notes and keys ----------------------------------------------------------------------------------------

test("the map marks the last section whose heading has passed a third of the screen", async () => {
  draw(`<ol class="map"><li><a href="#a">A</a></li><li><a href="#b%20c">B</a></li></ol>
    <h2 id="a" style="margin-top: 600px">A</h2><div style="height: 2000px"></div><h2 id="b c">B</h2><div style="height: 3000px"></div>`);
  followTheText();
  const here = () => [texts(".map .is-here"), every("[aria-current]").map((link) => `${link.textContent} ${link.getAttribute("aria-current")}`)];
  const scrolled = async (place) => {
    scrollTo(0, place);
    fire(window, "scroll");
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  };
  same(here(), [["A"], ["A location"]]);
  const { top } = find("[id='b c']").getBoundingClientRect();
  await scrolled(top - innerHeight / 3 - 5);
  same(here()[0], ["A"]);
  await scrolled(top - innerHeight / 3 + 5);
  same(here(), [["B"], ["B location"]]);
  await scrolled(0);
  same(here(), [["A"], ["A location"]]);
  find("[id='b c']").getBoundingClientRect = () => ({ top: innerHeight / 3 });
  await scrolled(1);
  same(here()[0], ["A"]);
});

test("a page without a map is left alone", () => {
  draw("<p></p>");
  followTheText();
  fire(window, "scroll");
});

test("each note stands at its line, 24 pixels below the one above it at least", async () => {
  draw(`<p style="margin-top: 100px"><b id="a">a</b> <b id="b">b</b></p><ul class="margin" style="position: absolute; top: 50px; margin: 0">
    <li><a class="note" data-for="a"></a></li><li><a class="note" data-for="b"></a></li></ul>
    <ul class="margin" style="position: absolute; top: 60px; margin: 0"><li><a class="note" data-for="gone"></a></li></ul>`);
  putNotesBesideTheirLines();
  await document.fonts.ready;
  await settled();
  const line = find("#a").getClientRects()[0].top;
  const put = () => every(".margin li").map((item) => Number.parseFloat(item.style.getPropertyValue("--top")));
  same(put(), [line - 50, line - 50 + 24, line + 48 - 60]);
  same(every(".margin.is-laid-out").length, 2);
  find("p").style.marginTop = "200px";
  fire(window, "resize");
  same(put()[0], line + 100 - 50);
});

test("links of one kind are one stop of the Tab key, and arrow keys go from one to the next that is seen", () => {
  draw(`${["a", "b", "c", "d"].map((id) => `<a class="note" id="${id}" href="#">${id}</a>`).join(" ")}<a id="other" href="#">x</a>`);
  find("#b").style.display = "none";
  oneStopFor(".note");
  const stops = () => every("a").map((link) => link.tabIndex);
  same(stops(), [0, -1, -1, -1, 0]);
  find("#a").focus();
  const steps = [["ArrowDown", "c"], ["ArrowRight", "d"], ["ArrowDown", "d"], ["ArrowUp", "c"], ["ArrowLeft", "a"], ["ArrowLeft", "a"]];
  for (const [name, id] of steps) {
    const before = document.activeElement;
    const { defaultPrevented } = key(before, name);
    same([document.activeElement.id, defaultPrevented], [id, before.id !== id]);
  }
  same(stops(), [0, -1, -1, -1, 0]);
  for (const how of ["altKey", "ctrlKey", "metaKey"]) key(find("#a"), "ArrowDown", { [how]: true });
  key(find("#a"), "Enter");
  key(find("#other"), "ArrowDown");
  same(document.activeElement.id, "a");
  find("#d").focus();
  same(stops(), [-1, -1, -1, 0, 0]);
});

// -- embedding and checking -----------------------------------------------------------------------------------------

test("a frame for a quote is as high as its lines, and Korean letters are twice as wide", () => {
  const frame = (words) => {
    const { attributes } = draw(embedding("q", words, "A")).firstChild;
    return Object.fromEntries([...attributes].map(({ name, value }) => [name, value]));
  };
  const { src, ...others } = frame(" one\n two ");
  same(src, `${location.href.split("#")[0]}card/#q`);
  same(others, { title: "“one two” — A", width: "600", height: "229", loading: "lazy", style: "max-width:100%;border:0" });
  same(frame("a".repeat(50)).height, "229");
  same(frame("a".repeat(51)).height, "258");
  same(frame("협".repeat(26)).height, "258");
  same(frame(`${"word ".repeat(11)}12345`).title, `“${"word ".repeat(11)}12345” — A`);
  same(frame(`${"word ".repeat(12)}more`).title, `“${"word ".repeat(11)}word …” — A`);
});

const hashed = async (text) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
const CAPTURE = "\uFEFFHe said: 𝔊 “all\nmeans”.";
const PATH = new URL("capture.txt", location.href).pathname.slice(1);
/** What a page says of a quote in its capture, and the site's files. */
async function published() {
  const stated = await hashed(CAPTURE);
  const list = `# version abc1234 2026-01-02\n${"0".repeat(64)}  other.txt\n${stated}  ${PATH}\n`;
  return [{ "capture.txt": CAPTURE, SHA256SUMS: list }, { words: "𝔊 “all means”", start: 10, end: 23, stated }];
}

test("a quote that stands in the capture that its page names agrees, without the list of files", async () => {
  const [files, quote] = await published();
  const asked = serve(files);
  same(await check(quote), {
    agrees: true,
    said: "Checked in your browser: these words stand in the capture, at characters 11 to 23, and its SHA-256 is the one that this page states.",
    hash: quote.stated,
  });
  same(asked.map((address) => address.split(" ")[1]), ["no-cache"]);
  same((await check({ ...quote, stated: null })).said, "Checked in your browser: these words stand in the published excerpt, at characters 11 to 23. The whole capture is not published.");
});

test("what does not agree in a check is said", async () => {
  const [files, quote] = await published();
  serve(files);
  const others = "The words on this page are not those that stand at characters 11 to 23 of the capture.";
  same(await check({ ...quote, words: "others" }), { agrees: false, said: others, hash: quote.stated });
  same((await check({ ...quote, start: 11 })).agrees, false);
  const named = `The capture is not the one that this page names: its SHA-256 is ${quote.stated}.`;
  same((await check({ ...quote, stated: "f00" })).said, named);
  same((await check({ ...quote, words: "others", stated: "f00" })).said, `${others} ${named}`);
  serve({ ...files, "capture.txt": 404 });
  same(await check(quote), { agrees: false, said: "The capture cannot be loaded, so nothing was checked." });
});

test("the list of files is held against the capture that was loaded", async () => {
  const [files, quote] = await published();
  const asked = serve(files);
  same(await checkList(quote, quote.stated), { agrees: true, said: "The site’s list of files (version abc1234 2026-01-02) states the same SHA-256 of the capture." });
  same(asked.map((address) => address.split(" ")[1]), ["no-cache"]);
  same((await checkList({ ...quote, stated: null }, quote.stated)).said, "The site’s list of files (version abc1234 2026-01-02) states the same SHA-256 of the published excerpt.");
  same(await checkList(quote, "f00"), { agrees: false, said: "The capture is not the one that the list of files names." });
  serve({ SHA256SUMS: files.SHA256SUMS.replace(PATH, "nowhere.txt") });
  same(await checkList(quote, quote.stated), { agrees: false, said: "The list of files does not name this capture." });
  serve({ SHA256SUMS: 500 });
  same(await checkList(quote, quote.stated), { agrees: false, said: "The list of files cannot be read." });
});

test("where browsers compute no hashes, a check says so", async () => {
  Object.defineProperty(crypto, "subtle", { value: undefined });
  same(await check({}), { agrees: false, said: "This cannot be checked here: browsers compute it only on pages that come over https." });
});
