"""登记: all rows of a certificate as the tables hold them, possible or not."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import CertificateNumber, DateError, NumberError, SeriesKey, ValidationError, parse_date
from .errors import UNSAFE, RegisterError
from .schema import blanks, certificates, corrections, events

Row = Any
# Certificates whose rows are read at once: not every driver keeps several results open.
_CHUNK = 5000
# In a text, it says that what is stored cannot be read; no text has it, for PostgreSQL takes none that does.
_NUL = "\0"


def _unread(error: UnicodeError) -> tuple[str | bytes, int]:
    text, place = codecs.backslashreplace_errors(error)
    return f"{_NUL}{text!s}", place


codecs.register_error("skillcert_unread", _unread)


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
    return sa.select(*map(text, table.columns))


def stored(
    connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool] | None = None
) -> Sequence[Row]:
    """Return the rows of a table as text, in the order of their keys, all or those that are asked for."""
    as_stored(connection)
    query = as_text(table).order_by(*table.primary_key)
    return connection.execute(query if where is None else query.where(where)).all()


def text(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """Select a column that is no integer as text."""
    if isinstance(column.type, sa.Integer):
        return column
    cast = sa.cast(column, sa.String)
    # In a table that other hands made, there may be nothing where there has to be something.
    return (cast if column.nullable else sa.func.coalesce(cast, "")).label(column.name)


def as_stored(connection: sa.Connection) -> None:
    """Let all be read as text: dates in one form, whatever the server writes, and what is no UTF-8."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL datestyle TO ISO")
    elif connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.text_factory = partial(str, encoding="utf-8", errors="skillcert_unread")


def day(text: str | None) -> date | None:
    """Return a day as it is stored; None for anything else."""
    try:
        return parse_date(text or "")
    except DateError:
        return None


def digits_of(text: str | None) -> int | None:
    """Return a day as findings show it, 20261123; None for anything else."""
    return int(text.replace("-", "")) if text and day(text) else None


def whole(value: object) -> int | None:
    """Return a whole number; None for anything else, which a file takes too."""
    return value if isinstance(value, int) else None


def readable(*texts: str | None) -> bool:
    """Return whether texts can be read."""
    return not any(text and _NUL in text for text in texts)


def number_of(value: object) -> CertificateNumber | None:
    """Return the number that is stored; None for what cannot be one."""
    try:
        return CertificateNumber.from_int(value)  # type: ignore[arg-type]
    except (NumberError, TypeError, OverflowError):
        return None


def series_of(row: Row) -> SeriesKey | None:
    """Return the series that a row names; None where it names none."""
    try:
        return SeriesKey(row.year, row.city, row.province)
    except (ValidationError, TypeError, OverflowError):
        return None


def unreadable(place: object) -> RegisterError:
    """Return the error of a call that needs a row which cannot be."""
    return RegisterError(
        UNSAFE,
        f"{place}：登记册中有一行不成立，见 skillcert register audit",
        f"{place}: a row of the register cannot be, see `skillcert register audit`",
    )


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
