import { compareWith, showParts } from "/js/comparing/base.js";
import { markShared, offerPhrases } from "/js/comparing/shared-words.js";
import { draw, every, find, fire, ids, same, test, texts } from "./kit.js";

// -- against a base -------------------------------------------------------------------------------------------------

const NAMES = JSON.stringify({ same: "same words", reworded: "in other words", added: "not in the base", only: "only here", "in-place": "", moved: ", moved" });
const cell = (article, id, against, more = "", words = '<a class="cell__words">w</a>') =>
  `<td id="${id}" data-article="${article}" data-against="${against}" ${more}>${words}<span class="relation">?</span></td>`;
const TABLE = `<table data-columns="a b" data-relation-names='${NAMES}'><tbody>
<tr id="r1">${cell("a", "a1", "- reworded:moved")}${cell("b", "b1", "same:in-place -")}</tr>
<tr id="r2">${cell("a", "a2", "- added", "data-only")}${cell("b", "b2", "absent -", 'data-treatment="absent"', "")}</tr>
<tr id="r3">${cell("a", "a3", "- unjudged", 'data-treatment="absent"', "")}${cell("b", "b3", "added -")}</tr>
<tr id="r4">${cell("a", "a4", "- unknown", 'data-treatment="unjudged"', "")}${cell("b", "b4", "added -")}</tr></tbody></table>
<section class="element"><ul><li data-wording="0"><span data-article="a"></span></li><li data-wording="1"><span data-article="b"></span></li></ul>
<i class="differs" id="d0" data-lacking="0"></i><i class="differs" id="d1" data-lacking="1"></i><i class="differs" id="d01" data-lacking="0 1"></i></section>
<section class="element"><i class="differs" id="none" data-lacking="0"></i></section>`;

test("each cell says how its article stands to the base, and the base says nothing", () => {
  draw(TABLE);
  const said = () => every("td").map(({ id, dataset }) => [id, dataset.relation ?? "", dataset.order ?? "", find(`#${id} .relation`).textContent].join("|"));
  compareWith("a");
  same(said(), ["a1|||", "b1|same|in-place|same words", "a2|||", "b2|absent||", "a3|||", "b3|added||not in the base", "a4|||", "b4|added||not in the base"]);
  compareWith("b");
  same(said(), ["a1|reworded|moved|in other words, moved", "b1|||", "a2|added||only here", "b2|||", "a3|unjudged||", "b3|||", "a4|unknown||", "b4|||"]);
  compareWith("c");
  same(said().every((words) => words.endsWith("|||")), true);
});

test("words are lit that the base lacks, and none where the base does not give the part", () => {
  draw(TABLE);
  compareWith("a");
  same(ids(".differs.is-lit"), ["d0", "d01"]);
  compareWith("b");
  same(ids(".differs.is-lit"), ["d1", "d01"]);
  compareWith("c");
  same(ids(".differs.is-lit"), []);
});

test("of two articles the parts are shown that both give, or one alone, as the other has not", () => {
  draw(TABLE);
  const shown = (parts, base = "a", articles = ["a", "b"]) => {
    showParts(parts, base, articles);
    return ids("tr:not(.is-left-out)");
  };
  same(shown("all"), ["r1", "r2", "r3", "r4"]);
  same(shown("both"), ["r1"]);
  same(shown("base"), ["r2"]);
  same(shown("other"), ["r3"]);
  same(shown("base", "b"), ["r3"]);
  same(shown("nonsense"), ["r1", "r2", "r3", "r4"]);
  same(shown("other", "a", ["a", "c"]), []);
});

// -- shared words ---------------------------------------------------------------------------------------------------

const word = (id, more) => `<span class="word" id="${id}" ${more}></span>`;

test("words that an article in view has are shared, others its own, and alone an article has none of its own", () => {
  draw(`<div data-compared>${word("w1", 'data-with="b c" data-had="b c"')}${word("w2", 'data-had="c"')}${word("w3", "")}</div>${word("out", 'data-with="b"')}`);
  const seen = (articles) => {
    markShared(articles);
    return [ids(".word--shared"), ids(".word--own")];
  };
  same(seen(["a", "b"]), [["w1"], ["w2", "w3"]]);
  same(seen(["a", "c"]), [["w1"], ["w3"]]);
  same(seen(["a", "d"]), [[], ["w1", "w2", "w3"]]);
  same(seen(["a"]), [[], []]);
});

const by = (article, words) => `<p data-article="${article}" data-outlet="o-${article}">${words}</p>`;
const PHRASES = `<div data-compared>${by("a", `${word("a1", 'data-phrases="1 0" data-ends=""')}${word("a2", 'data-phrases="0" data-ends="0"')}${word("a3", 'data-phrases="2" data-ends="2"')}`)}
${by("b", `${word("b1", 'data-phrases="2" data-ends="2"')}${word("b2", 'data-phrases="0" data-ends="0"')}`)}${by("c", word("c1", 'data-phrases="1" data-ends="1"'))}
<ul>${[0, 1, 2].map((phrase) => `<li data-phrase="${phrase}"><span class="run-letter"></span><span class="verbatim">phrase ${phrase}</span></li>`).join("")}</ul></div>`;

test("phrases that outlets in view share have letters, as they first end in the text, and are listed so", () => {
  draw(PHRASES);
  markShared(["a", "b"]);
  const letters = () => every("[data-letters]").map(({ id, dataset }) => `${id} ${dataset.letters}`);
  const list = () => every("li").map((item) => [item.dataset.phrase, item.hidden, find(".run-letter", item).textContent].join(" "));
  same([letters(), list()], [["a2 a", "a3 b", "b1 b", "b2 a"], ["1 true ", "0 false a", "2 false b"]]);
  draw(PHRASES);
  markShared(["a", "c"]);
  same([letters(), list()], [[], ["0 true ", "2 true ", "1 false a"]]);
  markShared(["a"]);
  same([letters(), list()], [[], ["0 true ", "2 true ", "1 true "]]);
  markShared(["a", "b", "c"]);
  same(letters(), ["a2 a", "a3 b", "b1 b", "b2 a", "c1 c"]);
});

test("two articles of one outlet share no phrase by letters", () => {
  draw(PHRASES.replaceAll("o-b", "o-a"));
  markShared(["a", "b"]);
  same(every("[data-letters]").length, 0);
});

test("after z come aa and ab", () => {
  const count = 28;
  const words = (article) => by(article, Array.from({ length: count }, (_, at) => word(`${article}${at}`, `data-phrases="${at}" data-ends="${at}"`)).join(""));
  draw(`<div data-compared>${words("a")}${words("b")}</div>`);
  markShared(["a", "b"]);
  same(["a0", "a25", "a26", "a27"].map((id) => find(`#${id}`).dataset.letters), ["a", "z", "aa", "ab"]);
});

test("the phrases of a list are buttons", () => {
  draw('<div><p data-phrase="0"><span class="verbatim">some words</span></p><span class="verbatim">others</span></div>');
  offerPhrases(find("div"));
  same(find("p").innerHTML, '<button type="button" class="verbatim" title="Light these words">some words</button>');
  same(every("button").length, 1);
});

// -- the page: what is chosen stands in its address -----------------------------------------------------------------

const article = (slug, outlet, checked) => `<label><input type="checkbox" name="article" value="${slug}" data-outlet="${outlet}" ${checked ? "checked" : ""}></label>`;
const radios = (name, values) => values.map((value, at) => `<label><input type="radio" name="${name}" value="${value}" ${at ? "" : "checked"}> <span>${value}</span></label>`).join("");
const BASES = '<select name="base"><option value="a">A</option><option value="b">B</option><option value="c1">C</option></select>';
const PARTS = `<fieldset class="chooser__parts" hidden>${radios("parts", ["all", "both", "base", "other"])}</fieldset>`;
const SAID = '<p role="status"></p>';
const COLUMNS = `<table data-columns="a b c1 c2"><thead><tr>${[["a", "alpha", "A"], ["b", "beta", "B"], ["c1", "gamma", "C"], ["c2", "gamma", "C2"]].map(
  ([slug, outlet, name]) => `<th data-article="${slug}" data-outlet="${outlet}"><span class="outlet"> ${name} </span></th>`).join("")}</tr></thead>
<tbody><tr id="r1">${["a", "b", "c1"].map((slug) => `<td data-article="${slug}" data-against="- - -"><a class="cell__words"></a><span class="relation"></span></td>`).join("")}</tr></tbody></table>`;
const MANY = `<form data-chooser hidden>${["a alpha 1", "b beta 1", "c1 gamma 1", "c2 gamma 1", "d delta 1", "e eps 1", "old alpha 0"].map((line) => {
  const [slug, outlet, checked] = line.split(" ");
  return article(slug, outlet, checked === "1");
}).join("")}${radios("view", ["wordings", "columns"])}${BASES}${PARTS}${SAID}</form>
<div data-view="wordings"><div class="side-by-side" style="--columns: 3">${["a", "b", "c1", "c2"].map((slug) => `<i data-article="${slug}" id="w-${slug}"></i>`).join("")}</div></div>
<div data-view="columns" class="scroll">${COLUMNS}</div><div class="glance"><i data-article="b" id="glance"></i></div><b class="who" data-article="b" id="who"></b>
<section data-compared>${word("s1", 'data-phrases="0" data-with="b" data-had="b"')}<p data-phrase="0"><span class="run-letter"></span><span class="verbatim">p</span></p></section>`;
const TWO = `<form data-chooser hidden>${BASES.replace('<option value="c1">C</option>', "")}${PARTS}${SAID}</form><div data-view="columns">${COLUMNS.replace(/<th data-article="c.".*?<\/th>/g, "").replace('a b c1 c2"', 'a b"')}</div>`;

async function open(html, search = "") {
  history.replaceState(null, "", search || location.pathname);
  draw(`<button data-scheme-choice></button>${html}`);
  await import("/js/comparing.js");
}
const box = (value) => find(`input[value="${value}"]`);
const choose = (value, on = true) => {
  box(value).checked = on;
  fire(box(value), "change");
};
const chosen = () => every("input[name=article]:checked").map(({ value }) => value).join(" ");
const seen = () => [chosen(), find("input[name=view]:checked")?.value ?? "", every("[data-view]").filter((area) => !area.hidden).map((area) => area.dataset.view).join(), find("[role=status]").textContent];

test("many articles begin as wordings, each once; the address is empty then", async () => {
  await open(MANY);
  same([find("form").hidden, ...seen()], [false, "a b c1 c2 d e", "wordings", "wordings", ""]);
  same([find("select").value, find(".chooser__parts").hidden], ["a", true]);
  same([find("#glance").className, find("#who").className], ["", "who"]);
});

test("a phrase of the list lights its words", async () => {
  await open(MANY);
  fire(find("[data-phrase] button"), "click");
  same(ids(".is-pointed-at"), ["s1"]);
});

test("choosing fewer articles shows them in columns, leaves the others out, and writes the address", async () => {
  await open(MANY);
  for (const slug of ["b", "d", "e"]) choose(slug, false);
  same(seen(), ["a c1 c2", "columns", "columns", "Showing 3 of 7 articles."]);
  same([location.search, ids("i.is-left-out")], ["?outlets=alpha,gamma", ["w-b"]]);
  same([find(".side-by-side").style.getPropertyValue("--columns"), find(".scroll").className], ["3", "scroll"]);
  choose("c1", false);
  same([location.search, find(".side-by-side").style.getPropertyValue("--columns")], ["?articles=a,c2", "2"]);
  choose("old");
  same(location.search, "?articles=a,c2,old");
  for (const slug of ["a", "old"]) choose(slug, false);
  choose("c2", false);
  same([chosen(), find("[role=status]").textContent, location.search], ["c2", "One article must stay.", "?articles=c2"]);
  choose("wordings");
  same([location.search, seen()[2]], ["?articles=c2&view=wordings", "wordings"]);
});

test("to columns, more than four articles are cut to the first four", async () => {
  await open(MANY);
  choose("columns");
  same([...seen(), location.search], ["a b c1 c2", "columns", "columns", "Showing 4 of 7 articles.", "?outlets=alpha,beta,gamma"]);
});

test("the address chooses articles, outlets, the view and the base, and what it names in vain is said", async () => {
  await open(MANY, "?articles=b,%20old,x&outlets=gamma,y&base=beta");
  same(seen(), ["b c1 c2 old", "columns", "columns", "The address names “x”, “y”, which is not in this comparison. Showing 4 of 7 articles."]);
  same(find("select").value, "b");
  history.replaceState(null, "", "?view=columns&base=c1");
  fire(window, "popstate");
  same([...seen(), find("select").value], ["a b c1 c2 d e", "columns", "columns", "", "c1"]);
  history.replaceState(null, "", "?articles=x");
  fire(window, "popstate");
  same(seen(), ["a b c1 c2 d e", "wordings", "wordings", "The address names “x”, which is not in this comparison. Showing all articles."]);
  history.replaceState(null, "", "?base=nobody");
  fire(window, "popstate");
  same(find("select").value, "a");
});

test("more columns than four in view are marked as wide", async () => {
  await open(MANY.replace("a b c1 c2\"", "a b c1 c2 d\"").replace("</tr></thead>", '<th data-article="d"></th></tr></thead>'));
  same(find(".scroll").className, "scroll scroll--wide");
  choose("d", false);
  same(find(".scroll").className, "scroll");
});

test("of two articles the reader chooses the base and the parts that one alone gives", async () => {
  await open(TWO);
  same([find(".chooser__parts").hidden, texts(".chooser__parts span")], [false, ["all", "in both", "only A", "only B"]]);
  find("select").value = "b";
  fire(find("select"), "change");
  same([location.search, texts(".chooser__parts span")], ["?base=b", ["all", "in both", "only B", "only A"]]);
  choose("both");
  same([location.search, every("tr.is-left-out").length], ["?base=b&parts=both", 0]);
  choose("other");
  same([location.search, ids("tr.is-left-out")], ["?base=b&parts=other", ["r1"]]);
  choose("all");
  same(location.search, "?base=b");
  history.back();
  await new Promise((go) => addEventListener("popstate", go, { once: true }));
  same([location.search, find("input[name=parts]:checked").value], ["?base=b&parts=other", "other"]);
});
