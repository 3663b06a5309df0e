"""The column of certificate numbers: by its heading and by what stands in it, together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import recover_column
from ..texts import Text
from .column import Chosen
from .header import Headings, Rows
from .roles import Role

# So large a share of the cells that are filled must be numbers, or become numbers.
SHARE = 0.5
# So many rows, spread over all of them, tell whether a look at the others is worth it.
_FEW = 50
# What a damaged number still has: so many digits, or letters that are taken for digits.
_DIGITS, _LIKE = 13, re.compile(r"[0-9０-９OoIlZSB]")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?1[0-3]", re.IGNORECASE)


@dataclass(frozen=True)
class Split:
    """A number whose digits stand in two columns side by side, so many of them in the second."""

    place: int
    digits: int

    def text(self, names: Sequence[str], row: int) -> Text:
        """Return what is wrong, and what cures it, from the first row of data on."""
        left, right = (Chosen(place, names[place], True) for place in (self.place, self.place + 1))
        join = f'={left.letters}{row}&TEXT({right.letters}{row},"{"0" * self.digits}")'
        return Text(
            f"证书编号分在两格里：{left.named}和{right.named}；"
            f"怎么办：在副本的空白列中用公式 {join} 合成一列",
            f"the certificate number is split over two cells: {left.named} and {right.named}; cure: "
            f"join them in a free column of a copy by {join}",
        )


@dataclass(frozen=True)
class Column:
    """A column that may hold the numbers: its place, and the rows below the header."""

    place: int
    body: Rows

    @cached_property
    def cells(self) -> Sequence[str]:
        """Return the cells."""
        return [row[self.place] if self.place < len(row) else "" for row in self.body]

    @cached_property
    def filled(self) -> Sequence[str]:
        """Return the cells that are not blank."""
        return [cell for cell in self.cells if cell and not cell.isspace()]

    @cached_property
    def good(self) -> bool:
        """Return whether most cells are numbers, or can be recovered."""
        # Most columns have no cell that is long enough, which a few rows tell.
        rows = self.body[:: len(self.body) // _FEW + 1]
        return any(len(row[self.place]) >= _DIGITS for row in rows if self.place < len(row)) and _good(
            self.filled
        )

    @cached_property
    def like(self) -> bool:
        """Return whether most cells look like a number that was damaged; a column without any does, too."""
        alike = sum(_is_like(cell) for cell in self.filled)
        return not self.filled or alike > SHARE * len(self.filled)


class Numbers:
    """The columns of a sheet, among which is the one of the numbers."""

    def __init__(self, headings: Headings, body: Rows) -> None:
        self._headings = headings
        width = max(len(headings.levels), *map(len, body), 0)
        self._columns = [Column(place, body) for place in range(width)]

    def find(self) -> Sequence[int] | Split:
        """Return the place of the column that is it; several that may be it; none."""
        said = self._of(Role.NUMBER)
        found = self._best([it for it in said if it.good]) or self._best([it for it in said if it.filled])
        if len(found) == 1 and (split := self.split(found[0].place)):
            return split
        return [it.place for it in found or self._unsaid() or self._best(said)]

    def others(self, chosen: int) -> list[int]:
        """Return the other columns that are called so, or hold such numbers."""
        said = {it.place for it in self._of(Role.NUMBER)}
        good = {it.place for it in self._unknown()}
        return [place for place in sorted(said | good) if place != chosen]

    def _unsaid(self) -> Sequence[Column]:
        """Return the columns that hold numbers, whatever they are called; else one that may be called so."""
        hints = self._of(Role.NUMBER_HINT)
        good = self._best([it for it in hints if it.good]) or [*self._unknown()]
        return good or self._best([it for it in hints if it.like])

    def _unknown(self) -> Iterator[Column]:
        """Return the columns that hold numbers, and are not known as something else."""
        for column in self._columns:
            ranks = self._headings.ranks[column.place] if column.place < len(self._headings.ranks) else ()
            if (not ranks or Role.NUMBER_HINT in ranks) and column.good:
                yield column

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
                if joined and _good(joined):
                    longest = max(len(cell.strip()) for cell in self._columns[left].filled)
                    return Split(left, _DIGITS - longest)
        return None


def _good(cells: Sequence[str]) -> bool:
    return recover_column(cells).counts["exact"] > SHARE * len(cells)


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
