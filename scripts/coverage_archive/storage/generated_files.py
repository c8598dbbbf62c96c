"""The files that a build generates, in groups. A build makes a group again only if what it is made of has changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..model import Archive
from ..model.publication import Publication
from .files import gzipped

as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A generated page or other file: its path below ``pages/``, and its text or bytes."""

    path: str
    text: str | bytes

    @classmethod
    def of_json(cls, path: str, value: Any) -> "GeneratedFile":
        """Return a file that holds a value as JSON on one line."""
        return cls(path, as_json(value) + "\n")

    @property
    def data(self) -> bytes:
        """The bytes of the file. They are gzipped if the path ends in ``.gz``."""
        data = self.text.encode() if isinstance(self.text, str) else self.text
        return gzipped(data) if self.path.endswith(".gz") else data


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that are made together: the name of the group, what they are made of, and the function that makes them.

    A build keeps the files of a group whose ``made_of`` has not changed. So it must name everything that they show.
    """

    name: str
    made_of: tuple[object, ...]
    files: Callable[[], Iterable[GeneratedFile]]

    @property
    def key(self) -> str:
        """A hash of the name and of what the files are made of."""
        return _hash(self.name, *self.made_of)


@dataclass(frozen=True)
class Sources:
    """Hashes of what files are made of.

    ``articles`` has, by slug, a hash of everything that an article was read from. ``base`` covers what any page may
    show: the address of the site, and the vocabulary except its speakers. ``everything`` covers all of that, the
    articles, the speakers and the versions in git.
    """

    articles: Mapping[str, str]
    base: str
    everything: str

    @classmethod
    def of(cls, archive: Archive, publication: Publication, articles: Mapping[str, str]) -> "Sources":
        """Return the sources of an archive's files."""
        vocabulary = replace(archive, articles=(), withdrawn=(), speakers={})
        base = _hash(vocabulary, publication.site, publication.at)
        versions = (publication.of, sorted(publication.articles.items()), sorted(publication.added.items()))
        everything = _hash(base, archive.speakers, archive.withdrawn, sorted(articles.items()), versions)
        return cls(articles, base, everything)

    def article(self, slug: str) -> tuple[str, str]:
        """Return an article's slug and its hash."""
        return slug, self.articles.get(slug, "")


def _hash(*made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()
