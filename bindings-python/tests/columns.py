"""The containers that hold a column, by name: each makes one of some cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

Cells = Sequence[object]
Container = Callable[[Cells], object]


def arrow(data_type: pa.DataType) -> Container:
    return lambda cells: pa.array(cells, data_type)


def in_chunks(cells: Cells) -> pa.ChunkedArray:
    """Two chunks around an empty one."""
    half = len(cells) // 2
    return pa.chunked_array([cells[:half], [], cells[half:]], pa.string())


def sliced(cells: Cells) -> pa.Array:
    """From row 5 of a longer array on."""
    return pa.array(["1918010000009", None, "x", "", None, *cells, None, "y"], pa.string())[5:-2]


def frame_of_chunks(cells: Cells) -> pl.DataFrame:
    half = len(cells) // 2
    parts = [pl.Series("no", cells[:half], pl.String), pl.Series("no", cells[half:], pl.String)]
    return pl.concat([part.to_frame() for part in parts], rechunk=False)


def dictionary(keys: pa.DataType) -> Container:
    return lambda cells: (
        pa.array(cells, pa.string()).dictionary_encode().cast(pa.dictionary(keys, pa.string()))
    )


TEXT: dict[str, Container] = {
    "list": list,
    "tuple": tuple,
    "generator": lambda cells: (cell for cell in cells),
    "numpy object": lambda cells: np.array(cells, dtype=object),
    "pandas object": lambda cells: pd.Series(cells, dtype=object),
    "pandas str": lambda cells: pd.Series(cells, dtype="str"),
    "pandas string": lambda cells: pd.Series(cells, dtype="string"),
    "pandas python string": lambda cells: pd.Series(cells, dtype=pd.StringDtype("python")),
    "pandas pyarrow": lambda cells: pd.Series(cells, dtype=pd.ArrowDtype(pa.string())),
    "pandas category": lambda cells: pd.Series(cells, dtype="category"),
    "pandas frame": lambda cells: pd.DataFrame({"no": pd.Series(cells, dtype="str")}),
    "utf8": arrow(pa.string()),
    "large utf8": arrow(pa.large_string()),
    "utf8 view": arrow(pa.string_view()),
    "chunked": in_chunks,
    "sliced": sliced,
    "dictionary of uint8": dictionary(pa.uint8()),
    "dictionary of int64": dictionary(pa.int64()),
    "dictionary of uint16": dictionary(pa.uint16()),
    "table": lambda cells: pa.table({"no": in_chunks(cells)}),
    "record batch": lambda cells: pa.record_batch({"no": sliced(cells)}),
    "struct": lambda cells: pa.StructArray.from_arrays([sliced(cells)], ["no"]),
    "polars": lambda cells: pl.Series(cells, dtype=pl.String),
    "polars categorical": lambda cells: pl.Series(cells, dtype=pl.Categorical),
    "polars frame": frame_of_chunks,
    "duckdb": lambda cells: duckdb.from_arrow(pa.table({"no": pa.array(cells, pa.string())})),
}

OCTETS: dict[str, Container] = {
    "list of bytes": list,
    "numpy object of bytes": lambda cells: np.array(cells, dtype=object),
    "binary": arrow(pa.binary()),
    "large binary": arrow(pa.large_binary()),
    "binary view": arrow(pa.binary_view()),
    "polars binary": lambda cells: pl.Series(cells, dtype=pl.Binary),
    "pandas bytes": lambda cells: pd.Series(cells, dtype=object),
}

INTEGERS: dict[str, Container] = {
    "list of int": list,
    "numpy object of int": lambda cells: np.array(cells, dtype=object),
    "int64": arrow(pa.int64()),
    "dictionary of values": lambda cells: pa.array(cells, pa.int64()).dictionary_encode(),
    "polars int": lambda cells: pl.Series(cells, dtype=pl.Int64),
    "pandas Int64": lambda cells: pd.Series(cells, dtype="Int64"),
    "pandas pyarrow int": lambda cells: pd.Series(cells, dtype=pd.ArrowDtype(pa.int64())),
}
