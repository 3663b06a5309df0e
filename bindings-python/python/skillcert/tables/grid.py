"""Sheets that are held in memory: tables of pages and of XML, which are answered by a new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from .._native import _Grid, _NewBook, _NewSheet
from ..texts import Text
from .document import Document, SheetFacts
from .fault import told
from .header import Header
from .output import Output
from .rows import Words
from .source import Source
from .table import Batch, Table

# Rows and cells in which the header is sought, and rows that are judged at once.
PREVIEW, PREVIEW_CELLS = 1000, 200_000
ROWS = 1 << 14


@dataclass(frozen=True)
class GridSheet:
    """A sheet and its cells."""

    facts: SheetFacts
    grid: _Grid


class GridDocument(Document):
    """A file whose sheets are in memory."""

    writable = False

    def __init__(self, source: Source, form: str, sheets: Sequence[GridSheet]) -> None:
        super().__init__(source, Text(form, form), [sheet.facts for sheet in sheets])
        self.grids = [sheet.grid for sheet in sheets]

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the first rows of a sheet as texts, row 1 first."""
        return self.grids[sheet].preview(PREVIEW, PREVIEW_CELLS)

    def table(self, sheet: int, header: Header, words: Words) -> GridTable:
        """Return the table below a header."""
        return GridTable(self, sheet, header, words)

    @contextmanager
    def writer(self, output: Output) -> Iterator[_Book]:
        """Return what writes a new workbook with the cells of the sheets and those that are added."""
        with told(self.name), output.writing():
            book = _NewBook(str(output.part))
        yield _Book(self, output, book)
        with told(self.name), output.writing():
            book.close()


class GridTable(Table[range]):
    """A table of a sheet; its rows are known by their numbers."""

    def __init__(self, document: GridDocument, sheet: int, header: Header, words: Words) -> None:
        super().__init__(document.name, sheet, header, words)
        self.grid = document.grids[sheet]
        self.size = len(self.grid)

    def batches(
        self, places: Sequence[int], *, whole: bool, along: Sequence[int] = ()
    ) -> Iterator[Batch[range]]:
        """Return the rows below the header; all of them can be written again."""
        wanted, width = [self.columns[place] for place in places], len(self.columns)
        for first in range(self.header.last + 1, len(self.grid) + 1, ROWS):
            block = self.grid.block(first, ROWS, [*places, *along], width, wanted, self.words.all)
            rows = range(first, first + len(block))
            yield Batch.of(block, places, rows, self.words, width, len(along))
        if len(self.grid) == self.header.last:
            raise self.without_rows()


class _Book:
    """The new workbook."""

    def __init__(self, document: GridDocument, output: Output, book: _NewBook) -> None:
        self._document, self._output, self._book = document, output, book

    def sheet(self, table: GridTable, added: Sequence[str]) -> _Writer:
        """Begin a sheet with what stands above the rows, and the names of further columns."""
        title = self._document.sheets[table.sheet].title or "Sheet1"
        width = table.grid.widest + len(added)
        with told(self._document.name), self._output.writing():
            sheet = self._book.sheet(title, width)
        writer = _Writer(self._document.name, self._output, sheet, table.grid)
        above = range(1, table.header.last)
        writer.write(above, [()] * len(above))
        writer.write(range(table.header.last, table.header.last + 1), [tuple(added)])
        return writer


class _Writer:
    """Writes the cells of a sheet, with more cells behind them."""

    def __init__(self, name: str, output: Output, sheet: _NewSheet, grid: _Grid) -> None:
        self._name, self._output, self._sheet, self._grid = name, output, sheet, grid

    def write(self, rows: range, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows."""
        with told(self._name), self._output.writing():
            for number, more in zip(rows, added, strict=True):
                cells = self._grid.values(number)
                self._sheet.row([*cells, *[None] * (self._grid.widest - len(cells)), *more])
