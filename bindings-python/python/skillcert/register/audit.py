"""核查: what is wrong with a register, whoever caused it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from .. import Finding, SeriesKey, normal_form
from . import breaks, counted, links, replay, series_audit
from .entry import as_stored, entries
from .fault import Fault, at, impossible, of
from .keys import Key, moved
from .series_audit import SeriesAudit

# The sum of no digests.
_EMPTY = "0" * 16


@dataclass(frozen=True)
class RegisterAudit:
    """A register in figures, everything that is wrong with it, and what is worth a look without being wrong.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> issued = register.issue([wanted], issued_on=day, city="01")
    >>> found = register.audit(expected=1)
    >>> found.issued, found.faults, found.notes
    (1, (), ())
    """

    series: tuple[SeriesAudit, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]

    @property
    def issued(self) -> int:
        """Return how many certificates there are."""
        return sum(each.issued for each in self.series)


def audit(connection: sa.Connection, *, expected: int | None, content: bool) -> RegisterAudit:
    """Audit what the connection sees, with `content` also what each row says."""
    as_stored(connection)
    found, tables = list(breaks.breaks(connection)), counted.read(connection)
    parts = tuple(series_audit.parts(connection, found, tables))
    last = {part.key: part.last for part in parts}
    faults = [
        *_count(parts, expected),
        *(_damage(connection) if content else ()),
        *breaks.faults(found),
        *series_audit.faults(parts),
    ]
    faults += tables.faults(last, series_audit.last_days(connection))
    faults += [*links.successors(connection), *links.doubles(connection)]
    faults += _rows(connection, tables) if content else series_audit.years(connection)
    return RegisterAudit(parts, tuple(faults), (*breaks.inversions(found), *tables.notes(last)))


def _damage(connection: sa.Connection) -> Iterator[Fault]:
    """Return what SQLite finds wrong with its file, and with indexes that say other than their tables."""
    if connection.dialect.name == "sqlite":
        for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if line != "ok":
                yield impossible(" ".join(line.split()), Finding("record_impossible", "document"))


def _count(parts: tuple[SeriesAudit, ...], expected: int | None) -> Iterator[Fault]:
    found = sum(part.issued for part in parts)
    if expected is not None and found != expected:
        yield Fault(0, "", "", Finding("audit_rows_differ", "quantity", value=found, limit=expected))


def _rows(connection: sa.Connection, tables: counted.Counted) -> Iterator[Fault]:
    """Return what is wrong with the rows of each certificate, and of each series as a whole."""
    sums: dict[int, int] = {}
    astray: dict[Key, list[int]] = {}
    for each in entries(connection):
        number, facts = each.facts.number, each.facts
        prefix = number // SeriesKey.SPAN
        sums[prefix] = sums.get(prefix, 0) + replay.digests(each)
        for finding in replay.findings(each):
            yield at(number, finding)
            if finding == replay.ASTRAY:
                key = facts.assessment.strip(), normal_form(facts.candidate)
                astray.setdefault(key, []).append(number)
    yield from links.alike(connection, astray)
    yield from links.strays(connection)
    yield from links.spoilt(connection)
    for series, counter in tables.counters.items():
        if counter.digests != moved(_EMPTY, sums.get(series.prefix, 0)):
            yield of(series, Finding("series_changed", "serial"))
