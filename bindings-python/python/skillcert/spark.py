"""Columns in Apache Spark: ``check`` adds verdicts, ``audit`` reduces the parts of all partitions.

Executors need this package and pyarrow. Batches reach them in Arrow's layout and are read where they lie.

>>> from skillcert.spark import audit, check
>>> frame = spark.createDataFrame([("2618010000001",), ("261801000000O",)], "no string")
>>> [row.code for row in check(frame, "no").where("not valid").collect()]
['number_not_digit']
>>> audit(frame, "no", shard="2026").series()
(<AuditedSeries 2026 18 01: 1 issued from 1 to 1, 0 missing, 0 repeated, 0 void>,)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import reduce

from . import Audit, CertificateNumber, NumberScheme
from . import check as check_column
from .extras import needed_for
from .texts import Text

with needed_for(Text("Spark的列", "columns in Spark"), "spark"):
    import pyarrow as pa
    from pyspark import TaskContext
    from pyspark.sql import DataFrame
    from pyspark.sql.types import BooleanType, LongType, StringType, StructField, StructType

__all__ = ["audit", "check"]

Batches = Iterable[pa.RecordBatch]

PART = "part binary"
# Spark has no unsigned integers; numbers have thirteen digits and fit in its signed ones.
VERDICT = StructType(
    [
        StructField("valid", BooleanType()),
        StructField("number", LongType()),
        StructField("code", StringType()),
    ]
)
VERDICT_TYPES = (pa.bool_(), pa.int64(), pa.string())


def check(
    frame: DataFrame, column: str, *, scheme: NumberScheme | None = None, as_of: date | None = None
) -> DataFrame:
    """Add ``valid``, ``number`` and ``code`` to every row, as ``skillcert.check`` gives them.

    Raises ``ValueError`` for a frame that has a column of one of these names already.

    >>> frame = spark.createDataFrame([("1918010000001",), (None,)], "no string")
    >>> [row.valid for row in check(frame, "no").collect()]
    [True, None]
    """
    schema = StructType([*frame.schema.fields, *VERDICT.fields])
    if len({name.lower() for name in schema.names}) < len(schema.names):
        raise ValueError("the frame has a column named valid, number or code: rename it first")

    def checked(batches: Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            verdicts = pa.record_batch(check_column(batch[column], scheme=scheme, as_of=as_of))
            added = [part.cast(kind) for part, kind in zip(verdicts.columns, VERDICT_TYPES, strict=True)]
            yield pa.RecordBatch.from_arrays([*batch.columns, *added], names=schema.names)

    return frame.mapInArrow(checked, schema)


def audit(
    frame: DataFrame,
    column: str,
    *,
    shard: str | None = None,
    voids: Iterable[CertificateNumber] = (),
    scheme: NumberScheme | None = None,
    as_of: date | None = None,
) -> Audit:
    """Audit a column, as ``skillcert.audit`` does: the result is the same, byte for byte.

    Each partition becomes a part of a few bits per serial, which the driver merges. Evaluates the frame.

    >>> frame = spark.createDataFrame([("2618010000001",), ("2618010000003",)], "no string")
    >>> audit(frame, "no", voids=[CertificateNumber("2618010000002")]).findings()
    ()
    """
    rows = frame.select(column).mapInArrow(_parts(column, scheme, as_of), PART).collect()
    declared = Audit("voids")
    declared.void(voids)
    return reduce(_merged, (Audit.from_bytes(bytes(row.part)) for row in rows), declared).as_shard(shard)


def _parts(
    column: str, scheme: NumberScheme | None, as_of: date | None
) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    """Return what turns the batches of a partition into one part, named after the partition."""

    def parts(batches: Batches) -> Iterator[pa.RecordBatch]:
        context = TaskContext.get()
        partition = Audit(f"partition {context.partitionId() if context else 0}", scheme=scheme, as_of=as_of)
        for batch in batches:
            partition.add(batch[column])
        yield pa.RecordBatch.from_arrays([pa.array([partition.to_bytes()])], names=["part"])

    return parts


def _merged(whole: Audit, part: Audit) -> Audit:
    whole.merge(part)
    return whole
