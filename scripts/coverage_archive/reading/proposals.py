"""What a person judges: the page, tags and names that a machine proposed, and the parts of the clause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..model import Archive, Article, Element
from ..model.problems import Problem, shown
from ..storage.yaml_reader import Document, Path_
from . import vocabulary

ProposalKind = Literal["page", "quote", "not_quote", "passage", "part", "outlet", "speaker"]
# The lists of article.yml and the mappings of archive.yml that hold what is proposed.
_KINDS: dict[str, ProposalKind] = {
    "quotes": "quote",
    "not_quotes": "not_quote",
    "passages": "passage",
    "outlets": "outlet",
    "speakers": "speaker",
}
ProposalKey = tuple[str, str, str]
SELECTOR = ("exact", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to be judged: what it is, where it stands in its YAML file, and what its fields say there."""

    kind: ProposalKind
    file: str
    path: Path_
    line: int
    record: dict[str, Any]

    @property
    def waits(self) -> bool:
        """Say whether no person has confirmed it yet; of a part, whether nobody has looked for it yet."""
        if self.kind == "part":
            return not self.record["absent"] and not self.record["passages"]
        return self.record.get("draft") is True if self.is_name else self.record.get("reviewed") is False

    @property
    def is_name(self) -> bool:
        """Say whether it is an entry of the vocabulary, and no part of an article."""
        return self.kind in ("outlet", "speaker")

    @property
    def slug(self) -> str:
        """The folder's name of the article that it is of."""
        return self.file.split("/")[1]

    @property
    def id(self) -> str:
        """Its id; of a part the element's, of words that are no quotation the words themselves, of a page ""."""
        if self.is_name:
            return str(self.path[-1])
        if self.kind == "page":
            return ""
        return self.record.get("id") or "".join(self.record.get(name, "") for name in SELECTOR)

    @property
    def key(self) -> ProposalKey:
        """Its file, kind and id, which stay the same when anything else in the file changes."""
        return self.file, self.kind, self.id

    @property
    def label(self) -> str:
        """Return the name by which a message refers to this proposal: "the quote 'for-good'"."""
        if self.kind == "page":
            return "what is said of the page"
        return f"“{shown(self.id)}”" if self.kind == "not_quote" else f"the {self.kind} '{self.id}'"


def problems(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for everything in these files that waits, as ``archive check --strict`` reports it."""
    found = [item for document in documents for item in of_document(document) if item.waits]
    return [Problem(item.file, item.line, _message(item)) for item in found]


def of_document(document: Document) -> Iterator[Proposal]:
    """Yield what can be judged of a file: every new name's entry; or the page, then the tags in the file's order.

    The parts of the clause are not among them: the vocabulary says which there are, and ``part`` makes each.
    """
    if document.file != vocabulary.FILE:
        others = {*_KINDS, "absent", "sic"}
        page = {field: value for field, value in document.value.items() if field not in others}
        yield Proposal("page", document.file, (), document.line(("reviewed",)), page)
    for field, kind in _KINDS.items():
        records = document.value.get(field) or {}
        for key, record in records.items() if isinstance(records, dict) else enumerate(records):
            line = document.line((field, key, "draft" if isinstance(records, dict) else "reviewed"))
            yield Proposal(kind, document.file, (field, key), line, record)


def part(document: Document, element: str) -> Proposal:
    """Return what an article's record says of one element of the clause: whether it is absent, and its passages."""
    path: Path_ = ("absent",)
    tagged = [passage for passage in document.value.get("passages") or [] if passage.get("element") == element]
    absent = element in (document.value.get("absent") or [])
    record = {"id": element, "absent": absent, "passages": tagged}
    return Proposal("part", document.file, path, document.line(path), record)


def find(document: Document, key: ProposalKey) -> Proposal | None:
    """Return what has a key in a file, waiting or not, or None if nothing has it."""
    if key[1] == "part":
        return part(document, key[2])
    return next((item for item in of_document(document) if item.key == key), None)


def must_be_judged(article: Article, archive: Archive) -> bool:
    """Say whether every part must be looked for: in the newest version of a report whose words are published."""
    return not article.is_reference and article.has_text and not archive.is_superseded(article)


def unjudged(article: Article, archive: Archive) -> tuple[Element, ...]:
    """Return the parts of the archive's clause that must be looked for in an article, and that nobody looked for.

    They are the elements that are neither tagged nor listed in ``absent``.
    """
    judged = {*article.absent, *article.withheld_elements, *(passage.element for passage in article.passages)}
    elements = archive.clause.elements if must_be_judged(article, archive) else ()
    return tuple(element for element in elements if element.id not in judged)


def _message(item: Proposal) -> str:
    if item.is_name:
        return f"{item.label} is a draft: confirm it with `archive review`, or take it away"
    what = {
        "page": "the article's headline, date and furniture were proposed by a machine and are not confirmed",
        "not_quote": "the words are proposed as no quotation, which is not reviewed",
    }.get(item.kind, f"{item.label} was tagged by machine and is not reviewed")
    return f"{what}: run `archive review {item.slug}`"
