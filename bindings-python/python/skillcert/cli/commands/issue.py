"""`skillcert issue`: decides the rows of a table and numbers those who passed."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from skillcert import CertificateNumber, Series, ValidationError, normal_form
from skillcert.tables.document import Document as File
from skillcert.tables.output import Output, open_output
from skillcert.tables.roles import Role
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Understood, understand
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work import clock, titles
from ..work.found import Found, Seen
from ..work.inputs import about, closed, misplaced, read_date, read_project, read_scheme
from ..work.job import Answer, Layout, Part, parts, tell
from ..work.kept import Kept
from ..work.machine import Document
from ..work.marks import Judge, Marks, wanted
from ..work.numbering import Numbered, Order, Row, contested, number
from ..work.progress import watched
from ..work.summary import Summary
from ..work.unplaced import placing
from ..work.verdict import BLANK, SKIPPED, Verdict
from . import options

if TYPE_CHECKING:
    from skillcert.register import Register, Transaction

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
# In place of the number in a trial, whose table nobody is to take for one of issued certificates.
PROPOSED = Text("拟用编号", "proposed number")
COMMA = Text("，", ", ")


@dataclass(frozen=True)
class Job:
    """An issue: the order, the table of results, the register, and where the answer goes.

    In a trial nothing is issued, and the answer may be shown instead of written.
    """

    order: Order
    path: str
    layout: Layout
    answer: Answer
    # What must not be overwritten, besides the register.
    inputs: Sequence[str]
    register: Register
    trial: bool

    def added(self, lang: str) -> list[str]:
        """Return the headings of the columns that are added."""
        return [(PROPOSED if self.trial and name is ADDED[1] else name).of(lang) for name in ADDED]


def declare(parser: Parser) -> None:
    """Add the arguments."""
    results = Text(
        "成绩表：考生编号、姓名、操作技能，需要理论的项目还有理论，列名自动识别；情况栏和表中的结论一并读取；"
        "可有“代替”列：由新证书代替的作废证书编号",
        "table of results with candidate, name, practical, and theory if the project needs it, whatever the "
        "headings; the status beside a mark and the verdict of the table are read too; a column “replaces” "
        "may name the void certificate in whose place one is issued",
    )
    options.declare_table(parser, results)
    options.declare_marks(parser)
    project = Text('考核项目：{"name": "…", "traits": […]}', 'the project: {"name": "…", "traits": […]}')
    parser.option("--project", "PROJECT.json", project, required=True)
    city = Text("地市代码，两位，如 01", "city code, two digits, such as 01")
    parser.option("--city", "CODE", city, required=True)
    date = Text(
        "核发日期，如 2026-11-23；编号取它的年份", "date of issue, such as 2026-11-23; numbers take its year"
    )
    parser.option("--date", "DATE", date, required=True)
    options.declare_register(parser)
    out = Text(
        "输出的表：原列不变，加结果五列；编号请按文本导入表格软件；试运行可以不给",
        "table to write: original columns first, then five columns of results; import numbers as text; "
        "a dry run needs none",
    )
    options.declare_answer(parser, out)
    parser.option("--assessment", "ID", ASSESSMENT)
    parser.option("--assessed-on", "DATE", Text("考核日期", "day of the assessment"))
    parser.option("--scheme", "SCHEME.json", options.SCHEME)
    _declare_care(parser)


def _declare_care(parser: Parser) -> None:
    """Add the trial, what is said on purpose, and what is kept besides."""
    trial = Text(
        "试运行：显示每行将得到的编号，不核发，不用掉编号",
        "show the number that each row would get; nothing is issued, no number is used",
    )
    parser.flag("--dry-run", about=trial)
    parser.flag("--ahead", about=Text("允许晚于今天的日期", "allow a date later than today"))
    apart = Text(
        "编号相近或同名的考生确非同一人",
        "candidates with alike ids, or with the same name, are different people",
    )
    parser.flag("--apart", about=apart)
    replaces = Text(
        "核发代替这些作废证书的新证书，给它们的考生",
        "issue certificates in place of these void ones, to their candidates",
    )
    parser.option("--replaces", "NUMBER[,NUMBER…]", replaces)
    keep = Text(
        "登记册另存的列，或各行相同的内容，如 身份证号,考核机构,发证人社局=长沙市人力资源和社会保障局",
        "columns that the register keeps too, or what is the same for all rows: id,institution,bureau=…",
    )
    parser.option("--keep", "NAME[,NAME=VALUE…]", keep)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was refused, a sheet left out, or a certificate stands without a pass."""
    return _issue(_job(args), lang)


def _job(args: Namespace) -> Job:
    if not (args.out or args.dry_run):
        raise BilingualError(
            "缺少参数：--out（或 --dry-run）；怎么办：用 --out 写明输出的表，只想试算的用 --dry-run",
            "the following arguments are required: --out (or --dry-run); cure: name the table to write, or "
            "try it with --dry-run",
        )
    answer, order = options.read_answer(args), _order(args)
    inputs = [args.file, args.project, *filter(None, [args.scheme])]
    register = options.required_register(args)
    return Job(order, args.file, options.read_layout(args), answer, inputs, register, args.dry_run)


def _order(args: Namespace) -> Order:
    project, scheme = read_project(args.project), closed(read_scheme(args.scheme))
    issued_on = read_date("--date", args.date)
    assessed_on = read_date("--assessed-on", args.assessed_on) if args.assessed_on else None
    try:
        Series(issued_on, args.city, scheme=scheme)
    except ValidationError as error:
        raise misplaced(error, args.city, scheme, day="--date", place="--city") from None
    if not args.ahead:
        clock.refuse_ahead("--date", issued_on)
    assessment = f"{project.name}/{args.city}" if args.assessment is None else args.assessment
    if not normal_form(assessment):
        raise BilingualError("--assessment：不能为空", "--assessment: must not be blank")
    kept = Kept.read(args.keep) if args.keep else Kept()
    replaces = [_number(text) for text in re.split("[,，]", args.replaces)] if args.replaces else []
    return Order(project, scheme, args.city, issued_on, assessed_on, assessment, kept, replaces, args.apart)


def _number(text: str) -> CertificateNumber:
    try:
        return CertificateNumber(text.strip())
    except ValidationError as error:
        raise about("--replaces", error) from None


class Sheet(NamedTuple):
    """A sheet that was read: its columns, its rows, and what was seen of them."""

    part: Part[Marks]
    batches: Sequence[Batch[Any]]
    rows: Sequence[Row]
    seen: Seen


class Read(NamedTuple):
    """A table that was read."""

    file: File
    sheets: Sequence[Sheet]
    found: Found

    @property
    def rows(self) -> list[Row]:
        """Return the rows of all sheets."""
        return [row for sheet in self.sheets for row in sheet.rows]


class Done(NamedTuple):
    """What a transaction leaves behind: the answers, their counts, and the lines that tell them."""

    numbered: Numbered
    summary: Summary
    lines: Sequence[str]


def _issue(job: Job, lang: str) -> int:
    inputs = [*job.inputs, *job.register.files]
    with ExitStack() as opened:
        others = [*inputs, *filter(None, [job.answer.out])]
        document = opened.enter_context(Document(job.answer, lang, inputs=others))
        read = _read(job, opened.enter_context(job.layout.open(job.path, out=job.answer.out)), lang)
        rows, place = job.order.replacing(contested(read.rows), job.register), job.register.place
        output = opened.enter_context(open_output(job.answer.out, inputs=inputs)) if job.answer.out else None

        def work(transaction: Transaction) -> Done:
            # The files are on the disk before the numbers are committed, and in their places only after.
            numbered = number(rows, job.order, transaction, job.path)
            if output:
                _write(job, read, output, numbered.verdicts, lang)
            read.file.source.refuse_changed()
            summary = _documented(job, read, numbered, document, lang)
            return Done(numbered, summary, [*_told(job, read, numbered, summary, place, lang)])

        done = job.register.run(work, dry_run=job.trial)
        issued = done.numbered.issued
        with placing(output, _range(issued, COMMA)) if output and issued and not job.trial else nullcontext():
            if output:
                output.publish()
            document.publish()
            if not job.answer.json:
                tell(job.answer.files, done.lines)
            sys.stdout.flush()
    summary, left_out = done.summary, read.found.understanding.left_out
    return int(bool(summary.objected or done.numbered.standing or left_out))


def _read(job: Job, file: File, lang: str) -> Read:
    judge, kept = Judge(job.order.project.rule, job.order.expected), job.order.kept

    def choose(understood: Understood, table: Table[Any]) -> Marks:
        replaces = understood.places.get(Role.REPLACES)
        more = [*kept.places(understood, table), *([replaces.place] if replaces else [])]
        titles.refuse(understood, judge.expected, job.path)
        return Marks.of(understood, table, judge, more)

    understanding = understand(file, wanted(judge.rule, Role.REPLACES, *kept.roles), job.layout.said)
    sheets = [_sheet(job, part, lang) for part in parts(file, understanding, choose)]
    job.answer.check_rows(sum(sheet.seen.rows for sheet in sheets), job.path)
    file.source.refuse_changed()
    return Read(file, sheets, Found.of(file, understanding, [sheet.seen for sheet in sheets]))


def _sheet(job: Job, part: Part[Marks], lang: str) -> Sheet:
    marks, table, seen = part.chosen, part.table, Seen(part.understood)
    if job.answer.out:
        table.refuse_full(len(ADDED))
    read = table.batches(marks.places, whole=job.answer.out is not None, along=marks.along)
    batches = [*seen.passing(watched(read, table.size, lang, quiet=job.answer.quiet))]
    verdicts = list[Verdict]()
    for batch in batches:
        for index in job.order.kept.ids:
            _refuse_lost(part, batch, len(marks.chosen) + index, job.path)
        verdicts += marks.verdicts(batch, job.path, part.sheet)
    return Sheet(part, batches, job.order.rows(marks.accused(verdicts)), seen)


def _refuse_lost(part: Part[Marks], batch: Batch[Any], index: int, name: str) -> None:
    """Refuse an identity number that is not one any more: what the register keeps stays so."""
    for row in sorted(part.chosen.lost(batch, index) - batch.skipped.keys()):
        place = part.place(batch.first + row).text
        raise BilingualError(
            f"{name}：{place.zh}身份证号的数字已丢失；怎么办：在原系统按文本导出",
            f"{name}: {place.en}: digits of the identity number are lost; cure: export it as text",
        )


def _write(job: Job, read: Read, output: Output, answers: Sequence[Verdict], lang: str) -> None:
    rest = iter(answers)
    output.restart()
    with read.file.writer(output) as book:
        for sheet in read.sheets:
            writer = book.sheet(sheet.part.table, sheet.part.table.names(job.added(lang)))
            for batch in sheet.batches:
                writer.write(batch.rows, [_cells(verdict, lang) for verdict in islice(rest, len(batch))])
    output.flush()


def _cells(verdict: Verdict, lang: str) -> tuple[str, ...]:
    outcome, *reasons = verdict.cells(lang)
    return (outcome, str(verdict.number or ""), *reasons)


def _documented(job: Job, read: Read, numbered: Numbered, document: Document, lang: str) -> Summary:
    summary = Summary(trial=job.trial)
    document.restart()
    summary.add(numbered.verdicts, document)
    trial = {"trial": True} if job.trial else {}
    document.finish({**read.found.facts(lang), **trial, "counts": summary.counts}, summary.tally)
    return summary


def _told(
    job: Job, read: Read, numbered: Numbered, summary: Summary, place: Text, lang: str
) -> Iterator[str]:
    order = job.order
    if job.trial and not job.answer.out:
        yield from _shown(numbered.verdicts, lang)
    yield from (line.of(lang) for line in read.found.lines())
    rule = order.project.rule.text(lang)
    yield Text(
        f"{order.project.name}（{rule}），地市{order.city}，核发日期{order.issued_on}",
        f"{order.project.name} ({rule}), city {order.city}, issued on {order.issued_on}",
    ).of(lang)
    yield from (line.of(lang) for sheet in read.sheets for line in sheet.part.chosen.lines)
    yield summary.outcomes(lang)
    yield from summary.notes(lang)
    yield _numbers(numbered.issued, trial=job.trial).of(lang)
    yield from (line.of(lang) for line in numbered.lines(trial=job.trial))
    yield from summary.reasons(lang)
    yield Text(
        "未核对：备案、考评人员、抽题、报名", "not compared: filing, examiners, draw, registration"
    ).of(lang)
    if job.trial:
        yield Text("试运行：没有核发，编号没有用掉", "dry run: nothing was issued, no number was used").of(
            lang
        )
    else:
        yield Text(f"登记册：{place.zh}", f"register: {place.en}").of(lang)


def _shown(verdicts: Sequence[Verdict], lang: str) -> Iterator[str]:
    """Return a line for each row with the number that it would get, or why it would get none."""
    for verdict in verdicts:
        if verdict.outcome not in (BLANK, SKIPPED):
            outcome, codes, *_ = verdict.cells(lang)
            cells = (verdict.candidate, verdict.name, outcome, str(verdict.number or codes))
            yield "  ".join([verdict.place.text.of(lang), *cells])


def _range(issued: Sequence[Verdict], stop: Text) -> Text:
    """Return the first and the last number and, behind a stop, how many are new."""
    numbers, already = [str(verdict.number) for verdict in issued], sum(verdict.already for verdict in issued)
    first, last, new = min(numbers), max(numbers), len(issued) - already
    span = Text(first, first) if first == last else Text(f"{first}至{last}", f"{first} to {last}")
    return Text(
        f"{span.zh}{stop.zh}新核发{new}个，此前已核发{already}个",
        f"{span.en}{stop.en}{new} newly issued, {already} issued before",
    )


def _numbers(issued: Sequence[Verdict], *, trial: bool) -> Text:
    if not issued:
        return Text("没有核发证书", "no certificate was issued")
    numbers = _range(issued, Text("：", ": "))
    if trial:
        return Text(f"拟用编号{numbers.zh}", f"proposed numbers {numbers.en}")
    return Text(f"证书编号{numbers.zh}", f"numbers {numbers.en}")
