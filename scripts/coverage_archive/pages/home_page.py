"""The home page: the articles' wordings of the clause side by side, and the ways into the archive."""

from markupsafe import Markup

from ..comparing.clauses import clause_wording
from ..model import Article, Block, Topic, addresses
from . import html_words
from .page_writer import GeneratedFile, PageWriter
from .tag_layers import passage_layer

HOME_WORDINGS = 6  # columns of wording; the comparison has them all


def home_page(writer: PageWriter) -> GeneratedFile:
    """Return the home page."""
    archive = writer.archive
    wordings = [(article, found) for article in archive.articles if (found := _wording(archive.clause, article))]
    return writer.page(
        addresses.HOME,
        "home.md.j2",
        wordings=wordings[:HOME_WORDINGS],
        more=len(wordings[HOME_WORDINGS:]),
        quote_count=sum(len(article.quotes) for article in archive.articles),
        speaker_count=len({quote.speaker.id for article in archive.articles for quote in article.quotes}),
    )


def _wording(clause: Topic, article: Article) -> list[tuple[Block, Markup]]:
    """Return the paragraphs in which an article words the clause, its elements marked."""
    wording = clause_wording(clause, article)
    layers = [passage_layer(passage, with_id=False) for passage in wording.passages]
    return [(block, html_words.marked_block(block, layers)) for block in wording.blocks]
