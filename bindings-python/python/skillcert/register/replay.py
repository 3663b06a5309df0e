"""复核: what is wrong with a certificate as it is stored: its facts, its marks and what happened to it.

All of it is read through core once more, and compared with the digests that were stored beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from .. import (
    Book,
    CertificateNumber,
    Decision,
    Finding,
    NumberError,
    Project,
    ValidationError,
    normal_form,
)
from . import keep
from .book import replay
from .entry import Entry, day, number_of, readable, whole
from .keys import total
from .rows import is_whole, is_whole_certificate

Row = Any
# The key of a candidate is not the normal form of the candidate.
ASTRAY = Finding("record_impossible", "candidate")


def digests(entry: Entry) -> int:
    """Return the sum of the digests that are stored with the rows; where one is none, it cannot be right."""
    try:
        return total([row.digest for row in (entry.facts, *entry.events, *entry.corrections)])
    except ValueError:
        return 0


def findings(entry: Entry) -> Iterator[Finding]:
    """Return what is wrong with the rows of a certificate; nothing for rows without a valid number."""
    try:
        number = CertificateNumber.from_int(entry.facts.number)
    except NumberError:
        return
    yield from _changed(entry)
    yield from _keys(entry.facts)
    issued_on, assessed_on = day(entry.facts.issued_on), day(entry.facts.assessed_on)
    if issued_on is None or (assessed_on is None) != (entry.facts.assessed_on is None):
        yield Finding("record_impossible", "date")
        return
    book = _book(number, entry, issued_on)
    if isinstance(book, Finding):
        yield book
        return
    yield from _events(entry, book)
    yield from _marks(entry.facts, book, assessed_on)
    yield from _corrections(entry, book)


def _changed(entry: Entry) -> Iterator[Finding]:
    """Return the rows that are not what their digest says."""
    if not is_whole_certificate(entry.facts):
        yield Finding("record_changed", "certificate")
    for component, rows in (("event", entry.events), ("decision", entry.corrections)):
        yield from (
            Finding("record_changed", component, value=whole(row.seq)) for row in rows if not is_whole(row)
        )


def _keys(facts: Row) -> Iterator[Finding]:
    """Return which keys, generation or kept columns are not in their form."""
    if not facts.candidate_key or facts.candidate_key != normal_form(facts.candidate):
        yield ASTRAY
    if not normal_form(facts.assessment) or facts.assessment != facts.assessment.strip():
        yield Finding("record_impossible", "assessment")
    if not readable(*(value for value in facts if isinstance(value, str))):
        yield Finding("record_impossible", "whole")
    if not _has_place(facts.generation, facts.replaces):
        yield Finding("record_impossible", "certificate")
    if facts.keep is not None and not _are_texts(facts.keep):
        yield Finding("record_impossible", "document")


def _has_place(generation: object, replaces: object) -> bool:
    """Return whether it is the first of its candidate, or in the place of another."""
    if replaces is None or generation == 0:
        return replaces is None and generation == 0
    return whole(generation) is not None and number_of(replaces) is not None


def _are_texts(text: str) -> bool:
    try:
        keep.read(text)
    except ValidationError:
        return False
    return True


def _book(number: CertificateNumber, entry: Entry, issued_on: date) -> Book | Finding:
    """Return what core makes of the events, or why it makes nothing of them."""
    try:
        Book(number, entry.facts.holder, issued_on)
        return replay(int(number), entry.facts.holder, issued_on, entry.events)
    except ValidationError as error:
        return error.finding


def _events(entry: Entry, book: Book) -> Iterator[Finding]:
    """Return the first event that is not what is stored beside it, and whether its sheets are on record."""
    happened = book.events
    for place, (row, event) in enumerate(zip(entry.events, happened, strict=True), 1):
        if (row.happened_on, row.step) != (str(event.on), event.step):
            yield Finding("events_impossible", "event", value=place)
            return
    printed = [
        (place, blank.number, normal_form(blank.number), str(event.on))
        for place, event in enumerate(happened, 1)
        if (blank := event.blank)
    ]
    if printed != [(row.seq, row.blank, row.blank_key, row.used_on) for row in entry.blanks]:
        yield Finding("blank_of_another", "blank")


def _marks(facts: Row, book: Book, assessed_on: date | None) -> Iterator[Finding]:
    """Return why project and marks carry no certificate; marks may be unknown, and traits."""
    project, decision = _project(facts.project, facts.traits or ""), _decision(facts.decision)
    if assessed_on and assessed_on > book.issued_on:
        yield Finding("issue_before_assessment", "date")
    if isinstance(project, Finding) or isinstance(decision, Finding):
        yield from (each for each in (project, decision) if isinstance(each, Finding))
    elif decision and not decision.passed:
        yield Finding("certificate_without_pass", "certificate")
    elif decision and facts.traits is not None and decision.rule != project.rule:
        yield Finding("certificate_rule_mismatch", "rule")


def _corrections(entry: Entry, book: Book) -> Iterator[Finding]:
    """Return whether corrected marks can be, and whether the last ones still carry the certificate."""
    passed = True
    for place, row in enumerate(entry.corrections, 1):
        decision = _decision(row.decision)
        if row.seq != place or day(row.noted_on) is None or not isinstance(decision, Decision):
            yield Finding("record_impossible", "decision")
            return
        passed = decision.passed
    if not passed and book.stage != "void":
        yield Finding("certificate_stands", "certificate", value=int(book.number))


# Most of the marks of a million certificates, and all of their projects, are those of others too.
@lru_cache(maxsize=1 << 14)
def _decision(text: str | None) -> Decision | Finding | None:
    try:
        return None if text is None else Decision.from_json(text)
    except ValidationError as error:
        mismatch = error.code == "decision_mismatch"
        return error.finding if mismatch else Finding("record_impossible", "decision")


@lru_cache(maxsize=1 << 10)
def _project(name: str, traits: str) -> Project | Finding:
    try:
        return Project(name, traits.split())
    except ValueError:
        return Finding("record_impossible", "project")
