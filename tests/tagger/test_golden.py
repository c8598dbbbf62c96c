"""Golden cases: a file a behaviour, named as a sentence. Read the folders `speakers` and `indirect` first.

What a quoted span is, `texts/marks/` says; `speakers/`, what the tagger makes of it; `indirect/`, what it finds
without marks; `languages/`, who speaks in other languages; `turns/`, what a transcript is. Of a quotation a case
gives the words, the kind, the speaker as it stands and the cue; and the name where the mention is not the name
itself, and who relayed it where the text says so.
"""

from pathlib import Path

import pytest
import yaml
from coverage_archive.tagger import assess
from coverage_archive.tagger.turns import turns

HERE = Path(__file__).parent
SPEAKERS = sorted((HERE / "speakers").glob("*.yaml"))
INDIRECT = sorted((HERE / "indirect").glob("*.yaml"))
LANGUAGES = sorted((HERE / "languages").glob("*.yaml"))
TURNS = sorted((HERE / "turns").glob("*.yaml"))


@pytest.mark.parametrize("path", SPEAKERS, ids=lambda path: path.stem)
def test_speakers(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = assess(text)
    said = [
        {
            "exact": text[quote.start : quote.end],
            "kind": quote.kind,
            "speaker": quote.speaker,
            "cue": quote.cue,
            "name": quote.name,
        }
        for quote in found
        if quote.quotation and quote.kind != "indirect"
    ]
    expected = [
        {"name": got["name"] if number < len(said) else None} | quote
        for number, (quote, got) in enumerate(zip(case["quotes"], said, strict=False))
    ]
    assert said == expected + case["quotes"][len(said) :]
    assert [text[quote.start : quote.end] for quote in found if not quote.quotation] == case["not_quotes"]


@pytest.mark.parametrize("path", INDIRECT, ids=lambda path: path.stem)
def test_indirect(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = [quote for quote in assess(text) if quote.quotation and (quote.kind == "indirect" or "all" in case)]
    assert [text[quote.start : quote.end] for quote in found] == [said["exact"] for said in case["quotes"]]
    for quote, said in zip(found, case["quotes"], strict=True):
        wanted = {field: value for field, value in said.items() if field != "exact"}
        wanted |= {"relays": tuple(said["relays"])} if "relays" in said else {}
        assert {field: getattr(quote, field) for field in wanted} == wanted


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_languages(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = assess(text, case["language"])
    said = [
        {"exact": text[quote.start : quote.end], "name": quote.name}
        | ({"name_kind": quote.name_kind} if quote.name else {})
        | ({"relays": [*quote.relays]} if quote.relays else {})
        for quote in found
        if quote.quotation
    ]
    assert said == case["quotes"]
    assert [text[quote.start : quote.end] for quote in found if not quote.quotation] == case["not_quotes"]


@pytest.mark.parametrize("path", TURNS, ids=lambda path: path.stem)
def test_turns(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    found = [{"name": turn.name, "words": turn.words.of(case["text"])} for turn in turns(case["text"])]
    assert found == case["turns"]
