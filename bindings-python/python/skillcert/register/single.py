"""One certificate, by its number."""

from __future__ import annotations

import sqlalchemy as sa

from .. import Book, CertificateNumber
from . import book, export
from .entry import number_of
from .errors import refuse
from .record import Record, Verification
from .schema import certificates


def book_of(connection: sa.Connection, number: CertificateNumber) -> Book:
    """Return what happened to it. Raises `ValidationError` for a number that was not issued."""
    if stored := book.read(connection, number):
        return stored.book
    raise refuse("not_issued", "whole")


def record(connection: sa.Connection, number: CertificateNumber) -> Record:
    """Return everything that is held of it. Raises `ValidationError` for a number that was not issued."""
    for found in export.records(connection, certificates.c.number == int(number)):
        return found
    raise refuse("not_issued", "whole")


def verify(connection: sa.Connection, number: CertificateNumber) -> Verification | None:
    """Return what a query for it shows; None if it was not issued."""
    stored = book.read(connection, number)
    if stored is None:
        return None
    successor = sa.select(certificates.c.number).where(certificates.c.replaces == int(number))
    replaced_by = connection.scalar(successor)
    void = stored.book.voided
    return Verification(
        number,
        stored.book.holder,
        stored.facts.project,
        stored.book.issued_on,
        stored.book.stage,
        void.on if void else None,
        number_of(replaced_by),
    )
