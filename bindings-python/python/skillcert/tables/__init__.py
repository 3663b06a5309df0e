"""Tables in files: read in batches, written whole or not at all.

Rows are counted as spreadsheets do, the header being row 1, and none is skipped. A table that is written
again has every original cell as it was, and more columns behind it. CSV and ODS need nothing else; Parquet
and XLSX need what their extras bring.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ..texts import BilingualError
from .csv import open_csv
from .source import STANDARD, local
from .table import Table

# By the ending of a file: its format, the extra that reads it, the package which that brings.
EXTRAS = {
    ".parquet": ("Parquet", "parquet", "pyarrow"),
    ".xlsx": ("XLSX", "excel", "openpyxl"),
}
SHEETS = (".xlsx", ".ods")
FORMATS = (".parquet", *SHEETS)


@dataclass(frozen=True)
class Source:
    """A table that can be opened, more than once: where it lies, its name, what was said about it."""

    path: str
    ending: str
    name: str
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None

    @contextmanager
    def open(self) -> Iterator[Table[Any]]:
        """Open the table and read its header."""
        try:
            opened = self._opened()
        except ImportError:
            raise self._lacking() from None
        with opened as table:
            yield table

    def _opened(self) -> AbstractContextManager[Table[Any]]:
        if self.ending == ".parquet":
            from .parquet import open_parquet

            return open_parquet(self.path, self.name)
        if self.ending == ".xlsx":
            from .excel import open_excel

            return open_excel(self.path, self.name, self.sheet)
        if self.ending == ".ods":
            from .ods import open_ods

            return open_ods(self.path, self.name, self.sheet)
        return open_csv(self.path, self.name, encoding=self.encoding, delimiter=self.delimiter)

    def _lacking(self) -> BilingualError:
        kind, extra, package = EXTRAS[self.ending]
        return BilingualError(
            f'{kind}表格需要 {package}：pip install "skillcert[{extra}]"',
            f'tables in {kind} need {package}: pip install "skillcert[{extra}]"',
        )


@contextmanager
def source(
    path: str, *, sheet: str | None = None, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[Source]:
    """Return a table to open; a name says which format it is, CSV unless it says something else.

    `-` is the standard input, whose content says it.
    """
    with local(path) as (place, ending):
        if sheet is not None and ending not in SHEETS:
            raise BilingualError(f"{path}：只有XLSX和ODS才有工作表", f"{path}: only XLSX and ODS have sheets")
        told = {"--encoding": encoding, "--delimiter": delimiter}
        if ending in FORMATS and (
            wrong := next((name for name, value in told.items() if value is not None), None)
        ):
            raise BilingualError(f"{path}：{wrong} 只用于CSV", f"{path}: {wrong} is for CSV alone")
        yield Source(place, ending, path, sheet, encoding, delimiter)


def check_endings(source: str, target: str) -> None:
    """Refuse a name for the answer that promises another format than it will have."""
    if STANDARD in (source, target):
        return
    if _format(source) != _format(target):
        raise BilingualError(
            f"{target}：输出与输入的格式相同，扩展名也应相同（{PurePath(source).suffix}）",
            f"{target}: the answer has the format of the input, so it ends in {PurePath(source).suffix} too",
        )


def _format(path: str) -> str | None:
    """Return the ending of a format that is not CSV."""
    ending = PurePath(path).suffix.lower()
    return ending if ending in FORMATS else None
