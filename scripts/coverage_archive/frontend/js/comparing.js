// The script of comparison pages: readers choose the articles, columns or a list of wordings, and the base with which the
// others are compared. The address holds every choice.
import "./page.js";
import { all, one } from "./common/dom.js";
import { oneStopFor } from "./common/roving.js";
import { listed } from "./common/twins.js";
import { compareWith, showParts } from "./comparing/base.js";

const MOST_COLUMNS = 4; // that a reader may choose side by side, where each wording is shown once at first

/** @typedef {{ articles: string[], unknown: string[], view: string, base: string, parts: string }} Choice */

/** Show only some articles, and fit the widths to their number. @param {string[]} articles their slugs */
function show(articles) {
  for (const element of all("[data-article]:not(.who, .glance [data-article])")) {
    element.classList.toggle("is-left-out", !articles.includes(element.dataset.article ?? ""));
  }
  for (const area of all(".scroll")) {
    area.classList.toggle("scroll--wide", all("thead th[data-article]:not(.is-left-out)", area).length > MOST_COLUMNS);
  }
  for (const group of all(".side-by-side")) {
    const columns = all(":scope > [data-article]:not(.is-left-out)", group).length;
    const most = (group.dataset.most ??= group.style.getPropertyValue("--columns"));
    group.style.setProperty("--columns", `${Math.max(1, Math.min(columns, Number(most)))}`);
  }
}

/** @param {HTMLElement} form */
function setUpChooser(form) {
  /** @type {HTMLInputElement[]} */
  const boxes = [...form.querySelectorAll("input")].filter((box) => box.name === "article");
  const views = [...form.querySelectorAll("input")].filter((choice) => choice.name === "view");
  const parts = [...form.querySelectorAll("input")].filter((choice) => choice.name === "parts");
  const base = form.querySelector("select");
  const said = one("[role=status]", form);
  const many = views.length > 0;
  const columns = [...new Set(all("table[data-columns]").flatMap((table) => listed(table.dataset.columns)))];
  const heads = all("table[data-columns] thead [data-outlet]").map((head) => head.dataset);
  const known = boxes.length ? boxes.map((box) => box.value) : columns;
  const atFirst = boxes.length ? boxes.filter((box) => box.defaultChecked).map((box) => box.value) : known;

  /** Return the choice in the address, which names articles, or outlets for the newest version of each of their articles. @returns {Choice} */
  const asked = () => {
    const address = new URLSearchParams(location.search);
    /** @param {string} name */
    const names = (name) => (address.get(name) ?? "").split(",").map((word) => word.trim()).filter(Boolean);
    const outlets = names("outlets");
    const byOutlet = boxes.filter((box) => atFirst.includes(box.value) && outlets.includes(box.dataset.outlet ?? ""));
    const articles = [...names("articles").filter((name) => known.includes(name)), ...byOutlet.map((box) => box.value)];
    const unknown = [
      ...names("articles").filter((name) => !known.includes(name)),
      ...outlets.filter((name) => !boxes.some((box) => box.dataset.outlet === name)),
    ];
    const asBase = address.get("base") ?? "";
    const options = [...(base?.options ?? [])].map((option) => option.value);
    const ofOutlet = heads.find(({ outlet, article = "" }) => outlet === asBase && options.includes(article))?.article;
    return {
      articles: articles.length ? known.filter((name) => articles.includes(name)) : atFirst,
      unknown,
      view: address.get("view") ?? (many && articles.length === 0 ? "wordings" : "columns"),
      base: options.includes(asBase) ? asBase : ofOutlet ?? options[0] ?? "",
      parts: address.get("parts") ?? "all",
    };
  };

  /** @param {Choice} choice */
  const tell = ({ articles, unknown }) => {
    const names = unknown.map((name) => `“${name}”`).join(", ");
    const some = articles.join() === atFirst.join() ? "" : `Showing ${articles.length} of ${known.length} articles.`;
    return unknown.length
      ? `The address names ${names}, which is not in this comparison. ${some || "Showing all articles."}`
      : some;
  };

  const apply = () => {
    const choice = asked();
    for (const box of boxes) box.checked = choice.articles.includes(box.value);
    for (const view of views) view.checked = view.value === choice.view;
    for (const part of parts) part.checked = part.value === choice.parts;
    for (const area of all("[data-view]")) {
      area.hidden = many && area.dataset.view !== choice.view;
      area.classList.toggle("is-chosen", !area.hidden);
    }
    show(choice.articles);
    if (base) {
      base.value = choice.base;
      compareWith(choice.base, choice.articles);
    }
    nameParts(choice);
    said.textContent = tell(choice);
  };

  /** If two articles are shown, one of them the base, offer to show only the parts that both or one of them have. @param {Choice} choice */
  const nameParts = (choice) => {
    const two = choice.view === "columns" && choice.articles.length === 2 && choice.articles.includes(choice.base);
    const group = form.querySelector(".chooser__parts");
    if (group instanceof HTMLElement) group.hidden = !two;
    showParts(two ? choice.parts : "all", choice.base, choice.articles);
    if (!two) return;
    /** @param {string} slug */
    const name = (slug) => one(`table[data-columns] thead [data-article="${slug}"] .outlet`).textContent.trim();
    const other = choice.articles.find((slug) => slug !== choice.base) ?? "";
    const names = { all: "all", both: "in both", base: `only ${name(choice.base)}`, other: `only ${name(other)}` };
    for (const part of parts) {
      one("span", part.parentElement ?? form).textContent = names[/** @type {keyof typeof names} */ (part.value)];
    }
  };

  /** Write the choice into the address, without what the page opens with anyway; name outlets instead of articles if all of theirs are chosen. */
  const write = () => {
    const address = new URL(location.href);
    const chosen = boxes.length ? boxes.filter((box) => box.checked) : [];
    const slugs = chosen.map((box) => box.value);
    const outlets = [...new Set(chosen.map((box) => box.dataset.outlet ?? ""))].filter(Boolean);
    const whole = boxes.filter((box) => atFirst.includes(box.value) && outlets.includes(box.dataset.outlet ?? ""));
    /** @type {Record<string, string>} */
    const values = {};
    if (boxes.length && slugs.join() !== atFirst.join()) {
      if (whole.map((box) => box.value).join() === slugs.join()) values.outlets = outlets.join(",");
      else values.articles = slugs.join(",");
    }
    const view = views.find((choice) => choice.checked)?.value;
    if (many && view !== (values.outlets || values.articles ? "columns" : "wordings")) values.view = view ?? "";
    if (base && base.selectedIndex > 0) values.base = base.value;
    const part = parts.find((choice) => choice.checked)?.value;
    if (part && part !== "all") values.parts = part;
    address.search = Object.entries(values).map(([name, value]) => `${name}=${value}`).join("&");
    history.pushState(null, "", address);
  };

  form.addEventListener("change", ({ target }) => {
    const chosen = boxes.filter((box) => box.checked);
    const toColumns = views.find((view) => view.value === "columns");
    if (target instanceof HTMLInputElement && target.name === "article") {
      if (!chosen.length) {
        target.checked = true;
        said.textContent = "One article must stay.";
        return;
      }
      if (toColumns) toColumns.checked = true;
    }
    if (target === toColumns && chosen.length > MOST_COLUMNS) {
      for (const box of boxes.filter((box) => box.checked).slice(MOST_COLUMNS)) box.checked = false;
    }
    write();
    apply();
  });
  addEventListener("popstate", apply);
  form.hidden = false;
  apply();
}

all("[data-chooser]").forEach(setUpChooser);
oneStopFor(".glance a");
for (const row of all("[data-element]:is(tr, .element)")) oneStopFor(`${row.localName}[data-element="${row.dataset.element}"] a`);
