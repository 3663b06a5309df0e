"""The rows of a table of certificates, read: as they were exported, or as another system wrote them.

The JSON columns count. Those for people count where there is no JSON, and have to agree with it where there
is: a row that somebody has edited in part is refused, instead of half of it being taken for true.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from unicodedata import normalize

from skillcert import (
    CertificateEvent,
    CertificateNumber,
    Finding,
    NumberError,
    ValidationError,
    digits_lost,
)
from skillcert.register import Declaration, Record, Spoilt, columns, keep, lines
from skillcert.register.batch import Item
from skillcert.register.columns import Column
from skillcert.register.words import STAGES
from skillcert.tables.column import Chosen
from skillcert.tables.csv import FORMULA_STARTS
from skillcert.tables.heading import LISTED, shown
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.table import Table
from skillcert.tables.understood import Understood
from skillcert.texts import Text

from ...work.inputs import iso
from ...work.place import Place
from ...work.row_errors import RowError
from .candidates import Candidates
from .days import Days
from .voided import Voided

T = TypeVar("T")
# The cells of a row by their columns, of those that are there.
Said = Mapping[Column, str]
# The columns that another system may call by other names.
_ROLES = {
    columns.NUMBER: Role.NUMBER,
    columns.ASSESSMENT: Role.ASSESSMENT,
    columns.CANDIDATE: Role.CANDIDATE,
    columns.PROJECT: Role.PROJECT,
    columns.ISSUED_ON: Role.ISSUED_ON,
    columns.HOLDER: Role.NAME,
    columns.ASSESSED_ON: Role.ASSESSED_ON,
    columns.REPLACES: Role.REPLACES,
}
_ALL = (*_ROLES.values(),)
# By these an export is known, whatever stands below them.
_EXPORTED = [
    {column.name.of(lang): _ROLES.get(column) for column in (*_ROLES, columns.EVENTS)}
    for lang in ("zh", "en")
]
# What happened to a certificate, which no export needs: its events say it.
_VOID = {columns.VOIDED_ON: Role.VOIDED_ON, columns.VOID_REASON: Role.VOID_REASON}
WANTED = Wanted(_ALL[1:5], (*_ALL[5:], *_VOID.values()), number=True, ours=_EXPORTED)
# What each certificate has, and what others write where nothing is: as above; not there.
_NEEDED = (columns.ASSESSMENT, columns.CANDIDATE, columns.HOLDER, columns.PROJECT, columns.ISSUED_ON)
_DITTO = {"同上", "同前", "同左", "〃", "″", '"', "''", "ditto", "do."}
_NOTHING = re.compile(r"[-—–－/／\\]+|无|没有|空|none|n/a", re.IGNORECASE)
# Sheets of reissues, as an earlier program exported them: without printing, they are no events.
_FORMER = Column(Text("补发空白证书", "blanks"), lambda _: "")
_READ = (*columns.COLUMNS, _FORMER)
# What others call the number of the certificate whose place another one takes.
_FORMER_NUMBER = (
    "原证书编号", "原证书号", "原证书号码", "原证号", "原编号", "旧证书编号", "旧证书号", "旧证号",
    "代替证书编号", "代替编号", "所代替的证书编号", "被代替证书编号", "作废证书编号", "original number",
)  # fmt: skip
_MARKS = (columns.PRACTICAL, columns.THEORY)
_VIEWS = (*columns.VIEWS, _FORMER)
_STAGES = {text for word in STAGES.values() for text in (word.zh, word.en)}


class Cells:
    """The columns of a table, and its rows as certificates; what is to be told of them is in `notes`."""

    def __init__(
        self,
        understood: Understood,
        table: Table[Any],
        candidates: Candidates,
        titles: Sequence[str],
        *,
        escapes: bool,
    ) -> None:
        self._headings, self._candidates = table.columns, candidates
        by_role = {
            column: understood.places[role].place
            for column, role in {**_ROLES, **_VOID}.items()
            if role in understood.places
        }
        rest = [each for each in _READ if each not in _ROLES and each not in by_role]
        by_name = [(each, table.column(each.name.zh, each.name.en)) for each in rest]
        if columns.REPLACES not in by_role:
            by_name.append((columns.REPLACES, table.column(*_FORMER_NUMBER)))
        self._places = by_role | {each: place for each, place in by_name if place is not None}
        if columns.DECISION not in self._places:
            for column in _MARKS:  # without the rule that they were under, they are no decision
                self._places.pop(column, None)
        if columns.ISSUED_TO not in self._places and columns.HOLDER not in self._places:
            table.required_column(columns.HOLDER.name.zh, columns.HOLDER.name.en)
        names = {column.name.en: column for column in columns.KEPT}
        for place, heading in enumerate(table.columns):
            if kept := names.get(keep.name_of(heading)):
                self._places.setdefault(kept, place)
        self._unread = [
            shown(heading)
            for place, heading in enumerate(table.columns)
            if heading and place not in self._places.values()
        ]
        self._escapes = escapes and self.exported
        self._days, self._voided = Days(), Voided(titles, table.columns, self._places)
        # Numbers with blanks before or behind them.
        self._blanks: list[Place] = []

    def _clean(self, cell: str) -> str:
        """Return a cell without what its format put before it."""
        escaped = self._escapes and cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS)
        return cell[1:] if escaped else cell

    @property
    def places(self) -> range:
        """Return the columns that are read: all, since those of people have to agree with the others."""
        return range(len(self._headings))

    @property
    def exported(self) -> bool:
        """Return whether it is what a register exported."""
        return columns.EVENTS in self._places

    @property
    def notes(self) -> Iterator[Text]:
        """Return what was not read, and what was read as something else than is written."""
        if self._unread:
            more = f"等{len(self._unread)}列" if self._unread[LISTED:] else ""
            yield Text(
                f"没有读取的列：{'、'.join(self._unread[:LISTED])}{more}",
                f"columns that were not read ({len(self._unread)}): {', '.join(self._unread[:LISTED])}",
            )
        if self._blanks:
            at = self._blanks[0].text
            yield Text(
                f"{len(self._blanks)}个编号首尾的空白已去掉，如{at.zh}",
                f"blanks around {len(self._blanks)} numbers were taken off, such as in {at.en}",
            )
        yield from self._days.notes

    def item(self, at: Place, cells: Sequence[str]) -> Item:
        """Return what a row says.

        Raises `RowError` and `ValidationError` for what cannot be read, and where its columns disagree.
        """
        said = {column: self._clean(cells[place]) for column, place in self._places.items()}
        if said.get(columns.EVENTS) and not said[columns.NUMBER].strip():
            return _other(said)
        if self.exported:
            record = self._record(at, said)
        else:
            self._check(said)
            record = self._record(at, said)
            self._candidates.check(at, record)
            if not record.events:
                self._voided.check(cells)
        self._compare(record, said)
        return record

    def _check(self, said: Said) -> None:
        """Refuse a row of another system without what each certificate has, a number first."""
        _number(said[columns.NUMBER].strip())
        for column in _NEEDED:
            text = normalize("NFKC", said.get(column, "?")).strip().casefold()
            if not text or text in _DITTO:
                name, lacks = self._column(column).named, shown(said[column])
                raise RowError(
                    Text(
                        f"{name}写的是“{lacks}”" if text else f"{name}未填写",
                        f"{name} says “{lacks}”" if text else f"{name} is not filled in",
                    ),
                    Text(
                        "在副本中逐行填写；合并的单元格先取消合并，再填满各行",
                        "fill in each row in a copy; cells that are merged are separated first",
                    ),
                )
        if digits_lost(said[columns.CANDIDATE]):
            raise ValidationError(Finding("candidate_digits_lost", "candidate"))

    def _record(self, at: Place, said: Said) -> Record:
        number, replaces = said[columns.NUMBER].strip(), self._filled(said, columns.REPLACES)
        if number != said[columns.NUMBER]:
            self._blanks.append(at)
        assessed_on = self._filled(said, columns.ASSESSED_ON)
        return Record(
            number=CertificateNumber(number),
            assessment=said[columns.ASSESSMENT],
            candidate=said[columns.CANDIDATE],
            holder=said.get(columns.ISSUED_TO) or said.get(columns.HOLDER, ""),
            project=said[columns.PROJECT],
            decision=_json(said, columns.DECISION, lines.decision_of),
            assessed_on=self._day(at, columns.ASSESSED_ON, assessed_on) if assessed_on else None,
            issued_on=self._day(at, columns.ISSUED_ON, said[columns.ISSUED_ON].strip()),
            source=said.get(columns.SOURCE, ""),
            traits=_json(said, columns.TRAITS, lines.traits_of),
            keep=_json(said, columns.KEEP, lines.keep_of) if columns.KEEP in said else _kept(said),
            replaces=CertificateNumber(replaces) if replaces else None,
            events=self._events(at, said),
            corrections=_json(said, columns.CORRECTIONS, _all(lines.correction_of)) or (),
        )

    def _filled(self, said: Said, column: Column) -> str:
        """Return a cell that may be blank, for which other systems write a dash."""
        text = said.get(column, "").strip()
        return "" if not self.exported and _NOTHING.fullmatch(text) else text

    def _events(self, at: Place, said: Said) -> tuple[CertificateEvent, ...]:
        if columns.EVENTS in said:
            return _json(said, columns.EVENTS, _all(lines.event_of)) or ()
        day, reason = (self._filled(said, column) for column in _VOID)
        if bool(day) != bool(reason):
            raise self._half(*((columns.VOIDED_ON, columns.VOID_REASON)[:: 1 if day else -1]))
        if not day:
            return ()
        return (CertificateEvent(self._day(at, columns.VOIDED_ON, day), {"void": {"reason": reason}}),)

    def _half(self, there: Column, lacking: Column) -> RowError:
        """Return the error for a day without a reason, or the other way round."""
        filled, name = self._column(there).named, lacking.name
        if lacking in self._places:
            blank = self._column(lacking).named
            return RowError(
                Text(f"填了{filled}，没有填{blank}", f"{filled} is filled in, {blank} is not"),
                Text("两个都填写", "fill in both"),
            )
        return RowError(
            Text(
                f"填了{filled}，表中没有“{name.zh}”列", f"{filled} is filled in, there is no column {name.en}"
            ),
            Text(
                f"加上“{name.zh}”列并填写；已有这一列的，把它的表头改为“{name.zh}”",
                f"add the column {name.en} and fill it in; if it is there, call it {name.en}",
            ),
        )

    def _day(self, at: Place, column: Column, cell: str) -> date:
        return self._days.read(at, self._column(column), cell)

    def _column(self, column: Column) -> Chosen:
        place = self._places[column]
        return Chosen(place, self._headings[place], True)

    def _compare(self, record: Record, said: Said) -> None:
        """Refuse a row in which a column for people says something else than what is taken in."""
        it = columns.Shown(record, record.book)
        for column in filter(said.__contains__, _VIEWS):
            cell = self._filled(said, column)
            # Another system need not know it; of our own, somebody took it out.
            if not (cell or self.exported):
                continue
            # How a certificate stands in the words of another system, it has been looked at.
            if column is columns.STAGE and not self.exported and cell not in _STAGES:
                continue
            expected = column.cell(it)
            texts = (expected,) if isinstance(expected, str) else (expected.zh, expected.en)
            if {cell, iso(cell)}.isdisjoint(text.strip() for text in texts):
                raise RowError(
                    Text(
                        f"“{column.name.zh}”列与其余各列不一致，或不能作为事项导入",
                        f"column {column.name.en} does not agree with the others, or cannot be "
                        "imported as an event",
                    ),
                    Text(
                        "用没有改动过的导出文件，或清空这一列",
                        "use the export as it was, or clear the column and enter the step then",
                    ),
                )


def _number(cell: str) -> CertificateNumber:
    try:
        return CertificateNumber(cell)
    except NumberError as error:
        raise RowError.of_number(cell, error) from None


def _other(said: Said) -> Declaration | Spoilt:
    item = _json(said, columns.EVENTS, lines.item_of)
    if isinstance(item, Declaration | Spoilt):
        return item
    raise _unreadable(columns.EVENTS)


def _kept(said: Said) -> dict[str, str]:
    return {
        column.name.en: said[column] for column in columns.KEPT if column in said and said[column].strip()
    }


def _json(said: Said, column: Column, read: Callable[[Any], T]) -> T | None:
    """Return what a cell has as JSON, None if it is blank or not there."""
    if not (cell := said.get(column, "")):
        return None
    try:
        return read(json.loads(cell))
    except ValidationError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _unreadable(column) from None


def _all(read: Callable[[Any], T]) -> Callable[[list[Any]], tuple[T, ...]]:
    return lambda values: tuple(map(read, values))


def _unreadable(column: Column) -> RowError:
    return RowError(
        Text(
            f"“{column.name.zh}”列不是登记册导出的内容",
            f"column {column.name.en} is not as a register exports it",
        ),
        Text("用没有改动过的导出文件", "use the export as it was"),
    )
