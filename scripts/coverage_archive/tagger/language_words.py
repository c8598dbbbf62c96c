"""Load the words by which languages attribute quotations (``languages.toml``), as regular expressions."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .masked_text import CAPITALISED, INSIDE, MARKS, STOPPED, UPPER

_TABLES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


class LanguageWords:
    """Hold the words of one language as regular expressions."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self.has_particles = "topics" in table
        self.names = table.get("names", "")
        self.says, self.rules, self.according = map(self._words, ("says", "rules", "according"))
        self.reports, self.roles, self.joins = map(self._words, ("reports", "roles", "joins"))
        self.outlets, self.it = self._words("outlets", "agencies"), self._words("it")
        self.documents, self.groups = self._words("documents"), self._words("groups")
        self.no_person = self._words("documents", "bodies", "outlets", "groups", "agencies", "dates")
        self.before_name = self._words("roles", "joins", "bodies", "outlets", "agencies", "groups", "dates")
        self.pronoun = re.compile(rf"[\s-]*(?<!\w)(?:(?P<he>{self._any('he')})|(?P<it>{self._any('it')}))(?!\w)")
        edge = "" if self.has_particles else r"(?<!\w)"
        self.title = re.compile(rf"{edge}(?:{self._any('works', 'called')})[\s,{MARKS}]*\Z")
        self.owner_before = re.compile(rf"(?<!\w)(?:{self._any('of')})\s?\Z")
        self.role_before = re.compile(rf"(?<!\w)(?:{self._any('roles')})\.?\s\Z")
        documents = rf"(?:{self._any('documents')})(?!\w)(?:\s\d+)?"
        names = rf"{CAPITALISED}(?:\s{CAPITALISED})*(?:\sand\s{CAPITALISED})?"
        of = rf"(?:\s(?:(?:{self._any('of', 'joint')})\s?)?(?:{documents}|{names})(?!\w))?"
        nouns = self._any("bodies", "groups", "roles")
        self.noun = re.compile(rf"(?<!\w)(?:{documents}|(?:{nouns})(?!\w)){of}")
        self.document = re.compile(rf"(?<!\w){documents}{of}")
        # Up to two short words, such as an auxiliary, may stand before the verb.
        short = r"(?:[^\W\d_]{1,6}(?:-t-(?:il|elle|on))?\s){0,2}"
        self.verb_after = re.compile(rf"[{INSIDE}{STOPPED}]*[\s,.\u2014\u2013-]*{short}(?:{self._any('says')})(?!\w)")
        name = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
        agency, joined, marks = f"(?:{self._any('agencies')})", f"(?:(?:{self._any('joins')})\\s?)?", f"[{MARKS}]*"
        told = self._any("reports", "according")
        self.relay = re.compile(
            rf"(?<!\w){agency}\s{joined}{marks}({name})|(?<!\w)({self._any('unnamed')})(?!\w)"
            rf"|(?<!\w)((?:{CAPITALISED}\s){{0,3}}(?={CAPITALISED})(?:{self._any('outlets')})(?!\w)(?:\s{CAPITALISED}){{0,3}})"
            rf"|(?<!\w)({name})(?<!['\u2019]s)\s(?:{self._any('behind')})(?!\w)(?!\s{CAPITALISED})"
            rf"|(?:{told})\s{joined}([{UPPER}]{{3,6}})(?!\w)|(?<!\w)([{UPPER}]{{3,6}})\s(?:{told})(?!\w)"
        )
        # Words of the reporter inside the marks: a verb that comes first in its clause, and its subject.
        dash = r"(?:[\u2014\u2013]\s)?" if not self.has_particles else "(?!)"
        self.insertion = re.compile(
            rf"(?<=[,!?\u2026])(?P<words>\s{dash}(?:a\s)?(?:{self._any('says')})(?!\w)"
            rf"[^\n{MARKS}\u2014]{{2,70}}?[.,]\s{dash})"
        )
        slots = {"QUOTE": f"{INSIDE}+{STOPPED}?", "SAYS": f"(?:{self._any('says')})(?!\\w)"}
        orders = [
            re.sub("QUOTE|SAYS", lambda it: slots[it[0]], order)
            for order in table.get("orders", "").split("\n")
            if order
        ]
        self.orders = [
            (word.strip("*"), re.compile(order.removeprefix("^")), order.startswith("^"))
            for word, _, order in (line.partition(" ") for line in orders)
        ]
        self.bodies, self.he, self.not_name = map(self._words, ("bodies", "he", "not_name"))
        self.after = re.compile(rf"(?:^|[{INSIDE}{STOPPED}])(?:{table.get('after', '(?!)')})")
        self.role_end = re.compile(rf"(?:{self._any('roles')})$")
        self.before_phrase = re.compile(table.get("before_phrase", "(?!)"))
        self.particle_end = re.compile(r"(?:은|는|께서|이|가|도)$")
        self.topics = [re.compile(each) for each in table.get("topics", "").splitlines() if each]
        self.again = self._words("again")
        self.endings = [pair.partition("=")[::2] for pair in table.get("endings", "").split()]

    def _any(self, *fields: str) -> str:
        """Return a regular expression for any of the words in some fields of the table."""
        words = {word for field in fields for word in self._table.get(field, "").split()}
        words = {word.replace("_", r"\s").replace("~", self._table.get("stem", "")) for word in words}
        return "|".join(sorted(words, key=lambda word: (-len(word), word))) or "(?!)"

    def _words(self, *fields: str) -> re.Pattern[str]:
        edges = (r"(?<!\w)", r"(?!\w)") if not self.has_particles else ("", "")
        return re.compile(rf"{edges[0]}(?:{self._any(*fields)}){edges[1]}")


def english() -> LanguageWords:
    """Return the words of English."""
    return words_of("en") or LanguageWords({})


@cache
def words_of(code: str) -> LanguageWords | None:
    """Return the words of a language (de, not de-CH), or None if ``languages.toml`` has none."""
    return LanguageWords(_TABLES[code]) if code in _TABLES else None
