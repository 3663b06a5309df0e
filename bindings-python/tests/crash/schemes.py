"""Ways to number: the register, and three that are often met, each with its fault."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import sqlalchemy as sa
from skillcert import PassRule, Project
from skillcert.register import Issued, Register, RegisterError, Request
from skillcert.register.schema import certificates
from sqlalchemy.pool import NullPool

Key = tuple[str, str]
Answers = list[tuple[Key, int]]
Issue = Callable[[int, list[Key]], Answers]
PROJECT = Project("湘西苗绣")
DECISION = PassRule.PRACTICAL.decide(practical=60)
CITY = "01"


class Scheme:
    """How numbers are given at a database address; `faults` of the stored ones are what a trial looks for."""

    name: str
    # What a worker meets when others or the server are in its way: it asks again.
    troubles: tuple[type[Exception], ...] = (sa.exc.SQLAlchemyError,)

    def __init__(self, url: str) -> None:
        self.url = url

    def create(self) -> None:
        raise NotImplementedError

    def open(self) -> Issue:
        raise NotImplementedError

    def stored(self) -> list[tuple[Key, int]]:
        raise NotImplementedError

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

    def open(self) -> Issue:
        register = Register(self.url, patience=20)

        def issue(year: int, keys: list[Key]) -> Answers:
            day = date(year, 1, 1)
            requests = [Request(*key, "考生", PROJECT, DECISION) for key in keys]
            answers = register.issue(requests, issued_on=day, city=CITY, late=True)
            assert all(isinstance(answer, Issued) for answer in answers), answers
            return [(key, int(answer.number)) for key, answer in zip(keys, answers, strict=True)]  # type: ignore[union-attr]

        return issue

    def stored(self) -> list[tuple[Key, int]]:
        c = certificates.c
        with self.connection() as connection:
            rows = connection.execute(sa.select(c.assessment, c.candidate, c.number)).all()
        return [((assessment, candidate), number) for assessment, candidate, number in rows]

    def among(self, keys: list[Key]) -> list[tuple[Key, int]]:
        """What is stored for some keys; nothing while the server is away."""
        c = certificates.c
        wanted = sa.select(c.assessment, c.candidate, c.number).where(
            c.candidate.in_([key[1] for key in keys])
        )
        try:
            with self.connection() as connection:
                rows = connection.execute(wanted).all()
        except sa.exc.SQLAlchemyError:
            return []
        return [((assessment, candidate), number) for assessment, candidate, number in rows]


class Rival(Scheme):
    """A table as it is often found: no key of the candidate, no constraint on the number."""

    def create(self) -> None:
        self.run(
            "DROP TABLE IF EXISTS rival",
            "CREATE TABLE rival (number BIGINT, assessment TEXT, candidate TEXT)",
        )

    def run(self, *statements: str) -> None:
        with self.connection() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def open(self) -> Issue:
        engine = sa.create_engine(self.url)
        return lambda _year, keys: [(key, self.one(engine, key)) for key in keys]

    def one(self, engine: sa.Engine, key: Key) -> int:
        with engine.begin() as connection:
            number = self.take(connection)
            pause()
            self.store(connection, number, key)
        return number

    def take(self, connection: sa.Connection) -> int:
        raise NotImplementedError

    def store(self, connection: sa.Connection, number: int, key: Key) -> None:
        values = {"number": number, "assessment": key[0], "candidate": key[1]}
        connection.execute(sa.text("INSERT INTO rival VALUES (:number, :assessment, :candidate)"), values)

    def stored(self) -> list[tuple[Key, int]]:
        with self.connection() as connection:
            rows = connection.execute(sa.text("SELECT assessment, candidate, number FROM rival")).all()
        return [((assessment, candidate), number) for assessment, candidate, number in rows]


class NextVal(Rival):
    """A sequence: its numbers do not come back when the transaction does."""

    name = "nextval"

    def create(self) -> None:
        super().create()
        self.run("DROP SEQUENCE IF EXISTS rivals", "CREATE SEQUENCE rivals")

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "SELECT nextval('rivals')")


class MaxPlusOne(Rival):
    """The largest plus one: two who look at the same time see the same."""

    name = "max + 1"

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "SELECT COALESCE(MAX(number), 0) + 1 FROM rival")


class TwoTransactions(Rival):
    """A number is taken in one transaction and stored in another: it is lost in between."""

    name = "two transactions"

    def create(self) -> None:
        super().create()
        self.run(
            "DROP TABLE IF EXISTS counter",
            "CREATE TABLE counter (next BIGINT)",
            "INSERT INTO counter VALUES (1)",
        )

    def one(self, engine: sa.Engine, key: Key) -> int:
        with engine.begin() as connection:
            number = self.take(connection)
        pause()
        with engine.begin() as connection:
            self.store(connection, number, key)
        return number

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "UPDATE counter SET next = next + 1 RETURNING next - 1")


RIVALS = {"postgresql": (NextVal, MaxPlusOne, TwoTransactions), "sqlite": (MaxPlusOne, TwoTransactions)}


def pause() -> None:
    """A program does something between two statements."""
    time.sleep(random.uniform(0, 0.002))


def _scalar(connection: sa.Connection, statement: str) -> int:
    value: Any = connection.exec_driver_sql(statement).scalar_one()
    return int(value)
