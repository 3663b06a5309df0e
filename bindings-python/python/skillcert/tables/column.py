"""A column that was chosen, and what a table's user calls a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..texts import Text
from .heading import letters, normal, shown


@dataclass(frozen=True)
class Chosen:
    """A column: its place from 0, its heading, and whether it was found out or said."""

    place: int
    name: str
    detected: bool

    @property
    def text(self) -> Text:
        """Return letter and heading."""
        text = f"{letters(self.place)}“{shown(self.name)}”" if self.name.strip() else letters(self.place)
        return Text(text, text)

    def facts(self) -> dict[str, object]:
        """Return what a program reads."""
        return {"column": self.place + 1, "letter": letters(self.place), "heading": self.name.strip()}


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
