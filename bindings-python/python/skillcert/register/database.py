"""The database at an address: how it is opened, and in which transactions it is read and written."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn, TypeVar, cast

import sqlalchemy as sa

from ..texts import Text
from . import address, settings, soundness
from .errors import BUSY, CONFLICT, REFUSED, REPLACED, RegisterError
from .identity import create, identity
from .patience import TROUBLES, UnconfirmedError, clashes, code_of, passes, pauses
from .place import OpenFile, moved
from .reason import reason_of
from .schema import NAMES
from .use import HostError, Use

T = TypeVar("T")
# A server that goes away is a `RegisterError`; a host that logs still sees what the pool says of it.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
# How often a key may be there that was not when it was looked for, before that is no accident.
_CLASHES = 5


class Database:
    """A database, with the locks, isolation and durability that a register needs.

    Each transaction begins by looking whether it is still the register that it was.
    """

    def __init__(self, url: str, patience: float) -> None:
        self._wait = max(1, round(patience))
        self._opened, self._file = address.engine(url, self._wait)
        self._process = os.getpid()
        self._patience = patience
        self._reached = False
        self._identity: str | None = None
        if self._file:
            sa.event.listen(self._engine, "begin", _begin)
        else:
            # At each new connection, not once: a setting may belong to a user or a session.
            sa.event.listen(self._engine, "engine_connect", _check_once)

    @property
    def _engine(self) -> sa.Engine:
        # A process that was forked leaves the connections to the one that opened them.
        if self._process != (process := os.getpid()):
            self._process = process
            self._opened.dispose(close=False)
        return self._opened

    @property
    def files(self) -> list[str]:
        """Return the files of an SQLite database."""
        return self._file.names if self._file else []

    @property
    def place(self) -> Text:
        """Return where the register is: an absolute path, or a database; never with a user or a password."""
        if self._file:
            return Text(str(self._file.path), str(self._file.path))
        name, database = self._engine.dialect.name, self._engine.url.database
        zh, en = f"{name} 数据库 {database}", f"{name} database {database}"
        if name == "postgresql":
            schema = self._once(self._schema)
            zh, en = f"{zh}，模式 {schema}", f"{en}, schema {schema}"
        return Text(zh, en)

    def init(self) -> bool:
        """Make the tables where there are none, and the file of SQLite; return whether it was made now."""
        with self._file.making() if self._file else nullcontext():
            made = self._again(self._create)
            self.read(lambda _: None)
            return made

    def other_tables(self) -> list[str]:
        """Return the names of the tables that are none of the register's."""
        return self._once(lambda: sorted(set(sa.inspect(self._engine).get_table_names()) - set(NAMES)))

    def write(self, work: Callable[[sa.Connection], T], *, dry_run: bool = False) -> T:
        """Do the work in one transaction; again if others were in its way, as long as patience lasts.

        With `dry_run`, the transaction is rolled back at its end.
        """

        def attempt() -> T:
            with self._writing(dry_run) as connection:
                return work(connection)

        return self._again(attempt)

    def run(self, work: Callable[[Use], T], *, dry_run: bool = False) -> T:
        """Do the work of a host, as `write` does; an error of the host's own databases passes."""

        def lent(connection: sa.Connection) -> T:
            with Use(connection, self._failed).lent() as use:
                return work(use)

        try:
            return self.write(lent, dry_run=dry_run)
        except HostError as error:
            theirs = error.theirs
        raise theirs

    @contextmanager
    def transaction(self, *, dry_run: bool = False) -> Iterator[Use]:
        """Begin a transaction that is run once: with `register_busy`, the caller runs it again."""
        try:
            with self._writing(dry_run) as connection, Use(connection, self._failed).lent() as use:
                yield use
        except HostError as error:
            theirs = error.theirs
        except TROUBLES as error:
            _raise_alone(self._failed(error))
        else:
            return
        raise theirs

    def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Do the work on one unchanging state of the database."""

        def attempt() -> T:
            with self._reading() as connection:
                return work(connection)

        return self._once(attempt)

    @contextmanager
    def snapshot(self) -> Iterator[sa.Connection]:
        """Begin to read one unchanging state of the database."""
        try:
            with self._reading() as connection:
                yield connection
        except TROUBLES as error:
            _raise_alone(self._failed(error))

    @contextmanager
    def copy(self) -> Iterator[sa.Connection]:
        """Begin to read one unchanging state for long. It does not keep others from writing.

        An SQLite file is copied into the folder for temporary files, and read from there.
        """
        with self.snapshot() as connection:
            if not self._file:  # who reads is in nobody's way
                yield connection
                return
            copied = _driver(connection).copy()
        engine = address.quiet_engine(
            "sqlite://", creator=lambda: sqlite3.connect(copied), poolclass=sa.NullPool
        )
        try:
            with engine.connect() as connection:
                yield connection
        except TROUBLES as error:
            _raise_alone(self._failed(error))
        finally:
            Path(copied).unlink()

    def _create(self) -> bool:
        with self._writing(new=True) as connection:
            made = create(connection)
            # In the same transaction: what is refused leaves nothing, where a database can take tables back.
            soundness.check_permanent(connection)
            soundness.check_keys(connection)
            return made

    @contextmanager
    def _writing(self, dry_run: bool = False, *, new: bool = False) -> Iterator[sa.Connection]:
        # Counters are locked before they are read.
        writer = self._engine.execution_options(skillcert_writes=True)
        with writer.connect() as connection, connection.begin() as transaction:
            self._reached = True
            if not new:
                self._check(connection)
            yield connection
            if dry_run:
                transaction.rollback()
            else:
                self._commit(connection, transaction)

    def _commit(self, connection: sa.Connection, transaction: sa.RootTransaction) -> None:
        failure: Exception
        try:
            transaction.commit()
            if self._file:  # what was committed to a file that nobody will find is lost
                _driver(connection).watch()
        except RegisterError as error:
            connection.invalidate()
            failure = error.unconfirmed()
        except sa.exc.SQLAlchemyError as error:
            failure = UnconfirmedError(error)
        else:
            return
        raise failure

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        level = {} if self._file else {"isolation_level": "REPEATABLE READ"}
        with self._engine.execution_options(**level).connect() as connection, connection.begin():
            self._check(connection)
            yield connection

    def _check(self, connection: sa.Connection) -> None:
        if connection.dialect.name == "postgresql":
            # Rows that a policy hides would be missing without a word: PostgreSQL refuses instead.
            connection.exec_driver_sql(
                f"SET LOCAL row_security = off; SET LOCAL lock_timeout = '{self._wait}s'"
            )
        found = identity(connection)
        if self._identity is None:
            soundness.check_keys(connection)
            self._identity = found
        if found != self._identity:
            raise RegisterError(
                REPLACED, "该地址现在是另一个登记册", "there is another register at this address now"
            )

    def _schema(self) -> object:
        query = (
            "SELECT coalesce((SELECT relnamespace::regnamespace::text FROM pg_class "
            "WHERE oid = to_regclass('register')), current_schema())"
        )
        with self._engine.connect() as connection:
            return connection.exec_driver_sql(query).scalar()

    def _again(self, attempt: Callable[[], T]) -> T:
        clashed, pausing = 0, pauses(self._patience)
        while True:
            try:
                return attempt()
            except TROUBLES as error:
                clashed += clashes(error)
                failure = self._failed(error, final=clashed > _CLASHES)
            # Raised where no other exception is being handled: nothing of it hangs on to this one.
            if failure.code != BUSY or not next(pausing, False):
                raise failure

    def _once(self, attempt: Callable[[], T]) -> T:
        try:
            return attempt()
        except TROUBLES as error:
            failure = self._failed(error)
        raise failure

    def _failed(self, error: Exception, *, final: bool = False) -> RegisterError:
        """Return what the database said; `register_busy` where the same request may succeed later."""
        if isinstance(error, UnconfirmedError):
            return self._failed(error.trouble).unconfirmed()
        if isinstance(error, sa.exc.DBAPIError) and code_of(error) == "SQLITE_READONLY_DBMOVED":
            return moved()
        name, password = self._engine.dialect.name, self._engine.url.password
        reason = reason_of(error, password and str(password))
        if clashes(error) and (final or self._file):  # SQLite has one writer: nobody else caused it
            zh = f"与登记册中已有的记录冲突（{reason.zh}）；重试无用"
            en = f"it conflicts with what the register holds ({reason.en}); trying again does not help"
            return RegisterError(CONFLICT, zh, en)
        zh, en = f"{name} 数据库拒绝了操作（{reason.zh}）", f"the {name} database refused ({reason.en})"
        if clashes(error) or passes(error, reached=self._reached):
            zh, en = f"{zh}；重新运行是安全的，不会重复编号", f"{en}; it is safe to run again"
            return RegisterError(BUSY, zh, en)
        return RegisterError(REFUSED, zh, en)


def _raise_alone(failure: RegisterError) -> NoReturn:
    """Raise an error to which nothing of what the database said is attached: some logs show contexts, too."""
    try:
        raise failure
    finally:
        failure.__context__ = None


def _driver(connection: sa.Connection) -> OpenFile:
    return cast("OpenFile", connection.connection.driver_connection)


def _check_once(connection: sa.Connection) -> None:
    info = connection.info
    if "skillcert_checked" not in info:
        settings.check(connection)
        soundness.check_permanent(connection)
        connection.rollback()
        info["skillcert_checked"] = True


def _begin(connection: sa.Connection) -> None:
    # A writer locks before it reads the counter; the default would read first.
    writes = bool(connection.get_execution_options().get("skillcert_writes"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    try:
        settings.check(connection)  # while nobody else can change them
        _driver(connection).watch()
    except RegisterError:
        connection.invalidate()
        raise
