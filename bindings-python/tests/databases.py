"""Registers to test: on a new SQLite file, and on a new database of a server of the session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import mariadb
import postgresql
import pytest
import sqlalchemy as sa
from skillcert import CertificateNumber, PassRule, Project
from skillcert.register import Answers, Issued, Record, Refused, Register, Request
from skipped import skip

DAY = date(2026, 11, 23)
PROJECT = Project("湘西苗绣")
_DATABASES = count(1)


@dataclass(frozen=True)
class Database:
    """An empty database; `server` if it has one."""

    url: str
    server: postgresql.Server | mariadb.Server | None

    @property
    def kind(self) -> str:
        """The name of its dialect."""
        return sa.make_url(self.url).get_backend_name()

    def register(self, **options: float) -> Register:
        """The register in it, which is made where it is not there yet."""
        register = Register(self.url, **options)
        register.init()
        return register

    def execute(self, *statements: str) -> None:
        """What somebody does behind the register's back."""
        with sa.create_engine(self.url).begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def scalar(self, query: str) -> object:
        with sa.create_engine(self.url).connect() as connection:
            return connection.exec_driver_sql(query).scalar()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    programs = postgresql.programs()
    if programs is None:
        skip("the register on PostgreSQL", "postgresql")
    with postgresql.server(programs) as running:
        yield running


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[mariadb.Server]:
    programs = mariadb.programs()
    if programs is None:
        skip("the register on MariaDB", "mariadb-server-core")
    with mariadb.server(programs) as running:
        yield running


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path}/register.db", None)


@pytest.fixture
def on_postgresql(postgresql_server: postgresql.Server) -> Database:
    return on_server(postgresql_server)


@pytest.fixture
def on_mariadb(mariadb_server: mariadb.Server) -> Database:
    return on_server(mariadb_server)  # in the server's own character set, Latin 1: the tables bring theirs


def on_server(server: postgresql.Server | mariadb.Server) -> Database:
    name = f"register{next(_DATABASES)}"
    server.sql(f"CREATE DATABASE {name}")
    return Database(server.url_of(server.OWNER, name), server)


@pytest.fixture(params=["on_sqlite", "on_postgresql", "on_mariadb"])
def database(request: pytest.FixtureRequest) -> Database:
    chosen: Database = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def register(database: Database) -> Register:
    return database.register()


def request(
    candidate: str, *, holder: str = "", practical: str = "60", assessment: str = "湘西苗绣/01"
) -> Request:
    decision = PassRule.PRACTICAL.decide(practical=practical)
    return Request(assessment, candidate, holder or candidate, PROJECT, decision)


def issue(register: Register, *requests: Request, day: date = DAY, city: str = "01") -> Answers:
    return register.issue(requests, issued_on=day, city=city)


def texts(answers: list[Issued | Refused]) -> list[str]:
    return [str(answer.number) if isinstance(answer, Issued) else answer.code for answer in answers]


def number(serial: int, *, year: int = 26, city: str = "01") -> CertificateNumber:
    return CertificateNumber(f"{year}18{city}{serial:07}")


def historic(
    serial: int, candidate: str = "", *, year: int = 25, city: str = "01", holder: str = "考生"
) -> Record:
    return Record(
        number=number(serial, year=year, city=city),
        assessment="旧系统",
        candidate=candidate or f"{year}-{city}-{serial}",
        holder=holder,
        project="湘西苗绣",
        decision=None,
        assessed_on=None,
        issued_on=date(2000 + year, 6, 1),
    )


def outcome(work: Callable[[], object]) -> str:
    """The code of the error that the work raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        work()
    return str(getattr(caught.value, "code", caught.value))
