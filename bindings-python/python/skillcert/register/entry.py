"""登记: all rows of a certificate as the tables hold them, possible or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa

from .schema import blanks, certificates, corrections, events

Row = Any
# Certificates whose rows are read at once: not every driver keeps several results open.
_CHUNK = 5000


class Entry(NamedTuple):
    """The row of a certificate, and those of its events, sheets and corrected marks, in order.

    Dates and whatever else is no integer come as text: nothing that other hands wrote ends the reading.
    """

    facts: Row
    events: list[Row]
    blanks: list[Row]
    corrections: list[Row]


def entries(connection: sa.Connection, where: sa.ColumnElement[bool] | None = None) -> Iterator[Entry]:
    """Return the certificates in the order of their numbers, all or those that are asked for."""
    as_stored(connection)
    column = certificates.c.number
    query = as_text(certificates).where(column.is_not(None)).order_by(column).limit(_CHUNK)
    if where is not None:
        query = query.where(where)
    rows: Sequence[Row] = connection.execute(query).all()
    while rows:
        yield from _with_parts(connection, rows)
        rows = connection.execute(query.where(column > rows[-1].number)).all()


def as_text(table: sa.Table) -> sa.Select[Any]:
    """Select a table with every column that is no integer as text."""
    return sa.select(*map(_as_text, table.columns))


def _as_text(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    if isinstance(column.type, sa.Integer):
        return column
    text = sa.cast(column, sa.String)
    # In a table that other hands made, there may be nothing where there has to be something.
    return (text if column.nullable else sa.func.coalesce(text, "")).label(column.name)


def as_stored(connection: sa.Connection) -> None:
    """Let all be read as text: dates in one form, whatever the server writes, and what is no UTF-8."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL datestyle TO ISO")
    elif connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.text_factory = partial(str, encoding="utf-8", errors="backslashreplace")


def day(text: str | None) -> date | None:
    """Return a day as it is stored; None for anything else."""
    try:
        return date.fromisoformat(text or "") if len(text or "") == 10 else None
    except ValueError:
        return None


def digits_of(text: str | None) -> int | None:
    """Return a day as findings show it, 20261123; None for anything else."""
    return int(text.replace("-", "")) if text and day(text) else None


def _with_parts(connection: sa.Connection, rows: Sequence[Row]) -> Iterator[Entry]:
    first, last = rows[0].number, rows[-1].number
    parts = [_parts(connection, table, first, last) for table in (events, blanks, corrections)]
    for row in rows:
        yield Entry(row, *(part.get(row.number, []) for part in parts))


def _parts(connection: sa.Connection, table: sa.Table, first: int, last: int) -> dict[int, list[Row]]:
    number, seq = table.c.number, table.c.seq
    query = as_text(table).where(number.between(first, last)).order_by(number, seq)
    return _by_number(connection.execute(query).all())


def _by_number(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.number, []).append(row)
    return found
