"""Rename and merge entries of the vocabulary (outlets, speakers, topics, elements) in every file that names them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Speaker, addresses
from ..model.problems import ArchiveError, Problem, shown
from ..reading import vocabulary
from ..reading.article_folder import WITHDRAWN
from ..reading.vocabulary import NameKind
from ..storage import schema
from ..storage.records import ID_PATTERN, LONGEST_ID, Record, names_used
from ..storage.validation import did_you_mean, validated
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_
from .files import Files
from .values import lost_comments, remove

# The fields of an entry whose words a merge keeps as other names (``aliases``) of the entry that stays.
_NAMES: Mapping[NameKind, tuple[str, ...]] = {
    "outlet": ("name", "short"),
    "speaker": ("name",),
    "topic": ("title",),
    "element": (),
}
_LISTS = ("aliases", "former_ids")


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an entry of the vocabulary another id; the earlier one, if it is promised, stays in ``former_ids``."""

    kind: NameKind
    old: str
    new: str

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if there is no such entry, or the new id is taken or none."""
        entry, text, path = _entry(files, self.kind, self.old), files.vocabulary, (f"{self.kind}s", self.old)
        if self.new == self.old:
            return
        if not re.fullmatch(ID_PATTERN, self.new) or len(self.new) > LONGEST_ID:
            rule = f"lower-case words joined by hyphens, of at most {LONGEST_ID} letters"
            raise _problem(text, path, f"the new id must be {rule}, not '{shown(self.new)}'")
        for id_, other in entries(files, self.kind).items():
            if self.new == id_:
                mend = f"choose another, or make one of the two: `archive merge {self.kind} {self.old} {self.new}`"
                raise _problem(text, path, f"the id '{self.new}' is taken; {mend}")
            if id_ != self.old and self.new in (other.get("former_ids") or []):
                message = f"'{self.new}' is an earlier id of the {self.kind} '{id_}', whose addresses lead there"
                raise _problem(text, (f"{self.kind}s", id_), f"{message}; choose another")
        _name_otherwise(files, self.kind, self.old, self.new)
        former = entry.get("former_ids") or []
        if self.new in former:  # it gets an earlier id back
            text.set((*path, "former_ids"), [id_ for id_ in former if id_ != self.new])
        if _is_promised(files, self.kind, self.old, entry):
            text.append((*path, "former_ids"), self.old)
        text.rename(path, self.new)


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one entry of the vocabulary of two: what names ``old`` names ``into`` from then on.

    The names and former ids of ``old`` become those of ``into``, which also gets the facts that only ``old`` has. A
    draft was proposed by a machine: nothing of it is kept but an outlet's name, which captures have.
    """

    kind: NameKind
    old: str
    into: str

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError with each fact that would be lost."""
        old, into = _entry(files, self.kind, self.old), _entry(files, self.kind, self.into)
        text, gone, kept = files.vocabulary, (f"{self.kind}s", self.old), (f"{self.kind}s", self.into)
        if self.old == self.into:
            raise _problem(text, gone, f"'{self.old}' is one {self.kind}; name two")
        if lost := [*lost_comments(text, gone), *self._differences(text, old, into), *self._conflicts(files)]:
            raise ArchiveError(lost)
        _name_otherwise(files, self.kind, self.old, self.into)
        self._drop_absences(files)
        for name in self._new_names(old, into):
            text.append((*kept, "aliases"), name)
        former = [*(old.get("former_ids") or []), self.old]
        for id_ in former if _is_promised(files, self.kind, self.old, old) else ():
            text.append((*kept, "former_ids"), id_)
        for field, value in ({} if old.get("draft") else old).items():
            if field not in (*_LISTS, *_NAMES[self.kind]) and into.get(field) is None:
                text.set((*kept, field), value)
        remove(text, gone)

    def _differences(self, text: YamlText, old: Mapping[str, Any], into: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem for each fact of ``old`` that ``into`` has otherwise."""
        for field, value in {} if old.get("draft") else old.items():
            other = into.get(field, value)
            if field in (*_LISTS, *_NAMES[self.kind], "draft") or other in (None, value):
                continue
            message = (
                f"the {self.kind}s '{self.old}' and '{self.into}' differ in {field} (“{value}” and “{other}”), and "
                "the merge would lose the first: make them the same, or take one away"
            )
            yield Problem(vocabulary.FILE, text.document.line((f"{self.kind}s", self.old, field)), message)

    def _new_names(self, old: Mapping[str, Any], into: Mapping[str, Any]) -> Iterator[str]:
        """Yield the names of ``old`` that ``into`` lacks."""
        if old.get("draft") and self.kind != "outlet":
            return
        has = {name.casefold() for name in _names(self.kind, into)}
        for name in _names(self.kind, old):
            if name.casefold() not in has:
                has.add(name.casefold())
                yield name

    def _conflicts(self, files: Files) -> Iterator[Problem]:
        """Yield a problem for each place at which an article would say something untrue of both as one.

        It would, of a speaker who relays their own words, and of a part that is absent and was never looked for.
        """
        for file in self._articles(files):
            document = files.text(file).document
            for number, quote in enumerate(document.value.get("quotes") or ()):
                who = {self.old, self.into} if self.kind == "speaker" else set()
                if quote["speaker"] in who <= {quote["speaker"], *(quote.get("via") or ())}:
                    message = f"the quote '{quote['id']}' is by one of the two, via the other: mend that first"
                    yield Problem(file, document.line(("quotes", number)), message)
            absent, tagged = _judged(document.value)
            for listed, other in ((self.old, self.into), (self.into, self.old)):
                if listed in absent and other not in absent | tagged:
                    message = (
                        f"'{listed}' is listed as absent, and nobody has looked for '{other}' here: tag its words or "
                        "list it as absent, too, so that what the article says of both as one part is true"
                    )
                    yield Problem(file, document.line(("absent",)), message)

    def _drop_absences(self, files: Files) -> None:
        """Take the part that both became out of the list of absent ones wherever it has words now."""
        for file in self._articles(files):
            text = files.text(file)
            absent, tagged = _judged(text.document.value)
            if self.into in absent & tagged:
                remove(text, ("absent", text.document.value["absent"].index(self.into)))

    def _articles(self, files: Files) -> list[str]:
        named = [*files.naming(self.kind, self.old), *files.naming(self.kind, self.into)]
        return sorted({file for file in named if file.endswith("article.yml")})


def add_speakers(files: Files, speakers: Iterable[Speaker]) -> None:
    """Add the speakers that the vocabulary lacks."""
    for speaker in speakers:
        if speaker.id not in entries(files, "speaker"):
            fields = {"name": speaker.name, "kind": speaker.kind}
            fields |= {"description": speaker.description} if speaker.description else {}
            files.vocabulary.add_entry(("speakers",), speaker.id, fields)


def entries(files: Files, kind: NameKind) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of one kind in the vocabulary, by their ids."""
    return files.vocabulary.document.value.get(f"{kind}s") or {}


def _entry(files: Files, kind: NameKind, id_: str) -> Mapping[str, Any]:
    """Return an entry of the vocabulary. Raise ArchiveError if there is none with this id."""
    known = entries(files, kind)
    if id_ not in known:
        hint = did_you_mean(id_, [*known])
        raise _problem(files.vocabulary, (f"{kind}s",), f"there is no {kind} '{id_}'{hint}")
    return known[id_]


def _name_otherwise(files: Files, kind: NameKind, old: str, new: str) -> None:
    """Replace an id by another in every file that names it. A list that has the other one already loses the id."""
    for file in files.naming(kind, old):
        text = files.text(file)
        named = names_used(validated(_record(file), text.document))
        for path in reversed([path for field, id_, path in named if (field, id_) == (f"{kind}s", old)]):
            holder = text.value(path[:-1])
            if isinstance(holder, list) and new in holder:
                remove(text, path)
            else:
                text.set(path, new)


def _record(file: str) -> type[Record]:
    if file == vocabulary.FILE:
        return schema.VocabularyRecord
    return schema.WithdrawnRecord if file.endswith(WITHDRAWN) else schema.ArticleRecord


def _is_promised(files: Files, kind: NameKind, id_: str, entry: Mapping[str, Any]) -> bool:
    """Say whether an earlier id must be kept; that of a draft must only if its page was published."""
    return not entry.get("draft") or (kind == "speaker" and addresses.speaker(id_) in files.published)


def _names(kind: NameKind, entry: Mapping[str, Any]) -> list[str]:
    return [*(entry[field] for field in _NAMES[kind] if entry.get(field)), *(entry.get("aliases") or [])]


def _judged(article: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Return the elements that an article's record lists as absent, and those that it tags."""
    return {*(article.get("absent") or [])}, {tag.get("element") for tag in article.get("passages") or []}


def _problem(text: YamlText, path: Path_, message: str) -> ArchiveError:
    return ArchiveError([Problem(vocabulary.FILE, text.document.line(path), message)])
