"""The database at an address: how it is opened, and how what it says is told without addresses or data."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import sqlalchemy as sa

from ..extras import MissingPackageError
from ..texts import Text
from . import settings
from .errors import ADDRESS, BUSY, DRIVER, MISSING, REFUSED, RegisterError
from .patience import StaleCounterError, passes, pauses

T = TypeVar("T")
# A server that goes away is told by a `RegisterError`; a host that logs still sees what the pool says of it.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
# What a database, or another writer, can be in the way with.
TROUBLES = (sa.exc.SQLAlchemyError, StaleCounterError)


class Database:
    """A database, with the locks, isolation and durability that a register needs."""

    def __init__(self, url: str, patience: float) -> None:
        self._engine = _engine(url)
        self._patience = patience
        self._reached = False
        if self._engine.dialect.name == "sqlite":
            _set_up_sqlite(self._engine)
        # At each new connection, not once: a setting may belong to a user or a session.
        sa.event.listen(self._engine, "engine_connect", _check_once)

    @property
    def files(self) -> list[str]:
        """Return the file of an SQLite database."""
        url = self._engine.url
        return [str(url.database)] if self._engine.dialect.name == "sqlite" else []

    def writer(self) -> sa.Engine:
        """Return what begins writing transactions: counters are locked before they are read."""
        return self._engine.execution_options(skillcert_writes=True)

    def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Do the work in one transaction; again if others were in its way, as long as patience lasts."""
        pausing = pauses(self._patience)
        while True:
            try:
                with self.writer().begin() as connection:
                    self._reached = True
                    return work(connection)
            except TROUBLES as error:
                failure = self.failed(error)
            # Raised where no other exception is being handled: nothing of it hangs on to this one.
            if failure.code != BUSY or not next(pausing, False):
                raise failure

    def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Do the work on one unchanging state of the database."""
        self._check_files()
        try:
            with self.snapshot() as connection, connection.begin():
                return work(connection)
        except TROUBLES as error:
            failure = self.failed(error)
        raise failure

    def snapshot(self) -> sa.Connection:
        """Return a connection whose statements all see the same state."""
        self._check_files()
        connection = self._engine.connect()
        name = self._engine.dialect.name
        if name == "sqlite":
            return connection
        level = "SERIALIZABLE" if name == "oracle" else "REPEATABLE READ"
        return connection.execution_options(isolation_level=level)

    def failed(self, error: Exception) -> RegisterError:
        """Return what the database said: its first line, which holds no data, without the password.

        Its code is `register_busy` where the same request may succeed later.
        """
        origin = error.orig if isinstance(error, sa.exc.DBAPIError) else None
        reason = next(iter(str(origin).splitlines()), "") if origin else type(error).__name__
        if password := self._engine.url.password:
            for form in (str(password), quote(str(password), safe="")):
                reason = reason.replace(form, "***")
        name = self._engine.dialect.name
        zh, en = f"{name} 数据库拒绝了操作（{reason}）", f"the {name} database refused ({reason})"
        if passes(error, reached=self._reached):
            zh, en = f"{zh}；重新运行是安全的，不会重复编号", f"{en}; it is safe to ask again"
            return RegisterError(BUSY, zh, en)
        return RegisterError(REFUSED, zh, en)

    def _check_files(self) -> None:
        # SQLite makes an empty file of every name that it is asked to read.
        if not all(Path(file).exists() for file in self.files):
            raise RegisterError(MISSING, "没有这个文件", "there is no such file")


def _check_once(connection: sa.Connection) -> None:
    info = connection.info
    if "skillcert_settings" not in info:
        if connection.dialect.name != "sqlite":
            settings.check(connection)
            connection.rollback()
        info["skillcert_settings"] = True


def _engine(url: str) -> sa.Engine:
    try:
        address = sa.make_url(url)
        # What a lock let through has to be seen by the statement after it; SQLite has one writer at all.
        level = {} if address.get_backend_name() == "sqlite" else {"isolation_level": "READ COMMITTED"}
        # Parameters are names and marks of people.
        return sa.create_engine(address, hide_parameters=True, pool_pre_ping=True, **level)
    except ImportError as error:
        failure = _without_driver(str(error.name))
    except (sa.exc.SQLAlchemyError, ValueError):
        failure = RegisterError(
            ADDRESS,
            "地址应写作 sqlite:///register.db 这样的形式，数据库种类须受支持",
            "an address is written like sqlite:///register.db, of a supported database",
        )
    raise failure


def _without_driver(name: str) -> RegisterError:
    if name == "psycopg":
        line = MissingPackageError(Text("PostgreSQL", "addresses of PostgreSQL"), name, "postgresql").text
        return RegisterError(DRIVER, line.zh, line.en)
    return RegisterError(DRIVER, f"缺少该数据库的驱动程序 {name}", f"the driver {name} is missing")


def _set_up_sqlite(engine: sa.Engine) -> None:
    database = engine.url.database or ":memory:"
    if database.startswith((":memory:", "file:")):
        raise RegisterError(
            ADDRESS,
            "SQLite的登记册必须是普通路径上的文件；放在内存中会遗忘已发的编号",
            "SQLite needs a file at a plain path; in memory, issued numbers would be forgotten",
        )

    @sa.event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        # Transactions are begun below. EXTRA is FULL, and syncs the folder after the journal is deleted: or a
        # loss of power just after the commit brings the journal back, and the old state with it.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        settings.check(connection)
        # A writer locks before it reads the counter; the default would read first.
        writes = connection.get_execution_options().get("skillcert_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
