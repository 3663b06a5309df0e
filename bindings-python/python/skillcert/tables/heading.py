"""Headings of columns: how they are compared, and how they are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ..texts import Text

# What is looked at of a heading, shown of it, and how many are shown.
LONGEST, SHOWN, LISTED = 400, 40, 5
_YEAR = re.compile(r"^(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?:学年|年度|年)(?:\d{1,2}月(?:\d{1,2}日)?)?")
_ORDINAL = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、]")
_BRACKETS = re.compile(r"[(\[{<【〔《「]([^()\[\]{}<>【】〔〕《》「」]*)[)\]}>】〕》」]")
# Brackets that say how to fill a column in, and not what it is.
_REMARK = re.compile(
    r"[分位填百元制式如例章请限%\d]|合格|文本|数字|年月|yyyy|points|marks|full|out of|required|optional"
)
_CIRCLED = "".join(map(chr, range(0x2460, 0x24EA)))
_UNIT = re.compile(r"/(?:分|百分制|\d+分?)$")
_PARTS = re.compile(r"[/|\\\n]|或")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# A title names who is in the table, rather than what it is about.
_LIST = re.compile("名单|名册|花名册|人员$|考生$|学员$")
_RESULTS = re.compile("成绩|结果|汇总|情况|登记|[含及和与]")
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}


def forms(heading: str) -> Iterator[str]:
    """Return a heading as it is compared: with what is in its brackets, and then without."""
    # A figure in a circle before a heading counts the columns; as one of the digits it would be part of it.
    text = heading[:LONGEST].lstrip(_CIRCLED)
    text = (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().replace("#", "no")
    text = _UNIT.sub("", "".join(text.split()))
    text = _YEAR.sub("", _ORDINAL.sub("", text.lstrip("*")))
    full = _BRACKETS.sub(lambda found: "" if _REMARK.search(found[1]) else found[1], text)
    yield _letters(full)
    if full != (short := _BRACKETS.sub("", text)):
        yield _letters(short)


def normal(heading: str) -> str:
    """Return a heading as it is compared."""
    return next(forms(heading))


def parts(heading: str) -> list[str]:
    """Return the headings that one consists of, where it has several: 准考证号/考号."""
    several = [part for part in _PARTS.split(heading[:LONGEST]) if part.strip()]
    return several if len(several) > 1 else []


def languages(heading: str) -> list[str]:
    """Return the two headings that one consists of, where it is written in two languages: 姓名 Name."""
    wide = "" if heading.isascii() else "".join(_WIDE.findall(heading[:LONGEST]))
    return [wide, _WIDE.sub(" ", heading[:LONGEST])] if wide else []


def shown(text: str) -> str:
    """Return a heading or a title for a line: no line break, nothing invisible, 40 characters at most."""
    seen = "".join(" " if unicodedata.category(each) in _NOT_SHOWN else each for each in text[:LONGEST])
    seen = " ".join(seen.split())
    return seen if len(seen) <= SHOWN else f"{seen[: SHOWN - 1]}…"


def letters(place: int) -> str:
    """Return the letters that a spreadsheet gives a column, whose place counts from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    found, number = "", place + 1
    while number:
        number, letter = divmod(number - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def listed(columns: Sequence[str]) -> Text:
    """Return the first columns that have a heading, by letter and heading, for a message."""
    there = [f"{letters(place)}“{shown(name)}”" for place, name in enumerate(columns) if name.strip()]
    first, more = there[:LISTED], len(there) - LISTED
    if not there:
        return Text("没有文字", "no text")
    zh, en = "、".join(first), ", ".join(first)
    return Text(f"{zh}等{len(there)}列", f"{en} and {more} more") if more > 0 else Text(zh, en)


def is_list(title: str) -> bool:
    """Return whether a title says who is in a table, such as those who were absent."""
    return bool(_LIST.search(title)) and not _RESULTS.search(title)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
