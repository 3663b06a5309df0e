"""What came out of a table of marks: how many rows had which outcome, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skillcert.texts import Text

from .machine import Document
from .place import Place
from .reasons import CURE, Tally, listed
from .verdict import BLANK, NAMES, SKIPPED, Verdict

# So many rows are named of each reason.
SHOWN = 20


@dataclass
class Summary:
    """How many rows had which outcome, and why; in a trial nothing is issued."""

    trial: bool = False
    refused: int = 0
    by_status: int = 0
    # Rows that pass, and something else in the table speaks against it.
    contradicted: int = 0
    # Rows of which the table says otherwise, and what it says.
    disputed: list[tuple[Place, bool]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    _outcomes: Counter[Text] = field(default_factory=Counter)
    # The rows that have to be looked at, by the codes of their reasons.
    _rows: defaultdict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def add(self, verdicts: Iterable[Verdict], document: Document) -> None:
        """Count rows, and put them into the document."""
        for verdict in verdicts:
            self._outcomes[verdict.outcome] += 1
            self._reasons(verdict)
            if document:
                document.add(verdict.place, **_facts(verdict, document, trial=self.trial))

    def _reasons(self, verdict: Verdict) -> None:
        self.refused += verdict.refused
        self.by_status += verdict.by_status
        self.contradicted += bool(verdict.against)
        if verdict.disputed is not None:
            self.disputed.append((verdict.place, verdict.disputed))
        told = [reason for reason in verdict.reasons if reason.code != "part_passed"]
        if told:
            self.tally.add(verdict.place, told)
        if verdict.refused or verdict.against:
            for reason in told:
                self._rows[reason.code].append(verdict.place)

    @property
    def objected(self) -> bool:
        """Return whether a row was refused, or the table has something against one that passed."""
        return self.refused > 0 or self.contradicted > 0

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows had which outcome, for programs; what is no entry is no row."""
        outcomes = {name: self._outcomes[outcome] for outcome, name in NAMES.items()}
        return {"rows": self._read, **outcomes, "disputed": len(self.disputed)}

    @property
    def _read(self) -> int:
        return self._outcomes.total() - self._outcomes[SKIPPED]

    def outcomes(self, lang: str) -> str:
        """Return what was read in a line; blank rows and those that are no entries only if there are any."""
        shown = [outcome for outcome in NAMES if outcome not in (BLANK, SKIPPED) or self._outcomes[outcome]]
        outcomes = listed((f"{outcome.of(lang)} {self._outcomes[outcome]}" for outcome in shown), lang)
        return Text(f"读取{self._read}行：{outcomes}", f"{self._read} rows read: {outcomes}").of(lang)

    def notes(self, lang: str) -> Iterator[str]:
        """Return what was taken from other columns, and where the table says otherwise."""
        if self.by_status:
            yield Text(
                f"按情况栏判定（缺考、作弊等）{self.by_status}行",
                f"decided by the status beside the mark (absent, void): {self.by_status}",
            ).of(lang)
        if self.disputed:
            rows = [_said(place, passed=passed) for place, passed in self.disputed[:SHOWN]]
            zh, en = "、".join(row.zh for row in rows), ", ".join(row.en for row in rows)
            more = Text("等", " and others") if self.disputed[SHOWN:] else Text("", "")
            yield Text(
                f"表中的结论与按成绩判定的不同{len(self.disputed)}行：{zh}{more.zh}",
                f"rows in which the table says otherwise: {len(self.disputed)}: {en}{more.en}",
            ).of(lang)

    def reasons(self, lang: str) -> Iterator[str]:
        """Return a line per reason, each with its rows, if they are refused, and with what would cure it."""
        for line, (_, _, reason) in zip(self.tally.lines(lang), self.tally.items(), strict=True):
            yield line
            if rows := self._rows[reason.code][1:]:
                yield f"{'':10}{_others(rows).of(lang)}"
            yield f"{'':10}{CURE.of(lang)}: {reason.cure(lang)}"


def _facts(verdict: Verdict, document: Document, *, trial: bool) -> dict[str, object]:
    """Return what a program reads of a row: nothing by which a person is known but the number.

    In a trial, a number that is not issued yet has a name of its own.
    """
    name = "proposed" if trial and not verdict.already else "number"
    number = {name: str(verdict.number), "already": verdict.already} if verdict.number else {}
    reasons = [document.about(reason) for reason in verdict.reasons]
    return {"outcome": NAMES[verdict.outcome], **number, "reasons": reasons}


def _said(place: Place, *, passed: bool) -> Text:
    zh, en = ("合格", "passed") if passed else ("不合格", "not passed")
    return Text(f"{place.text.zh}（表中{zh}）", f"{place.text.en} ({en} by the table)")


def _others(rows: Sequence[Place]) -> Text:
    shown = rows[:SHOWN]
    zh, en = "、".join(row.text.zh for row in shown), ", ".join(row.text.en for row in shown)
    more = len(rows) - len(shown)
    return Text(
        f"还有{zh}" + (f"，另{more}行" if more else ""), f"also {en}" + (f", and {more} more" if more else "")
    )
