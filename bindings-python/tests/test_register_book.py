"""What a register keeps of a certificate, on each database: which step wins, keys, checks, lost rows."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from operator import methodcaller
from typing import Any

import pytest
import sqlalchemy as sa
from databases import DAY, Database, issue, number, outcome, request, texts
from skillcert import CertificateError, CertificateEvent, CertificateNumber, PrintAuthority, ValidationError
from skillcert.register import Register, RegisterError, RequestError
from skillcert.register import book as books
from skillcert.register.batches import insert
from skillcert.register.keys import KeyText, key_of
from skillcert.register.rows import Facts, certificate_row, event_row
from skillcert.register.schema import certificates, events

CENTER = "长沙市职业技能鉴定中心"
NEXT = DAY + timedelta(days=1)


def printing(blank: str, *, city: str = "01") -> CertificateEvent:
    action = {"blank": blank, "printer": CENTER, "authority": PrintAuthority(city, CENTER, [CENTER])}
    return CertificateEvent(NEXT, {"print": action})


EMBOSSED, RED = CertificateEvent(NEXT, "emboss"), CertificateEvent(NEXT, "red_seal")
VOID = CertificateEvent(NEXT, {"void": {"reason": "冒名顶替"}})
SPOIL = CertificateEvent(NEXT, {"spoil": {"reason": "卡纸"}})
REISSUE = CertificateEvent(NEXT, {"reissue": {"policy": {"allowed": True}, "reason": "遗失"}})


@pytest.fixture
def two(register: Register) -> Register:
    """A register with two certificates."""
    issue(register, request("a"), request("b"))
    return register


def at_once(*works: Callable[[], object]) -> list[str]:
    """Do works at the same time; return for each how it ended."""
    start, ended = threading.Barrier(len(works), timeout=60), ["done"] * len(works)

    def run(place: int) -> None:
        start.wait()
        try:
            works[place]()
        except Exception as error:
            ended[place] = str(getattr(error, "code", repr(error)))

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


@pytest.mark.parametrize("other", ["print", "reissue", "spoil"])
def test_one_step_wins(database: Database, other: str) -> None:
    """Void against another step: in one order or the other, and never a step behind a void."""
    register, rival = database.register(), Register(database.url)
    issue(register, *(request(str(each)) for each in range(10)))
    for serial in range(1, 11):
        here = number(serial)
        if other != "print":
            register.apply(here, printing(f"43A{serial}"), EMBOSSED, RED)
        step = {"print": printing(f"43A{serial}"), "reissue": REISSUE, "spoil": SPOIL}[other]
        voiding, ended = at_once(
            lambda here=here: register.apply(here, VOID),  # type: ignore[misc]
            lambda here=here, step=step: rival.apply(here, step),  # type: ignore[misc]
        )
        assert voiding == "done"
        assert ended in {"done", "certificate_void"}
        book = register.book(here)
        assert [event.step for event in book.events][-1] == "void"
        assert (ended == "done") == (other in [event.step for event in book.events])
        assert {sheet.fate for sheet in book.sheets} <= {"void", "spoilt", "replaced"}
    assert register.audit().faults == ()


def test_one_sheet_is_used_once(database: Database) -> None:
    register, rival = database.register(), Register(database.url)
    issue(register, *(request(str(each)) for each in range(5)))
    issue(register, *(request(str(each), assessment="湘西苗绣/02") for each in range(5)), city="02")
    for serial in range(1, 6):
        ended = at_once(
            lambda serial=serial: register.apply(number(serial), printing(f"43A{serial}")),  # type: ignore[misc]
            lambda serial=serial: rival.apply(  # type: ignore[misc]
                number(serial, city="02"), printing(f"43a{serial}".upper(), city="02")
            ),
        )
        assert sorted(ended) == ["blank_of_another", "done"]
    assert len(list(register.blanks(fate="present"))) == 5


def test_the_same_step_asked_again_changes_nothing(two: Register) -> None:
    first = two.apply(number(1), printing("43A1"), EMBOSSED, RED)
    assert [two.apply(number(1), printing("43A1"), EMBOSSED, RED), two.apply(number(1), RED)] == [
        first,
        first,
    ]
    assert outcome(lambda: two.apply(number(1), EMBOSSED)) == "seal_repeated"
    assert outcome(lambda: two.apply(number(3), RED)) == "not_issued"
    assert two.audit().faults == ()


def test_many_steps_all_or_none(two: Register) -> None:
    steps = [
        (number(1), printing("43A1")),
        (number(2), printing("43A2")),
        (number(1), EMBOSSED),
        (number(1), RED),
    ]
    assert [book.stage for book in two.apply_all(steps)] == ["printed", "printed", "embossed", "complete"]
    steps = [(number(2), EMBOSSED), (number(1), VOID), (number(1), SPOIL)]
    with pytest.raises(RequestError) as caught:
        two.apply_all(steps)
    assert (caught.value.row, caught.value.code) == (3, "certificate_void")
    assert [two.book(number(serial)).stage for serial in (1, 2)] == ["complete", "printed"]
    assert two.audit().faults == ()


def test_sheets_by_their_normal_form(two: Register) -> None:
    two.apply(number(1), printing("43A0000001"))
    for blank in ("43A0000001", " 43A0000001", "４３A0000001"):
        assert outcome(lambda blank=blank: two.apply(number(2), printing(blank))) == "blank_of_another"  # type: ignore[misc]
    assert two.apply(number(2), printing("43a0000001")).stage == "printed"
    steps = [
        (number(1), SPOIL),
        (number(1), printing("43A7")),
        (number(2), SPOIL),
        (number(2), printing("43A7")),
    ]
    with pytest.raises(RequestError) as caught:
        two.apply_all(steps)
    assert (caught.value.row, caught.value.code) == (4, "blank_of_another")


def test_sheets_spoilt_before_they_were_printed(two: Register) -> None:
    two.apply(number(1), printing("43A1"))
    assert [two.destroy(["43A2", "43A3"], on=DAY, reason="受潮") for _ in range(2)] == [2, 0]
    assert two.destroy(["43A3", " 43A4"], on=DAY, reason="受潮") == 1
    assert outcome(lambda: two.apply(number(2), printing("43A4"))) == "blank_destroyed"
    for sheets, reason, expected in (
        (["43A5", "43A1"], "受潮", (2, "blank_of_another")),
        (["43A2"], "卡纸", (1, "blank_destroyed")),
        (["43A5", "43A5 "], "受潮", None),
    ):
        if expected is None:
            assert two.destroy(sheets, on=DAY, reason=reason) == 1
            continue
        with pytest.raises(RequestError) as caught:
            two.destroy(sheets, on=DAY, reason=reason)
        assert (caught.value.row, caught.value.code) == expected
    for reason, code in ((" ", "reason_missing"), ("卡" * 501, "text_too_long")):
        assert outcome(lambda reason=reason: two.destroy(["43A9"], on=DAY, reason=reason)) == code  # type: ignore[misc]
    for sheet, code in (("\u200b", "blank_missing"), ("4" * 201, "text_too_long")):
        assert outcome(lambda sheet=sheet: two.destroy([sheet], on=DAY, reason="受潮")) == code  # type: ignore[misc]


def test_what_became_of_each_sheet(two: Register) -> None:
    two.apply(number(1), printing("43A1"), SPOIL, printing("43A2"), EMBOSSED, RED, REISSUE, printing("43A3"))
    two.apply(number(2), printing("43B1"), VOID)
    two.destroy(["43A0"], on=DAY, reason="受潮")
    assert [(each.blank, each.fate, each.reason) for each in two.blanks()] == [
        ("43A0", "destroyed", "受潮"), ("43A1", "spoilt", "卡纸"), ("43A2", "replaced", "遗失"),
        ("43A3", "present", None), ("43B1", "void", "冒名顶替"),
    ]  # fmt: skip
    [spoilt] = two.blanks(fate="spoilt")
    assert (spoilt.number, spoilt.used_on, spoilt.until) == (number(1), NEXT, NEXT)


def test_sheets_in_more_than_one_page(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    register.destroy([f"43A{each:07}" for each in range(1000)], on=DAY, reason="受潮")
    assert len(list(register.blanks())) == 1000


TAMPERED = {
    "DELETE FROM blanks; DELETE FROM events WHERE seq = 1": 1,
    "DELETE FROM events WHERE seq = 2": 2,
    "UPDATE events SET event = '{' WHERE seq = 2": 2,
    "UPDATE events SET event = (SELECT it.event FROM (SELECT * FROM events WHERE seq = 1) AS it) "
    "WHERE seq = 3": 3,
    "UPDATE certificates SET holder = ' '": 1,
}


@pytest.mark.parametrize("statements", TAMPERED)
def test_events_that_cannot_follow_each_other(database: Database, statements: str) -> None:
    register = database.register()
    issue(register, request("a"))
    register.apply(number(1), printing("43A1"), EMBOSSED, RED)
    database.execute(*statements.split(";"))
    calls: list[Callable[[], object]] = [
        lambda: register.book(number(1)), lambda: register.apply(number(1), VOID)
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(ValueError, match="events do not follow") as caught:
            call()
        assert getattr(caught.value, "value", None) == TAMPERED[statements]


def test_blanks_at_the_end_are_told_apart_or_refused_alike(database: Database) -> None:
    """As normal form, both are one candidate; as keys, also behind the register's back, they are two."""
    register = database.register()
    answers = issue(
        register, request("0009"), request("0009 ", holder="0009"), request("０００9", holder="0009")
    )
    assert texts(answers) == [str(number(1))] * 3
    assert texts(issue(register, request("A"), request("a"))) == [str(number(2)), str(number(3))]
    assert texts(issue(register, request("A", assessment=" 湘西苗绣/01 "))) == [str(number(2))]
    facts = Facts("甲", "0009 ", "0009 ", 0, None, "考生", "湘西苗绣", None, None, None, DAY, "", None)
    rows = [
        certificate_row(int(number(9)), facts),
        certificate_row(int(number(8)), facts._replace(candidate_key="0009")),
    ]
    register._database.write(lambda connection: insert(connection, certificates, rows))
    assert database.scalar("SELECT count(*) FROM certificates WHERE candidate_key = '0009 '") == 1


@pytest.mark.parametrize(
    ("assessment", "candidate", "expected"),
    [
        ("甲" * 200, "1" * 200, None), ("甲" * 201, "1", "text_too_long"), ("甲", "1" * 201, "text_too_long"),
        ("甲", "\u3000", "candidate_missing"),
    ],
)  # fmt: skip
def test_keys_have_a_length(
    database: Database, assessment: str, candidate: str, expected: str | None
) -> None:
    register = database.register()
    wanted = request(candidate, assessment=assessment, holder="考生")
    if expected:
        assert outcome(lambda: issue(register, wanted)) == expected
    else:
        assert texts([*issue(register, wanted), *issue(register, wanted)]) == [str(number(1))] * 2
        assert key_of(assessment, candidate) == (assessment, candidate)


def test_collations_of_mysql() -> None:
    dialect: Any = sa.make_url("mysql://").get_dialect()()
    for version, expected in (((8, 4, 3), "utf8mb4_0900_bin"), ((5, 7, 44), "utf8mb4_bin")):
        dialect.server_version_info = version
        assert KeyText().load_dialect_impl(dialect).collation == expected  # type: ignore[attr-defined]


CERTIFICATE = (
    "INSERT INTO certificates (number, assessment, candidate, candidate_key, generation, replaces, holder, "
    "project, issued_on, digest) VALUES ({}, 'x', 'x', 'x', {}, {}, 'x', 'x', '2026-11-23', '0')"
)
EVENT = "INSERT INTO events VALUES ({}, {}, '2026-11-23', '{}', '{{}}', '0000000000000000')"
SERIES = "INSERT INTO series (year, province, city, next) VALUES ({}, '18', '09', {})"
REFUSED = [
    CERTIFICATE.format(0, 0, "NULL"), CERTIFICATE.format(10**13, 0, "NULL"),
    CERTIFICATE.format(2618010000009, 1, "NULL"), CERTIFICATE.format(2618010000009, 0, 2618010000001),
    CERTIFICATE.format(2618010000009, 1, 2618010000009), CERTIFICATE.format(2618010000009, 1, 2618010000007),
    EVENT.format(2618010000001, 0, "void"), EVENT.format(2618010000001, 1, "lost"),
    EVENT.format(2618010000007, 1, "void"), SERIES.format(1999, 1), SERIES.format(2026, 0),
    SERIES.format(2026, 10_000_001),
    "INSERT INTO blanks VALUES ('1', '1', 2618010000001, NULL, '2026-11-23', 'x')",
    "INSERT INTO blanks VALUES ('1', '1', NULL, NULL, '2026-11-23', NULL)",
    "INSERT INTO blanks VALUES ('1', '1', 2618010000001, 1, '2026-11-23', NULL)",
    "INSERT INTO corrections VALUES (2618010000001, 0, '2026-11-23', '{}', '0000000000000000')",
    "INSERT INTO declarations VALUES (2026, '18', '01', 5, 4, 'x')",
    "INSERT INTO declarations VALUES (2026, '18', '01', 0, 4, 'x')",
    "INSERT INTO declarations VALUES (2026, '18', '01', 1, 10000000, 'x')",
]  # fmt: skip


def test_rows_that_cannot_be(database: Database) -> None:
    """Constraints of the database itself: whoever writes."""
    register = database.register()
    issue(register, request("a"))
    for statement in REFUSED:
        with pytest.raises(RegisterError, match="refused"):
            register._database.write(methodcaller("exec_driver_sql", statement))


def test_values_that_only_sqlite_would_take(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, request("a"))
    for statement in (
        "UPDATE certificates SET number = 'x'", "UPDATE certificates SET issued_on = '2026-1-23'",
        "UPDATE certificates SET generation = 'x'", "UPDATE series SET next = 1.5",
        "UPDATE series SET last_issued_on = 'x'",
        EVENT.format(2618010000001, 1.5, "void"),
    ):  # fmt: skip
        code = outcome(lambda it=statement: register._database.write(methodcaller("exec_driver_sql", it)))  # type: ignore[misc]
        assert code == "register_refused"


# What a trigger does to a new row: the database, when, in what form.
_FUNCTION = "CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN {} END'"
_POSTGRESQL = "CREATE TRIGGER it {} INSERT ON {{0}} FOR EACH ROW EXECUTE FUNCTION meddle()"
MEDDLING = {
    "sqlite": [
        ["CREATE TRIGGER it BEFORE INSERT ON {0} BEGIN SELECT RAISE(IGNORE); END"],
        ["CREATE TRIGGER it AFTER INSERT ON {0} BEGIN DELETE FROM {0} WHERE rowid = new.rowid; END"],
        ["CREATE TRIGGER it AFTER INSERT ON {0} BEGIN UPDATE {0} SET {1} = '2' WHERE rowid = new.rowid; END"],
    ],
    "postgresql": [
        [_FUNCTION.format("RETURN NULL;"), _POSTGRESQL.format("BEFORE")],
        [
            _FUNCTION.format("DELETE FROM {0} WHERE number = new.number; RETURN NULL;"),
            _POSTGRESQL.format("AFTER"),
        ],
        [_FUNCTION.format("new.{1} := ''2''; RETURN new;"), _POSTGRESQL.format("BEFORE")],
    ],
    "mariadb": [["CREATE TRIGGER it BEFORE INSERT ON {0} FOR EACH ROW SET new.{1} = '2'"]],
}


@pytest.mark.parametrize(
    ("table", "column"), [("certificates", "holder"), ("events", "digest"), ("blanks", "blank")]
)
@pytest.mark.parametrize(("kind", "trigger"), [(kind, each) for kind in MEDDLING for each in MEDDLING[kind]])
def test_a_trigger_that_meddles_with_new_rows(
    kind: str, trigger: list[str], table: str, column: str, request: pytest.FixtureRequest
) -> None:
    database: Database = request.getfixturevalue(f"on_{kind}")
    register = database.register()
    issue(register, wanted("a"))
    database.execute(*(statement.format(table, column) for statement in trigger))
    work: dict[str, Callable[[], object]] = {
        "certificates": lambda: issue(register, wanted("b")),
        "events": lambda: register.apply(number(1), VOID),
        "blanks": lambda: register.apply(number(1), printing("43A1")),
    }
    with pytest.raises(RegisterError, match=f"of 1 rows written to {table}, 0 are in the register") as caught:
        work[table]()
    assert caught.value.code == "register_unsafe"
    assert register.book(number(1)).events == ()


@pytest.mark.parametrize(
    ("kind", "trigger"),
    [
        ("sqlite", "CREATE TRIGGER it BEFORE UPDATE ON series BEGIN SELECT RAISE(IGNORE); END"),
        ("postgresql", "CREATE RULE it AS ON UPDATE TO series DO INSTEAD NOTHING"),
        ("mariadb", "CREATE TRIGGER it BEFORE UPDATE ON series FOR EACH ROW SET new.next = 9"),
    ],
)
def test_a_counter_that_does_not_move(kind: str, trigger: str, request: pytest.FixtureRequest) -> None:
    database: Database = request.getfixturevalue(f"on_{kind}")
    register = database.register()
    issue(register, wanted("a"))
    database.execute(trigger)
    for work in (lambda: issue(register, wanted("b")), lambda: register.apply(number(1), VOID)):
        with pytest.raises(RegisterError, match="2026/18/01 did not take its new state") as caught:
            work()
        assert caught.value.code == "register_unsafe"
    assert database.scalar("SELECT count(*) FROM certificates") == 1


@pytest.mark.parametrize(
    ("statement", "component"),
    [
        ("UPDATE certificates SET holder = '乙'", "certificate"),
        ("UPDATE events SET happened_on = '2026-11-25'", "event"),
    ],
)
def test_a_row_that_was_changed_confirms_nothing(database: Database, statement: str, component: str) -> None:
    register = database.register()
    issue(register, wanted("a"))
    register.apply(number(1), printing("43A1"))
    database.execute(statement)
    for work in (lambda: register.verify(number(1)), lambda: register.apply(number(1), VOID)):
        with pytest.raises(CertificateError) as caught:
            work()
        assert (caught.value.code, caught.value.finding.component) == ("record_changed", component)


wanted = request


def test_conflict_is_final(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    row = event_row(int(number(1)), 1, VOID)
    began = time.monotonic()
    with pytest.raises(RegisterError, match="trying again does not help") as caught:
        register._database.write(lambda connection: insert(connection, events, [row, row]))
    assert caught.value.code == "register_conflict"
    assert time.monotonic() - began < 1
    assert "1062" in str(caught.value) or "events" in str(caught.value)
    assert "2618010000001" not in str(caught.value)


def test_a_key_that_another_took_meanwhile_is_found(
    on_postgresql: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the lock of the series, the primary key holds: who loses starts again, and core refuses."""
    register = on_postgresql.register()
    issue(register, request("a"))
    stored = books.stored

    def late(
        connection: sa.Connection, numbers: Iterable[CertificateNumber | int]
    ) -> list[tuple[int, books.Stored | ValidationError]]:
        found = list(stored(connection, numbers))
        monkeypatch.undo()
        on_postgresql.execute(_as_insert(event_row(int(number(1)), 1, VOID)))
        return found

    monkeypatch.setattr("skillcert.register.book.stored", late)
    assert outcome(lambda: register.apply(number(1), printing("43A1"))) == "certificate_void"


def _as_insert(row: Sequence[Any]) -> str:
    return f"INSERT INTO events VALUES {tuple(str(field) for field in row)}".replace("%", "%%")


def test_a_user_of_a_transaction_is_told_to_run_it_again(on_postgresql: Database) -> None:
    register = on_postgresql.register()
    issue(register, request("a"))
    row = event_row(int(number(1)), 1, VOID)

    def work() -> None:
        with register.transaction() as transaction:
            transaction._use.call(lambda: insert(transaction._connection, events, [row, row]))

    assert outcome(work) == "register_busy"


def test_a_dry_run_leaves_nothing(database: Database) -> None:
    register = database.register()
    answers = register.issue([request("a")], issued_on=DAY, city="01", dry_run=True)
    assert texts(answers) == [str(number(1))]
    with register.transaction(dry_run=True) as transaction:
        assert texts(transaction.issue([request("a")], issued_on=DAY, city="01")) == [str(number(1))]
    assert database.scalar("SELECT count(*) FROM series") == 0
    assert database.scalar("SELECT count(*) FROM certificates") == 0
