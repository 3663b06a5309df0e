"""导入: what another register or system recorded, taken in with its gaps, all or none."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from .. import CertificateNumber, Finding, NumberScheme, ValidationError
from .batch import Batch, Spoilt
from .counter import Counter
from .declarations import Declaration
from .errors import RequestError
from .imported import Import
from .incoming import Incoming
from .keys import Key
from .merge import Merge


class OverlapError(Exception):
    """The register holds something else: everything is taken back, and the answer is `told`."""

    def __init__(self, told: Import) -> None:
        self.told = told


def take_in(connection: sa.Connection, batch: Batch, source: str, scheme: NumberScheme | None) -> Import:
    """Store what is not here yet; each counter then stands after the largest number.

    Raises `RequestError` for what cannot be, with its row, and for what occurs twice; `OverlapError` where
    the register holds something else.
    """
    incoming = _incoming(batch, source, scheme)
    series = {each.record.number.series for each in incoming} | {each.series for each in batch.declarations}
    counters = Counter.lock_all(connection, series)
    merge = Merge(connection, incoming)
    merge.compare(batch)
    if merge.overlaps:
        raise OverlapError(Import(overlaps=tuple(merge.overlaps)))
    return merge.store(counters)


def faults(batch: Batch, source: str, scheme: NumberScheme | None) -> list[tuple[int, Finding]]:
    """Return everything in a batch that cannot be taken in, with its row."""
    return _judged(batch, source, scheme)[1]


def _incoming(batch: Batch, source: str, scheme: NumberScheme | None) -> list[Incoming]:
    """Return the certificates as rows."""
    rows, found = _judged(batch, source, scheme)
    if found:
        raise RequestError(found[0][1], found[0][0])
    return rows


def _judged(
    batch: Batch, source: str, scheme: NumberScheme | None
) -> tuple[list[Incoming], list[tuple[int, Finding]]]:
    """Return the certificates as rows, and what cannot be; what has no source yet has this one."""
    # A book of our own comes back, whichever provinces it has; of other systems, only what the notice knows.
    scheme = scheme or (NumberScheme.hunan() if source else None)
    rows, found = list[Incoming](), list[tuple[int, Finding]]()
    numbers, candidates = set[CertificateNumber](), set[Key]()
    for place, record in enumerate(batch.records, 1):
        try:
            each = Incoming.of(replace(record, source=record.source or source), scheme)
        except ValidationError as error:
            found.append((place, error.finding))
            continue
        rows.append(each)
        key = each.record.key
        if each.record.number in numbers:
            found.append((place, Finding("number_taken", "whole")))
        elif record.replaces is None and key in candidates:
            found.append((place, Finding("candidate_numbered_twice", "candidate")))
        numbers.add(each.record.number)
        if record.replaces is None:
            candidates.add(key)
    others: list[Declaration | Spoilt] = [*batch.declarations, *batch.destroyed]
    for place, other in enumerate(others, len(batch.records) + 1):
        try:
            other.check()
        except ValidationError as error:
            found.append((place, error.finding))
    return rows, found
