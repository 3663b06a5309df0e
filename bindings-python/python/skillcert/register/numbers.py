"""登记册中的编号: what a register says of its numbers to an audit, as a whole or to compare files with.

They come as they are taken from the database, so that millions need no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from .. import Audit, CertificateNumber, NumberScheme, SeriesKey
from . import counted
from .batches import batches
from .entry import number_of
from .schema import certificates, events

# Rows that are taken from the database at once, as many as an audit reads.
_TAKEN = 1 << 16


@dataclass(frozen=True)
class RegisterNumbers:
    """The numbers that were issued, those of a province that are used up otherwise, and its last numbers.

    `voids` are void certificates and declared serials; `last` is the last number that each counter gave.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> issued = register.issue([wanted], issued_on=day, city="01")
    >>> numbers = register.numbers()
    >>> file = Audit("file")
    >>> file.add(["2618010000001"])
    >>> numbers.last, file.findings(issued=numbers.issued)
    ((CertificateNumber('2618010000001'),), ())
    """

    issued: Audit
    voids: Audit
    last: tuple[CertificateNumber, ...]


def read(connection: sa.Connection, scheme: NumberScheme) -> RegisterNumbers:
    """Return what the connection sees; numbers outside the scheme are counted, not entered."""
    issued, used = Audit("register", scheme=scheme), Audit("register:void")
    every = sa.select(certificates.c.number).order_by(certificates.c.number)
    issued.add(connection.scalars(every.execution_options(yield_per=_TAKEN)))
    for batch in batches(_void(connection, scheme)):
        used.void(batch)
    here = counted.read(connection)
    for batch in batches(_declared(here, scheme)):
        used.void(batch)
    last = tuple(
        _number(key, counter.next - 1)
        for key, counter in here.counters.items()
        if key.province == scheme.province and 1 < counter.next <= SeriesKey.SPAN
    )
    return RegisterNumbers(issued, used, last)


def _void(connection: sa.Connection, scheme: NumberScheme) -> Iterator[CertificateNumber]:
    number = events.c.number
    province = number // SeriesKey.SPAN // 100 % 100 == int(scheme.province)
    query = sa.select(number).where(events.c.step == "void", number.between(1, 10**13 - 1), province)
    found = map(number_of, connection.scalars(query.execution_options(yield_per=_TAKEN)))
    yield from filter(None, found)


def _declared(here: counted.Counted, scheme: NumberScheme) -> Iterator[CertificateNumber]:
    for key, ranges in here.declared.items():
        for first, last in ranges if key.province == scheme.province else ():
            yield from (_number(key, serial) for serial in range(first, last + 1))


def _number(key: SeriesKey, serial: int) -> CertificateNumber:
    return CertificateNumber.from_parts(year=key.year, province=key.province, city=key.city, serial=serial)
