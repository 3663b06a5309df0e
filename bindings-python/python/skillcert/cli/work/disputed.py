"""表中的结论: what a table itself says of who has passed, compared with what the marks lead to."""

from __future__ import annotations

from functools import lru_cache

from skillcert import Finding
from skillcert.tables.remarks import Remarks
from skillcert.tables.remarks import Verdict as Said
from skillcert.texts import Text

from .contradiction import Contradiction
from .reasons import Reason
from .verdict import PASSED, Verdict

DIFFERS = Finding("verdict_differs", "decision")


def against(remarks: Remarks, where: Text, cell: str) -> Reason | None:
    """Return what a table's own verdict says against a number."""
    said = _said(remarks, cell)
    if said is Said.UNKNOWN:
        return Contradiction("verdict_unknown", where)
    return DIFFERS if said is Said.FAILED else None


def disputed(verdict: Verdict, remarks: Remarks, where: Text, cell: str) -> Verdict:
    """Return the answer to a row that was decided, beside what the table says of it."""
    reason = against(remarks, where, cell)
    if verdict.outcome is PASSED:
        differs = False if reason is DIFFERS else None
        return verdict.contradicted([reason])._replace(disputed=differs) if reason else verdict
    if _said(remarks, cell) is Said.PASSED:
        return verdict._replace(disputed=True, reasons=(*verdict.reasons, DIFFERS))
    return verdict


@lru_cache(1 << 10)
def _said(remarks: Remarks, cell: str) -> Said:
    return remarks.verdict(cell)
