"""Tables wider than the screen: no heading is broken inside a word, and a shade says that a table goes on."""

import copy
import io
from collections.abc import Iterator

import pytest
from helpers.built import built_project
from helpers.made_archive import Spec, spec
from helpers.project import serve
from PIL import Image
from playwright.sync_api import Browser, Page

LONG_NAMES = ["Internationally recognised attackers", "Circumstances", "Responsibilities", "Telecommunications"]
WIDTHS = [320, 360, 390, 480, 600, 767, 768, 800, 880, 991, 992, 1000, 1024, 1100, 1280, 1440, 1600]
# Words of headings that are on two lines or stand in the next column.
ASTRAY = r"""() => {
  const found = [];
  for (const heading of document.querySelectorAll(".glance thead th a")) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const column = heading.closest("th").getBoundingClientRect();
    while (walker.nextNode()) {
      for (const word of walker.currentNode.nodeValue.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const { left, right } = range.getBoundingClientRect();
        if (range.getClientRects().length > 1) found.push(`${word[0]} is broken`);
        if (left < column.left - 2 || right > column.right + 2) found.push(`${word[0]} is outside`);
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the screen");
  return found;
}"""


def with_fourteen_outlets(parts: int) -> Spec:
    """Return the archive of twelve outlets, with two more, and a clause of as many parts, some with long names."""
    made = copy.deepcopy(spec("twelve-outlets"))
    for number, name in enumerate(("The Harbour Sentinel and Evening Advertiser", "River Times")):
        made["outlets"][f"more-{number}"] = {"name": name}
        article = {**made["articles"][2 + number], "outlet": f"more-{number}", "slug": f"more-{number}"}
        made["articles"].append({**article, "outlet_supplied": "made for this test"})
    elements = made["elements"]
    for element, title in zip(elements.values(), LONG_NAMES, strict=False):
        element["title"] = title
    for number in range(len(elements), parts):
        elements[f"further-{number}"] = {"title": f"Further notification {number}", "topic": "clause-9"}
    return made


@pytest.fixture(scope="module", params=[9, 12], ids=lambda parts: f"{parts} parts")
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of fourteen outlets."""
    project = built_project(tmp_path_factory, f"fourteen-{request.param}", with_fourteen_outlets(request.param))
    with serve(project / "site") as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ["", "compare/clause-9/"])
def test_no_heading_of_the_glance_is_broken_inside_a_word(reader: Page, many: str, address: str) -> None:
    reader.goto(many + address)
    reader.evaluate("document.fonts.ready")
    found = []
    for width in WIDTHS:
        reader.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {words}" for words in reader.evaluate(ASTRAY)]
    reader.emulate_media(media="print")
    for width in (673, 1000):  # A4, upright and lying
        reader.set_viewport_size({"width": width, "height": 900})
        found += [f"paper {width}: {words}" for words in reader.evaluate(ASTRAY)]
        if reader.evaluate(
            "document.querySelector('.glance').offsetWidth > document.querySelector('.glance-scroll').clientWidth + 8"
        ):
            found.append(f"paper {width}: the table is wider than the paper")
    reader.emulate_media(media="screen")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "table", "width"), [("compare/", ".scroll--wide", 1280), ("compare/clause-9/", ".glance-scroll", 320)]
)
def test_a_table_is_shaded_at_the_edge_behind_which_it_goes_on(
    reader: Page, many: str, address: str, table: str, width: int, scheme: str
) -> None:
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.set_viewport_size({"width": width, "height": 1400})
    reader.goto(many + address)
    reader.evaluate("document.fonts.ready")
    assert reader.locator(table).first.evaluate("table => table.scrollWidth > table.clientWidth + 8")
    assert contrast_at_the_edge(reader, table) > 25
    reader.locator(table).first.evaluate("table => table.scrollTo(table.scrollWidth, 0)")
    assert contrast_at_the_edge(reader, table) == 0


def test_a_list_of_long_headlines_does_not_widen_the_page(reader: Page, many: str) -> None:
    """In WebKit what an option has no room for widens the page, unless the list contains what it paints."""
    reader.goto(f"{many}compare/read/")
    styles = "lists => lists.map((list) => [getComputedStyle(list).contain, getComputedStyle(list).maxWidth])"
    assert {tuple(style) for style in reader.locator("select").evaluate_all(styles)} == {("paint", "100%")}


def contrast_at_the_edge(page: Page, table: str) -> int:
    """Return by how much the lightest and darkest of the table's last column of pixels differ, without its words."""
    page.evaluate(
        "table => document.querySelectorAll(`${table} table`).forEach((it) => { it.style.visibility = 'hidden'; })",
        table,
    )
    image = Image.open(io.BytesIO(page.locator(table).first.screenshot())).convert("L")
    page.evaluate(
        "table => document.querySelectorAll(`${table} table`).forEach((it) => { it.style.visibility = ''; })", table
    )
    edge = [image.getpixel((image.width - 2, y)) for y in range(image.height // 3, image.height // 2)]
    paper = [image.getpixel((image.width // 2, y)) for y in range(image.height // 3, image.height // 2)]
    return max(abs(int(one) - int(other)) for one, other in zip(edge, paper, strict=True))  # type: ignore[arg-type]


def test_a_table_is_not_shaded_where_all_of_it_is_seen(reader: Page, many: str) -> None:
    reader.set_viewport_size({"width": 1600, "height": 1400})
    reader.goto(f"{many}compare/clause-9/")
    reader.evaluate("document.fonts.ready")
    assert reader.locator(".glance-scroll").evaluate("table => table.scrollWidth <= table.clientWidth")
    assert contrast_at_the_edge(reader, ".glance-scroll") == 0


@pytest.mark.parametrize("view", ["wordings", "columns"])
def test_the_tab_key_passes_the_comparison_of_fourteen_outlets_in_eighty_steps(
    many: str, page: Page, view: str
) -> None:
    page.goto(f"{many}compare/clause-9/?view={view}")
    for _ in range(81):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
    pytest.fail("after 80 steps the focus is still on the page")


@pytest.mark.parametrize(("width", "most"), [(1280, 6850), (390, 13900)])
def test_the_comparison_of_fourteen_outlets_is_of_a_length_that_can_be_read(
    many: str, page: Page, width: int, most: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{many}compare/clause-9/")
    assert page.evaluate("document.documentElement.scrollHeight") <= most
