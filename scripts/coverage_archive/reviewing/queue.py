"""What waits for a person, in the order in which it is asked: of each article the page, the tags, the new names."""

from ..model.problems import ArchiveError, Problem
from ..reading import proposals
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import Proposal, ProposalKey
from ..storage.yaml_reader import Document


class ReviewQueue:
    """What waits in one article, or (``slug`` None) in all of them, as the folder was read last."""

    def __init__(self, folder: ArchiveFolder, slug: str | None) -> None:
        self._folder, self._slug = folder, slug
        self._looked_through: dict[str, tuple[Document, list[Proposal]]] = {}

    def waiting(self) -> list[Proposal]:
        """Return what waits. Raise ArchiveError where there is no such article."""
        documents = self._folder.article_documents
        if self._slug and self._slug not in documents:
            there = ", ".join(documents) or "none"
            raise ArchiveError(
                [Problem(f"articles/{self._slug}", 1, f"there is no such article; there are: {there}")]
            )
        names = {(item.kind, item.id): item for item in self._waiting_in(self._folder.vocabulary_document)}
        found = []
        for slug in [self._slug] if self._slug else documents:
            found += self._waiting_in(documents[slug])
            named = [name for name in names if name in self._folder.names(slug)]
            found += [names.pop(name) for name in named]
        return found

    def elsewhere(self) -> int:
        """Return how much waits that is not in this queue."""
        return len(ReviewQueue(self._folder, None).waiting()) - len(self.waiting())

    def find(self, key: ProposalKey) -> Proposal | None:
        """Return what has a key, whether it waits or not; None where there is no such thing any more."""
        documents = [self._folder.vocabulary_document, *self._folder.article_documents.values()]
        items = [
            item for document in documents if document.file == key[0] for item in proposals.of_document(document)
        ]
        return next((item for item in items if item.key == key), None)

    def _waiting_in(self, document: Document) -> list[Proposal]:
        """Return what waits in a file; it is looked through once, until it is read anew."""
        known = self._looked_through.get(document.file)
        if not known or known[0] is not document:
            items = [item for item in proposals.of_document(document) if item.waits]
            known = self._looked_through[document.file] = document, items
        return known[1]
