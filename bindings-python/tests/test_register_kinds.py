"""What callers hand over: of another type it is refused before anything is stored; nothing of it is lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from databases import DAY, PROJECT, Database, historic, number, outcome, request
from skillcert import CertificateEvent, PrintAuthority, ValidationError
from skillcert.register import Correction, Declaration, Register, Request, RequestError, Spoilt, roles
from skillcert.register.counter import Counter
from skillcert.register.patience import StaleCounterError

NOON: Any = datetime(2026, 11, 23, 12, 0, 0)
ONE: Any = number(1)
PASSED = request("a").decision.to_json()
VOID = CertificateEvent(DAY, {"void": {"reason": "冒名顶替"}})
Work = Callable[[Any], object]  # of a register, which types would not let through


def printing(blank: str) -> CertificateEvent:
    action = {"blank": blank, "printer": "甲", "authority": PrintAuthority("01", "甲", ["甲"])}
    return CertificateEvent(DAY, {"print": action})


def issuing(**fields: Any) -> Work:  # noqa: ANN401
    return lambda register: register.issue([replace(request("b"), **fields)], issued_on=DAY, city="01")


def importing(**fields: Any) -> Work:  # noqa: ANN401
    return lambda register: register.import_([historic(1), replace(historic(2), **fields)], source="旧系统")


TYPES: list[tuple[Work, str]] = [
    (lambda r: r.issue(["x"], issued_on=DAY, city="01"), "requests[0]: expected Request, not str"),
    (lambda r: r.issue("x", issued_on=DAY, city="01"), "requests: expected several, not one str"),
    (lambda r: r.issue([request("b")], issued_on=DAY, city=5), "city: expected str, not int"),
    (lambda r: r.issue([request("b")], issued_on=NOON, city="01"), "expected datetime.date, not datetime"),
    (issuing(assessment=5), "requests[0].assessment: expected str, not int"),
    (issuing(assessed_on=NOON), "requests[0].assessed_on: expected datetime.date | None, not datetime"),
    (issuing(keep="x"), "requests[0].keep: expected collections.abc.Mapping[str, str] | None, not str"),
    (issuing(keep={1: 2}), "requests[0].keep: expected collections.abc.Mapping[str, str] | None, not dict"),
    (issuing(project="湘西苗绣"), "requests[0].project: expected Project, not str"),
    (lambda r: r.run(lambda t: t.review([request("b")], on=NOON)), "on: expected date, not datetime"),
    (lambda r: r.run(lambda t: t.review([request("b")], on=None)), "on: expected date, not NoneType"),
    (lambda r: r.run(lambda t: t.review(["x"], on=DAY)), "requests[0]: expected Request, not str"),
    (lambda r: r.apply(ONE), "events: expected one or more"),
    (lambda r: r.apply(ONE, "void"), "events[0]: expected CertificateEvent, not str"),
    (lambda r: r.apply(None, VOID), "number: expected CertificateNumber, not NoneType"),
    (lambda r: r.apply_all([[ONE, VOID]]), "steps[0]: expected tuple["),
    (lambda r: r.apply_all([(ONE, VOID), (ONE,)]), "steps[1]: expected tuple["),
    (lambda r: r.void(str(ONE), on=DAY, reason="由"), "number: expected CertificateNumber, not str"),
    (lambda r: r.reissue(str(ONE), on=DAY, reason="由", blank="1", printer="甲"), "number: expected"),
    (lambda r: r.destroy("43A1", on=DAY, reason="卡纸"), "spoilt: expected several, not one str"),
    (lambda r: r.destroy(["43A1", 2], on=DAY, reason="卡纸"), "spoilt[1]: expected str, not int"),
    (lambda r: r.destroy(["43A1"], on=NOON, reason="卡纸"), "on: expected date, not datetime"),
    (lambda r: r.destroy(["43A1"], on=DAY, reason=None), "reason: expected str, not NoneType"),
    (lambda r: r.declare(2026, 5, 5, 6, reason="由"), "city: expected str, not int"),
    (lambda r: r.declare(2026, "05", 5.0, 6, reason="由"), "declaration.first: expected int, not float"),
    (lambda r: r.declare(2026, "05", True, 6, reason="由"), "declaration.first: expected int, not bool"),
    (lambda r: r.import_(["x"]), "records[0]: expected Record, not str"),
    (lambda r: r.import_([], source=["s"]), "source: expected str, not list"),
    (lambda r: r.import_([], declarations=[(2026, "18", "01", 1, 2, "由")]), "declarations[0]: expected"),
    (lambda r: r.import_([], destroyed=[Spoilt("1", NOON, "由")]), "destroyed[0].on: expected date"),
    (importing(project=["湘西苗绣"]), "records[1].project: expected str, not list"),
    (importing(events="x"), "records[1].events: expected tuple["),
    (importing(corrections=(Correction(NOON, "{}"),)), "records[1].corrections: expected tuple["),
    (lambda r: r.verify(10**30), "number: expected CertificateNumber, not int"),
    (lambda r: r.book(str(ONE)), "number: expected CertificateNumber, not str"),
    (lambda r: r.certificate(None), "number: expected CertificateNumber, not NoneType"),
    (lambda r: r.states([2618010000001.7]), "numbers[0]: expected skillcert.CertificateNumber | int"),
    (lambda r: r.compare(None), "attested: expected HighWater, not NoneType"),
]


@pytest.mark.parametrize(("work", "message"), TYPES)
def test_another_type_is_refused(on_sqlite: Database, work: Work, message: str) -> None:
    register = on_sqlite.register()
    register.issue([request("a")], issued_on=DAY, city="01")
    before = register.high_water()
    with pytest.raises(TypeError, match=re.escape(message)):
        work(register)
    assert register.high_water() == before


class Text(str):
    """A text that says it is another."""

    __slots__ = ()

    def __str__(self) -> str:
        return "考生0099"

    def __len__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__

    def strip(self, chars: str | None = None, /) -> str:
        return "考生0099"

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return b"99"

    def __conform__(self, protocol: object) -> str:
        return "考生0099"


class Day(date):
    """A day that says it is another."""

    year: int = property(lambda _: 2019)  # type: ignore[assignment]

    def __str__(self) -> str:
        return "2019-01-01"

    isoformat = __str__


class Wanted(Request):
    """A request that says it is for another candidate."""

    @property
    def key(self) -> tuple[str, str]:
        return "湘西苗绣/01", "99"


def test_what_is_derived_is_what_it_is(register: Register) -> None:
    day, given = Day(2026, 11, 23), request("b")
    lying = replace(
        given,
        candidate=Text("b"),
        holder=Text("考生0002"),
        assessed_on=day,
        keep={Text("班级"): Text("二班")},
    )
    derived = Wanted("湘西苗绣/01", "c", "考生0003", PROJECT, given.decision)
    register.issue([lying, derived], issued_on=day, city=Text("01"))
    register.import_([replace(historic(1), holder=Text("考生0004"))], source=Text("旧系统"))
    register.destroy([Text("43A1")], on=day, reason=Text("卡纸"))
    register.declare(2026, Text("05"), 1, 2, reason=Text("空号"))
    register.apply(ONE, CertificateEvent(day, Text('{"void":{"reason":"由"}}')))
    [imported, first, second] = register.export()
    assert (imported.holder, imported.source) == ("考生0004", "旧系统")
    assert (first.candidate, first.holder, first.keep) == ("b", "考生0002", {"班级": "二班"})
    assert (first.assessed_on, first.issued_on, first.events[0].on) == (DAY, DAY, DAY)
    assert (second.candidate, second.key) == ("c", ("湘西苗绣/01", "c"))
    assert [(it.blank, it.used_on, it.reason) for it in register.blanks()] == [("43A1", DAY, "卡纸")]
    assert register.audit().faults == ()


def test_another_word_is_refused(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    with pytest.raises(ValueError, match="fate is"):
        next(register.blanks(fate="x"))
    assert [list(register.blanks(fate=fate)) for fate in ("present", "destroyed")] == [[], []]
    with pytest.raises(ValueError, match="database is"):
        roles("x")
    assert register.states([-1, 10**30]) == {}


@pytest.mark.parametrize("wrong", ["\0", "\ud800"])
@pytest.mark.parametrize(
    ("work", "component", "row"),
    [
        (lambda r, text: issuing(assessment=text)(r), "assessment", 1),
        (lambda r, text: issuing(candidate=text)(r), "candidate", 1),
        (lambda r, text: issuing(holder=text)(r), "holder", 1),
        (lambda r, text: issuing(keep={"班级": text})(r), "kept", 1),
        (lambda r, text: issuing(keep={text: "二班"})(r), "kept", 1),
        (lambda r, text: importing(project=text)(r), "project", 2),
        (lambda r, text: importing(source=text)(r), "document", 2),
        (lambda r, text: r.destroy(["1", text], on=DAY, reason="卡纸"), "blank", 2),
        (lambda r, text: r.destroy(["1"], on=DAY, reason=text), "reason", None),
        (lambda r, text: r.declare(2026, "01", 1, 2, reason=text), "reason", None),
    ],
)
def test_what_cannot_be_stored_is_refused(
    on_sqlite: Database,
    work: Callable[[Register, str], object],
    component: str,
    row: int | None,
    wrong: str,
) -> None:
    with pytest.raises(ValidationError) as caught:
        work(on_sqlite.register(), f"甲{wrong}")
    told = caught.value
    assert (told.code, told.component, getattr(told, "row", None)) == ("not_utf8", component, row)
    assert "第4个字节" in told.message("zh")


FAR, EARLY = date(2100, 1, 1), date(1999, 12, 31)
FAILED = request("a", practical="50")


@pytest.mark.parametrize("day", [FAR, EARLY])
@pytest.mark.parametrize(
    "work",
    [
        lambda r, day: r.destroy(["43A1"], on=day, reason="卡纸"),
        lambda r, day: r.run(lambda t: t.review([FAILED], on=day)),
        lambda r, day: r.declare(day.year, "01", 1, 2, reason="空号"),
        lambda r, day: r.issue([request("b")], issued_on=day, city="01"),
        lambda r, day: importing(events=(CertificateEvent(day, {"void": {"reason": "由"}}),))(r),
        lambda r, day: importing(assessed_on=day)(r),
        lambda r, day: importing(decision=PASSED, corrections=(Correction(day, PASSED),))(r),
        lambda r, day: r.import_([], destroyed=[Spoilt("1", day, "由")]),
        lambda r, day: r.import_([], declarations=[Declaration(day.year, "18", "01", 1, 2, "由")]),
    ],
)
def test_no_day_is_of_another_century(
    on_sqlite: Database, work: Callable[[Register, date], object], day: date
) -> None:
    register = on_sqlite.register()
    register.issue([request("a")], issued_on=DAY, city="01")
    before = register.high_water()
    with pytest.raises(ValidationError) as caught:
        work(register, day)
    assert caught.value.code == "year_outside_scheme"
    assert register.high_water() == before


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u3164", "\ufff9\ufffb"])
def test_an_assessment_has_a_name(on_sqlite: Database, nothing: str) -> None:
    register = on_sqlite.register()
    for work in (issuing(assessment=nothing), importing(assessment=nothing)):
        assert outcome(lambda work=work: work(register)) == "assessment_missing"  # type: ignore[misc]
    assert [*register.export()] == []


def test_a_sheet_that_cannot_be_stored(register: Register) -> None:
    register.issue([request("a")], issued_on=DAY, city="01")
    with pytest.raises(ValidationError) as caught:
        register.apply(ONE, printing("4\0003"))
    assert (caught.value.code, caught.value.component) == ("not_utf8", "blank")


def test_a_project_that_cannot_be_stored(on_sqlite: Database) -> None:
    with pytest.raises(RequestError) as caught:
        issuing(project=type(PROJECT)("湘西\0苗绣"))(on_sqlite.register())
    assert caught.value.component == "project"


def test_what_comes_once_is_taken_whole(on_sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = iter([StaleCounterError])
    lock_all = Counter.lock_all

    def stale_once(*args: Any) -> object:  # noqa: ANN401
        locked = lock_all(*args)
        if error := next(tries, None):
            raise error
        return locked

    register = on_sqlite.register()
    monkeypatch.setattr(Counter, "lock_all", stale_once)
    issued = register.issue((request(each) for each in "ab"), issued_on=DAY, city="01")
    assert [each.number for each in issued] == [number(1), number(2)]
    tries = iter([StaleCounterError])
    [book] = register.apply_all(step for step in [(ONE, VOID)])
    assert book.stage == register.book(ONE).stage == "void"
    assert register.destroy((each for each in ["43A1", "43A2"]), on=DAY, reason="卡纸") == 2
    tries = iter([StaleCounterError])
    declared = Declaration(2025, "18", "01", 5, 6, "旧系统编号")
    taken = register.import_(
        (each for each in [historic(1)]),
        source="旧系统",
        declarations=(each for each in [declared]),
        destroyed=(each for each in [Spoilt("43A3", DAY, "卡纸")]),
    )
    assert (taken.imported, taken.declared, taken.destroyed) == (1, 1, 1)
    assert register.run(lambda transaction: transaction.review(iter([request("c")]), on=DAY)) != []
