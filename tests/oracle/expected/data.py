"""What the tables and the feed say."""

from typing import Any

from oracle.expected.naming import hides_tags
from oracle.read_files import Files
from oracle.visible_words import count


def feed(files: Files) -> dict[str, Any]:
    """Return what the feed says of each article."""
    found = {}
    for text in files.texts:
        names = [files.speakers[id]["name"] for id in dict.fromkeys(q.record["speaker"] for q in text.quotes)]
        none = "Its words are withheld." if hides_tags(text) else "No quotes."
        found[text.slug] = {
            "title": files.name(text) if text.is_reference else f"{files.name(text)}: {text.title}",
            "summary": f"{count(len(text.quotes), 'quote')}, of {', '.join(names)}." if names else none,
        }
    return found


def data(files: Files) -> dict[str, Any]:
    """Return what the tables say of passages, quotes and articles."""
    found: dict[str, Any] = {}
    for text in files.texts:
        found[f"article {text.slug}"] = {
            "kind": "reference" if text.is_reference else "report",
            "outlet": text.outlet,
            "published": text.record.get("published"),
            "language": text.record.get("language"),
            "paragraphs": len(text.paragraphs),
            "show": text.record.get("show", "whole"),
            "supersedes": text.record.get("supersedes"),
            "reviewed": text.record.get("reviewed", True),
        }
        for tag in text.passages:
            speaker = text.words_of(tag)
            found[f"passage {text.slug} {tag.id}"] = {
                "exact": tag.exact,
                "topic": tag.topics[0],
                "element": tag.element,
                "treatment": text.way(tag),
                "words_of": speaker,
                "words_of_name": files.speakers[speaker]["name"] if speaker else None,
                "paragraph": tag.block.number,
                "reviewed": tag.reviewed,
            }
        for tag in text.quotes:
            found[f"quote {text.slug} {tag.id}"] = {
                "exact": tag.exact,
                "kind": tag.record["kind"],
                "speaker": tag.record["speaker"],
                "speaker_name": files.speakers[tag.record["speaker"]]["name"],
                "via": tag.record.get("via", []),
                "topics": [*tag.topics],
                "paragraph": tag.block.number,
                "reviewed": tag.reviewed,
            }
    return found
