"""声明: serials that this register does not issue: another system did, or nobody ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import sqlalchemy as sa

from .. import Finding, SeriesKey, ValidationError
from .answer import Declared
from .batches import insert
from .counter import Counter
from .entry import readable, series_of, stored, whole
from .errors import refuse
from .fault import Fault, stray
from .keys import given
from .schema import certificates, declarations, of_series


class Declaration(NamedTuple):
    """A range of serials of a year, province and city that this register does not issue, and why.

    >>> Declaration(2026, "18", "01", 1, 4000, "旧系统编号至4000").series
    SeriesKey(year=2026, city='01', province='18')
    """

    year: int
    province: str
    city: str
    first: int
    last: int
    reason: str

    @property
    def series(self) -> SeriesKey:
        """Return whose serials they are."""
        return SeriesKey(self.year, self.city, self.province)

    def check(self) -> None:
        """Refuse a range outside 1 to 9999999, and a reason that is blank or longer than 500 characters."""
        if not 1 <= self.first <= self.last < SeriesKey.SPAN:
            raise refuse("reservation_out_of_range", "quantity", value=self.last - self.first + 1)
        given(self.reason)

    def overlaps(self, other: Declaration) -> bool:
        """Return whether a serial is in both."""
        return self.series == other.series and self.first <= other.last and other.first <= self.last


def declared(
    connection: sa.Connection,
    year: int | None = None,
    city: str | None = None,
    broken: Callable[[Fault], None] = lambda _: None,
) -> list[Declaration]:
    """Return the declarations in order, of one year or city if asked; what cannot be goes to `broken`."""
    found = []
    for row in stored(connection, declarations):
        each = Declaration(*row)
        if not _is_possible(each):
            broken(stray(row))
        elif year in (None, each.year) and city in (None, each.city):
            found.append(each)
    return found


def _is_possible(stored: Declaration) -> bool:
    if not series_of(stored) or None in (whole(stored.first), whole(stored.last)):
        return False
    try:
        stored.check()
    except ValidationError:
        return False
    return readable(stored.reason)


def refusal(connection: sa.Connection, wanted: Declaration, known: Iterable[Declaration]) -> Finding | None:
    """Return what is in the way of a declaration that is not known yet."""
    if any(wanted.overlaps(other) for other in known):
        return Finding("declaration_differs", "serial")
    own = sa.select(sa.func.min(certificates.c.number)).where(certificates.c.source == "")
    number = connection.scalar(own.where(of_series(wanted.series, wanted.first, wanted.last)))
    return None if number is None else Finding("number_taken", "whole", value=number)


def declare(connection: sa.Connection, wanted: Declaration) -> Declared:
    """Store a declaration, and move the counter past it; once more, it changes nothing.

    Raises `ValidationError`: serials outside 1 to 9999999, no reason or one of more than 500 characters; a
    serial that this register issued itself, whose number is the `value`, or that is declared with another
    range or reason.
    """
    wanted.check()
    counter = Counter.lock(connection, wanted.year, wanted.province, wanted.city)
    known = declared(connection, wanted.year, wanted.city)
    if wanted in known:
        return Declared(None)
    if finding := refusal(connection, wanted, known):
        raise refuse(finding.code, finding.component, value=finding.value)
    insert(connection, declarations, [wanted])
    counter.move(max(counter.next, wanted.last + 1), None, 0)
    return Declared((counter.next, wanted.first - 1) if counter.next < wanted.first else None)
