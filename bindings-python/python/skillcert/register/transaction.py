"""核发: certificates numbered, corrected and led through their steps in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from .. import Book, CertificateEvent, CertificateNumber, Finding, NumberScheme, Series, SeriesKey
from . import book, kinds
from .alike import Other, alike
from .answer import Answers, Refused
from .assessments import refuse_respelled
from .batches import insert
from .counter import Counter, digits
from .errors import refuse
from .held import Held, Shelf, held
from .keys import Key, recordable, total_of
from .matching import (
    NOT_ISSUED,
    Find,
    Marks,
    Written,
    answers,
    found,
    fresh_of,
    marks_of,
    refused,
    standing,
)
from .request import Request
from .rows import Facts, Row, certificate_row, correction_row
from .schema import certificates, corrections
from .use import Use, whole
from .wanted import Wanted, checked, looked_at


class Transaction:
    """Certificates issued together, all or none; made by `Register.transaction` and `Register.run`.

    After a call that failed, nothing is stored: every further call, and the end of the transaction, raises
    its error again.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> with register.transaction() as transaction:
    ...     [issued] = transaction.issue([wanted], issued_on=day, city="01")
    ...     assert issued.number.serial == 1  # or print it: what fails here takes the number back
    """

    def __init__(self, use: Use) -> None:
        self._use = use

    @whole
    def issue(
        self,
        requests: Iterable[Request],
        *,
        issued_on: date,
        city: str,
        scheme: NumberScheme | None = None,
        apart: bool = True,
    ) -> Answers:
        """Give numbers to the requests in their order: as many answers as requests.

        A request whose candidate has a valid certificate already is given its number again; other marks are
        entered as corrected. A void certificate is replaced where the request names it. Without `apart`, a
        new candidate whose id or name is like another's in the assessment is held back.

        Raises `ValidationError`, with the `row` of the request, if a decision is no pass, the holder is blank
        or a text too long; if the date or the city does not fit, or the series of the year and city has too
        few serials left, or its counter was changed; `RegisterError` for an assessment in another spelling.
        """
        series = Series(issued_on, kinds.of(str, city, "city"), scheme=scheme)
        issued_on = kinds.of(date, issued_on, "issued_on")
        wanted = checked(kinds.all_of(Request, requests, "requests"), issued_on, series)
        shelf = held(self._connection, [each.key for each in wanted])
        fresh, marks = fresh_of(wanted, shelf), marks_of(wanted, shelf, found)
        likes, numbers = dict[Key, tuple[str, Other]](), dict[Key, CertificateNumber]()
        findings: list[Finding] = []
        if fresh:
            # Everything slow has been done: the counters are locked from here to the end of the transaction.
            counter = self._lock(series.key, fresh, marks)
            if came := held(self._connection, fresh):
                fresh = fresh_of(fresh.values(), shelf := shelf | came)
            self._check_void(fresh.values())
            likes = {} if apart else alike(self._connection, fresh.values())
            fresh = {key: each for key, each in fresh.items() if key not in likes}
        if fresh:
            findings = _falling(issued_on, counter.last_issued_on)
            numbers = dict(zip(fresh, counter.reserve(len(fresh), scheme), strict=True))
            self._store(counter, _rows(fresh, numbers, shelf, issued_on), issued_on)
        written = Written(fresh, numbers, self._correct(marks, found, issued_on), likes)
        return Answers(answers(wanted, shelf, written), findings)

    @whole
    def review(self, requests: Iterable[Request], *, on: date) -> list[Refused | None]:
        """Find the valid certificates of candidates whose decision is no pass: as many answers as requests.

        Such a decision is entered as the corrected one, on the day `on`; the certificate stands until it is
        void.

        Raises `ValidationError`, with the `row` of the request, for a candidate of whom nothing is left, or a
        text that is too long; `RegisterError` as `issue` does.
        """
        on = recordable(kinds.of(date, on, "on"))
        wanted = looked_at(kinds.all_of(Request, requests, "requests"))
        refuse_respelled(self._connection, [each.key[0] for each in wanted])
        shelf = held(self._connection, [each.key for each in wanted])
        self._correct(marks_of(wanted, shelf, standing), standing, on)
        return [_stands(standing(each, shelf.get(each.key, ()))) for each in wanted]

    @whole
    def numbers(self, requests: Iterable[Request]) -> list[list[CertificateNumber]]:
        """Return the numbers that the candidate of each request has in the assessment, void ones first.

        Raises `ValidationError`, with the `row` of the request, for a candidate of whom nothing is left, or a
        text that is too long.
        """
        wanted = looked_at(kinds.all_of(Request, requests, "requests"))
        shelf = held(self._connection, [each.key for each in wanted])
        return [[here.number for here in shelf.get(each.key, ())] for each in wanted]

    @whole
    def apply(self, number: CertificateNumber, *events: CertificateEvent) -> Book:
        """Take steps on a certificate, all or none; its last ones once more change nothing.

        Raises `ValidationError`: a number that was not issued, a step that core refuses (`Book.apply`), a
        blank sheet that was used for another certificate or is on record as spoilt.
        """
        number = kinds.of(CertificateNumber, number, "number")
        if not events:
            raise TypeError("events: expected one or more")
        return book.apply(self._connection, number, *kinds.all_of(CertificateEvent, events, "events"))

    @whole
    def apply_all(self, steps: Iterable[book.Step]) -> list[Book]:
        """Take steps on certificates, all or none; as many books as steps, each as it is at the end.

        Raises `ValidationError` as `apply` does, with the `row` of the step.
        """
        return book.append_all(self._connection, kinds.all_of(book.Step, steps, "steps"))

    @property
    def _connection(self) -> sa.Connection:
        return self._use.connection

    def _lock(self, own: SeriesKey, fresh: Mapping[Key, Wanted], marks: Marks) -> Counter:
        """Lock all the counters that a call needs, and return its own: that of the new numbers.

        No assessment of theirs is in the register under another spelling.
        """
        void = [each.request.replaces.series for each in fresh.values() if each.request.replaces]
        concerned = {own, *void, *(number.series for number in marks)}
        counter = Counter.lock_all(self._connection, concerned)[own]
        refuse_respelled(self._connection, [assessment for assessment, _ in fresh])
        return counter

    def _store(self, counter: Counter, rows: Sequence[Row], issued_on: date) -> None:
        counter.move(counter.next + len(rows), issued_on, total_of(rows))
        insert(self._connection, certificates, rows)

    def _check_void(self, fresh: Iterable[Wanted]) -> None:
        """Refuse to replace what is not void when its book is read as a whole."""
        named = [int(each.request.replaces) for each in fresh if each.request.replaces]
        for number, stored in book.read_many(self._connection, named).items():
            if stored.book.stage != "void":
                raise refuse("replaces_needs_void", "certificate", value=number)

    def _correct(self, marks: Marks, find: Find, on: date) -> set[CertificateNumber]:
        """Enter the marks that differ in a later request; return of which certificates."""
        counters = Counter.lock_all(self._connection, {number.series for number in marks})
        wanted = [each for _, each in marks.values()]
        marks = marks_of(wanted, held(self._connection, [each.key for each in wanted]), find)
        for key, counter in counters.items():
            rows = [
                correction_row(int(number), here.corrected + 1, on, each.decision)
                for number, (here, each) in marks.items()
                if number.series == key
            ]
            insert(self._connection, corrections, rows)
            counter.move(counter.next, None, total_of(rows))
        return set(marks)


def _stands(here: Held | Refused) -> Refused | None:
    if isinstance(here, Held):
        return refused("certificate_stands", here.number)
    return None if here is NOT_ISSUED else here


def _rows(
    fresh: Mapping[Key, Wanted], numbers: Mapping[Key, CertificateNumber], shelf: Shelf, issued_on: date
) -> list[Row]:
    return [
        certificate_row(int(numbers[key]), _facts(each, shelf.get(key, ()), issued_on))
        for key, each in fresh.items()
    ]


def _facts(each: Wanted, line: Sequence[Held], issued_on: date) -> Facts:
    request, (assessment, candidate) = each.request, each.key
    return Facts(
        assessment,
        request.candidate,
        candidate,
        line[-1].generation + 1 if line else 0,
        int(request.replaces) if request.replaces else None,
        request.holder,
        request.project.name,
        " ".join(request.project.traits),
        each.decision,
        request.assessed_on,
        issued_on,
        "",
        each.keep,
    )


def _falling(issued_on: date, last: date | None) -> list[Finding]:
    if last is None or issued_on >= last:
        return []
    return [Finding("issue_date_before_last", "date", value=digits(issued_on), limit=digits(last))]
