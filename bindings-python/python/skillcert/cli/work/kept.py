"""另存的列: further facts that the register keeps with each certificate, for the data report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from skillcert.tables.roles import Role
from skillcert.tables.table import Table
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError

# What the register keeps under a name of its own, by the roles of columns.
ROLES = {"id": Role.ID, "institution": Role.INSTITUTION, "county": Role.COUNTY}


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

    @property
    def roles(self) -> list[Role]:
        """Return the roles by which columns are found whose headings are other ones."""
        from skillcert.register.keep import name_of

        return [role for name in self.columns if (role := ROLES.get(name_of(name)))]

    def places(self, understood: Understood, table: Table[Any]) -> list[int]:
        """Return where the columns are, under any of the names that tables have for them."""
        return [_place(name, understood, table) for name in self.columns]

    @cached_property
    def _names(self) -> list[str]:
        from skillcert.register.keep import name_of

        return [*map(name_of, self.columns)]

    @cached_property
    def _constants(self) -> dict[str, str]:
        from skillcert.register.keep import name_of

        return {name_of(name): value for name, value in self.constants.items()}

    def facts(self, cells: Sequence[str]) -> dict[str, str] | None:
        """Return what is kept of a row, by the cells of the columns."""
        if not cells:
            return self._constants or None
        return {**self._constants, **dict(zip(self._names, cells, strict=True))}


def _place(name: str, understood: Understood, table: Table[Any]) -> int:
    from skillcert.register.keep import name_of

    headings = [column for column in table.columns if name_of(column) == name_of(name)]
    detected = understood.places.get(ROLES[name_of(name)]) if name_of(name) in ROLES else None
    return detected.place if detected and not headings else table.required_column(*headings or [name])
