"""A list of any length -> pages of so many items: the first at the list's own address, the others numbered below it.

Every heading of the list stands on its first page. If its items start on a later page, it links to that page. So an
address with the fragment of a heading stays good, however long the list grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_LISTED = 200  # items on a page
_NEAR = 2  # pages that a page leads to on either side of it, besides the first and the last

Heading = TypeVar("Heading")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Heading, Item]):
    """What a page has under a heading: items, or else the number of the later page on which they begin."""

    heading: Heading
    items: tuple[Item, ...]
    begins: int | None = None


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Heading, Item]):
    """One page of a list: its number, from 1, of how many, and what stands on it."""

    list: str
    number: int
    count: int
    parts: tuple[ListPart[Heading, Item], ...]

    @property
    def address(self) -> str:
        """The address of this page."""
        return self.address_of(self.number)

    def address_of(self, number: int) -> str:
        """Return the address of the list's page of this number."""
        return page_address(self.list, number)

    @property
    def named(self) -> str:
        """What follows the list's name in the name of this page: nothing on the first."""
        return f", page {self.number}" if self.number > 1 else ""

    @property
    def near(self) -> tuple[int, ...]:
        """The numbers of the pages that this one leads to, and its own; where some are left out, 0."""
        shown = {1, self.count, *range(max(1, self.number - _NEAR), min(self.count, self.number + _NEAR) + 1)}
        steps: list[int] = []
        for number in sorted(shown):
            steps += [0] if steps and number > steps[-1] + 1 else []
            steps.append(number)
        return tuple(steps)


def page_address(list_: str, number: int) -> str:
    """Return the address of a page of a list. No id has an underscore: nothing else of the list can stand there."""
    return list_ if number == 1 else f"{list_}page_{number}/"


def paged(
    address: str, groups: Sequence[tuple[Heading, Sequence[Item]]], most: int | None = None
) -> tuple[ListPage[Heading, Item], ...]:
    """Return the pages of a list whose items stand in groups, in this order, each under its heading."""
    most = most or MOST_LISTED
    total = sum(len(items) for _, items in groups)
    count = max(1, -(-total // most))
    parts: list[list[ListPart[Heading, Item]]] = [[] for _ in range(count)]
    before = 0
    for heading, items in groups:
        first = min(before // most, count - 1)
        if first:
            parts[0].append(ListPart(heading, (), first + 1))
        for number in range(first, max(first, (before + len(items) - 1) // most) + 1):
            shown = items[max(0, number * most - before) : (number + 1) * most - before]
            parts[number].append(ListPart(heading, tuple(shown)))
        before += len(items)
    return tuple(ListPage(address, number, count, tuple(some)) for number, some in enumerate(parts, 1))
