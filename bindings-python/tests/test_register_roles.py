"""The roles of PostgreSQL: who issues can neither change nor delete what was issued."""

from collections.abc import Callable
from datetime import date

import psycopg
import pytest
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert.register import HighWater, Register, roles


@pytest.fixture
def by(on_postgresql: Database) -> Callable[[str], Register]:
    """The register as an account with a role."""
    server = on_postgresql.server
    assert server is not None
    on_postgresql.register().init()
    name = on_postgresql.scalar("SELECT current_database()")
    for _ in range(2):
        server.sql(roles(), str(name))
    server.sql(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exam') THEN "
        "CREATE ROLE exam LOGIN; CREATE ROLE query LOGIN; END IF; END $$; "
        "GRANT skillcert_issuer TO exam; GRANT skillcert_reader TO query"
    )
    return lambda account: Register(server.url_of(account, str(name)), patience=1)


def test_who_issues_can_do_all_of_it(by: Callable[[str], Register]) -> None:
    register = by("exam")
    assert texts(issue(register, request("a"), request("b"))) == [str(number(1)), str(number(2))]
    register.void(number(1), on=DAY, reason="姓名有误")
    register.reissue(number(2), blank="43A0000001", on=DAY, reason="遗失")
    register.declare(2027, "02", 1, 9, reason="旧系统")
    register.import_([historic(5)], source="旧系统")
    assert len(list(register.export())) == 3
    assert register.compare(register.high_water()) == []


@pytest.mark.parametrize(
    "table", ["certificates", "voids", "sheets", "declarations", "series", "schema_version"]
)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE", "DROP TABLE {} CASCADE"])
def test_who_issues_deletes_nothing(by: Callable[[str], Register], table: str, statement: str) -> None:
    refused(by("exam"), statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificates SET holder = 'x'", "UPDATE certificates SET number = number + 1",
        "UPDATE voids SET voided_on = '2027-01-01'", "UPDATE sheets SET number = 1",
        "UPDATE series SET year = 1", "UPDATE declarations SET last = 1",
        "UPDATE schema_version SET version = 1",
        "ALTER TABLE certificates DROP CONSTRAINT certificates_pkey",
    ],
)  # fmt: skip
def test_who_issues_changes_nothing(by: Callable[[str], Register], statement: str) -> None:
    refused(by("exam"), statement)


def test_who_reads_only_reads(by: Callable[[str], Register]) -> None:
    issue(by("exam"), request("a"))
    register = by("query")
    assert register.verify(number(1))
    assert not register.audit().faults
    assert isinstance(register.high_water(), HighWater)
    assert outcome(lambda: issue(register, request("b"))) == "register_refused"
    assert outcome(lambda: register.void(number(1), on=date(2026, 12, 1), reason="")) == "register_refused"
    refused(register, "INSERT INTO series (year, city, next) VALUES (2026, '09', 1)")


def refused(register: Register, statement: str) -> None:
    engine = register._database._engine
    with (
        engine.connect() as connection,
        pytest.raises(Exception, match=r"permission denied|must be owner") as error,
    ):
        connection.exec_driver_sql(statement)
    assert isinstance(error.value.orig, psycopg.errors.InsufficientPrivilege)  # type: ignore[attr-defined]
