"""`skillcert recover`: what can be had of damaged numbers without a guess."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from skillcert import Recovery, recover
from skillcert.tables.roles import Wanted
from skillcert.tables.table import Batch
from skillcert.texts import Text

from ..parser import Parser
from ..work.job import Cells, Number, Part, Walk, tell
from ..work.machine import Document
from ..work.place import Place
from ..work.reasons import NO_PROOF, Reason, Tally, listed
from ..work.verdicts import BLANK, MISSING, NO_ENTRY, Checker
from . import options

ABOUT = Text(
    "从损坏的编号中找回能确定的，不猜任何一位。\n处理全角、空格、换行、引号、括号、公式、小数点、分组、科学计数，以及前面的“证书编号：”、后面的“号”。",
    "Recovers damaged numbers where the digits are certain; no digit is guessed.\n"
    "Undoes full width, blanks, line breaks, marks, formulas, decimal points, groups, scientific notation.",
)
ADDED = (
    Text("还原结果", "recovery"),
    Text("还原编号", "recovered number"),
    Text("修复", "repairs"),
    Text("还原说明", "note"),
)
INTACT, EXACT = Text("完好", "intact"), Text("已还原", "recovered")
PREFIX, LOST = Text("只余前几位", "prefix only"), Text("不能还原", "lost")
NAMES = {INTACT: "intact", EXACT: "recovered", PREFIX: "prefix_only", LOST: "lost", BLANK: "blank"}


@dataclass(frozen=True)
class Answer:
    """What was had of one cell: a number with its repairs, or the reason why there is none."""

    outcome: Text
    number: str = ""
    # What was undone, by name and in words.
    repairs: Mapping[str, Text] = field(default_factory=dict)
    note: Text = field(default=Text("", ""))
    reason: Reason | None = None

    def cells(self, lang: str) -> tuple[str, ...]:
        """Return the cells that are added to the row."""
        return (self.outcome.of(lang), self.number, " ".join(self.repairs), self.note.of(lang))


@dataclass
class Counts:
    """How many rows had which outcome, by which repairs, and why there is no number."""

    outcomes: Counter[Text] = field(default_factory=Counter)
    skipped: int = 0
    repairs: Counter[tuple[str, Text]] = field(default_factory=Counter)
    reasons: Tally = field(default_factory=Tally)

    def add(self, place: Place, answer: Answer) -> None:
        """Count a row."""
        self.outcomes[answer.outcome] += 1
        self.repairs.update(answer.repairs.items())
        if answer.reason and answer.outcome != BLANK:
            self.reasons.add(place, [answer.reason])

    @property
    def lacking(self) -> int:
        """Return how many rows hold something that is no number."""
        return self.outcomes[PREFIX] + self.outcomes[LOST]

    def facts(self) -> dict[str, object]:
        """Return the counts for programs."""
        kinds = {name: self.outcomes[outcome] for outcome, name in NAMES.items()}
        repairs = {kind: count for (kind, _), count in self.repairs.most_common()}
        counts = {"rows": self.outcomes.total(), **kinds, "skipped": self.skipped}
        return {"counts": counts, "repairs": repairs}

    def lines(self, lang: str) -> Iterator[str]:
        """Return what was read and had."""
        outcomes = listed((f"{outcome.of(lang)} {self.outcomes[outcome]}" for outcome in NAMES), lang)
        read = self.outcomes.total()
        yield Text(f"读取{read}行：{outcomes}", f"{read} rows read: {outcomes}").of(lang)
        for (kind, words), count in self.repairs.most_common():
            yield f"  {count:>6}  {kind}  {words.of(lang)}"
        yield from self.reasons.cured(lang)


@dataclass(frozen=True)
class Job:
    """A recovery: the table, and the scheme and date that numbers must fit."""

    walk: Walk
    checker: Checker


def declare(parser: Parser) -> None:
    """Add the arguments."""
    options.declare_table(parser)
    options.declare_column(parser)
    options.declare_answer(parser)
    options.declare_scheme(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell holds something that is no number."""
    answer = options.read_answer(args)
    inputs = [*filter(None, [args.scheme])]
    walk = Walk(args.file, options.read_layout(args), answer, Wanted(number=True), ADDED, inputs)
    return _recover(Job(walk, options.read_checker(args)), lang)


def _recover(job: Job, lang: str) -> int:
    walk, counts = job.walk, Counts()
    with Document(walk.answer, lang, inputs=walk.files) as document:

        def judge(part: Part[Number], batch: Batch[Any]) -> Cells:
            answers = [*_answers(batch, job.checker)]
            for row, answer in enumerate(answers, batch.first):
                if answer.outcome == NO_ENTRY:
                    counts.skipped += 1
                    continue
                place = part.place(row)
                counts.add(place, answer)
                if answer.reason and answer.outcome != BLANK:
                    document.add(place, **document.about(answer.reason), outcome=NAMES[answer.outcome])
            return lambda: [answer.cells(lang) for answer in answers]

        found, _ = walk.go(lambda understood, _: Number.of(understood), judge, lang)
        head = {**found.facts(lang), **counts.facts()}
        document.finish(head, counts.reasons)
        document.publish()
    if not walk.answer.json:
        tell(
            walk.answer.files,
            [*(line.of(lang) for line in found.lines()), *counts.lines(lang), NO_PROOF.of(lang)],
        )
    return int(counts.lacking > 0)


def _answers(batch: Batch[Any], checker: Checker) -> Iterator[Answer]:
    for row, value in enumerate(batch.values(0)):
        if row in batch.skipped:
            yield Answer(NO_ENTRY)
        elif fault := batch.faults.get(row):
            yield Answer(LOST, note=Text(fault.message("zh"), fault.message("en")), reason=fault)
        else:
            yield _answer(recover(value, scheme=checker.scheme, as_of=checker.as_of))


def _answer(recovery: Recovery) -> Answer:
    note = Text(recovery.message("zh"), recovery.message("en"))
    reason = recovery.finding
    if reason is None:
        repairs = {repair.kind: Text(repair.text("zh"), repair.text("en")) for repair in recovery.repairs}
        return Answer(EXACT if repairs else INTACT, str(recovery.number), repairs, note)
    if reason.code == MISSING:
        return Answer(BLANK, note=note, reason=reason)
    return Answer(PREFIX if recovery.status == "prefix_only" else LOST, note=note, reason=reason)
