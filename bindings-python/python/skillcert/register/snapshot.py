"""某一时刻: what a register holds at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from . import batch, declarations, export, high_water, lines
from .batch import Spoilt
from .declarations import Declaration
from .errors import refuse
from .fault import Fault
from .mark import HighWater
from .record import Record
from .use import still


class Moment:
    """A register at one moment: export and marks are of the same certificates; see `Register.snapshot`.

    >>> register = Register("sqlite:///register.db")
    >>> made = register.init()
    >>> with register.snapshot() as moment:
    ...     len(list(moment.records())), len(list(moment.lines())), moment.high_water().marks
    (0, 2, ())
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._lent = connection

    @property
    def _connection(self) -> sa.Connection:
        return still(self._lent)

    def records(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> Iterator[Record]:
        """Return the certificates in the order of their numbers, of one year or city if asked.

        What cannot be, whoever wrote it, is handed to `broken`; without it, it raises `ValidationError`.
        So does a city that has not two digits.
        """
        return export.records(self._connection, export.chosen(year, city), broken)

    def declarations(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> list[Declaration]:
        """Return the declared serials in order, of one year or city if asked.

        What cannot be, as in `records`.
        """
        return declarations.declared(self._connection, year, city, broken or _refuse)

    def destroyed(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> list[Spoilt]:
        """Return the blank sheets that were spoilt before printing; they are of a year, but of no city.

        What cannot be, as in `records`.
        """
        found = batch.destroyed(self._connection, broken or _refuse) if city is None else ()
        return [each for each in found if year in (None, each.on.year)]

    def lines(
        self,
        *,
        year: int | None = None,
        city: str | None = None,
        broken: Callable[[Fault], None] | None = None,
    ) -> Iterator[str]:
        """Return all of it as lines of JSON, without their ends: what `lines.read` reads again."""
        return lines.write(
            self.records(year=year, city=city, broken=broken),
            self.declarations(year=year, city=city, broken=broken),
            self.destroyed(year=year, city=city, broken=broken),
            year=year,
            city=city,
        )

    def high_water(self) -> HighWater:
        """Return how far the register has come, to be kept where the database is not."""
        return high_water.measure(self._connection)


def _refuse(fault: Fault) -> None:
    raise refuse(fault.finding.code, fault.finding.component)
