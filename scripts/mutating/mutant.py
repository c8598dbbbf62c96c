"""One change of one file, and the id by which it is known in every run."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Change:
    """A place in a text and what stands there instead; ``inside`` is the function around it, "" for none."""

    kind: str
    start: int
    end: int
    new: str
    inside: str = ""


@dataclass(frozen=True)
class Mutant:
    """A change of a file, which is named from the project's folder. ``id`` stays while its line stays the same."""

    id: str
    file: str
    line: int
    change: Change
    old: str

    def of(self, text: str) -> str:
        """Return the file's text with the change made."""
        return text[: self.change.start] + self.change.new + text[self.change.end :]

    @property
    def shown(self) -> tuple[str, str]:
        """Return what stood there and what stands there now, each on one line."""
        return " ".join(self.old.split()), " ".join(self.change.new.split())


def mutants(file: str, text: str, changes: Iterable[Change]) -> list[Mutant]:
    """Return the changes of a file as mutants, without those that leave its text as it was."""
    found = []
    seen: Counter[str] = Counter()
    for change in sorted(set(changes), key=lambda one: (one.start, one.end, one.kind, one.new)):
        old = text[change.start : change.end]
        if old.split() == change.new.split():
            continue
        first = text.rfind("\n", 0, change.start) + 1
        line = text[first : (text.find("\n", change.start) + 1 or len(text) + 1) - 1]
        key = "|".join((file, line.strip(), change.kind, old, change.new))
        seen[key] += 1
        mutant = Mutant("", file, text.count("\n", 0, change.start) + 1, change, old)
        found.append(replace(mutant, id=hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:10]))
    return found
