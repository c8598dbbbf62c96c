"""Draw the desk's page of names: speakers, outlets, topics and parts, with the articles in which each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..editing.editor import Editor
from ..reading.vocabulary import NameKind
from .drawing import Fields, draw
from .given import Trouble
from .hand import Hand, digest
from .names_acts import FIELDS, KINDS, record_of


@dataclass(frozen=True, slots=True)
class Name:
    """Hold an entry of the vocabulary: what names it, its record, and the articles that name it."""

    hand: Hand
    id: str
    words: str
    record: Fields
    slugs: tuple[str, ...]


def names_regions(editor: Editor, hand: Hand, trouble: Trouble) -> dict[str, str]:
    """Return the HTML of each region of the page of names, by the id of its element."""
    record = record_of(editor, hand)
    kind = KINDS.get(hand.id.partition("_")[0])
    given = {
        "archive": editor.archive,
        "editor": editor,
        "groups": [(one, [*_names(editor, one)]) for one in KINDS.values()],
        "hand": hand,
        "kind": kind,
        "record": Fields(record or {}),
        "fields": FIELDS[kind] if kind and record else (),
        "shown": digest(record),
        "trouble": trouble,
        "span": None,
    }
    return {
        "names-list": draw("names_list.html.j2", **given),
        "desk-side": draw("names_side.html.j2", **given),
        "desk-foot": draw("names_foot.html.j2", **given),
    }


def _names(editor: Editor, kind: NameKind) -> Iterator[Name]:
    """Yield the entries of a kind in the vocabulary's order."""
    folder = editor.folder
    for id_, record in (folder.vocabulary_document.value.get(f"{kind}s") or {}).items():
        files = (file.split("/") for file in folder.files_naming(kind, id_))
        slugs = tuple(path[1] for path in files if len(path) == 3)
        yield Name(
            Hand("name", f"{kind}_{id_}"),
            id_,
            record.get("name") or record.get("title") or id_,
            Fields(record),
            slugs,
        )
