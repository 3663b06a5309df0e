"""`skillcert register export`: the data report, as a workbook or CSV for people, or as lines of JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillcert.tables.output import open_output
from skillcert.texts import Text

from ...parser import Parser
from ...work.job import tell
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Fault, Register

ABOUT = Text(
    "导出登记册，按编号顺序（数据报送）：工作簿或CSV供人查看，JSON行供程序读取，三者都能原样导入。\n"
    "含个人信息，请妥善保管。",
    "Exports the register in the order of the numbers (data report): a workbook or CSV for people, lines of "
    "JSON for programs; each can be imported again as it is.\nIt holds personal data.",
)


@dataclass(frozen=True)
class Job:
    """An export: of a register or of one year or city, to a file, and high-water marks beside it."""

    register: Register
    out: str
    year: int | None
    city: str | None
    high_water: str | None


def declare(parser: Parser) -> None:
    """Add the arguments."""
    out = Text(
        "输出的文件：.xlsx、.csv 或 .jsonl；“-”为标准输出，写CSV",
        "the file to write: .xlsx, .csv or .jsonl; - is standard output, in CSV",
    )
    parser.option("--out", "FILE", out, required=True)
    parser.option("--year", "YEAR", Text("只导出这一核发年份", "only this year of issue"))
    parser.option("--city", "CODE", Text("只导出这一地市", "only this city"))
    mark = Text(
        "另存高水位（不含个人信息），供恢复备份后核查",
        "also write the high-water marks, without personal data, to audit a restored backup with",
    )
    parser.option("--high-water", "FILE.json", mark)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if the register holds rows that cannot be."""
    year = options.read_digits("--year", args.year, 4)
    city = options.read_digits("--city", args.city, 2)
    options.refuse_two_outputs({"out": args.out, "high-water": args.high_water})
    register = options.required_register(args)
    options.refuse_overwriting(register, [args.high_water])
    return _export(Job(register, args.out, int(year) if year else None, city, args.high_water), lang)


def _export(job: Job, lang: str) -> int:
    from .forms import Content, writer

    files, write = job.register.files, writer(job.out)
    faults: list[Fault] = []
    with ExitStack() as stack:
        out = stack.enter_context(open_output(job.out, inputs=[*files, *filter(None, [job.high_water])]))
        outputs = [out]
        # The table and the marks are of one moment.
        with job.register.snapshot() as moment:
            count = write(Content(moment, job.year, job.city, faults.append), out, lang)
            if job.high_water:
                marks = stack.enter_context(open_output(job.high_water, inputs=[*files, job.out]))
                outputs.append(marks)
                marks.write(moment.high_water().to_json().encode())
        for output in outputs:
            output.flush()
        for output in outputs:
            output.publish()
    tell([job.out, job.high_water or ""], _told(count, faults, lang))
    return int(bool(faults))


def _told(count: int, faults: Sequence[Fault], lang: str) -> Iterator[str]:
    for fault in faults:
        yield f"{fault.place}  {fault.finding.code}  {fault.message(lang)}"
    if faults:
        yield Text(
            f"{len(faults)}行不成立，没有写入；见 skillcert register audit",
            f"{len(faults)} impossible rows were not written; see `skillcert register audit`",
        ).of(lang)
    yield Text(f"导出{count}个证书", f"{count} certificates exported").of(lang)
