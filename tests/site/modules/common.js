import { changed } from "/js/common/address.js";
import { copy, expectNotices, save } from "/js/common/copy-and-save.js";
import { all, closest, h, one } from "/js/common/dom.js";
import { load, remembered } from "/js/common/files.js";
import { offerSchemes } from "/js/common/scheme.js";
import { keep, kept } from "/js/common/storage.js";
import { lightUpTwins, listed } from "/js/common/twins.js";
import { clipboard, clock, draw, every, fault, find, fire, noClipboard, same, saved, serve, settled, test } from "./kit.js";

test("an element is made with its attributes, listeners and children", () => {
  let clicked = 0;
  const made = h("button", { id: "a", hidden: true, title: null, disabled: false, onclick: () => clicked++ }, "b", null, h("i"));
  same(made.outerHTML, '<button id="a" hidden="">b<i></i></button>');
  made.click();
  same(clicked, 1);
});

test("an element that must be there is an error where it is not, or is of another type", () => {
  draw("<p></p><input>");
  same(one("p").tagName, "P");
  same([() => one("b"), () => one("p", document, HTMLInputElement)].map((ask) => {
    try {
      return ask().tagName;
    } catch (error) {
      return error.message;
    }
  }), ["The page has no b.", "The page has no p."]);
  same(all("p, input").length, 2);
});

test("what an event came from may stand inside what is asked for, or be no element", () => {
  draw("<p id='a'><b></b></p>");
  const seen = [];
  document.addEventListener("click", (event) => seen.push(closest(event, "p")?.id ?? "none"));
  fire(find("b"), "click");
  fire(document, "click");
  same(seen, ["a", "none"]);
});

test("an address is changed in what is named, and null takes a name out", () => {
  history.replaceState(null, "", "?a=1&b=2&c=3#d");
  same(changed({ a: "7", b: null, e: "8" }).href.replace(location.origin, ""), `${location.pathname}?a=7&c=3&e=8#d`);
});

test("a choice is kept on this device, an empty one forgets it, and without storage it lasts for the page", () => {
  localStorage.clear();
  keep("show", "plain");
  same([kept("show"), localStorage.getItem("show"), kept("other")], ["plain", "plain", ""]);
  keep("show", "");
  same([kept("show"), localStorage.getItem("show")], ["", null]);
  localStorage.setItem("old", "one");
  same(kept("old"), "one");
  Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });
  keep("show", "topics");
  same([kept("show"), kept("old")], ["topics", ""]);
});

test("the colours go from the system's to light, dark and back, and are kept", () => {
  localStorage.clear();
  draw("<button data-scheme-choice hidden></button>");
  offerSchemes();
  const button = find("button");
  const seen = [[button.hidden, button.textContent]];
  for (let at = 0; at < 3; at++) {
    button.click();
    seen.push([document.documentElement.dataset.scheme, button.textContent, localStorage.getItem("scheme")]);
  }
  same(seen, [
    [false, "Colours: as your system"], ["light", "Colours: light", "light"], ["dark", "Colours: dark", "dark"],
    ["", "Colours: as your system", null],
  ]);
});

test("what is copied is said in one line, which goes away after five seconds", async () => {
  const pass = clock();
  const copied = clipboard();
  draw("");
  expectNotices();
  const notice = find(".notice");
  same([notice.getAttribute("role"), notice.className, notice.textContent], ["status", "notice", ""]);
  await copy("some words", "The quote");
  same([copied, notice.textContent, notice.className], [["some words"], "The quote copied", "notice is-shown"]);
  pass(4000);
  await copy("others", "Link");
  pass(4000);
  same([notice.textContent, notice.className], ["Link copied", "notice is-shown"]);
  pass(1000);
  same([notice.textContent, notice.className], ["", "notice"]);
});

test("where nothing can be copied, the words are shown to copy by hand, in an open dialog if there is one", async () => {
  noClipboard();
  draw("<dialog></dialog>");
  find("dialog").showModal();
  await copy("some words", "The quote");
  same(find("dialog .notice").textContent, "Copy it by hand: some words");
});

test("text is saved as a file with its name and type, whose address is given back", async () => {
  const pass = clock();
  const files = saved();
  const revoked = [];
  URL.revokeObjectURL = (address) => revoked.push(address);
  save("a", "a.txt");
  save("b", "b.csv", "text/csv");
  same(await files(), [["a.txt", "text/plain;charset=utf-8", "a"], ["b.csv", "text/csv;charset=utf-8", "b"]]);
  pass(59_000);
  same(revoked, []);
  pass(1000);
  same(revoked, ["blob:0", "blob:1"]);
});

test("what was made is remembered, and what failed is tried again", async () => {
  const map = new Map();
  let made = 0;
  const make = async () => {
    if (!made++) throw new Error("first");
    return made;
  };
  same(await fault(remembered(map, "a", make)), "first");
  same([await remembered(map, "a", make), await remembered(map, "a", make), made], [2, 2, 2]);
});

test("a file is read packed or unpacked, by hand where the browser cannot, and one that is missing is an error", async () => {
  const packed = new Uint8Array(await new Response(new Blob(['{"a": 1}']).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
  const asked = serve({ "packed.gz": packed, "plain.gz": '{"a": 2}' });
  same([await load("packed.gz"), await load("plain.gz", "no-cache")], [{ a: 1 }, { a: 2 }]);
  same(asked, ["packed.gz default", "plain.gz no-cache"]);
  same(await fault(load("none.gz")), "none.gz: 404");
  await load("none.gz").catch((error) => same(error.cause, 404));
  delete globalThis.DecompressionStream;
  same(await load("packed.gz"), { a: 1 });
});

test("words of one phrase light up together while they are pointed at, tapped or focused", () => {
  same([listed("a b"), listed(""), listed()], [["a", "b"], [], []]);
  draw(`<div><p><span id="a" class="word word--shared" data-phrases="0 1">a</span> <span id="b" class="word word--shared" data-phrases="1">b</span>
    <span id="c" class="word word--shared" data-phrases="2">c</span> <span id="d" class="word" data-phrases="1">d</span></p>
    <button data-phrase="2">c</button></div>`);
  lightUpTwins(find("div"));
  const lit = () => every(".is-pointed-at").map(({ id }) => id);
  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    fire(find("#a"), on);
    same(lit(), ["a", "b"]);
    fire(find("#a"), off);
    same(lit(), []);
  }
  fire(find("#b"), "click");
  same(lit(), ["a", "b"]);
  fire(find("button"), "click");
  same(lit(), ["c"]);
  fire(find("p"), "mouseover");
  same(lit(), []);
});
