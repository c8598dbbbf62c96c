"""Write the *finding*: sentences that say which parts of a clause the reports treat alike, and on which they differ.

Every sentence is derived from the rows of the glance, the table of how each article words each part. A sentence names
parts by their ``phrase``, and each name is a link.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..comparing.glance import GlanceRow, with_words
from ..comparing.parts import Part, State
from ..model import Article, Element, Passage
from .templating import count

MOST_NAMED = 3  # up to this number of articles, each has its own sentence; with more, the sentences count articles
_QUOTED: State = "quoted"
_PARAPHRASED: State = "paraphrased"
_ALL, _NONE = {2: "Both", 3: "All three"}, {2: "Neither has", 3: "None has"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Represent a piece of a sentence: plain words, the name of an article's outlet, or a part of the clause.

    A part is a link: to the article's first words on it if the piece has an article, otherwise to the comparison.
    """

    words: str = ""
    article: Article | None = None
    element: Element | None = None
    passage: Passage | None = None


Sentence = tuple[Piece, ...]
Column = tuple[Part, ...]  # the same element in each article, in the order of the rows


def finding(rows: Sequence[GlanceRow]) -> tuple[Sentence, ...]:
    """Return the sentences on what the rows of a glance show, or none if no article has words on the clause."""
    rows = with_words(rows)
    if not rows:
        return ()
    return tuple(_of_few(rows) if len(rows) <= MOST_NAMED else _of_many(rows))


def in_plain_words(sentences: Iterable[Sentence]) -> str:
    """Return sentences as plain text, without links."""
    return " ".join(
        "".join(piece.words or (piece.article.source_name if piece.article else "") for piece in sentence)
        for sentence in sentences
    )


def extremes(rows: Sequence[GlanceRow]) -> str | None:
    """Return a phrase that says how the two reports that ``furthest_apart`` chose differ from the others.

    It has the number of reports that tie with each. Return None for two reports or fewer.
    """
    rows = with_words(rows)
    if len(rows) <= 2:
        return None
    most, fewest = rows[0].given, rows[-1].given
    if most == fewest:
        return f"Two of the {len(rows)} reports, which give {count(most, 'part')} each"
    first = _one_of([row for row in rows if row.given == most], f"the most parts ({most})")
    last = _one_of([row for row in rows if row.given == fewest], f"the fewest ({fewest})")
    return f"{first[:1].upper()}{first[1:]}, and {last}"


def _one_of(rows: Sequence[GlanceRow], what: str) -> str:
    """Return a phrase for one report or for several that tie.

    For one: "the report that gives the most parts (9)". For four: "one of the 4 reports that give the fewest (2)".
    """
    return f"the report that gives {what}" if len(rows) == 1 else f"one of the {len(rows)} reports that give {what}"


def _of_few(rows: Sequence[GlanceRow]) -> Iterator[Sentence]:
    """Yield the sentences on up to three articles: what all do alike, what each does otherwise, what is not known."""
    columns = _columns(rows)
    alike = [column for column in columns if len(rows) > 1 and len({part.state for part in column}) == 1]
    apart = [column for column in columns if len(rows) == 1 or len({part.state for part in column}) > 1]
    if quoted := _in_state(alike, "quoted"):
        yield _sentence(f"{_ALL[len(rows)]} quote {_whom(quoted)}", quoted)
    if partly := _in_state(alike, "partly-quoted"):
        yield _sentence(f"{_ALL[len(rows)]} partly quote ", partly)
    if paraphrased := _in_state(alike, "paraphrased"):
        yield _sentence(f"{_ALL[len(rows)]} paraphrase ", paraphrased)
    for number, row in enumerate(rows):
        if clauses := [*_clauses(row, number, apart)]:
            yield (Piece(article=row.article), Piece(" "), *_joined(clauses, ", and "), Piece("."))
    if absent := _in_state(alike, "absent"):
        yield _sentence(f"{_NONE[len(rows)]} anything on ", absent, joint="or")
    for row in rows:
        if unjudged := [(part,) for part in row.parts if part.state == "unjudged"]:
            yield (Piece("Not looked for yet in "), Piece(article=row.article), *_sentence(": ", unjudged))


def _clauses(row: GlanceRow, number: int, apart: Sequence[Column]) -> Iterator[tuple[Piece, ...]]:
    """Yield the clauses of an article's own sentence, on the parts that the articles do not treat alike.

    ``number`` is the index of the article's row, and ``apart`` has the columns of those parts.
    """
    alone = [column for column in apart if _alone(column) == number]
    shared = [column for column in apart if _alone(column) is None]
    quoted = _in_state(apart, "quoted", number)
    if quoted and len(quoted[0]) == 1:
        yield (Piece(f"quotes {_whom(quoted)}"), *_named(quoted, number=number))
    elif quoted and row.given == row.count("quoted") > 1:
        yield (Piece(f"quotes all {row.given} parts{'' if row.given == len(row.parts) else ' that it gives'}"),)
    if alone:
        yield (Piece("alone reports "), *_named(alone, number=number))
    if partly := _in_state(shared, "partly-quoted", number):
        yield (Piece("partly quotes "), *_named(partly, number=number))
    if paraphrased := _in_state(shared, "paraphrased", number):
        yield (Piece("paraphrases "), *_named(paraphrased, number=number))
    # With two articles, the other's sentence names these parts already, so give only their number.
    if lacking := [column for column in apart if len(column) == 2 and _alone(column) == 1 - number]:
        yield (Piece(f"has nothing on {len(lacking)} of the {count(len(row.parts), 'part')}"),)
    if absent := _in_state(shared, "absent", number):
        yield (Piece("has nothing on "), *_named(absent, joint="or"))


def _of_many(rows: Sequence[GlanceRow]) -> Iterator[Sentence]:
    """Yield the sentences on more than three articles, which count how many articles treat a part in each way.

    They name the parts that all articles report, that most or fewest report, quote or paraphrase, that one alone
    reports, and that none reports; the last one counts the parts not looked for yet.
    """
    columns, articles = _columns(rows), len(rows)
    by_all = [column for column in columns if _given(column) == articles]
    if by_all:
        quoted = [column for column in by_all if _count(column, "quoted") == articles]
        others = [column for column in by_all if _count(column, "quoted") < articles]
        clauses = [(Piece(f"quote {_whom(quoted)}"), *_named(quoted))] if quoted else []
        clauses += [(Piece("report "), *_named(others))] if others else []
        yield (Piece(f"All {articles} articles "), *_joined(clauses, ", and "), Piece("."))
    else:
        most = max(map(_given, columns))
        yield _counted("Most often reported: ", [it for it in columns if _given(it) == most], most, articles)
    for state in _QUOTED, _PARAPHRASED:
        most = max(_count(column, state) for column in columns)
        if 1 < most < articles:
            those = [column for column in columns if _count(column, state) == most]
            yield _counted(f"Most often {state}: ", those, most, articles)
    for number, row in enumerate(rows):
        if alone := [column for column in columns if _alone(column) == number]:
            yield (Piece(article=row.article), Piece(" alone reports "), *_named(alone, number=number), Piece("."))
    shared = [column for column in columns if _given(column) and _alone(column) is None]
    fewest = min(map(_given, shared), default=articles)
    if fewest < max(map(_given, columns)):
        yield _counted("Least often reported: ", [it for it in shared if _given(it) == fewest], fewest, articles)
    if absent := [column for column in columns if _count(column, "absent") == articles]:
        yield _sentence("None has anything on ", absent, joint="or")
    if left := sum(row.count("unjudged") for row in rows):
        unjudged = sum(bool(row.count("unjudged")) for row in rows)
        yield (Piece(f"Not looked for yet: {count(left, 'part')} of {count(unjudged, 'article')}."),)


def _counted(begin: str, columns: Sequence[Column], number: int, articles: int) -> Sentence:
    return _sentence(begin, columns, f", in {number} of {articles} articles")


def _given(column: Column) -> int:
    """Return the number of articles that have words on a part."""
    return sum(part.is_given for part in column)


def _count(column: Column, state: State) -> int:
    return sum(part.state == state for part in column)


def _columns(rows: Sequence[GlanceRow]) -> list[Column]:
    return [*zip(*(row.parts for row in rows), strict=True)]


def _in_state(columns: Iterable[Column], state: State, number: int = 0) -> list[Column]:
    """Return the columns in which the article with index ``number`` has the state."""
    return [column for column in columns if column[number].state == state]


def _alone(column: Column) -> int | None:
    """Return the index of the only article with words on a part, if there are others and all list it as absent.

    Otherwise return None.
    """
    giving = [number for number, part in enumerate(column) if part.is_given]
    lacking = sum(part.state == "absent" for part in column)
    return giving[0] if len(giving) == 1 and lacking == len(column) - 1 > 0 else None


def _whom(columns: Iterable[Column]) -> str:
    """Return "the treaty on " or the like if all words are those of one speaker, and otherwise "words on "."""
    speakers = {part.words_of for column in columns for part in column}
    if len(speakers) == 1 and len(those := speakers.pop()) == 1:
        name = those[0].name
        return f"{'the ' + name[4:] if name.startswith('The ') else name} on "
    return "words on "


def _sentence(begin: str, columns: Sequence[Column], end: str = "", joint: str = "and") -> Sentence:
    return (Piece(begin), *_named(columns, joint), Piece(f"{end}."))


def _named(columns: Iterable[Column], joint: str = "and", number: int | None = None) -> tuple[Piece, ...]:
    """Return the phrases of parts, joined; each links to the words of article ``number``, or to the comparison."""
    return _joined(
        [(_piece(column[0].element, None if number is None else column[number]),) for column in columns], f" {joint} "
    )


def _piece(element: Element, part: Part | None) -> Piece:
    return (
        Piece(element.phrase, part.article, element, part.passages[0])
        if part
        else Piece(element.phrase, None, element)
    )


def _joined(items: Sequence[tuple[Piece, ...]], joint: str) -> tuple[Piece, ...]:
    """Return all pieces of the items, with a comma between items, and ``joint`` instead before the last."""
    found = [*items[0]]
    for number, item in enumerate(items[1:], 2):
        found += [Piece(joint if number == len(items) else ", "), *item]
    return tuple(found)
