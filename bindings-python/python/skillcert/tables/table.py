"""What tables have in common, whatever their format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from ..texts import BilingualError, Text
from .output import Output
from .shown import value_of

Rows = TypeVar("Rows")
Consumed = TypeVar("Consumed", contravariant=True)
Item = TypeVar("Item")


@dataclass(frozen=True)
class RowFault:
    """A row that cannot be judged, because it is not like the header."""

    code: str
    # How many fields there are, and how many there should be.
    width: int = 0
    expected: int = 0
    clause = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        if self.code == "row_quotes":
            return Text("引号未配对", "its quotes do not match").of(lang)
        return Text(
            f"有{self.width}个字段，应有{self.expected}个",
            f"it has {self.width} fields, expected {self.expected}",
        ).of(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return Text("在原表中改正这一行", "correct this row in the table").of(lang)


@dataclass(frozen=True)
class Batch(Generic[Rows]):
    """Rows one after the other, the number of the first, and some of their columns.

    A column is what `skillcert.check` takes, without nulls: a blank cell is empty text, and so are the
    cells of a row that cannot be judged.
    """

    first: int
    columns: Sequence[Any]
    rows: Rows
    # What has been read to get there, in the measure of the table's size.
    read: int
    # The rows that cannot be judged, by their place.
    faults: Mapping[int, RowFault] = field(default_factory=dict)
    # The columns with cells of the types that they have in the file, where there are types.
    typed: Sequence[Any] | None = None

    def __len__(self) -> int:
        return len(self.columns[0])

    def values(self, index: int) -> Iterator[object]:
        """Return what the cells of a column hold."""
        return map(value_of, self.texts(index) if self.typed is None else self.typed[index])

    def texts(self, index: int) -> list[str]:
        """Return a column as texts."""
        column = self.columns[index]
        cells = column if isinstance(column, list) else column.to_pylist()
        return [cell.decode(errors="replace") if isinstance(cell, bytes) else cell for cell in cells]


class Writer(Protocol[Consumed]):
    """Writes a table again, with more cells in each row."""

    def write(self, rows: Consumed, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows, with their cells added."""


class Table(ABC, Generic[Rows]):
    """A table with a header; rows are read one batch after the other."""

    # How much there is to read, in bytes or rows; 0 if that is not known.
    size = 0
    # Whether a number is held with 15 digits, as spreadsheets do.
    rounds = True

    def __init__(self, name: str, header: Sequence[str]) -> None:
        if not any(cell.strip() for cell in header):
            raise BilingualError(
                f"{name}：文件为空，没有表头", f"{name}: the file is empty, there is no header"
            )
        self.name = name
        self.columns = [cell.strip() for cell in header]

    @property
    @abstractmethod
    def form(self) -> Text:
        """Return the format, and what else was found out about how the table is written."""

    @abstractmethod
    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[Rows]]:
        """Return the rows below the header with the columns at some places; whole to be written again."""

    def records(self, batches: Iterable[Batch[Rows]]) -> Iterator[tuple[int, list[str]]]:
        """Return number and cells of every row that is not blank; one that is broken is an error."""
        for batch in batches:
            columns = [batch.texts(index) for index in range(len(batch.columns))]
            for row, cells in enumerate(zip(*columns, strict=True)):
                number = batch.first + row
                if fault := batch.faults.get(row):
                    raise BilingualError(
                        f"{self.name}：第{number}行{fault.message('zh')}",
                        f"{self.name}: row {number}: {fault.message('en')}",
                    )
                if any(cell.strip() for cell in cells):
                    yield number, [*cells]

    @abstractmethod
    def writer(self, output: Output, added: Sequence[str]) -> AbstractContextManager[Writer[Rows]]:
        """Return what writes the table again with more columns: the header now, rows when given."""

    def column(self, *names: str) -> int | None:
        """Return the place of the column that has one of these names, if there is one."""
        places = [place for place, column in enumerate(self.columns) if column in names]
        if len(places) > 1:
            found = "、".join(self.columns[place] for place in places)
            raise BilingualError(
                f"{self.name}：有不止一列可作“{names[0]}”：{found}",
                f"{self.name}: more than one column could be {names[-1]!r}: {found}",
            )
        return places[0] if places else None

    def required_column(self, *names: str) -> int:
        """Return the place of a column that must be there; the error lists those that are."""
        place = self.column(*names)
        if place is None:
            there, wanted = "、".join(self.columns), "/".join(names)
            raise BilingualError(
                f"{self.name}：没有“{wanted}”这一列；有：{there}",
                f"{self.name}: there is no column {wanted}; there are: {there}",
            )
        return place

    def refuse_present(self, added: Sequence[str]) -> None:
        """Refuse to add columns of which one is there already."""
        for name in added:
            if name in self.columns:
                raise BilingualError(
                    f"{self.name}：已有“{name}”列，结果无处可写；请用没有结果列的原表",
                    f"{self.name}: there is a column {name} already; give the table without results",
                )

    def without_rows(self) -> BilingualError:
        """Return the error for a table that ends with its header."""
        return BilingualError(
            f"{self.name}：只有表头，没有数据行", f"{self.name}: there is a header but no row"
        )

    def ragged(self, width: int) -> RowFault:
        """Return the fault of a row that is not of the width of the header."""
        return RowFault("row_width", width, len(self.columns))


def undamaged(items: Iterator[Item], name: str, kind: str) -> Iterator[Item]:
    """Return what a library reads, any of whose errors says that the file is damaged."""
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except BilingualError:
            raise
        except Exception:
            # No library lists the errors that a damaged file causes; an error of ours is not raised in there.
            raise BilingualError(
                f"{name}：文件已损坏，或者不是{kind}",
                f"{name}: the file is damaged, or is not {kind}",
            ) from None
        yield item
