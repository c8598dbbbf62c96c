"""Articles that nobody has divided into sections, as ``archive new`` leaves them."""

from collections.abc import Iterator, Mapping, Set

from ..model.problems import Problem
from ..storage.yaml_reader import Document
from .unjudged_parts import to_be_judged

_MESSAGE = (
    "the article has no sections: give each run of paragraphs a heading under `sections`, at least one, such as "
    '`- {id: the-reaction, title: "The reaction", starts: "first words of its first paragraph"}`'
)


def problems(documents: Mapping[str, Document], only: Set[str]) -> Iterator[Problem]:
    """Give a problem for each report without sections whose parts must be judged too.

    ``documents`` are all records, by the articles' slugs; those of ``only`` are checked.
    """
    for _, document in to_be_judged(documents, only):
        if not document.value.get("sections"):
            yield Problem(document.file, document.line(("sections",)), _MESSAGE)
