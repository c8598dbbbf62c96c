"""articles/<slug>/withdrawn.yml: an article that was taken down, of which only its addresses are kept."""

from pathlib import Path

from ..model import Date, WithdrawnArticle
from ..storage import validation, yaml_reader
from ..storage.schema import WithdrawnRecord
from . import permalinks
from .article_source import Surroundings
from .vocabulary import ids

NAME = "withdrawn.yml"


def is_withdrawn(folder: Path) -> bool:
    """Say whether a folder holds a withdrawn article."""
    return (folder / NAME).exists()


def read_withdrawn(folder: Path, around: Surroundings) -> WithdrawnArticle | None:
    """Return the withdrawn article of a folder, or None where the report says what is wrong with it."""
    file = f"articles/{folder.name}/{NAME}"
    report = around.report
    document = report.attempt(lambda: yaml_reader.load(folder / NAME, file))
    names = ids(around.vocabulary)
    record = report.attempt(lambda: validation.validated(WithdrawnRecord, document, names)) if document else None
    for left in ("article.yml", "capture.txt"):
        if (folder / left).exists():
            report.add(file, 1, f"the article is withdrawn, and {left} is still here; take one of the two away")
    if not document or not record:
        return None
    if record.outlet:
        around.uses["outlet", record.outlet].append((file, document.line(("outlet",))))
    outlet = around.vocabulary.outlets.get(record.outlet or "")
    if record.outlet and not outlet:
        return None
    return WithdrawnArticle(
        slug=folder.name,
        outlet=outlet,
        published=Date(record.published) if record.published else None,
        withdrawn=Date(record.withdrawn),
        reason=record.reason,
        fragments=permalinks.listed_fragments(folder.parent.parent, folder.name),
        former_ids=record.earlier_ids,
    )
