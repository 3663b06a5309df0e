"""Reads random inputs with the answers of the slow specification, and asks the package the same.

The program ``inputs`` writes them, tests/src/differential.rs says how: ``inputs 100000 | differential.py``.
Every input is asked in columns of several containers, one in ten alone too.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import polars as pl
import pyarrow as pa
import tables
from numpy.typing import NDArray
from skillcert import (
    CertificateNumber,
    ColumnResult,
    Finding,
    NumberScheme,
    Score,
    ValidationError,
    check,
    codes,
    diagnose,
    recover_column,
)

SUBJECTS = ["", "form", "dated", "closed", "recovery", "score"]
RULES = {
    "form": (None, None),
    "dated": (NumberScheme.hunan(), datetime.date(2026, 11, 23)),
    "closed": (NumberScheme(cities=["01", "64"], closed=True), None),
}
CODES = {code.name: code.number for code in codes()}
COMPONENTS = {
    row["name"]: int(row["number"]) for row in tables.rows("vocabulary") if row["list"] == "component"
}
# Alone, every so many rows.
SHARE = 10

Answer = tuple[int, int, int, int, int]
Array = NDArray[Any]
# Of which rows an answer is known.
Known = Array | bool


@dataclass(frozen=True)
class Batch:
    """Inputs and the answers of the specification: value, last, code, component, index."""

    subject: str
    inputs: pa.Array
    answers: tuple[Array, ...]

    def alone(self, rows: slice) -> Iterator[tuple[str | bytes, Answer]]:
        columns = [column[rows].tolist() for column in self.answers]
        return zip(self.inputs[rows].to_pylist(), zip(*columns, strict=True), strict=True)


def batches(stream: BinaryIO) -> Iterator[Batch]:
    total = 0
    while True:
        subject, text, rows, size = np.frombuffer(stream.read(16), "<u4", 4).tolist()
        if subject == 0:
            assert rows == total > 0, "the inputs end too early"
            return
        total += rows
        ends = np.frombuffer(b"\0\0\0\0" + stream.read(4 * rows), "<i4")
        kind = pa.string() if text else pa.binary()
        buffers = [None, pa.py_buffer(ends), pa.py_buffer(stream.read(size))]
        inputs = pa.Array.from_buffers(kind, rows, buffers)
        answers = [
            np.frombuffer(stream.read(np.dtype(kind).itemsize * rows), kind, rows)
            for kind in ("<u8", "<u8", "<u2", "<u2", "<i4")
        ]
        yield Batch(SUBJECTS[subject], inputs, tuple(answers))


def refused(error: ValidationError) -> Answer:
    index = -1 if error.index is None else error.index
    return 0, 0, CODES[error.code], COMPONENTS[error.component], index


def number(subject: str, text: str | bytes) -> Answer:
    scheme, as_of = RULES[subject]
    if scheme is None:
        findings = CertificateNumber.diagnose(text)
    else:
        findings = diagnose(text, scheme=scheme, as_of=as_of)
    reason: tuple[Finding, ...] = ()
    try:
        value = int(CertificateNumber(text) if scheme is None else scheme.parse(text, as_of)[0])
        answer = (value, 0, 0, 0, -1)
    except ValidationError as error:
        reason, answer = (error.finding,), refused(error)
    assert findings[:1] == reason
    return answer


def recovery(_: str, text: str | bytes) -> Answer:
    said = CertificateNumber.recover(text)
    value = int(said.number) if said.number else said.first or 0
    return value, said.last or 0, CODES[said.finding.code] if said.finding else 0, 0, -1


def score(_: str, text: str | bytes) -> Answer:
    try:
        return Score(text).hundredths, 0, 0, 0, -1
    except ValidationError as error:
        return refused(error)


ALONE: dict[str, Callable[[str, str | bytes], Answer]] = {
    **dict.fromkeys(RULES, number),
    "recovery": recovery,
    "score": score,
}


def numbers(column: object) -> Array:
    """A column of the answer, 0 where it has no value."""
    return np.asarray(pa.array(column).fill_null(0), np.uint64)


def code_numbers(column: object) -> Array:
    names = pa.array(column)
    of_name = np.array([CODES[name] for name in names.dictionary.to_pylist()] + [0], np.uint16)
    places: Array = np.asarray(names.indices.fill_null(len(of_name) - 1))
    return of_name[places]


def same(batch: Batch, what: str, said: Array, right: Array, known: Known = True) -> None:
    wrong = np.flatnonzero((said != right) & known)
    for row in wrong.tolist():
        raise AssertionError(
            f"{batch.subject}, {what}, {batch.inputs[row]!r}: {said[row]}, expected {right[row]}"
        )
    assert len(said) == len(right)


def reasons(batch: Batch, result: ColumnResult) -> None:
    """Where each refusal of a column stands, and in which component."""
    _, _, code, component, index = batch.answers
    rows = np.flatnonzero(code)
    said = [(row, COMPONENTS[e.component], -1 if e.index is None else e.index) for row, e in result.errors()]
    right = zip(rows.tolist(), component[rows].tolist(), index[rows].tolist(), strict=True)
    for one, other in zip(said, right, strict=True):
        assert one == other, f"{batch.subject}, {batch.inputs[other[0]]!r}: {one}, expected {other}"


def within_hunan(batch: Batch) -> tuple[Array, Array, Known]:
    """Make answers by form those of a column, which is read within a scheme, and tell where they are known.

    Of serial 0000000 it is not, since the other digits come first.
    """
    value, _, code, _, _ = batch.answers
    by_form = code == 0
    early = by_form & (value // 10**11 < 19)
    elsewhere = by_form & ~early & (value // 10**9 % 100 != 18)
    code = np.where(early, CODES["year_before_scheme"], code)
    code = np.where(elsewhere, CODES["province_unknown"], code)
    return np.where(early | elsewhere, 0, value), code, code != CODES["serial_zero"]


def check_columns(batch: Batch) -> None:
    scheme, as_of = RULES[batch.subject]
    value, _, code, _, _ = batch.answers
    known: Known = True
    if scheme is None:
        value, code, known = within_hunan(batch)
    containers = {"list": batch.inputs.to_pylist(), "arrow": batch.inputs, "polars": pl.Series(batch.inputs)}
    for name, container in containers.items():
        result = check(container, scheme=scheme, as_of=as_of)
        same(batch, f"numbers of {name}", numbers(result.number), value, known)
        same(batch, f"codes of {name}", code_numbers(result.code), code, known)
    if scheme is not None:
        reasons(batch, result)


def recover_columns(batch: Batch) -> None:
    value, code, known = within_hunan(batch)
    result = recover_column(batch.inputs)
    same(batch, "numbers", np.maximum(numbers(result.number), numbers(result.first)), value, known)
    same(batch, "ends", numbers(result.last), batch.answers[1], known)
    same(batch, "codes", code_numbers(result.code), code, known)


def ask(batch: Batch) -> int:
    """Everything that is asked of a batch; how many were asked alone."""
    if batch.subject in RULES:
        check_columns(batch)
    elif batch.subject == "recovery":
        recover_columns(batch)
    alone = 0
    for text, right in batch.alone(slice(None, None, SHARE)):
        said = ALONE[batch.subject](batch.subject, text)
        assert said == right, f"{batch.subject}, {text!r}: {said}, expected {right}"
        alone += 1
    return alone


def main() -> None:
    rows = alone = 0
    for batch in batches(sys.stdin.buffer):
        alone += ask(batch)
        rows += len(batch.inputs)
    if path := os.environ.get("EVIDENCE"):
        claim = "random numbers, damaged numbers and scores: Python, beside the slow specification"
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{claim}\t{rows:,} inputs, {alone:,} of them alone too, 0 differences\n")
    print(f"{rows:,} random inputs, {alone:,} alone: Python says what the specification says")


if __name__ == "__main__":
    main()
