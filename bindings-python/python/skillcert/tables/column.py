"""Which column of a table holds the numbers: named, counted, or guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import check
from ..texts import BilingualError, Text
from .formats import Source
from .table import Table

# Headers that say it, the plainest first.
HEADERS = (
    "证书编号",
    "专项职业能力证书编号",
    "证书号",
    "证书号码",
    "certificate number",
    "certificate_number",
    "certificate_no",
    "编号",
    "number",
)
# So many rows are looked at, and so large a share of their cells must be numbers.
LOOK = 1000
SHARE = 0.5


@dataclass(frozen=True)
class Chosen:
    """A column, and how it was found."""

    place: int
    name: str
    guessed: bool

    @property
    def places(self) -> list[int]:
        """Return the places that are read."""
        return [self.place]

    @property
    def text(self) -> Text:
        """Return it in words."""
        number, letter = self.place + 1, _letters(self.place)
        zh, en = f"第{number}列（{letter}）“{self.name}”", f"column {number} ({letter}) “{self.name}”"
        return Text(f"{zh}，猜测而得", f"{en}, a guess") if self.guessed else Text(zh, en)


def choose(source: Source, table: Table[Any], wanted: str | None) -> Chosen:
    """Return the column that is wanted: by its header, by its number or letter; else the likeliest."""
    if wanted is not None:
        place = table.column(wanted)
        place = _counted(wanted, len(table.columns)) if place is None else place
        return Chosen(
            table.required_column(wanted) if place is None else place, table.columns[place or 0], False
        )
    place = _by_header(table)
    place = _by_content(source, table) if place is None else place
    if place is None:
        there = "、".join(table.columns)
        raise BilingualError(
            f"{table.name}：看不出哪一列是证书编号，请用 --column 指定；有：{there}",
            f"{table.name}: which column holds the numbers is not clear, name it with --column; "
            f"there are: {there}",
        )
    return Chosen(place, table.columns[place], True)


def _counted(wanted: str, width: int) -> int | None:
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


def _letters(place: int) -> str:
    letters, number = "", place + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _by_header(table: Table[Any]) -> int | None:
    columns = [column.casefold() for column in table.columns]
    return next((columns.index(name) for name in HEADERS if columns.count(name) == 1), None)


def _by_content(source: Source, table: Table[Any]) -> int | None:
    """Return the column in which most cells are good, if one stands out."""
    shares = sorted(((_share(source, place), place) for place in range(len(table.columns))), reverse=True)
    best, second = (*shares, (0.0, 0))[:2]
    return best[1] if best[0] > max(SHARE, second[0]) else None


def _share(source: Source, place: int) -> float:
    """Return how many of the first cells of a column that are not blank are numbers."""
    try:
        with source.open() as table:
            cells = next(table.batches([place], whole=False)).texts(0)
    except (BilingualError, StopIteration):
        # A column of another type, or none at all.
        return 0.0
    filled = [cell for cell in cells[:LOOK] if cell.strip()]
    return check(filled).counts["valid"] / len(filled) if filled else 0.0
