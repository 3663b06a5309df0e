"""Halves: names that are split over two columns, tables that go on in a block to the right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..texts import Text
from .column import Chosen
from .header import Headings
from .heading import normal
from .roles import Role

# Who or what is meant in a block.
_WHO = {Role.CANDIDATE, Role.NAME, Role.ID, Role.SEQUENCE}
_COUNTED = re.compile(r"\d+$")


def blocks(headings: Headings) -> Mapping[int, int]:
    """Return the columns of a block on the left, and where the same columns are in the next one.

    Blocks have two columns at least of the same headings, as far apart, whatever is in them.
    """
    forms = [normal("".join(levels)) for levels in headings.levels]
    first: dict[str, int] = {}
    apart: dict[int, dict[int, int]] = defaultdict(dict)
    for place, form in enumerate(forms):
        # A second heading may be counted: 姓名2.
        base = form if form in first else _COUNTED.sub("", form)
        if base in first:
            apart[place - first[base]][first[base]] = place
        elif form:
            first[form] = place
    twins = (
        pairs
        for pairs in apart.values()
        if len(pairs) > 1 and not _WHO.isdisjoint(role for place in pairs for role in headings.ranks[place])
    )
    return next(twins, {})


def halved(headings: Headings, names: Sequence[str], name: Chosen | None) -> Text | None:
    """Return that surname and given name are in two columns, and no column has both."""
    surname, given = (
        next((place for place, ranks in enumerate(headings.ranks) if role in ranks), None)
        for role in (Role.SURNAME, Role.GIVEN_NAME)
    )
    if surname is None or given is None or (name and name.place not in (surname, given)):
        return None
    one, other = (Chosen(place, names[place], True) for place in (surname, given))
    join = f"={one.letters}{headings.last + 1}&{other.letters}{headings.last + 1}"
    return Text(
        f"姓名分在两列：{one.named}和{other.named}；"
        f"怎么办：在副本的空白列中用公式 {join} 合成一列，表头写“姓名”",
        f"the name is split over two columns: {one.named} and {other.named}; cure: join them in a free "
        f"column of a copy by {join}, and call it name",
    )
