"""What tables have in common, whatever their format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from ..texts import BilingualError
from .header import Header
from .heading import letters, listed, normal, shown
from .rows import ALONE, HIDDEN, STRAY, RowFault, Skipped, Words, classify

# Kinds of rows that are no entries in which something may be said of people.
REMARKS = ("footer", "remark")
Rows = TypeVar("Rows")
Item = TypeVar("Item")
Consumed = TypeVar("Consumed", contravariant=True)


class Column(Protocol):
    """Cells of a column: Arrow data for the kernel, and what they are in Python."""

    def to_pylist(self) -> list[str]:
        """Return the cells as texts."""

    def values(self) -> list[str | int | float]:
        """Return the cells, numbers as numbers."""

    def kinds(self) -> list[tuple[int, str]]:
        """Return the cells that are neither text nor number, by their place."""


class Block(Protocol):
    """Consecutive rows of a table, as the native part reads them."""

    def __len__(self) -> int: ...

    @property
    def first(self) -> int:
        """Return the number of the first row."""

    @property
    def read(self) -> int:
        """Return how much was read to get there."""

    @property
    def noted(self) -> list[tuple[int, int, int, str]]:
        """Return the rows of which something is noted: place, flags, width, first filled cell."""

    def column(self, index: int) -> Any:  # noqa: ANN401 - of Arrow data no more is known
        """Return a wanted column."""


@dataclass(frozen=True)
class Batch(Generic[Rows]):
    """Rows one after the other, the number of the first, and some of their columns.

    A column is what `skillcert.check` takes, without nulls: a blank cell is empty text.
    """

    # As the sheet counts.
    first: int
    columns: Sequence[Any]
    rows: Rows
    # What has been read to get there, in the measure of the table's size.
    read: int
    # By their places: the rows that cannot be judged, and those that are no entries.
    faults: Mapping[int, RowFault] = field(default_factory=dict)
    skipped: Mapping[int, Skipped] = field(default_factory=dict)
    # The places of rows that the sheet hides, and of those with cells right of the header.
    hidden: Sequence[int] = ()
    stray: Sequence[int] = ()
    # What is written in rows that are no entries, but for totals and headers; by their places.
    remarks: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, block: Block, places: Sequence[int], rows: Rows, words: Words, expected: int, along: int = 0
    ) -> Batch[Rows]:
        """Return rows as they were read, with the columns at some places, and so many that are read along."""
        columns = [block.column(index) for index in range(len(places) + along)]
        noted = block.noted
        odd = [each for each in noted if each[1] & ~(HIDDEN | STRAY)]
        texts = [column.to_pylist() for column in columns[: len(places)]] if odd else []
        faults, skipped, remarks = dict[int, RowFault](), dict[int, Skipped](), dict[int, str]()
        for row, flags, width, lead in odd:
            cells = {place: column[row] for place, column in zip(places, texts, strict=True)}
            found = classify(flags, width, lead, cells, words, expected)
            if isinstance(found, RowFault):
                faults[row] = found
            elif found:
                skipped[row] = found
            if found.kind in REMARKS if isinstance(found, Skipped) else flags & ALONE:
                remarks[row] = " ".join(dict.fromkeys(filter(None, (*cells.values(), lead))))
        for number, known in words.rows.items():
            place = number - block.first
            if 0 <= place < len(block):
                skipped[place] = known
                faults.pop(place, None)
        hidden, stray = ([row for row, flags, *_ in noted if flags & flag] for flag in (HIDDEN, STRAY))
        return cls(block.first, columns, rows, block.read, faults, skipped, hidden, stray, remarks)

    def __len__(self) -> int:
        return len(self.columns[0])

    @property
    def entries(self) -> int:
        """Return how many rows are entries."""
        return len(self) - len(self.skipped)

    def values(self, index: int) -> list[object]:
        """Return what the cells of a column hold: numbers as numbers."""
        values: list[object] = self.columns[index].values()
        return values

    def texts(self, index: int) -> list[str]:
        """Return a column as texts."""
        texts: list[str] = self.columns[index].to_pylist()
        return texts

    def kinds(self, index: int) -> dict[int, str]:
        """Return the cells that are neither text nor number: their places, and what they are."""
        return dict(self.columns[index].kinds())


class Writer(Protocol[Consumed]):
    """Writes the rows of a table again, with more cells in each."""

    def write(self, rows: Consumed, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows, with their cells added."""


class Table(ABC, Generic[Rows]):
    """A table below its header; rows are read one batch after the other."""

    # How much there is to read, in bytes or rows; 0 if that is not known.
    size = 0
    # Whether a number is held with 15 digits, as spreadsheets do.
    rounds = True

    def __init__(self, name: str, sheet: int, header: Header, words: Words) -> None:
        self.name, self.sheet, self.header, self.words = name, sheet, header, words
        self.columns = header.columns

    @abstractmethod
    def batches(
        self, places: Sequence[int], *, whole: bool, along: Sequence[int] = ()
    ) -> Iterator[Batch[Rows]]:
        """Return the rows below the header with the columns at some places; whole to be written again.

        The columns at further places are read along: how they are written is no fault of a row.
        """

    def is_legible(self, place: int) -> bool:
        """Return whether the cells of a column can be read along as texts."""
        return True

    def records(self, batches: Iterable[Batch[Rows]]) -> Iterator[tuple[int, list[str]]]:
        """Return number and cells of every entry that is not blank; one that is broken is an error."""
        for batch in batches:
            columns = [batch.texts(index) for index in range(len(batch.columns))]
            for row, cells in enumerate(zip(*columns, strict=True)):
                number = batch.first + row
                if fault := batch.faults.get(row):
                    raise BilingualError(
                        f"{self.name}：第{number}行{fault.message('zh')}；怎么办：{fault.cure('zh')}",
                        f"{self.name}: row {number}: {fault.message('en')}; cure: {fault.cure('en')}",
                    )
                if row not in batch.skipped and any(cell.strip() for cell in cells):
                    yield number, [*cells]

    def column(self, *names: str) -> int | None:
        """Return the place of the column that has one of these names, if there is one."""
        wanted = [*map(normal, names)]
        places = [place for place, column in enumerate(self.columns) if column and normal(column) in wanted]
        if len(places) > 1:
            found = "、".join(f"{letters(place)}“{shown(self.columns[place])}”" for place in places)
            raise BilingualError(
                f"{self.name}：有不止一列可作“{names[0]}”：{found}；怎么办：只留一列，或改其中一列的表头",
                f"{self.name}: more than one column could be “{names[-1]}”: {found}; cure: keep one of them "
                "in a copy, or rename the other",
            )
        return places[0] if places else None

    def required_column(self, *names: str) -> int:
        """Return the place of a column that must be there; the error lists some that are."""
        place = self.column(*names)
        if place is None:
            there = listed(self.columns)
            raise BilingualError(
                f"{self.name}：没有“{names[0]}”这一列；有：{there.zh}；怎么办：加上这一列，或改它的表头",
                f"{self.name}: there is no column “{names[-1]}”; there are: {there.en}; cure: add it, "
                "or rename the one that holds it",
            )
        return place

    def names(self, added: Sequence[str]) -> list[str]:
        """Return names for columns that are added: one that is taken gets a number behind it."""
        taken, names = set(self.columns), []
        for name in added:
            free = next(each for each in _numbered(name) if each not in taken)
            taken.add(free)
            names.append(free)
        return names

    def refuse_full(self, added: int) -> None:
        """Refuse a table that has no room for so many columns more, as far as its first rows show that."""

    def without_rows(self) -> BilingualError:
        """Return the error for a table that ends with its header."""
        return BilingualError(
            f"{self.name}：只有表头，没有数据行；怎么办：填好后再用，或用 --sheet 指定工作表",
            f"{self.name}: there is a header but no row; cure: fill it in, or name another with --sheet",
        )


def _numbered(name: str) -> Iterator[str]:
    yield name
    place = 2
    while True:
        yield f"{name}{place}"
        place += 1


def undamaged(items: Iterator[Item], name: str, kind: str) -> Iterator[Item]:
    """Return what a library reads, any of whose errors says that the file is damaged."""
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except Exception:
            # No library lists the errors that a damaged file causes; an error of ours is not raised in there.
            raise BilingualError(
                f"{name}：文件已损坏，或者不是{kind}；怎么办：向提供者重新取得这个文件",
                f"{name}: the file is damaged, or is not {kind}; cure: get it anew from where it came",
            ) from None
        yield item
