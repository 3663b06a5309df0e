"""`skillcert decide`: decides a table of marks, or the marks of one candidate."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skillcert import Decision, Outcome, PassRule
from skillcert.tables.output import open_output
from skillcert.tables.table import Batch
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work.job import Answer, Cells, Part, Walk, tell
from ..work.machine import Document, print_document
from ..work.marks import Marks, Summary, wanted
from ..work.reasons import CURE
from . import options

NAME = "decide"
ABOUT = Text(
    "判定成绩是否合格：一张成绩表，或一名考生的成绩。不编号，不记入登记册。",
    "Decides marks: of a table, or of one candidate. Nothing is numbered or stored.",
)
ADDED = (Text("结果", "outcome"), Text("代码", "codes"), Text("条款", "clauses"), Text("说明", "reasons"))


@dataclass(frozen=True)
class Job:
    """A decision: the rule, and a table of marks or the marks of one candidate."""

    rule: PassRule
    answer: Answer
    walk: Walk | None
    practical: str | None
    theory: str | None


def declare(parser: Parser) -> None:
    """Add the arguments."""
    table = Text(
        "成绩表，列：考生编号、姓名、操作技能（或实操），需要理论的还有理论；"
        "不给表时判定 --practical、--theory",
        "table with the columns candidate, name, practical, and theory if the rule needs it; without a "
        "table, --practical and --theory are decided",
    )
    options.declare_table(parser, table, count="?")
    practical = Text("操作技能成绩，如 59.99 或 缺考", "practical mark, such as 59.99")
    parser.option("--practical", "MARK", practical)
    parser.option("--theory", "MARK", Text("理论成绩", "theory mark"))
    options.declare_rule(parser)
    options.declare_answer(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was unreadable or refused, or the one candidate has not passed."""
    job = _job(args)
    return _table(job.walk, job.rule, lang) if job.walk else _one(job, lang)


def _job(args: Namespace) -> Job:
    rule, one, walk = options.read_rule(args), (args.practical, args.theory), None
    if (args.file is None) == (one == (None, None)):
        raise BilingualError(
            "成绩表与 --practical、--theory 应给一种，也只能给一种",
            "give either a table, or --practical and --theory",
        )
    answer = options.read_answer(args)
    if args.file is None:
        options.refuse_without_table(args)
    else:
        inputs = [*filter(None, [args.project])]
        walk = Walk(args.file, options.read_layout(args), answer, wanted(rule), ADDED, inputs)
    return Job(rule, answer, walk, *one)


def _one(job: Job, lang: str) -> int:
    decision = job.rule.decide(practical=job.practical, theory=job.theory)
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


def _table(walk: Walk, rule: PassRule, lang: str) -> int:
    summary = Summary()
    with Document(walk.answer, lang, inputs=walk.files) as document:

        def judge(part: Part[Marks], batch: Batch[Any]) -> Cells:
            verdicts = [*part.chosen.verdicts(batch)]
            summary.add(batch.first, verdicts, document)
            return lambda: [tuple(verdict.cells(lang)) for verdict in verdicts]

        found, _ = walk.go(lambda understood, table: Marks.of(understood, table, rule), judge, lang)
        head = {**found.facts(lang), "counts": summary.counts}
        document.finish(head, summary.tally)
        document.publish()
    if not walk.answer.json:
        named = [line.of(lang) for line in found.lines()]
        lines = [*named, rule.text(lang), summary.outcomes(lang), *summary.reasons(lang)]
        tell(walk.answer.files, lines)
    return int(summary.refused > 0)
