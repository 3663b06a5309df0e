"""Where a row is: its number, and its sheet where several are read."""

from __future__ import annotations

from typing import NamedTuple

from skillcert.texts import Text


class Place(NamedTuple):
    """A row of a table."""

    row: int
    # The title of the sheet where rows of several sheets are named, else nothing.
    sheet: str = ""

    @property
    def text(self) -> Text:
        """Return it in words."""
        if self.sheet:
            return Text(f"“{self.sheet}”第{self.row}行", f"sheet {self.sheet}, row {self.row}")
        return Text(f"第{self.row}行", f"row {self.row}")

    @property
    def facts(self) -> dict[str, object]:
        """Return it as a program reads it."""
        return {"sheet": self.sheet, "row": self.row} if self.sheet else {"row": self.row}
