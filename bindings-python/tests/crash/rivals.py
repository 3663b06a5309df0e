"""Usual ways to number certificates and to keep what happens to them, each with its fault.

The trial has to find that fault, or it would not find the register's.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from schemes import Answers, Event, Key, Scheme, Step


class Rival(Scheme):
    """A table as it is often found."""

    # Which figure shows the fault.
    shows: str
    tables: Sequence[str]

    def create(self) -> None:
        self.run("DROP TABLE IF EXISTS rival", *self.tables)

    def run(self, *statements: str) -> None:
        with self.connection() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def rows(self, query: str) -> list[Any]:
        with self.connection() as connection:
            return list(connection.exec_driver_sql(query))


class NumberRival(Rival):
    """No key of the candidate, no constraint on the number."""

    mix = (1, 0, 0)
    tables: Sequence[str] = ("CREATE TABLE rival (number BIGINT, assessment TEXT, candidate TEXT)",)

    def open(self) -> NumberClerk:
        return NumberClerk(self)

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

    def stored(self) -> Answers:
        rows = self.rows("SELECT assessment, candidate, number FROM rival")
        return [((assessment, candidate), number) for assessment, candidate, number in rows]


class NumberClerk:
    """Who numbers; there are no steps."""

    def __init__(self, scheme: NumberRival) -> None:
        self.scheme, self.engine = scheme, sa.create_engine(scheme.url)

    def issue(self, _year: int, keys: Sequence[Key], _replaces: int | None = None) -> Answers:
        return [(key, self.scheme.one(self.engine, key)) for key in keys]

    def step(self, number: int, event: str) -> Step | None:
        raise NotImplementedError

    find = step


class NextVal(NumberRival):
    """A sequence: its numbers do not come back when the transaction does."""

    name, shows = "nextval", "gaps"
    tables = (*NumberRival.tables, "DROP SEQUENCE IF EXISTS rivals", "CREATE SEQUENCE rivals")

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "SELECT nextval('rivals')")


class AutoIncrement(NextVal):
    """The same in MariaDB's words."""

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "SELECT nextval(rivals)")


class MaxPlusOne(NumberRival):
    """The largest plus one: two who look at the same time see the same."""

    name, shows = "max + 1", "duplicates"

    def take(self, connection: sa.Connection) -> int:
        return _scalar(connection, "SELECT COALESCE(MAX(number), 0) + 1 FROM rival")


class TwoTransactions(NumberRival):
    """A number is taken in one transaction and stored in another: it is lost in between."""

    name, shows = "two transactions", "gaps"
    tables = (
        *NumberRival.tables,
        "DROP TABLE IF EXISTS counter",
        "CREATE TABLE counter (next BIGINT)",
        "INSERT INTO counter VALUES (1)",
    )

    def one(self, engine: sa.Engine, key: Key) -> int:
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE counter SET next = next + 1")
            number = _scalar(connection, "SELECT next - 1 FROM counter")
        pause()
        with engine.begin() as connection:
            self.store(connection, number, key)
        return number


class StepRival(Rival):
    """Steps of certificates that nobody has to issue: there are some new numbers every moment."""

    mix = (0.4, 0.6, 0)

    def open(self) -> StepClerk:
        return StepClerk(self)

    def one(self, connection: sa.Connection, number: int, event: str) -> int | None:
        raise NotImplementedError

    def events(self) -> list[Event]:
        return [(number, seq, event) for number, seq, event in self.rows("SELECT * FROM rival")]

    def lost(self, answered: Iterable[tuple[Key, int]]) -> int:
        return 0


class StepClerk:
    """Who takes steps."""

    def __init__(self, scheme: StepRival) -> None:
        self.scheme, self.engine = scheme, sa.create_engine(scheme.url)

    def issue(self, _year: int, keys: Sequence[Key], _replaces: int | None = None) -> Answers:
        return [(key, int(time.time() * 10) * 4 + i % 4) for i, key in enumerate(keys)]

    def step(self, number: int, event: str) -> Step | None:
        with self.engine.begin() as connection:
            seq = self.scheme.one(connection, number, event)
        return (seq, stage_of(event)) if seq else None

    def find(self, _number: int, _event: str) -> Step | None:
        return None


class StatusColumn(StepRival):
    """One column for what a certificate is: who read it before it became void writes over that."""

    name, shows = "a column of status", "lost_events"
    tables = ("CREATE TABLE rival (number BIGINT PRIMARY KEY, seq INTEGER, event TEXT)",)

    def one(self, connection: sa.Connection, number: int, event: str) -> int | None:
        values = {"number": number, "event": event}
        query = sa.text("SELECT event FROM rival WHERE number = :number")
        if (status := connection.execute(query, values).scalar()) and stage_of(status) == "void":
            return None
        pause()
        update = sa.text("UPDATE rival SET event = :event WHERE number = :number")
        if not connection.execute(update, values).rowcount:
            connection.execute(sa.text("INSERT INTO rival VALUES (:number, 1, :event)"), values)
        return 1

    def lost_events(self, answered: Iterable[Event]) -> int:
        void = {number for number, _, event in self.events() if stage_of(event) == "void"}
        return sum(stage_of(event) == "void" and number not in void for number, _, event in answered)


class NoKey(StepRival):
    """Events without a key: two who look at the same time take the same place."""

    name, shows = "events without a key", "doubled_events"
    tables = ("CREATE TABLE rival (number BIGINT, seq INTEGER, event TEXT)",)

    def one(self, connection: sa.Connection, number: int, event: str) -> int | None:
        values = {"number": number, "event": event}
        query = sa.text("SELECT COALESCE(MAX(seq), 0) + 1 FROM rival WHERE number = :number")
        seq = int(connection.execute(query, values).scalar_one())
        pause()
        connection.execute(sa.text("INSERT INTO rival VALUES (:number, :seq, :event)"), values | {"seq": seq})
        return seq


class EarlyAnswer(NoKey):
    """An answer before the commit: who dies in between has promised what is not there."""

    name, shows = "an answer before the commit", "lost_events"
    tables = ("CREATE TABLE rival (number BIGINT, seq INTEGER, event TEXT, PRIMARY KEY (number, seq))",)

    def open(self) -> EarlyClerk:
        return EarlyClerk(self)


class EarlyClerk(StepClerk):
    """Who commits what was answered last before the next step."""

    def __init__(self, scheme: StepRival) -> None:
        super().__init__(scheme)
        self.connection = self.engine.connect()

    def step(self, number: int, event: str) -> Step | None:
        pause()
        try:
            self.connection.commit()
            seq = self.scheme.one(self.connection, number, event)
        except sa.exc.SQLAlchemyError:
            self.connection.rollback()
            raise
        return (seq, stage_of(event)) if seq else None


_EVERYWHERE = (MaxPlusOne, TwoTransactions, StatusColumn, NoKey, EarlyAnswer)
RIVALS: dict[str, tuple[type[Rival], ...]] = {
    "sqlite": _EVERYWHERE,
    "postgresql": (NextVal, *_EVERYWHERE),
    "mariadb": (AutoIncrement, *_EVERYWHERE),
}


def stage_of(event: str) -> str:
    """Return as much as a rival knows of a stage."""
    return "void" if '"void"' in event else "issued"


def pause() -> None:
    """A program does something between two statements."""
    time.sleep(random.uniform(0, 0.002))


def _scalar(connection: sa.Connection, statement: str) -> int:
    value: Any = connection.exec_driver_sql(statement).scalar_one()
    return int(value)
