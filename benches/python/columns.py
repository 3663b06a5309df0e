"""Ours and a peer in turn, in one process.

``columns.py WORK FOLDER`` prints a line with the nanoseconds per row of both. FOLDER holds the rows as lines,
and the extension module built for this very Python. ``run.py`` starts it.
"""

from __future__ import annotations

import importlib.util
import re
import resource
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import skillcert
import stdnum_style
from skillcert import cli

MILLION = 1_000_000
INPUTS = 1024
BUDGET = 1.2
ROUNDS = 5
PATTERN = r"^[0-9]{13}$"
FULLMATCH = re.compile(r"[0-9]{13}").fullmatch
FOLDER = Path(sys.argv[2])
AS_OF = date(2026, 11, 23)
SCHEME = skillcert.NumberScheme(cities=range(1, 15), closed=True)

Pair = tuple[float, float]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    answer = work()
    elapsed = time.perf_counter() - start
    del answer
    return elapsed


def alternate(rows: int, ours: Callable[[], object], peer: Callable[[], object]) -> Pair:
    """Nanoseconds per row, medians; the first round of each is not counted."""
    seconds(ours), seconds(peer)
    start, times = time.perf_counter(), []
    while len(times) < ROUNDS or time.perf_counter() - start < BUDGET:
        times.append((seconds(ours), seconds(peer)))
    ours_median, peer_median = map(statistics.median, zip(*times, strict=True))
    return ours_median * 1e9 / rows, peer_median * 1e9 / rows


def column(rows: int) -> pa.Array:
    """The rows as an Arrow column."""
    lines = np.fromfile(FOLDER / f"mixed-{rows}.txt", dtype=np.uint8)
    ends = np.flatnonzero(lines == ord("\n")) - np.arange(rows)
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    data = lines[lines != ord("\n")]
    return pa.Array.from_buffers(pa.string(), rows, [None, pa.py_buffer(offsets), pa.py_buffer(data)])


def texts(mix: str, rows: int) -> list[str]:
    return (FOLDER / f"{mix}-{rows}.txt").read_text("utf-8").split("\n")[:rows]


def check(rows: Any, **wanted: bool) -> Any:
    return skillcert.check(rows, scheme=SCHEME, as_of=AS_OF, **wanted)


def polars(rows: int, **wanted: bool) -> Pair:
    ours, peer = column(rows), pl.from_arrow(column(rows))
    return alternate(rows, lambda: check(ours, **wanted), lambda: peer.str.contains(PATTERN))


def assurance() -> Pair:
    """A check that says which codes are known beside one that does not; a closed scheme would leave no doubt."""
    rows, scheme = column(MILLION), skillcert.NumberScheme(cities=range(1, 15))

    def answer(wanted: bool) -> object:
        return skillcert.check(rows, scheme=scheme, as_of=AS_OF, assurance=wanted)

    return alternate(MILLION, lambda: answer(True), lambda: answer(False))


def polars_column() -> Pair:
    series = pl.from_arrow(column(MILLION))
    return alternate(MILLION, lambda: check(series), lambda: series.str.contains(PATTERN))


def pandas() -> Pair:
    rows = column(MILLION)
    series = pd.Series(rows.to_pylist(), dtype="str")
    return alternate(MILLION, lambda: check(rows), lambda: series.str.fullmatch(r"[0-9]{13}"))


def pyarrow() -> Pair:
    rows = column(MILLION)
    return alternate(MILLION, lambda: check(rows), lambda: pc.match_substring_regex(rows, PATTERN))


def in_duckdb() -> Pair:
    """A native table of DuckDB's, and nothing to hand out but a count."""
    rows = column(MILLION)
    connection = duckdb.connect(config={"threads": 1})
    connection.register("source", pa.table({"number": rows}))
    connection.execute("CREATE TABLE numbers AS SELECT number FROM source")
    query = "SELECT count(*) FROM numbers WHERE regexp_full_match(number, '[0-9]{13}')"
    return alternate(MILLION, lambda: check(rows), lambda: connection.execute(query).fetchall())


def stdnum() -> Pair:
    rows = column(MILLION)
    peers = rows.to_pylist()
    return alternate(MILLION, lambda: check(rows), lambda: [stdnum_style.is_valid(text) for text in peers])


def cells() -> Pair:
    rows = texts("mixed", MILLION)
    return alternate(MILLION, lambda: check(rows), lambda: [FULLMATCH(text) is not None for text in rows])


def each(function: Callable[[str], object], rows: list[str]) -> None:
    """Call a function with every row, with nothing around it."""
    deque(map(function, rows), maxlen=0)


def single(mix: str, ours: Callable[[str], object], peer: Callable[[str], object]) -> Pair:
    rows = texts(mix, INPUTS)
    return alternate(len(rows), lambda: each(ours, rows), lambda: each(peer, rows))


def abi3() -> Pair:
    """The module that every Python loads beside the one that was built for this Python."""
    path = next((FOLDER / "full" / "skillcert").glob("_native.cpython-*.so"))
    spec = importlib.util.spec_from_file_location("full._native", path)
    full = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(full)
    return single("mixed", skillcert.is_valid, full.is_valid)


def one_row() -> Pair:
    row = pa.array(["1918010000001"])
    return alternate(
        INPUTS,
        lambda: deque((check(row) for _ in range(INPUTS)), maxlen=0),
        lambda: each(skillcert.is_valid, ["1918010000001"] * INPUTS),
    )


def memory() -> Pair:
    """Bytes per row that the answer to a column takes beside it, at most."""
    rows = column(10 * MILLION)
    Path("/proc/self/clear_refs").write_text("5")  # forget what reading the rows took
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    check(rows)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (after - before) * 1024 / len(rows), 1


def csv_file() -> Pair:
    """The command on a file, whose middle column holds the rows, beside reading the file."""
    path = FOLDER / "rows.csv"
    numbers = texts("mixed", 10 * MILLION)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("姓名,证书编号,成绩\n")
        file.writelines(f"考生{row:08},{number},{row % 1001 / 10}\n" for row, number in enumerate(numbers))
    del numbers

    def ours() -> None:
        with redirect_stdout(StringIO()):
            cli.main(["check", str(path), "--column", "证书编号"])

    return alternate(10 * MILLION, ours, lambda: pl.read_csv(path, infer_schema=False))


WORKS: dict[str, Callable[[], Pair]] = {
    "polars": lambda: polars(MILLION),
    "pandas": pandas,
    "pyarrow": pyarrow,
    "duckdb": in_duckdb,
    "stdnum": stdnum,
    "polars-10m": lambda: polars(10 * MILLION),
    "polars-10m-validity": lambda: polars(10 * MILLION, numbers=False, reasons=False),
    "polars-column": polars_column,
    "assurance": assurance,
    "list": cells,
    "is-valid": lambda: single("mixed", skillcert.is_valid, FULLMATCH),
    "value": lambda: single("clean", skillcert.CertificateNumber, FULLMATCH),
    "abi3": abi3,
    "one-row": one_row,
    "memory": memory,
    "csv": csv_file,
}

if __name__ == "__main__":
    pa.set_cpu_count(1)
    print(sys.argv[1], *WORKS[sys.argv[1]](), sep="\t")
