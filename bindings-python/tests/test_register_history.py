"""Numbers of other systems: taken in with their gaps, overlaps told, ranges handed over."""

from dataclasses import replace
from datetime import date

import pytest
from databases import DAY, historic, issue, number, outcome, request, texts
from skillcert import Audit, NumberScheme, audit
from skillcert.register import Register, RequestError


def test_historic_numbers_keep_their_gaps(register: Register) -> None:
    records = [historic(serial) for serial in (2, 3, 7)]
    first = register.import_(records, source="旧系统")
    assert (first.imported, first.already, first.overlaps) == (3, 0, ())
    again = register.import_([*records, historic(9)], source="旧系统")
    assert (again.imported, again.already) == (1, 3)
    assert [record.source for record in register.export()] == ["旧系统"] * 4
    (series,) = register.audit().series
    assert (series.missing, series.next, series.issued) == (((1, 1), (4, 6), (8, 8)), 10, 4)
    told = [
        (fault.finding.code, fault.finding.value, fault.finding.limit) for fault in register.audit().faults
    ]
    assert told == [("series_first_not_one", 2, 1), ("serials_missing", 3, 4), ("serials_missing", 1, 8)]
    assert texts(issue(register, request("a"), day=date(2025, 7, 1))) == [str(number(10, year=25))]


def test_gaps_that_are_declared_are_not_missed(register: Register) -> None:
    register.import_([historic(serial) for serial in (2, 3, 7)], source="旧系统")
    for first, last in ((1, 1), (4, 5), (4, 5)):
        register.declare(2025, "01", first, last, reason="从未使用")
    assert register.audit().series[0].missing == ((6, 6),)
    register.declare(2025, "01", 6, 6, reason="从未使用")
    assert not register.audit().faults


def test_a_series_is_handed_over(register: Register) -> None:
    register.declare(2026, "01", 1, 4000, reason="旧系统编号至4000")
    assert texts(issue(register, request("a"))) == [str(number(4001))]
    assert not register.audit().faults
    taken = register.import_([historic(4000, year=26)], source="旧系统")
    assert taken.imported == 1
    assert not register.audit().faults
    assert outcome(lambda: register.declare(2026, "01", 4001, 4005, reason="")) == "number_taken"
    register.declare(2026, "01", 4002, 4005, reason="留给旧系统")
    assert texts(issue(register, request("b"), request("a", assessment="2"))) == [
        str(number(4006)), str(number(4007)),
    ]  # fmt: skip
    assert outcome(lambda: register.declare(2026, "01", 5, 4, reason="")) == "reservation_out_of_range"
    assert outcome(lambda: register.declare(2026, "1", 1, 4, reason="")) == "city_not_two_digits"
    assert outcome(lambda: register.declare(2018, "01", 1, 4, reason="")) == "year_before_scheme"


def test_two_systems_that_both_numbered(register: Register) -> None:
    register.import_([historic(1), historic(2)], source="甲系统")
    issue(register, request("a"))
    both = [
        historic(1, "另一人"),
        historic(5, "25-01-2"),
        replace(historic(1, year=26), candidate="乙"),
        historic(6),
    ]
    result = register.import_(both, source="乙系统")
    told = [(each.row, each.finding.code, each.source) for each in result.overlaps]
    assert told == [
        (1, "number_taken", "甲系统"),
        (2, "candidate_numbered_twice", "甲系统"),
        (3, "number_taken", ""),
    ]
    assert result.imported == 0
    assert len(list(register.export())) == 3


def test_what_is_no_certificate_is_not_taken_in(register: Register) -> None:
    bad = {
        "holder_missing": replace(historic(2), holder=" "),
        "certificate_year_mismatch": replace(historic(2), issued_on=DAY),
        "issue_before_assessment": replace(historic(2), assessed_on=DAY),
        "number_taken": replace(historic(1), candidate="z"),
        "city_unknown": historic(1, city="77"),
        "year_before_scheme": historic(1, year=18),
    }
    scheme = NumberScheme(cities=["01"], closed=True)
    for code, record in bad.items():
        with pytest.raises(RequestError) as error:
            register.import_([historic(1), record], source="旧系统", scheme=scheme)
        assert (error.value.code, error.value.row) == (code, 2)
    assert list(register.export()) == []


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


def test_an_audit_has_every_number(register: Register) -> None:
    register.import_([historic(serial) for serial in (2, 3, 7)], source="旧系统")
    register.declare(2025, "01", 4, 5, reason="从未使用")
    register.void(number(3, year=25), on=DAY, reason="姓名有误")
    issue(register, request("a"), request("b"))
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
    other = NumberScheme(province="43", first_year=2000)
    assert register.numbers(scheme=other).issued.rows["province_unknown"] == 5
    wrong = audit(map(str, (number(1), number(2), number(20))))
    (*_, found) = wrong.findings(last=numbers.last, issued=numbers.issued)
    assert (found.finding.code, found.finding.value, found.finding.limit) == ("serials_not_issued", 1, 20)
