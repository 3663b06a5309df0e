"""对照: two accounts of one certificate, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import Finding, name_form
from .record import Record


def difference(here: Record, there: Record) -> Finding | None:
    """Return in what an account of a certificate differs from the one that is here.

    One may know more than the other: facts that the other leaves out, events and corrected marks behind the
    other's last ones.
    """
    for component, one, other in _facts(here, there):
        if one != other and None not in (one, other):
            return Finding("record_differs", component)
    if here.replaces != there.replaces and there.replaces is not None:
        return Finding("record_differs", "certificate")
    if place := _parting(here.events, there.events):
        return Finding("events_differ", "event", value=place)
    return Finding("record_differs", "score") if _parting(here.corrections, there.corrections) else None


def _facts(here: Record, there: Record) -> Iterator[tuple[str, object, object]]:
    yield "candidate", here.key, there.key
    yield "holder", name_form(here.holder), name_form(there.holder)
    yield "project", here.project, there.project
    yield "project", here.traits, there.traits
    yield "date", here.issued_on, there.issued_on
    yield "date", here.assessed_on, there.assessed_on
    yield "decision", here.decision, there.decision
    yield "kept", here.keep or None, there.keep or None


def _parting(here: Sequence[object], there: Sequence[object]) -> int | None:
    """Return the place, from 1, from which neither goes on where the other ends."""
    pairs = zip(here, there)  # noqa: B905, the longer one goes on
    return next((place for place, (one, other) in enumerate(pairs, 1) if one != other), None)
