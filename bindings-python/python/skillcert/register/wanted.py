"""Requests as a register looks at them before it is asked for numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .. import Certificate, CertificateNumber, Decision, Project, Series, ValidationError, name_form
from . import keep
from .errors import RequestError
from .held import Held
from .keys import Key, within
from .request import Request


class Wanted(NamedTuple):
    """A request with its key and what is stored of it.

    `place` is province and city, None where they make no difference.
    """

    request: Request
    key: Key
    decision: str
    keep: str | None
    place: tuple[str, str] | None

    def is_for(self, here: Held) -> bool:
        """Return whether a certificate is of this person, in this project, province and city."""
        return (
            any(map(self.names, (here.holder, *here.former)))
            and _alike(here.project, self.request.project.name)
            and self.place in (None, (here.number.province, here.number.city))
        )

    def names(self, holder: str) -> bool:
        """Return whether the request has this name, however it was typed."""
        return _alike(holder, self.request.holder)

    def bears_former(self, here: Held) -> bool:
        """Return whether the request has a name that was corrected since."""
        return not self.names(here.holder) and any(map(self.names, here.former))


def looked_at(requests: Iterable[Request]) -> list[Wanted]:
    """Return the requests with their keys.

    Raises `RequestError` for a candidate of whom nothing is left, or a text that is too long.
    """
    return _each(requests, lambda request: Wanted(request, request.key, _json(request.decision), None, None))


def checked(requests: Iterable[Request], issued_on: date, series: Series) -> list[Wanted]:
    """Return the requests with what is stored of them.

    Raises `RequestError` for whatever no certificate can be issued on.
    """
    # Any number of the series tells whether year and city fit.
    numbers, _ = series.reserve(1)
    return _each(requests, lambda request: _wanted(request, numbers.first, issued_on, series.city))


def _alike(name: str, other: str) -> bool:
    return name == other or name_form(name) == name_form(other)


def _wanted(request: Request, number: CertificateNumber, issued_on: date, city: str) -> Wanted:
    key = request.key
    project = request.project
    holder = within(request.holder, "holder")
    # All that is right of one name is right of another, if it is one.
    holder = "-" if name_form(holder) else holder
    _check(request.decision, holder, project, city, request.assessed_on, number, issued_on)
    within(project.name, "project")
    return Wanted(request, key, _json(request.decision), keep.write(request.keep), (number.province, city))


# Decisions are few: those of a batch have some hundred pairs of marks.
@lru_cache(1 << 10)
def _check(
    decision: Decision,
    holder: str,
    project: Project,
    city: str,
    assessed_on: date | None,
    number: CertificateNumber,
    issued_on: date,
) -> None:
    # Whose seals the certificate will bear is no business of the numbers.
    Certificate.check(
        decision,
        holder=holder,
        project=project,
        city=city,
        assessed_on=assessed_on,
        number=number,
        issued_on=issued_on,
    )


@lru_cache(1 << 10)
def _json(decision: Decision) -> str:
    return decision.to_json()


def _each(requests: Iterable[Request], look: Callable[[Request], Wanted]) -> list[Wanted]:
    wanted: list[Wanted] = []
    for row, request in enumerate(requests, 1):
        try:
            wanted.append(look(request))
        except ValidationError as error:
            raise RequestError(error.finding, row) from None
    return wanted
