"""空白证书 of the register: which certificate each was used for, and its fate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import Book, CertificateNumber
from .batches import SIZE
from .book import read_many
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
    """Return the sheets in the order of their numbers, or those of one fate."""
    query = sa.select(blanks).order_by(blanks.c.blank_key).limit(SIZE)
    after = ""
    # Page by page: not every database lets a connection ask something else meanwhile.
    while rows := connection.execute(query.where(blanks.c.blank_key > after)).all():
        after = rows[-1].blank_key
        books = {
            number: stored.book
            for number, stored in read_many(
                connection, (row.number for row in rows if row.number is not None)
            ).items()
        }
        for row in rows:
            record = _record(row, books)
            if fate in (None, record.fate):
                yield record


def _record(row: sa.Row[Any], books: dict[int, Book]) -> BlankRecord:
    if row.number is None:
        return BlankRecord(row.blank, None, "destroyed", row.used_on, row.used_on, row.reason)
    book = books[row.number]
    [sheet] = [sheet for sheet in book.sheets if sheet.blank.number == row.blank]
    ending = next((event for event in book.events[row.seq :] if event.step in _ENDING), None)
    reason = ending.reason if ending else None
    return BlankRecord(row.blank, book.number, sheet.fate, sheet.printed_on, sheet.until, reason)
