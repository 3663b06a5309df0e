"""表中的结论: what a table itself says of who has passed, compared with what the marks lead to."""

from __future__ import annotations

from functools import lru_cache

from skillcert import Finding, normal_form

from .verdict import PASSED, Verdict

# What a table says of those who passed, and of those who did not; any other word says neither.
PASS = {"合格", "通过", "及格", "达标", "是", "√", "✓", "1", "pass", "passed", "yes", "true"}
FAIL = {"不合格", "未通过", "不通过", "不及格", "未达标", "不达标", "否", "×", "0", "2"}
FAIL |= {"fail", "failed", "no", "false"}
DIFFERS = Finding("verdict_differs", "decision")


@lru_cache(1 << 10)
def says(cell: str) -> bool | None:
    """Return whether a cell says that somebody passed; None if it says neither."""
    word = normal_form(cell).lower().removesuffix(".0")
    return True if word in PASS else False if word in FAIL else None


def disputed(verdict: Verdict, cell: str) -> Verdict:
    """Return the answer to a row that was decided, beside what the table says of it."""
    said = says(cell)
    if said in (None, verdict.outcome is PASSED):
        return verdict
    return verdict._replace(disputed=said, reasons=(*verdict.reasons, DIFFERS))
