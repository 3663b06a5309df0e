"""What a register meets rarely: keys that are gone, connections that break, errors of each driver."""

from __future__ import annotations

import pickle
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pymysql
import pytest
import sqlalchemy as sa
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert import PassRule, SeriesKey
from skillcert.register import Register, RegisterError, RequestError, counter, errors
from skillcert.register.batches import insert
from skillcert.register.database import Database as Opened
from skillcert.register.patience import clashes, passes
from skillcert.register.reason import reason_of
from skillcert.register.rows import Facts, certificate_row
from skillcert.register.schema import certificates, series


def test_a_request_error_says_which(database: Database) -> None:
    with pytest.raises(RequestError) as caught:
        issue(database.register(), request("a"), request("b", practical="59"))
    assert (caught.value.row, str(caught.value)) == (2, caught.value.message("en"))
    assert str(caught.value).startswith("request 2: ")
    twin = pickle.loads(pickle.dumps(caught.value))
    assert (type(twin), twin.row, str(twin)) == (RequestError, 2, str(caught.value))
    assert not PassRule.PRACTICAL.decide(practical=59).passed


def test_declared_serials_split_a_gap(database: Database) -> None:
    register = database.register()
    register.import_([historic(6)], source="旧")
    register.declare(2025, "01", 3, 3, reason="从未使用")
    assert register.audit().series[0].missing == ((1, 2), (4, 5))


def test_every_error_says_what_cures_it() -> None:
    codes = [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]
    assert len(codes) == 9
    for code in codes:
        error = RegisterError(code, "一", "one")
        assert error.cure("zh") != error.cure("en")


def of(origin: Exception, *, lost: bool = False) -> sa.exc.DBAPIError:
    kind = sa.exc.OperationalError if "OperationalError" in str(type(origin).__mro__) else sa.exc.DBAPIError
    return kind("", None, origin, connection_invalidated=lost)


def sqlite(name: str, told: str = "told") -> sqlite3.Error:
    error = sqlite3.OperationalError(told)
    error.sqlite_errorname = name
    return error


class NoServerError(psycopg.OperationalError):
    """As psycopg has it where it reaches nobody."""


TROUBLES: list[tuple[Exception, bool, bool]] = [
    (sa.exc.TimeoutError(), True, True),
    (sa.exc.ArgumentError(), True, False),
    *(
        (of(pymysql.OperationalError(code, "told")), False, True)
        for code in (1205, 1213, 1050, 1684, 2006, 2013)
    ),
    *((of(pymysql.OperationalError(code, "told")), True, True) for code in (2002, 2003)),
    *((of(pymysql.OperationalError(code, "told")), True, False) for code in (4025, 3819, 1045, 1029, 1541)),
    *((of(pymysql.IntegrityError(code, "told")), True, False) for code in (1062, 1452, 1048)),
    *((of(pymysql.DataError(code, "told")), True, False) for code in (1406, 1366)),
    (of(pymysql.OperationalError(2003, "told")), False, False),
    (of(pymysql.InterfaceError(0, ""), lost=True), True, True),
    (of(psycopg.errors.DuplicateObject()), True, True),
    (of(psycopg.errors.DuplicateTable()), True, True),
    (of(psycopg.errors.ConnectionException()), True, True),
    (of(psycopg.errors.UndefinedTable()), True, False),
    (of(psycopg.errors.UniqueViolation()), True, False),
    (of(psycopg.errors.CheckViolation()), True, False),
    (of(NoServerError("told")), True, True),
    (of(NoServerError("told")), False, False),
    (of(psycopg.DataError("told")), True, False),
    (of(sqlite("SQLITE_BUSY_SNAPSHOT")), False, True),
    (of(sqlite("SQLITE_LOCKED")), False, True),
    (of(sqlite("SQLITE_FULL")), True, False),
    (of(sqlite("SQLITE_CONSTRAINT_CHECK")), True, False),
    (of(sqlite3.OperationalError("told")), True, False),
]


@pytest.mark.parametrize(("trouble", "reached", "expected"), TROUBLES)
def test_what_passes_by_itself(trouble: Exception, reached: bool, expected: bool) -> None:
    assert passes(trouble, reached=reached) == expected


def test_what_is_a_key_that_is_there_already() -> None:
    origins = [
        pymysql.IntegrityError(1062, ""), psycopg.errors.UniqueViolation(),
        sqlite("SQLITE_CONSTRAINT_UNIQUE"), sqlite("SQLITE_CONSTRAINT_PRIMARYKEY"),
    ]  # fmt: skip
    assert all(clashes(of(origin)) for origin in origins)
    assert not any(clashes(trouble) for trouble, *_ in TROUBLES if not _is_clash(trouble))


def _is_clash(trouble: Exception) -> bool:
    origin = getattr(trouble, "orig", None)
    return isinstance(origin, psycopg.errors.UniqueViolation) or getattr(origin, "args", ())[:1] == (1062,)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (of(pymysql.IntegrityError(1062, "for '考生0001'")), ("1062 重复的键", "1062 duplicate key")),
        (of(pymysql.OperationalError(1366, "Incorrect value: '考生0001'")), ("1366", "1366")),
        (of(psycopg.OperationalError("no entry for gehe%40im\nDETAIL: 考生0001")), ("no entry for ***",) * 2),
        (of(psycopg.OperationalError("")), ("", "")),
        (of(psycopg.errors.InvalidDatetimeFormat("'考生0001'")), ("22007 InvalidDatetimeFormat",) * 2),
        (of(psycopg.errors.UndefinedTable("no table t")), ("no table t",) * 2),
        (of(sqlite3.OperationalError("no UTF-8 in 'h' with text '考生0001'")), ("no UTF-8 in 'h'",) * 2),
        (of(sqlite(trigger := "SQLITE_CONSTRAINT_TRIGGER", "考生")), (f"{trigger} OperationalError",) * 2),
        (sa.exc.TimeoutError("考生0001"), ("TimeoutError", "TimeoutError")),
    ],
)  # fmt: skip
def test_reasons_hold_no_data_and_no_password(error: Exception, told: tuple[str, str]) -> None:
    reason = reason_of(error, "gehe@im")
    assert (reason.zh, reason.en) == told


wanted = request


def row(serial: int) -> tuple[Any, ...]:
    who = f"考生{serial}"
    return certificate_row(
        int(number(serial)), Facts("甲", who, who, 0, None, who, "湘西苗绣", None, None, None, DAY, "", None)
    )


def test_a_connection_that_breaks_while_rows_go_in(on_postgresql: Database) -> None:
    register = on_postgresql.register()
    with sa.create_engine(on_postgresql.url).connect() as connection:
        pid = connection.scalar(sa.text("SELECT pg_backend_pid()"))

        class Rows(list[tuple[Any, ...]]):
            def __iter__(self) -> Iterator[tuple[Any, ...]]:
                on_postgresql.execute(f"SELECT pg_terminate_backend({pid})")
                for _ in range(100_000):
                    yield row(1)

        with pytest.raises(sa.exc.DBAPIError) as caught:
            insert(connection, certificates, Rows([row(1)]))
    assert caught.value.connection_invalidated
    assert passes(caught.value, reached=True)
    assert on_postgresql.scalar("SELECT count(*) FROM certificates") == 0
    assert register.verify(number(1)) is None


@pytest.mark.parametrize("kind", ["on_postgresql", "on_mariadb"])
def test_a_connection_that_is_ended_is_made_again(kind: str, request: pytest.FixtureRequest) -> None:
    """Before the work and in the middle of it: it is done again, once."""
    database: Database = request.getfixturevalue(kind)
    register = database.register()
    ended = "SELECT pg_backend_pid()", "SELECT pg_terminate_backend({})"
    if kind == "on_mariadb":
        ended = "SELECT CONNECTION_ID()", "KILL {}"
    turns = 0

    def work(transaction: Any) -> object:  # noqa: ANN401
        nonlocal turns
        turns += 1
        connection: sa.Connection = transaction._connection
        if turns == 1:
            own = connection.exec_driver_sql(ended[0]).scalar()
            database.execute(ended[1].format(own))
        return transaction.issue([wanted("a")], issued_on=DAY, city="01")

    assert register.run(work)
    assert turns == 2
    assert database.scalar("SELECT count(*) FROM certificates") == 1


def test_a_server_that_comes_back(on_mariadb: Database) -> None:
    server = on_mariadb.server
    assert server is not None
    register = on_mariadb.register()
    issue(register, request("a"))
    server.kill()
    try:
        busy = Opened(on_mariadb.url, 0)
        assert outcome(lambda: busy.read(lambda _: None)) == "register_refused"  # it never reached the server
        busy._reached = True
        assert outcome(lambda: busy.read(lambda _: None)) == "register_busy"
    finally:
        server.start()
    assert texts(issue(register, request("b"))) == [str(number(2))]


def test_a_table_that_is_gone(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    database.execute("DROP TABLE blanks")
    assert outcome(lambda: list(register.blanks())) == "register_refused"
    # It would be made anew as an empty one.
    with pytest.raises(RegisterError, match="blanks is not there"):
        database.register()
    with pytest.raises(RegisterError, match="blanks is not there"):
        Register(database.url).verify(number(1))


def test_a_counter_that_this_transaction_cannot_see(
    on_sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As MySQL shows each transaction the state of its beginning."""
    register = on_sqlite.register(patience=0)
    monkeypatch.setattr("skillcert.register.counter._locked", lambda *_: None)
    assert outcome(lambda: issue(register, request("a"))) == "register_busy"


def test_a_counter_that_was_changed_by_hand(database: Database) -> None:
    """Below the largest number as well as above it."""
    register = database.register()
    issue(register, request("a"), request("b"))
    for following in (2, 4):
        database.execute(f"UPDATE series SET next = {following}")
        with pytest.raises(ValueError, match="next serial") as caught:
            issue(register, request("c"))
        assert getattr(caught.value, "code", "") == "series_counter_wrong"


@pytest.mark.parametrize("kind", ["on_postgresql", "on_mariadb"])
def test_two_who_make_the_first_counter(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    database: Database = request.getfixturevalue(kind)
    register, locked = database.register(), counter._locked

    def late(connection: sa.Connection, key: SeriesKey) -> object:
        found = locked(connection, key)
        if found is None:
            monkeypatch.undo()
            database.execute("INSERT INTO series (year, province, city, next) VALUES (2026, '18', '01', 1)")
        return found

    monkeypatch.setattr(counter, "_locked", late)
    assert texts(issue(register, wanted("a"))) == [str(number(1))]


@pytest.mark.parametrize("kind", ["UNIQUE", "PRIMARY KEY"])
def test_a_key_that_somebody_dropped(on_postgresql: Database, kind: str) -> None:
    on_postgresql.register()
    inspector = sa.inspect(sa.create_engine(on_postgresql.url))
    names = [each["name"] for each in inspector.get_unique_constraints("certificates")]
    if kind == "PRIMARY KEY":
        names = [inspector.get_pk_constraint(table)["name"] for table in ("events", "blanks", "certificates")]
    for name in names:
        on_postgresql.execute(f'ALTER TABLE {str(name).split("_")[0]} DROP CONSTRAINT "{name}" CASCADE')
    with pytest.raises(RegisterError, match="may occur twice"):
        Opened(on_postgresql.url, 0).read(lambda _: None)
    assert on_postgresql.scalar(f"SELECT count(*) FROM {series.name}") == 0


def test_a_unique_index_is_as_good_as_a_constraint(on_postgresql: Database) -> None:
    on_postgresql.register()
    inspector = sa.inspect(sa.create_engine(on_postgresql.url))
    for each in inspector.get_unique_constraints("certificates"):
        on_postgresql.execute(f'ALTER TABLE certificates DROP CONSTRAINT "{each["name"]}"')
    on_postgresql.execute(
        "CREATE UNIQUE INDEX one ON certificates (assessment, candidate_key, generation)",
        "CREATE UNIQUE INDEX two ON certificates (replaces)",
    )
    assert texts(issue(on_postgresql.register(), request("a"))) == [str(number(1))]


def test_an_account_that_may_not_read(on_postgresql: Database) -> None:
    server = on_postgresql.server
    assert server is not None
    on_postgresql.register()
    server.sql("CREATE ROLE visitor LOGIN")
    url = server.url_of("visitor", str(sa.make_url(on_postgresql.url).database))
    with pytest.raises(RegisterError, match="permission denied for table register") as caught:
        Register(url).verify(number(1))
    assert caught.value.code == "register_refused"


def test_rows_that_a_policy_hides(on_postgresql: Database) -> None:
    """Else a void certificate would be good, and a counter wrong."""
    register = on_postgresql.register()
    issue(register, request("a"))
    server = on_postgresql.server
    assert server is not None
    server.sql("CREATE ROLE reader LOGIN")
    on_postgresql.execute(
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
        "ALTER TABLE events ENABLE ROW LEVEL SECURITY",
    )
    reader = Register(server.url_of("reader", str(sa.make_url(on_postgresql.url).database)))
    with pytest.raises(RegisterError, match='row-level security policy for table "events"'):
        reader.verify(number(1))
    assert register.verify(number(1)) is not None


@pytest.mark.parametrize(
    ("kind", "lock"),
    [("postgresql", "LOCK TABLE certificates"), ("mariadb", "LOCK TABLES certificates WRITE, events WRITE")],
)
def test_a_table_that_somebody_holds(kind: str, lock: str, request: pytest.FixtureRequest) -> None:
    database: Database = request.getfixturevalue(f"on_{kind}")
    database.register()
    with sa.create_engine(database.url).connect() as other:
        other.exec_driver_sql(lock)
        began = time.monotonic()
        assert outcome(lambda: Register(database.url, patience=0).verify(number(1))) == "register_busy"
        assert time.monotonic() - began < 10


def test_settings_that_leave_out_rows(on_mariadb: Database) -> None:
    register = on_mariadb.register()
    settings = {
        "sql_select_limit": "0",
        "completion_type": "2",
        "sql_mode": "'ORACLE,PAD_CHAR_TO_FULL_LENGTH'",
    }
    with sa.create_engine(on_mariadb.url).connect() as administrator:
        for name, value in settings.items():
            administrator.exec_driver_sql(f"SET GLOBAL {name} = {value}")
        try:
            assert texts(issue(Register(on_mariadb.url), request("a"))) == [str(number(1))]
        finally:
            for name in settings:
                administrator.exec_driver_sql(f"SET GLOBAL {name} = DEFAULT")
    assert texts(issue(register, request("b"))) == [str(number(2))]


@pytest.mark.parametrize(
    ("statement", "code", "told"),
    [
        ("DELETE FROM register", "register_unsafe", "the row of the table register is gone"),
        ("INSERT INTO register VALUES (77, 'x')", "register_unsafe", "more than one row"),
        ("DELETE FROM register; DELETE FROM series", "register_missing", "there is none"),
    ],
)
def test_another_row_of_the_register(database: Database, statement: str, code: str, told: str) -> None:
    database.register().declare(2026, "01", 1, 2, reason="旧系统")
    database.execute(*statement.split("; "))
    register = Register(database.url)
    for work in (lambda: issue(register, request("a")), lambda: register.verify(number(1))):
        with pytest.raises(RegisterError, match=told) as caught:
            work()
        assert caught.value.code == code
    if statement == "DELETE FROM register":
        assert outcome(register.init) == code


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_text("证书编号,姓名\n" * 100, "utf-8")
    register = Register(f"sqlite:///{tmp_path}/register.db")
    for call in (register.init, register.audit):
        with pytest.raises(RegisterError, match="file is not a database"):
            call()
    assert (tmp_path / "register.db").stat().st_size > 1000


def test_a_full_disk_is_told_as_such(on_sqlite: Database) -> None:
    """Also where the first certificate of a series makes its counter."""
    register = on_sqlite.register()
    pages = on_sqlite.scalar("PRAGMA page_count")

    def connect(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(register._database._engine, "connect", connect)
    register._database._engine.dispose()
    with pytest.raises(RegisterError, match="disk is full") as caught:
        issue(register, *(request("考" * 190 + str(each)) for each in range(100)))
    assert caught.value.code == "register_refused"
    assert on_sqlite.scalar("SELECT count(*) FROM certificates") == 0
    assert on_sqlite.scalar("SELECT count(*) FROM series") == 0
