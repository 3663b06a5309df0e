"""What the register holds for the keys of requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from .. import CertificateEvent, CertificateNumber, ValidationError
from .batches import SIZE, batches
from .entry import number_of, text, unreadable, whole
from .keys import Key
from .request import by_assessment
from .schema import certificates, corrections, events

_COLUMNS = sa.select(
    *map(
        text,
        (
            certificates.c.candidate_key,
            certificates.c.number,
            certificates.c.generation,
            certificates.c.holder,
            certificates.c.project,
            certificates.c.decision,
            certificates.c.keep,
        ),
    )
)


class Held(NamedTuple):
    """A certificate of a key: whose it is now, on which marks, and whether it still counts.

    `generation` counts those of one key, each in the place of the one before; `corrected` how often its marks
    were; `former` are the names that it bore before its holder was corrected.
    """

    number: CertificateNumber
    generation: int
    holder: str
    project: str
    decision: str | None
    keep: str | None
    void: bool = False
    corrected: int = 0
    former: tuple[str, ...] = ()


Shelf = dict[Key, list[Held]]


def held(connection: sa.Connection, keys: Iterable[Key]) -> Shelf:
    """Return the certificates of each key that has any, each behind the one whose place it takes."""
    shelf: Shelf = {}
    for assessment, candidates in by_assessment(keys).items():
        # Most assessments have no certificate yet.
        if _has_any(connection, assessment):
            for candidate, each in _of(connection, assessment, candidates):
                shelf.setdefault((assessment, candidate), []).append(each)
    return shelf


def _has_any(connection: sa.Connection, assessment: str) -> bool:
    query = sa.select(certificates.c.number).where(certificates.c.assessment == assessment).limit(1)
    return connection.scalar(query) is not None


def corrected_holders(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[int, list[str]]:
    """Return the names to which certificates were corrected, those of each number in order."""
    found = corrections_of(connection, where)
    return {number: [corrected_to(number, event) for event in those] for number, those in found.items()}


def corrections_of(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[int, list[str]]:
    """Return the corrections of each number that has any, in order and as they are stored."""
    query = sa.select(events.c.number, text(events.c.event)).where(events.c.step == "correct", where)
    found: dict[int, list[str]] = {}
    for row in connection.execute(query.order_by(events.c.number, events.c.seq)):
        found.setdefault(row.number, []).append(row.event)
    return found


def corrected_to(number: int, event: str) -> str:
    """Return the name that a correction says.

    Raises `RegisterError` with the number for what is none.
    """
    try:
        holder: str = CertificateEvent.from_json(event).action["correct"]["holder"]
    except (ValidationError, KeyError, TypeError):
        raise unreadable(number) from None
    return holder


def _of(connection: sa.Connection, assessment: str, candidates: Sequence[str]) -> Iterator[tuple[str, Held]]:
    query = _COLUMNS.where(certificates.c.assessment == assessment).order_by(certificates.c.generation)
    found = (certificates.c.candidate_key.in_(batch) for batch in batches(candidates))
    rows = [row for here in found for row in connection.execute(query.where(here))]
    if not rows:
        return
    numbers = [row.number for row in rows]
    void = sa.select(events.c.number).where(events.c.step == "void", _among(events, numbers))
    voids = set(connection.scalars(void))
    holders = corrected_holders(connection, _among(events, numbers))
    marks = _corrected_marks(connection, _among(corrections, numbers))
    for row in rows:
        corrected, decision = marks.get(row.number, (0, row.decision))
        number = number_of(row.number)
        if number is None or None in (whole(row.generation), whole(corrected)):
            raise unreadable(row.number)
        names = (row.holder, *holders.get(row.number, []))
        yield (
            row.candidate_key,
            Held(
                number,
                row.generation,
                names[-1],
                row.project,
                decision,
                row.keep,
                row.number in voids,
                corrected,
                names[:-1],
            ),
        )


def _among(table: sa.Table, numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    """Select the rows of some numbers; of many, all that lie between them, for few have rows at all."""
    if len(numbers) > SIZE:
        return table.c.number.between(min(numbers), max(numbers))
    return table.c.number.in_(numbers)


def _corrected_marks(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[int, tuple[int, str]]:
    """Return the last corrected marks of each number that has any, and which correction they are."""
    query = sa.select(corrections.c.number, corrections.c.seq, text(corrections.c.decision))
    found = connection.execute(query.where(where).order_by(corrections.c.seq))
    return {row.number: (row.seq, row.decision) for row in found}
