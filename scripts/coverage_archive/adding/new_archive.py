"""Create the folder of a new archive on any clause: settings, vocabulary, an About page, and a workflow."""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from ..model.problems import ReportedError
from ..reading.check import check_articles
from ..storage.files import writing
from ..storage.records import ID_PATTERN, LANGUAGE_PATTERN, LONGEST_ID
from ..storage.yaml_reader import quoted

# The path of each file of first_files/ in a new archive. The names differ because a wheel has no dot files.
_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "archive.yml": "articles/archive.yml",
    "about.md": "docs/about.md",
    "README.md": "README.md",
    "publish.yml": ".github/workflows/publish.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
_ALLOWED = {".git", "LICENSE", ".venv"}  # what a folder may hold already: a new repository, or an environment


class NotMadeError(ReportedError):
    """Raised if no archive can be created in a folder. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Named:
    """Represent an entry of the vocabulary: its id, and the name that readers see."""

    id: str
    name: str

    @classmethod
    def read(cls, text: str) -> "Named":
        """Return the entry written as ``ID=NAME``. Raise ValueError, which says what is wrong, for another form."""
        key, equals, name = (part.strip() for part in text.partition("="))
        if not equals or not name:
            raise ValueError(f"'{text}' is not of the form ID=NAME, such as means=Means")
        if not re.fullmatch(ID_PATTERN, key) or len(key) > LONGEST_ID:
            raise ValueError(f"the id '{key}' must be lower-case words joined by hyphens, such as armed-attack")
        return cls(key, " ".join(name.split()))


@dataclass(frozen=True, slots=True)
class NewArchive:
    """Hold the settings of a new archive: title, question, clause, parts in order, and the language of its articles.

    ``document`` is the speaker of the clause's words, such as a treaty. ``language`` is a BCP 47 code. ``keeper``
    names who is responsible for the archive, and ``contact`` is an email address or the address of a page. Both may
    be empty.
    """

    title: str
    question: str
    clause: Named
    parts: tuple[Named, ...] = ()
    document: Named | None = None
    language: str = "en"
    keeper: str = ""
    contact: str = ""


def make(folder: Path, archive: NewArchive) -> list[str]:
    """Write the files of a new archive into a folder, and return their paths below it, sorted.

    Raise NotMadeError if the folder has other files already or a value cannot be used, and WriteError if the system
    refuses to write. In both cases nothing was written.
    """
    _require_sound(archive)
    _require_free(folder)
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        for source, path in _FILES.items():
            target = made / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(source, archive), encoding="utf-8")
        check_articles(made)
        with writing(folder):
            shutil.copytree(made, folder, dirs_exist_ok=True)
    return sorted(_FILES.values())


def about_page(question: str) -> str:
    """Return the About page, in Markdown, for an archive with this question that has no such page of its own."""
    return _first_file("about.md").replace("@QUESTION@", _markdown(question))


def _require_sound(archive: NewArchive) -> None:
    if not re.fullmatch(LANGUAGE_PATTERN, archive.language):
        raise NotMadeError(f"The language '{archive.language}' must be a language code such as en.")
    for id_, count in Counter(part.id for part in archive.parts).items():
        if count > 1:
            raise NotMadeError(f"Two parts have the id '{id_}': give each its own.")
    for what, text in (("title", archive.title), ("question", archive.question)):
        if not text.strip():
            raise NotMadeError(f"The {what} must not be empty.")


def _require_free(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotMadeError(f"{folder} is a file: name a folder.")
    there = sorted({path.name for path in folder.iterdir()} - _ALLOWED) if folder.exists() else []
    if there:
        raise NotMadeError(
            f"{folder} holds {there[0]} already. Name an empty folder or a new one; for a site that exists, add the "
            "plugin to its mkdocs.yml instead."
        )


def _filled(source: str, archive: NewArchive) -> str:
    markdown, clause, document = source.endswith(".md"), archive.clause, archive.document
    speaker = {"speaker": f"{document.id} # whose words the clause is"} if document else {}
    values = {
        "TITLE": _markdown(archive.title) if markdown else quoted(archive.title),
        "QUESTION": _markdown(archive.question) if markdown else quoted(archive.question),
        "CLAUSE": clause.id,
        "LANGUAGE": archive.language,
        "KEEPER": f"{_keeper('keeper', archive.keeper)}\n{_keeper('contact', archive.contact)}",
        "SPEAKERS": _entries(
            "speakers", {document.id: {"name": quoted(document.name), "kind": "document"}} if document else {}
        ),
        "TOPIC": _entries("topics", {clause.id: {"title": quoted(clause.name), **speaker}}),
        "PARTS": _entries(
            "elements", {part.id: {"title": quoted(part.name), "topic": clause.id} for part in archive.parts}
        ),
        "VERSION": version("coverage-archive"),
    }
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], _first_file(source))


def _first_file(name: str) -> str:
    return files(__package__).joinpath("first_files", name).read_text(encoding="utf-8")


def _entries(field: str, entries: Mapping[str, Mapping[str, str]]) -> str:
    """Return a field of the vocabulary as YAML. ``entries`` is {id: {name of a field: its value in YAML}}."""
    lines = [f"{field}:" if entries else f"{field}: {{}}"]
    for id_, fields in entries.items():
        lines += [f"  {id_}:", *(f"    {name}: {value}" for name, value in fields.items())]
    return "\n".join(lines)


def _keeper(field: str, value: str) -> str:
    """Return a field of the vocabulary as YAML, or, if it has no value, a comment that shows where it goes."""
    return f"{field}: {quoted(value)}" if value else f"# {field}: shown at the foot of every page"


def _markdown(text: str) -> str:
    """Return text with its special characters escaped, so that Markdown shows every character as it is."""
    return re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", escape(text, quote=False))
