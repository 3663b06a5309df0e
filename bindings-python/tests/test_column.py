"""Columns say what single calls say, whatever holds them; P1 to P15 are the cases of the fault list."""

from __future__ import annotations

import datetime
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import tables
from columns import INTEGERS, OCTETS, TEXT, Container
from skillcert import Assurance, ColumnResult, NumberError, NumberScheme, audit, check, recover_column
from test_tables import SCHEMES

HUNAN = NumberScheme.hunan()
GOOD = "1918010000001"
Cell = str | bytes | int | None
Verdict = tuple[bool | None, int | None, str | None]


def single(cell: Cell, scheme: NumberScheme = HUNAN, as_of: datetime.date | None = None) -> Verdict:
    """What a single call says of a cell."""
    if cell is None:
        return None, None, None
    text = f"{cell:013}" if isinstance(cell, int) else cell
    try:
        return True, int(scheme.parse(text, as_of)[0]), None
    except NumberError as error:
        return False, None, error.code


def rows(result: ColumnResult) -> list[Verdict]:
    return list(zip(result.valid, result.number, result.code, strict=True))  # type: ignore[arg-type]


def agree(
    column: object, cells: Sequence[Cell], scheme: NumberScheme = HUNAN, as_of: datetime.date | None = None
) -> None:
    """Compare verdicts, counts and reasons of a column with those of its cells."""
    result = check(column, scheme=scheme, as_of=as_of, assurance=True)
    expected = [single(cell, scheme, as_of) for cell in cells]
    assert rows(result) == expected
    assert len(result) == len(cells)
    known = [worth_of(cell, scheme, as_of) for cell in cells]
    assert list(result.known) == [
        None if worth is None else worth is Assurance.KNOWN_CODES for worth in known
    ]
    assert result.assurance == {
        worth.value: known.count(worth) for worth in (Assurance.KNOWN_CODES, Assurance.WELL_FORMED)
    }
    codes = [code for _, _, code in expected if code is not None]
    counts = {"valid": 0, "invalid": len(codes), "null": 0, **{code: codes.count(code) for code in codes}}
    for valid, _, _ in expected:
        counts["valid"] += valid is True
        counts["null"] += valid is None
    assert result.counts == counts
    for row, cell in enumerate(cells):
        assert said(result, row) == said_of(cell, scheme, as_of)


def worth_of(cell: Cell, scheme: NumberScheme, as_of: datetime.date | None) -> Assurance | None:
    if cell is None:
        return None
    try:
        return scheme.parse(f"{cell:013}" if isinstance(cell, int) else cell, as_of)[1]
    except NumberError:
        return None


def said(result: ColumnResult, row: int) -> object:
    error = result.reason(row)
    return None if error is None else error.finding


def said_of(cell: Cell, scheme: NumberScheme, as_of: datetime.date | None) -> object:
    if cell is None:
        return None
    try:
        scheme.parse(f"{cell:013}" if isinstance(cell, int) else cell, as_of)
    except NumberError as error:
        return error.finding
    return None


def cases() -> dict[tuple[str, str], list[bytes]]:
    """The texts of the number table by scheme and date."""
    found: dict[tuple[str, str], list[bytes]] = {}
    for row in tables.rows("number"):
        found.setdefault((row["scheme"].replace("form", "hunan"), row["as_of"]), []).append(row.octets())
    return found


def texts(octets: list[bytes]) -> Iterator[str | None]:
    for cell in octets:
        yield None
        try:
            yield cell.decode()
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("name", TEXT)
def test_every_row_of_the_table(name: str) -> None:
    for (scheme, as_of), octets in cases().items():
        cells = list(texts(octets))
        date = datetime.date.fromisoformat(as_of) if as_of else None
        # The keys of a dictionary may be of one byte.
        for first in range(0, len(cells), 256):
            some = cells[first : first + 256]
            agree(TEXT[name](some), some, SCHEMES[scheme], date)


@pytest.mark.parametrize("name", OCTETS)
def test_every_row_of_the_table_as_bytes(name: str) -> None:
    for (scheme, as_of), octets in cases().items():
        cells = [None, *octets]
        date = datetime.date.fromisoformat(as_of) if as_of else None
        agree(OCTETS[name](cells), cells, SCHEMES[scheme], date)


@pytest.mark.parametrize("kind", ["U", "S", "T"])
def test_numpy_strings(kind: str) -> None:
    """What numpy gives back is what counts: it drops NULs at the end."""
    text = [cell for cell in texts(cases()["hunan", ""]) if cell is not None and cell.isascii()]
    array = np.array(text, dtype=np.dtypes.StringDType() if kind == "T" else kind)
    agree(array, array.tolist())
    agree(array[::-2], array[::-2].tolist())


INTEGER_CELLS = [
    1918010000001,
    0,
    1,
    -1,
    None,
    10**13 - 1,
    10**13,
    2**63 - 1,
    -(2**63),
    918010000001,
    1918010000000,
]


@pytest.mark.parametrize("name", INTEGERS)
def test_integers(name: str) -> None:
    agree(INTEGERS[name](INTEGER_CELLS), INTEGER_CELLS)


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"])
def test_integers_of_every_width(kind: str) -> None:
    scheme = NumberScheme(province=0, first_year=2000, cities=[0])
    highest = np.iinfo(kind).max
    array = np.array([0, 1, 100, highest], dtype=kind)
    agree(array, array.tolist(), scheme)
    agree(pa.array(array), array.tolist(), scheme)
    agree(pl.Series(array), array.tolist(), scheme)
    agree(array.astype(array.dtype.newbyteorder()), array.tolist(), scheme)


@pytest.mark.parametrize("cells", [[1918010000001, 5, 7], [GOOD, "x", GOOD], [b"1", b"", b"2"]])
def test_masked_cells_are_nulls(cells: list[Cell]) -> None:
    agree(np.ma.array(cells, mask=[False, True, False]), [cells[0], None, cells[2]])


def test_series_without_pyarrow_are_read_cell_by_cell() -> None:
    class Series:
        dtype = "str"

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            raise ImportError("pyarrow is required")

        def __iter__(self) -> Iterator[Cell]:
            return iter([GOOD, "x", None])

    agree(Series(), [GOOD, "x", None])


def test_p2_mixed_cells() -> None:
    cells = [1918010000001, np.int64(1918010000002), GOOD, b"19", np.str_(GOOD), 2**80]
    assert [valid for valid, _, _ in rows(check(cells))] == [True, True, True, False, True, False]


def test_p1_missing_values_are_null() -> None:
    missing = [None, float("nan"), np.nan, pd.NA, pd.NaT]
    assert check(missing).counts == {"valid": 0, "invalid": 0, "null": 5}
    assert check(pd.Series(missing, dtype=object)).counts["null"] == 5
    assert check(pa.nulls(3)).counts["null"] == 3
    assert check(pa.chunked_array([pa.nulls(2), pa.nulls(1)])).counts["null"] == 3


def mixture(size: int, seed: int) -> list[str | None]:
    """Valid numbers, most of them, and faults of every kind."""
    numbers = random.Random(seed)
    cells: list[str | None] = []
    for _ in range(size):
        year, province, city = numbers.randint(17, 28), numbers.choice("788"), numbers.randint(0, 3)
        text = f"{year}1{province}{city:02}{numbers.randint(0, 9999999):07}"
        fault = numbers.randint(0, 40)
        faults: list[str | None] = [
            None,
            "",
            text[:12],
            text + "0",
            text[:4] + "O" + text[5:],
            " " * 64,
            " " * 65,
            "９" * 13,
        ]
        cells.append(faults[fault] if fault < len(faults) else text)
    return cells


@pytest.mark.parametrize(
    "name", ["list", "numpy object", "utf8", "utf8 view", "chunked", "dictionary of int64", "polars"]
)
def test_many_rows(name: str) -> None:
    cells = mixture(20_000, 7)
    agree(TEXT[name](cells), cells)


@pytest.mark.parametrize("data_type", [pa.string(), pa.large_string(), pa.string_view(), pa.binary()])
def test_every_offset_and_length(data_type: pa.DataType) -> None:
    array = pa.array(mixture(200, 3), data_type)
    whole = rows(check(array))
    for first in range(70):
        for length in (0, 1, 7, 8, 63, 64, 65, 130):
            assert rows(check(array[first : first + length])) == whole[first : first + length]


def test_fixed_size_binary() -> None:
    cells = [
        cell.encode() if cell else None
        for cell in mixture(500, 4)
        if cell is None or (len(cell) == 13 and cell.isascii())
    ]
    array = pa.array(cells, pa.binary(13))
    agree(array, cells)
    agree(array[3:77], cells[3:77])


def test_dictionaries_with_nulls_in_keys_and_values() -> None:
    values = pa.array([GOOD, None, "x"])
    keys = pa.array([0, 1, 2, None, 0, 2], pa.int16())
    column = pa.DictionaryArray.from_arrays(keys, values)
    agree(column, [GOOD, None, "x", None, GOOD, "x"])
    agree(column[2:], ["x", None, GOOD, "x"])
    agree(pa.chunked_array([column[4:], column[:0], column[:2]]), [GOOD, "x", GOOD, None])


def test_keys_that_lead_nowhere_have_a_code() -> None:
    keys = pa.array([0, 7, -3], pa.int8())
    column = pa.DictionaryArray.from_arrays(keys, pa.array([GOOD]), safe=False)
    result = check(column)
    assert list(result.code) == [None, "column_malformed", "column_malformed"]
    assert result.counts["column_malformed"] == 2
    error = result.reason(1)
    assert error is not None
    assert error.code == "column_malformed"


def test_offsets_that_lead_nowhere_have_a_code() -> None:
    data = pa.py_buffer(GOOD.encode() * 2)
    offsets = np.array([0, 13, -5, 26], dtype="int32")
    column = pa.Array.from_buffers(pa.string(), 3, [None, pa.py_buffer(offsets), data])
    result = check(column)
    assert list(result.code) == [None, "column_malformed", "column_malformed"]
    view = np.array([13, 0, 9, 0], dtype="uint32")
    column = pa.Array.from_buffers(pa.string_view(), 1, [None, pa.py_buffer(view), data])
    assert list(check(column).code) == ["column_malformed"]


@pytest.mark.parametrize("container", [*TEXT.values(), *OCTETS.values(), *INTEGERS.values()])
def test_no_rows(container: Container) -> None:
    result = check(container([]))
    assert (len(result), rows(result), list(result.errors())) == (0, [], [])
    assert result.counts == {"valid": 0, "invalid": 0, "null": 0}
    assert pa.table(result).num_rows == pl.DataFrame(result).height == 0


def test_parts_that_are_not_wanted() -> None:
    cells = mixture(3000, 9)
    full, bare = check(cells), check(pa.array(cells), numbers=False, reasons=False)
    assert list(bare.valid) == list(full.valid)
    assert bare.counts == {name: full.counts[name] for name in ("valid", "invalid", "null")}
    assert [said(bare, row) for row in range(3000)] == [said(full, row) for row in range(3000)]
    assert pa.table(bare).column_names == ["valid"]
    for part in ("number", "code"):
        with pytest.raises(AttributeError, match=f"without {part}s"):
            getattr(bare, part)
    for part in ("known", "assurance"):
        with pytest.raises(AttributeError, match="without assurance"):
            getattr(bare, part)
    assert pa.table(check(cells, assurance=True)).column_names == ["valid", "number", "code", "known"]


@pytest.mark.parametrize("threads", [2, 3, 64])
def test_threads(threads: int) -> None:
    cells = mixture(30_000, 5)
    whole = check(cells)
    for name in ("utf8", "chunked", "dictionary of int64", "table"):
        result = check(TEXT[name](cells), threads=threads)
        assert rows(result) == rows(whole)
        assert result.counts == whole.counts
        assert said(result, 29_999) == said(whole, 29_999)


@pytest.mark.parametrize("threads", [0, -1])
def test_threads_are_at_least_one(threads: int) -> None:
    with pytest.raises(ValueError, match="threads is at least 1"):
        check([GOOD], threads=threads)


def test_errors_tell_row_and_reason() -> None:
    result = check(["x", GOOD, None, "", "1918010000000"])
    told = [(row, error.code, error.message("zh")) for row, error in result.errors()]
    assert [(row, code) for row, code, _ in told] == [
        (0, "number_not_digit"),
        (3, "number_missing"),
        (4, "serial_zero"),
    ]
    assert told[2][2] == "序列号为0000000，应从0000001起（依据附件2·5）"


def test_rows_count_from_both_ends() -> None:
    result = check(TEXT["chunked"]([GOOD, "x", None]))
    assert (result.valid[-3], result.code[1], result.number[-1]) == (True, "number_not_digit", None)
    assert (said(result, -2), said(result, -1)) == (said(result, 1), None)
    for row in (3, -4, 2**40):
        for ask in (result.reason, result.valid.__getitem__):
            with pytest.raises(IndexError, match="row out of range"):
                ask(row)


def test_the_result_is_an_arrow_column() -> None:
    cells = mixture(1000, 6)
    for name in ("utf8", "chunked", "list"):
        result = check(TEXT[name](cells))
        expected = [dict(zip(("valid", "number", "code"), row, strict=True)) for row in rows(result)]
        assert pa.table(result).to_pylist() == expected
        assert pa.array(result).to_pylist() == expected
        assert pl.DataFrame(result).to_dicts() == expected
        assert pl.Series(result).to_list() == expected
        assert (
            pa.array(result.number).to_pylist() == pl.Series(result.number).to_list() == list(result.number)
        )
        assert pa.array(result.code).to_pylist() == pl.Series(result.code).to_list() == list(result.code)
        pa.array(result).validate(full=True)
    assert pa.table(check(TEXT["chunked"](cells))).column("valid").num_chunks == 3


def test_an_iterator_becomes_as_few_chunks_as_can_be() -> None:
    for size, chunks in ((0, 1), (1, 1), (65_536, 1), (65_537, 2)):
        assert pa.table(check(GOOD for _ in range(size))).column("valid").num_chunks == chunks


def test_columns_whose_numbers_lie_in_large_pages() -> None:
    cells = mixture(1000, 8)
    few, times = check(cells), 4_200
    many = check(pa.concat_arrays([pa.array(cells)] * times))
    assert len(many) * 8 > 32 << 20
    assert many.counts == {name: count * times for name, count in few.counts.items()}
    numbers = pa.array(many.number)
    for first in (0, 4096 - 96, 2_000_000, 4_199_000):
        assert (
            numbers[first : first + 1000].to_pylist()
            == list(few.number)[first % 1000 :] + list(few.number)[: first % 1000]
        )
    values = pa.DictionaryArray.from_arrays(
        pa.array([4_199_999, 0, None]), pa.concat_arrays([pa.array(cells)] * times)
    )
    assert list(check(values, reasons=False).number) == [few.number[-1], few.number[0], None]


def test_the_result_is_not_copied() -> None:
    result = check(pa.array([GOOD] * 100))
    first, second = pa.array(result), pa.table(result)["number"].chunk(0)
    assert first.field("number").buffers()[1].address == second.buffers()[1].address


def test_the_result_outlives_its_column() -> None:
    column = pa.array([GOOD, "x"] * 1000)
    result = check(column)
    table = pa.table(result)
    del column
    error = result.reason(1)
    del result
    assert error is not None
    assert table["valid"].to_pylist() == [True, False] * 1000


REFUSED = [
    (lambda: pa.array([1.0]), "text, bytes or integers, not Float64"),
    (lambda: pd.Series([1918010000001, None]), "text, bytes or integers, not Float64"),
    (lambda: np.array([1.0]), "text, bytes or integers, not float64"),
    (lambda: pl.Series([datetime.date(2026, 1, 1)]), "text, bytes or integers, not Date32"),
    (lambda: pa.array([True]), "text, bytes or integers, not Boolean"),
    (lambda: pa.array([b"19"], pa.binary(2)), r"text, bytes or integers, not FixedSizeBinary\(2\)"),
    (lambda: pa.array([1.0]).dictionary_encode(), "text, bytes or integers, not Float64"),
    (lambda: pa.table({"a": [GOOD], "b": [GOOD]}), "expected one column, not a table of 2"),
    (lambda: np.array([[GOOD]]), "expected one dimension, not 2"),
    (lambda: [GOOD, None, 1.5], "row 2: expected str, bytes or int, not float"),
    (lambda: (GOOD, True), "row 1: expected str, bytes or int, not bool"),
    (
        lambda: iter([GOOD] * 70_000 + [datetime.date(2026, 1, 1)]),
        "row 70000: expected str, bytes or int, not date",
    ),
    (lambda: [bytearray(b"19")], "row 0: expected str, bytes or int, not bytearray"),
    (lambda: [memoryview(b"19")], "row 0: expected str, bytes or int, not memoryview"),
    (lambda: np.array([GOOD, 1.5], dtype=object), "row 1: expected str, bytes or int, not float"),
    (lambda: GOOD, "expected a column, not str"),
    (lambda: b"19", "expected a column, not bytes"),
    (lambda: bytearray(b"19"), "expected a column, not bytearray"),
    (lambda: 1918010000001, "expected a column, not int"),
    (lambda: None, "expected a column, not NoneType"),
]


@pytest.mark.parametrize(("column", "message"), REFUSED)
def test_p3_p4_other_types_are_refused(column: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        check(column())


def test_p5_lone_surrogates_are_no_digits() -> None:
    result = check([GOOD, "19180\ud800", GOOD])
    assert list(result.valid) == [True, False, True]
    error = result.reason(1)
    assert error is not None
    assert (error.code, error.index, error.found) == ("number_not_digit", 5, "0xED")


class Liar(str):
    """A text that says it is another."""

    __slots__ = ()

    def __str__(self) -> str:
        return GOOD

    def __len__(self) -> int:
        return 13


def test_p6_the_characters_are_read_and_not_the_methods() -> None:
    assert rows(check([Liar("x"), Liar(GOOD)])) == [single("x"), single(GOOD)]


def test_p7_what_a_column_raises_comes_through_with_its_row() -> None:
    def failing() -> Iterator[str]:
        yield from [GOOD] * 3
        raise OSError("gone")

    with pytest.raises(OSError, match="gone") as caught:
        check(failing())
    assert caught.value.__notes__ == ["raised by the column, at row 3"]


def test_p7_a_list_that_shrinks() -> None:
    cells: list[object] = [GOOD] * 5000

    class Thief:
        def __index__(self) -> int:
            cells.clear()
            return 1

    cells[10] = Thief()
    with pytest.raises(IndexError):
        check(cells)


def test_p8_long_iterators() -> None:
    result = check(GOOD for _ in range(200_001))
    assert result.counts == {"valid": 200_001, "invalid": 0, "null": 0}
    assert pa.table(result).num_rows == 200_001


def test_p8_an_interruption_is_never_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise KeyboardInterrupt

    errors = check(["x"]).errors()
    monkeypatch.setattr(NumberError, "__init__", interrupt)
    with pytest.raises(KeyboardInterrupt):
        next(errors)


def test_p8_an_iterator_without_end_is_interrupted() -> None:
    def interrupt(*_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            check(iter(lambda: GOOD, None))
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("threads", [1, 2])
def test_p8_a_long_column_is_interrupted(threads: int) -> None:
    rows = 8_000_000
    offsets = pa.py_buffer(np.zeros(rows + 1, dtype="int32"))  # empty texts, and no memory that is touched
    column = pa.Array.from_buffers(pa.string(), rows, [None, offsets, pa.py_buffer(b"")])
    seen = 0

    def see(*_: object) -> None:
        nonlocal seen
        seen += 1

    def interrupt(*_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise KeyboardInterrupt

    def checked(handler: Callable[..., None]) -> None:
        before = signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        try:
            check(column, numbers=False, reasons=False, threads=threads)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    checked(see)
    assert seen > 2  # signals that came meanwhile are one at the end, if nobody looks for them before
    with pytest.raises(KeyboardInterrupt):
        checked(interrupt)


def test_p12_results_are_frozen() -> None:
    result = check([GOOD])
    with pytest.raises(AttributeError):
        result.counts = {}  # type: ignore[misc]


@pytest.mark.parametrize("work", [audit, check, recover_column])
def test_p15_other_threads_run_meanwhile(work: Callable[[object], object]) -> None:
    column, ran, go = pa.array([GOOD] * 3_000_000), [], threading.Event()

    def other() -> None:
        go.wait()
        ran.append("other")

    thread = threading.Thread(target=other)
    before = sys.getswitchinterval()
    thread.start()
    sys.setswitchinterval(60)  # so that only who gives up the lock is relieved of it
    try:
        go.set()
        work(column)
        ran.append("work")
    finally:
        sys.setswitchinterval(before)
        thread.join()
    assert ran == ["other", "work"]


class Capsules:
    """Exports what it is given."""

    def __init__(self, schema: object, array: object) -> None:
        self.capsules = schema, array

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self.capsules


class Stream:
    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def test_capsules_are_taken_once(capfd: pytest.CaptureFixture[str]) -> None:
    used = Capsules(*pa.array([GOOD]).__arrow_c_array__())
    assert len(check(used)) == 1
    with pytest.raises(ValueError, match="malformed Arrow data"):
        check(used)
    half = (
        Capsules(pa.array([GOOD]).__arrow_c_schema__(), used.capsules[1])
        if hasattr(pa.Array, "__arrow_c_schema__")
        else used
    )
    with pytest.raises(ValueError, match="malformed Arrow data"):
        check(half)
    stream = Stream(pa.chunked_array([[GOOD]]).__arrow_c_stream__())
    assert len(check(stream)) == 1
    with pytest.raises(ValueError, match="malformed Arrow data: the stream is released"):
        check(stream)
    assert capfd.readouterr() == ("", "")


def test_capsules_of_another_kind_are_refused() -> None:
    schema, array = pa.array([GOOD]).__arrow_c_array__()
    for wrong in (Capsules(array, schema), Capsules(schema, schema), Stream(array)):
        with pytest.raises(ValueError, match="PyCapsule_GetPointer called with incorrect name"):
            check(wrong)
    for other in (Capsules(1, 2), Stream(None)):
        with pytest.raises(TypeError, match="PyCapsule"):
            check(other)


def test_lengths_that_do_not_fit_are_refused() -> None:
    offsets = np.array([0, 13, 13], dtype="int32")
    column = pa.Array.from_buffers(pa.string(), 2, [None, pa.py_buffer(offsets), pa.py_buffer(GOOD.encode())])
    offsets[2] = -1  # after pyarrow has looked
    with pytest.raises(ValueError, match="malformed Arrow data"):
        check(column)


def test_a_stream_that_fails_says_why() -> None:
    schema = pa.schema({"no": pa.string()})

    def batches() -> Iterator[Any]:
        yield pa.record_batch({"no": [GOOD]})
        raise OSError("the disk is gone")

    with pytest.raises(ValueError, match="the disk is gone"):
        check(pa.RecordBatchReader.from_batches(schema, batches()))


def test_refused_cells_are_let_go() -> None:
    cell = "x" * 20
    before = sys.getrefcount(cell)
    result = check([cell] * 10)
    assert sys.getrefcount(cell) > before
    del result
    assert sys.getrefcount(cell) == before


def test_the_package_loads_no_engine() -> None:
    program = (
        "import sys, skillcert; print({'numpy', 'pandas', 'polars', 'pyarrow', 'duckdb'} & {*sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"
