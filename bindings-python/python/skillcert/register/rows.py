"""Rows of the tables that only grow, each with its digest at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from .. import CertificateEvent
from .keys import digest_of, framed, row_digest

Row = tuple[Any, ...]


class Facts(NamedTuple):
    """What is stored of a certificate beside its number, in the order of the columns.

    `replaces` is the number of the void certificate whose place it takes, `generation` how many there were
    before; `traits` are names with a blank between, `decision` and `keep` JSON.
    """

    assessment: str
    candidate: str
    candidate_key: str
    generation: int
    replaces: int | None
    holder: str
    project: str
    traits: str | None
    decision: str | None
    assessed_on: date | None
    issued_on: date
    source: str
    keep: str | None


def certificate_row(number: int, facts: Facts) -> Row:
    """Return the row of a certificate. Where it came from is not part of what it says."""
    return (number, *facts, certificate_digest(number, *facts))


def is_whole(row: Sequence[Any]) -> bool:
    """Return whether the row of an event or of corrected marks is what its digest says."""
    *content, digest = row
    return bool(digest == row_digest(*content))


def is_whole_certificate(row: Sequence[Any]) -> bool:
    """Return whether the row of a certificate is what its digest says."""
    *content, digest = row
    return bool(digest == certificate_digest(*content))


def certificate_digest(*row: object) -> str:
    """Return the digest of the columns from the number to `keep`."""
    number, assessment, candidate, key, generation, replaces, holder, *common, _source, keep = row
    # Of many certificates, all is the same but the number, whose it is and what is kept.
    return digest_of(
        f"{framed(number)}{_together(assessment)}{framed(candidate)}{framed(key)}"
        f"{_together(generation, replaces)}{framed(holder)}{_together(*common)}{framed(keep)}"
    )


@lru_cache(1 << 10)
def _together(*fields: object) -> str:
    return "".join(map(framed, fields))


def event_row(number: int, seq: int, event: CertificateEvent) -> Row:
    """Return the row of an event; `seq` counts those of its certificate from 1."""
    content = (number, seq, event.on, event.step, event.to_json())
    return (*content, row_digest(*content))


def correction_row(number: int, seq: int, noted_on: date, decision: str) -> Row:
    """Return the row of corrected marks; `seq` counts those of its certificate from 1."""
    content = (number, seq, noted_on, decision)
    return (*content, row_digest(*content))
