"""Tables in ODS workbooks (OpenDocument, as LibreOffice and WPS write them), read and written as a stream.

No package reads or writes them in pieces, and the format is plain: a cell says its value beside what it
shows.
"""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice, repeat
from typing import BinaryIO
from xml.parsers import expat

from ..texts import BilingualError, Text
from .archive import PIECE, Collected, Rewriter, rewrite, xml
from .output import Output
from .shown import NumberText
from .source import open_binary
from .table import Batch, RowFault, Table, undamaged

ROWS = 1 << 12
CONTENT = "content.xml"
TABLE, ROW = "table:table", "table:table-row"
CELLS = ("table:table-cell", "table:covered-table-cell")
TIMES_ROW, TIMES_COLUMN = "table:number-rows-repeated", "table:number-columns-repeated"
# Where a cell of a type keeps its value; text is what it shows.
VALUES = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}
# A workbook repeats what it does not hold; a row is not wider than a sheet can be.
WIDEST = 1 << 14

# The cells of a row, without the blank ones at its end, and how often it stands there.
Repeated = tuple[list[str], int]


class OdsTable(Table[None]):
    """A sheet of a workbook, its header in row 1. Blank rows at the end are no rows."""

    def __init__(self, file: BinaryIO, name: str, sheet: str | None) -> None:
        self._file, self._title = file, sheet
        reader = _Reader(file, sheet)
        self._reader = reader
        self._all = undamaged(_expanded(reader.rows()), name, "ODS")
        header = next(self._all, [])
        if sheet is not None and reader.title is None:
            there = "、".join(reader.titles)
            raise BilingualError(
                f"{name}：没有“{sheet}”工作表；有：{there}",
                f"{name}: there is no sheet {sheet}; there are: {there}",
            )
        super().__init__(name, header)
        self.widest = len(header)
        # In bytes of the part that holds the sheets.
        self.size = reader.size

    @property
    def form(self) -> Text:
        """Return the format and the sheet."""
        return Text(f"ODS，工作表“{self._reader.title}”", f"ODS, sheet {self._reader.title}")

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[None]]:
        """Return the rows below the header; all of them can be written again."""
        read, width = 0, len(self.columns)
        while rows := list(islice(self._all, ROWS)):
            first, read = read + 2, read + len(rows)
            self.widest = max(self.widest, *map(len, rows))
            faults: dict[int, RowFault] = {
                place: self.ragged(len(row)) for place, row in enumerate(rows) if len(row) > width
            }
            columns = [[row[place] if place < len(row) <= width else "" for row in rows] for place in places]
            yield Batch(first, columns, None, self._reader.read, faults, columns)
        if read == 0:
            raise self.without_rows()

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[Collected]:
        """Return what collects the cells to add; the workbook is written when all of them are there."""
        self.refuse_present(added)
        writer = Collected(added)
        yield writer
        sheet = _Sheet(writer.rows, self.widest, self._reader.title or "")
        for _ in undamaged(rewrite(self._file, output, CONTENT, sheet), self.name, "ODS"):
            pass


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, file: BinaryIO, sheet: str | None) -> None:
        self._file, self._wanted = file, sheet
        self.titles: list[str] = []
        self.title: str | None = None
        # The bytes of the sheets, and how many of them were read.
        self.size = self.read = 0
        self._found: deque[Repeated] = deque()
        self._inside = self._over = False
        self._times = self._repeat = 1
        self._cells: list[str] = []
        # The text of a cell, unless it has a value; text in a note on it does not count.
        self._value: str | None = None
        self._texts: list[str] = []
        self._depth = self._notes = 0

    def rows(self) -> Iterator[Repeated]:
        """Return the rows of the sheet, the first one unless another is named."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        with zipfile.ZipFile(self._file) as archive, archive.open(CONTENT) as content:
            self.size = archive.getinfo(CONTENT).file_size
            while not self._over and (piece := content.read(PIECE)):
                self.read += len(piece)
                parser.Parse(piece, False)
                while self._found:
                    yield self._found.popleft()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == TABLE:
            title = attributes.get("table:name", "")
            self.titles.append(title)
            self._inside = self.title is None and self._wanted in (None, title)
            self.title = title if self._inside else self.title
        elif not self._inside:
            return
        elif name == ROW:
            self._times, self._cells = int(attributes.get(TIMES_ROW, 1)), []
        elif name in CELLS:
            self._repeat = min(int(attributes.get(TIMES_COLUMN, 1)), WIDEST)
            kind = attributes.get("office:value-type", "")
            self._value = attributes.get(VALUES.get(kind, ""))
            self._texts = []
        elif name == "office:annotation":
            self._notes += 1
        elif name == "text:p":
            self._depth += 1
            if self._texts and not self._notes:
                self._texts.append("\n")
        elif not self._notes and self._depth:
            self._texts.append(_blank(name, attributes))

    def _text(self, text: str) -> None:
        if self._inside and self._depth and not self._notes:
            self._texts.append(text)

    def _end(self, name: str) -> None:
        if not self._inside:
            return
        if name == TABLE:
            self._inside, self._over = False, True
        elif name == "text:p":
            self._depth -= 1
        elif name == "office:annotation":
            self._notes -= 1
        elif name in CELLS:
            text = "".join(self._texts) if self._value is None else _number(self._value)
            if len(self._cells) + self._repeat <= WIDEST:
                self._cells += [text] * self._repeat
        elif name == ROW:
            while self._cells and not self._cells[-1]:
                self._cells.pop()
            self._found.append((self._cells, self._times))


class _Sheet(Rewriter):
    """Adds cells to the rows of a sheet, behind the widest of them."""

    def __init__(self, added: list[Sequence[str]], width: int, title: str) -> None:
        super().__init__()
        self._added, self._width, self._title = added, width, title
        self._inside = False
        self._row, self._times, self._column = 0, 1, 0
        # The cells of a row as they are kept, and where the one begins that is looked at.
        self._kept: list[bytes] = []
        self._cell: int | None = None
        self._attributes: dict[str, str] = {}
        self._head = b""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note rows and cells."""
        if name == TABLE:
            self._inside = attributes.get("table:name", "") == self._title
        elif not self._inside or self._row >= len(self._added):
            return
        elif name == ROW:
            self.copy(self.place)
            self.hold, self._kept, self._column = self.place, [], 0
            self._times, self._head = int(attributes.get(TIMES_ROW, 1)), b""
        elif name in CELLS:
            if not self._head:
                self._head = self.taken(self.place)
            self._cell, self._attributes = self.place, attributes

    def end(self, name: str) -> None:
        """Take a cell, or write the row that it is the last of."""
        if name == TABLE:
            self._inside = False
        elif name in CELLS and self._cell is not None:
            self._take(int(self._attributes.get(TIMES_COLUMN, 1)), self.taken(self.after(name)))
            self._cell = None
        elif name == ROW and self._inside and self.hold is not None:
            self._finish(name)

    def _take(self, times: int, cell: bytes) -> None:
        """Keep a cell as far as it does not lie where cells are added: there it is blank."""
        room = self._width - self._column
        if times <= room:
            self._kept.append(cell)
        elif room > 0:
            self._kept.append(_blanks(room))
        self._column += min(times, max(room, 0))

    def _finish(self, name: str) -> None:
        self.hold = None
        after = self.after(name)
        tail = self.taken(after)
        head = self._head or tail
        if self._column < self._width:
            self._kept.append(_blanks(self._width - self._column))
        head = re.sub(rb'\s+table:number-rows-repeated="\d+"|/?>\s*$|></table:table-row\s*>$', b"", head)
        added = self._added[self._row : self._row + self._times]
        self._row += self._times
        for cells, same in groupby(added):
            times = len(list(same))
            self.put(head + (b' table:number-rows-repeated="%d">' % times if times > 1 else b">"))
            self.put(b"".join([*self._kept, *map(_cell, cells)]) + b"</table:table-row>")


@contextmanager
def open_table(path: str, name: str, *, sheet: str | None = None) -> Iterator[OdsTable]:
    """Open a workbook and read the header of a sheet, the first one unless another is named."""
    with open_binary(path) as file:
        yield OdsTable(file, name, sheet)


def _expanded(rows: Iterator[Repeated]) -> Iterator[list[str]]:
    """Return rows one by one, without the blank ones at the end."""
    blank = 0
    for cells, times in rows:
        if cells:
            yield from repeat([], blank)
            yield from repeat(cells, times)
        blank = 0 if cells else blank + times


def _number(value: str) -> NumberText:
    """Return the digits of a number as it is stored; a whole one without a point."""
    return NumberText(value.removesuffix(".0"))


def _blank(name: str, attributes: dict[str, str]) -> str:
    """Return the white space that an element in a text stands for."""
    if name == "text:s":
        return " " * min(int(attributes.get("text:c", 1)), WIDEST)
    return {"text:tab": "\t", "text:line-break": "\n"}.get(name, "")


def _blanks(times: int) -> bytes:
    return b'<table:table-cell table:number-columns-repeated="%d"/>' % times


def _cell(text: str) -> bytes:
    if not text:
        return b"<table:table-cell/>"
    return b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' % xml(text)
