"""Represent what a person judges: the page, tags and names that a machine proposed, and the parts of the clause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..model import Archive, Article, Element
from ..model.problems import Problem, shown
from ..storage.yaml_reader import Document, Path_
from . import vocabulary

ProposalKind = Literal["page", "quote", "not_quote", "passage", "part", "outlet", "speaker"]
# The lists of article.yml and the mappings of archive.yml that hold proposals, with the kind of each.
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
    """Hold one thing to be judged: its kind, its place in a YAML file, and the values of its fields there."""

    kind: ProposalKind
    file: str
    path: Path_
    line: int
    record: dict[str, Any]

    @property
    def waits(self) -> bool:
        """Say whether nobody has confirmed the proposal yet or, for a part of the clause, looked for the part yet."""
        if self.kind == "part":
            return not self.record["absent"] and not self.record["passages"]
        return self.record.get("draft") is True if self.is_name else self.record.get("reviewed") is False

    @property
    def is_name(self) -> bool:
        """Say whether the proposal is an entry of the vocabulary (an outlet or speaker), not part of an article."""
        return self.kind in ("outlet", "speaker")

    @property
    def slug(self) -> str:
        """Return the folder name of the article to which the proposal belongs."""
        return self.file.split("/")[1]

    @property
    def id(self) -> str:
        """Return the id that the proposal has in its file.

        The id of a part is that of its element, the id of words that are no quotation is the words themselves, and
        the id of a page is "".
        """
        if self.is_name:
            return str(self.path[-1])
        if self.kind == "page":
            return ""
        return self.record.get("id") or "".join(self.record.get(name, "") for name in SELECTOR)

    @property
    def key(self) -> ProposalKey:
        """Return the file, the kind and the id, which stay the same when anything else in the file changes."""
        return self.file, self.kind, self.id

    @property
    def label(self) -> str:
        """Return the name by which a message refers to this proposal: "the quote 'for-good'"."""
        if self.kind == "page":
            return "what is said of the page"
        return f"“{shown(self.id)}”" if self.kind == "not_quote" else f"the {self.kind} '{self.id}'"


def problems(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each proposal in these files that waits, as ``archive check --strict`` reports it."""
    found = [item for document in documents for item in of_document(document) if item.waits]
    return [Problem(item.file, item.line, _message(item)) for item in found]


def of_document(document: Document) -> Iterator[Proposal]:
    """Yield the proposals of a file: the vocabulary's names, or an article's page and then its tags, list by list.

    The parts of the clause are not among them: the vocabulary says which parts there are, and ``part`` returns the
    proposal for one.
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
    """Return the proposal for an element of the clause in an article: whether it is absent, and its passages."""
    path: Path_ = ("absent",)
    tagged = [passage for passage in document.value.get("passages") or [] if passage.get("element") == element]
    absent = element in (document.value.get("absent") or [])
    record = {"id": element, "absent": absent, "passages": tagged}
    return Proposal("part", document.file, path, document.line(path), record)


def find(document: Document, key: ProposalKey) -> Proposal | None:
    """Return the proposal of a file that has a key, waiting or not, or None if none has it."""
    if key[1] == "part":
        return part(document, key[2])
    return next((item for item in of_document(document) if item.key == key), None)


def must_be_judged(article: Article, archive: Archive) -> bool:
    """Say whether an editor must look for every part of the clause in an article.

    That is so for the newest version of a report whose words are published.
    """
    return not article.is_reference and article.has_text and not archive.is_superseded(article)


def unjudged(article: Article, archive: Archive) -> tuple[Element, ...]:
    """Return the parts of the clause that must be looked for in an article, and that nobody has looked for.

    They are the elements that are neither tagged nor listed in ``absent``, in the order of the vocabulary.
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
