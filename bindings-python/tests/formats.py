"""The same table in every format that the command line reads."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

ENDINGS = (".csv", ".parquet", ".xlsx", ".ods")

Rows = Sequence[Sequence[str | None]]


def write(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Write a table of text in the format that its name says; `None` is an empty cell."""
    writers = {".csv": _write_csv, ".parquet": _write_parquet, ".xlsx": _write_excel, ".ods": _write_ods}
    writers[path.suffix](path, header, rows)


def read(path: Path, encoding: str = "utf-8") -> list[list[object]]:
    """All rows of a table, the header first; empty text for what is empty."""
    if path.suffix == ".csv":
        return _read_csv(path, encoding)
    readers: dict[str, Callable[[Path], list[list[object]]]] = {
        ".parquet": _read_parquet,
        ".xlsx": _read_excel,
        ".ods": _read_ods,
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


def _read_csv(path: Path, encoding: str) -> list[list[object]]:
    with path.open(encoding=encoding, newline="") as file:
        return [list(row) for row in csv.reader(file)]


def _read_parquet(path: Path) -> list[list[object]]:
    table = pq.read_table(path)
    return [
        table.column_names,
        *map(list, zip(*(column.to_pylist() for column in table.columns), strict=True)),
    ]


def _read_excel(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def _write_ods(path: Path, header: Sequence[str], rows: Rows) -> None:
    write_ods(path, "".join(map(ods_row, [header, *rows])))


def write_ods(path: Path, rows: str) -> None:
    """Write a workbook with one sheet, whose rows are XML."""
    sheet = f'<table:table table:name="Sheet">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )


def ods_row(cells: Sequence[str | None]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(text: str | None) -> str:
    if text is None:
        return "<table:table-cell/>"
    paragraphs = "".join(
        f"<text:p>{escape(line).replace(' ', '<text:s/>')}</text:p>" for line in text.split("\n")
    )
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _read_ods(path: Path) -> list[list[object]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [list(row) for row in rows]
