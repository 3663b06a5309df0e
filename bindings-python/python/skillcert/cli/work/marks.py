"""Tables of marks: the columns of a sheet, and the decision of every row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from skillcert import (
    Decision,
    Finding,
    PassRule,
    ValidationError,
    digits_lost,
    name_form,
    normal_form,
    read_mark,
)
from skillcert.tables.column import Chosen
from skillcert.tables.remarks import Remarks
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.rows import OTHER_HEADER, RowFault
from skillcert.tables.scale import ROWS, scale
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError, Text

from .beside import is_score, of_parts, statuses
from .contradiction import Contradiction, where
from .disputed import disputed
from .expected import Expected
from .further import Further, Said, own
from .identity import Identities
from .place import Place
from .reasons import CURE, Reason, cured
from .sayings import Saying, Sayings, said
from .section import Section
from .verdict import BLANK, OUTCOMES, REFUSED, SKIPPED, UNREADABLE, Verdict

REQUIRED = (Role.CANDIDATE, Role.NAME, Role.PRACTICAL)
OPTIONAL = (Role.PRACTICAL_STATUS, Role.THEORY_STATUS, Role.STATUS, Role.VERDICT)
# The columns of a row, in the order in which it is judged.
ROW = (*REQUIRED, Role.THEORY, Role.PRACTICAL_STATUS, Role.THEORY_STATUS, Role.STATUS, Role.VERDICT)
STATUSES = (Role.PRACTICAL_STATUS, Role.THEORY_STATUS, Role.STATUS)
# The cells of a row's columns.
Columns = Mapping[Role, Sequence[str]]
# So many remarks are named.
NAMED = 5
# The first whole number with more digits than a spreadsheet holds.
LONG = 10**15
# An identity number has at least so many characters; what is shorter is none, such as 无.
SHORTEST = 8
CANDIDATE_LOST = Finding("candidate_digits_lost", "candidate")
MARK_DATE = RowFault("row_date")


def wanted(rule: PassRule, *more: Role) -> Wanted:
    """Return the columns of a table of marks under a rule, and further ones that are read where they are."""
    if rule.has_theory:
        return Wanted((*REQUIRED, Role.THEORY), (*OPTIONAL, *more))
    return Wanted(REQUIRED, (Role.THEORY, *OPTIONAL, *more))


@dataclass(frozen=True)
class Repeated:
    """A candidate's further row, where the first one is, and whether it has another name."""

    finding: Finding
    first: Place
    renamed: bool = False
    code = "candidate_repeated"

    @classmethod
    def of(cls, first: Place, *, renamed: bool = False) -> Repeated:
        """Return the reason for a row of a candidate whose first row is elsewhere."""
        return cls(Finding(cls.code, "candidate", value=first.row), first, renamed)

    @property
    def clause(self) -> str | None:
        """Return the provision."""
        return self.finding.clause

    def message(self, lang: str) -> str:
        """Return the sentence in one language, with the sheet where several are read."""
        told, sheet = self.finding.message(lang), self.first.sheet
        if sheet:
            told = Text(f"{told}，在工作表“{sheet}”", f"{told}, in sheet {sheet}").of(lang)
        if self.renamed:
            told = Text(f"{told}，而两行的姓名不同", f"{told}, under another name").of(lang)
        return told

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        if self.renamed:
            return Text(
                "是两个人的，改正其中一人的考生编号；是一个人的，改正姓名，并只留应采用的一行",
                "if they are two people, correct the id of one; if they are one, correct the name, and keep "
                "the row that counts",
            ).of(lang)
        return self.finding.cure(lang)


class Judged(NamedTuple):
    """What marks lead to, whoever has them."""

    outcome: Text
    reasons: tuple[Reason, ...]
    decision: Decision | None = None
    by_status: bool = False


class Judge:
    """Decides marks under a rule, and knows whom the sheets named: the first row of a candidate counts."""

    def __init__(self, rule: PassRule, expected: Expected) -> None:
        self.rule, self.expected = rule, expected
        # By their identity numbers, too.
        self.people: dict[str, Place] = {}
        self.first: dict[str, tuple[Place, str]] = {}
        # Marks are few: most rows have those of an earlier one.
        self.judged = lru_cache(1 << 14)(self._judged)
        self.is_score = lru_cache(1 << 10)(is_score)

    def _judged(
        self, practical: str, theory: str, beside_practical: str, beside_theory: str, both: str
    ) -> Judged:
        try:
            if both.strip():
                of_practical, of_theory = (
                    of_parts(practical, theory, both) if self.rule.has_theory else (both, both)
                )
                beside_practical = beside_practical.strip() or of_practical
                beside_theory = beside_theory.strip() or of_theory
            marks = [
                read_mark(practical, beside_practical, part="score.practical"),
                read_mark(theory, beside_theory, part="score.theory") if self.rule.has_theory else None,
            ]
            decision = self.rule.decide(practical=marks[0], theory=marks[1])
        except ValidationError as error:
            return Judged(UNREADABLE, (error,))
        beside = zip(marks, (practical, theory), strict=True)
        by_status = any(isinstance(mark, str) and not _says(cell, mark) for mark, cell in beside)
        return Judged(OUTCOMES[decision.outcome], tuple(decision.findings), decision, by_status)


def _says(cell: str, mark: str) -> bool:
    return read_mark(cell) == mark


@dataclass
class Marks:
    """The columns of a sheet, and what is to be said of it once."""

    judge: Judge
    chosen: Mapping[Role, Chosen]
    identities: Identities
    # Where further columns stand that are read along.
    more: Sequence[int]
    # Whether the digits of long numbers are lost in the cells of the table.
    rounds: bool
    remarks: Remarks
    further: Further
    sayings: Sayings
    section: Section
    # What is said below and between the rows.
    below: list[Saying] = field(default_factory=list, init=False)
    # Whether there is a column of theory that is not assessed, and something in it.
    unassessed: bool = field(default=False, init=False)
    # How many candidates are not written as they are compared, and the first of them.
    respelled: list[Place] = field(default_factory=list, init=False)

    @classmethod
    def of(cls, understood: Understood, table: Table[Any], judge: Judge, more: Sequence[int] = ()) -> Marks:
        """Return the columns that a rule asks for, and further ones."""
        chosen = {role: understood.places[role] for role in ROW if role in understood.places}
        if Role.VERDICT in chosen and chosen[Role.VERDICT].place in own(table.columns):
            del chosen[Role.VERDICT]
        taken = {each.place for each in chosen.values()}
        remarks = understood.aliases.remarks
        return cls(
            judge,
            chosen,
            Identities(understood.words),
            more,
            table.rounds,
            remarks,
            Further.of(understood, table, taken, judge.expected),
            Sayings.of(understood),
            Section(remarks),
        )

    @property
    def places(self) -> list[int]:
        """Return where the columns are."""
        return [*(chosen.place for chosen in self.chosen.values()), *self.more]

    @property
    def along(self) -> list[int]:
        """Return where the columns are that are read along."""
        return self.further.places

    def verdicts(self, batch: Batch[Any], name: str, sheet: str) -> Iterator[Verdict]:
        """Return the decision of every row; `name` is that of the table, `sheet` goes before the rows."""
        columns = self._columns(batch)
        if not self.judge.rule.has_theory:
            self._refuse_theory(batch, columns[Role.THEORY], name, sheet)
            columns |= dict.fromkeys((Role.THEORY, Role.THEORY_STATUS), [""] * len(batch))
        self._refuse_scales(batch, columns, name, sheet)
        lost = self._lost(batch) if len(batch) else set()
        dated = self._dated(batch)
        unnamed = dict(self.identities.unnamed(columns[Role.CANDIDATE], columns[Role.NAME]))
        beside = self._beside(batch, columns, unnamed, sheet)
        first = len(self.chosen)
        more = [batch.texts(place) for place in range(first, first + len(self.more))]
        further: Iterator[tuple[str, ...]] = zip(*more, strict=True) if more else iter([()] * len(batch))
        cells = zip(*(columns[role] for role in ROW), further, strict=True)
        for row, (candidate, holder, *marks, verdict, rest) in enumerate(cells):
            place = Place(batch.first + row, sheet)
            if row in batch.skipped:
                yield Verdict(place, candidate, holder, SKIPPED)
            elif fault := batch.faults.get(row):
                if fault.code == OTHER_HEADER:
                    raise _another(name, place, fault)
                yield Verdict(place, candidate, holder, UNREADABLE, (fault,))
            elif not (candidate.strip() or holder.strip() or "".join(marks).strip()):
                yield Verdict(place, candidate, holder, BLANK)
            elif row in lost:
                yield Verdict(place, candidate, holder, UNREADABLE, (CANDIDATE_LOST,))
            elif row in dated:
                yield Verdict(place, candidate, holder, UNREADABLE, (MARK_DATE,))
            elif row in unnamed:
                yield Verdict(place, candidate, holder, UNREADABLE, (unnamed[row],))
            else:
                answer = self._verdict(place, candidate, holder, marks, verdict, rest)
                yield beside.add(row, answer) if beside else answer

    def _columns(self, batch: Batch[Any]) -> dict[Role, list[str]]:
        columns = {role: [""] * len(batch) for role in ROW if role not in self.chosen}
        for index, role in enumerate(self.chosen):
            columns[role] = batch.texts(index)
            if role in (Role.PRACTICAL, Role.THEORY) and (kinds := batch.kinds(index)):
                columns[role] = _as_marks(columns[role], kinds)
            elif role in STATUSES:
                columns[role] = [*statuses(self.chosen[role].name, columns[role])]
        return columns

    def _refuse_theory(self, batch: Batch[Any], theory: Sequence[str], name: str, sheet: str) -> None:
        """Refuse marks of theory where it is not assessed: table and rule are not of one project."""
        for row, cell in enumerate(theory):
            if not cell.strip() or row in batch.skipped or row in batch.faults:
                continue
            if self.judge.is_score(cell):
                where, column = Place(batch.first + row, sheet).text, self.chosen[Role.THEORY].text
                raise BilingualError(
                    f"{name}：{where.zh}有理论成绩（{column.zh}），而本次只考操作技能；{CURE.zh}：要考理论的，"
                    "改用相应的项目（--project）或 --rule both；不考的，交给没有理论列的表",
                    f"{name}: {where.en} has a mark in theory ({column.en}), but only practical skill is "
                    f"assessed; {CURE.en}: if theory is assessed, give its project (--project) or --rule "
                    "both; if not, give a table without that column",
                )
            self.unassessed = True

    def _refuse_scales(
        self, batch: Batch[Any], columns: Mapping[Role, Sequence[str]], name: str, sheet: str
    ) -> None:
        """Refuse marks that a row below the header says are not out of 100, or not passed with 60."""
        for row, skipped in batch.skipped.items():
            for marks in (columns[Role.PRACTICAL], columns[Role.THEORY]):
                said = [f"{skipped.lead}{marks[row]}"] if skipped.lead in ROWS else []
                if found := scale(said, marks):
                    told = found.told(Place(batch.first + row, sheet).text)
                    raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")

    def _beside(self, batch: Batch[Any], columns: Columns, unnamed: Collection[int], sheet: str) -> Said:
        """Return what is said of the rows: in further columns, in sections and remarks, by their sheet."""
        found = self.further.look(batch, len(self.places))
        reasons = (
            *self._people(batch, sheet),
            *self._accused(columns),
            *self._sections(batch, columns, unnamed, sheet),
        )
        for row, reason in reasons:
            found.against[row].append(reason)
        return found

    def _accused(self, columns: Columns) -> Iterator[tuple[int, Reason]]:
        """Return the rows of people whom something above the table or another sheet names."""
        people = zip(columns[Role.CANDIDATE], columns[Role.NAME], strict=True) if self.sayings else ()
        for row, (candidate, name) in enumerate(people):
            if reason := self.sayings.against(candidate, name):
                yield row, reason

    def _sections(
        self, batch: Batch[Any], columns: Columns, unnamed: Collection[int], sheet: str
    ) -> Iterator[tuple[int, Reason]]:
        """Return the rows in sections of those who have not passed; take what is said between the rows."""
        remarks = {**batch.remarks}
        for row in unnamed:
            cells = "".join(columns[role][row] for role in (Role.CANDIDATE, Role.NAME, Role.PRACTICAL))
            if not any(map(str.isdecimal, cells)):
                remarks.setdefault(row, cells)
        for row in range(len(batch)) if remarks or self.section.against else ():
            if (text := remarks.get(row)) is not None:
                place = Place(batch.first + row, sheet)
                self.section.take(text, place)
                self.below += filter(None, [said(self.remarks, place.text, text)])
            elif self.section.against:
                yield row, self.section.against

    def accused(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Return the answers to all rows, with what is said below or between them of whom it names."""
        below = Sayings(self.below)
        for verdict in verdicts:
            reason = below.against(verdict.candidate, verdict.name) if below and verdict.passed else None
            yield verdict.contradicted([reason]) if reason else verdict

    def _people(self, batch: Batch[Any], sheet: str) -> Iterator[tuple[int, Reason]]:
        """Return the rows with the identity number of an earlier one."""
        for index, column in enumerate(self.further.columns, len(self.places)):
            cells = batch.texts(index) if column.ids else []
            found = [
                (row, first)
                for row, cell in enumerate(cells)
                if (first := self._met(batch, row, cell, sheet))
            ]
            lost = self.lost(batch, index) if found else set()
            for row, first in found:
                if row not in lost:
                    yield row, Contradiction("id_repeated", column.where, first.text)

    def _met(self, batch: Batch[Any], row: int, cell: str, sheet: str) -> Place | None:
        """Return where an identity number was met before."""
        key = cell.upper() if cell.isalnum() and cell.isascii() else normal_form(cell).upper()
        if len(key) < SHORTEST or "*" in key or row in batch.skipped:
            return None
        place = Place(batch.first + row, sheet)
        first = self.judge.people.setdefault(key, place)
        return None if first is place else first

    def _dated(self, batch: Batch[Any]) -> set[int]:
        """Return the rows with a date for a mark: the number behind it is none that anybody saw."""
        roles = (Role.PRACTICAL, *((Role.THEORY,) if self.judge.rule.has_theory else ()))
        places = [index for index, role in enumerate(self.chosen) if role in roles]
        return {row for index in places for row, kind in batch.kinds(index).items() if kind == "date"}

    def _lost(self, batch: Batch[Any]) -> set[int]:
        return self.lost(batch, [*self.chosen].index(Role.CANDIDATE))

    def lost(self, batch: Batch[Any], index: int) -> set[int]:
        """Return the cells of a column that was read in which digits of an id are lost."""
        lost = {row for row, kind in batch.kinds(index).items() if kind == "date"}
        lost.update(row for row, text in enumerate(batch.texts(index)) if digits_lost(text))
        if self.rounds:
            lost.update(row for row, value in enumerate(batch.values(index)) if _is_long(value))
        return lost

    def _verdict(
        self, place: Place, candidate: str, holder: str, marks: Sequence[str], said: str, more: Sequence[str]
    ) -> Verdict:
        key = normal_form(candidate)
        if key != candidate:
            self.respelled.append(place)
        first, called = self.judge.first.setdefault(key, (place, holder))
        if first is not place:
            repeated = Repeated.of(first, renamed=name_form(called) != name_form(holder))
            return Verdict(place, candidate, holder, REFUSED, (repeated,))
        outcome, reasons, decision, by_status = self.judge.judged(*marks)
        verdict = Verdict(
            place, candidate, holder, outcome, reasons, decision, more=more, by_status=by_status
        )
        return disputed(verdict, self.remarks, self._said, said) if said and decision else verdict

    @cached_property
    def _said(self) -> Text:
        return where(self.chosen[Role.VERDICT])

    @property
    def lines(self) -> Iterator[Text]:
        """Return what is to be said of the sheet once."""
        yield from self.further.notes
        if self.below:
            told = [(each.where, each.word) for each in self.below[:NAMED]]
            zh = "、".join(f"{where.zh}写有“{word}”" for where, word in told)
            en = ", ".join(f"{where.en} says “{word}”" for where, word in told)
            yield Text(f"请核对：{zh}", f"please compare: {en}")
        if self.respelled:
            rows, first = len(self.respelled), self.respelled[0].text
            yield Text(
                f"考生编号带空格、全角字符等{rows}行（如{first.zh}），比较时不计",
                f"candidates with blanks, full-width characters or the like: {rows} (as in {first.en}); "
                "compared without them",
            )
        if self.unassessed:
            column = self.chosen[Role.THEORY].named
            yield Text(
                f"本次只考操作技能，没有采用理论列{column}（只有0、缺考或空白）；{CURE.zh}：要考理论的，"
                "改用相应的项目（--project）或 --rule both",
                f"only practical skill is assessed, the column of theory {column} was not used (nothing "
                f"but 0, absences and blanks); {CURE.en}: if theory is assessed, give its project "
                "(--project) or --rule both",
            )


def _another(name: str, place: Place, fault: RowFault) -> BilingualError:
    """Return the error for a header of other columns among the rows: those below it are not to be read so."""
    told, where = cured(fault), place.text
    return BilingualError(f"{name}：{where.zh}{told.zh}", f"{name}: {where.en}: {told.en}")


def _as_marks(texts: Sequence[str], kinds: Mapping[int, str]) -> list[str]:
    """Return cells as marks are read: behind a format of percent is a part."""
    return [f"{text}%" if kinds.get(row) == "percent" else text for row, text in enumerate(texts)]


def _is_long(value: object) -> bool:
    """Return whether a number has more digits than a spreadsheet holds."""
    return isinstance(value, (int, float, Decimal)) and (value >= LONG or value <= -LONG)
