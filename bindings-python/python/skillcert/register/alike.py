"""Who may be one person twice: candidates of one assessment whose ids or names are alike."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from .. import alike_form, name_form
from .entry import text
from .held import corrected_holders
from .keys import Key
from .schema import certificates, events
from .wanted import Wanted

# Whom somebody is like: one who has a number, or one who is given it in the same call.
Other = int | Key


def alike(connection: sa.Connection, fresh: Iterable[Wanted]) -> dict[Key, tuple[str, Other]]:
    """Return the code and the other one for each new candidate who is like another.

    Whoever takes the place of a void certificate has been told apart.
    """
    found: dict[Key, tuple[str, Other]] = {}
    assessments: dict[str, _Candidates] = {}
    for each in fresh:
        if each.request.replaces:
            continue
        key, request = each.key, each.request
        if (candidates := assessments.get(key[0])) is None:
            candidates = assessments[key[0]] = _Candidates(connection, key[0])
        forms = alike_form(key[1]), name_form(request.holder)
        if other := candidates.like(*forms):
            found[key] = other
        else:
            candidates.add(*forms, key)
    return found


class _Candidates:
    """The candidates of an assessment, by what tells them apart."""

    def __init__(self, connection: sa.Connection, assessment: str) -> None:
        self._ids: dict[str, Other] = {}
        self._names: dict[str, Other] = {}
        here = certificates.c.assessment == assessment
        columns = (certificates.c.candidate_key, certificates.c.holder, certificates.c.number)
        query = sa.select(*map(text, columns)).where(here)
        for candidate, holder, number in connection.execute(query):
            self.add(alike_form(candidate), name_form(holder), number)
        corrected = events.c.number.in_(sa.select(certificates.c.number).where(here))
        for number, holders in corrected_holders(connection, corrected).items():
            for holder in holders:
                self._names.setdefault(name_form(holder), number)

    def add(self, candidate: str, holder: str, who: Other) -> None:
        self._ids.setdefault(candidate, who)
        self._names.setdefault(holder, who)

    def like(self, candidate: str, holder: str) -> tuple[str, Other] | None:
        if other := self._ids.get(candidate):
            return "candidate_alike", other
        if other := self._names.get(holder):
            return "candidate_namesake", other
        return None
