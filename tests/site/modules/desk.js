import { fieldsOf, nameOf, sender } from "/js/desk/acting.js";
import { put, say, showWhatIsInHand } from "/js/desk/answers.js";
import { watchChanges } from "/js/desk/changes.js";
import { takeDroppedFiles } from "/js/desk/dropping.js";
import { drawHandles, stepped, withEnd } from "/js/desk/handles.js";
import { buttonOf, enterButton, isTyping, listenForKeys, offerKeys } from "/js/desk/keys.js";
import { inCapture, rangeOf, select, selectedWords, wordsAt } from "/js/desk/places.js";
import { floatTools } from "/js/desk/tools.js";
import { around, moved, neighbour, tagsAt, walkThrough } from "/js/desk/walking.js";
import { codePoints, offsetOf, spans } from "/js/desk/words.js";
import { clock, draw, every, find, fire, key, same, settled, test, texts, until } from "./kit.js";

const TEXT = `
<div class="line-box"><form class="desk-take"><input type="hidden" name="tag" value="line-1"><button class="line__take" name="do" value="take">headline</button></form>
<p class="line" id="l1" data-kind="headline" data-start="0" lang="en">𝔄 pact</p></div>
<div class="line-box"><form class="desk-take"><input type="hidden" name="tag" value="line-3"><button class="line__take" name="do" value="take">1</button></form>
<p class="line" id="l3" data-kind="text" data-start="8" lang="en">Mr. Fu 𝔄 said <mark class="tag tag--part" data-tag="passage-a" data-state="judged"><mark class="tag tag--quote" data-tag="quote-b" data-state="in-hand" data-start="22" data-end="30" id="t-quote-b">it holds</mark> now</mark>. It may. </p></div>`;
const DESK = `<main class="desk" data-version="v1" data-act="/act" data-changes="/changes">
<section id="desk-text" class="desk-text" tabindex="0">${TEXT}</section>
<section id="desk-side" class="desk-side"><h2 id="desk-side-head" tabindex="-1">Proposal</h2>
<form id="it"><input type="hidden" name="tag" value="quote-b"><input name="speaker" value="Fu"><select name="kind"><option value="">by its marks</option><option>direct</option></select>
<details><summary>More</summary><input name="id" value="b"></details>
<div class="desk-choices"><button name="do" value="change topic x" data-key="A" aria-pressed="false">X <kbd>A</kbd></button></div>
<button name="do" value="accept" data-key="Enter">Accept <kbd>↵</kbd></button><button name="do" value="finish" data-key="F" aria-disabled="true">Finish <kbd>F</kbd></button></form></section>
<div id="desk-tools" class="desk-tools" hidden><form><button name="do" value="part" data-key="D">Part</button><button name="do" value="quote" data-key="Q">Quote</button></form></div>
<p id="desk-says"></p></main>`;
const drawDesk = () => find("main", draw(DESK));
const said = () => find("#desk-says").textContent;
/** Select the text of a line from one offset to another. */
const choose = (id, start, end) => select({ line: find(`#${id}`), start, end });
const chosen = () => {
  const words = selectedWords();
  return words && words.line.textContent.slice(words.start, words.end);
};
/** What the desk's server answers, and what it was sent. */
function answers(answer) {
  const sent = [];
  globalThis.fetch = async (address, { body, signal } = {}) => {
    sent.push([String(address), body ? Object.fromEntries(body) : null]);
    const given = typeof answer === "function" ? await answer(signal) : answer;
    if (given instanceof Response) return given;
    return new Response(JSON.stringify({ regions: {}, announce: "", focus: null, version: "v2", go: null, ...given }), { headers: { "content-type": "application/json" } });
  };
  return sent;
}

// -- words ----------------------------------------------------------------------------------------------------------

const cut = (text, unit, language) => spans(text, unit, language).map(([start, end]) => text.slice(start, end));
function withoutSegmenter(act) {
  const { Segmenter } = Intl;
  delete Intl.Segmenter;
  act();
  Intl.Segmenter = Segmenter;
}

test("a line is divided into words, sentences and letters as its language does it", () => {
  same(cut(" One, two’s. “Three!” Four ", "sentence", "en"), ["One, two’s.", "“Three!”", "Four"]);
  same(cut("Mr. Fu met U.S. envoy J. Oh. He left.", "sentence", "en"), ["Mr. Fu met U.S. envoy J. Oh.", "He left."]);
  same(cut("One, two’s 3.5%.", "word", "en"), ["One", "two’s", "3.5"]);
  same(cut("조약은 길다.", "word", "ko"), ["조약은", "길다"]);
  same(cut("e\u0301𝔄", "letter", "en"), ["e\u0301", "𝔄"]);
  same([cut(" a b ", "line"), cut("  ", "line"), cut("", "word")], [["a b"], [], []]);
});

test("without the browser's help a line is divided into words, sentences and letters nearly as well", () => {
  withoutSegmenter(() => {
    same(cut("“Three!” she said. Four… five", "sentence"), ["“Three!”", "she said.", "Four…", "five"]);
    same(cut("One, two’s 제3국 «да».", "word"), ["One", "two’s", "제3국", "да"]);
    same(cut("e\u0301𝔄", "letter"), ["e\u0301", "𝔄"]);
  });
});

test("places are counted in code points as the capture's are", () => {
  same([codePoints("𝔄a"), offsetOf("𝔄ab", 2), offsetOf("ab", 9)], [2, 3, 2]);
});

// -- places ---------------------------------------------------------------------------------------------------------

test("selected words are told by the capture's code points, without white space at their ends", () => {
  drawDesk();
  choose("l3", 7, 15);
  same([chosen(), inCapture(selectedWords())], ["𝔄 said", { start: 15, end: 21 }]);
  getSelection().removeAllRanges();
  same(selectedWords(), null);
});

test("a selection over several lines gives its words in the first of them, and one outside the text none", () => {
  drawDesk();
  getSelection().setBaseAndExtent(find("#l1").firstChild, 3, find("#l3").firstChild, 2);
  same([selectedWords().line.id, chosen()], ["l1", "pact"]);
  getSelection().selectAllChildren(find("#desk-side-head"));
  same(selectedWords(), null);
});

test("words are found again by their place in the capture, whatever tags cross them", () => {
  drawDesk();
  const words = wordsAt(18, 34);
  same([words.line.id, rangeOf(words).toString(), inCapture(words)], ["l3", "aid it holds now", { start: 18, end: 34 }]);
  same(wordsAt(5, 5), null);
});

// -- answers --------------------------------------------------------------------------------------------------------

const answer = (changes) => ({ regions: {}, announce: "", focus: null, version: "v2", go: null, ...changes });

test("an answer replaces the regions that it names, says what was done, and moves the focus where it says", () => {
  const desk = drawDesk();
  put(desk, answer({ regions: { "desk-side": '<h2 id="desk-side-head" tabindex="-1">Next</h2>' }, announce: "Accepted.", focus: "#desk-side-head" }));
  same([find("#desk-side").textContent, said(), desk.dataset.version, document.activeElement.id], ["Next", "Accepted.", "v2", "desk-side-head"]);
  say("Accepted.");
  same([said() === "Accepted.", said().trim()], [false, "Accepted."]);
});

test("a region that stays the same is left alone", () => {
  const desk = drawDesk();
  put(desk, answer({ regions: { "desk-side": "<p>One</p>" } }));
  const kept = find("#desk-side p");
  put(desk, answer({ regions: { "desk-side": "<p>One</p>", "desk-text": TEXT } }));
  same([find("#desk-side p") === kept], [true]);
});

test("what is being typed, the focus, the caret and what is open outlive a change by another", () => {
  const desk = drawDesk();
  const side = find("#desk-side").innerHTML;
  find("[name=speaker]").value = "Fu Lin";
  find("[name=kind]").value = "direct";
  find("details").open = true;
  find("[name=speaker]").focus();
  find("[name=speaker]").setSelectionRange(2, 2);
  put(desk, answer({ regions: { "desk-side": `${side}<p>new</p>`, "desk-text": TEXT } }));
  same([find("[name=speaker]").value, find("[name=kind]").value, find("details").open], ["Fu Lin", "direct", true]);
  same([document.activeElement.name, document.activeElement.selectionStart], ["speaker", 2]);
  choose("l3", 0, 6);
  put(desk, answer({ regions: { "desk-text": `${TEXT} ` } }));
  same(chosen(), "Mr. Fu");
});

test("the fields of the form that was sent are as the answer has them, those of others as they were typed", () => {
  const desk = drawDesk();
  const side = '<form><input type="hidden" name="tag" value="page-"><input name="a" value="1"></form><form><input type="hidden" name="tag" value="line-2"><input name="a" value="1"></form>';
  put(desk, answer({ regions: { "desk-side": side } }));
  every("[name=a]").forEach((field, n) => (field.value = `typed ${n}`));
  put(desk, answer({ regions: { "desk-side": `${side} ` } }), { sent: find("#desk-side form") });
  same(every("[name=a]").map((field) => field.value), ["1", "typed 1"]);
});

test("what was typed is there again when the same thing comes back in hand", () => {
  const desk = drawDesk();
  const side = find("#desk-side").innerHTML;
  find("[name=speaker]").value = "Fu Lin";
  put(desk, answer({ regions: { "desk-side": "<p>Problems</p>" } }));
  put(desk, answer({ regions: { "desk-side": side } }));
  same(find("[name=speaker]").value, "Fu Lin");
});

test("a control that has gone leaves the focus in its region", () => {
  const desk = drawDesk();
  find("[value=accept]").focus();
  put(desk, answer({ regions: { "desk-side": '<h2 id="desk-side-head" tabindex="-1">Next</h2>' } }));
  same(document.activeElement.id, "desk-side-head");
});

test("what is in hand is scrolled into view in its column, and only if another thing is", () => {
  const desk = drawDesk();
  const column = find("#desk-text");
  column.style.cssText = "height: 60px; overflow: auto; position: relative";
  const far = TEXT.replace('<p class="line" id="l3"', '<div style="height: 900px"></div><p class="line" id="l3"').replace("t-quote-b", "t-quote-c");
  put(desk, answer({ regions: { "desk-text": far } }));
  same(column.scrollTop > 800, true);
  column.scrollTop = 0;
  put(desk, answer({ regions: { "desk-text": `${far} ` } }));
  same(column.scrollTop, 0);
  showWhatIsInHand();
  same(column.scrollTop > 800, true);
});

// -- acts -----------------------------------------------------------------------------------------------------------

test("a form is sent with the button's act, the selected words and the page's version", async () => {
  const desk = drawDesk();
  const sent = answers({ announce: "Accepted." });
  choose("l1", 3, 7);
  const waits = [];
  const send = sender(desk, (one) => waits.push(one));
  await send(find("#it"), find("[value=accept]"));
  same(sent, [["/act", { tag: "quote-b", speaker: "Fu", kind: "", id: "b", do: "accept", start: "2", end: "6", version: "v1" }]]);
  same([waits, said(), desk.dataset.version, desk.hasAttribute("aria-busy")], [[true, false], "Accepted.", "v2", false]);
  getSelection().removeAllRanges();
  same([...fieldsOf(desk, find("#it"), null).keys()], ["tag", "speaker", "kind", "id", "version"]);
});

test("while an answer is awaited nothing else is sent", async () => {
  const desk = drawDesk();
  let answered;
  const sent = answers(() => new Promise((go) => (answered = () => go({}))));
  const send = sender(desk, () => {});
  const first = send(find("#it"), find("[value=accept]"));
  send(find("#it"), find("[value=accept]"));
  same([sent.length, desk.getAttribute("aria-busy")], [1, "true"]);
  answered();
  await first;
  const again = send(find("#it"), find("[value=accept]"));
  answered();
  await again;
  same(sent.length, 2);
});

test("a button that cannot be pressed yet says so, and a server that is silent or refuses loses nothing", async () => {
  const desk = drawDesk();
  const send = sender(desk, () => {});
  const sent = answers({});
  await send(find("#it"), find("[value=finish]"));
  same([sent, said()], [[], "Not possible yet: Finish."]);
  find("[name=speaker]").value = "Fu Lin";
  answers(() => Promise.reject(new TypeError("down")));
  await send(find("#it"), find("[value=accept]"));
  same([said().includes("does not answer"), find("[name=speaker]").value], [true, "Fu Lin"]);
  answers(new Response("no", { status: 403 }));
  await send(find("#it"), find("[value=accept]"));
  same([said().includes("refused"), find("[name=speaker]").value], [true, "Fu Lin"]);
});

test("words that became something are not selected any more, and others stay selected", async () => {
  const desk = drawDesk();
  answers({ regions: { "desk-text": TEXT } });
  const send = sender(desk, () => {});
  choose("l1", 3, 7);
  await send(find("#it"), find("[value=accept]"));
  same(chosen(), "pact");
  answers({ regions: { "desk-text": `${TEXT} ` } });
  await send(find("#desk-tools form"), find("[value=part]"));
  same(chosen(), null);
});

// -- keys -----------------------------------------------------------------------------------------------------------

/** The buttons that were pressed by keys, from now on. */
function pressed() {
  const done = [];
  listenForKeys((button) => done.push(button.value));
  return done;
}

test("a key presses its button while nothing is typed, whatever the keyboard's language", () => {
  drawDesk();
  const done = pressed();
  key(document.body, "a");
  key(document.body, "ф", { code: "KeyA" });
  key(document.body, "Enter");
  key(find("[name=speaker]"), "a");
  key(find("select"), "a");
  key(document.body, "a", { repeat: true });
  for (const how of ["altKey", "shiftKey", "ctrlKey"]) key(document.body, how === "shiftKey" ? "A" : "a", { [how]: true });
  same(done, ["change topic x", "change topic x", "accept"]);
  same([isTyping({ target: find("[name=speaker]") }), isTyping({ target: find("button") })], [true, false]);
});

test("Enter and Space on a button are the button's own", () => {
  drawDesk();
  const done = pressed();
  same([key(find("[value=finish]"), "Enter").defaultPrevented, done], [false, []]);
});

test("the tools have their keys only while they are seen, and come first then", () => {
  drawDesk();
  const done = pressed();
  same(buttonOf("D"), undefined);
  find("#desk-tools").hidden = false;
  find("#desk-side form").insertAdjacentHTML("beforeend", '<button name="do" value="other" data-key="D">D</button>');
  key(document.body, "d");
  same(done, ["part"]);
});

test("Control with Z and Y undo and redo outside of fields, as in any editor", () => {
  drawDesk();
  const done = pressed();
  find("#it").insertAdjacentHTML("beforeend", '<button name="do" value="undo" data-key="Z">Undo</button><button name="do" value="redo" data-key="Y">Redo</button>');
  key(document.body, "z", { ctrlKey: true });
  key(document.body, "Z", { ctrlKey: true, shiftKey: true });
  key(document.body, "y", { metaKey: true });
  key(find("[name=speaker]"), "z", { ctrlKey: true });
  same(done, ["undo", "redo", "redo"]);
});

test("Enter in a field means the form's main button, and never a choice that happens to come first", () => {
  drawDesk();
  same(enterButton(find("#it")).value, "accept");
  const forms = draw('<form><div class="desk-choices"><button value="1"></button></div><button value="2" aria-pressed="true"></button><button value="3"></button></form><form><div class="desk-choices"><button value="4"></button></div></form><form></form>');
  same(every("form", forms).map((form) => enterButton(form)?.value ?? null), ["3", "4", null]);
});

test("all keys are listed from the page as it is", () => {
  drawDesk();
  document.body.insertAdjacentHTML("beforeend", '<button data-keys data-key="?" hidden>Keys</button>');
  offerKeys();
  fire(find("[data-keys]"), "click");
  const listed = every(".desk-keys__list div").map((row) => [...row.children].map((part) => part.textContent).join(": "));
  same([find("dialog").open, listed.slice(0, 5)], [true, ["A: X", "↵ Enter: Accept", "F: Finish", "D: selected words: Part", "Q: selected words: Quote"]]);
  same(listed.includes("G: Go to the text"), true);
  const done = pressed();
  key(document.body, "a");
  same(done, []);
  same(nameOf(find("[value=accept]")), "Accept");
});

// -- walking --------------------------------------------------------------------------------------------------------

const words = (id, start, end) => ({ line: find(`#${id}`), start, end });
const told = (found) => found && [found.line.id, found.line.textContent.slice(found.start, found.end)];

test("the next and the last word, sentence and paragraph are found beyond the line's end, too", () => {
  drawDesk();
  same(told(neighbour(words("l1", 0, 2), 1, "word")), ["l1", "pact"]);
  same(told(neighbour(words("l1", 3, 7), 1, "word")), ["l3", "Mr"]);
  same(told(neighbour(words("l3", 0, 2), -1, "word")), ["l1", "pact"]);
  same(told(neighbour(words("l1", 0, 2), -1, "word")), null);
  same(told(neighbour(words("l1", 0, 7), 1, "line")), ["l3", find("#l3").textContent.trim()]);
  same(told(neighbour(words("l3", 36, 38), -1, "sentence"))[0], "l3");
  same(told(around(words("l3", 29, 31), "sentence")), ["l3", "It may."]);
});

test("the end that moves stops at each word, on both sides of the end that stays", () => {
  drawDesk();
  const line = find("#l1");
  same([moved(line, 0, 2, 1, "word"), moved(line, 0, 7, -1, "word"), moved(line, 0, 7, 1, "word")], [[0, 7], [0, 2], [0, 7]]);
  same([moved(line, 3, 7, -1, "word"), moved(line, 7, 0, 1, "word"), moved(line, 7, 3, -1, "word")], [[7, 0], [7, 3], [7, 0]]);
  same([moved(line, 2, 0, 1, "word"), moved(line, 0, 2, -1, "word")], [[0, 7], [0, 2]]);
});

test("the tags at words are told from the outermost on", () => {
  drawDesk();
  same(tagsAt(words("l3", 18, 20)).map((tag) => tag.dataset.tag), ["passage-a", "quote-b"]);
  same(tagsAt(words("l3", 10, 15)), []);
});

test("the keyboard walks through the text, says each word and tag, and selects with Shift", () => {
  drawDesk();
  const done = [];
  const walk = walkThrough(find("#desk-text"), { take: (tag) => done.push(tag.dataset.tag), leave: () => done.push("left"), tools: () => false });
  const walker = find(".desk-walk");
  same([walker.getAttribute("role"), walker.tabIndex, find("#desk-text").tabIndex], ["application", 0, -1]);
  walk();
  same([document.activeElement === walker, said()], [true, "paragraph 1: it (part; quote, in-hand)"]);
  key(walker, "ArrowRight");
  same([said(), chosen()], ["holds", "holds"]);
  key(walker, "ArrowRight");
  same(said(), "now (part)");
  key(walker, "ArrowLeft", { shiftKey: true });
  same(chosen(), "holds now");
  key(walker, "ArrowRight", { ctrlKey: true });
  same(chosen().endsWith("it holds now."), true);
  key(walker, "Home");
  key(walker, "ArrowRight", { shiftKey: true });
  same(chosen(), "Mr. Fu");
  key(walker, "ArrowUp");
  key(walker, "ArrowUp");
  same([said(), chosen()], ["headline: 𝔄 pact", "𝔄 pact"]);
  key(walker, "Escape");
  same([chosen(), said(), done], [null, "Nothing is selected.", []]);
  key(walker, "Escape");
  same(done, ["left"]);
});

test("Space takes the innermost tag in hand, and says where there is none", () => {
  drawDesk();
  const done = [];
  const walk = walkThrough(find("#desk-text"), { take: (tag) => done.push(tag.dataset.tag), leave: () => {}, tools: () => false });
  walk();
  key(find(".desk-walk"), " ");
  key(find(".desk-walk"), "ArrowUp");
  key(find(".desk-walk"), "ArrowUp");
  key(find(".desk-walk"), " ");
  same([done, said()], [["quote-b"], "No tag here."]);
});

test("in a text that runs from right to left the arrows follow the words", () => {
  draw('<div class="desk-text" id="desk-text"><p class="line" id="l1" data-start="0" lang="ar" dir="rtl">واحد اثنان ثلاثة</p></div><p id="desk-says"></p>');
  walkThrough(find("#desk-text"), { take: () => {}, leave: () => {}, tools: () => false })();
  key(find(".desk-walk"), "ArrowLeft");
  same(chosen(), "اثنان");
  key(find(".desk-walk"), "ArrowRight");
  same(chosen(), "واحد");
});

test("the walk goes on from where the mouse selected, and after the text is drawn anew", () => {
  const desk = drawDesk();
  walkThrough(find("#desk-text"), { take: () => {}, leave: () => {}, tools: () => false });
  choose("l3", 10, 14);
  key(find(".desk-walk"), "ArrowRight");
  same(chosen(), "it");
  getSelection().removeAllRanges();
  put(desk, answer({ regions: { "desk-text": `${TEXT} ` } }));
  key(find(".desk-walk"), "ArrowRight");
  same(chosen(), "holds");
});

// -- the tools ------------------------------------------------------------------------------------------------------

test("the tools float at the selected words, and go with the selection", async () => {
  drawDesk();
  const pass = clock();
  find("#desk-tools").style.position = "fixed";
  let back = 0;
  const tools = floatTools(find("#desk-tools"), () => back++);
  choose("l3", 0, 6);
  await settled();
  pass(100);
  same([find("#desk-tools").hidden, fire(find("#desk-tools button"), "mousedown").defaultPrevented], [false, true]);
  same(find("#desk-tools").getBoundingClientRect().top >= rangeOf(selectedWords()).getBoundingClientRect().bottom, true);
  same([tools.focus(), document.activeElement.value], [true, "part"]);
  key(document.activeElement, "ArrowRight");
  key(document.activeElement, "ArrowRight");
  key(document.activeElement, "ArrowLeft");
  same(document.activeElement.value, "quote");
  key(document.activeElement, "Escape");
  same(back, 1);
  tools.hide(true);
  same(find("#desk-tools").hidden, true);
  tools.hide(false);
  same(find("#desk-tools").hidden, false);
  getSelection().removeAllRanges();
  await settled();
  pass(100);
  same(find("#desk-tools").hidden, true);
});

test("a key that is pressed right after words were selected finds the tools", () => {
  drawDesk();
  clock();
  floatTools(find("#desk-tools"), () => {});
  const done = pressed();
  choose("l3", 0, 6);
  key(document.body, "d");
  same(done, ["part"]);
});

// -- the handles ----------------------------------------------------------------------------------------------------

test("an end goes by word and by letter, and leaves at least a letter", () => {
  drawDesk();
  const it = wordsAt(22, 30);
  const text = (one) => one.line.textContent.slice(one.start, one.end);
  same(text(stepped(it, "end", 1, "word")), "it holds now");
  same(text(stepped(it, "end", -1, "word")), "it");
  same(text(stepped(it, "start", -1, "word")), "said it holds");
  same(text(stepped(it, "start", 1, "letter")), "t holds");
  same(text(withEnd(it, "start", it.end)), "it holds");
  same(text(withEnd(it, "end", it.start - 1)), "it holds");
});

/** The handles of the words in hand, and what they send. */
function handles() {
  const sent = [];
  drawHandles(find("#desk-text"), { send: (tag, { line, start, end }) => sent.push([tag, line.textContent.slice(start, end)]), hideTools: () => {} });
  return { sent, start: find(".desk-handle--start"), end: find(".desk-handle--end") };
}

test("the handles are sliders that say where the words begin and end", () => {
  drawDesk();
  const { start, end } = handles();
  same([start, end].map((it) => ["role", "aria-valuenow", "aria-valuemax", "aria-valuetext"].map((name) => it.getAttribute(name))), [
    ["slider", "15", "37", "begins with: it holds"], ["slider", "23", "37", "ends with: it holds"],
  ]);
  same([start.nextElementSibling === end, find("#l3").textContent.length], [true, 37]);
  handles();
  same(every(".desk-handle").length, 2);
  find("#t-quote-b").removeAttribute("data-start");
  handles();
  same(every(".desk-handle").length, 0);
});

test("keys move a handle, and the words are sent once, a while after the last key", () => {
  drawDesk();
  const pass = clock();
  const { sent, end } = handles();
  end.focus();
  key(end, "ArrowRight");
  key(end, "ArrowLeft", { shiftKey: true });
  same([sent, chosen(), end.getAttribute("aria-valuetext")], [[], "it holds no", "ends with: it holds no"]);
  pass(1000);
  same([sent, chosen()], [[["quote-b", "it holds no"]], null]);
  key(end, "ArrowRight");
  key(end, "Escape");
  pass(1000);
  same(sent.length, 1);
  key(end, "ArrowLeft");
  key(end, "Enter");
  same(sent.at(-1), ["quote-b", "it holds"]);
});

// -- changes, files -------------------------------------------------------------------------------------------------

test("changes by another are put into the page, and the next are waited for", async () => {
  const desk = drawDesk();
  let turns = 0;
  const asked = answers((signal) => (turns++ ? new Promise((_, fail) => signal.addEventListener("abort", () => fail(new Error("stopped")))) : { announce: "Changed.", focus: "#desk-side-head" }));
  let drawn = 0;
  const pause = watchChanges(desk, () => drawn++);
  await until(() => asked.length === 2);
  same([asked.map(([address]) => address), said(), drawn], [["/changes?version=v1", "/changes?version=v2"], "Changed.", 1]);
  same(document.activeElement === document.body, true);
  pause(true);
  desk.dataset.version = "v3";
  pause(false);
  await until(() => asked.length === 3);
  same(asked.at(-1)[0], "/changes?version=v3");
  pause(true);
});

test("a desk that does not answer is told once, and asked again", async () => {
  const desk = drawDesk();
  const pass = clock();
  const asked = answers(() => Promise.reject(new TypeError("down")));
  const pause = watchChanges(desk, () => {});
  await until(() => said().includes("does not answer"));
  find("#desk-says").textContent = "";
  pass(2000);
  await until(() => asked.length === 2);
  await settled();
  same(said(), "");
  pause(true);
});

test("a file that is dropped is taken by the form, and by no other page", () => {
  draw('<form data-drop><input type="file"><button type="submit">Look</button></form>');
  takeDroppedFiles();
  const done = [];
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    done.push(find("input").files[0].name);
  });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["text"], "article.txt"));
  const drag = (type) => document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  same([drag("dragover"), find("form").className], [false, "is-dropping"]);
  same([drag("drop"), find("form").className, done], [false, "", ["article.txt"]]);
  draw("<p>An article</p>");
  same([drag("drop"), done.length], [false, 1]);
});
