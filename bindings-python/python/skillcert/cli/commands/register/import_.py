"""`skillcert register import`: certificates that another system numbered."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillcert import CertificateNumber, NumberScheme, ValidationError, parse_date
from skillcert.tables.table import Table
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.inputs import about, read_scheme
from ...work.job import Answer, Layout, tell
from ...work.machine import Document
from ...work.progress import watched
from ...work.reasons import Tally
from .. import options
from . import columns

if TYPE_CHECKING:
    from skillcert.register import Import, Record, Register

NAME = "import"
ABOUT = Text(
    "导入另一系统已核发的证书，全部导入或都不导入；缺号如实报告，不补。",
    "Imports certificates that another system issued, all or none; gaps are reported, not filled.",
)
_REQUIRED = (
    columns.NUMBER, columns.ASSESSMENT, columns.CANDIDATE, columns.HOLDER, columns.PROJECT, columns.ISSUED_ON,
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """An import: the table, the name of the system that numbered, and the register."""

    path: str
    layout: Layout
    answer: Answer
    system: str
    scheme: NumberScheme
    register: Register


def declare(parser: Parser) -> None:
    """Add the arguments."""
    file = Text(
        "表格，列：证书编号、考核、考生编号、姓名、考核项目、核发日期，可有考核日期",
        "table with the columns number, assessment, candidate, holder, project, issued_on (assessed_on)",
    )
    options.declare_table(parser, file)
    options.declare_answer(parser, None)
    system = Text("来源系统的名称", "name of the system that issued them")
    parser.option("--source", "NAME", system, required=True)
    parser.option("--scheme", "SCHEME.json", options.SCHEME)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if both systems numbered, and nothing was taken in."""
    answer, register = options.read_answer(args), options.required_register(args)
    scheme = read_scheme(args.scheme)
    return _import(Job(args.file, options.read_layout(args), answer, args.source, scheme, register), lang)


def _import(job: Job, lang: str) -> int:
    with job.layout.open(job.path) as file, file.open() as table:
        rows, form = list(_records(table, job, lang)), table.form
    job.answer.check_rows(len(rows), job.path)
    with Document(job.answer, lang, inputs=[job.path, *job.register.files]) as document:
        tally, result = Tally(), _taken(job, rows)
        for overlap in result.overlaps:
            row = rows[overlap.row - 1][0]
            tally.add(row, [overlap.finding])
            facts = {"number": str(overlap.number), "source": overlap.source}
            document.add(row, **document.about(overlap.finding), **facts)
        counts = {"rows": len(rows), "imported": result.imported, "already": result.already}
        head = {"file": job.path, "form": form.of(lang), "counts": counts}
        document.finish(head, tally)
        document.publish()
    if not job.answer.json:
        tell(job.answer.files, _told(result, [row for row, _ in rows], lang))
    return int(bool(result.overlaps))


def _taken(job: Job, rows: Sequence[tuple[int, Record]]) -> Import:
    try:
        records = [record for _, record in rows]
        return job.register.import_(records, source=job.system, scheme=job.scheme)
    except ValidationError as error:
        raise _at_row(job.path, rows, error) from None


def _records(table: Table[Any], job: Job, lang: str) -> Iterator[tuple[int, Record]]:
    places = [table.required_column(column.zh, column.en) for column in _REQUIRED]
    assessed = table.column(columns.ASSESSED_ON.zh, columns.ASSESSED_ON.en)
    places += [] if assessed is None else [assessed]
    batches = watched(table.batches(places, whole=True), table.size, lang, quiet=job.answer.quiet)
    for row, cells in table.records(batches):
        try:
            yield row, _record(*cells)
        except ValidationError as error:
            raise about(Text(f"{job.path}第{row}行", f"{job.path} row {row}"), error) from None


def _record(
    number: str,
    assessment: str,
    candidate: str,
    holder: str,
    project: str,
    issued_on: str,
    assessed_on: str = "",
) -> Record:
    from skillcert.register import Record

    return Record(
        number=CertificateNumber(number),
        assessment=assessment,
        candidate=candidate,
        holder=holder,
        project=project,
        decision=None,
        assessed_on=parse_date(assessed_on) if assessed_on else None,
        issued_on=parse_date(issued_on),
    )


def _at_row(name: str, rows: Sequence[tuple[int, Record]], error: ValidationError) -> BilingualError:
    """Return the error with the row of the file instead of the place in the list."""
    place = rows[getattr(error, "row", 1) - 1][0]
    plain = ValidationError(error.finding)
    return about(Text(f"{name}第{place}行", f"{name} row {place}"), plain)


def _told(result: Import, rows: list[int], lang: str) -> Iterator[str]:
    for overlap in result.overlaps:
        row, source = rows[overlap.row - 1], overlap.source or Text("本登记册", "this register").of(lang)
        reason = overlap.finding.message(lang)
        yield Text(
            f"第{row}行  {overlap.number}  {reason}：{source}",
            f"row {row}  {overlap.number}  {reason}: {source}",
        ).of(lang)
    if result.overlaps:
        yield Text(
            "两个系统重复编号，没有导入", "both systems issued these numbers: nothing was imported"
        ).of(lang)
        return
    yield Text(
        f"导入{result.imported}个证书，此前已有{result.already}个；缺号见 skillcert register audit",
        f"{result.imported} certificates imported, {result.already} already here; for gaps see "
        "`skillcert register audit`",
    ).of(lang)
