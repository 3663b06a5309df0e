"""Columns of numbers in DuckDB: ``register`` gives a connection an SQL function.

>>> import duckdb
>>> from skillcert.duckdb import register
>>> connection = duckdb.connect()
>>> register(connection)
>>> connection.sql("select skillcert_check('191801000000O').code").fetchall()
[('number_not_digit',)]
"""

from __future__ import annotations

from datetime import date

from . import NumberScheme, check
from .extras import needed_for
from .texts import Text

with needed_for(Text("DuckDB的列", "columns in DuckDB"), "duckdb"):
    import duckdb
    import pyarrow as pa
    from duckdb.func import FunctionNullHandling, PythonUDFType

__all__ = ["register"]


def register(
    connection: duckdb.DuckDBPyConnection,
    name: str = "skillcert_check",
    *,
    scheme: NumberScheme | None = None,
    as_of: date | None = None,
) -> None:
    """Give a connection a function of that name that checks text, as ``skillcert.check`` does.

    It gives a struct of ``valid``, ``number`` and ``code``. Several schemes take several names.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection, "issued_by", as_of=datetime.date(2026, 11, 23))
    >>> connection.sql("select issued_by('2718010000001').code").fetchall()
    [('year_after_date',)]
    """

    def checked(column: pa.ChunkedArray) -> pa.Array:
        return pa.array(check(column, scheme=scheme, as_of=as_of))

    parts = {"valid": "BOOLEAN", "number": "UBIGINT", "code": "VARCHAR"}
    connection.create_function(
        name,
        checked,
        ["VARCHAR"],
        duckdb.struct_type(parts),
        type=PythonUDFType.ARROW,
        null_handling=FunctionNullHandling.SPECIAL,
    )
