"""登记册: the register at a database address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import sqlalchemy as sa

from .. import Blank, CertificateNumber, NumberScheme, Series
from . import audit, certificate, high_water, history, numbers, schema
from .answer import Issued, Refused
from .database import TROUBLES, Database
from .high_water import HighWater, Regression
from .numbers import RegisterNumbers
from .record import Record, Verification
from .request import Request
from .transaction import Transaction

T = TypeVar("T")


class Register:
    """The register at a database address such as `sqlite:///register.db`.

    `patience` is for how many seconds a call tries again when others are in its way or the connection is
    lost. Every call is a transaction of its own. Each raises `RegisterError` where the database refuses.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> register.issue([wanted], issued_on=day, city="01")
    [Issued(number=CertificateNumber('2618010000001'), already=False)]
    >>> register.issue([wanted], issued_on=day, city="01")
    [Issued(number=CertificateNumber('2618010000001'), already=True)]
    >>> register.verify(CertificateNumber("2618010000001")).project
    '湘西苗绣'
    """

    def __init__(self, url: str, *, patience: float = 30.0) -> None:
        self._database = Database(url, patience)
        self._ready = False

    @property
    def files(self) -> list[str]:
        """Return the file of an SQLite register, which no other output may overwrite."""
        return self._database.files

    def init(self) -> None:
        """Make the tables where there are none; whoever is to own them calls it."""
        self._database.write(schema.create)
        self._database.read(schema.check)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Issue certificates: committed at the end of the block, taken back on any exception.

        The block is run once: with `register_busy`, the caller runs it again. `issue` does that by itself.
        """
        self._prepare()
        try:
            with self._database.writer().begin() as connection:
                yield Transaction(connection)
        except TROUBLES as error:
            raise self._database.failed(error) from None

    def issue(
        self,
        requests: Sequence[Request],
        *,
        issued_on: date,
        city: str,
        scheme: NumberScheme | None = None,
        late: bool = False,
    ) -> list[Issued | Refused]:
        """Give numbers to the requests in one transaction of its own, see `Transaction.issue`.

        When the answer of a commit was lost, the requests are asked again and have the same numbers, then as
        `already` issued.
        """
        self._prepare()

        def work(connection: sa.Connection) -> list[Issued | Refused]:
            return Transaction(connection).issue(
                requests, issued_on=issued_on, city=city, scheme=scheme, late=late
            )

        return self._database.write(work)

    def verify(self, number: CertificateNumber) -> Verification | None:
        """Return what a query for this number shows (六(四)); None if it was not issued."""
        return self._read(lambda connection: certificate.verify(connection, number))

    def issued(self, numbers: Iterable[CertificateNumber]) -> set[CertificateNumber]:
        """Return those of the numbers that the register holds."""
        return self._read(lambda connection: certificate.issued(connection, numbers))

    def void(self, number: CertificateNumber, *, on: date, reason: str) -> None:
        """Make a certificate void. Its number stays used: it is never issued again.

        Raises `ValidationError`: a number that was not issued, a date before that of issue, a certificate
        that was made void on another day.
        """
        self._write(lambda connection: certificate.void(connection, number, on, reason))

    def reissue(self, number: CertificateNumber, *, blank: str, on: date, reason: str) -> None:
        """Record that a certificate was printed once more: the number stays, the blank sheet is a new one.

        Raises `ValidationError`: a number that was not issued, a date before that of issue, a void
        certificate, a blank that was used for another.
        """
        sheet = Blank(blank)
        self._write(lambda connection: certificate.reissue(connection, number, sheet, on, reason))

    def export(self, *, year: int | None = None, city: str | None = None) -> Iterator[Record]:
        """Return every certificate for the data report (四(二)·2), in the order of the numbers.

        All of them are of one moment. The rows come as they are taken, so that millions need no memory.
        """
        try:
            with self._database.snapshot() as connection, connection.begin():
                schema.check(connection)
                yield from certificate.records(connection, year, city)
        except TROUBLES as error:
            raise self._database.failed(error) from None

    def import_(
        self, records: Sequence[Record], *, source: str, scheme: NumberScheme | None = None
    ) -> history.Import:
        """Take in certificates that another system numbered, all or none, with the gaps that they have.

        Counters then stand after the largest number. A number or key that is here for another certificate is
        an overlap: both systems numbered, and nothing is taken in. The same records again change nothing.

        Raises `ValidationError`, with the `row`, for a number outside the scheme, of another year than its
        date, without a holder, or that stands twice.
        """
        scheme = scheme or NumberScheme.hunan()
        return self._write(lambda connection: history.take_in(connection, records, source, scheme))

    def declare(self, year: int, city: str, first: int, last: int, *, reason: str) -> None:
        """Declare serials that this register does not issue: another system did, or nobody ever.

        The counter moves past them, and the audit does not miss them.

        Raises `ValidationError` for a range outside 1 to 9999999 or with a number that was issued here, and
        for a year or city that does not exist.
        """
        city = Series.at(year, city, 1).city
        self._write(lambda connection: history.declare(connection, year, city, first, last, reason))

    def audit(self, *, expected: int | None = None) -> audit.RegisterAudit:
        """Return figures per year and city and everything that is wrong, whoever caused it.

        `expected` is how many certificates there should be: another count is the first fault.
        """
        return self._read(lambda connection: audit.audit(connection, expected=expected))

    def numbers(self, *, scheme: NumberScheme | None = None) -> RegisterNumbers:
        """Return all numbers as audits, to draw them, or to compare a file with them.

        All are of one moment. They come as they are taken, so that millions need no memory. `audit` tells
        more of the register itself: what is wrong with its dates, keys and counters.
        """
        return self._read(lambda connection: numbers.read(connection, scheme or NumberScheme.hunan()))

    def high_water(self) -> HighWater:
        """Return how far the register has come, to be kept where the database is not."""
        return self._read(high_water.measure)

    def compare(self, attested: HighWater) -> list[Regression]:
        """Return what the register lost or changed since then: after a restore, before anything is issued."""
        return self._read(lambda connection: list(high_water.compare(connection, attested)))

    def _read(self, work: Callable[[sa.Connection], T]) -> T:
        def checked(connection: sa.Connection) -> T:
            schema.check(connection)
            return work(connection)

        return self._database.read(checked)

    def _write(self, work: Callable[[sa.Connection], T]) -> T:
        self._prepare()
        return self._database.write(work)

    def _prepare(self) -> None:
        """Make the tables where there are none, and look once whether they are as they have to be."""
        if not self._ready:
            self.init()
            self._database.read(schema.check_keys)
            self._ready = True
