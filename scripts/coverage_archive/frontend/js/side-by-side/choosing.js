// Lets readers choose the two articles in two lists, keeps the choice in the address, and loads the articles' texts.
import { changed } from "../common/address.js";
import { all, h, one } from "../common/dom.js";
import { load, remembered } from "../common/files.js";

/** @import { Choice, Text } from "../types.d.ts" */

const MOST_LISTED = 300; // articles in the lists; of more, those that fit what is typed
const MOST_FOUND = 50;
const NO_LIST = "No other articles can be chosen: their list could not be loaded. Load the page again.";
const SIDES = /** @type {const} */ (["a", "b"]);

/** @param {Choice} article */
const shown = ({ outlet, date, title, earlier }) =>
  `${outlet} · ${date} · ${title}${earlier ? " (an earlier version)" : ""}`;

export class Choosing {
  /** @param {HTMLElement} root @param {() => void} chosen the function to call after the reader has chosen */
  constructor(root, chosen) {
    this.root = root;
    this.selects = SIDES.map((side) => one(`select[name=${side}]`, root, HTMLSelectElement));
    /** @type {Map<string, Promise<Text | null>>} */
    this.texts = new Map();
    /** @type {Promise<Choice[]> | null} */
    this.loadingList = null;
    this.trouble = ""; // what is to be said of the list, where it could not be loaded
    for (const select of this.selects) {
      select.addEventListener("change", () => {
        const [a, b] = this.selects.map(({ value }) => value);
        history.pushState(null, "", changed({ a, b, on: null }));
        chosen();
      });
    }
    if (Number(root.dataset.articles) > MOST_LISTED) this.offerFilters();
    else this.list().then((list) => this.selects.forEach((select) => offer(select, list)));
  }

  /** Return all articles, the newest first. If their list cannot be loaded, tell the reader, and return none. @returns {Promise<Choice[]>} */
  list() {
    return this.loadingList ??= load(this.root.dataset.list ?? "").then((list) => {
      if (!list[0]?.slug) throw new Error("The list of the articles is empty.");
      return list;
    }).catch((error) => {
      console.error(error);
      this.trouble = NO_LIST;
      one(".beside__said", this.root).append(` ${NO_LIST}`);
      return [];
    });
  }

  /** Show a box for each side in which readers type words to find articles, because there are too many for a list. */
  offerFilters() {
    all("[data-filter]", this.root).forEach((filter, side) => {
      filter.hidden = false;
      filter.addEventListener("input", async ({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        const words = target.value.toLowerCase().split(/\s+/);
        const fits = (/** @type {Choice} */ article) => words.every((word) => shown(article).toLowerCase().includes(word));
        const found = (await this.list()).filter(fits);
        offer(this.selects[side], found.slice(0, MOST_FOUND));
        const some = found.length > MOST_FOUND ? `; the newest ${MOST_FOUND} are in the list` : "";
        one(".beside__said", this.root).textContent = this.trouble || `${found.length} found${some}.`;
      });
    });
  }

  /** Return the two texts that the address names, or others in place of unknown ones, and sentences to tell the reader. @returns {Promise<{ texts: [Text, Text], said: string[] }>} */
  async chosen() {
    const asked = new URLSearchParams(location.search);
    const first = this.root.dataset.a ?? "";
    const second = this.root.dataset.b ?? "";
    const own = SIDES.map((side) => asked.get(side));
    const instead = [own[1] === first ? second : first, own[0] === second ? first : second];
    const found = await Promise.all(SIDES.map((_, side) => this.text(own[side] ?? instead[side])));
    const said = SIDES.flatMap((_, side) =>
      found[side] ? [] : [`The address names “${own[side]}”, which is no article of this archive. Here is another.`]
    );
    const texts = await Promise.all(found.map((text, side) => text ?? this.text(instead[side])));
    const [a, b] = texts;
    if (!a || !b) throw new Error("The articles of the archive have no text.");
    if (a.slug === b.slug) said.push("Both sides show the same article: choose another.");
    if (this.trouble) said.push(this.trouble);
    this.selects.forEach((select, side) => {
      const slug = texts[side]?.slug ?? "";
      if (![...select.options].some(({ value }) => value === slug)) select.append(option(/** @type {Text} */ (texts[side])));
      select.value = slug;
    });
    return { texts: [a, b], said };
  }

  /** Return the text of the article with a slug, present or earlier, or null if there is none. @param {string} slug @returns {Promise<Text | null>} */
  text(slug) {
    return remembered(this.texts, slug, async () => {
      const address = (this.root.dataset.texts ?? "").replace("SLUG", encodeURIComponent(slug));
      const text = await load(address).catch((error) => {
        if (error.cause !== 404) throw error;
      });
      if (text?.slug) return text;
      if (text) throw new Error(`The text of ${slug} is empty.`);
      const now = (await this.list()).find(({ former }) => former.includes(slug));
      if (this.trouble) throw new Error("Only the list says which article had this address before.");
      return now ? this.text(now.slug) : null;
    });
  }
}

/** @param {Choice} article */
const option = (article) => h("option", { value: article.slug }, shown(article));

/** Replace the articles of a list; keep the chosen one in it, and chosen. @param {HTMLSelectElement} select @param {Choice[]} articles */
function offer(select, articles) {
  const chosen = select.selectedOptions[0];
  select.replaceChildren(...articles.map(option));
  if (chosen && !articles.some(({ slug }) => slug === chosen.value)) select.prepend(chosen);
  select.value = chosen?.value ?? "";
}
