"""How a host uses transactions: what a failed call, a lost commit, the end of a block and a fork leave."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest
import sqlalchemy as sa
from databases import DAY, Database, issue, number, outcome, request, texts
from skillcert import CertificateEvent, ValidationError
from skillcert.register import Register, RegisterError
from skillcert.register.patience import StaleCounterError
from skillcert.register.transaction import Transaction


def give(transaction: Transaction, *candidates: str) -> list[str]:
    requests = [request(candidate) for candidate in candidates]
    return texts(transaction.issue(requests, issued_on=DAY, city="01"))


def count(database: Database, table: str = "certificates") -> object:
    return database.scalar(f"SELECT count(*) FROM {table}")


def refuse_second(transaction: Transaction) -> None:
    """Make the database refuse rows once the counter is moved."""
    create = "CREATE TEMPORARY TRIGGER no BEFORE INSERT ON certificates BEGIN SELECT RAISE(ABORT, 'no'); END"
    transaction._connection.exec_driver_sql(create)


def test_a_failed_call_that_was_caught_leaves_nothing(register: Register, database: Database) -> None:
    step = CertificateEvent(DAY, {"void": {"reason": "冒名顶替"}})

    def work(transaction: Transaction) -> str:
        assert give(transaction, "a") == [str(number(1))]
        with pytest.raises(ValidationError, match="does not hold this number"):
            transaction.apply(number(9), step)
        for call in (lambda: give(transaction, "b"), lambda: transaction.review([], on=DAY)):
            assert outcome(call) == "not_issued"
        return "done"

    def block() -> None:
        with register.transaction() as transaction:
            work(transaction)

    for use in (block, lambda: register.run(work), lambda: register.run(work, dry_run=True)):
        assert outcome(use) == "not_issued"
    assert (count(database), count(database, "series")) == (0, 0)
    assert texts(issue(register, request("c"))) == [str(number(1))]


def test_an_assessment_under_two_spellings(register: Register) -> None:
    """A second spelling would certify the same people again: it is refused by name, whoever asks."""
    first = request("a", assessment="2026-11")
    assert texts(issue(register, first)) == [str(number(1))]
    for other in ("2026－11", "２０２６-11", "2026– 11", "2026\u200b−11"):
        again, failed = request("a", assessment=other), request("b", practical="59", assessment=other)
        with pytest.raises(RegisterError, match=r"differ only in how they are written") as caught:
            issue(register, again)
        assert caught.value.code == "register_conflict"
        assert "改用“2026-11”" in caught.value.cure()
        with pytest.raises(RegisterError), register.transaction() as transaction:
            transaction.review([failed], on=DAY)
    with pytest.raises(RegisterError):
        issue(register, request("c", assessment="A"), request("d", assessment="a"))
    assert texts(issue(register, request("c", assessment="2026-12"), first)) == [
        str(number(2)),
        str(number(1)),
    ]
    with register.transaction() as transaction:
        assert transaction.numbers([first, request("e")]) == [[number(1)], []]


def test_what_the_database_refuses_in_a_block(on_sqlite: Database) -> None:
    register = on_sqlite.register()

    def block() -> None:
        with register.transaction() as transaction:
            refuse_second(transaction)
            with pytest.raises(RegisterError, match="database refused") as caught:
                give(transaction, "a")
            assert caught.value.__context__ is None

    assert outcome(block) == "register_refused"
    assert (count(on_sqlite), count(on_sqlite, "series")) == (0, 0)


def test_an_error_of_the_host_after_one_of_ours(register: Register, database: Database) -> None:
    def work(transaction: Transaction) -> NoReturn:
        with suppress(ValidationError):
            transaction.review([request(" ")], on=DAY)
        raise KeyError("theirs")

    assert outcome(lambda: register.run(work)) == "'theirs'"
    assert count(database) == 0


def test_what_passes_is_done_again_whatever_the_host_caught(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = 0

    def work(transaction: Transaction) -> list[str]:
        nonlocal turns
        turns += 1
        if turns < 3:
            monkeypatch.setattr("skillcert.register.transaction.held", stale)
        if turns == 1:
            with pytest.raises(RegisterError, match="safe to run again"):
                give(transaction, "a")
        answers = give(transaction, "a") if turns > 1 else []
        monkeypatch.undo()
        return answers

    def stale(*_: object) -> NoReturn:
        monkeypatch.undo()
        raise StaleCounterError

    assert register.run(work) == [str(number(1))]
    assert turns == 3


def test_errors_of_the_hosts_own_database_pass(register: Register, database: Database) -> None:
    theirs = sa.create_engine("sqlite://")

    def work(transaction: Transaction) -> None:
        give(transaction, "a")
        with theirs.connect() as connection:
            connection.exec_driver_sql("SELECT nothing")

    def block() -> None:
        with register.transaction() as transaction:
            work(transaction)

    for use in (block, lambda: register.run(work)):
        with pytest.raises(sa.exc.OperationalError, match="nothing") as caught:
            use()
        assert isinstance(caught.value.orig, sqlite3.OperationalError)
        assert caught.value.__cause__ is caught.value.orig
    assert count(database) == 0


def test_an_error_of_another_register_passes(register: Register, tmp_path: Path) -> None:
    other = Register(f"sqlite:///{tmp_path}/other.db")
    assert outcome(lambda: register.run(lambda _: other.verify(number(1)))) == "register_missing"


def test_nothing_is_used_after_its_block(register: Register) -> None:
    with register.transaction() as transaction:
        give(transaction, "a")
    with register.snapshot() as moment:
        moment.high_water()
    with register.look() as states:
        assert states.of([int(number(1))])
    calls = (
        lambda: give(transaction, "b"),
        moment.high_water,
        moment.records,
        lambda: states.of([int(number(1))]),
    )
    for call in calls:
        with pytest.raises(ValueError, match="the block has ended"):
            call()


def test_a_commit_that_fails_confirms_nothing(on_sqlite: Database) -> None:
    """The disk is full, the journal is gone: whether it happened is known only by asking again."""
    register = on_sqlite.register()

    def block() -> None:
        with register.transaction() as transaction:
            give(transaction, "a")
            Path(register.files[-1]).unlink()

    with pytest.raises(RegisterError, match="not confirmed, do not use these numbers") as caught:
        block()
    assert caught.value.code == "register_refused"
    assert "提交的结果没有确认，不要使用这些编号" in caught.value.message("zh")
    assert texts(issue(Register(on_sqlite.url), request("a"))) == [str(number(1))]


@pytest.mark.parametrize("kind", ["on_postgresql", "on_mariadb"])
def test_a_connection_that_is_lost_at_the_commit(kind: str, request: pytest.FixtureRequest) -> None:
    database: Database = request.getfixturevalue(kind)
    register = database.register()
    own, end = "SELECT pg_backend_pid()", "SELECT pg_terminate_backend({})"
    if kind == "on_mariadb":
        own, end = "SELECT CONNECTION_ID()", "KILL {}"
    turns = 0

    def work(transaction: Transaction) -> list[str]:
        nonlocal turns
        turns += 1
        answers = give(transaction, "a")
        if turns == 1:
            database.execute(end.format(transaction._connection.exec_driver_sql(own).scalar()))
        return answers

    def block() -> None:
        with register.transaction() as transaction:
            work(transaction)

    with pytest.raises(RegisterError, match=r"safe to run again; .* not confirmed") as caught:
        block()
    assert caught.value.code == "register_busy"
    turns = 0
    assert register.run(work) == [str(number(1))]
    assert turns == 2


def test_sheets_are_spoilt_while_they_are_read(register: Register) -> None:
    register.destroy(["43A1", "43A2"], on=DAY, reason="卡纸")
    for sheet in register.blanks():
        assert register.destroy([f"{sheet.blank}9"], on=DAY, reason="卡纸") == 1
    assert len(list(register.blanks())) == 4


def test_a_forked_process_has_connections_of_its_own(register: Register, database: Database) -> None:
    """It would talk into those of the process that opened them."""
    issue(register, request("a"))
    children = []
    for each in range(4):
        if (child := os.fork()) == 0:
            failed = 1
            with suppress(BaseException):
                issue(register, request(f"{each}"))
                failed = 0
            os._exit(failed)
        children.append(child)
    assert texts(issue(register, request("a"))) == [str(number(1))]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert register.verify(number(5))
    assert count(database) == 5


def test_the_pool_of_another_process_is_left_to_it(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    pool = register._database._engine.pool
    register._database._process = -1
    assert texts(issue(register, request("a"))) == [str(number(1))]
    assert register._database._engine.pool is not pool
