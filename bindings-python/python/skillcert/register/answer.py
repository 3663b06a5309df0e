"""Answers to requests, and to a declaration; tuples, because a batch has a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .. import CertificateNumber, Finding


class Issued(NamedTuple):
    """The number of a request; `already` if an earlier call had issued it.

    `finding` says what the register holds differently: the marks, then entered as corrected (`marks_differ`);
    the name or its spelling, that of the project, or the kept columns, which stay as they were
    (`record_differs`). `renamed` if the name of the request was corrected since.

    >>> Issued(CertificateNumber("2618010000001"), already=True).number.serial
    1
    """

    number: CertificateNumber
    already: bool
    finding: Finding | None = None
    renamed: bool = False


class Refused(NamedTuple):
    """Why a request has no number; `number` is the certificate in its way.

    >>> number = CertificateNumber("2618010000001")
    >>> Refused(Finding("certificate_void", "certificate"), number).message("zh")
    '证书已作废（通知未规定，按本单位规定）'
    """

    finding: Finding
    number: CertificateNumber | None = None

    @property
    def code(self) -> str:
        """Return the stable name."""
        return self.finding.code

    @property
    def clause(self) -> str | None:
        """Return the provision."""
        return self.finding.clause

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return self.finding.message(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return self.finding.cure(lang)


class Answers(list[Issued | Refused]):
    """The answers to the requests of one call, in their order; `findings` are about the call as a whole.

    >>> falling = Finding("issue_date_before_last", "date", value=20261122, limit=20261123)
    >>> Answers([], [falling]).findings[0].message("zh")
    '核发日期2026-11-22早于该地市最近一次核发的2026-11-23，请核对（通知未规定，按本单位规定）'
    """

    def __init__(self, answers: Iterable[Issued | Refused], findings: Iterable[Finding] = ()) -> None:
        super().__init__(answers)
        self.findings = tuple(findings)


class Declared(NamedTuple):
    """A declaration that was taken in; `skipped` are the serials that stay open before it.

    >>> Declared(skipped=(28, 99)).skipped
    (28, 99)
    """

    skipped: tuple[int, int] | None
