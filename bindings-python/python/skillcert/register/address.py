"""Addresses of databases: which ones a register can stand in, and how they are opened."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ..extras import MissingPackageError
from ..texts import Text
from .errors import ADDRESS, DRIVER, RegisterError
from .place import File

_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg", "mysql+pymysql", "mariadb+pymysql")
_EXTRAS = {
    "psycopg": (Text("PostgreSQL", "addresses of PostgreSQL"), "postgresql"),
    "pymysql": (Text("MariaDB、MySQL", "addresses of MariaDB and MySQL"), "mysql"),
}


def engine(url: str) -> tuple[sa.Engine, File | None]:
    """Return the database at an address, and the file of SQLite."""
    try:
        return _engine(sa.make_url(url))
    except ImportError as error:
        what, extra = _EXTRAS[str(error.name)]
        line = MissingPackageError(what, str(error.name), extra).text
        failure = RegisterError(DRIVER, line.zh, line.en)
    except (sa.exc.SQLAlchemyError, ValueError):
        failure = RegisterError(
            ADDRESS,
            "地址应写作 sqlite:///register.db、postgresql+psycopg://… 或 mysql+pymysql://…",
            "an address is written sqlite:///register.db, postgresql+psycopg://… or mysql+pymysql://…",
        )
    raise failure


def _engine(url: sa.URL) -> tuple[sa.Engine, File | None]:
    if url.drivername not in _DRIVERS:
        raise ValueError
    file: File | None = None
    options: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite":
        file = File(url.database, options=bool(url.query))
        options = {"creator": file.open}
    else:
        # What a lock let through has to be seen by the statement after it; SQLite has one writer at all.
        options = {"isolation_level": "READ COMMITTED"}
    if url.get_driver_name() == "pymysql":
        url = url.update_query_dict({"charset": "utf8mb4"})
        # Or it cuts off what is too long for a column.
        strict = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')"
        options["connect_args"] = {"init_command": strict}
    # Parameters are names and marks of people.
    return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, **options), file
