"""Tables in XLSX workbooks, read by openpyxl as a stream; written again with cells added to the sheet.

What grows with a workbook are the texts that its cells share and what is added to each row, of which a
sheet has 1,048,576 at most. A formula is checked as the value that it had when the workbook was saved.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, repeat
from typing import BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ..texts import BilingualError, Text
from .archive import Collected, Rewriter, local_name, rewrite, xml
from .output import Output
from .shown import shown
from .source import open_binary
from .table import Batch, RowFault, Table, undamaged

ROWS = 1 << 12
# How a workbook with a password begins, and one from before XLSX.
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")

Cells = tuple[ReadOnlyCell, ...]


class ExcelTable(Table[None]):
    """A sheet of a workbook, its header in row 1. Blank rows at the end are no rows."""

    def __init__(self, sheet: ReadOnlyWorksheet, file: BinaryIO, name: str) -> None:
        self._title, self._part, self._file = sheet.title, sheet._worksheet_path, file
        # How far reading has come shows in bytes: a workbook need not say how many rows there are.
        archive = sheet.parent._archive
        self.size = archive.getinfo(self._part).file_size
        self._stream = archive.open(self._part)
        sheet._get_source = lambda: self._stream
        sheet.reset_dimensions()
        self._sheet = undamaged(sheet.iter_rows(), name, "XLSX")
        header = [shown(cell.value) for cell in next(self._sheet, ())]
        while header and not header[-1].strip():
            header.pop()
        super().__init__(name, header)
        # The widest row that was seen.
        self.widest = len(header)

    @property
    def form(self) -> Text:
        """Return the format and the sheet."""
        return Text(f"XLSX，工作表“{self._title}”", f"XLSX, sheet {self._title}")

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[None]]:
        """Return the rows below the header; all of them can be written again."""
        read, all_rows = 0, self._rows()
        while rows := list(islice(all_rows, ROWS)):
            first, read = read + 2, read + len(rows)
            faults = {place: row for place, row in enumerate(rows) if isinstance(row, RowFault)}
            typed = [
                ["" if isinstance(row, RowFault) else row[place].value for row in rows] for place in places
            ]
            texts = [[*map(shown, column)] for column in typed]
            yield Batch(first, texts, None, self._place(), faults, typed)
        if read == 0:
            raise self.without_rows()

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[Collected]:
        """Return what collects the cells to add; the workbook is written when all of them are there."""
        self.refuse_present(added)
        writer = Collected(added)
        yield writer
        rewriter = _Sheet(writer.rows, self.widest)
        for _ in undamaged(rewrite(self._file, output, self._part, rewriter), self.name, "XLSX"):
            pass

    def _place(self) -> int:
        return self.size if self._stream.closed else self._stream.tell()

    def _rows(self) -> Iterator[Cells | RowFault]:
        width, blank = len(self.columns), 0
        empty = (EMPTY_CELL,) * width
        for row in self._sheet:
            filled = max((place for place, cell in enumerate(row, 1) if cell.value is not None), default=0)
            if filled == 0:
                blank += 1
                continue
            yield from repeat(empty, blank)
            blank, self.widest = 0, max(self.widest, filled)
            yield self.ragged(filled) if filled > width else (*row, *empty)[:width]


class _Sheet(Rewriter):
    """Adds cells to the rows of a sheet, behind the widest of them."""

    def __init__(self, added: list[Sequence[str]], width: int) -> None:
        super().__init__()
        self._added, self._width = added, width
        self._row = self._column = 0
        self._prefix = ""
        # Where an element begins that is left out.
        self._dropped: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note rows and cells; leave out what lies where cells are added, and the size of the sheet."""
        kind = local_name(name)
        if kind == "row":
            self._prefix = name.removesuffix("row")
            self._begin(int(attributes.get("r", self._row + 1)))
        elif kind == "c" and self._row:
            reference = attributes.get("r", "").rstrip("0123456789")
            self._column = column_index_from_string(reference) if reference else self._column + 1
            if self._column > self._width:
                self._drop()
        elif kind == "dimension":
            self._drop()

    def _drop(self) -> None:
        self.copy(self.place)
        self._dropped = self.hold = self.place

    def _begin(self, row: int) -> None:
        """Write the rows that the sheet leaves out, as blank as they are."""
        self.copy(self.place)
        while self._row + 1 < min(row, len(self._added) + 1):
            self._row += 1
            tag = f"{self._prefix}row".encode()
            self.put(b'<%s r="%d">%s</%s>' % (tag, self._row, self._cells(), tag))
        self._row, self._column = row, 0
        self.hold = self.place

    def end(self, name: str) -> None:
        """Add the cells of a row before it ends."""
        kind = local_name(name)
        if self._dropped is not None and kind in ("c", "dimension"):
            self.taken(self.after(name))
            self._dropped = self.hold = None
        elif kind == "row":
            self._finish(name)

    def _finish(self, name: str) -> None:
        self.hold = None
        if self._row > len(self._added):
            return
        tag = f"</{name}>".encode()
        if self.held(self.place, self.place + 2) == b"</":
            self.copy(self.place)
            self.put(self._cells())
        else:
            # The row has no cell: <row …/>.
            self.put(self.taken(self.place).removesuffix(b"/>") + b">" + self._cells() + tag)

    def _cells(self) -> bytes:
        cells = []
        for column, text in enumerate(self._added[self._row - 1], self._width + 1):
            if not text:
                continue
            place = f"{get_column_letter(column)}{self._row}".encode()
            inline = b'<%(p)sis><%(p)st xml:space="preserve">%(t)s</%(p)st></%(p)sis>' % {
                b"p": self._prefix.encode(),
                b"t": xml(text),
            }
            tag = f"{self._prefix}c".encode()
            cells.append(b'<%s r="%s" t="inlineStr">%s</%s>' % (tag, place, inline, tag))
        return b"".join(cells)


@contextmanager
def open_table(path: str, name: str, *, sheet: str | None = None) -> Iterator[ExcelTable]:
    """Open a workbook and read the header of a sheet, the first one unless another is named."""
    with open_binary(path) as file, warnings.catch_warnings():
        # Of what openpyxl does not read, such as charts.
        warnings.simplefilter("ignore")
        if file.read(len(COMPOUND_FILE)) == COMPOUND_FILE:
            raise BilingualError(
                f"{name}：有密码，或者是旧的XLS格式；请另存为没有密码的XLSX",
                f"{name}: has a password or is an old XLS; save it as XLSX without password",
            )
        (book,) = undamaged(_opened(file), name, "XLSX")
        yield ExcelTable(_chosen(book.worksheets, sheet, name), file, name)


def _opened(file: BinaryIO) -> Iterator[Workbook]:
    yield load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _chosen(sheets: list[ReadOnlyWorksheet], title: str | None, name: str) -> ReadOnlyWorksheet:
    for sheet in sheets:
        if title in (None, sheet.title):
            return sheet
    there = "、".join(sheet.title for sheet in sheets)
    raise BilingualError(
        f"{name}：没有“{title}”工作表；有：{there}", f"{name}: there is no sheet {title}; there are: {there}"
    )
