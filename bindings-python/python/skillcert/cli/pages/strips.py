"""An audited series as a strip: which parts of its length hold which serials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skillcert import Audit, AuditedSeries, SerialRange
from skillcert.texts import Text

TITLE = Text("证书编号核查", "Audit of certificate numbers")
ISSUED, GAP, VOID, REPEATED = "issued", "gap", "void", "repeated"
NAMES = {
    ISSUED: Text("已核发", "issued"),
    GAP: Text("缺号", "missing"),
    VOID: Text("作废", "void"),
    REPEATED: Text("重号", "duplicate"),
}
COLORS = {ISSUED: "#2b6c8f", GAP: "#d64550", VOID: "#8a94a0", REPEATED: "#f0a030"}

# A strip is drawn in so many parts: one serial in a million still fills one of them.
PARTS = 400


@dataclass(frozen=True)
class Strip:
    """One series: its name, its ends, its counts, and per kind the stretches to draw, from 0 to 1."""

    name: str
    first: str
    last: str
    first_not_one: bool
    counts: dict[str, int]
    stretches: dict[str, list[tuple[float, float]]]


def strips(audit: Audit) -> list[Strip]:
    """Return a strip per series, in order."""
    return [_strip(series) for series in audit.series()]


def _strip(series: AuditedSeries) -> Strip:
    first, last = series.first, series.last
    if first is None or last is None:  # pragma: no cover: each series of an audit has a serial
        raise ValueError("an audited series has at least one serial")
    kinds: dict[str, Iterable[SerialRange]] = {
        ISSUED: series.issues,
        GAP: series.gaps,
        VOID: series.voids,
        REPEATED: series.repetitions,
    }
    start, length = int(first), int(last) - int(first) + 1
    return Strip(
        name=f"{series.year}  {series.province} {series.city}",
        first=f"{first.serial:07}",
        last=f"{last.serial:07}",
        first_not_one=series.first_not_one,
        counts={ISSUED: series.issued, GAP: series.missing, VOID: series.voided, REPEATED: series.repeated},
        stretches={kind: list(_stretches(ranges, start, length)) for kind, ranges in kinds.items()},
    )


def _stretches(ranges: Iterable[SerialRange], start: int, length: int) -> Iterator[tuple[float, float]]:
    """Return the parts of a strip that ranges in order touch, joined where they follow each other."""
    begin = end = -1
    for serials in ranges:
        low = (int(serials.first) - start) * PARTS // length
        high = -(-(int(serials.last) + 1 - start) * PARTS // length)
        if low > end:
            if end > begin:
                yield begin / PARTS, end / PARTS
            begin = low
        end = max(end, high)
    if end > begin:
        yield begin / PARTS, end / PARTS
