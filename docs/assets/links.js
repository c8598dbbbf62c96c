// Link and cite: copies addresses, makes links to selected words, and opens citations without leaving the page.
// Without this script every control is an ordinary link that works.

/** The page's permanent address, without a fragment: the published one, where the build knew it. */
const pageAddress = () => document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];

// -- saying what was done ---------------------------------------------------------------------------------------

const notice = document.createElement("div");
notice.className = "notice";
notice.setAttribute("role", "status");
let silence;

/** Say something in one line, to eyes and to screen readers; it goes away by itself. */
function say(words) {
  (document.querySelector("dialog[open]") ?? document.body).append(notice);
  notice.textContent = words;
  notice.classList.add("is-shown");
  clearTimeout(silence);
  silence = setTimeout(() => {
    notice.classList.remove("is-shown");
    notice.textContent = "";
  }, 5000);
}

/** Put text on the clipboard and say so, or say how to copy it by hand. */
async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
  } catch {
    say(`Copy it by hand: ${text}`);
  }
}

// -- links to places --------------------------------------------------------------------------------------------

/** A link control is a link to its place; followed by a plain click, it also copies that place's address. */
function copyOnClick() {
  for (const heading of document.querySelectorAll(".md-typeset .headerlink")) heading.dataset.copy = "this section";
  document.addEventListener("click", (event) => {
    const control = event.target.closest?.("a[data-copy]");
    if (!control || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const whole = !control.hash;
    if (whole) event.preventDefault(); // the page itself: there is nowhere to go
    copy(pageAddress() + control.hash, `Link to ${control.dataset.copy}`);
  });
}

/** Mark every piece of a target that other tags cut in pieces; only its first piece has the id. */
function markPieces() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const piece of document.querySelectorAll("[data-continues]")) {
    piece.classList.toggle("is-target", piece.dataset.continues === id);
  }
}

/**
 * A link to words makes the innermost element around them the target, not the paragraph in its address. Then the words
 * are lit (::target-text), and that element must not be.
 */
function leaveLightToWords() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.querySelector(":target");
  document.documentElement.classList.toggle("is-lit-by-words", Boolean(target) && target.id !== id);
}

/** Where the browser does not know text fragments, they are in the way of the paragraph's id. */
function dropUnknownFragment() {
  const at = location.hash.indexOf(":~:");
  if (at > 1) location.replace(location.hash.slice(0, at));
}

// -- links to selected words ------------------------------------------------------------------------------------

const QUOTABLE = ".md-content p.verbatim[id], .md-content h1.verbatim[id], .md-content figcaption .verbatim[id]";
const WHOLE = 120; // longer selections are named by how they begin and end
const ENDS = 5; // words

const quotable = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(QUOTABLE);
const squeezed = (text) => text.replace(/\s+/gu, " ").trim();
const encode = (words) => encodeURIComponent(words).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The offset of a place in an element's text. */
function offsetIn(element, node, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The word that holds a place of a text, as browsers tell words apart when they look for text fragments. */
function wordAt(text, place) {
  const found = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text).containing(place);
  return found?.isWordLike ? found : null;
}

/** The selection as whole words: the first and last element, and offsets into their texts. Null: nothing to link. */
function selectedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = [...document.querySelectorAll(QUOTABLE)].filter((block) => range.intersectsNode(block));
  const first = quotable(range.startContainer) ?? blocks[0];
  const last = quotable(range.endContainer) ?? blocks.at(-1);
  if (!first || !last || !blocks.includes(first) || !blocks.includes(last)) return null;
  let start = first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0;
  let end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : last.textContent.length;
  const [before, after] = [first.textContent, last.textContent];
  while (start < before.length && /\s/u.test(before[start])) start++;
  while (end > 0 && /\s/u.test(after[end - 1])) end--;
  if (first === last ? start >= end : end === 0) return null;
  const [opening, closing] = [wordAt(before, start), wordAt(after, end - 1)];
  if (opening) start = opening.index;
  if (closing) end = closing.index + closing.segment.length;
  return { first, last, start, end };
}

/** How often words occur on the page, as text fragments look for them: in any case, with any white space. */
function occurrences(words) {
  const text = squeezed(document.querySelector(".md-content").innerText).toLowerCase();
  return text.split(squeezed(words).toLowerCase()).length - 1;
}

/** The fragment for selected words: the paragraph's id, and a text directive that finds the words in it. */
function fragmentFor({ first, last, start, end }) {
  const before = first.textContent;
  const after = last.textContent;
  const words = first === last ? squeezed(before.slice(start, end)) : null;
  let opening = words;
  let closing = null;
  if (words === null || (words.length > WHOLE && words.split(" ").length > 2 * ENDS)) {
    opening = squeezed(before.slice(start, words === null ? undefined : end)).split(" ").slice(0, ENDS).join(" ");
    closing = squeezed(after.slice(words === null ? 0 : start, end)).split(" ").slice(-ENDS).join(" ");
  }
  const lead = squeezed(before.slice(0, start)).split(" ").filter(Boolean);
  const trail = squeezed(after.slice(end)).split(" ").filter(Boolean);
  let prefix = "";
  let suffix = "";
  // Words around the selected ones, only as many as single them out.
  for (let size = 1; occurrences(context(prefix, opening, closing ? "" : suffix)) > 1; size++) {
    if (size > Math.max(lead.length, trail.length)) break;
    prefix = lead.slice(-size).join(" ");
    if (!closing) suffix = trail.slice(0, size).join(" ");
  }
  const directive = [prefix && `${encode(prefix)}-`, encode(opening), closing && encode(closing), suffix && `-${encode(suffix)}`];
  return `#${first.id}:~:text=${directive.filter(Boolean).join(",")}`;

  /** The words with their surroundings, joined as the page joins them. */
  function context(prefix, opening, suffix) {
    const spaceBefore = prefix && /\s/u.test(before[start - 1]) ? " " : "";
    const spaceAfter = suffix && /\s/u.test(after[end]) ? " " : "";
    return prefix + spaceBefore + opening + spaceAfter + suffix;
  }
}

/** Offer a link to the selected words, right below them and next in the order of the Tab key. */
function offerLinkToSelection() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-to-words";
  button.textContent = "Copy link to these words";
  button.hidden = true;
  button.addEventListener("mousedown", (event) => event.preventDefault()); // keep the selection
  let chosen = null;
  button.addEventListener("click", () => {
    if (chosen) copy(pageAddress() + fragmentFor(chosen), "Link to these words");
    button.hidden = true;
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") button.hidden = true;
  });
  let wait;
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      if (document.activeElement === button) return;
      chosen = selectedWords();
      button.hidden = !chosen;
      if (!chosen) return;
      const host = chosen.last.closest(".paragraph, .article-head") ?? chosen.last.parentElement;
      if (chosen.last.parentElement === host) chosen.last.after(button);
      else host.append(button);
      const box = getSelection().getRangeAt(0).getBoundingClientRect();
      const origin = button.offsetParent.getBoundingClientRect();
      const left = Math.min(Math.max(box.left, 8), innerWidth - button.offsetWidth - 8);
      button.style.left = `${left - origin.left}px`;
      button.style.top = `${box.bottom - origin.top + 6}px`;
    }, 120);
  });
}

// -- citations --------------------------------------------------------------------------------------------------

const FORMATS = { bib: "BibTeX", ris: "RIS", json: "CSL-JSON" };

/** Cut one reference out of a file with all of an article's. */
const CUT = {
  bib: (text, key) => text.split(/\n(?=@)/).find((entry) => entry.includes(`{${key},\n`)),
  ris: (text, key) => text.split(/(?<=\nER  - \n)\n?/).find((record) => record.includes(`\nID  - ${key}\n`)),
  json: (text, key) => JSON.stringify(JSON.parse(text).filter((item) => item.id === key), null, 1),
};

/** Give a citation its copy and download buttons, and full addresses where the build did not know the site's. */
function equip(citation, base) {
  const place = citation.querySelector(".citation__what a");
  const full = new URL(place.getAttribute("href"), base).href;
  place.href = full;
  const { address, key } = citation.dataset;
  const inFull = (text) => (/^https?:/.test(address) ? text : text.replaceAll(address, full));
  const walker = document.createTreeWalker(citation, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = inFull(walker.currentNode.data);
  for (const style of citation.querySelectorAll(".citation__style")) {
    const name = style.querySelector("h3").textContent;
    const entry = style.querySelector(".citation__entry");
    style.querySelector("h3").append(" ", tool("Copy", () => copy(entry.textContent, `${name} citation`)));
  }
  const files = document.createElement("ul");
  files.className = "citation__files";
  for (const [ending, name] of Object.entries(FORMATS)) {
    const text = async () => {
      const answer = await fetch(new URL(`all.${ending}`, base));
      return inFull(CUT[ending](await answer.text(), key));
    };
    const line = document.createElement("li");
    line.append(
      name,
      " ",
      tool("Copy", async () => copy(await text(), name)),
      " ",
      tool("Download", async () => download(await text(), `${key}.${ending}`)),
    );
    files.append(line);
  }
  citation.append(files);
  return citation;
}

/** Save text as a file. */
function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function tool(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

/** Open the citation that a link leads to in a dialog; where that fails, follow the link. */
function citeHere() {
  const dialog = document.createElement("dialog");
  dialog.className = "md-typeset cite-dialog";
  dialog.setAttribute("aria-label", "Cite");
  document.addEventListener("click", async (event) => {
    const control = event.target.closest?.("a[data-cite]");
    if (!control || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      const address = control.href.split("#")[0];
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const citation = document.importNode(page.getElementById(control.hash.slice(1)), true);
      citation.removeAttribute("id");
      dialog.replaceChildren(tool("Close", () => dialog.close()), equip(citation, address));
      document.body.append(dialog);
      dialog.showModal();
    } catch {
      location.assign(control.href);
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
}

dropUnknownFragment();
for (const mark of [markPieces, leaveLightToWords]) {
  mark();
  addEventListener("hashchange", mark);
}
addEventListener("load", leaveLightToWords);
if (document.querySelector("a[data-copy], .citation")) {
  document.body.append(notice);
  copyOnClick();
  offerLinkToSelection();
  citeHere();
  for (const citation of document.querySelectorAll(".md-content .citation")) equip(citation, location.href);
}
