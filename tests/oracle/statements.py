"""articles/ -> every statement that the pages must make, recomputed from the files in the simplest way.

Statements are plain data: for each page, a value for each thing that it says. ``read_pages`` gives the same of pages.
"""

from typing import Any

from oracle import comparing
from oracle.expected.articles import article_page, cards_page, withdrawn_cards, withdrawn_page
from oracle.expected.changes import changes_page
from oracle.expected.data import data, feed
from oracle.expected.glance import glance_statements
from oracle.expected.home import home
from oracle.expected.lists import (
    article_list,
    check_page,
    quote_list,
    read_list,
    speaker_list,
    speaker_page,
    topic_table,
)
from oracle.expected.topics import topic_page
from oracle.read_files import Files

Statements = dict[str, dict[str, Any]]


def statements(files: Files) -> Statements:
    """Return every statement of every page."""
    found: Statements = {"": home(files), "articles/": article_list(files), "compare/": topic_table(files)}
    found["compare/read/"] = read_list(files)
    found["check/"] = check_page(files)
    for topic in files.topics:
        found[f"compare/{topic}/"] = topic_page(files, topic)
        shown = comparing.articles_on(files, topic)
        texts, rows = comparing.glance(files, topic, shown)
        if rows:
            found[f"compare/{topic}/card/"] = glance_statements(files, topic, shown, texts, rows)
    found["speakers/"] = speaker_list(files)
    found["quotes/"] = quote_list(files)
    for speaker in files.speakers:
        found[f"speakers/{speaker}/"] = speaker_page(files, speaker)
    for text in files.texts:
        found[f"articles/{text.slug}/"] = article_page(files, text)
        found[f"articles/{text.slug}/card/"] = cards_page(files, text)
        found[f"articles/{text.slug}/cite/"] = {"sentences with two stops": []}
        if older := next((it for it in files.texts if it.slug == text.record.get("supersedes")), None):
            found[f"articles/{text.slug}/changes/"] = changes_page(files, older, text)
    for slug, record in files.withdrawn.items():
        found[f"articles/{slug}/"] = withdrawn_page(files, record)
        found[f"articles/{slug}/card/"] = withdrawn_cards(files, record)
    found["data/"] = data(files)
    found["data/feed.xml"] = feed(files)
    return found
