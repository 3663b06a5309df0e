"""Recovery of every kind of Python value and column; the texts themselves are in the shared tables."""

from __future__ import annotations

import datetime
import decimal
import fractions
import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from skillcert import ColumnRecovery, NumberScheme, check, diagnose, recover, recover_column

N = 1918010000001
TEXT = str(N)


def summary(value: object) -> tuple[str, int | None, list[str]]:
    recovery = recover(value)
    number = None if recovery.number is None else int(recovery.number)
    return recovery.status, number, [repair.kind for repair in recovery.repairs]


@pytest.mark.parametrize(
    "value",
    [N, float(N), np.int64(N), np.uint64(N), np.float64(N), decimal.Decimal(N), decimal.Decimal(TEXT)],
    ids=repr,
)
def test_s1_number_cells(value: object) -> None:
    assert summary(value) == ("exact", N, ["numeric_cell"])


@pytest.mark.parametrize(
    "value", [TEXT, TEXT.encode(), np.str_(TEXT), np.bytes_(TEXT), type("T", (str,), {})(TEXT)]
)
def test_text(value: object) -> None:
    assert summary(value) == ("exact", N, [])


MISSING = [None, math.nan, np.nan, pd.NA, pd.NaT, decimal.Decimal("NaN"), np.float64("nan")]


@pytest.mark.parametrize("value", MISSING, ids=repr)
def test_p1_missing_values(value: object) -> None:
    finding = recover(value).finding
    assert finding is not None
    assert finding.code == "number_missing"
    assert list(recover_column([value]).status) == [None]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (918010000001, "number_length"),
        (918010000001.0, "number_length"),
        (1918010000001.5, "number_length"),
        (1e300, "number_length"),
        (math.inf, "number_not_digit"),
        (-1918010000001, "number_not_digit"),
        (10**50, "number_length"),
        (-(10**50), "number_length"),
        (1918010000000, "serial_zero"),
        (decimal.Decimal("1918010000001.25"), "number_length"),
        (decimal.Decimal("Infinity"), "number_not_digit"),
        ("\ud8001918010000001", "number_not_digit"),
        (b"\xff1918010000001", "number_not_digit"),
    ],
)
def test_lost(value: object, code: str) -> None:
    recovery = recover(value)
    assert (recovery.status, recovery.number, recovery.repairs) == ("lost", None, ())
    assert recovery.finding is not None
    assert recovery.finding.code == code
    assert recovery.message("zh") == recovery.finding.message("zh")
    assert recovery.message("en") == recovery.finding.message("en")


def test_a_decimal_keeps_the_digits_it_was_written_with() -> None:
    recovery = recover(decimal.Decimal("1.91801E+12"))
    assert (recovery.status, recovery.first, recovery.last) == ("prefix_only", 1918005000000, 1918014999999)
    assert summary(decimal.Decimal("1918010000001.00")) == ("exact", N, ["decimal_zeros"] * 3)


WRONG = [
    True,
    np.True_,
    np.float32(N),
    fractions.Fraction(N),
    datetime.date(2026, 11, 23),
    [TEXT],
    object(),
    bytearray(b"1"),
]


@pytest.mark.parametrize("value", WRONG, ids=lambda value: type(value).__name__)
def test_m11_other_types(value: object) -> None:
    with pytest.raises(TypeError, match=r"^expected "):
        recover(value)
    with pytest.raises(TypeError, match=r"^row 1: expected "):
        recover_column([TEXT, value])
    with pytest.raises(TypeError, match=r"^expected "):
        diagnose(value)  # type: ignore[arg-type]


def test_diagnose_takes_text_only() -> None:
    assert [finding.code for finding in diagnose(None)] == ["number_missing"]
    assert diagnose(TEXT.encode()) == ()
    with pytest.raises(TypeError, match=r"^expected str or bytes, not int$"):
        diagnose(N)  # type: ignore[arg-type]


def test_a_scheme_and_a_date_are_asked() -> None:
    closed = NumberScheme(closed=True)
    for text, code in [("19-18-07-0000001", "city_unknown"), ("27-18-01-0000001", "year_after_date")]:
        finding = recover(text, scheme=closed, as_of=datetime.date(2026, 11, 23)).finding
        assert finding is not None
        assert finding.code == code
        assert recover(text).status == "exact"


CELLS = [TEXT, None, "１９１８０１００００００２", "1.91801E+12", "O", "", " 1918010000003\n", "#N/A", TEXT]
STATUS = ["exact", None, "exact", "prefix_only", "lost", "lost", "exact", "lost", "exact"]
NUMBERS = [N, None, N + 1, None, None, None, N + 2, None, N]
CODES = [
    None,
    None,
    None,
    "number_digits_lost",
    "number_not_digit",
    "number_missing",
    None,
    "number_spreadsheet_error",
    None,
]
REPAIRS = [[], None, ["full_width_digit"], None, None, None, ["white_space"], None, []]

TEXT_COLUMNS: dict[str, Callable[[list[str | None]], object]] = {
    "list": list,
    "tuple": tuple,
    "iterator": iter,
    "pandas": pd.Series,
    "pandas_string": lambda cells: pd.Series(cells, dtype="string"),
    "pandas_categorical": lambda cells: pd.Series(cells, dtype="category"),
    "numpy": lambda cells: np.array(cells, dtype=object),
    "polars": pl.Series,
    "polars_categorical": lambda cells: pl.Series(cells, dtype=pl.Categorical),
    "polars_frame": lambda cells: pl.DataFrame({"number": cells}),
    "arrow": pa.array,
    "arrow_large": lambda cells: pa.array(cells, pa.large_utf8()),
    "arrow_view": lambda cells: pa.array(cells, pa.string_view()),
    "arrow_dictionary": lambda cells: pa.array(cells).dictionary_encode(),
    "arrow_chunked": lambda cells: pa.chunked_array([cells[:3], [], cells[3:]], pa.utf8()),
    "arrow_table": lambda cells: pa.table({"number": cells}),
}


def compare(result: ColumnRecovery) -> None:
    assert len(result) == len(CELLS)
    assert list(result.status) == STATUS
    assert list(result.number) == NUMBERS
    assert list(result.code) == CODES
    assert list(result.repairs) == REPAIRS
    assert [(first, last) for first, last in zip(result.first, result.last, strict=True) if first] == [
        (1918005000000, 1918014999999)
    ]
    assert result.counts == {
        "exact": 4,
        "prefix_only": 1,
        "lost": 3,
        "null": 1,
        "repaired": 2,
        "number_missing": 1,
        "number_not_digit": 1,
        "number_spreadsheet_error": 1,
        "number_digits_lost": 1,
    }


@pytest.mark.parametrize("kind", TEXT_COLUMNS)
def test_columns_of_text(kind: str) -> None:
    compare(recover_column(TEXT_COLUMNS[kind](CELLS)))


NUMBER_CELLS: list[float | None] = [N, None, 918010000001, 1918010000000, 43831]

NUMBER_COLUMNS: dict[str, Callable[[list[float | None]], object]] = {
    "list_of_floats": lambda cells: [None if cell is None else float(cell) for cell in cells],
    "pandas_float": lambda cells: pd.Series(cells, dtype="float64"),
    "pandas_int": lambda cells: pd.Series(cells, dtype="Int64"),
    "numpy_float": lambda cells: np.array(cells, dtype="float64"),
    "polars_float": lambda cells: pl.Series(cells, dtype=pl.Float64),
    "polars_int": lambda cells: pl.Series(cells, dtype=pl.Int64),
    "arrow_float": lambda cells: pa.array(cells, pa.float64()),
    "arrow_uint": lambda cells: pa.array(cells, pa.uint64()),
    "arrow_dictionary": lambda cells: pa.array(cells, pa.int64()).dictionary_encode(),
    "arrow_slice": lambda cells: pa.array([1.5, *cells], pa.float64()).slice(1),
}


@pytest.mark.parametrize("kind", NUMBER_COLUMNS)
def test_s1_s2_columns_of_number_cells(kind: str) -> None:
    result = recover_column(NUMBER_COLUMNS[kind](NUMBER_CELLS), scheme=NumberScheme(first_year=2000))
    assert list(result.status) == ["exact", None, "lost", "lost", "lost"]
    assert list(result.number) == [N, None, None, None, None]
    assert list(result.repairs) == [["numeric_cell"], None, None, None, None]
    assert list(result.code) == [None, None, "number_length", "serial_zero", "number_length"]


def test_numpy_integers() -> None:
    result = recover_column(np.array([N, 5, -1], dtype=">i8"))
    assert list(result.number) == [N, None, None]


OTHER_COLUMNS = [
    pa.array([1.5], pa.float32()),
    np.array([1.5], dtype="float32"),
    np.zeros((2, 2)),
    pa.array([True]),
    pa.table({"a": [TEXT], "b": [TEXT]}),
    TEXT,
    b"1",
    7,
]


@pytest.mark.parametrize("column", OTHER_COLUMNS, ids=repr)
def test_other_columns(column: object) -> None:
    with pytest.raises(TypeError, match="expected"):
        recover_column(column)


def test_it_is_arrow_data() -> None:
    result = recover_column(CELLS)
    table = pa.table(result)
    assert table.column_names == ["status", "number", "first", "last", "code", "repairs"]
    assert table["repairs"].to_pylist() == REPAIRS
    assert table["status"].to_pylist() == STATUS
    frame = pl.DataFrame(result)
    assert frame["number"].to_list() == NUMBERS
    assert frame["code"].to_list() == CODES
    assert pa.array(result.repairs).to_pylist() == REPAIRS
    assert pl.Series(result.number).to_list() == NUMBERS


def test_what_check_accepts_needs_no_repair() -> None:
    cells = [f"{year}1801{serial:07}" for year in (19, 26) for serial in range(1, 3000)]
    cells[::7] = [f" {cell}" for cell in cells[::7]]
    checked, result = check(pa.array(cells)), recover_column(pa.array(cells))
    assert result.counts["exact"] == len(cells)
    assert [not repairs for repairs in result.repairs] == list(checked.valid)
    assert [f"{number:013}" for number in result.number] == [cell.strip() for cell in cells]


EMPTY_COLUMNS: list[object] = [[], pa.array([], pa.utf8()), pl.Series([], dtype=pl.String), np.array([])]


@pytest.mark.parametrize("column", EMPTY_COLUMNS, ids=lambda column: type(column).__name__)
def test_no_rows(column: object) -> None:
    assert len(recover_column(column)) == 0
    assert pa.table(recover_column(column)).num_rows == 0


def test_an_error_of_the_column_names_its_row() -> None:
    def cells() -> object:
        yield TEXT
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match=r"^broken") as caught:
        recover_column(cells())
    assert caught.value.__notes__ == ["raised by the column, at row 1"]
