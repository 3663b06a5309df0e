"""The verdicts on a column of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING

from skillcert import Assurance, CertificateNumber, ColumnResult, Finding, NumberScheme, check
from skillcert.tables.table import RowFault
from skillcert.texts import Text

from .reasons import Reason, cells

if TYPE_CHECKING:
    from skillcert.register import Register

GOOD, BAD, BLANK = Text("正确", "good"), Text("有误", "bad"), Text("空白", "blank")
MISSING = "number_missing"


@dataclass(frozen=True)
class NotIssued:
    """The register does not hold the number."""

    code = "not_issued"
    clause = "六(四)"

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return Finding(self.code, "whole").message(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return Finding(self.code, "whole").cure(lang)


@dataclass(frozen=True)
class Checker:
    """What numbers are compared with."""

    scheme: NumberScheme
    as_of: date | None
    register: Register | None

    def verdicts(self, column: Sequence[object], broken: Mapping[int, RowFault]) -> Verdicts:
        """Return the verdicts on a column without nulls, some of whose rows are broken.

        The register is asked about all numbers at once.
        """
        if self.register:
            result = check(column, scheme=self.scheme, as_of=self.as_of)
            return Verdicts(result, self._not_issued(result, self.register), broken)
        result = check(column, scheme=self.scheme, as_of=self.as_of, assurance=True)
        return Verdicts(result, None, broken)

    def _not_issued(self, result: ColumnResult, register: Register) -> list[int]:
        numbers = {row: number for row, number in enumerate(result.number) if isinstance(number, int)}
        issued = register.issued(map(CertificateNumber.from_int, numbers.values()))
        found = {int(number) for number in issued}
        return [row for row, number in numbers.items() if number not in found]


@dataclass(frozen=True)
class Verdicts:
    """The answers to the cells of a column, row for row: a number and its assurance, or what is wrong."""

    _result: ColumnResult
    # The rows that the register does not hold, if one was asked; else the result knows the assurance.
    _not_issued: list[int] | None
    # Rows without a cell to judge; the kernel took them for blank ones.
    _broken: Mapping[int, RowFault]

    def __len__(self) -> int:
        return len(self._result)

    def codes(self) -> dict[str, int]:
        """Return how many rows have which fault."""
        counts = {**self._result.counts, NotIssued.code: len(self._not_issued or ())}
        for fault in self._broken.values():
            counts[MISSING] -= 1
            counts[fault.code] = counts.get(fault.code, 0) + 1
        return {code: n for code, n in counts.items() if n and code not in ("valid", "invalid", "null")}

    @property
    def bad(self) -> Iterator[bool]:
        """Return whether each row is bad; a blank one is not."""
        wrong = {*(self._not_issued or ()), *self._broken}
        for row, code in enumerate(self._result.code):
            yield row in wrong or (code is not None and code != MISSING)

    @property
    def numbers(self) -> Iterable[object]:
        """Return the number of each row, `None` where there is none."""
        return self._result.number

    def assurances(self) -> dict[Assurance, int]:
        """Return how many rows are good, by what that is worth."""
        if self._not_issued is not None:
            return {Assurance.ISSUED: self._result.counts["valid"] - len(self._not_issued)}
        worth = self._result.assurance
        return {each: worth[each.value] for each in (Assurance.WELL_FORMED, Assurance.KNOWN_CODES)}

    def faults(self) -> Iterator[tuple[int, Reason]]:
        """Return the rows that are not good, with the reason."""
        not_issued = ((row, NotIssued()) for row in self._not_issued or ())
        judged = ((row, self._broken.get(row, error)) for row, error in self._result.errors())
        faults: Iterator[tuple[int, Reason]] = merge(judged, not_issued, key=itemgetter(0))
        return faults

    def cells(self, lang: str) -> list[tuple[str, ...]]:
        """Return the cells that are added to each row: verdict, code, clause, reason."""
        issued, formed, known = (
            (GOOD.of(lang), "", "", assurance.text(lang))
            for assurance in (Assurance.ISSUED, Assurance.WELL_FORMED, Assurance.KNOWN_CODES)
        )
        answers: list[tuple[str, ...]] = [issued] * len(self)
        if self._not_issued is None:
            answers = [known if listed else formed for listed in self._result.known]
        for row, fault in self.faults():
            kind = BLANK if fault.code == MISSING else BAD
            answers[row] = (kind.of(lang), *cells([fault], lang))
        return answers
