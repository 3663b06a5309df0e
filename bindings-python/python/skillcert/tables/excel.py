"""Tables in XLSX workbooks, read and written by openpyxl as streams.

What grows with a workbook is openpyxl's own: the texts that its cells share, and some 80 bytes for each row,
of which a sheet has 1,048,576 at most. A formula is checked and written as the value that it had when the
workbook was saved.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice, repeat
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell

from ..texts import BilingualError
from .output import Output
from .shown import shown
from .source import open_binary
from .table import Batch, Table, undamaged

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ROWS = 1 << 12
# How a workbook with a password begins, and one from before XLSX.
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")

Cells = tuple[ReadOnlyCell, ...]


class ExcelTable(Table[list[Cells]]):
    """A sheet of a workbook, its header in row 1. Blank rows at the end are no rows."""

    def __init__(self, sheet: ReadOnlyWorksheet, name: str) -> None:
        self._title = sheet.title
        # What a workbook says about its size may be wrong; it serves to show how far reading has come.
        self.size = (sheet.max_row or 1) - 1
        sheet.reset_dimensions()
        self._sheet = undamaged(sheet.iter_rows(), name, "XLSX")
        header = [shown(cell.value) for cell in next(self._sheet, ())]
        while header and not header[-1].strip():
            header.pop()
        super().__init__(name, header)
        self._header = header

    def batches(self, place: int, *, whole: bool) -> Iterator[Batch[list[Cells]]]:
        """Return the rows below the header; all of them can be written again."""
        read, all_rows = 0, self._rows()
        while rows := list(islice(all_rows, ROWS)):
            first, read = read + 2, read + len(rows)
            yield Batch(first, [shown(row[place].value) for row in rows], rows, read)
        if read == 0:
            raise self.without_rows()

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[_Writer]:
        """Return what writes the rows to a workbook with one sheet, with more cells behind them."""
        self.refuse_present(added)
        book = Workbook(write_only=True)
        sheet = book.create_sheet(self._title)
        try:
            writer = _Writer(output, sheet)
            writer.write_header([*self._header, *added])
            yield writer
            with output.writing():
                book.save(output.file)
        finally:
            # Otherwise its rows would miss their file at exit, and say so.
            with suppress(Exception):
                sheet.close()

    def _rows(self) -> Iterator[Cells]:
        width, blank = len(self.columns), 0
        empty = (EMPTY_CELL,) * width
        for number, row in enumerate(self._sheet, start=2):
            filled = max((place for place, cell in enumerate(row, 1) if cell.value is not None), default=0)
            if filled > width:
                raise self.ragged(number, filled)
            if filled == 0:
                blank += 1
                continue
            yield from repeat(empty, blank)
            yield (*row, *empty)[:width]
            blank = 0


class _Writer:
    """Writes rows as a stream, with cells of text behind them."""

    def __init__(self, output: Output, sheet: WriteOnlyWorksheet) -> None:
        self._output, self._sheet = output, sheet

    def write_header(self, names: Sequence[str]) -> None:
        """Write the first row."""
        self._append([self._text(name) for name in names])

    def write(self, rows: list[Cells], added: Sequence[tuple[str, ...]]) -> None:
        """Write rows."""
        for row, texts in zip(rows, added, strict=True):
            self._append([*map(self._copy, row), *texts])

    def _append(self, row: list[object]) -> None:
        with self._output.writing():
            self._sheet.append(row)

    def _copy(self, cell: ReadOnlyCell) -> object:
        """Return a cell with the value, the type and the format of numbers of another."""
        if isinstance(cell.value, str):
            return self._text(cell.value) if cell.data_type == "s" else cell.value
        shortened = _shortened(cell.value)
        if cell.value is None or (cell.number_format == "General" and not shortened):
            return cell.value
        copy = WriteOnlyCell(self._sheet, repr(cell.value) if shortened else cell.value)
        copy.data_type = cell.data_type
        copy.number_format = cell.number_format
        return copy

    def _text(self, text: str) -> object:
        """Return text as a cell that is no formula and no error, whatever it begins with."""
        if not text.startswith(("=", "#")):
            return text
        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        return cell


def _shortened(value: object) -> bool:
    """Return whether openpyxl writes a number with fewer digits than it has."""
    return isinstance(value, int | float) and float(f"{value:.16g}") != value


@contextmanager
def open_excel(path: str, sheet: str | None) -> Iterator[ExcelTable]:
    """Open a workbook and read the header of a sheet, the first one unless another is named."""
    with open_binary(path) as file, warnings.catch_warnings():
        # Of what openpyxl does not read, such as charts.
        warnings.simplefilter("ignore")
        if file.read(len(COMPOUND_FILE)) == COMPOUND_FILE:
            raise BilingualError(
                f"{path}：有密码，或者是旧的XLS格式；请另存为没有密码的XLSX",
                f"{path}: has a password or is an old XLS; save it as XLSX without password",
            )
        (sheets,) = undamaged(_sheets(file), path, "XLSX")
        yield ExcelTable(_chosen(sheets, sheet, path), path)


def _sheets(file: BinaryIO) -> Iterator[list[ReadOnlyWorksheet]]:
    yield load_workbook(file, read_only=True, data_only=True, keep_links=False).worksheets


def _chosen(sheets: list[ReadOnlyWorksheet], title: str | None, path: str) -> ReadOnlyWorksheet:
    for sheet in sheets:
        if title in (None, sheet.title):
            return sheet
    there = "、".join(sheet.title for sheet in sheets)
    raise BilingualError(
        f"{path}：没有“{title}”工作表；有：{there}", f"{path}: there is no sheet {title}; there are: {there}"
    )
