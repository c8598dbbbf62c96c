"""Measure what `archive new` proposes for articles whose right values are known.

    python scripts/measure_proposals.py FOLDER ...            prints a table per folder
    python scripts/measure_proposals.py FOLDER ... --misses   names every value that is wrong or missing, too
    python scripts/measure_proposals.py FOLDER ... --write    writes the tables into guide/measurements/proposals.md

A folder has articles (.txt or .html), each beside a .yml with its right values, and ``clause.yml`` with the words of
an archive (`tests/proposals/read`). Every article is added to an archive that has only these words and the clause's
text as a reference text. Words are compared without marks at their ends, hidden characters and differences in spaces.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]

from coverage_archive import adding  # noqa: E402
from coverage_archive.adding.drafting.draft import Draft  # noqa: E402
from coverage_archive.adding.proposing.draft_tags import DraftTag  # noqa: E402
from coverage_archive.adding.sources import page_article, web_page  # noqa: E402
from coverage_archive.model.problems import RefusedError  # noqa: E402
from coverage_archive.reading import archive_folder  # noqa: E402
from coverage_archive.storage.schema import ElementRecord  # noqa: E402
from helpers.made_archive import write  # noqa: E402

PAGE = Path(__file__).parent.parent / "guide" / "measurements" / "proposals.md"
TURNS = {"only", "not", "no", "never", "unless"}  # words without which a statement has another sense
BODY = 8  # words; a shorter line that is set aside may be a label that the right values do not list
JOINING = {"of", "to", "in", "by", "from", "at", "for", "close"}  # what follows one of these is another's name
ARTICLE = r"^(?:(?:the|a|an|le|la|les|un|une|el|los|las|der|die|das|ein|eine) |l')"
MARKS = ("right", "wrong", "missing")
MEASURES = (
    "outlet, headline, standfirst, byline, published, updated, language, captions, furniture, kind of article, "
)
MEASURES += (
    "spans, false quotations, turned spans, speakers, kinds of speakers, relays, indirect, speakers of indirect, "
)
MEASURES += "elements, sections"
# A measure, the part of the articles that it counts, and the least share right and the largest share wrong, in %.
AIMS = (
    ("speakers", "English", 70, 8),
    ("speakers", "other languages", 50, 10),
    ("relays", "all", 60, 10),
    ("outlet", "all", 80, 100),
    ("elements", "all", 60, 3),
)
Case = Mapping[str, Any]
Names = Callable[[str, str], bool]


class Score:
    """Hold how many values of each measure are right, wrong and missing, in one part of the articles."""

    def __init__(self, known: Sequence[Sequence[str]]) -> None:
        """Begin with no counts. ``known`` are the names of each speaker and outlet of the archive."""
        self.known = known
        self.counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.misses: list[str] = []

    def article(self, name: str, case: Case, draft: Draft, shown: list[str]) -> None:
        """Count one draft. ``shown`` are the lines that readers would see."""
        self.name, self.part = name, "English" if case["language"] == "en" else "other languages"
        found = {field: value.value for field, value in vars(draft).items() if hasattr(value, "supplied")}
        found["outlet"] = draft.proposed_outlet.outlet and draft.proposed_outlet.outlet.name
        given = draft.outlet.reason == "given with --outlet"
        for field in ("headline", "byline"):
            self.value(field, case[field], found[field])
        for field in ("published", "updated"):  # "Z" is the same as "+00:00"
            self.value(field, case[field], (found[field] or "").replace("Z", "+00:00") or None)
        self.value("language", case["language"], (found["language"] or "").partition("-")[0])
        self.value("outlet", case["outlet"], None if given else found["outlet"], is_same_name)
        self.value("kind of article", case["kind"], draft.genre.genre)
        self.listed("standfirst", listed(case["standfirst"]), [it.text for it in draft.lines.of_kind("standfirst")])
        pictures = [it.text for kind in ("caption", "credit") for it in draft.lines.of_kind(kind)]
        self.listed("captions", listed(case["captions"]), pictures)
        self.furniture(case, [it.text for it in draft.lines.of_kind("furniture")], [*map(plain, shown)])
        self.quotes(case, draft)
        self.passages(case["elements"], draft)
        places = {section.id: starts for section, starts, *_ in draft.sections}
        for wanted in case["sections"]:
            starts = plain(places.pop(wanted["id"], ""))
            first = plain(wanted["starts"])
            is_there = starts and (starts.startswith(first) or first.startswith(starts))
            self.mark("sections", "right" if is_there else "wrong" if starts else "missing", wanted["id"])
        self.extra("sections", places)

    def mark(self, measure: str, mark: str, what: object) -> None:
        """Count one value, and note it as a miss if it is not right."""
        self.counts[measure, self.part][mark] += 1
        if mark != "right":
            self.misses.append(f"{self.name}: {measure} {mark}: {what}")

    def extra(self, measure: str, found: Iterable[object]) -> None:
        """Count proposals that no right value has."""
        for what in found:
            self.mark(measure, "wrong", f"{what} (extra)")

    def value(self, measure: str, wanted: object, found: object, same: Names | None = None) -> None:
        """Count one value. No proposal where there is no value is right, too."""
        is_same = wanted == found or bool(wanted and found and (same or is_same_words)(str(found), str(wanted)))
        self.mark(measure, "right" if is_same else "wrong" if found else "missing", f"{found}, not {wanted}")

    def listed(self, measure: str, wanted: Sequence[str], found: Sequence[str]) -> None:
        """Count each value of a list, and each proposal that the list lacks."""
        keys, words = [*map(plain, wanted)], [*map(plain, found)]
        for key in keys:
            self.mark(measure, "right" if key in words else "missing", key)
        self.extra(measure, (word for word in words if word not in keys))

    def furniture(self, case: Case, found: Sequence[str], shown: Sequence[str]) -> None:
        """Count lines of the page that readers do not see, and lines of the article that are set aside."""
        wanted = [*map(plain, case["furniture"])]
        for key in wanted:
            self.mark("furniture", "missing" if key in shown else "right", key)
        tagged = [plain(it["exact"]) for field in ("quotes", "indirect", "elements") for it in case[field]]
        for words in (plain(line) for line in found if plain(line) not in (*wanted, plain(case["headline"]))):
            is_body = len(words.split()) >= BODY and not re.search(r"\d", words)
            if is_body or any(exact in words for exact in tagged):
                self.mark("furniture", "wrong", words)

    def quotes(self, case: Case, draft: Draft) -> None:
        """Count the quotes that are proposed and missing, and words in marks that are wrongly proposed as quotes."""
        proposed, texts = list(draft.tags.quotes), {plain(it.fields["exact"]) for it in draft.tags.quotes}
        for field, kind in (("quotes", "spans"), ("indirect", "indirect")):
            for wanted in case[field]:
                tag = next((it for it in proposed if plain(it.fields["exact"]) == plain(wanted["exact"])), None)
                if tag or kind == "spans":  # indirect speech is proposed only where it is probably right
                    self.mark(kind, "right" if tag else "missing", wanted["exact"])
                    self.quote(kind, wanted, tag)
                proposed = [it for it in proposed if it is not tag]
        for tag in proposed:
            kind = "indirect" if tag.fields["kind"] == "indirect" else "spans"
            self.mark(kind, "wrong", key := plain(tag.fields["exact"]))
            for whole in (plain(it["exact"]) for it in (*case["indirect"], *case["quotes"])):
                if key in whole and (lost := TURNS & {*whole.split()} - {*key.split()}):
                    self.mark("turned spans", "wrong", f"{lost}: {whole}")
        right = {plain(it["exact"]) for it in case["quotes"]}
        false = (key for it in case["not_quotes"] if (key := plain(it["exact"])) in texts - right)
        self.extra("false quotations", false)

    def quote(self, kind: str, wanted: Case, tag: DraftTag | None) -> None:
        """Count the speaker of one quote, the speaker's kind, and the relays."""
        speakers = {it.id: it for it in tag.speakers if it.id != "unknown"} if tag else {}
        who, name, words = (
            speakers.get(tag.fields["speaker"]) if tag else None,
            wanted["speaker"],
            wanted["exact"][:50],
        )
        is_right = bool(name and who and self.is_same(who.name, name)) or who is name is None
        mark = "right" if is_right else "wrong" if who else "missing"
        self.mark(
            "speakers" if kind == "spans" else "speakers of indirect",
            mark,
            f"{who and who.name}, not {name}: {words}",
        )
        if who and is_right:
            mark = "right" if who.kind == wanted["speaker_kind"] else "wrong"
            self.mark("kinds of speakers", mark, f"{who.name} is no {who.kind}")
        via = [speakers[id_].name for id_ in tag.fields.get("via", ())] if tag else []
        for relay in wanted["via"]:
            hit = next((it for it in via if self.is_same(it, relay)), None)
            self.mark("relays", "right" if hit else "missing", f"{relay}: {words}")
            via = [it for it in via if it != hit]
        self.extra("relays", via)

    def is_same(self, found: str, wanted: str) -> bool:
        """Say whether two names mean one speaker or outlet, by the words of the archive or by the names alone."""
        known = [entry for entry in self.known if any(is_same_words(name, wanted) for name in entry)]
        return is_same_name(found, wanted) or any(is_same_words(found, name) for entry in known for name in entry)

    def passages(self, elements: Sequence[Case], draft: Draft) -> None:
        """Count parts of the clause. A proposal is right if it has half of the right words, or these half of it."""
        proposed = [(it.fields["element"], plain(it.fields["exact"])) for it in draft.tags.passages]
        for wanted in elements:
            words, name = plain(wanted["exact"]), wanted["element"]
            hit = next((it for it in proposed if it[0] == name and shares_half(it[1], words)), None)
            proposed = [it for it in proposed if it != hit]
            self.mark("elements", "right" if hit else "missing", f"{name}: {words}")
        self.extra("elements", proposed)

    def table(self) -> str:
        """Return the counts as a table of Markdown, a measure per row, and a table with a row for each aim."""
        rows = ["| | right | wrong | missing |", "| --- | --- | --- | --- |"]
        for measure, part in sorted(self.counts, key=lambda it: (MEASURES.index(f"{it[0]}"), it[1])):
            cells = (str(self.counts[measure, part][mark]) for mark in MARKS)
            rows.append(f"| {measure}, {part} | {' | '.join(cells)} |")
        rows += ["", "| aim | right | wrong | met |", "| --- | --- | --- | --- |"]
        for measure, part, least, most in AIMS:
            found = [it for (name, where), it in self.counts.items() if name == measure and part in (where, "all")]
            right, wrong, missing = (sum(it[mark] for it in found) for mark in MARKS)
            # Proposals that no right value has are compared with all proposals, a wrong speaker with all quotes.
            of = right + wrong + (missing if measure in ("speakers", "outlet") else 0)
            values = right + missing + (wrong if measure in ("speakers", "outlet") else 0)
            good, bad = round(100 * right / max(1, values)), round(100 * wrong / max(1, of))
            gaps = [f"{least - good} points too few right"] if good < least else []
            gaps += [f"{bad - most} points too many wrong"] if bad > most else []
            aim = f"{measure}, {part}: at least {least} % right, at most {most} % wrong"
            rows.append(f"| {aim} | {good} % | {bad} % | {', '.join(gaps) or 'yes'} |")
        return "\n".join(rows) + "\n"


def plain(text: object) -> str:
    """Return words in a form to compare: in lower case, without hidden characters and the marks at both ends."""
    visible = re.sub("[\u00ad\u200b\u2060\ufeff]", "", str(text or "")).casefold()
    return " ".join(visible.split()).strip("\"'“”‘’„«»‹›.,;:?!… ")


def listed(value: object) -> list[str]:
    """Return a value that may be a list, one text or nothing as a list of texts."""
    return [*map(str, value)] if isinstance(value, list) else [str(value)] if value else []


def is_same_words(one: str, other: str) -> bool:
    """Say whether two texts are the same apart from an article before them and the shapes of marks."""
    first, second = (re.sub(ARTICLE, "", plain(it).replace("’", "'")) for it in (one, other))
    return first == second


def is_same_name(found: str, wanted: str) -> bool:
    """Say whether a name means the wanted one: it is equal, its end (a surname), or its first letters."""
    if is_same_words(found, wanted):
        return True
    ours, theirs = (plain(it).replace("’", "'").removeprefix("the ").split() for it in (found, wanted))
    if len(ours) < len(theirs):
        left = {*theirs[: -len(ours)]} if theirs[-len(ours) :] == ours else None
        initials = "".join(word[0] for word in theirs)
        return (left is not None and not left & JOINING) or ours == [initials]
    return len(theirs) == 1 and ours[-1:] == theirs


def shares_half(one: str, other: str) -> bool:
    """Say whether two texts share at least half of the words of the shorter one."""
    words = [Counter(re.findall(r"\w+", text)) for text in (one, other)]
    return (words[0] & words[1]).total() * 2 >= min(it.total() for it in words)


def loaded(path: Path) -> Any:
    """Return what a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)


def vocabulary(case: Case) -> dict[str, Any]:
    """Return the spec of an archive with the words of ``clause.yml``, and with the clause's text if it has one."""
    clause, text, sections = case["clause"], case["clause"].get("text", ""), case["sections"]
    named = clause.get("topic") or clause["id"]
    topic = next((it["id"] for it in sections if it["title"] == clause["title"]), named)
    topics = {it["id"]: {"title": it["title"]} for it in sections}
    topics[topic] = {"title": clause["title"], "description": clause["description"]}
    speakers = [{name: it[name] for name in ("name", "kind", "aliases")} for it in case["known_speakers"]]
    outlets = [{name: it[name] for name in ("name", "aliases")} for it in case["known_outlets"]]
    elements, passages = {}, []
    for it in case["elements"]:
        elements[it["id"]] = {"title": it["title"], "topic": topic, "question": it["description"]}
        if "aliases" in ElementRecord.model_fields:
            elements[it["id"]]["aliases"] = it["words"]
        passages += [{"element": it["id"], "exact": words} for words in it["words"] if text.count(words) == 1]
    headline = case.get("agreement", case)["title"]
    treaty = {"kind": "reference", "headline": headline, "paragraphs": [text], "passages": passages}
    return {
        "title": case["title"],
        "question": case["question"],
        "clause": topic,
        "outlets": {f"outlet-{number}": it for number, it in enumerate(outlets)},
        "speakers": {f"speaker-{number}": it for number, it in enumerate(speakers)},
        "topics": topics,
        "elements": elements,
        "articles": [treaty] if text else [],
    }


def measure(folder: Path) -> Score:
    """Return the score of the drafts of all articles in a folder, each added to an archive of its own."""
    web_page.read_page = lambda html, name: page_article.read(html)  # in this process: another takes a second each
    words = loaded(folder / "clause.yml")
    score = Score([[it["name"], *it["aliases"]] for it in (*words["known_speakers"], *words["known_outlets"])])
    for path in sorted(path for path in folder.glob("*.yml") if path.name != "clause.yml"):
        source = next(it for it in (path.with_suffix(".txt"), path.with_suffix(".html")) if it.exists())
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary)
            write(vocabulary(words), root / "articles")
            try:
                added = adding.add(root, str(source))
            except RefusedError:  # nothing tells the outlet
                added = adding.add(root, str(source), "not-told")
            article = next(it for it in archive_folder.load(root).articles if it.slug == added.slug)
        score.article(path.stem, loaded(path), added.draft, [block.text for block in article.capture.blocks])
    return score


def main() -> None:
    """Measure the folders that the command line names."""
    parser = argparse.ArgumentParser(description="Measure what `archive new` proposes.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="name every value that is wrong or missing")
    parser.add_argument("--write", action="store_true", help="write the tables into guide/measurements/proposals.md")
    args = parser.parse_args()
    for folder in args.folders:
        score = measure(folder)
        print(f"{folder.name}\n\n{score.table()}")
        if args.misses:
            print("\n".join(score.misses))
        if args.write:
            text = PAGE.read_text(encoding="utf-8")
            start, end = f"<!-- {folder.name} -->\n", f"<!-- end of {folder.name} -->\n"
            before, _, rest = text.partition(start)
            PAGE.write_text(f"{before}{start}\n{score.table()}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
