"""Files that are made together, and what they are made of, by which a build tells whether to make them again."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import Archive
from ..model.publication import Publication
from .page_writer import GeneratedFile

Hashes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Files that are made together: what the group is called, what they are made of, and how they are made.

    A group whose ``made_of`` is as it was is not made again, so that must name all that the files show.
    """

    name: str
    made_of: tuple[object, ...]
    files: Callable[[], Iterable[GeneratedFile]]


@dataclass(frozen=True)
class Sources:
    """What pages are made of, as hashes: ``articles`` of all that each was read from, by its slug.

    ``base`` is what any page may show: where the site will stand, and the vocabulary but for its speakers.
    ``everything`` is that and all the rest, the archive's version, too.
    """

    articles: Hashes
    base: str
    everything: str

    @classmethod
    def of(cls, archive: Archive, publication: Publication, articles: Hashes) -> "Sources":
        """Return what the pages of an archive are made of."""
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
