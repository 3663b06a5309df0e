"""The answer to an import."""

from __future__ import annotations

from dataclasses import dataclass

from .. import CertificateNumber, Finding


@dataclass(frozen=True)
class Overlap:
    """What cannot be taken in, because the register holds something else.

    `row` counts from 1: certificates, then declarations, then spoilt sheets, which have no number. `source`
    is the system of the certificate that is here, empty for this register.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> made = register.init()
    >>> number = CertificateNumber("2518010000003")
    >>> one, other = (Record(number, "旧", who, who, "湘西苗绣", None, None, day) for who in ("甲", "乙"))
    >>> taken = register.import_([one], source="旧系统")
    >>> [overlap] = register.import_([other], source="另一系统").overlaps
    >>> overlap.row, overlap.source, overlap.finding.code, overlap.finding.component
    (1, '旧系统', 'record_differs', 'candidate')
    """

    row: int
    number: CertificateNumber | None
    source: str
    finding: Finding


@dataclass(frozen=True)
class Import:
    """How many certificates, events, declarations and spoilt sheets were taken in; `already` were here.

    With overlaps, nothing was taken in.

    >>> register, day = Register("sqlite:///register.db"), datetime.date(2025, 6, 1)
    >>> made = register.init()
    >>> old = Record(CertificateNumber("2518010000003"), "旧", "1", "考生0001", "湘西苗绣", None, None, day)
    >>> register.import_([old], source="旧系统").imported, register.import_([old], source="旧系统").already
    (1, 1)
    """

    imported: int = 0
    events: int = 0
    declared: int = 0
    destroyed: int = 0
    already: int = 0
    overlaps: tuple[Overlap, ...] = ()
