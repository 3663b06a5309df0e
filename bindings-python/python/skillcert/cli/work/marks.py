"""Tables of marks: the columns, and the decision of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from skillcert import (
    CertificateNumber,
    Decision,
    Entry,
    Finding,
    Outcome,
    PassRule,
    ValidationError,
    digits_lost,
    normal_form,
)
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Understood
from skillcert.texts import Text

from .machine import Document
from .place import Place
from .reasons import CURE, Reason, Tally, cells, listed

ROLES = (Role.CANDIDATE, Role.NAME, Role.PRACTICAL)
# What may happen to a row; the names are those of the document for programs.
PASSED, FAILED, UNDECIDED = (
    Text(outcome.text("zh"), outcome.text("en"))
    for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.UNDECIDED)
)
UNREADABLE = Text("无法读取", "unreadable")
REFUSED = Text("拒绝", "refused")
BLANK = Text("空白", "blank")
OUTCOMES = {Outcome.PASSED: PASSED, Outcome.FAILED: FAILED, Outcome.UNDECIDED: UNDECIDED}
NAMES = {
    PASSED: "passed",
    FAILED: "failed",
    UNDECIDED: "undecided",
    UNREADABLE: "unreadable",
    REFUSED: "refused",
    BLANK: "blank",
}
# The first whole number with more digits than a spreadsheet holds.
LONG = 10**15


def wanted(rule: PassRule) -> Wanted:
    """Return the columns of a table of marks under a rule."""
    if rule.has_theory:
        return Wanted((*ROLES, Role.THEORY))
    return Wanted(ROLES, (Role.THEORY,))


@dataclass(frozen=True)
class Verdict:
    """The answer to one row; `more` are its cells in further columns."""

    candidate: str
    name: str
    outcome: Text
    reasons: Sequence[Reason]
    decision: Decision | None = None
    number: CertificateNumber | None = None
    already: bool = False
    more: Sequence[str] = ()

    @property
    def passed(self) -> bool:
        """Return whether a certificate may rest on the row."""
        return self.decision is not None and self.decision.outcome == Outcome.PASSED

    @property
    def refused(self) -> bool:
        """Return whether the row was not decided because of its content."""
        return self.outcome in (UNREADABLE, REFUSED)

    def cells(self, lang: str) -> list[str]:
        """Return outcome, codes, clauses and sentences."""
        return [self.outcome.of(lang), *cells(self.reasons, lang)]

    def facts(self, document: Document, *, trial: bool) -> dict[str, object]:
        """Return what a program reads: nothing by which a person is known but the number.

        In a trial, a number that is not issued yet has a name of its own.
        """
        name = "proposed" if trial and not self.already else "number"
        number = {name: str(self.number), "already": self.already} if self.number else {}
        reasons = [document.about(reason) for reason in self.reasons]
        return {"outcome": NAMES[self.outcome], **number, "reasons": reasons}


@dataclass
class Marks:
    """The columns of a table, and whom they named so far: of the rows of a candidate the first counts."""

    rule: PassRule
    # Where candidate, name, practical and theory stand; the last may be missing.
    marks: list[int]
    # Where further columns stand that are read along.
    more: list[int]
    # Whether the digits of long numbers are lost in the cells of the table.
    rounds: bool
    _seen: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, understood: Understood, table: Table[Any], rule: PassRule, more: Sequence[int] = ()) -> Marks:
        """Return the columns that a rule asks for, and further ones."""
        roles = [role for role in (*ROLES, Role.THEORY) if role in understood.places]
        return cls(rule, [understood.places[role].place for role in roles], [*more], table.rounds)

    @property
    def places(self) -> list[int]:
        """Return where the columns are."""
        return [*self.marks, *self.more]

    def verdicts(self, batch: Batch[Any]) -> Iterator[Verdict]:
        """Return the decision of every row."""
        columns = [batch.texts(index) for index in range(len(self.places))]
        lost, width = self.lost(batch, 0), len(self.marks)
        for row, texts in enumerate(zip(*columns, strict=True)):
            (candidate, name, *marks), more = texts[:width], texts[width:]
            if fault := batch.faults.get(row):
                yield Verdict(candidate, name, UNREADABLE, [fault])
            elif not any(cell.strip() for cell in (candidate, name, *marks)):
                yield Verdict(candidate, name, BLANK, [])
            elif lost[row]:
                yield Verdict(candidate, name, UNREADABLE, [Finding("candidate_digits_lost", "candidate")])
            else:
                yield self._verdict(batch.first + row - 1, more, candidate, name, *marks)

    def lost(self, batch: Batch[Any], index: int) -> list[bool]:
        """Return for each cell of a column that was read whether digits of an id are lost in it."""
        cells = zip(batch.texts(index), batch.values(index), strict=True)
        return [digits_lost(text) or (self.rounds and _is_long(value)) for text, value in cells]

    def _verdict(
        self, position: int, more: Sequence[str], candidate: str, name: str, practical: str, theory: str = ""
    ) -> Verdict:
        key = normal_form(candidate)
        first = self._seen.setdefault(key, position)
        if first != position and key:
            return Verdict(
                candidate, name, REFUSED, [Finding("candidate_repeated", "candidate", value=first)]
            )
        try:
            Entry(candidate, name, practical=practical, theory=theory)
            decision = self.rule.decide(practical=practical, theory=theory)
        except ValidationError as error:
            return Verdict(candidate, name, UNREADABLE, [error])
        return Verdict(candidate, name, OUTCOMES[decision.outcome], decision.findings, decision, more=more)


def _is_long(value: object) -> bool:
    """Return whether a number has more digits than a spreadsheet holds."""
    return isinstance(value, (int, float, Decimal)) and (value >= LONG or value <= -LONG)


@dataclass
class Summary:
    """How many rows had which outcome, and why; in a trial nothing is issued."""

    trial: bool = False
    read: int = 0
    refused: int = 0
    tally: Tally = field(default_factory=Tally)
    _outcomes: Counter[Text] = field(default_factory=Counter)

    def add(self, first: int, verdicts: Sequence[Verdict], document: Document) -> None:
        """Count rows, the first of which has this number, and put them into the document."""
        self.read += len(verdicts)
        for row, verdict in enumerate(verdicts, first):
            self._outcomes[verdict.outcome] += 1
            self.refused += verdict.refused
            self.tally.add(Place(row), (reason for reason in verdict.reasons if reason.code != "part_passed"))
            if document:
                document.add(Place(row), **verdict.facts(document, trial=self.trial))

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows had which outcome, for programs."""
        return {"rows": self.read, **{name: self._outcomes[outcome] for outcome, name in NAMES.items()}}

    def outcomes(self, lang: str) -> str:
        """Return what was read in a line; blank rows only if there are any."""
        shown = [outcome for outcome in NAMES if outcome != BLANK or self._outcomes[BLANK]]
        outcomes = listed((f"{outcome.of(lang)} {self._outcomes[outcome]}" for outcome in shown), lang)
        return Text(f"读取{self.read}行：{outcomes}", f"{self.read} rows read: {outcomes}").of(lang)

    def reasons(self, lang: str) -> Iterator[str]:
        """Return a line per reason, each with what would cure it."""
        for line, (_, _, reason) in zip(self.tally.lines(lang), self.tally.items(), strict=True):
            yield line
            yield f"{'':10}{CURE.of(lang)}: {reason.cure(lang)}"
