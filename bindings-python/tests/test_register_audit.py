"""The audit of a register: whatever other hands do is found and told with its number, and ends nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
import sqlalchemy as sa
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from desk import Desk
from skillcert import Blank, CertificateEvent, PassRule, PrintAuthority, ValidationError
from skillcert.register import Fault, HighWater, Register, RegisterError
from skillcert.register.rows import event_row

CENTER = "长沙市职业技能鉴定中心"
SERIES = "2026/18/01"


def printing(blank: str) -> CertificateEvent:
    authority = PrintAuthority("01", CENTER, [CENTER])
    return CertificateEvent(
        DAY, {"print": {"blank": Blank(blank), "printer": CENTER, "authority": authority}}
    )


def filled(database: Database) -> Register:
    """Four certificates: a complete one, a void one, a plain one, and the successor of the void one."""
    register = database.register()
    issue(register, request("a"), request("b"), request("c"))
    seals = (CertificateEvent(DAY, "emboss"), CertificateEvent(DAY, "red_seal"))
    register.apply(number(1), printing("43A0000001"), *seals)
    register.apply(number(2), printing("43A0000002"))
    register.void(number(2), on=DAY, reason="冒名顶替")
    issue(register, replace(request("b"), replaces=number(2)))
    return register


def told(faults: tuple[Fault, ...]) -> list[tuple[object, ...]]:
    """Where, what, and the figures that are known."""
    return [
        (
            fault.place,
            fault.finding.code,
            *(n for n in (fault.finding.value, fault.finding.limit) if n is not None),
        )
        for fault in faults
    ]


def audited(register: Register) -> list[tuple[object, ...]]:
    return told(register.audit().faults)


def ends(register: Register) -> None:
    """What else reads all rows ends too; impossible rows are reported."""
    register.audit(content=False)
    broken = list[Fault]()
    exported = list(register.export(broken=broken.append))
    assert 2 <= len(exported) <= 4
    assert all(fault.place for fault in broken)
    assert len(list(register.export_lines(broken=lambda _: None))) >= len(exported) + 2
    marks = HighWater.from_json(register.high_water().to_json())
    assert register.compare(marks) == []
    register.numbers()
    serials = [number(serial) for serial in (1, 2, 3, 4)]
    for call in (register.verify, register.record, register.certificate, register.book):
        for each in serials:
            refuses_by_name(partial(call, each))
    refuses_by_name(lambda: list(register.blanks()))
    with register.look() as states:
        refuses_by_name(lambda: states.names(list(map(int, serials))))
        refuses_by_name(lambda: states.kept(map(int, serials)))
    refuses_by_name(lambda: register.void(number(3), on=DAY, reason="冒名顶替"))
    refuses_by_name(lambda: register.destroy(["43A0000001"], on=DAY, reason="卡纸"))
    for assessment in ("湘西苗绣/01", "湘西苗绣/02"):
        wanted = request("e", assessment=assessment)
        refuses_by_name(partial(register.issue, [wanted], issued_on=DAY, city="01", apart=False))
    # Of what others hold, nothing ends.
    assert texts(issue(register, request("f", assessment="湘西苗绣/03"), city="03")) == [
        f"{number(1, city='03')}"
    ]


def refuses_by_name(work: Callable[[], object]) -> None:
    """A call that meets the row either goes its way, or says why it does not."""
    with suppress(ValidationError, RegisterError):
        work()


def at(serial: int, code: str, *figures: int) -> tuple[object, ...]:
    return (str(number(serial)), code, *figures)


def of(code: str, *figures: int) -> tuple[object, ...]:
    return (SERIES, code, *figures)


def the(serial: int) -> str:
    return f"WHERE number = {number(serial)}"


def certificate(serial: int, what: str) -> str:
    return f"UPDATE certificates SET {what} WHERE number = {number(serial)}"


CHANGED = of("series_changed")
STRAY = "event_of_no_certificate"
# What somebody with all rights does, on any database, and what the audit reports.
TAMPERED = {
    "UPDATE series SET next = 1": [of("series_counter_wrong", 1, 5)],
    "UPDATE series SET next = 9": [of("series_counter_wrong", 9, 5)],
    "UPDATE series SET last_issued_on = '2099-01-01'": [of("series_date_wrong", 20990101, 20261123)],
    "UPDATE series SET last_issued_on = NULL": [of("series_date_wrong", 20261123)],
    "UPDATE series SET digests = '0000000000000000'": [CHANGED],
    "DELETE FROM series": [at(1, "number_of_no_series")],
    "UPDATE series SET city = '02'": [
        at(1, "number_of_no_series"),
        ("2026/18/02", "series_counter_wrong", 5, 1),
        ("2026/18/02", "series_date_wrong", 20261123),
        ("2026/18/02", "series_changed"),
    ],
    # A void certificate is valid again: of two valid ones the second is reported, and the series.
    f"DELETE FROM events {the(2)} AND seq = 2": [
        at(4, "replaces_needs_void", int(number(2))), at(4, "candidate_numbered_twice"), CHANGED,
    ],
    f"DELETE FROM events {the(1)} AND seq = 2": [at(1, "events_impossible", 2), CHANGED],
    f"UPDATE events SET event = '{{' {the(2)} AND seq = 2": [
        at(2, "record_changed", 2), at(2, "events_impossible", 2),
    ],
    f"UPDATE events SET happened_on = '2026-11-22' {the(1)} AND seq = 2": [
        at(1, "record_changed", 2), at(1, "events_impossible", 2),
    ],
    f"UPDATE events SET step = 'emboss' {the(2)} AND seq = 2": [
        at(4, "replaces_needs_void", int(number(2))), at(4, "candidate_numbered_twice"),
        at(2, "record_changed", 2), at(2, "events_impossible", 2),
    ],
    f"UPDATE events SET digest = 'x' {the(1)} AND seq = 2": [at(1, "record_changed", 2), CHANGED],
    f"DELETE FROM blanks {the(1)}": [at(1, "blank_of_another")],
    f"UPDATE blanks SET blank = '43A0000009' {the(1)}": [at(1, "blank_of_another")],
    f"UPDATE blanks SET blank_key = '43A0000009' {the(1)}": [at(1, "blank_of_another")],
    f"INSERT INTO blanks VALUES ('43A0000009', '43A0000009', {number(1)}, 2, '2026-11-23', NULL)": [
        at(1, "blank_of_another")
    ],
    "INSERT INTO blanks VALUES (' ', ' ', NULL, NULL, '2026-11-23', '卡纸')": [(" ", "record_impossible")],
    # Marks of a pass that was none, and better ones.
    certificate(3, "decision = REPLACE(decision, '60', '99')"): [
        at(3, "record_changed"), at(3, "decision_mismatch"),
    ],
    certificate(3, f"decision = '{PassRule.PRACTICAL.decide(practical=99).to_json()}'"): [
        at(3, "record_changed")
    ],
    certificate(3, f"decision = '{PassRule.PRACTICAL.decide(practical=59).to_json()}'"): [
        at(3, "record_changed"), at(3, "certificate_without_pass"),
    ],
    certificate(3, "traits = 'personal_health'"): [
        at(3, "record_changed"), at(3, "certificate_rule_mismatch"),
    ],
    certificate(3, "decision = '{'"): [at(3, "record_changed"), at(3, "record_impossible")],
    certificate(3, "traits = 'none'"): [at(3, "record_changed"), at(3, "record_impossible")],
    certificate(3, "keep = '{'"): [at(3, "record_changed"), at(3, "record_impossible")],
    certificate(3, "keep = '[]'"): [at(3, "record_changed"), at(3, "record_impossible")],
    certificate(3, "keep = '{\"id\":1}'"): [
        at(3, "record_changed"), at(3, "record_impossible"),
    ],
    certificate(3, "holder = ''"): [at(3, "record_changed"), at(3, "holder_missing")],
    certificate(3, "assessment = ''"): [at(3, "record_changed"), at(3, "record_impossible")],
    # The same person under a key in another form.
    certificate(3, "assessment = '湘西苗绣/01', candidate = 'a ', candidate_key = 'a '"): [
        at(3, "record_changed"), at(3, "record_impossible"), at(3, "candidate_numbered_twice"),
    ],
    certificate(3, "candidate = 'x ', candidate_key = 'x '"): [
        at(3, "record_changed"), at(3, "record_impossible"),
    ],
    certificate(3, "assessed_on = '2026-12-01'"): [
        at(3, "record_changed"), at(3, "issue_before_assessment"),
    ],
    certificate(3, "issued_on = '2027-01-01'"): [
        of("series_date_wrong", 20261123, 20270101), at(3, "record_changed"),
        at(3, "certificate_year_mismatch", 2026, 2027),
    ],
    certificate(1, "issued_on = '2026-11-24'"): [
        of("series_date_wrong", 20261123, 20261124), at(1, "record_changed"), at(1, "events_impossible", 1),
    ],
    certificate(4, "generation = 2"): [
        at(4, "replaces_needs_void", int(number(2))), at(4, "record_changed"),
    ],
    f"DELETE FROM certificates {the(3)}": [of("serials_missing", 1, 3), CHANGED],
    certificate(3, "number = 2618050000001"): [
        of("serials_missing", 1, 3), ("2618050000001", "number_of_no_series"),
        ("2618050000001", "record_changed"), CHANGED,
    ],
    f"DELETE FROM certificates {the(4)}": [of("series_counter_wrong", 5, 4), CHANGED],
    "INSERT INTO declarations VALUES (2026, '18', '01', 5, 9, '甲'), (2026, '18', '01', 7, 12, '乙')": [
        of("series_counter_wrong", 5, 13), of("declaration_differs"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", TAMPERED)
def test_what_other_hands_do_is_found(database: Database, change: str) -> None:
    register = filled(database)
    assert audited(register) == []
    database.execute(change)
    assert audited(register) == TAMPERED[change]
    ends(register)


IMPOSSIBLE = ("record_impossible",)
# What only a file takes, whose checks can be switched off.
IN_A_FILE = {
    certificate(3, "number = 12618010000003"): [
        ("12618010000003", *IMPOSSIBLE), of("serials_missing", 1, 3), CHANGED,
    ],
    certificate(3, "number = 2618010000000"): [
        ("2618010000000", *IMPOSSIBLE), of("serials_missing", 1, 3),
    ],
    certificate(3, "number = -5"): [("-5", *IMPOSSIBLE), of("serials_missing", 1, 3), CHANGED],
    certificate(3, "issued_on = '23.11.2026'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(1, "issued_on = '2026-02-30'"): [at(1, "record_changed"), at(1, *IMPOSSIBLE)],
    certificate(3, "assessed_on = 'x'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "generation = 1"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "holder = CAST(x'ff41' AS TEXT)"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "holder = x'ff41'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    f"DELETE FROM certificates {the(1)}": [of("series_first_not_one", 2, 1), at(1, STRAY), CHANGED],
    f"UPDATE events SET number = {number(9)} {the(1)}": [
        at(1, "blank_of_another"), at(9, STRAY), CHANGED,
    ],
    "INSERT INTO events VALUES ('abc', 1, '2026-11-23', 'void', '{}', '')": [("abc", STRAY)],
    f"INSERT INTO corrections VALUES ({number(9)}, 1, '2026-11-23', 'null', '')": [at(9, STRAY)],
    "INSERT INTO blanks VALUES ('43A9', '43A9', 2618010000009, 1, '2026-11-23', NULL)": [at(9, STRAY)],
    "INSERT INTO blanks VALUES ('43A9', '43A9', NULL, NULL, '2026-11-23', NULL)": [("43A9", *IMPOSSIBLE)],
    "UPDATE series SET city = '1'": [at(1, "number_of_no_series"), ("2026/18/1", *IMPOSSIBLE)],
    "UPDATE series SET year = 'x'": [at(1, "number_of_no_series"), ("x/18/01", *IMPOSSIBLE)],
    "UPDATE series SET next = 'x'": [at(1, "number_of_no_series"), (SERIES, *IMPOSSIBLE)],
    "UPDATE series SET last_issued_on = 'x'": [of("series_date_wrong", 20261123)],
    "INSERT INTO declarations VALUES (2026, '18', '01', 9, 5, '旧系统')": [(SERIES, *IMPOSSIBLE)],
    "INSERT INTO declarations VALUES ('abc', '18', '01', 9, 9, '旧系统')": [("abc/18/01", *IMPOSSIBLE)],
    "INSERT INTO declarations VALUES (2026, '18', 'zz', 9, 9, '旧系统')": [("2026/18/zz", *IMPOSSIBLE)],
    "INSERT INTO declarations VALUES (2026, '18', '01', 9, 'abc', '旧系统')": [(SERIES, *IMPOSSIBLE)],
    "INSERT INTO declarations VALUES (2026, '18', '01', 9, 9.5, '旧系统')": [(SERIES, *IMPOSSIBLE)],
    "INSERT INTO declarations VALUES (2026, '18', '02', 9, 9, x'ff')": [("2026/18/02", *IMPOSSIBLE)],
    "INSERT INTO series VALUES (2026, '18', 'zz', 5, NULL, '0000000000000000')": [
        ("2026/18/zz", *IMPOSSIBLE)
    ],
    "UPDATE series SET last_issued_on = 'never'": [of("series_date_wrong", 20261123)],
    "UPDATE series SET next = 20000000": [of("series_counter_wrong", 20000000, 5)],
    "UPDATE series SET digests = 'zz'": [CHANGED],
    certificate(3, f"keep = '{'[' * 200_000}'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "replaces = 'abc', generation = 1"): [
        at(3, "replaces_needs_void"), at(3, "record_changed"), at(3, *IMPOSSIBLE),
    ],
    certificate(3, "replaces = 'abc', generation = 'x'"): [
        at(3, "replaces_needs_void"), at(3, "record_changed"), at(3, *IMPOSSIBLE),
    ],
    certificate(4, "number = 12618010000004"): [
        ("12618010000004", *IMPOSSIBLE), of("series_counter_wrong", 5, 4), CHANGED,
    ],
    certificate(3, "issued_on = '2026-W23-1'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "assessed_on = '2026-W20-1'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "issued_on = 'never'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    f"UPDATE events SET seq = 'x' {the(1)} AND seq = 3": [
        at(1, "record_changed"), at(1, "events_impossible", 3),
    ],
    f"UPDATE events SET step = 'correct' {the(1)} AND seq = 1": [
        at(1, "record_changed", 1), at(1, "events_impossible", 1),
    ],
    f"UPDATE events SET step = 'x' {the(1)} AND seq = 1": [
        at(1, "record_changed", 1), at(1, "events_impossible", 1),
    ],
    f"UPDATE events SET event = x'ff' {the(1)} AND seq = 1": [
        at(1, "record_changed", 1), at(1, "events_impossible", 1),
    ],
    f"UPDATE events SET number = 2618010000000, seq = 9 {the(2)} AND seq = 2": [
        at(4, "replaces_needs_void", int(number(2))), at(4, "candidate_numbered_twice"),
        ("2618010000000", STRAY), CHANGED,
    ],
    f"INSERT INTO corrections VALUES ({number(3)}, 'q', '2026-11-23', 'null', '')": [
        at(3, "record_changed"), at(3, *IMPOSSIBLE), CHANGED,
    ],
    f"UPDATE blanks SET used_on = '2026-19-39' {the(1)}": [at(1, "blank_of_another")],
    f"UPDATE blanks SET seq = 'x' {the(1)}": [at(1, "blank_of_another")],
    f"UPDATE blanks SET number = 'abc' {the(1)}": [at(1, "blank_of_another"), ("abc", STRAY)],
    f"UPDATE blanks SET blank = x'ff' {the(1)}": [at(1, "blank_of_another")],
    f"UPDATE blanks SET blank_key = x'ff' {the(1)}": [at(1, "blank_of_another")],
    "INSERT INTO blanks VALUES ('43A9', '43A9', NULL, NULL, '2026-19-39', '卡纸')": [("43A9", *IMPOSSIBLE)],
    "INSERT INTO blanks VALUES ('43A9', x'ff', NULL, NULL, '2026-11-23', '卡纸')": [("\\xff", *IMPOSSIBLE)],
    "INSERT INTO blanks VALUES ('43A9', '43A9', NULL, NULL, '2026-11-23', x'ff')": [("43A9", *IMPOSSIBLE)],
}  # fmt: skip


@pytest.mark.parametrize("change", IN_A_FILE)
def test_an_impossible_row_ends_nothing(on_sqlite: Database, change: str) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", change)
    faults = register.audit().faults
    # SQLite itself tells of rows that its checks would have refused.
    by_sqlite = [fault for fault in faults if "CHECK" in fault.place]
    assert told(tuple(fault for fault in faults if fault not in by_sqlite)) == IN_A_FILE[change]
    ends(register)


# What only PostgreSQL takes for a day, and what it says of the numbers alone.
INFINITE = {
    "UPDATE blanks SET used_on = 'infinity'": [at(1, "blank_of_another"), at(2, "blank_of_another")],
    "INSERT INTO blanks VALUES ('43A9', '43A9', NULL, NULL, 'infinity', '卡纸')": [("43A9", *IMPOSSIBLE)],
    "UPDATE series SET last_issued_on = 'infinity'": [of("series_date_wrong", 20261123)],
    certificate(3, "issued_on = 'infinity'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    certificate(3, "assessed_on = '-infinity'"): [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
}


@pytest.mark.parametrize("change", INFINITE)
def test_a_day_without_end_ends_nothing(on_postgresql: Database, change: str) -> None:
    register = filled(on_postgresql)
    on_postgresql.execute(change)
    assert audited(register) == INFINITE[change]
    numbers = told(register.audit(content=False).faults)
    assert (at(3, *IMPOSSIBLE) in numbers) == ("issued_on = 'infinity'" in change and "number" in change)
    ends(register)


def test_sqlite_looks_into_its_file(on_sqlite: Database) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", certificate(3, "generation = 1"))
    assert ("CHECK constraint failed in certificates", "record_impossible") in audited(register)


def test_numbers_only(database: Database) -> None:
    register = filled(database)
    database.execute(
        certificate(3, "decision = NULL, issued_on = '2027-01-01'"),
        "UPDATE series SET next = 9",
    )
    audit = register.audit(content=False)
    assert told(audit.faults) == [
        of("series_counter_wrong", 9, 5),
        of("series_date_wrong", 20261123, 20270101),
        at(3, "certificate_year_mismatch", 2026, 2027),
    ]
    assert told(audit.notes) == [at(4, "serials_out_of_order", 20261123, 20270101)]


def test_notes_are_no_faults(database: Database) -> None:
    register = filled(database)
    issue(register, request("d"), day=date(2026, 11, 22))
    register.declare(2026, "01", 10, 12, reason="旧系统")
    register.declare(2026, "01", 20, 22, reason="旧系统")
    register.destroy(["43A0000008"], on=DAY, reason="受潮")
    audit = register.audit()
    assert audit.faults == ()
    assert told(audit.notes) == [
        at(5, "serials_out_of_order", 20261122, 20261123), of("serials_missing", 4, 6),
        of("serials_missing", 7, 13),
    ]  # fmt: skip


def test_gaps_and_declarations(register: Register) -> None:
    register.import_([historic(serial) for serial in (2, 3, 7, 9)], source="旧系统")
    for first, last in ((1, 1), (4, 4), (8, 8)):
        register.declare(2025, "01", first, last, reason="从未使用")
    assert register.audit().series[0].missing == ((5, 6),)
    assert audited(register) == [("2025/18/01", "serials_missing", 2, 5)]


def test_keys_that_were_dropped(on_sqlite: Database) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute(
        "CREATE TABLE other AS SELECT * FROM certificates",
        "DROP TABLE certificates",
        "ALTER TABLE other RENAME TO certificates",
        f"INSERT INTO certificates SELECT * FROM certificates {the(3)}",
        "INSERT INTO certificates (assessment, issued_on) VALUES (NULL, NULL)",
    )
    assert audited(register) == [at(3, "number_taken"), CHANGED]
    # Whoever opens it now hears of it at once.
    assert outcome(Register(on_sqlite.url).audit) == "register_unsafe"


def test_marks_that_no_longer_pass(database: Database) -> None:
    register = filled(database)
    with register.transaction() as transaction:
        transaction.review([request("c", practical="59"), request("a", practical="70")], on=DAY)
    assert audited(register) == [at(3, "certificate_stands", int(number(3)))]
    database.execute(f"UPDATE corrections SET decision = '{{' {the(3)}")
    assert audited(register) == [at(3, "record_changed", 1), at(3, "record_impossible")]
    database.execute(f"DELETE FROM corrections {the(3)}")
    assert audited(register) == [CHANGED]


def test_a_step_of_a_void_one(database: Database) -> None:
    register = filled(database)
    *row, digest = event_row(int(number(2)), 3, CertificateEvent(DAY, "emboss"))
    database.execute(f"INSERT INTO events VALUES {(*row[:2], str(DAY), *row[3:], digest)}")
    assert audited(register) == [at(2, "events_impossible", 3), CHANGED]
    ends(register)


@pytest.mark.parametrize("table", ["certificates", "events", "blanks", "corrections"])
def test_a_trigger_that_swallows_rows(on_sqlite: Database, table: str) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute(f"CREATE TRIGGER t BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END")
    work = {
        "certificates": lambda: issue(register, request("d")),
        "events": lambda: register.apply(number(3), printing("43A0000003")),
        "blanks": lambda: register.apply(number(3), printing("43A0000003")),
        "corrections": lambda: issue(register, request("c", practical="61")),
    }
    assert outcome(work[table]) == "register_unsafe"
    assert audited(register) == []


def test_a_counter_that_was_moved_issues_nothing(database: Database) -> None:
    register = filled(database)
    for following in (4, 9):
        database.execute(f"UPDATE series SET next = {following}")
        assert outcome(lambda: issue(register, request("d"))) == "series_counter_wrong"


def test_certificates_of_other_systems(database: Database) -> None:
    register = filled(database)
    register.import_([historic(1), historic(2)], source="旧系统")
    assert audited(register) == []
    database.execute("UPDATE certificates SET source = '他系统'")
    assert audited(register) == []


def test_dates_in_the_form_of_the_server(on_postgresql: Database) -> None:
    filled(on_postgresql)
    name = on_postgresql.scalar("SELECT current_database()")
    on_postgresql.execute(f"ALTER DATABASE {name} SET datestyle TO German")
    assert audited(on_postgresql.register()) == []


def test_the_audit_takes_only_breaks(on_sqlite: Database) -> None:
    register, fetched = on_sqlite.register(), []
    issue(register, *(request(f"{i}") for i in range(1000)))
    engine = register._database._engine
    sa.event.listen(engine, "after_cursor_execute", lambda *given: fetched.append(given[2]))
    audit = register.audit(expected=1000)
    assert (audit.issued, audit.faults) == (1000, ())
    assert len(fetched) < 60


def test_the_command_tells_faults_notes_and_cures(desk: Desk) -> None:
    database = Database(f"sqlite:///{desk.path('register.db')}", None)
    register = filled(database)
    desk.write("mark.json", register.high_water().to_json())
    audit = ("register", "audit", "--register", database.url)
    run = desk.run(*audit, "--high-water", "mark.json", "--expect", "4")
    assert run.code == 0
    assert run.out.splitlines() == [
        "2026年 省级18 地市01：4个证书，序列号1至4，缺0个，作废1个", "没有发现问题"
    ]  # fmt: skip
    issue(register, request("d"), day=date(2026, 11, 22))
    run = desk.run(*audit)
    assert run.code == 0
    assert run.out.splitlines()[1:] == [
        "没有发现问题",
        "提示  2618010000005  serials_out_of_order  核发日期2026-11-22早于前一编号的2026-11-23"
        "（通知未规定，按本单位规定）",
        "怎么办",
        "  serials_out_of_order  核对两个证书的核发日期",
    ]
    database.execute(f"DELETE FROM events {the(2)} AND step = 'void'")
    run = desk.run(*audit, "--high-water", "mark.json", "--lang", "en")
    assert run.code == 1
    lines = run.out.splitlines()
    assert [line.split("  ")[:2] for line in lines[1 : lines.index("cure")]] == [
        ["2618010000004", "replaces_needs_void"],
        ["2618010000004", "candidate_numbered_twice"],
        [SERIES, "series_changed"],
        ["2618010000002", "event_lost"],
        ["note", "2618010000005"],
    ]
    assert [line.split()[0] for line in lines[lines.index("cure") + 1 :]] == [
        "replaces_needs_void", "candidate_numbered_twice", "series_changed", "event_lost",
        "serials_out_of_order",
    ]  # fmt: skip
    run = desk.run(*audit, "--numbers-only", "--expect", "6")
    assert [line.split("  ")[1] for line in run.out.splitlines()[1:4]] == [
        "audit_rows_differ", "replaces_needs_void", "candidate_numbered_twice"
    ]  # fmt: skip


def test_an_export_is_of_the_year_and_the_city_that_were_named(register: Register) -> None:
    issue(register, request("a"))
    assert [record.number for record in register.export(year=2026, city="01")] == [number(1)]
    for year in (1926, -74, 26, 2126):
        assert list(register.export(year=year)) == []
    refused = [outcome(partial(list, register.export(city=city))) for city in ("1", "１", "001", "zz")]
    assert refused == ["city_not_two_digits"] * 4


def test_whose_place_cannot_be_is_named(on_sqlite: Database) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", certificate(3, "generation = 'x'"))
    with pytest.raises(RegisterError) as caught:
        issue(register, request("c"))
    assert caught.value.code == "register_unsafe"
    assert str(number(3)) in str(caught.value)


def test_what_cannot_be_is_handed_over_or_refused(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    on_sqlite.execute(
        "INSERT INTO declarations VALUES (2026, '18', '01', 9, 9, ' ')",
        "INSERT INTO blanks VALUES (' ', ' ', NULL, NULL, '2026-11-23', '卡纸')",
    )
    with register.snapshot() as moment:
        assert outcome(moment.declarations) == "record_impossible"
        assert outcome(moment.destroyed) == "record_impossible"
    broken = list[Fault]()
    assert len(list(register.export_lines(broken=broken.append))) == 2
    assert [fault.place for fault in broken] == [SERIES, " "]


def test_an_index_that_lacks_a_row(on_sqlite: Database) -> None:
    """A check asks the index which are void."""
    register = filled(on_sqlite)
    index = "CREATE INDEX events_step ON events (step, number)"
    for sql in (f"{index} WHERE step <> ''void''", index):
        with closing(sqlite3.connect(str(sa.make_url(on_sqlite.url).database))) as connection, connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(f"UPDATE sqlite_master SET sql = '{sql}' WHERE name = 'events_step'")
        if sql != index:
            on_sqlite.execute("REINDEX events_step")
    faults = register.audit().faults
    assert "missing from index events_step" in str(faults[0].raw)
