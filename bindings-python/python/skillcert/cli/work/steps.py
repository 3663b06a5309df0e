"""Steps of certificates, from the command line or from the rows of a table: read, and entered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from skillcert import CertificateEvent, CertificateNumber, Finding, ValidationError, normal_form, parse_date
from skillcert.tables.column import choose
from skillcert.texts import Text

from .inputs import iso
from .job import Found, Layout
from .reasons import Reason

if TYPE_CHECKING:
    from skillcert import Book
    from skillcert.register import Register, Transaction

# What a step may need, as a table calls it; a cell that is filled counts before the option.
COLUMNS = {
    "on": ("日期", "on"),
    "blank": ("空白证书", "blank"),
    "reason": ("原因", "reason"),
    "holder": ("更正后姓名", "corrected_to"),
}

OTHER_SHEET = Finding("blank_not_present", "blank")


@dataclass(frozen=True)
class Asked:
    """The step requested for one certificate; `row` is that of a table, 0 without one."""

    number: str
    on: date
    row: int = 0
    blank: str = ""
    reason: str = ""
    holder: str = ""


class Step(NamedTuple):
    """What is to be entered for one certificate; `sheet`, if there is one, has to be the one that it ends."""

    asked: Asked
    number: CertificateNumber
    events: tuple[CertificateEvent, ...]
    sheet: str = ""


class Read(NamedTuple):
    """The steps that a table requests, the column that was found, and how many rows have no number."""

    asked: list[Asked]
    found: Text
    skipped: int


class Refusal(NamedTuple):
    """What is not entered, and why."""

    row: int
    number: str
    reason: Reason


@dataclass(frozen=True)
class Rows:
    """A table whose rows each request a step: its path, its layout, its column of numbers."""

    path: str
    layout: Layout
    column: str | None

    def read(self, given: Asked, refused: list[Refusal]) -> Read:
        """Read the table; `given` says what blank cells do not."""
        with self.layout.open(self.path) as source, source.open() as table:
            number = choose(source, table, self.column)
            places = {name: table.column(*headings) for name, headings in COLUMNS.items()}
            known = {name: place for name, place in places.items() if place is not None}
            batches = table.batches([number.place, *known.values()], whole=False)
            asked, skipped = list[Asked](), 0
            for row, (cell, *cells) in table.records(batches):
                if not cell.strip():
                    skipped += 1
                    continue
                filled = {name: text for name, text in zip(known, cells, strict=True) if text.strip()}
                try:
                    on = parse_date(iso(filled.pop("on").strip())) if "on" in filled else given.on
                except ValidationError as error:
                    refused.append(Refusal(row, cell, error))
                else:
                    asked.append(replace(given, number=cell, row=row, on=on, **filled))
            return Read(asked, Found(self.path, table.form, number).text, skipped)


def enter(register: Register, steps: Sequence[Step], *, dry_run: bool = False) -> list[Book]:
    """Enter steps, all or none; return the book after each.

    Raises `ValidationError` for one that is refused.
    """
    from skillcert.register import RequestError

    pairs = [(step.number, event) for step in steps for event in step.events]
    ends = _ends(steps)

    def work(transaction: Transaction) -> list[Book]:
        books = transaction.apply_all(pairs)
        after = [books[end - 1] for end in ends]
        for step, book, end in zip(steps, after, ends, strict=True):
            if _is_other_sheet(step, book):
                raise RequestError(OTHER_SHEET, end)
        return after

    return register.run(work, dry_run=dry_run)


def enter_all(register: Register, steps: Sequence[Step], refused: list[Refusal]) -> list[Book]:
    """Enter steps where none was refused so far; else only find out which others would be."""
    failure = None
    if not refused:
        try:
            return enter(register, steps)
        except ValidationError as error:
            failure = error
    refused += _refusals(register, steps)
    if failure and not refused:  # an earlier row stands in its way, or somebody made it possible meanwhile
        refused.append(_late(steps, failure))
    return []


def _late(steps: Sequence[Step], error: ValidationError) -> Refusal:
    """Return the step that was refused when all were about to be entered."""
    from skillcert.register import RequestError

    event = error.row if isinstance(error, RequestError) else 1
    step = steps[bisect_left(_ends(steps), event)]
    return Refusal(step.asked.row, str(step.number), plain(error))


def _ends(steps: Sequence[Step]) -> list[int]:
    """Return which of all the events is the last of each step, counted from 1."""
    return [*accumulate(len(step.events) for step in steps)]


def _refusals(register: Register, steps: Sequence[Step]) -> Iterator[Refusal]:
    """Return what each step by itself would be refused for. Nothing is entered."""
    for step in steps:
        try:
            enter(register, [step], dry_run=True)
        except ValidationError as error:
            yield Refusal(step.asked.row, str(step.number), plain(error))


def plain(error: ValidationError) -> ValidationError:
    """Return an error without its place in a request or document, which nobody has seen."""
    return ValidationError(error.finding)


def _is_other_sheet(step: Step, book: Book) -> bool:
    """Return whether a step ended another sheet than the one that was named."""
    return bool(step.sheet) and normal_form(step.sheet) != normal_form(book.sheets[-1].blank.number)
