"""Requests as a register looks at them before it is asked for numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from .. import Certificate, Series, ValidationError, name_form
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
    return _each(
        requests, lambda request: Wanted(request, request.key, request.decision.to_json(), None, None)
    )


def checked(requests: Iterable[Request], issued_on: date, series: Series) -> list[Wanted]:
    """Return the requests with what is stored of them.

    Raises `RequestError` for whatever no certificate can be issued on.
    """
    return _each(requests, _Checks(issued_on, series).wanted)


class _Checks:
    """What is checked of requests; what many of them have in common, once."""

    def __init__(self, issued_on: date, series: Series) -> None:
        # Any number of the series tells whether year and city fit.
        numbers, _ = series.reserve(1)
        self._number, self._issued_on, self._city = numbers.first, issued_on, series.city
        self._place = numbers.first.province, series.city
        # The JSON of decisions, by what they were checked with; of objects that the requests keep.
        self._decided: dict[tuple[int, int, date | None], str] = {}

    def wanted(self, request: Request) -> Wanted:
        """Return a request with what is stored of it."""
        key = request.key
        if not name_form(within(request.holder, "holder")):
            self._check(request)
        together = id(request.decision), id(request.project), request.assessed_on
        if (decision := self._decided.get(together)) is None:
            self._check(request)
            within(request.project.name, "project")
            decision = self._decided[together] = request.decision.to_json()
        return Wanted(request, key, decision, keep.write(request.keep), self._place)

    def _check(self, request: Request) -> None:
        # Whose seals the certificate will bear is no business of the numbers.
        Certificate.check(
            request.decision,
            holder=request.holder,
            project=request.project,
            city=self._city,
            assessed_on=request.assessed_on,
            number=self._number,
            issued_on=self._issued_on,
        )


def _alike(name: str, other: str) -> bool:
    return name == other or name_form(name) == name_form(other)


def _each(requests: Iterable[Request], look: Callable[[Request], Wanted]) -> list[Wanted]:
    wanted: list[Wanted] = []
    for row, request in enumerate(requests, 1):
        try:
            wanted.append(look(request))
        except ValidationError as error:
            raise RequestError(error.finding, row) from None
    return wanted
