"""How a host uses a transaction of the register: a call that failed ends it, and so does the block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

import sqlalchemy as sa

from .errors import RegisterError
from .patience import TROUBLES

Call = TypeVar("Call", bound=Callable[..., Any])


class HostError(Exception):
    """Carries an error of another database, which a host uses as well, past those who handle ours."""

    def __init__(self, theirs: Exception) -> None:
        super().__init__()
        self.theirs = theirs


class Use:
    """A connection that is lent to a host; `failed` makes a `RegisterError` of what the database says."""

    def __init__(self, connection: sa.Connection, failed: Callable[[Exception], RegisterError]) -> None:
        self._connection = connection
        self._failed = failed
        self._cause: BaseException | None = None
        self._failure: BaseException | None = None

    @property
    def connection(self) -> sa.Connection:
        """Return the connection, as long as it is lent."""
        return still(self._connection)

    @contextmanager
    def lent(self) -> Iterator[Use]:
        """Lend it; what failed meanwhile is raised at the end, even if the host caught it."""
        try:
            yield self
        except sa.exc.SQLAlchemyError as error:
            raise HostError(error) from None
        except RegisterError as error:
            if error is not self._failure:
                raise
        if self._cause:
            raise self._cause

    def call(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Do one call, unless one failed before: half of it may be written."""
        if self._failure is None:
            try:
                return work()
            except BaseException as error:
                self._cause = error
                self._failure = self._failed(error) if isinstance(error, TROUBLES) else error
        raise self._failure


def whole(method: Call) -> Call:
    """Make a method of a transaction one call of its use: all of it, or nothing of the transaction."""

    @wraps(method)
    def calling(self: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        return self._use.call(lambda: method(self, *arguments, **options))

    return cast(Call, calling)


def still(connection: sa.Connection) -> sa.Connection:
    """Return a connection of a block that has not ended.

    Raises `ValueError` afterwards.
    """
    if connection.closed:
        raise ValueError("the block has ended, and with it what it gave: begin another")
    return connection
