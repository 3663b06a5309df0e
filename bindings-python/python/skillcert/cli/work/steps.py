"""Steps of certificates, from the command line or from the rows of a table: read, and entered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from skillcert import CertificateEvent, CertificateNumber, Finding, ValidationError, normal_form, parse_date
from skillcert.tables.column import Chosen
from skillcert.tables.remarks import Remarks
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.table import Table
from skillcert.tables.understood import Understood, understand
from skillcert.texts import Text

from .contradiction import Contradiction, where
from .found import Found, Seen
from .inputs import iso
from .job import Layout, entries, parts
from .place import Place
from .reasons import Reason

if TYPE_CHECKING:
    from skillcert import Book
    from skillcert.register import Register, Transaction

# What a step may need; a cell that is filled counts before the option.
COLUMNS = {"on": Role.ON, "blank": Role.BLANK, "reason": Role.REASON, "holder": Role.CORRECTED_TO}
WANTED = Wanted(optional=(*COLUMNS.values(),), number=True)

# Where the holder is compared, before something is done that cannot be undone.
COMPARED = Wanted(optional=(*COLUMNS.values(), Role.NAME), number=True)
# What speaks against a print, besides the words against a result.
_UNPRINTED = re.compile("[不未没勿缓暂停](?:要|予)?[打印]|重打|错打|打错|毁损|[不缓]发")
# Where a step is that no table says.
NOWHERE = Place(0)
# Of a certificate number.
DIGITS = 13
OTHER_SHEET = Finding("blank_not_present", "blank")


@dataclass(frozen=True)
class Asked:
    """The step requested for one certificate; `place` is where a table says it."""

    number: str
    on: date
    place: Place = NOWHERE
    blank: str = ""
    reason: str = ""
    holder: str = ""
    # Whose the certificate is, as a table says.
    called: str = ""

    @property
    def key(self) -> int:
        """Return the number as a register has it; 0, which none has, for what is no number."""
        return int(self.number) if self.number.isdecimal() and len(self.number) == DIGITS else 0


class Step(NamedTuple):
    """What is to be entered for one certificate; `sheet`, if there is one, has to be the one that it ends."""

    asked: Asked
    number: CertificateNumber
    events: tuple[CertificateEvent, ...]
    sheet: str = ""


class Read(NamedTuple):
    """The steps that a table requests, what was understood of it, and how many rows have no number."""

    asked: list[Asked]
    found: Found
    blank: int


class Refusal(NamedTuple):
    """What is not entered, and why; `cell` may be anything where it is no number."""

    place: Place
    cell: str
    reason: Reason

    @property
    def number(self) -> str:
        """Return the cell where it is a number by its digits: of a wrong column, it is somebody's."""
        digits = normal_form(self.cell)
        return self.cell if digits.isdecimal() and len(digits) == DIGITS else ""


@dataclass(frozen=True)
class Rows:
    """A table whose rows each request a step: its path and its layout."""

    path: str
    layout: Layout
    # Whether names and remarks are compared.
    compared: bool = False

    def read(self, given: Asked, refused: list[Refusal], lang: str) -> Read:
        """Read the table; `given` says what blank cells do not."""
        asked, blank = list[Asked](), 0
        with self.layout.open(self.path) as document:
            understanding = understand(document, COMPARED if self.compared else WANTED, self.layout.said)
            seen = []
            for part in parts(document, understanding, partial(Request.of, compared=self.compared)):
                seen.append(Seen(part.understood))
                for place, (cell, *cells) in entries(part, seen[-1], lang, quiet=True):
                    if not cell.strip():
                        blank += 1
                        continue
                    if reason := part.chosen.remark(cells):
                        refused.append(Refusal(place, cell, reason))
                        continue
                    try:
                        asked.append(part.chosen.asked(given, place, cell, cells))
                    except ValidationError as error:
                        refused.append(Refusal(place, cell, error))
            document.source.refuse_changed()
            return Read(asked, Found.of(document, understanding, seen), blank)


@dataclass(frozen=True)
class Request:
    """The columns of a table of steps: that of the numbers, and those of what a step may need."""

    number: int
    known: Mapping[str, int]
    # The others, where remarks are read, and the words of a remark.
    others: Sequence[Chosen]
    remarks: Remarks

    @classmethod
    def of(cls, understood: Understood, _: Table[Any], *, compared: bool = False) -> Request:
        """Return the columns that a table has."""
        places = understood.places
        roles = {**COLUMNS, "called": Role.NAME}
        known = {name: places[role].place for name, role in roles.items() if role in places}
        taken = {chosen.place for chosen in places.values()}
        others = [
            Chosen(place, heading, True)
            for place, (heading, _) in enumerate(understood.headings if compared else ())
            if place not in taken
        ]
        return cls(places[Role.NUMBER].place, known, others, understood.aliases.remarks)

    @property
    def places(self) -> list[int]:
        """Return where they are."""
        return [self.number, *self.known.values(), *(chosen.place for chosen in self.others)]

    def remark(self, cells: Sequence[str]) -> Reason | None:
        """Return what a further cell says against the step."""
        for chosen, cell in zip(self.others, cells[len(self.known) :], strict=True):
            found = _UNPRINTED.search(cell)
            if word := found[0] if found else self.remarks.said(cell):
                return Contradiction("step_contradicted", where(chosen), Text(word, word))
        return None

    def asked(self, given: Asked, place: Place, number: str, cells: Sequence[str]) -> Asked:
        """Return what a row requests; a blank cell leaves what is given."""
        filled = {name: text for name, text in zip(self.known, cells, strict=False) if text.strip()}
        if not any(map(str.isdigit, filled.get("blank", "0"))):  # 同上, 无, a dash: no number of a sheet
            raise ValidationError(Finding("blank_missing", "blank"))
        on = parse_date(iso(filled.pop("on").strip())) if "on" in filled else given.on
        return replace(given, number=number.strip(), place=place, on=on, **filled)


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
    return Refusal(step.asked.place, str(step.number), plain(error))


def _ends(steps: Sequence[Step]) -> list[int]:
    """Return which of all the events is the last of each step, counted from 1."""
    return [*accumulate(len(step.events) for step in steps)]


def _refusals(register: Register, steps: Sequence[Step]) -> Iterator[Refusal]:
    """Return what each step by itself would be refused for. Nothing is entered."""
    for step in steps:
        try:
            enter(register, [step], dry_run=True)
        except ValidationError as error:
            yield Refusal(step.asked.place, str(step.number), plain(error))


def plain(error: ValidationError) -> ValidationError:
    """Return an error without its place in a request or document, which nobody has seen."""
    return ValidationError(error.finding)


def _is_other_sheet(step: Step, book: Book) -> bool:
    """Return whether a step ended another sheet than the one that was named."""
    return bool(step.sheet) and normal_form(step.sheet) != normal_form(book.sheets[-1].blank.number)
