"""Tables in CSV files: read strictly, written whole or not at all.

Rows are counted as spreadsheets do, the header being row 1. A row keeps the text it was read from, so that a
table with added columns repeats every original cell byte for byte, quotes and line ends included.
"""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from .texts import BilingualError

BOM = "\ufeff"
# Of a last line that has none of its own.
LINE_END = "\n"
# A spreadsheet runs what begins with one of these as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """One record: its number, its cells, and the text it was read from without the line end."""

    number: int
    cells: list[str]
    raw: str
    line_end: str

    def with_cells(self, added: Sequence[str]) -> str:
        """Return the record as read, with more cells behind it."""
        return f"{self.raw},{_line(added)}{self.line_end or LINE_END}"


class Table:
    """A CSV file in UTF-8 with a header; rows are read one after the other."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        self._lines = _Lines(file, name)
        self._records = csv.reader(self._lines, strict=True)
        self._number = 0
        header = self._next()
        if header is None or not any(cell.strip() for cell in header.cells):
            raise BilingualError(
                f"{name}：文件为空，没有表头", f"{name}: the file is empty, there is no header"
            )
        self.header = header
        self.columns = [cell.strip() for cell in header.cells]

    def column(self, *names: str) -> int | None:
        """Return the place of the column that has one of these names, if there is one."""
        places = [place for place, column in enumerate(self.columns) if column in names]
        if len(places) > 1:
            found = "、".join(self.columns[place] for place in places)
            raise BilingualError(
                f"{self._name}：有不止一列可作“{names[0]}”：{found}",
                f"{self._name}: more than one column could be {names[-1]!r}: {found}",
            )
        return places[0] if places else None

    def required_column(self, *names: str) -> int:
        """Return the place of a column that must be there; the error lists those that are."""
        place = self.column(*names)
        if place is None:
            there, wanted = "、".join(self.columns), "/".join(names)
            raise BilingualError(
                f"{self._name}：没有“{wanted}”这一列；有：{there}",
                f"{self._name}: there is no column {wanted}; there are: {there}",
            )
        return place

    def header_with(self, added: Sequence[str]) -> str:
        """Return the header as read, with more columns behind it, none of which may be there already."""
        for name in added:
            if name in self.columns:
                raise BilingualError(
                    f"{self._name}：已有“{name}”列，结果无处可写；请用没有结果列的原表",
                    f"{self._name}: there is a column {name} already; give the table without results",
                )
        return self.header.with_cells(added)

    def rows(self) -> Iterator[Row]:
        """Return the rows below the header, all of its width. Blank lines at the end are no rows."""
        last, width = 1, len(self.columns)
        while (row := self._next()) is not None:
            cells = row.cells or [""] * (width == 1)
            if not cells:
                continue
            if row.number > last + 1:
                raise self._ragged(last + 1, 0)
            if len(cells) != width:
                raise self._ragged(row.number, len(cells))
            last = row.number
            yield replace(row, cells=cells)
        if last == 1:
            raise BilingualError(
                f"{self._name}：只有表头，没有数据行", f"{self._name}: there is a header but no row"
            )

    def _ragged(self, number: int, width: int) -> BilingualError:
        name, expected = self._name, len(self.columns)
        return BilingualError(
            f"{name}：第{number}行有{width}个字段，应有{expected}个",
            f"{name}: row {number} has {width} fields, expected {expected}",
        )

    def _next(self) -> Row | None:
        self._number += 1
        try:
            cells = next(self._records, None)
        except csv.Error as error:
            raise BilingualError(
                f"{self._name}：第{self._number}行不合CSV格式（引号未配对，或字段过长）",
                f"{self._name}: row {self._number} is not CSV ({error})",
            ) from None
        raw = self._lines.take()
        body = raw.removesuffix("\n").removesuffix("\r")
        return None if cells is None else Row(self._number, cells, body, raw[len(body) :])


class _Lines:
    """The lines of a file as text; remembers those that the current record has taken."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._number = 0
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self._number += 1
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._not_utf8(error.start + 1) from None
        self._taken.append(text)
        return text.removeprefix(BOM) if self._number == 1 else text

    def take(self) -> str:
        """Return the text of the record just read."""
        text = "".join(self._taken)
        self._taken.clear()
        return text

    def _not_utf8(self, byte: int) -> BilingualError:
        name, number = self._name, self._number
        return BilingualError(
            f"{name}：第{number}行第{byte}个字节不是UTF-8；若是GBK，请另存为“CSV UTF-8”，"
            "或用 iconv -f GB18030 -t UTF-8 转换",
            f"{name}: row {number}, byte {byte} is not UTF-8; if it is GBK, save it as CSV UTF-8 "
            "or convert it with iconv -f GB18030 -t UTF-8",
        )


@contextmanager
def open_table(path: str) -> Iterator[Table]:
    """Open a CSV file and read its header."""
    with open_binary(path) as file:
        yield Table(file, path)


def open_binary(path: str) -> BinaryIO:
    """Open a file for reading."""
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: str, error: Exception) -> BilingualError:
    """Return the error for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return BilingualError(f"{path}：没有这个文件", f"{path}: there is no such file")
    if isinstance(error, IsADirectoryError):
        return BilingualError(f"{path}：是目录，不是文件", f"{path}: is a directory, not a file")
    reason = error.strerror if isinstance(error, OSError) else error
    return BilingualError(f"{path}：无法读取（{reason}）", f"{path}: cannot be read ({reason})")


class Output:
    """A file that appears whole: written beside its place, then moved there by `publish`."""

    def __init__(self, name: str, path: Path) -> None:
        self._name, self._path = name, path
        self._part = path.with_name(f".skillcert-{secrets.token_hex(8)}.part")
        with _writing(name):
            self._file = self._part.open("x", encoding="utf-8", newline="")

    def write(self, text: str) -> None:
        """Add text."""
        with _writing(self._name):
            self._file.write(text)

    def flush(self) -> None:
        """Put the text on the disk: a full disk shows before anything depends on it."""
        with _writing(self._name):
            self._file.flush()
            os.fsync(self._file.fileno())

    def publish(self) -> None:
        """Move the file to its place."""
        with _writing(self._name):
            self._file.close()
            self._part.replace(self._path)

    def discard(self) -> None:
        """Remove what was not published."""
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


@contextmanager
def open_output(name: str, *, inputs: Sequence[str]) -> Iterator[Output]:
    """Return a file to be written; whatever was not published is gone at the end."""
    with _writing(name):
        path = _target(name, inputs)
    output = Output(name, path)
    try:
        yield output
    finally:
        output.discard()


@contextmanager
def _writing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BilingualError(
            f"{name}：无法写入（{error.strerror}）", f"{name}: cannot be written ({error.strerror})"
        ) from None


def _target(name: str, inputs: Sequence[str]) -> Path:
    path = Path(name).resolve()
    if path.is_dir():
        raise BilingualError(
            f"{name}：是目录，不能作为输出文件", f"{name}: is a directory, not an output file"
        )
    if not path.parent.is_dir():
        raise BilingualError(f"{name}：所在目录不存在", f"{name}: its directory does not exist")
    if any(_same(path, Path(other).resolve()) for other in inputs):
        raise BilingualError(f"{name}：输出会覆盖输入", f"{name}: the output would overwrite an input")
    if path.exists():
        _check_existing(name, path)
    return path


def _same(path: Path, other: Path) -> bool:
    return path == other or (path.exists() and other.exists() and path.samefile(other))


def _check_existing(name: str, path: Path) -> None:
    if not path.is_file():
        raise BilingualError(f"{name}：不是普通文件", f"{name}: is not a regular file")
    # The mode, not `os.access`: for root everything is writable, yet the file was protected on purpose.
    if not path.stat().st_mode & 0o222:
        raise BilingualError(f"{name}：文件是只读的", f"{name}: the file is read-only")


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([plain(cell) for cell in cells])
    return buffer.getvalue().removesuffix("\r\n")


def plain(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
