"""Workbooks made anew, by XlsxWriter as a stream: each cell is text, so that nothing turns into a number.

The same rows give the same parts of a workbook: no time and no name of a machine is in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook as Writer
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..texts import BilingualError
from .output import Output

# What XLSX allows of a sheet and of a cell.
ROWS, LONGEST_CELL = 1 << 20, 32_767
_WIDTH = 16
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001, a workbook knows no time zone


class Sheet:
    """A sheet to which rows are added."""

    def __init__(self, sheet: Worksheet, text: Format, header: Sequence[str], name: str) -> None:
        self._sheet, self._text, self._name, self._row = sheet, text, name, 0
        sheet.set_column(0, len(header) - 1, _WIDTH, text)
        sheet.freeze_panes(1, 0)
        self.add(header)

    def add(self, cells: Sequence[str]) -> None:
        """Add a row.

        Raises `BilingualError` for a row or a cell that is more than XLSX holds.
        """
        if self._row == ROWS or any(len(cell) > LONGEST_CELL for cell in cells):
            raise BilingualError(
                f"{self._name}：工作表最多{ROWS}行，单元格最多{LONGEST_CELL}个字；请改存为CSV或JSON行",
                f"{self._name}: a sheet has {ROWS} rows at most, a cell {LONGEST_CELL} characters; write CSV "
                "or lines of JSON",
            )
        for column, cell in enumerate(cells):
            if cell:
                self._sheet.write_string(self._row, column, cell, self._text)
        self._row += 1


class Workbook:
    """A workbook to which sheets are added."""

    def __init__(self, writer: Writer, name: str) -> None:
        self._writer, self._name = writer, name
        self._text = writer.add_format({"num_format": "@"})

    def sheet(self, title: str, header: Sequence[str]) -> Sheet:
        """Add a sheet with its header."""
        return Sheet(self._writer.add_worksheet(title), self._text, header, self._name)


@contextmanager
def open_workbook(output: Output) -> Iterator[Workbook]:
    """Return a workbook that is written when the block ends."""
    # Rows wait in files until then: of their owner only, and gone whatever happens.
    with TemporaryDirectory(prefix="skillcert-") as folder:
        writer = Writer(output, {"constant_memory": True, "tmpdir": folder})
        writer.set_properties({"created": _LONG_AGO})
        writer.use_zip64()
        yield Workbook(writer, output.name)
        with output.writing():
            try:
                writer.close()
            except FileCreateError as error:
                raise error.args[0] from None
