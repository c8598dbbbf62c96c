"""The desk in a browser: an article from a saved text to a strictly checked one, by mouse and by keyboard alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.archive_copy import copy_archive, record, run
from helpers.desk import PLACES, Editor, served
from helpers.project import until, watched_page
from helpers.reviewed import FILE, SLUG, restore
from playwright.sync_api import Browser, Page

ARTICLE = Path(__file__).parent / "articles" / "five-quotes-six-parts.txt"
NEW = "harbour-courier-moscow-pyongyang-pledge-help"
MOST_ACTIONS = 25  # for 300 words with 5 quotes and 6 parts
PARTS = {  # whichever of them the draft does not find are asked
    "State of war": "state of war",
    "Duty": "the other side shall provide",
    "Assistance": "military and other assistance",
    "Immediacy": "without delay",
    "Means": "with all means in its possession",
    "UN Charter basis": "Article 51 of the United Nations Charter",
}
DOORS = "We have made a house with two doors"

# -- a whole sitting -------------------------------------------------------------------------------------------------


@pytest.fixture
def begun(tmp_path: Path, page: Page) -> Iterator[tuple[Path, Editor]]:
    """An archive of two articles, and an editor at the first page of its desk."""
    copy_archive(tmp_path)
    with served(tmp_path) as url:
        page.goto(url)
        yield tmp_path, Editor(page)


def assert_is_done(root: Path, editor: Editor) -> None:
    """Fail unless the new article is judged wholly and rightly, in as few actions as is promised."""
    assert editor.left == "Left to do: nothing"
    assert run(root, "check", "--strict", NEW).exit_code == 0
    said = record(root, NEW)
    quotes = [(quote["speaker"], quote["exact"]) for quote in said["quotes"]]  # type: ignore[index, attr-defined]
    assert quotes == [
        ("treaty", "military and other assistance"),
        ("treaty", "with all means in its possession without delay"),
        ("putin", "a house with two doors"),
        ("kim-jong-un", "a lamp for a hundred years"),
        ("blinken", "We shall watch what they do and not what they sign"),
    ]
    parts = [passage["exact"].removeprefix("a ") for passage in said["passages"]]  # type: ignore[index, attr-defined]
    assert sorted(parts) == sorted(PARTS.values())
    assert len(editor.actions) <= MOST_ACTIONS, editor.actions


def test_an_article_is_judged_by_mouse(begun: tuple[Path, Editor]) -> None:
    root, editor = begun
    editor.chooses_file(ARTICLE)
    editor.clicks("button", "Look at it")
    editor.clicks("button", "Add it as a draft")
    while editor.hand.startswith(("The page", "Proposal")):
        editor.clicks("#desk-side button", "Accept")
    while (part := editor.hand) in PARTS:
        editor.selects(PARTS[part])
        editor.clicks("#desk-tools button", f"Part: {part}")
    assert editor.hand == "New outlet harbour-courier"
    editor.clicks("#desk-side button", "Accept")
    editor.clicks(".line__take", "1")
    editor.types("#desk-title", "The pledge")
    editor.clicks("#desk-side button", "Start a section")
    editor.clicks("#desk-foot button", "Finish")
    assert editor.hand == "Nothing is left"
    assert_is_done(root, editor)


def test_an_article_is_judged_by_keyboard_alone(begun: tuple[Path, Editor]) -> None:
    root, editor = begun
    editor.chooses_file(ARTICLE)
    editor.tabs_to("form[data-drop] button")
    editor.presses("Enter")
    editor.page.get_by_role("heading", name="A new article").wait_for()
    editor.tabs_to("button.primary")
    editor.presses("Enter")
    editor.page.locator("main.desk").wait_for()
    editor.waits()
    while editor.hand.startswith(("The page", "Proposal")):
        editor.presses("Enter")
    while editor.hand in PARTS:
        editor.walks_to(PARTS[editor.hand])
        editor.presses("d")
    editor.presses("Enter")
    editor.walks_to("Russia and North Korea have promised")
    editor.presses("h")
    editor.types("#desk-title", "The pledge")
    editor.page.keyboard.press("Enter")
    editor.waits()
    editor.page.keyboard.press("Escape")
    editor.presses("f")
    assert editor.hand == "Nothing is left"
    assert_is_done(root, editor)


# -- what an editor does on the way ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, drafted: dict[str, bytes]) -> Iterator[tuple[Path, str]]:
    """An archive with a drafted article, and the address of its desk."""
    root = restore(tmp_path_factory.mktemp("desk"), drafted)
    with served(root) as url:
        yield root, url


@pytest.fixture
def root(archive: tuple[Path, str], drafted: dict[str, bytes]) -> Path:
    """The archive as it was before any test."""
    for folder in (archive[0] / "articles").iterdir():
        if folder.is_dir() and not any(name.startswith(f"articles/{folder.name}/") for name in drafted):
            shutil.rmtree(folder)
    return restore(archive[0], drafted)


@pytest.fixture
def editor(archive: tuple[Path, str], root: Path, page: Page) -> Editor:
    """An editor at the desk of the drafted article."""
    return at_the_desk(archive, page)


def at_the_desk(archive: tuple[Path, str], page: Page) -> Editor:
    page.goto(archive[1])
    page.goto(archive[1].split("?")[0] + f"articles/{SLUG}/")
    return Editor(page)


def quote(root: Path, start: str) -> dict[str, str]:
    """Return the record of the quote or passage whose words begin with some words."""
    said = record(root, SLUG)
    tags = [*said["passages"], *said["quotes"]]  # type: ignore[misc]
    return next(tag for tag in tags if tag["exact"].startswith(start))  # type: ignore[index, no-any-return]


def test_two_tabs_agree(archive: tuple[Path, str], editor: Editor, browser: Browser) -> None:
    for page in watched_page(browser):
        other = at_the_desk(archive, page)
        other.types('[name="value"] >> nth=0', "The Harbour Cou")
        editor.presses("Enter")
        until(page, "document.getElementById('desk-parts').innerText.includes('judged')")
        until(page, "document.getElementById('desk-says').textContent.includes('Changed in another tab')")
        assert editor.left == other.left


def test_an_outside_edit_is_noticed_and_what_was_typed_stays(root: Path, editor: Editor) -> None:
    editor.clicks(".tag", DOORS)
    editor.types("#desk-speaker", "Kim Jo")
    editor.page.locator("#desk-speaker").press("End")
    file = root / FILE
    file.write_bytes(file.read_bytes() + b"# seen\n")
    until(editor.page, "document.getElementById('desk-says').textContent.includes('Changed')")
    assert editor.page.locator("#desk-speaker").input_value() == "Kim Jo"
    assert editor.page.evaluate("document.activeElement.id") == "desk-speaker"
    editor.presses("n")
    assert editor.page.locator("#desk-speaker").input_value() == "Kim Jon"


def test_a_key_is_a_letter_while_something_is_typed(root: Path, editor: Editor, drafted: dict[str, bytes]) -> None:
    editor.clicks(".tag", DOORS)
    editor.page.locator("#desk-speaker").focus()
    for key in "xzaf1":
        editor.presses(key)
    assert (root / FILE).read_bytes() == drafted[FILE]
    editor.presses("Escape")
    editor.presses("x")
    assert editor.hand == "Reject"


def test_a_rejection_asks_for_its_reason_and_undo_gives_back_the_bytes(
    root: Path, editor: Editor, drafted: dict[str, bytes]
) -> None:
    editor.clicks(".tag", DOORS)
    editor.presses("x")
    editor.types("#desk-reason", "a proverb")
    editor.page.keyboard.press("Enter")
    editor.waits()
    assert "a proverb" in (root / FILE).read_text(encoding="utf-8")
    editor.presses("Escape")
    editor.presses("Control+z")
    assert editor.said.startswith("Undone")
    assert (root / FILE).read_bytes() == drafted[FILE]


def test_an_end_of_a_tag_is_dragged(root: Path, editor: Editor) -> None:
    editor.clicks(".tag--part", "at once")
    editor.page.evaluate(PLACES, "at once and")  # scrolled to where it stays
    handle = editor.page.locator(".desk-handle--end").bounding_box()
    assert handle
    mouse = editor.page.mouse
    _, _, right, middle = editor.page.evaluate(PLACES, "at once and")
    mouse.move(handle["x"] + 12, handle["y"] + 8)
    mouse.down()
    mouse.move(right + 2, middle + 20, steps=4)
    mouse.up()
    editor.waits()
    until(editor.page, "document.getElementById('desk-says').textContent.startsWith('Its words are now')")
    assert quote(root, "at once and")["exact"] == "at once and"


def test_an_end_of_a_tag_is_moved_by_keys_and_keeps_the_focus(root: Path, editor: Editor) -> None:
    editor.clicks(".tag--part", "at once")
    start = editor.page.get_by_role("slider", name="First word")
    start.focus()
    editor.presses("ArrowLeft")
    assert start.get_attribute("aria-valuetext") == 'begins with: aid "at once'
    editor.presses("Shift+ArrowRight")
    editor.presses("Enter")
    until(editor.page, "document.getElementById('desk-says').textContent.startsWith('Its words are now')")
    assert quote(root, "id ")["exact"] == 'id "at once'
    assert editor.page.evaluate("document.activeElement.dataset.end") == "start"


def test_words_become_a_quote_by_somebody_new_whose_id_is_told(root: Path, editor: Editor) -> None:
    editor.selects("the point of it")
    editor.presses("q")
    editor.types("#desk-speaker", "Ada Brook")
    editor.page.keyboard.press("Enter")
    editor.waits()
    assert quote(root, "the point")["speaker"] == "ada-brook"
    assert "id ada-brook" in editor.said


def test_a_file_that_is_dropped_on_the_page_is_read(archive: tuple[Path, str], root: Path, page: Page) -> None:
    page.goto(archive[1])
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "saved.txt", { type: "text/plain" }));
          document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        }""",
        ARTICLE.read_text(encoding="utf-8"),
    )
    page.get_by_role("heading", name="A new article").wait_for()
    assert "Moscow and Pyongyang pledge each other help" in page.locator("main").inner_text()


def test_a_text_that_names_no_outlet_is_kept_until_the_outlet_is_named(
    archive: tuple[Path, str], root: Path, page: Page
) -> None:
    page.goto(archive[1])
    text = ARTICLE.read_text(encoding="utf-8").replace("© 2024 The Harbour Courier.", "")
    text = text.removeprefix("The Harbour Courier")
    page.get_by_role("textbox", name="or paste its text").fill(text)
    page.get_by_role("button", name="Look at it").click()
    assert "which outlet" in page.locator("#desk-problems").inner_text()
    page.get_by_role("combobox", name="Outlet").fill("The Tidewater Star")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="A new article").wait_for()
    page.get_by_role("button", name="Add it as a draft").click()
    page.locator("main.desk").wait_for()
    assert "the-tidewater-star" in page.url


def test_the_walk_tells_words_and_tags(editor: Editor) -> None:
    editor.walks_to("the guests at the dinner")
    editor.presses("Home")
    editor.presses("ArrowLeft")
    assert editor.said.startswith("told")
    for _ in range(3):
        editor.presses("ArrowLeft")
    assert editor.said.startswith("doors (quote")
    editor.presses("Space")
    assert editor.page.locator("#desk-side .desk-words").inner_text() == DOORS
