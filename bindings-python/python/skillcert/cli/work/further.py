"""Further columns of a table of marks, which no mark is read from: what they say against a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from skillcert import CertificateNumber, ValidationError, read_mark
from skillcert.tables.aliases import Aliases, Ranks
from skillcert.tables.column import Chosen
from skillcert.tables.remarks import Remarks, form
from skillcert.tables.remarks import Verdict as Stated
from skillcert.tables.roles import Role
from skillcert.tables.scale import ROWS, scale
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Understood
from skillcert.texts import Text

from . import titles
from .beside import NO
from .claim import Claim
from .contradiction import Contradiction, where
from .disputed import against
from .expected import ROLES, Expected
from .reasons import Reason
from .verdict import Verdict

# No table of marks has more columns.
MOST = 256
# What our answers call their columns, of which a figure tells several apart.
_OWN, _RESULT = (["代码", "条款", "说明"], ["codes", "clauses", "reasons"]), ("结果", "outcome")
_FIGURES = "0123456789"
# Headings of a mark that was looked at again, and a number of a certificate of Hunan (18) in a remark.
_SECOND = re.compile(
    "(?:复[核查评议审]|[更修]正|修改|调整|核定|审定|最终|[扣加]分后|实际?得|实得).*[成得]?[绩分]|实得分"
)
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{2}18\d{9}(?![0-9A-Za-z])")
Judge = Callable[[str], Reason | None]


@dataclass(frozen=True)
class Column:
    """A column that is read along."""

    chosen: Chosen
    # What a cell says against a number.
    judge: Judge
    # Where they are given, no cell speaks against a number unless one of them has a word.
    words: Remarks | None
    # Whether a cell is the number of a certificate; None where only some are.
    numbers: bool | None
    ids: bool

    @classmethod
    def of(cls, chosen: Chosen, ranks: Ranks, aliases: Aliases, expected: Expected) -> Column:
        """Return a column by the roles that its heading may have."""
        judge, words = _judge(chosen, ranks, aliases, expected)
        numbers = Role.NUMBER in ranks or (
            None if Role.NUMBER_HINT in ranks or {*ranks} <= {Role.OTHER} else False
        )
        return cls(chosen, judge, words, numbers, Role.ID in ranks)

    @property
    def where(self) -> Text:
        """Return it as it is named in a sentence."""
        return where(self.chosen)

    def against(self, cells: Sequence[str]) -> Iterator[tuple[int, Reason]]:
        """Return the rows against which a cell speaks, and why."""
        if self.words and not self.words.has_words(cells):
            return
        judged = {cell: self.judge(cell) for cell in {*cells} if _is_said(cell)}
        for row, cell in enumerate(cells):
            if reason := judged.get(cell):
                yield row, reason

    def claims(self, cells: Sequence[str]) -> Iterator[tuple[int, Claim]]:
        """Return the rows that have a number already."""
        reason = Contradiction("number_contradicted", self.where)
        if self.numbers is None and self.words and not _NUMBER.search("\n".join(cells)):
            return
        for row, cell in enumerate(cells) if self.numbers is not False else ():
            if cell and _is_said(cell):
                found = _NUMBER.findall(cell) if self.words else [cell.strip()]
                numbers = [*filter(None, map(_number, found))]
                if self.numbers and not numbers:
                    yield row, Claim(None, reason)
                for number in numbers:
                    yield row, Claim(number, reason)


@dataclass(frozen=True)
class Said:
    """What speaks against a number, in every row and in some by their places; numbers that rows have."""

    everywhere: Sequence[Reason]
    against: defaultdict[int, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    claims: defaultdict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.against or self.claims)

    def add(self, row: int, verdict: Verdict) -> Verdict:
        """Return the answer to a row with what is said of it."""
        against = [*self.everywhere, *self.against.get(row, ())]
        if verdict.passed and against:
            verdict = verdict.contradicted(against)
        return verdict._replace(claims=self.claims[row]) if row in self.claims else verdict


@dataclass(frozen=True)
class Further:
    """The further columns of a sheet."""

    columns: Sequence[Column]
    # What speaks against a number in every row.
    everywhere: Sequence[Reason]
    # What titles say that has to be compared by hand.
    notes: Sequence[Text]

    @classmethod
    def of(
        cls, understood: Understood, table: Table[Any], taken: Collection[int], expected: Expected
    ) -> Further:
        """Return the columns besides those that are taken already, and what the titles say."""
        everywhere = [*filter(None, [titles.against(understood)])]
        columns, taken = list[Column](), {*taken, *own([name for name, _ in understood.headings])}
        for place, (name, ranks) in enumerate(understood.headings[:MOST]):
            apart = any(word in form(name) for word in understood.aliases.columns["apart"])
            if place not in taken and not apart and table.is_legible(place):
                columns.append(Column.of(Chosen(place, name, True), ranks, understood.aliases, expected))
        return cls(columns, everywhere, [*titles.notes(understood, expected)])

    @property
    def places(self) -> list[int]:
        """Return where the columns are."""
        return [column.chosen.place for column in self.columns]

    def look(self, batch: Batch[Any], first: int) -> Said:
        """Return what speaks against which rows, and what numbers they have; `first` is the first column."""
        said = Said(self.everywhere)
        for index, column in enumerate(self.columns, first):
            cells = batch.texts(index)
            for row, claim in column.claims(cells):
                said.claims[row].append(claim)
            for row, reason in column.against(cells):
                said.against[row].append(reason)
        return said


def own(headings: Sequence[str]) -> set[int]:
    """Return where an earlier answer of ours is: it says nothing more, but for the number."""
    names = [name.strip().rstrip(_FIGURES) for name in headings]
    places = set[int]()
    for place in range(1, len(names) - 2):
        if names[place : place + 3] in _OWN:
            results = [it for it in (place - 1, place - 2) if it >= 0 and names[it] in _RESULT]
            places.update((place, place + 1, place + 2, *results[:1]))
    return places


def _judge(
    chosen: Chosen, ranks: Ranks, aliases: Aliases, expected: Expected
) -> tuple[Judge, Remarks | None]:
    """Return what judges the cells of a column, and the words without which none speaks against a number."""
    at, remarks, heading = where(chosen), aliases.remarks, form(chosen.name)
    if role := next((role for role in ROLES if role in ranks), None):
        return partial(expected.judge, role, at), None
    if Role.VERDICT in ranks:
        return partial(against, remarks, at), None
    if Role.OVERALL in ranks or _SECOND.search(heading):
        return partial(_of_mark, remarks, at), None
    if heading in ROWS:
        return partial(_of_scale, at, heading), None
    if any(word in heading for word in aliases.columns["absence"]):
        return partial(_of_absence, remarks, at), None
    if any(word in heading for word in aliases.columns["presence"]):
        return partial(_of_presence, remarks, at), None
    return partial(_of_remark, remarks, at), remarks


def _of_remark(remarks: Remarks, at: Text, cell: str) -> Reason | None:
    word = remarks.said(cell)
    return Contradiction("result_contradicted", at, Text(word, word)) if word else None


def _of_mark(remarks: Remarks, at: Text, cell: str) -> Reason | None:
    """Return that a mark that was taken later, or of the whole, is no pass."""
    failed = remarks.verdict(cell) is Stated.FAILED
    return Contradiction("mark_contradicted", at) if failed else None


def _of_scale(at: Text, heading: str, cell: str) -> Reason | None:
    found = scale([f"{heading}{cell}"])
    return Contradiction("marks_contradicted", at, found.text) if found else None


def _of_presence(remarks: Remarks, at: Text, cell: str) -> Reason | None:
    if form(cell) in NO:
        return Contradiction("result_contradicted", at, Text(cell.strip(), cell.strip()))
    return _of_remark(remarks, at, cell)


def _of_absence(remarks: Remarks, at: Text, cell: str) -> Reason | None:
    if form(cell) in NO or remarks.is_denial(cell) or _is_taken(cell):
        return None
    return _of_remark(remarks, at, cell) or Contradiction("result_doubtful", at)


def _number(cell: str) -> CertificateNumber | None:
    try:
        return CertificateNumber(cell)
    except ValidationError:
        return None


def _is_said(cell: str) -> bool:
    """Return whether there is more in a cell than a dash."""
    try:
        return read_mark(cell) is not None
    except ValidationError:
        return True


def _is_taken(cell: str) -> bool:
    """Return whether a cell says that a part was taken, as the column 情况 does."""
    try:
        return not isinstance(read_mark("60", cell), str)
    except ValidationError:
        return False
