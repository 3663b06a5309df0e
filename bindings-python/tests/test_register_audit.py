"""The audit of a register: each thing that other hands can do is found, told with its number, and ends nothing."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from databases import DAY, PROJECT, Database, historic, issue, number, outcome, request
from desk import Desk
from skillcert import Blank, CertificateEvent, PassRule, PrintAuthority
from skillcert.register import Fault, Register

CENTER = "长沙市职业技能鉴定中心"
SERIES = "2026/18/01"


def printing(blank: str) -> CertificateEvent:
    authority = PrintAuthority("01", CENTER, [CENTER])
    return CertificateEvent(DAY, {"print": {"blank": Blank(blank), "printer": CENTER, "authority": authority}})


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
        (fault.place, fault.finding.code, *(n for n in (fault.finding.value, fault.finding.limit) if n is not None))
        for fault in faults
    ]


def audited(register: Register) -> list[tuple[object, ...]]:
    return told(register.audit().faults)


def at(serial: int, code: str, *figures: int) -> tuple[object, ...]:
    return (str(number(serial)), code, *figures)


def of(code: str, *figures: int) -> tuple[object, ...]:
    return (SERIES, code, *figures)


def the(serial: int) -> str:
    return f"WHERE number = {number(serial)}"


CHANGED = of("series_changed")
STRAY = "event_of_no_certificate"
# What somebody with all rights does, on any database, and what is told of it.
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
    # A void certificate is valid again: of two valid ones the second is told, and the series.
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
    f"UPDATE certificates SET decision = REPLACE(decision, '60', '99') {the(3)}": [
        at(3, "record_changed"), at(3, "decision_mismatch"),
    ],
    f"UPDATE certificates SET decision = '{PassRule.PRACTICAL.decide(practical=99).to_json()}' {the(3)}": [
        at(3, "record_changed")
    ],
    f"UPDATE certificates SET decision = '{PassRule.PRACTICAL.decide(practical=59).to_json()}' {the(3)}": [
        at(3, "record_changed"), at(3, "certificate_without_pass"),
    ],
    f"UPDATE certificates SET traits = 'personal_health' {the(3)}": [
        at(3, "record_changed"), at(3, "certificate_rule_mismatch"),
    ],
    f"UPDATE certificates SET decision = '{{' {the(3)}": [at(3, "record_changed"), at(3, "record_impossible")],
    f"UPDATE certificates SET traits = 'none' {the(3)}": [at(3, "record_changed"), at(3, "record_impossible")],
    f"UPDATE certificates SET keep = '{{' {the(3)}": [at(3, "record_changed"), at(3, "record_impossible")],
    f"UPDATE certificates SET keep = '[]' {the(3)}": [at(3, "record_changed"), at(3, "record_impossible")],
    f"UPDATE certificates SET keep = '{{\"id\":1}}' {the(3)}": [
        at(3, "record_changed"), at(3, "record_impossible"),
    ],
    f"UPDATE certificates SET holder = '' {the(3)}": [at(3, "record_changed"), at(3, "holder_missing")],
    f"UPDATE certificates SET assessment = '' {the(3)}": [at(3, "record_changed"), at(3, "record_impossible")],
    # The same person under a key in another form.
    f"UPDATE certificates SET assessment = '湘西苗绣/01', candidate = 'a ', candidate_key = 'a ' {the(3)}": [
        at(3, "record_changed"), at(3, "record_impossible"), at(3, "candidate_numbered_twice"),
    ],
    f"UPDATE certificates SET candidate = 'x ', candidate_key = 'x ' {the(3)}": [
        at(3, "record_changed"), at(3, "record_impossible"),
    ],
    f"UPDATE certificates SET assessed_on = '2026-12-01' {the(3)}": [
        at(3, "record_changed"), at(3, "issue_before_assessment"),
    ],
    f"UPDATE certificates SET issued_on = '2027-01-01' {the(3)}": [
        of("series_date_wrong", 20261123, 20270101), at(3, "record_changed"),
        at(3, "certificate_year_mismatch", 2026, 2027),
    ],
    f"UPDATE certificates SET issued_on = '2026-11-24' {the(1)}": [
        of("series_date_wrong", 20261123, 20261124), at(1, "record_changed"), at(1, "events_impossible", 1),
    ],
    f"UPDATE certificates SET generation = 2 {the(4)}": [
        at(4, "replaces_needs_void", int(number(2))), at(4, "record_changed"),
    ],
    f"DELETE FROM certificates {the(3)}": [of("serials_missing", 1, 3), CHANGED],
    f"UPDATE certificates SET number = 2618050000001 {the(3)}": [
        of("serials_missing", 1, 3), ("2618050000001", "number_of_no_series"),
        ("2618050000001", "record_changed"), CHANGED,
    ],
    f"DELETE FROM certificates {the(4)}": [of("series_counter_wrong", 5, 4), CHANGED],
    "INSERT INTO declarations VALUES (2026, '18', '01', 5, 9, '旧系统'), (2026, '18', '01', 7, 12, '旧系统')": [
        of("series_counter_wrong", 5, 13), of("declaration_differs"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", TAMPERED)
def test_what_other_hands_do_is_found(database: Database, change: str) -> None:
    register = filled(database)
    assert audited(register) == []
    database.execute(change)
    assert audited(register) == TAMPERED[change]


IMPOSSIBLE = ("record_impossible",)
# What only a file takes, whose checks can be switched off.
IN_A_FILE = {
    f"UPDATE certificates SET number = 12618010000003 {the(3)}": [
        ("12618010000003", *IMPOSSIBLE), of("serials_missing", 1, 3), CHANGED,
    ],
    f"UPDATE certificates SET number = 2618010000000 {the(3)}": [
        ("2618010000000", *IMPOSSIBLE), of("serials_missing", 1, 3),
    ],
    f"UPDATE certificates SET number = -5 {the(3)}": [("-5", *IMPOSSIBLE), of("serials_missing", 1, 3), CHANGED],
    f"UPDATE certificates SET issued_on = '23.11.2026' {the(3)}": [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    f"UPDATE certificates SET issued_on = '2026-02-30' {the(1)}": [at(1, "record_changed"), at(1, *IMPOSSIBLE)],
    f"UPDATE certificates SET assessed_on = 'x' {the(3)}": [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    f"UPDATE certificates SET generation = 1 {the(3)}": [at(3, "record_changed"), at(3, *IMPOSSIBLE)],
    f"UPDATE certificates SET holder = CAST(x'ff41' AS TEXT) {the(3)}": [at(3, "record_changed")],
    f"UPDATE certificates SET holder = x'ff41' {the(3)}": [at(3, "record_changed")],
    f"DELETE FROM certificates {the(1)}": [of("series_first_not_one", 2, 1), at(1, STRAY), CHANGED],
    f"UPDATE events SET number = {number(9)} {the(1)}": [
        at(1, "blank_of_another"), at(9, STRAY), CHANGED,
    ],
    f"INSERT INTO events VALUES ('abc', 1, '2026-11-23', 'void', '{{}}', '')": [("abc", STRAY)],
    f"INSERT INTO corrections VALUES ({number(9)}, 1, '2026-11-23', 'null', '')": [at(9, STRAY)],
    "INSERT INTO blanks VALUES ('43A9', '43A9', 2618010000009, 1, '2026-11-23', NULL)": [at(9, STRAY)],
    "INSERT INTO blanks VALUES ('43A9', '43A9', NULL, NULL, '2026-11-23', NULL)": [("43A9", *IMPOSSIBLE)],
    "UPDATE series SET city = '1'": [at(1, "number_of_no_series"), ("2026/18/1", *IMPOSSIBLE)],
    "UPDATE series SET year = 'x'": [at(1, "number_of_no_series"), ("x/18/01", *IMPOSSIBLE)],
    "UPDATE series SET next = 'x'": [at(1, "number_of_no_series"), (SERIES, *IMPOSSIBLE)],
    "UPDATE series SET last_issued_on = 'x'": [of("series_date_wrong", 20261123)],
    "INSERT INTO declarations VALUES (2026, '18', '01', 9, 5, '旧系统')": [(SERIES, *IMPOSSIBLE)],
}  # fmt: skip


@pytest.mark.parametrize("change", IN_A_FILE)
def test_an_impossible_row_ends_nothing(on_sqlite: Database, change: str) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", change)
    faults = register.audit().faults
    # SQLite itself tells of rows that its checks would have refused.
    by_sqlite = [fault for fault in faults if "CHECK" in fault.place]
    assert told(tuple(fault for fault in faults if fault not in by_sqlite)) == IN_A_FILE[change]
    register.audit(content=False)


def test_sqlite_looks_into_its_file(on_sqlite: Database) -> None:
    register = filled(on_sqlite)
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", f"UPDATE certificates SET generation = 1 {the(3)}")
    assert ("CHECK constraint failed in certificates", "record_impossible") in audited(register)


def test_numbers_only(database: Database) -> None:
    register = filled(database)
    database.execute(
        f"UPDATE certificates SET decision = NULL, issued_on = '2027-01-01' {the(3)}", "UPDATE series SET next = 9"
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
    audit = register.audit()
    assert audit.faults == ()
    assert told(audit.notes) == [at(5, "serials_out_of_order", 20261122, 20261123), of("serials_missing", 4, 6)]


def test_marks_that_no_longer_pass(database: Database) -> None:
    register = filled(database)
    with register.transaction() as transaction:
        transaction.review([request("c", practical="59"), request("a", practical="70")], on=DAY)
    assert audited(register) == [at(3, "certificate_stands", int(number(3)))]
    database.execute(f"UPDATE corrections SET decision = '{{' {the(3)}")
    assert audited(register) == [at(3, "record_changed", 1), at(3, "record_impossible")]
    register.void(number(3), on=DAY, reason="成绩更正后不合格")


def test_certificates_of_other_systems(database: Database) -> None:
    register = filled(database)
    register.import_([historic(1), historic(2)], source="旧系统")
    assert audited(register) == []
    database.execute("UPDATE certificates SET source = '他系统'")
    assert audited(register) == []


def test_the_audit_takes_only_breaks(on_sqlite: Database) -> None:
    register, fetched = on_sqlite.register(), []
    issue(register, *(request(f"{i}") for i in range(1000)))
    engine = register._database._engine
    sa.event.listen(engine, "after_cursor_execute", lambda *given: fetched.append(given[2]))
    audit = register.audit(expected=1000)
    assert (audit.issued, audit.faults) == (1000, ())
    assert len(fetched) < 60
