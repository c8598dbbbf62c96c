// Lets readers choose what is marked in the text: all quotes, one speaker's words, one topic's words, or nothing. The
// address holds the choice, and the device keeps it.
import { changed } from "../common/address.js";
import { all, h } from "../common/dom.js";
import { keep, kept } from "../common/storage.js";

const MODES = ["quotes", "speakers", "topics", "plain"];

/** Return the ids of the speakers or topics of all quotes, each once, in reading order. @param {string} name speaker or topics */
function named(name) {
  const ids = all("mark.quote").flatMap((mark) => (mark.dataset[name] ?? "").split(" ").filter(Boolean));
  return [...new Set(ids)];
}

/** Return the name of a speaker or topic, from a link to its page, or else its id. @param {string} kind speakers or compare @param {string} id */
function called(kind, id) {
  const link = document.querySelector(`.about-quote a[href$="/${kind}/${id}/"]`);
  return link?.textContent.trim() ?? id;
}

/**
 * @param {string} name
 * @param {string} legend
 * @param {[value: string, label: string][]} choices
 */
function choice(name, legend, choices) {
  const labels = choices.map(([value, label]) => h("label", {}, h("input", { type: "radio", name, value }), h("span", {}, label)));
  return h("fieldset", { "data-choice": name }, h("legend", {}, legend), ...labels);
}

/** Add the choices to the page, and mark the text as the address or the kept choice says. */
export function offerModes() {
  const place = document.querySelector("[data-modes]");
  if (!(place instanceof HTMLElement) || !document.querySelector("mark.quote")) return;
  place.append(
    choice("speaker", "Whose words", named("speaker").map((id) => [id, called("speakers", id)])),
    choice("topic", "On", named("topics").map((id) => [id, called("compare", id)])),
  );
  place.hidden = false;
  /** @param {string} name */
  const boxes = (name) => /** @type {HTMLInputElement[]} */ (all(`input[name="${name}"]`, place));

  const apply = () => {
    const address = new URLSearchParams(location.search);
    const asked = address.get("show") ?? kept("show");
    const mode = MODES.includes(asked) ? asked : MODES[0];
    for (const name of MODES) document.documentElement.classList.toggle(`shows-${name}`, name === mode);
    for (const box of boxes("show")) box.checked = box.value === mode;
    const lit = { speakers: "speaker", topics: "topic" }[mode];
    for (const group of all("[data-choice]:not([data-choice=show])", place)) group.hidden = group.dataset.choice !== lit;
    const chosen = lit ? address.get(lit) ?? boxes(lit)[0]?.value : undefined;
    if (lit) for (const box of boxes(lit)) box.checked = box.value === chosen;
    for (const tag of all("mark.quote, .passage")) {
      const on = lit === "speaker" ? tag.dataset.speaker : `${tag.dataset.topics ?? ""} ${tag.dataset.topic ?? ""}`;
      tag.classList.toggle("is-lit", Boolean(lit && chosen && (on ?? "").split(" ").includes(chosen)));
    }
  };

  place.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { name, value } = target;
    if (name === "show") keep(name, value);
    const shown = { show: value === MODES[0] ? null : value, speaker: null, topic: null };
    history.replaceState(null, "", changed(name === "show" ? shown : { [name]: value }));
    apply();
  });
  addEventListener("popstate", apply);
  apply();
}
