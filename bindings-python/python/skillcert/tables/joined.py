"""Columns that are all in one: between full-width commas and the like, which separate nothing."""

from __future__ import annotations

import re

from ..texts import Text
from .aliases import Aliases
from .header import WITHIN, Rows

# What may stand between columns, and how many different headings have to be known. Blanks are in names, too.
_APART = {
    "，": (re.compile("，"), 1),
    "、": (re.compile("、"), 1),
    "；": (re.compile("；"), 1),
    "｜": (re.compile("｜"), 1),
    "空格": (re.compile(r"\s+"), 2),
}
# A number in groups is one text.
_GROUPS = re.compile(r"\d{13,}")


def joined(rows: Rows, aliases: Aliases) -> Text | None:
    """Return that each row has all its columns in one cell, if some row of headings and most below do."""
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows[:WITHIN]]
    cells = [texts[0] if len(texts) == 1 else "" for texts in filled if texts]
    for sign, (pattern, needed) in _APART.items():
        split = [pattern.split(cell) for cell in cells]
        for place, headings in enumerate(split):
            below = [0 if _GROUPS.fullmatch("".join(texts)) else len(texts) for texts in split[place + 1 :]]
            alike = len(headings) > 1 and 2 * below.count(len(headings)) >= len(below) > 0
            if alike and len(_roles(headings, aliases)) >= needed:
                return _text(sign)
    return None


def _roles(headings: list[str], aliases: Aliases) -> set[str]:
    return {min(ranks) for heading in headings if (ranks := aliases.of((heading,)))}


def _text(sign: str) -> Text:
    between = "blanks" if sign == "空格" else f"“{sign}”"
    return Text(
        f"各列之间是“{sign}”，没有分成各列；怎么办：是文本文件的，在副本中把列与列之间的“{sign}”都改为半角逗号；"
        "是工作簿的，用“分列”分开，各列都选“文本”",
        f"between the columns is {between}, which separates none; cure: in a copy of a text file, put commas "
        "(,) in its place; in a workbook, split the column, each part as text",
    )
