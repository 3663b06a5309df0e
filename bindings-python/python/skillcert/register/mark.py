"""高水位标记: what is attested of a register outside of it, and nothing by which a person is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .. import SeriesKey
from .chain import Chain, Run

VERSION = 2
# What is counted of a series has fewer: serials, and what happened to each.
_MOST = 1 << 62


@dataclass(frozen=True)
class Mark:
    """How far one series had come: the last serial, how many certificates, what happened to them, digests.

    `events` counts steps and corrected marks; `chains` says which, for consecutive serials with the same.

    >>> mark = Mark(SeriesKey(2026, "01"), last=3, count=3, events=2, chains=(Run(1, 2, Chain("p")),))
    >>> Mark.from_dict(mark.to_dict()) == mark, mark.to_dict()["events"]
    (True, {'count': 2, 'digest': '', 'chains': [[1, 2, 'p']]})
    """

    series: SeriesKey
    last: int = 0
    count: int = 0
    digest: str = ""
    events: int = 0
    events_digest: str = ""
    chains: tuple[Run, ...] = ()
    declared: tuple[tuple[int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        key = self.series
        chains = [[run.first, run.last, str(run.chain)] for run in self.chains]
        return {
            "year": key.year,
            "province": key.province,
            "city": key.city,
            "last": self.last,
            "count": self.count,
            "digest": self.digest,
            "events": {"count": self.events, "digest": self.events_digest, "chains": chains},
            "declared": [list(each) for each in self.declared],
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Mark:
        """Read what `to_dict` gave.

        Raises `ValueError` or `TypeError` for anything else.
        """
        _named(fields, _FIELDS)
        happened = _named(fields["events"], {"count", "digest", "chains"})
        return cls(
            SeriesKey(_integer(fields["year"]), _text(fields["city"]), _text(fields["province"])),
            last=_counted(fields["last"]),
            count=_counted(fields["count"]),
            digest=_text(fields["digest"]),
            events=_counted(happened["count"]),
            events_digest=_text(happened["digest"]),
            chains=tuple(map(_run, _list(happened["chains"]))),
            declared=tuple(_range(_list(each, 2)) for each in _list(fields["declared"])),
        )


@dataclass(frozen=True)
class HighWater:
    """A mark per series, which register it was, and the blank sheets that were spoilt before printing.

    It holds no personal data: names and reasons go into the digests only. Keep its JSON where the database is
    not. After a restore, `Register.compare` tells whether the register still holds every certificate and
    event of that day, unchanged.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=88)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> issued = register.issue([wanted], issued_on=day, city="01")
    >>> attested = register.high_water().to_json()
    >>> register.compare(HighWater.from_json(attested))
    []
    """

    marks: tuple[Mark, ...] = ()
    register: str = ""
    # By their normal form, with a digest of day and reason.
    destroyed: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the marks as JSON, a series a line."""
        marks = ",\n".join(_json(mark.to_dict()) for mark in self.marks)
        head = f'"version":{VERSION},"register":{_json(self.register)}'
        return f'{{{head},"marks":[\n{marks}\n],"destroyed":{_json(dict(self.destroyed))}}}\n'

    @classmethod
    def from_json(cls, text: str) -> HighWater:
        """Read what `to_json` wrote.

        Raises `ValueError` for anything else, with its place, and for marks of another version.
        """
        place = "marks"
        try:
            document = json.loads(text, object_pairs_hook=_once)
            # Another version has other fields.
            if not isinstance(document, dict) or document.get("version") != VERSION:
                raise ValueError(f"marks of another version, expected {VERSION}")
            _named(document, {"version", "register", "marks", "destroyed"})
            marks = []
            for index, fields in enumerate(_list(document["marks"])):
                place = f"marks[{index}]"
                marks.append(Mark.from_dict(fields))
                if marks[-1].series in (mark.series for mark in marks[:-1]):
                    raise ValueError("a second mark of the series")
            place = "destroyed"
            destroyed = document["destroyed"]
            sheets = {blank: _text(destroyed[blank]) for blank in _named(destroyed)}
            return cls(tuple(marks), _text(document["register"]), sheets)
        except (TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"these are not the high-water marks of a register, {place}: {error}") from None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_FIELDS = {"year", "province", "city", "last", "count", "digest", "events", "declared"}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the fields of an object, each given once."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is given twice")
    return fields


def _named(value: Any, names: set[str] | None = None) -> dict[str, Any]:  # noqa: ANN401, from JSON
    if not isinstance(value, dict) or names not in (None, value.keys()):
        raise TypeError(f"an object is expected{f', of {sorted(names)}' if names else ''}")
    return value


def _list(value: Any, length: int | None = None) -> list[Any]:  # noqa: ANN401, from JSON
    if not isinstance(value, list) or length not in (None, len(value)):
        raise TypeError("a list is expected")
    return value


def _integer(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is expected")
    return value


def _counted(value: object) -> int:
    if not 0 <= (count := _integer(value)) < _MOST:
        raise ValueError("a count is expected")
    return count


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _range(value: Sequence[object]) -> tuple[int, int]:
    first, last = map(_integer, value)
    if not 1 <= first <= last < SeriesKey.SPAN:
        raise ValueError("a range of serials is expected")
    return first, last


def _run(value: object) -> Run:
    *ends, chain = _list(value, 3)
    return Run(*_range(ends), Chain.parse(_text(chain)))
