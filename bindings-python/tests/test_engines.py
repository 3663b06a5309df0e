"""The engines' own words for `check`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd
import polars as pl
import pytest
import skillcert.duckdb
import skillcert.pandas
import skillcert.polars
from skillcert import NumberScheme

CELLS = ["1918010000001", "191801000000O", None, "2618020000001"]
VALID = [True, False, None, True]
SCHEME = NumberScheme(cities=["01"], closed=True)
DATE = datetime.date(2025, 1, 1)
STRICT_CODES = [None, "number_not_digit", None, "year_after_date"]


def checked(name: str) -> pl.Expr:
    return pl.col(name).skillcert.check(scheme=SCHEME, as_of=DATE)  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_plans(engine: Literal["in-memory", "streaming"], tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    pl.DataFrame({"no": CELLS * 50_000}).write_parquet(path, row_group_size=30_000)
    plan = pl.scan_parquet(path).with_columns(checked("no").alias("checked"))
    assert plan.collect_schema()["checked"] == skillcert.polars.CHECKED
    done = plan.unnest("checked").collect(engine=engine)
    assert done["valid"].to_list() == [True, False, None, False] * 50_000
    assert done["code"].to_list() == STRICT_CODES * 50_000
    counted = plan.unnest("checked").group_by("valid").len().collect(engine=engine)
    assert dict(counted.iter_rows()) == {True: 50_000, False: 100_000, None: 50_000}


def test_polars_filters_and_groups() -> None:
    frame = pl.DataFrame({"no": CELLS, "group": ["a", "a", "b", "b"]})
    valid = checked("no").struct.field("valid")
    assert frame.lazy().filter(valid).collect()["no"].to_list() == CELLS[:1]
    groups = frame.group_by("group", maintain_order=True).agg(valid.sum().alias("valid"))
    assert groups["valid"].to_list() == [1, 0]


def test_polars_series() -> None:
    series = pl.Series("no", CELLS).skillcert.check()  # type: ignore[attr-defined]
    assert (series.name, series.dtype) == ("no", skillcert.polars.CHECKED)
    assert series.struct.field("valid").to_list() == VALID


def test_pandas_keeps_index_and_types() -> None:
    frame = pd.Series(CELLS, index=list("dcba")).skillcert.check(scheme=SCHEME, as_of=DATE)
    assert list(frame.index) == list("dcba")
    assert frame.loc["d", "number"] == 1918010000001
    assert str(frame["number"].dtype) == "uint64[pyarrow]"
    assert frame.loc["a", "code"] == "year_after_date"
    assert frame["valid"].isna().to_list() == [False, False, True, False]


def test_duckdb_queries() -> None:
    connection = duckdb.connect()
    skillcert.duckdb.register(connection)
    skillcert.duckdb.register(connection, "strict_check", scheme=SCHEME, as_of=DATE)
    connection.register("numbers", pl.DataFrame({"no": CELLS * 2_000}).to_arrow())
    query = "select skillcert_check(no) as free, strict_check(no).code from numbers limit 4"
    free, strict = zip(*connection.sql(query).fetchall(), strict=True)
    assert [row["valid"] for row in free] == VALID
    assert free[0] == {"valid": True, "number": 1918010000001, "code": None}
    assert list(strict) == STRICT_CODES
    count = "select count(*) from numbers where skillcert_check(no).valid"
    assert connection.sql(count).fetchall() == [(4_000,)]
