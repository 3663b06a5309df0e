"""核查: what is wrong with the numbers of a register, whoever caused it.

The database looks for the breaks, so that only those leave it: a register of millions is audited in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from .. import CertificateNumber, Finding, SeriesKey
from . import schema
from .counter import digits
from .errors import RegisterError
from .schema import certificates, declarations, of_series, series, voids

_NUMBER, _DAY = certificates.c.number, certificates.c.issued_on
# What counters and declarations are stored by: a year and a city, without the province.
Key = tuple[int, str]
Ranges = list[tuple[int, int]]


@dataclass(frozen=True)
class Fault:
    """A finding and where it was made: in a series (year and city), at a number if there is one.

    >>> register = Register("sqlite:///register.db")
    >>> register.init()
    >>> [fault] = register.audit(expected=2).faults
    >>> fault.finding.code, fault.finding.value, fault.finding.limit
    ('audit_rows_differ', 0, 2)
    """

    year: int
    city: str
    finding: Finding
    number: CertificateNumber | None = None


@dataclass(frozen=True)
class SeriesAudit:
    """A year and city in figures: serials used from `first` to `last`, the counter `next`, void certificates.

    `missing` are the ranges of serials without a certificate, `declared` those that another system used or
    that nobody did.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> old = Record(CertificateNumber("2518010000003"), "旧", "1", "考生0001", "湘西苗绣", None, None, day)
    >>> taken = register.import_([old], source="旧系统")
    >>> register.declare(2025, "01", 1, 1, reason="从未使用")
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


@dataclass(frozen=True)
class RegisterAudit:
    """A register in figures, and everything that is wrong with its numbers.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> issued = register.issue([wanted], issued_on=day, city="01")
    >>> found = register.audit(expected=1)
    >>> found.issued, found.faults
    (1, ())
    """

    series: tuple[SeriesAudit, ...]
    faults: tuple[Fault, ...]

    @property
    def issued(self) -> int:
        """Return how many certificates there are."""
        return sum(each.issued for each in self.series)


class Break(NamedTuple):
    """A certificate that does not follow the one before it in its series; the first one has none before."""

    number: CertificateNumber
    day: date
    before: CertificateNumber | None
    day_before: date

    @property
    def gap(self) -> tuple[int, int] | None:
        """Return the serials that are missing before it."""
        first, serial = self.before.serial + 1 if self.before else 1, self.number.serial
        return (first, serial - 1) if first < serial else None


def audit(connection: sa.Connection, *, expected: int | None) -> RegisterAudit:
    """Audit what the connection sees; tables that may hold doubles, and hold none yet, are refused."""
    declared, breaks = _declared(connection), list(_breaks(connection))
    counters = {(row.year, row.city): row.next for row in connection.execute(sa.select(series))}
    parts = tuple(_parts(connection, breaks, counters, declared))
    faults = [*_count(parts, expected), *_gaps(parts), *_inversions(breaks)]
    faults += [*_counters(counters, parts, declared), *_strangers(parts), *_years(connection, parts)]
    try:
        schema.check_keys(connection)
    except RegisterError:
        doubles = [*_twice(breaks), *_candidates(connection)]
        if not doubles:
            raise
        faults += doubles
    return RegisterAudit(parts, tuple(faults))


def _breaks(connection: sa.Connection) -> Iterator[Break]:
    """Return the certificates that do not follow the one before by one serial, or not by date."""
    before = sa.func.lag(_NUMBER).over(order_by=_NUMBER).label("before")
    day_before = sa.func.lag(_DAY, type_=sa.Date()).over(order_by=_NUMBER).label("day_before")
    rows = sa.select(_NUMBER, _DAY, before, day_before).subquery()
    c = rows.c
    apart = c.before.is_(None) | (c.number - c.before != 1) | (c.issued_on < c.day_before)
    for row in connection.execute(sa.select(rows).where(apart).order_by(c.number)):
        number = CertificateNumber.from_int(row.number)
        previous = None if row.before is None else CertificateNumber.from_int(row.before)
        if previous and previous.series != number.series:
            previous = None
        yield Break(number, row.issued_on, previous, row.day_before)


def _parts(
    connection: sa.Connection,
    breaks: Iterable[Break],
    counters: dict[Key, int],
    declared: dict[Key, Ranges],
) -> Iterator[SeriesAudit]:
    missing: dict[SeriesKey, Ranges] = {}
    for each in breaks:
        if each.gap:
            missing.setdefault(each.number.series, []).append(each.gap)
    for row in connection.execute(_figures()):
        key = SeriesKey.from_prefix(row.prefix)
        ranges = sorted(declared.get((key.year, key.city), []))
        gaps = _subtract(missing.get(key, []), ranges)
        yield SeriesAudit(
            year=key.year,
            province=key.province,
            city=key.city,
            issued=row.issued,
            first=CertificateNumber.from_int(row.first).serial,
            last=CertificateNumber.from_int(row.last).serial,
            next=counters.get((key.year, key.city)),
            void=row.void,
            missing=tuple(gaps),
            declared=tuple(ranges),
        )


def _figures() -> sa.Select[tuple[int, int, int, int, int]]:
    """Count the certificates of each series."""
    prefix = (_NUMBER // SeriesKey.SPAN).label("prefix")
    figures = (
        sa.func.count().label("issued"),
        sa.func.min(_NUMBER).label("first"),
        sa.func.max(_NUMBER).label("last"),
        sa.func.count(voids.c.number).label("void"),
    )
    return sa.select(prefix, *figures).outerjoin(voids).group_by(prefix).order_by(prefix)


def _subtract(ranges: Ranges, taken: Ranges) -> Iterator[tuple[int, int]]:
    """Return what of the ranges lies in none of those taken, which are in order."""
    for first, last in ranges:
        start = first
        for low, high in taken:
            if low <= last and high >= start:
                if low > start:
                    yield start, low - 1
                start = high + 1
        if start <= last:
            yield start, last


def _declared(connection: sa.Connection) -> dict[Key, Ranges]:
    declared: dict[Key, Ranges] = {}
    for row in connection.execute(sa.select(declarations)):
        declared.setdefault((row.year, row.city), []).append((row.first, row.last))
    return declared


def _count(parts: Iterable[SeriesAudit], expected: int | None) -> Iterator[Fault]:
    found = sum(part.issued for part in parts)
    if expected is not None and found != expected:
        yield Fault(0, "", Finding("audit_rows_differ", "quantity", value=found, limit=expected))


def _gaps(parts: Iterable[SeriesAudit]) -> Iterator[Fault]:
    for part in parts:
        for first, last in part.missing:
            if (first, last) == (1, part.first - 1):
                finding = Finding("series_first_not_one", "serial", value=part.first, limit=1)
            else:
                finding = Finding("serials_missing", "serial", value=last - first + 1, limit=first)
            yield Fault(part.year, part.city, finding)


def _twice(breaks: Iterable[Break]) -> Iterator[Fault]:
    taken = Finding("number_taken", "whole")
    yield from (_at(each.number, taken) for each in breaks if each.number == each.before)


def _candidates(connection: sa.Connection) -> Iterator[Fault]:
    """Return a number of each candidate who has several."""
    key = certificates.c.assessment, certificates.c.candidate
    number, twice = sa.func.max(_NUMBER), sa.func.count(sa.distinct(_NUMBER)) > 1
    query = sa.select(number).group_by(*key).having(twice).order_by(number)
    finding = Finding("candidate_numbered_twice", "candidate")
    yield from (_at(CertificateNumber.from_int(value), finding) for value in connection.scalars(query))


def _inversions(breaks: Iterable[Break]) -> Iterator[Fault]:
    for each in breaks:
        if each.before and each.day < each.day_before:
            day, before = digits(each.day), digits(each.day_before)
            yield _at(each.number, Finding("serials_out_of_order", "date", value=day, limit=before))


def _counters(
    counters: dict[Key, int], parts: Iterable[SeriesAudit], declared: dict[Key, Ranges]
) -> Iterator[Fault]:
    """Return the counters that do not stand after the last serial; all rows of a series may be gone."""
    last = {(part.year, part.city): part.last for part in parts}
    for key, following in counters.items():
        right = max([last.get(key, 0), *(end for _, end in declared.get(key, []))]) + 1
        if following != right:
            yield Fault(*key, Finding("series_counter_wrong", "next", value=following, limit=right))


def _strangers(parts: Iterable[SeriesAudit]) -> Iterator[Fault]:
    """Return the first number of each series that has no counter."""
    for part in parts:
        if part.next is None:
            number = CertificateNumber.from_parts(
                year=part.year, province=part.province, city=part.city, serial=part.first
            )
            yield _at(number, Finding("number_of_no_series", "whole"))


def _years(connection: sa.Connection, parts: Iterable[SeriesAudit]) -> Iterator[Fault]:
    """Return the certificates whose number says another year than their date."""
    year = sa.extract("year", _DAY)
    for part in parts:
        others = sa.select(_NUMBER, _DAY).where(of_series(part.key), year != part.year).order_by(_NUMBER)
        for row in connection.execute(others):
            finding = Finding("certificate_year_mismatch", "year", value=part.year, limit=row.issued_on.year)
            yield _at(CertificateNumber.from_int(row.number), finding)


def _at(number: CertificateNumber, finding: Finding) -> Fault:
    return Fault(number.year, number.city, finding, number)
