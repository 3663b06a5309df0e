"""断号: certificates that do not follow the one before by one serial, or not by date.

The database looks for them, so that only they leave it: the numbers of millions are audited in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import sqlalchemy as sa

from .. import Finding, SeriesKey
from .entry import digits_of
from .fault import Fault, at
from .schema import certificates

_NUMBER, _DAY = certificates.c.number, certificates.c.issued_on
# The first integer with more than thirteen digits.
END = 10**13


class Break(NamedTuple):
    """A certificate and the one before it in its series; the first one has none before."""

    number: int
    day: str
    before: int | None
    day_before: str

    @property
    def prefix(self) -> int:
        """Return the series, as the first digits of its numbers."""
        return self.number // SeriesKey.SPAN

    @property
    def gap(self) -> tuple[int, int] | None:
        """Return the serials that are missing before it."""
        first = 1 if self.before is None else self.before % SeriesKey.SPAN + 1
        serial = self.number % SeriesKey.SPAN
        return (first, serial - 1) if first < serial else None


def breaks(connection: sa.Connection) -> Iterator[Break]:
    """Return the breaks in the order of the numbers, and whatever is no number."""
    before = sa.func.lag(_NUMBER).over(order_by=_NUMBER).label("before")
    day_before = sa.func.lag(_DAY, type_=sa.Date()).over(order_by=_NUMBER).label("day_before")
    c = sa.select(_NUMBER, _DAY, before, day_before).subquery().c
    apart = c.before.is_(None) | (c.number - c.before != 1) | (c.issued_on < c.day_before)
    none = (c.number < 1) | (c.number >= END) | (c.number % SeriesKey.SPAN == 0)
    days = sa.cast(c.issued_on, sa.String), sa.cast(c.day_before, sa.String)
    query = (
        sa.select(c.number, days[0], c.before, days[1])
        .where(c.number.is_not(None), apart | none)
        .order_by(c.number)
    )
    for found in map(Break._make, connection.execute(query)):
        follows = found.before is not None and found.before // SeriesKey.SPAN == found.prefix
        yield found if follows else found._replace(before=None)


def faults(found: Iterable[Break]) -> Iterator[Fault]:
    """Return what is no number, and the numbers that occur twice."""
    for each in found:
        if not 0 < each.number < END or each.number % SeriesKey.SPAN == 0:
            yield at(each.number, Finding("record_impossible", "whole"))
        elif each.number == each.before:
            yield at(each.number, Finding("number_taken", "whole"))


def inversions(found: Iterable[Break]) -> Iterator[Fault]:
    """Return the numbers that are dated before the one before."""
    for each in found:
        day, before = digits_of(each.day), digits_of(each.day_before)
        if each.before is not None and day and before and day < before:
            yield at(each.number, Finding("serials_out_of_order", "date", value=day, limit=before))
