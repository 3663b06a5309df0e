"""`skillcert register export`: the data report, as a table."""

from __future__ import annotations

import csv
import io
import json
from argparse import Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillcert.tables.csv import plain
from skillcert.tables.output import open_output
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.job import tell
from .. import options
from .columns import EXPORTED

if TYPE_CHECKING:
    from skillcert.register import Record, Register

NAME = "export"
ABOUT = Text(
    "导出证书数据，按编号顺序（数据报送）。含个人信息，请妥善保管。",
    "Exports the certificates in the order of their numbers (data report). It holds personal data.",
)


@dataclass(frozen=True)
class Job:
    """An export: of a register or of one year or city, to a table, and high-water marks beside it."""

    register: Register
    out: str
    year: int | None
    city: str | None
    high_water: str | None


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
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    year, city = _digits("--year", args.year, 4), _digits("--city", args.city, 2)
    options.refuse_two_outputs({"out": args.out, "high-water": args.high_water})
    register = options.required_register(args)
    return _export(Job(register, args.out, int(year) if year else None, city, args.high_water), lang)


def _export(job: Job, lang: str) -> int:
    register, count = job.register, 0
    with open_output(job.out, inputs=register.files) as output:
        output.write(_line([column.of(lang) for column in EXPORTED]))
        for count, record in enumerate(register.export(year=job.year, city=job.city), 1):  # noqa: B007
            output.write(_line(_cells(record)))
        output.flush()
        output.publish()
    if job.high_water:
        with open_output(job.high_water, inputs=[job.out, *register.files]) as output:
            output.write(register.high_water().to_json().encode())
            output.flush()
            output.publish()
    line = Text(f"导出{count}个证书", f"{count} certificates exported").of(lang)
    tell([job.out, job.high_water or ""], [line])
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
