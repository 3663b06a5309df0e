"""情况: what the columns beside the marks say, and of which mark."""

from __future__ import annotations

from collections.abc import Sequence

from skillcert import Score, ValidationError, normal_form, read_mark

YES = {"是", "√", "✓", "✔", "1", "有", "y", "yes", "true"}
NO = {"否", "×", "✗", "✘", "x", "0", "无", "没有", "未", "n", "no", "false"}
# What 是 means in a column whose heading has the word; in 到考 it means that nothing is amiss.
MEANT = ("缺考", "作弊", "舞弊", "违纪", "违规")
PRESENT = ("到考", "到场", "参考")


def statuses(heading: str, cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of a column 情况 as words: 是 in 是否缺考 is 缺考, 否 in 到考 too."""
    meant, presence = [word for word in MEANT if word in heading], any(word in heading for word in PRESENT)
    if bool(meant) == presence:
        return cells
    yes, no = (meant[0], "正常") if meant else ("正常", "缺考")
    words = dict.fromkeys(YES, yes) | dict.fromkeys(NO, no)
    return [words.get(normal_form(cell).lower(), cell) for cell in cells]


def is_score(cell: str) -> bool:
    """Return whether a cell has a mark above 0, or what cannot be read."""
    try:
        mark = read_mark(cell)
    except ValidationError:
        return True
    return isinstance(mark, Score) and mark.hundredths > 0


def of_parts(practical: str, theory: str, both: str) -> tuple[str, str]:
    """Return what one column 情况 for both parts says of each: an absence is of the one without a mark."""
    scored = [is_score(practical), is_score(theory)]
    if scored[0] == scored[1] or read_mark("", both) == "void":
        return both, both
    return ("", both) if scored[0] else (both, "")
