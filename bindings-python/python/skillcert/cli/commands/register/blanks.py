"""`skillcert register blanks`: what has become of the blank sheets, as ranges."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from skillcert.tables.new_book import open_workbook
from skillcert.tables.output import open_output
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work import sequence
from ...work.job import tell
from ...work.machine import print_object
from .. import options

if TYPE_CHECKING:
    from skillcert.register import BlankRecord

ABOUT = Text(
    "列出空白证书的去向，连续的合为一段：毁损、由新证代替、随证书作废、打印前毁损；也可列出在用的。",
    "Lists the fate of the blank sheets, as ranges: spoilt, replaced, void, spoilt before printing; or "
    "those in use.",
)
DESTROYED = Text("打印前毁损", "spoilt before printing")
# As a program names them, and as they are listed; either may be asked for.
FATES = {
    "present": "在用",
    "spoilt": "毁损",
    "replaced": "已由新证代替",
    "void": "随证书作废",
    "destroyed": DESTROYED.zh,
}
_LISTED = [f"{name}（{word}）" for name, word in FATES.items()]
HEADINGS = (
    Text("空白证书", "first"),
    Text("至", "last"),
    Text("张数", "sheets"),
    Text("去向", "fate"),
    Text("日期", "on"),
    Text("原因", "reason"),
)


class Group(NamedTuple):
    """Sheets that follow each other and share their fate, its day and reason."""

    run: sequence.Run
    fate: Text
    on: str
    reason: str

    def line(self, lang: str) -> str:
        """Return them in a line."""
        sheets = self.run.sheets
        count = Text(f"（{sheets}张）", f" ({sheets} sheets)").of(lang) if sheets > 1 else ""
        return "  ".join(
            filter(None, [self.run.text.of(lang) + count, self.fate.of(lang), self.on, self.reason])
        )

    def cells(self, lang: str) -> list[str]:
        """Return them as a row of a table."""
        run = self.run
        return [run.first, run.last, str(run.sheets), self.fate.of(lang), self.on, self.reason]


def declare(parser: Parser) -> None:
    """Add the arguments."""
    fates = Text(
        f"只列这些去向，以逗号分隔：{'、'.join(_LISTED)}；默认除在用以外的全部",
        f"only these fates, separated by commas: {', '.join(_LISTED)}; by default all but present",
    )
    parser.option("--fate", "NAMES", fates)
    year = Text(
        "只列这一年停用的（在用的按打印日期）",
        "only sheets that went out of use in this year; those in use by the day of printing",
    )
    parser.option("--year", "YEAR", year)
    out = Text("另写一个表：.xlsx，否则为CSV", "also write a table: .xlsx, else a CSV")
    parser.option("--out", "FILE", out)
    options.declare_register(parser)
    options.declare_object(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    wanted, digits = _fates(args.fate), options.read_digits("--year", args.year, 4)
    year, register = int(digits) if digits else None, options.required_register(args)
    records = (
        record
        for record in register.blanks()
        if record.fate in wanted and year in (None, (record.until or record.used_on).year)
    )
    if args.json:
        print_object({"blanks": [_facts(record) for record in records]})
        return 0
    groups = list(_groups(records))
    if args.out:
        _write(args.out, groups, register.files, lang)
    none = Text("没有这样的空白证书", "there are none").of(lang)
    tell([args.out or ""], [group.line(lang) for group in groups] or [none])
    return 0


def _fates(text: str | None) -> AbstractSet[str]:
    if text is None:
        return FATES.keys() - {"present"}
    names = {word: name for name, word in FATES.items()} | {name: name for name in FATES}
    wanted = {name.strip() for name in re.split("[,，、]", text)}
    if other := wanted - {*names}:
        raise BilingualError(
            f"--fate：没有 {min(other)}，只有 {'、'.join(_LISTED)}",
            f"--fate: there is no {min(other)}, only {', '.join(_LISTED)}",
        )
    return {names[name] for name in wanted}


def _groups(records: Iterable[BlankRecord]) -> Iterator[Group]:
    from skillcert.register.words import FATES as WORDS

    for (fate, on, reason), group in groupby(
        records, lambda it: (it.fate, it.until or it.used_on, it.reason)
    ):
        for run in sequence.runs(record.blank for record in group):
            yield Group(run, DESTROYED if fate == "destroyed" else WORDS[fate], str(on), reason or "")


def _write(name: str, groups: Sequence[Group], inputs: Sequence[str], lang: str) -> None:
    from .forms import line

    headings, rows = [each.of(lang) for each in HEADINGS], [group.cells(lang) for group in groups]
    with open_output(name, inputs=inputs) as output:
        if name.lower().endswith(".xlsx"):
            with open_workbook(output) as book:
                sheet = book.sheet(Text("空白证书", "blanks").of(lang), headings)
                for row in rows:
                    sheet.add(row)
        else:
            output.write("\ufeff".encode() + b"".join(map(line, [headings, *rows])))
        output.flush()
        output.publish()


def _facts(record: BlankRecord) -> dict[str, object]:
    return {
        "blank": record.blank,
        "number": str(record.number) if record.number else None,
        "fate": record.fate,
        "used_on": str(record.used_on),
        "until": str(record.until) if record.until else None,
        "reason": record.reason,
    }
