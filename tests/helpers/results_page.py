"""What a page of results shows."""

from typing import Any

from playwright.sync_api import Page

_SHOWN = """async () => {
  const more = document.querySelector(".finder__more");
  const results = document.querySelector(".finder__results");
  results.style.display = "none"; // hundreds of results need not be laid out to be read
  while (!more.hidden) {
    const grown = new Promise((go) => new MutationObserver(go).observe(results, { childList: true }));
    more.click();
    await grown;
  }
  results.style.display = "";
  for (const all of document.querySelectorAll(".finder__all:not([hidden])")) {
    if (all.textContent.includes("all")) all.click();
  }
  const number = (box) => Number(box.closest("label").querySelector(".finder__number").textContent);
  return {
    quotes: [...results.querySelectorAll("[data-quote]")].map((card) => card.dataset.quote),
    texts: [...results.querySelectorAll("[data-text]")].map((card) => card.dataset.text),
    words: [...results.querySelectorAll(".finder__link")].map((link) => link.textContent),
    links: [...results.querySelectorAll(".finder__link")].map((link) => link.href),
    hits: [...results.querySelectorAll(".card")].map((card) => (
      [...card.querySelectorAll("mark.hit")].map((hit) => hit.textContent)
    )),
    said: document.querySelector(".finder__count").textContent,
    counts: [...document.querySelectorAll(".finder__filter input")].map((box) => [box.name, box.value, number(box)]),
    chosen: [...document.querySelectorAll(".finder__filter input:checked")].map((box) => [box.name, box.value]),
  };
}"""


def shown(page: Page) -> dict[str, Any]:
    """Return everything that the page shows: all results, with "more" pressed to the end, and all counts."""
    result: dict[str, Any] = page.evaluate(_SHOWN)
    return result


def open_search(page: Page, address: str) -> None:
    """Open the page at an address and wait for its results."""
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#finder:not([hidden]):not([aria-busy])")


def go_on_to(page: Page, address: str) -> None:
    """Take an open page of results to another address, as the reader's back and forward do."""
    page.evaluate(
        """async (address) => {
          const said = document.querySelector(".finder__count");
          const changed = new Promise((go) => new MutationObserver(go).observe(said, { childList: true }));
          history.pushState(null, "", address);
          dispatchEvent(new PopStateEvent("popstate"));
          await changed;
        }""",
        address,
    )
    page.wait_for_selector("#finder:not([aria-busy])")
