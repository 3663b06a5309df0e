"""`skillcert check`: checks a column of numbers, row by row."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import nullcontext

from skillcert.tables.column import choose
from skillcert.texts import BilingualError, Text

from ..pages.check import Page
from ..parser import Parser
from ..work.job import (
    OUT,
    Found,
    answered,
    declare_column,
    declare_json,
    declare_table,
    opened,
    refuse_two_outputs,
    tell,
)
from ..work.machine import Document
from ..work.progress import watched
from ..work.report import Report, Watcher
from ..work.strength import NO_PROOF, declare_strength, read_checker
from ..work.verdicts import Checker

NAME = "check"
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


def declare(parser: Parser) -> None:
    """Add the arguments."""
    declare_table(parser)
    declare_column(parser)
    parser.option("--out", "OUT", OUT)
    expected = Text(
        "应有的行数；不符时不写任何文件，如表被软件截断",
        "how many rows there should be; with another count, as in a table cut off, nothing is written",
    )
    parser.option("--expect", "N", expected)
    html = Text(
        "再写一份网页报告（需要 skillcert[report]）",
        "write a page to look at as well (needs skillcert[report])",
    )
    parser.option("--html", "REPORT.html", html)
    parser.flag("--show-numbers", Text("报告中给出编号本身", "show the numbers themselves in the page"))
    declare_json(parser)
    declare_strength(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell was bad."""
    _refuse_mixture(args)
    checker, report = read_checker(args), Report()
    page = Page(args.html, report, checker, numbers=args.show_numbers) if args.html else None
    with Document(lang) if args.json else nullcontext() as document:
        report.listener = document.add if document else None
        found = _check(args, lang, checker, report, [report, *([page] if page else [])])
        if page:
            page.publish(found, lang, inputs=[args.file, *([args.out] if args.out else [])])
        if document:
            document.print(found, report.counts, report.reasons, assurance=report.assurance)
        else:
            _print(args, found, report, checker, lang)
    return int(report.bad > 0)


def _refuse_mixture(args: Namespace) -> None:
    """Refuse options that do not go together."""
    refuse_two_outputs(args)
    if args.show_numbers and not args.html:
        raise BilingualError("--show-numbers 只与 --html 一起用", "--show-numbers goes with --html")


def _expect(expected: str | None, read: int, name: str) -> None:
    """Refuse a table that has another number of rows than its owner knows of."""
    if expected is not None and expected != str(read):
        raise BilingualError(
            f"{name}：读取{read}行，--expect 为{expected}行",
            f"{name}: {read} rows were read, --expect says {expected}",
        )


def _check(
    args: Namespace, lang: str, checker: Checker, report: Report, watchers: Sequence[Watcher]
) -> Found:
    inputs = [args.scheme, *(checker.register.files if checker.register else [])]
    with (
        opened(args) as source,
        source.open() as table,
        answered(args, table, ADDED, lang, *inputs) as writer,
    ):
        column = choose(source, table, args.column)
        batches = table.batches([column.place], whole=writer is not None)
        for batch in watched(batches, table.size, lang, quiet=args.quiet):
            verdicts = checker.verdicts(batch.columns[0], batch.faults)
            for watcher in watchers:
                watcher.add(batch, verdicts)
            if writer:
                writer.write(batch.rows, verdicts.cells(lang))
        _expect(args.expect, report.read, args.file)
    return Found(args.file, table.form, column)


def _print(args: Namespace, found: Found, report: Report, checker: Checker, lang: str) -> None:
    lines = [] if args.out else [*report.bad_rows(lang)]
    lines += [found.text.of(lang), *report.summary(lang), *([] if checker.register else [NO_PROOF.of(lang)])]
    tell(args, lines)
