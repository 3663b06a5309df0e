"""Every code: what it says, the exception that carries it, and an input of this face that leads to it."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import skillcert
import tables
from skillcert import Code, Finding, PassRule, Project, Score, ValidationError, codes, document

CLASSES = {kind.__name__: kind for kind in ValidationError.__subclasses__()}
ROOMS = ["Number", "Mark", "Assessment", "Certificate", "Project", "Date", "Organization"]
# What the tables cannot say in text. The scenario and the tables lead to all others.
CALLS: dict[str, Callable[[], object]] = {
    "score_not_finite": lambda: Score(float("nan")),
    "rule_unknown": lambda: PassRule.from_name("both"),
    "document_too_large": lambda: document("fee_bill", " " * (16 << 20) + "{}"),
    "not_utf8": lambda: Project("\ud800"),
}
# Faults of a caller in C: pointers, structures, buffers.
OF_C = {
    "null_argument", "buffer_too_small", "kind_unknown", "struct_size", "length_overflow", "abi_version",
    "flag_invalid", "selftest_failed", "column_malformed", "out_of_memory",
}  # fmt: skip


def class_of(code: Code) -> type[ValidationError]:
    room = code.number // 100
    return CLASSES[f"{ROOMS[room - 1]}Error"] if room <= len(ROOMS) else ValidationError


@pytest.mark.parametrize("code", codes(), ids=str)
def test_an_exception_for_every_code(code: Code) -> None:
    error = class_of(code)(Finding(code.name, "whole"))
    assert (error.code, error.number, error.clause) == (code.name, code.number, code.clause)
    assert str(error) == error.message("en") != error.message("zh") == error.message()
    assert error.cure("en") != error.cure("zh") == error.cure()
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert (type(twin), twin.finding) == (type(error), error.finding)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_calls(name: str, call: Callable[[], object]) -> None:
    with pytest.raises(ValidationError) as caught:
        call()
    assert caught.value.code == name
    if not isinstance(caught.value, skillcert.DocumentError):
        assert type(caught.value) is class_of(Code(name))


def test_an_input_for_every_code() -> None:
    """In a table, in the scenario, or in a test of this package that names the code."""
    told = (tables.DATA / "scenario.answers").read_text(encoding="utf-8")
    refusing = [path.stem for path in tables.DATA.glob("*.tsv") if "code" in tables.lines(path.stem)[0]]
    cells = {
        word
        for table in refusing
        for row in tables.rows(table)
        for cell in row.expected().values()
        for word in re.split("[ :]", cell)
    }
    own = Path(__file__)
    told += "".join(path.read_text("utf-8") for path in own.parent.glob("test_*.py") if path != own)
    met = {code.name for code in codes() if code.name in cells or f'"{code.name}"' in told}
    assert {code.name for code in codes()} == met | set(CALLS) | OF_C


def test_what_codes_say() -> None:
    rows = [row for row in tables.rows("vocabulary", tables.complete()) if row["list"] == "code"]
    columns = ("number", "name", "clause", "zh", "en", "cure_zh", "cure_en")
    recorded = [tuple(row[column] for column in columns) for row in rows]
    told = [
        (
            str(it.number),
            it.name,
            it.clause or "",
            *map(it.sentence, ("zh", "en")),
            *map(it.cure, ("zh", "en")),
        )
        for it in codes()
    ]
    assert told == recorded


def test_lookup() -> None:
    assert [Code(code.name) for code in codes()] == codes()
    for unknown in ("", "SERIAL_ZERO"):
        with pytest.raises(ValueError, match="expected one of"):
            Code(unknown)
