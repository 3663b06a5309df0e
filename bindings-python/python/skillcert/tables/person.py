"""Persons: whether the cells of a row name somebody, where some of them hold words of totals and remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from .label import ANYTHING, FIGURE, MARK, Label, is_count
from .roles import Role

MARKS = (Role.PRACTICAL, Role.THEORY)
# So many digits are the beginning of a certificate number.
DIGITS = 10
DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_RANGE = re.compile(r"\d+分?[-~～—－–至到]\d+分?")
# What an id has at least: a figure or a letter. What a mark has: a figure.
_ID, _FIGURE = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]"), re.compile(r"[0-9０-９]")

# Which word a cell has, by what may be behind it.
Find = Callable[[str, re.Pattern[str]], Label | None]


class Person:
    """The cells of a row that may name a person, and the first filled one, compared with words."""

    def __init__(self, texts: Sequence[str], known: Mapping[Role, str], find: Find) -> None:
        self._find, (lead, *self._cells) = find, texts
        self._candidate, self._name = known[Role.CANDIDATE], known.get(Role.NAME, "")
        # The first cell, if it is neither.
        self._aside = "" if lead in (self._candidate.strip(), self._name.strip()) else lead
        marks = (known.get(role, "") for role in MARKS)
        numbered = sum(map(str.isdecimal, known.get(Role.NUMBER, ""))) >= DIGITS
        self._marked = numbered or any(map(_FIGURE.search, marks))
        self._has_id, self._has_name = self._is_id(), Role.NAME not in known or self._is_name()

    def _is_id(self) -> bool:
        text = "".join(self._candidate.split())
        counted = is_count(self._name) and _RANGE.fullmatch(text)
        return bool(
            _ID.search(text)
            and not DATE.fullmatch(text)
            and not counted
            and not self._find(self._candidate, MARK)
        )

    def _is_name(self) -> bool:
        letters = any(map(str.isalpha, self._name)) and not is_count(self._name)
        return letters and not self._find(self._name, MARK)

    @property
    def nobody(self) -> tuple[Label, bool] | None:
        """Return the word by which a row is no entry, and whether it is clear; None for what is a person."""
        return self._example() or self._other()

    def _example(self) -> tuple[Label, bool] | None:
        """Return the word of an example; an id and a mark may be those of somebody who is called so."""
        here = [self._find(cell, FIGURE) for cell in (self._candidate, self._name)]
        aside = [self._find(cell, FIGURE) for cell in (self._aside, *self._cells)]
        label = next((it for it in (*here, *aside) if it and it.kind == "example"), None)
        return None if label is None else (label, label not in here or not (self._has_id and self._marked))

    def _other(self) -> tuple[Label, bool] | None:
        """Return the word of a total or a remark; what may be a person with an odd id or name is unclear."""
        if self._has_id and self._has_name:
            # Before everything else stands the word of a total.
            total = self._find(self._aside, MARK)
            return (total, False) if total and total.kind == "statistics" and self._marked else None
        aside, of_id = self._find(self._aside, FIGURE), self._find(self._candidate, FIGURE)
        if self._has_id:
            label = aside or self._find(self._name, MARK) or of_id
            clear = bool(aside) or not self._name.strip() or is_count(self._name)
        elif self._has_name:
            label = of_id or aside or (None if self._marked else self._find(self._candidate, ANYTHING))
            clear = not (of_id and _FIGURE.search(self._candidate))
        else:
            label, clear = self._anywhere(), True
        return (label, clear or not self._marked) if label else None

    def _anywhere(self) -> Label | None:
        """Return the word of a row that names nobody; a number of people needs none."""
        cells = (self._aside, *self._cells)
        found = (self._find(cell, rest) for rest in (FIGURE, ANYTHING) for cell in cells)
        return next(filter(None, found), Label("statistics", "") if is_count(self._name) else None)
