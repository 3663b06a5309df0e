"""Tables of marks: the columns, and the decision of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillcert import CertificateNumber, Decision, Entry, Finding, Outcome, PassRule, ValidationError
from skillcert.tables.table import Batch, Table
from skillcert.texts import Text

from .machine import Document
from .reasons import Reason, Tally, cells, listed

CANDIDATE = ("考生编号", "candidate")
HOLDER = ("姓名", "name")
PRACTICAL = ("操作技能", "实操", "practical")
THEORY = ("理论", "theory")
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

    @property
    def refused(self) -> bool:
        """Return whether the row was not decided because of what stands in it."""
        return self.outcome in (UNREADABLE, REFUSED)

    def cells(self, lang: str) -> list[str]:
        """Return outcome, codes, clauses and sentences."""
        return [self.outcome.of(lang), *cells(self.reasons, lang)]

    def facts(self, document: Document) -> dict[str, object]:
        """Return what a program reads: nothing by which a person is known but the number."""
        number = {"number": str(self.number), "already": self.already} if self.number else {}
        reasons = [document.about(reason) for reason in self.reasons]
        return {"outcome": NAMES[self.outcome], **number, "reasons": reasons}


@dataclass
class Marks:
    """The columns of a table, and whom they named so far: of the rows of a candidate the first counts."""

    rule: PassRule
    # Where candidate, name, practical and theory stand; the last may be missing.
    places: list[int]
    _seen: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table[Any], rule: PassRule) -> Marks:
        """Return the columns that a rule asks for."""
        places = [table.required_column(*names) for names in (CANDIDATE, HOLDER, PRACTICAL)]
        theory = table.required_column(*THEORY) if rule.has_theory else table.column(*THEORY)
        return cls(rule, places if theory is None else [*places, theory])

    def verdicts(self, batch: Batch[Any]) -> Iterator[Verdict]:
        """Return the decision of every row."""
        columns = [batch.texts(index) for index in range(len(self.places))]
        for row, (candidate, name, *marks) in enumerate(zip(*columns, strict=True)):
            if fault := batch.faults.get(row):
                yield Verdict(candidate, name, UNREADABLE, [fault])
            elif not any(cell.strip() for cell in (candidate, name, *marks)):
                yield Verdict(candidate, name, BLANK, [])
            else:
                yield self._verdict(batch.first + row - 1, candidate, name, *marks)

    def _verdict(self, position: int, candidate: str, name: str, practical: str, theory: str = "") -> Verdict:
        first = self._seen.setdefault(candidate, position)
        if first != position and candidate.strip():
            return Verdict(
                candidate, name, REFUSED, [Finding("candidate_repeated", "candidate", value=first)]
            )
        try:
            Entry(candidate, name, practical=practical, theory=theory)
            decision = self.rule.decide(practical=practical, theory=theory)
        except ValidationError as error:
            return Verdict(candidate, name, UNREADABLE, [error])
        passed = decision if decision.outcome == Outcome.PASSED else None
        return Verdict(candidate, name, OUTCOMES[decision.outcome], decision.findings, passed)


@dataclass
class Summary:
    """How many rows had which outcome, and why."""

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
            self.tally.add(row, (reason for reason in verdict.reasons if reason.code != "part_passed"))
            if document:
                document.add(row, **verdict.facts(document))

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
        """Return a line per reason."""
        return self.tally.lines(lang)
