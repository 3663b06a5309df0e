"""计数: which serial comes next in a year and city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from .. import CertificateNumber, NumberScheme, SerialRange, Series
from .errors import refuse
from .patience import StaleCounterError
from .schema import certificates, declarations, of_series, series


@dataclass(frozen=True)
class Counter:
    """The counter of a year and city, locked until the transaction ends."""

    connection: sa.Connection
    year: int
    city: str
    next: int

    @classmethod
    def lock(cls, connection: sa.Connection, year: int, city: str) -> Counter:
        """Lock the counter; the first of a year and city makes its row, all others wait for it here."""
        found = _locked(connection, year, city)
        if found is None:
            _make(connection, year, city)
            found = _locked(connection, year, city)
        if found is None:  # made by another, in a state that this transaction does not see
            raise StaleCounterError
        return cls(connection, year, city, found)

    def check_date(self, issued_on: date) -> None:
        """Refuse a date before the last one of the city, in whichever year: a clock may have gone back."""
        query = sa.select(sa.func.max(series.c.last_issued_on)).where(series.c.city == self.city)
        last = self.connection.scalar(query)
        if last and issued_on < last:
            raise refuse("issue_date_before_last", "date", value=digits(issued_on), limit=digits(last))

    def reserve(self, n: int, scheme: NumberScheme | None) -> SerialRange:
        """Return the next numbers. Refuses a counter that stands at or before a number issued."""
        state = Series.at(self.year, self.city, self.next, scheme=scheme)
        numbers, _ = state.reserve(n)
        used = self.largest(numbers.first)
        if self.next <= used:
            raise refuse("series_counter_wrong", "next", value=self.next, limit=used + 1)
        return numbers

    def largest(self, of: CertificateNumber) -> int:
        """Return the largest serial used or declared in the series of a number, 0 if there is none."""
        query = sa.select(sa.func.max(certificates.c.number)).where(of_series(of.series))
        issued = self.connection.scalar(query)
        key = (declarations.c.year == self.year) & (declarations.c.city == self.city)
        declared = self.connection.scalar(sa.select(sa.func.max(declarations.c.last)).where(key))
        used = CertificateNumber.from_int(issued).serial if issued else 0
        return max(used, declared or 0)

    def move(self, after: int, issued_on: date | None) -> None:
        """Set the counter, if it still stands where it was read; the last date only moves forward."""
        last = series.c.last_issued_on
        values: dict[str, object] = {"next": after}
        if issued_on:
            values["last_issued_on"] = sa.case((last > issued_on, last), else_=issued_on)
        here = (series.c.year == self.year) & (series.c.city == self.city) & (series.c.next == self.next)
        if self.connection.execute(sa.update(series).where(here).values(values)).rowcount != 1:
            raise StaleCounterError


def _locked(connection: sa.Connection, year: int, city: str) -> int | None:
    key = (series.c.year == year) & (series.c.city == city)
    return connection.scalar(sa.select(series.c.next).where(key).with_for_update())


def _make(connection: sa.Connection, year: int, city: str) -> None:
    """Insert the row unless another transaction has; waits for one that is about to."""
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(series).values(year=year, city=city, next=1))
    except sa.exc.IntegrityError:
        pass


def digits(day: date) -> int:
    """Return a date as findings show it: 20261123."""
    return day.year * 10_000 + day.month * 100 + day.day
