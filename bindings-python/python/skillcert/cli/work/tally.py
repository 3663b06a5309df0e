"""What the rows of an audit hold, as people count them."""

from __future__ import annotations

from dataclasses import dataclass

from skillcert import Audit

MISSING = "number_missing"


@dataclass(frozen=True)
class Tally:
    """Rows with a number, with something else, with nothing: an empty cell is as blank as a null."""

    numbers: int
    refused: int
    blank: int

    @classmethod
    def of(cls, audit: Audit) -> Tally:
        """Count the rows of an audit."""
        rows = audit.rows
        empty = rows.get(MISSING, 0)
        return cls(rows["numbers"], rows["refused"] - empty, rows["null"] + empty)

    @property
    def all(self) -> int:
        """Return how many rows were read."""
        return self.numbers + self.refused + self.blank
