"""核发: certificates numbered and stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from .. import Certificate, CertificateNumber, Finding, NumberScheme, Series, ValidationError
from .answer import Issued, Refused
from .batches import batches, insert
from .counter import Counter
from .errors import RequestError, refuse
from .request import Key, Request, by_assessment
from .rows import Facts
from .schema import certificates, voids

_STORED = sa.select(
    certificates.c.candidate,
    certificates.c.number,
    certificates.c.holder,
    certificates.c.project,
    voids.c.number.is_not(None).label("void"),
).outerjoin(voids)
_OF_ANOTHER = Finding("certificate_of_another", "candidate")
_VOID = Finding("certificate_void", "certificate")


class Stored(NamedTuple):
    """The certificate of a key."""

    number: CertificateNumber
    holder: str
    project: str
    void: bool


class Transaction:
    """Certificates issued together, all or none; made by `Register.transaction`.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
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
        late: bool = False,
    ) -> list[Issued | Refused]:
        """Give numbers to the requests in their order: as many answers as requests.

        A request whose key has a certificate already is given its number again. `late` allows a date of issue
        before the last one in the city: a booking made up for.

        Raises `ValidationError`, with the `row` of the request, if a decision is no pass or the holder is
        blank; if the date or the city does not fit, the date is before the last one, or the series of the
        year and city has too few serials left, or its counter was changed by hand.
        """
        series = Series(issued_on, city, scheme=scheme)
        facts = _checked(requests, issued_on, series)
        stored = self._stored(requests)
        fresh = _missing(requests, stored)
        if fresh:
            # Everything slow has been done: the counter is locked from here to the end of the transaction.
            counter = Counter.lock(self._connection, series.year, series.city)
            stored |= self._stored(fresh.values())
            fresh = _missing(requests, stored)
        if fresh:
            if not late:
                counter.check_date(issued_on)
            stored |= self._store(counter, {key: facts[key] for key in fresh}, issued_on, scheme)
        return _answers(requests, stored, series.city, fresh)

    def _stored(self, requests: Iterable[Request]) -> dict[Key, Stored]:
        stored: dict[Key, Stored] = {}
        for assessment, candidates in by_assessment(requests).items():
            query = _STORED.where(certificates.c.assessment == assessment)
            # Most assessments have no certificate yet.
            for batch in batches(candidates) if self._has_any(assessment) else ():
                for row in self._connection.execute(query.where(certificates.c.candidate.in_(batch))):
                    number = CertificateNumber.from_int(row.number)
                    stored[assessment, row.candidate] = Stored(
                        number, row.holder, row.project, bool(row.void)
                    )
        return stored

    def _has_any(self, assessment: str) -> bool:
        query = sa.select(certificates.c.number).where(certificates.c.assessment == assessment).limit(1)
        return self._connection.scalar(query) is not None

    def _store(
        self,
        counter: Counter,
        fresh: dict[Key, Facts],
        issued_on: date,
        scheme: NumberScheme | None,
    ) -> dict[Key, Stored]:
        numbers = list(counter.reserve(len(fresh), scheme))
        counter.move(counter.next + len(fresh), issued_on)
        rows = [(int(number), *facts) for number, facts in zip(numbers, fresh.values(), strict=True)]
        insert(self._connection, certificates, rows)
        return {
            key: Stored(number, facts.holder, facts.project, void=False)
            for number, (key, facts) in zip(numbers, fresh.items(), strict=True)
        }


def _checked(requests: Sequence[Request], issued_on: date, series: Series) -> dict[Key, Facts]:
    """Return the facts of each key; refuses whatever no certificate can be issued on."""
    if not requests:
        return {}
    # Any number of the series tells whether year and city fit.
    numbers, _ = series.reserve(1)
    facts: dict[Key, Facts] = {}
    for place, request in enumerate(requests, 1):
        if request.key not in facts:
            try:
                facts[request.key] = _facts(request, numbers.first, issued_on, series.city)
            except ValidationError as error:
                raise RequestError(error.finding, place) from None
    return facts


def _facts(request: Request, number: CertificateNumber, issued_on: date, city: str) -> Facts:
    if not request.candidate.strip():
        raise refuse("candidate_missing", "candidate")
    # Whose seals the certificate will bear is no business of the numbers.
    Certificate.check(
        request.decision,
        holder=request.holder,
        project=request.project,
        city=city,
        assessed_on=request.assessed_on or issued_on,
        number=number,
        issued_on=issued_on,
    )
    return Facts(
        request.assessment,
        request.candidate,
        request.holder,
        request.project.name,
        request.decision.to_json(),
        request.assessed_on,
        issued_on,
        source="",
    )


def _missing(requests: Iterable[Request], stored: dict[Key, Stored]) -> dict[Key, Request]:
    missing: dict[Key, Request] = {}
    for request in requests:
        if (key := request.key) not in stored:
            missing.setdefault(key, request)
    return missing


def _answers(
    requests: Sequence[Request], stored: dict[Key, Stored], city: str, fresh: dict[Key, Request]
) -> list[Issued | Refused]:
    answers: list[Issued | Refused] = []
    for request in requests:
        key = request.key
        here = stored[key]
        if (here.holder, here.project, here.number.city) != (request.holder, request.project.name, city):
            answers.append(Refused(_OF_ANOTHER))
        elif here.void:
            answers.append(Refused(_VOID))
        else:
            answers.append(Issued(here.number, fresh.pop(key, None) is None))
    return answers
