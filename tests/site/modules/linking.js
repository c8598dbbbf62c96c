import { citeHere, equipCitations } from "/js/linking/citations.js";
import { copyFollowedLinks, followed, lightTargets, pageAddress } from "/js/linking/places.js";
import { offerLinkToSelection } from "/js/linking/selected-words.js";
import { clipboard, clock, draw, every, find, fire, ids, key, same, saved, serve, settled, test, texts } from "./kit.js";

const HERE = location.href.split("#")[0];

// -- places ---------------------------------------------------------------------------------------------------------

test("the page's address is the published one where the build knew it, without what the address names in it", () => {
  location.hash = "p7";
  same(pageAddress(), HERE);
  document.head.insertAdjacentHTML("beforeend", '<link rel="canonical" href="https://example.org/a/">');
  same(pageAddress(), "https://example.org/a/");
});

test("a link is followed by a plain click on it or in it, and by no other", () => {
  draw('<a href="#a" class="tool" data-copy="it"><b>A</b></a><span data-copy="no">B</span>');
  const asked = [];
  document.addEventListener("click", (event) => {
    asked.push(followed(event, "[data-copy]")?.className ?? null);
    event.preventDefault();
  });
  fire(find("a b"), "click");
  for (const how of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) fire(find("a"), "click", { [how]: true });
  fire(find("a"), "click", { button: 1 });
  fire(find("span"), "click");
  fire(document.body, "click");
  same(asked, ["tool", null, null, null, null, null, null, null]);
});

test("a followed link to a place copies the place's address, and that of the page goes nowhere", async () => {
  const copied = clipboard();
  draw(`<h2 id="h">H<a class="headerlink" href="#h">¶</a></h2><a id="page" data-copy="this article" href="${HERE}">link</a><a id="other" href="#x">x</a>`);
  copyFollowedLinks();
  same(fire(find(".headerlink"), "click").defaultPrevented, false);
  await settled();
  same([copied, find(".notice").textContent], [[`${HERE}#h`], "Link to this section copied"]);
  same(fire(find("#page"), "click").defaultPrevented, true);
  await settled();
  same([copied.at(-1), find(".notice").textContent], [HERE, "Link to this article copied"]);
  fire(find("#other"), "click");
  await settled();
  same(copied.length, 2);
});

test("every piece of what the address names is lit, now and when it names something else", () => {
  draw('<mark id="q é">a</mark><mark data-continues="q é">b</mark><mark data-continues="other" class="is-target">c</mark><p id="other"></p>');
  history.replaceState(null, "", "#q%20%C3%A9");
  lightTargets();
  const lit = () => texts(".is-target");
  same(lit(), ["b"]);
  history.replaceState(null, "", "#other");
  fire(window, "hashchange");
  same(lit(), ["c"]);
  history.replaceState(null, "", "#100%");
  fire(window, "load");
  same(lit(), []);
});

test("where a link's words are the target, their paragraph is not lit as well", () => {
  draw('<p id="p1">a</p><p id="p2">b</p>');
  location.hash = "p1";
  lightTargets();
  const byWords = () => document.documentElement.classList.contains("is-lit-by-words");
  same(byWords(), false);
  history.replaceState(null, "", "#p2"); // the target stays
  fire(window, "hashchange");
  same(byWords(), true);
});

test("a fragment of words that the browser does not know gives way to the paragraph's id", async () => {
  draw('<p id="p1">a</p>');
  history.replaceState(null, "", "#p1");
  location.hash = "p1:~:text=a";
  lightTargets();
  await settled();
  same(location.hash.includes(":~:") && location.hash !== "#p1", false);
});

// -- citations ------------------------------------------------------------------------------------------------------

const CITATION = (address, key, link) => `<section class="citation" id="${key}" data-key="${key}" data-address="${address}">
<h2 class="citation__what"><a href="${link}">This</a></h2>
<div class="citation__style"><h3>Chicago</h3><p class="citation__entry">Yonhap. ${address}.</p></div>
<div class="citation__style"><h3>APA</h3><p class="citation__entry">Kim. ${address}</p></div></section>`;
const FILES = '<p><a href="all.bib">BibTeX</a> <a href="all.ris">RIS</a> <a href="all.json">CSL-JSON</a></p>';
const BIB = "@a{one,\n title = x,\n url = articles/a/#one\n}\n\n@a{one.two,\n url = b\n}\n";
const RIS = "TY  - NEWS\nID  - one\nUR  - articles/a/#one\nER  - \nTY  - NEWS\nID  - one.two\nER  - \n";
const CSL = [{ id: "one", URL: "articles/a/#one" }, { id: "one.two" }];

test("a citation has full addresses, and buttons that copy it", async () => {
  const copied = clipboard();
  draw(`<div class="page">${CITATION("articles/a/#one", "one", "../#one")}${CITATION("https://example.org/b/", "two", "../#two")}</div>`);
  equipCitations();
  const full = new URL("../#one", location.href).href;
  same(every(".citation__what a").map((link) => link.getAttribute("href")), [full, new URL("../#two", location.href).href]);
  same(texts(".citation__entry"), [`Yonhap. ${full}.`, `Kim. ${full}`, "Yonhap. https://example.org/b/.", "Kim. https://example.org/b/"]);
  same(texts("h3").slice(0, 2), ["Chicago Copy", "APA Copy"]);
  const button = every("h3 button")[1];
  same([button.type, button.className], ["button", "tool"]);
  button.click();
  await settled();
  same([copied, find(".notice").textContent], [[`Kim. ${full}`], "APA citation copied"]);
});

test("each file for reference managers gives the one reference, copied or saved", async () => {
  const copied = clipboard();
  const files = saved();
  serve({ "all.bib": BIB, "all.ris": RIS, "all.json": CSL });
  draw(`<div class="page">${FILES}${CITATION("articles/a/#one", "one", "../#one")}</div>`);
  equipCitations();
  const full = new URL("../#one", location.href).href;
  const expected = [`@a{one,\n title = x,\n url = ${full}\n}\n`, `TY  - NEWS\nID  - one\nUR  - ${full}\nER  - \n`, JSON.stringify([{ id: "one", URL: full }], null, 1)];
  same(texts(".citation__files li"), ["BibTeX Copy Download", "RIS Copy Download", "CSL-JSON Copy Download"]);
  for (const button of every(".citation__files button")) {
    button.click();
    await settled();
  }
  same(copied, expected);
  same((await files()).map(([name, , text]) => [name, text]), [["one.bib", expected[0]], ["one.ris", expected[1]], ["one.json", expected[2]]]);
});

test("a citation opens in a dialog, with no id twice, and closes by its button or beside it", async () => {
  serve({ "cite/": `<p><a href="all.bib">BibTeX</a></p>${CITATION("articles/a/#one", "one", "../#one")}` });
  draw('<a data-cite href="cite/#one">Cite</a>');
  citeHere();
  same(fire(find("a"), "click").defaultPrevented, true);
  await settled();
  const dialog = find("dialog");
  same([dialog.open, dialog.className, dialog.getAttribute("aria-label"), ids("section")], [true, "cite-dialog", "Cite", [""]]);
  same(texts("button", dialog), ["Close", "Copy", "Copy", "Copy", "Download"]);
  same(find(".citation__what a").href, new URL("cite/../#one", location.href).href);
  fire(find("section"), "click");
  same(dialog.open, true);
  fire(dialog, "click");
  same(dialog.open, false);
  fire(find("a"), "click");
  await settled();
  find("button", dialog).click();
  same([dialog.open, every("dialog").length], [false, 1]);
  fire(find("a"), "click", { ctrlKey: true });
  await settled();
  same(dialog.open, false);
});

// -- a link to selected words ---------------------------------------------------------------------------------------

const LONG = Array.from({ length: 30 }, (_, at) => `word${at}`).join(" ");
const EXACT = `alpha${" beta".repeat(23)}`; // 120 letters
const TEXT = `<main class="page"><p id="intro">Before all.</p><header class="article-head"><h1 class="verbatim" id="headline">All means at hand</h1></header>
<div class="paragraph"><p class="verbatim" id="p1">Both will help with all <b>means</b> at their disposal, and without delay, he said.</p></div>
<div class="paragraph"><p class="verbatim" id="p2">They will not help without all  means.</p></div>
<div class="paragraph"><p class="verbatim" id="p3">${LONG}</p></div>
<p class="verbatim" id="p4">It’s a so-called (new) 'pact'! *Yes*. A pact, a pact.</p><p class="verbatim" id="p5">See the old pact now. Not the old pact now.</p><p class="verbatim" id="p6"> Led by a space.</p>
<p class="verbatim" id="p7">${EXACT}</p><p class="verbatim" id="p8">x${EXACT}</p>
<figure class="paragraph"><figcaption><span class="verbatim" id="caption">Two flags</span></figcaption></figure><p id="other">Other words.</p></main>`;

let pass = () => {};
let copied = [];
function offered() {
  pass = clock();
  copied = clipboard();
  draw(TEXT);
  offerLinkToSelection();
}
const button = () => find(".link-to-words");
/** Select from an offset in the text of one element to one in another, and wait until a link may be offered. */
function select(start, from, end, to) {
  const place = (id, offset) => {
    const walker = document.createTreeWalker(find(`#${id}`), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && walker.currentNode.length < offset) offset -= walker.currentNode.length;
    return [walker.currentNode, offset];
  };
  getSelection().setBaseAndExtent(...place(start, from), ...place(end, to));
  fire(document, "selectionchange");
  pass(120);
}
/** The link that is offered for words of one element, for their second occurrence if asked; null where there is none. */
function linkTo(id, words, second = false) {
  const text = find(`#${id}`).textContent;
  const at = text.indexOf(words, second ? text.indexOf(words) + 1 : 0);
  return linkFrom(id, at, id, at + words.length);
}
async function linkFrom(...places) {
  select(...places);
  if (!button() || button().hidden) return null;
  button().click();
  await settled();
  return copied.at(-1).replace(HERE, "");
}

test("selected words have a link that finds them, as whole words", async () => {
  offered();
  same(await linkTo("p1", "ill hel"), "#p1:~:text=will%20help");
  same([button().hidden, find(".notice").textContent], [true, "Link to these words copied"]);
  same(await linkTo("p1", "delay, h"), "#p1:~:text=delay%2C%20he");
  same(await linkTo("p1", "disposal"), "#p1:~:text=disposal");
});

test("words that occur again have as many words around them in the link as single them out", async () => {
  offered();
  same(await linkTo("p1", "help"), "#p1:~:text=will-,help,-with");
  same(await linkTo("headline", "All means"), "#headline:~:text=All%20means,-at%20hand");
  same(await linkTo("p2", "all  means"), "#p2:~:text=without-,all%20means,-.");
  same(await linkTo("p4", "pact", true), "#p4:~:text=A-,pact,-%2C");
  same(await linkTo("p1", "Both"), "#p1:~:text=Both");
  same(await linkTo("p5", "pact"), "#p5:~:text=the%20old-,pact,-now.%20Not");
  for (const words of ["pact", " pact "]) same(await linkTo("p5", words, true), "#p5:~:text=Not%20the%20old-,pact,-now.");
});

test("signs that a text fragment uses itself are written otherwise", async () => {
  offered();
  same(await linkTo("p4", "a so-called (new) 'pact'! *Yes"), "#p4:~:text=a%20so%2Dcalled%20%28new%29%20%27pact%27%21%20%2AYes");
});

test("a long selection, and one of several paragraphs, is named by its first and last five words", async () => {
  offered();
  const five = (first) => Array.from({ length: 5 }, (_, at) => `word${first + at}`).join("%20");
  same(await linkTo("p3", LONG), `#p3:~:text=${five(0)},${five(25)}`);
  const short = LONG.slice(0, 116).replace(/ \w*$/, "");
  same(await linkTo("p3", short), `#p3:~:text=${short.replaceAll(" ", "%20")}`);
  same((await linkTo("p7", EXACT)).split(",").length, 1);
  same((await linkTo("p8", `x${EXACT}`)).split(",").length, 2);
  const { length } = find("#p1").textContent;
  same(await linkFrom("p1", length - 15, "p2", 9), "#p1:~:text=delay%2C%20he%20said.,They%20will");
  same(await linkFrom("headline", 4, "p2", 4), "#headline:~:text=means%20at%20hand,They");
});

test("white space alone, nothing, and words of no article have no link", async () => {
  offered();
  same(await linkTo("p2", "  "), null);
  same(await linkTo("other", "Other"), null);
  same(await linkFrom("p1", 3, "p1", 3), null);
  same(await linkFrom("p1", 5, "p2", 0), null);
  same(await linkFrom("p5", 5, "p6", 1), null);
  getSelection().removeAllRanges();
  fire(document, "selectionchange");
  pass(120);
  same(button()?.hidden ?? true, true);
});

test("a selection that begins before the article or ends after it is linked from its first to its last word", async () => {
  offered();
  same(await linkFrom("intro", 3, "headline", 4), "#headline:~:text=All,-means%20at%20hand");
  same(await linkFrom("p6", 10, "other", 3), "#p6:~:text=space.,Two%20flags");
  same(button().parentElement.tagName, "FIGURE");
});

test("white space around the selected words is left out", async () => {
  offered();
  same(await linkTo("p1", " with "), "#p1:~:text=help-,with,-all");
});

test("the link is offered once the selection rests, next to the words, and Escape takes it away", async () => {
  offered();
  const range = document.createRange();
  range.selectNodeContents(find("#p1"));
  getSelection().addRange(range);
  fire(document, "selectionchange");
  pass(100);
  fire(document, "selectionchange");
  pass(100);
  same(button(), null);
  pass(20);
  same([button().hidden, button().type, button().textContent, button().previousElementSibling.id], [false, "button", "Copy link to these words", "p1"]);
  button().style.position = "absolute";
  select("p2", 0, "p2", 4);
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const origin = button().offsetParent.getBoundingClientRect();
  const wanted = [Math.max(box.left, 8) - origin.left, box.bottom - origin.top + 6];
  same([button().style.left, button().style.top].map((place, at) => Math.abs(Number.parseFloat(place) - wanted[at]) < 0.1), [true, true]);
  same(fire(button(), "mousedown").defaultPrevented, true);
  key(button(), "a");
  same(button().hidden, false);
  button().focus();
  getSelection().selectAllChildren(find("#p4"));
  fire(document, "selectionchange");
  pass(120);
  same(button().previousElementSibling.id, "p2");
  key(button(), "Escape");
  same(button().hidden, true);
  select("p4", 0, "p4", 4);
  same([button().hidden, button().previousElementSibling.id], [false, "p4"]);
});

test("the link stands in the window, however far out the words are", () => {
  offered();
  find("#p1").style.marginLeft = "-900px";
  select("p1", 0, "p1", 4);
  button().style.position = "absolute";
  find("#p1").style.marginLeft = `${innerWidth - 40}px`;
  select("p1", 0, "p1", 4);
  const origin = button().offsetParent.getBoundingClientRect().left;
  same(Number.parseFloat(button().style.left) <= innerWidth - button().offsetWidth - 8 - origin, true);
  find("#p1").style.marginLeft = "-10px";
  select("p1", 0, "p1", 4);
  same(button().style.left, `${8 - origin}px`);
});
