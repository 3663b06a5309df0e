"""Which certificate of a register answers a request, and what is to be written where none does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from .. import CertificateNumber, Finding
from .alike import Other
from .answer import Issued, Refused
from .held import Held, Shelf
from .keys import Key
from .wanted import Wanted

# The certificate that answers a request, or why none does.
Find = Callable[[Wanted, Sequence[Held]], Held | Refused]
# The certificates whose marks differ in a later request.
Marks = dict[CertificateNumber, tuple[Held, Wanted]]
NOT_ISSUED = Refused(Finding("not_issued", "whole"))


class Written(NamedTuple):
    """What a call has written, certificates and corrected marks; and whom it held back, because of whom."""

    fresh: Mapping[Key, Wanted]
    numbers: Mapping[Key, CertificateNumber]
    corrected: set[CertificateNumber]
    likes: Mapping[Key, tuple[str, Other]]


def found(each: Wanted, line: Sequence[Held]) -> Held | Refused:
    """Return the certificate that a request is answered with, `NOT_ISSUED` where one is to be issued."""
    if replaces := each.request.replaces:
        place = next((place for place, here in enumerate(line, 1) if here.number == replaces), None)
        if place is None or not line[place - 1].void:
            return refused("replaces_needs_void", replaces)
        line = line[place : place + 1]
    if not line:
        return NOT_ISSUED
    here = line[-1]
    if here.void:
        return refused("certificate_void", here.number)
    if each.is_for(here):
        return here
    if replaces:
        return refused("replaced_already", here.number)
    return refused("certificate_of_another", here.number, "candidate")


def standing(each: Wanted, line: Sequence[Held]) -> Held | Refused:
    """Return the valid certificate of a candidate, `NOT_ISSUED` where there is none."""
    if not line or line[-1].void:
        return NOT_ISSUED
    here = line[-1]
    return here if each.is_for(here) else refused("certificate_of_another", here.number, "candidate")


def fresh_of(wanted: Iterable[Wanted], shelf: Shelf) -> dict[Key, Wanted]:
    """Return the requests for which certificates are to be issued; of each candidate the first."""
    fresh: dict[Key, Wanted] = {}
    for each in wanted:
        if found(each, shelf.get(each.key, ())) is NOT_ISSUED:
            fresh.setdefault(each.key, each)
    return fresh


def marks_of(wanted: Iterable[Wanted], shelf: Shelf, find: Find) -> Marks:
    """Return the certificates whose marks differ from those of the first request that is for them.

    Where they are not known, a pass differs from nothing.
    """
    first: Marks = {}
    for each in wanted if shelf else ():
        if isinstance(here := find(each, shelf.get(each.key, ())), Held):
            first.setdefault(here.number, (here, each))
    return {
        number: (here, each)
        for number, (here, each) in first.items()
        if here.decision != each.decision and (here.decision or not each.request.decision.passed)
    }


def answers(wanted: Sequence[Wanted], shelf: Shelf, written: Written) -> list[Issued | Refused]:
    """Return the answers to the requests, in their order."""
    fresh, numbers = written.fresh, written.numbers
    if len(fresh) == len(wanted):
        return [Issued(number, already=False) for number in numbers.values()]
    # Of each candidate the request whose marks count, with its row.
    first = {each.key: (row, each) for row, each in enumerate(wanted, 1) if fresh.get(each.key) is each}
    answered: list[Issued | Refused] = []
    for row, each in enumerate(wanted, 1):
        key = each.key
        if fresh.get(key) is each:
            answered.append(Issued(numbers[key], already=False))
        elif key in written.likes:
            answered.append(_like(*written.likes[key], numbers))
        else:
            line = [*shelf.get(key, ())]
            if key in fresh:
                line.append(_new(fresh[key], numbers[key]))
            counts = first.setdefault(key, (row, each))
            answered.append(_again(each, found(each, line), counts, written.corrected))
    return answered


def refused(code: str, number: CertificateNumber, component: str = "certificate") -> Refused:
    """Return why a certificate is in the way of a request."""
    return Refused(Finding(code, component, value=int(number)), number)


def _like(code: str, other: Other, numbers: Mapping[Key, CertificateNumber]) -> Refused:
    number = numbers[other] if isinstance(other, tuple) else CertificateNumber.from_int(other)
    return refused(code, number, "candidate")


def _new(each: Wanted, number: CertificateNumber) -> Held:
    request = each.request
    return Held(number, 0, request.holder, request.project.name, each.decision, each.keep)


def _again(
    each: Wanted, here: Held | Refused, first: tuple[int, Wanted], corrected: set[CertificateNumber]
) -> Issued | Refused:
    if isinstance(here, Refused):
        return here
    row, counts = first
    if counts.decision != each.decision:
        return Refused(Finding("candidate_repeated", "candidate", value=row), here.number)
    finding = _differing(each, here, corrected)
    return Issued(here.number, already=True, finding=finding, renamed=each.bears_former(here))


def _differing(each: Wanted, here: Held, corrected: set[CertificateNumber]) -> Finding | None:
    """Return what the register holds differently from a request for the same certificate."""
    if here.number in corrected:
        return Finding("marks_differ", "decision", value=int(here.number))
    if here.holder != each.request.holder:
        return Finding("record_differs", "holder", value=int(here.number))
    if here.project != each.request.project.name:
        return Finding("record_differs", "project", value=int(here.number))
    if each.keep not in (None, here.keep):
        return Finding("record_differs", "kept", value=int(here.number))
    return None
