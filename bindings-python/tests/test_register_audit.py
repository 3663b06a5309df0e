"""The audit of a register: each thing that other hands can do is found, told with its number, and ends nothing."""

from pathlib import Path

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
    issue(register, request("b", replaces=number(2)))
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
    f"UPDATE series SET next = 1": [of("series_counter_wrong", 1, 5)],
    f"UPDATE series SET next = 9": [of("series_counter_wrong", 9, 5)],
    f"UPDATE series SET last_issued_on = '2099-01-01'": [of("series_date_wrong", 20990101, 20261123)],
    f"UPDATE series SET last_issued_on = NULL": [of("series_date_wrong", 20261123)],
    f"UPDATE series SET digests = '0000000000000000'": [CHANGED],
    f"DELETE FROM series": [at(1, "number_of_no_series")],
    f"UPDATE series SET city = '02'": [
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
    f"INSERT INTO blanks VALUES (' ', ' ', NULL, NULL, '2026-11-23', '卡纸')": [(" ", "record_impossible")],
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
    f"INSERT INTO declarations VALUES (2026, '18', '01', 5, 9, '旧系统'), (2026, '18', '01', 7, 12, '旧系统')": [
        of("series_counter_wrong", 5, 13), of("declaration_differs"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", TAMPERED)
def test_what_other_hands_do_is_found(database: Database, change: str) -> None:
    register = filled(database)
    assert audited(register) == []
    database.execute(change)
    assert audited(register) == TAMPERED[change]
    assert sum(1 for _ in register.export(broken=lambda _: None)) <= 4
