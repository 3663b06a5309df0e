"""The tables of a register, and their version."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.mysql import MEDIUMTEXT
from sqlalchemy.schema import SchemaItem

from .. import SeriesKey
from .keys import LENGTH, KeyText

VERSION = 3

METADATA = sa.MetaData()
_DIGEST = sa.CHAR(16)
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # there, the number of the row itself
_INNODB: dict[str, Any] = {
    f"{name}_{option}": value
    for name in ("mysql", "mariadb")
    for option, value in (("engine", "InnoDB"), ("charset", "utf8mb4"))
}


def _table(name: str, *columns: SchemaItem) -> sa.Table:
    table: sa.Table = sa.Table(name, METADATA, *columns, **_INNODB)
    return table


def _key(name: str, kind: sa.types.TypeEngine[Any] | type[sa.Integer] = sa.Integer) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _column(
    name: str,
    kind: sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]],
    *more: sa.ForeignKey,
    null: bool = False,
    default: str | None = None,
) -> sa.Column[Any]:
    return sa.Column(name, kind, *more, nullable=null, server_default=default)


def _whole(name: str) -> sa.CheckConstraint:
    # SQLite takes any value into a column of whole numbers.
    return sa.CheckConstraint(f"typeof({name}) = 'integer'").ddl_if(dialect="sqlite")


def _day(name: str) -> sa.CheckConstraint:
    day = f"{name} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'"
    return sa.CheckConstraint(f"{name} IS NULL OR {day}").ddl_if(dialect="sqlite")


# Which register this is: its identity is drawn when it is made. The row comes last, so that a register of
# which only some tables were made is none.
register = _table(
    "register",
    _key("version"),
    _column("identity", sa.String(32)),
)
# 序列: the counter of a year, province and city, the last date of issue that it has seen, and the sum of the
# digests of all its rows.
series = _table(
    "series",
    _key("year"),
    _key("province", sa.CHAR(2)),
    _key("city", sa.CHAR(2)),
    _column("next", sa.Integer),
    _column("last_issued_on", sa.Date, null=True),
    _column("digests", _DIGEST, default="0" * 16),
    sa.CheckConstraint("year BETWEEN 2000 AND 2099"),
    sa.CheckConstraint("next BETWEEN 1 AND 10000000"),
    _whole("next"),
    _day("last_issued_on"),
)
# 证书: rows are added, never changed and never deleted. Year, province and city are digits of the number.
certificates = _table(
    "certificates",
    _key("number", _NUMBER),
    _column("assessment", KeyText),
    _column("candidate", sa.Text),
    # Its normal form: who is the same.
    _column("candidate_key", KeyText),
    # How many certificates of the same key are void before this one.
    _column("generation", sa.SmallInteger, default="0"),
    _column("replaces", sa.BigInteger, sa.ForeignKey("certificates.number"), null=True),
    _column("holder", sa.Text),
    _column("project", sa.Text),
    # Names with a blank between; NULL where they are not known.
    _column("traits", sa.String(100), null=True),
    # NULL where the marks are not known; such certificates were imported.
    _column("decision", sa.Text, null=True),
    _column("assessed_on", sa.Date, null=True),
    _column("issued_on", sa.Date),
    # The system that issued it; empty for this register.
    _column("source", sa.String(LENGTH), default=""),
    # What else the center keeps of it, as JSON.
    _column("keep", sa.Text, null=True),
    _column("digest", _DIGEST),
    sa.UniqueConstraint("assessment", "candidate_key", "generation"),
    sa.UniqueConstraint("replaces"),
    sa.CheckConstraint("number BETWEEN 1 AND 9999999999999"),
    sa.CheckConstraint("(generation = 0 AND replaces IS NULL) OR (generation > 0 AND replaces IS NOT NULL)"),
    sa.CheckConstraint("replaces IS NULL OR replaces <> number"),
    _whole("generation"),
    _day("assessed_on"),
    _day("issued_on"),
)
STEPS = ("print", "emboss", "red_seal", "void", "reissue", "spoil", "correct")
# 事项: what happened to a certificate, in order; `event` is the JSON of core, the columns before it are for
# queries.
events = _table(
    "events",
    sa.Column("number", sa.ForeignKey(certificates.c.number), primary_key=True, autoincrement=False),
    _key("seq"),
    _column("happened_on", sa.Date),
    _column("step", sa.String(10)),
    _column("event", sa.Text().with_variant(MEDIUMTEXT(), "mysql", "mariadb")),
    _column("digest", _DIGEST),
    sa.CheckConstraint("seq >= 1"),
    sa.CheckConstraint(f"step IN {STEPS}"),
    sa.Index("events_step", "step", "number"),
    _whole("seq"),
    _day("happened_on"),
)
# 空白证书: every sheet that was used or spoilt, once in the whole register. Without a number: spoilt before
# it was printed, with a reason.
blanks = _table(
    "blanks",
    _key("blank_key", KeyText()),
    _column("blank", sa.Text),
    _column("number", sa.BigInteger, null=True),
    _column("seq", sa.Integer, null=True),
    _column("used_on", sa.Date),
    _column("reason", sa.Text, null=True),
    sa.ForeignKeyConstraint(["number", "seq"], [events.c.number, events.c.seq]),
    sa.Index("blanks_event", "number", "seq"),
    sa.CheckConstraint("(number IS NULL AND seq IS NULL) OR (number IS NOT NULL AND seq IS NOT NULL)"),
    sa.CheckConstraint("number IS NOT NULL OR reason IS NOT NULL"),
    _day("used_on"),
)
# 成绩更正: corrected marks; those of the issue stay.
corrections = _table(
    "corrections",
    sa.Column("number", sa.ForeignKey(certificates.c.number), primary_key=True, autoincrement=False),
    _key("seq"),
    _column("noted_on", sa.Date),
    _column("decision", sa.Text),
    _column("digest", _DIGEST),
    sa.CheckConstraint("seq >= 1"),
    _whole("seq"),
    _day("noted_on"),
)
# Serials that this register will not issue: another system did, or nobody.
declarations = _table(
    "declarations",
    _key("year"),
    _key("province", sa.CHAR(2)),
    _key("city", sa.CHAR(2)),
    _key("first"),
    _column("last", sa.Integer),
    _column("reason", sa.Text),
    sa.CheckConstraint("first BETWEEN 1 AND last AND last <= 9999999"),
    _whole("first"),
    _whole("last"),
)
TABLES = (register, series, certificates, events, blanks, corrections, declarations)
NAMES = tuple(table.name for table in TABLES)


def of_series(
    key: SeriesKey, first: int = 1, last: int = SeriesKey.SPAN - 1, table: sa.Table = certificates
) -> sa.ColumnElement[bool]:
    """Select the rows of a series with serials in this range, by their primary key."""
    start = key.prefix * SeriesKey.SPAN
    return table.c.number.between(start + first, start + last)
