"""序列的核查: a series in figures, and the serials that it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import sqlalchemy as sa

from .. import Finding, SeriesKey
from .breaks import END, Break
from .counted import Counted, Ranges, missing, subtract
from .fault import Fault, at, of
from .schema import certificates, events


@dataclass(frozen=True)
class SeriesAudit:
    """A series in figures: serials used from `first` to `last`, the counter `next`, void certificates.

    `missing` are the ranges of serials without a certificate, `declared` those that another system used or
    that nobody did.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> made = register.init()
    >>> old = Record(CertificateNumber("2518010000003"), "旧", "1", "考生0001", "湘西苗绣", None, None, day)
    >>> taken = register.import_([old], source="旧系统")
    >>> declared = register.declare(2025, "01", 1, 1, reason="从未使用")
    >>> [series] = register.audit().series
    >>> series.first, series.last, series.missing, series.declared
    (3, 3, ((2, 2),), ((1, 1),))
    """

    year: int
    province: str
    city: str
    issued: int
    first: int
    last: int
    next: int | None
    void: int
    missing: tuple[tuple[int, int], ...]
    declared: tuple[tuple[int, int], ...]

    @property
    def key(self) -> SeriesKey:
        """Return which series it is."""
        return SeriesKey(self.year, self.city, self.province)

    @property
    def filled(self) -> float | None:
        """Return which warning level is passed, 90, 99 or 99.9 percent of the serials; None below."""
        used = 100 * self.last / (SeriesKey.SPAN - 1)
        return max((level for level in (90, 99, 99.9) if used >= level), default=None)


def parts(connection: sa.Connection, found: Iterable[Break], counted: Counted) -> Iterator[SeriesAudit]:
    """Return each series that has certificates."""
    gaps: dict[int, Ranges] = {}
    for each in found:
        if each.gap:
            gaps.setdefault(each.prefix, []).append(each.gap)
    void: dict[int, int] = {int(row.prefix): row.void for row in connection.execute(_void())}
    for row in connection.execute(_figures()):
        key = SeriesKey.from_prefix(int(row.prefix))
        declared, counter = counted.declared.get(key, []), counted.counters.get(key)
        yield SeriesAudit(
            year=key.year,
            province=key.province,
            city=key.city,
            issued=row.issued,
            first=row.first % SeriesKey.SPAN,
            last=row.last % SeriesKey.SPAN,
            next=counter and counter.next,
            void=void.get(key.prefix, 0),
            missing=tuple(subtract(gaps.get(key.prefix, []), declared)),
            declared=tuple(declared),
        )


def last_days(connection: sa.Connection) -> dict[SeriesKey, str]:
    """Return the last date of issue of each series, as it is stored."""
    last_day = sa.cast(sa.func.max(certificates.c.issued_on), sa.String)
    rows = connection.execute(_by_series(last_day))
    return {SeriesKey.from_prefix(int(prefix)): day for prefix, day in rows}


def faults(found: Iterable[SeriesAudit]) -> Iterator[Fault]:
    """Return the serials that are missing, and the first number of each series that has no counter."""
    for part in found:
        for first, last in part.missing:
            if (first, last) == (1, part.first - 1):
                yield of(part.key, Finding("series_first_not_one", "serial", value=part.first, limit=1))
            else:
                yield of(part.key, missing(first, last))
        if part.next is None:
            yield at(part.key.prefix * SeriesKey.SPAN + part.first, Finding("number_of_no_series", "whole"))


def years(connection: sa.Connection) -> Iterator[Fault]:
    """Return the certificates whose number says another year than their date."""
    number, year = certificates.c.number, sa.extract("year", certificates.c.issued_on)
    said = 2000 + number // 10**11
    query = sa.select(number, said, year).where(said != year).order_by(number)
    for value, first, second in connection.execute(query):
        if isfinite(second):
            yield at(value, Finding("certificate_year_mismatch", "year", value=int(first), limit=int(second)))
        else:
            yield at(value, Finding("record_impossible", "date"))


def _figures() -> sa.Select[Any]:
    number = certificates.c.number
    return _by_series(
        sa.func.count().label("issued"),
        sa.func.min(number).label("first"),
        sa.func.max(number).label("last"),
    )


def _by_series(*figures: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Select figures of each series, without what is no number at all."""
    number = certificates.c.number
    prefix = (number // SeriesKey.SPAN).label("prefix")
    return sa.select(prefix, *figures).where(number.between(1, END - 1)).group_by(prefix).order_by(prefix)


def _void() -> sa.Select[Any]:
    number = events.c.number
    prefix = (number // SeriesKey.SPAN).label("prefix")
    void = sa.func.count(sa.distinct(number)).label("void")
    return sa.select(prefix, void).where(events.c.step == "void").group_by(prefix)
