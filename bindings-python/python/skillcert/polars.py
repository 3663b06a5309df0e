"""Columns of numbers in Polars: importing this module adds ``.skillcert.check`` to expressions and series.

It runs in eager, lazy and streaming plans, batch by batch: a struct of ``valid``, ``number`` and ``code``.

>>> import polars as pl
>>> import skillcert.polars
>>> frame = pl.LazyFrame({"no": ["1918010000001", "191801000000O", None]})
>>> checked = frame.select(pl.col("no").skillcert.check().struct.unnest())
>>> checked.collect().to_dicts()[1]
{'valid': False, 'number': None, 'code': 'number_not_digit'}
"""

from __future__ import annotations

from datetime import date

from . import NumberScheme, check
from .extras import needed_for
from .texts import Text

with needed_for(Text("Polars的列", "columns in Polars"), "polars"):
    import polars as pl

__all__ = ["CHECKED", "ExpressionNamespace", "SeriesNamespace"]

CHECKED = pl.Series(check([])).dtype
"""The type of a checked column."""


@pl.api.register_series_namespace("skillcert")
class SeriesNamespace:
    """What ``.skillcert`` is on a series.

    >>> SeriesNamespace(pl.Series(["1918010000001", None])).check().struct.field("valid").to_list()
    [True, None]
    """

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def check(self, *, scheme: NumberScheme | None = None, as_of: date | None = None) -> pl.Series:
        """Check every row, as ``skillcert.check`` does."""
        return pl.Series(check(self._series, scheme=scheme, as_of=as_of)).alias(self._series.name)


@pl.api.register_expr_namespace("skillcert")
class ExpressionNamespace:
    """What ``.skillcert`` is on an expression.

    >>> checked = ExpressionNamespace(pl.col("no")).check().struct.field("code")
    >>> pl.LazyFrame({"no": ["x"]}).select(checked).collect().to_series().to_list()
    ['number_not_digit']
    """

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def check(self, *, scheme: NumberScheme | None = None, as_of: date | None = None) -> pl.Expr:
        """Check every row, as ``skillcert.check`` does."""
        return self._expression.map_batches(
            lambda series: SeriesNamespace(series).check(scheme=scheme, as_of=as_of),
            return_dtype=CHECKED,
            is_elementwise=True,
        )
