"""Where the header of a sheet is: below titles and blank rows, in one row or in several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .aliases import Aliases, Ranks
from .heading import normal
from .roles import Role

# In so many filled rows the header is sought, and it has so many rows at most.
WITHIN, DEEPEST = 30, 3
# Cells that no heading is like: a number, a date, many digits.
_DATA = re.compile(
    r"[+-]?[\d,]*\.?\d+%?|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?.*|.*\d{7,}.*", re.DOTALL
)
# What may be in a row below the headings that says how the marks are counted.
_UNIT = re.compile(r"[(（]?(?:满分)?\d*(?:分|%|百分制|分制)[)）]?|[(（](?:满分|占)?\d+%?[)）]")
# What each entry has: a row that is blank there is none.
_KEPT = {Role.CANDIDATE, Role.NAME, Role.NUMBER, Role.SEQUENCE}

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Header:
    """The rows of the header, as the sheet counts from 1, and the heading of each column as it is shown."""

    first: int
    last: int
    columns: Sequence[str]


@dataclass(frozen=True)
class Headings:
    """Rows that may be the header: for each column its headings from the top, and their roles."""

    first: int
    last: int
    levels: Sequence[tuple[str, ...]]
    ranks: Sequence[Ranks]

    @cached_property
    def roles(self) -> Collection[Role]:
        """Return the roles of which there are columns."""
        return {role for ranks in self.ranks for role in ranks}

    @cached_property
    def known(self) -> int:
        """Return how many columns have a heading that is known."""
        return sum(map(bool, self.ranks))

    @cached_property
    def clean(self) -> bool:
        """Return whether no heading is like a cell of data."""
        return not any(_DATA.fullmatch(text.strip()) for levels in self.levels for text in levels)

    def header(self, width: int) -> Header:
        """Return it as a header that is at least so wide."""
        columns = [" ".join(levels) for levels in self.levels]
        return Header(self.first, self.last, [*columns, *[""] * (width - len(columns))])

    def has(self, heading: str) -> bool:
        """Return whether a column has this heading."""
        form = normal(heading)
        texts = (text for levels in self.levels for text in (*levels, "".join(levels)))
        return any(text.strip() == heading.strip() or (form and normal(text) == form) for text in texts)


@dataclass(frozen=True)
class Sought:
    """What a header is known by: the roles that must be there, and headings that the user gave."""

    roles: Collection[Role]
    headings: Collection[str]

    @property
    def whole(self) -> int:
        """Return how much it is."""
        return len(self.roles) + len(self.headings)

    def found(self, headings: Headings) -> int:
        """Return how much of it is there."""
        return sum(role in headings.roles for role in self.roles) + sum(map(headings.has, self.headings))


class Finder:
    """The first rows of a sheet, in which the header is sought."""

    def __init__(self, rows: Rows, aliases: Aliases, sought: Sought) -> None:
        self._rows, self._aliases, self._sought = rows, aliases, sought
        self._filled = [place for place, row in enumerate(rows) if _filled(row)]
        self._top = self._filled[:WITHIN]
        self._widest = max((_filled(rows[place]) for place in self._top), default=0)

    def find(self) -> Headings:
        """Return the header: the rows in which most of what is sought stands, and most that is known.

        Some row has to be filled.
        """
        best = max(self._likely(), key=self._rank, default=None)
        return self._plain() if best is None else self._extended(best)

    def ending(self, row: int) -> Headings | None:
        """Return the header whose last row the user gave; None for a blank row."""
        if row - 1 not in self._filled:
            return None
        single = self._at(row - 1, row - 1)
        return max((single, *self._merged(single)), key=self._rank)

    def beyond(self) -> int | None:
        """Return the row of a header that is too far down to be found, if there is one."""
        below = (self._at(place, place) for place in self._filled[WITHIN:])
        return next((it.last for it in below if self._sought.found(it) == self._sought.whole), None)

    @property
    def first(self) -> int | None:
        """Return the first row that is filled, if any is."""
        return self._filled[0] + 1 if self._filled else None

    def unread(self, header: Headings) -> list[int]:
        """Return the rows above a header that are not like titles: as wide as its data, and with figures."""
        above = [place for place in self._filled if place < header.first - 1]
        wide = [place for place in above if _filled(self._rows[place]) * 2 > len(header.levels)]
        return [place + 1 for place in wide if not self._at(place, place).clean]

    def _rank(self, it: Headings) -> tuple[int, bool, int, int, int]:
        return (self._sought.found(it), it.clean, it.known, it.first - it.last, -it.first)

    def _likely(self) -> Iterator[Headings]:
        """Return the rows, single and several as one, that may be the header by what is known."""
        within_data, complete = False, False
        for place in self._top:
            single = self._at(place, place)
            several = _filled(self._rows[place]) > 1
            found = self._sought.found(single)
            # A single cell is a title, unless it is what only a column is called.
            heads = several or self._widest == 1 or not _KEPT.isdisjoint(single.roles)
            if found or (single.known > within_data and heads):
                yield single
            yield from (
                it
                for it in self._merged(single)
                if self._sought.found(it) > found or _filled(self._rows[it.first - 1]) > 1
            )
            if several and not single.clean:
                if complete:  # another table below is not this one
                    return
                within_data = True
            complete = complete or (single.known > 1 and found >= self._sought.whole)

    def _merged(self, last: Headings) -> Iterator[Headings]:
        """Return the rows above read as one with a row, where they have headings too."""
        place = last.last - 1
        known = last.known
        for first in range(place - 1, max(place - DEEPEST, -1), -1) if last.clean else ():
            upper = self._at(first, first)
            known += upper.known
            if first not in self._filled or not upper.clean:
                return
            if known:
                yield self._at(first, place)

    def _plain(self) -> Headings:
        """Return the first row that is as wide as a table's, where no heading is known."""
        wide = [place for place in self._top if _filled(self._rows[place]) * 2 > self._widest]
        likely = [self._at(place, place) for place in wide]
        return next((it for it in likely if it.clean), likely[0])

    def _extended(self, it: Headings) -> Headings:
        """Return the header with the row below, if that goes on with it: units, or parts of what is above.

        Where a person or a number is, such a row is blank.
        """
        row = self._rows[it.last] if it.last < len(self._rows) else ()
        texts = [text for cell in row if (text := "".join(cell.split()))]
        if texts and all(map(_UNIT.fullmatch, texts)):
            return Headings(it.first, it.last + 1, it.levels, it.ranks)
        kept = [place for place, ranks in enumerate(it.ranks) if not _KEPT.isdisjoint(ranks)]
        blank = kept and not any(row[place].strip() for place in kept if place < len(row))
        if blank and len(texts) > 1 and self._at(it.last, it.last).clean:
            return self._at(it.first - 1, it.last)
        return it

    def _at(self, first: int, last: int) -> Headings:
        levels = _levels(self._rows[first : last + 1])
        return Headings(first + 1, last + 1, levels, [self._aliases.of(each) for each in levels])


def _filled(row: Sequence[str]) -> int:
    return sum(not cell.isspace() for cell in row if cell)


def _levels(rows: Rows) -> list[tuple[str, ...]]:
    """Return the headings of each column from the top.

    A text goes on to its right, over blanks below which there is a heading, too.
    """
    return [_distinct(column) for column in spread(rows)]


def spread(rows: Rows) -> list[list[str]]:
    """Return the cells of each column from the top, those that go on to the right in each column."""
    width = max(map(len, rows))
    grid = [[*(cell.strip() for cell in row), *[""] * (width - len(row))] for row in rows]
    for depth, row in enumerate(grid[:-1]):
        below = [any(lower[place] for lower in grid[depth + 1 :]) for place in range(width)]
        for place in range(1, width):
            same = all(upper[place] == upper[place - 1] for upper in grid[:depth])
            if not row[place] and below[place] and below[place - 1] and same:
                row[place] = row[place - 1]
    return [[*column] for column in zip(*grid, strict=True)]


def _distinct(column: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a column: merged cells may be repeated in each row, and units are none."""
    texts = [text for text in column if text]
    kept = [text for place, text in enumerate(texts) if text not in texts[:place]]
    return tuple(text for text in kept if text == kept[0] or not _UNIT.fullmatch("".join(text.split())))
