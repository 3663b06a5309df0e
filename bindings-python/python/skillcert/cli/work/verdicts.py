"""The verdicts on a column of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from skillcert import Assurance, ColumnResult, NumberScheme, audit, check
from skillcert.tables.rows import RowFault
from skillcert.tables.table import Batch
from skillcert.texts import Text

from .objections import Claim, Objection
from .reasons import Reason, cells

if TYPE_CHECKING:
    from skillcert.register import Register
    from skillcert.register.states import Numbers, States

GOOD, BAD, BLANK = Text("正确", "good"), Text("有误", "bad"), Text("空白", "blank")
NO_ENTRY = Text("不计", "not an entry")
MISSING = "number_missing"
_UNNAMED = Text("；姓名空白，没有核对姓名", "; without a name, which was not compared")


@dataclass(frozen=True)
class Checker:
    """What numbers are compared with."""

    scheme: NumberScheme
    as_of: date | None
    register: Register | None

    @contextmanager
    def begin(self) -> Iterator[Judge]:
        """Begin to judge a table: all of it is compared with one state of the register."""
        if self.register is None:
            yield Judge(self.scheme, self.as_of, None)
        else:
            with self.register.look() as states:
                yield Judge(self.scheme, self.as_of, states)


@dataclass(frozen=True)
class Judge:
    """Judges the numbers of a table, batch after batch."""

    scheme: NumberScheme
    as_of: date | None
    states: States | None

    def verdicts(self, batch: Batch[Any], claims: Sequence[Claim] = ()) -> Verdicts:
        """Return the verdicts on a batch: its first column holds the numbers, those behind it the claims."""
        column, states = batch.columns[0], self.states
        result = check(column, scheme=self.scheme, as_of=self.as_of, assurance=states is None)
        if states is None:
            return Verdicts(result, None, batch.faults, batch.skipped)
        objections, texts = self._unlike(result, states), list[list[str]]()
        if claims:
            texts = [batch.texts(place) for place in range(1, len(batch.columns))]
            objections = {**_claimed(result, states, claims, texts), **objections}
        unjudged = batch.faults.keys() | batch.skipped.keys()
        judged = {row: objections[row] for row in sorted(objections) if row not in unjudged}
        names = next((column for claim, column in zip(claims, texts, strict=True) if claim.is_name), [])
        blank = [row for row, name in enumerate(names) if not name or name.isspace()]
        valid = result.valid if blank else ()
        unnamed = [row for row in blank if valid[row] and row not in objections and row not in unjudged]
        return Verdicts(result, judged, batch.faults, batch.skipped, unnamed)

    def _unlike(self, result: ColumnResult, states: States) -> dict[int, Objection]:
        """Return the rows whose number was not issued, or is void."""
        unlike: dict[object, Objection] = {}
        for numbers in self._series(result, states):
            found = states.unlike(numbers)
            unlike.update((number, Objection.of(state)) for number, state in found.items())
        if not unlike:
            return {}
        return {row: unlike[number] for row, number in enumerate(result.number) if number in unlike}

    def _series(self, result: ColumnResult, states: States) -> Iterator[Numbers]:
        """Return the numbers of each series, as a span where the register or the table has all of it."""
        rows = audit(result.number, shard="rows", scheme=self.scheme, as_of=self.as_of)
        for series in rows.series():
            first, last = (int(end) for end in (series.first, series.last) if end)
            span = range(first, last + 1)
            if series.missing and not states.whole(span, series.issued):
                yield [number for number in _numbers(result) if first <= number <= last]
            else:
                yield span


def _numbers(result: ColumnResult) -> list[int]:
    return sorted({number for number in result.number if isinstance(number, int)})


def _claimed(
    result: ColumnResult, states: States, claims: Sequence[Claim], texts: Sequence[list[str]]
) -> dict[int, Objection]:
    """Return the rows that say something else of their certificate than the register."""
    names: Mapping[Any, tuple[str, str, str]] = states.names(_numbers(result))
    held = [names.get(number) for number in result.number]
    found: dict[int, Objection] = {}
    for claim, column in zip(claims, texts, strict=True):
        # Most cells are letter for letter what the register holds.
        pairs = enumerate(zip(column, held, strict=True))
        others = [(row, cell, there) for row, (cell, there) in pairs if there and cell != there[claim.name]]
        for row, cell, there in others:
            if not claim.holds(cell, there):
                found.setdefault(row, claim.objection)
    return found


@dataclass(frozen=True)
class Verdicts:
    """The answers to the cells of a column, row for row: a number and its assurance, or what is wrong."""

    _result: ColumnResult
    # The rows that the register does not confirm, in order; without one the result knows the assurance.
    _objections: Mapping[int, Objection] | None
    # Rows without a cell to judge; the kernel took them for blank ones.
    _broken: Mapping[int, RowFault]
    # The rows that are no entries.
    _skipped: Collection[int]
    # Good numbers beside which the name is blank.
    unnamed: Sequence[int] = ()

    def __len__(self) -> int:
        return len(self._result)

    @property
    def _unjudged(self) -> list[int]:
        """Return the rows whose cell does not count."""
        return [*self._broken, *self._skipped]

    def codes(self) -> dict[str, int]:
        """Return how many rows have which fault."""
        objections = (self._objections or {}).values()
        counts = {**self._result.counts, **Counter(objection.code for objection in objections)}
        for row in self._unjudged:
            counts[str(self._result.code[row] or "valid")] -= 1
        for fault in self._broken.values():
            counts[fault.code] = counts.get(fault.code, 0) + 1
        return {code: n for code, n in counts.items() if n and code not in ("valid", "invalid", "null")}

    @property
    def bad(self) -> Iterator[bool]:
        """Return whether each row is bad; a blank one is not, nor one that is no entry."""
        wrong = {*(self._objections or ()), *self._broken}
        for row, code in enumerate(self._result.code):
            yield row in wrong or (code not in (None, MISSING) and row not in self._skipped)

    @property
    def numbers(self) -> Iterable[object]:
        """Return the number of each row, `None` where there is none."""
        return self._result.number

    def assurances(self) -> dict[Assurance, int]:
        """Return how many rows are good, by what that is worth."""
        good = [row for row in self._unjudged if self._result.valid[row]]
        if self._objections is not None:
            return {Assurance.ISSUED: self._result.counts["valid"] - len(self._objections) - len(good)}
        worth, known = self._result.assurance, Counter(self._result.known[row] for row in good)
        listed, formed = Assurance.KNOWN_CODES, Assurance.WELL_FORMED
        return {formed: worth[formed.value] - known[False], listed: worth[listed.value] - known[True]}

    def faults(self) -> Iterator[tuple[int, Reason]]:
        """Return the rows that are not good, with the reason."""
        unjudged = {*self._unjudged}
        errors = ((row, error) for row, error in self._result.errors() if row not in unjudged)
        faults: Iterator[tuple[int, Reason]] = merge(
            errors, self._broken.items(), (self._objections or {}).items(), key=itemgetter(0)
        )
        return faults

    def cells(self, lang: str) -> list[tuple[str, ...]]:
        """Return the cells that are added to each row: verdict, code, clause, reason."""
        issued, formed, known = (
            (GOOD.of(lang), "", "", assurance.text(lang))
            for assurance in (Assurance.ISSUED, Assurance.WELL_FORMED, Assurance.KNOWN_CODES)
        )
        answers: list[tuple[str, ...]] = [issued] * len(self)
        if self._objections is None:
            answers = [known if listed else formed for listed in self._result.known]
        # Blank rows may be a million: they share their answer.
        blank: tuple[str, ...] = ()
        for row, fault in self.faults():
            if fault.code == MISSING:
                blank = blank or (BLANK.of(lang), *cells([fault], lang))
                answers[row] = blank
            else:
                answers[row] = (BAD.of(lang), *cells([fault], lang))
        for row in self.unnamed:
            answers[row] = (*issued[:3], f"{issued[3]}{_UNNAMED.of(lang)}")
        for row in self._skipped:
            answers[row] = (NO_ENTRY.of(lang), "", "", "")
        return answers
