"""List the proposals that wait for a person, in the order in which the review asks about them.

For each article: the page, the tags, the parts of the clause that nobody has looked for, the new names.
"""

from collections.abc import Iterator

from ..model import Article
from ..model.problems import ArchiveError, Problem
from ..reading import proposals
from ..reading.proposals import Proposal, ProposalKey
from ..storage.yaml_reader import Document
from .editor import Editor


class ReviewQueue:
    """List the proposals that wait in one article, or in all (``slug`` None), as the files were read last."""

    def __init__(self, editor: Editor, slug: str | None) -> None:
        self._editor, self._folder, self._slug = editor, editor.folder, slug
        self._looked_through: dict[str, tuple[Document, list[Proposal]]] = {}

    def waiting(self) -> list[Proposal]:
        """Return the proposals that wait, in order. Raise ArchiveError if there is no such article."""
        documents = self._folder.article_documents
        if self._slug and self._slug not in documents:
            there = ", ".join(documents) or "none"
            raise ArchiveError(
                [Problem(f"articles/{self._slug}", 1, f"there is no such article; there are: {there}")]
            )
        names = {(item.kind, item.id): item for item in self._waiting_in(self._folder.vocabulary_document)}
        articles = {article.slug: article for article in self._editor.archive.articles}
        found = []
        for slug in [self._slug] if self._slug else documents:
            found += self._waiting_in(documents[slug])
            found += self._unjudged(documents[slug], articles[slug])
            named = [name for name in names if name in self._folder.names(slug)]
            found += [names.pop(name) for name in named]
        return found

    def elsewhere(self) -> int:
        """Return the number of proposals that wait and are not in this queue."""
        return len(ReviewQueue(self._editor, None).waiting()) - len(self.waiting())

    def find(self, key: ProposalKey) -> Proposal | None:
        """Return the proposal that has a key, waiting or not; None if there is no such proposal any more."""
        documents = [self._folder.vocabulary_document, *self._folder.article_documents.values()]
        document = next((document for document in documents if document.file == key[0]), None)
        if not document or (key[1] == "part" and not self._has_part(key)):
            return None
        return proposals.find(document, key)

    def _waiting_in(self, document: Document) -> list[Proposal]:
        """Return the proposals of a file that wait; they are found once, until the file is read again."""
        known = self._looked_through.get(document.file)
        if not known or known[0] is not document:
            items = [item for item in proposals.of_document(document) if item.waits]
            known = self._looked_through[document.file] = document, items
        return known[1]

    def _unjudged(self, document: Document, article: Article) -> Iterator[Proposal]:
        """Yield a proposal for each part of the clause that nobody has looked for in an article.

        They are in the vocabulary's order.
        """
        for element in proposals.unjudged(article, self._editor.archive):
            yield proposals.part(document, element.id)

    def _has_part(self, key: ProposalKey) -> bool:
        """Say whether a key's part belongs to the clause, and every part must be looked for in the key's article."""
        archive = self._editor.archive
        article = next((article for article in archive.articles if article.slug == key[0].split("/")[1]), None)
        is_of_clause = any(element.id == key[2] for element in archive.clause.elements)
        return article is not None and is_of_clause and proposals.must_be_judged(article, archive)
