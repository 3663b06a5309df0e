"""申请: a certificate wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from .. import Decision, Project

Key = tuple[str, str]


@dataclass(frozen=True)
class Request:
    """A certificate wanted: for whom, in which assessment, on which decision.

    `assessed_on` is None where the day of the assessment is not known.

    >>> project = Project("湘西苗绣")
    >>> Request("2026-11", "0001", "考生0001", project, project.rule.decide(practical=88)).key
    ('2026-11', '0001')
    """

    assessment: str
    candidate: str
    holder: str
    project: Project
    decision: Decision
    assessed_on: date | None = None

    @property
    def key(self) -> Key:
        """Return what a certificate is issued for once."""
        return self.assessment, self.candidate


class Keyed(Protocol):
    """What has a key."""

    @property
    def assessment(self) -> str:
        """Return the assessment."""

    @property
    def candidate(self) -> str:
        """Return the candidate in it."""


def by_assessment(items: Iterable[Keyed]) -> dict[str, list[str]]:
    """Return the candidates of each assessment: how the index of the keys is asked for many."""
    candidates: dict[str, list[str]] = {}
    for item in items:
        candidates.setdefault(item.assessment, []).append(item.candidate)
    return candidates
