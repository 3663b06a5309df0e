"""核查: what is wrong with the numbers of a register, whoever caused it.

The database looks for the breaks, so that only those leave it: a register of millions is audited in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from .. import CertificateNumber, Finding
from . import schema
from .counter import digits
from .errors import RegisterError
from .schema import certificates, declarations, series, voids

_SERIALS = 10_000_000
_NUMBER, _DAY = certificates.c.number, certificates.c.issued_on
Key = tuple[int, str]
Row = Any


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
    def filled(self) -> float | None:
        """Return which warning level is passed, 90, 99 or 99.9 percent of the serials; None below."""
        used = 100 * self.last / (_SERIALS - 1)
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


def audit(connection: sa.Connection, *, expected: int | None) -> RegisterAudit:
    """Audit what the connection sees; tables that may hold doubles, and hold none yet, are refused."""
    declared, breaks = _declared(connection), list(_breaks(connection))
    counters = {(row.year, row.city): row.next for row in connection.execute(sa.select(series))}
    parts = tuple(_parts(connection, breaks, counters, declared))
    faults = [*_count(parts, expected), *_gaps(parts), *_inversions(breaks)]
    faults += [*_counters(counters, parts, declared), *_strangers(parts), *_years(connection)]
    try:
        schema.check_keys(connection)
    except RegisterError:
        doubles = [*_twice(breaks), *_candidates(connection)]
        if not doubles:
            raise
        faults += doubles
    return RegisterAudit(parts, tuple(faults))


def _breaks(connection: sa.Connection) -> Iterator[Row]:
    """Return the certificates that do not follow the one before by one serial, or not by date."""
    before = sa.func.lag(_NUMBER).over(order_by=_NUMBER).label("before")
    day_before = sa.func.lag(_DAY, type_=sa.Date()).over(order_by=_NUMBER).label("day_before")
    rows = sa.select(_NUMBER, _DAY, before, day_before).subquery()
    c = rows.c
    apart = c.before.is_(None) | (c.number - c.before != 1) | (c.issued_on < c.day_before)
    yield from connection.execute(sa.select(rows).where(apart).order_by(c.number))


def _parts(
    connection: sa.Connection,
    breaks: Iterable[Row],
    counters: dict[Key, int],
    declared: dict[Key, list[tuple[int, int]]],
) -> Iterator[SeriesAudit]:
    missing: dict[Key, list[tuple[int, int]]] = {}
    for row in breaks:
        if gap := _gap(row):
            missing.setdefault(_key(row.number), []).append(gap)
    prefix = (_NUMBER // _SERIALS).label("prefix")
    figures = sa.func.count(), sa.func.min(_NUMBER), sa.func.max(_NUMBER), sa.func.count(voids.c.number)
    query = sa.select(prefix, *figures).outerjoin(voids).group_by(prefix).order_by(prefix)
    for start, issued, first, last, void in connection.execute(query):
        key = _key(start * _SERIALS)
        ranges = sorted(declared.get(key, []))
        gaps = _subtract(missing.get(key, []), ranges)
        yield SeriesAudit(
            year=key[0],
            province=f"{start // 100 % 100:02}",
            city=key[1],
            issued=issued,
            first=first % _SERIALS,
            last=last % _SERIALS,
            next=counters.get(key),
            void=void,
            missing=tuple(gaps),
            declared=tuple(ranges),
        )


def _gap(row: Row) -> tuple[int, int] | None:
    """Return the serials that are missing before a certificate."""
    serial = row.number % _SERIALS
    same = row.before is not None and row.before // _SERIALS == row.number // _SERIALS
    previous = row.before % _SERIALS if same else 0
    return (previous + 1, serial - 1) if serial - previous > 1 else None


def _subtract(ranges: Iterable[tuple[int, int]], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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


def _declared(connection: sa.Connection) -> dict[Key, list[tuple[int, int]]]:
    declared: dict[Key, list[tuple[int, int]]] = {}
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


def _twice(breaks: Iterable[Row]) -> Iterator[Fault]:
    taken = Finding("number_taken", "whole")
    yield from (_at(row.number, taken) for row in breaks if row.number == row.before)


def _candidates(connection: sa.Connection) -> Iterator[Fault]:
    """Return a number of each candidate who has several."""
    key = certificates.c.assessment, certificates.c.candidate
    number, twice = sa.func.max(_NUMBER), sa.func.count(sa.distinct(_NUMBER)) > 1
    query = sa.select(number).group_by(*key).having(twice).order_by(number)
    finding = Finding("candidate_numbered_twice", "candidate")
    yield from (_at(number, finding) for number in connection.scalars(query))


def _inversions(breaks: Iterable[Row]) -> Iterator[Fault]:
    for row in breaks:
        same = row.before is not None and row.before // _SERIALS == row.number // _SERIALS
        if same and row.issued_on < row.day_before:
            day, before = digits(row.issued_on), digits(row.day_before)
            yield _at(row.number, Finding("serials_out_of_order", "date", value=day, limit=before))


def _counters(
    counters: dict[Key, int], parts: Iterable[SeriesAudit], declared: dict[Key, list[tuple[int, int]]]
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
            text = f"{part.year % 100:02}{part.province}{part.city}{part.first:07}"
            finding = Finding("number_of_no_series", "whole")
            yield Fault(part.year, part.city, finding, CertificateNumber(text))


def _years(connection: sa.Connection) -> Iterator[Fault]:
    """Return the certificates whose number says another year than their date."""
    year = sa.extract("year", _DAY)
    others = sa.select(_NUMBER, _DAY).where(year - 2000 != _NUMBER // _SERIALS // 10_000).order_by(_NUMBER)
    for number, day in connection.execute(others):
        said = _key(number)[0]
        yield _at(number, Finding("certificate_year_mismatch", "year", value=said, limit=day.year))


def _at(number: int, finding: Finding) -> Fault:
    return Fault(*_key(number), finding, CertificateNumber.from_int(number))


def _key(number: int) -> Key:
    prefix = number // _SERIALS
    return 2000 + prefix // 10_000, f"{prefix % 100:02}"
