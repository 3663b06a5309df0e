"""The tables of a register, and their version."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from .. import SeriesKey
from .errors import MISSING, SCHEMA, UNSAFE, RegisterError

VERSION = 2

_METADATA = sa.MetaData()
# Databases that cannot put an index on text of any length get a length; a and A are two candidates.
_KEY = (
    sa.Text()
    .with_variant(sa.String(200, "utf8mb4_bin"), "mysql", "mariadb")
    .with_variant(sa.Unicode(200, "Latin1_General_100_BIN2"), "mssql")
    .with_variant(sa.Unicode(200), "oracle")
)

schema_version = sa.Table(
    "schema_version",
    _METADATA,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
)
# 系列: the counter of a year and city, and the last date of issue that it has seen.
series = sa.Table(
    "series",
    _METADATA,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("city", sa.String(2), primary_key=True),
    sa.Column("next", sa.Integer, nullable=False),
    sa.Column("last_issued_on", sa.Date),
)
# 证书: rows are added, never changed and never deleted. Year and city are digits of the number.
certificates = sa.Table(
    "certificates",
    _METADATA,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("assessment", _KEY, nullable=False),
    sa.Column("candidate", _KEY, nullable=False),
    sa.Column("holder", sa.UnicodeText, nullable=False),
    sa.Column("project", sa.UnicodeText, nullable=False),
    # `null` where it is not known; such certificates were imported.
    sa.Column("decision", sa.UnicodeText, nullable=False),
    sa.Column("assessed_on", sa.Date),
    sa.Column("issued_on", sa.Date, nullable=False),
    # The system that issued it; empty for this register.
    sa.Column("source", sa.String(200), nullable=False, server_default=""),
    sa.UniqueConstraint("assessment", "candidate"),
)
# 作废: a certificate is void once; its number stays used.
voids = sa.Table(
    "voids",
    _METADATA,
    sa.Column("number", sa.ForeignKey(certificates.c.number), primary_key=True, autoincrement=False),
    sa.Column("voided_on", sa.Date, nullable=False),
    sa.Column("reason", sa.UnicodeText, nullable=False),
)
# 补发: the further blank sheets of a certificate; a sheet is used once.
sheets = sa.Table(
    "sheets",
    _METADATA,
    sa.Column("blank", _KEY, primary_key=True),
    sa.Column("number", sa.ForeignKey(certificates.c.number), nullable=False, index=True),
    sa.Column("used_on", sa.Date, nullable=False),
    sa.Column("reason", sa.UnicodeText, nullable=False),
)
# Serials that this register will not issue: another system did, or nobody.
declarations = sa.Table(
    "declarations",
    _METADATA,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("city", sa.String(2), primary_key=True),
    sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("reason", sa.UnicodeText, nullable=False),
)
TABLES = (schema_version, series, certificates, voids, sheets, declarations)


class Facts(NamedTuple):
    """What is stored of a certificate beside its number, in the order of the columns."""

    assessment: str
    candidate: str
    holder: str
    project: str
    decision: str
    assessed_on: date | None
    issued_on: date
    source: str


def of_series(key: SeriesKey, first: int = 1, last: int = SeriesKey.SPAN - 1) -> sa.ColumnElement[bool]:
    """Select the certificates of a series with serials in this range, by their primary key."""
    start = key.prefix * SeriesKey.SPAN
    return certificates.c.number.between(start + first, start + last)


def create(connection: sa.Connection) -> None:
    """Make the tables where there is no register; one of another version is left alone."""
    if _version(connection) is None:
        _METADATA.create_all(connection)
        connection.execute(sa.insert(schema_version).values(version=VERSION))


def check(connection: sa.Connection) -> None:
    """Refuse a database without a register, or with one of another version."""
    found = _version(connection)
    if found is None:
        raise RegisterError(MISSING, "该数据库中没有登记册", "there is none in this database")
    if found != VERSION:
        raise RegisterError(
            SCHEMA,
            f"结构版本是{found}，本程序用{VERSION}",
            f"its schema has version {found}, this program needs {VERSION}",
        )


def check_keys(connection: sa.Connection) -> None:
    """Refuse tables, made by other hands, that would hold a number or a candidate twice."""
    inspector = sa.inspect(connection)
    for table in (certificates, series):
        may_be_null = {column["name"] for column in inspector.get_columns(table.name) if column["nullable"]}
        for column in table.columns:
            if not column.nullable and column.name in may_be_null:
                raise _unsafe(f"{table.name}.{column.name}", "可以为空", "may be null")
    unique = [set(each["column_names"]) for each in inspector.get_unique_constraints(certificates.name)]
    indexes = (each for each in inspector.get_indexes(certificates.name) if each["unique"])
    unique += [set(map(str, index["column_names"])) for index in indexes]
    if {"assessment", "candidate"} not in unique:
        raise _unsafe("certificates (assessment, candidate)", "可以重复", "may be there twice")
    if inspector.get_pk_constraint(certificates.name)["constrained_columns"] != ["number"]:
        raise _unsafe("certificates.number", "可以重复", "may be there twice")


def _unsafe(what: str, zh: str, en: str) -> RegisterError:
    return RegisterError(UNSAFE, f"{what} {zh}", f"{what} {en}")


def _version(connection: sa.Connection) -> int | None:
    if not sa.inspect(connection).has_table(schema_version.name):
        return None
    return connection.scalar(sa.select(schema_version.c.version))
