"""What a register meets rarely: other databases, keys that are gone, connections that break in between."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from databases import Database, historic, issue, number, outcome, request
from skillcert import PassRule
from skillcert.register import RegisterError, RequestError
from skillcert.register.batches import insert
from skillcert.register.patience import passes
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


def error(origin: Exception) -> sa.exc.DBAPIError:
    return sa.exc.DBAPIError("", None, origin)


class IntegrityError(Exception):
    """As the drivers of other databases name it."""


class OperationalError(Exception):
    """Likewise."""


@pytest.mark.parametrize(
    ("trouble", "reached", "expected"),
    [
        (sa.exc.TimeoutError(), True, True),
        (sa.exc.ArgumentError(), True, False),
        (error(IntegrityError()), True, True),
        (error(OperationalError(1205)), False, True),
        (error(OperationalError(1045)), True, True),
        (error(OperationalError(1045)), False, False),
        (error(psycopg.errors.DuplicateObject()), True, True),
        (error(psycopg.errors.DuplicateTable()), True, True),
        (error(psycopg.errors.UndefinedTable()), True, False),
    ],
)
def test_what_passes_by_itself(trouble: Exception, reached: bool, expected: bool) -> None:
    assert passes(trouble, reached=reached) == expected


ROW = (2618010000001, "a", "a", "考生0001", "湘西苗绣", "null", None, date(2026, 11, 23), "")


def test_drivers_without_a_way_of_their_own(on_sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    on_sqlite.register().init()
    engine = sa.create_engine(on_sqlite.url)
    monkeypatch.setattr(engine.dialect, "driver", "another")
    with engine.begin() as connection:
        insert(connection, certificates, [ROW])
    assert [record.holder for record in on_sqlite.register().export()] == ["考生0001"]


def test_a_connection_that_breaks_while_rows_go_in(on_postgresql: Database) -> None:
    assert on_postgresql.server is not None
    on_postgresql.register().init()
    with sa.create_engine(on_postgresql.url).connect() as connection:
        pid = connection.scalar(sa.text("SELECT pg_backend_pid()"))

        def rows() -> Iterator[tuple[Any, ...]]:
            on_postgresql.execute(f"SELECT pg_terminate_backend({pid})")
            for _ in range(100_000):
                yield ROW

        with pytest.raises(sa.exc.DBAPIError) as caught:
            insert(connection, certificates, list(rows()))
    assert caught.value.connection_invalidated
    assert passes(caught.value, reached=True)
    assert list(on_postgresql.register().export()) == []


def test_a_table_that_is_gone(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    database.execute("DROP TABLE sheets")
    assert outcome(lambda: list(register.export())) == "register_refused"


def test_a_counter_that_this_transaction_cannot_see(
    on_sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As MySQL shows each transaction the state of its beginning."""
    register = on_sqlite.register(patience=0)
    register.init()
    monkeypatch.setattr("skillcert.register.counter._locked", lambda *_: None)
    assert outcome(lambda: issue(register, request("a"))) == "register_busy"


@pytest.mark.parametrize("kind", ["UNIQUE", "PRIMARY KEY"])
def test_a_key_that_somebody_dropped(on_postgresql: Database, kind: str) -> None:
    on_postgresql.register().init()
    inspector = sa.inspect(sa.create_engine(on_postgresql.url))
    unique = inspector.get_unique_constraints("certificates")[0]["name"]
    name = unique if kind == "UNIQUE" else inspector.get_pk_constraint("certificates")["name"]
    on_postgresql.execute(f'ALTER TABLE certificates DROP CONSTRAINT "{name}" CASCADE')
    with pytest.raises(RegisterError, match="may be there twice"):
        issue(on_postgresql.register(), request("a"))
    assert on_postgresql.scalar(f"SELECT count(*) FROM {series.name}") == 0
    assert number(1).serial == 1
