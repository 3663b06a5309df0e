"""Certificates as the register holds them, and what a query shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import Assurance, CertificateNumber


@dataclass(frozen=True)
class Record:
    """登记: a certificate as the register holds it, for the reports of the center (四(二)·2).

    `decision` is None where the marks are not known; such certificates were imported, `source` says from
    where. `blanks` are the further sheets of reissues, `voided_on` the day from which it is void.

    >>> number, day = CertificateNumber("2518010000003"), datetime.date(2025, 6, 1)
    >>> Record(number, "旧系统", "0003", "考生0003", "湘西苗绣", None, None, day).city
    '01'
    """

    number: CertificateNumber
    assessment: str
    candidate: str
    holder: str
    project: str
    decision: str | None
    assessed_on: date | None
    issued_on: date
    source: str = ""
    voided_on: date | None = None
    blanks: tuple[str, ...] = ()

    @property
    def city(self) -> str:
        """Return the code of the city, which the number holds."""
        return self.number.city


@dataclass(frozen=True)
class Verification:
    """上网查询: what a query for a number shows (六(四)), and nothing else: no candidate, no marks, no sheet.

    Every number that the register holds was issued; `stage` says whether the certificate still counts.

    >>> number, day = CertificateNumber("2518010000003"), datetime.date(2025, 6, 1)
    >>> shown = Verification(number, "考生0003", "湘西苗绣", day, "void")
    >>> shown.void, shown.assurance
    (True, Assurance.ISSUED)
    """

    number: CertificateNumber
    holder: str
    project: str
    issued_on: date
    stage: str

    assurance = Assurance.ISSUED

    @property
    def void(self) -> bool:
        """Return whether the certificate is void."""
        return self.stage == "void"
