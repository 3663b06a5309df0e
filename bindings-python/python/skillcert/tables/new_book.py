"""Workbooks made anew: each cell is text, so that nothing turns into a number.

The same rows give the same bytes: no time and no name of a machine is in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .._native import _NewBook, _NewSheet
from ..texts import BilingualError
from .fault import TableError
from .output import Output

# What XLSX allows of a sheet and of a cell.
ROWS, LONGEST_CELL = 1 << 20, 32_767


class Sheet:
    """A sheet to which rows are added."""

    def __init__(self, sheet: _NewSheet, output: Output) -> None:
        self._sheet, self._output = sheet, output

    def add(self, cells: Sequence[str]) -> None:
        """Add a row.

        Raises `BilingualError` for a row or a cell that is more than XLSX holds.
        """
        try:
            with self._output.writing():
                self._sheet.row(cells)
        except TableError:
            name = self._output.name
            raise BilingualError(
                f"{name}：工作表最多{ROWS}行，单元格最多{LONGEST_CELL}个字；请改存为CSV或JSON行",
                f"{name}: a sheet has {ROWS} rows at most, a cell {LONGEST_CELL} characters; write CSV "
                "or lines of JSON",
            ) from None


class Workbook:
    """A workbook to which sheets are added."""

    def __init__(self, book: _NewBook, output: Output) -> None:
        self._book, self._output = book, output

    def sheet(self, title: str, header: Sequence[str]) -> Sheet:
        """Add a sheet with its header, which stays in view."""
        with self._output.writing():
            sheet = Sheet(self._book.sheet(title, len(header), 1), self._output)
        sheet.add(header)
        return sheet


@contextmanager
def open_workbook(output: Output) -> Iterator[Workbook]:
    """Return a workbook that is written when the block ends."""
    book = _NewBook(output.part)
    yield Workbook(book, output)
    with output.writing():
        book.close()
