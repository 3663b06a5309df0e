"""The roles of PostgreSQL and MariaDB: who issues can neither change nor delete what was issued."""

from collections.abc import Callable
from datetime import date
from itertools import product

import mariadb
import postgresql
import pytest
import sqlalchemy as sa
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert import CertificateEvent, PrintAuthority
from skillcert.register import HighWater, Register, roles
from skillcert.register.schema import NAMES

Accounts = Callable[[str], Register]
CENTER = "长沙市职业技能鉴定中心"
PRINTED = {"blank": "43A0000001", "printer": CENTER, "authority": PrintAuthority("01", CENTER, [CENTER])}
# What the databases say to whoever may not.
_DENIED = r"permission denied|must be owner|denied to user|command denied"


def on_postgresql_by(database: Database, name: str) -> None:
    assert isinstance(database.server, postgresql.Server)
    for _ in range(2):
        database.server.sql(roles("postgresql"), name)
    database.server.sql(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exam') THEN "
        "CREATE ROLE exam LOGIN; CREATE ROLE query LOGIN; END IF; END $$; "
        "GRANT skillcert_issuer TO exam; GRANT skillcert_reader TO query"
    )


def statements(script: str) -> list[str]:
    """The statements of a script, as a client sends them."""
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]


def on_mariadb_by(database: Database, name: str) -> None:
    assert isinstance(database.server, mariadb.Server)
    for _ in range(2):
        database.server.sql(*statements(roles("mariadb")), database=name)
    for account, role in (("exam", "issuer"), ("query", "reader")):
        database.server.sql(
            f"CREATE USER IF NOT EXISTS {account}@localhost",
            f"GRANT skillcert_{role} TO {account}@localhost",
            f"SET DEFAULT ROLE skillcert_{role} FOR {account}@localhost",
        )


@pytest.fixture(params=["on_postgresql", "on_mariadb"])
def by(request: pytest.FixtureRequest) -> Accounts:
    """The register as an account with a role."""
    database: Database = request.getfixturevalue(request.param)
    server, name = database.server, str(sa.make_url(database.url).database)
    assert server is not None
    database.register()
    {"on_postgresql": on_postgresql_by, "on_mariadb": on_mariadb_by}[request.param](database, name)
    return lambda account: Register(server.url_of(account, name), patience=1)


def test_who_issues_can_do_all_of_it(by: Accounts) -> None:
    register = by("exam")
    assert texts(issue(register, request("a"), request("b"))) == [str(number(1)), str(number(2))]
    register.void(number(1), on=DAY, reason="姓名有误")
    for action in ({"print": PRINTED}, "emboss", "red_seal"):
        register.apply(number(2), CertificateEvent(DAY, action))
    register.reissue(number(2), on=DAY, reason="遗失")
    register.correct(number(2), holder="考生乙", on=DAY, reason="姓名录入有误")
    register.destroy(["43A0000009"], on=DAY, reason="卡纸")
    register.declare(2027, "02", 1, 9, reason="旧系统")
    register.import_([historic(5)], source="旧系统")
    assert texts(issue(register, request("b", holder="考生乙", practical="61"))) == [str(number(2))]
    assert len(list(register.export())) == 3
    assert register.compare(register.high_water()) == []
    assert [fault.finding.code for fault in register.audit().faults] == ["series_first_not_one"]


def test_who_issues_deletes_nothing(by: Accounts) -> None:
    register = by("exam")
    for table, statement in product(NAMES, ("DELETE FROM", "TRUNCATE TABLE", "DROP TABLE")):
        refused(register, f"{statement} {table}")


CHANGES = (
    "UPDATE certificates SET holder = 'x'", "UPDATE certificates SET number = number + 1",
    "UPDATE events SET happened_on = '2027-01-01'", "UPDATE blanks SET number = 1",
    "UPDATE corrections SET decision = 'x'", "UPDATE declarations SET last = 1",
    "UPDATE series SET year = 1", "UPDATE register SET version = 1",
    "INSERT INTO register VALUES (4, 'x')", "ALTER TABLE certificates DROP COLUMN holder",
    "CREATE INDEX more ON certificates (issued_on)",
)  # fmt: skip


def test_who_issues_changes_nothing(by: Accounts) -> None:
    register = by("exam")
    for statement in CHANGES:
        refused(register, statement)


def test_who_reads_only_reads(by: Accounts) -> None:
    issue(by("exam"), request("a"))
    register = by("query")
    assert register.verify(number(1))
    assert not register.audit().faults
    assert isinstance(register.high_water(), HighWater)
    assert outcome(lambda: issue(register, request("b"))) == "register_refused"
    assert outcome(lambda: register.void(number(1), on=date(2026, 12, 1), reason="x")) == "register_refused"
    refused(register, "INSERT INTO series (year, province, city, next) VALUES (2026, '18', '09', 1)")


def refused(register: Register, statement: str) -> None:
    engine = register._database._engine
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match=_DENIED):
        connection.exec_driver_sql(statement)
