"""Represent the files that a build generates, in groups that are made again only if their sources change."""

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
    """Hold a generated page or other file: its path below ``pages/``, and its text or bytes."""

    path: str
    text: str | bytes

    @classmethod
    def of_json(cls, path: str, value: Any) -> "GeneratedFile":
        """Return a file that holds a value as JSON on one line."""
        return cls(path, as_json(value) + "\n")

    @property
    def data(self) -> bytes:
        """Return the bytes of the file, gzipped if its path ends in ``.gz``."""
        data = self.text.encode() if isinstance(self.text, str) else self.text
        return gzipped(data) if self.path.endswith(".gz") else data


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Represent files that are made together by the function ``files``, out of the values ``made_of``.

    A build keeps the files of a group whose ``made_of`` has not changed, so ``made_of`` must contain everything that
    the files show.
    """

    name: str
    made_of: tuple[object, ...]
    files: Callable[[], Iterable[GeneratedFile]]

    @property
    def key(self) -> str:
        """Return a hash of the group's name and of ``made_of``."""
        return _hash(self.name, *self.made_of)


@dataclass(frozen=True)
class Sources:
    """Hold hashes of what files are made of.

    ``articles`` has, by slug, a hash of everything that an article was read from. ``base`` covers what any page may
    show: the address of the site, and the vocabulary except its speakers. ``everything`` covers ``base``, the
    speakers, all articles including withdrawn ones, and the versions in git.
    """

    articles: Mapping[str, str]
    base: str
    everything: str

    @classmethod
    def of(cls, archive: Archive, publication: Publication, articles: Mapping[str, str]) -> "Sources":
        """Return the hashes for the files of an archive."""
        vocabulary = replace(archive, articles=(), withdrawn=(), speakers={})
        base = _hash(vocabulary, publication.site, publication.at)
        versions = (publication.of, sorted(publication.articles.items()), sorted(publication.added.items()))
        everything = _hash(base, archive.speakers, archive.withdrawn, sorted(articles.items()), versions)
        return cls(articles, base, everything)

    def article(self, slug: str) -> tuple[str, str]:
        """Return an article's slug and its hash, for the ``made_of`` of a group."""
        return slug, self.articles.get(slug, "")


def _hash(*made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()
