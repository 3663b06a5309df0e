"""Tables in Parquet files, read and written by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from ..texts import BilingualError, Text
from .output import Output
from .shown import shown
from .source import open_binary
from .table import Batch, Table, undamaged

ROWS = 1 << 16
# Read through a buffer, not a whole column chunk at once.
BUFFER = 1 << 20


class ParquetTable(Table[pa.RecordBatch]):
    """A Parquet file; its columns keep their types, what is added is text."""

    rounds = False

    def __init__(self, file: BinaryIO, name: str) -> None:
        (self._file,) = undamaged(_opened(file), name, "Parquet")
        self.schema = self._file.schema_arrow
        super().__init__(name, self.schema.names)
        self.size = self._file.metadata.num_rows

    @property
    def form(self) -> Text:
        """Return the format."""
        return Text("Parquet", "Parquet")

    def batches(self, places: Sequence[int], *, whole: bool) -> Iterator[Batch[pa.RecordBatch]]:
        """Return the rows; unless they are to be written again, nothing but the columns is read."""
        names, read = [self.schema.names[place] for place in places], 0
        batches = self._file.iter_batches(ROWS, columns=None if whole else names, use_threads=False)
        for rows in undamaged(batches, self.name, "Parquet"):
            first, read = read + 2, read + rows.num_rows
            typed = [rows.column(name) for name in names]
            texts = [*map(self._texts, typed, names)]
            yield Batch(first, texts, rows, read, typed=[_Values(column) for column in typed])
        if read == 0:
            raise self.without_rows()

    @contextmanager
    def writer(self, output: Output, added: Sequence[str]) -> Iterator[_Writer]:
        """Return what writes the rows with columns of text behind them."""
        self.refuse_present(added)
        schema = self.schema
        for name in added:
            schema = schema.append(pa.field(name, pa.string(), nullable=False))
        with output.writing():
            file = pq.ParquetWriter(output.file, schema)
        try:
            yield _Writer(output, file)
            with output.writing():
                file.close()
        finally:
            # Otherwise it would close itself when its file is closed already, and say so.
            with suppress(Exception):
                file.close()

    def _texts(self, column: pa.Array, name: str) -> pa.Array:
        kind = column.type
        if pa.types.is_floating(kind):
            return pa.array([shown(value) for value in column.to_pylist()], pa.string())
        try:
            texts = column if pa.types.is_binary(kind) else column.cast(pa.string())
            return texts.fill_null("")
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            raise BilingualError(
                f"{self.name}：“{name}”列的类型是{kind}，不能存放编号",
                f"{self.name}: column {name} is of type {kind}, which cannot hold numbers",
            ) from None


class _Values:
    """The values of a column, made when they are asked for."""

    def __init__(self, column: pa.Array) -> None:
        self._column = column

    def __iter__(self) -> Iterator[object]:
        return iter(self._column.to_pylist())


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
def open_table(path: str, name: str) -> Iterator[ParquetTable]:
    """Open a Parquet file and read its schema."""
    with open_binary(path) as file:
        yield ParquetTable(file, name)


def _opened(file: BinaryIO) -> Iterator[pq.ParquetFile]:
    yield pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
