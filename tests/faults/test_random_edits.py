"""A project that was edited and built many times gives the site, byte for byte, that a clean copy of it gives.

MkDocs runs in this process, as starting it takes longer than its work.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from coverage_archive.editing.withdrawal import withdraw
from coverage_archive.model.problems import ArchiveError
from coverage_archive.publishing.site import publish
from helpers.made_archive import Spec, first, spec, write
from helpers.own_theme import own_template
from helpers.project import copy_project
from oracle.random_archives import random_archive

Change = Callable[[Spec, Path, random.Random], object]
EDITS = 4


def _article(made: Spec, chance: random.Random) -> Spec:
    return chance.choice(made["articles"])


def _tag(made: Spec, chance: random.Random, field: str) -> Spec:
    return chance.choice([tag for article in made["articles"] for tag in article.get(field, ())])


def _appended(path: Path, words: str) -> None:
    path.write_text(path.read_text("utf-8") + words, encoding="utf-8")


def _setting(root: Path, chance: random.Random) -> None:
    path = root / "mkdocs.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[1] = f"site_description: Words {chance.random()}\n"
    path.write_text("".join(lines), encoding="utf-8")


def _supersede(made: Spec) -> None:
    one, *others = [article for article in made["articles"] if "outlet" in article]
    other = next(article for article in others if article["outlet"] == one["outlet"])
    other.pop("supersedes", None)
    one["slug"] = "an-earlier-one"
    other["supersedes"] = one["slug"]


CHANGES: dict[str, Change] = {
    "a headline": lambda made, root, chance: _article(made, chance).update(
        headline_supplied="made", headline=f"Words {chance.random()}"
    ),
    "no date": lambda made, root, chance: _article(made, chance).update(outlet_supplied="made", published=None),
    "reviewed or not": lambda made, root, chance: _tag(made, chance, "quotes").update(reviewed=chance.random() < 0.5),
    "a quote's speaker": lambda made, root, chance: _tag(made, chance, "quotes").update(
        speaker=chance.choice([*made["speakers"]]), via=[]
    ),
    "a quote's topics": lambda made, root, chance: _tag(made, chance, "quotes").update(
        topics=chance.sample([*made["topics"]], 2)
    ),
    "a passage's topic": lambda made, root, chance: _tag(made, chance, "passages").update(
        topic=chance.choice([*made["topics"]]), element=None
    ),
    "a deleted article": lambda made, root, chance: made["articles"].pop(chance.randrange(len(made["articles"]))),
    "an article more": lambda made, root, chance: made["articles"].append(
        {**chance.choice(made["articles"]), "slug": f"more-{chance.randrange(999)}"}
    ),
    "another order": lambda made, root, chance: chance.shuffle(made["articles"]),
    "a speaker's name": lambda made, root, chance: chance.choice([*made["speakers"].values()]).update(
        name=f"Somebody {chance.random()}"
    ),
    "a topic's title": lambda made, root, chance: chance.choice([*made["topics"].values()]).update(
        title=f"Something {chance.random()}"
    ),
    "the archive's title": lambda made, root, chance: made.update(title=f"An archive {chance.random()}"),
    "another order of outlets": lambda made, root, chance: made.update(
        outlets=dict(reversed(made["outlets"].items()))
    ),
    "a newer version": lambda made, root, chance: _supersede(made),
    "what is shown": lambda made, root, chance: _article(made, chance).update(
        show=chance.choice(["whole", "tagged", "none"])
    ),
    "a template": lambda made, root, chance: _appended(
        own_template(root, "main.html"), f"\n<!-- {chance.random()} -->\n"
    ),
    "a page of the guide": lambda made, root, chance: _appended(
        root / "docs" / "about.md", f"\nWords {chance.random()}.\n"
    ),
    "a setting": lambda made, root, chance: _setting(root, chance),
    "a withdrawal": lambda made, root, chance: made.setdefault("withdrawn", []).append(
        _withdrawn(made, root, chance)
    ),
}


def _withdrawn(made: Spec, root: Path, chance: random.Random) -> Spec:
    """Withdraw an article by the command; return the record that it wrote, as a spec has it."""
    slug = chance.choice(sorted(path.parent.name for path in (root / "articles").glob("*/article.yml")))
    record = yaml.load(
        withdraw(root, slug, "It was asked for.").joinpath("withdrawn.yml").read_text("utf-8"), yaml.BaseLoader
    )
    named = [article for article in made["articles"] if article.get("slug") == slug]
    made["articles"] = [article for article in made["articles"] if article not in named]
    return {"slug": slug, **record}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_slugs(made: Spec) -> Spec:
    """Name every article, so that a withdrawal by its slug takes it out of the spec."""
    named = [
        {**article, "slug": article.get("slug", f"made-{number}")} for number, article in enumerate(made["articles"])
    ]
    return {**made, "articles": named}


def edited(root: Path, made: Spec, chance: random.Random) -> tuple[Spec, str]:
    """Make one edit and the site; go back to what was right where the edit is refused. Return what stands now."""
    before, articles = yaml.safe_load(yaml.safe_dump(made)), files(root / "articles")
    name = chance.choice([*CHANGES])
    try:
        CHANGES[name](made, root, chance)
        write(made, root / "articles")
        publish(root, root / "site")
    except (ArchiveError, StopIteration, ValueError, IndexError) as error:
        for path, data in articles.items():
            (root / "articles" / path).parent.mkdir(exist_ok=True)
            (root / "articles" / path).write_bytes(data)
        write(before, root / "articles")
        return before, f"{name} (refused: {type(error).__name__})"
    return made, name


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.long) for seed in range(100)])
def test_the_site_after_many_edits_is_that_of_a_clean_copy(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    made = with_slugs(first(spec("six-outlets"), 5) if seed % 4 == 0 else random_archive(seed))
    kept = copy_project(tmp_path / "kept", made)
    publish(kept, kept / "site")
    told = []
    for _ in range(EDITS):
        made, name = edited(kept, made, chance)
        told.append(name)
    publish(kept, kept / "site")
    clean = tmp_path / "clean"
    copy_project(clean, made, [])
    shutil.copy(kept / "mkdocs.yml", clean)
    for name in ("docs", "theme"):
        if (kept / name).exists():
            shutil.copytree(kept / name, clean / name)
    publish(clean, clean / "site")
    now, fresh = files(kept / "site"), files(clean / "site")
    assert sorted(now) == sorted(fresh), told
    assert [name for name in now if now[name] != fresh[name]] == [], told
