"""Numbers and scores as types of pydantic models."""

from __future__ import annotations

import datetime
import json
import re
from typing import Annotated, Any

import pydantic
import pytest
import tables
from skillcert import CertificateNumber, NumberError, NumberScheme, Score
from skillcert.pydantic import Number

SCHEMAS = tables.DATA.parents[1] / "docs" / "schema"
FIRST = "1918010000001"
OWN = Number(scheme=NumberScheme(cities=["01", "02"], closed=True), as_of=datetime.date(2026, 11, 23))


class Row(pydantic.BaseModel):
    """What a host keeps of a certificate."""

    number: CertificateNumber
    score: Score
    text: Annotated[str, OWN] = FIRST
    own: Annotated[CertificateNumber, OWN] | None = None


def errors(**values: object) -> list[Any]:
    with pytest.raises(pydantic.ValidationError) as caught:
        Row(**{"number": FIRST, "score": "60", **values})  # type: ignore[arg-type]
    return list(caught.value.errors())


def test_values_come_and_go() -> None:
    row = Row(number=FIRST, score=59.99, own="2618020000007")  # type: ignore[arg-type]
    assert (row.number, row.score) == (CertificateNumber(FIRST), Score("59.99"))
    assert row.own is not None
    assert row.own.city == "02"
    assert row.text == FIRST
    assert json.loads(row.model_dump_json()) == {
        "number": FIRST,
        "score": "59.99",
        "text": FIRST,
        "own": "2618020000007",
    }
    assert Row.model_validate_json(row.model_dump_json()) == row
    assert Row(number=row.number, score=row.score, own=row.own) == row
    assert row.model_dump()["number"] is row.number


def test_errors_keep_code_facts_and_sentences() -> None:
    [error] = errors(number="191801000000O")
    with pytest.raises(NumberError) as caught:
        CertificateNumber("191801000000O")
    own = caught.value
    assert (error["loc"], error["type"], error["msg"]) == (("number",), own.code, str(own))
    assert error["ctx"] == {
        "number": own.number,
        "component": own.component,
        "index": own.index,
        "position": own.position,
        "found": own.found,
        "hint": own.hint,
        "clause": own.clause,
        "zh": own.message("zh"),
        "en": own.message("en"),
        "cure_zh": own.cure("zh"),
        "cure_en": own.cure("en"),
    }


@pytest.mark.parametrize("field", ["number", "text"])
@pytest.mark.parametrize("value", [1918010000001, 1918010000001.0, True, [FIRST], object()], ids=repr)
def test_other_types_are_refused(field: str, value: object) -> None:
    [error] = errors(**{field: value})
    assert error["type"] == "string_type"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("number", None, "number_missing"),
        ("number", "", "number_missing"),
        ("number", "1918010000000", "serial_zero"),
        ("score", "59.995", "score_too_precise"),
        ("score", float("nan"), "score_not_finite"),
        ("text", "2618030000001", "city_unknown"),
        ("text", "2718010000001", "year_after_date"),
        ("own", CertificateNumber("2718010000001"), "year_after_date"),
        ("own", CertificateNumber("2643010000001"), "province_unknown"),
    ],
)
def test_codes(field: str, value: object, code: str) -> None:
    assert code in [error["type"] for error in errors(**{field: value})]


def test_a_day_is_asked_for_each_value() -> None:
    days = iter([datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)])
    adapter = pydantic.TypeAdapter(Annotated[str, Number(as_of=lambda: next(days))])
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python("2718010000001")
    assert adapter.validate_python("2718010000001") == "2718010000001"


def test_json_schema() -> None:
    properties = Row.model_json_schema()["properties"]
    assert properties["number"]["pattern"] == properties["text"]["pattern"] == "^[0-9]{13}$"
    for name in ("number", "score", "text"):
        assert properties[name]["type"] == "string"
    document = json.loads((SCHEMAS / "definitions.json").read_text(encoding="utf-8"))
    assert document["$defs"]["CertificateNumber"]["pattern"] == properties["number"]["pattern"]


def test_score_schema_is_the_grammar() -> None:
    schema = pydantic.TypeAdapter(Score).json_schema()
    for row in tables.rows("score"):
        octets = row.octets()
        if octets.isascii():
            assert (re.fullmatch(schema["pattern"], octets.decode()) is not None) == (row["code"] == "ok")


def test_other_fields_have_no_number() -> None:
    with pytest.raises(TypeError, match="str or CertificateNumber"):
        pydantic.TypeAdapter(Annotated[int, Number()])
