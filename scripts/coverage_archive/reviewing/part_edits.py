"""A part of the clause, judged in an article's record: the words that give it as a passage, or its absence."""

from collections.abc import Iterator
from typing import Any

from ..adding.proposing.ids import unique_id
from ..model.addresses import RESERVED_ID
from ..storage.yaml_editor import YamlText
from ..texts.anchoring import Selector

# The fields that a new field `passages`, or `absent`, is put below.
_BEFORE_PASSAGES = ("sections", "quotes", "not_quotes")
_BEFORE_ABSENT = (*_BEFORE_PASSAGES, "passages")


def set_absent(text: YamlText, element: str) -> None:
    """List an element as absent, after those that are listed already."""
    listed = text.document.value.get("absent") or []
    if not listed:
        text.set(("absent",), [element], after=_BEFORE_ABSENT)
    elif element not in listed:
        text.append(("absent",), element)


def tag(text: YamlText, element: str, words: Selector) -> None:
    """Add a passage that gives an element, with the element's id or the next free one; it is absent no longer."""
    listed = text.document.value.get("absent") or []
    if element in listed:
        text.remove(("absent", listed.index(element)))
    wanted = f"passage-{element}" if RESERVED_ID.fullmatch(element) else element
    fields = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
    entry = {"id": unique_id(wanted, _ids(text.document.value)), "element": element}
    entry |= {name: value for name, value in fields.items() if value}
    text.append(("passages",), entry, after=_BEFORE_PASSAGES)


def _ids(record: dict[str, Any]) -> Iterator[str]:
    """Give the ids that the tags of an article have or had."""
    for field in ("sections", "quotes", "passages"):
        for tag in record.get(field) or []:
            yield tag["id"]
            for earlier in ("former_ids", "aliases"):
                yield from tag.get(earlier) or []
