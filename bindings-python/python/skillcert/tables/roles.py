"""Roles: what a column of a table is there for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a column holds."""

    CANDIDATE = "candidate"
    NAME = "name"
    THEORY = "theory"
    PRACTICAL = "practical"
    THEORY_STATUS = "theory_status"
    PRACTICAL_STATUS = "practical_status"
    VERDICT = "verdict"
    NUMBER = "number"
    PROJECT = "project"
    ASSESSED_ON = "assessed_on"
    ISSUED_ON = "issued_on"
    COUNTY = "county"
    INSTITUTION = "institution"
    ID = "id"
    REPLACES = "replaces"


@dataclass(frozen=True)
class Wanted:
    """The roles that a command reads: those that have to be there, and those that are read where they are."""

    required: tuple[Role, ...] = ()
    optional: tuple[Role, ...] = ()
    # Whether a column of certificate numbers is sought, by heading and content together.
    number: bool = False
