"""Tables in pages, which many systems call a workbook: HTML, read by the parser of Python."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import BinaryIO

from .._native import _Grid
from ..texts import BilingualError
from .document import SheetFacts
from .encoding import pieces
from .fault import TableError
from .grid import GridSheet

Attributes = list[tuple[str, str | None]]
Facts = dict[str, str | None]
# What breaks a line in a cell.
BREAKS = ("br", "p", "div", "li")
BLANKS = re.compile("[ \t\r\n\f]+")
# A cell takes no more columns or rows than this, a row no more columns; a tag or a cell no more characters,
# a page no more tables.
WIDEST_CELL, WIDEST_ROW, LONGEST, MOST_TABLES = 1000, 1 << 14, 1 << 20, 10_000


def sheets(file: BinaryIO, name: str) -> list[GridSheet]:
    """Return the tables of a page that have rows, each as a sheet."""
    page = _Page()
    try:
        for piece in pieces(file, name):
            page.feed(piece)
            if len(page.rawdata) > LONGEST:
                raise AssertionError("a tag without end")
        page.close()
    except AssertionError:  # what the parser of Python says of a declaration that is none
        raise TableError("damaged", {}) from None
    grids = [table.grid for table in page.tables if len(table.grid)]
    grids = [grid for grid in grids if len(grid) > 1] or grids
    if not grids:
        raise BilingualError(
            f"{name}：是网页，其中没有表格（可能是系统的登录页或报错页）；怎么办：重新导出，或打开原表另存为XLSX",
            f"{name}: is a page without a table (perhaps where a system asks for a password); cure: export "
            "it again, or save the original table as XLSX",
        )
    titles = [f"表{number}" for number in range(1, len(grids) + 1)] if len(grids) > 1 else [""]
    return [GridSheet(SheetFacts(title), grid) for title, grid in zip(titles, grids, strict=True)]


class _Found:
    """A table while it is read."""

    def __init__(self) -> None:
        self.grid = _Grid()
        self._number = 0
        # The cells of the row, and for how many rows a column is taken by a cell of this one or of one above.
        self._row: list[str] = []
        self._taken: dict[int, int] = {}
        self._in_row = self._hidden = False
        # The text of the cell, how many columns and rows it takes, and the number that it shows.
        self.cell: list[str] | None = None
        self._length, self._spans, self._stored = 0, (1, 1), ""

    def begin_row(self, facts: Facts) -> None:
        """Begin a row; one that was not ended is over."""
        self.end_row()
        self._number += 1
        self._in_row, self._hidden = True, "display:none" in (facts.get("style") or "").replace(" ", "")

    def begin_cell(self, facts: Facts) -> None:
        """Begin a cell; one that was not ended is over, and a row begins where none did."""
        self.end_cell()
        if not self._in_row:
            self.begin_row({})
        self.cell, self._length, self._stored = [], 0, facts.get("x:num") or ""
        self._spans = (_span(facts.get("colspan")), _span(facts.get("rowspan")))

    def take(self, text: str) -> None:
        """Take text into the cell that is open."""
        if self.cell is not None:
            self.cell.append(text)
            self._length += len(text)
            if self._length > LONGEST:
                raise TableError("cell_too_long", {"row": self._number})

    def end_cell(self) -> None:
        """Put the cell into its row, behind what cells above take."""
        if self.cell is None:
            return
        while self._taken.get(len(self._row), 0) > 0:
            self._row.append("")
        columns, rows = self._spans
        if len(self._row) + columns > WIDEST_ROW:
            raise TableError("beyond_sheet", {"row": self._number})
        self._taken |= dict.fromkeys(range(len(self._row), len(self._row) + columns), rows)
        self._row += [self._stored or _shown("".join(self.cell)), *[""] * (columns - 1)]
        self.cell = None

    def end_row(self) -> None:
        """Put the row into the table."""
        self.end_cell()
        if self._in_row:
            self.grid.set(self._number, self._row, [], self._hidden)
            self._taken = {place: rows - 1 for place, rows in self._taken.items() if rows > 1}
            self._row, self._in_row = [], False


class _Page(HTMLParser):
    """Collects the tables of a page; a table in a cell is one of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Found] = []
        self._open: list[_Found] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin what a tag begins."""
        if tag == "table":
            if len(self.tables) == MOST_TABLES:
                raise TableError("too_large", {"limit": MOST_TABLES})
            self._open.append(_Found())
            self.tables.append(self._open[-1])
        elif self._open and tag == "tr":
            self._open[-1].begin_row(dict(attrs))
        elif self._open and tag in ("td", "th"):
            self._open[-1].begin_cell(dict(attrs))
        elif tag in BREAKS:
            self._take("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if self._open and tag in ("td", "th"):
            self._open[-1].end_cell()
        elif self._open and tag == "tr":
            self._open[-1].end_row()
        elif self._open and tag == "table":
            self._open.pop().end_row()

    def handle_data(self, data: str) -> None:
        """Take text into the cell that is open, but for scripts."""
        if not self.cdata_elem:
            self._take(BLANKS.sub(" ", data))

    def close(self) -> None:
        """End the tables that are open."""
        super().close()
        while self._open:
            self._open.pop().end_row()

    def _take(self, text: str) -> None:
        if self._open:
            self._open[-1].take(text)


def _span(said: str | None) -> int:
    """Return how many columns or rows a cell takes."""
    number = int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1
    return min(max(number, 1), WIDEST_CELL)


def _shown(text: str) -> str:
    """Return a text as a page shows it."""
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")
