"""Cells that are no text, as the text that is checked."""

from __future__ import annotations

import math


def shown(value: object) -> str:
    """Return the text of a cell: whole numbers with exactly their digits, nothing padded, nothing repaired.

    A spreadsheet holds numbers as 64-bit floats, in which whole ones are exact up to 2**53.
    """
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) <= 2**53 else repr(value)
    return "" if value is None else str(value)
