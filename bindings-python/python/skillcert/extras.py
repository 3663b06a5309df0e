"""What is needed only here and there, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needed_for(what: str, extra: str) -> Iterator[None]:
    """Import the packages of an extra; where one is missing, the error says what installs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        line = f'{what} need {error.name}: pip install "skillcert[{extra}]"'
        raise ModuleNotFoundError(line, name=error.name) from None
