"""导入: what another register or system recorded, taken in with its gaps, all or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

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

T = TypeVar("T")


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


def _incoming(batch: Batch, source: str, scheme: NumberScheme | None) -> list[Incoming]:
    """Return the certificates as rows; what has no source yet has this one."""
    # A book of our own comes back, whichever provinces it has; of other systems, only what the notice knows.
    scheme = scheme or (NumberScheme.hunan() if source else None)
    rows = [
        _at(place, lambda: Incoming.of(replace(record, source=record.source or source), scheme))  # noqa: B023
        for place, record in enumerate(batch.records, 1)
    ]
    numbers, candidates = set[CertificateNumber](), set[Key]()
    for place, each in enumerate(rows, 1):
        number, key = each.record.number, each.record.key
        if number in numbers:
            raise RequestError(Finding("number_taken", "whole"), place)
        numbers.add(number)
        if each.record.replaces is None:
            if key in candidates:
                raise RequestError(Finding("candidate_numbered_twice", "candidate"), place)
            candidates.add(key)
    others: list[Declaration | Spoilt] = [*batch.declarations, *batch.destroyed]
    for place, other in enumerate(others, len(rows) + 1):
        _at(place, other.check)
    return rows


def _at(place: int, work: Callable[[], T]) -> T:
    try:
        return work()
    except ValidationError as error:
        raise RequestError(error.finding, place) from None
