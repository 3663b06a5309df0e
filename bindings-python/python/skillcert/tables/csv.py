"""Tables in CSV files.

The rows of a block are found by the native part, in one pass. A row keeps the bytes it was read from, so
that a table with added columns repeats every original cell, quotes and line ends included, in its own
encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from .._native import CsvRows, _csv_rows
from ..texts import BilingualError, Text
from .dialect import Dialect, detect
from .output import Output
from .source import open_binary
from .table import Batch, RowFault, Table

# A spreadsheet runs what begins with one of these as a formula (OWASP ASVS 1.2.10); an apostrophe is among
# them so that taking one away gives every cell back.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'")
# Bytes that are read at once: some ten thousand rows, little enough for a cache.
BLOCK = 1 << 20
# A row is not longer than this: memory is bounded.
LONGEST_ROW = 1 << 26


@dataclass(frozen=True)
class Records:
    """Rows as they were read: the bytes, in UTF-8, and what is known of them."""

    block: bytes
    found: CsvRows


class CsvTable(Table[Records]):
    """A CSV file with a header."""

    def __init__(self, file: BinaryIO, name: str, dialect: Dialect) -> None:
        self._blocks = _Blocks(file, name, dialect)
        self.dialect = dialect
        self._delimiter, self._newline = dialect.delimiter.encode(), dialect.newline.encode()
        self.header, cells = self._blocks.header()
        super().__init__(name, cells)
        self.size = os.fstat(file.fileno()).st_size

    @property
    def form(self) -> Text:
        """Return encoding and delimiter."""
        return self.dialect.text

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[Records]]:
        """Return the rows below the header; all of them can be written again."""
        first, kept = 2, list(places)
        while block := self._blocks.next():
            found = _csv_rows(
                block, self._delimiter[0], self._newline[0], len(self.columns), kept, self._blocks.ended
            )
            self._blocks.keep(block[found.consumed :])
            if len(found):
                columns = [found.column(index) for index in range(len(kept))]
                yield Batch(first, columns, Records(block, found), self._blocks.read, self._faults(found))
                first += len(found)
            if found.invalid is not None:
                raise self._blocks.undecodable(first, found.invalid + 1)
        if first == 2:
            raise self.without_rows()

    def _faults(self, found: CsvRows) -> dict[int, RowFault]:
        """Return what is wrong with rows; a blank line is a blank row."""
        return {
            row: RowFault("row_quotes") if quotes else self.ragged(width)
            for row, width, quotes in found.odd
            if quotes or width
        }

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[_Writer]:
        """Return what writes the rows as they were read, with more cells behind them."""
        self.refuse_present(added)
        writer = _Writer(output, self)
        writer.write_header(added)
        yield writer


class _Blocks:
    """The bytes of a file as UTF-8, block after block; a row that goes on is kept for the next one."""

    def __init__(self, file: BinaryIO, name: str, dialect: Dialect) -> None:
        self._file, self._name, self._dialect = file, name, dialect
        self._decoder = None if dialect.codec == "utf-8" else codecs.getincrementaldecoder(dialect.codec)()
        self._kept = b""
        self._rows = 1
        self.ended = False
        self.read = file.tell()
        self._left = _end_of_rows(file, dialect) - self.read

    def next(self) -> bytes:
        """Return what was kept and the bytes behind it, nothing if there are no more."""
        block = self._file.read(min(BLOCK, self._left))
        self.read += len(block)
        self._left -= len(block)
        self.ended = not self._left or not block
        if len(self._kept) > LONGEST_ROW:
            raise BilingualError(
                f"{self._name}：一行超过{LONGEST_ROW >> 20}MB，不是表格",
                f"{self._name}: a row is longer than {LONGEST_ROW >> 20} MB, this is no table",
            )
        return self._kept + (block if self._decoder is None else self._utf8(block))

    def keep(self, rest: bytes) -> None:
        """Have these bytes come first the next time."""
        self._kept = rest

    def header(self) -> tuple[bytes, list[str]]:
        """Return the first row as bytes and as cells."""
        block = self.next()
        newline = self._dialect.newline
        lines = block.decode(errors="surrogateescape").split(newline)
        texts = (line + newline for line in lines)
        reader = csv.reader(texts, delimiter=self._dialect.delimiter, strict=True)
        try:
            cells = next(reader, [])
        except csv.Error as error:
            raise BilingualError(
                f"{self._name}：第1行不合CSV格式（引号未配对，或字段过长）",
                f"{self._name}: row 1 is not CSV ({error})",
            ) from None
        row = newline.join(lines[: reader.line_num]) + newline * (reader.line_num < len(lines))
        raw = row.encode(errors="surrogateescape")
        self.keep(block[len(raw) :])
        try:
            raw.decode()
        except UnicodeDecodeError as error:
            raise self.undecodable(1, error.start + 1) from None
        return raw, cells

    def undecodable(self, row: int, byte: int) -> BilingualError:
        """Return the error for a byte that is no text in this encoding."""
        name, encoding = self._name, self._dialect.encoding
        return BilingualError(
            f"{name}：第{row}行第{byte}个字节不是{encoding}；可用 --encoding 指定编码，如 gb18030",
            f"{name}: row {row}, byte {byte} is not {encoding}; give another --encoding, such as gb18030",
        )

    def _utf8(self, block: bytes) -> bytes:
        assert self._decoder is not None  # noqa: S101 - for the type checker
        try:
            text = self._decoder.decode(block, self.ended)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(self._dialect.codec)
            line = before.rpartition(self._dialect.newline)[2].encode(self._dialect.codec)
            raise self.undecodable(self._rows + before.count(self._dialect.newline), len(line) + 1) from None
        self._rows += text.count(self._dialect.newline)
        return text.encode()


class _Writer:
    """Writes rows as they were read, with more cells behind them."""

    def __init__(self, output: Output, table: CsvTable) -> None:
        self._output, self._dialect = output, table.dialect
        self._width, self._header = len(table.columns), table.header
        self._newline = table.dialect.newline.encode()
        self._end = _split_end(table.header, self._newline)[1] or self._newline

    def write_header(self, added: Sequence[str]) -> None:
        """Write the first row."""
        raw, _ = _split_end(self._header, self._newline)
        self._output.write(self._dialect.bom)
        self._put(raw + self._cells(tuple(added)) + self._end)

    def write(self, rows: Records, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows; one that is too short is filled up, so that what is added stands in its column."""
        missing = {row: self._width - max(width, 1) for row, width, quotes in rows.found.odd if not quotes}
        start = 0
        parts: list[bytes] = []
        for row, (end, cells) in enumerate(zip(rows.found.ends, added, strict=True)):
            raw, line_end = _split_end(rows.block[start:end], self._newline)
            start = end
            gap = self._dialect.delimiter.encode() * missing[row] if row in missing else b""
            parts += (raw, gap, self._cells(cells), line_end or self._end)
        self._put(b"".join(parts))

    def _cells(self, cells: tuple[str, ...]) -> bytes:
        return _line(cells, self._dialect.delimiter)

    def _put(self, utf8: bytes) -> None:
        codec = self._dialect.codec
        self._output.write(utf8 if codec == "utf-8" else utf8.decode().encode(codec))


@contextmanager
def open_table(
    path: str, name: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[CsvTable]:
    """Open a CSV file, find out how it is written, and read its header."""
    with open_binary(path) as file:
        yield CsvTable(file, name, detect(file, name, encoding=encoding, delimiter=delimiter))


def _end_of_rows(file: BinaryIO, dialect: Dialect) -> int:
    """Return where a file ends without the blank lines at its end, which are no rows."""
    unit = len("\n".encode(dialect.codec))
    blank = {"\r".encode(dialect.codec), "\n".encode(dialect.codec)}
    start = file.tell()
    end = kept = file.seek(0, os.SEEK_END)
    while end > start and not (end - start) % unit:
        first = max(start, end - BLOCK * unit)
        file.seek(first)
        block = file.read(end - first)
        places = range(len(block) - unit, -1, -unit)
        last = next((place for place in places if block[place : place + unit] not in blank), None)
        if last is not None:
            kept = first + last + unit
            break
        end = first
    file.seek(kept)
    rest = file.read(2 * unit)
    file.seek(start)
    newline = dialect.newline.encode(dialect.codec)
    return kept + (rest.index(newline) + unit if newline in rest else 0)


def _split_end(row: bytes, newline: bytes) -> tuple[bytes, bytes]:
    """Return a row and its line end apart."""
    raw = row.removesuffix(newline)
    if newline == b"\n":
        raw = raw.removesuffix(b"\r")
    return raw, row[len(raw) :]


@lru_cache
def _line(cells: tuple[str, ...], delimiter: str) -> bytes:
    """Return cells as they stand behind a row."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerow(["", *map(plain, cells)])
    return buffer.getvalue().removesuffix("\r\n").encode()


def plain(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
