"""What `archive new --supersedes` carries over, asks again and loses: cases in versions/, one file for each.

A case has the paragraphs of both versions (or their whole captures, ``older_text`` and ``newer_text``), and the tags
of the older one. A tag is named by its id, or by its words. ``confirmed``: carried over and still reviewed;
``asked``: carried over as a proposal; ``lost``: not carried over; ``look_again``: elements to be looked for again;
``absent_after``: what is still recorded as absent; ``fields``: what is written of a tag; ``lines``: what lines of the
newer capture are said to be.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.carrying_over.carried_tags import CarriedTags
from helpers.archive_copy import run
from helpers.made_archive import write

Case = dict[str, Any]
CASES = sorted((Path(__file__).parent / "versions").glob("*.yml"))
ELEMENTS = ("duty", "means", "speed", "attackers")
SPEAKERS = {
    "crew-north": "Crew North",
    "crew-south": "Crew South",
    "mayor": "The mayor",
    "berg": "Ida Berg",
    "roe": "Tomas Roe",
    "pact": "The pact",
}
EXPECTED = ("lost", "asked", "confirmed", "look_again", "absent_after")
FIELDS = ("quotes", "not_quotes", "passages", "sic", "sections", "absent")
VOCABULARY: Case = {
    "title": "Two ports",
    "question": "What does each report?",
    "clause": "clause",
    "outlets": {"selby-lantern": {"name": "The Selby Lantern"}},
    "speakers": {id_: {"name": name, "kind": "group"} for id_, name in SPEAKERS.items()},
    "topics": {"clause": {"title": "The clause"}},
    "elements": {id_: {"title": id_, "topic": "clause"} for id_ in ELEMENTS},
}


def text_of(case: Case, version: str) -> str:
    """Return the capture of a version."""
    if f"{version}_text" in case:
        return str(case[f"{version}_text"])
    newer = version == "newer"
    headline = case.get("headline", "Two crews report from the quay")
    headline = case.get("newer_headline", headline) if newer else headline
    date = case.get("newer_date", "4 March 2025") if newer else "4 March 2025"
    return "\n\n".join(["The Selby Lantern", headline, "By Ines Karlow", date, *case[version]]) + "\n"


def archive_with(case: Case, root: Path) -> None:
    """Write an archive of the older version, and the newer capture beside it."""
    article = {
        "outlet": "selby-lantern",
        "slug": "older",
        "text": text_of(case, "older"),
        "headline": case.get("headline", "Two crews report from the quay"),
        "byline": "By Ines Karlow",
        "published": "2025-03-04",
        "published_line": "4 March 2025",
        "language": case.get("language", "en"),
        "furniture": ["The Selby Lantern"],
        "absent": [],
        **{field: case[field] for field in (*FIELDS, "caption", "furniture") if field in case},
    }
    write({**VOCABULARY, "articles": [article]}, root / "articles")
    (root / "newer.txt").write_text(text_of(case, "newer"), encoding="utf-8", newline="")


def name_of(tag: Case) -> str:
    return str(tag.get("id") or tag.get("prefix", "") + tag["exact"])


def carried(found: CarriedTags, field: str, tag: Case) -> Case | None:
    """Return the fields with which a tag of the older version is carried over."""
    key = {"not_quotes": "reason", "sic": "note"}.get(field, "id")
    items = getattr(found, "sics" if field == "sic" else field)
    return next((dict(item) for item in items if item[key] == tag[key]), None)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case: Case = yaml.safe_load(path.read_text(encoding="utf-8"))
    archive_with(case, tmp_path)
    made = adding.add(tmp_path, str(tmp_path / "newer.txt"), supersedes="older", slug="newer").draft
    assert made.carried
    older = {name_of(tag): (field, tag) for field in FIELDS[:-1] for tag in case.get(field, [])}
    found = {name: fields for name, tag in older.items() if (fields := carried(made.carried, *tag))}
    assert {
        "lost": sorted(older.keys() - found.keys()),
        "asked": sorted(name for name, tag in found.items() if tag.get("reviewed") is False),
        "confirmed": sorted(name for name, tag in found.items() if tag.get("reviewed") is not False),
        "look_again": sorted(made.asked_again),
        "absent_after": sorted(made.carried.absent),
    } == {name: sorted(case.get(name, [])) for name in EXPECTED}, made.carried.lost
    assert len(made.carried.lost) == len(case.get("lost", []))
    for kind, lines in case.get("lines", {}).items():
        assert [line.text for line in made.lines.of_kind(kind)] == lines
    for name, fields in case.get("fields", {}).items():
        assert fields.items() <= found[name].items()


def test_the_command_names_nothing_to_look_for_again_where_all_is_carried_over(tmp_path: Path) -> None:
    case: Case = yaml.safe_load((CASES[0].parent / "a-clause-reworded-in-part.yml").read_text(encoding="utf-8"))
    archive_with({**case, "newer": [*case["older"], "One more sentence at the end of the story."]}, tmp_path)
    said = run(tmp_path, "new", tmp_path / "newer.txt", "--supersedes", "older", "--slug", "newer").output
    assert "carried over from articles/older" in said
    assert "look for again" not in said


def test_the_command_says_what_is_carried_over_what_waits_and_what_is_lost(tmp_path: Path) -> None:
    case: Case = yaml.safe_load((CASES[0].parent / "a-clause-reworded-in-part.yml").read_text(encoding="utf-8"))
    archive_with({**case, "absent": ["attackers"]}, tmp_path)
    said = run(tmp_path, "new", tmp_path / "newer.txt", "--supersedes", "older", "--slug", "newer").output
    assert "2 tags carried over from articles/older; 2 of them to be judged again.\n" in said
    assert "  not carried over: quote clause: “when a storm closes one port, the other’s gates are opened" in said
    assert "  not carried over: passage speed: “at once” (its words have changed, or the sentence around" in said
    assert "  to look for again: speed, attackers\n" in said
    assert run(tmp_path, "check").exit_code == 0
    written = (tmp_path / "articles/newer/article.yml").read_text(encoding="utf-8")
    assert "# to look for again, as the article has changed: speed, attackers\n" in written
    assert "# not carried over from older #: passage speed: “at once” (" in written


def test_what_is_still_absent_is_written_and_not_proposed(tmp_path: Path) -> None:
    case: Case = {
        "older": ["The pact says: open the gates at once.", "Nobody came there."],
        "newer": ["The pact says:  open the gates at once.", "Nobody came there."],
        "passages": [{"id": "duty", "element": "duty", "exact": "open the gates"}],
        "absent": ["speed", "means", "attackers"],
    }
    archive_with(case, tmp_path)
    said = run(tmp_path, "new", tmp_path / "newer.txt", "--supersedes", "older", "--slug", "newer").output
    assert "1 tag carried over from articles/older.\n" in said
    record = yaml.safe_load((tmp_path / "articles/newer/article.yml").read_text(encoding="utf-8"))
    assert record["absent"] == ["speed", "means", "attackers"]
    assert run(tmp_path, "check").exit_code == 0


def test_a_newer_version_of_a_newer_version_is_added(tmp_path: Path) -> None:
    case: Case = {"older": ["The pact says: open the gates."], "newer": ["The pact says: open the gates now."]}
    archive_with(case, tmp_path)
    assert run(tmp_path, "new", tmp_path / "newer.txt", "--supersedes", "older", "--slug", "newer").exit_code == 0
    (tmp_path / "newest.txt").write_text(text_of({**case, "newer": ["The pact says no more."]}, "newer"))
    result = run(tmp_path, "new", tmp_path / "newest.txt", "--supersedes", "newer", "--slug", "newest")
    assert result.exit_code == 0, result.output
    assert run(tmp_path, "check").exit_code == 0
