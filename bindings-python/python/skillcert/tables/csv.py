"""Tables in CSV files.

The rows of a block are found by the native part, in one pass. A row keeps the bytes it was read from, so
that a table with added columns repeats every original cell, quotes and line ends included, in its own
encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import BinaryIO

from .._native import _csv_preview, _csv_widest, _CsvReader, _CsvRows
from ..texts import BilingualError
from .dialect import Dialect, detect
from .document import Document, SheetFacts
from .encoding import Decoder, encoded
from .header import Header
from .output import Output
from .rows import Words
from .source import Source
from .table import Batch, Table

# A spreadsheet runs what begins with one of these as a formula (OWASP ASVS 1.2.10); an apostrophe is among
# them so that taking one away gives every cell back.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'")
# Bytes that are read at once: some ten thousand rows, little enough for a cache.
BLOCK = 1 << 20
# A row is not longer than this: memory is bounded.
LONGEST_ROW = 1 << 24
# Rows and cells in which the header is sought.
PREVIEW, PREVIEW_CELLS = 1000, 200_000


@dataclass(frozen=True)
class Records:
    """Rows as they were read: the bytes, in UTF-8, and what is known of them."""

    block: bytes
    found: _CsvRows

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for end in self.found.ends:
            yield self.block[start:end]
            start = end

    def row(self, place: int) -> bytes:
        """Return one row."""
        return next(islice(self, place, None))


class CsvDocument(Document):
    """A CSV file: one sheet without a title."""

    escapes = True

    def __init__(self, source: Source, dialect: Dialect) -> None:
        super().__init__(source, dialect.text, [SheetFacts("")])
        self.dialect = dialect

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the first rows."""
        return self.blocks().first(PREVIEW, PREVIEW_CELLS)[1]

    def table(self, sheet: int, header: Header, words: Words) -> CsvTable:
        """Return the table below a header."""
        return CsvTable(self, sheet, header, words)

    @contextmanager
    def writer(self, output: Output) -> Iterator[_Book]:
        """Return what writes the rows as they were read, with more cells behind them."""
        yield _Book(output, self.dialect)

    def blocks(self) -> _Blocks:
        """Return the blocks from the first row on."""
        return _Blocks(self.source.file, self.name, self.dialect)


class CsvTable(Table[Records]):
    """The rows of a CSV file below its header."""

    def __init__(self, document: CsvDocument, sheet: int, header: Header, words: Words) -> None:
        super().__init__(document.name, sheet, header, words)
        self._document, self._dialect, self.size = document, document.dialect, document.dialect.end
        # What stands above the last row of the header, and that row, as bytes in UTF-8.
        above, _ = document.blocks().first(header.last - 1)
        both, _ = document.blocks().first(header.last)
        self.above, self.heading = above, both[len(above) :]

    @cached_property
    def widest(self) -> int:
        """Return how many fields the widest row has: what is added stands behind it."""
        blocks, widest = self._document.blocks(), 0
        while block := blocks.next():
            fields, consumed = _csv_widest(block, ord(self._dialect.delimiter), blocks.ended)
            blocks.keep(block[consumed:])
            widest = max(widest, fields)
        return widest

    def batches(
        self, places: Sequence[int], *, whole: bool, along: Sequence[int] = ()
    ) -> Iterator[Batch[Records]]:
        """Return the rows below the header; all of them can be written again."""
        # Before the blocks, which are read from the same file.
        reader = self._reader(places, along, self.widest if whole else len(self.columns))
        blocks, first = self._document.blocks(), self.header.last + 1
        blocks.first(self.header.last)
        while block := blocks.next():
            found = reader.rows(block, blocks.ended, first, blocks.read)
            blocks.keep(block[found.consumed :])
            if len(found.rows):
                yield self._batch(found, Records(block, found), places, len(along))
                first += len(found.rows)
        if first == self.header.last + 1:
            raise self.without_rows()

    def _reader(self, places: Sequence[int], along: Sequence[int], fields: int) -> _CsvReader:
        headings, width = [self.columns[place] for place in places], len(self.columns)
        delimiter = ord(self._dialect.delimiter)
        return _CsvReader(delimiter, fields, [*places, *along], width, headings, self.words.all)

    def _batch(self, found: _CsvRows, records: Records, places: Sequence[int], along: int) -> Batch[Records]:
        batch = Batch.of(found.rows, places, records, self.words, len(self.columns), along)
        faults = dict(batch.faults)
        for row, fault in batch.faults.items():
            if fault.code == "row_bytes":
                raw = records.row(row)[: fault.width - 1]
                faults[row] = replace(fault, width=len(encoded(raw, self._dialect.codec)) + 1)
        return replace(batch, faults=faults)


class _Blocks:
    """The bytes of a file as UTF-8, block after block; a row that goes on is kept for the next one."""

    def __init__(self, file: BinaryIO, name: str, dialect: Dialect) -> None:
        self._file, self._name, self._dialect = file, name, dialect
        self._decoder = Decoder(dialect.codec)
        self._kept = b""
        self.read = file.seek(len(dialect.start))

    @property
    def ended(self) -> bool:
        """Return whether everything was read."""
        return self.read == self._dialect.end

    def next(self) -> bytes:
        """Return what was kept and the bytes behind it, nothing if there are no more."""
        block = b""
        while not block and not self.ended:
            self._refuse_long()
            block = self._decoder.decode(self._more(), last=self.ended)
        return self._kept + block

    def keep(self, rest: bytes) -> None:
        """Have these bytes come first the next time."""
        self._kept = rest

    def first(self, rows: int, cells: int = LONGEST_ROW) -> tuple[bytes, list[list[str]]]:
        """Return the first rows, as bytes and as cells: so many, and none behind so many cells."""
        raw, texts = b"", list[list[str]]()
        delimiter = ord(self._dialect.delimiter)
        while len(texts) < rows and cells > 0 and (block := self.next()):
            found, ends = _csv_preview(block, delimiter, self.ended, rows - len(texts), cells)
            end = ends[-1] if ends else 0
            self.keep(block[end:])
            raw += block[:end]
            texts += found
            cells -= sum(map(len, found))
        return raw, texts

    def _more(self) -> bytes:
        wanted = min(BLOCK, self._dialect.end - self.read)
        block = self._file.read(wanted)
        if len(block) < wanted:
            raise BilingualError(
                f"{self._name}：读取时文件变短了；怎么办：等它写完、传完后再运行",
                f"{self._name}: became shorter while it was read; cure: run again when it is whole",
            )
        self.read += wanted
        return block

    def _refuse_long(self) -> None:
        if len(self._kept) + len(self._decoder.kept) > LONGEST_ROW:
            raise BilingualError(
                f"{self._name}：一行超过{LONGEST_ROW >> 20}MB，不是表格",
                f"{self._name}: a row is longer than {LONGEST_ROW >> 20} MB, this is no table",
            )


class _Book:
    """Writes a file again."""

    def __init__(self, output: Output, dialect: Dialect) -> None:
        self._output, self._dialect = output, dialect

    def sheet(self, table: CsvTable, added: Sequence[str]) -> _Writer:
        """Write what stands above the rows, with the names of further columns."""
        writer = _Writer(self._output, self._dialect, table)
        self._output.write(self._dialect.start)
        writer.begin(table, tuple(added))
        return writer


class _Writer:
    """Writes rows as they were read, with more cells behind them."""

    def __init__(self, output: Output, dialect: Dialect, table: CsvTable) -> None:
        self._output, self._dialect, self._widest = output, dialect, table.widest
        self._end = _split_end(table.heading)[1] or b"\n"

    def begin(self, table: CsvTable, added: tuple[str, ...]) -> None:
        """Write the header, and what stands above it."""
        fields, _ = _csv_widest(table.heading, ord(self._dialect.delimiter), True)
        raw, _ = _split_end(table.heading)
        self._put(table.above + raw + self._gap(fields) + self._cells(added) + self._end)

    def write(self, rows: Records, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows; one that is too short is filled up, so that what is added stands in its column."""
        gaps = {row: self._gap(fields) for row, fields in rows.found.widths}
        parts: list[bytes] = []
        for row, (raw, cells) in enumerate(zip(rows, added, strict=True)):
            raw, line_end = _split_end(raw)
            parts += (raw, gaps.get(row, b""), self._cells(cells), line_end or self._end)
        self._put(b"".join(parts))

    def _gap(self, fields: int) -> bytes:
        return self._dialect.delimiter.encode() * (self._widest - fields)

    def _cells(self, cells: tuple[str, ...]) -> bytes:
        return _line(cells, self._dialect.delimiter)

    def _put(self, utf8: bytes) -> None:
        self._output.write(encoded(utf8, self._dialect.codec))


@contextmanager
def open_document(
    source: Source, _form: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[CsvDocument]:
    """Open a CSV file and find out how it is written."""
    dialect = detect(source.file, source.name, encoding=encoding, delimiter=delimiter)
    yield CsvDocument(source, dialect)


def _split_end(row: bytes) -> tuple[bytes, bytes]:
    """Return a row and its line end apart."""
    raw = row.removesuffix(b"\n").removesuffix(b"\r")
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
