"""Errors that pass by themselves, and how long to wait for that."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 1.0
# PostgreSQL: serialization, deadlock, no lock, a table or its type that another made meanwhile, the server
# stops or starts, too many connections; 08 is the class of lost connections. SQLite: a lock.
_PASSING_KINDS = ("08", "SQLITE_BUSY", "SQLITE_LOCKED")
# MariaDB and MySQL: a lock was waited for too long, deadlock, a table that another made meanwhile or is just
# making, too many connections, the server stops, a connection ended or lost.
_PASSING = {
    "40001", "40P01", "55P03", "42P07", "42710", "57P01", "57P02", "57P03", "53300",
    1205, 1213, 1050, 1684, 1040, 1053, 1927, 2006, 2013,
}  # fmt: skip
_NOT_THERE = {None, 2002, 2003}
# Two who write at the same time can cause these in each other: on a retry the row is found, or refused.
_UNIQUE = {"23505", 1062, "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}


class StaleCounterError(Exception):
    """The counter was moved since it was read: whoever read it starts again."""


class UnconfirmedError(Exception):
    """The database did not answer a commit as it should: it may have happened."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble


# What a database, or another writer, can be in the way with.
TROUBLES = (sa.exc.SQLAlchemyError, StaleCounterError, UnconfirmedError)


def pauses(patience: float) -> Iterator[bool]:
    """Yield after pauses that grow and vary, until `patience` seconds have passed."""
    end, pause = time.monotonic() + patience, _FIRST_PAUSE
    while time.monotonic() < end:
        time.sleep(random.uniform(pause / 2, pause))  # noqa: S311, no secret
        pause = min(2 * pause, _LONGEST_PAUSE)
        yield True


def passes(error: Exception, *, reached: bool) -> bool:
    """Return whether the same request may succeed later; a server never reached is not waited for."""
    if isinstance(error, StaleCounterError):
        return True
    if not isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, sa.exc.TimeoutError)
    code = code_of(error)
    if error.connection_invalidated or code in _PASSING:
        return True
    if code in _NOT_THERE:
        # SQLite has no server: what its module says without a name is about a row, and stays.
        gone = isinstance(error, sa.exc.OperationalError) and not isinstance(error.orig, sqlite3.Error)
        return reached and gone
    return isinstance(code, str) and code.startswith(_PASSING_KINDS)


def clashes(error: Exception) -> bool:
    """Return whether a key is there already that was not when it was looked for."""
    return isinstance(error, sa.exc.DBAPIError) and code_of(error) in _UNIQUE


def code_of(error: sa.exc.DBAPIError) -> str | int | None:
    """Return how the database names an error; None if a driver cannot connect, which has no name for it."""
    origin: Any = error.orig
    # PyMySQL has a state too, but the same one for a key that is there already and for a check that failed.
    number = next(iter(getattr(origin, "args", ())), None)
    if isinstance(number, int):
        return number
    return getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None)
