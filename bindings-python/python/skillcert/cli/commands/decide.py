"""`skillcert decide`: decides a table of marks, or the marks of one candidate."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from skillcert import Decision, Outcome, PassRule
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work.inputs import read_project
from ..work.job import OUT, answered, declare_table, opened, tell
from ..work.marks import Marks, Summary
from ..work.progress import watched
from ..work.reasons import CURE

NAME = "decide"
ABOUT = Text(
    "判定成绩是否合格：一张成绩表，或一名考生的成绩。不编号，不记入登记册。",
    "Decides marks: of a table, or of one candidate. Nothing is numbered or stored.",
)
ADDED = (Text("结果", "outcome"), Text("代码", "codes"), Text("条款", "clauses"), Text("说明", "reasons"))
RULES = {"practical": PassRule.PRACTICAL, "both": PassRule.THEORY_AND_PRACTICAL}


def declare(parser: Parser) -> None:
    """Add the arguments."""
    table = Text(
        "成绩表，列：考生编号、姓名、操作技能（或实操），需要理论的还有理论；"
        "不给表时判定 --practical、--theory",
        "table with the columns candidate, name, practical, and theory if asked for; without a table, "
        "--practical and --theory are decided",
    )
    declare_table(parser, table, required=False)
    parser.option(
        "--practical", "MARK", Text("操作技能成绩，如 59.99 或 缺考", "practical mark, such as 59.99")
    )
    parser.option("--theory", "MARK", Text("理论成绩", "theory mark"))
    rule = Text(
        "practical 只考操作技能（默认），both 理论和实操",
        "practical: skill alone, the default; both: theory and practical",
    )
    parser.option("--rule", "RULE", rule)
    parser.option(
        "--project", "PROJECT.json", Text("考核项目，由它定合格规则", "project, which gives the rule")
    )
    parser.option("--out", "OUT", OUT)
    parser.flag("--quiet", Text("终端上也不显示进度", "no progress bar, not even on a terminal"))


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was unreadable or refused, or the one candidate has not passed."""
    rule = read_rule(args)
    if args.file is None:
        return _one(args, rule, lang)
    if args.practical is not None or args.theory is not None:
        raise BilingualError(
            "成绩表与 --practical、--theory 只能给一种", "give a table, or --practical and --theory, not both"
        )
    return _table(args, rule, lang)


def read_rule(args: Namespace) -> PassRule:
    """Return the rule that was asked for, by its name or through a project."""
    if args.rule and args.project:
        raise BilingualError("--rule 与 --project 只能给一个", "give --rule or --project, not both")
    if args.project:
        return read_project(args.project).rule
    if args.rule not in (None, *RULES):
        raise BilingualError("--rule：只能是 practical 或 both", "--rule: practical or both")
    return RULES[args.rule or "practical"]


def _one(args: Namespace, rule: PassRule, lang: str) -> int:
    if args.practical is None and args.theory is None:
        raise BilingualError("缺少成绩表，或 --practical", "a table is missing, or --practical")
    decision = rule.decide(practical=args.practical, theory=args.theory)
    print("\n".join(_told(decision, lang)))
    return int(decision.outcome != Outcome.PASSED)


def _told(decision: Decision, lang: str) -> Iterator[str]:
    yield f"{decision.outcome.text(lang)}  {decision.rule.text(lang)}"
    for finding in decision.findings:
        yield f"  {finding.code}  {finding.message(lang)}"
        if finding.code != "part_passed":
            yield f"    {CURE.of(lang)}: {finding.cure(lang)}"


def _table(args: Namespace, rule: PassRule, lang: str) -> int:
    summary = Summary()
    with (
        opened(args) as source,
        source.open() as table,
        answered(args, table, ADDED, lang, args.project) as writer,
    ):
        marks = Marks.of(table, rule)
        batches = table.batches(marks.places, whole=writer is not None)
        for batch in watched(batches, table.size, lang, quiet=args.quiet):
            verdicts = [*marks.verdicts(batch)]
            summary.add(batch.first, verdicts)
            if writer:
                writer.write(batch.rows, [tuple(verdict.cells(lang)) for verdict in verdicts])
    form = Text(f"{args.file}：{table.form.zh}", f"{args.file}: {table.form.en}")
    tell(args, [form.of(lang), rule.text(lang), summary.outcomes(lang), *summary.reasons(lang)])
    return int(summary.refused > 0)
