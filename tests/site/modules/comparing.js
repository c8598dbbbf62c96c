import { compareWith, showParts } from "/js/comparing/base.js";
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
<section class="element"><ul>
<li id="w0" data-wording="0" data-near='{"1": []}'><span data-article="a"></span><i class="differs" id="a1" data-lacking="1"></i><span class="variants__without"></span></li>
<li id="w1" data-wording="1" data-near='{"0": ["not", "only"]}'><span data-article="b"></span><i class="differs" id="b0" data-lacking="0"></i><i class="differs" id="b2" data-lacking="2"></i><span class="variants__without"></span></li>
<li id="w2" data-wording="2"><span data-article="c"></span><i class="differs" id="c01" data-lacking="0 1"></i><i class="differs" id="not" data-lacking="0 1" data-decisive></i><span class="variants__without"></span></li>
<li id="others" class="variants__others" hidden></li></ul></section>`;

test("each cell says how its article stands to the base, and the base says nothing", () => {
  draw(TABLE);
  const said = () => every("td").map(({ id, dataset }) => [id, dataset.relation ?? "", dataset.order ?? "", find(`#${id} .relation`).textContent].join("|"));
  compareWith("a", ["a", "b", "c"]);
  same(said(), ["a1|||", "b1|same|in-place|same words", "a2|||", "b2|absent||", "a3|||", "b3|added||not in the base", "a4|||", "b4|added||not in the base"]);
  compareWith("b", ["a", "b", "c"]);
  same(said(), ["a1|reworded|moved|in other words, moved", "b1|||", "a2|added||only here", "b2|||", "a3|unjudged||", "b3|||", "a4|unknown||", "b4|||"]);
  compareWith("c", ["a", "b", "c"]);
  same(said().every((words) => words.endsWith("|||")), true);
});

test("the base's wording comes first, then those near to it with what differs lit, then the others with decisive words lit", () => {
  draw(TABLE);
  const seen = (base) => {
    compareWith(base, ["a", "b", "c", "d"]);
    return [ids(".element li"), ids(".is-base"), ids(".differs.is-lit"), texts(".variants__without"), find("#others").hidden];
  };
  same(seen("a"), [["w0", "w1", "others", "w2"], ["w0"], ["b0", "not"], ["", "without “not”, “only”", ""], false]);
  same(seen("b"), [["w1", "w0", "others", "w2"], ["w1"], ["a1", "not"], ["", "", ""], false]);
  same(seen("c"), [["w2", "others", "w0", "w1"], ["w2"], [], ["", "", ""], false]);
  same(seen("d"), [["others", "w0", "w1", "w2"], [], [], ["", "", ""], true]);
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

test("of two in view each article is held against the other, of more the base against none", () => {
  const mark = (id, kind, columns) => `<i class="differs" id="${id}" data-${kind}="${columns}"></i>`;
  draw(`<table class="clause" data-columns="a b c"><tbody><tr><td data-article="a" data-against="- - -">${mark("a1", "lacking", "1")}${mark("a2", "absent", "2")}</td>
<td data-article="b" data-against="- - -">${mark("b1", "lacking", "0 2")}<span class="relation"></span></td></tr></tbody></table>
<section class="wording" data-article="a">${mark("a3", "absent", "1 2")}</section><section class="wording" data-article="c">${mark("c1", "lacking", "0")}</section>`
    .replace("</i></td>", '</i><span class="relation"></span></td>'));
  const lit = (base, articles) => {
    compareWith(base, articles);
    return ids(".is-lit");
  };
  same(lit("a", ["a", "b"]), ["a1", "b1", "a3", "c1"]);
  same(lit("a", ["a", "c"]), ["a2", "b1", "a3", "c1"]);
  same(lit("a", ["a", "b", "c"]), ["b1", "c1"]);
  same(lit("b", ["a", "b"]), ["a1", "b1", "a3"]);
});
