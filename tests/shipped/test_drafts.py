"""What `archive new` drafts of the two captures agrees with what the editor made of them."""

from pathlib import Path

import pytest
from helpers.archive_copy import copy_own_archive, record, run
from helpers.project import PROJECT
from helpers.shipped import SHIPPED

pytestmark = pytest.mark.usefixtures("as_recorded")


@pytest.mark.parametrize("slug", SHIPPED)
def test_a_draft_agrees_with_the_reviewed_article(tmp_path: Path, slug: str) -> None:
    root = copy_own_archive(tmp_path, keep=())
    reviewed = record(PROJECT, slug)
    outlet = () if "outlet_supplied" not in reviewed else ("--outlet", reviewed["outlet"])
    result = run(root, "new", PROJECT / "articles" / slug / "capture.txt", *outlet)
    assert result.exit_code == 0, result.output
    draft = record(root, next(p.name for p in (root / "articles").iterdir() if p.is_dir()))
    for field in ("outlet", "headline", "standfirst", "byline", "published", "published_line", "language"):
        assert draft.get(field, "null") == reviewed.get(field, "null"), field
    for field in ("caption", "credit"):
        assert as_list(draft.get(field)) == as_list(reviewed.get(field)), field
    assert draft["furniture"] == reviewed["furniture"]
    assert draft["capture"] == reviewed["capture"]


@pytest.mark.parametrize("slug", SHIPPED)
def test_a_draft_has_the_words_and_speakers_of_the_reviewed_article(tmp_path: Path, slug: str) -> None:
    """Every double-quoted span, with the same speaker; save where the editor knows more than the text says."""
    (other,) = set(SHIPPED) - {slug}
    root = copy_own_archive(tmp_path, keep=(other,))
    run(root, "new", PROJECT / "articles" / slug / "capture.txt", "--outlet", record(PROJECT, slug)["outlet"])
    made = next(p.name for p in (root / "articles").iterdir() if p.is_dir() and p.name != other)
    draft = {q["exact"]: q["speaker"] for q in record(root, made)["quotes"] if q["kind"] != "indirect"}
    reviewed = {q["exact"]: q["speaker"] for q in record(PROJECT, slug)["quotes"] if q["kind"] != "indirect"}
    assert draft.keys() == reviewed.keys()
    differing = {words: (draft[words], reviewed[words]) for words in reviewed if draft[words] != reviewed[words]}
    # Whose words a news agency reports is for an editor to say: the text names the agency.
    assert differing == ({"without delay": ("kcna", "treaty")} if "korea-herald" in slug else {})


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
