"""Tables in CSV files in UTF-8.

A row keeps the text it was read from, so that a table with added columns repeats every original cell byte for
byte, quotes and line ends included. Where each line is a record, whole blocks are split; elsewhere records
are read one by one, which also says where a table is not as it should be.
"""

from __future__ import annotations

import csv
import io
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from typing import BinaryIO

from ..texts import BilingualError
from .output import Output
from .source import open_binary
from .table import Batch, Table

BOM = "\ufeff"
# Of a last line that has none of its own.
LINE_END = "\n"
# A spreadsheet runs what begins with one of these as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Bytes that are read at once: some ten thousand rows, little enough for a cache.
BLOCK = 1 << 19


@dataclass(frozen=True)
class Row:
    """One record: its number, its cells, and the text it was read from without the line end."""

    number: int
    cells: list[str]
    raw: str
    line_end: str

    def with_cells(self, added: Sequence[str]) -> str:
        """Return the record as read, with more cells behind it."""
        return f"{self.raw},{_line(tuple(added))}{self.line_end or LINE_END}"


@dataclass(frozen=True)
class Records:
    """The texts of records and their line ends."""

    raw: Sequence[str]
    ends: Iterable[str]


class CsvTable(Table[Records]):
    """A CSV file in UTF-8 with a header."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._lines = _Lines(file, name)
        self._records = csv.reader(self._lines, strict=True)
        # The record that was read last, and the last one that was no blank line.
        self._number = self._last = 0
        self.name = name
        self.header = self._next() or Row(1, [], "", "")
        super().__init__(name, self.header.cells)
        self._last = 1
        self.size = os.fstat(file.fileno()).st_size

    def header_with(self, added: Sequence[str]) -> str:
        """Return the header as read, with more columns behind it, none of which may be there already."""
        self.refuse_present(added)
        return self.header.with_cells(added)

    def rows(self) -> Iterator[Row]:
        """Return the rows below the header, all of its width. Blank lines at the end are no rows."""
        width = len(self.columns)
        while (row := self._next()) is not None:
            cells = row.cells or [""] * (width == 1)
            if not cells:
                continue
            if row.number > self._last + 1:
                raise self.ragged(self._last + 1, 0)
            if len(cells) != width:
                raise self.ragged(row.number, len(cells))
            self._last = row.number
            yield replace(row, cells=cells)
        if self._last == 1:
            raise self.without_rows()

    def batches(self, place: int, *, whole: bool) -> Iterator[Batch[Records]]:
        """Return the rows below the header; all of them can be written again."""
        rows = self.rows()
        while block := self._lines.block():
            batch = self._split(block, place)
            if batch is None:
                self._lines.put_back(block)
                batch = self._read(rows, place)
            if batch.column:
                yield batch
        # Only now is it known whether there were any.
        next(rows, None)

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[_Writer]:
        """Return what writes the rows as they were read, with more cells behind them."""
        output.write(self.header_with(added))
        yield _Writer(output)

    def _split(self, block: list[bytes], place: int) -> Batch[Records] | None:
        """Return the records of a block if each line is one, of the right width; `None` if not."""
        lines, end = _split_lines(block)
        cells = _cells(lines, place, len(self.columns)) if lines and self._number == self._last else []
        if not cells:
            return None
        first = self._number + 1
        self._number += len(lines)
        self._last = self._number
        return Batch(first, cells, Records(lines, repeat(end)), self._lines.read)

    def _read(self, records: Iterator[Row], place: int) -> Batch[Records]:
        """Return the records that begin in the lines put back."""
        rows: list[Row] = []
        while self._lines.waiting and (row := next(records, None)):
            rows.append(row)
        lines = Records([row.raw for row in rows], [row.line_end or LINE_END for row in rows])
        cells = [row.cells[place] for row in rows]
        return Batch(rows[0].number if rows else 0, cells, lines, self._lines.read)

    def _next(self) -> Row | None:
        self._number += 1
        try:
            cells = next(self._records, None)
        except csv.Error as error:
            raise BilingualError(
                f"{self.name}：第{self._number}行不合CSV格式（引号未配对，或字段过长）",
                f"{self.name}: row {self._number} is not CSV ({error})",
            ) from None
        raw = self._lines.take()
        body = raw.removesuffix("\n").removesuffix("\r")
        return None if cells is None else Row(self._number, cells, body, raw[len(body) :])


class _Lines:
    """The lines of a file as text; remembers those that the current record has taken."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._number = 0
        self._taken: list[str] = []
        # Lines that were read in a block and put back, and the bytes of all that were read.
        self.waiting: deque[bytes] = deque()
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else self._line()
        self._number += 1
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._not_utf8(error.start + 1) from None
        self._taken.append(text)
        return text.removeprefix(BOM) if self._number == 1 else text

    def block(self) -> list[bytes]:
        """Return the next lines, none if there are no more."""
        lines = self._file.readlines(BLOCK)
        self._number += len(lines)
        self.read += sum(map(len, lines))
        return lines

    def put_back(self, lines: list[bytes]) -> None:
        """Have the lines of a block read one by one."""
        self._number -= len(lines)
        self.waiting.extend(lines)

    def take(self) -> str:
        """Return the text of the record just read."""
        text = "".join(self._taken)
        self._taken.clear()
        return text

    def _line(self) -> bytes:
        line = next(self._file)
        self.read += len(line)
        return line

    def _not_utf8(self, byte: int) -> BilingualError:
        name, number = self._name, self._number
        return BilingualError(
            f"{name}：第{number}行第{byte}个字节不是UTF-8；若是GBK，请另存为“CSV UTF-8”，"
            "或用 iconv -f GB18030 -t UTF-8 转换",
            f"{name}: row {number}, byte {byte} is not UTF-8; if it is GBK, save it as CSV UTF-8 "
            "or convert it with iconv -f GB18030 -t UTF-8",
        )


class _Writer:
    """Writes records as they were read, with more cells behind them."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def write(self, rows: Records, added: Sequence[tuple[str, ...]]) -> None:
        """Write records."""
        lines = zip(rows.raw, added, rows.ends, strict=False)
        self._output.write("".join([f"{raw},{_line(cells)}{end}" for raw, cells, end in lines]))


@contextmanager
def open_csv(path: str) -> Iterator[CsvTable]:
    """Open a CSV file and read its header."""
    with open_binary(path) as file:
        yield CsvTable(file, path)


def _split_lines(block: list[bytes]) -> tuple[list[str], str]:
    """Return the lines of a block and how all of them end; none if some end otherwise."""
    try:
        text = b"".join(block).decode("utf-8")
    except UnicodeDecodeError:
        return [], ""
    end = "\r\n" if text.endswith("\r\n") else "\n"
    returns = text.count("\n") if end == "\r\n" else 0
    same = text.count("\r") == text.count("\r\n") == returns
    return (text.removesuffix(end).split(end) if same else []), end


def _cells(lines: list[str], place: int, width: int) -> list[str]:
    """Return a column of lines that are a record each; nothing if one is not, or not of this width."""
    if any('"' in line for line in lines):
        return _quoted_cells(lines, place, width)
    if max(map(len, lines)) > csv.field_size_limit() or {line.count(",") for line in lines} != {width - 1}:
        return []
    return [line.split(",", place + 1)[place] for line in lines]


def _quoted_cells(lines: list[str], place: int, width: int) -> list[str]:
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return []
    # A record takes at least a line: as many of them are a line each.
    one_each = len(rows) == len(lines) and {len(row) for row in rows} == {width}
    return [row[place] for row in rows] if one_each else []


@lru_cache
def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([plain(cell) for cell in cells])
    return buffer.getvalue().removesuffix("\r\n")


def plain(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
