"""空白证书 of the register: which certificate each was used for, and its fate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import Book, CertificateNumber, normal_form
from .batches import SIZE
from .book import Stored, stored
from .entry import as_stored, as_text, day, readable, unreadable
from .schema import blanks

_ENDING = ("spoil", "correct", "reissue", "void")


class BlankRecord(NamedTuple):
    """A blank sheet that was used or spoilt.

    `fate` is that of `Sheet`, or `destroyed` where nothing was printed on it; then `number` is None. `reason`
    is that of the step which ended its use.

    >>> day = datetime.date(2026, 11, 24)
    >>> BlankRecord("43A0000012", None, "destroyed", day, day, "打印机卡纸").fate
    'destroyed'
    """

    blank: str
    number: CertificateNumber | None
    fate: str
    used_on: date
    until: date | None
    reason: str | None


def records(connection: sa.Connection, fate: str | None = None) -> Iterator[BlankRecord]:
    """Return the sheets in the order of their numbers, or those of one fate.

    Raises `RegisterError` with the number, or the sheet, of a row that cannot be.
    """
    as_stored(connection)
    key = blanks.c.blank_key
    query = as_text(blanks).add_columns(key.label("raw")).order_by(key).limit(SIZE)
    after = ""
    # Page by page: not every database lets a connection ask something else meanwhile.
    while rows := connection.execute(query.where(key > after)).all():
        after = rows[-1].raw
        numbers = [row.number for row in rows if isinstance(row.number, int)]
        found = stored(connection, numbers)
        books = {number: here.book for number, here in found if isinstance(here, Stored)}
        for row in rows:
            record = _record(row, books)
            if fate in (None, record.fate):
                yield record


def _record(row: sa.Row[Any], books: dict[int, Book]) -> BlankRecord:
    if row.number is None:
        used_on = day(row.used_on)
        if used_on is None or not readable(row.blank) or normal_form(row.blank) != row.blank_key:
            raise unreadable(row.blank)
        return BlankRecord(row.blank, None, "destroyed", used_on, used_on, row.reason)
    book = books.get(row.number)
    named = [sheet for sheet in book.sheets if sheet.blank.number == row.blank] if book else ()
    if not (book and named and isinstance(row.seq, int)):
        raise unreadable(row.number)
    ending = next((event for event in book.events[row.seq :] if event.step in _ENDING), None)
    reason = ending.reason if ending else None
    [sheet] = named
    return BlankRecord(row.blank, book.number, sheet.fate, sheet.printed_on, sheet.until, reason)
