"""`skillcert check`: checks a column of numbers, row by row."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from functools import partial
from typing import Any

from skillcert.tables.roles import Role, Wanted
from skillcert.tables.table import Batch
from skillcert.texts import BilingualError, Text

from ..pages.check import Page
from ..parser import Parser
from ..work.job import Cells, Part, Walk, tell
from ..work.machine import Document
from ..work.objections import Compared, Objection
from ..work.place import Place
from ..work.reasons import NO_PROOF, Reason
from ..work.report import Report, Watcher
from ..work.verdicts import Checker
from . import options

ABOUT = Text(
    "逐行核对一列证书编号。没有 --out 时列出有误的行（最多20行）。",
    "Checks a column of certificate numbers row by row. Without --out the bad rows are listed, at most 20.",
)
ADDED = (
    Text("核对", "verdict"),
    Text("代码", "code"),
    Text("条款", "clause"),
    Text("说明", "reason"),
)


@dataclass(frozen=True)
class Job:
    """A check: the table, what the numbers are compared with, and a page to look at."""

    walk: Walk
    checker: Checker
    html: str | None
    show_numbers: bool


def declare(parser: Parser) -> None:
    """Add the arguments."""
    options.declare_table(parser)
    options.declare_column(parser)
    options.declare_answer(parser)
    html = Text(
        "再写一份网页报告（需要 skillcert[report]）", "also write an HTML report (needs skillcert[report])"
    )
    parser.option("--html", "FILE.html", html)
    parser.flag(
        "--show-numbers", about=Text("报告中给出编号本身", "show the numbers themselves in the report")
    )
    options.declare_scheme(parser)
    options.declare_register(parser)
    compare = Text(
        "不核对表中的姓名、考核项目、核发日期（给出登记册时默认核对）",
        "do not compare names, projects and days of issue with the register, which is the default",
    )
    parser.flag("--no-compare", about=compare)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell was bad."""
    return _check(_job(args), lang)


def _job(args: Namespace) -> Job:
    if args.show_numbers and not args.html:
        raise BilingualError("--show-numbers 只与 --html 一起用", "--show-numbers goes with --html")
    answer = options.read_answer(args, html=args.html)
    register = options.optional_register(args)
    claims = (Role.NAME, Role.PROJECT, Role.ISSUED_ON) if register is not None and not args.no_compare else ()
    wanted = Wanted(optional=claims, number=True)
    inputs = [*filter(None, [args.scheme]), *(register.files if register else [])]
    walk = Walk(args.file, options.read_layout(args), answer, wanted, ADDED, inputs)
    return Job(walk, options.read_checker(args, register), args.html, args.show_numbers)


def _check(job: Job, lang: str) -> int:
    walk, report = job.walk, Report(void=0 if job.checker.register else None, checker=job.checker)
    page = Page(job.html, report, job.checker, numbers=job.show_numbers) if job.html else None
    watchers: list[Watcher] = [report, *([page] if page else [])]

    with Document(walk.answer, lang, inputs=walk.files) as document, job.checker.begin() as judge:

        def cells(part: Part[Compared], batch: Batch[Any]) -> Cells:
            verdicts = judge.verdicts(batch, part.chosen.claims)
            for watcher in watchers:
                watcher.add(part.sheet, batch, verdicts)
            return partial(verdicts.cells, lang)

        report.listener = partial(_collect, document) if document else None
        claims = walk.wanted.optional
        found, parts = walk.go(lambda understood, _: Compared.of(understood, claims), cells, lang)
        if page:
            page.publish(found, lang, inputs=[*walk.files, *walk.answer.files])
        head = {**found.facts(lang), "counts": report.counts, "assurance": report.assurance}
        document.finish(head, report.reasons)
        document.publish()
    if not walk.answer.json:
        files = [*walk.answer.files, job.html or ""]
        compared = dict.fromkeys(line for part in parts for line in part.chosen.lines)
        tell(files, _lines(job, report, [*found.lines(), *compared], lang))
    return int(report.bad > 0)


def _collect(document: Document, place: Place, reason: Reason) -> None:
    facts = reason.facts if isinstance(reason, Objection) else {}
    document.add(place, **document.about(reason), **facts)


def _lines(job: Job, report: Report, found: list[Text], lang: str) -> list[str]:
    shown = [] if job.walk.answer.out else [*report.bad_rows(lang)]
    proof = [] if job.checker.register else [NO_PROOF.of(lang)]
    return [*shown, *(text.of(lang) for text in found), *report.summary(lang), *proof]
