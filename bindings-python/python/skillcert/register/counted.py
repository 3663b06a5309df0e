"""计数与声明: where the counters of a register stand, and which serials are declared, as it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import sqlalchemy as sa

from .. import Finding, SeriesKey
from .declarations import declared
from .entry import digits_of, series_of, stored, whole
from .fault import Fault, of, stray
from .schema import series

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
    for row in stored(connection, series):
        key, following = series_of(row), whole(row.next)
        if key is None or following is None:
            found.strays.append(stray(row))
        else:
            found.counters[key] = Counter(following, row.last_issued_on, row.digests)
    for each in declared(connection, broken=found.strays.append):
        found.declared.setdefault(each.series, []).append((each.first, each.last))
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
