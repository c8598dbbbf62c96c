// Opens a panel beside a quote, with its speaker and with what other outlets say on the same point. One is open at a time.
import { all, closest, h, one } from "../common/dom.js";
import { copy } from "../common/copy-and-save.js";
import { pageAddress } from "../linking/places.js";
import { embedding } from "./embedding.js";

const LINGER = 350; // milliseconds until pointing at a quote opens its panel
const FOOT = 0.46; // of the screen's height, which a phone's panel may take

/** Return the elements of a quote; there are several where other tags cross it. @param {string} id */
const pieces = (id) => (id ? all(`#${CSS.escape(id)}, [data-continues="${id}"]`) : []);
/** @param {Element} element */
const idOf = (element) => element.getAttribute("data-continues") ?? element.getAttribute("data-for") ?? element.id;

/**
 * Check a quote against the published capture, show the result, and then offer to check the list of files, too.
 * @param {HTMLElement} about
 * @param {string} words as the page shows them
 * @param {HTMLElement} answer
 */
async function check(about, words, answer) {
  answer.textContent = "Checking …";
  answer.nextElementSibling?.remove();
  const [start, end] = (about.dataset.at ?? "").split("-").map(Number);
  const stated = document.querySelector(".hash[data-whole]")?.textContent ?? null;
  try {
    const checking = await import("./checking.js");
    const quote = { words, start, end, stated };
    /** @param {{ agrees: boolean, said: string }} came */
    const tell = ({ agrees, said }) => {
      answer.classList.toggle("is-wrong", !agrees);
      answer.textContent = said;
    };
    const came = await checking.check(quote);
    tell(came);
    const hash = came.hash;
    if (hash) {
      const more = h("button", { type: "button", onclick: async () => tell(await checking.checkList(quote, hash)) }, "Check the list of files");
      answer.after(h("div", { class: "panel__tools" }, more));
    }
  } catch {
    answer.textContent = "This cannot be checked now: a part of the page did not load.";
  }
  answer.scrollIntoView({ block: "nearest" });
}

/**
 * Return what other outlets say on a quote's points: a list of it, and a sentence on the points on which none has words.
 * @param {HTMLElement[]} points as the page lists them @returns {HTMLElement[]}
 */
function others(points) {
  const given = points.filter(({ dataset }) => !("none" in dataset));
  const none = points.filter(({ dataset }) => "none" in dataset);
  const outlets = given.flatMap((point) => all(".outlet", point));
  const alone = outlets.length > 0 && outlets.every((outlet) => outlet.textContent === outlets[0].textContent);
  const title = h("h3", {}, alone ? "On this: " : "Other outlets on this", ...(alone ? [outlets[0].cloneNode(true)] : []));
  const list = h("dl", { class: `points${alone ? " points--of-one" : ""}` }, ...given.map((point) => point.cloneNode(true)));
  const named = none.map((point) => one("dt", point).textContent?.trim()).join(", ");
  const lacking = h("p", { class: "none" }, none.length ? `${one(".none", none[0]).textContent}: ${named}` : "");
  return [...(given.length ? [title, list] : []), ...(none.length ? [lacking] : [])];
}

/** Open a quote's panel when the reader points at the quote or its note, taps it, or follows the note by keyboard. */
export function openQuotes() {
  const page = document.querySelector(".page--article");
  if (!page || !document.querySelector(".about-quote")) return;
  const panel = h("div", { class: "panel", role: "region", "aria-label": "About this quote", id: "the_panel", tabindex: "-1", hidden: true });
  page.append(panel);
  let open = "";
  let held = false; // opened by a click or a key, so that it stays when the pointer goes
  let wait = 0;
  let pointed = false; // the reader's last act was with a pointer; Firefox counts a click by the keyboard as one, too
  /** @type {HTMLElement | null} */
  let from = null;

  const close = () => {
    clearTimeout(wait);
    panel.hidden = true;
    for (const piece of pieces(open)) piece.classList.remove("is-open");
    all(".note[aria-expanded=true]").forEach((note) => note.setAttribute("aria-expanded", "false"));
    open = "";
    held = false;
  };

  /** @param {string} id */
  const fill = (id) => {
    const about = one(`.about-quote[data-for="${id}"]`);
    const points = (about.dataset.points ?? "").split("|").flatMap((key) => all(`.point[data-point="${key}"]`));
    const who = all(":scope > :not(.about-quote__words, .tools)", about).map((part) => part.cloneNode(true));
    const cite = one("[data-cite]", about).cloneNode(true);
    const original = about.querySelector(".original")?.cloneNode(true);
    const words = () => pieces(id).map((piece) => piece.textContent).join("");
    const address = `${pageAddress()}#${id}`;
    const checked = h("p", { class: "panel__checked", role: "status" });
    panel.replaceChildren(h("div", { class: "panel__tools" },
      h("button", {
        type: "button",
        onclick: () => copy(`“${words().replace(/\s+/gu, " ").trim()}” — ${about.dataset.attribution}. ${address}`, "The quote"),
      }, "Copy quote"),
      h("button", { type: "button", "aria-label": "Copy link", onclick: () => copy(address, "Link to this quote") }, "Link"),
      cite,
      h("button", { type: "button", onclick: () => check(about, words(), checked) }, "Check"),
      h("button", {
        type: "button",
        onclick: () => copy(embedding(id, words(), about.dataset.attribution ?? ""), "Code to embed this quote"),
      }, "Embed"),
      ...(original ? [original] : []),
      h("button", { type: "button", "aria-label": "Close", onclick: () => leave() }, "×"),
    ), checked, ...who, ...others(points));
  };

  /** Place the panel beside the words, fully in view; on a phone, where it is at the foot, scroll the words into view. @param {string} id */
  const place = (id) => {
    const words = pieces(id)[0].getBoundingClientRect();
    if (getComputedStyle(panel).position === "fixed") {
      const free = innerHeight * (1 - FOOT);
      if (words.bottom > free - 16 || words.top < 0) scrollBy({ top: words.top - free / 2, behavior: "instant" });
      panel.style.top = "";
    } else {
      const at = Math.max(16, Math.min(words.top + 26, innerHeight - panel.offsetHeight - 16)); // all of it in view
      panel.style.top = `${at - page.getBoundingClientRect().top}px`;
    }
  };

  /** @param {string} id @param {boolean} hold */
  const show = (id, hold) => {
    if (open === id) {
      held ||= hold;
      return;
    }
    close();
    open = id;
    held = hold;
    fill(id);
    panel.className = `panel ${pieces(id)[0].closest("[class*=outlet--]")?.className.match(/outlet--\d+/)?.[0] ?? ""}`;
    for (const piece of pieces(id)) piece.classList.add("is-open");
    one(`.note[data-for="${id}"]`).setAttribute("aria-expanded", "true");
    panel.hidden = false;
    place(id);
  };

  /** Close the panel, and move the focus back to the note from which it was opened, or to the quote's own note. */
  const leave = () => {
    const note = document.querySelector(`.note[data-for="${open}"]`);
    close();
    const back = from?.isConnected ? from : note;
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  };

  const plain = () => document.documentElement.classList.contains("shows-plain");
  for (const note of all(".note")) {
    note.setAttribute("aria-expanded", "false");
    note.setAttribute("aria-controls", panel.id);
  }
  for (const act of ["pointerdown", "keydown"]) {
    document.addEventListener(act, () => { pointed = act === "pointerdown"; }, true);
  }
  page.addEventListener("click", (event) => {
    if (plain() || getSelection()?.isCollapsed === false) return;
    const asked = closest(event, ".note, mark.quote");
    if (asked) {
      const id = idOf(asked);
      event.preventDefault();
      from = asked.matches(".note") ? asked : null;
      if (open === id && held) close();
      else show(id, true);
      const byKeyboard = !pointed || /** @type {MouseEvent} */ (event).detail === 0;
      if (from && byKeyboard) panel.focus({ preventScroll: true });
    } else if (!closest(event, ".panel")) {
      close();
    }
  });
  page.addEventListener("mouseover", (event) => {
    clearTimeout(wait);
    const asked = closest(event, ".note, mark.quote");
    for (const lit of all(".is-pointed-at")) lit.classList.remove("is-pointed-at");
    if (!asked || plain()) {
      if (open && !held && !closest(event, ".panel")) wait = setTimeout(close, LINGER);
      return;
    }
    const id = idOf(asked);
    for (const part of [...pieces(id), ...all(`.note[data-for="${id}"]`)]) part.classList.add("is-pointed-at");
    const canHover = matchMedia("(hover: hover) and (min-width: 62em)").matches;
    if (canHover && !held) wait = setTimeout(() => show(id, false), LINGER);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !document.querySelector("dialog[open]")) leave();
  });
}
