"""`skillcert decide`: decides a table of marks, or the marks of one candidate."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skillcert import Decision, Outcome, PassRule, read_mark
from skillcert.tables.output import open_output
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work import titles
from ..work.expected import Expected
from ..work.job import Answer, Cells, Part, Walk, tell
from ..work.machine import Document, print_document
from ..work.marks import Judge, Marks, wanted
from ..work.reasons import CURE
from ..work.summary import Summary
from . import options

ABOUT = Text(
    "判定成绩是否合格：一张成绩表，或一名考生的成绩。不编号，不记入登记册。",
    "Decides marks: of a table, or of one candidate. Nothing is numbered or stored.",
)
ADDED = (Text("结果", "outcome"), Text("代码", "codes"), Text("条款", "clauses"), Text("说明", "reasons"))


@dataclass(frozen=True)
class Job:
    """A decision: the rule, and a table of marks or the marks of one candidate."""

    rule: PassRule
    expected: Expected
    answer: Answer
    walk: Walk | None
    practical: str | None
    theory: str | None


def declare(parser: Parser) -> None:
    """Add the arguments."""
    table = Text(
        "成绩表：考生编号、姓名、操作技能，需要理论的还有理论，列名自动识别；情况栏和表中的结论一并读取；"
        "不给表时判定 --practical、--theory 给出的成绩",
        "table with candidate, name, practical, and theory if the rule needs it, whatever the headings; the "
        "status beside a mark and the verdict of the table are read too; without a table, --practical and "
        "--theory are decided",
    )
    options.declare_table(parser, table, count="?")
    options.declare_marks(parser, marks=False)
    practical = Text(
        "不给表时：操作技能成绩，如 59.99 或 缺考；给表时：该列，默认自动识别",
        "without a table the practical mark, such as 59.99; with one its column, detected by default",
    )
    parser.option("--practical", "MARK", practical)
    theory = Text("理论成绩，或该列", "theory mark, or its column")
    parser.option("--theory", "MARK", theory)
    options.declare_rule(parser)
    options.declare_answer(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row is objected to, or the one candidate has not passed."""
    job = _job(args)
    return _table(job.walk, Judge(job.rule, job.expected), lang) if job.walk else _one(job, lang)


def _job(args: Namespace) -> Job:
    (rule, project), answer = options.read_rule(args), options.read_answer(args)
    expected = Expected(project)
    if args.file is not None:
        inputs = [*filter(None, [args.project])]
        walk = Walk(args.file, options.read_layout(args), answer, wanted(rule), ADDED, inputs)
        return Job(rule, expected, answer, walk, None, None)
    if (args.practical, args.theory) == (None, None):
        raise BilingualError(
            f"没有给出成绩；{CURE.zh}：给一张成绩表，或用 --practical、--theory 给一名考生的成绩",
            f"no marks are given; {CURE.en}: give a table, or the marks of one candidate with --practical "
            "and --theory",
        )
    options.refuse_without_table(args)
    return Job(rule, expected, answer, None, args.practical, args.theory)


def _one(job: Job, lang: str) -> int:
    practical, theory = (
        cell and read_mark(cell, part=part)
        for cell, part in ((job.practical, "score.practical"), (job.theory, "score.theory"))
    )
    decision = job.rule.decide(practical=practical, theory=theory)
    document = f"{decision.to_json()}\n"
    if job.answer.json_out:
        with open_output(job.answer.json_out, inputs=[]) as output:
            output.write(document.encode())
            output.publish()
    if job.answer.json:
        print_document([document])
    else:
        tell(job.answer.files, _told(decision, lang))
    return int(decision.outcome != Outcome.PASSED)


def _told(decision: Decision, lang: str) -> Iterator[str]:
    yield f"{decision.outcome.text(lang)}  {decision.rule.text(lang)}"
    for finding in decision.findings:
        yield f"  {finding.code}  {finding.message(lang)}"
        if finding.code != "part_passed":
            yield f"    {CURE.of(lang)}: {finding.cure(lang)}"


def _table(walk: Walk, decider: Judge, lang: str) -> int:
    summary = Summary()
    with Document(walk.answer, lang, inputs=walk.files) as document:

        def judge(part: Part[Marks], batch: Batch[Any]) -> Cells:
            verdicts = [*part.chosen.verdicts(batch, walk.path, part.sheet)]
            summary.add(verdicts, document)
            return lambda: [verdict.cells(lang) for verdict in verdicts]

        def choose(understood: Understood, table: Table[Any]) -> Marks:
            titles.refuse(understood, decider.expected, walk.path)
            return Marks.of(understood, table, decider)

        found, parts = walk.go(choose, judge, lang, lambda marks: marks.along)
        head = {**found.facts(lang), "counts": summary.counts}
        document.finish(head, summary.tally)
        document.publish()
    if not walk.answer.json:
        once = [line.of(lang) for part in parts for line in part.chosen.lines]
        named = [line.of(lang) for line in found.lines()]
        told = [summary.outcomes(lang), *summary.notes(lang), *summary.reasons(lang)]
        tell(walk.answer.files, [*named, decider.rule.text(lang), *once, *told])
    return int(summary.objected)
