"""Columns on a cluster of two workers with executors of their own: `make -C tests/proofs spark`.

Not collected by default: Spark needs Java and an older pandas, so it has an environment of its own.
"""

from __future__ import annotations

import datetime
import doctest
import os
import random
import struct
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pyarrow as pa
import pytest
import skillcert
import skillcert.spark
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StringType, StructField, StructType
from skillcert import CertificateNumber, NumberScheme

GENERATOR = random.Random(2026)
SERIALS = [serial for serial in range(1, 20_001) if serial % 97]
CELLS: list[str | None] = [f"26180{GENERATOR.randint(1, 4)}{serial:07}" for serial in SERIALS * 3]
CELLS += [None, "", "191801000000O", "4318010000001", "１９１８０１０００００１"] * 20
GENERATOR.shuffle(CELLS)
DATE = datetime.date(2026, 11, 23)
VOIDS = [CertificateNumber("2618010000097")]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("skillcert")
    # batches and partitions enough for both workers to have several
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 1000)
    # and no task before both are there
    builder = builder.config("spark.scheduler.minRegisteredResourcesRatio", 1.0)
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark: SparkSession) -> DataFrame:
    rows = [(index, cell) for index, cell in enumerate(CELLS)]
    return spark.createDataFrame(rows, "row long, no string").repartition(7)


def test_there_are_two_workers(spark: SparkSession) -> None:
    workers = spark.sparkContext.parallelize(range(64), 8).map(lambda _: os.getppid()).distinct().collect()
    assert len(workers) == 2


def test_audit_is_that_of_one_machine_byte_for_byte(frame: DataFrame) -> None:
    found = skillcert.spark.audit(frame, "no", shard="2026", voids=VOIDS, as_of=DATE)
    expected = skillcert.audit(CELLS, shard="2026", voids=VOIDS, as_of=DATE)
    assert found.to_bytes() == expected.to_bytes()
    assert found.to_json() == expected.to_json()
    assert (found.rows["numbers"], found.rows["year_after_date"]) == (len(SERIALS) * 3, 20)
    assert skillcert.spark.audit(frame, "no").shards == skillcert.audit(CELLS).shards


def test_check_is_that_of_one_machine_row_for_row(frame: DataFrame) -> None:
    scheme = NumberScheme(cities=["01", "02"], closed=True)
    rows = skillcert.spark.check(frame, "no", scheme=scheme).orderBy("row").collect()
    table = pa.table(skillcert.check(CELLS, scheme=scheme)).to_pylist()
    assert [row.asDict() for row in rows] == [
        {"row": index, "no": cell, **verdict}
        for index, (cell, verdict) in enumerate(zip(CELLS, table, strict=True))
    ]


def test_partitions_without_rows_count_too(spark: SparkSession) -> None:
    frame = spark.createDataFrame([("2618010000001",)], "no string").repartition(5)
    assert skillcert.spark.audit(frame, "no").to_bytes() == skillcert.audit(["2618010000001"]).to_bytes()
    empty = spark.createDataFrame([], "no string")
    assert skillcert.spark.audit(empty, "no").to_bytes() == skillcert.audit([]).to_bytes()


def test_other_columns_are_integers_too(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(2618010000001,), (2618010000003,)], "no long")
    (series,) = skillcert.spark.audit(frame, "no").series()
    assert (series.issued, series.missing) == (2, 1)


def test_names_that_are_taken_are_refused(frame: DataFrame) -> None:
    with pytest.raises(ValueError, match="rename it first"):
        skillcert.spark.check(frame.withColumnRenamed("row", "Valid"), "no")


def test_a_column_that_holds_no_numbers_is_refused(spark: SparkSession) -> None:
    with pytest.raises(PySparkException, match="expected a column of text, bytes or integers"):
        skillcert.spark.audit(spark.createDataFrame([(1.5,)], "no double"), "no")


def test_java_reads_the_bitmaps_of_a_part(spark: SparkSession) -> None:
    """With the RoaringBitmap that Spark itself brings: runs, an array and bits."""
    serials = [*range(1, 70_001), *range(200_001, 200_101, 3), *range(400_001, 420_001, 2)]
    part = skillcert.audit([2618010000000 + serial for serial in serials], shard="a").to_bytes()
    # magic and version 8, shards 4 + 2, rows 24, codes 4, series 4, prefix 4, numbers 8, three lengths
    (length,) = struct.unpack_from("<I", part, 58)
    bitmap = spark._jvm.org.roaringbitmap.RoaringBitmap()
    bitmap.deserialize(spark._jvm.java.nio.ByteBuffer.wrap(part[70 : 70 + length]))
    assert list(bitmap.toArray()) == serials


class Here:
    """A frame of one batch that is read in this process, where its coverage is measured."""

    def __init__(self, cells: list[str | None]) -> None:
        self.schema = StructType([StructField("no", StringType())])
        self.batches = [pa.record_batch({"no": cells})]

    def select(self, _: str) -> Here:
        return self

    def mapInArrow(self, read: Callable[..., Iterator[pa.RecordBatch]], _: object) -> Here:  # noqa: N802
        self.batches = list(read(self.batches))
        return self

    def collect(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(**row) for batch in self.batches for row in batch.to_pylist()]


def test_what_runs_on_the_workers_runs_here_too() -> None:
    rows = skillcert.spark.check(Here(CELLS), "no").collect()
    assert [row.code for row in rows] == list(skillcert.check(CELLS).code)
    expected = skillcert.audit(CELLS, shard="2026", voids=VOIDS)
    assert (
        skillcert.spark.audit(Here(CELLS), "no", shard="2026", voids=VOIDS).to_bytes() == expected.to_bytes()
    )


def test_examples(spark: SparkSession) -> None:
    tests = doctest.DocTestFinder().find(skillcert.spark, extraglobs={"spark": spark})
    results = [doctest.DocTestRunner().run(test) for test in tests if test.examples]
    assert [result.failed for result in results] == [0, 0, 0]
