"""计数与声明: where the counters of a register stand, and which serials are declared, as it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import Finding, SeriesKey, ValidationError
from .entry import as_text, digits_of
from .fault import Fault, impossible, of
from .schema import declarations, series

Row = Any
Ranges = list[tuple[int, int]]


class Counter(NamedTuple):
    """The row of a series."""

    next: int
    last_issued_on: str | None
    digests: str


@dataclass(frozen=True)
class Counted:
    """The counters and declarations by series, and the rows that name no series."""

    counters: dict[SeriesKey, Counter]
    declared: dict[SeriesKey, Ranges]
    strays: list[Fault]

    def faults(self, last: Mapping[SeriesKey, int], days: Mapping[SeriesKey, str]) -> Iterator[Fault]:
        """Return what does not agree with the last serials and days; all rows of a series may be gone."""
        yield from self.strays
        for key, counter in self.counters.items():
            right = max([last.get(key, 0), *(end for _, end in self.declared.get(key, []))]) + 1
            if counter.next != right:
                yield of(key, Finding("series_counter_wrong", "next", value=counter.next, limit=right))
            day = days.get(key)
            # A certificate whose day is not one is reported by itself.
            if counter.last_issued_on != day and (day is None or digits_of(day)):
                said = digits_of(counter.last_issued_on)
                yield of(key, Finding("series_date_wrong", "date", value=said, limit=digits_of(day)))
        for key, ranges in self.declared.items():
            if any(first <= before for (_, before), (first, _) in pairwise(ranges)):
                yield of(key, Finding("declaration_differs", "serial"))

    def notes(self, last: Mapping[SeriesKey, int]) -> Iterator[Fault]:
        """Return the serials that declarations skipped, so that no certificate will have them."""
        for key, ranges in self.declared.items():
            after = last.get(key, 0) + 1
            for first, end in subtract([(after, max(end for _, end in ranges))], ranges):
                yield of(key, missing(first, end))


def read(connection: sa.Connection) -> Counted:
    """Return what the connection sees."""
    found = Counted({}, {}, [])
    for key, row in _by_series(connection, series):
        if key and isinstance(row.next, int):
            found.counters[key] = Counter(row.next, row.last_issued_on, row.digests)
        else:
            found.strays.append(_stray(row))
    for key, row in _by_series(connection, declarations):
        if key and _is_range(row.first, row.last):
            found.declared.setdefault(key, []).append((row.first, row.last))
        else:
            found.strays.append(_stray(row))
    return found


def subtract(ranges: Ranges, taken: Ranges) -> Iterator[tuple[int, int]]:
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


def missing(first: int, last: int) -> Finding:
    """Return that serials have no certificate."""
    return Finding("serials_missing", "serial", value=last - first + 1, limit=first)


def _by_series(connection: sa.Connection, table: sa.Table) -> Iterator[tuple[SeriesKey | None, Row]]:
    for row in connection.execute(as_text(table).order_by(*table.primary_key)):
        yield _key(row), row


def _key(row: Row) -> SeriesKey | None:
    try:
        key = SeriesKey(row.year, row.city, row.province)
    except (ValidationError, TypeError):
        return None
    return key if (key.city, key.province) == (row.city, row.province) else None


def _is_range(first: object, last: object) -> bool:
    return isinstance(first, int) and isinstance(last, int) and 1 <= first <= last < SeriesKey.SPAN


def _stray(row: Row) -> Fault:
    return impossible(f"{row.year}/{row.province}/{row.city}", Finding("record_impossible", "serial"))
