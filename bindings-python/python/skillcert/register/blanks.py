"""空白证书: each sheet is used once in the whole register, or spoilt before it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from .. import ValidationError, normal_form
from .batches import batches, insert
from .entry import day, stored, whole
from .errors import RequestError, refuse
from .keys import blank_key, given, recordable
from .rows import Row
from .schema import blanks

T = TypeVar("T")


class Used:
    """Sheets that were used or spoilt: those of some that the register has, and those about to enter it."""

    def __init__(self, connection: sa.Connection, wanted: Iterable[str]) -> None:
        self.rows: dict[str, Any] = {}
        for batch in batches(map(normal_form, wanted)):
            for row in stored(connection, blanks, blanks.c.blank_key.in_(batch)):
                key, blank, number, seq, used_on, reason = row
                self.rows[key] = (key, blank, number, seq, day(used_on), reason)

    def take(self, blank: str, number: int, seq: int, on: date) -> Row:
        """Return the row of a sheet on which a certificate is printed.

        Raises `CertificateError` for a sheet that was used or spoilt.
        """
        return self._enter((blank_key(blank), blank, number, seq, on, None))

    def destroy(self, blank: str, on: date, reason: str) -> Row | None:
        """Return the row of a sheet that was spoilt before it was used; None if the register has that.

        Raises `CertificateError` for a sheet that was used, or spoilt on another day or for another reason.
        """
        row = (blank_key(blank), blank, None, None, on, reason)
        here = self.rows.get(row[0])
        return None if here and here[2:] == row[2:] else self._enter(row)

    def _enter(self, row: Row) -> Row:
        if here := self.rows.get(row[0]):
            raise refuse(
                "blank_destroyed" if here[2] is None else "blank_of_another", "blank", value=whole(here[2])
            )
        self.rows[row[0]] = row
        return row


def destroy(connection: sa.Connection, wanted: Sequence[str], on: date, reason: str) -> int:
    """Store sheets that were spoilt before they were used, all or none; return how many are new.

    Raises `CertificateError` for a reason that is missing, `NumberError` for a day of no year that numbers
    can say, `RequestError` for a sheet that cannot be entered.
    """
    given(reason)
    recordable(on)
    _each(wanted, blank_key)  # before the database is asked
    used = Used(connection, wanted)
    new = [row for row in _each(wanted, lambda blank: used.destroy(blank, on, reason)) if row]
    insert(connection, blanks, new)
    return len(new)


def _each(wanted: Sequence[str], work: Callable[[str], T]) -> list[T]:
    found = []
    for place, blank in enumerate(wanted, 1):
        try:
            found.append(work(blank))
        except ValidationError as error:
            raise RequestError(error.finding, place) from None
    return found
