"""Cells that are no text: as the text that is checked, and as the value that is recovered."""

from __future__ import annotations

import math
from decimal import Decimal


def shown(value: object) -> str:
    """Return the text of a cell: whole numbers with exactly their digits, nothing padded, nothing repaired.

    A spreadsheet holds numbers as 64-bit floats, in which whole ones are exact up to 2**53.
    """
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) <= 2**53 else repr(value)
    return "" if value is None else str(value)


def value_of(cell: object) -> object:
    """Return what a cell holds: a number stays one, what is neither text nor number is text."""
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    return cell if cell is None or type(cell) in (str, int, float, Decimal) else shown(cell)
