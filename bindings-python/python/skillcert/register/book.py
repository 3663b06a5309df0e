"""证书台账: what happened to certificates, read and replayed by core, and one step more appended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, groupby, takewhile
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import Book, CertificateError, CertificateEvent, CertificateNumber, SeriesKey, ValidationError
from .batches import batches, insert
from .blanks import Used
from .counter import Counter
from .entry import as_stored, as_text, day
from .errors import RequestError, refuse
from .keys import total_of
from .rows import Row, event_row, is_whole, is_whole_certificate
from .schema import blanks, certificates, events

Step = tuple[CertificateNumber, CertificateEvent]


class Stored(NamedTuple):
    """A certificate as it is stored: the row of its issue, and what has happened to it."""

    facts: sa.Row[Any]
    book: Book


def read(connection: sa.Connection, number: CertificateNumber | int) -> Stored | None:
    """Return the certificate of a number; None if it was not issued.

    Raises `CertificateError` where its events cannot follow each other.
    """
    return read_many(connection, [number]).get(int(number))


def read_many(connection: sa.Connection, numbers: Iterable[CertificateNumber | int]) -> dict[int, Stored]:
    """Return those of the numbers that were issued, as `read` does."""
    found = {}
    for number, here in stored(connection, numbers):
        if isinstance(here, ValidationError):
            raise here
        found[number] = here
    return found


def stored(
    connection: sa.Connection, numbers: Iterable[CertificateNumber | int]
) -> Iterator[tuple[int, Stored | ValidationError]]:
    """Return those of the numbers that were issued, or why what is stored of them cannot be."""
    as_stored(connection)
    for batch in batches(sorted({int(number) for number in numbers})):
        query = as_text(events).where(events.c.number.in_(batch))
        rows = connection.execute(query.order_by(events.c.number, events.c.seq)).all()
        happened = {number: list(group) for number, group in groupby(rows, lambda row: row.number)}
        for facts in connection.execute(as_text(certificates).where(certificates.c.number.in_(batch))).all():
            yield facts.number, _read(facts, happened.get(facts.number, ()))


def _read(facts: sa.Row[Any], happened: Sequence[Any]) -> Stored | ValidationError:
    if (issued_on := day(facts.issued_on)) is None:
        return refuse("record_impossible", "date")
    try:
        book = replay(facts.number, facts.holder, issued_on, happened)
    except ValidationError as error:
        return error
    if not is_whole_certificate(facts):
        return refuse("record_changed", "certificate")
    if changed := [row.seq for row in happened if not is_whole(row)]:
        return refuse("record_changed", "event", value=changed[0])
    return Stored(facts, book)


def replay(number: int, issued_to: str, issued_on: date, happened: Sequence[Any]) -> Book:
    """Return the book after the rows of its events.

    Raises `CertificateError` with the first of them that cannot be.
    """
    book = _followed(number, issued_to, issued_on, happened)
    if book is None:
        parts = (happened[:seq] for seq in count(1))
        seq = 1 + sum(1 for _ in takewhile(lambda part: _followed(number, issued_to, issued_on, part), parts))
        raise refuse("events_impossible", "event", value=seq)
    return book


def apply(connection: sa.Connection, number: CertificateNumber, *steps: CertificateEvent) -> Book:
    """Append steps to the book of a certificate, all or none; its last ones once more change nothing.

    Raises `CertificateError`: a number that was not issued; a step that core refuses; a sheet that was used
    for another certificate, or spoilt.
    """
    try:
        return append_all(connection, [(number, step) for step in steps])[-1]
    except RequestError as error:
        failure = CertificateError(error.finding)
    raise failure


def append_all(connection: sa.Connection, steps: Sequence[Step]) -> list[Book]:
    """Append steps in their order, all or none; return the book after each.

    Steps that a certificate has as its last ones already, in this order, change nothing.

    Raises `RequestError` with the row of a step that is refused, see `apply`.
    """
    # Whoever changes a book holds the counter of its series, so that void and reissue do not pass each other.
    counters = Counter.lock_all(connection, (number.series for number, _ in steps))
    appending = _Appending(connection, steps)
    books = []
    for place, (number, event) in enumerate(steps, 1):
        try:
            books.append(appending.step(int(number), event))
        except ValidationError as error:
            raise RequestError(error.finding, place) from None
    insert(connection, events, appending.events)
    insert(connection, blanks, appending.blanks)
    for prefix, rows in groupby(sorted(appending.events), lambda row: row[0] // SeriesKey.SPAN):
        counter = counters[SeriesKey.from_prefix(prefix)]
        counter.move(counter.next, None, total_of(rows))
    return books


class _Appending:
    """The rows of steps that are taken together."""

    def __init__(self, connection: sa.Connection, steps: Sequence[Step]) -> None:
        self.events: list[Row] = []
        self.blanks: list[Row] = []
        wanted: dict[int, list[CertificateEvent]] = {}
        for number, event in steps:
            wanted.setdefault(int(number), []).append(event)
        found = dict(stored(connection, wanted))
        self._impossible = {number: e for number, e in found.items() if isinstance(e, ValidationError)}
        self._books = {number: here.book for number, here in found.items() if isinstance(here, Stored)}
        happened = {number: book.events for number, book in self._books.items()}
        self._lengths = {number: len(those) for number, those in happened.items()}
        self._known = {
            number
            for number, those in happened.items()
            if list(those[-len(wanted[number]) :]) == wanted[number]
        }
        self._used = Used(connection, [blank.number for _, event in steps if (blank := event.blank)])

    def step(self, number: int, event: CertificateEvent) -> Book:
        """Take one more step."""
        if error := self._impossible.get(number):
            raise error
        if (book := self._books.get(number)) is None:
            raise refuse("not_issued", "whole")
        if number not in self._known:
            book = self._books[number] = book.after(event)
            seq = self._lengths[number] = self._lengths[number] + 1
            self.events.append(event_row(number, seq, event))
            if blank := event.blank:
                self.blanks.append(self._used.take(blank.number, number, seq, event.on))
        return book


def _followed(number: int, issued_to: str, issued_on: date, happened: Sequence[Any]) -> Book | None:
    if any(row.seq != seq for seq, row in enumerate(happened, 1)):
        return None
    try:
        named = CertificateNumber.from_int(number)
        return Book.replay(named, issued_to, issued_on, [row.event for row in happened])
    except ValidationError:
        return None
