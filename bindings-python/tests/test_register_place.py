"""Where a register is: `init` alone makes it, and once it is gone or replaced, nothing is acknowledged."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from databases import DAY, Database, issue, number, outcome, request, texts
from skillcert.register import Register, RegisterError
from skillcert.register.database import Database as Opened
from skillcert.register.schema import NAMES


def file_of(on_sqlite: Database) -> Path:
    return Path(str(sa.make_url(on_sqlite.url).database))


def held(path: Path) -> int:
    """How many certificates are in a file, whoever has it open."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM certificates").fetchone()[0])


def test_only_init_makes_a_register(database: Database, tmp_path: Path) -> None:
    register = Register(database.url, patience=0)
    calls: list[Callable[[], object]] = [
        lambda: issue(register, request("a")), lambda: register.verify(number(1)), register.audit,
        lambda: register.void(number(1), on=DAY, reason="冒名顶替"), lambda: list(register.blanks()),
    ]  # fmt: skip
    assert {outcome(call) for call in calls} == {"register_missing"}
    assert list(tmp_path.iterdir()) == []
    assert Opened(database.url, 0).other_tables() == [] if database.server else True
    assert [register.init(), register.init(), Register(database.url).init()] == [True, False, False]
    assert texts(issue(register, request("a"))) == [str(number(1))]


def test_what_is_missing_says_how_to_make_it(on_sqlite: Database) -> None:
    with pytest.raises(RegisterError) as caught:
        Register(on_sqlite.url).audit()
    assert str(file_of(on_sqlite)) in caught.value.message("zh")
    assert "skillcert register init" in caught.value.cure("zh")
    assert "skillcert register init" in caught.value.cure("en")


def test_the_file_is_for_its_owner_only(on_sqlite: Database) -> None:
    on_sqlite.register()
    assert stat.S_IMODE(file_of(on_sqlite).stat().st_mode) == 0o600


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    register = Register(f"sqlite:///{tmp_path}/none/register.db")
    assert outcome(register.init) == "register_missing"
    assert outcome(register.audit) == "register_missing"


def test_an_init_that_fails_leaves_no_file(on_sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.register.identity.METADATA.create_all", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Register(on_sqlite.url).init()
    assert list(file_of(on_sqlite).parent.iterdir()) == []
    file_of(on_sqlite).touch()
    with pytest.raises(ZeroDivisionError):
        Register(on_sqlite.url).init()
    assert file_of(on_sqlite).exists()


def test_the_place_is_told_without_secrets(database: Database) -> None:
    told = database.register().place
    address = sa.make_url(database.url)
    if database.server is None:
        assert (told.zh, told.en) == (address.database, address.database)
    elif database.kind == "postgresql":
        assert (told.zh, told.en) == (
            f"postgresql 数据库 {address.database}，模式 public",
            f"postgresql database {address.database}, schema public",
        )
    else:
        assert told.zh == f"mysql 数据库 {address.database}"


def test_a_relative_address_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    register = Register("sqlite:///register.db")
    register.init()
    monkeypatch.chdir("/")
    assert register.place.zh == str(tmp_path / "register.db")
    assert register.files == [
        f"{tmp_path}/register.db{ending}" for ending in ("", "-wal", "-shm", "-journal")
    ]
    assert texts(issue(register, request("a"))) == [str(number(1))]


def test_other_tables_stay_and_are_told(database: Database) -> None:
    database.register()
    database.execute("CREATE TABLE candidates (id INTEGER PRIMARY KEY)")
    assert Opened(database.url, 0).other_tables() == ["candidates"]


def test_a_half_made_register_is_none_and_is_finished(database: Database) -> None:
    database.register()
    database.execute("DELETE FROM register", "DROP TABLE declarations")
    register = Register(database.url)
    assert outcome(register.audit) == "register_missing"
    assert [register.init(), register.init()] == [True, False]
    assert texts(issue(register, request("a"))) == [str(number(1))]


@pytest.mark.parametrize("made", ["series (id INTEGER PRIMARY KEY)", "register (id INTEGER PRIMARY KEY)"])
def test_tables_of_another_program(database: Database, made: str) -> None:
    if database.server is None:
        file_of(database).touch()
    database.execute(f"CREATE TABLE {made}")
    assert outcome(Register(database.url).init) in {"register_unsafe", "register_refused"}
    assert outcome(Register(database.url).audit) == "register_missing"


@pytest.mark.parametrize("made", [True, False])
def test_a_register_of_the_second_version(database: Database, made: bool) -> None:
    if made:
        database.register()
        database.execute(*(f"DROP TABLE {name}" for name in reversed(NAMES)))
    elif database.server is None:
        file_of(database).touch()
    database.execute("CREATE TABLE schema_version (version INTEGER)", "INSERT INTO schema_version VALUES (2)")
    for call in (Register(database.url).init, Register(database.url).audit):
        with pytest.raises(RegisterError, match="version 2, this program needs 3") as caught:
            call()
        assert "import" in caught.value.cure("en")


def test_another_register_stands_there_now(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    database.execute("UPDATE register SET identity = 'another'")
    calls: list[Callable[[], object]] = [
        lambda: issue(register, request("b")),
        lambda: register.verify(number(1)),
    ]
    assert [outcome(call) for call in calls * 2] == ["register_replaced"] * 4
    assert database.scalar("SELECT count(*) FROM certificates") == 1
    assert Register(database.url).verify(number(1))


def delete(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_suffix(".old"))


def put_another(path: Path) -> None:
    Register(f"sqlite:///{path}.new").init()
    Path(f"{path}.new").rename(path)


def put_back(path: Path) -> None:
    """As a backup is restored: the same register, another file."""
    path.with_suffix(".new").write_bytes(path.read_bytes())
    path.with_suffix(".new").rename(path)


WAYS: dict[Callable[[Path], None], str] = {
    delete: "register_missing",
    move: "register_missing",
    put_another: "register_replaced",
    put_back: "register_replaced",
}


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def way(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    chosen: Callable[[Path], None] = request.param
    return chosen


def opened(on_sqlite: Database) -> Register:
    register = on_sqlite.register(patience=1)
    assert texts(issue(register, request("a"))) == [str(number(1))]
    return register


def test_a_file_that_was_replaced_acknowledges_nothing(
    on_sqlite: Database, way: Callable[[Path], None]
) -> None:
    register = opened(on_sqlite)
    way(file_of(on_sqlite))
    assert outcome(lambda: issue(register, request("b"))) == WAYS[way]


def test_a_file_that_is_replaced_in_the_middle(on_sqlite: Database, way: Callable[[Path], None]) -> None:
    register = opened(on_sqlite)

    def work() -> None:
        with register.transaction() as transaction:
            transaction.issue([request("b")], issued_on=DAY, city="01")
            way(file_of(on_sqlite))

    with pytest.raises(RegisterError, match="do not use these numbers") as caught:
        work()
    assert caught.value.code == WAYS[way]


def test_a_file_that_is_moved_before_anything_is_written(on_sqlite: Database) -> None:
    register = opened(on_sqlite)

    def work() -> None:
        with register.transaction() as transaction:
            file_of(on_sqlite).unlink()
            transaction.issue([request("b")], issued_on=DAY, city="01")

    assert outcome(work) == "register_replaced"


def test_a_file_that_is_replaced_while_it_is_opened(
    on_sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_sqlite.register()
    connect = sqlite3.connect

    def replacing(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        monkeypatch.undo()
        put_back(file_of(on_sqlite))
        return connection

    monkeypatch.setattr("sqlite3.connect", replacing)
    assert outcome(lambda: issue(Register(on_sqlite.url), request("a"))) == "register_replaced"
    assert held(file_of(on_sqlite)) == 0


def test_a_restored_file_is_used_once_that_was_told(on_sqlite: Database) -> None:
    register = opened(on_sqlite)
    put_back(file_of(on_sqlite))
    assert outcome(lambda: issue(register, request("b"))) == "register_replaced"
    assert texts(issue(register, request("b"))) == [str(number(2))]


def test_a_file_that_another_program_switches_to_wal(on_sqlite: Database) -> None:
    """A connection of the pool has read the old mode."""
    register = opened(on_sqlite)
    on_sqlite.scalar("PRAGMA journal_mode = WAL")
    with pytest.raises(RegisterError, match="journal_mode = wal: a part of it") as caught:
        issue(register, request("b"))
    assert caught.value.code == "register_unsafe"
    assert "PRAGMA journal_mode=DELETE" in caught.value.cure("zh")
    assert "close all programs" in caught.value.cure("en")
    for call in (register.audit, Register(on_sqlite.url).audit, Register(on_sqlite.url).init):
        assert outcome(call) == "register_unsafe"
    on_sqlite.scalar("PRAGMA journal_mode = DELETE")
    assert texts(issue(register, request("b"))) == [str(number(2))]


def test_a_log_that_a_restore_left_behind(on_sqlite: Database) -> None:
    """It would be played into the restored file."""
    opened(on_sqlite)
    path, log = file_of(on_sqlite), Path(f"{file_of(on_sqlite)}-wal")
    restored = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM certificates")
        connection.commit()
        left = log.read_bytes()
    path.write_bytes(restored)
    log.write_bytes(left)
    assert outcome(Register(on_sqlite.url).audit) == "register_unsafe"
    assert (path.read_bytes(), log.read_bytes()) == (restored, left)
    log.unlink()
    assert texts(issue(Register(on_sqlite.url), request("a"))) == [str(number(1))]


@pytest.mark.parametrize("path", ["pg_temp", "pg_temp, public", "other, public"])
def test_tables_that_end_with_the_connection(on_postgresql: Database, path: str) -> None:
    server = on_postgresql.server
    assert server is not None
    on_postgresql.execute("CREATE SCHEMA other")
    name = str(sa.make_url(on_postgresql.url).database)
    url = server.url_of("postgres", name, options=f"-csearch_path={path}".replace(" ", ""))
    if path == "other, public":
        on_postgresql.register()
        on_postgresql.execute("CREATE TABLE other.events (number BIGINT PRIMARY KEY)")
    assert outcome(Register(url).init) == "register_unsafe"
    if path != "other, public":
        assert outcome(lambda: issue(Register(url), request("a"))) == "register_missing"
        assert on_postgresql.scalar("SELECT to_regclass('public.register')") is None


def test_a_temporary_table_of_the_same_connection(database: Database) -> None:
    register = database.register()
    if database.kind == "mysql":  # seen when a connection is new
        statement = "CREATE TEMPORARY TABLE events (number BIGINT)"
        sa.event.listen(register._database._engine, "connect", lambda it, _: it.cursor().execute(statement))
        register._database._engine.dispose()
    else:
        with register.transaction() as transaction:
            transaction._connection.exec_driver_sql("CREATE TEMPORARY TABLE events (number BIGINT)")
    with pytest.raises(RegisterError, match=r"temporary table|TEMPORARY events"):
        issue(register, request("a"))
    assert database.scalar("SELECT count(*) FROM certificates") == 0


def test_a_table_that_cannot_be_rolled_back(on_mariadb: Database) -> None:
    on_mariadb.register()
    on_mariadb.execute("ALTER TABLE declarations ENGINE = MyISAM")
    with pytest.raises(RegisterError, match="ENGINE declarations: it is not InnoDB"):
        issue(Register(on_mariadb.url), request("a"))


def test_a_long_export_stops_nobody(
    on_sqlite: Database, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    register = opened(on_sqlite)
    with Opened(on_sqlite.url, 0).copy() as connection:
        modes = [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()]
        assert modes == [0o600]
        assert texts(issue(register, request("b"))) == [str(number(2))]
        assert connection.exec_driver_sql("SELECT count(*) FROM certificates").scalar() == 1
    assert list(folder.iterdir()) == []


def test_a_long_export_of_a_server(database: Database) -> None:
    register = database.register()
    with Opened(database.url, 0).copy() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM register").scalar() == 1
        if database.server:
            assert texts(issue(register, request("b"))) == [str(number(1))]
    with pytest.raises(RegisterError, match="refused"), Opened(database.url, 0).copy() as connection:
        connection.exec_driver_sql("SELECT nothing")


def test_a_copy_that_has_no_place(
    on_sqlite: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on_sqlite.register()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(RegisterError, match="cannot be copied"), Opened(on_sqlite.url, 0).copy():
        pass
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # A file of no bytes, which is not SQLite's to write: as a disk that is full.
    monkeypatch.setattr("skillcert.register.place.closing", lambda _: os.close(-1))
    with pytest.raises(RegisterError, match="cannot be copied"), Opened(on_sqlite.url, 0).copy():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["register.db"]
