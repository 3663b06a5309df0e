"""The formats of tables: one row for each says all that is known of it outside of its own file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

from ..extras import needed_for
from ..texts import BilingualError, Text
from .source import STANDARD, local
from .table import Table


@dataclass(frozen=True)
class Format:
    """A format of tables."""

    name: str
    # How the names of its files end.
    endings: tuple[str, ...]
    # The file of this folder that holds `open_table(path, name, **options)`.
    module: str
    # Those of `sheet`, `encoding` and `delimiter` that it takes.
    options: tuple[str, ...]
    # Whether content is of this format, by its first bytes and the members that it has as an archive.
    holds: Callable[[bytes, Collection[str]], bool]
    # What brings its packages.
    extra: str = ""


# As they are tried on content of unknown format; what nothing else claims is CSV.
FORMATS = (
    Format("Parquet", (".parquet",), "parquet", (), lambda head, _: head == b"PAR1", "parquet"),
    Format("ODS", (".ods",), "ods", ("sheet",), lambda _, members: "mimetype" in members),
    Format("XLSX", (".xlsx",), "excel", ("sheet",), lambda _, members: bool(members), "excel"),
    Format("CSV", (".csv", ".tsv", ".txt"), "csv", ("encoding", "delimiter"), lambda *_: True),
)


def listed(taking: str | None = None) -> Text:
    """Return the names of all formats, or of those that take an option."""
    names = [each.name for each in reversed(FORMATS) if taking is None or taking in each.options]
    first, last = names[:-1], names[-1]
    if not first:
        return Text(last, last)
    return Text(f"{'、'.join(first)}或{last}", f"{', '.join(first)} or {last}")


@dataclass(frozen=True)
class Source:
    """A table that can be opened more than once: where it lies, its name and format, what was said of it."""

    path: str
    name: str
    format: Format
    options: Mapping[str, str]

    @contextmanager
    def open(self) -> Iterator[Table[Any]]:
        """Open the table and read its header."""
        kind = self.format.name
        with needed_for(Text(f"{kind}表格", f"tables in {kind}"), self.format.extra):
            module = import_module(f".{self.format.module}", __package__)
        with module.open_table(self.path, self.name, **self.options) as table:
            yield table


@contextmanager
def source(path: str, options: Mapping[str, str]) -> Iterator[Source]:
    """Return a table to open; a name says which format it is, CSV unless it says something else.

    `-` is the standard input, whose content says it.
    """
    with local(path) as place:
        kind = _by_content(place) if path == STANDARD else _by_name(path)
        for option in options:
            if option not in kind.options:
                takers = listed(option)
                raise BilingualError(
                    f"{path}：--{option} 只用于{takers.zh}", f"{path}: --{option} is for {takers.en} only"
                )
        yield Source(place, path, kind, options)


def check_endings(source: str, target: str) -> None:
    """Refuse a name for the answer that promises another format than it will have."""
    if STANDARD not in (source, target) and _by_name(source) != _by_name(target):
        ending = PurePath(source).suffix
        raise BilingualError(
            f"{target}：输出与输入的格式相同，扩展名也应相同（{ending}）",
            f"{target}: the answer has the format of the input, so it ends in {ending} too",
        )


def _by_name(path: str) -> Format:
    ending = PurePath(path).suffix.lower()
    return next((each for each in FORMATS if ending in each.endings), FORMATS[-1])


def _by_content(path: str) -> Format:
    with Path(path).open("rb") as file:
        head = file.read(4)
    members: Collection[str] = ()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
    return next(each for each in FORMATS if each.holds(head, members))
