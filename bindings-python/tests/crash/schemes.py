"""What a trial needs of a way to keep certificates, and the register as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol

import sqlalchemy as sa
from skillcert import Book, CertificateEvent, CertificateNumber, PassRule, Project, ValidationError
from skillcert.register import Issued, Register, RegisterError, Request
from skillcert.register.schema import certificates, events
from sqlalchemy.pool import NullPool

Key = tuple[str, str]
Answers = list[tuple[Key, int]]
# A number, the place in its book, and the JSON.
Event = tuple[int, int, str]
# The place of an event, and the stage of its certificate afterwards.
Step = tuple[int, str]

PROJECT = Project("湘西苗绣")
DECISION = PassRule.PRACTICAL.decide(practical=60)
CITY = "01"
# Why a candidate gets no number: a worker has voided the certificate, replaced it, or corrected its name.
_REFUSALS = {"certificate_void", "replaced_already", "replaces_needs_void", "certificate_of_another"}


class Clerk(Protocol):
    """Who works with a scheme, in a process of its own."""

    def issue(self, year: int, keys: Sequence[Key], replaces: int | None = None) -> Answers:
        """Return who has which number now; whoever is not in it was refused."""

    def step(self, number: int, event: str) -> Step | None:
        """Return where the event stands now; None where it was refused."""

    def find(self, number: int, event: str) -> Step | None:
        """Return where an event stands that was asked for without an answer; None where it does not."""


class Scheme:
    """How certificates are kept at a database address."""

    name: str
    # What a worker meets when others or the server are in its way: it asks again.
    troubles: tuple[type[Exception], ...] = (sa.exc.SQLAlchemyError,)
    # How often numbers are asked for, how often steps of a certificate, how often a successor.
    mix: tuple[float, float, float] = (0.60, 0.35, 0.05)

    def __init__(self, url: str) -> None:
        self.url = url

    def create(self) -> None:
        raise NotImplementedError

    def open(self) -> Clerk:
        raise NotImplementedError

    def stored(self) -> Answers:
        return []

    def events(self) -> list[Event]:
        return []

    def lost(self, answered: Iterable[tuple[Key, int]]) -> int:
        """Return how many of the answered numbers are not there."""
        there = set(self.stored())
        return sum(pair not in there for pair in answered)

    def lost_events(self, answered: Iterable[Event]) -> int:
        """Return how many of the answered events are not there."""
        there = set(self.events())
        return sum(event not in there for event in answered)

    def unheard(self, deed: Sequence[Any]) -> tuple[Answers, list[Event]]:
        """Return what is stored of a deed whose answer nobody heard."""
        return [], []

    def faults(self) -> list[str]:
        """Return what the scheme itself finds wrong."""
        return []

    @contextmanager
    def connection(self) -> Iterator[sa.Connection]:
        """A connection that leaves nothing open behind it: processes are forked."""
        with sa.create_engine(self.url, poolclass=NullPool).begin() as connection:
            yield connection


class OfTheRegister(Scheme):
    """The register itself."""

    name = "register"
    troubles = (RegisterError,)

    def create(self) -> None:
        Register(self.url).init()

    def open(self) -> Registrar:
        return Registrar(Register(self.url, patience=20))

    def stored(self) -> Answers:
        return self._rows(sa.true())

    def events(self) -> list[Event]:
        return self._events(sa.true())

    def unheard(self, deed: Sequence[Any]) -> tuple[Answers, list[Event]]:
        try:
            if deed[0] == "step":
                number, event = deed[1:]
                return [], self._events(sa.and_(events.c.number == number, events.c.event == event))[-1:]
            return self._rows(certificates.c.candidate.in_([key[1] for key in deed[1]])), []
        except sa.exc.SQLAlchemyError:
            return [], []  # the server is away

    def faults(self) -> list[str]:
        return [str(fault) for fault in Register(self.url).audit().faults]

    def _rows(self, wanted: sa.ColumnElement[bool]) -> Answers:
        c = certificates.c
        with self.connection() as connection:
            rows = connection.execute(sa.select(c.assessment, c.candidate, c.number).where(wanted)).all()
        return [((assessment, candidate), number) for assessment, candidate, number in rows]

    def _events(self, wanted: sa.ColumnElement[bool]) -> list[Event]:
        c = events.c
        query = sa.select(c.number, c.seq, c.event).where(wanted).order_by(c.number, c.seq)
        with self.connection() as connection:
            return [(number, seq, event) for number, seq, event in connection.execute(query)]


class Registrar:
    """Who works with the register."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def issue(self, year: int, keys: Sequence[Key], replaces: int | None = None) -> Answers:
        void = CertificateNumber(str(replaces)) if replaces else None
        requests = [Request(*key, "考生", PROJECT, DECISION, replaces=void) for key in keys]
        answers = self.register.issue(requests, issued_on=date(year, 1, 1), city=CITY)
        refused = {answer.finding.code for answer in answers if not isinstance(answer, Issued)}
        assert refused <= _REFUSALS, refused
        return [
            (key, int(answer.number))
            for key, answer in zip(keys, answers, strict=True)
            if isinstance(answer, Issued)
        ]

    def step(self, number: int, event: str) -> Step | None:
        try:
            book = self.register.apply(CertificateNumber(str(number)), CertificateEvent.from_json(event))
        except ValidationError:
            return None
        return len(book.events), book.stage

    def find(self, number: int, event: str) -> Step | None:
        book: Book = self.register.book(CertificateNumber(str(number)))
        places = [seq for seq, kept in enumerate(book.events, 1) if kept.to_json() == event]
        return (places[-1], book.stage) if places else None
