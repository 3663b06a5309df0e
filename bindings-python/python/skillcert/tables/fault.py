"""Why a file cannot be read: a code and where, which a document makes a sentence of."""

from __future__ import annotations

from collections.abc import Mapping


class TableError(ValueError):
    """A file that the native part cannot read; nothing of what stands in it."""

    def __init__(self, code: str, where: Mapping[str, str | int]) -> None:
        super().__init__(code)
        self.code, self.where = code, where
