"""申请: a certificate wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .. import CertificateNumber, Decision, Project
from .keys import Key, key_of


@dataclass(frozen=True)
class Request:
    """A certificate wanted: for whom, in which assessment, on which decision.

    `assessed_on` is None where the day of the assessment is not known. `keep` are further columns for the
    data report, such as the institution and the county. `replaces` names the void certificate of the same
    candidate in whose place this one is issued.

    >>> project = Project("湘西苗绣")
    >>> Request("2026-11", "'０００１ ", "考生0001", project, project.rule.decide(practical=88)).key
    ('2026-11', '0001')
    """

    assessment: str
    candidate: str
    # Names and further columns are not shown: what is shown ends up in logs.
    holder: str = field(repr=False)
    project: Project
    decision: Decision
    assessed_on: date | None = None
    keep: Mapping[str, str] | None = field(default=None, repr=False)
    replaces: CertificateNumber | None = None

    @property
    def key(self) -> Key:
        """Return what a certificate is issued for once.

        Raises `ValidationError` for a candidate of whom nothing is left, or a text that is too long.
        """
        return key_of(self.assessment, self.candidate)


def by_assessment(keys: Iterable[Key]) -> dict[str, list[str]]:
    """Return the candidates of each assessment: how the index of the keys is asked for many."""
    candidates: dict[str, list[str]] = {}
    for assessment, candidate in keys:
        candidates.setdefault(assessment, []).append(candidate)
    return candidates
