"""`skillcert recover`: what can be had of damaged numbers without a guess."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skillcert import NumberScheme, Recovery, recover
from skillcert.tables.column import choose
from skillcert.tables.table import Batch
from skillcert.texts import Text

from ..parser import Parser
from ..work.inputs import SCHEME, read_date, read_scheme
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
from ..work.reasons import Curable, Tally, listed
from ..work.strength import AS_OF, NO_PROOF
from ..work.verdicts import BLANK, MISSING

NAME = "recover"
ABOUT = Text(
    "从损坏的编号中找回能确定的：全角、空格、撇号、公式、小数点、分组、科学计数……不猜任何一位。",
    "Gets back what is certain of damaged numbers: full width, blanks, apostrophes, formulas, decimal\n"
    "points, groups, scientific notation. No digit is guessed.",
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
    reason: Curable | None = None

    def cells(self, lang: str) -> tuple[str, ...]:
        """Return the cells that are added to the row."""
        return (self.outcome.of(lang), self.number, " ".join(self.repairs), self.note.of(lang))


@dataclass
class Counts:
    """How many rows had which outcome, by which repairs, and why there is no number."""

    outcomes: Counter[Text] = field(default_factory=Counter)
    repairs: Counter[tuple[str, Text]] = field(default_factory=Counter)
    reasons: Tally[Curable] = field(default_factory=Tally)

    def add(self, row: int, answer: Answer) -> None:
        """Count a row."""
        self.outcomes[answer.outcome] += 1
        self.repairs.update(answer.repairs.items())
        if answer.reason and answer.outcome != BLANK:
            self.reasons.add(row, [answer.reason])

    @property
    def lacking(self) -> int:
        """Return how many rows hold something that is no number."""
        return self.outcomes[PREFIX] + self.outcomes[LOST]

    def lines(self, lang: str) -> Iterator[str]:
        """Return what was read and had."""
        outcomes = listed((f"{outcome.of(lang)} {self.outcomes[outcome]}" for outcome in NAMES), lang)
        read = self.outcomes.total()
        yield Text(f"读取{read}行：{outcomes}", f"{read} rows read: {outcomes}").of(lang)
        for (kind, words), count in self.repairs.most_common():
            yield f"  {count:>6}  {kind}  {words.of(lang)}"
        yield from self.reasons.lines(lang)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    declare_table(parser)
    declare_column(parser)
    parser.option("--out", "OUT", OUT)
    declare_json(parser)
    parser.option("--scheme", "SCHEME.json", SCHEME)
    parser.option("--as-of", "DATE", AS_OF)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell holds something that is no number."""
    refuse_two_outputs(args)
    scheme = read_scheme(args.scheme)
    as_of = read_date("--as-of", args.as_of) if args.as_of else None
    counts = Counts()
    with Document(lang) if args.json else nullcontext() as document:
        found = _recover(args, lang, counts, document, scheme, as_of)
        if document:
            read = {"rows": counts.outcomes.total()}
            read |= {name: counts.outcomes[outcome] for outcome, name in NAMES.items()}
            repairs = {kind: count for (kind, _), count in counts.repairs.most_common()}
            document.print(found, read, counts.reasons, repairs=repairs)
        else:
            tell(args, [found.text.of(lang), *counts.lines(lang), NO_PROOF.of(lang)])
    return int(counts.lacking > 0)


def _recover(
    args: Namespace,
    lang: str,
    counts: Counts,
    document: Document | None,
    scheme: NumberScheme,
    as_of: date | None,
) -> Found:
    with (
        opened(args) as source,
        source.open() as table,
        answered(args, table, ADDED, lang, args.scheme) as writer,
    ):
        column = choose(source, table, args.column)
        batches = table.batches([column.place], whole=writer is not None)
        for batch in watched(batches, table.size, lang, quiet=args.quiet):
            answers = [*_answers(batch, scheme, as_of)]
            for row, answer in enumerate(answers, batch.first):
                counts.add(row, answer)
                if document and answer.reason and answer.outcome != BLANK:
                    document.add(row, answer.reason, outcome=NAMES[answer.outcome])
            if writer:
                writer.write(batch.rows, [answer.cells(lang) for answer in answers])
    return Found(args.file, table.form, column)


def _answers(batch: Batch[Any], scheme: NumberScheme, as_of: date | None) -> Iterator[Answer]:
    for row, value in enumerate(batch.values(0)):
        if fault := batch.faults.get(row):
            yield Answer(LOST, note=Text(fault.message("zh"), fault.message("en")), reason=fault)
        else:
            yield _answer(recover(value, scheme=scheme, as_of=as_of))


def _answer(recovery: Recovery) -> Answer:
    note = Text(recovery.message("zh"), recovery.message("en"))
    reason = recovery.finding
    if reason is None:
        repairs = {repair.kind: Text(repair.text("zh"), repair.text("en")) for repair in recovery.repairs}
        return Answer(EXACT if repairs else INTACT, str(recovery.number), repairs, note)
    if reason.code == MISSING:
        return Answer(BLANK, note=note, reason=reason)
    return Answer(PREFIX if recovery.status == "prefix_only" else LOST, note=note, reason=reason)
