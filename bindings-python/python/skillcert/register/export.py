"""导出: the certificates as records, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from .. import CertificateEvent, CertificateNumber, Finding, SeriesKey, parse_date
from . import fault, keep, replay
from .entry import Entry, entries, number_of
from .errors import refuse
from .fault import Fault
from .record import Correction, Record
from .schema import certificates

_NUMBER = certificates.c.number
# What may be wrong with a certificate that can be.
_POSSIBLE = {"record_changed", "certificate_stands", "blank_of_another"}


def records(
    connection: sa.Connection,
    where: sa.ColumnElement[bool] | None = None,
    broken: Callable[[Fault], None] | None = None,
) -> Iterator[Record]:
    """Return the certificates, all or those that are asked for.

    What cannot be, whoever wrote it, is handed to `broken`; without it, it raises `ValidationError`.
    """
    successors = _successors(connection)
    for entry in entries(connection, where):
        if finding := impossible(entry):
            if broken is None:
                raise refuse(finding.code, finding.component, value=finding.value, limit=finding.limit)
            broken(fault.at(entry.facts.number, finding))
        else:
            yield _record(entry, successors.get(entry.facts.number))


def impossible(entry: Entry) -> Finding | None:
    """Return why the rows of a certificate cannot be."""
    if number_of(entry.facts.number) is None:
        return Finding("record_impossible", "whole")
    return next((finding for finding in replay.findings(entry) if finding.code not in _POSSIBLE), None)


def chosen(year: int | None, city: str | None) -> sa.ColumnElement[bool]:
    """Select the certificates of a year or a city, by the digits of their numbers.

    Raises `ValidationError` for a city that has not two digits.
    """
    prefix = _NUMBER // SeriesKey.SPAN
    of_year = sa.true() if year is None else prefix // 10_000 == year - 2000
    if city is not None:
        SeriesKey(2000, city)
    return sa.and_(of_year, sa.true() if city is None else prefix % 100 == int(city))


def _record(entry: Entry, replaced_by: int | None) -> Record:
    facts = entry.facts
    return Record(
        number=CertificateNumber.from_int(facts.number),
        assessment=facts.assessment,
        candidate=facts.candidate,
        holder=facts.holder,
        project=facts.project,
        decision=facts.decision,
        assessed_on=None if facts.assessed_on is None else parse_date(facts.assessed_on),
        issued_on=parse_date(facts.issued_on),
        source=facts.source,
        traits=None if facts.traits is None else tuple(facts.traits.split()),
        keep=keep.read(facts.keep),
        replaces=number_of(facts.replaces),
        events=tuple(CertificateEvent.from_json(row.event) for row in entry.events),
        corrections=tuple(Correction(parse_date(row.noted_on), row.decision) for row in entry.corrections),
        replaced_by=number_of(replaced_by),
    )


def _successors(connection: sa.Connection) -> dict[int, int]:
    """Return who takes the place of whom: of a few, so that all are read at once."""
    query = sa.select(certificates.c.replaces, _NUMBER).where(certificates.c.replaces.is_not(None))
    return {row.replaces: row.number for row in connection.execute(query)}
