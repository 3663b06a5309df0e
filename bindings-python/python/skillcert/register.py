"""登记册: the register of issued certificates, on a database.

A number exists when, and only when, its certificate is stored: one transaction moves the counter of the year
and city and stores the rows. There is no call that only takes a number, and none that deletes.

The key of a certificate is (assessment, candidate). Asking again for the same key gives the same number.

    with Register("sqlite:///register.db").transaction() as tx:
        answers = tx.issue(requests, issued_on=date(2026, 11, 23), city="01")
        ...  # write the file that names the numbers; an exception here takes everything back
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from . import Certificate, CertificateNumber, Decision, NumberScheme, Project, Series
from .texts import BilingualError, Text

try:
    import sqlalchemy as sa
except ImportError:
    raise ImportError('the register needs SQLAlchemy: pip install "skillcert[register]"') from None

SCHEMA_VERSION = 1
# The fewest variables that any database allows in one statement is 999, two of them to a key.
BATCH = 400

_metadata = sa.MetaData()
_schema_version = sa.Table(
    "schema_version",
    _metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
)
_series = sa.Table(
    "series",
    _metadata,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("city", sa.String(2), primary_key=True),
    sa.Column("next", sa.Integer, nullable=False),
)
_certificates = sa.Table(
    "certificates",
    _metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("city", sa.String(2), nullable=False),
    sa.Column("assessment", sa.Text, nullable=False),
    sa.Column("candidate", sa.Text, nullable=False),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("project", sa.Text, nullable=False),
    sa.Column("decision", sa.Text, nullable=False),
    sa.Column("assessed_on", sa.Date),
    sa.Column("issued_on", sa.Date, nullable=False),
    sa.UniqueConstraint("assessment", "candidate"),
)
_key = sa.tuple_(_certificates.c.assessment, _certificates.c.candidate)

Key = tuple[str, str]
Row = Mapping[Any, Any]
T = TypeVar("T")


class RegisterError(BilingualError):
    """The register cannot be used. Nothing was issued, and the message holds no address or password."""


@dataclass(frozen=True)
class Request:
    """A certificate wanted: for whom, in which assessment, on which decision.

    `assessed_on` is None where the day of the assessment is not known.
    """

    assessment: str
    candidate: str
    holder: str
    project: Project
    decision: Decision
    assessed_on: date | None = None

    @property
    def key(self) -> Key:
        """Return what a certificate is issued for once."""
        return self.assessment, self.candidate


@dataclass(frozen=True)
class Record:
    """A certificate as the register holds it."""

    number: CertificateNumber
    assessment: str
    candidate: str
    holder: str
    project: str
    city: str
    decision: str
    assessed_on: date | None
    issued_on: date


@dataclass(frozen=True)
class Issued:
    """The number of a request; `already` if an earlier call had issued it."""

    number: CertificateNumber
    already: bool


@dataclass(frozen=True)
class Refused:
    """The key of a request belongs to a certificate of another holder, project or city."""

    code = "certificate_of_another"
    clause = "六(四)"

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return _OF_ANOTHER.of(lang)


_OF_ANOTHER = Text(
    f"该考核的这个考生编号已核发证书，但持证人姓名、项目或地市不同，不再核发（依据{Refused.clause}）",
    "this candidate of this assessment has a certificate under another name, project or city, "
    f"none is issued (clause {Refused.clause})",
)


class Register:
    """The register at a database address such as `sqlite:///register.db`."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)

    @property
    def files(self) -> list[str]:
        """Return the file of an SQLite register, which no other output may overwrite."""
        url = self._engine.url
        return [str(url.database)] if url.get_backend_name() == "sqlite" else []

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Issue certificates: committed at the end of the block, taken back on any exception."""
        writer = self._engine.execution_options(skillcert_writes=True)
        with self._reporting(), writer.begin() as connection:
            _metadata.create_all(connection)
            _check_version(connection)
            yield Transaction(connection)

    def verify(self, number: CertificateNumber) -> Record | None:
        """Return the certificate with this number, if the register holds it."""
        with self._reading() as connection:
            query = sa.select(_certificates).where(_certificates.c.number == int(number))
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _record(row)

    def issued(self, numbers: Iterable[CertificateNumber]) -> set[CertificateNumber]:
        """Return those of the numbers that the register holds."""
        column = _certificates.c.number
        found: set[int] = set()
        with self._reading() as connection:
            for batch in _batches(int(number) for number in numbers):
                found.update(connection.scalars(sa.select(column).where(column.in_(batch))))
        return {_number(value) for value in found}

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._reporting():
            self._check_files()
            with self._engine.connect() as connection, connection.begin():
                if not sa.inspect(connection).has_table(_schema_version.name):
                    raise RegisterError(
                        "登记册：该数据库中没有登记册", "register: there is none in this database"
                    )
                _check_version(connection)
                yield connection

    def _check_files(self) -> None:
        # SQLite makes an empty file of every name that it is asked to read.
        if not all(Path(file).exists() for file in self.files):
            raise RegisterError("登记册：没有这个文件", "register: there is no such file")

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            raise _failed(self._engine.url, error) from None


class Transaction:
    """Certificates issued together, all or none; made by `Register.transaction`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def issue(
        self,
        requests: Sequence[Request],
        *,
        issued_on: date,
        city: str,
        scheme: NumberScheme | None = None,
    ) -> list[Issued | Refused]:
        """Give numbers to the requests in their order: as many answers as requests.

        Raises `ValidationError` if a decision is no pass, the date or the city does not fit, or the series of
        the year and city has too few serials left.
        """
        city = Series(issued_on, city, scheme=scheme).city
        stored = self._stored(requests)
        fresh: dict[Key, Request] = {}
        for request in requests:
            if request.key not in stored:
                fresh.setdefault(request.key, request)
        stored |= self._store(list(fresh.values()), issued_on, city, scheme)
        return [
            _answer(request, stored[request.key], city, already=fresh.pop(request.key, None) is None)
            for request in requests
        ]

    def _stored(self, requests: Sequence[Request]) -> dict[Key, Row]:
        stored: dict[Key, Row] = {}
        for batch in _batches(request.key for request in requests):
            rows = self._connection.execute(sa.select(_certificates).where(_key.in_(batch))).mappings()
            stored |= {(row["assessment"], row["candidate"]): row for row in rows}
        return stored

    def _store(
        self, requests: Sequence[Request], issued_on: date, city: str, scheme: NumberScheme | None
    ) -> dict[Key, Row]:
        if not requests:
            return {}
        numbers = self._take(len(requests), issued_on, city, scheme)
        rows = {
            request.key: _row(request, number, issued_on, city)
            for request, number in zip(requests, numbers, strict=True)
        }
        self._connection.execute(sa.insert(_certificates), list(rows.values()))
        return rows

    def _take(
        self, n: int, issued_on: date, city: str, scheme: NumberScheme | None
    ) -> Iterable[CertificateNumber]:
        """Move the counter of the year and city. Private: numbers are taken only to be stored."""
        key = (_series.c.year == issued_on.year) & (_series.c.city == city)
        next_serial = self._connection.scalar(sa.select(_series.c.next).where(key).with_for_update())
        series = Series.at(issued_on.year, city, 1 if next_serial is None else next_serial, scheme=scheme)
        numbers, after = series.reserve(n)
        if next_serial is None:
            values = {"year": issued_on.year, "city": city, "next": after.next}
            self._connection.execute(sa.insert(_series).values(values))
        else:
            self._connection.execute(sa.update(_series).where(key).values(next=after.next))
        return numbers


def _row(request: Request, number: CertificateNumber, issued_on: date, city: str) -> Row:
    # Nothing is stored but what a certificate can be issued on: this refuses whatever the notice does not
    # allow. Whose seals the certificate will bear is no business of the numbers.
    Certificate.check(
        request.decision,
        holder=request.holder,
        project=request.project,
        city=city,
        assessed_on=request.assessed_on or issued_on,
        number=number,
        issued_on=issued_on,
    )
    return {
        "number": int(number),
        "year": number.year,
        "city": city,
        "assessment": request.assessment,
        "candidate": request.candidate,
        "holder": request.holder,
        "project": request.project.name,
        "decision": request.decision.to_json(),
        "assessed_on": request.assessed_on,
        "issued_on": issued_on,
    }


def _answer(request: Request, row: Row, city: str, *, already: bool) -> Issued | Refused:
    if (row["holder"], row["project"], row["city"]) != (request.holder, request.project.name, city):
        return Refused()
    return Issued(_number(row["number"]), already)


def _number(value: int) -> CertificateNumber:
    return CertificateNumber.from_int(value)


def _record(row: Row) -> Record:
    fields = {name: value for name, value in row.items() if name != "year"}
    return Record(**fields | {"number": _number(row["number"])})


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _check_version(connection: sa.Connection) -> None:
    version = connection.scalar(sa.select(_schema_version.c.version))
    if version is None:
        connection.execute(sa.insert(_schema_version).values(version=SCHEMA_VERSION))
    elif version != SCHEMA_VERSION:
        raise RegisterError(
            f"登记册：结构版本是{version}，本程序只认{SCHEMA_VERSION}",
            f"register: its schema has version {version}, this program knows {SCHEMA_VERSION}",
        )


def _engine(url: str) -> sa.Engine:
    try:
        engine = sa.create_engine(sa.make_url(url))
    except ImportError as error:
        raise RegisterError(
            f"登记册：缺少该数据库的驱动程序 {error.name}", f"register: the driver {error.name} is missing"
        ) from None
    except (sa.exc.SQLAlchemyError, ValueError):
        raise RegisterError(
            "登记册：地址应写作 sqlite:///register.db 这样的形式，数据库种类须受支持",
            "register: an address is written like sqlite:///register.db, of a supported database",
        ) from None
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine)
    return engine


def _set_up_sqlite(engine: sa.Engine) -> None:
    database = engine.url.database or ":memory:"
    if database.startswith((":memory:", "file:")):
        raise RegisterError(
            "登记册：SQLite的登记册必须是普通路径上的文件；放在内存中会遗忘已发的编号",
            "register: SQLite needs a file at a plain path; in memory, issued numbers would be forgotten",
        )

    @sa.event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        # Transactions are begun below; a certificate is an outside act, so its commit has reached the disk.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = FULL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A writer locks before it reads the counter; the default would read first.
        writes = connection.get_execution_options().get("skillcert_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _failed(url: sa.URL, error: sa.exc.SQLAlchemyError) -> RegisterError:
    origin = error.orig if isinstance(error, sa.exc.DBAPIError) else None
    reason = next(iter(str(origin).splitlines()), "") if origin else type(error).__name__
    if url.password:
        reason = reason.replace(str(url.password), "***")
    name = url.get_backend_name()
    return RegisterError(
        f"登记册：{name} 数据库拒绝了操作（{reason}）", f"register: the {name} database refused ({reason})"
    )
