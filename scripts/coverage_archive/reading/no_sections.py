"""Articles that nobody has divided into sections, as ``archive new`` leaves them."""

from collections.abc import Iterator, Mapping

from ..model import Archive
from ..model.problems import Problem
from ..storage.yaml_reader import Document
from .unjudged_parts import must_be_judged

_MESSAGE = (
    "the article has no sections: give each run of paragraphs a heading under `sections`, at least one, such as "
    '`- {id: the-reaction, title: "The reaction", starts: "first words of its first paragraph"}`'
)


def problems(archive: Archive, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Give a problem for each report without sections whose parts must be judged too.

    ``documents`` are the records, by the articles' slugs.
    """
    for article in archive.articles:
        if not article.sections and must_be_judged(article, archive):
            document = documents[article.slug]
            yield Problem(document.file, document.line(("sections",)), _MESSAGE)
