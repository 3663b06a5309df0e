"""What goes from register to register: certificates, declared serials, and blank sheets that were spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from .declarations import Declaration
from .keys import blank_key, given
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
        """Refuse a blank number or reason, and what is too long."""
        blank_key(self.blank)
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


def sort(items: Sequence[tuple[int, Item]]) -> tuple[Batch, list[int]]:
    """Return items as a batch, and the places that are given with them in its order."""
    batch = Batch(
        [item for _, item in items if isinstance(item, Record)],
        [item for _, item in items if isinstance(item, Declaration)],
        [item for _, item in items if isinstance(item, Spoilt)],
    )
    kinds = (Record, Declaration, Spoilt)
    return batch, [place for kind in kinds for place, item in items if isinstance(item, kind)]


def destroyed(connection: sa.Connection) -> dict[str, Spoilt]:
    """Return the blank sheets that were spoilt before printing, by their normal form and in its order."""
    c = blanks.c
    rows = connection.execute(sa.select(c.blank_key, c.blank, c.used_on, c.reason).where(c.number.is_(None)))
    # Databases order text each in their own way.
    return {
        row.blank_key: Spoilt(row.blank, row.used_on, row.reason)
        for row in sorted(rows, key=lambda row: row.blank_key)
    }
