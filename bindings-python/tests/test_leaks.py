"""A hundred thousand calls leave nothing behind; `leaks.py` makes ten million."""

from __future__ import annotations

import ctypes

import pytest
from leaks import CALLS, SLACK, Act, left_by
from skillcert import Score

TIMES = -(-100_000 // len(CALLS))
KEPT: list[object] = []
# What a careless binding does: keeps an object, forgets memory that is not Python's, takes a reference more.
LEAKS: dict[str, Act] = {
    "blocks": lambda: KEPT.append(object()),
    "bytes": lambda: ctypes.CDLL(None).malloc(64),
    "references": lambda: ctypes.pythonapi.Py_IncRef(ctypes.py_object(Score)),
}


@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_left(name: str) -> None:
    assert left_by(CALLS[name], TIMES) is None


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_seen(name: str) -> None:
    left = left_by(LEAKS[name], TIMES)
    assert left is not None
    assert getattr(left, name) >= TIMES - SLACK
