"""合并: what comes in, compared with what a register holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import sqlalchemy as sa

from .. import CertificateNumber, Finding, SeriesKey, ValidationError
from .accounts import difference
from .batch import Batch
from .batches import batches, insert
from .blanks import Used
from .counter import Counter
from .declarations import Declaration, declared, refusal
from .export import records
from .imported import Import, Overlap
from .incoming import Incoming
from .keys import total_of
from .lineage import Lineage
from .record import Record
from .rows import Row
from .schema import blanks, certificates, corrections, declarations, events

# Rows that others refer to come first.
_ORDER = (certificates, events, blanks, corrections, declarations)
_GENERATION = certificates.columns.keys().index("generation")


class Merge:
    """What comes in, compared with what is here, and the rows that it will be."""

    def __init__(self, connection: sa.Connection, incoming: Sequence[Incoming]) -> None:
        self._connection, self._incoming = connection, incoming
        self._impossible: set[str] = set()
        self._here = self._stored()
        there = {each.record.number: each.record for each in incoming}
        self._lineage = Lineage(connection, self._here, there)
        self._rows: dict[sa.Table, list[Row]] = {table: [] for table in _ORDER}
        self.overlaps: list[Overlap] = []

    def _stored(self) -> dict[CertificateNumber, Record]:
        named = (number for each in self._incoming for number in (each.record.number, each.record.replaces))
        wanted = {int(number) for number in named if number}
        return {
            record.number: record
            for some in batches(sorted(wanted))
            for record in records(
                self._connection,
                certificates.c.number.in_(some),
                lambda fault: self._impossible.add(fault.place),
            )
        }

    def compare(self, batch: Batch) -> None:
        """Sort all of it into what is in the way, what is known, and what is to be stored."""
        sheets = [blank for each in self._incoming for blank, _, _ in each.sheets()]
        used = Used(self._connection, [*sheets, *(each.blank for each in batch.destroyed)])
        for place, each in enumerate(self._incoming, 1):
            self._certificate(place, each, used)
        known = declared(self._connection)
        for place, declaration in enumerate(batch.declarations, len(self._incoming) + 1):
            self._declaration(place, declaration, known)
        for place, sheet in enumerate(batch.destroyed, len(self._incoming) + len(batch.declarations) + 1):
            with self._told(place, None):
                row = used.destroy(*sheet)
                self._rows[blanks] += [row] if row else []

    def _certificate(self, place: int, each: Incoming, used: Used) -> None:
        record = each.record
        here = self._here.get(record.number)
        if conflict := self._conflict(record, here):
            self.overlaps.append(Overlap(place, record.number, conflict[1], conflict[0]))
            return
        if here is None:
            self._rows[certificates].append(each.row(self._lineage.generations[record.number]))
        happened, corrected = (len(here.events), len(here.corrections)) if here else (0, 0)
        self._rows[events] += each.events[happened:]
        self._rows[corrections] += each.corrections[corrected:]
        with self._told(place, record.number):
            for blank, seq, on in each.sheets(happened):
                self._rows[blanks].append(used.take(blank, int(record.number), seq, on))

    def _conflict(self, record: Record, here: Record | None) -> tuple[Finding, str] | None:
        if str(record.number) in self._impossible:
            return Finding("record_impossible", "whole"), ""
        if here is None:
            return self._lineage.conflict(record)
        finding = difference(here, record)
        return (finding, here.source) if finding else None

    def _declaration(self, place: int, wanted: Declaration, known: list[Declaration]) -> None:
        if wanted in known:
            return
        if finding := refusal(self._connection, wanted, known):
            number = CertificateNumber.from_int(finding.value) if finding.value else None
            self.overlaps.append(Overlap(place, number, "", finding))
        known.append(wanted)
        self._rows[declarations].append(wanted)

    @contextmanager
    def _told(self, place: int, number: CertificateNumber | None) -> Iterator[None]:
        try:
            yield
        except ValidationError as error:
            self.overlaps.append(Overlap(place, number, "", error.finding))

    def store(self, counters: Mapping[SeriesKey, Counter]) -> Import:
        """Store the rows, and set the counters."""
        rows = self._rows
        # Whoever takes the place of another comes after it.
        rows[certificates].sort(key=lambda row: (row[_GENERATION], row[0]))
        for table in _ORDER:
            insert(self._connection, table, rows[table])
        self._move(counters)
        destroyed = [row for row in rows[blanks] if row[2] is None]
        imported = len(rows[certificates])
        return Import(
            imported=imported,
            events=len(rows[events]),
            declared=len(rows[declarations]),
            destroyed=len(destroyed),
            already=len(self._incoming) - imported,
        )

    def _move(self, counters: Mapping[SeriesKey, Counter]) -> None:
        added: dict[int, int] = {}
        for table in (certificates, events, corrections):
            for row in self._rows[table]:
                prefix = row[0] // SeriesKey.SPAN
                added[prefix] = added.get(prefix, 0) + total_of([row])
        days: dict[SeriesKey, date] = {}
        for each in self._incoming:
            if each.record.number not in self._here:
                key, day = each.record.number.series, each.record.issued_on
                days[key] = max(day, days.get(key, day))
        for key, counter in counters.items():
            counter.move(max(counter.next, counter.largest + 1), days.get(key), added.get(key.prefix, 0))
