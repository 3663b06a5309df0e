"""The column of certificate numbers: by its heading and by what stands in it, together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import recover_column
from ..texts import Text
from .header import Headings, Rows
from .heading import letters, shown
from .roles import Role

# So large a share of the cells that are filled must be numbers, or become numbers.
SHARE = 0.5
# What a damaged number still has: so many digits, or letters that are taken for digits.
_DIGITS, _LIKE = 13, re.compile(r"[0-9０-９OoIlZSB]")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?1[0-3]", re.IGNORECASE)


@dataclass(frozen=True)
class Split:
    """A number whose digits stand in two columns side by side."""

    place: int

    def text(self, names: Sequence[str]) -> Text:
        """Return what is wrong, and what cures it."""
        left, right = (f"{letters(place)}“{shown(names[place])}”" for place in (self.place, self.place + 1))
        one, other = letters(self.place), letters(self.place + 1)
        return Text(
            f"证书编号分在{left}和{right}两列里；怎么办：在副本的空白列中用公式 "
            f"={one}2&{other}2 合成一列（文本格式）",
            f"the certificate number is split over the columns {left} and {right}; cure: join them in a free "
            f"column of a copy, as text, by the formula ={one}2&{other}2",
        )


@dataclass(frozen=True)
class Column:
    """A column that may hold the numbers: its place, its rank by heading (none is 0), its cells."""

    place: int
    cells: Sequence[str]

    @cached_property
    def filled(self) -> Sequence[str]:
        """Return the cells that are not blank."""
        return [cell for cell in self.cells if not (cell.isspace() or not cell)]

    @cached_property
    def good(self) -> bool:
        """Return whether most cells are numbers, or can be recovered."""
        # Most columns are too short for it, and need no closer look.
        if sum(len(cell) >= _DIGITS for cell in self.filled) <= SHARE * len(self.filled):
            return False
        return recover_column(self.filled).counts["exact"] > SHARE * len(self.filled)

    @cached_property
    def like(self) -> bool:
        """Return whether most cells look like a number that was damaged; a column without any does, too."""
        alike = sum(_is_like(cell) for cell in self.filled)
        return not self.filled or alike > SHARE * len(self.filled)


class Numbers:
    """The columns of a sheet, among which is the one of the numbers."""

    def __init__(self, headings: Headings, body: Rows) -> None:
        self._headings, self._body = headings, body
        width = max(len(headings.levels), *map(len, body), 0)
        self._columns = [Column(place, [*_cells(body, place)]) for place in range(width)]

    def find(self) -> Sequence[int] | Split:
        """Return the place of the column that is it; several that may be it; none."""
        said = self._of(Role.NUMBER)
        found = self._best([it for it in said if it.good]) or self._best([it for it in said if it.filled])
        if len(found) == 1 and (split := self.split(found[0].place)):
            return split
        if not found or (len(said) == len(found) == 1 and not found[0].filled):
            found = self._unsaid() or self._best(said)
        return [it.place for it in found]

    def others(self, chosen: int) -> list[int]:
        """Return the other columns that are called so, or hold such numbers."""
        said = {it.place for it in self._of(Role.NUMBER)}
        return [it.place for it in self._columns if it.place != chosen and (it.place in said or it.good)]

    def _unsaid(self) -> Sequence[Column]:
        """Return the columns that hold numbers, whatever they are called; else one that may be called so."""
        good = [it for it in self._columns if it.good]
        if good:
            return self._best([it for it in self._of(Role.NUMBER_HINT) if it.good]) or good
        hints = [it for it in self._of(Role.NUMBER_HINT) if it.like]
        return self._best(hints)

    def _of(self, role: Role) -> list[Column]:
        return [self._columns[place] for place, ranks in enumerate(self._headings.ranks) if role in ranks]

    def _best(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Return the columns whose headings come first in the list, more than one if these are equal."""
        ranked = [(self._rank(it), it) for it in columns]
        best = min((rank for rank, _ in ranked), default=0.0)
        return [it for rank, it in ranked if rank == best]

    def _rank(self, column: Column) -> float:
        ranks = self._headings.ranks[column.place]
        return ranks.get(Role.NUMBER, ranks.get(Role.NUMBER_HINT, 0.0))

    def split(self, place: int) -> Split | None:
        """Return that the numbers of a column go on in the next one, if they do."""
        if self._columns[place].good:
            return None
        for left in (place, place - 1):
            if 0 <= left < len(self._columns) - 1:
                joined = [*_joined(self._columns[left].cells, self._columns[left + 1].cells)]
                if Column(left, joined).good:
                    return Split(left)
        return None


def _cells(body: Rows, place: int) -> Iterator[str]:
    return (row[place] if place < len(row) else "" for row in body)


def _joined(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Return the cells of two columns as one, with the zeros that a number cell has lost."""
    for one, other in zip(left, right, strict=True):
        if one.strip() and other.strip():
            yield one.strip() + other.strip().zfill(_DIGITS - len(one.strip()))


def _is_like(cell: str) -> bool:
    text = cell.strip()
    return _SCIENTIFIC.fullmatch(text) is not None or (
        len(text) < 18 and len(_LIKE.findall(text)) >= _DIGITS - 3
    )
