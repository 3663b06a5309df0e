"""Tables in files: read strictly and in batches, written whole or not at all.

Rows are counted as spreadsheets do, the header being row 1. A table that is written again has every original
cell as it was, and more columns behind it. CSV needs nothing else; Parquet and XLSX need what their extras
bring.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import PurePath
from typing import Any

from ..texts import BilingualError
from .csv import open_csv
from .table import Table

# By the ending of a file: its format, the extra that reads it, the package which that brings.
EXTRAS = {
    ".parquet": ("Parquet", "parquet", "pyarrow"),
    ".xlsx": ("XLSX", "excel", "openpyxl"),
}


def open_table(path: str, *, sheet: str | None = None) -> AbstractContextManager[Table[Any]]:
    """Open a table and read its header; a name says which format it is, CSV unless it says something else."""
    if sheet is not None and _ending(path) != ".xlsx":
        raise BilingualError(f"{path}：只有XLSX才有工作表", f"{path}: only XLSX has sheets")
    try:
        if _ending(path) == ".parquet":
            from .parquet import open_parquet

            return open_parquet(path)
        if _ending(path) == ".xlsx":
            from .excel import open_excel

            return open_excel(path, sheet)
    except ImportError:
        raise _lacking(path) from None
    return open_csv(path)


def check_endings(source: str, target: str) -> None:
    """Refuse a name for the answer that promises another format than it will have."""
    if _ending(source) != _ending(target):
        raise BilingualError(
            f"{target}：输出与输入的格式相同，扩展名也应相同（{PurePath(source).suffix}）",
            f"{target}: the answer has the format of the input, so it ends in {PurePath(source).suffix} too",
        )


def _ending(path: str) -> str | None:
    """Return the ending of a format that is not CSV."""
    ending = PurePath(path).suffix.lower()
    return ending if ending in EXTRAS else None


def _lacking(path: str) -> BilingualError:
    name, extra, package = EXTRAS[PurePath(path).suffix.lower()]
    return BilingualError(
        f'{name}表格需要 {package}：pip install "skillcert[{extra}]"',
        f'tables in {name} need {package}: pip install "skillcert[{extra}]"',
    )
