"""Changes of a YAML file that confirm a proposal, add a speaker, or give a name of the vocabulary another id."""

from collections.abc import Callable

from ..model import Speaker
from ..model.problems import ArchiveError
from ..reading.proposals import Proposal
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_


def confirmed(item: Proposal) -> Callable[[YamlText, Path_], None]:
    """Return the change that takes away the mark of what nobody has confirmed."""
    mark = "draft" if item.is_name else "reviewed"

    def change(text: YamlText, path: Path_) -> None:
        """Take the mark's line away, or give it its other value where it has no line of its own."""
        try:
            text.remove((*path, mark))
        except ArchiveError:
            text.set((*path, mark), mark == "reviewed")

    return change


def add_speaker(speaker: Speaker, text: YamlText) -> None:
    """Add a speaker to the vocabulary."""
    text.add_entry(("speakers",), speaker.id, {"name": speaker.name, "kind": speaker.kind})


def replace_name(item: Proposal, new: str, text: YamlText) -> None:
    """Name another outlet, or another speaker wherever an article names one."""
    if item.kind == "outlet":
        text.set(("outlet",), new)
        return
    for number, quote in enumerate(text.document.value.get("quotes") or []):
        if quote.get("speaker") == item.id:
            text.set(("quotes", number, "speaker"), new)
        via = quote.get("via") or []
        if item.id in via:
            text.set(("quotes", number, "via"), [new if name == item.id else name for name in via])
