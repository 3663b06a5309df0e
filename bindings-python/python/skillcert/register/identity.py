"""Which register is at an address: made once, and recognized in each transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from .errors import MISSING, SCHEMA, UNSAFE, RegisterError
from .patience import code_of
from .schema import METADATA, NAMES, VERSION, register, series

# The table by which registers of the second version are known.
_OLD = "schema_version"
# How many of our tables are hidden by temporary ones, which end with the connection: a pool between this
# program and the server may hand on one that somebody else has used.
_HIDDEN = {
    "sqlite": f"SELECT count(*) FROM sqlite_temp_master WHERE name IN {NAMES}",  # noqa: S608
    "postgresql": "SELECT count(*) FROM pg_class WHERE relpersistence = 't' "  # noqa: S608
    f"AND oid = ANY(ARRAY[{', '.join(f'to_regclass({name!r})' for name in NAMES)}]::oid[])",
}
# PostgreSQL, MariaDB and MySQL: no such table, no such column.
_ABSENT = {"42P01", "42703", 1146, 1054}


def create(connection: sa.Connection) -> bool:
    """Make the tables where there is no register, and finish one that is half made.

    Returns whether it was made now.
    """
    inspector = sa.inspect(connection)
    if inspector.has_table(_OLD):
        raise _of_version(2)
    # A table that a register has lost is not made again: it would be empty.
    if inspector.has_table(register.name) and connection.scalar(sa.select(register.c.version)) is not None:
        return False
    METADATA.create_all(connection)
    if _has_numbers(connection):
        raise _without_identity()
    connection.execute(sa.insert(register).values(version=VERSION, identity=secrets.token_hex(16)))
    return True


def identity(connection: sa.Connection) -> str:
    """Return which register this is.

    Raises `RegisterError` for a database without a register, with one of another version, and where a
    temporary table hides one of the register.
    """
    hidden = _HIDDEN.get(connection.dialect.name, "SELECT 0")
    try:
        query = f"SELECT version, identity, ({hidden}) AS hidden FROM register"  # noqa: S608
        rows: Sequence[Any] = connection.exec_driver_sql(query).all()
    except (sa.exc.ProgrammingError, sa.exc.OperationalError) as error:
        if not _absent(error):
            raise
        rows = ()
    if not rows:
        raise _none_at(connection.engine)
    if len(rows) > 1:
        raise RegisterError(UNSAFE, "register 表有不止一行", "the table register has more than one row")
    [row] = rows
    if row.hidden:
        raise RegisterError(UNSAFE, "临时表遮住了登记册的表", "a temporary table hides one of the register")
    if row.version != VERSION:
        raise _of_version(row.version)
    return str(row.identity)


def _absent(error: sa.exc.DBAPIError) -> bool:
    return code_of(error) in _ABSENT or str(error.orig).startswith(("no such table", "no such column"))


def _none_at(engine: sa.Engine) -> RegisterError:
    # On a connection of its own, which only reads: PostgreSQL answers no more in a transaction that failed.
    with engine.execution_options(skillcert_writes=False).connect() as connection:
        inspector = sa.inspect(connection)
        if inspector.has_table(_OLD):
            return _of_version(2)
        # A table of ours without its row: half made, or the row was deleted.
        if (
            inspector.has_table(register.name)
            and inspector.has_table(series.name)
            and _has_numbers(connection)
        ):
            return _without_identity()
    return RegisterError(MISSING, "该数据库中没有登记册", "there is none in this database")


def _has_numbers(connection: sa.Connection) -> bool:
    return bool(connection.scalar(sa.select(sa.func.count()).select_from(series)))


def _without_identity() -> RegisterError:
    return RegisterError(
        UNSAFE,
        "编过号，但没有 register 表中的那一行：被删除了",
        "numbers were issued, but the row of the table register is gone",
    )


def _of_version(found: int) -> RegisterError:
    return RegisterError(
        SCHEMA,
        f"结构版本是{found}，本程序用{VERSION}",
        f"its schema has version {found}, this program needs {VERSION}",
    )
