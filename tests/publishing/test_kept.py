"""What is kept in .cache/ changes how long a build takes, and never a byte of what it makes."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import PIL
import PIL.features
import pytest
import yaml
from coverage_archive.model.problems import ArchiveError
from coverage_archive.pages import preview_images
from coverage_archive.publishing import generating
from helpers.made_archive import Spec, first, spec, write

Change = Callable[[Spec, random.Random], object]


def _article(made: Spec, chance: random.Random) -> Spec:
    return chance.choice(made["articles"])


def _tag(made: Spec, chance: random.Random, field: str) -> Spec:
    return chance.choice([tag for article in made["articles"] for tag in article.get(field, ())])


def _supersede(made: Spec, chance: random.Random) -> None:
    """Make one of two articles of an outlet the newer version of the other."""
    by_outlet: dict[str, list[Spec]] = {}
    for article in made["articles"]:
        by_outlet.setdefault(article["outlet"], []).append(article)
    for older, newer, *_ in (some for some in by_outlet.values() if len(some) > 1):
        newer.pop("supersedes", None)
        older["slug"] = "an-earlier-one"
        newer["supersedes"] = older["slug"]


def _withdraw(made: Spec, chance: random.Random) -> None:
    """Withdraw an article that has no newer version."""
    gone = next(it for it in made["articles"] if it.get("slug") != "an-earlier-one" and "supersedes" not in it)
    made["articles"].remove(gone)
    record = {"slug": f"gone-{chance.random()}"[:12].replace(".", "-"), "outlet": gone["outlet"]}
    made.setdefault("withdrawn", []).append(
        {**record, "withdrawn": "2024-01-05", "reason": "Its outlet asked for it."}
    )


# Every kind of edit that may show on a page other than the edited article's own.
CHANGES: dict[str, Change] = {
    "a headline is supplied": lambda made, chance: _article(made, chance).update(
        headline_supplied="made", headline=f"Words {chance.random()}"
    ),
    "an outlet is supplied": lambda made, chance: _article(made, chance).update(
        outlet_supplied="made", published=None
    ),
    "a quote is not reviewed": lambda made, chance: _tag(made, chance, "quotes").update(reviewed=False),
    "a quote is reviewed": lambda made, chance: [
        _tag(made, chance, "quotes").pop("reviewed", None) for _ in range(9)
    ],
    "a quote has another speaker": lambda made, chance: _tag(made, chance, "quotes").update(
        speaker=chance.choice([*made["speakers"]]), via=[]
    ),
    "a quote has other topics": lambda made, chance: _tag(made, chance, "quotes").update(
        topics=chance.sample([*made["topics"]], 2)
    ),
    "a passage has another topic": lambda made, chance: _tag(made, chance, "passages").update(
        topic=chance.choice([*made["topics"]]), element=None
    ),
    "an article goes": lambda made, chance: made["articles"].pop(chance.randrange(len(made["articles"]))),
    "an article comes": lambda made, chance: made["articles"].append(chance.choice(spec("six-outlets")["articles"])),
    "the articles have another order": lambda made, chance: chance.shuffle(made["articles"]),
    "a speaker has another name": lambda made, chance: chance.choice([*made["speakers"].values()]).update(
        name=f"Somebody {chance.random()}"
    ),
    "a topic has another title": lambda made, chance: chance.choice([*made["topics"].values()]).update(
        title=f"Something {chance.random()}"
    ),
    "the archive has another title": lambda made, chance: made.update(title=f"An archive {chance.random()}"),
    "the outlets have another order": lambda made, chance: made.update(
        outlets=dict(reversed(made["outlets"].items()))
    ),
    "an article gets a newer version": _supersede,
    "an article is withdrawn": _withdraw,
    "a withdrawal has another reason": lambda made, chance: chance.choice(made["withdrawn"]).update(
        reason=f"Reason {chance.random()}."
    ),
}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, made: Spec) -> dict[str, bytes] | str:
    """Write an archive into a project that may hold a build, and build it; what is refused gives its message."""
    write(made, root / "articles")
    try:
        generating.build(root)
    except ArchiveError as error:
        return str(error)
    return files(root / "pages")


def started(articles: int = 4) -> Spec:
    """Return an archive that every kind of edit can change: an outlet has two articles, and one is withdrawn."""
    made = first(spec("six-outlets"), articles)
    made["articles"].append({**first(spec("six-outlets"), 1)["articles"][0], "headline": "Alpha Times once more"})
    made["articles"][-1]["headline_supplied"] = "made"
    made["articles"][1]["quotes"][0]["reviewed"] = False
    record = {"slug": "gone", "outlet": "zeta", "withdrawn": "2024-01-05", "reason": "Its outlet asked for it."}
    return {**made, "withdrawn": [record]}


def assert_like_clean(now: dict[str, bytes], made: Spec, fresh: Path) -> None:
    """Build an archive where nothing was built before; the files must be those of a build that kept results."""
    fresh.mkdir()
    assert now == built(fresh, made)
    shutil.rmtree(fresh)


@pytest.mark.parametrize("kind", CHANGES)
def test_after_each_kind_of_edit_a_build_gives_the_same_bytes_as_a_clean_one(tmp_path: Path, kind: str) -> None:
    chance, kept, made = random.Random(kind), tmp_path / "kept", started()
    kept.mkdir()
    before = built(kept, made)
    CHANGES[kind](made, chance)
    now = built(kept, made)
    assert not isinstance(now, str), now
    assert now != before, "the edit changed nothing, so it tries nothing"
    assert_like_clean(now, made, tmp_path / "fresh")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 9))
def test_whatever_is_edited_a_build_that_kept_results_gives_the_same_bytes_as_one_without(
    tmp_path: Path, seed: int
) -> None:
    chance, kept, made = random.Random(seed), tmp_path / "kept", started(5)
    kept.mkdir()
    built(kept, made)
    for _ in range(12):
        before = yaml.safe_load(yaml.safe_dump(made))
        chance.choice([*CHANGES.values()])(made, chance)
        now = built(kept, made)
        if isinstance(now, str):
            made = before  # a mistake, which is refused; go on from what was right
            continue
        assert_like_clean(now, made, tmp_path / "fresh")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(first(spec("six-outlets"), 3), tmp_path / "articles")
    generating.build(tmp_path)
    return tmp_path


@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied", "removed", "another file"])
def test_damaged_results_are_made_anew(root: Path, damage: str) -> None:
    before = files(root / "pages")
    kept = root / generating.KEPT
    data = kept.read_bytes()
    match damage:
        case "flipped":
            middle = len(data) // 2
            kept.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        case "cut":
            kept.write_bytes(data[: len(data) // 2])
        case "emptied":
            kept.write_bytes(b"")
        case "removed":
            kept.unlink()
        case _:
            kept.write_bytes(b"\0" * 100)
    generating.build(root)
    assert files(root / "pages") == before
    assert kept.read_bytes() == data


def test_a_generated_file_that_was_changed_or_lost_is_made_again(root: Path) -> None:
    before = files(root / "pages")
    for number, name in enumerate(sorted(before)):
        if number % 3 == 0 and name != ".gitignore":
            (root / "pages" / name).write_bytes(b"changed")
        elif number % 3 == 1 and name != ".gitignore":
            (root / "pages" / name).unlink()
    generating.build(root)
    assert files(root / "pages") == before


def test_a_page_follows_its_article_whatever_else_lies_in_the_folder(root: Path) -> None:
    """A file too large to be hashed, one that is none, one that nobody may read."""
    folder = root / "articles" / "alpha-report"
    with (folder / "film.mp4").open("wb") as file:
        file.truncate(10**12)
    os.mkfifo(folder / "pipe")
    (folder / "lost").symlink_to("nowhere")
    generating.build(root)
    with (folder / "article.yml").open("a", encoding="utf-8") as record:
        record.write('sections: [{id: pact, title: "Another title", starts: "A first pact"}]\n')
    generating.build(root)
    assert "Another title" in (root / "pages" / "articles" / "alpha-report" / "index.md").read_text(encoding="utf-8")


SITE = "https://example.org/archive/"


@pytest.fixture
def drawn(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Build a project with preview images; return what is drawn from then on."""
    serif = root / "serif.woff2"
    shutil.copy(preview_images.SERIF, serif)
    monkeypatch.setattr(preview_images, "SERIF", serif)
    generating.build(root, SITE)
    words: list[str] = []
    draw = preview_images.draw

    def noted(card: preview_images.Card) -> bytes:
        words.append(card.words)
        return draw(card)

    monkeypatch.setattr(preview_images, "draw", noted)
    return words


def test_preview_images_are_drawn_once(root: Path, drawn: list[str]) -> None:
    generating.build(root, SITE)
    assert drawn == []


@pytest.mark.parametrize("what", ["font", "Pillow", "the library that draws letters"])
def test_preview_images_are_drawn_again_when_what_draws_them_changes(
    root: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    if what == "font":
        with preview_images.SERIF.open("ab") as font:
            font.write(b" ")
    elif what == "Pillow":
        monkeypatch.setattr(PIL, "__version__", "0")
    else:
        monkeypatch.setattr(PIL.features, "version", lambda name: "0")
    generating.build(root, SITE)
    images = [*(root / "pages").rglob("*.png")]
    assert len(drawn) == len(images) > 3


def test_a_preview_image_that_was_damaged_is_drawn_again(root: Path, drawn: list[str]) -> None:
    image = root / "pages" / "articles" / "alpha-report" / "share.png"
    before = image.read_bytes()
    image.write_bytes(before[: len(before) // 2])
    generating.build(root, SITE)
    assert image.read_bytes() == before
    assert drawn == ["Alpha Times on the harbours"]


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_stands_in_the_place_of_the_cache_stops_no_build(root: Path, kind: str) -> None:
    before = files(root / "pages")
    kept = root / generating.KEPT
    kept.unlink()
    kept.mkdir() if kind == "folder" else os.mkfifo(kept)
    generating.build(root)
    assert files(root / "pages") == before
