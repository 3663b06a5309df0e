"""Parquet: dates are dates, dictionaries stay small, and what inflates is refused."""

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from desk import Desk
from skillcert.tables.header import Header
from skillcert.tables.parquet import ParquetDocument
from skillcert.tables.rows import Words
from skillcert.tables.source import local

GOOD = "1918010000001"
MEGABYTE = 1 << 20
MOMENT = datetime.datetime(2026, 11, 23, 8, 30)
DAY = datetime.datetime(2026, 11, 23)
COLUMNS = [
    (pa.array([DAY.date(), None]), ["2026-11-23", ""], "date"),
    (pa.array([DAY, MOMENT], pa.timestamp("us")), ["2026-11-23", "2026-11-23T08:30:00"], "date"),
    (pa.array([DAY, None], pa.timestamp("s")), ["2026-11-23", ""], "date"),
    (pa.array([MOMENT, None], pa.timestamp("s", "Asia/Shanghai")), ["2026-11-23T16:30:00", ""], "date"),
    (pa.array([True, None]), ["true", ""], "boolean"),
    (pa.array(["2026-11-23", None]), ["2026-11-23", ""], ""),
    (pa.array([85.0, 85.5]), ["85", "85.5"], ""),
]


def read(path: Path, place: int = 0, *, whole: bool = False) -> list[object]:
    """A column's texts, kinds and values, batch by batch."""
    with local(str(path), path.name) as source:
        document = ParquetDocument(source)
        table = document.table(0, Header(1, 1, document.schema.names), Words())
        return [
            (batch.first, batch.texts(0), batch.kinds(0), batch.values(0))
            for batch in table.batches([place], whole=whole)
        ]


@pytest.mark.parametrize(
    ("column", "texts", "kind"), COLUMNS, ids=lambda value: str(getattr(value, "type", ""))
)
def test_dates_are_dates(desk: Desk, column: pa.Array, texts: list[str], kind: str) -> None:
    pq.write_table(pa.table({"a": column}), "n.parquet")
    kinds = {row: kind for row, text in enumerate(texts) if text and kind}
    (batch,) = read(desk.path("n.parquet"))
    assert batch[:3] == (2, texts, kinds)  # type: ignore[index]
    if kind == "date":
        assert batch[3] == texts  # type: ignore[index]


def test_two_columns_of_one_name(desk: Desk) -> None:
    table = pa.Table.from_arrays([pa.array(["1"]), pa.array(["2"])], names=["a", "a"])
    pq.write_table(table, "n.parquet")
    assert read(desk.path("n.parquet"), 1) == [(2, ["2"], {}, ["2"])]


def test_long_cells_are_read_a_few_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.tables.parquet.BYTES", 1000)
    table = pa.table({"a": [GOOD] * 90, "b": ["x" * 100] * 90})
    pq.write_table(table, "n.parquet", row_group_size=50)
    assert [batch[0] for batch in read(desk.path("n.parquet"))] == [2, 78]  # type: ignore[index]
    assert [len(batch[1]) for batch in read(desk.path("n.parquet"), whole=True)] == [10] * 9  # type: ignore[index]
    run = desk.run("check", "n.parquet", "--column", "a", "--out", "out.parquet")
    assert "正确 90" in run.out
    assert pq.read_table("out.parquet").select(["a", "b"]).equals(table)


def test_what_inflates_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(
        pa.table({"证书编号": ["x" * MEGABYTE] * 300}), "n.parquet", use_dictionary=False, compression="zstd"
    )
    assert desk.run("check", "n.parquet").err.startswith(
        "skillcert: n.parquet：展开后的内容过大，不像表格；怎么办："
    )
    # A text once, and three hundred rows that refer to it.
    pq.write_table(
        pa.table({"证书编号": ["x" * MEGABYTE] * 300, "备注": [GOOD] * 300}), "n.parquet", compression="zstd"
    )
    assert desk.path("n.parquet").stat().st_size < 2000
    run = desk.run("check", "n.parquet", "--column", "证书编号")
    assert run.err.startswith("skillcert: n.parquet：有单元格超过32,767个字；怎么办：")
    assert desk.run("check", "n.parquet", "--column", "备注").code == 0
    monkeypatch.setattr("skillcert.tables.parquet.MOST_ROWS", 299)
    assert "过大，不像表格" in desk.run("check", "n.parquet").err


def test_texts_that_are_none(desk: Desk) -> None:
    texts = pa.StringArray.from_buffers(
        2, pa.array(["1918", "甲乙"]).buffers()[1], pa.py_buffer(b"\xff" * 16)
    )
    pq.write_table(
        pa.table({"证书编号": texts, "备注": [GOOD] * 2}),
        "n.parquet",
        use_dictionary=False,
        write_statistics=False,
    )
    for column in ("证书编号", "备注"):
        run = desk.run("check", "n.parquet", "--column", column)
        assert run.err.startswith("skillcert: n.parquet：文件已损坏，或者不是Parquet")


def test_what_holds_no_numbers(desk: Desk) -> None:
    pq.write_table(pa.table({"证书编号": [[1]]}), "n.parquet")
    run = desk.run("check", "n.parquet", "--column", "1", "--out", "out.parquet")
    assert "“证书编号”列的类型是list" in run.err
    pq.write_table(pa.table({"证书编号": pa.array([], pa.string())}), "n.parquet")
    assert (
        "只有表头，没有数据行" in desk.run("check", "n.parquet", "--column", "1", "--out", "out.parquet").err
    )


def test_lengths_of_time_are_no_numbers(desk: Desk) -> None:
    for column in (pa.array([60], pa.duration("s")), pa.array([60], pa.time32("s"))):
        pq.write_table(pa.table({"考生编号": ["1"], "姓名": ["甲一"], "操作技能": column}), "n.parquet")
        run = desk.run("decide", "n.parquet", "--rule", "practical")
        assert (run.code, "“操作技能”列的类型是" in run.err) == (2, True)


@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_string()])
def test_rows_that_are_no_entries(desk: Desk, kind: pa.DataType) -> None:
    candidates = pa.array(["001", "考生编号", " \u3000合计", None, "002"], kind)
    table = pa.table(
        {
            "考生编号": candidates,
            "姓名": ["甲一", "姓名", "", None, "平安"],
            "操作技能": ["90", "操作技能", "90", None, "90"],
        }
    )
    pq.write_table(table, "n.parquet")
    run = desk.run("decide", "n.parquet", "--rule", "practical", "--out", "out.parquet")
    assert "不计第3、4行（重复的表头、合计）" in run.out
    outcomes = pq.read_table("out.parquet").column(3).to_pylist()
    assert outcomes == ["合格", "不计", "不计", "空白", "合格"]


def test_a_header_below_the_names_of_the_columns(desk: Desk) -> None:
    columns = [["考生编号", "001"], ["姓名", "甲一"], ["操作技能", "90"]]
    names = ["成绩表", "Unnamed: 1", "Unnamed: 2"]
    pq.write_table(pa.table([*map(pa.array, columns)], names=names), "n.parquet")
    run = desk.run("decide", "n.parquet", "--rule", "practical", "--out", "out.parquet")
    assert run.code == 0, run.err
    assert pq.read_table("out.parquet").column(3).to_pylist() == ["不计", "合格"]
