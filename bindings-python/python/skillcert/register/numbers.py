"""登记册中的编号: what a register says of its numbers to an audit, as a whole or to compare files with.

They come as they are taken from the database, so that millions need no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from .. import Audit, CertificateNumber, NumberScheme, SeriesKey
from .batches import batches
from .schema import certificates, declarations, events, series

Row = Any

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
    for batch in batches(_declared(connection, scheme)):
        used.void(batch)
    counters = connection.execute(
        sa.select(series)
        .where(series.c.next > 1, series.c.province == scheme.province)
        .order_by(*series.primary_key)
    )
    last = tuple(_number(row, row.next - 1) for row in counters)
    return RegisterNumbers(issued, used, last)


def _void(connection: sa.Connection, scheme: NumberScheme) -> Iterator[CertificateNumber]:
    number = events.c.number
    province = number // SeriesKey.SPAN // 100 % 100 == int(scheme.province)
    query = sa.select(number).where(events.c.step == "void", number.between(1, 10**13 - 1), province)
    yield from map(CertificateNumber.from_int, connection.scalars(query.execution_options(yield_per=_TAKEN)))


def _declared(connection: sa.Connection, scheme: NumberScheme) -> Iterator[CertificateNumber]:
    for row in connection.execute(sa.select(declarations).where(declarations.c.province == scheme.province)):
        for serial in range(row.first, row.last + 1):
            yield _number(row, serial)


def _number(row: Row, serial: int) -> CertificateNumber:
    """Return a number of the series of a row."""
    return CertificateNumber.from_parts(year=row.year, province=row.province, city=row.city, serial=serial)
