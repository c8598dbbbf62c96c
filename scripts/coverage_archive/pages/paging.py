"""Divide a list into pages: the first at the list's own address, the others at numbered addresses below it.

All headings of the list are on its first page. A heading whose items begin on a later page links to that page. So an
address with the fragment of a heading keeps working, however long the list grows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_LISTED = 200  # items on a page
_NEAR = 2  # pages on either side that a page links to, besides the first and the last

Heading = TypeVar("Heading")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Heading, Item]):
    """Hold a heading and its items on one page; if they begin on a later page, ``begins`` is that page's number."""

    heading: Heading
    items: tuple[Item, ...]
    begins: int | None = None


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Heading, Item]):
    """Represent one page of a list.

    ``list`` is the address of the list, ``number`` that of the page, from 1, and ``count`` the number of pages.
    """

    list: str
    number: int
    count: int
    parts: tuple[ListPart[Heading, Item], ...]

    @property
    def address(self) -> str:
        """Return the address of this page."""
        return self.address_of(self.number)

    def address_of(self, number: int) -> str:
        """Return the address of the page with this number."""
        return page_address(self.list, number)

    @property
    def named(self) -> str:
        """Return what this page's title adds to the list's, such as ", page 2"; an empty string on the first page."""
        return f", page {self.number}" if self.number > 1 else ""

    @property
    def near(self) -> tuple[int, ...]:
        """Return the numbers of the pages that this one links to, and its own, in order, with a 0 for each gap."""
        shown = {1, self.count, *range(max(1, self.number - _NEAR), min(self.count, self.number + _NEAR) + 1)}
        steps: list[int] = []
        for number in sorted(shown):
            steps += [0] if steps and number > steps[-1] + 1 else []
            steps.append(number)
        return tuple(steps)


def page_address(list_: str, number: int) -> str:
    """Return the address of a page of a list. No id has an underscore, so it cannot be the address of an item."""
    return list_ if number == 1 else f"{list_}page_{number}/"


def paged(
    address: str,
    groups: Sequence[tuple[Heading, Sequence[Item]]],
    most: int | None = None,
    size: Callable[[Item], int] = lambda item: 1,
) -> tuple[ListPage[Heading, Item], ...]:
    """Return the pages of a list of groups: pairs of a heading and its items. There is at least one page.

    ``most`` is the number of items on a page, by default ``MOST_LISTED``; ``size`` says for how many an item counts.
    """
    most = most or MOST_LISTED
    parts: list[list[ListPart[Heading, Item]]] = [[]]
    used = 0
    for heading, items in groups:
        runs: dict[int, list[Item]] = {}  # the items on each page, by the page's index in ``parts``
        for item in items:
            if used and used + size(item) > most:
                parts.append([])
                used = 0
            used += size(item)
            runs.setdefault(len(parts) - 1, []).append(item)
        runs = runs or {len(parts) - 1: []}
        if first := min(runs):
            parts[0].append(ListPart(heading, (), first + 1))
        for number, some in runs.items():
            parts[number].append(ListPart(heading, tuple(some)))
    return tuple(ListPage(address, number, len(parts), tuple(some)) for number, some in enumerate(parts, 1))
