"""核发: certificates numbered, corrected and led through their steps in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from .. import Book, CertificateEvent, CertificateNumber, Finding, NumberScheme, Series
from . import book
from .alike import Other, alike
from .answer import Answers, Issued, Refused
from .batches import insert
from .counter import Counter, digits
from .errors import refuse
from .held import Held, Shelf, held
from .keys import Key, total_of
from .request import Request
from .rows import Facts, certificate_row, correction_row
from .schema import certificates, corrections
from .wanted import Wanted, checked, looked_at

# The certificate that answers a request, or why none does.
Find = Callable[[Wanted, Sequence[Held]], Held | Refused]
# The certificates whose marks are told otherwise now.
Marks = dict[CertificateNumber, tuple[Held, Wanted]]
_NOT_ISSUED = Refused(Finding("not_issued", "whole"))


class Transaction:
    """Certificates issued together, all or none; made by `Register.transaction` and `Register.run`.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> with register.transaction() as transaction:
    ...     [issued] = transaction.issue([wanted], issued_on=day, city="01")
    ...     assert issued.number.serial == 1  # or print it: what fails here takes the number back
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def issue(
        self,
        requests: Sequence[Request],
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
        few serials left, or its counter was changed by hand.
        """
        series = Series(issued_on, city, scheme=scheme)
        wanted = checked(requests, issued_on, series)
        shelf = held(self._connection, [each.key for each in wanted])
        fresh, marks = _fresh(wanted, shelf), _marks(wanted, shelf, _found)
        likes: dict[Key, tuple[str, Other]] = {}
        findings: list[Finding] = []
        new: set[CertificateNumber] = set()
        if fresh:
            # Everything slow has been done: the counters are locked from here to the end of the transaction.
            void = [each.request.replaces.series for each in fresh.values() if each.request.replaces]
            locked = {series.key, *void, *(number.series for number in marks)}
            counter = Counter.lock_all(self._connection, locked)[series.key]
            shelf |= held(self._connection, fresh)
            fresh = _fresh(fresh.values(), shelf)
            self._check_void(fresh.values())
            likes = {} if apart else alike(self._connection, fresh.values())
            fresh = {key: each for key, each in fresh.items() if key not in likes}
        if fresh:
            findings = _falling(issued_on, counter.last_issued_on)
            new = self._store(fresh, shelf, counter, issued_on, scheme)
        corrected = self._correct(marks, _found, issued_on)
        return Answers(_answers(wanted, shelf, likes, new, corrected), findings)

    def review(self, requests: Sequence[Request], *, on: date) -> list[Refused | None]:
        """Find the valid certificates of candidates whose decision is no pass: as many answers as requests.

        Such a decision is entered as the corrected one, on the day `on`; the certificate stands until it is
        void.

        Raises `ValidationError`, with the `row` of the request, for a candidate of whom nothing is left, or a
        text that is too long.
        """
        wanted = looked_at(requests)
        shelf = held(self._connection, [each.key for each in wanted])
        self._correct(_marks(wanted, shelf, _standing), _standing, on)
        answers: list[Refused | None] = []
        for each in wanted:
            here = _standing(each, shelf.get(each.key, ()))
            if isinstance(here, Held):
                here = _refused("certificate_stands", here.number)
            answers.append(None if here is _NOT_ISSUED else here)
        return answers

    def apply(self, number: CertificateNumber, *events: CertificateEvent) -> Book:
        """Take steps on a certificate, all or none; those that it has as its last ones already change
        nothing.

        Raises `ValidationError`: a number that was not issued, a step that core refuses (`Book.apply`), a
        blank sheet that was used for another certificate or is on record as spoilt.
        """
        return book.apply(self._connection, number, *events)

    def apply_all(self, steps: Sequence[tuple[CertificateNumber, CertificateEvent]]) -> list[Book]:
        """Take steps on certificates, all or none; as many books as steps, each as it is at the end.

        Raises `ValidationError` as `apply` does, with the `row` of the step.
        """
        return book.append_all(self._connection, steps)

    def _store(
        self,
        fresh: Mapping[Key, Wanted],
        shelf: Shelf,
        counter: Counter,
        issued_on: date,
        scheme: NumberScheme | None,
    ) -> set[CertificateNumber]:
        """Store new certificates, and put them on the shelf."""
        numbers, rows = counter.reserve(len(fresh), scheme), []
        for number, each in zip(numbers, fresh.values(), strict=True):
            line = shelf.setdefault(each.key, [])
            facts = _facts(each, line[-1].generation + 1 if line else 0, issued_on)
            rows.append(certificate_row(int(number), facts))
            line.append(
                Held(number, facts.generation, facts.holder, facts.project, facts.decision, facts.keep)
            )
        insert(self._connection, certificates, rows)
        counter.move(counter.next + len(rows), issued_on, total_of(rows))
        return set(numbers)

    def _check_void(self, fresh: Iterable[Wanted]) -> None:
        """Refuse to replace what is not void when its book is read as a whole."""
        named = [int(each.request.replaces) for each in fresh if each.request.replaces]
        for number, stored in book.read_many(self._connection, named).items():
            if stored.book.stage != "void":
                raise refuse("replaces_needs_void", "certificate", value=number)

    def _correct(self, marks: Marks, find: Find, on: date) -> set[CertificateNumber]:
        """Enter the marks that are told otherwise now; returns of which certificates."""
        counters = Counter.lock_all(self._connection, {number.series for number in marks})
        wanted = [each for _, each in marks.values()]
        marks = _marks(wanted, held(self._connection, [each.key for each in wanted]), find)
        for key, counter in counters.items():
            rows = [
                correction_row(int(number), here.corrected + 1, on, each.decision)
                for number, (here, each) in marks.items()
                if number.series == key
            ]
            insert(self._connection, corrections, rows)
            counter.move(counter.next, None, total_of(rows))
        return set(marks)


def _found(each: Wanted, line: Sequence[Held]) -> Held | Refused:
    """Return the certificate that a request is answered with, `_NOT_ISSUED` where one is to be issued."""
    if replaces := each.request.replaces:
        place = next((place for place, here in enumerate(line, 1) if here.number == replaces), None)
        if place is None or not line[place - 1].void:
            return _refused("replaces_needs_void", replaces)
        line = line[place : place + 1]
    if not line:
        return _NOT_ISSUED
    here = line[-1]
    if here.void:
        return _refused("certificate_void", here.number)
    if not each.is_for(here):
        if replaces:
            return _refused("replaced_already", here.number)
        return _refused("certificate_of_another", here.number, "candidate")
    return here


def _standing(each: Wanted, line: Sequence[Held]) -> Held | Refused:
    """Return the valid certificate of a candidate, `_NOT_ISSUED` where there is none."""
    if not line or line[-1].void:
        return _NOT_ISSUED
    here = line[-1]
    return here if each.is_for(here) else _refused("certificate_of_another", here.number, "candidate")


def _fresh(wanted: Iterable[Wanted], shelf: Shelf) -> dict[Key, Wanted]:
    """Return the requests for which certificates are to be issued; of each candidate the first."""
    fresh: dict[Key, Wanted] = {}
    for each in wanted:
        if _found(each, shelf.get(each.key, ())) is _NOT_ISSUED:
            fresh.setdefault(each.key, each)
    return fresh


def _marks(wanted: Iterable[Wanted], shelf: Shelf, find: Find) -> Marks:
    """Return the certificates whose marks differ from those of the first request that is for them."""
    first: Marks = {}
    for each in wanted:
        if isinstance(here := find(each, shelf.get(each.key, ())), Held):
            first.setdefault(here.number, (here, each))
    return {
        number: (here, each)
        for number, (here, each) in first.items()
        if here.decision not in (None, each.decision)
    }


def _facts(each: Wanted, generation: int, issued_on: date) -> Facts:
    request = each.request
    return Facts(
        assessment=each.key[0],
        candidate=request.candidate,
        candidate_key=each.key[1],
        generation=generation,
        replaces=int(request.replaces) if request.replaces else None,
        holder=request.holder,
        project=request.project.name,
        traits=" ".join(request.project.traits),
        decision=each.decision,
        assessed_on=request.assessed_on,
        issued_on=issued_on,
        source="",
        keep=each.keep,
    )


def _falling(issued_on: date, last: date | None) -> list[Finding]:
    if last is None or issued_on >= last:
        return []
    return [Finding("issue_date_before_last", "date", value=digits(issued_on), limit=digits(last))]


def _answers(
    wanted: Iterable[Wanted],
    shelf: Shelf,
    likes: Mapping[Key, tuple[str, Other]],
    new: set[CertificateNumber],
    corrected: set[CertificateNumber],
) -> list[Issued | Refused]:
    answers: list[Issued | Refused] = []
    first: dict[CertificateNumber, Wanted] = {}
    for each in wanted:
        if like := likes.get(each.key):
            code, other = like
            number = (
                shelf[other][-1].number if isinstance(other, tuple) else CertificateNumber.from_int(other)
            )
            answers.append(_refused(code, number, "candidate"))
        elif isinstance(here := _found(each, shelf.get(each.key, ())), Refused):
            answers.append(here)
        elif first.setdefault(here.number, each).decision != each.decision:
            answers.append(_refused("candidate_repeated", here.number, "candidate"))
        else:
            already = here.number not in new or first[here.number] is not each
            answers.append(Issued(here.number, already, _differing(each, here, corrected)))
    return answers


def _differing(each: Wanted, here: Held, corrected: set[CertificateNumber]) -> Finding | None:
    """Return what the register holds differently from a request for the same certificate."""
    if here.number in corrected:
        return Finding("marks_differ", "decision", value=int(here.number))
    if here.holder != each.request.holder:
        return Finding("record_differs", "holder", value=int(here.number))
    if each.keep not in (None, here.keep):
        return Finding("record_differs", "document", value=int(here.number))
    return None


def _refused(code: str, number: CertificateNumber, component: str = "certificate") -> Refused:
    return Refused(Finding(code, component, value=int(number)), number)
