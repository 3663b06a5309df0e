"""The register on SQLite and on PostgreSQL: one transaction, one number to a key, nothing lost.

Where each fault of the catalog is proven, here or elsewhere:

| fault | what | proof |
|---|---|---|
| A1 | crash between number and row | tests/crash; `test_an_exception_takes_everything_back` |
| A2 | commit done, answer lost | tests/crash; `test_the_same_key_has_one_number` |
| A3 | two clerks, one candidate | `test_two_clerks_get_one_number` |
| A4 | key that may be null | `test_a_key_that_may_be_null_is_refused` |
| A5 | first of a year and city | tests/crash (year turns) |
| A6, A24 | counter moved since it was read | `test_a_stale_counter_starts_again` |
| A7, A8 | printing under the lock, before the commit | docs/register.md; `test_other_cities_do_not_wait` |
| A9 | settings that forget commits | test_register_settings.py |
| A10 | restored backup | `test_a_restored_backup_is_found_out` |
| A11 | counter changed by hand | `test_a_counter_moved_back_issues_nothing`, `test_the_audit_finds` |
| A12 | row deleted | test_register_roles.py; `test_the_audit_finds` |
| A13 | last serial | `test_the_last_serial_and_no_further` |
| A14 | more than are left | `test_a_batch_is_all_or_nothing` |
| A15 | batch of none, or too many | `test_an_empty_call_takes_nothing`; tests/data/series.tsv |
| A16 | one row of a batch | `test_a_batch_is_all_or_nothing` |
| A17 | two systems | `test_register_history.py` |
| A18 | real gaps | test_register_history.py |
| A19, A20 | order, other series | `test_the_audit_finds` |
| A21 | many rows | the database finds the breaks: `test_the_audit_takes_only_breaks` |
| A22 | audit cut short | `test_the_audit_finds` |
| A23 | conflicts | `test_patience_ends`; tests/crash |
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event

import pytest
import sqlalchemy as sa
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert import Assurance, Decision, PassRule, ValidationError
from skillcert.register import HighWater, Issued, Refused, Register, RegisterError, RequestError, Transaction
from skillcert.register.counter import Counter


def issue_interrupted(register: Register, candidate: str) -> None:
    with register.transaction() as transaction:
        transaction.issue([request(candidate)], issued_on=DAY, city="01")
        raise KeyboardInterrupt


def test_the_same_key_has_one_number(register: Register) -> None:
    first = issue(register, request("a"), request("b"), request("a"))
    assert texts(first) == ["2618010000001", "2618010000002", "2618010000001"]
    assert [answer.already for answer in first if isinstance(answer, Issued)] == [False, False, True]
    again = issue(register, request("b", practical="99"), request("c"), day=date(2027, 1, 5))
    assert texts(again) == ["2618010000002", "2718010000001"]


def test_two_clerks_get_one_number(database: Database) -> None:
    barrier = Barrier(4)

    def clerk(_: int) -> list[str]:
        register = database.register()
        barrier.wait()
        return [text for i in range(10) for text in texts(issue(register, request(f"{i}")))]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(clerk, range(4)))
    assert answers == [[str(number(serial)) for serial in range(1, 11)]] * 4


def test_many_writers_leave_neither_gap_nor_duplicate(database: Database) -> None:
    def work(worker: int) -> list[str]:
        own = database.register()
        return [text for i in range(10) for text in texts(issue(own, request(f"{worker}-{i}")))]

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(text for part in pool.map(work, range(4)) for text in part)
    assert numbers == [str(number(serial)) for serial in range(1, 41)]


def test_two_cities_race_for_one_key(database: Database) -> None:
    barrier = Barrier(4)

    def clerk(city: int) -> list[str]:
        register = database.register()
        barrier.wait()
        return [texts(issue(register, request(f"{i}"), city=f"0{city}"))[0] for i in range(10)]

    with ThreadPoolExecutor(4) as pool:
        for answers in zip(*pool.map(clerk, range(1, 5)), strict=True):
            assert sorted(answers)[1:] == ["certificate_of_another"] * 3
    assert not database.register().audit().faults


def test_the_number_of_another_holder_is_never_given(register: Register) -> None:
    issue(register, request("a"))
    answers = issue(register, request("a", holder="z"), request("b"), request("b", holder="y"))
    assert texts(answers) == ["certificate_of_another", "2618010000002", "certificate_of_another"]
    assert isinstance(answers[0], Refused)
    assert "another name" in answers[0].message("en")
    assert answers[0].clause == "六(四)"
    assert answers[0].cure("zh")


def test_an_exception_takes_everything_back(register: Register) -> None:
    issue(register, request("a"))
    with pytest.raises(KeyboardInterrupt):
        issue_interrupted(register, "b")
    assert register.verify(number(2)) is None
    assert texts(issue(register, request("c"))) == ["2618010000002"]


def test_a_batch_is_all_or_nothing(database: Database) -> None:
    register = database.register()
    for mark in ("59.99", "缺考", ""):
        with pytest.raises(RequestError, match=r"request 2: .*no pass") as error:
            issue(register, request("a"), request("b", practical=mark))
        assert (error.value.row, error.value.code) == (2, "certificate_without_pass")
        assert error.value.message("zh").startswith("第2项：")
    issue(register, request("c"))
    database.execute("UPDATE series SET next = 9999999", "UPDATE certificates SET number = 2618019999998")
    assert outcome(lambda: issue(register, request("d"), request("e"))) == "series_exhausted"
    assert texts(issue(register, request("d"))) == ["2618019999999"]


def test_the_last_serial_and_no_further(database: Database) -> None:
    register = database.register()
    register.declare(2026, "01", 1, 9_999_998, reason="旧系统")
    assert texts(issue(register, request("a"))) == ["2618019999999"]
    assert outcome(lambda: issue(register, request("b"))) == "series_exhausted"
    audit = register.audit()
    assert not audit.faults
    assert audit.series[0].filled == 99.9


def test_nobody_is_no_candidate(register: Register) -> None:
    assert outcome(lambda: issue(register, request(" ", holder="考生"))) == "candidate_missing"


def test_an_empty_call_takes_nothing(register: Register) -> None:
    assert issue(register) == []
    assert outcome(lambda: issue(register, city="1")) == "city_not_two_digits"
    assert texts(issue(register, request("a"))) == ["2618010000001"]


def test_a_batch_beyond_the_limits_of_a_statement(register: Register) -> None:
    requests = [request(f"{i}", assessment=f"{i % 3}") for i in range(2001)]
    first = issue(register, *requests)
    assert [int(answer.number) % 10_000_000 for answer in first if isinstance(answer, Issued)] == [
        *range(1, 2002)
    ]
    again = issue(register, *requests, request("2001"))
    assert texts(again) == [*texts(first), "2618010002002"]


def test_a_date_before_the_last_has_to_be_allowed(register: Register) -> None:
    issue(register, request("a"), day=date(2027, 1, 3))
    for day in (date(2027, 1, 2), date(2026, 12, 31)):
        assert outcome(lambda day=day: issue(register, request("b"), day=day)) == "issue_date_before_last"  # type: ignore[misc]
    assert texts(issue(register, request("a"), day=date(2026, 12, 31))) == ["2718010000001"]
    assert texts(issue(register, request("b"), day=date(2026, 12, 31), city="02")) == ["2618020000001"]
    assert texts(issue(register, request("c"), day=date(2026, 12, 31), late=True)) == ["2618010000001"]
    assert outcome(lambda: issue(register, request("d"), day=date(2027, 1, 2))) == "issue_date_before_last"


def test_verify_shows_what_a_query_may_show(register: Register) -> None:
    issue(register, request("a", holder="考生0001"))
    found = register.verify(number(1))
    assert found is not None
    assert vars(found) == {
        "number": number(1), "holder": "考生0001", "project": "湘西苗绣", "issued_on": DAY, "stage": "issued",
    }  # fmt: skip
    assert found.assurance is Assurance.ISSUED
    assert register.verify(number(2)) is None
    assert register.issued([number(1), number(2)]) == {number(1)}


def test_a_void_number_stays_used(register: Register) -> None:
    issue(register, request("a"))
    for _ in range(2):
        register.void(number(1), on=DAY, reason="姓名有误")
    found = register.verify(number(1))
    assert found is not None
    assert found.void
    assert texts(issue(register, request("a"), request("b"))) == ["certificate_void", "2618010000002"]
    assert register.audit().series[0].void == 1
    assert not register.audit().faults
    later = date(2026, 12, 1)
    assert outcome(lambda: register.void(number(1), on=later, reason="")) == "void_needs_certificate"
    assert outcome(lambda: register.void(number(9), on=DAY, reason="")) == "not_issued"
    early = date(2026, 11, 22)
    assert outcome(lambda: register.void(number(2), on=early, reason="")) == "certificate_event_before_last"


def test_a_reissue_keeps_the_number(register: Register) -> None:
    issue(register, request("a"), request("b"))
    for _ in range(2):
        register.reissue(number(1), blank="43A0000002", on=DAY, reason="遗失")
    assert [record.blanks for record in register.export()] == [("43A0000002",), ()]
    used = outcome(lambda: register.reissue(number(2), blank="43A0000002", on=DAY, reason="遗失"))
    assert used == "blank_of_another"
    register.void(number(2), on=DAY, reason="")
    void = outcome(lambda: register.reissue(number(2), blank="43A0000003", on=DAY, reason=""))
    assert void == "certificate_void"
    with pytest.raises(ValidationError):
        register.reissue(number(1), blank=" ", on=DAY, reason="")


def test_an_export_is_everything_in_order(register: Register) -> None:
    issue(register, request("b", practical="60.5"), request("a"), city="02")
    issue(register, request("c"))
    records = list(register.export())
    assert [(str(record.number), record.candidate, record.city) for record in records] == [
        ("2618010000001", "c", "01"), ("2618020000001", "b", "02"), ("2618020000002", "a", "02"),
    ]  # fmt: skip
    assert records[1].decision is not None
    assert Decision.from_json(records[1].decision) == PassRule.PRACTICAL.decide(practical="60.5")
    assert [record.candidate for record in register.export(city="02", year=2026)] == ["b", "a"]
    assert list(register.export(year=2027)) == []


AUDITED = {
    "UPDATE series SET next = 3": [("series_counter_wrong", 3, 4)],
    "UPDATE series SET next = 9": [("series_counter_wrong", 9, 4)],
    "DELETE FROM certificates WHERE number = 2618010000002": [("serials_missing", 1, 2)],
    "DELETE FROM certificates WHERE number = 2618010000001": [("series_first_not_one", 2, 1)],
    "DELETE FROM certificates WHERE number = 2618010000003": [("series_counter_wrong", 4, 3)],
    "DELETE FROM certificates": [("series_counter_wrong", 4, 1)],
    "UPDATE certificates SET issued_on = '2026-11-24' WHERE number = 2618010000002": [
        ("serials_out_of_order", 20261123, 20261124)
    ],
    "UPDATE certificates SET issued_on = '2027-01-01' WHERE number = 2618010000003": [
        ("certificate_year_mismatch", 2026, 2027)
    ],
    "UPDATE certificates SET number = 2618050000001 WHERE number = 2618010000003": [
        ("series_counter_wrong", 4, 3), ("number_of_no_series", None, None),
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", AUDITED)
def test_the_audit_finds(database: Database, change: str) -> None:
    register = database.register()
    issue(register, request("a"), request("b"), request("c"))
    assert not register.audit(expected=3).faults
    assert [fault.finding.code for fault in register.audit(expected=4).faults] == ["audit_rows_differ"]
    database.execute(change)
    faults = [fault.finding for fault in register.audit().faults]
    assert [(fault.code, fault.value, fault.limit) for fault in faults] == AUDITED[change]


def test_the_audit_finds_doubles_where_the_table_allows_them(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, *(request(name) for name in "abcd"))
    on_sqlite.execute(
        "CREATE TABLE other AS SELECT * FROM certificates", "DROP TABLE certificates",
        "ALTER TABLE other RENAME TO certificates", "UPDATE series SET next = 4",
        "UPDATE certificates SET number = 2618010000003 WHERE number = 2618010000004",
        "UPDATE certificates SET candidate = 'a' WHERE number = 2618010000002",
    )  # fmt: skip
    told = [(fault.finding.code, str(fault.number)) for fault in register.audit().faults]
    assert told == [("number_taken", str(number(3))), ("candidate_numbered_twice", str(number(2)))]


def test_the_audit_takes_only_breaks(on_sqlite: Database) -> None:
    register, fetched = on_sqlite.register(), []
    issue(register, *(request(f"{i}") for i in range(1000)))
    engine = register._database._engine
    sa.event.listen(engine, "after_cursor_execute", lambda *given: fetched.append(given[2]))
    audit = register.audit()
    assert audit.issued == 1000
    assert len(fetched) < 30


def test_a_counter_moved_back_issues_nothing(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    database.execute("UPDATE series SET next = 1")
    assert outcome(lambda: issue(register, request("b"))) == "series_counter_wrong"
    database.execute("UPDATE series SET next = 0")
    assert outcome(lambda: issue(register, request("b"))) == "series_state_invalid"


def test_a_stale_counter_starts_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(register, request("a"))
    lock = Counter.lock
    stale: list[Counter] = []

    def lock_once_stale(connection: sa.Connection, year: int, city: str) -> Counter:
        counter = lock(connection, year, city)
        if stale:
            return counter
        stale.append(counter)
        return Counter(connection, year, city, counter.next + 1)

    monkeypatch.setattr(Counter, "lock", lock_once_stale)
    assert texts(issue(register, request("b"))) == ["2618010000002"]
    assert len(stale) == 1


def test_a_restored_backup_is_found_out(database: Database) -> None:
    register = database.register()
    issue(register, request("a"), request("b"), request("c"))
    attested = HighWater.from_json(register.high_water().to_json())
    assert register.compare(attested) == []
    issue(register, request("d"))
    issue(register, request("e"), city="02")
    assert register.compare(attested) == []
    database.execute("DELETE FROM certificates WHERE number > 2618010000002", "UPDATE series SET next = 3")
    (lost,) = register.compare(attested)
    assert (lost.finding.code, lost.finding.value, lost.finding.limit) == ("high_water_regressed", 2, 3)
    issue(register, request("x"), request("y"))
    assert [each.finding.code for each in register.compare(attested)] == ["high_water_changed"]
    for text in ("", "[]", '{"version": 2, "marks": []}', '{"version": 1, "marks": [{}]}'):
        with pytest.raises(ValueError, match="marks"):
            HighWater.from_json(text)


def test_other_cities_do_not_wait(on_postgresql: Database) -> None:
    register = on_postgresql.register()
    issue(register, request("a"), city="14")
    locked, done = Event(), Event()

    def hold() -> None:
        with on_postgresql.register().transaction() as transaction:
            transaction.issue([request("b")], issued_on=DAY, city="14")
            locked.set()
            assert done.wait(30)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        assert locked.wait(30)
        for city in range(1, 14):
            issue(register, request(f"{city}"), city=f"{city:02}")
        done.set()
        holding.result()
    assert len(register.audit().series) == 14


def test_patience_ends(on_sqlite: Database) -> None:
    register = on_sqlite.register(patience=0.1)
    issue(register, request("a"))
    sa.event.listen(register._database._engine, "connect", _impatient)
    register._database._engine.dispose()
    with register.transaction():
        impatient = on_sqlite.register(patience=0.1)
        sa.event.listen(impatient._database._engine, "connect", _impatient)
        with pytest.raises(RegisterError, match="safe to ask again") as error:
            issue(impatient, request("b"))
    assert error.value.code == "register_busy"
    assert error.value.__cause__ is None
    assert error.value.__context__ is None
    assert texts(issue(register, request("b"))) == ["2618010000002"]


def test_a_transaction_says_when_to_run_it_again(on_postgresql: Database) -> None:
    first, second = on_postgresql.register(), on_postgresql.register()
    issue(first, request("x"))
    issue(second, request("y"))

    def wait_for_the_other_city() -> None:
        with first.transaction() as early:
            early._connection.exec_driver_sql("SET LOCAL lock_timeout = 100")
            early.issue([request("b")], issued_on=DAY, city="02")

    with second.transaction() as late:
        late.issue([request("a")], issued_on=DAY, city="02")
        assert outcome(wait_for_the_other_city) == "register_busy"


def _impatient(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA busy_timeout = 0")


def test_a_register_outlives_its_server(on_postgresql: Database) -> None:
    register, server = on_postgresql.register(), on_postgresql.server
    assert server is not None
    issue(register, request("a"))
    server.kill()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: texts(issue(register, request("a"), request("b"))))
        server.start()
        assert waiting.result() == ["2618010000001", "2618010000002"]


def test_no_call_takes_a_number_by_itself_and_none_deletes() -> None:
    public = {name for kind in (Register, Transaction) for name in vars(kind) if not name.startswith("_")}
    assert public == {
        "audit", "compare", "declare", "export", "files", "high_water", "import_", "init", "issue", "issued",
        "numbers", "reissue", "transaction", "verify", "void",
    }  # fmt: skip


def test_no_statement_changes_or_deletes_what_was_issued(database: Database) -> None:
    register, statements = database.register(), []
    engine = register._database._engine
    sa.event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2].upper()))
    issue(register, request("a"))
    register.void(number(1), on=DAY, reason="")
    issue(register, request("b"))
    register.reissue(number(2), blank="1", on=DAY, reason="")
    register.import_([historic(1)], source="旧系统")
    assert not [statement for statement in statements if "DELETE" in statement]
    updates = [statement for statement in statements if statement.startswith("UPDATE")]
    assert updates
    assert all(statement.startswith("UPDATE SERIES SET NEXT") for statement in updates)
