"""The forms of an export: CSV and a workbook for people, lines of JSON for programs; all of them whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from skillcert.register import Fault, Moment, Record, columns
from skillcert.tables.csv import plain
from skillcert.tables.new_book import open_workbook
from skillcert.tables.output import Output
from skillcert.tables.source import STANDARD
from skillcert.texts import BilingualError, Text


@dataclass(frozen=True)
class Content:
    """What is exported: of a register at one moment, all of it, or of one year or city."""

    moment: Moment
    year: int | None
    city: str | None
    broken: Callable[[Fault], None]

    def records(self) -> Iterator[Record]:
        """Return the certificates."""
        return self.moment.records(year=self.year, city=self.city, broken=self.broken)

    def others(self, lang: str) -> Iterator[list[str]]:
        """Return rows for what is no certificate."""
        for declaration in self.moment.declarations(year=self.year, city=self.city, broken=self.broken):
            yield columns.other_cells(declaration, lang)
        for sheet in self.moment.destroyed(year=self.year, city=self.city, broken=self.broken):
            yield columns.other_cells(sheet, lang)

    def lines(self) -> Iterator[str]:
        """Return all of it as lines of JSON."""
        return self.moment.lines(year=self.year, city=self.city, broken=self.broken)


# Writes the content, and returns how many certificates there are.
Write = Callable[[Content, Output, str], int]


def writer(name: str) -> Write:
    """Return what writes a file of this name.

    Raises `BilingualError` for a name that ends in nothing that is written.
    """
    ending = ".csv" if name == STANDARD else PurePath(name).suffix.lower()
    if ending not in _WRITERS:
        raise BilingualError(
            f"{name}：文件名应以 .xlsx、.csv 或 .jsonl 结尾",
            f"{name}: the name has to end in .xlsx, .csv or .jsonl",
        )
    return _WRITERS[ending]


def _csv(content: Content, output: Output, lang: str) -> int:
    output.write("\ufeff".encode() + line([column.name.of(lang) for column in columns.COLUMNS]))
    count = 0
    for count, record in enumerate(content.records(), 1):  # noqa: B007
        output.write(line(columns.cells(record, lang)))
    for cells in content.others(lang):
        output.write(line(cells))
    return count


def line(cells: Sequence[str]) -> bytes:
    """Return a row of a CSV, none of whose cells a spreadsheet takes for a formula."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([plain(cell) for cell in cells])
    return buffer.getvalue().encode()


def _xlsx(content: Content, output: Output, lang: str) -> int:
    count = 0
    with open_workbook(output) as book:
        headings = [column.name.of(lang) for column in columns.COLUMNS]
        table = book.sheet(Text("证书", "certificates").of(lang), headings)
        headings = [heading.of(lang) for heading in columns.STEP_HEADINGS]
        steps = book.sheet(Text("事项", "events").of(lang), headings)
        for count, record in enumerate(content.records(), 1):  # noqa: B007
            table.add(columns.cells(record, lang))
            for step in columns.steps(record, lang):
                steps.add(step)
        for cells in content.others(lang):
            table.add(cells)
    return count


def _jsonl(content: Content, output: Output, _lang: str) -> int:
    count = 0
    for each in content.lines():
        count += each.startswith('{"certificate":')
        output.write(f"{each}\n".encode())
    return count


_WRITERS: dict[str, Write] = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _jsonl}
