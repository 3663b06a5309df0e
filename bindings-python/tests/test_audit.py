"""Audits: every row of ``audit.tsv``, every kind of column, merging, parts that are not believed."""

from __future__ import annotations

import datetime
import pickle
import random
from collections.abc import Callable, Iterator

import numpy
import pandas
import polars
import pyarrow as pa
import pytest
import skillcert
from skillcert import (
    Audit,
    AuditedSeries,
    AuditFinding,
    CertificateNumber,
    ShardError,
    ValidationError,
    audit,
)
from tables import Row, rows

# A scheme has one province: see test_another_province_is_refused.
ROWS = [row for row in rows("audit") if row["case"] != "provinces"]
NUMBERS = [2618010000001, 2618010000003, 2618010000003, 2618020000002]
"""Two series: a gap and a repetition, and one that does not begin with 1."""


def numbers(cell: str) -> list[int | None]:
    return [int(number) or None for number in cell.split()]


def certificates(cell: str) -> list[CertificateNumber]:
    return [CertificateNumber.from_int(int(number)) for number in cell.split()]


def audited(row: Row) -> Audit:
    if row["part"]:
        return Audit.from_bytes(bytes.fromhex(row["part"]))
    # the form alone: any province, any year
    scheme = skillcert.NumberScheme(province="43" if "264301" in row["first"] else "18", first_year=2000)
    first = audit(
        numbers(row["first"]), shard=row["first_name"], voids=certificates(row["voids"]), scheme=scheme
    )
    if row["second_name"]:
        first.merge(audit(numbers(row["second"]), shard=row["second_name"]))
    return first


def refusal(run: Callable[[], object]) -> ValidationError | None:
    try:
        run()
    except ValidationError as error:
        return error
    return None


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_every_row(row: Row) -> None:
    reports: list[str] = []
    rows = int(row["rows"]) if row["rows"] else None
    error = refusal(lambda: reports.append(audited(row).to_json(rows=rows, last=certificates(row["last"]))))
    answer = dict.fromkeys(row.expected(), "") | {"code": "ok", "report": "".join(reports)}
    if error:
        facts = {name: getattr(error, name) for name in ("code", "component", "index", "value", "limit")}
        answer |= {name: "" if fact is None else str(fact) for name, fact in facts.items()}
        assert error.clause == (row["clause"] or None)
    assert answer == row.expected()


def test_another_province_is_refused() -> None:
    assert audit([2643010000001]).rows == {"numbers": 0, "refused": 1, "null": 0, "province_unknown": 1}
    assert audit([2718010000001], as_of=datetime.date(2026, 11, 23)).rows["year_after_date"] == 1


TEXTS = [str(number) for number in NUMBERS]
COLUMNS = {
    "list": NUMBERS,
    "texts": TEXTS,
    "tuple": tuple(TEXTS),
    "bytes": [text.encode() for text in TEXTS],
    "generator": (number for number in NUMBERS),
    "numpy": numpy.array(NUMBERS),
    "numpy texts": numpy.array(TEXTS),
    "arrow": pa.array(TEXTS),
    "arrow views": pa.array(TEXTS, pa.string_view()),
    "arrow integers": pa.array(NUMBERS, pa.uint64()),
    "chunked": pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
    "empty chunks": pa.chunked_array([[], TEXTS, []], pa.string()),
    "dictionary": pa.array(TEXTS).dictionary_encode(),
    "table": pa.table({"编号": TEXTS}),
    "reader": pa.table({"编号": TEXTS}).to_reader(),
    "sliced table": pa.table({"编号": ["x", *TEXTS]}).slice(1),
    "polars": polars.Series(TEXTS),
    "pandas": pandas.Series(TEXTS),
    "pandas objects": pandas.Series(TEXTS, dtype=object),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_kind_of_column_gives_the_same_part(kind: str) -> None:
    assert audit(COLUMNS[kind], shard="a").to_bytes() == audit(list(TEXTS), shard="a").to_bytes()


def test_rows_that_are_no_numbers_are_counted_by_code() -> None:
    cells = ["2618010000001", "", None, "x", "261801000000", "2618010000000"]
    expected = {"numbers": 1, "refused": 4, "null": 1, "number_missing": 1, "number_not_digit": 1}
    expected |= {"number_length": 1, "serial_zero": 1}
    for column in (cells, pa.array(cells), polars.Series(cells), pa.chunked_array([cells[:3], cells[3:]])):
        assert audit(column).rows == expected
    assert audit(pa.nulls(3)).rows == {"numbers": 0, "refused": 0, "null": 3}


def test_no_column_is_told_with_its_row() -> None:
    with pytest.raises(TypeError, match="row 1"):
        audit(["2618010000001", 1.5])
    with pytest.raises(TypeError, match="not Float64"):
        audit(pa.array([1.5]))


def test_series_and_findings() -> None:
    first, second = audit(NUMBERS).series()
    assert repr(first) == "<AuditedSeries 2026 18 01: 2 issued from 1 to 3, 1 missing, 1 repeated, 0 void>"
    assert isinstance(second, AuditedSeries)
    assert (second.year, second.province, second.city, second.numbers) == (2026, "18", "02", 1)
    assert (second.first, second.last, second.first_not_one) == (CertificateNumber("2618020000002"),) * 2 + (
        True,
    )
    assert [(str(gap.first), len(gap)) for gap in first.gaps] == [("2618010000002", 1)]
    assert [len(issued) for issued in first.issues] == [1, 1]
    assert (first.voids, second.gaps, second.repetitions) == ((), (), ())
    found = audit(NUMBERS).findings(rows=5, last=[CertificateNumber("2618010000002")])
    assert all(isinstance(finding, AuditFinding) for finding in found)
    assert [(found.series and found.series.city, found.finding.code) for found in found] == [
        (None, "audit_rows_differ"),
        ("01", "serials_missing"),
        ("01", "serials_repeated"),
        ("01", "serials_above_last"),
        ("02", "series_first_not_one"),
    ]
    assert repr(found[1]) == "<AuditFinding serials_missing of 2618010000001>"
    for told in (audit(NUMBERS).findings, audit(NUMBERS).report, audit(NUMBERS).to_json):
        with pytest.raises(ValueError, match="rows is at least 0"):
            told(rows=-1)
    assert found[0].finding.message("zh") == "读入4行，应为5行（依据附件2·5）"


def test_voids_are_used_up() -> None:
    series = audit([2618010000001, 2618010000003], voids=[CertificateNumber("2618010000002")]).series()[0]
    assert (series.missing, series.voided, series.voids[0].first.serial) == (0, 1, 2)


def test_shards_merge_in_any_order_and_once() -> None:
    shards = [audit(NUMBERS[index::3], shard=str(index)) for index in range(3)]
    parts = []
    for order in ([0, 1, 2], [2, 0, 1]):
        whole = Audit()
        for index in order:
            whole.merge(shards[index])
        parts.append(whole.to_bytes())
    assert parts[0] == parts[1]
    assert whole.as_shard("all").to_bytes() == audit(NUMBERS, shard="all").to_bytes()
    with pytest.raises(ShardError) as refused:
        whole.merge(shards[1])
    assert (refused.value.shard, refused.value.code, refused.value.value) == ("1", "shard_repeated", 2)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)
    assert whole.to_bytes() == parts[1]


def test_an_audit_cannot_merge_with_itself() -> None:
    whole = audit(NUMBERS)
    with pytest.raises(ShardError, match="content:"):
        whole.merge(whole)


def test_what_is_merged_or_read_takes_no_more_rows() -> None:
    read = Audit.from_bytes(audit(NUMBERS, shard="a").to_bytes())
    for change in (lambda: read.add(NUMBERS), lambda: read.void([])):
        error = refusal(change)
        assert error is None or error.code == "audit_sealed"
    assert refusal(lambda: read.add(NUMBERS))
    assert read.rows["numbers"] == 4


def test_pickle_copies_the_part() -> None:
    whole = audit(NUMBERS, shard="a")
    assert pickle.loads(pickle.dumps(whole)).to_bytes() == whole.to_bytes()


def test_damaged_parts_are_refused() -> None:
    part = audit(NUMBERS, shard="a").to_bytes()
    for length in range(len(part)):
        with pytest.raises(ValidationError) as refused:
            Audit.from_bytes(part[:length])
        assert refused.value.code == "audit_part_malformed"
    generator = random.Random(7)
    for _ in range(2000):
        damaged = bytearray(part)
        damaged[generator.randrange(len(part))] = generator.randrange(256)
        error = refusal(lambda: Audit.from_bytes(bytes(damaged)).to_json())  # noqa: B023
        assert error is None or error.code in {"audit_part_malformed", "audit_part_version"}


def test_an_audit_is_an_arrow_table() -> None:
    table = pa.table(audit(NUMBERS))
    assert table.to_pylist()[0] == {
        "year": 2026, "province": "18", "city": "01", "numbers": 3, "issued": 2,
        "first": 1, "last": 3, "missing": 1, "repeated": 1, "voided": 0,
    }  # fmt: skip
    assert polars.DataFrame(audit(NUMBERS))["missing"].to_list() == [1, 0]


LONG = numpy.arange(2618010000001, 2618010000001 + 5_000_000)


@pytest.mark.parametrize(
    "column", [LONG, pa.array(LONG), numpy.ma.array(LONG)], ids=["numpy", "arrow", "masked"]
)
def test_a_long_column_is_read_in_pieces(column: object) -> None:
    (series,) = audit(column).series()
    assert (series.issued, series.missing, len(series.issues)) == (5_000_000, 0, 1)


def test_an_iterator_is_entered_as_it_comes() -> None:
    whole, before_the_last = Audit("a"), []

    def cells() -> Iterator[int]:
        yield from LONG[:199_999].tolist()
        before_the_last.append(whole.rows["numbers"])
        yield int(LONG[199_999])

    whole.add(cells())
    assert whole.rows["numbers"] == 200_000
    assert 100_000 < before_the_last[0] < 200_000


@pytest.mark.parametrize("column", [list, iter, tuple, lambda cells: numpy.array(cells, dtype=object)])
def test_a_cell_of_a_later_piece_is_told_with_its_row(column: Callable[[list[object]], object]) -> None:
    cells: list[object] = [*map(str, LONG[:150_000]), 1.5, *map(str, LONG[:10])]
    with pytest.raises(TypeError, match="row 150000"):
        audit(column(cells))
