"""What the page of a newer version says that it changed.

Which paragraphs and quotes belong together is the program's to find. The oracle holds it to what follows from the
files alone: what stands in both versions is neither dropped nor added, and what differs is told, and how.
"""

import re
from collections import Counter
from typing import Any

from oracle import comparing
from oracle.expected.answers import Among, Between, Covering, OneOf
from oracle.read_files import Files, Tag, Text
from oracle.visible_words import ANOTHER_SPEAKER, MARKS, RESPELLED, REWORDED, count_of_marks, differs_by


def changes_page(files: Files, older: Text, newer: Text) -> dict[str, Any]:
    """Return what is said of two versions."""
    if "none" in (older.record.get("show"), newer.record.get("show")):
        return {"said": "The words of one version or both are not published, so the two are not compared."}
    return {"said": None, **blocks(older, newer), **quotes(older, newer), **parts(files, older, newer)}


def blocks(older: Text, newer: Text) -> dict[str, Any]:
    """Return which blocks must be told, and which may be told as one version's alone."""
    before, after = lines(older), lines(newer)
    new = [name for name, line in after.items() if line not in before.values()]
    return {
        "blocks told": Between(new, [*after, *more_often(before, after)]),
        "notes on blocks": Covering(notes_on_marks(before, after)),
        "blocks that the newer version only has": Among(more_often(after, before)),
        "blocks that the earlier version only has": Among(more_often(before, after)),
    }


def notes_on_marks(before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    """Return of the blocks that differ in punctuation only by which marks they do."""
    found: dict[str, Any] = {}
    for name, line in after.items():
        alike = [it for it in before.values() if plain_words(it) == plain_words(line)]
        twice = sum(plain_words(it) == plain_words(line) for it in after.values()) > 1
        if len(alike) == 1 and not twice and (note := by_marks(alike[0], line)):
            # A hyphen more or less is another spelling, too.
            found[name] = OneOf([note, RESPELLED]) if "hyphen" in note else note
    return found


def more_often(those: dict[str, str], than: dict[str, str]) -> list[str]:
    """Return the names of the blocks whose words one version has more often than the other, or it alone."""
    ours, theirs = Counter(those.values()), Counter(than.values())
    return [name for name, line in those.items() if ours[line] > theirs[line]]


def lines(text: Text) -> dict[str, str]:
    """Return the published words of each block by the block's name."""
    return {block.name: text.capture[block.start : block.end] for block in text.blocks if block.kept}


def quotes(older: Text, newer: Text) -> dict[str, Any]:
    """Return what may be told of quotes that one version has, and what must be of those that both have."""
    before, after = {it.id: it for it in older.quotes}, {it.id: it for it in newer.quotes}
    both = before.keys() & after.keys()
    twice = {key for key in both if has_double(before[key], older) or has_double(after[key], newer)}
    altered = {key: note for key in both - twice if (note := how_altered(before[key], after[key]))}
    return {
        "quotes dropped": Among([*(before.keys() - both), *twice]),
        "quotes added": Among([*(after.keys() - both), *twice]),
        "quotes altered": Covering(altered),
    }


def has_double(quote: Tag, text: Text) -> bool:
    """Say whether an article has another quote of the same words."""
    return any(it.id != quote.id and comparing.folded([it]) == comparing.folded([quote]) for it in text.quotes)


def how_altered(before: Tag, after: Tag) -> str:
    """Return how a quote differs in the newer version: who says it, its words."""
    notes = [] if said_by(before) == said_by(after) else [ANOTHER_SPEAKER]
    return "; ".join([*notes, *(note for note in [how_worded([before], [after])] if note)])


def said_by(quote: Tag) -> list[str]:
    return [quote.record["speaker"], *quote.record.get("via", [])]


def how_worded(before: list[Tag], after: list[Tag]) -> str | None:
    """Return how the words of tags differ: in punctuation only, in spelling only, in other words, or not at all."""
    old, new = (" ".join(tag.exact for tag in tags) for tags in (before, after))
    if plain_words(old) == plain_words(new):
        return by_marks(old, new)
    return RESPELLED if comparing.folded(before) == comparing.folded(after) else REWORDED


def plain_words(text: str) -> list[str]:
    """Return words without capitals and the marks between them."""
    return re.findall(r"\w+(?:'\w+)*", text.casefold().replace("’", "'"))


def by_marks(old: str, new: str) -> str | None:
    """Return by which marks two texts of the same words differ; None where by none but their shape."""
    before, after = (Counter(MARKS[letter] for letter in text if letter in MARKS) for text in (old, new))
    differing = (before - after) + (after - before)
    return differs_by([count_of_marks(number, name) for name, number in differing.items()]) if differing else None


def parts(files: Files, older: Text, newer: Text) -> dict[str, Any]:
    """Return the parts of clauses that only one version gives, and those given otherwise."""
    ids = [*files.vocabulary["elements"]]
    gained = [id for id in ids if newer.giving(id) and not older.giving(id)]
    lost = [id for id in ids if older.giving(id) and not newer.giving(id)]
    both = [id for id in ids if older.giving(id) and newer.giving(id)]
    notes = {files.short(id): how_worded(older.giving(id), newer.giving(id)) for id in both}
    return {
        "gained": [files.short(id) for id in gained if id in older.absent],
        "lost": [files.short(id) for id in lost if id in newer.absent],
        "not looked for in the earlier": [files.short(id) for id in gained if id not in older.absent],
        "not looked for in the newer": [files.short(id) for id in lost if id not in newer.absent],
        "parts altered": {title: note for title, note in notes.items() if note},
    }
