"""关联: rows of one table that contradict those of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from .. import Finding
from .batch import destroyed
from .entry import whole
from .fault import Fault, at
from .keys import Key
from .schema import blanks, certificates, corrections, events

_NUMBER = certificates.c.number


def strays(connection: sa.Connection) -> Iterator[Fault]:
    """Return the events, sheets and corrected marks of certificates that are not there."""
    here = sa.exists().where
    numbers = [
        sa.select(table.c.number).where(table.c.number.is_not(None), ~here(table.c.number == _NUMBER))
        for table in (events, blanks, corrections)
    ]
    for number in connection.scalars(sa.union(*numbers)):
        yield at(number, Finding("event_of_no_certificate", "event"))


def spoilt(connection: sa.Connection) -> Iterator[Fault]:
    """Return the sheets that were spoilt before they were printed, and cannot be as they are stored."""
    found = list[Fault]()
    destroyed(connection, found.append)
    yield from found


def successors(connection: sa.Connection) -> Iterator[Fault]:
    """Return the certificates that take the place of one that is not void, or of another candidate's."""
    before, own = certificates.alias(), certificates.c
    right = sa.exists().where(
        before.c.number == own.replaces,
        before.c.assessment == own.assessment,
        before.c.candidate_key == own.candidate_key,
        before.c.generation == own.generation - 1,
        ~_valid(before.c.number),
    )
    query = sa.select(own.number, own.replaces).where(own.replaces.is_not(None), ~right)
    for number, replaced in connection.execute(query.order_by(own.number)):
        yield at(number, Finding("replaces_needs_void", "certificate", value=whole(replaced)))


def doubles(connection: sa.Connection) -> Iterator[Fault]:
    """Return the last number of each candidate who has several valid ones."""
    key = certificates.c.assessment, certificates.c.candidate_key
    several = sa.select(*key).group_by(*key).having(sa.func.count() > 1).subquery()
    same = (key[0] == several.c.assessment) & (key[1] == several.c.candidate_key)
    last = sa.func.max(_NUMBER)
    query = (
        sa.select(last)
        .join(several, same)
        .where(_valid(_NUMBER))
        .group_by(*key)
        .having(sa.func.count(sa.distinct(_NUMBER)) > 1)
        .order_by(last)
    )
    for number in connection.scalars(query):
        yield at(number, Finding("candidate_numbered_twice", "candidate"))


def alike(connection: sa.Connection, astray: Mapping[Key, Sequence[int]]) -> Iterator[Fault]:
    """Return the last number of each candidate who has another under a key in a wrong form."""
    for (assessment, candidate), numbers in astray.items():
        right = (certificates.c.assessment == assessment) & (certificates.c.candidate_key == candidate)
        either = right | _NUMBER.in_(numbers)
        found = list(connection.scalars(sa.select(_NUMBER).where(either, _valid(_NUMBER)).order_by(_NUMBER)))
        if len(found) > 1:
            yield at(found[-1], Finding("candidate_numbered_twice", "candidate"))


def _valid(number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(events.c.number == number, events.c.step == "void")
