"""Columns of numbers in pandas: importing this module adds ``.skillcert.check`` to series.

>>> import pandas as pd
>>> import skillcert.pandas
>>> series = pd.Series(["1918010000001", "191801000000O", None], index=["a", "b", "c"])
>>> checked = series.skillcert.check()
>>> checked.loc["b", "code"]
'number_not_digit'
>>> series[checked["valid"].fillna(False)].to_list()
['1918010000001']
"""

from __future__ import annotations

from datetime import date

from . import NumberScheme, check
from .extras import needed_for
from .texts import Text

with needed_for(Text("pandas的列", "columns in pandas"), "pandas"):
    import pandas as pd
    import pyarrow as pa

__all__ = ["SeriesAccessor"]


@pd.api.extensions.register_series_accessor("skillcert")
class SeriesAccessor:
    """What ``.skillcert`` is on a series.

    >>> SeriesAccessor(pd.Series(["1918010000001", None])).check()["valid"].to_list()
    [True, <NA>]
    """

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def check(self, *, scheme: NumberScheme | None = None, as_of: date | None = None) -> pd.DataFrame:
        """Check every row, as ``skillcert.check`` does: a frame of ``valid``, ``number`` and ``code``.

        Its columns keep Arrow's types, so numbers stay integers beside missing ones.
        """
        checked = pa.table(check(self._series, scheme=scheme, as_of=as_of))
        return checked.to_pandas(types_mapper=pd.ArrowDtype).set_axis(self._series.index)
