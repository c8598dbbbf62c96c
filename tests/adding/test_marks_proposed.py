"""`archive new` proposes a tag for whatever stands in quotation marks, of any script; nothing is left untagged."""

from pathlib import Path

from helpers.archive_copy import copy_archive, record, run

BRITISH = """\
Two towns pledge aid ‘at once’ under new pact

The two towns promised to help each other ‘at once’ if the harbour of either is shut, the text of the pact says.

‘It’s a breakthrough,’ Rosa Venn, the mayor, told reporters, adding that the sailors’ families had ‘nothing to fear’.

Otto Lind, the warden, called the millers’ plan ‘absurd’. ‘We’ll review it,’ he said. ‘It’s “dead”.’
"""
AMERICAN = """\
Two towns pledge aid 'at once' under new pact

The two towns have pledged to help each other "at once" if either harbour is shut, the pact's text says. The 'Abd mill
is in it, too, as are the 'bakers' and the millers.
"""
RUSSIAN = """\
Два города обещали помогать друг другу «сразу»

Два города обязались помогать друг другу «сразу», если гавань одного из них будет закрыта, говорится в тексте, который
опубликовали в четверг газеты обоих городов на своих первых страницах.

«Это прорыв», — сказала журналистам мэр. По её словам, это „начало“. Сторож назвал план мельников "нелепым", и о нём
будут ещё много говорить на берегах этой реки, в портах и на рынках по обе стороны границы.
"""


def draft(tmp_path: Path, text: str) -> tuple[dict[str, tuple[str, str]], dict[str, str], str]:
    """Return what a draft tags, with its kind and speaker, what it takes for no quotation, and what check prints."""
    root = copy_archive(tmp_path)
    saved = tmp_path / "saved.txt"
    saved.write_text(text, encoding="utf-8")
    result = run(root, "new", saved, "--slug", "made", "--outlet", "korea-herald")
    assert result.exit_code == 0, result.output
    said = record(root, "made")
    quotes = {quote["exact"]: (quote["kind"], quote["speaker"]) for quote in said["quotes"]}
    others = {other["exact"]: other["reason"] for other in said["not_quotes"]}
    return quotes, others, run(root, "check").output


def test_single_marks_of_a_british_article(tmp_path: Path) -> None:
    quotes, others, checked = draft(tmp_path, BRITISH)
    assert quotes == {
        "at once": ("partial", "two-towns"),
        "It’s a breakthrough": ("direct", "rosa-venn"),
        "nothing to fear": ("partial", "rosa-venn"),
        "absurd": ("partial", "otto-lind"),
        "We’ll review it": ("direct", "otto-lind"),
        "It’s “dead”.": ("direct", "otto-lind"),
    }
    assert others == {}
    assert checked.endswith("all in order.\n")


def test_marks_that_may_be_none_are_listed_for_the_editor(tmp_path: Path) -> None:
    quotes, others, checked = draft(tmp_path, AMERICAN)
    assert quotes.keys() == {"at once"}
    assert others == {
        "Abd": "proposed: a mark that nothing closes",
        "bakers": "proposed: two apostrophes, or a quotation",
    }
    assert checked.endswith("all in order.\n")


def test_in_another_language_only_a_speaker_that_its_words_show_is_proposed(tmp_path: Path) -> None:
    quotes, others, checked = draft(tmp_path, RUSSIAN)
    assert {words: (kind, speaker == "unknown") for words, (kind, speaker) in quotes.items()} == {
        "сразу": ("partial", True),
        "Это прорыв": ("direct", False),  # «..., — сказала журналистам мэр»
        "начало": ("partial", True),
        "нелепым": ("partial", True),
    }
    assert others == {}
    assert checked.endswith("all in order.\n")
