"""`skillcert issue`: decides the rows of a table and numbers those who passed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from skillcert import Decision, NumberScheme, Project, Series, ValidationError
from skillcert.tables.formats import check_endings
from skillcert.tables.output import Output, open_output
from skillcert.tables.table import Batch, Table
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work.inputs import about, read_date, read_project, read_scheme
from ..work.job import Answer, Layout, tell
from ..work.machine import Document
from ..work.marks import REFUSED, Marks, Summary, Verdict
from ..work.progress import watched
from . import options

if TYPE_CHECKING:
    from skillcert.register import Issued, Refused, Register, Request, Transaction

NAME = "issue"
ABOUT = Text(
    "逐行判定成绩，为合格者顺排编号，记入登记册，每行原样输出并附结果。\n"
    "重复运行不会重复核发：同一考核的同一考生得到同一编号，换日期也一样。",
    "Decides each row, numbers those who passed and stores them in the register.\n"
    "Numbers follow the order of the rows; each row is written as it was, with its result. Running again "
    "issues nothing twice: the same candidate of an assessment gets the same number, whatever the date.",
)
ASSESSMENT = Text(
    "本场考核的名称，默认为“项目名称/地市”。登记册按考核和考生编号识别同一人：若考生编号每场重新编排"
    "（三月的001与九月的001不是同一人），或同一人可再次领证，请每场给一个名称，如 2026-11",
    "name of this assessment, by default “project name/city”. The register knows a person by assessment and "
    "candidate: where candidates are numbered anew each time (001 of March is not 001 of September), or may "
    "be certified again, give each assessment a name such as 2026-11",
)
ADDED = (
    Text("结果", "outcome"),
    Text("证书编号", "number"),
    Text("代码", "codes"),
    Text("条款", "clauses"),
    Text("说明", "reasons"),
)


@dataclass(frozen=True)
class Order:
    """What is asked for, apart from the table."""

    project: Project
    scheme: NumberScheme
    city: str
    issued_on: date
    assessed_on: date | None
    assessment: str
    late: bool


@dataclass(frozen=True)
class Job:
    """An issue: the order, the table of results, the register, and where the answer goes."""

    order: Order
    path: str
    layout: Layout
    answer: Answer
    out: str
    # What must not be overwritten, besides the register.
    inputs: Sequence[str]
    register: Register


def declare(parser: Parser) -> None:
    """Add the arguments."""
    results = Text(
        "成绩表，列：考生编号、姓名、操作技能（或实操），需要理论的项目还有理论",
        "table of results with the columns candidate, name, practical, and theory if the project needs it",
    )
    options.declare_table(parser, results)
    project = Text('考核项目：{"name": "…", "traits": […]}', 'the project: {"name": "…", "traits": […]}')
    parser.option("--project", "PROJECT.json", project, required=True)
    city = Text("地市代码，两位，如 01", "city code, two digits, such as 01")
    parser.option("--city", "CODE", city, required=True)
    date = Text(
        "核发日期，如 2026-11-23；编号取它的年份", "date of issue, such as 2026-11-23; numbers take its year"
    )
    parser.option("--date", "DATE", date, required=True)
    late = Text(
        "允许核发日期早于该地市最近一次核发的日期（补登）",
        "allow backdating before the last issue date in this city",
    )
    parser.flag("--late", about=late)
    options.declare_register(parser)
    out = Text(
        "输出的表：原列不变，加结果五列；编号请按文本导入表格软件",
        "table to write: original columns first, then five columns of results; import numbers as text",
    )
    options.declare_answer(parser, out, required=True)
    parser.option("--assessment", "ID", ASSESSMENT)
    parser.option("--assessed-on", "DATE", Text("考核日期", "day of the assessment"))
    parser.option("--scheme", "SCHEME.json", options.SCHEME)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was unreadable or refused."""
    return _issue(_job(args), lang)


def _job(args: Namespace) -> Job:
    answer, order = options.read_answer(args), _order(args)
    check_endings(args.file, args.out)
    inputs = [args.file, args.project, *filter(None, [args.scheme])]
    register = options.required_register(args)
    return Job(order, args.file, options.read_layout(args), answer, args.out, inputs, register)


def _issue(job: Job, lang: str) -> int:
    summary, inputs = Summary(), [*job.inputs, *job.register.files]
    with (
        Document(job.answer, lang, inputs=[*inputs, job.out]) as document,
        job.layout.open(job.path) as source,
        source.open() as table,
    ):
        decided = _decided(job, table, lang)
        with open_output(job.out, inputs=inputs) as output:
            # The files are on the disk before the numbers are committed, and in their places only after.
            with job.register.transaction() as transaction:
                verdicts = [verdict for _, verdicts in decided for verdict in verdicts]
                answers = _number(verdicts, job.order, transaction)
                _write(table, output, [batch for batch, _ in decided], answers, lang)
                output.flush()
                summary.add(2, answers, document)
                head = {"file": job.path, "form": table.form.of(lang), "counts": summary.counts}
                document.finish(head, summary.tally)
            output.publish()
            document.publish()
    if not job.answer.json:
        tell(job.answer.files, _told(summary, answers, job.order, lang))
    return int(summary.refused > 0)


def _decided(job: Job, table: Table[Any], lang: str) -> list[tuple[Batch[Any], list[Verdict]]]:
    table.refuse_present([name.of(lang) for name in ADDED])
    marks = Marks.of(table, job.order.project.rule)
    batches = watched(table.batches(marks.places, whole=True), table.size, lang, quiet=job.answer.quiet)
    decided = [(batch, [*marks.verdicts(batch)]) for batch in batches]
    job.answer.check_rows(sum(len(batch) for batch, _ in decided), job.path)
    return decided


def _write(
    table: Table[Any], output: Output, batches: Sequence[Batch[Any]], answers: Sequence[Verdict], lang: str
) -> None:
    rest = iter(answers)
    with table.writer(output, [name.of(lang) for name in ADDED]) as writer:
        for batch in batches:
            writer.write(batch.rows, [_cells(verdict, lang) for verdict in islice(rest, len(batch))])


def _cells(verdict: Verdict, lang: str) -> tuple[str, ...]:
    outcome, *reasons = verdict.cells(lang)
    return (outcome, str(verdict.number or ""), *reasons)


def _order(args: Namespace) -> Order:
    project, scheme = read_project(args.project), read_scheme(args.scheme)
    issued_on = read_date("--date", args.date)
    try:
        Series(issued_on, args.city, scheme=scheme)
    except ValidationError as error:
        raise about("--date" if error.component == "year" else "--city", error) from None
    assessed_on = read_date("--assessed-on", args.assessed_on) if args.assessed_on else None
    assessment = f"{project.name}/{args.city}" if args.assessment is None else args.assessment
    if not assessment.strip():
        raise BilingualError("--assessment：不能为空", "--assessment: must not be blank")
    return Order(project, scheme, args.city, issued_on, assessed_on, assessment, args.late)


def _number(verdicts: Sequence[Verdict], order: Order, transaction: Transaction) -> list[Verdict]:
    """Issue a certificate on every pass, in the order of the rows."""
    requests = [_request(verdict, verdict.passed, order) for verdict in verdicts if verdict.passed]
    answers = iter(
        transaction.issue(
            requests, issued_on=order.issued_on, city=order.city, scheme=order.scheme, late=order.late
        )
    )
    return [_answered(verdict, next(answers)) if verdict.passed else verdict for verdict in verdicts]


def _request(verdict: Verdict, decision: Decision, order: Order) -> Request:
    from skillcert.register import Request

    return Request(
        assessment=order.assessment,
        candidate=verdict.candidate,
        holder=verdict.name,
        project=order.project,
        decision=decision,
        assessed_on=order.assessed_on,
    )


def _answered(verdict: Verdict, answer: Issued | Refused) -> Verdict:
    from skillcert.register import Refused

    if isinstance(answer, Refused):
        return replace(verdict, outcome=REFUSED, reasons=[answer])
    return replace(verdict, number=answer.number, already=answer.already)


def _told(summary: Summary, answers: Sequence[Verdict], order: Order, lang: str) -> Iterator[str]:
    rule = order.project.rule.text(lang)
    yield Text(
        f"{order.project.name}（{rule}），地市{order.city}，核发日期{order.issued_on}",
        f"{order.project.name} ({rule}), city {order.city}, issued on {order.issued_on}",
    ).of(lang)
    yield summary.outcomes(lang)
    yield _numbers([verdict for verdict in answers if verdict.number]).of(lang)
    yield from summary.reasons(lang)


def _numbers(issued: Sequence[Verdict]) -> Text:
    numbers = sorted(str(verdict.number) for verdict in issued)
    if not numbers:
        return Text("没有核发证书", "no certificate was issued")
    already = sum(verdict.already for verdict in issued)
    new, first, last = len(issued) - already, numbers[0], numbers[-1]
    return Text(
        f"证书编号{first}至{last}：新核发{new}个，此前已核发{already}个",
        f"numbers {first} to {last}: {new} newly issued, {already} issued before",
    )
