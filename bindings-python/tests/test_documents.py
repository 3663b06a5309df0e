"""Values as JSON, requests as Python values, and what a refusal says about its place."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Protocol, Self

import pytest
import skillcert
from skillcert import (
    Blank,
    CatalogEvent,
    CertificateEvent,
    DocumentError,
    PassRule,
    Project,
    Score,
    StationForm,
    document,
)
from values import (
    ASSESSMENT,
    CATALOG,
    CERTIFICATE,
    DAY,
    EMBROIDERY,
    ISSUER,
    NUMBER,
    PASS,
    SPECIFICATION,
    STATION,
    VALUES,
)


class Document(Protocol):
    """What every class with a JSON form has."""

    def to_json(self) -> str: ...

    @classmethod
    def from_json(cls, text: str) -> Self: ...


DOCUMENTS: list[Document] = [value for value in VALUES if hasattr(value, "to_json")]  # type: ignore[misc]


def refused(call: Callable[[], object]) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        call()
    return caught.value


def ids(value: object) -> str:
    return type(value).__name__


@pytest.mark.parametrize("value", DOCUMENTS, ids=ids)
def test_json(value: Document) -> None:
    text = value.to_json()
    assert type(value).from_json(text) == value
    assert type(value).from_json(json.dumps(json.loads(text))).to_json() == text
    for wrong in (text + "x", "\ufeff" + text, text[:-1], "[" * 10**6, "null", "NaN", ""):
        error = refused(lambda wrong=wrong: type(value).from_json(wrong))  # type: ignore[misc]
        assert (error.code, error.line, error.component) == ("json_invalid", 1, "document")


@pytest.mark.parametrize("value", [it for it in DOCUMENTS if it.to_json()[0] == "{"], ids=ids)
def test_fields_are_neither_unknown_nor_repeated(value: Document) -> None:
    text = value.to_json()
    for wrong, note in [
        (text[:-1] + ',"theroy":1}', "unknown field"),
        (text[:-1] + "," + text[1:], "duplicate field"),
    ]:
        error = refused(lambda wrong=wrong: type(value).from_json(wrong))  # type: ignore[misc]
        assert error.code == "json_invalid"
        assert error.note.startswith(note)


def by_position(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401, from JSON
    """Return a document as often as it has objects: each time one of them is an array of its values."""
    for key, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(part, dict | list):
            for path, changed in by_position(part):
                twin = copy.copy(tree)
                twin[key] = changed
                yield f"{key}.{path}", twin
    if isinstance(tree, dict):
        yield "", [*tree.values()]


@pytest.mark.parametrize("value", DOCUMENTS, ids=ids)
def test_fields_have_names_at_every_depth(value: Document) -> None:
    tree = json.loads(value.to_json())
    for path, wrong in by_position(tree) if isinstance(tree, dict | list) else ():
        with pytest.raises(DocumentError) as caught:
            type(value).from_json(json.dumps(wrong))
        assert caught.value.code == "json_invalid", path


@pytest.mark.parametrize(
    ("value", "good", "bad", "code", "path"),
    [
        (EMBROIDERY, '"湘西苗绣"', '" "', "project_name_missing", ""),
        (CERTIFICATE, '"2618', '"2718', "certificate_year_mismatch", ""),
        (PASS, '"practical":"60"', '"practical":"59.995"', "score_too_precise", "marks.practical"),
        (CERTIFICATE, '"outcome":"passed"', '"outcome":"failed"', "decision_mismatch", "decision"),
        (ASSESSMENT, '"name":"考生0001"', '"name":""', "holder_missing", "entries[0]"),
        (ASSESSMENT, "2026-11-20", "2026-11-31", "date_day_invalid", "date"),
        (STATION, '"stage":"approved"', '"stage":"returned"', "stage_mismatch", ""),
        (STATION, '"head":"负责人0001"', '"head":""', "station_field_missing", ""),
        (CATALOG, '{"file"', '{"return"', "pilot_needs_filing", ""),
        (SPECIFICATION, '"school"', '"collage"', "json_invalid", "developer.kind"),
        (Blank("43A"), "43A", " ", "blank_missing", ""),
    ],
)  # fmt: skip
def test_a_refusal_keeps_its_stable_code(value: Document, good: str, bad: str, code: str, path: str) -> None:
    text = value.to_json()
    assert good in text
    error = refused(lambda: type(value).from_json(text.replace(good, bad)))
    assert (error.code, error.path) == (code, path)
    assert error.cure("zh")
    assert error.message("en").startswith(f"{path}: " if path else error.finding.message("en"))


def test_the_error_is_a_value() -> None:
    error = refused(lambda: Project.from_json('{"name": "湘西苗绣",\n "traits": ["beauty"]}'))
    assert (error.path, error.line, error.column) == ("traits[0]", 2, 20)
    assert str(error) == error.message("en") == f"traits[0]: {error.finding.message('en')}: {error.note}"
    assert error.message().startswith("traits[0]: 第2行第20列不是所要求的JSON: unknown variant")
    assert json.loads(error.to_json())["cure_zh"] == error.cure() == "按该处的路径和说明改正"
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (type(twin), twin.args, twin.to_json()) == (DocumentError, error.args, error.to_json())
    assert refused(lambda: document("fee_bill", "5")).to_json() == (
        refused(lambda: document("fee_bill", 5)).to_json()  # type: ignore[arg-type]
    )


def test_a_document_has_a_limit() -> None:
    error = refused(lambda: Project.from_json(" " * (16 * 1024 * 1024 + 1)))
    assert (error.code, error.value, error.limit) == ("document_too_large", 16777217, 16777216)
    assert (error.path, error.line, error.column, error.note) == ("", 0, 0, "")


def test_a_request_holds_values_and_dates() -> None:
    request = {"project": EMBROIDERY, "specification": SPECIFICATION, "on": DAY}
    assert document("project_check", request) == '{"rule":"practical","findings":[]}'
    marks = {"practical": Score(60), "theory": None}
    decision = {**json.loads(PASS.to_json()), "marks": marks, "rule": PassRule.PRACTICAL}
    subject = {"holder": "考生0001", "project": EMBROIDERY, "city": "01", "assessed_on": DAY}
    order = {"decision": decision, "subject": subject, "issuer": ISSUER, "number": NUMBER, "issued_on": DAY}
    assert document("certificate_issue", order) == CERTIFICATE.to_json()


@pytest.mark.parametrize(
    "value",
    [datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC), Decimal(1), b"", object(), {1, 2}],
    ids=ids,
)
def test_a_request_holds_nothing_else(value: object) -> None:
    with pytest.raises(TypeError, match=f"{type(value).__name__} has no place in a document"):
        document("project_check", {"project": EMBROIDERY, "on": value})


def test_a_request_that_is_no_json() -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        document("fee_bill", {"on": float("nan")})
    with pytest.raises(skillcert.ValidationError) as caught:
        document("fee_bill", {"on": "\ud800"})
    assert caught.value.code == "not_utf8"
    with pytest.raises(ValueError, match="expected one of: project_check, catalog_apply"):
        document("fee", {})


def test_a_step_is_a_word_a_dict_or_json() -> None:
    events = [CertificateEvent(DAY, action) for action in ("emboss", '"emboss"')]
    assert events[0] == events[1]
    assert events[0].action == "emboss"
    step = {"file": {"by": "provincial"}}
    event = CatalogEvent(DAY, EMBROIDERY.name, step)
    assert (event.step, event.action, event.on, event.project) == ("file", step, DAY, EMBROIDERY.name)
    assert CatalogEvent(DAY, EMBROIDERY.name, json.dumps(step)) == event
    wrongs: list[Any] = ["engrave", {"emboss": {}, "void": {}}, {}, "", None, 5]
    for wrong in wrongs:
        assert refused(lambda wrong=wrong: CertificateEvent(DAY, wrong)).code == "json_invalid"  # type: ignore[misc]
    error = refused(lambda: CERTIFICATE.apply(on=DAY, action={"print": {"blank": " "}}))
    assert (error.code, error.path) == ("blank_missing", "print.blank")


def test_forms_are_kept_byte_for_byte() -> None:
    form = StationForm(head=" 𠮷\n")
    assert StationForm.from_json(form.to_json()).head == " 𠮷\n"
