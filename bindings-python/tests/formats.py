"""The same table in every format that `skillcert check` reads."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

ENDINGS = (".csv", ".parquet", ".xlsx")

Rows = Sequence[Sequence[str | None]]


def write(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Write a table of text in the format that its name says; `None` is an empty cell."""
    {".csv": _write_csv, ".parquet": _write_parquet, ".xlsx": _write_excel}[path.suffix](path, header, rows)


def read(path: Path) -> list[list[object]]:
    """All rows of a table, the header first; empty text for what is empty."""
    readers: dict[str, Callable[[Path], list[list[object]]]] = {
        ".csv": _read_csv,
        ".parquet": _read_parquet,
        ".xlsx": _read_excel,
    }
    rows = readers[path.suffix](path)
    return [["" if cell is None else cell for cell in row] for row in rows]


def _write_csv(path: Path, header: Sequence[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _write_parquet(path: Path, header: Sequence[str], rows: Rows) -> None:
    columns = [pa.array([row[place] for row in rows], pa.string()) for place in range(len(header))]
    pq.write_table(pa.table(columns, list(header)), path)


def _write_excel(path: Path, header: Sequence[str], rows: Rows) -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate([header, *rows], 1):
        for column, text in enumerate(row, 1):
            if text is not None:
                book.active.cell(number, column, text).data_type = "s"
    book.save(path)


def _read_csv(path: Path) -> list[list[object]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [list(row) for row in csv.reader(file)]


def _read_parquet(path: Path) -> list[list[object]]:
    table = pq.read_table(path)
    return [
        table.column_names,
        *map(list, zip(*(column.to_pylist() for column in table.columns), strict=True)),
    ]


def _read_excel(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
