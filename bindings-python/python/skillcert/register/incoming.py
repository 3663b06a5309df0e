"""待导入的证书: a certificate that is to be taken in, as the rows that it will be."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import NumberScheme
from . import keep, schema
from .entry import Entry
from .errors import refuse
from .export import impossible
from .keys import blank_key, recordable, within
from .record import Record
from .rows import Facts, Row, certificate_row, correction_row, event_row


@dataclass(frozen=True)
class Incoming:
    """A certificate in rows in which an audit finds nothing; its generation is not known yet."""

    record: Record
    facts: Facts
    events: list[Row]
    corrections: list[Row]

    @classmethod
    def of(cls, record: Record, scheme: NumberScheme | None) -> Incoming:
        """Return a record as rows.

        Raises `ValidationError` for a number outside the scheme, and for what no certificate can be.
        """
        if scheme:
            scheme.check(record.number)
        days = [record.assessed_on, *(it.on for it in record.events), *(it.on for it in record.corrections)]
        for day in filter(None, days):
            recordable(day)
        number = int(record.number)
        found = cls(
            record,
            _facts(record),
            [event_row(number, seq, event) for seq, event in enumerate(record.events, 1)],
            [correction_row(number, seq, *each) for seq, each in enumerate(record.corrections, 1)],
        )
        if finding := impossible(found._entry()):
            raise refuse(finding.code, finding.component, value=finding.value, limit=finding.limit)
        return found

    def row(self, generation: int) -> Row:
        """Return the row of the certificate, which takes the place of so many."""
        return certificate_row(int(self.record.number), self.facts._replace(generation=generation))

    def sheets(self, after: int = 0) -> list[tuple[str, int, Any]]:
        """Return number, step and day of the sheets on which it was printed, after so many steps."""
        steps = enumerate(self.record.events[after:], after + 1)
        return [(event.blank.number, seq, event.on) for seq, event in steps if event.blank]

    def _entry(self) -> Entry:
        number = int(self.record.number)
        blanks = [(blank_key(blank), blank, number, seq, on, None) for blank, seq, on in self.sheets()]
        return Entry(
            _as_read("certificates", [self.row(self.facts.generation)])[0],
            _as_read("events", self.events),
            _as_read("blanks", blanks),
            _as_read("corrections", self.corrections),
        )


def _facts(record: Record) -> Facts:
    assessment, candidate = record.key
    return Facts(
        assessment=assessment,
        candidate=record.candidate,
        candidate_key=candidate,
        generation=int(record.replaces is not None),
        replaces=None if record.replaces is None else int(record.replaces),
        holder=within(record.holder, "holder"),
        project=within(record.project, "project"),
        traits=None if record.traits is None else " ".join(record.traits),
        decision=record.decision,
        assessed_on=record.assessed_on,
        issued_on=record.issued_on,
        source=within(record.source, "document"),
        keep=keep.write(record.keep),
    )


# As rows are read: by the names of their columns.
_KINDS: dict[str, Any] = {
    table.name: namedtuple(table.name, table.columns.keys())
    for table in (schema.certificates, schema.events, schema.blanks, schema.corrections)
}


def _as_read(name: str, rows: Sequence[Row]) -> list[Any]:
    """Return rows as they will be read: every field that is no integer as text."""
    return [_KINDS[name]._make(map(_field, row)) for row in rows]


def _field(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
