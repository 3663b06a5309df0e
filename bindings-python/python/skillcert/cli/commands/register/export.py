"""`skillcert register export`: the data report, as a table."""

from __future__ import annotations

import csv
import io
import json
from argparse import Namespace
from typing import TYPE_CHECKING

from skillcert.tables.csv import plain
from skillcert.tables.output import open_output
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.inputs import declare_register, required_register
from .columns import EXPORTED

if TYPE_CHECKING:
    from skillcert.register import Record

NAME = "export"
ABOUT = Text(
    "导出证书数据，按编号顺序（数据报送）。含个人信息，请妥善保管。",
    "Exports the certificates in the order of their numbers (data report). It holds personal data.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.option("--out", "FILE.csv", Text("输出的表", "the table to write"), required=True)
    parser.option("--year", "YEAR", Text("只导出这一核发年份", "only this year of issue"))
    parser.option("--city", "CODE", Text("只导出这一地市", "only this city"))
    mark = Text(
        "另存高水位（不含个人信息），供恢复备份后核查",
        "also write the high-water marks, without personal data, to audit a restored backup with",
    )
    parser.option("--high-water", "FILE.json", mark)
    declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    register = required_register(args)
    year, city, count = _digits("--year", args.year, 4), _digits("--city", args.city, 2), 0
    with open_output(args.out, inputs=register.files) as output:
        output.write(_line([column.of(lang) for column in EXPORTED]))
        for count, record in enumerate(register.export(year=int(year) if year else None, city=city), 1):  # noqa: B007
            output.write(_line(_cells(record)))
        output.flush()
        output.publish()
    if args.high_water:
        with open_output(args.high_water, inputs=[args.out, *register.files]) as output:
            output.write(register.high_water().to_json().encode())
            output.flush()
            output.publish()
    print(Text(f"导出{count}个证书", f"{count} certificates exported").of(lang))
    return 0


def _digits(option: str, text: str | None, length: int) -> str | None:
    if text is not None and not (len(text) == length and text.isascii() and text.isdigit()):
        raise BilingualError(f"{option}：应为{length}位数字", f"{option}: {length} digits are expected")
    return text


def _cells(record: Record) -> list[str]:
    return [
        str(record.number),
        record.assessment,
        record.candidate,
        record.holder,
        record.project,
        str(record.assessed_on or ""),
        str(record.issued_on),
        record.source,
        _marks(record.decision),
        " ".join(record.blanks),
        str(record.voided_on or ""),
    ]


def _marks(decision: str | None) -> str:
    """Return the marks of a decision as they were given."""
    if decision is None:
        return ""
    marks = json.loads(decision)["marks"]
    return " ".join(f"{part} {mark}" for part, mark in marks.items() if mark is not None)


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([plain(cell) for cell in cells])
    return buffer.getvalue().encode()
