"""`skillcert fee`: what one candidate pays on a day."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import date

from skillcert import FeeSchedules, PassRule
from skillcert.texts import Text

from ..parser import Parser
from ..work.inputs import read_date, read_schedules
from ..work.said import say
from . import options

ABOUT = Text(
    "某日考核一人应收的考核费及其依据。",
    "What one candidate pays where the assessment is held on a day, and by which provision.",
)
SCHEDULES = Text(
    "收费标准（JSON）；默认为通知所依据的标准，2020-05-25至2023-03-20",
    "fee schedules (JSON); by default the one of the notice, 2020-05-25 to 2023-03-20",
)
PARTS = {
    "theory": Text("理论", "theory"),
    "practical": Text("操作技能", "practical"),
    "administration": Text("考务", "administration"),
    "total": Text("合计", "total"),
}


@dataclass(frozen=True)
class Job:
    """A fee: the rule of passing, the day, and the schedules."""

    rule: PassRule
    day: date
    schedules: FeeSchedules


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.option("--date", "DATE", Text("考核日期，如 2021-06-01", "day of the assessment"), required=True)
    options.declare_rule(parser)
    parser.option("--schedules", "SCHEDULES.json", SCHEDULES)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    (rule, _), day = options.read_rule(args), read_date("--date", args.date)
    return _tell(Job(rule, day, read_schedules(args.schedules)), lang)


def _tell(job: Job, lang: str) -> int:
    fee, schedule = job.rule.fee(job.day, job.schedules), job.schedules.on(job.day)
    amounts = {part: amount for name, part in PARTS.items() if (amount := getattr(fee, name))}
    parts = [Text(f"  {part.zh}  {it}元", f"  {part.en}  {it} yuan").of(lang) for part, it in amounts.items()]
    source = Text(f"依据五(一)，{schedule.source}", f"clause 五(一), {schedule.source}").of(lang)
    say([f"{job.day}  {job.rule.text(lang)}", *parts, source])
    return 0
