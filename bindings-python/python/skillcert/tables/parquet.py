"""Tables in Parquet files, read and written by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from ..texts import BilingualError, Text
from .document import Document, SheetFacts
from .header import Header
from .output import Output
from .rows import Words
from .shown import shown
from .source import open_binary
from .table import Batch, Table, undamaged

ROWS = 1 << 16
# Read through a buffer, not a whole column chunk at once.
BUFFER = 1 << 20
# Rows in which the column of numbers is sought.
PREVIEW = 1000


class ParquetDocument(Document):
    """A Parquet file: one table without a title; its columns keep their types, what is added is text."""

    def __init__(self, path: str, name: str, file: BinaryIO) -> None:
        super().__init__(path, name, Text("Parquet", "Parquet"), [SheetFacts("")])
        (self.file,) = undamaged(_opened(file), name, "Parquet")
        self.schema = self.file.schema_arrow

    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the names of the columns, then the first rows."""
        batches = undamaged(self.file.iter_batches(PREVIEW, use_threads=False), self.name, "Parquet")
        columns = [[shown(cell) for cell in column.to_pylist()] for column in next(batches, ())]
        return [[*self.schema.names], *map(list, zip(*columns, strict=True))]

    def table(self, sheet: int, header: Header, words: Words) -> ParquetTable:
        """Return the table, whose header is its schema."""
        return ParquetTable(self, sheet, header, words)

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
        super().__init__(document.name, sheet, header, words)
        self._file, self._names = document.file, document.schema.names
        self.size = document.file.metadata.num_rows

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[pa.RecordBatch]]:
        """Return the rows; unless they are to be written again, nothing but the columns is read."""
        names, read = [self._names[place] for place in places], 0
        batches = self._file.iter_batches(ROWS, columns=None if whole else names, use_threads=False)
        for rows in undamaged(batches, self.name, "Parquet"):
            first, read = read + 2, read + rows.num_rows
            columns = [_Column(rows.column(name), self._texts(rows.column(name), name)) for name in names]
            yield Batch(first, columns, rows, read)
        if read == 0:
            raise self.without_rows()

    def _texts(self, column: pa.Array, name: str) -> pa.Array:
        kind = column.type
        if pa.types.is_floating(kind):
            return pa.array([shown(value) for value in column.to_pylist()], pa.string())
        try:
            texts = column if pa.types.is_binary(kind) else column.cast(pa.string())
            return texts.fill_null("")
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            raise BilingualError(
                f"{self.name}：“{name}”列的类型是{kind}，不能存放编号；怎么办：改存为文本列",
                f"{self.name}: column {name} is of type {kind}, which cannot hold numbers; cure: "
                "store it as text",
            ) from None


class _Column:
    """A column of texts as Arrow data, and the values that the file holds."""

    def __init__(self, typed: pa.Array, texts: pa.Array) -> None:
        self._typed, self._texts = typed, texts

    def __len__(self) -> int:
        return len(self._texts)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        capsules: tuple[object, object] = self._texts.__arrow_c_array__(requested_schema)
        return capsules

    def to_pylist(self) -> list[str]:
        """Return the cells as texts."""
        cells = self._texts.to_pylist()
        return [cell.decode(errors="replace") if isinstance(cell, bytes) else cell for cell in cells]

    def values(self) -> list[object]:
        """Return the cells as the file holds them."""
        cells: list[object] = self._typed.to_pylist()
        return cells


class _Book:
    """Writes the file again."""

    def __init__(self, output: Output, schema: pa.Schema) -> None:
        self._output, self._schema = output, schema
        self._file: pq.ParquetWriter | None = None

    def sheet(self, table: ParquetTable, added: Sequence[str]) -> _Writer:
        """Begin the table with the names of its further columns."""
        schema = self._schema
        for name in added:
            schema = schema.append(pa.field(name, pa.string(), nullable=False))
        with self._output.writing():
            self._file = pq.ParquetWriter(self._output.file, schema)
        return _Writer(self._output, self._file)

    def close(self) -> None:
        """Write the end."""
        if self._file:
            with self._output.writing():
                self._file.close()

    def drop(self) -> None:
        """Let go of the file: else it would close itself when its place is closed already, and say so."""
        if self._file:
            with suppress(Exception):
                self._file.close()


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
def open_document(path: str, name: str, _form: str) -> Iterator[ParquetDocument]:
    """Open a Parquet file and read its schema."""
    with open_binary(path) as file:
        yield ParquetDocument(path, name, file)


def _opened(file: BinaryIO) -> Iterator[pq.ParquetFile]:
    yield pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
