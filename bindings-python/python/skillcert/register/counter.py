"""计数: which serial comes next in a year, province and city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from .. import NumberScheme, SerialRange, Series, SeriesKey
from .entry import day, stored, text, unreadable, whole
from .errors import UNSAFE, RegisterError, refuse
from .keys import moved
from .patience import StaleCounterError
from .schema import certificates, declarations, of_series, series

_DIGESTS = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True)
class Counter:
    """The counter of a year, province and city, locked until the transaction ends.

    Its row is what every step on a certificate of the series waits for, too.
    """

    connection: sa.Connection
    key: SeriesKey
    next: int
    digests: str

    @classmethod
    def lock(cls, connection: sa.Connection, year: int, province: str, city: str) -> Counter:
        """Lock the counter; the first of its series makes the row, all others wait for it here."""
        key = SeriesKey(year, city, province)
        found = _locked(connection, key)
        if found is None:
            _make(connection, key)
            found = _locked(connection, key)
        if found is None:  # made by another, in a state that this transaction does not see
            raise StaleCounterError
        if whole(found.next) is None or not _DIGESTS.fullmatch(found.digests):
            raise unreadable(f"{year}/{province}/{city}")
        return cls(connection, key, found.next, found.digests)

    @classmethod
    def lock_all(cls, connection: sa.Connection, keys: Iterable[SeriesKey]) -> dict[SeriesKey, Counter]:
        """Lock several counters, in one order, so that two who do it do not wait for each other."""
        return {
            key: cls.lock(connection, key.year, key.province, key.city) for key in sorted(frozenset(keys))
        }

    @property
    def last_issued_on(self) -> date | None:
        """Return the last date of issue in the city, in whichever year."""
        here = (series.c.province == self.key.province) & (series.c.city == self.key.city)
        said = [row for row in stored(self.connection, series, here) if row.last_issued_on is not None]
        days = [day(row.last_issued_on) for row in said]
        if None in days:
            raise unreadable(f"{self.key.year}/{self.key.province}/{self.key.city}")
        return max(filter(None, days), default=None)

    @property
    def largest(self) -> int:
        """Return the largest serial used or declared, 0 if there is none."""
        issued = self.connection.scalar(
            sa.select(sa.func.max(certificates.c.number)).where(of_series(self.key))
        )
        declared = self.connection.scalar(
            sa.select(sa.func.max(declarations.c.last)).where(
                _is(declarations, self.key), declarations.c.last < SeriesKey.SPAN
            )
        )
        return max(issued % SeriesKey.SPAN if issued else 0, int(declared or 0))

    def reserve(self, n: int, scheme: NumberScheme | None) -> SerialRange:
        """Return the next numbers.

        Raises `CertificateError` for a counter that does not stand behind the largest serial.
        """
        state = Series.at(self.key.year, self.key.city, self.next, scheme=scheme)
        numbers, _ = state.reserve(n)
        if self.next != (expected := self.largest + 1):
            raise refuse("series_counter_wrong", "next", value=self.next, limit=expected)
        return numbers

    def move(self, after: int, issued_on: date | None, added: int) -> None:
        """Set the counter, which is locked; the last date only moves forward.

        `added` is the sum of the digests of the rows that came in.

        Raises `RegisterError` where it is not set as it should be.
        """
        last = series.c.last_issued_on
        values: dict[str, object] = {"next": after, "digests": moved(self.digests, added)}
        if issued_on:
            values["last_issued_on"] = sa.case((last > issued_on, last), else_=issued_on)
        here = _is(series, self.key) & (series.c.next == self.next) & (series.c.digests == self.digests)
        self.connection.execute(sa.update(series).where(here).values(values))
        found = _locked(self.connection, self.key)
        if found is None or (found.next, found.digests) != (after, values["digests"]):
            raise RegisterError(
                UNSAFE,
                f"{self.key.year}/{self.key.province}/{self.key.city} 的计数没有写进登记册（触发器、规则？）",
                f"the counter of {self.key.year}/{self.key.province}/{self.key.city} did not take its new "
                "state (a trigger, a rule?)",
            )


def _is(table: sa.Table, key: SeriesKey) -> sa.ColumnElement[bool]:
    return (table.c.year == key.year) & (table.c.province == key.province) & (table.c.city == key.city)


def _locked(connection: sa.Connection, key: SeriesKey) -> Any:  # noqa: ANN401
    query = sa.select(series.c.next, text(series.c.digests)).where(_is(series, key)).with_for_update()
    return connection.execute(query).one_or_none()


def _make(connection: sa.Connection, key: SeriesKey) -> None:
    """Insert the row unless another transaction has; waits for one that is about to."""
    row = sa.insert(series).values(year=key.year, province=key.province, city=key.city, next=1)
    if connection.dialect.name == "sqlite":
        # Nobody else writes; and on a full disk, a savepoint would hide the reason.
        connection.execute(row)
        return
    try:
        with connection.begin_nested():
            connection.execute(row)
    except sa.exc.IntegrityError:
        pass


def digits(day: date) -> int:
    """Return a date as findings show it: 20261123."""
    return day.year * 10_000 + day.month * 100 + day.day
