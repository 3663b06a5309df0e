"""Numbers of blank sheets in sequence: their last run of digits counts on, and its width stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from typing import NamedTuple

from skillcert.texts import BilingualError, Text

_COUNTED = re.compile(r"(.*?)([0-9]+)([^0-9]*)", re.DOTALL)
# More sheets at once are a typing error.
MOST = 100_000
# More characters than two numbers of sheets have.
LONGEST = 400


class Sheet(NamedTuple):
    """Where a sheet stands among those of its kind."""

    before: str
    width: int
    behind: str
    place: int

    @property
    def text(self) -> str:
        """Return the number of the sheet."""
        return f"{self.before}{self.place:0{self.width}}{self.behind}"

    def follows(self, other: Sheet) -> bool:
        """Return whether it is the next one."""
        return self == other._replace(place=other.place + 1)


class Run(NamedTuple):
    """Sheets that follow each other."""

    first: str
    last: str
    sheets: int

    @property
    def text(self) -> Text:
        """Return the first and the last."""
        if self.sheets == 1:
            return Text(self.first, self.first)
        return Text(f"{self.first}至{self.last}", f"{self.first} to {self.last}")


def read(blank: str) -> Sheet | None:
    """Return where a sheet stands; None without digits."""
    if found := _COUNTED.fullmatch(blank):
        before, digits, behind = found.groups()
        return Sheet(before, len(digits), behind, int(digits))
    return None


def counted(option: str, first: str) -> Iterator[str]:
    """Return a sheet and those behind it, as long as the digits last."""
    start = read(_bounded(option, first))
    if start is None:
        raise BilingualError(f"{option}：流水号中没有数字", f"{option}: there are no digits in the number")
    sheets = (start._replace(place=each) for each in count(start.place))
    yield from (sheet.text for sheet in takewhile(lambda sheet: sheet.place < 10**sheet.width, sheets))
    raise BilingualError(
        f"{option}：从{first}数起，流水号的位数不够用",
        f"{option}: counted from {first}, the digits run out",
    )


def between(option: str, text: str) -> list[str]:
    """Return the sheets that are written as one number, or as `FIRST..LAST`."""
    first, dots, last = (part.strip() for part in _bounded(option, text).partition(".."))
    if not dots:
        return [first]
    start, end = read(first), read(last)
    if start is None or end is None or start._replace(place=0) != end._replace(place=0):
        raise BilingualError(
            f"{option}：{first}与{last}不是同一种流水号",
            f"{option}: {first} and {last} are not of one sequence of numbers",
        )
    if not 0 <= end.place - start.place < MOST:
        raise BilingualError(
            f"{option}：应从小到大，一次最多{MOST}张", f"{option}: ascending, {MOST} sheets at most"
        )
    return [start._replace(place=each).text for each in range(start.place, end.place + 1)]


def _bounded(option: str, text: str) -> str:
    if len(text) > LONGEST:
        raise BilingualError(f"{option}：流水号过长", f"{option}: no sheet has so long a number")
    return text


def runs(blanks: Iterable[str]) -> list[Run]:
    """Return sheets, in the order that they are given in, as runs."""
    found: list[Run] = []
    last: Sheet | None = None
    for blank in blanks:
        here = read(blank)
        if here and last and here.follows(last):
            found[-1] = Run(found[-1].first, blank, found[-1].sheets + 1)
        else:
            found.append(Run(blank, blank, 1))
        last = here
    return found
