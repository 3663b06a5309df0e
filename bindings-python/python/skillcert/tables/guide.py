"""Rows below the header that say how a table is filled in: headings in Latin letters, hints, figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .. import ValidationError, read_mark
from .person import MARKS
from .roles import Role
from .rows import Skipped, Words

# Among so many rows below the header they are.
WITHIN = 5
# Headings in letters without a figure: Exam No., zkzh, exam_no; and codes, of which each has one: AAC003.
_LATIN, _CODE = re.compile(r"[A-Za-z][A-Za-z .'/()_-]*"), re.compile(r"[A-Za-z]{2,}_?\d+")
_BRACKETED = re.compile(r"[（(【\[].*[）)】\]]", re.DOTALL)
_COUNTED = re.compile(r"[（(【\[第]?(\d{1,3})[）)】\]栏列]?")


def guides(rows: Sequence[Sequence[str]], first: int, words: Words) -> Mapping[int, Skipped]:
    """Return which of some rows are no entries, by their numbers; `first` is that of the first one."""
    found: dict[int, Skipped] = {}
    above = True
    for number, cells in enumerate(rows[:WITHIN], first):
        # These stand directly below the header, an example anywhere in the first rows.
        above = above and _guides([cell.strip() for cell in cells], words.roles)
        if above:
            found[number] = Skipped("header", "")
        elif sample := words.sample(cells):
            found[number] = sample
    return found


def _guides(cells: Sequence[str], roles: Mapping[int, Role]) -> bool:
    filled = [cell for cell in cells if cell]
    known = {role: cells[place] for place, role in roles.items() if place < len(cells) and cells[place]}
    return len(filled) > 1 and (_hints(filled, known) or _counts(filled) or _heads(filled, known))


def _hints(filled: Sequence[str], known: Mapping[Role, str]) -> bool:
    """Return whether all cells are remarks in brackets, and none of them an id or a number."""
    ids = (known[role] for role in (Role.CANDIDATE, Role.NUMBER) if role in known)
    return all(map(_BRACKETED.fullmatch, filled)) and not any(it[1:-1].isascii() for it in ids)


def _counts(filled: Sequence[str]) -> bool:
    """Return whether the cells count the columns: 1, 2, 3."""
    counted = [found and int(found[1]) for found in map(_COUNTED.fullmatch, filled)]
    return len(filled) > 2 and counted == [*range(1, len(filled) + 1)]


def _heads(filled: Sequence[str], known: Mapping[Role, str]) -> bool:
    """Return whether the cells are headings in Latin letters, over marks, too."""
    marks = [known[role] for role in MARKS if role in known]
    heads = any(all(map(form.fullmatch, filled)) for form in (_LATIN, _CODE))
    return heads and bool(marks) and not any(map(_is_mark, marks))


def _is_mark(cell: str) -> bool:
    try:
        read_mark(cell)
    except ValidationError:
        return False
    return True
