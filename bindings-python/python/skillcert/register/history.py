"""历史数据: certificates that another system numbered, taken in with the gaps that they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from .. import CertificateNumber, Finding, NumberScheme, SeriesKey, ValidationError
from .batches import batches, insert
from .certificate import stored_series
from .counter import Counter
from .errors import RequestError, refuse
from .record import Record
from .request import Key, Keyed, by_assessment
from .rows import Facts
from .schema import certificates, declarations, of_series

_OWNER = sa.select(
    certificates.c.number, certificates.c.assessment, certificates.c.candidate, certificates.c.source
)


@dataclass(frozen=True)
class Overlap:
    """A certificate that cannot be taken in; `row` counts from 1.

    `source` is the system of the one that is here, empty for this register.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> number = CertificateNumber("2518010000003")
    >>> one, other = (Record(number, "旧", who, who, "湘西苗绣", None, None, day) for who in ("甲", "乙"))
    >>> taken = register.import_([one], source="旧系统")
    >>> [overlap] = register.import_([other], source="另一系统").overlaps
    >>> overlap.row, overlap.source, overlap.finding.code
    (1, '旧系统', 'number_taken')
    """

    row: int
    number: CertificateNumber
    source: str
    finding: Finding


@dataclass(frozen=True)
class Import:
    """What was taken in, and what was here before. With overlaps, nothing was taken in.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> old = Record(CertificateNumber("2518010000003"), "旧", "1", "考生0001", "湘西苗绣", None, None, day)
    >>> register.import_([old], source="旧系统"), register.import_([old], source="旧系统").already
    (Import(imported=1, already=0, overlaps=()), 1)
    """

    imported: int
    already: int
    overlaps: tuple[Overlap, ...]


def take_in(
    connection: sa.Connection, records: Sequence[Record], source: str, scheme: NumberScheme
) -> Import:
    """Store historic certificates, all or none; each counter then stands after the largest number."""
    _check(records, scheme)
    counters = _lock(connection, records)
    overlaps, already = _compare(connection, records)
    if overlaps:
        return Import(0, 0, tuple(overlaps))
    fresh = [record for record in records if record.number not in already]
    if fresh:
        insert(connection, certificates, [(_number(record), *_facts(record, source)) for record in fresh])
    for counter, numbers in counters:
        last = max(record.issued_on for record in numbers)
        counter.move(max(counter.next, counter.largest(numbers[0].number) + 1), last)
    return Import(len(fresh), len(already), ())


def declare(connection: sa.Connection, year: int, city: str, first: int, last: int, reason: str) -> None:
    """Store a range of serials that this register does not issue, and move the counter past it."""
    if not 1 <= first <= last < SeriesKey.SPAN:
        raise refuse("reservation_out_of_range", "quantity", value=last - first + 1)
    counter = Counter.lock(connection, year, city)
    if _issued_here(connection, year, city, first, last):
        raise refuse("number_taken", "whole")
    values = {"year": year, "city": city, "first": first, "last": last, "reason": reason}
    if connection.execute(sa.select(declarations).filter_by(**values)).first() is None:
        connection.execute(sa.insert(declarations).values(values))
    counter.move(max(counter.next, last + 1), None)


def _issued_here(connection: sa.Connection, year: int, city: str, first: int, last: int) -> bool:
    """Return whether this register itself issued one of these serials, in whatever province."""
    own = sa.select(certificates.c.number).where(certificates.c.source == "").limit(1)
    keys = stored_series(connection, year, city)
    return any(connection.scalar(own.where(of_series(key, first, last))) for key in keys)


def _check(records: Sequence[Record], scheme: NumberScheme) -> None:
    for row, record in enumerate(records, 1):
        try:
            scheme.parse(str(record.number))
            _check_facts(record)
        except ValidationError as error:
            raise RequestError(error.finding, row) from None
    for row in _repeated(records):
        raise RequestError(Finding("number_taken", "whole"), row)


def _check_facts(record: Record) -> None:
    if not record.holder.strip():
        raise refuse("holder_missing", "holder")
    if record.number.year != record.issued_on.year:
        years = {"value": record.number.year, "limit": record.issued_on.year}
        raise refuse("certificate_year_mismatch", "year", **years)
    if record.assessed_on and record.assessed_on > record.issued_on:
        raise refuse("issue_before_assessment", "date")


def _repeated(records: Sequence[Record]) -> Iterator[int]:
    seen: set[object] = set()
    for row, record in enumerate(records, 1):
        if record.number in seen or _key(record) in seen:
            yield row
        seen |= {record.number, _key(record)}


def _lock(connection: sa.Connection, records: Sequence[Record]) -> list[tuple[Counter, list[Record]]]:
    # In one order, so that two who import do not wait for each other.
    ordered = sorted(records, key=_number)
    return [
        (Counter.lock(connection, *key), list(group))
        for key, group in groupby(ordered, key=lambda record: (record.number.year, record.number.city))
    ]


def _compare(
    connection: sa.Connection, records: Sequence[Record]
) -> tuple[list[Overlap], set[CertificateNumber]]:
    """Return what stands in the way, and the numbers that are here as they are."""
    by_number = {row.number: row for row in _with_numbers(connection, records)}
    by_key = {_key(row): row for row in _with_keys(connection, records)}
    overlaps: list[Overlap] = []
    already: set[CertificateNumber] = set()
    for row, record in enumerate(records, 1):
        at_number, at_key = by_number.get(int(record.number)), by_key.get(_key(record))
        if at_number and _key(at_number) == _key(record):
            already.add(record.number)
        elif at_number:
            overlaps.append(Overlap(row, record.number, at_number.source, Finding("number_taken", "whole")))
        elif at_key:
            finding = Finding("candidate_numbered_twice", "candidate")
            overlaps.append(Overlap(row, record.number, at_key.source, finding))
    return overlaps, already


def _with_numbers(connection: sa.Connection, records: Iterable[Record]) -> Iterator[Any]:
    for batch in batches(map(_number, records)):
        yield from connection.execute(_OWNER.where(certificates.c.number.in_(batch)))


def _with_keys(connection: sa.Connection, records: Iterable[Record]) -> Iterator[Any]:
    for assessment, candidates in by_assessment(records).items():
        here = _OWNER.where(certificates.c.assessment == assessment)
        for batch in batches(candidates):
            yield from connection.execute(here.where(certificates.c.candidate.in_(batch)))


def _number(record: Record) -> int:
    return int(record.number)


def _key(record: Keyed) -> Key:
    return record.assessment, record.candidate


def _facts(record: Record, source: str) -> Facts:
    return Facts(
        record.assessment,
        record.candidate,
        record.holder,
        record.project,
        record.decision or "null",
        record.assessed_on,
        record.issued_on,
        source,
    )
