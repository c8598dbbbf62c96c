"""articles/ -> every statement that the pages must make, recomputed from the files in the simplest way.

Statements are plain data: for each page, a value for each thing that it says. ``read_pages`` gives the same of pages.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from oracle import comparing
from oracle.read_files import LEFT_OUT, Block, Files, Tag, Text
from oracle.visible_words import (
    KINDS,
    MOVED,
    NOTHING_TAGGED,
    ONLY_HERE,
    RELATIONS,
    TREATMENTS,
    WITHHELD_WORDS,
    count,
    date_words,
    inside,
    listed,
    percent,
    relation_words,
    state_words,
)

Statements = dict[str, dict[str, Any]]
MOST_COLUMNS, SIDE_BY_SIDE, MOST_PLACES, MOST_SENTENCES = 16, 4, 8, 3
MOST_WORDS, MOST_ARTICLES = 2, 6
PERSON_GROUPS = {"person": "People", "organisation": "Organisations", "group": "Groups", "document": "Documents"}


class OneOf:
    """Several answers, any of which is right."""

    def __init__(self, answers: Iterable[Any]) -> None:
        self.answers = [*answers]

    def __eq__(self, other: object) -> bool:
        return other in self.answers

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return " or ".join(map(repr, self.answers))


class Among:
    """A list of any of these, and of nothing else."""

    def __init__(self, allowed: Iterable[Any]) -> None:
        self.allowed = {*allowed}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list) and self.allowed >= {*other}

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"nothing but {sorted(self.allowed)}"


def comparable(articles: Sequence[Text], *, of_one_outlet: bool) -> Among:
    """Return the pairs of articles whose words may be compared: of one language, as far as both are known."""
    return Among(
        (one.slug, other.slug)
        for one in articles
        for other in articles
        if (not one.language or not other.language or one.language == other.language)
        and (of_one_outlet or one.source != other.source)
    )


def statements(files: Files) -> Statements:
    """Return every statement of every page."""
    found: Statements = {"": home(files), "articles/": article_list(files), "compare/": topic_table(files)}
    found["compare/read/"] = read_list(files)
    for topic in files.topics:
        found[f"compare/{topic}/"] = topic_page(files, topic)
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


# -- order, names, counts ------------------------------------------------------------------------------------------


def newest_first(texts: Sequence[Text]) -> list[Text]:
    """Return texts by time, the newest first; those of one moment as they stand, those without a date last."""
    dated = [text for text in texts if text.record.get("published")]
    dated.sort(key=lambda text: text.time, reverse=True)
    return [*dated, *(text for text in texts if not text.record.get("published"))]


def date_of(text: Text) -> str:
    return date_words(text.record.get("published"), text.record.get("published_supplied"))


def articles_by_outlets(texts: Sequence[Text]) -> str:
    reports = [text for text in texts if not text.is_reference]
    references = len(texts) - len(reports)
    said = []
    if reports or not references:
        said.append(f"{count(len(reports), 'article')} by {count(len({it.outlet for it in reports}), 'outlet')}")
    if references:
        said.append(count(references, "reference text"))
    return " and ".join(said)


def published(texts: Sequence[Text]) -> list[Text]:
    """Return the reports whose words are published."""
    return [text for text in texts if not text.is_reference and text.record.get("show") != "none"]


# -- home -----------------------------------------------------------------------------------------------------------


def home(files: Files) -> dict[str, Any]:
    texts, rows = comparing.glance(files, files.clause, files.current)
    elements = files.elements(files.clause)
    given = [text for text in rows if comparing.given(text, elements)]
    pair = furthest_apart(given, [text for text in texts if comparing.given(text, elements)])
    quotes = [quote for text in files.texts for quote in text.quotes]
    speakers = {quote.record["speaker"] for quote in quotes}
    return {
        "kicker": articles_by_outlets(files.current) if files.current else None,
        "finding": " ".join(finding(files, given)) if given else no_finding(files),
        **(glance_statements(files, files.clause, files.current, texts, rows) if texts or rows else {}),
        "extremes": extremes(given, elements),
        "wordings": [wording(text, files.clause) for text in pair],
        "lit": [lit(text, other, elements) for text, other in zip(pair, reversed(pair), strict=True)]
        if len(pair) > 1
        else [[] for _ in pair],
        "translations": [
            [words for tag in text.passages if tag.element in elements for words in translation(tag)] for text in pair
        ],
        "button": ("Compare part by part" if len([*texts, *rows]) > 1 else "See it part by part")
        if elements
        else "Compare the reports",
        "beside": beside(rows, given, pair),
        "who said what": f"Who said what? {count(len(quotes), 'quote')} by {count(len(speakers), 'speaker')}",
    }


def beside(rows: Sequence[Text], given: Sequence[Text], pair: Sequence[Text]) -> Any:
    """Return the link to read two articles side by side: both, if there are no more."""
    if len(pair) < 2:
        return None
    both, two = "Read both side by side", "Read the two side by side"
    if len(given) == 2 == len(rows):
        return both
    return two if len(given) > 2 else OneOf([both, two])


def no_finding(files: Files) -> str:
    if any(not text.is_reference for text in files.current):
        title = inside(files.topics[files.clause]["title"])
        return f"No article has words on {title} that can be compared part by part yet."
    return "No article yet."


def furthest_apart(rows: Sequence[Text], texts: Sequence[Text]) -> list[Text]:
    """Return the first and the last report of a glance; of a single report, a reference text and the report."""
    shown = [*rows] if len(rows) > 1 else [*texts[:1], *rows]
    return [shown[0], shown[-1]] if len(shown) > 1 else shown


def wording(text: Text, topic: str) -> tuple[str, list[str]]:
    """Return the names of the paragraphs in which an article words a clause."""
    holding = [tag.block.name for tag in text.passages if tag.element and topic in tag.topics]
    return text.slug, [block.name for block in text.blocks if block.name in holding]


def lit(text: Text, other: Text, elements: Sequence[str]) -> list[str]:
    """Return the words on parts that the other text lists as absent."""
    parts = [tag for id in elements if comparing.state(other, id) == "absent" for tag in text.giving(id)]
    return [tag.exact for tag in sorted(parts, key=lambda tag: tag.start)]


def extremes(rows: Sequence[Text], elements: Sequence[str]) -> str | None:
    if len(rows) < 3:
        return None
    numbers = [comparing.given(text, elements) for text in rows]
    most, fewest = max(numbers), min(numbers)
    if most == fewest:
        return f"Two of the {len(rows)} reports, which give {count(most, 'part')} each:"

    def those(number: int, what: str) -> str:
        ties = numbers.count(number)
        return f"the report that gives {what}" if ties == 1 else f"one of the {ties} reports that give {what}"

    said = f"{those(most, f'the most parts, {most}')}, and {those(fewest, f'the fewest, {fewest}')}:"
    return said[0].upper() + said[1:]


def finding(files: Files, rows: Sequence[Text]) -> list[str]:
    """Return the sentences that sum up a glance."""
    elements = files.elements(files.clause)
    if len(rows) <= MOST_SENTENCES:
        return [f"{files.name(text)} {of_one(files, text, elements, first=text is rows[0])}" for text in rows]
    return of_many(files, rows, elements)


def of_one(files: Files, text: Text, elements: Sequence[str], *, first: bool) -> str:
    states = [comparing.state(text, id) for id in elements]
    number = comparing.given(text, elements)
    said = f"gives {number}" + (f" of the clause’s {count(len(elements), 'part')}" if first else "")
    ways = [(states.count(way), words) for way, words in TREATMENTS.items() if way in states]
    if len(ways) == 1:
        said += f", {'all ' if number > 1 else ''}{ways[0][1]}"
    else:
        said += ": " + ", ".join(f"{n} {words}" for n, words in ways)
    for state, before, joint in (("absent", "nothing on", "or"), ("unjudged", "not looked for yet:", "and")):
        titles = [inside(files.title(id)) for id, it in zip(elements, states, strict=True) if it == state]
        said += f"; {before} {listed(titles, joint)}" if titles else ""
    return f"{said}."


def of_many(files: Files, rows: Sequence[Text], elements: Sequence[str]) -> list[str]:
    states = [[comparing.state(text, id) for id in elements] for text in rows]
    complete = [it for it in states if all(state in TREATMENTS for state in it)]
    quoted = sum(set(it) == {"quoted"} for it in complete)
    unjudged = [it.count("unjudged") for it in states]
    if not complete:
        whole = f"{'None is known to have' if any(unjudged) else 'None has'} all {len(elements)} of its parts."
    else:
        whole = f"{len(complete)} {'has' if len(complete) == 1 else 'have'} all {len(elements)} of its parts"
        if quoted == len(complete):
            whole += ", all in quotation marks."
        else:
            whole += f", {quoted} of them in quotation marks throughout." if quoted else "."
    said = [f"{len(rows)} articles give words on the clause.", whole]
    numbers = {id: sum(it[place] in TREATMENTS for it in states) for place, id in enumerate(elements)}
    most, fewest = max(numbers.values()), min(numbers.values())

    def of(number: int) -> str:
        return f"all {len(rows)}" if number == len(rows) else f"{number} of {len(rows)}" if number else "none"

    def those(number: int) -> str:
        return listed([inside(files.title(id)) for id in elements if numbers[id] == number], "and")

    if most == fewest:
        said.append(f"Each part stands in {of(most)}.")
    else:
        said += [
            f"Most often given: {those(most)}, in {of(most)}.",
            f"Least often: {those(fewest)}, in {of(fewest)}.",
        ]
    if left := sum(unjudged):
        articles = sum(bool(number) for number in unjudged)
        have = "has" if left == 1 else "have"
        said.append(f"So far: {count(left, 'part')} of {count(articles, 'article')} {have} not been looked for yet.")
    return said


# -- a clause at a glance, and part by part -----------------------------------------------------------------------------


def glance_statements(
    files: Files, topic: str, articles: Sequence[Text], texts: Sequence[Text], rows: Sequence[Text]
) -> dict[str, Any]:
    """Return the rows of a glance, its legend, and whose words are named below it."""
    elements = files.elements(topic)
    base = next((text for text in [*texts, *rows] if comparing.given(text, elements)), None)
    found: dict[str, Any] = {
        "glance rows": [text.slug for text in [*texts, *rows]],
        "glance legend": [
            state_words(way, "article")
            for way in (*("original", "quoted", "partly-quoted", "paraphrased"), "absent", "unjudged", "withheld")
            if any(comparing.state(text, id) == way for text in [*texts, *rows] for id in elements)
        ],
        "glance other words": other_words(files, topic, [*texts, *rows]),
    }
    for text in [*texts, *rows]:
        found[f"glance {text.slug} name"] = name_in_glance(files, text, articles)
        number = comparing.given(text, elements)
        found[f"glance {text.slug} sum"] = f"{number} of {len(elements)}" if number else "withheld"
        found |= in_order(f"glance {text.slug}", base, text, elements)
        for id in elements:
            way = comparing.state(text, id)
            noun = "text" if text.is_reference else "article"
            others = named(files, topic, comparing.words_of(text, id))
            words = f", words of {', '.join(others)}" if others else ""
            found[f"glance {text.slug} {id}"] = {
                **cell(base, text, id),
                "words": state_words(way, noun) + words if way else "",
            }
    return found


def name_in_glance(files: Files, text: Text, articles: Sequence[Text]) -> str:
    """Return whose row it is; of several articles of one outlet, the day or else the headline tells them apart."""
    if sum(other.source == text.source for other in articles) < 2:
        return files.name(text)
    day = text.record["published"][:10] if text.record.get("published") else text.title
    return f"{files.name(text)} {day}"


def cell(base: Text | None, text: Text, element: str) -> dict[str, Any]:
    """Return what the attributes of a cell say."""
    held = base is not None and base.slug != text.slug
    return {
        "treatment": comparing.state(text, element),
        "relation": comparing.relation(base, text, element) if held else None,
        "words of": comparing.words_of(text, element),
    }


def in_order(name: str, base: Text | None, text: Text, elements: Sequence[str]) -> dict[str, Any]:
    """Return which parts of an article stand in the base's order; where several choices are as long, any of them."""
    if base is None or base.slug == text.slug:
        return {f"{name} in place": [], f"{name} moved": []}
    both = {id for id in elements if base.giving(id) and text.giving(id)}
    answers = comparing.in_place(base, text, elements)
    return {
        f"{name} in place": OneOf(sorted(answer) for answer in answers),
        f"{name} moved": OneOf(sorted(both - answer) for answer in answers),
    }


def named(files: Files, topic: str, speakers: Iterable[str]) -> list[str]:
    """Return the names of speakers other than the clause's own."""
    return [files.speakers[id]["name"] for id in speakers if id != files.topics[topic].get("speaker")]


def whose(files: Files, topic: str, text: Text, tag: Tag) -> list[str]:
    """Return what a passage says of whose words it gives."""
    speaker = text.words_of(tag)
    return [f"words of {name}" for name in named(files, topic, [speaker] if speaker else [])]


def other_words(files: Files, topic: str, rows: Sequence[Text]) -> list[str]:
    found: dict[str, list[str]] = {}
    for text in rows:
        for element in files.elements(topic):
            for name in named(files, topic, comparing.words_of(text, element)):
                found.setdefault(name, []).append(f"{files.name(text)}, {inside(files.title(element))}")
    return sorted(f"Words of {name}: {'; '.join(places)}" for name, places in found.items())


def topic_page(files: Files, topic: str) -> dict[str, Any]:
    """Return what the comparison of a topic says."""
    shown = comparing.articles_on(files, topic)
    title = files.topics[topic]["title"]
    if not shown:
        return {"heading": title, "said": "No published quote or passage in the archive is tagged with this."}
    elements = files.elements(topic)
    texts, rows = comparing.glance(files, topic, shown)
    older = [text for text in files.superseded if text.on(topic)]
    tags = [tag for text in shown for tag in text.on(topic)]
    found: dict[str, Any] = {
        "kicker": f"Compare · {articles_by_outlets(shown)}",
        "heading": f"{title}{', part by part' if elements else ''}",
        "data": [kind for kind in ("quotes", "passages") if any(tag.is_quote == (kind == "quotes") for tag in tags)],
        "earlier": "; ".join(f"{files.name(text)}, {date_of(text)}" for text in older) or None,
    }
    if texts or rows:
        found |= glance_statements(files, topic, shown, texts, rows)
    if len(shown) > MOST_COLUMNS:
        found |= wordings(files, topic, shown)
        found |= covered_rows(files, topic, rows, shown)
        return found
    columns = [*shown, *older] if len(shown) + len(older) <= MOST_COLUMNS else shown
    base = next((text for text in [*texts, *rows] if comparing.given(text, elements)), None)
    found |= chooser(files, columns, shown, [text for text in [*texts, *rows] if comparing.given(text, elements)])
    if elements:
        found |= wordings(files, topic, shown) if len(shown) > SIDE_BY_SIDE else {}
        found |= clause(files, topic, columns, base)
    found |= timeline(files, topic, columns)
    found |= besides(files, topic, columns)
    if any(not text.is_reference for text in shown) and published(shown):
        found |= sourcing(files, topic, published(columns))
        found |= coverage(files, topic, published(columns))
    return found


def chooser(files: Files, columns: Sequence[Text], shown: Sequence[Text], bases: Sequence[Text]) -> dict[str, Any]:
    """Return which articles and bases a reader may choose, and what is chosen at first."""
    if not (len(columns) > 2 or (bases and len(columns) > 1)):
        return {}
    found: dict[str, Any] = {}
    if len(columns) > 2:
        found["chooser articles"] = {text.slug: text in shown for text in columns}
    if bases:
        found["chooser bases"] = [text.slug for text in bases]
        found["chooser base"] = bases[0].slug
    if bases and len(columns) == 2:
        other = next(text for text in columns if text.slug != bases[0].slug)
        names = [f"only {files.name(bases[0])}", f"only {files.name(other)}"]
        found["chooser parts"] = ["all", "in both", *names]
    return found


def clause(files: Files, topic: str, columns: Sequence[Text], base: Text | None) -> dict[str, Any]:
    """Return the columns of a clause: heads, cells, and how each cell stands to every base."""
    elements = files.elements(topic)
    states = [comparing.state(text, id) for text in columns for id in elements]
    found: dict[str, Any] = {
        "columns": [text.slug for text in columns],
        "words of each relation": {**RELATIONS, "only": ONLY_HERE, "moved": MOVED, "in-place": ""},
        "says what absent means": "absent" in states,
        "says what unjudged means": "unjudged" in states,
        "whole passages": [wording(text, topic) for text in columns if comparing.given(text, elements)],
        "marks across languages or outlets": comparable(columns, of_one_outlet=False),
    }
    for text in columns:
        passages = [tag for tag in text.passages if tag.element in elements]
        usual_way, usual_block = usual(text, passages)
        found[f"head {text.slug}"] = head(files, text, columns, passages, usual_way, usual_block)
        found |= in_order(f"clause {text.slug}", base, text, elements)
        for other in columns:
            if other.slug != text.slug:
                found |= {
                    f"against {other.slug} {k}": v for k, v in in_order(text.slug, other, text, elements).items()
                }
        for id in elements:
            giving = text.giving(id)
            way = comparing.state(text, id)
            noun = "text" if text.is_reference else "article"
            relation = comparing.relation(base, text, id) if base and base.slug != text.slug else None
            only = bool(giving) and comparing.only_here(files, text, id)
            name = f"clause {text.slug} {id}"
            found[name] = cell(base, text, id)
            found[f"{name} only here"] = only
            found[f"{name} words"] = [passage_cell(files, topic, text, tag, usual_way, usual_block) for tag in giving]
            found[f"{name} silent"] = [state_words(way, noun)] if way and not giving else []
            found[f"{name} held"] = relation_words(relation, None, only=only) if giving and relation else ""
            found[f"{name} against"] = {
                other.slug: comparing.relation(other, text, id) for other in columns if other.slug != text.slug
            }
    return found


def usual(text: Text, passages: Sequence[Tag]) -> tuple[str | None, Block | None]:
    """Return how, and in which paragraph, most of an article's passages are given; the first of equals."""
    ways = Counter(text.way(tag) for tag in passages)
    blocks = Counter(tag.block.id for tag in passages)
    if not passages:
        return None, None
    block = blocks.most_common(1)[0][0]
    return ways.most_common(1)[0][0], next(tag.block for tag in passages if tag.block.id == block)


def head(
    files: Files, text: Text, columns: Sequence[Text], passages: Sequence[Tag], way: str | None, block: Block | None
) -> str:
    said = f"{files.name(text)} {date_of(text)}"
    said += f" {text.title}" if sum(other.source == text.source for other in columns) > 1 else ""
    said += " reference text" if text.is_reference else ""
    said += " earlier version" if text in files.superseded else ""
    if not block or not way:
        return said
    exceptions = len({tag.element for tag in passages if text.way(tag) != way})
    said += f" {block.name}"
    if not text.is_reference:
        said += f", {'' if exceptions else 'all '}{TREATMENTS[way]}"
    return said + (f" but for {count(exceptions, 'part')}" if exceptions else "")


def passage_cell(
    files: Files, topic: str, text: Text, tag: Tag, usual_way: str | None, usual_block: Block | None
) -> dict[str, Any]:
    """Return what a cell says of one passage: its words, how and where they stand, whose they are."""
    return {
        "exact": tag.exact,
        "way": text.way(tag),
        "treatment": TREATMENTS[text.way(tag)],
        "treatment is seen": text.way(tag) != usual_way,
        "place": tag.block.name if tag.block is not usual_block else None,
        "whose": whose(files, topic, text, tag),
        "unreviewed": not tag.reviewed,
        "translation": translation(tag),
    }


def translation(tag: Tag) -> list[str]:
    found = tag.record.get("translation")
    return [f"In English: {found['text']} (translated by {found['by']})"] if found else []


def wordings(files: Files, topic: str, shown: Sequence[Text]) -> dict[str, Any]:
    """Return the wordings of each part: who has each, and how many articles have none."""
    found: dict[str, Any] = {}
    for element in files.elements(topic):
        groups: dict[tuple[str, str], list[tuple[Text, Tag]]] = {}
        for text in shown:
            for tag in text.giving(element):
                groups.setdefault((text.language or "", comparing.folded([tag])), []).append((text, tag))
        described = [described_wording(files, topic, group) for group in groups.values()]
        found[f"wordings of {element}"] = sorted(described, key=repr)
        order = [(not any(t.is_reference for t, _ in group), -reports_in(group)) for group in groups.values()]
        found[f"wordings of {element} in order"] = [
            ("" if is_report else "reference ") + str(-number) for is_report, number in sorted(order)
        ]
        reports = [text for text in shown if not text.is_reference]
        states = Counter(comparing.state(text, element) for text in reports)
        lines = (("absent", "not in"), ("unjudged", "not looked for yet in"), ("withheld", "withheld in"))
        found[f"wordings of {element} without"] = [
            f"{words} {count(states[state], 'article')}" for state, words in lines if states[state]
        ]
    if files.elements(topic):
        found["words lit across languages"] = comparable(shown, of_one_outlet=True)
    return found


def reports_in(group: Sequence[tuple[Text, Tag]]) -> int:
    return len({text.slug for text, _ in group if not text.is_reference})


def described_wording(files: Files, topic: str, group: Sequence[tuple[Text, Tag]]) -> dict[str, Any]:
    number = reports_in(group)
    return {
        "exact": group[0][1].exact,
        "translation": translation(group[0][1]),
        "who": [
            {
                "article": text.slug,
                "treatment": f"{files.name(text)}, {TREATMENTS[text.way(tag)]}",
                "whose": whose(files, topic, text, tag),
                "unreviewed": not tag.reviewed,
            }
            for text, tag in group[:MOST_PLACES]
        ],
        "more": f"and {len(group) - MOST_PLACES} more" if len(group) > MOST_PLACES else None,
        "count": count(number, "article") if number else None,
    }


# -- the rest of a topic's page -----------------------------------------------------------------------------------------


def timeline(files: Files, topic: str, columns: Sequence[Text]) -> dict[str, Any]:
    def dated(text: Text) -> list[Tag]:
        return [tag for tag in text.passages if topic in tag.topics and tag.record.get("date")]

    shown = [text for text in columns if text in published(columns) or dated(text)]
    years = sorted({tag.record["date"][:4] for text in shown for tag in dated(text)})
    if not years:
        return {}
    return {"timeline": [text.slug for text in shown], "timeline years": years} | {
        f"timeline {year} {text.slug}": [
            {
                "exact": tag.exact,
                "way": text.way(tag),
                "place": tag.block.name,
                "whose": whose(files, topic, text, tag),
                "unreviewed": not tag.reviewed,
                "supplied": supplied_date(tag),
                "translation": translation(tag),
            }
            for tag in dated(text)
            if tag.record["date"][:4] == year
        ]
        or NOTHING_TAGGED
        for year in years
        for text in shown
    }


def supplied_date(tag: Tag) -> str | None:
    why = tag.record.get("date_supplied")
    return f"{date_words(tag.record['date'], why)}: {why}" if why else None


def besides(files: Files, topic: str, columns: Sequence[Text]) -> dict[str, Any]:
    """Return what is said on a topic besides the words of its clause, by what else it is about."""

    def rows(text: Text) -> dict[str, list[Tag]]:
        clause_words = [tag for tag in text.passages if tag.element and topic in tag.topics]
        found: dict[str, list[Tag]] = {}
        for tag in text.on(topic):
            if not any(tag.overlaps(other) for other in clause_words):
                others = [other for other in tag.topics if other != topic]
                found.setdefault(others[0] if others else topic, []).append(tag)
        return found

    shown = [text for text in columns if text in published(columns) or rows(text)]
    order = [topic, *(id for id in files.topics if id != topic)]
    about = [id for id in order if any(id in rows(text) for text in shown)]
    if not about:
        return {"besides": "Nothing besides the clause itself."}
    return {
        "besides": [text.slug for text in shown],
        "besides topics": [files.topics[id]["title"] for id in about],
    } | {
        f"besides {files.topics[id]['title']} {text.slug}": [
            said_cell(files, topic, text, tag) for tag in rows(text).get(id, [])
        ]
        or NOTHING_TAGGED
        for id in about
        for text in shown
    }


def said_cell(files: Files, topic: str, text: Text, tag: Tag) -> dict[str, Any]:
    return {
        "exact": tag.exact,
        "way": text.way(tag),
        "who": speakers(files, tag) if tag.is_quote else [],
        "whose": [] if tag.is_quote else whose(files, topic, text, tag),
        "place": tag.block.name,
        "unreviewed": not tag.reviewed,
        "translation": translation(tag),
    }


def speakers(files: Files, quote: Tag) -> list[str]:
    """Return the names of who says a quote and of who relayed it."""
    return [files.speakers[id]["name"] for id in (quote.record["speaker"], *quote.record.get("via", []))]


def sourcing(files: Files, topic: str, reports: Sequence[Text]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    chains = {text.slug: chains_of(files, topic, text) for text in reports}
    if any(chains.values()):
        found |= {f"chains {slug}": ways or ["no quote on this topic"] for slug, ways in chains.items()}
    for text in reports:
        quoted = Counter(quote.record["speaker"] for quote in text.quotes)
        relayed = Counter(relay for quote in text.quotes for relay in quote.record.get("via", []))
        order = sorted({*quoted, *relayed}, key=lambda id: (-quoted[id] - relayed[id], id))
        found[f"sources {text.slug}"] = [
            (files.speakers[id]["name"], str(quoted[id] or "–"), str(relayed[id] or "–")) for id in order
        ]
    return found


def chains_of(files: Files, topic: str, text: Text) -> list[tuple[list[str], str]]:
    ways: dict[tuple[str, ...], list[Tag]] = {}
    for quote in text.quotes:
        if topic in quote.topics:
            ways.setdefault((quote.record["speaker"], *quote.record.get("via", [])), []).append(quote)
    order = sorted(ways.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        (
            [*(files.speakers[id]["name"] for id in steps), files.name(text)],
            f"{count(len(quotes), 'quote')}: {', '.join(quote.block.name for quote in quotes)}",
        )
        for steps, quotes in order
    ]


def counted(text: Text, topic: str) -> dict[str, Any]:
    """Return how many words of headline, standfirst and body are on a topic, and how many of these are quoted."""
    blocks = [block for block in text.blocks if block.kind in ("headline", "standfirst", "paragraph")]
    words = [word for block in blocks if block.kept for word in text.words_in(block.start, block.end)]
    on = [(a, b) for a, b in words if any(tag.start < b and a < tag.end for tag in text.on(topic))]
    first = next((b for b in blocks if any(t.start < b.end and b.start < t.end for t in text.on(topic))), None)
    return {
        "words": f"{len(on)} of {len(words)}",
        "share": percent(len(on) / len(words) if words else 0),
        "first": first.name if first else None,
        "quoted": count(sum(text.treatment(a, b) == "quoted" for a, b in on), "word"),
    }


def coverage(files: Files, topic: str, reports: Sequence[Text]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in reports:
        figures = counted(text, topic)
        found[f"coverage {text.slug}"] = figures | {"first": figures["first"] or "none"}
        strip, fills = [], []
        for block in text.blocks:
            if block.kind in ("headline", "standfirst", "paragraph"):
                weights = told_of(text, block)
                about = [files.topics[id]["title"] for id in weights if weights[id] == max(weights.values())]
                quotes = [KINDS[q.record["kind"]] for q in text.quotes if q.block is block]
                strip.append(
                    (
                        block.name,
                        ", ".join(sorted(about)) or NOTHING_TAGGED,
                        str(block.end - block.start if block.kept else len(LEFT_OUT)),
                        ", ".join(quotes) or "–",
                    )
                )
                fills.append(OneOf([files.topics[topic]["title"]] if topic in weights else about or [None]))
        found[f"strip {text.slug}"] = strip
        found[f"strip {text.slug} filled"] = fills
    return found


def told_of(text: Text, block: Block) -> Counter[str]:
    """Return how many letters of a paragraph are tagged with each topic."""
    weights: Counter[str] = Counter()
    for tag in [*text.quotes, *text.passages]:
        if block.holds(tag):
            for about in tag.topics:
                weights[about] += tag.end - tag.start
    return weights


def covered_rows(files: Files, topic: str, rows: Sequence[Text], shown: Sequence[Text]) -> dict[str, Any]:
    """Return the table of articles where they are too many for columns."""
    order = [text for text in rows if text in published(shown)]
    order += [text for text in newest_first(files.current) if text in published(shown) and text not in order]
    found: dict[str, Any] = {"articles in order": [text.slug for text in order]}
    for text in order:
        figures = counted(text, topic)
        found[f"covered {text.slug}"] = figures | {"first": figures["first"] or ""}
    return found


# -- lists ----------------------------------------------------------------------------------------------------------


def topic_table(files: Files) -> dict[str, Any]:
    reports = [text for text in files.current if not text.is_reference]
    outlets = [id for id in files.outlets if any(text.outlet == id for text in reports)]
    topics = [id for id in files.topics if any(text.on(id) for text in files.current)]
    found: dict[str, Any] = {
        "kicker": articles_by_outlets(files.current),
        "topics": [files.topics[id]["title"] for id in topics],
        "outlets": [files.outlets[id]["name"] for id in outlets],
    }
    for topic in topics:
        for outlet in outlets:
            texts = [text for text in reports if text.outlet == outlet]
            tags = [(text, tag) for text in texts for tag in text.on(topic)]
            quotes = sum(tag.is_quote for _, tag in tags)
            said = [count(quotes, "quote")] if quotes else []
            said += [count(len(tags) - quotes, "passage")] if len(tags) > quotes else []
            withheld = any(topic in withheld_topics(files, text) for text in texts)
            found[f"{topic} {outlet}"] = {
                "words": ", ".join(said) or ("withheld" if withheld else NOTHING_TAGGED),
                "first": f"on_{first_by_time([text for text, _ in tags]).slug}" if tags else None,
            }
    return found


def withheld_topics(files: Files, text: Text) -> set[str]:
    """Return what the tags of an article that is published without its text are about."""
    if text.record.get("show") != "none":
        return set()
    elements = files.vocabulary["elements"]
    found = {topic for tag in text.record.get("quotes", []) for topic in tag.get("topics", [])}
    for tag in text.record.get("passages", []):
        found.add(elements[tag["element"]]["topic"] if "element" in tag else tag["topic"])
    return found


def first_by_time(texts: Sequence[Text]) -> Text:
    return min(texts, key=lambda text: (text.time, text.slug))


def article_list(files: Files) -> dict[str, Any]:
    reports = [text for text in files.texts if not text.is_reference]
    current = [text for text in reports if text in files.current]
    references = [text for text in files.texts if text.is_reference]
    earlier = len(reports) - len(current)
    said = articles_by_outlets(current) + (f" and {count(earlier, 'earlier version')}" if earlier else "")
    found: dict[str, Any] = {
        "intro": said,
        "articles": [text.slug for text in newest_first(reports)],
        "reference texts": [text.slug for text in references],
    }
    for text in files.texts:
        names = {quote.record["speaker"] for quote in text.quotes}
        quotes = (
            f"{count(len(text.quotes), 'quote')} from {count(len(names), 'speaker')}" if text.quotes else "no quotes"
        )
        quotes = WITHHELD_WORDS if hides_tags(text) else quotes
        where = f"{'' if text.is_reference else files.name(text) + ' '}{date_of(text)}"
        where += ", earlier version" if text in files.superseded else ""
        found[f"card {text.slug}"] = (where, f"{quotes}, {count(len(text.paragraphs), 'paragraph')}")
    return found


def hides_tags(text: Text) -> bool:
    """Say whether an article has tags that are not published."""
    return text.record.get("show") == "none" and bool(text.record.get("quotes") or text.record.get("passages"))


def quote_list(files: Files) -> dict[str, Any]:
    """Return every quote by speaker, the newest first."""
    quotes = [(text, quote) for text in newest_first(files.texts) for quote in text.quotes]
    found: dict[str, Any] = {"intro": count(len(quotes), "quote")}
    names = [id for id in files.speakers if any(says(quote, id) for _, quote in quotes)]
    found["speakers"] = [files.speakers[id]["name"] for id in names]
    for id in names:
        found[f"quotes of {files.speakers[id]['name']}"] = [
            card(files, text, quote, named=False) | {"where": f"{files.name(text)} {date_of(text)}"}
            for text, quote in quotes
            if says(quote, id)
        ]
    return found


def read_list(files: Files) -> dict[str, Any]:
    """Return the list of articles to read side by side, the newest first."""
    return {
        "list": [
            {
                "slug": text.slug,
                "outlet": "Reference text" if text.is_reference else files.name(text),
                "date": date_of(text),
                "title": text.title,
                "earlier": text in files.superseded,
            }
            for text in newest_first(files.texts)
        ]
    }


def speaker_list(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = {}
    quoted = {
        id for text in files.texts for q in text.quotes for id in (q.record["speaker"], *q.record.get("via", []))
    }
    for kind, heading in PERSON_GROUPS.items():
        names = [it["name"] for id, it in files.speakers.items() if it["kind"] == kind and id in quoted]
        if names:
            found[heading] = names
    for id in quoted:
        found[f"counts {files.speakers[id]['name']}"] = speaker_counts(files, id)
    outlets = [id for id in files.outlets if any(text.outlet == id for text in files.current)]
    reports = [text for text in files.current if not text.is_reference]
    rows = [id for id in files.speakers if any(q.record["speaker"] == id for text in reports for q in text.quotes)]
    if rows and len(outlets) > 1:
        found["voices"] = [files.speakers[id]["name"] for id in rows]
        for id in rows:
            for outlet in outlets:
                found[f"voices {id} {outlet}"] = share(id, [text for text in reports if text.outlet == outlet])
    return found


def speaker_counts(files: Files, speaker: str) -> str:
    def said(text: Text) -> int:
        return sum(quote.record["speaker"] == speaker for quote in text.quotes)

    reports = [text for text in files.current if not text.is_reference]
    quotes, outlets = sum(map(said, reports)), len({text.outlet for text in reports if said(text)})
    referred = sum(said(text) for text in files.current if text.is_reference)
    relayed = sum(speaker in quote.record.get("via", []) for text in files.current for quote in text.quotes)
    found = [f"{count(quotes, 'quote')} in {count(outlets, 'outlet')}"] if quotes else []
    found += [f"{count(referred, 'quote')} in a reference text"] if referred else []
    found += [f"passed on {count(relayed, 'quote')}"] if relayed else []
    return ", ".join(found) or "in an earlier version only"


def share(speaker: str, texts: Sequence[Text]) -> str:
    quotes = [(text, quote) for text in texts for quote in text.quotes if quote.record["speaker"] == speaker]
    if not quotes:
        return "no tagged quote"
    words = [(text, word) for text, quote in quotes for word in text.words_in(quote.start, quote.end)]
    quoted = sum(text.treatment(*word) == "quoted" for text, word in words)
    reported = len(words) - quoted
    said = [f"{count(quoted, 'word')} quoted"] if quoted else []
    said += [f"{reported if quoted else count(reported, 'word')} reported"] if reported else []
    return f"{count(len(quotes), 'quote')} {', '.join(said)}"


def speaker_page(files: Files, speaker: str) -> dict[str, Any]:
    """Return what each article quotes of a speaker, and what it says that the speaker relayed; the newest first."""
    found: dict[str, Any] = {}
    for heading, by in (("Quoted", says), ("Passed on the words of others", relays)):
        columns = []
        for text in newest_first(files.texts):
            quotes = [quote for quote in text.quotes if by(quote, speaker)]
            if quotes:
                date = date_of(text) + (", earlier version" if text in files.superseded else "")
                named = heading != "Quoted"
                columns.append(
                    (text.slug, f"{files.name(text)} {date}", [card(files, text, q, named) for q in quotes])
                )
        if columns:
            found[heading] = columns
    return found or {"said": "No published quote in the archive is tagged with this speaker."}


def says(quote: Tag, speaker: str) -> bool:
    return quote.record["speaker"] == speaker


def relays(quote: Tag, speaker: str) -> bool:
    return speaker in quote.record.get("via", [])


def card(files: Files, text: Text, quote: Tag, named: bool) -> dict[str, Any]:
    who = speakers(files, quote)
    return {
        "exact": quote.exact,
        "way": text.way(quote),
        "who": who if named else who[1:],
        "kind": KINDS[quote.record["kind"]],
        "unreviewed": not quote.reviewed,
        "place": quote.block.name,
        "topics": [files.topics[id]["title"] for id in quote.topics],
        "translation": translation(quote),
    }


# -- an article -----------------------------------------------------------------------------------------------------


def article_page(files: Files, text: Text) -> dict[str, Any]:
    newer = files.newer(text)
    found: dict[str, Any] = {
        "notices": notices(files, text, newer),
        "facts": facts(files, text),
        "head": "Reference text" if text.is_reference else files.name(text),
        "date in the head": date_of(text),
        "notes": {quote.id: note(files, text, quote) for quote in text.quotes},
        "quotes": {quote.id: quote_line(files, text, quote) for quote in text.quotes},
    }
    keys = [key for quote in text.quotes for key in points_of(text, quote)]
    alone = len(files.current) < 2
    for key in dict.fromkeys(keys):
        said, more = others_on(files, text, key)
        if said or not alone:
            found[f"others on {key}"] = {
                "said": said or NOTHING_TAGGED + " in another outlet’s article",
                "more": more,
            }
    return found


def facts(files: Files, text: Text) -> dict[str, str]:
    """Return what is said of a copy: what the editor supplied, the date, how much is tagged."""
    supplied = "supplied by the editor: {}"
    record = text.record
    found = {"Outlet": supplied.format(record["outlet_supplied"])} if record.get("outlet_supplied") else {}
    dated = date_of(text) if record.get("published") else "[not stated]"
    dated += f" {supplied.format(record['published_supplied'])}" if record.get("published_supplied") else ""
    dated += f" stated as “{record['published_line']}”" if record.get("published_line") else ""
    found["Dated" if text.is_reference else "Published"] = dated
    tagged = f"{count(len(text.quotes), 'quote')}, {count(len(text.passages), 'passage')}"
    return found | {"Tagged": WITHHELD_WORDS if hides_tags(text) else tagged}


def note(files: Files, text: Text, quote: Tag) -> dict[str, Any]:
    """Return what stands beside a paragraph of one of its quotes."""
    name, *relayed = speakers(files, quote)
    return {
        "who": name,
        "via": f"via {', '.join(relayed)}" if relayed else None,
        "unreviewed": not quote.reviewed,
        "way": TREATMENTS[text.way(quote)],
    }


def cards_page(files: Files, text: Text) -> dict[str, Any]:
    """Return what the cards of an article say, which stand on other sites."""
    ways = {**TREATMENTS, "paraphrased": "in the outlet’s own words"}
    source = f"{files.name(text)} · {date_of(text)}"
    source += " · an earlier version: the newer one" if files.newer(text) else ""
    return {
        "source": source,
        "cards": [
            note(files, text, quote)
            | {"exact": quote.exact, "way": ways[text.way(quote)], "translation": translation(quote)}
            for quote in text.quotes
        ],
    }


def withdrawn_page(files: Files, record: dict[str, Any]) -> dict[str, Any]:
    what = f"An article of {files.outlets[record['outlet']]['name']}" if "outlet" in record else "A reference text"
    when = f", published {date_words(record['published'], None)}," if record.get("published") else ""
    gone = date_words(record["withdrawn"], None)
    return {"said": f"{what}{when} stood here. The archive withdrew it on {gone}.", "why": f"Why: {record['reason']}"}


def withdrawn_cards(files: Files, record: dict[str, Any]) -> dict[str, Any]:
    outlet = record.get("outlet")
    what = f"an article of {files.outlets[outlet]['name']}" if outlet else "a reference text"
    noun, gone = "article" if outlet else "text", date_words(record["withdrawn"], None)
    said = f"Words from {what} stood here. The archive withdrew the {noun} on {gone}: {record['reason']}"
    return {"source": said, "cards": []}


def notices(files: Files, text: Text, newer: Text | None) -> list[str]:
    """Return what is said before an article: a draft, with its number of quotes to review; a version; an excerpt."""
    found = []
    noun = "text" if text.is_reference else "article"
    if text.is_draft:
        waiting = sum(not quote.reviewed for quote in text.quotes)
        found.append("A draft." + (f" {count(waiting, 'quote')} of this {noun}" if waiting else ""))
    if newer:
        found.append(f"An earlier version. {newer.slug}")
    if older := text.record.get("supersedes"):
        if any(it.slug == older for it in files.texts):
            found.append(f"A newer version. {older}")
    shown = {"tagged": "An excerpt.", "none": "Without its text."}
    found += [shown[text.record["show"]]] if text.record.get("show") in shown else []
    return found


def quote_line(files: Files, text: Text, quote: Tag) -> dict[str, Any]:
    """Return what the list of an article's quotes says of one."""
    names = speakers(files, quote)
    date = date_of(text) if text.record.get("published") else "date not stated"
    return {
        "who": names,
        "way": TREATMENTS[text.way(quote)],
        "unreviewed": not quote.reviewed,
        "topics": [files.topics[id]["title"] for id in quote.topics],
        "translation": translation(quote),
        "points": points_of(text, quote),
        "attribution": f"{', via '.join(names)}, in {files.name(text)}, {date}",
    }


def points_of(text: Text, quote: Tag) -> list[str]:
    """Return the parts of clauses that a quote overlaps, or else its topics."""
    elements = [tag.element for tag in text.passages if tag.element and tag.overlaps(quote)]
    return [f"element {id}" for id in dict.fromkeys(elements)] or [f"topic {id}" for id in quote.topics]


def others_on(files: Files, text: Text, key: str) -> tuple[list[Any], str | None]:
    """Return the words of other publishers on a point, the first of each, and how many more articles have some."""
    kind, _, id = key.partition(" ")
    having = []
    for other in files.current:
        if kind == "element":
            tags = other.giving(id)
        else:
            tags = [quote for quote in other.quotes if id in quote.topics]
            tags += [tag for tag in other.passages if id in tag.topics and not tag.element]
        if tags and other.source != text.source:
            having.append((other, tags))
    said = [
        (files.name(other), [point_words(files, other, tag) for tag in tags[:MOST_WORDS]])
        for other, tags in having[:MOST_ARTICLES]
    ]
    more = len(having) - len(said)
    return said, f"and {count(more, 'more article')}" if more else None


def point_words(files: Files, other: Text, tag: Tag) -> dict[str, Any]:
    return {
        "exact": tag.exact,
        "way": other.way(tag),
        "whose": [] if tag.is_quote else whose(files, tag.topics[0], other, tag),
        "unreviewed": not tag.reviewed,
        "translation": translation(tag),
    }


def changes_page(files: Files, older: Text, newer: Text) -> dict[str, Any]:
    elements = files.vocabulary["elements"]

    def giving(text: Text) -> set[str]:
        return {tag.element for tag in text.passages if tag.element}

    def titles(ids: set[str]) -> list[str]:
        return [element["title"] for id, element in elements.items() if id in ids]

    return {"gained": titles(giving(newer) - giving(older)), "lost": titles(giving(older) - giving(newer))}


# -- data -----------------------------------------------------------------------------------------------------------


def feed(files: Files) -> dict[str, Any]:
    """Return what the feed says of each article."""
    found = {}
    for text in files.texts:
        names = [files.speakers[id]["name"] for id in dict.fromkeys(q.record["speaker"] for q in text.quotes)]
        none = "Its words are withheld." if hides_tags(text) else "No quotes."
        found[text.slug] = {
            "title": files.name(text) if text.is_reference else f"{files.name(text)}: {text.title}",
            "summary": f"{count(len(text.quotes), 'quote')}, of {', '.join(names)}." if names else none,
        }
    return found


def data(files: Files) -> dict[str, Any]:
    """Return what the tables say of passages, quotes and articles."""
    found: dict[str, Any] = {}
    for text in files.texts:
        found[f"article {text.slug}"] = {
            "kind": "reference" if text.is_reference else "report",
            "outlet": text.outlet,
            "published": text.record.get("published"),
            "language": text.record.get("language"),
            "paragraphs": len(text.paragraphs),
            "show": text.record.get("show", "whole"),
            "supersedes": text.record.get("supersedes"),
            "reviewed": text.record.get("reviewed", True),
        }
        for tag in text.passages:
            speaker = text.words_of(tag)
            found[f"passage {text.slug} {tag.id}"] = {
                "exact": tag.exact,
                "topic": tag.topics[0],
                "element": tag.element,
                "treatment": text.way(tag),
                "words_of": speaker,
                "words_of_name": files.speakers[speaker]["name"] if speaker else None,
                "paragraph": tag.block.number,
                "reviewed": tag.reviewed,
            }
        for tag in text.quotes:
            found[f"quote {text.slug} {tag.id}"] = {
                "exact": tag.exact,
                "kind": tag.record["kind"],
                "speaker": tag.record["speaker"],
                "speaker_name": files.speakers[tag.record["speaker"]]["name"],
                "via": tag.record.get("via", []),
                "topics": [*tag.topics],
                "paragraph": tag.block.number,
                "reviewed": tag.reviewed,
            }
    return found
