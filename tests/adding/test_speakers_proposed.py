"""Whom `archive new` proposes as speakers and relays, in drafts that pass the archive's check."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive import adding
from helpers.archive_copy import run
from helpers.made_archive import spec, write

TRANSCRIPT = """Harbour Radio
Transcript: The Evening Hour
March 5, 2031

This is a transcript of an interview with Ada Berg, the minister of dams.

OTTO KELLER, HOST: Minister, does the dam hold tonight?

ADA BERG, MINISTER OF DAMS: It holds, and it will hold tomorrow.

KELLER: Mayor Tomas Roe said on Friday, "It leaks like an old boat." Is that wrong?

BERG: It is cheerful.
"""
RUSSIAN = """Береговой листок
Плотина у старого порта
5 марта 2031

«Плотина выдержит, — заявил министр Норландии Отто Линд журналистам. — Мы её проверили», сообщает агентство КНА.

Жители порта давно ждали этого дня, и утром на набережной было тихо и почти безлюдно.
"""
RELAYED = """Harbour Radio
What the minister told others
March 5, 2031

"The dam will hold," Minister Ada Berg said, according to the Evening Courier.

"It is an old dam," Berg told Harbour Radio in the afternoon, and she left the quay.

State news agency KNA quoted Mayor Tomas Roe as saying the dam was "a boat with holes".
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(spec("many-tongues"), tmp_path / "articles")
    return tmp_path


def quotes(root: Path, text: str) -> dict[str, dict[str, Any]]:
    """Add an article, check the archive, and return {words: its quote}, with the names of speakers and relays."""
    path = root / "new.txt"
    path.write_text(text, encoding="utf-8")
    slug = adding.add(root, str(path), outlet="harbour-radio").slug
    assert run(root, "check").exit_code == 0
    record = yaml.safe_load((root / "articles" / slug / "article.yml").read_text(encoding="utf-8"))
    names = yaml.safe_load((root / "articles" / "archive.yml").read_text(encoding="utf-8"))["speakers"]
    return {
        quote["exact"]: {
            "speaker": names[quote["speaker"]]["name"],
            "speaker_kind": names[quote["speaker"]]["kind"],
            "via": [names[id_]["name"] for id_ in quote.get("via", [])],
        }
        for quote in record["quotes"]
    } | {it["exact"]: {"reason": it["reason"]} for it in record["not_quotes"]}


def test_turns_of_a_transcript_are_quotes_and_relay_the_words_of_others(root: Path) -> None:
    found = quotes(root, TRANSCRIPT)
    keller, berg = ({"speaker": name, "speaker_kind": "person", "via": []} for name in ("Otto Keller", "Ada Berg"))
    assert found == {
        "Minister, does the dam hold tonight?": keller,
        "It holds, and it will hold tomorrow.": berg,
        'Mayor Tomas Roe said on Friday, "It leaks like an old boat." Is that wrong?': keller,
        "It leaks like an old boat.": {"speaker": "Tomas Roe", "speaker_kind": "person", "via": ["Otto Keller"]},
        "It is cheerful.": berg,
    }


def test_the_reporters_words_inside_the_marks_are_no_part_of_the_quotes(root: Path) -> None:
    found = quotes(root, RUSSIAN)
    lind = {"speaker": "Отто Линд", "speaker_kind": "person", "via": ["КНА"]}
    assert found == {
        "Плотина выдержит": lind,
        "заявил министр Норландии Отто Линд журналистам": {
            "reason": "proposed: words of the reporter inside the marks"
        },
        "Мы её проверили": lind,
    }


def test_an_outlet_is_a_relay_and_never_of_its_own_article(root: Path) -> None:
    found = quotes(root, RELAYED)
    assert {words: (quote["speaker"], quote["via"]) for words, quote in found.items()} == {
        "The dam will hold": ("Ada Berg", ["Evening Courier"]),
        "It is an old dam": ("Ada Berg", []),
        "a boat with holes": ("Tomas Roe", ["KNA"]),
    }
