"""另存的列: further facts that the register keeps with each certificate, for the data report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillcert.tables.table import Table
from skillcert.texts import BilingualError


@dataclass(frozen=True)
class Kept:
    """Columns of a table, by their headings, and facts that are the same for all rows."""

    columns: Sequence[str] = ()
    constants: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Kept:
        """Read `NAME[,NAME=VALUE…]`."""
        parts = [part.partition("=") for part in re.split("[,，]", text)]
        if not all(name.strip() for name, _, _ in parts):
            raise BilingualError(
                "--keep：列名之间用逗号分开，列名不能为空",
                "--keep: separate the column names by commas; none may be blank",
            )
        return cls(
            [name.strip() for name, equals, _ in parts if not equals],
            {name.strip(): value.strip() for name, equals, value in parts if equals},
        )

    @property
    def ids(self) -> list[int]:
        """Return which of the columns hold identity numbers."""
        from skillcert.register.keep import name_of

        return [place for place, name in enumerate(self.columns) if name_of(name) == "id"]

    def places(self, table: Table[Any]) -> list[int]:
        """Return where the columns are, under any of the names that tables have for them."""
        return [table.required_column(*_headings(name, table)) for name in self.columns]

    def facts(self, cells: Sequence[str]) -> dict[str, str]:
        """Return what is kept of a row, by the cells of the columns."""
        from skillcert.register.keep import name_of

        own = {name_of(name): cell for name, cell in zip(self.columns, cells, strict=True)}
        return {name_of(name): value for name, value in self.constants.items()} | own


def _headings(name: str, table: Table[Any]) -> list[str]:
    from skillcert.register.keep import name_of

    return [column for column in table.columns if name_of(column) == name_of(name)] or [name]
