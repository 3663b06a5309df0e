"""The rows of a table of certificates, read: as they were exported, or as another system wrote them.

The JSON columns count. Those for people count where there is no JSON, and have to agree with it where there
is: a row that somebody has edited in part is refused, instead of half of it being taken for true.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from skillcert import CertificateEvent, CertificateNumber, Finding, ValidationError, digits_lost, parse_date
from skillcert.register import Declaration, Record, Spoilt, columns, keep, lines
from skillcert.register.batch import Item
from skillcert.register.columns import Column
from skillcert.tables.csv import FORMULA_STARTS
from skillcert.tables.heading import LISTED, shown
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.table import Table
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError, Text

from ...work.inputs import iso
from ...work.place import Place
from ...work.reasons import cured

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
WANTED = Wanted(_ALL[1:5], _ALL[5:], number=True, ours=_EXPORTED)
# Sheets of reissues, as an earlier program exported them: without printing, they are no events.
_FORMER = Column(Text("补发空白证书", "blanks"), lambda _: "")
_READ = (*columns.COLUMNS, _FORMER)
_MARKS = (columns.PRACTICAL, columns.THEORY)


class Cells:
    """The columns of a table, and its rows as certificates; what is to be told of them is in `notes`."""

    def __init__(self, understood: Understood, table: Table[Any], path: str, *, escapes: bool) -> None:
        self._path, self._width = path, len(table.columns)
        by_role = {
            column: understood.places[role].place
            for column, role in _ROLES.items()
            if role in understood.places
        }
        rest = [each for each in _READ if each not in _ROLES]
        by_name = ((each, table.column(each.name.zh, each.name.en)) for each in rest)
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
        self._days: list[tuple[Place, str, date]] = []
        # Numbers with blanks before or behind them.
        self._blanks: list[Place] = []

    def _clean(self, cell: str) -> str:
        """Return a cell without what its format put before it."""
        escaped = self._escapes and cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS)
        return cell[1:] if escaped else cell

    @property
    def places(self) -> range:
        """Return the columns that are read: all, since those of people have to agree with the others."""
        return range(self._width)

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
        if self._days:
            place, cell, day = self._days[0]
            yield Text(
                f"{len(self._days)}个日期不是{day}这样的写法，如{place.text.zh}的{cell}，读作{day}",
                f"{len(self._days)} dates are not written like {day}: {cell} in {place.text.en}, read as "
                f"{day}",
            )

    def item(self, at: Place, cells: Sequence[str]) -> Item:
        """Return what a row says.

        Raises `BilingualError` with the row for what cannot be read, and where its columns disagree.
        """
        said = {column: self._clean(cells[place]) for column, place in self._places.items()}
        place = Text(f"{self._path}{at.text.zh}", f"{self._path} {at.text.en}")
        try:
            if said.get(columns.EVENTS) and not said[columns.NUMBER].strip():
                return _other(said, place)
            record = self._record(at, said, place)
            _compare(record, said, place)
        except ValidationError as error:
            raise refused(place, cured(error)) from None
        return record

    def _record(self, at: Place, said: Said, place: Text) -> Record:
        number, replaces = said[columns.NUMBER].strip(), said.get(columns.REPLACES, "").strip()
        if number != said[columns.NUMBER]:
            self._blanks.append(at)
        assessed_on = said.get(columns.ASSESSED_ON, "").strip()
        if not self.exported and digits_lost(said[columns.CANDIDATE]):
            raise ValidationError(Finding("candidate_digits_lost", "candidate"))
        return Record(
            number=CertificateNumber(number),
            assessment=said[columns.ASSESSMENT],
            candidate=said[columns.CANDIDATE],
            holder=said.get(columns.ISSUED_TO) or said.get(columns.HOLDER, ""),
            project=said[columns.PROJECT],
            decision=_json(said, columns.DECISION, lines.decision_of, place),
            assessed_on=self._day(at, assessed_on) if assessed_on else None,
            issued_on=self._day(at, said[columns.ISSUED_ON].strip()),
            source=said.get(columns.SOURCE, ""),
            traits=_json(said, columns.TRAITS, lines.traits_of, place),
            keep=_json(said, columns.KEEP, lines.keep_of, place) if columns.KEEP in said else _kept(said),
            replaces=CertificateNumber(replaces) if replaces else None,
            events=self._events(at, said, place),
            corrections=_json(said, columns.CORRECTIONS, _all(lines.correction_of), place) or (),
        )

    def _events(self, at: Place, said: Said, place: Text) -> tuple[CertificateEvent, ...]:
        if columns.EVENTS in said:
            return _json(said, columns.EVENTS, _all(lines.event_of), place) or ()
        day, reason = (said.get(column, "").strip() for column in (columns.VOIDED_ON, columns.VOID_REASON))
        if bool(day) != bool(reason):
            raise refused(
                place,
                Text(
                    "作废日期和作废原因只填了一个；怎么办：两个都填写",
                    "only one of the day and the reason of the void is there; cure: fill in both",
                ),
            )
        return (CertificateEvent(self._day(at, day), {"void": {"reason": reason}}),) if day else ()

    def _day(self, at: Place, cell: str) -> date:
        day = parse_date(iso(cell))
        if cell != str(day):
            self._days.append((at, cell, day))
        return day


def _other(said: Said, place: Text) -> Declaration | Spoilt:
    item = _json(said, columns.EVENTS, lines.item_of, place)
    if isinstance(item, Declaration | Spoilt):
        return item
    raise _unreadable(place, columns.EVENTS)


def _kept(said: Said) -> dict[str, str]:
    return {
        column.name.en: said[column] for column in columns.KEPT if column in said and said[column].strip()
    }


def _json(said: Said, column: Column, read: Callable[[Any], T], place: Text) -> T | None:
    """Return what a cell has as JSON, None if it is blank or not there."""
    if not (cell := said.get(column, "")):
        return None
    try:
        return read(json.loads(cell))
    except ValidationError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _unreadable(place, column) from None


def _all(read: Callable[[Any], T]) -> Callable[[list[Any]], tuple[T, ...]]:
    return lambda values: tuple(map(read, values))


def _compare(record: Record, said: Said, place: Text) -> None:
    """Refuse a row in which a column for people says something else than what is taken in."""
    it = columns.Shown(record, record.book)
    for column in (*columns.VIEWS, _FORMER):
        cell = said.get(column, "").strip()
        # Another system need not know it; of our own, somebody took it out.
        if column not in said or (not cell and columns.EVENTS not in said):
            continue
        expected = column.cell(it)
        texts = (expected,) if isinstance(expected, str) else (expected.zh, expected.en)
        if iso(cell) not in [text.strip() for text in texts]:
            raise refused(
                place,
                Text(
                    f"“{column.name.zh}”列与其余各列不一致，或不能作为事项导入；"
                    "怎么办：用没有改动过的导出文件，或清空这一列",
                    f"column {column.name.en} does not agree with the others, or cannot be imported as an "
                    "event; cure: use the export as it was, or clear the column and enter the step then",
                ),
            )


def _unreadable(place: Text, column: Column) -> BilingualError:
    return refused(
        place,
        Text(
            f"“{column.name.zh}”列不是登记册导出的内容；怎么办：用没有改动过的导出文件",
            f"column {column.name.en} is not as a register exports it; cure: use the export as it was",
        ),
    )


def refused(place: Text, why: Text) -> BilingualError:
    """Return the error about a place in the file."""
    return BilingualError(f"{place.zh}：{why.zh}", f"{place.en}: {why.en}")
