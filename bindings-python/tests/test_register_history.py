"""Numbers of other systems and books of other registers: taken in whole, conflicts told."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert import Audit, CertificateEvent, NumberScheme, PassRule, PrintAuthority, audit
from skillcert.register import Batch, Correction, Declaration, Import, Register, RequestError, Spoilt

CENTER = "长沙市职业技能鉴定中心"
VOID = CertificateEvent(DAY, {"void": {"reason": "冒名顶替"}})


def printing(blank: str) -> CertificateEvent:
    authority = PrintAuthority("01", CENTER, [CENTER])
    return CertificateEvent(DAY, {"print": {"blank": blank, "printer": CENTER, "authority": authority}})


def book(register: Register) -> Batch:
    """All that a register holds."""
    with register.snapshot() as moment:
        return Batch([*moment.records()], moment.declarations(), moment.destroyed())


def take_in(register: Register, batch: Batch, *, source: str = "", dry_run: bool = False) -> Import:
    return register.import_(
        batch.records,
        source=source,
        declarations=batch.declarations,
        destroyed=batch.destroyed,
        dry_run=dry_run,
    )


def told(result: Import) -> list[tuple[object, ...]]:
    """Row, code, component and source of each conflict."""
    return [(each.row, each.finding.code, each.finding.component, each.source) for each in result.overlaps]


def test_historic_numbers_keep_their_gaps(register: Register) -> None:
    records = [historic(serial) for serial in (2, 3, 7)]
    assert register.import_(records, source="旧系统") == Import(imported=3)
    again = register.import_([*records, historic(9)], source="旧系统")
    assert again == Import(imported=1, already=3)
    assert [record.source for record in register.export()] == ["旧系统"] * 4
    (series,) = register.audit().series
    assert (series.missing, series.next, series.issued) == (((1, 1), (4, 6), (8, 8)), 10, 4)
    assert texts(issue(register, request("a"), day=date(2025, 7, 1))) == [str(number(10, year=25))]


def test_gaps_that_are_declared_are_not_missed(register: Register) -> None:
    register.import_([historic(serial) for serial in (2, 3, 7)], source="旧系统")
    for first, last in ((1, 1), (4, 5), (4, 5)):
        assert register.declare(2025, "01", first, last, reason="从未使用").skipped is None
    assert register.audit().series[0].missing == ((6, 6),)
    register.declare(2025, "01", 6, 6, reason="从未使用")
    assert not register.audit().faults
    assert register.declare(2025, "01", 10, 12, reason="从未使用").skipped == (8, 9)


def test_a_series_is_handed_over(register: Register) -> None:
    register.declare(2026, "01", 1, 4000, reason="旧系统编号至4000")
    assert texts(issue(register, request("a"))) == [str(number(4001))]
    assert not register.audit().faults
    assert register.import_([historic(4000, year=26)], source="旧系统").imported == 1
    assert not register.audit().faults
    register.declare(2026, "01", 4002, 4005, reason="留给旧系统")
    assert texts(issue(register, request("b"), request("a", assessment="2"))) == [
        str(number(4006)), str(number(4007)),
    ]  # fmt: skip


DECLARED_WRONGLY = {
    "number_taken": ("01", 2, 2, "留给旧系统"),
    "declaration_differs": ("01", 1, 1, "别的原因"),
    "reservation_out_of_range": ("01", 5, 4, "无"),
    "city_not_two_digits": ("1", 1, 4, "无"),
    "reason_missing": ("01", 5, 6, " "),
    "text_too_long": ("01", 5, 6, "长" * 501),
}


@pytest.mark.parametrize("code", DECLARED_WRONGLY)
def test_what_cannot_be_declared(on_sqlite: Database, code: str) -> None:
    register = on_sqlite.register()
    register.declare(2026, "01", 1, 1, reason="从未使用")
    issue(register, request("a"))
    city, first, last, reason = DECLARED_WRONGLY[code]
    assert outcome(lambda: register.declare(2026, city, first, last, reason=reason)) == code
    assert outcome(lambda: register.declare(2018, "01", 1, 4, reason="无")) == "year_before_scheme"


def test_two_systems_that_both_numbered(register: Register) -> None:
    register.import_([historic(1), historic(2)], source="甲系统")
    issue(register, request("a"))
    both = [
        historic(1, "另一人"),
        historic(5, "25-01-2"),
        replace(historic(1, year=26), assessment="湘西苗绣/01", candidate="a"),
        historic(6),
    ]
    result = register.import_(both, source="乙系统")
    assert told(result) == [
        (1, "record_differs", "candidate", "甲系统"),
        (2, "candidate_numbered_twice", "candidate", "甲系统"),
        (3, "record_differs", "holder", ""),
    ]
    assert result.imported == 0
    assert len(list(register.export())) == 3


BAD = {
    "holder_missing": replace(historic(2), holder=" "),
    "candidate_missing": replace(historic(2), candidate="\u200b"),
    "text_too_long": replace(historic(2), project="长" * 201),
    "certificate_year_mismatch": replace(historic(2), issued_on=DAY),
    "issue_before_assessment": replace(historic(2), assessed_on=DAY),
    "number_taken": replace(historic(1), candidate="z"),
    "candidate_numbered_twice": historic(2, "25-01-1"),
    "city_unknown": historic(1, city="77"),
    "year_before_scheme": historic(1, year=18),
    "events_impossible": replace(historic(2), events=(CertificateEvent(DAY, "emboss"),)),
    "certificate_without_pass": replace(
        historic(2), decision=PassRule.PRACTICAL.decide(practical=5).to_json()
    ),
    "certificate_rule_mismatch": replace(
        historic(2),
        traits=(),
        decision=PassRule.THEORY_AND_PRACTICAL.decide(practical=60, theory=60).to_json(),
    ),
    "record_impossible": replace(historic(2), traits=("none",)),
}


@pytest.mark.parametrize("code", BAD)
def test_what_is_no_certificate_is_not_taken_in(on_sqlite: Database, code: str) -> None:
    register = on_sqlite.register()
    scheme = NumberScheme(cities=["01"], closed=True)
    with pytest.raises(RequestError) as error:
        register.import_([historic(1), BAD[code]], source="旧系统", scheme=scheme)
    assert (error.value.code, error.value.row) == (code, 2)
    assert list(register.export()) == []


def test_what_is_no_declaration_and_no_sheet_is_not_taken_in(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    wrong = Declaration(2026, "18", "01", 2, 1, "无")
    with pytest.raises(RequestError) as error:
        take_in(register, Batch([historic(1)], [wrong]))
    assert (error.value.code, error.value.row) == ("reservation_out_of_range", 2)
    with pytest.raises(RequestError) as error:
        take_in(register, Batch([historic(1)], destroyed=[Spoilt(" ", DAY, "卡纸")]))
    assert (error.value.code, error.value.row) == ("blank_missing", 2)


def test_cities_are_taken_in_together(register: Register) -> None:
    records = [
        historic(serial, city=city, year=year)
        for serial in (2, 1)
        for city in ("02", "01")
        for year in (24, 25)
    ]
    assert register.import_(records, source="旧系统").imported == 8
    assert not register.audit().faults
    assert [(part.year, part.city, part.next) for part in register.audit().series] == [
        (2024, "01", 3), (2024, "02", 3), (2025, "01", 3), (2025, "02", 3),
    ]  # fmt: skip
    for year, city, found in ((2024, None, 4), (None, "02", 4), (2025, "01", 2), (2026, None, 0)):
        assert len([*register.export(year=year, city=city)]) == found


def filled(register: Register) -> None:
    """A printed certificate, a void one and its successor, corrected marks, serials and a spoilt sheet."""
    issue(register, request("a"), request("b"), request("c"))
    register.apply(number(1), printing("43A0000001"), CertificateEvent(DAY, "emboss"))
    register.apply(number(2), printing("43A0000002"), VOID)
    issue(register, replace(request("b"), replaces=number(2)))
    issue(register, request("c", practical="80"))
    register.declare(2026, "01", 5, 9, reason="旧系统")
    register.destroy(["43A0000009"], on=DAY, reason="卡纸")


def test_a_lost_register_comes_back_whole(
    register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    filled(register)
    lines, held = [*register.export_lines()], book(register)
    other = Register(f"sqlite:///{tmp_path_factory.mktemp('other')}/register.db")
    other.init()
    assert take_in(other, held) == Import(imported=4, events=4, declared=1, destroyed=1)
    assert [*other.export_lines()] == lines
    assert not other.audit().faults
    assert take_in(other, held) == Import(already=4)
    assert [*other.export_lines()] == lines
    assert texts(issue(other, request("d"))) == texts(issue(register, request("d"))) == [str(number(10))]


def test_what_happened_since_is_added(on_sqlite: Database, tmp_path: Path) -> None:
    register, other = on_sqlite.register(), Register(f"sqlite:///{tmp_path}/other.db")
    other.init()
    issue(register, request("a"), request("b", practical="70"))
    before = book(register)
    take_in(other, before, source="长沙")
    register.apply(number(1), printing("43A0000001"))
    issue(register, request("b", practical="80"))
    assert take_in(other, book(register), source="长沙") == Import(events=1, already=2)
    assert take_in(other, before, source="长沙") == Import(already=2)
    assert other.book(number(1)).stage == "printed"
    assert [len(record.corrections) for record in other.export()] == [0, 1]
    assert [record.source for record in other.export()] == ["长沙"] * 2
    assert not other.audit().faults


DIFFERENT: dict[str, dict[str, Any]] = {
    "candidate": {"candidate": "z"},
    "holder": {"holder": "另一人"},
    "project": {"project": "湘绣绣制"},
    "date": {"assessed_on": date(2026, 11, 2)},
    "decision": {"decision": PassRule.PRACTICAL.decide(practical=61).to_json()},
    "kept": {"keep": {"center": CENTER}},
    "certificate": {"replaces": number(9)},
    "event": {"events": (printing("43A0000007"),)},
    "score": {"corrections": (Correction(DAY, PassRule.PRACTICAL.decide(practical=62).to_json()),)},
}


@pytest.mark.parametrize("component", DIFFERENT)
def test_a_difference_is_told(on_sqlite: Database, component: str) -> None:
    register = on_sqlite.register()
    wanted = replace(request("a"), assessed_on=date(2026, 11, 1), keep={"center": "另一中心"})
    issue(register, wanted)
    issue(register, replace(wanted, decision=PassRule.PRACTICAL.decide(practical=70)))
    register.apply(number(1), printing("43A0000001"))
    [record] = register.export()
    unknown = replace(record, decision=None, assessed_on=None, traits=None, keep=None, source="别处")
    assert register.import_([unknown]) == Import(already=1)
    assert register.import_([replace(record, holder="a ")]) == Import(already=1)
    [overlap] = register.import_([replace(record, **DIFFERENT[component])]).overlaps
    assert (overlap.number, overlap.finding.component) == (number(1), component)


def test_successors_need_a_void_one(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, request("a"), request("b"))
    register.apply(number(1), VOID)
    [first, second] = register.export()
    third = replace(first, number=number(3), events=(), replaces=number(1))
    fourth = replace(third, number=number(4))
    cases = {
        "not void": replace(second, number=number(3), replaces=number(2)),
        "another's": replace(third, candidate="c"),
        "not there": replace(third, replaces=number(8)),
        "itself": replace(third, replaces=number(3)),
    }
    for case, record in cases.items():
        result = register.import_([record])
        assert told(result) == [(1, "replaces_needs_void", "certificate", "")], case
    assert told(register.import_([third, fourth])) == [(2, "replaced_already", "certificate", "")]
    assert register.import_([third]).imported == 1
    assert told(register.import_([fourth])) == [(1, "replaced_already", "certificate", "")]


def test_a_line_of_successors_comes_in_at_once(register: Register) -> None:
    first = replace(historic(3, "甲"), events=(VOID,))
    second = replace(historic(1, "甲"), events=(VOID,), replaces=first.number)
    third = replace(historic(2, "甲"), replaces=second.number)
    assert register.import_([third, second, first]).imported == 3
    assert [record.replaced_by for record in register.export()] == [third.number, None, second.number]
    assert not register.audit().faults


def test_sheets_are_used_once(register: Register) -> None:
    register.import_([replace(historic(1), events=(printing("43A0000001"),))])
    register.destroy(["43A0000002"], on=DAY, reason="卡纸")
    printed = [
        replace(historic(2), events=(printing("４３A0000001"),)),
        replace(historic(3), events=(printing("43A0000002"),)),
        replace(historic(4), events=(printing("43A0000004"),)),
        replace(historic(5), events=(printing("43A0000004"),)),
    ]
    spoilt = [
        Spoilt("43A0000001", DAY, "卡纸"),
        Spoilt("43A0000002", DAY, "别的"),
        Spoilt("43A0000002", DAY, "卡纸"),
    ]
    assert told(take_in(register, Batch(printed, destroyed=spoilt))) == [
        (1, "blank_of_another", "blank", ""),
        (2, "blank_destroyed", "blank", ""),
        (4, "blank_of_another", "blank", ""),
        (5, "blank_of_another", "blank", ""),
        (6, "blank_destroyed", "blank", ""),
    ]


def test_declared_serials_that_conflict(register: Register) -> None:
    register.declare(2026, "01", 1, 9, reason="旧系统")
    issue(register, request("a"))
    series = (2026, "18", "01")
    wanted = [
        Declaration(*series, 1, 9, "旧系统"),
        Declaration(*series, 9, 9, "旧系统"),
        Declaration(*series, 10, 11, "旧系统"),
        Declaration(*series, 20, 29, "旧系统"),
        Declaration(*series, 29, 30, "旧系统"),
        Declaration(2026, "19", "01", 1, 9, "旧系统"),
    ]
    assert told(take_in(register, Batch([], wanted))) == [
        (2, "declaration_differs", "serial", ""),
        (3, "number_taken", "whole", ""),
        (5, "declaration_differs", "serial", ""),
    ]
    assert [each.number for each in take_in(register, Batch([], wanted)).overlaps] == [None, number(10), None]
    assert take_in(register, Batch([], wanted[3::2])).declared == 2
    assert [part.next for part in register.audit().series] == [30]


def test_a_dry_run_enters_nothing(register: Register) -> None:
    batch = Batch([historic(1)], [Declaration(2025, "18", "01", 2, 3, "旧系统")])
    assert take_in(register, batch, dry_run=True) == Import(imported=1, declared=1)
    assert book(register) == Batch([], [], [])
    assert take_in(register, Batch([historic(1), historic(1, "z", city="02")])).imported == 2


def test_a_row_here_that_cannot_be_is_a_conflict(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    register.import_([historic(1)], source="旧系统")
    on_sqlite.execute("UPDATE certificates SET holder = ' '")
    assert told(register.import_([historic(1)])) == [(1, "record_impossible", "whole", "")]


def test_an_audit_has_every_number(register: Register) -> None:
    register.import_([historic(serial) for serial in (2, 3, 7)], source="旧系统")
    register.declare(2025, "01", 4, 5, reason="从未使用")
    register.void(number(3, year=25), on=DAY, reason="姓名有误")
    issue(register, request("a"), request("b"))
    hunan = NumberScheme(province="43", first_year=2000)
    register.issue([request("c")], issued_on=DAY, city="01", scheme=hunan)
    numbers = register.numbers()
    assert numbers.last == (number(7, year=25), number(2))
    assert [(series.year, series.issued, series.missing) for series in numbers.issued.series()] == [
        (2025, 3, 3), (2026, 2, 0),
    ]  # fmt: skip
    assert [int(serials.last) % 10 for serials in numbers.voids.series()[0].voids] == [5]
    whole = Audit()
    whole.merge(numbers.issued)
    whole.merge(numbers.voids)
    assert [found.finding.code for found in whole.findings(last=numbers.last)] == [
        "series_first_not_one", "serials_missing",
    ]  # fmt: skip
    others = register.numbers(scheme=hunan)
    assert others.issued.rows["province_unknown"] == 5
    assert [str(last) for last in others.last] == ["2643010000001"]
    wrong = audit(map(str, (number(1), number(2), number(20))))
    (*_, found) = wrong.findings(last=numbers.last, issued=numbers.issued)
    assert (found.finding.code, found.finding.value, found.finding.limit) == ("serials_not_issued", 1, 20)
