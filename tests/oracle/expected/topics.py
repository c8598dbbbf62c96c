"""What the comparison of a topic says."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from oracle import comparing
from oracle.expected.answers import OneOf, comparable
from oracle.expected.glance import cell, glance_statements, in_order
from oracle.expected.home import pledge, wording
from oracle.expected.naming import articles_by_outlets, date_of, newest_first, published, speakers, translation, whose
from oracle.read_files import LEFT_OUT, Block, Files, Tag, Text
from oracle.visible_words import (
    MOVED,
    NOTHING_TAGGED,
    ONLY_HERE,
    RELATIONS,
    TREATMENTS,
    count,
    date_words,
    percent,
    relation_words,
    state_words,
)

MOST_COLUMNS, SIDE_BY_SIDE, MOST_PLACES = 16, 4, 8

STANDINGS = ("base", "near", "other")  # in the order in which wordings are listed


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
    opened = [text for text in texts if comparing.given(text, elements)]
    found: dict[str, Any] = {
        "kicker": f"All topics · {articles_by_outlets(shown)}",
        "opening": [wording(text, topic) for text in opened[:1]],
        "pledge": pledge(files, topic, texts, rows),
        "heading": f"{title}{', part by part' if elements else ''}",
        "quotes searched": any(tag.is_quote for tag in tags),
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
        "translations of whole passages": {
            text.slug: [words for tag in comparing.compared(text, elements) for words in translation(tag)]
            for text in columns
            if comparing.given(text, elements)
        },
    }
    for text in columns:
        passages = comparing.compared(text, elements)
        ways, usual_block = usual(text, passages, elements)
        usual_way = ways.most_common(1)[0][0] if ways else None
        found[f"head {text.slug}"] = head(files, text, columns, ways, usual_block)
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
            found |= differing(name, text, columns, held_against(text, columns, base, files), id)
            found[f"{name} words"] = [passage_cell(files, topic, text, tag, usual_way, usual_block) for tag in giving]
            found[f"{name} outside the body"] = [outside_body(files, topic, text, tag) for tag in text.beside(id)]
            found[f"{name} silent"] = [state_words(way, noun)] if way and not giving else []
            found[f"{name} held"] = relation_words(relation, None, only=only) if giving and relation else ""
            found[f"{name} against"] = {
                other.slug: comparing.relation(other, text, id) for other in columns if other.slug != text.slug
            }
    return found


def held_against(text: Text, columns: Sequence[Text], base: Text | None, files: Files) -> Text | None:
    """Return the article that one is held against at first: the base; of two in view, the other."""
    if not base:
        return None
    if text is not base:
        return base
    others = [other for other in columns if other is not base and other not in files.superseded]
    return others[0] if len(others) == 1 else None


def differing(name: str, text: Text, columns: Sequence[Text], held: Text | None, element: str) -> dict[str, Any]:
    """Return which words of a cell each other article lacks, and which are lit at first."""
    lacking = {it.slug: comparing.lacking(text, it, element) for it in columns if it is not text}
    absent = [it.slug for it in columns if comparing.state(it, element) == "absent"] if text.giving(element) else []
    lit = lacking[held.slug] if held else []
    if held and held.slug in absent:
        lit = [word for word, _ in comparing.folded_words(text.giving(element))]
    return {
        f"{name} lacking": {slug: words for slug, words in lacking.items() if words},
        f"{name} absent": sorted(absent),
        f"{name} lit": lit,
    }


def usual(text: Text, passages: Sequence[Tag], elements: Sequence[str]) -> tuple[Counter[str], Block | None]:
    """Return how often parts are given in each way, and the first of the paragraphs in which most passages stand."""
    ways = Counter(str(comparing.state(text, id)) for id in elements if text.giving(id))
    blocks = Counter(tag.block.id for tag in passages)
    if not passages:
        return ways, None
    block = blocks.most_common(1)[0][0]
    return ways, next(tag.block for tag in passages if tag.block.id == block)


def head(files: Files, text: Text, columns: Sequence[Text], ways: Counter[str], block: Block | None) -> str:
    said = f"{files.name(text)} {date_of(text)}"
    said += f" {text.title}" if sum(other.source == text.source for other in columns) > 1 else ""
    said += " reference text" if text.is_reference else ""
    said += " earlier version" if text in files.superseded else ""
    if not block:
        return said
    said += f" {block.name}"
    if text.is_reference:
        return said
    (first, most), *others = ways.most_common()
    if not others:
        return f"{said}, all {TREATMENTS[first]}"
    begin = "mostly" if most > sum(number for _, number in others) else count(most, "part")
    rest = "".join(f", {count(number, 'part')} {TREATMENTS[way]}" for way, number in others)
    return f"{said}, {begin} {TREATMENTS[first]}{rest}"


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


def outside_body(files: Files, topic: str, text: Text, tag: Tag) -> dict[str, Any]:
    """Return what stands beside an article's words on a part of its headline, standfirst or caption."""
    return {
        "place": f"{tag.block.name}:",
        "exact": tag.exact,
        "way": text.way(tag),
        "treatment": TREATMENTS[text.way(tag)],
        "whose": whose(files, topic, text, tag),
        "unreviewed": not tag.reviewed,
        "translation": translation(tag),
    }


def wordings(files: Files, topic: str, shown: Sequence[Text]) -> dict[str, Any]:
    """Return the wordings of each part: who has each, and how many articles have none."""
    found: dict[str, Any] = {}
    texts, rows = comparing.glance(files, topic, shown)
    base = next((text for text in [*texts, *rows] if comparing.given(text, files.elements(topic))), None)
    for element in files.elements(topic):
        groups: dict[tuple[str, str], list[tuple[Text, Tag]]] = {}
        for text in shown:
            for tag in text.giving(element):
                groups.setdefault((text.language or "", comparing.folded([tag])), []).append((text, tag))
        described = [described_wording(files, topic, group) for group in groups.values()]
        found[f"wordings of {element}"] = sorted(described, key=repr)
        standing = {key: standing_of(group, [*groups.values()], base) for key, group in groups.items()}
        order = sorted(
            (STANDINGS.index(standing[key]["as"]), not any(t.is_reference for t, _ in group), -reports_in(group))
            for key, group in groups.items()
        )
        found[f"wordings of {element} in order"] = [
            ("" if is_report else "reference ") + str(-number) for _, is_report, number in order
        ]
        found[f"wordings of {element} against the base"] = sorted(standing.values(), key=repr)
        ways = {it["as"] for it in standing.values()}
        languages = {text.language for group in groups.values() for text, _ in group[:1]} - {None}
        found[f"wordings of {element} others"] = (
            f"In other words{' or another language' if len(languages) > 1 else ''}"
            if "other" in ways and len(ways) > 1
            else None
        )
        reports = [text for text in shown if not text.is_reference]
        states = Counter(comparing.state(text, element) for text in reports)
        lines = (("absent", "not in"), ("unjudged", "not looked for yet in"), ("withheld", "withheld in"))
        outside = [(text, tag) for text in shown for tag in text.beside(element)]
        found[f"wordings of {element} outside the body"] = [
            outside_body(files, topic, text, tag) for text, tag in outside[:MOST_PLACES]
        ]
        found[f"wordings of {element} without"] = [
            f"{words} {count(states[state], 'article')}" for state, words in lines if states[state]
        ]
    if files.elements(topic):
        found["words lit across languages"] = comparable(shown, of_one_outlet=True)
    return found


def standing_of(
    group: Sequence[tuple[Text, Tag]], groups: Sequence[Sequence[tuple[Text, Tag]]], base: Text | None
) -> dict[str, Any]:
    """Return how a wording stands to those of the base, which words are lit in it, and which it is said to lack."""

    def words(some: Sequence[tuple[Text, Tag]]) -> list[tuple[str, str]]:
        return comparing.folded_words([some[0][1]])

    ours, language = words(group), group[0][0].language
    bases = [some for some in groups if any(text is base for text, _ in some)]
    alike = [some for some in bases if not language or not some[0][0].language or some[0][0].language == language]
    near = [some for some in alike if comparing.is_near(ours, words(some), language or some[0][0].language)]
    as_ = "base" if group in bases else "near" if near else "other"
    lit: list[str] = []
    if as_ != "base" and bases and len(alike) == len(bases):
        lacked = [comparing.lacked(ours, words(some)) for some in bases]
        lit = [
            word
            for word, form in ours
            if all(word in some for some in lacked) and (as_ == "near" or comparing.decides(word, form))
        ]
    theirs = words(near[0]) if as_ == "near" else []
    missing = comparing.lacked(theirs, ours)
    without = [word for word, form in theirs if word in missing and comparing.decides(word, form)]
    names = ", ".join(f"“{word}”" for word in dict.fromkeys(without))
    return {"exact": group[0][1].exact, "as": as_, "lit": lit, "without": f"without {names}" if names else ""}


def reports_in(group: Sequence[tuple[Text, Tag]]) -> int:
    return len({text.slug for text, _ in group if not text.is_reference})


def described_wording(files: Files, topic: str, group: Sequence[tuple[Text, Tag]]) -> dict[str, Any]:
    number = reports_in(group)
    return {
        "exact": group[0][1].exact,
        "translation": next((words for _, tag in group if (words := translation(tag))), []),
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
        clause_words = comparing.compared(text, files.elements(topic))
        found: dict[str, list[Tag]] = {}
        for tag in text.on(topic):
            if not tag.element and not any(tag.overlaps(other) for other in clause_words):
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
                quotes = [TREATMENTS[text.way(q)] for q in text.quotes if q.block is block]
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
