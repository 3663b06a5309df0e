"""Columns of a table: how one is named, and how it was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from ..texts import Text
from .table import headings


@dataclass(frozen=True)
class Chosen:
    """A column, and whether it was detected or named."""

    place: int
    name: str
    detected: bool

    @property
    def letters(self) -> str:
        """Return the letters that a spreadsheet has for it."""
        return letters(self.place)

    @property
    def text(self) -> Text:
        """Return it in words."""
        named = f"{self.letters}“{headings([self.name])}”"
        return Text(f"{named}（自动识别）", f"{named}, detected") if self.detected else Text(named, named)


def letters(place: int) -> str:
    """Return the letters of a column, by its place from 0."""
    text, number = "", place + 1
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("A") + letter) + text
    return text


def counted(wanted: str, width: int) -> int | None:
    """Return the place that a number (from 1) or letters (from A) give."""
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
