"""What holds for objects of any kind; P1 to P16 are the cases of the fault list."""

from __future__ import annotations

import copy
import datetime
import itertools
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import evidence
import numpy as np
import pytest
import skillcert
import tables
from columns import TEXT
from hypothesis import assume, example, given
from hypothesis import strategies as st
from skillcert import (
    Audit,
    CertificateNumber,
    NumberScheme,
    ValidationError,
    audit,
    check,
    is_valid,
    recover,
    recover_column,
    validate,
)
from strategies import (
    ANY_TEXT,
    CELLS,
    MISSING,
    NUMBERS,
    ODD,
    TEXTS,
    THINGS,
    Call,
    OddError,
    calls,
    made_of,
)
from values import VALUES

# Those that are documented, what the argument itself raises, and a place that a sequence does not have.
DOCUMENTED = (ValueError, TypeError, IndexError, OddError)


def said(read: Callable[[], object]) -> object:
    """What a call gives, or the finding for which it refuses."""
    try:
        return read()
    except ValidationError as error:
        return error.finding


def refused(act: Callable[[], object]) -> Exception | None:
    """The documented error with which a call ends, if it ends with one."""
    try:
        act()
    except DOCUMENTED as error:
        return error
    return None


def shown(value: object) -> None:
    """Look at an answer as a caller does."""
    assert repr(value)
    if isinstance(value, Iterator):
        for each in itertools.islice(value, 10):
            shown(each)
    if hasattr(value, "to_json"):
        json.loads(value.to_json())


@pytest.mark.parametrize("call", [*calls()], ids=str)
@given(data=st.data())
def test_whatever_the_arguments(call: Call, data: st.DataObject) -> None:
    """An answer or a documented error: no panic, no `SystemError`, nothing else."""
    function = call.function(data)
    given, named = call.arguments(data)
    evidence.count("calls with arguments of any kind, each answered or refused as documented")
    error = refused(lambda: shown(function(*given, **named)))
    if isinstance(error, ValidationError):
        assert error.message("zh") != error.message("en")
        assert error.cure("zh")
        assert len(error.finding.message("en").encode()) <= 256


def test_every_class_is_called() -> None:
    called = {call.owner or call.name for call in calls()}
    errors = {name for name in skillcert.__all__ if name.endswith("Error")}
    answers = {"AuditFinding", "AuditedSeries"}  # take nothing
    assert {*skillcert.__all__} - called == {"__version__"} | errors | answers


@given(st.lists(CELLS))
def test_n_rows_in_n_answers_out(cells: list[object]) -> None:
    evidence.count("rows in, as many answers out", len(cells))
    result, recovered = check(cells), recover_column(cells)
    assert (
        len(result)
        == len(result.valid)
        == len(result.number)
        == len(result.code)
        == len(recovered)
        == len(cells)
    )
    assert sum(result.counts[name] for name in ("valid", "invalid", "null")) == len(cells)
    assert len(list(recovered.status)) == len(cells)
    counted = audit(cells).rows
    assert (counted["numbers"], counted["refused"]) == (result.counts["valid"], result.counts["invalid"])
    for row, cell in enumerate(cells):
        error, missing = result.reason(row), result.valid[row] is None
        assert missing == (recovered.status[row] is None)
        if not missing:
            text = f"{cell:013}" if isinstance(cell, int) else cell
            number = said(lambda text=text: NumberScheme.hunan().parse(text)[0])  # type: ignore[misc]
            assert number == (error.finding if error else CertificateNumber.from_int(result.number[row]))  # type: ignore[arg-type]


@given(
    st.lists(st.none() | TEXTS.filter(lambda it: it.isprintable())),
    st.sampled_from([*TEXT]),
    st.integers(1, 3),
)
def test_n_rows_of_every_container(cells: list[str | None], container: str, threads: int) -> None:
    result, expected = check(TEXT[container](cells), threads=threads), check(cells)
    assert [*result.valid, *result.number, *result.code] == [
        *expected.valid,
        *expected.number,
        *expected.code,
    ]


@given(st.lists(CELLS), THINGS, st.lists(CELLS))
def test_a_cell_of_another_type_is_named_by_its_row(
    before: list[object], cell: object, after: list[object]
) -> None:
    for read in (check, recover_column, audit):
        error = refused(lambda read=read: read([*before, cell, *after]))  # type: ignore[misc]
        told = f"{error}{getattr(error, '__notes__', '')}"
        assert error is None or re.search(rf"\brow {len(before)}\b", told)


@given(st.lists(MISSING | NUMBERS, min_size=1), st.sampled_from(["list", "numpy object", "pandas object"]))
def test_p1_missing_values_are_null_and_nothing_else_is(cells: list[object], container: str) -> None:
    verdicts = list(check(TEXT[container](cells)).valid)
    assert [verdict is None for verdict in verdicts] == [not isinstance(cell, str) for cell in cells]


@given(st.integers() | st.integers(0, 10**13))
def test_p2_integers_are_what_their_digits_say(value: int) -> None:
    with pytest.raises(TypeError):
        validate(value)  # type: ignore[arg-type]
    text = f"{value:013}"
    number = said(lambda: CertificateNumber.from_int(value))
    if value < 0:
        assert isinstance(number, skillcert.Finding)
    elif len(text) == 13:
        assert number == said(lambda: CertificateNumber(text))
    else:
        assert isinstance(number, skillcert.Finding)
        assert number.code == "number_length"
    if abs(value) < 2**63:
        assert said(lambda: CertificateNumber.from_int(np.int64(value))) == number


@given(st.floats() | st.integers(10**12, 10**13).map(float), st.decimals())
def test_p3_a_float_is_read_only_if_it_is_the_number(value: float, decimal: Decimal) -> None:
    for cell in (value, decimal):
        assert not is_valid(cell)
        recovered = recover(cell)
        if recovered.number is not None:
            assert int(recovered.number) == cell
    with pytest.raises((TypeError, skillcert.NumberError)):
        validate(value)  # type: ignore[arg-type]


@given(st.binary() | NUMBERS.map(str.encode))
def test_p4_bytes_are_read_as_text_and_buffers_are_not(data: bytes) -> None:
    if data.isascii():
        assert said(lambda: CertificateNumber(data)) == said(lambda: CertificateNumber(data.decode()))
    else:
        assert not is_valid(data)
    for buffer in (bytearray(data), memoryview(data), memoryview(data * 2)[::2], np.frombuffer(data, "u1")):
        with pytest.raises(TypeError):
            CertificateNumber(buffer)  # type: ignore[arg-type]


@given(ANY_TEXT, st.characters(categories=["Cs"]), ANY_TEXT)
def test_p5_a_lone_surrogate_is_named_by_its_byte(before: str, half: str, after: str) -> None:
    text = before + half + after
    first = re.search(r"[\ud800-\udfff]", text)
    assert first is not None
    index = len(text[: first.start()].encode())
    for read in (
        validate,
        CertificateNumber,
        skillcert.Score,
        skillcert.compact,
        skillcert.Project.from_json,
    ):
        error = said(lambda read=read: read(text))  # type: ignore[misc]
        assert isinstance(error, skillcert.Finding)
        assert (error.code, error.index) == ("not_utf8", index)


@given(TEXTS, st.sampled_from(["__str__", "__len__", "__eq__", "__hash__", "__iter__", "encode"]), THINGS)
def test_p6_the_characters_are_read_and_not_the_methods(text: str, method: str, answer: object) -> None:
    odd = type("Odd", (str,), {method: lambda *_: answer})(text)
    assert said(lambda: validate(odd)) == said(lambda: validate(text))
    assert type(said(lambda: validate(odd))) in (str, skillcert.Finding)
    assert check([odd]).counts == check([text]).counts


@given(st.lists(NUMBERS), st.sampled_from([OddError, KeyboardInterrupt, MemoryError, StopIteration]))
def test_p7_p8_what_a_column_raises_comes_through_with_its_row(
    cells: list[str], kind: type[BaseException]
) -> None:
    class Column:
        def __iter__(self) -> Iterator[str]:
            return self

        def __next__(self) -> str:
            if len(left) > 0:
                return left.pop()
            raise kind

    for read in (check, recover_column, audit, Audit().add):
        left = list(cells)
        if kind is StopIteration:
            read(Column())
            continue
        with pytest.raises(kind) as caught:
            read(Column())
        assert caught.value.__notes__ == [f"raised by the column, at row {len(cells)}"]
    assert check(cells).counts["null"] == 0


@given(THINGS | ODD)
def test_p9_whether_it_is_valid_can_be_asked_of_anything(value: object) -> None:
    evidence.count("objects of which `is_valid` said whether they are a number")
    assert is_valid(value) is (isinstance(value, str) and isinstance(said(lambda: validate(value)), str))


@given(st.sampled_from(VALUES), st.data())
def test_p10_what_is_unpickled_is_read_again(value: object, data: st.DataObject) -> None:
    read, arguments = _reduced(value)
    assert read(*arguments) == value
    given = [data.draw(_changed(it) if isinstance(it, str) else st.just(it)) for it in arguments]
    try:
        again = read(*given)
    except ValueError:
        return
    read, arguments = _reduced(again)
    assert read(*arguments) == again


def _reduced(value: object) -> tuple[Callable[..., object], tuple[object, ...]]:
    """What a pickle holds of a value."""
    read, arguments = value.__reduce__()  # type: ignore[str-unpack]
    return cast("Callable[..., object]", read), cast("tuple[object, ...]", arguments)


def _changed(text: str) -> st.SearchStrategy[str]:
    """The text with some characters of it replaced."""
    places = st.tuples(
        st.integers(0, len(text)), st.integers(0, 3), st.text("019 \"'{}[]:,-aZ湘", max_size=3)
    )
    return places.map(lambda it: text[: it[0]] + it[2] + text[it[0] + it[1] :])


@given(st.lists(NUMBERS.filter(is_valid), min_size=2))
def test_p11_numbers_are_equal_and_ordered_as_their_texts(texts: list[str]) -> None:
    numbers = [CertificateNumber(text) for text in texts]
    assert [str(number) for number in sorted(numbers)] == sorted(texts)
    assert {str(number) for number in set(numbers)} == {*texts}
    one, other = numbers[:2]
    assert (one == other, one < other, one >= other) == (
        texts[0] == texts[1], texts[0] < texts[1], texts[0] >= texts[1],
    )  # fmt: skip
    assert hash(copy.deepcopy(one)) == hash(one)


@given(st.sampled_from(VALUES), THINGS)
def test_p11_nothing_of_another_class_is_equal(value: object, other: object) -> None:
    assume(
        type(other).__name__ not in ("Odd", "MagicMock", "ndarray", "Series", "NAType", type(value).__name__)
    )
    assert not value == other  # noqa: SIM201
    assert value != other
    if type(other) in (str, int, bytes, type(None)):
        with pytest.raises(TypeError):
            _ = value < other  # type: ignore[operator]


@given(st.sampled_from(VALUES), st.text(), THINGS)
def test_p12_nothing_can_be_set(value: object, name: str, other: object) -> None:
    for place in (name, *(it for it in dir(value) if not it.startswith("__"))):
        with pytest.raises(AttributeError):
            setattr(value, place, other)
        with pytest.raises((AttributeError, TypeError)):
            delattr(value, place)


@given(NUMBERS.filter(is_valid))
def test_p13_a_number_is_its_digits_and_no_quantity(text: str) -> None:
    number = CertificateNumber(text)
    assert (int(number), number.serial) == (int(text), int(text[6:]))
    quantities: list[Callable[[Any], object]] = [
        float,
        abs,
        json.dumps,
        lambda it: [0][it],
        lambda it: it + 1,
    ]
    for wrong in quantities:
        with pytest.raises(TypeError):
            wrong(number)


@example(datetime.date.min)
@example(datetime.date.max)
@given(st.dates())
def test_dates_are_read_as_they_are_written(date: datetime.date) -> None:
    assert said(lambda: skillcert.parse_date(date.isoformat())) == date or date.year < 1


def test_every_case_of_the_list_has_a_test() -> None:
    told = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    named = {
        int(case) for line in re.findall(r"def test_((?:p\d+_)+)", told) for case in re.findall(r"\d+", line)
    }
    assert named == {*range(1, 17)}
    assert tables.DATA.is_dir()


def test_an_object_answers_as_it_is_told() -> None:
    """Else the properties above would ask nothing."""
    with pytest.raises(OddError):
        made_of(float, {"__index__": OddError}).__index__()  # type: ignore[attr-defined]
    assert len(made_of(object, {"__len__": 7})) == 7  # type: ignore[arg-type]
