"""What is wrong in a register, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import CertificateNumber, Finding, SeriesKey
from .entry import number_of


@dataclass(frozen=True)
class Fault:
    """A finding and where it was made: in a series (year, province and city), at a number if there is one.

    `raw` is what was found where a number or a series should be, and is none.

    >>> register = Register("sqlite:///register.db")
    >>> made = register.init()
    >>> [fault] = register.audit(expected=2).faults
    >>> fault.place, fault.finding.code, fault.finding.value, fault.finding.limit
    ('-', 'audit_rows_differ', 0, 2)
    """

    year: int
    province: str
    city: str
    finding: Finding
    number: CertificateNumber | None = None
    raw: str | None = None

    @property
    def place(self) -> str:
        """Return the number, or the year, province and city, as they are shown in a list."""
        series = f"{self.year}/{self.province}/{self.city}" if self.year else "-"
        return self.raw or str(self.number or series)

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return self.finding.message(lang)


def at(number: object, finding: Finding) -> Fault:
    """Return a finding at what is stored as a number; one that is invalid is shown as stored."""
    if (found := number_of(number)) is None:
        return impossible(str(number), finding)
    return Fault(found.year, found.province, found.city, finding, found)


def of(series: SeriesKey, finding: Finding) -> Fault:
    """Return a finding about a series."""
    return Fault(series.year, series.province, series.city, finding)


def impossible(raw: str, finding: Finding) -> Fault:
    """Return a finding where neither a number nor a series can be read."""
    return Fault(0, "", "", finding, raw=raw.replace("\0", ""))


def stray(row: Any) -> Fault:  # noqa: ANN401
    """Return that a row of a series, or a declaration, cannot be."""
    return impossible(f"{row.year}/{row.province}/{row.city}", Finding("record_impossible", "serial"))
