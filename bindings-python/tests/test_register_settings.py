"""What keeps a database from being a register: settings, keys, versions, addresses; and what is told."""

import sqlite3
import sys
import traceback
from pathlib import Path

import pytest
import sqlalchemy as sa
from databases import Database, issue, number, outcome, request
from skillcert.register import Register, RegisterError
from skillcert.register.schema import TABLES, VERSION, series
from sqlalchemy.schema import CreateTable


def pragma(register: Register, *statements: str) -> None:
    """Set what another program, or a careless hook, would set on each connection."""

    def connect(connection: sqlite3.Connection, _: object) -> None:
        for statement in statements:
            connection.execute(statement)

    sa.event.listen(register._database._engine, "connect", connect)


@pytest.mark.parametrize(
    ("statements", "setting"),
    [
        (["PRAGMA synchronous = OFF"], "synchronous = OFF"),
        (["PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"], "synchronous = NORMAL"),
        (["PRAGMA journal_mode = MEMORY"], "journal_mode = memory"),
        (["PRAGMA journal_mode = OFF"], "journal_mode = off"),
    ],
)
def test_unsafe_settings_of_sqlite(on_sqlite: Database, statements: list[str], setting: str) -> None:
    register = on_sqlite.register()
    pragma(register, *statements)
    with pytest.raises(RegisterError, match=f"{setting}: .*confirmed numbers may be lost") as error:
        issue(register, request("a"))
    assert error.value.code == "register_unsafe"


def test_wal_is_safe_when_every_commit_is_synced(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    pragma(register, "PRAGMA journal_mode = WAL")
    issue(register, request("a"))
    assert on_sqlite.scalar("PRAGMA journal_mode") == "wal"


def test_the_commit_reaches_the_disk(on_sqlite: Database) -> None:
    with on_sqlite.register().transaction() as transaction:
        assert transaction._connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3


@pytest.mark.parametrize("setting", ["synchronous_commit", "fsync", "full_page_writes"])
def test_unsafe_settings_of_postgresql(on_postgresql: Database, setting: str) -> None:
    server = on_postgresql.server
    assert server is not None
    server.set(**{setting: "off"})
    try:
        with pytest.raises(RegisterError, match=f"{setting} = off: .*may be lost") as error:
            issue(on_postgresql.register(), request("a"))
    finally:
        server.set(**{setting: "on"})
    assert error.value.code == "register_unsafe"
    issue(on_postgresql.register(), request("a"))


def test_a_standby_that_is_not_waited_for(on_postgresql: Database) -> None:
    server = on_postgresql.server
    assert server is not None
    server.set(synchronous_standby_names="standby", synchronous_commit="local")
    try:
        assert outcome(lambda: issue(on_postgresql.register(), request("a"))) == "register_unsafe"
    finally:
        server.set(synchronous_standby_names="", synchronous_commit="local")
    issue(on_postgresql.register(), request("a"))
    server.set(synchronous_commit="on")


def test_a_table_that_a_crash_empties(on_postgresql: Database) -> None:
    on_postgresql.register().init()
    on_postgresql.execute("ALTER TABLE sheets SET UNLOGGED")
    with pytest.raises(RegisterError, match="UNLOGGED sheets"):
        issue(on_postgresql.register(), request("a"))


def test_a_key_that_may_be_null_is_refused(database: Database) -> None:
    register = database.register()
    register.init()
    if database.server:
        database.execute("ALTER TABLE certificates ALTER candidate DROP NOT NULL")
    else:
        database.execute(
            "ALTER TABLE certificates DROP COLUMN holder", "ALTER TABLE certificates ADD holder TEXT"
        )
    for call in (lambda: issue(database.register(), request("a")), register.audit):
        assert outcome(call) == "register_unsafe"


def test_numbers_and_keys_have_to_be_unique(database: Database) -> None:
    database.register().init()
    database.execute(
        "CREATE TABLE other AS SELECT * FROM certificates", "DROP TABLE voids", "DROP TABLE sheets"
    )
    database.execute("DROP TABLE certificates", "ALTER TABLE other RENAME TO certificates")
    assert outcome(lambda: issue(database.register(), request("a"))) == "register_unsafe"


@pytest.mark.parametrize("version", [VERSION - 1, VERSION + 1])
def test_another_schema_is_left_alone(database: Database, version: int) -> None:
    register = database.register()
    register.init()
    database.execute(f"UPDATE schema_version SET version = {version}")
    calls = (
        lambda: issue(database.register(), request("b")), lambda: register.verify(number(1)),
        lambda: list(register.export()), database.register().init,
    )  # fmt: skip
    for call in calls:
        with pytest.raises(RegisterError, match=f"version {version}, this program needs {VERSION}"):
            call()


def test_no_register_there(database: Database, tmp_path: Path) -> None:
    assert outcome(lambda: database.register().verify(number(1))) == "register_missing"
    assert outcome(lambda: list(database.register().export())) == "register_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mysql", "mssql", "oracle"])
def test_other_databases_understand_the_tables(name: str) -> None:
    dialect = sa.make_url(f"{name}://").get_dialect()()
    tables = " ".join(str(CreateTable(table).compile(dialect=dialect)) for table in TABLES)
    assert "TEXT" not in tables.partition("candidate")[2].partition("holder")[0]
    lock = sa.select(series.c.next).where(series.c.year == 2026).with_for_update()
    assert str(lock.compile(dialect=dialect))


@pytest.mark.parametrize("url", ["", "register.db", "sqlite://", "sqlite:///file:x?uri=true", "nothing://x"])
def test_addresses(url: str) -> None:
    assert outcome(lambda: Register(url)) == "register_address"


def test_a_driver_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    assert outcome(lambda: Register("postgresql+psycopg://x:geheim@y/z")) == "register_driver"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://clerk:geheim%40x@localhost:1/register",
        "postgresql+psycopg://clerk:geheim%40x@localhost:1/register?sslmode=nonsense",
        "nothing://clerk:geheim%40x@localhost/register",
        "postgresql+psycopg://clerk:geheim%40x@localhost:port/register",
    ],
)
def test_passwords_are_never_told(url: str) -> None:
    with pytest.raises(RegisterError) as caught:
        Register(url, patience=0).verify(number(1))
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    told = [str(error), repr(error), error.message("zh"), *traceback.format_exception(error, chain=True)]
    assert "geheim" not in "".join(told)
