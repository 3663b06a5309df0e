"""The header of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Header:
    """The row or the two rows that name the columns, counted as the sheet does; two are read as one."""

    first: int
    last: int
    # The headings, those of two rows joined; as many as the place of the last one that is filled.
    columns: Sequence[str]
