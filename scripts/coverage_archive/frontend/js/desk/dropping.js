// Takes a file that is dropped anywhere on the page into the form that adds an article.

/** Let files be dropped. Without such a form, a dropped file does nothing, rather than opening in the place of the desk. */
export function takeDroppedFiles() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-drop]"));
  const field = form?.querySelector("input[type=file]");
  /** @param {DragEvent} event */
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  /** @param {boolean} drops */
  const show = (drops) => form?.classList.toggle("is-dropping", drops);
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) show(false);
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(false);
    const files = event.dataTransfer?.files;
    if (!form || !(field instanceof HTMLInputElement) || !files?.length) return;
    field.files = files;
    form.querySelector("button")?.click();
  });
}
