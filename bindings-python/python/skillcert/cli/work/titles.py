"""Titles: what stands above a table, and what its sheet is called, says whose results these are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from skillcert import name_form
from skillcert.tables.heading import shown
from skillcert.tables.scale import scale
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError, Text

from .contradiction import Contradiction
from .expected import ROLES, Expected
from .reasons import Curable, cured

# A title names who is in the table, rather than what it is about.
_LIST = re.compile("名单|名册|花名册|人员$|考生$|学员$")
_RESULTS = re.compile("成绩|结果|汇总|情况|登记|[含及和与]")
# 考核项目：湘西苗绣
_LABELLED = re.compile(r"([^\s:：,，;；]+)\s*[:：]\s*([^\s,，;；]*)")
# What stands before this is the name of a project, with a date, a place and an office before it.
_NAMED = re.compile(r"^(.+?)(?:专项职业能力|专项能力|考核成绩|考试成绩|成绩)")
_WIDE = re.compile(r"[^\u3400-\u9fff]+")


def against(understood: Understood) -> Contradiction | None:
    """Return why nobody in a sheet gets a number: it is a list of those who were absent or disqualified."""
    remarks, title = understood.aliases.remarks, understood.title
    if word := remarks.said(title):
        name = shown(title)
        where = Text(f"工作表名称“{name}”", f"the name of the sheet, “{name}”,")
        return Contradiction("result_contradicted", where, Text(word, word))
    for row, cell in _titles(understood):
        if _LIST.search(cell) and not _RESULTS.search(cell) and (word := remarks.said(cell)):
            return Contradiction("result_contradicted", _row(row), Text(word, word))
    return None


def refuse(understood: Understood, expected: Expected, name: str) -> None:
    """Refuse a table whose titles say another project, date, city or full score than what is asked for."""
    for row, cell in _titles(understood):
        if counted := scale([cell], title=True):
            told = counted.told(_row(row))
            raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")
    for found in (*_labelled(understood, expected), *_named(understood, expected)):
        told = cured(found)
        raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")


def _titles(understood: Understood) -> Iterator[tuple[int, str]]:
    for row, cells in enumerate(understood.above, 1):
        yield from ((row, cell) for cell in dict.fromkeys(cells) if cell.strip())


def _labelled(understood: Understood, expected: Expected) -> Iterator[Curable]:
    """Return what is said behind a colon, or in the cell to the right of it, against what is asked for."""
    for row, cells in enumerate(understood.above, 1):
        filled = " ".join(cell.strip() for cell in cells if cell.strip())
        for label, said in _LABELLED.findall(normalize("NFKC", filled)):
            ranks = understood.aliases.of((label,))
            for role in ROLES:
                if role in ranks and said and (found := expected.judge(role, _row(row), said)):
                    yield found


def _named(understood: Understood, expected: Expected) -> Iterator[Curable]:
    """Return what a title calls another project, and a sheet that is not called as ours where one is."""
    ours = expected.project
    if ours is None:
        return
    for row, cell in _titles(understood):
        other = "" if _has(cell, ours) else _project(cell, understood.aliases.titles)
        if other and not _has(ours, other):
            yield Contradiction("project_contradicted", _row(row), Text(ours, ours))
    if any(_has(title, ours) for title in understood.titles) and not _has(understood.title, ours):
        name = shown(understood.title)
        where = Text(f"工作表名称“{name}”", f"the name of the sheet, “{name}”,")
        yield Contradiction("project_contradicted", where, Text(ours, ours))


def _project(title: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return what a title names before 专项职业能力 or 成绩 that is no date, no place and no office."""
    found = _NAMED.match("".join(normalize("NFKC", title).split()))
    if found is None:
        return ""
    other, before = (
        "|".join(map(re.escape, sorted(words[kind], key=len, reverse=True))) for kind in ("other", "before")
    )
    return re.sub(rf"^.*(?:{before})", "", re.sub(other, "", _WIDE.sub("", found[1])))


def _has(text: str, name: str) -> bool:
    return name_form(name).casefold() in name_form(normalize("NFKC", text)).casefold()


def _row(row: int) -> Text:
    return Text(f"第{row}行", f"row {row}")
