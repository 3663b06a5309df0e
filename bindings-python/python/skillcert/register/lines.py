"""The register as lines of JSON, one object a line: what one register writes, another takes in whole.

A header, declared serials, spoilt blank sheets, certificates in the order of their numbers, and a last line
that counts them: without it the file is truncated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from .. import CertificateEvent, CertificateNumber, Decision, SeriesKey, ValidationError, parse_date
from ..texts import BilingualError
from .batch import Batch, Item, Spoilt, sort
from .declarations import Declaration
from .record import Correction, Record
from .schema import VERSION

T = TypeVar("T")
# What is known of a certificate.
_FIELDS = {
    "number", "assessment", "candidate", "holder", "project", "traits", "decision", "assessed_on",
    "issued_on", "source", "keep", "replaces", "events", "corrections",
}  # fmt: skip


def write(
    records: Iterable[Record],
    declarations: Sequence[Declaration],
    destroyed: Sequence[Spoilt],
    *,
    year: int | None = None,
    city: str | None = None,
) -> Iterator[str]:
    """Return the lines, without their ends; `year` and `city` say of what part of the register they are."""
    yield _line("skillcert", "register", version=VERSION, year=year, city=city)
    yield from map(declaration, declarations)
    yield from map(spoilt, destroyed)
    certificates = events = 0
    for record in records:
        certificates += 1
        events += len(record.events)
        yield certificate(record)
    yield _line("end", _counts(certificates, events, len(declarations), len(destroyed)))


def _counts(certificates: int, events: int, declarations: int, destroyed: int) -> dict[str, int]:
    return {
        "certificates": certificates,
        "events": events,
        "declarations": declarations,
        "spoilt": destroyed,
    }


def _line(name: str, value: object, **more: object) -> str:
    return compact({name: value, **more})


def compact(value: object) -> str:
    """Return a value as JSON, without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def declaration(each: Declaration) -> str:
    """Return the line of a declaration."""
    return _line("declaration", each._asdict())


def spoilt(each: Spoilt) -> str:
    """Return the line of a blank sheet that was spoilt before printing."""
    return _line("spoilt", {"blank": each.blank, "on": str(each.on), "reason": each.reason})


def certificate(record: Record) -> str:
    """Return the line of a certificate."""
    facts = {
        "number": str(record.number),
        "assessment": record.assessment,
        "candidate": record.candidate,
        "holder": record.holder,
        "project": record.project,
        "traits": record.traits,
        "decision": _object(record.decision),
        "assessed_on": None if record.assessed_on is None else str(record.assessed_on),
        "issued_on": str(record.issued_on),
        "source": record.source,
        "keep": record.keep,
        "replaces": None if record.replaces is None else str(record.replaces),
        "events": happened(record),
        "corrections": corrected(record),
    }
    return _line("certificate", facts)


def happened(record: Record) -> list[object]:
    """Return the events as JSON has them."""
    return [json.loads(event.to_json()) for event in record.events]


def corrected(record: Record) -> list[object]:
    """Return the corrected marks as JSON has them."""
    return [{"on": str(each.on), "decision": json.loads(each.decision)} for each in record.corrections]


def _object(text: str | None) -> object:
    return None if text is None else json.loads(text)


def read(file: Iterable[bytes], name: str) -> tuple[Batch, list[int]]:
    """Return what the lines hold, and on which line each item is: certificates, declarations, sheets.

    Raises `BilingualError` for a line that no register writes, and for a truncated file.
    """
    items: list[tuple[int, Item]] = []
    counts: object = None
    for place, line in enumerate(file, 1):
        with _within(name, place):
            document = json.loads(line)
            if place == 1:
                _check_header(document, name)
            elif counts is not None:
                raise ValueError("a line behind the last one")
            elif "end" in document:
                counts = document["end"]
            else:
                items.append((place, item_of(document)))
    batch, places = sort(items)
    events = sum(len(record.events) for record in batch.records)
    if counts != _counts(len(batch.records), events, len(batch.declarations), len(batch.destroyed)):
        raise BilingualError(
            f"{name}：文件不完整：没有最后一行，或者个数与最后一行不符",
            f"{name}: the file is incomplete: the last line is missing, or its counts differ",
        )
    return batch, places


@contextmanager
def _within(name: str, place: int) -> Iterator[None]:
    """Tell what is wrong with a line."""
    try:
        yield
    except ValidationError as error:
        zh, en = error.message("zh"), error.message("en")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        zh, en = "不是登记册导出的一行", "this is no line of a register"
    else:
        return
    raise BilingualError(f"{name}：第{place}行：{zh}", f"{name}: line {place}: {en}")


def _check_header(document: Mapping[str, object], name: str) -> None:
    if document["skillcert"] != "register":
        raise ValueError("another document")
    if (version := document["version"]) != VERSION:
        raise BilingualError(
            f"{name}：由另一版本的程序导出（版本{version}，本程序读版本{VERSION}）",
            f"{name}: exported by another version of the program ({version}; this one reads {VERSION})",
        )


def _certificate(fields: Mapping[str, Any]) -> Record:
    if fields.keys() != _FIELDS:
        raise ValueError("other fields")
    return Record(
        number=CertificateNumber(fields["number"]),
        assessment=_text(fields["assessment"]),
        candidate=_text(fields["candidate"]),
        holder=_text(fields["holder"]),
        project=_text(fields["project"]),
        source=_text(fields["source"]),
        traits=_known(fields["traits"], traits_of),
        decision=_known(fields["decision"], decision_of),
        assessed_on=_known(fields["assessed_on"], parse_date),
        issued_on=parse_date(fields["issued_on"]),
        keep=_known(fields["keep"], keep_of),
        replaces=_known(fields["replaces"], CertificateNumber),
        events=tuple(map(event_of, fields["events"])),
        corrections=tuple(map(correction_of, fields["corrections"])),
    )


def _declaration(fields: Mapping[str, Any]) -> Declaration:
    # Whether year, province and city can be, is for the series to say.
    key = SeriesKey(fields["year"], _text(fields["city"]), _text(fields["province"]))
    first, last = _whole(fields["first"]), _whole(fields["last"])
    return Declaration(key.year, key.province, key.city, first, last, _text(fields["reason"]))


def _spoilt(fields: Mapping[str, Any]) -> Spoilt:
    return Spoilt(**fields)._replace(
        blank=_text(fields["blank"]), on=parse_date(fields["on"]), reason=_text(fields["reason"])
    )


_READERS: dict[str, Callable[[Any], Item]] = {
    "certificate": _certificate,
    "declaration": _declaration,
    "spoilt": _spoilt,
}


def keep_of(fields: Mapping[str, object]) -> dict[str, str]:
    """Return further columns as JSON has them."""
    return {_text(name): _text(text) for name, text in fields.items()}


def traits_of(values: Iterable[object]) -> tuple[str, ...]:
    """Return the traits of a project as JSON has them."""
    return tuple(map(_text, values))


def item_of(document: Mapping[str, Any]) -> Item:
    """Return what is on a line.

    Raises `ValidationError`, or what says that it is none.
    """
    ((kind, value),) = document.items()
    return _READERS[kind](value)


def _known(value: object, read: Callable[[Any], T]) -> T | None:
    return None if value is None else read(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is expected")
    return value


def event_of(value: object) -> CertificateEvent:
    """Return an event as JSON has it.

    Raises `DocumentError`.
    """
    return CertificateEvent.from_json(compact(value))


def decision_of(value: object) -> str:
    """Return the JSON text of a decision, made again from its marks.

    Raises `DocumentError`.
    """
    return Decision.from_json(compact(value)).to_json()


def correction_of(fields: Mapping[str, Any]) -> Correction:
    """Return corrected marks as JSON has them.

    Raises `DocumentError`, or what says that they are none.
    """
    return Correction(parse_date(fields["on"]), decision_of(fields["decision"]))
