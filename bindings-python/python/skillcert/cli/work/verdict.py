"""结果: the answer to one row of a table of marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from skillcert import CertificateNumber, Decision, Outcome
from skillcert.texts import Text

from .claim import Claim
from .place import Place
from .reasons import Reason, cells

# What may happen to a row; the names are those of the document for programs.
PASSED, FAILED, UNDECIDED = (
    Text(outcome.text("zh"), outcome.text("en"))
    for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.UNDECIDED)
)
UNREADABLE = Text("无法读取", "unreadable")
REFUSED = Text("拒绝", "refused")
BLANK = Text("空白", "blank")
SKIPPED = Text("不计", "not an entry")
OUTCOMES = {Outcome.PASSED: PASSED, Outcome.FAILED: FAILED, Outcome.UNDECIDED: UNDECIDED}
NAMES = {
    PASSED: "passed",
    FAILED: "failed",
    UNDECIDED: "undecided",
    UNREADABLE: "unreadable",
    REFUSED: "refused",
    BLANK: "blank",
    SKIPPED: "skipped",
}


class Verdict(NamedTuple):
    """The answer to one row; `more` are its cells in further columns."""

    place: Place
    candidate: str
    name: str
    outcome: Text
    reasons: tuple[Reason, ...] = ()
    decision: Decision | None = None
    number: CertificateNumber | None = None
    already: bool = False
    more: Sequence[str] = ()
    # Whether a mark was taken from the column 情况.
    by_status: bool = False
    # What the table's own verdict says, where it is not what the marks lead to.
    disputed: bool | None = None
    # Why no number is given in spite of the marks.
    against: tuple[Reason, ...] = ()
    # The numbers that the row has already.
    claims: Sequence[Claim] = ()

    @property
    def passed(self) -> bool:
        """Return whether a certificate may rest on the row."""
        return self.outcome is PASSED

    @property
    def refused(self) -> bool:
        """Return whether the row was not decided because of its content."""
        return self.outcome is UNREADABLE or self.outcome is REFUSED

    def contradicted(self, reasons: Iterable[Reason]) -> Verdict:
        """Return it with what else in the table speaks against a number."""
        further = tuple(reasons)
        return self._replace(reasons=(*self.reasons, *further), against=(*self.against, *further))

    @property
    def withheld(self) -> Verdict:
        """Return it without a pass, because of what speaks against a number."""
        return self._replace(outcome=REFUSED, reasons=self.against, decision=None)

    def numbered(self, number: CertificateNumber, *, already: bool) -> Verdict:
        """Return it with a number."""
        return Verdict(*self[:6], number, already, *self[8:])

    def cells(self, lang: str) -> tuple[str, ...]:
        """Return outcome, codes, clauses and sentences."""
        return _cells(self.outcome, self.reasons, lang)


# A table of a hundred thousand rows has some hundred answers.
@lru_cache(1 << 12)
def _cells(outcome: Text, reasons: tuple[Reason, ...], lang: str) -> tuple[str, ...]:
    return (outcome.of(lang), *cells(reasons, lang))
