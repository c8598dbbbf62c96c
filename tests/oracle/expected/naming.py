"""How pages name, date, count and order what they show."""

from collections.abc import Iterable, Sequence
from typing import Any

from oracle.read_files import Files, Tag, Text
from oracle.visible_words import TREATMENTS, count, date_words


def newest_first(texts: Sequence[Text]) -> list[Text]:
    """Return texts by time, the newest first; those of one moment as they stand, those without a date last."""
    dated = [text for text in texts if text.record.get("published")]
    dated.sort(key=lambda text: text.time, reverse=True)
    return [*dated, *(text for text in texts if not text.record.get("published"))]


def date_of(text: Text) -> str:
    return date_words(text.record.get("published"), text.record.get("published_supplied"))


def articles_by_outlets(texts: Sequence[Text]) -> str:
    reports = [text for text in texts if not text.is_reference]
    references = len(texts) - len(reports)
    said = []
    if reports or not references:
        said.append(f"{count(len(reports), 'article')} by {count(len({it.outlet for it in reports}), 'outlet')}")
    if references:
        said.append(count(references, "reference text"))
    return " and ".join(said)


def published(texts: Sequence[Text]) -> list[Text]:
    """Return the reports whose words are published."""
    return [text for text in texts if not text.is_reference and text.record.get("show") != "none"]


def hides_tags(text: Text) -> bool:
    """Say whether an article has tags that are not published."""
    return text.record.get("show") == "none" and bool(text.record.get("quotes") or text.record.get("passages"))


def speakers(files: Files, quote: Tag) -> list[str]:
    """Return the names of who says a quote and of who relayed it."""
    return [files.speakers[id]["name"] for id in (quote.record["speaker"], *quote.record.get("via", []))]


def translation(tag: Tag) -> list[str]:
    found = tag.record.get("translation")
    return [f"In English: {found['text']} (translated by {found['by']})"] if found else []


def named(files: Files, topic: str, speakers: Iterable[str]) -> list[str]:
    """Return the names of speakers other than the clause's own."""
    return [files.speakers[id]["name"] for id in speakers if id != files.topics[topic].get("speaker")]


def whose(files: Files, topic: str, text: Text, tag: Tag) -> list[str]:
    """Return what a passage says of whose words it gives."""
    speaker = text.words_of(tag)
    return [f"words of {name}" for name in named(files, topic, [speaker] if speaker else [])]


def note(files: Files, text: Text, quote: Tag) -> dict[str, Any]:
    """Return what stands beside a paragraph of one of its quotes."""
    name, *relayed = speakers(files, quote)
    return {
        "who": name,
        "via": f"via {', '.join(relayed)}" if relayed else None,
        "unreviewed": not quote.reviewed,
        "way": TREATMENTS[text.way(quote)],
    }
