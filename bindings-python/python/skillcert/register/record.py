"""Certificates as the register holds them, and what a query shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .. import (
    Assurance,
    Book,
    Certificate,
    CertificateEvent,
    CertificateNumber,
    Decision,
    Issuer,
    Project,
)
from .errors import refuse
from .keys import Key, key_of


class Correction(NamedTuple):
    """成绩更正: the decision, as JSON, on marks that were told after the certificate was issued.

    >>> text = PassRule.PRACTICAL.decide(practical=57).to_json()
    >>> Decision.from_json(Correction(datetime.date(2026, 12, 1), text).decision).passed
    False
    """

    on: date
    decision: str


@dataclass(frozen=True)
class Record:
    """登记: a certificate as the register holds it, for the reports of the center (四(二)·2).

    `holder` is the name to which it was issued; `book` knows the corrected one. `decision` is JSON, None
    where the marks are not known; such certificates were imported, `source` says from where. `keep` are the
    further columns.

    >>> number, day = CertificateNumber("2518010000003"), datetime.date(2025, 6, 1)
    >>> record = Record(number, "旧系统", "0003", "考生0003", "湘西苗绣", None, None, day)
    >>> record.city, record.stage
    ('01', 'issued')
    """

    number: CertificateNumber
    assessment: str
    candidate: str
    holder: str = field(repr=False)
    project: str
    decision: str | None
    assessed_on: date | None
    issued_on: date
    source: str = ""
    traits: tuple[str, ...] | None = None
    keep: Mapping[str, str] | None = field(default=None, repr=False)
    replaces: CertificateNumber | None = None
    events: tuple[CertificateEvent, ...] = ()
    corrections: tuple[Correction, ...] = ()
    replaced_by: CertificateNumber | None = None

    @property
    def key(self) -> Key:
        """Return what a certificate is issued for once."""
        return key_of(self.assessment, self.candidate)

    @property
    def city(self) -> str:
        """Return the code of the city, which the number holds."""
        return self.number.city

    @property
    def book(self) -> Book:
        """Return what happened to the certificate.

        Raises `ValidationError` for events that cannot follow each other.
        """
        events = [event.to_json() for event in self.events]
        return Book.replay(self.number, self.holder, self.issued_on, events)

    @property
    def certificate(self) -> Certificate:
        """Return the certificate itself, with its marks, and with the issuer where both its names were kept.

        Raises `ValidationError` where the marks are not known, and for what no certificate can be.
        """
        if self.decision is None:
            raise refuse("certificate_without_pass", "certificate")
        kept = self.keep or {}
        bureau, center = kept.get("bureau"), kept.get("center")
        return Certificate.of(
            self.book,
            Decision.from_json(self.decision),
            project=Project(self.project, self.traits or ()),
            assessed_on=self.assessed_on,
            issuer=Issuer(bureau, center) if bureau and center else None,
            replaces=self.replaces,
        )

    @property
    def stage(self) -> str:
        """Return how far it has come: `issued` to `complete`, or `void`."""
        return self.book.stage


@dataclass(frozen=True)
class Verification:
    """上网查询: what a query for a number shows (六(四)), and nothing else.

    No candidate, no marks, no sheet, no reason.
    Every number that the register holds was issued; `stage` says whether the certificate still counts.
    `holder` is the name as it was corrected last.

    >>> number, day = CertificateNumber("2518010000003"), datetime.date(2025, 6, 1)
    >>> shown = Verification(number, "考生0003", "湘西苗绣", day, "void", voided_on=datetime.date(2026, 1, 5))
    >>> shown.void, shown.assurance
    (True, Assurance.ISSUED)
    """

    number: CertificateNumber
    holder: str = field(repr=False)
    project: str
    issued_on: date
    stage: str
    voided_on: date | None = None
    replaced_by: CertificateNumber | None = None

    assurance = Assurance.ISSUED

    @property
    def void(self) -> bool:
        """Return whether the certificate is void."""
        return self.stage == "void"
