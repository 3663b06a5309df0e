"""证书: what happens to a certificate after it was issued, and what is read of it. Rows are only added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from .. import Blank, CertificateNumber, SeriesKey
from .batches import batches
from .errors import refuse
from .record import Record, Verification
from .schema import certificates, of_series, sheets, voids

Row = Any
_FIELDS = sa.select(certificates, voids.c.voided_on).outerjoin(voids)


def verify(connection: sa.Connection, number: CertificateNumber) -> Verification | None:
    """Return what a query for the number shows."""
    row = connection.execute(_FIELDS.where(certificates.c.number == int(number))).one_or_none()
    if row is None:
        return None
    stage = "void" if row.voided_on else "issued"
    return Verification(number, row.holder, row.project, row.issued_on, stage)


def issued(connection: sa.Connection, numbers: Iterable[CertificateNumber]) -> set[CertificateNumber]:
    """Return those of the numbers that are stored."""
    column, found = certificates.c.number, set[int]()
    for batch in batches(int(number) for number in numbers):
        found.update(connection.scalars(sa.select(column).where(column.in_(batch))))
    return {CertificateNumber.from_int(value) for value in found}


def void(connection: sa.Connection, number: CertificateNumber, on: date, reason: str) -> None:
    """Make a certificate void; once more with the same facts is the same void."""
    row = _certificate(connection, number)
    _not_before(on, row)
    if row.voided_on is None:
        values = {"number": int(number), "voided_on": on, "reason": reason}
        connection.execute(sa.insert(voids).values(values))
    elif row.voided_on != on:
        raise refuse("void_needs_certificate", "certificate")


def reissue(
    connection: sa.Connection, number: CertificateNumber, blank: Blank, on: date, reason: str
) -> None:
    """Record a further sheet of a certificate; once more with the same sheet is the same reissue."""
    row = _certificate(connection, number)
    _not_before(on, row)
    if row.voided_on:
        raise refuse("certificate_void", "certificate")
    owner = connection.scalar(sa.select(sheets.c.number).where(sheets.c.blank == blank.number))
    if owner is None:
        values = {"blank": blank.number, "number": int(number), "used_on": on, "reason": reason}
        connection.execute(sa.insert(sheets).values(values))
    elif owner != int(number):
        raise refuse("blank_of_another", "blank")


def records(connection: sa.Connection, year: int | None, city: str | None) -> Iterator[Record]:
    """Return the certificates in the order of their numbers, of one year or city if asked."""
    blanks = _blanks(connection)
    for key in stored_series(connection, year, city):
        query = _FIELDS.where(of_series(key)).order_by(certificates.c.number)
        for row in connection.execution_options(yield_per=10_000).execute(query).mappings():
            yield _record(row, tuple(blanks.get(row["number"], ())))


def stored_series(connection: sa.Connection, year: int | None, city: str | None) -> list[SeriesKey]:
    """Return the series that have certificates, in order; of one year or city if asked."""
    found, query, after = [], sa.select(sa.func.min(certificates.c.number)), 0
    # From series to series, each a step into the index: a list of all numbers would be read as a whole.
    while number := connection.scalar(query.where(certificates.c.number > after)):
        key = SeriesKey.from_prefix(number // SeriesKey.SPAN)
        after = key.prefix * SeriesKey.SPAN + SeriesKey.SPAN - 1
        if year in (None, key.year) and city in (None, key.city):
            found.append(key)
    return found


def _certificate(connection: sa.Connection, number: CertificateNumber) -> Row:
    row = connection.execute(_FIELDS.where(certificates.c.number == int(number))).one_or_none()
    if row is None:
        raise refuse("not_issued", "whole")
    return row


def _not_before(on: date, row: Row) -> None:
    if on < row.issued_on:
        raise refuse("certificate_event_before_last", "date")


def _blanks(connection: sa.Connection) -> dict[int, list[str]]:
    blanks: dict[int, list[str]] = {}
    for row in connection.execute(sa.select(sheets).order_by(sheets.c.number, sheets.c.used_on)):
        blanks.setdefault(row.number, []).append(row.blank)
    return blanks


def _record(row: Row, blanks: tuple[str, ...]) -> Record:
    known = None if row["decision"] == "null" else row["decision"]
    number = CertificateNumber.from_int(row["number"])
    return Record(**{**row, "number": number, "decision": known, "blanks": blanks})
