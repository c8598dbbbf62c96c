// The desk's program: sends what is pressed, and puts the answer into the page.

const desk = /** @type {HTMLElement | null} */ (document.querySelector("main.desk"));

/** @param {SubmitEvent} event */
async function act(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!desk || form.method === "post") return;
  event.preventDefault();
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, event.submitter)));
  body.set("version", desk.dataset.version ?? "");
  const answer = await (await fetch(desk.dataset.act ?? "", { method: "POST", body })).json();
  for (const [id, html] of Object.entries(answer.regions)) {
    const region = document.getElementById(id);
    if (region) region.innerHTML = html;
  }
  desk.dataset.version = answer.version;
  const says = document.getElementById("desk-says");
  if (says) says.textContent = answer.announce;
  if (answer.go) location.assign(answer.go);
}

document.addEventListener("submit", act);
