"""Requests and steps as Python values, on their way to JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TypeAlias

Day: TypeAlias = date


def write(value: object) -> str:
    """Return the JSON text of a request; a text is one already.

    Values of this package and dates may stand in it.
    """
    if isinstance(value, str):
        return str.__str__(value)  # of a derived class, it could say that it is another one
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def write_action(value: object) -> str:
    """Return the JSON text of a step; a step that needs nothing may be given as its bare word."""
    text = write(value)
    return f'"{text}"' if isinstance(value, str) and text.isidentifier() else text


def _plain(value: object) -> object:
    if type(value) is date:
        return value.isoformat()
    if type(value).__module__ == "skillcert":
        # Of a number, a score or a word, its text is its JSON.
        return json.loads(value.to_json()) if hasattr(value, "to_json") else str(value)
    raise TypeError(f"{type(value).__name__} has no place in a document")
