"""The engines' own words for `check`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

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
STRICT = {"scheme": NumberScheme(cities=["01"], closed=True), "as_of": datetime.date(2025, 1, 1)}


def check(column: Any, **options: Any) -> Any:
    return column.skillcert.check(**options)


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_plans(engine: Any, tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    pl.DataFrame({"no": CELLS * 50_000}).write_parquet(path, row_group_size=30_000)
    plan = (
        pl.scan_parquet(path).with_columns(check(pl.col("no"), **STRICT).alias("checked")).unnest("checked")
    )
    assert plan.collect_schema()["code"] == skillcert.polars.CHECKED.fields[2].dtype  # type: ignore[union-attr]
    done = plan.collect(engine=engine)
    assert done["valid"].to_list() == [True, False, None, False] * 50_000
    assert done["code"].to_list()[:4] == [None, "number_not_digit", None, "year_after_date"]
    counted = plan.group_by("valid").len().collect(engine=engine)
    assert dict(counted.iter_rows()) == {True: 50_000, False: 100_000, None: 50_000}


def test_polars_filters_and_groups() -> None:
    frame = pl.DataFrame({"no": CELLS, "city": ["a", "a", "b", "b"]})
    kept = frame.lazy().filter(check(pl.col("no")).struct.field("valid")).collect()
    assert kept["no"].to_list() == [CELLS[0], CELLS[3]]
    groups = frame.group_by("city", maintain_order=True).agg(check(pl.col("no")).struct.field("valid").sum())
    assert groups["no" if "no" in groups.columns else "valid"].to_list() == [1, 1]


def test_polars_series() -> None:
    checked = check(pl.Series("no", CELLS))
    assert (checked.name, checked.dtype) == ("no", skillcert.polars.CHECKED)
    assert checked.struct.field("valid").to_list() == VALID


def test_pandas_keeps_index_and_types() -> None:
    checked = check(pd.Series(CELLS, index=list("dcba")), **STRICT)
    assert list(checked.index) == list("dcba")
    assert list(checked["number"])[0] == 1918010000001
    assert str(checked["number"].dtype) == "uint64[pyarrow]"
    assert checked.loc["a", "code"] == "year_after_date"
    assert checked["valid"].isna().to_list() == [False, False, True, False]


def test_duckdb_queries() -> None:
    connection = duckdb.connect()
    skillcert.duckdb.register(connection)
    skillcert.duckdb.register(connection, "strict_check", **STRICT)
    frame = pl.DataFrame({"no": CELLS * 2_000}).to_arrow()
    connection.register("numbers", frame)
    query = "select skillcert_check(no) as free, strict_check(no).code from numbers limit 4"
    free, strict = zip(*connection.sql(query).fetchall(), strict=True)
    assert [row["valid"] for row in free] == VALID
    assert free[0] == {"valid": True, "number": 1918010000001, "code": None}
    assert strict == (None, "number_not_digit", None, "year_after_date")
    count = "select count(*) from numbers where skillcert_check(no).valid"
    assert connection.sql(count).fetchall() == [(4_000,)]
