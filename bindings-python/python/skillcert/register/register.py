"""登记册: the register at a database address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import sqlalchemy as sa

from .. import (
    Blank,
    Book,
    Certificate,
    CertificateEvent,
    CertificateNumber,
    NumberScheme,
    PrintAuthority,
    Series,
)
from ..texts import Text
from . import audit, blanks, declarations, exchange, high_water, kinds, numbers, sheets, single
from .answer import Answers, Declared
from .audit import RegisterAudit
from .batch import Batch, Spoilt
from .database import Database
from .declarations import Declaration
from .errors import refuse
from .fault import Fault
from .imported import Import
from .mark import HighWater
from .numbers import RegisterNumbers
from .record import Record, Verification
from .regression import Regression
from .request import Request
from .sheets import BlankRecord
from .snapshot import Moment
from .states import State, States
from .transaction import Transaction
from .words import FATES

T = TypeVar("T")


class Register:
    """The register at a database address such as `sqlite:///register.db`.

    `patience` is for how many seconds a call tries again when others are in its way or the connection is
    lost. Every call is a transaction of its own. Each raises `RegisterError` where the database refuses, and
    where there is no register: `init` makes one, nothing else does.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> register.init()
    True
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> [issued] = register.issue([wanted], issued_on=day, city="01")
    >>> issued.number, issued.already
    (CertificateNumber('2618010000001'), False)
    >>> register.issue([wanted], issued_on=day, city="01")[0].already
    True
    >>> register.void(issued.number, on=day, reason="冒名顶替").stage
    'void'
    >>> register.verify(issued.number).void
    True
    """

    def __init__(self, url: str, *, patience: float = 30.0) -> None:
        self._database = Database(url, patience)

    @property
    def files(self) -> list[str]:
        """Return the files of an SQLite register, which no other output may overwrite."""
        return self._database.files

    @property
    def place(self) -> Text:
        """Return where the register is: an absolute path, or a database; never with a user or a password."""
        return self._database.place

    def init(self) -> bool:
        """Make the register where there is none; whoever is to own its tables calls it.

        Returns whether it was made now.
        """
        return self._database.init()

    def other_tables(self) -> list[str]:
        """Return the tables of the database that are none of the register's."""
        return self._database.other_tables()

    @contextmanager
    def transaction(self, *, dry_run: bool = False) -> Iterator[Transaction]:
        """Begin a transaction, committed at the end of the block.

        On any exception it is taken back, even if a call failed and the block caught that, and as a
        `dry_run` always.
        The block is run once: with `register_busy`, the caller runs it again. `run` does that by itself.
        """
        with self._database.transaction(dry_run=dry_run) as use:
            yield Transaction(use)

    def run(self, work: Callable[[Transaction], T], *, dry_run: bool = False) -> T:
        """Do the work in one transaction, from its beginning again while others are in the way.

        A `dry_run` is taken back at its end. When the answer of a commit was lost, the work is done again:
        what it asks for is already there then. Errors of databases of your own pass.
        """
        return self._database.run(lambda use: work(Transaction(use)), dry_run=dry_run)

    @contextmanager
    def snapshot(self) -> Iterator[Moment]:
        """Begin to read what the register holds at one moment, for an export and its high-water marks."""
        with self._database.copy() as connection:
            yield Moment(connection)

    @contextmanager
    def look(self) -> Iterator[States]:
        """Begin to ask what became of numbers, at one moment, as often as a check has to.

        On SQLite, a step that is taken inside the block waits for the end of the block: take it afterwards.
        """
        with self._database.snapshot() as connection:
            yield States(connection)

    def issue(
        self,
        requests: Iterable[Request],
        *,
        issued_on: date,
        city: str,
        scheme: NumberScheme | None = None,
        apart: bool = True,
        dry_run: bool = False,
    ) -> Answers:
        """Give numbers to the requests in one transaction of its own, see `Transaction.issue` and `run`."""
        requests = kinds.several(requests, "requests")  # the work may be done twice

        def work(transaction: Transaction) -> Answers:
            return transaction.issue(requests, issued_on=issued_on, city=city, scheme=scheme, apart=apart)

        return self.run(work, dry_run=dry_run)

    def verify(self, number: CertificateNumber) -> Verification | None:
        """Return what a query for this number shows (六(四)); None if it was not issued."""
        number = kinds.of(CertificateNumber, number, "number")
        return self._database.read(lambda connection: single.verify(connection, number))

    def states(self, numbers: Iterable[CertificateNumber | int]) -> dict[int, State]:
        """Return what became of those of the numbers that were issued: void or not, and replaced by which."""
        wanted = [int(number) for number in kinds.all_of(CertificateNumber | int, numbers, "numbers")]
        # No more digits than a number has: not every database could be asked.
        wanted = [number for number in wanted if 0 < number < 10**13]
        return self._database.read(lambda connection: States(connection).of(wanted))

    def issued(self, numbers: Iterable[CertificateNumber]) -> set[CertificateNumber]:
        """Return those of the numbers that were issued, void ones among them."""
        return set(map(CertificateNumber.from_int, self.states(numbers)))

    def book(self, number: CertificateNumber) -> Book:
        """Return what happened to a certificate.

        Raises `ValidationError` for a number that was not issued.
        """
        number = kinds.of(CertificateNumber, number, "number")
        return self._database.read(lambda connection: single.book_of(connection, number))

    def record(self, number: CertificateNumber) -> Record:
        """Return everything that is held of a certificate.

        Raises `ValidationError` for a number that was not issued, or one of which a row is impossible.
        """
        number = kinds.of(CertificateNumber, number, "number")
        return self._database.read(lambda connection: single.record(connection, number))

    def certificate(self, number: CertificateNumber) -> Certificate:
        """Return a certificate with its marks and everything that happened to it.

        Raises `ValidationError`: a number that was not issued; marks that are not known, of an imported one.
        """
        return self.record(number).certificate

    def apply(self, number: CertificateNumber, *events: CertificateEvent) -> Book:
        """Take steps on a certificate, all or none, see `Transaction.apply`."""
        return self.run(lambda transaction: transaction.apply(number, *events))

    def apply_all(self, steps: Iterable[tuple[CertificateNumber, CertificateEvent]]) -> list[Book]:
        """Take steps on many certificates, all or none, see `Transaction.apply_all`."""
        steps = kinds.several(steps, "steps")  # the work may be done twice
        return self.run(lambda transaction: transaction.apply_all(steps))

    def void(self, number: CertificateNumber, *, on: date, reason: str) -> Book:
        """Make a certificate void. Its number stays used; one that names it may be issued in its place."""
        return self.apply(number, CertificateEvent(on, {"void": {"reason": reason}}))

    def spoil(self, number: CertificateNumber, *, on: date, reason: str) -> Book:
        """Record that the present sheet of a certificate is spoilt: it waits for printing on another."""
        return self.apply(number, CertificateEvent(on, {"spoil": {"reason": reason}}))

    def correct(self, number: CertificateNumber, *, holder: str, on: date, reason: str) -> Book:
        """Correct the name of the holder: the number stays, the certificate is to be printed anew."""
        return self.apply(number, CertificateEvent(on, {"correct": {"holder": holder, "reason": reason}}))

    def reissue(
        self,
        number: CertificateNumber,
        *,
        on: date,
        reason: str,
        blank: str | None = None,
        printer: str | None = None,
        authority: PrintAuthority | None = None,
    ) -> Book:
        """Reissue a complete certificate that was lost or damaged; with a `blank`, print it too.

        The `printer` is by default the center that was kept with the certificate, the `authority` that it
        prints for its own city.

        Raises `ValidationError` as `apply` does, and where neither a printer is given nor a center was kept.
        """
        number = kinds.of(CertificateNumber, number, "number")
        events = [CertificateEvent(on, {"reissue": {"policy": {"allowed": True}, "reason": reason}})]
        if blank is not None:
            center = printer or (self.record(number).keep or {}).get("center")
            if center is None:
                raise refuse("printing_not_authorized", "print_authority")
            granted = authority or PrintAuthority(number.city, center, [center])
            printing = {"blank": Blank(blank), "printer": center, "authority": granted}
            events.append(CertificateEvent(on, {"print": printing}))
        return self.apply(number, *events)

    def destroy(self, spoilt: Iterable[str], *, on: date, reason: str) -> int:
        """Record blank sheets that were spoilt before printing, all or none; returns how many are new.

        Raises `ValidationError`: no reason; a sheet, with its `row`, that was used, or spoilt for another
        reason.
        """
        sheets = kinds.all_of(str, spoilt, "spoilt")
        on, reason = kinds.of(date, on, "on"), kinds.of(str, reason, "reason")
        return self._database.write(lambda connection: blanks.destroy(connection, sheets, on, reason))

    def blanks(self, *, fate: str | None = None) -> Iterator[BlankRecord]:
        """Return the blank sheets that were used or spoilt, all or those of one fate.

        Fates are those of `Sheet`, and `destroyed` of sheets that were spoilt before printing. Steps may be
        taken meanwhile: what comes is of one moment.

        Raises `ValueError` for another one.
        """
        if fate not in (None, "destroyed", *FATES):
            raise ValueError(f"fate is destroyed, or one of {', '.join(FATES)}")
        with self._database.copy() as connection:
            yield from sheets.records(connection, fate)

    def declare(
        self,
        year: int,
        city: str,
        first: int,
        last: int,
        *,
        reason: str,
        scheme: NumberScheme | None = None,
        dry_run: bool = False,
    ) -> Declared:
        """Declare serials that this register does not issue: another system did, or nobody ever.

        The counter moves past them, and the audit does not miss them. A `dry_run` changes nothing.

        Raises `ValidationError` for a range outside 1 to 9999999, or with a number that was issued here or
        that is declared otherwise, for a blank reason, and for a year or city that does not exist.
        """
        series = Series.at(year, kinds.of(str, city, "city"), 1, scheme=scheme)
        declared = Declaration(series.year, series.province, series.city, first, last, reason)
        wanted = kinds.of(Declaration, declared, "declaration")
        return self._database.write(
            lambda connection: declarations.declare(connection, wanted), dry_run=dry_run
        )

    def export(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> Iterator[Record]:
        """Return every certificate for the data report (四(二)·2), see `Moment.records`.

        All of them are of one moment. The rows come as they are taken, so that millions need no memory.
        """
        with self.snapshot() as moment:
            yield from moment.records(year=year, city=city, broken=broken)

    def export_lines(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> Iterator[str]:
        """Return all that the register holds as lines of JSON, see `Moment.lines`."""
        with self.snapshot() as moment:
            yield from moment.lines(year=year, city=city, broken=broken)

    def import_(
        self,
        records: Iterable[Record],
        *,
        source: str = "",
        scheme: NumberScheme | None = None,
        declarations: Iterable[Declaration] = (),
        destroyed: Iterable[Spoilt] = (),
        dry_run: bool = False,
    ) -> Import:
        """Take in what another register or system has, all or none, with the gaps that it has.

        What is here as it is there changes nothing; what happened there since is appended. Counters then
        stand after the largest number. `source` names the system where the records do not.

        Raises `ValidationError`, with the `row`, for a number outside the scheme, of another year than its
        date, without a holder, or that occurs twice. What differs from the register is in the answer.
        """
        source = kinds.of(str, source, "source")
        batch = Batch(
            kinds.all_of(Record, records, "records"),
            kinds.all_of(Declaration, declarations, "declarations"),
            kinds.all_of(Spoilt, destroyed, "destroyed"),
        )

        def work(connection: sa.Connection) -> Import:
            return exchange.take_in(connection, batch, source, scheme)

        try:
            return self._database.write(work, dry_run=dry_run)
        except exchange.OverlapError as error:
            return error.told

    def audit(self, *, expected: int | None = None, content: bool = True) -> RegisterAudit:
        """Return figures per series and everything that is wrong, whoever caused it.

        `expected` is how many certificates there should be: another count is the first fault. Without
        `content`, only numbers, dates and counters are looked at.
        """
        return self._database.read(
            lambda connection: audit.audit(connection, expected=expected, content=content)
        )

    def numbers(self, *, scheme: NumberScheme | None = None) -> RegisterNumbers:
        """Return all numbers as audits, to draw them, or to compare a file with them.

        All are of one moment. They come as they are taken, so that millions need no memory. `audit` tells
        more of the register itself: what is wrong with its dates, keys and counters.
        """
        return self._database.read(
            lambda connection: numbers.read(connection, scheme or NumberScheme.hunan())
        )

    def high_water(self) -> HighWater:
        """Return how far the register has come, to be kept where the database is not."""
        with self.snapshot() as moment:
            return moment.high_water()

    def compare(self, attested: HighWater) -> list[Regression]:
        """Return what the register lost or changed since then: after a restore, before anything is issued."""
        attested = kinds.of(HighWater, attested, "attested")
        return self._database.read(lambda connection: list(high_water.compare(connection, attested)))
