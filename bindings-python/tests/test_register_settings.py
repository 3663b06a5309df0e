"""What keeps a database from being a register: settings, keys, versions, addresses; and what is told."""

import sqlite3
import sys
import traceback

import mariadb
import pytest
import sqlalchemy as sa
from databases import Database, issue, number, outcome, request, texts
from skillcert.register import Register, RegisterError
from skillcert.register.schema import NAMES, TABLES, VERSION
from skipped import skip
from sqlalchemy.schema import CreateTable


def pragma(database: Database, *statements: str) -> Register:
    """The register as another program, or a careless hook, would set its connections."""
    database.register()
    register = Register(database.url)

    def connect(connection: sqlite3.Connection, _: object) -> None:
        for statement in statements:
            connection.execute(statement)

    sa.event.listen(register._database._engine, "connect", connect)
    return register


@pytest.mark.parametrize(
    ("statements", "setting"),
    [
        (["PRAGMA synchronous = OFF"], "synchronous = OFF"),
        (["PRAGMA synchronous = NORMAL"], "synchronous = NORMAL"),
        (["PRAGMA journal_mode = MEMORY"], "journal_mode = memory"),
        (["PRAGMA journal_mode = OFF"], "journal_mode = off"),
    ],
)
def test_unsafe_settings_of_sqlite(on_sqlite: Database, statements: list[str], setting: str) -> None:
    register = pragma(on_sqlite, *statements)
    with pytest.raises(RegisterError, match=f"{setting}: .*confirmed numbers may be lost") as error:
        issue(register, request("a"))
    assert error.value.code == "register_unsafe"


def test_the_commit_reaches_the_disk(on_sqlite: Database) -> None:
    with on_sqlite.register().transaction() as transaction:
        assert transaction._connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1", "GBK"])
def test_postgresql_speaks_utf8_whatever_is_set(on_postgresql: Database, encoding: str) -> None:
    on_postgresql.register()
    address = sa.make_url(on_postgresql.url).update_query_dict({"client_encoding": encoding})
    register = Register(address.render_as_string(hide_password=False))
    issue(register, request("a", holder="考生𠮷"))
    assert register.record(number(1)).holder == "考生𠮷"
    assert register.audit().faults == ()


@pytest.mark.parametrize("setting", ["synchronous_commit", "fsync", "full_page_writes"])
def test_unsafe_settings_of_postgresql(on_postgresql: Database, setting: str) -> None:
    server = on_postgresql.server
    assert server is not None
    on_postgresql.register()
    server.set(**{setting: "off"})
    try:
        with pytest.raises(RegisterError, match=f"{setting} = off: .*may be lost") as error:
            issue(Register(on_postgresql.url), request("a"))
    finally:
        server.set(**{setting: "on"})
    assert error.value.code == "register_unsafe"
    issue(Register(on_postgresql.url), request("a"))


def test_a_standby_that_is_not_waited_for(on_postgresql: Database) -> None:
    server = on_postgresql.server
    assert server is not None
    on_postgresql.register()
    server.set(synchronous_standby_names="standby", synchronous_commit="local")
    try:
        assert outcome(lambda: issue(Register(on_postgresql.url), request("a"))) == "register_unsafe"
    finally:
        server.set(synchronous_standby_names="", synchronous_commit="local")
    issue(on_postgresql.register(), request("a"))
    server.set(synchronous_commit="on")


@pytest.mark.parametrize("value", [0, 2])
def test_an_unsafe_setting_of_mariadb(on_mariadb: Database, value: int) -> None:
    server, setting = on_mariadb.server, "innodb_flush_log_at_trx_commit"
    assert isinstance(server, mariadb.Server)
    on_mariadb.register()
    server.set(**{setting: str(value)})
    try:
        with pytest.raises(RegisterError, match=f"{setting} = {value}: .*may be lost") as error:
            issue(Register(on_mariadb.url), request("a"))
    finally:
        server.set(**{setting: "1"})
    assert error.value.code == "register_unsafe"
    assert "提交不等待落盘，已确认的编号可能丢失" in error.value.message("zh")
    assert texts(issue(Register(on_mariadb.url), request("a"))) == [str(number(1))]


LOG = ("--log-bin=log", "--server-id=1")


@pytest.mark.parametrize(
    ("options", "setting"),
    [
        (["--skip-innodb-doublewrite"], "innodb_doublewrite = OFF"),
        ([*LOG, "--sync-binlog=0"], "sync_binlog = 0"),
        ([*LOG, "--sync-binlog=1"], ""),
    ],
)
def test_how_mariadb_was_started(options: list[str], setting: str) -> None:
    programs = mariadb.programs()
    if programs is None:
        skip("unsafe settings of MariaDB", "mariadb-server-core")
    with mariadb.server(programs, *options) as server:
        server.sql("CREATE DATABASE register")
        register = Register(server.url_of(server.OWNER, "register"))
        if not setting:
            assert register.init()
            return
        with pytest.raises(RegisterError, match=f"{setting}: .*may be lost"):
            register.init()


def test_a_table_that_a_crash_empties(on_postgresql: Database) -> None:
    on_postgresql.register()
    on_postgresql.execute("ALTER TABLE declarations SET UNLOGGED")
    with pytest.raises(RegisterError, match="UNLOGGED declarations"):
        issue(Register(on_postgresql.url), request("a"))


NULLABLE = {
    "sqlite": (
        "ALTER TABLE certificates DROP COLUMN holder", "ALTER TABLE certificates ADD holder TEXT",
    ),
    "postgresql": ("ALTER TABLE certificates ALTER candidate DROP NOT NULL",),
    "mysql": ("ALTER TABLE certificates MODIFY candidate TEXT NULL",),
}  # fmt: skip


def test_a_key_that_may_be_null_is_refused(database: Database) -> None:
    database.register()
    database.execute(*NULLABLE[database.kind])
    register = Register(database.url)
    for call in (lambda: issue(register, request("a")), register.audit, register.init):
        assert outcome(call) == "register_unsafe"


@pytest.mark.parametrize("table", ["certificates", "events", "blanks", "series"])
def test_keys_have_to_be_unique(database: Database, table: str) -> None:
    database.register()
    database.execute(
        f"CREATE TABLE other AS SELECT * FROM {table}",
        *(f"DROP TABLE {name}" for name in reversed(NAMES[NAMES.index(table) :])),
        f"ALTER TABLE other RENAME TO {table}",
    )
    # What is not there is made again, what is there stays as it is.
    assert outcome(Register(database.url).init) in {"register_unsafe", "register_refused"}
    assert outcome(lambda: issue(Register(database.url), request("a"))) in {
        "register_unsafe",
        "register_refused",
    }


@pytest.mark.parametrize("version", [VERSION - 1, VERSION + 1])
def test_another_schema_is_left_alone(database: Database, version: int) -> None:
    database.register()
    database.execute(f"UPDATE register SET version = {version}")
    register = Register(database.url)
    calls = (
        lambda: issue(register, request("b")), lambda: register.verify(number(1)),
        lambda: list(register.export()), register.init,
    )  # fmt: skip
    for call in calls:
        with pytest.raises(RegisterError, match=f"version {version}, this program needs {VERSION}"):
            call()


def test_mysql_understands_the_tables() -> None:
    dialect = sa.make_url("mysql+pymysql://").get_dialect()()
    tables = [str(CreateTable(table).compile(dialect=dialect)) for table in TABLES]
    assert all("ENGINE=InnoDB" in table and "CHARSET=utf8mb4" in table for table in tables)


def test_a_database_of_latin_letters(on_mariadb: Database) -> None:
    """The tables bring their own character set; keys that differ in a letter or its case differ."""
    assert on_mariadb.scalar("SELECT @@character_set_database") == "latin1"
    register = on_mariadb.register()
    keys = ["a", "A", "á", "𠮷", "考生0001"]
    assert len(set(texts(issue(register, *map(request, keys))))) == len(keys)
    assert [record.candidate for record in register.export()] == keys


ADDRESSES = (
    "", "register.db", "sqlite://", "sqlite:///file:x?uri=true", "nothing://x", "postgres://x/y", "mysql://x/y",
    "mssql+pyodbc://x/y", "oracle+oracledb://x/y",
)  # fmt: skip


@pytest.mark.parametrize("url", ADDRESSES)
def test_addresses(url: str) -> None:
    assert outcome(lambda: Register(url)) == "register_address"


@pytest.mark.parametrize(
    ("driver", "url", "extra"),
    [
        ("psycopg", "postgresql+psycopg://x:geheim@y/z", "skillcert[postgresql]"),
        ("pymysql", "mysql+pymysql://x:geheim@y/z", "skillcert[mysql]"),
        ("pymysql", "mariadb+pymysql://x:geheim@y/z", "skillcert[mysql]"),
    ],
)
def test_a_driver_that_is_missing(driver: str, url: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(RegisterError) as caught:
        Register(url)
    assert caught.value.code == "register_driver"
    assert extra in caught.value.message("zh")
    assert extra in caught.value.message("en")
    assert "geheim" not in caught.value.message("en")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://clerk:geheim%40x@localhost:1/register",
        "postgresql+psycopg://clerk:geheim%40x@localhost:1/register?sslmode=nonsense",
        "mysql+pymysql://clerk:geheim%40x@localhost:1/register",
        "mysql+pymysql://clerk:geheim%40x@localhost:1/register?ssl_key=none",
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
