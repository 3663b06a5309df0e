"""Calls that leave nothing behind: ``leaks.py CALLS`` makes so many of them and measures what is left.

What Rust holds is not Python's: besides the blocks of Python, the C library is asked how much it gave out,
and the references to classes and constants are counted.
"""

from __future__ import annotations

import ctypes
import gc
import pickle
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, repeat

import evidence
import numpy as np
import pyarrow as pa
import skillcert
from skillcert import (
    Audit,
    CertificateNumber,
    Code,
    PassRule,
    Project,
    Score,
    Series,
    ValidationError,
    audit,
    check,
    document,
    recover,
    recover_column,
    validate,
)
from values import ASSESSMENT, CATALOG, CERTIFICATE, DAY, EMBROIDERY, FORM, ISSUER, NUMBER, PRINTING, VALUES

Act = Callable[[], object]
SLACK, MOST_SLACK = 32, 128
"""How much of anything a measurement may leave; of more calls, half of what each value would in turn."""
SLACK_BYTES = 16 << 10
SLACK_RESIDENT = 8 << 20

GOOD, BAD = "1918010000001", "191801000000O"
CELLS = [GOOD, BAD, None, "", b"1918010000002", 1918010000003]
COLUMN = pa.array([GOOD, BAD, None, "1918010000000"])
INTEGERS = np.array([1918010000001, 5, 1918010000003])
PARTS = audit([GOOD], shard="a").to_bytes(), audit([1918010000002], shard="b").to_bytes()
TURNS = cycle(VALUES)
COMMON = [
    None,
    True,
    False,
    (),
    "",
    b"",
    *(each for each in vars(skillcert).values() if isinstance(each, type)),
]
"""What everybody holds: a reference too many to one of these takes no memory."""


def refused(call: Act) -> Act:
    """The call, and all that can be asked of its refusal."""

    def told() -> None:
        try:
            call()
        except ValidationError as error:
            error.message("zh"), error.cure("en"), str(error), error.finding, error.found
        else:
            raise AssertionError("nothing was refused")

    return told


def failing(call: Act) -> Act:
    """The call that ends with an error of Python."""

    def ended() -> None:
        with suppress(TypeError, OSError, LookupError):
            call()
            raise AssertionError("nothing was raised")

    return ended


def broken() -> Iterator[str]:
    yield GOOD
    raise OSError


def merged() -> None:
    one, other = map(Audit.from_bytes, PARTS)
    one.merge(other)
    with suppress(ValidationError):
        one.merge(other)
    one.findings(rows=2), one.series()[0].gaps, one.to_json()


def one_value_after_the_other() -> None:
    value = next(TURNS)
    repr(value), value == pickle.loads(pickle.dumps(value))


CALLS: dict[str, Act] = {
    "a number is read": lambda: CertificateNumber(GOOD),
    "a number is read from bytes": lambda: CertificateNumber(GOOD.encode()),
    "a number is read from an integer": lambda: CertificateNumber.from_int(1918010000001),
    "a number is made of its parts": lambda: CertificateNumber.from_parts(year=2026, city="01", serial=7),
    "a number is taken apart": lambda: (
        NUMBER.year,
        NUMBER.province,
        NUMBER.city,
        NUMBER.serial,
        str(NUMBER),
    ),
    "numbers are compared": lambda: (CertificateNumber(GOOD) == NUMBER, hash(NUMBER), NUMBER != GOOD),
    "a text is validated": lambda: validate(GOOD),
    "a text is validated at a date": lambda: validate(GOOD, as_of=DAY),
    "a text is asked for": lambda: skillcert.is_valid(BAD),
    "a text is formatted": lambda: skillcert.format("1918-01-0000001"),
    "a number is formatted": lambda: skillcert.format(NUMBER),
    "a refusal": refused(lambda: validate(BAD)),
    "a refusal of a missing value": refused(lambda: validate(None)),  # type: ignore[arg-type]
    "a refusal of half a character": refused(lambda: validate("19\ud800")),
    "a refusal of another type": failing(lambda: validate(5)),  # type: ignore[arg-type]
    "a diagnosis": lambda: [finding.message("zh") for finding in skillcert.diagnose("I918O1000000")],
    "a recovery": lambda: (recover('="1918010000001"').repairs[0].text(), recover(1918010000001.0).number),
    "a recovery of nothing": lambda: recover("1.91801E+12").message("zh"),
    "a recovery of another type": failing(lambda: recover([GOOD])),
    "a date is read": lambda: skillcert.parse_date("2026-11-20"),
    "a date is refused": refused(lambda: skillcert.parse_date("2026-11-31")),
    "a score is read": lambda: (Score("59.99"), Score(60), Score(60.5), Score(Decimal("88.5"))),
    "a score is refused": refused(lambda: Score(59.995)),
    "a decision": lambda: PassRule.THEORY_AND_PRACTICAL.decide(practical="60", theory=Score(59)).findings,
    "a decision is refused": refused(lambda: PassRule.PRACTICAL.decide(practical=60, theory=60)),
    "an assessment is decided": ASSESSMENT.decide,
    "an assessment is issued": lambda: ASSESSMENT.issue(Series(DAY, "01"), issuer=ISSUER, issued_on=DAY),
    "a series": lambda: [str(number) for number in Series(DAY, "01").reserve(3)[0]],
    "a series is refused": refused(lambda: Series.at(2026, "01", 0)),
    "a row that does not exist": failing(lambda: Series(DAY, "01").reserve(3)[0][3]),
    "a code": lambda: Code("serial_zero").sentence("zh"),
    "a column of cells": lambda: [*check(CELLS).code],
    "a column of Arrow": lambda: check(COLUMN).counts,
    "a column of integers": lambda: [*check(INTEGERS).number],
    "a column goes on": lambda: pa.table(check(COLUMN)),
    "a column that is an iterator": lambda: check(iter(CELLS)),
    "reasons of a column": lambda: [error.message() for _, error in check(CELLS).errors()],
    "a column of another type": failing(lambda: check([GOOD, 1.5])),
    "a column that raises": failing(lambda: check(broken())),
    "a column is recovered": lambda: [*recover_column(CELLS).repairs],
    "a column is audited": lambda: audit(COLUMN).rows,
    "parts are merged": merged,
    "a document": lambda: document("project_check", {"project": EMBROIDERY, "on": DAY}),
    "a document is refused": refused(lambda: Project.from_json('{"name": "", "traits": []}')),
    "a document that is none": refused(lambda: document("fee_bill", "{")),
    "a step": lambda: CERTIFICATE.apply(on=DAY, action=PRINTING),
    "a step is refused": refused(lambda: CERTIFICATE.apply(on=DAY, action="emboss")),
    "a catalog": lambda: (CATALOG.dossier(EMBROIDERY.name, DAY), CATALOG.to_json()),
    "a form": lambda: [finding.cure("zh") for finding in FORM.findings()],
    "a value is kept and read again": one_value_after_the_other,
}


class _Mallinfo(ctypes.Structure):
    """Ten sizes: the fifth is mapped for one block each, the eighth is given out of all others."""

    _fields_ = (("sizes", ctypes.c_size_t * 10),)


def given_out() -> int:
    """The bytes that the C library gave out and did not get back; 0 where it does not tell: glibc does."""
    if platform.libc_ver()[0] != "glibc":
        return 0
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Mallinfo
    sizes = ask().sizes
    return int(sizes[4] + sizes[7])


def resident() -> int:
    """The memory of the process that lies in the machine's."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096


@dataclass(frozen=True)
class Left:
    """What is there, or what there is more of."""

    blocks: int
    bytes: int
    references: int

    def __sub__(self, other: Left) -> Left:
        return Left(self.blocks - other.blocks, self.bytes - other.bytes, self.references - other.references)

    def __str__(self) -> str:
        python = f"{self.blocks:+} blocks of Python"
        return f"{python}, {self.bytes:+} bytes of the C library, {self.references:+} references"

    def is_something(self, calls: int) -> bool:
        slack = min(max(SLACK, calls // (2 * len(VALUES))), MOST_SLACK)
        return self.blocks > slack or self.references > slack or self.bytes > SLACK_BYTES


def now() -> Left:
    gc.collect()
    return Left(sys.getallocatedblocks(), given_out(), sum(map(sys.getrefcount, COMMON)))


def left_by(call: Act, times: int) -> Left | None:
    """What so many calls, or more of them, leave behind; None for nothing.

    The first calls fill what is kept for later, and some of it is filled by chance. A leak leaves twice as
    much of twice as many.
    """
    for _ in repeat(None, 1000):
        call()
    for doubled in range(6):
        calls, before = times << doubled, now()
        for _ in repeat(None, calls):
            call()
        left = now() - before
        if not left.is_something(calls):
            return None
    return left


def main(calls: int) -> int:
    times = -(-calls // len(CALLS))
    for call in CALLS.values():
        call()
    start, whole, leaking = resident(), now(), []
    for name, call in CALLS.items():
        left = left_by(call, times)
        print(f"{times:,} times {name}: {left or 'nothing'}")
        if left:
            leaking.append(name)
    grown, left = resident() - start, now() - whole
    figure = f"{times * len(CALLS):,} calls of {len(CALLS)} kinds: {left}, {grown / 2**20:+.1f} MB resident"
    print(figure)
    if leaking or grown > SLACK_RESIDENT:
        print(f"LEAK: {', '.join(leaking) or 'resident memory'}")
        return 1
    evidence.evidence("calls of the Python package that leave nothing behind", figure)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
