"""What passes by itself, and how long it is waited for."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import sqlalchemy as sa

_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 1.0
# PostgreSQL: serialization, deadlock, no lock, a unique key, a table or its type that another made meanwhile,
# the server stops or starts, too many connections; 08 is the class of lost connections.
_SQLSTATES = {
    "40001", "40P01", "55P03", "23505", "42P07", "42710", "57P01", "57P02", "57P03", "53300",
}  # fmt: skip
_SQLITE_CODES = {5, 6}  # busy, locked
_MYSQL_CODES = {1205, 1213}  # a lock was waited for too long, deadlock


class StaleCounterError(Exception):
    """The counter was moved since it was read: whoever read it starts again."""


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
    return error.connection_invalidated or _passes(error.orig, reached=reached)


def _passes(origin: object, *, reached: bool) -> bool:
    if sqlstate := getattr(origin, "sqlstate", None):
        return sqlstate in _SQLSTATES or sqlstate.startswith("08")
    if sqlite := getattr(origin, "sqlite_errorcode", None):
        # Extended codes carry the kind in their last byte.
        return sqlite & 0xFF in _SQLITE_CODES
    if type(origin).__name__ == "IntegrityError":  # of another database: a unique key, taken meanwhile
        return True
    number = next(iter(getattr(origin, "args", ())), None)
    # A driver that cannot connect has no code to give.
    return number in _MYSQL_CODES or (reached and type(origin).__name__ == "OperationalError")
