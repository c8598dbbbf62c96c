"""Every kind of page that an archive has, for pictures and for what must hold of each."""

from urllib.parse import quote_plus

from coverage_archive.model import Archive, Quote, addresses

OPEN_A_QUOTE = "document.querySelectorAll('.paragraph mark.quote')[1]?.click()"


def kinds_of_page(archive: Archive) -> dict[str, tuple[str, str]]:
    """Return every kind of page: its address, and a script that opens what a reader may open there."""
    found = {
        "home": ("", ""),
        "compare": (addresses.COMPARE, ""),
        "comparison": (addresses.topic(archive.clause.id), ""),
        "articles": (addresses.ARTICLES, ""),
        "speakers": (addresses.SPEAKERS, ""),
        "quotes": (addresses.QUOTES, ""),
        "check": (addresses.CHECK, ""),
        "data": (addresses.DATA, ""),
        "about": (addresses.ABOUT, ""),
        "lost": ("no-such-page/", ""),
    }
    if any(passage.element for article in archive.current.reports for passage in article.passages):
        found["glance card"] = (addresses.card(addresses.topic(archive.clause.id)), "")
    if archive.articles:
        article = archive.articles[-1].slug
        found["article"] = (addresses.article(article), "")
        found["panel"] = (addresses.article(article), OPEN_A_QUOTE)
        found["cite"] = (addresses.cite(article), "")
        found["card"] = (addresses.card(addresses.article(article)), "")
    if quotes := [quote for article in archive.articles for quote in article.quotes]:
        found["results"] = (f"{addresses.QUOTES}?q={max(quotes[0].exact.split(), key=len)}", "")
        found["checked"] = (f"{addresses.CHECK}?q={quote_plus(_altered(quotes))}", "")
    if len(archive.current.articles) > 1:
        found["read"] = (addresses.READ, "")
    if archive.speakers_quoted:
        found["speaker"] = (addresses.speaker(archive.speakers_quoted[0].id), "")
    for topic in archive.topics_covered:
        if topic.id != archive.clause.id:
            found["topic"] = (addresses.topic(topic.id), "")
    for topic in archive.topics.values():
        if topic not in archive.topics_covered:
            found["untagged"] = (addresses.topic(topic.id), "")
    for slug, newer in archive.newer_versions.items():
        found["older"], found["changes"] = (addresses.article(slug), ""), (addresses.changes(newer.slug), "")
    for gone in archive.withdrawn:
        found["withdrawn"] = (addresses.article(gone.slug), "")
    return found


def _altered(quotes: list[Quote]) -> str:
    """Return a text with a quotation of each result: exact, in capitals, with a word left out, and not held."""
    words = max((quote.exact for quote in quotes), key=len).replace("\n", " ").split()
    exact, altered = " ".join(words), " ".join([*words[:2], *words[3:]])
    return f"It says “{exact}”. It says “{exact.title()}”. It says “{altered}”. It says “ochre wimple quagga”."
