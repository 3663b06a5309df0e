"""Sayings: what is written of people where no entry is, such as 李大明因作弊取消成绩 below a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from skillcert import name_form
from skillcert.tables.heading import shown
from skillcert.tables.remarks import Remarks
from skillcert.tables.understood import Understood
from skillcert.texts import Text

from .contradiction import Contradiction
from .place import Place

# An id that is shorter is any figure, and so is a name.
_ID, _NAME = 3, 2
_COUNTED = "人名个份分次%％"


@dataclass(frozen=True)
class Saying:
    """Cells in which a word speaks against a result, and where they are."""

    where: Text
    word: str
    cells: Sequence[str]

    @cached_property
    def text(self) -> str:
        """Return the cells as names are compared."""
        return "\n".join(name_form(normalize("NFKC", cell)).casefold() for cell in self.cells)

    @property
    def reason(self) -> Contradiction:
        """Return why somebody whom it names gets no number."""
        return Contradiction("result_contradicted", self.where, Text(self.word, self.word))


@dataclass(frozen=True)
class Sayings:
    """Several of them."""

    each: Sequence[Saying]

    def __bool__(self) -> bool:
        return bool(self.each)

    @classmethod
    def of(cls, understood: Understood) -> Sayings:
        """Return the lines above a table, and the lists on the sheets beside it."""
        remarks = understood.aliases.remarks
        above = (
            saying
            for row, cells in enumerate(understood.above, 1)
            for cell in dict.fromkeys(cells)
            if (saying := said(remarks, Place(row, "").text, cell))
        )
        return cls([*above, *_beside(understood)])

    def against(self, candidate: str, name: str) -> Contradiction | None:
        """Return why somebody gets no number whom one of them names."""
        found = (each for each in self.each if _names(each.text, candidate, name))
        return next((each.reason for each in found), None) if _names(self._all, candidate, name) else None

    @cached_property
    def _all(self) -> str:
        return "\n".join(each.text for each in self.each)


def said(remarks: Remarks, where: Text, cell: str) -> Saying | None:
    """Return what a cell says, if it has a word that speaks against a result."""
    word = remarks.said(cell)
    return Saying(where, word, [cell]) if word else None


def _beside(understood: Understood) -> Iterator[Saying]:
    for title, word, rows in understood.beside:
        name = shown(title)
        where = Text(f"工作表“{name}”", f"sheet “{name}”")
        yield Saying(where, word, [cell for cells in rows for cell in cells if cell.strip()])


def _names(text: str, candidate: str, name: str) -> bool:
    form, key = name_form(normalize("NFKC", name)).casefold(), candidate.strip().casefold()
    if len(form) >= _NAME and form in text:
        return True
    whole = rf"(?<![0-9a-z]){re.escape(key)}(?![0-9a-z{_COUNTED}])"
    return len(key) >= _ID and key in text and re.search(whole, text) is not None
