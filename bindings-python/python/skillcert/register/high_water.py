"""高水位: how far a register had come, attested outside of it; what a restored backup is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from .. import Finding, SeriesKey
from .schema import certificates

_VERSION = 1
Row = Any
Key = tuple[int, str]


@dataclass(frozen=True)
class Mark:
    """How far one year and city had come: the last serial, how many certificates, and their digest.

    >>> HighWater((Mark(2026, "01", last=3, count=3, digest=""),)).to_json()
    '{"version": 1, "marks": [{"year": 2026, "city": "01", "last": 3, "count": 3, "digest": ""}]}'
    """

    year: int
    city: str
    last: int
    count: int
    digest: str


@dataclass(frozen=True)
class HighWater:
    """A mark per year and city. It holds no personal data: names go into the digest only.

    Keep its JSON where the database is not. After a restore, `Register.compare` tells whether the register
    still holds every certificate of that day, unchanged.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> issued = register.issue([wanted], issued_on=day, city="01")
    >>> attested = register.high_water().to_json()
    >>> register.compare(HighWater.from_json(attested))
    []
    """

    marks: tuple[Mark, ...]

    def to_json(self) -> str:
        """Return the marks as JSON."""
        return json.dumps({"version": _VERSION, "marks": [asdict(mark) for mark in self.marks]})

    @classmethod
    def from_json(cls, text: str) -> HighWater:
        """Read what `to_json` wrote.

        Raises `ValueError` for anything else.
        """
        try:
            document = json.loads(text)
            if document["version"] != _VERSION:
                raise ValueError("the version of these marks is not known")
            return cls(tuple(Mark(**mark) for mark in document["marks"]))
        except (KeyError, TypeError, json.JSONDecodeError):
            raise ValueError("these are not the marks of a register") from None


@dataclass(frozen=True)
class Regression:
    """A year and city in which the register is not what was attested.

    >>> register = Register("sqlite:///restored.db")
    >>> register.init()
    >>> [lost] = register.compare(HighWater((Mark(2026, "01", last=3, count=3, digest=""),)))
    >>> lost.year, lost.city, lost.finding.code
    (2026, '01', 'high_water_regressed')
    """

    year: int
    city: str
    finding: Finding


def measure(connection: sa.Connection) -> HighWater:
    """Return the marks of today."""
    return HighWater(tuple(_marks(connection)))


def compare(connection: sa.Connection, attested: HighWater) -> Iterator[Regression]:
    """Return where the register has lost or changed what was attested."""
    limits = {(mark.year, mark.city): mark for mark in attested.marks}
    then = _marks(connection, {key: mark.last for key, mark in limits.items()})
    found = {(mark.year, mark.city): mark for mark in then}
    for key, mark in limits.items():
        today = found.get(key, Mark(*key, last=0, count=0, digest=""))
        if today.last < mark.last:
            finding = Finding("high_water_regressed", "serial", value=today.last, limit=mark.last)
            yield Regression(*key, finding)
        elif today.digest != mark.digest:
            yield Regression(*key, Finding("high_water_changed", "serial", limit=mark.last))


def _rows(connection: sa.Connection) -> Iterable[Row]:
    c = certificates.c
    query = sa.select(c.number, c.assessment, c.candidate, c.holder, c.project, c.issued_on).order_by(
        c.number
    )
    return connection.execution_options(yield_per=10_000).execute(query)


def _marks(connection: sa.Connection, until: Mapping[Key, int] | None = None) -> Iterator[Mark]:
    """Return the marks of the certificates up to these serials, or of all."""
    for prefix, group in groupby(_rows(connection), lambda row: row.number // SeriesKey.SPAN):
        key = SeriesKey.from_prefix(prefix)
        limit = SeriesKey.SPAN if until is None else until.get((key.year, key.city), 0)
        digest, last, count = sha256(), 0, 0
        for row in group:
            if (serial := row.number % SeriesKey.SPAN) <= limit:
                # With its length in front, a field cannot pass for the end of another.
                digest.update("".join(f"{len(str(field))}:{field}" for field in row).encode())
                last, count = serial, count + 1
        if count:
            yield Mark(key.year, key.city, last, count, digest.hexdigest())
