"""What is kept in .cache/ changes how long a build takes, and never a byte of what it makes."""

import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from coverage_archive import build
from coverage_archive.model.problems import ArchiveError
from coverage_archive.reading import kept_articles
from coverage_archive.reading.check import check
from helpers.made_archive import Spec, first, spec, write

Change = Callable[[Spec, random.Random], object]


def _article(made: Spec, chance: random.Random) -> Spec:
    return chance.choice(made["articles"])


def _tag(made: Spec, chance: random.Random, field: str) -> Spec:
    return chance.choice([tag for article in made["articles"] for tag in article.get(field, ())])


def _supersede(made: Spec, chance: random.Random) -> None:
    one, *others = [article for article in made["articles"] if "outlet" in article]
    other = next((it for it in others if it["outlet"] == one["outlet"] and it is not one), None)
    if other:
        other.pop("supersedes", None)
        one["slug"] = "an-earlier-one"
        other["supersedes"] = one["slug"]


# Every kind of edit that may show on a page other than the edited article's own.
CHANGES: tuple[Change, ...] = (
    lambda made, chance: _article(made, chance).update(headline_supplied="made", headline=f"Words {chance.random()}"),
    lambda made, chance: _article(made, chance).update(outlet_supplied="made", published=None),
    lambda made, chance: _tag(made, chance, "quotes").update(reviewed=chance.random() < 0.5),
    lambda made, chance: _tag(made, chance, "quotes").update(speaker=chance.choice([*made["speakers"]]), via=[]),
    lambda made, chance: _tag(made, chance, "quotes").update(topics=chance.sample([*made["topics"]], 2)),
    lambda made, chance: _tag(made, chance, "passages").update(topic=chance.choice([*made["topics"]]), element=None),
    lambda made, chance: made["articles"].pop(chance.randrange(len(made["articles"]))),
    lambda made, chance: made["articles"].append(chance.choice(spec("six-outlets")["articles"])),
    lambda made, chance: chance.shuffle(made["articles"]),
    lambda made, chance: chance.choice([*made["speakers"].values()]).update(name=f"Somebody {chance.random()}"),
    lambda made, chance: chance.choice([*made["topics"].values()]).update(title=f"Something {chance.random()}"),
    lambda made, chance: made.update(title=f"An archive {chance.random()}"),
    lambda made, chance: made.update(outlets=dict(reversed(made["outlets"].items()))),
    _supersede,
)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, made: Spec) -> dict[str, bytes] | str:
    """Write an archive into a project that may hold a build, and build it; what is refused gives its message."""
    write(made, root / "articles")
    try:
        build.build(root)
    except ArchiveError as error:
        return str(error)
    return files(root / "docs")


@pytest.mark.parametrize(
    ("seed", "edits"), [(0, 3), *(pytest.param(seed, 12, marks=pytest.mark.long) for seed in range(1, 9))]
)
def test_whatever_is_edited_a_build_that_kept_results_gives_the_same_bytes_as_one_without(
    tmp_path: Path, seed: int, edits: int
) -> None:
    chance, kept, made = random.Random(seed), tmp_path / "kept", first(spec("six-outlets"), 5)
    kept.mkdir()
    built(kept, made)
    for _ in range(edits):
        before = yaml.safe_load(yaml.safe_dump(made))
        change = chance.choice(CHANGES)
        change(made, chance)
        now = built(kept, made)
        if isinstance(now, str):
            made = before  # a mistake, which is refused; go on from what was right
            continue
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        assert now == built(fresh, made)
        shutil.rmtree(fresh)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(first(spec("six-outlets"), 3), tmp_path / "articles")
    build.build(tmp_path)
    return tmp_path


@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied", "removed", "another file"])
def test_damaged_results_are_made_anew(root: Path, damage: str) -> None:
    for name in ("articles", "pages"):
        _damage_and_build(root, name, damage)


def _damage_and_build(root: Path, name: str, damage: str) -> None:
    before = files(root / "docs")
    kept = root / ".cache" / name
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
    build.build(root)
    assert files(root / "docs") == before
    assert kept.read_bytes() == data


def test_a_generated_file_that_was_changed_or_lost_is_made_again(root: Path) -> None:
    before = files(root / "docs")
    for number, name in enumerate(sorted(before)):
        if number % 3 == 0 and name != ".generated":
            (root / "docs" / name).write_bytes(b"changed")
        elif number % 3 == 1:
            (root / "docs" / name).unlink()
    build.build(root)
    assert files(root / "docs") == before


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("ran"),)


def test_no_code_is_run_that_stands_in_a_kept_result(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".cache" / "articles").unlink()
    real = kept_articles.KeptArticles._as_bytes

    def evil(self: kept_articles.KeptArticles, read: object) -> bytes:
        return real(self, read).partition(b"\n")[0] + b"\n" + pickle.dumps(_Evil())  # type: ignore[arg-type]

    monkeypatch.setattr(kept_articles.KeptArticles, "_as_bytes", evil)
    check(root)
    monkeypatch.undo()
    monkeypatch.chdir(root)
    check(root)
    assert not (root / "ran").exists()
