"""A seed -> the spec of a random archive, as helpers/made_archive.py writes it.

The words come from small vocabularies (``made_words``), so the generator knows where every tag stands. Everything
that the pages make statements of varies: how many outlets and articles, which parts of the clause an article gives,
in which words, order and language, whether in quotation marks, in whose quote, and what the editor has looked for.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from helpers import made_archive
from helpers.made_archive import Spec
from oracle.made_words import ELEMENTS, LANGUAGES, PARTS

Tag = dict[str, Any]

CLAUSE, TRADE, HISTORY, ALLIANCE, UNUSED = "lake-pact", "trade", "history", "alliance", "fishing"
OUTLETS = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
)
SPEAKERS: dict[str, tuple[str, str]] = {
    "pact": ("The lake pact", "document"),
    "berg": ("Ana Berg", "person"),
    "lind": ("Tomas Lind", "person"),
    "officials": ("Officials", "group"),
    "northwire": ("Northwire", "organisation"),
    "lake-agency": ("Lake News Agency", "organisation"),
}
RELAYS = ("northwire", "lake-agency")
DAYS = ("2024-06-19", "2024-06-20", "2024-06-21")
TIMES = ("T00:30+09:00", "T11:01", "T11:01+09:00", "T23:30-05:00", "T15:30Z", "T15:30")
MOST_OUTLETS, MOST_ARTICLES = 14, 20


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tags: ``⟦key|`` and ``|key⟧`` stand where the words of a tag begin and end."""

    marked: str
    tags: dict[str, tuple[str, Tag]] = field(default_factory=dict)

    @property
    def elements(self) -> set[str]:
        """The elements that it gives."""
        return {tag["element"] for kind, tag in self.tags.values() if "element" in tag}


@dataclass(frozen=True)
class Story:
    """An article before it is written: its fields, and its sentences, some of which stand in the same paragraph."""

    fields: Spec
    language: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


def random_archive(seed: int) -> Spec:
    """Return the spec of the archive of a seed."""
    return _Maker(random.Random(seed)).archive(outlets=seed % MOST_OUTLETS + 1)


class _Maker:
    """Makes one archive; every choice is the seed's."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.numbers = 0

    def archive(self, outlets: int) -> Spec:
        rng = self.rng
        self.forgotten = rng.choice([0, 0.2, 0.6])  # of the parts that an article lacks, how many nobody looked for
        self.clause_speaker = rng.choice(["pact", "pact", None])
        self.elements = rng.sample([*ELEMENTS], rng.choice([1, 2, 3, 4, 5, 6, 9]))
        self.second = [f"trade-{name}" for name in rng.sample([*ELEMENTS], 2)] if rng.random() < 0.25 else []
        used = rng.sample(OUTLETS, outlets)
        self.main_language = "en" if rng.random() < 0.75 else rng.choice([*LANGUAGES])
        self.rare = {element for element in ELEMENTS if rng.random() < 0.25}
        self.usual = {element: rng.randrange(2) for element in ELEMENTS}
        stories = [self.story(None) for _ in range(rng.choice([0, 0, 1, 1, 1, 2]))]
        for outlet in used:
            count = rng.choice([1, 1, 1, 1, 2]) if rng.random() < 0.9 else 3
            stories += [self.story(outlet) for _ in range(count)]
        if outlets > 10 and rng.random() < 0.6:
            stories += [self.story(rng.choice(used)) for _ in range(MOST_ARTICLES - len(stories))]
        specs = self.numbered(stories[:MOST_ARTICLES])
        if rng.random() < 0.25 and len(specs) > 1:
            specs[-1] = self.withdrawn(specs[-1])
        articles = [spec for spec in specs if "withdrawn" not in spec]
        gone = [spec for spec in specs if "withdrawn" in spec]
        return self.vocabulary(used, articles, gone) | {"articles": articles} | ({"withdrawn": gone} if gone else {})

    def vocabulary(self, outlets: Sequence[str], articles: Sequence[Spec], gone: Sequence[Spec]) -> Spec:
        rng = self.rng
        used = {spec["outlet"] for spec in (*articles, *gone) if "outlet" in spec}
        topics = {
            CLAUSE: {"title": "The lake pact", **({"speaker": self.clause_speaker} if self.clause_speaker else {})},
            TRADE: {"title": "Trade"},
            HISTORY: {"title": "Earlier pacts", "description": "What was agreed before."},
            ALLIANCE: {"title": "An alliance, or not"},
            UNUSED: {"title": "Fishing"},
        }
        names = rng.sample([*topics], len(topics))
        speakers = rng.sample([*SPEAKERS], len(SPEAKERS))
        elements: Spec = {id: {"title": ELEMENTS[id], "topic": CLAUSE} for id in self.elements}
        elements |= {id: {"title": f"Trade: {ELEMENTS[id[6:]]}", "topic": TRADE} for id in self.second}
        for id, element in elements.items():
            if rng.random() < 0.3:
                element["short"] = f"Which {id}"
            if rng.random() < 0.3:
                element["phrase"] = f"the matter of {id}"
        if rng.random() < 0.5:
            topics[CLAUSE]["description"] = "The lake pact pledges water to whoever runs dry."
        return {
            "title": "The lake pact in the news",
            "question": "How did each outlet report the lake pact?",
            **({"event": "Pact signed at the lake, 3 May 2020"} if rng.random() < 0.5 else {}),
            "clause": CLAUSE,
            "outlets": {id: {"name": outlet_name(id)} for id in rng.sample(outlets, len(outlets)) if id in used},
            "speakers": {id: {"name": SPEAKERS[id][0], "kind": SPEAKERS[id][1]} for id in speakers},
            "topics": {id: topics[id] for id in names},
            "elements": elements,
        }

    # -- articles ----------------------------------------------------------------------------------------------------

    def numbered(self, stories: Sequence[Story]) -> list[Spec]:
        """Return the specs of stories, some of which are followed by a newer version."""
        found: list[Spec] = []
        for number, story in enumerate(stories):
            slug = f"{story.fields.get('outlet', 'text')}-{number + 1}"
            found.append(self.spec(story, slug))
            if self.rng.random() < 0.2 and len(stories) + len(found) - number < MOST_ARTICLES:
                newer = self.newer(story, slug)
                found.append(self.spec(newer, f"{slug}-newer"))
                if self.rng.random() < 0.2:
                    found.append(self.spec(self.newer(newer, f"{slug}-newer"), f"{slug}-newest"))
        return found

    def story(self, outlet: str | None) -> Story:
        rng = self.rng
        language = self.main_language if rng.random() < 0.75 else rng.choice([*LANGUAGES])
        show = "whole" if rng.random() < 0.8 else rng.choice(["tagged", "none"])
        fields: Spec = {"outlet": outlet} if outlet else {"kind": "reference"}
        fields |= {"headline": self.headline(language), "show": show}
        if rng.random() < 0.9:
            fields["language"] = language if language != "en" else rng.choice(["en", "en", "en-GB", "en-US"])
        if outlet and rng.random() < 0.3:
            fields["outlet_supplied"] = "by the shape of its page"
        elif outlet:
            fields["byline"] = f"By Mara Holt, {outlet_name(outlet)}"
        if rng.random() < 0.2:
            fields["standfirst"] = rng.choice(LANGUAGES[language].rest)
        fields |= self.date()
        if rng.random() < 0.15:
            fields["reviewed"] = False
        if language == "en" and rng.random() < 0.15:
            fields |= self.quoted_headline()
        sentences = [*self.clause(language, reference=outlet is None), *self.besides(language)]
        rng.shuffle(sentences)
        return Story(fields, language, self.paragraphs(sentences))

    def headline(self, language: str) -> str:
        words = self.rng.choice(LANGUAGES[language].headlines)
        self.numbers += 1
        return f"{words} {self.numbers}"

    def quoted_headline(self) -> Spec:
        """Return a headline that ends in a stop and a closing mark, and the quote that it is."""
        self.numbers += 1
        words = f"We stand together on lake {self.numbers}."
        quote = {
            "id": f"tag-{self.numbers}",
            "kind": "direct",
            "speaker": self.rng.choice([*SPEAKERS]),
            **self.topics(),
        }
        return {"headline": f"‘{words}’", "quotes": [{**quote, "exact": words}]}

    def date(self) -> Spec:
        rng = self.rng
        match rng.choice(["none", "line", "line", "supplied", "time", "time"]):
            case "line":
                day = rng.choice(DAYS)
                return {"published": day, "published_line": f"Published {day}"}
            case "supplied":
                value = rng.choice(["2024", "2024-06", *DAYS])
                return {"published": value, "published_supplied": "from the outlet’s own list"}
            case "time":
                value = rng.choice(DAYS) + rng.choice(TIMES)
                return {"published": value, "published_supplied": "from the page’s data"}
        return {"published": None}

    def paragraphs(self, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], ...]:
        found: list[list[Sentence]] = []
        for sentence in sentences:
            if found and self.rng.random() < 0.4:
                found[-1].append(sentence)
            else:
                found.append([sentence])
        return tuple(map(tuple, found)) or ((Sentence(LANGUAGES["en"].rest[0] + "."),),)

    def newer(self, story: Story, older: str) -> Story:
        """Return a newer version: a sentence dropped, one added, others kept, a speaker or a wording changed."""
        rng = self.rng
        paragraphs = [list(paragraph) for paragraph in story.paragraphs]
        if rng.random() < 0.5 and len(paragraphs) > 1:
            del paragraphs[rng.randrange(len(paragraphs))]
        if rng.random() < 0.5:
            row = rng.choice(paragraphs)
            del row[rng.randrange(len(row))]
            paragraphs = [row for row in paragraphs if row] or [
                [Sentence(rng.choice(LANGUAGES[story.language].rest) + ".")]
            ]
        if rng.random() < 0.6:
            added = self.besides(story.language) or [Sentence(rng.choice(LANGUAGES[story.language].rest) + ".")]
            paragraphs.insert(rng.randrange(len(paragraphs) + 1), added[:1])
        changes = (self.other_speaker, lambda it: self.other_words(it, story.language), self.other_comma)
        for change in rng.sample(changes, rng.choice([0, 1, 2])):
            paragraphs = [[change(it) if rng.random() < 0.4 else it for it in some] for some in paragraphs]
        fields = {key: value for key, value in story.fields.items() if not key.startswith("published")}
        fields |= {"supersedes": older, **self.date()}
        return Story(fields, story.language, tuple(map(tuple, paragraphs)))

    def other_speaker(self, sentence: Sentence) -> Sentence:
        return Sentence(
            sentence.marked,
            {
                key: (kind, tag | {"speaker": self.rng.choice([*SPEAKERS])} if kind == "quotes" else tag)
                for key, (kind, tag) in sentence.tags.items()
            },
        )

    def other_words(self, sentence: Sentence, language: str) -> Sentence:
        """Return a sentence that gives the same parts of the clause in other words, or in another spelling."""
        marked = sentence.marked
        for key, (_, tag) in sentence.tags.items():
            before, start, rest = marked.partition(f"⟦{key}|")
            words, end, after = rest.partition(f"|{key}⟧")
            wordings = PARTS[language].get(tag.get("element", "").removeprefix("trade-"), [])
            if any(words in spellings for spellings in wordings):
                marked = before + start + self.wording(tag["element"], language) + end + after
        return Sentence(marked, sentence.tags)

    def other_comma(self, sentence: Sentence) -> Sentence:
        """Return a sentence in which nothing is tagged with a comma more."""
        if sentence.tags or "," in sentence.marked:
            return sentence
        first, space, rest = sentence.marked.partition(" ")
        return Sentence(f"{first},{space}{rest}")

    def withdrawn(self, spec: Spec) -> Spec:
        kept = {key: spec[key] for key in ("slug", "outlet", "kind") if key in spec}
        published = {"published": spec["published"]} if spec.get("published") else {}
        return kept | published | {"withdrawn": "2026-01-05", "reason": "Its outlet asked for it."}

    # -- sentences ---------------------------------------------------------------------------------------------------

    def clause(self, language: str, *, reference: bool) -> list[Sentence]:
        """Return the sentences in which an article gives parts of the clause: some, all or none of them."""
        rng = self.rng
        share = rng.choice([0, 0.3, 0.6, 0.6, 0.8, 1, 1]) if not reference else rng.choice([0.4, 0.7, 1])
        given = [it for it in self.elements if rng.random() < (share * 0.3 if it in self.rare else share)]
        given += [element for element in self.second if rng.random() < share]
        given += [element for element in given if rng.random() < 0.1]  # said twice
        if rng.random() < 0.5:
            rng.shuffle(given)
        found = []
        while given:
            size = rng.choice([1, 2, 3, 5])
            found.append(self.clause_sentence(given[:size], language, reference=reference))
            given = given[size:]
        return found

    def clause_sentence(self, elements: Sequence[str], language: str, *, reference: bool) -> Sentence:
        rng, tongue, tags = self.rng, LANGUAGES[language], {}
        opening, closing = rng.choice(tongue.marks)
        speaker = rng.choice([self.clause_speaker or "pact", "pact", "berg", "lind", "officials"])
        way = "plain" if reference else rng.choice(["direct", "nested", "plain", "mixed", "mixed"])
        parts = []
        for element in dict.fromkeys(elements):
            words = self.wording(element, language)
            key = self.tagged(tags, "passages", {"element": element, **self.translated(language)})
            part = f"⟦{key}|{words}|{key}⟧"
            if way == "mixed":
                part = self.in_marks(tags, key, words, opening, closing, speaker)
            if way == "nested" and rng.random() < 0.5:
                inner = self.tagged(tags, "quotes", {"kind": "partial", "speaker": "pact", **self.topics(CLAUSE)})
                part = f"⟦{inner}|{part}|{inner}⟧"
            parts.append(part)
        text = tongue.joint.join(parts)
        if way in ("direct", "nested"):
            said = f"{tongue.recalls} {text}" if way == "nested" else text
            key = self.tagged(
                tags, "quotes", {"kind": "direct", "speaker": speaker, **self.topics(CLAUSE), **self.via()}
            )
            who = tongue.said.format(who=SPEAKERS[speaker][0])
            return Sentence(f"{opening}⟦{key}|{said}|{key}⟧{closing}, {who}{tongue.stop}", tags)
        if way == "plain" and rng.random() < 0.5:
            key = self.tagged(
                tags, "quotes", {"kind": "indirect", "speaker": speaker, **self.topics(CLAUSE), **self.via()}
            )
            text = f"⟦{key}|{text}|{key}⟧"
        return Sentence(f"{tongue.reports} {text}{tongue.stop}", tags)

    def in_marks(
        self, tags: dict[str, tuple[str, Tag]], key: str, words: str, opening: str, closing: str, speaker: str
    ) -> str:
        """Return a part of the clause in quotation marks, partly in them, or outside."""
        way = self.rng.choice(["quoted", "partly", "outside"])
        if way == "outside":
            return f"⟦{key}|{words}|{key}⟧"
        before, _, after = words.partition(" ") if way == "partly" else ("", "", words)
        if not after:
            before, after = "", words
        if self.rng.random() < 0.15:
            quote = self.tagged(tags, "not_quotes", {"reason": "words of the outlet’s own"})
        else:
            named = {"kind": "partial", "speaker": speaker, **self.topics(CLAUSE), **self.via()}
            quote = self.tagged(tags, "quotes", named)
        if not before:
            return f"{opening}⟦{quote}|⟦{key}|{after}|{key}⟧|{quote}⟧{closing}"
        return f"⟦{key}|{before} {opening}⟦{quote}|{after}|{key}⟧|{quote}⟧{closing}"

    def besides(self, language: str) -> list[Sentence]:
        """Return what else an article says: quotes and passages on other topics, and what nothing is tagged in."""
        rng, tongue = self.rng, LANGUAGES[language]
        found = []
        for _ in range(rng.choice([0, 1, 2, 3])):
            found.append(self.statement(language, rng.choice(tongue.statements)))
        if rng.random() < 0.25:  # several say the same
            words = rng.choice(tongue.statements)
            found += [self.statement(language, words) for _ in range(rng.choice([2, 3]))]
        for _ in range(rng.choice([0, 0, 1, 2])):
            tags: dict[str, tuple[str, Tag]] = {}
            year = rng.choice(["1950", "1961", "2000"])
            words = rng.choice(tongue.events).format(year=year)
            topic = rng.choice([HISTORY, HISTORY, CLAUSE, ALLIANCE])
            date = {"date": year} if rng.random() < 0.7 else {}
            if date and year not in words:
                date["date_supplied"] = "from the pact itself"
            key = self.tagged(tags, "passages", {"topic": topic, **date, **self.translated(language)})
            found.append(Sentence(f"⟦{key}|{words}|{key}⟧{tongue.stop}", tags))
        found += [Sentence(f"{rng.choice(tongue.rest)}{tongue.stop}") for _ in range(rng.choice([0, 1, 2]))]
        return found

    def statement(self, language: str, words: str) -> Sentence:
        """Return words of a speaker that are no part of the clause."""
        rng, tongue = self.rng, LANGUAGES[language]
        tags: dict[str, tuple[str, Tag]] = {}
        opening, closing = rng.choice(tongue.marks)
        kind = rng.choice(["direct", "partial", "indirect"])
        speaker = rng.choice([*SPEAKERS])
        tag = {"kind": kind, "speaker": speaker, **self.topics(), **self.via(), **self.translated(language)}
        key = self.tagged(tags, "quotes", tag)
        words = f"⟦{key}|{words}|{key}⟧"
        if kind != "indirect":
            words = f"{opening}{words}{closing}"
        who = tongue.said.format(who=SPEAKERS[speaker][0])
        return Sentence(f"{words}, {who}{tongue.stop}", tags)

    def wording(self, element: str, language: str) -> str:
        """Return words for an element: those that most articles of the archive have, or others, in some spelling."""
        wordings = PARTS[language][element.removeprefix("trade-")]
        usual = wordings[self.usual[element.removeprefix("trade-")] % len(wordings)]
        return self.rng.choice(usual if self.rng.random() < 0.6 else self.rng.choice(wordings))

    def topics(self, always: str | None = None) -> Tag:
        others = [topic for topic in (TRADE, HISTORY, ALLIANCE, CLAUSE) if self.rng.random() < 0.25]
        always_ = [always] if always and self.rng.random() < 0.8 else []
        topics = [*dict.fromkeys([*always_, *others])]
        return {"topics": topics} if topics else {}

    def via(self) -> Tag:
        relays = self.rng.sample(RELAYS, self.rng.choice([0, 0, 0, 1, 1, 2]))
        return {"via": relays} if relays else {}

    def translated(self, language: str) -> Tag:
        if language == "en" or self.rng.random() < 0.5:
            return {}
        self.numbers += 1
        return {"translation": {"text": f"Translated words {self.numbers}", "by": "the editor"}}

    def tagged(self, tags: dict[str, tuple[str, Tag]], kind: str, tag: Tag) -> str:
        """Note a tag and return the key under which its words are marked."""
        self.numbers += 1
        key = f"tag-{self.numbers}"
        drafted = {"reviewed": False} if kind != "not_quotes" and self.rng.random() < 0.05 else {}
        tags[key] = kind, ({} if kind == "not_quotes" else {"id": key}) | tag | drafted
        return key

    # -- a story as a spec -------------------------------------------------------------------------------------------

    def spec(self, story: Story, slug: str) -> Spec:
        """Return a story as a spec: its capture's text, and its tags with as many words before them as they need."""
        excerpt = story.fields["show"] == "tagged"
        paragraphs, placed = [], []
        for sentences in self.apart(story.paragraphs) if excerpt else story.paragraphs:
            text = ""
            for sentence in sentences:
                text += " " if text else ""
                # No stop inside a sentence, so that an excerpt keeps whole paragraphs.
                words, spans = unmarked(sentence.marked.replace("U.N.", "UN") if excerpt else sentence.marked)
                for key, (start, end) in spans.items():
                    kind, tag = sentence.tags[key]
                    placed.append((kind, tag, len(paragraphs), len(text) + start, len(text) + end))
                text += words
            paragraphs.append(text)
        spec = {"slug": slug, **story.fields, "paragraphs": paragraphs}
        spec |= {"quotes": [*spec["quotes"]]} if "quotes" in spec else {}
        capture = made_archive.capture(spec)
        starts, at = [], len(capture) - 1
        for text in reversed(paragraphs):
            at -= len(text)
            starts.insert(0, at)
            at -= 2
        for kind, tag, number, start, end in placed:
            place = starts[number] + start, starts[number] + end
            spec.setdefault(kind, []).append({**tag, **selector(capture, *place)})
        given = {tag["element"] for tag in spec.get("passages", []) if "element" in tag}
        rest = [id for id in (*self.elements, *self.second) if id not in given]
        looked_for = 1 - self.forgotten if "outlet" in spec else 0.6
        spec["absent"] = [id for id in rest if self.rng.random() < looked_for]
        self.tag_the_headline(spec, capture)
        return spec

    def tag_the_headline(self, spec: Spec, capture: str) -> None:
        """Tag the first words of some headlines with a part of the clause, on which the body may have words, too."""
        rng = random.Random(spec["headline"])
        if rng.random() < 0.3:
            words = " ".join(spec["headline"].split()[:2])
            start = capture.index(spec["headline"])
            tag = {"element": rng.choice(self.elements), **selector(capture, start, start + len(words))}
            spec.setdefault("passages", []).append(tag)
            spec["absent"] = [id for id in spec["absent"] if id != tag["element"]]

    def apart(self, paragraphs: Iterable[Sequence[Sentence]]) -> list[list[Sentence]]:
        """Return a paragraph for each sentence, so that an excerpt has whole paragraphs only."""
        return [[sentence] for paragraph in paragraphs for sentence in paragraph]


_MARK = re.compile(r"⟦([a-z0-9-]+)\||\|([a-z0-9-]+)⟧")


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return a sentence without the signs of its tags, and where the words of each tag stand."""
    text, at = "", 0
    starts: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found[1]:
            starts[found[1]] = len(text)
        else:
            spans[found[2]] = starts[found[2]], len(text)
    return text + marked[at:], spans


def selector(capture: str, start: int, end: int) -> Tag:
    """Return the words of a place, with the words before and after it where they stand elsewhere, too."""
    exact = capture[start:end]
    for size in range(0, len(capture), 8):
        prefix = capture[max(0, start - size) : start]
        if _count(capture, prefix + exact) == 1:
            return {"exact": exact, **({"prefix": prefix} if prefix else {})}
        suffix = capture[end : end + size]
        if _count(capture, prefix + exact + suffix) == 1:
            return {"exact": exact, "prefix": prefix, "suffix": suffix}
    raise AssertionError(f"{exact!r} cannot be told apart")


def _count(text: str, words: str) -> int:
    """Count occurrences, those that overlap included."""
    return sum(text.startswith(words, at) for at in range(len(text)))


def outlet_name(id: str) -> str:
    """Return the name of a made outlet."""
    return f"{id.title()} {('Times', 'Post', 'Herald')[len(id) % 3]}"
