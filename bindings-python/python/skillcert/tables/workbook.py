"""Workbooks: XLSX, XLSM, XLSB, XLS, ET and ODS, read by the native part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from .. import _native
from ..texts import Text
from .document import Document, SheetFacts
from .fault import TableError, told
from .header import Header
from .output import Output
from .rows import Words
from .source import Source
from .table import Batch, Table

# Rows in which the header is sought.
PREVIEW = 1000
# Columns of a sheet.
COLUMNS = 1 << 14
# As the native part calls them, where it has another name; and those that can be written as they are.
KINDS = {"XLSM": "xlsx"}
WRITTEN = ("XLSX", "XLSM", "ODS")


class WorkbookDocument(Document):
    """A workbook."""

    def __init__(self, source: Source, form: str) -> None:
        with told(source.name):
            self.book = _native._Workbook(source.path, KINDS.get(form, form.lower()))
        sheets = [SheetFacts(title, hidden) for title, hidden in self.book.sheets]
        super().__init__(source, Text(form, form), sheets)
        self.writable = form in WRITTEN
        # How many columns the first rows of a sheet fill.
        self.filled: dict[int, int] = {}

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the first rows of a sheet as texts, row 1 first."""
        with self.told():
            rows: Sequence[Sequence[str]] = self.book.preview(sheet, PREVIEW)
        self.filled[sheet] = max(map(len, rows), default=0)
        return rows

    def table(self, sheet: int, header: Header, words: Words) -> WorkbookTable:
        """Return the table below a header."""
        return WorkbookTable(self, sheet, header, words)

    @contextmanager
    def writer(self, output: Output) -> Iterator[_Book]:
        """Return what collects the cells to add; the workbook is written when all of them are there."""
        book = _Book()
        yield book
        with self.told(), output.writing():
            write = self.book.rewrite if self.writable else self.book.copy
            write(str(output.part), book.sheets)


class WorkbookTable(Table[int]):
    """A table of a sheet; of a batch, the book knows the rows by the number of the first."""

    def __init__(self, document: WorkbookDocument, sheet: int, header: Header, words: Words) -> None:
        super().__init__(document.name, sheet, header, words)
        self._document, self.size = document, document.book.size

    def refuse_full(self, added: int) -> None:
        """Refuse a sheet whose columns are in use up to the last, before the work begins."""
        if self._document.filled[self.sheet] + added > COLUMNS:
            with told(self.name):
                raise TableError("no_room", {"sheet": self._document.sheets[self.sheet].title})

    def batches(
        self, places: Sequence[int], *, whole: bool, along: Sequence[int] = ()
    ) -> Iterator[Batch[int]]:
        """Return the rows below the header but for thousands of blank ones; all can be written again."""
        width, kept = len(self.columns), [*places, *along]
        wanted = [self.columns[place] for place in places]
        book, first = self._document.book, self.header.last + 1
        blocks = book.rows(self.sheet, first, kept, width, wanted, self.words.all)
        read = False
        while True:
            with self._document.told():
                block = next(blocks, None)
            if block is None:
                break
            read = True
            yield Batch.of(block, places, block.first, self.words, width, len(along))
        if not read:
            raise self.without_rows()


class _Book:
    """The cells that are added to the sheets of a workbook."""

    def __init__(self) -> None:
        self.sheets: list[tuple[int, int, list[tuple[str, ...]]]] = []

    def sheet(self, table: Table[Any], added: Sequence[str]) -> _Collected:
        """Begin a table with the names of its further columns."""
        rows: list[tuple[str, ...]] = [tuple(added)]
        self.sheets.append((table.sheet, table.header.last, rows))
        return _Collected(rows, table.header.last)


class _Collected:
    """The cells that are added, row by row from the header on."""

    def __init__(self, rows: list[tuple[str, ...]], header: int) -> None:
        self._rows, self._header = rows, header

    def write(self, rows: int, added: Sequence[tuple[str, ...]]) -> None:
        """Take the cells of the next rows; blank rows that were left out before them get none."""
        self._rows += [()] * (rows - self._header - len(self._rows))
        self._rows += added


@contextmanager
def open_document(source: Source, form: str) -> Iterator[WorkbookDocument]:
    """Open a workbook."""
    yield WorkbookDocument(source, form)
