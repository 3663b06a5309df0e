"""What goes from register to register: certificates, declared serials, and blank sheets that were spoilt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from .. import Finding, ValidationError
from .declarations import Declaration
from .entry import day, readable, stored
from .fault import Fault, impossible
from .keys import blank_key, given, recordable
from .record import Record
from .schema import blanks


class Spoilt(NamedTuple):
    """空白证书毁损: a blank sheet that was spoilt before anything was printed on it.

    >>> Spoilt("43A0000012", datetime.date(2026, 11, 24), "卡纸").blank
    '43A0000012'
    """

    blank: str
    on: date
    reason: str

    def check(self) -> None:
        """Refuse a blank number or reason, what is too long, and a day of no year that numbers can say."""
        blank_key(self.blank)
        recordable(self.on)
        given(self.reason)


@dataclass(frozen=True)
class Batch:
    """What is taken in together.

    >>> Batch([], destroyed=[Spoilt("43A0000012", datetime.date(2026, 11, 24), "卡纸")]).declarations
    ()
    """

    records: Sequence[Record]
    declarations: Sequence[Declaration] = ()
    destroyed: Sequence[Spoilt] = ()


Item = Record | Declaration | Spoilt
At = TypeVar("At")


def sort(items: Sequence[tuple[At, Item]]) -> tuple[Batch, list[At]]:
    """Return items as a batch, and the places that are given with them in its order."""
    batch = Batch(
        [item for _, item in items if isinstance(item, Record)],
        [item for _, item in items if isinstance(item, Declaration)],
        [item for _, item in items if isinstance(item, Spoilt)],
    )
    kinds = (Record, Declaration, Spoilt)
    return batch, [place for kind in kinds for place, item in items if isinstance(item, kind)]


def destroyed(connection: sa.Connection, broken: Callable[[Fault], None]) -> list[Spoilt]:
    """Return the blank sheets that were spoilt before printing, in order; what cannot be goes to `broken`."""
    found = []
    # Databases order text each in their own way.
    for row in sorted(stored(connection, blanks, blanks.c.number.is_(None)), key=lambda row: row.blank_key):
        used_on = day(row.used_on)
        if used_on and _is_possible(sheet := Spoilt(row.blank, used_on, row.reason or ""), row.blank_key):
            found.append(sheet)
        else:
            broken(impossible(row.blank, Finding("record_impossible", "blank")))
    return found


def _is_possible(sheet: Spoilt, key: str) -> bool:
    try:
        sheet.check()
    except ValidationError:
        return False
    return blank_key(sheet.blank) == key and readable(sheet.blank, sheet.reason)
