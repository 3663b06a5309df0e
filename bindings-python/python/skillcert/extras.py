"""What is needed only here and there, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .texts import BilingualError, Text


class MissingPackageError(BilingualError, ModuleNotFoundError):
    """A package is missing that an extra brings; the line says what installs it."""

    def __init__(self, what: Text, package: str, extra: str) -> None:
        install = f'pip install "skillcert[{extra}]"'
        super().__init__(f"{what.zh}需要 {package}：{install}", f"{what.en} need {package}: {install}")
        self.name = package


@contextmanager
def needed_for(what: Text, extra: str) -> Iterator[None]:
    """Import the packages of an extra; where one is missing, the error says what installs it."""
    try:
        yield
    except ImportError as error:
        raise MissingPackageError(what, error.name or extra, extra) from None
