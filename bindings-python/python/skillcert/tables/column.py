"""A column that was chosen, and what a table's user calls a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..texts import Text
from .heading import letters, normal, shown


@dataclass(frozen=True)
class Chosen:
    """A column: its place from 0, its heading, and whether it was detected or named."""

    place: int
    name: str
    detected: bool

    @property
    def letters(self) -> str:
        """Return the letters that a spreadsheet has for it."""
        return letters(self.place)

    @property
    def named(self) -> str:
        """Return letters and heading."""
        return f"{self.letters}“{shown(self.name)}”" if self.name.strip() else self.letters

    @property
    def text(self) -> Text:
        """Return it in words."""
        if self.detected:
            return Text(f"{self.named}（自动识别）", f"{self.named}, detected")
        return Text(self.named, self.named)


def named(wanted: str, columns: Sequence[Sequence[str]]) -> list[int]:
    """Return the places of the columns that have a heading: as it is written, else as headings are compared.

    A column has the headings of its rows, of which any counts, and so do all of them together.
    """
    names = [[*rows, "".join(rows)] for rows in columns]
    exact = [place for place, texts in enumerate(names) if wanted.strip() in map(str.strip, texts)]
    form = normal(wanted)
    if exact or not form:
        return exact
    return [place for place, texts in enumerate(names) if form in map(normal, texts)]


def counted(wanted: str, width: int) -> int | None:
    """Return the place that a number (from 1) or letters (from A) give.

    >>> counted("2", 4), counted("B", 4), counted("E", 4), counted("B2", 4)
    (1, 1, None, None)
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 6:
        place = int(wanted) - 1
    elif wanted.isascii() and wanted.isalpha() and len(wanted) <= 3:
        place = 0
        for letter in wanted.upper():
            place = place * 26 + ord(letter) - ord("A") + 1
        place -= 1
    else:
        return None
    return place if 0 <= place < width else None
