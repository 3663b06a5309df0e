"""Addresses of databases: which ones can hold a register, and how they are opened."""

from __future__ import annotations

import logging
from typing import Any

import sqlalchemy as sa

from ..extras import MissingPackageError
from ..texts import Text
from .errors import ADDRESS, DRIVER, RegisterError
from .place import File

# Those that the tests run, each with its one driver.
_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg", "mysql+pymysql", "mariadb+pymysql")
_LOGGING = "skillcert"
_EXTRAS = {
    "psycopg": (Text("PostgreSQL", "addresses of PostgreSQL"), "postgresql"),
    "pymysql": (Text("MariaDB、MySQL", "addresses of MariaDB and MySQL"), "mysql"),
}
# Whatever the server sets: what is too long for a column is refused, not cut off; a table is described as
# usual; no row is left out; a commit leaves the connection as it is; a lock is waited for as long as a caller
# has patience.
_MYSQL = (
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', "
    "sql_select_limit = 18446744073709551615, completion_type = 0, "
    "lock_wait_timeout = {0}, innodb_lock_wait_timeout = {0}"
)


def engine(url: str, wait: int) -> tuple[sa.Engine, File | None]:
    """Return the database at an address, and the file of SQLite; `wait` is for a lock, in seconds."""
    address = _parsed(url)
    file = File(address.database, options=bool(address.query)) if address.drivername in _DRIVERS[:2] else None
    try:
        return _opened(address, file, wait), file
    except ImportError:
        package = address.get_driver_name()
        line = MissingPackageError(_EXTRAS[package][0], package, _EXTRAS[package][1]).text
    raise RegisterError(DRIVER, line.zh, line.en)


def quiet_engine(address: sa.URL | str, **options: Any) -> sa.Engine:  # noqa: ANN401
    """Return an engine that logs neither parameters nor rows: they are names and marks of people."""
    # SQLAlchemy logs rows at DEBUG, and only there.
    logging.getLogger(f"sqlalchemy.engine.Engine.{_LOGGING}").addFilter(_no_rows)
    return sa.create_engine(address, hide_parameters=True, logging_name=_LOGGING, **options)


def _no_rows(record: logging.LogRecord) -> bool:
    return record.levelno > logging.DEBUG


def _parsed(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        address = None
    if address is None or address.drivername not in _DRIVERS:
        raise RegisterError(
            ADDRESS,
            "地址应写作 sqlite:///register.db、postgresql+psycopg://… 或 mysql+pymysql://…",
            "an address is written sqlite:///register.db, postgresql+psycopg://… or mysql+pymysql://…",
        )
    return address


def _opened(address: sa.URL, file: File | None, wait: int) -> sa.Engine:
    # What a lock let through has to be seen by the statement after it; SQLite has one writer at all.
    options: dict[str, Any] = {"creator": file.open} if file else {"isolation_level": "READ COMMITTED"}
    if address.get_driver_name() == "psycopg":
        # Whatever the address or the role sets: in another one, names come as bytes, or not at all.
        options["client_encoding"] = "utf8"
    if address.get_driver_name() == "pymysql":
        address = address.update_query_dict({"charset": "utf8mb4"})
        options["connect_args"] = {"init_command": _MYSQL.format(wait)}
    return quiet_engine(address, pool_pre_ping=True, **options)
