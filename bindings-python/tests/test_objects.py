"""How the values behave as Python objects; the names P1 to P13 are the cases of the fault list."""

from __future__ import annotations

import copy
import datetime
import inspect
import pickle
import statistics
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from typing import Any, SupportsIndex
from unittest.mock import MagicMock, Mock

import numpy as np
import pandas as pd
import pytest
import skillcert
import tables
from skillcert import (
    Assessment,
    Assurance,
    Certificate,
    CertificateEvent,
    CertificateNumber,
    Code,
    Decision,
    Entry,
    Examiner,
    Finding,
    NumberError,
    NumberScheme,
    Outcome,
    PassRule,
    Project,
    Score,
    SerialRange,
    Series,
    ValidationError,
)
from values import ASSESSMENT, CATALOG, CERTIFICATE, DAY, EMBROIDERY, ISSUER, NUMBER, PASS, SCHOOL, VALUES

FIRST = "1918010000001"


def refusal(call: Callable[[], object]) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        call()
    return caught.value


def test_values_are_complete() -> None:
    classes = {name for name in skillcert.__all__ if isinstance(getattr(skillcert, name), type)}
    errors = {name for name in classes if issubclass(getattr(skillcert, name), Exception)}
    columns = {"ColumnResult", "ResultColumn"}  # as large as what they were made of
    answers = {"ColumnRecovery", "Recovery", "Repair"}  # asked again from the cell, not kept
    audits = {"Audit", "AuditFinding", "AuditedSeries"}  # an audit grows; what it says is asked again
    assert {type(value).__name__ for value in VALUES} == classes - errors - columns - answers - audits


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_p10_p11_pickle_and_copy(value: object) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy([value]) == [value]


def positional(kind: type) -> tuple[str, ...]:
    """The parameters of a constructor that may be given by position."""
    try:
        parameters = inspect.signature(kind).parameters.values()
    except ValueError:  # no constructor
        return ()
    return tuple(each.name for each in parameters if each.kind is not inspect.Parameter.KEYWORD_ONLY)


# Those whose constructor reads another form of the value.
MATCHED = {
    "CertificateNumber": ("year", "province", "city", "serial"),
    "Score": (),
    "SerialRange": (),
    "Series": (),
    "Catalog": (),
}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_match_by_position(value: object) -> None:
    matched = getattr(value, "__match_args__", ())
    assert matched == MATCHED.get(type(value).__name__, positional(type(value)))
    assert all(hasattr(value, name) for name in matched)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_show_their_class_and_no_person(value: object) -> None:
    name = type(value).__name__
    assert repr(value).startswith((f"{name}(", f"{name}.", f"<{name} "))
    for private in ("考生0001", "负责人0001", "联系人0001", "0731"):
        assert private not in repr(value)


@pytest.mark.parametrize(
    "text",
    [
        "Task(name='选料', weight=40)",
        "RetakePolicy(attempts=3, keep_days=None)",
        "Center(level='city', name='长沙市职业技能鉴定中心', city='01')",
        "Blank(number='43A0000001')",
        "Carried(on=datetime.date(2026, 1, 5), practical=Score('60'), theory=None)",
        "Finding(code='serial_zero', component='serial', index=6, found=None, value=0, limit=1, hint=None)",
        "Fee(0, 66, 24)",
        "Code('serial_zero')",
        "SerialRange(CertificateNumber('2618010000001'), 3)",
        "SeriesKey(year=2026, city='01', province='18')",
    ],
)
def test_what_is_shown_makes_the_value_again(text: str) -> None:
    assert repr(eval(text, {"datetime": datetime, **vars(skillcert)})) == text


def test_long_tuples_are_counted() -> None:
    assert repr(CATALOG) == "Catalog(events=<5 items>)"


ORDERED = {"Assurance", "CertificateNumber", "Code", "Score", "SeriesKey"}
UNHASHABLE = {
    "Assessment", "Book", "Catalog", "CatalogEvent", "Certificate", "Dossier", "Draw", "ExaminerPolicy",
    "Holding", "ItemBank", "StationApplication", "StationEvent", "StationForm",
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_p11_hash_and_order(value: Any) -> None:  # noqa: ANN401  what has no order is compared too
    name, twin = type(value).__name__, copy.deepcopy(value)
    assert isinstance(value, Hashable) == (name not in UNHASHABLE)
    if name not in UNHASHABLE:
        assert hash(twin) == hash(value)
    if name in ORDERED:
        assert value <= twin
        assert not value < twin
    else:
        with pytest.raises(TypeError):
            _ = value < twin
    assert value != repr(value)


def test_p10_unpickling_validates() -> None:
    for value, good, bad in [
        (NUMBER, b"2618010000001", b"2618010000000"),
        (Score("60"), b"60", b"6x"),
        (PASS, b'"outcome":"passed"', b'"outcome":"failed"'),
        (CERTIFICATE, b'"number":"2618010000001"', b'"number":"2718010000001"'),
        (PassRule.PRACTICAL, b"\x8c\x09practical", b"\x8c\x09Practical"),
    ]:
        stored = pickle.dumps(value)
        assert good in stored
        with pytest.raises(ValueError, match=r"."):
            pickle.loads(stored.replace(good, bad))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_p12_frozen(value: object) -> None:
    for name in (name for name in dir(value) if not name.startswith("_")):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            object.__setattr__(value, name, 1)
    with pytest.raises(AttributeError):
        setattr(value, "anything", 1)  # noqa: B010
    with pytest.raises(TypeError):
        setattr(value, "__class__", int)  # noqa: B010


@pytest.mark.parametrize("missing", [None, pd.NA, pd.NaT, float("nan"), np.float64("nan")], ids=repr)
def test_p1_missing(missing: object) -> None:
    validators: list[Callable[..., object]] = [skillcert.validate, CertificateNumber, NumberScheme().parse]
    for read in validators:
        assert refusal(lambda read=read: read(missing)).code == "number_missing"  # type: ignore[misc]
    assert not skillcert.is_valid(missing)


@pytest.mark.parametrize("missing", [None, pd.NA, pd.NaT], ids=repr)
def test_p1_missing_mark(missing: None) -> None:
    assert refusal(lambda: Score(missing)).code == "score_missing"
    assert PassRule.PRACTICAL.decide(practical=missing).outcome == Outcome.UNDECIDED


@pytest.mark.parametrize(
    "value",
    [1918010000001, np.int64(1918010000001), 1918010000001.0, True, bytearray(FIRST, "ascii"), [FIRST]],
)
def test_p2_p3_p4_other_types(value: object) -> None:
    readers: list[Callable[..., object]] = [skillcert.validate, CertificateNumber, skillcert.compact]
    for read in [*readers, skillcert.format, skillcert.parse_date]:
        with pytest.raises(TypeError):
            read(value)
    assert not skillcert.is_valid(value)


def test_p2_integers() -> None:
    number = CertificateNumber(FIRST)
    assert CertificateNumber.from_int(1918010000001) == number
    assert CertificateNumber.from_int(np.int64(1918010000001)) == number
    for wrong in (1918010000001.0, True, FIRST):
        with pytest.raises(TypeError):
            CertificateNumber.from_int(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "code"),
    [(0, "serial_zero"), (-1, "number_not_digit"), (10**13, "number_length"), (10**40, "number_length")],
)
def test_p2_integers_out_of_range(value: int, code: str) -> None:
    assert refusal(lambda: CertificateNumber.from_int(value)).code == code


def test_p4_bytes_only_where_bytes_are_text() -> None:
    assert CertificateNumber(FIRST.encode()) == CertificateNumber(FIRST)
    assert refusal(lambda: CertificateNumber(b"\xa3\xb1918010000001")).hint == "gbk_full_width"
    strided = memoryview(FIRST.encode() * 2)[::2]
    with pytest.raises(TypeError):
        CertificateNumber(strided)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        skillcert.validate(FIRST.encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("read", [skillcert.validate, CertificateNumber, Score, skillcert.compact, Project])
def test_p5_lone_surrogate(read: Callable[[str], object]) -> None:
    error = refusal(lambda: read("19é\udc80"))
    assert (type(error), error.code, error.index) == (ValidationError, "not_utf8", 4)
    assert not skillcert.is_valid("19\udc80")


class Liar(str):
    """A text whose methods tell another."""

    __slots__ = ()

    def __str__(self) -> str:
        return "1918010000002"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __len__(self) -> int:
        return 5

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return b"lie"


def test_p6_lying_text() -> None:
    valid = skillcert.validate(Liar(FIRST))
    assert type(valid) is str
    assert (valid, int(CertificateNumber(Liar(FIRST)))) == (FIRST, 1918010000001)
    assert refusal(lambda: skillcert.validate(Liar("191801000000O"))).position == 13
    assert refusal(lambda: skillcert.validate(Liar("19\udc80"))).index == 2


class Thrower:
    """An object that raises whatever is asked of it."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)

    def __index__(self) -> int:
        raise RuntimeError("index")

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("iter")


def hostile() -> list[object]:
    """Objects that raise whatever is asked of them; made where they are used, for pytest would ask them."""

    class Veiled:
        def __getattribute__(self, name: str) -> object:
            raise KeyboardInterrupt(name)

    class VeiledType(type):
        def __getattribute__(cls, name: str) -> object:
            raise SystemExit(name)

    class Odd(float, metaclass=VeiledType):
        def __eq__(self, other: object) -> bool:
            raise OSError

        def __ne__(self, other: object) -> bool:
            raise OSError

        def __hash__(self) -> int:
            raise OSError

    return [Veiled(), VeiledType("T", (), {})(), Odd("nan"), Odd(1), Thrower(), Mock(), MagicMock()]


def odd() -> list[object]:
    """Objects of other kinds."""
    texts = ["\ud800", "", "\x00" * 14, b""]
    numbers = [10**5000, 1j, float("inf"), Decimal("sNaN"), np.datetime64("NaT"), pd.Timestamp(0)]
    things = [object(), object, skillcert, {}, (), lambda: None, np.array([FIRST]), pd.Series([FIRST]), ...]
    return [*VALUES, *texts, *numbers, *things]


def test_whatever_the_object() -> None:
    for value in [*hostile(), *odd()]:
        assert skillcert.is_valid(value) is False
        with pytest.raises((ValidationError, TypeError)):
            skillcert.validate(value)  # type: ignore[arg-type]


def test_exceptions_of_arguments_propagate() -> None:
    with pytest.raises(RuntimeError):
        CertificateNumber.from_int(Thrower())
    with pytest.raises(RuntimeError):
        NumberScheme(cities=Thrower())


def test_p9_panic_becomes_an_exception(capfd: pytest.CaptureFixture[str]) -> None:
    panic = skillcert._native._panic  # type: ignore[attr-defined]
    with pytest.raises(skillcert.InternalError) as caught:
        panic()
    assert isinstance(caught.value, Exception)
    assert "injected" not in str(caught.value)
    assert "injected" in capfd.readouterr().err
    assert skillcert.is_valid(FIRST)


def test_p11_comparison() -> None:
    number = CertificateNumber(FIRST)
    assert number != FIRST
    assert number != 1918010000001
    with pytest.raises(TypeError):
        _ = number < FIRST
    same = CertificateNumber.from_int(1918010000001)
    assert (same, hash(same)) == (number, hash(number))
    texts = ["2618010000001", "0918010000001", "1943020000003", FIRST]
    assert [str(number) for number in sorted(map(CertificateNumber, texts))] == sorted(texts)


def test_assurance_is_ordered() -> None:
    strengths = [Assurance.ISSUED, Assurance.WELL_FORMED, Assurance.KNOWN_CODES]
    assert sorted(strengths) == [Assurance.WELL_FORMED, Assurance.KNOWN_CODES, Assurance.ISSUED]
    assert Assurance.ISSUED >= Assurance.ISSUED
    with pytest.raises(TypeError):
        _ = Outcome.PASSED < Outcome.FAILED  # type: ignore[operator]


def test_p13_numbers_are_no_arithmetic() -> None:
    number = CertificateNumber("0918010000007")
    assert (int(number), number.serial, repr(number)) == (
        918010000007,
        7,
        "CertificateNumber('0918010000007')",
    )
    with pytest.raises(TypeError):
        float(number)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        range(number)  # type: ignore[call-overload]


def test_p14_threads_share_values() -> None:
    scheme, decide = NumberScheme(cities=["01"], closed=True), PassRule.PRACTICAL.decide
    start = threading.Barrier(8, timeout=60)

    def work(serial: int) -> list[object]:
        start.wait()
        numbers = (f"261801{serial + step:07}" for step in range(1, 1000))
        return [(scheme.parse(number)[0].serial, decide(practical=60).passed) for number in numbers]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(work, range(0, 8000, 1000)))
    assert answers == [[(first + step, True) for step in range(1, 1000)] for first in range(0, 8000, 1000)]


def test_p14_threads_share_an_audit() -> None:
    shared, start = skillcert.Audit("a"), threading.Barrier(8, timeout=60)

    def work(first: int) -> None:
        start.wait()
        for serial in range(first, first + 500):
            shared.add([2618010000000 + serial])
            assert shared.rows["numbers"] > 0

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(1, 4001, 500)))
    assert shared.findings() == ()
    assert shared.series()[0].issued == 4000


def test_p14_a_second_interpreter_is_refused() -> None:
    """One of its own has no share in what Python objects the module holds."""
    interpreters = pytest.importorskip("_xxsubinterpreters", reason="another interpreter (CPython 3.12)")
    second = interpreters.create()
    try:
        with pytest.raises(interpreters.RunFailedError, match="ImportError"):
            interpreters.run_string(second, "import skillcert")
    finally:
        interpreters.destroy(second)
    assert skillcert.is_valid(FIRST)


def test_p16_no_advisory_is_known() -> None:
    lock = (tables.DATA.parents[1] / "Cargo.lock").read_text(encoding="utf-8")
    packages = {package["name"]: package["version"] for package in tomllib.loads(lock)["package"]}
    major, minor, _ = map(int, packages["pyo3"].split("."))
    assert (major, minor) >= (0, 29)


def test_match() -> None:
    match CertificateNumber(FIRST):
        case CertificateNumber(year, province, "01", serial=serial):
            assert (year, province, serial) == (2019, "18", 1)
        case _:
            pytest.fail("no match")


def test_parts_are_named() -> None:
    assert CertificateNumber.from_parts(year=2019, city="01", serial=1) == CertificateNumber(FIRST)
    assert CertificateNumber.from_parts(year=2019, city=1, serial=1, province="43").province == "43"
    for year, city, serial, code in [
        (10**9, "01", 1, "year_outside_scheme"),
        (-1, "01", 1, "year_outside_scheme"),
        (2019, -1, 1, "city_out_of_range"),
        (2019, 10**40, 1, "city_out_of_range"),
        (2019, "01", -1, "serial_out_of_range"),
    ]:
        parts = {"year": year, "city": city, "serial": serial}
        error = refusal(lambda parts=parts: CertificateNumber.from_parts(**parts))  # type: ignore[misc]
        assert error.code == code


SIXTY: list[str | bytes | float | Decimal | SupportsIndex | Score] = [
    "60", "60.0", "60.00", b"60", 60, np.int64(60), 60.0, np.float64(60), Decimal(60), Decimal("60.0"),
    Decimal("6E+1"), Score("60"), Score.PASS_MARK,
]  # fmt: skip


@pytest.mark.parametrize("value", SIXTY, ids=repr)
def test_m1_sixty(value: str | bytes | float | Decimal | SupportsIndex | Score) -> None:
    assert Score(value) == Score.PASS_MARK == Score.from_hundredths(6000)
    assert PassRule.PRACTICAL.decide(practical=value).passed


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (59.995, "score_too_precise"),
        (0.1 + 0.2, "score_too_precise"),
        (59.99999999999999, "score_too_precise"),
        (-0.0, "score_out_of_range"),
        (float("nan"), "score_not_finite"),
        (float("-inf"), "score_not_finite"),
        (1e300, "score_out_of_range"),
        (5e-324, "score_too_precise"),
        (Decimal("59.995"), "score_too_precise"),
        (Decimal("60.000"), "score_too_precise"),
        (Decimal("1E-7"), "score_too_precise"),
        (Decimal("-0"), "score_out_of_range"),
        (Decimal("NaN"), "score_not_finite"),
        (Decimal("sNaN"), "score_not_finite"),
        (Decimal("-Infinity"), "score_not_finite"),
        (Decimal("1E+3"), "score_out_of_range"),
        (Decimal("1E+999999"), "score_not_a_number"),
        (101, "score_out_of_range"),
        (-1, "score_out_of_range"),
        (10**40, "score_out_of_range"),
    ],
    ids=repr,
)
def test_m2_m6_m7_numbers(value: float | Decimal, code: str) -> None:
    error = refusal(lambda: Score(value))
    assert (type(error), error.code) == (skillcert.MarkError, code)
    error = refusal(lambda: PassRule.THEORY_AND_PRACTICAL.decide(practical=60, theory=value))
    assert (error.code, error.component) == (code, "score.theory")


class Lies:
    """What a number, a text or a day says that is derived to be taken for another."""

    def __index__(self) -> int:
        return 60

    __int__ = __index__

    def __float__(self) -> float:
        return 60.0

    def __str__(self) -> str:
        return "60"

    def __format__(self, spec: str) -> str:
        return "60"

    def adjusted(self) -> int:
        return 1

    def is_nan(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return True

    def __lt__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]

    def __rshift__(self, bits: object) -> int:
        return 0

    def encode(self, *_: object) -> bytes:
        return b"60"

    def isidentifier(self) -> bool:
        return True


def lying(value: Any) -> Any:  # noqa: ANN401
    """A number or a text of a class derived from its own."""
    return type("Lying", (Lies, type(value)), {})(value)


@pytest.mark.parametrize("value", ["59.99", b"59.99", 59.99, Decimal("59.99")])
def test_m9_a_derived_mark_is_what_it_is(value: Any) -> None:  # noqa: ANN401
    for read in (
        Score,
        lambda mark: Entry("1", "考生0001", practical=mark).practical,
        lambda mark: PassRule.PRACTICAL.decide(practical=mark).practical,
    ):
        assert read(lying(value)) == Score("59.99")
    # It is no integer either, whatever it converts to.
    integers: list[Callable[[Any], object]] = [
        Score.from_hundredths,
        CertificateNumber.from_int,
        lambda n: skillcert.Task("选料", n),
        lambda n: Entry("1", "考生0001", attempt=n),
        lambda n: SerialRange(NUMBER, n),
        skillcert.check([FIRST]).valid.__getitem__,
    ]
    for take in integers:
        with pytest.raises(TypeError):
            take(lying(value))


def test_a_derived_number_is_what_it_is() -> None:
    for value in (lying(Decimal(FIRST)), lying(int(FIRST)), lying(FIRST), lying(float(FIRST))):
        assert skillcert.recover(value).number == CertificateNumber(FIRST)
        assert list(skillcert.recover_column([value]).number) == [int(FIRST)]
    for whole in (lying(int(FIRST)), lying(FIRST)):
        assert list(skillcert.check([whole]).number) == [int(FIRST)]
    with pytest.raises(TypeError):
        skillcert.check([lying(Decimal(FIRST))])
    assert refusal(lambda: CertificateNumber.from_int(lying(10**40))).code == "number_length"
    assert [skillcert.recover(lying(n)).number for n in (10**40, 60 << 64)] == [None, None]
    with pytest.raises(TypeError, match="not Lying"):
        Score(lying(Fraction(5999, 100)))
    day = lying_day(2026, 11, 23)
    assert Series(day, "01").year == 2026
    assert CertificateEvent(day, lying("emboss")).step == "emboss"


def lying_day(*parts: int) -> datetime.date:
    year = {"year": property(lambda _: 2019), "isoformat": lambda _: "2019-01-01"}
    day: datetime.date = type("LyingDay", (Lies, datetime.date), year)(*parts)
    return day


@pytest.mark.parametrize(
    "value", [True, np.bool_(True), [60], 60j, object(), Thrower()], ids=lambda v: str(type(v))
)
def test_m11_no_mark(value: object) -> None:
    with pytest.raises((TypeError, RuntimeError)):
        Score(value)  # type: ignore[arg-type]


def test_m12_marks_come_back() -> None:
    rule = PassRule.THEORY_AND_PRACTICAL
    decision = rule.decide(practical=88.5, theory="作弊")
    assert (decision.practical, decision.theory) == (Score("88.5"), "void")
    assert rule.decide(practical=decision.practical, theory=decision.theory) == decision
    assert refusal(lambda: rule.decide(theory="免考")).code == "mark_unsupported"


def test_d4_dates_have_no_time() -> None:
    now = datetime.datetime(2026, 1, 1, 0, 30, tzinfo=datetime.UTC)
    calls: list[Callable[[], object]] = [
        lambda: skillcert.validate(FIRST, as_of=now),
        lambda: Series(now, "01"),
        lambda: PassRule.PRACTICAL.fee(now),
        lambda: NumberScheme().check(NUMBER, "2026-01-01"),  # type: ignore[arg-type]
    ]
    for call in calls:
        with pytest.raises(TypeError):
            call()
    assert not skillcert.is_valid(FIRST, as_of=datetime.date(2018, 12, 31))


def test_errors_keep_their_facts() -> None:
    error = refusal(lambda: NumberScheme(closed=True).parse("1918020000001"))
    assert isinstance(error, NumberError | ValueError)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (type(twin), twin.finding, str(twin)) == (NumberError, error.finding, str(error))
    assert (error.number, error.code, error.component) == (109, "city_unknown", "city")
    assert (error.index, error.position, error.found, error.value) == (4, 5, None, 2)
    assert error.cure("zh") == error.finding.cure("zh") == Code(error.code).cure("zh")
    assert error.cure("en") == Code("city_unknown").cure("en")
    with pytest.raises(ValueError, match="zh"):
        error.message("fr")


def test_classes_follow_the_hundreds() -> None:
    errors = {
        refusal(call).number // 100: type(refusal(call)).__name__
        for call in (
            lambda: CertificateNumber(""),
            lambda: Score(""),
            lambda: PassRule.PRACTICAL.decide(theory=1),
            lambda: Series.at(2026, "01", 0),
            lambda: Project(""),
            lambda: skillcert.parse_date(""),
            lambda: Examiner(""),
            lambda: Project.from_json(""),
            lambda: Project("\ud800"),
        )
    }
    rooms = ["Number", "Mark", "Assessment", "Certificate", "Project", "Date", "Organization", "Document"]
    names = [f"{room}Error" for room in rooms]
    assert errors == {**dict(enumerate(names, start=1)), 9: "ValidationError"}


def test_finding_from_its_facts() -> None:
    error = refusal(lambda: CertificateNumber("191801000000O"))
    facts = (error.code, error.component, error.index, error.found, error.value, error.limit, error.hint)
    assert Finding(*facts) == error.finding
    assert NumberError(Finding(*facts)).message("zh") == error.message("zh")
    assert Finding("number_not_digit", "year", found="0xA3").found == "0xA3"


@pytest.mark.parametrize(
    "facts",
    [
        {"code": "x"},
        {"component": "x"},
        {"hint": "x"},
        *({"found": found} for found in ("x", "U+4F", "U++004F", "U+D800", "U+110000", "0xa3", "0x1A3")),
    ],
    ids=str,
)
def test_no_such_finding(facts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"expected one of|is written like"):
        Finding(**{"code": "serial_zero", "component": "serial", **facts})  # type: ignore[arg-type]


def test_assessment_answers_in_place() -> None:
    entries = [
        Entry("1", "考生0001", practical=60),
        Entry("2", "考生0002", practical=60, theory=60),
        Entry("1", "考生0001", practical=70),
        Entry("3", "考生0003"),
    ]
    answers = Assessment(
        city=1,
        center=ASSESSMENT.center,
        institution=SCHOOL,
        project=EMBROIDERY,
        date=DAY,
        entries=iter(entries),
    ).decide()
    said = [answer.outcome.value if isinstance(answer, Decision) else answer.code for answer in answers]
    assert said == ["passed", "part_unexpected", "candidate_repeated", "undecided"]


def test_a_certificate_needs_a_pass() -> None:
    def issue(
        decision: Decision = PASS,
        number: str = str(NUMBER),
        city: str = "01",
        project: Project = EMBROIDERY,
    ) -> Certificate:
        return Certificate.issue(
            decision,
            holder="考生0001",
            project=project,
            city=city,
            assessed_on=DAY,
            issuer=ISSUER,
            number=CertificateNumber(number),
            issued_on=DAY,
        )

    assert issue() == CERTIFICATE
    both = PassRule.THEORY_AND_PRACTICAL.decide(practical=60, theory=60)
    assert issue(both).decision == both
    for call, code in [
        (lambda: issue(PassRule.PRACTICAL.decide(practical="59.99")), "certificate_without_pass"),
        (lambda: issue(project=Project("武冈卤菜加工", ["personal_health"])), "certificate_rule_mismatch"),
        (lambda: issue(number="2718010000001"), "certificate_year_mismatch"),
        (lambda: issue(city="02"), "certificate_city_mismatch"),
    ]:
        assert refusal(call).code == code


def test_series_is_a_value() -> None:
    series = Series(DAY, "01")
    reserved, after = series.reserve(3)
    assert (series.next, after.next, after.remaining, len(reserved)) == (1, 4, 9_999_996, 3)
    assert [number.serial for number in reserved] == [1, 2, 3]
    assert (reserved[0], reserved[-1], reserved.last) == (reserved.first, reserved.last, reserved[2])
    assert reserved.first in reserved
    for index in (3, -4, 10**18):
        with pytest.raises(IndexError):
            reserved[index]
    for n in (0, -1, 10**7, 10**40):
        assert refusal(lambda n=n: series.reserve(n)).code == "reservation_out_of_range"  # type: ignore[misc]
    assert refusal(lambda: SerialRange(CertificateNumber("2618019999999"), 2)).code == "series_exhausted"


def test_fee() -> None:
    fee = PassRule.THEORY_AND_PRACTICAL.fee(datetime.date(2023, 3, 20))
    assert (fee.theory, fee.practical, fee.administration, fee.total) == (60, 66, 24, 150)
    late = refusal(lambda: PassRule.PRACTICAL.fee(datetime.date(2023, 3, 21)))
    assert (type(late), late.code) == (skillcert.ProjectError, "fee_schedule_unknown")


HEAVY = {"numpy", "openpyxl", "pandas", "polars", "pyarrow", "pydantic", "sqlalchemy"}


def printed(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("module", ["skillcert", "skillcert.cli"])
def test_import_is_light(module: str) -> None:
    program = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    loaded = {name.partition(".")[0] for name in printed(program).split()}
    assert loaded.isdisjoint(HEAVY)
    assert loaded - sys.stdlib_module_names == {"skillcert"}


def test_import_is_quick() -> None:
    """Processor time, which does not count what else the machine does."""
    program = "from time import process_time as now; start = now(); import skillcert; print(now() - start)"
    assert statistics.median(float(printed(program)) for _ in range(9)) < 0.030


@pytest.mark.parametrize("extra", ["duckdb", "pandas", "polars", "pydantic", "spark"])
def test_a_missing_extra_says_what_to_install(extra: str) -> None:
    program = f"""
import sys
packages = {{"pydantic": "pydantic_core", "spark": "pyspark"}}
sys.modules[packages.get("{extra}", "{extra}")] = None
try:
    import skillcert.{extra}
except ImportError as error:
    print(error)
"""
    assert printed(program).strip().endswith(f'pip install "skillcert[{extra}]"')


@pytest.mark.parametrize(
    "call",
    [
        lambda n: Entry("1", "考生0001", attempt=n),
        lambda n: skillcert.Fee(n, 66, 24),
        lambda n: Finding("serial_zero", "serial", index=n),
        lambda n: skillcert.Draw(seed=n, size=1, items=[]),
        lambda n: skillcert.ExaminerPolicy(minimum=n),
        lambda n: skillcert.ExaminerPolicy().findings([], n, DAY),
        lambda n: skillcert.RetakePolicy(attempts=n),
        lambda n: skillcert.Task("选料", n),
    ],
)
@pytest.mark.parametrize("n", [-1, 10**40])
def test_an_integer_that_does_not_fit_is_a_value_error(call: Callable[[int], object], n: int) -> None:
    with pytest.raises(ValueError, match="the integer is out of range"):
        call(n)


@pytest.mark.parametrize("place", [10**40, -(10**40)])
def test_a_place_beyond_every_sequence(place: int) -> None:
    checked = skillcert.check([FIRST])
    for ask in (checked.valid.__getitem__, checked.reason, SerialRange(NUMBER, 3).__getitem__):
        with pytest.raises(IndexError, match="index out of range"):
            ask(place)
