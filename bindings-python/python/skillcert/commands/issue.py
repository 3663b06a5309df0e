"""`skillcert issue`: decides the rows of a table and numbers those who passed."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from .. import (
    CertificateNumber,
    Decision,
    Entry,
    Finding,
    NumberScheme,
    Outcome,
    PassRule,
    Project,
    Series,
    ValidationError,
)
from ..inputs import REGISTER, SCHEME, about, open_register, read_date, read_project, read_scheme
from ..parser import Parser
from ..tables.csv import CsvTable, Row, open_csv
from ..tables.output import open_output
from ..texts import BilingualError, Text
from .reasons import Reason, Tally, cells, listed

if TYPE_CHECKING:
    from ..register import Issued, Refused, Request, Transaction

NAME = "issue"
ABOUT = Text(
    "逐行判定成绩，为合格者顺排编号，记入登记册，每行原样输出并附结果。\n"
    "重复运行不会重复核发：同一考核的同一考生得到同一编号，换日期也一样。",
    "Decides each row, numbers those who passed in the order of the rows, stores them in the register, and\n"
    "writes each row as it was with its result. Running again issues nothing twice: the same candidate of\n"
    "the same assessment gets the same number, also with another date.",
)
ASSESSMENT = Text(
    "本场考核的名称，默认为“项目名称/地市”。登记册按考核和考生编号识别同一人：若考生编号每场重新编排"
    "（三月的001与九月的001不是同一人），或同一人可再次领证，请每场给一个名称，如 2026-11",
    "name of this assessment, by default “project name/city”. The register knows a person by assessment and "
    "candidate: where candidates are counted anew each time (001 of March is not 001 of September), or may "
    "be certified again, give each assessment a name such as 2026-11",
)
CANDIDATE = ("考生编号", "candidate")
HOLDER = ("姓名", "name")
PRACTICAL = ("操作技能", "实操", "practical")
THEORY = ("理论", "theory")
ADDED = (
    Text("结果", "outcome"),
    Text("证书编号", "number"),
    Text("代码", "codes"),
    Text("条款", "clauses"),
    Text("说明", "reasons"),
)
PASSED, FAILED, UNDECIDED = (
    Text(outcome.text("zh"), outcome.text("en"))
    for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.UNDECIDED)
)
UNREADABLE = Text("无法读取", "unreadable")
REFUSED = Text("拒绝", "refused")
OUTCOMES = {Outcome.PASSED: PASSED, Outcome.FAILED: FAILED, Outcome.UNDECIDED: UNDECIDED}


@dataclass(frozen=True)
class Order:
    """What is asked for, apart from the table."""

    project: Project
    scheme: NumberScheme
    city: str
    issued_on: date
    assessed_on: date | None
    assessment: str


@dataclass(frozen=True)
class Verdict:
    """The answer to one row; `passed` holds the decision that a certificate rests on."""

    candidate: str
    name: str
    outcome: Text
    reasons: Sequence[Reason]
    passed: Decision | None = None
    number: CertificateNumber | None = None
    already: bool = False

    def cells(self, lang: str) -> list[str]:
        """Return the cells that are added to the row."""
        return [self.outcome.of(lang), str(self.number or ""), *cells(self.reasons, lang)]


def declare(parser: Parser) -> None:
    """Add the arguments."""
    results = Text(
        "成绩表，列：考生编号、姓名、操作技能（或实操），需要理论的项目还有理论",
        "table of results with the columns candidate, name, practical, and theory if the project asks for it",
    )
    parser.positional("results", "RESULTS.csv", results)
    project = Text('考核项目：{"name": "…", "traits": […]}', 'the project: {"name": "…", "traits": […]}')
    parser.option("--project", "PROJECT.json", project, required=True)
    parser.option(
        "--city", "CODE", Text("地市代码，两位，如 01", "city code, two digits, such as 01"), required=True
    )
    date = Text(
        "核发日期，如 2026-11-23；编号取它的年份", "date of issue, such as 2026-11-23; numbers take its year"
    )
    parser.option("--date", "DATE", date, required=True)
    parser.option("--register", "URL", REGISTER, required=True)
    out = Text(
        "输出的表：原列不变，加结果五列；编号请按文本导入表格软件",
        "the table to write: the columns as they are and five more; import numbers as text",
    )
    parser.option("--out", "ISSUED.csv", out, required=True)
    parser.option("--assessment", "ID", ASSESSMENT)
    parser.option("--assessed-on", "DATE", Text("考核日期", "day of the assessment"))
    parser.option("--scheme", "SCHEME.json", SCHEME)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was unreadable or refused."""
    order = _order(args)
    with open_csv(args.results) as table:
        header = table.header_with([name.of(lang) for name in ADDED])
        verdicts = list(_judge(table, order.project.rule))
    register = open_register(args.register)
    inputs = [args.results, args.project, *([args.scheme] if args.scheme else []), *register.files]
    with open_output(args.out, inputs=inputs) as output:
        # The file is on the disk before the numbers are committed, and in its place only after.
        with register.transaction() as transaction:
            verdicts = _number(verdicts, order, transaction)
            output.write(header)
            for row, verdict in verdicts:
                output.write(row.with_cells(verdict.cells(lang)))
            output.flush()
        output.publish()
    print("\n".join(_summary([(row.number, verdict) for row, verdict in verdicts], order, lang)))
    return int(any(verdict.outcome in (UNREADABLE, REFUSED) for _, verdict in verdicts))


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
    return Order(project, scheme, args.city, issued_on, assessed_on, assessment)


def _judge(table: CsvTable, rule: PassRule) -> Iterator[tuple[Row, Verdict]]:
    """Decide every row; of rows with the same candidate the first counts."""
    candidate, name, practical = (table.required_column(*names) for names in (CANDIDATE, HOLDER, PRACTICAL))
    theory = table.required_column(*THEORY) if rule.has_theory else table.column(*THEORY)
    seen: dict[str, int] = {}
    for position, row in enumerate(table.rows(), start=1):
        cells = row.cells
        marks = cells[practical], "" if theory is None else cells[theory]
        first = seen.setdefault(cells[candidate], position)
        verdict = _decide(rule, cells[candidate], cells[name], *marks)
        if first != position and cells[candidate].strip():
            repeated = Finding("candidate_repeated", "candidate", value=first)
            verdict = Verdict(cells[candidate], cells[name], REFUSED, [repeated])
        yield row, verdict


def _decide(rule: PassRule, candidate: str, name: str, practical: str, theory: str) -> Verdict:
    try:
        Entry(candidate, name, practical=practical, theory=theory)
        decision = rule.decide(practical=practical, theory=theory)
    except ValidationError as error:
        return Verdict(candidate, name, UNREADABLE, [error])
    passed = decision if decision.outcome == Outcome.PASSED else None
    return Verdict(candidate, name, OUTCOMES[decision.outcome], decision.findings, passed)


def _number(
    verdicts: Sequence[tuple[Row, Verdict]], order: Order, transaction: Transaction
) -> list[tuple[Row, Verdict]]:
    """Issue a certificate on every pass, in the order of the rows."""
    requests = [_request(verdict, verdict.passed, order) for _, verdict in verdicts if verdict.passed]
    answers = iter(
        transaction.issue(requests, issued_on=order.issued_on, city=order.city, scheme=order.scheme)
    )
    return [
        (row, _answered(verdict, next(answers)) if verdict.passed else verdict) for row, verdict in verdicts
    ]


def _request(verdict: Verdict, decision: Decision, order: Order) -> Request:
    from ..register import Request

    return Request(
        assessment=order.assessment,
        candidate=verdict.candidate,
        holder=verdict.name,
        project=order.project,
        decision=decision,
        assessed_on=order.assessed_on,
    )


def _answered(verdict: Verdict, answer: Issued | Refused) -> Verdict:
    from ..register import Refused

    if isinstance(answer, Refused):
        return replace(verdict, outcome=REFUSED, reasons=[answer])
    return replace(verdict, number=answer.number, already=answer.already)


def _summary(verdicts: Sequence[tuple[int, Verdict]], order: Order, lang: str) -> Iterator[str]:
    counts = Counter(verdict.outcome for _, verdict in verdicts)
    shown = (PASSED, FAILED, UNDECIDED, UNREADABLE, REFUSED)
    outcomes = listed((f"{outcome.of(lang)} {counts[outcome]}" for outcome in shown), lang)
    rule = order.project.rule.text(lang)
    yield Text(
        f"{order.project.name}（{rule}），地市{order.city}，核发日期{order.issued_on}",
        f"{order.project.name} ({rule}), city {order.city}, issued on {order.issued_on}",
    ).of(lang)
    yield Text(f"读取{len(verdicts)}行：{outcomes}", f"{len(verdicts)} rows read: {outcomes}").of(lang)
    yield _numbers([verdict for _, verdict in verdicts if verdict.number]).of(lang)
    tally = Tally()
    for row, verdict in verdicts:
        tally.add(row, (reason for reason in verdict.reasons if reason.code != "part_passed"))
    yield from tally.lines(lang)


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
