"""Titles: what stands above a table, and what its sheet is called, says whose results these are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from skillcert import name_form
from skillcert.tables.heading import is_list, shown
from skillcert.tables.scale import scale
from skillcert.tables.understood import Understood
from skillcert.texts import BilingualError, Text

from .contradiction import Contradiction
from .expected import ROLES, Expected
from .reasons import Curable, cured

# 考核项目：湘西苗绣
_LABELLED = re.compile(r"([^\s:：,，;；]+)\s*[:：]\s*([^\s,，;；]*)")
# What stands before this is the name of a project, with a date, a place and an office before it.
_NAMED = re.compile(r"^(.+?)(?:专项职业能力|专项能力|考核成绩|考试成绩|成绩)")
_SENTENCE = re.compile("[:：,，;；。]")
# The blanks of a form (    年  月  日) say nothing.
_FILLED = re.compile(r"[^\W年月日_]")
_WIDE = re.compile(r"[^\u3400-\u9fff]+")


def against(understood: Understood) -> Contradiction | None:
    """Return why nobody in a sheet gets a number: it is a list of those who were absent or disqualified."""
    remarks, title = understood.aliases.remarks, understood.title
    if word := remarks.said(title):
        name = shown(title)
        where = Text(f"工作表名称“{name}”", f"the name of the sheet, “{name}”,")
        return Contradiction("result_contradicted", where, Text(word, word))
    for row, cell in _titles(understood):
        if is_list(cell) and (word := remarks.said(cell)):
            return Contradiction("result_contradicted", _row(row), Text(word, word))
    return None


def refuse(understood: Understood, expected: Expected, name: str) -> None:
    """Refuse a table whose titles say another project, date, city or full score than what is asked for."""
    for row, cell in _titles(understood):
        if counted := scale([cell], title=True):
            told = counted.told(_row(row))
            raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")
    for found in (*_labelled(understood, expected), *_called(understood, expected)):
        told = cured(found)
        raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")


def notes(understood: Understood, expected: Expected) -> Iterator[Text]:
    """Return notes about titles that do not name the project: they may name another, or only a place."""
    ours = expected.project or ""
    for row, cell in _titles(understood) if ours else ():
        if not _SENTENCE.search(cell) and not _has(cell, ours) and _project(cell, understood.aliases.titles):
            yield Text(
                f"请核对：第{row}行的标题没有写“{ours}”",
                f"please compare: the title in row {row} does not name “{ours}”",
            )


def _titles(understood: Understood) -> Iterator[tuple[int, str]]:
    for row, cells in enumerate(understood.above, 1):
        yield from ((row, cell) for cell in dict.fromkeys(cells) if cell.strip())


def _labelled(understood: Understood, expected: Expected) -> Iterator[Curable]:
    """Return what is said behind a colon, or in the cell to the right of it, against what is asked for."""
    roles = understood.aliases.of
    for row, cells in enumerate(understood.above, 1):
        texts = [cell.strip() for cell in cells if cell.strip()]
        # A label may have its value in the next cell, without a colon.
        filled = " ".join(
            f"{text.rstrip(':：')}:" if any(role in ROLES for role in roles((text,))) else text
            for text in texts
        )
        for label, said in _LABELLED.findall(normalize("NFKC", filled)):
            judged = roles((label,)) if _FILLED.search(said) and not roles((said,)) else ()
            found = (expected.judge(role, _row(row), said) for role in ROLES if role in judged)
            yield from filter(None, found)


def _called(understood: Understood, expected: Expected) -> Iterator[Curable]:
    """Return that a sheet is not called as the project, where another is."""
    ours = expected.project
    if ours and any(_has(title, ours) for title in understood.titles) and not _has(understood.title, ours):
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
