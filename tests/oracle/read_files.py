"""articles/ -> plain facts, read with yaml and text search alone. Nothing of the program under test is used here.

It reads what random archives have: one paragraph a line, quotation marks that pair by their shapes, and in excerpts
one sentence a paragraph.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from oracle.visible_words import inside

Record = dict[str, Any]
# A word: letters and digits, with apostrophes inside; initials with their stops are one.
WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])|[^\W_]+(?:['’][^\W_]+)*")
LEFT_OUT = "[…]"
OPENING = {"“": "”", "„": "“", "«": "»", "‘": "’"}


@dataclass
class Block:
    """A line of an article: its kind, its number among the paragraphs, where it stands; ``kept``: it is published."""

    kind: str
    number: int | None
    start: int
    end: int
    kept: bool = True

    @property
    def name(self) -> str:
        return f"paragraph {self.number}" if self.number else self.kind

    @property
    def id(self) -> str:
        return f"p{self.number}" if self.number else self.kind

    def holds(self, tag: "Tag") -> bool:
        return self.start <= tag.start and tag.end <= self.end


@dataclass
class Tag:
    """A quote or a passage: its record, and where its words stand."""

    record: Record
    start: int
    end: int
    block: Block
    topics: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.record["id"]

    @property
    def exact(self) -> str:
        return self.record["exact"]

    @property
    def is_quote(self) -> bool:
        return "speaker" in self.record

    @property
    def element(self) -> str | None:
        return self.record.get("element")

    @property
    def reviewed(self) -> bool:
        return self.record.get("reviewed", True)

    def overlaps(self, other: "Tag") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass
class Text:
    """An article or a reference text, as far as it is published; ``withheld`` are elements of which no word is."""

    slug: str
    record: Record
    capture: str
    blocks: list[Block]
    marks: list[tuple[int, int]]
    quotes: list[Tag]
    passages: list[Tag]
    withheld: set[str] = field(default_factory=set)

    @property
    def is_reference(self) -> bool:
        return self.record.get("kind") == "reference"

    @property
    def outlet(self) -> str | None:
        return self.record.get("outlet")

    @property
    def source(self) -> str:
        """What tells its publisher from others: the outlet's id; each reference text is its own."""
        return self.outlet or f"text/{self.slug}"

    @property
    def language(self) -> str | None:
        return self.record["language"].split("-")[0] if self.record.get("language") else None

    @property
    def absent(self) -> list[str]:
        return self.record.get("absent", [])

    @property
    def title(self) -> str:
        return self.record["headline"]

    @property
    def paragraphs(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "paragraph"]

    @property
    def is_draft(self) -> bool:
        return not (self.record.get("reviewed", True) and all(tag.reviewed for tag in self.tags))

    @property
    def tags(self) -> list[Tag]:
        return sorted([*self.quotes, *self.passages], key=lambda tag: (tag.start, tag.end, tag.id))

    def on(self, topic: str) -> list[Tag]:
        """Return the quotes and passages on a topic, in reading order."""
        return [tag for tag in self.tags if topic in tag.topics]

    def giving(self, element: str) -> list[Tag]:
        """Return the passages on an element that are compared, in reading order: those of the body, if any."""
        tagged = [tag for tag in self.passages if tag.element == element]
        return [tag for tag in tagged if tag.block.kind == "paragraph"] or tagged

    def beside(self, element: str) -> list[Tag]:
        """Return the passages of headline, standfirst and caption on an element of which the body has words, too."""
        return [tag for tag in self.passages if tag.element == element and tag not in self.giving(element)]

    def words_in(self, start: int, end: int) -> list[tuple[int, int]]:
        return [(start + it.start(), start + it.end()) for it in WORD.finditer(self.capture[start:end])]

    def treatment(self, start: int, end: int) -> str:
        """Return whether words stand in quotation marks: all of their letters and digits, some, or none."""
        letters = [at for at in range(start, end) if self.capture[at].isalnum()]
        marked = sum(any(a <= at < b for a, b in self.marks) for at in letters)
        if not marked:
            return "paraphrased"
        return "quoted" if marked == len(letters) else "partly-quoted"

    def way(self, tag: Tag) -> str:
        """Return how a tag's words are given."""
        if self.is_reference and not tag.is_quote:
            return "original"
        return self.treatment(tag.start, tag.end)

    def words_of(self, passage: Tag) -> str | None:
        """Return the speaker of the shortest quote that covers a passage."""
        around = [quote for quote in self.quotes if quote.start <= passage.start and passage.end <= quote.end]
        return min(around, key=lambda quote: quote.end - quote.start).record["speaker"] if around else None

    @property
    def time(self) -> tuple[bool, datetime, int]:
        """What orders texts by time: the first moment of what is known, then how exact it is; without a date last.

        A time without a zone is universal time.
        """
        value = self.record.get("published")
        if not value:
            return True, datetime.max.replace(tzinfo=UTC), 0
        found = datetime.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
        return False, found if found.tzinfo else found.replace(tzinfo=UTC), min(len(value), 11)


@dataclass
class Files:
    """All of an archive: the vocabulary, the texts, and the records of those that were taken down."""

    vocabulary: Record
    texts: list[Text]
    withdrawn: dict[str, Record]

    @property
    def clause(self) -> str:
        return self.vocabulary["clause"]

    @property
    def topics(self) -> Record:
        return self.vocabulary["topics"]

    @property
    def speakers(self) -> Record:
        return self.vocabulary["speakers"]

    @property
    def outlets(self) -> Record:
        return self.vocabulary["outlets"]

    def elements(self, topic: str) -> list[str]:
        return [id for id, element in self.vocabulary["elements"].items() if element["topic"] == topic]

    def short(self, element: str) -> str:
        """Return what tables call a part."""
        return self.vocabulary["elements"][element].get("short") or self.vocabulary["elements"][element]["title"]

    def phrase(self, element: str) -> str:
        """Return what sentences call a part."""
        return self.vocabulary["elements"][element].get("phrase") or inside(self.short(element))

    def text(self, slug: str) -> Text:
        return next(text for text in self.texts if text.slug == slug)

    def newer(self, text: Text) -> Text | None:
        return next((other for other in self.texts if other.record.get("supersedes") == text.slug), None)

    @property
    def current(self) -> list[Text]:
        return [text for text in self.texts if not self.newer(text)]

    @property
    def superseded(self) -> list[Text]:
        return [text for text in self.texts if self.newer(text)]

    def name(self, text: Text) -> str:
        """Return what readers call the source of a text, in square brackets where the editor supplied it."""
        return text.title if text.is_reference else self._named(text, self.outlets[text.outlet]["name"])

    def short_name(self, text: Text) -> str:
        """Return what readers call it in little room."""
        if text.is_reference:
            return text.title
        outlet = self.outlets[text.outlet]
        return self._named(text, outlet.get("short") or outlet["name"])

    def _named(self, text: Text, name: str) -> str:
        return f"[{name}]" if text.record.get("outlet_supplied") else name


def read(articles: Path, *, published: bool = True) -> Files:
    """Read an archive, reference texts first, then the outlets in the vocabulary's order.

    Of what may not be ``published``, nothing is given.
    """
    vocabulary = _yaml(articles / "archive.yml")
    elements = vocabulary["elements"]
    folders = sorted(path for path in articles.iterdir() if path.is_dir())
    texts = [_text(path, elements) for path in folders if (path / "article.yml").exists()]
    texts = [_published(text) for text in texts] if published else texts
    gone = {path.name: _yaml(path / "withdrawn.yml") for path in folders if (path / "withdrawn.yml").exists()}
    order = [*vocabulary["outlets"]]

    def place(text: Text) -> tuple[int, tuple[bool, datetime, int], str]:
        return -1 if text.is_reference else order.index(text.outlet), text.time, text.slug

    return Files(vocabulary, sorted(texts, key=place), gone)


def _yaml(path: Path) -> Record:
    # BaseLoader leaves dates and numbers as they were typed; what is true or false is the one thing to be read.
    return _truth(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))


def _truth(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _truth(it) for key, it in value.items() if it not in ("null", "")}
    if isinstance(value, list):
        return [_truth(it) for it in value]
    return {"true": True, "false": False}.get(value, value)


def _text(folder: Path, elements: Record) -> Text:
    record = _yaml(folder / "article.yml")
    capture = (folder / "capture.txt").read_bytes().decode()
    blocks = _blocks(record, capture)
    quotes = [_tag(capture, blocks, tag, tuple(tag.get("topics", ()))) for tag in record.get("quotes", [])]
    passages = [
        _tag(capture, blocks, tag, (elements[tag["element"]]["topic"] if "element" in tag else tag["topic"],))
        for tag in record.get("passages", [])
    ]
    return Text(folder.name, record, capture, blocks, _marks(capture, blocks), _placed(quotes), _placed(passages))


def _published(text: Text) -> Text:
    """Leave out what may not be published: all but the paragraphs with a tag, or all words and tags."""
    show = text.record.get("show", "whole")
    if show == "none":
        text.withheld = {tag.element for tag in text.passages if tag.element}
        text.quotes, text.passages = [], []
    if show != "whole":
        for block in text.blocks:
            identifies = block.kind in ("headline", "byline", "published")
            block.kept = identifies or any(block.holds(tag) for tag in text.tags)
    return text


def _placed(tags: list[Tag]) -> list[Tag]:
    return sorted(tags, key=lambda tag: (tag.start, tag.end))


def _blocks(record: Record, capture: str) -> list[Block]:
    """Tell the lines of a capture apart by what the record says of them; the others are paragraphs."""
    claims = {record["headline"]: "headline", record.get("standfirst"): "standfirst", record.get("byline"): "byline"}
    claims[record.get("published_line")] = "published"
    blocks, number = [], 0
    for line in re.finditer(r"[^\n]+", capture):
        kind = claims.pop(line.group(), "paragraph")
        number += kind == "paragraph"
        blocks.append(Block(kind, number if kind == "paragraph" else None, line.start(), line.end()))
    return blocks


def _tag(capture: str, blocks: list[Block], record: Record, topics: tuple[str, ...]) -> Tag:
    prefix, exact = record.get("prefix", ""), record["exact"]
    words = prefix + exact + record.get("suffix", "")
    at = capture.index(words)
    assert capture.find(words, at + 1) < 0, f"{words!r} stands there twice"
    start = at + len(prefix)
    block = next(block for block in blocks if block.start <= start < block.end)
    return Tag(record, start, start + len(exact), block, topics)


def _marks(capture: str, blocks: list[Block]) -> list[tuple[int, int]]:
    """Return what stands in quotation marks, without the marks: each line is read from its beginning."""
    found = []
    for block in blocks:
        opened, closing = 0, ""
        for at in range(block.start, block.end):
            character = capture[at]
            if not closing and character == "‘" and at > block.start:
                continue  # only a whole headline stands in single marks
            if not closing and character in {**OPENING, '"': '"'}:
                opened, closing = at + 1, {**OPENING, '"': '"'}[character]
            elif closing and character == closing:
                found.append((opened, at))
                closing = ""
    return found
