"""高水位: how far a register had come, attested outside of it; what a restored backup is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby

import sqlalchemy as sa

from .. import CertificateNumber, Finding, SeriesKey
from ..texts import Text
from .chain import STEPS, Chain, runs
from .declarations import declared
from .entry import Entry, entries, stored
from .keys import row_digest
from .mark import HighWater, Mark
from .regression import CORRECTED, DECLARED, DESTROYED, Regression
from .rows import certificate_digest
from .schema import blanks, certificates, of_series, register

Ranges = tuple[tuple[int, int], ...]
_SPAN = SeriesKey.SPAN
# Numbers of which a series can be told.
_NUMBERS = sa.and_(certificates.c.number.between(1, 10**13 - 1), certificates.c.number % _SPAN != 0)


def measure(connection: sa.Connection) -> HighWater:
    """Return the marks of today."""
    ranges = _ranges(connection)
    marks = {key: _measured(key, (), serials) for key, serials in ranges.items()}
    for prefix, group in groupby(entries(connection, _NUMBERS), lambda entry: entry.facts.number // _SPAN):
        key = SeriesKey.from_prefix(prefix)
        marks[key] = _measured(key, group, ranges.get(key, ()))
    identity = connection.scalar(sa.select(register.c.identity))
    return HighWater(tuple(marks[key] for key in sorted(marks)), str(identity), _sheets(connection))


class _Sums:
    """Digests of the certificates of a series, and of what happened to them."""

    def __init__(self) -> None:
        self.last = self.count = self.events = 0
        self._facts, self._happened = sha256(), sha256()

    def add(self, entry: Entry, attested: Chain) -> None:
        """Add a certificate with so many of its steps and corrected marks as were attested."""
        # Of what is there, not of the digests beside it: whoever changed a row may have changed that as well.
        self._facts.update(certificate_digest(*entry.facts[:-1]).encode())
        happened = [*entry.events[: len(attested.steps)], *entry.corrections[: attested.corrected]]
        for row in happened:
            self._happened.update(row_digest(*row[:-1]).encode())
        self.last, self.count = entry.facts.number % _SPAN, self.count + 1
        self.events += len(happened)

    @property
    def digests(self) -> tuple[str, str]:
        """Return both digests."""
        return self._facts.hexdigest(), self._happened.hexdigest()


def _measured(key: SeriesKey, group: Iterable[Entry], ranges: Ranges) -> Mark:
    sums = _Sums()

    def chains() -> Iterator[tuple[int, Chain]]:
        for entry in group:
            chain = Chain.of(entry)
            sums.add(entry, chain)
            yield sums.last, chain

    found = tuple(runs(chains()))
    facts, happened = sums.digests
    return Mark(key, sums.last, sums.count, facts, sums.events, happened, found, ranges)


def compare(connection: sa.Connection, attested: HighWater) -> Iterator[Regression]:
    """Return where the register has lost or changed what was attested; it may have gone on since.

    Series by series, certificates before what happened to them, each lost event by itself.
    """
    ranges = _ranges(connection)
    for mark in attested.marks:
        yield from _compared(connection, mark)
        for first, last in mark.declared:
            if (first, last) not in ranges.get(mark.series, ()):
                what = Text(f"{first}至{last}", f"{first} to {last}")
                yield _of(mark, Finding("event_lost", "serial"), step=DECLARED, what=what)
    today = _sheets(connection)
    for blank, digest in attested.destroyed.items():
        if (found := today.get(blank)) != digest:
            finding = Finding("event_lost" if found is None else "high_water_changed", "blank")
            yield Regression(0, "", "", finding, step=DESTROYED, what=Text(blank, blank))


def _compared(connection: sa.Connection, mark: Mark) -> Iterator[Regression]:
    sums, lost = _Sums(), list[Regression]()
    for serial, chain, entry in _aligned(connection, mark):
        if entry:
            sums.add(entry, chain)
        lost += _lost(mark, serial, chain, Chain.of(entry) if entry else Chain())
    facts, happened = sums.digests
    if sums.last < mark.last:
        yield _of(mark, Finding("high_water_regressed", "serial", value=sums.last, limit=mark.last))
    elif facts != mark.digest or (happened != mark.events_digest and not lost):
        yield _of(mark, Finding("high_water_changed", "serial", limit=mark.last))
    yield from lost


def _aligned(connection: sa.Connection, mark: Mark) -> Iterator[tuple[int, Chain, Entry | None]]:
    """Return the serials that were attested or are here, with what happened by the mark, and as they are."""
    chains = ((serial, run.chain) for run in mark.chains for serial in range(run.first, run.last + 1))
    waiting = next(chains, None)
    for entry in entries(connection, of_series(mark.series, 1, mark.last)):
        serial = entry.facts.number % _SPAN
        while waiting and waiting[0] < serial:
            yield *waiting, None
            waiting = next(chains, None)
        if waiting and waiting[0] == serial:
            yield *waiting, entry
            waiting = next(chains, None)
        else:
            yield serial, Chain(), entry
    while waiting:
        yield *waiting, None
        waiting = next(chains, None)


def _lost(mark: Mark, serial: int, attested: Chain, today: Chain) -> Iterator[Regression]:
    key = mark.series
    number = CertificateNumber.from_parts(year=key.year, province=key.province, city=key.city, serial=serial)
    common = attested.common(today)
    for place, letter in enumerate(attested.steps[common:], common + 1):
        yield _of(mark, Finding("event_lost", "event", value=place), number, STEPS.get(letter))
    if common < min(len(attested.steps), len(today.steps)):
        finding = Finding("high_water_changed", "event", value=common + 1, limit=serial)
        what = Text(f"自第{common + 1}项起的事项", f"what happened from event {common + 1} on")
        yield _of(mark, finding, number, what=what)
    for place in range(today.corrected + 1, attested.corrected + 1):
        yield _of(mark, Finding("event_lost", "score", value=place), number, CORRECTED)


def _of(
    mark: Mark,
    finding: Finding,
    number: CertificateNumber | None = None,
    step: str | None = None,
    what: Text | None = None,
) -> Regression:
    key = mark.series
    return Regression(key.year, key.province, key.city, finding, number, step, what)


def _ranges(connection: sa.Connection) -> dict[SeriesKey, Ranges]:
    found: dict[SeriesKey, Ranges] = {}
    for each in declared(connection):
        found[each.series] = (*found.get(each.series, ()), (each.first, each.last))
    return found


def _sheets(connection: sa.Connection) -> dict[str, str]:
    # As stored: one that other hands made impossible counts as changed.
    rows = sorted(stored(connection, blanks, blanks.c.number.is_(None)), key=lambda row: row.blank_key)
    return {row.blank_key: row_digest(row.used_on, row.reason) for row in rows}
