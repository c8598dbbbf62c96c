"""What must come first: each file of answers/ is a small archive and what queries find in it, named by its promise.

``texts`` are the paragraphs of articles, by outlet. An outlet of two letters is a language, that of its article;
others write English. ``archive`` has further fields of archive.yml; ``quotes`` and ``passages`` are articles' own, by
outlet. A query (``q``) finds ``first``, the first results in order, as OUTLET#ID; ``all`` is every result. ``parts``
are the addresses of the parts and topics before them, ``missing`` the words that nothing has, ``near`` those that the
first result has by near words only, and ``meant`` is the first suggestion.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.reading import archive_folder
from coverage_archive.searching import search_index
from helpers.asked_search import ask
from helpers.made_archive import Spec, write

CASES = sorted((Path(__file__).parent / "answers").glob("*.yml"))


def made(case: dict[str, Any]) -> Spec:
    spoken = [{"outlet": of, "language": of if len(of) == 2 else "en"} for of in case["texts"]]
    return {
        "title": "A made archive",
        "question": "What is said?",
        "clause": "pact",
        "topics": {"pact": {"title": "The pact"}},
        "elements": {},
        "speakers": {"nobody": {"name": "Nobody", "kind": "group"}},
        "outlets": {of: {"name": f"Outlet {of}"} for of in case["texts"]},
        **case.get("archive", {}),
        "articles": [
            {
                **it,
                "slug": it["outlet"],
                "outlet_supplied": "made",
                "headline": "\N{EM DASH}",
                "paragraphs": case["texts"][it["outlet"]],
                "quotes": case.get("quotes", {}).get(it["outlet"], []),
                "passages": case.get("passages", {}).get(it["outlet"], []),
            }
            for it in spoken
        ],
    }


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
@pytest.mark.parametrize("parted", [False, True], ids=["one file", "several files"])
def test_the_answer_comes_first(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parted: bool) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    write(made(case), tmp_path / "articles")
    monkeypatch.setattr(search_index, "ONE_FILE", 0 if parted else 10**6)
    search_index.publish(archive_folder.load(tmp_path), tmp_path / "site")
    rows = case["queries"]
    asked = [{"q": row["q"], "typing": row.get("typing", False), "meant": "meant" in row} for row in rows]
    for row, found in zip(rows, ask(tmp_path / "site" / search_index.FOLDER, asked), strict=True):
        first, near = found["results"], found["near"][:1]
        expected = row.get("first", [])
        assert first[: len(expected)] == expected, row
        assert first == row.get("all", first), row
        assert [part["url"].removeprefix("compare/") for part in found["parts"]] == row.get("parts", []), row
        assert found["missing"] == row.get("missing", []), row
        assert near == ([row["near"]] if "near" in row else near), row
        assert found["meant"][:1] == ([row["meant"]] if row.get("meant") else []), row
