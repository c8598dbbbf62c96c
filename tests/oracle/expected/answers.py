"""Values that a statement may be equal to where more than one is right."""

from collections.abc import Iterable, Sequence
from typing import Any

from oracle.read_files import Text


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


class Between:
    """A list that has all of these, and nothing besides these and those."""

    def __init__(self, all_of: Iterable[Any], also: Iterable[Any]) -> None:
        self.least = {*all_of}
        self.most = {*self.least, *also}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list) and self.least <= {*other} <= self.most

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"all of {sorted(self.least)} and nothing but {sorted(self.most)}"


class Covering:
    """What is told of each: of these what is given here; of others anything."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and all(other.get(key) == note for key, note in self.told.items())

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"with {self.told}"


def comparable(articles: Sequence[Text], *, of_one_outlet: bool) -> Among:
    """Return the pairs of articles whose words may be compared: of one language, as far as both are known."""
    return Among(
        (one.slug, other.slug)
        for one in articles
        for other in articles
        if (not one.language or not other.language or one.language == other.language)
        and (of_one_outlet or one.source != other.source)
    )
