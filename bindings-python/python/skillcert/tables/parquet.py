"""Tables in Parquet files, read and written by pyarrow."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from .._native import _Grid
from ..texts import BilingualError, Text
from .document import Document, SheetFacts
from .fault import TableError, told
from .header import Header
from .output import Output
from .rows import HEADING, WORD, Skipped, Words
from .shown import shown, value_of
from .source import Source
from .table import Batch, Table, undamaged

# Rows that are read at once at most, fewer if their cells are long, and the bytes that they may take.
ROWS, BYTES = 1 << 16, 1 << 26
# What cannot be seen before a text, as Arrow's expressions write it; what is noted of a row.
UNSEEN = r"\s\x{85}\x{a0}\x{3000}\x{200b}-\x{200f}\x{feff}"
Noted = tuple[int, int, int, str]
# Read through a buffer, not a whole column chunk at once.
BUFFER = 1 << 20
# Rows in which the column of numbers is sought.
PREVIEW = 1000
# More rows than these, and cells with more characters, are no table of an office.
MOST_ROWS, LONGEST_CELL = 1 << 28, 32_767
# What is larger than this and so many times as large as the file is no table either.
LARGE, RATIO = 1 << 28, 200


class ParquetDocument(Document):
    """A Parquet file: one table without a title; its columns keep their types, what is added is text."""

    def __init__(self, source: Source) -> None:
        super().__init__(source, Text("Parquet", "Parquet"), [SheetFacts("")])
        file, name = source.file, source.name
        (self.file,) = undamaged(_opened(file, []), name, "Parquet")
        self.schema = self.file.schema_arrow
        texts = [field.name for field in self.schema if pa.types.is_string(field.type)]
        (self._coded,) = undamaged(_opened(file, texts), name, "Parquet")
        with told(name):
            _refuse_large(self.file.metadata, file.seek(0, os.SEEK_END))

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the names of the columns, then the first rows."""
        rows, _ = self.rows_at_once(None, PREVIEW)
        batches = undamaged(_sound(self.file.iter_batches(rows, use_threads=False)), self.name, "Parquet")
        columns = [[shown(cell) for cell in column.to_pylist()] for column in next(batches, ())]
        return [[*self.schema.names], *map(list, zip(*columns, strict=True))]

    def table(self, sheet: int, header: Header, words: Words) -> ParquetTable:
        """Return the table, whose header is its schema."""
        return ParquetTable(self, sheet, header, words)

    def rows_at_once(self, names: Sequence[str] | None, most: int) -> tuple[int, int]:
        """Return of how many rows some columns can be read at once, and how long the longest text is."""
        longest = 1
        for group in range(self.file.metadata.num_row_groups):
            batches = self._coded.iter_batches(1, [group], names, use_threads=False)
            for rows in islice(undamaged(batches, self.name, "Parquet"), 1):
                longest = max([longest, *map(_longest, rows.columns)])
        return max(1, min(most, BYTES // max(longest, _average(self.file.metadata)))), longest

    @contextmanager
    def writer(self, output: Output) -> Iterator[_Book]:
        """Return what writes the rows with columns of text behind them."""
        book = _Book(output, self.schema)
        try:
            yield book
            book.close()
        finally:
            book.drop()


class ParquetTable(Table[pa.RecordBatch]):
    """The table of a Parquet file."""

    rounds = False

    def __init__(self, document: ParquetDocument, sheet: int, header: Header, words: Words) -> None:
        # The header may end below the names of the columns, in the rows of the file.
        above = {row: Skipped("header", "") for row in range(2, header.last + 1)}
        words = replace(words, rows={**above, **words.rows})
        super().__init__(document.name, sheet, header, words)
        self._document, self._names = document, document.schema.names
        self.size = document.file.metadata.num_rows

    def batches(
        self, places: Sequence[int], *, whole: bool, along: Sequence[int] = ()
    ) -> Iterator[Batch[pa.RecordBatch]]:
        """Return the rows; unless they are to be written again, nothing but the columns is read."""
        taken = [*places, *along]
        names, read = [self._names[place] for place in taken], 0
        _, longest = self._document.rows_at_once(names, ROWS)
        if longest > LONGEST_CELL:
            with told(self.name):
                raise TableError("cell_too_long", {})
        # Of two columns with one name each has a place.
        every = whole or len({*self._names}) < len(self._names)
        kept = None if every else names
        count, _ = self._document.rows_at_once(kept, ROWS)
        batches = self._document.file.iter_batches(count, columns=kept, use_threads=False)
        for rows in undamaged(_sound(batches), self.name, "Parquet"):
            first, read = read + 2, read + rows.num_rows
            wanted = (
                [rows.column(place) for place in taken] if every else [rows.column(name) for name in names]
            )
            columns = [
                _Column(column, self._texts(column, name)) for column, name in zip(wanted, names, strict=True)
            ]
            block = _Block(first, read, columns, self._noted(columns[: len(places)], places))
            yield Batch.of(block, places, rows, self.words, len(self.columns), len(along))
        if read == 0:
            raise self.without_rows()

    def is_legible(self, place: int) -> bool:
        """Return whether the cells of a column can be read along as texts."""
        kind = self._document.schema.types[place]
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        strange = pa.types.is_nested(kind) or pa.types.is_binary(kind) or _is_timed(kind)
        return not strange and self._document.rows_at_once([self._names[place]], ROWS)[1] <= LONGEST_CELL

    def _noted(self, columns: Sequence[_Column], places: Sequence[int]) -> list[Noted]:
        """Return the rows that are perhaps no entries, by what their cells begin with."""
        headings, words = [self.columns[place] for place in places], self.words.all
        initials = {text.lstrip()[:1] for text in (*headings, *words)} - {""}
        begins = f"^[{UNSEEN}]*[{''.join(map(re.escape, sorted(initials)))}]"
        found = [pc.match_substring_regex(column.texts, begins) for column in columns if initials]
        odd = pc.indices_nonzero(reduce(pc.or_, found)).to_pylist() if found else []
        cells = zip(*(column.some(odd) for column in columns), strict=True)
        grid = _Grid()
        for number, texts in enumerate(cells, 1):
            grid.set(number, [*texts], [], False)
        block = grid.block(1, len(odd), [*range(len(places))], len(self.columns), headings, words)
        return [
            (odd[row], flags & (WORD | HEADING), width, lead)
            for row, flags, width, lead in block.noted
            if flags & (WORD | HEADING)
        ]

    def _texts(self, column: pa.Array, name: str) -> pa.Array:
        kind = column.type
        if pa.types.is_timestamp(kind):
            return _moments(column)
        if pa.types.is_floating(kind):
            return pa.array([shown(value) for value in column.to_pylist()], pa.string())
        if pa.types.is_binary(kind):
            return pa.array([shown(value_of(value)) for value in column.to_pylist()], pa.string())
        try:
            return column.cast(pa.null() if _is_timed(kind) else pa.string()).fill_null("")
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            raise BilingualError(
                f"{self.name}：“{name}”列的类型是{kind}，不能存放编号；怎么办：改存为文本列",
                f"{self.name}: column {name} is of type {kind}, which cannot hold numbers; cure: "
                "store it as text",
            ) from None


class _Column:
    """A column of texts as Arrow data, and the values that the file holds."""

    def __init__(self, typed: pa.Array, texts: pa.Array) -> None:
        self._typed, self.texts = typed, texts

    def __len__(self) -> int:
        return len(self.texts)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        capsules: tuple[object, object] = self.texts.__arrow_c_array__(requested_schema)
        return capsules

    def to_pylist(self) -> list[str]:
        """Return the cells as texts."""
        texts: list[str] = self.texts.to_pylist()
        return texts

    def some(self, rows: Sequence[int]) -> list[str]:
        """Return the texts of some rows."""
        texts: list[str] = self.texts.take(pa.array(rows, pa.int64())).to_pylist()
        return texts

    def values(self) -> list[object]:
        """Return the cells as the file holds them, dates as texts."""
        return [*map(value_of, self.to_pylist() if self._kind == "date" else self._typed.to_pylist())]

    def kinds(self) -> list[tuple[int, str]]:
        """Return the cells that are neither text nor number, by their place."""
        return (
            [(row, self._kind) for row, cell in enumerate(self._typed) if cell.is_valid] if self._kind else []
        )

    @property
    def _kind(self) -> str:
        if pa.types.is_date(self._typed.type) or pa.types.is_timestamp(self._typed.type):
            return "date"
        return "boolean" if pa.types.is_boolean(self._typed.type) else ""


@dataclass(frozen=True)
class _Block:
    """Rows as they are read: the number of the first, how many were read, and what is odd about some."""

    first: int
    read: int
    columns: Sequence[_Column]
    noted: list[Noted]

    def __len__(self) -> int:
        return len(self.columns[0])

    def column(self, index: int) -> _Column:
        """Return a column."""
        return self.columns[index]


class _Book:
    """Writes the file again."""

    def __init__(self, output: Output, schema: pa.Schema) -> None:
        self._output, self._schema = output, schema
        self._files: list[pq.ParquetWriter] = []

    def sheet(self, table: ParquetTable, added: Sequence[str]) -> _Writer:
        """Begin the table with the names of its further columns."""
        schema = self._schema
        for name in added:
            schema = schema.append(pa.field(name, pa.string(), nullable=False))
        with self._output.writing():
            self._files.append(pq.ParquetWriter(self._output.file, schema))
        return _Writer(self._output, self._files[-1])

    def close(self) -> None:
        """Write the end."""
        for file in self._files:
            with self._output.writing():
                file.close()

    def drop(self) -> None:
        """Let go of the file: else it would close itself when its place is closed already, and say so."""
        for file in self._files:
            with suppress(Exception):
                file.close()


class _Writer:
    """Writes rows with columns of text behind them."""

    def __init__(self, output: Output, file: pq.ParquetWriter) -> None:
        self._output, self._file = output, file

    def write(self, rows: pa.RecordBatch, added: Sequence[tuple[str, ...]]) -> None:
        """Write rows."""
        texts = [pa.array(column, pa.string()) for column in zip(*added, strict=True)]
        longer = pa.RecordBatch.from_arrays([*rows.columns, *texts], schema=self._file.schema)
        with self._output.writing():
            self._file.write_batch(longer)


@contextmanager
def open_document(source: Source, _form: str) -> Iterator[ParquetDocument]:
    """Open a Parquet file and read its schema."""
    yield ParquetDocument(source)


def _opened(file: BinaryIO, coded: Sequence[str]) -> Iterator[pq.ParquetFile]:
    yield pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False, read_dictionary=coded)


def _sound(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return rows whose texts are UTF-8, which is not looked at when they are read."""
    for rows in batches:
        rows.validate(full=True)
        yield rows


def _refuse_large(facts: pq.FileMetaData, size: int) -> None:
    """Refuse a file that holds far more than it takes; nothing but its facts is read for that."""
    groups = range(facts.num_row_groups)
    unpacked = sum(facts.row_group(group).total_byte_size for group in groups)
    if facts.num_rows > MOST_ROWS or unpacked > max(LARGE, RATIO * size):
        raise TableError("too_large", {})


def _average(facts: pq.FileMetaData) -> int:
    """Return how many bytes a row has in the row group with the longest ones."""
    groups = [facts.row_group(group) for group in range(facts.num_row_groups)]
    return max((group.total_byte_size // max(group.num_rows, 1) for group in groups), default=0) or 1


def _longest(column: pa.Array) -> int:
    """Return the length of the longest text that a column refers to; a short one may stand in many rows."""
    texts = column.dictionary if pa.types.is_dictionary(column.type) else column
    is_text = pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type)
    return (pc.max(pc.binary_length(texts)).as_py() if is_text else None) or 1


def _is_timed(kind: pa.DataType) -> bool:
    """Return whether cells are lengths of time or times of day, which are no numbers of seconds."""
    found: bool = pa.types.is_duration(kind) or pa.types.is_time(kind)
    return found


def _moments(column: pa.Array) -> pa.Array:
    """Return points in time in ISO 8601, days alone where there is nothing else."""
    local = pc.local_timestamp(column) if column.type.tz else column
    texts = pc.replace_substring_regex(local.cast(pa.string()), r"( 00:00:00)?(\.0+)?$", "")
    return pc.replace_substring(texts, " ", "T").fill_null("")
