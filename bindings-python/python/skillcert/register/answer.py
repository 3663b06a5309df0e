"""The answer to a request; a tuple, because a batch has a hundred thousand of them."""

from __future__ import annotations

from typing import NamedTuple

from .. import CertificateNumber, Finding


class Issued(NamedTuple):
    """The number of a request; `already` if an earlier call had issued it.

    >>> Issued(CertificateNumber("2618010000001"), already=True).number.serial
    1
    """

    number: CertificateNumber
    already: bool


class Refused(NamedTuple):
    """Why a request has no number: its key belongs to another certificate, or to a void one.

    >>> Refused(Finding("certificate_void", "certificate")).message("zh")
    '证书已作废（通知未规定，按本单位规定）'
    """

    finding: Finding

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
