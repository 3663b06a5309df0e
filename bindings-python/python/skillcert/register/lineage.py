"""代替: which certificate takes the place of which, of those that are here and those that come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from .. import CertificateNumber, Finding
from .batches import batches
from .record import Record
from .request import by_assessment
from .schema import certificates

_FIRST = sa.select(
    certificates.c.assessment, certificates.c.candidate_key, certificates.c.number, certificates.c.source
).where(certificates.c.generation == 0)


class Lineage:
    """The places of certificates that are not here yet; `here` and `there` are accounts by their numbers."""

    def __init__(
        self,
        connection: sa.Connection,
        here: Mapping[CertificateNumber, Record],
        there: Mapping[CertificateNumber, Record],
    ) -> None:
        self._here, self._there = here, there
        fresh = [record for number, record in there.items() if number not in here]
        self.generations = _stored(connection, here)
        self._place(fresh)
        self._first = _first(connection, [record for record in fresh if record.replaces is None])
        # Who takes the place of whom; the first of two.
        self._successors = {
            record.number: record.replaced_by for record in here.values() if record.replaced_by
        }
        for record in fresh:
            if record.replaces is not None:
                self._successors.setdefault(record.replaces, record.number)

    def conflict(self, record: Record) -> tuple[Finding, str] | None:
        """Return why a new certificate has no place, and the system of the one that has it."""
        if record.replaces is None:
            source = self._first.get(record.key)
            return None if source is None else (Finding("candidate_numbered_twice", "candidate"), source)
        accounts = [each[record.replaces] for each in (self._here, self._there) if record.replaces in each]
        if record.number not in self.generations or not _void(accounts, record):
            return Finding("replaces_needs_void", "certificate", value=int(record.replaces)), ""
        successor = self._successors[record.replaces]
        if successor != record.number:
            return Finding("replaced_already", "certificate", value=int(successor)), ""
        return None

    def _place(self, waiting: Sequence[Record]) -> None:
        """Count how many each takes the place of; whoever waits for nobody has none."""
        while waiting:
            rest = []
            for record in waiting:
                if record.replaces is None:
                    self.generations[record.number] = 0
                elif record.replaces in self.generations:
                    self.generations[record.number] = self.generations[record.replaces] + 1
                else:
                    rest.append(record)
            if len(rest) == len(waiting):
                return
            waiting = rest


def _void(accounts: Sequence[Record], successor: Record) -> bool:
    """Return whether one is void, and of the same candidate as the one in its place."""
    events = [event for account in accounts for event in account.events]
    return accounts[0].key == successor.key and any(event.step == "void" for event in events)


def _stored(
    connection: sa.Connection, here: Mapping[CertificateNumber, Record]
) -> dict[CertificateNumber, int]:
    found = {}
    query = sa.select(certificates.c.number, certificates.c.generation)
    for some in batches(sorted(map(int, here))):
        for row in connection.execute(query.where(certificates.c.number.in_(some))):
            found[CertificateNumber.from_int(row.number)] = row.generation
    return found


def _first(connection: sa.Connection, fresh: Sequence[Record]) -> dict[tuple[str, str], str]:
    """Return the systems of the certificates that candidates have."""
    found = {}
    for assessment, candidates in by_assessment([record.key for record in fresh]).items():
        here = _FIRST.where(certificates.c.assessment == assessment)
        for some in batches(candidates):
            for row in connection.execute(here.where(certificates.c.candidate_key.in_(some))):
                found[row.assessment, row.candidate_key] = row.source
    return found
