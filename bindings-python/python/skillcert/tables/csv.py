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
from itertools import islice
from typing import BinaryIO

from .._native import CsvRows, _csv_rows
from ..texts import BilingualError
from .dialect import Dialect, detect
from .document import Document, SheetFacts
from .header import Header
from .output import Output
from .rows import RowFault, Words
from .source import open_binary
from .table import Batch, Table

# A spreadsheet runs what begins with one of these as a formula (OWASP ASVS 1.2.10); an apostrophe is among
# them so that taking one away gives every cell back.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'")
# Bytes that are read at once: some ten thousand rows, little enough for a cache.
BLOCK = 1 << 20
# A row is not longer than this: memory is bounded.
LONGEST_ROW = 1 << 26
# Rows in which the header is sought.
PREVIEW = 1000


@dataclass(frozen=True)
class Records:
    """Rows as they were read: the bytes, in UTF-8, and what is known of them."""

    block: bytes
    found: CsvRows


class CsvDocument(Document):
    """A CSV file: one sheet without a title."""

    escapes = True

    def __init__(self, path: str, name: str, file: BinaryIO, dialect: Dialect) -> None:
        super().__init__(path, name, dialect.text, [SheetFacts("")])
        self._file, self.dialect, self._start = file, dialect, file.tell()

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the first rows."""
        return [cells for _, cells in self._blocks().rows(PREVIEW)]

    def table(self, sheet: int, header: Header, words: Words) -> CsvTable:
        """Return the table below a header."""
        return CsvTable(self.name, self._blocks(), sheet, header, words)

    @contextmanager
    def writer(self, output: Output) -> Iterator[_Book]:
        """Return what writes the rows as they were read, with more cells behind them."""
        yield _Book(output, self.dialect)

    def _blocks(self) -> _Blocks:
        self._file.seek(self._start)
        return _Blocks(self._file, self.name, self.dialect)


class CsvTable(Table[Records]):
    """The rows of a CSV file below its header."""

    def __init__(self, name: str, blocks: _Blocks, sheet: int, header: Header, words: Words) -> None:
        super().__init__(name, sheet, header, words)
        self._blocks, self._dialect = blocks, blocks.dialect
        # The header and what stands above it, as bytes in UTF-8.
        self.above = [raw for raw, _ in blocks.rows(header.last)]
        self.size = blocks.size

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[Records]]:
        """Return the rows below the header; all of them can be written again."""
        start = first = self.header.last + 1
        delimiter, newline = self._dialect.delimiter.encode(), self._dialect.newline.encode()
        while block := self._blocks.next():
            found = _csv_rows(
                block, delimiter[0], newline[0], len(self.columns), [*places], self._blocks.ended
            )
            self._blocks.keep(block[found.consumed :])
            if len(found):
                columns = [found.column(index) for index in range(len(places))]
                yield Batch(first, columns, Records(block, found), self._blocks.read, self._faults(found))
                first += len(found)
            if found.invalid is not None:
                raise self._blocks.undecodable(first, found.invalid + 1)
        if first == start:
            raise self.without_rows()

    def _faults(self, found: CsvRows) -> dict[int, RowFault]:
        """Return what is wrong with rows; a blank line is a blank row."""
        expected = len(self.columns)
        return {
            row: RowFault("row_quotes") if quotes else RowFault("row_width", width, expected)
            for row, width, quotes in found.odd
            if quotes or width
        }


class _Blocks:
    """The bytes of a file as UTF-8, block after block; a row that goes on is kept for the next one."""

    def __init__(self, file: BinaryIO, name: str, dialect: Dialect) -> None:
        self._file, self._name, self.dialect = file, name, dialect
        self._decoder = None if dialect.codec == "utf-8" else codecs.getincrementaldecoder(dialect.codec)()
        self._kept = b""
        self._rows = 1
        self.ended = False
        self.read, self.size = file.tell(), os.fstat(file.fileno()).st_size
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

    def rows(self, count: int) -> list[tuple[bytes, list[str]]]:
        """Return the first rows as bytes and as cells."""
        block, newline = self.next(), self.dialect.newline
        lines = block.decode(errors="surrogateescape").split(newline)
        texts = (line + newline for line in lines)
        reader = csv.reader(texts, delimiter=self.dialect.delimiter)
        found, start = [], 0
        for cells in islice(reader, count):
            row = newline.join(lines[start : reader.line_num]) + newline * (reader.line_num < len(lines))
            start = reader.line_num
            found.append((row.encode(errors="surrogateescape"), cells))
        self.keep(block[sum(len(raw) for raw, _ in found) :])
        return found

    def undecodable(self, row: int, byte: int) -> BilingualError:
        """Return the error for a byte that is no text in this encoding."""
        name, encoding = self._name, self.dialect.encoding
        return BilingualError(
            f"{name}：第{row}行第{byte}个字节不是{encoding}；可用 --encoding 指定编码，如 gb18030",
            f"{name}: row {row}, byte {byte} is not {encoding}; give another --encoding, such as gb18030",
        )

    def _utf8(self, block: bytes) -> bytes:
        assert self._decoder is not None  # noqa: S101 - for the type checker
        try:
            text = self._decoder.decode(block, self.ended)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(self.dialect.codec)
            line = before.rpartition(self.dialect.newline)[2].encode(self.dialect.codec)
            raise self.undecodable(self._rows + before.count(self.dialect.newline), len(line) + 1) from None
        self._rows += text.count(self.dialect.newline)
        return text.encode()


class _Book:
    """Writes a file again."""

    def __init__(self, output: Output, dialect: Dialect) -> None:
        self._output, self._dialect = output, dialect

    def sheet(self, table: CsvTable, added: Sequence[str]) -> _Writer:
        """Write what stands above the rows, with the names of further columns."""
        writer = _Writer(self._output, self._dialect, table)
        writer.begin(table.above, tuple(added))
        return writer


class _Writer:
    """Writes rows as they were read, with more cells behind them."""

    def __init__(self, output: Output, dialect: Dialect, table: CsvTable) -> None:
        self._output, self._dialect = output, dialect
        self._width = len(table.columns)
        self._newline = dialect.newline.encode()
        self._end = _split_end(table.above[-1], self._newline)[1] or self._newline

    def begin(self, above: Sequence[bytes], added: tuple[str, ...]) -> None:
        """Write the header, and what stands above it."""
        raw, _ = _split_end(above[-1], self._newline)
        self._output.write(self._dialect.bom)
        self._put(b"".join(above[:-1]) + raw + self._cells(added) + self._end)

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
def open_document(
    path: str, name: str, _form: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[CsvDocument]:
    """Open a CSV file and find out how it is written."""
    with open_binary(path) as file:
        dialect = detect(file, name, encoding=encoding, delimiter=delimiter)
        yield CsvDocument(path, name, file, dialect)


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
