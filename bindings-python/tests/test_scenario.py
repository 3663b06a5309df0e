"""The scenario that Rust, Python and C run: every step, byte for byte."""

from __future__ import annotations

import json

import tables
from skillcert import DocumentError, document


def play(operation: str, request: str) -> tuple[str, str]:
    """The code of a step, and its line."""
    try:
        return "ok", document(operation, request)
    except DocumentError as error:
        return error.code, error.to_json()


def test_every_step() -> None:
    answers: dict[str, str] = {}
    expected = (tables.DATA / "scenario.answers").read_text(encoding="utf-8").split("\n")
    for row, line in zip(tables.rows("scenario"), expected[:-1], strict=True):
        request = row["request"]
        for name, answer in answers.items():
            request = request.replace("{{" + name + "}}", answer)
        code, answers[row["step"]] = play(row["operation"], request)
        assert (code, answers[row["step"]]) == (row["code"], line), row["step"]
        if code == "ok":
            assert document(row["operation"], json.loads(request)) == line
    assert len(answers) == len(expected) - 1 > 60
