"""Every row of the shared tables, with its sentences in both languages."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import suppress

import pytest
import tables
from skillcert import (
    AbsencePolicy,
    Applicant,
    Assurance,
    Catalog,
    Center,
    CertificateNumber,
    Institution,
    NumberError,
    NumberScheme,
    Outcome,
    PassRule,
    Project,
    Recovery,
    Score,
    Series,
    StationForm,
    ValidationError,
    alike_form,
    clauses,
    codes,
    diagnose,
    digits_lost,
    document,
    errata,
    is_valid,
    name_form,
    normal_form,
    parse_date,
    read_mark,
    recover,
    recover_column,
    validate,
)
from tables import Row

Actual = dict[str, str]


def scheme_of(row: Row) -> NumberScheme:
    return NumberScheme(
        province=row["province"],
        first_year=int(row["first_year"]),
        cities=row["cities"].split(" "),
        closed=row["closed"] == "1",
        version=int(row["version"]),
    )


SCHEMES = {row["name"]: scheme_of(row) for row in tables.rows("schemes")}
SENTENCES = {
    (row["table"], row["row"]): (row["zh"], row["en"]) for row in tables.rows("messages", tables.complete())
}


def inputs(row: Row) -> list[str | bytes]:
    """The bytes and, where they are UTF-8, the text: both must say the same."""
    octets = row.octets()
    try:
        return [octets, octets.decode()]
    except UnicodeDecodeError:
        return [octets]


def number(row: Row) -> Actual:
    as_of = datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None
    scheme = SCHEMES.get(row["scheme"])
    assert (scheme is None) == (row["scheme"] == "form")
    *_, text = inputs(row)
    if scheme is not None:
        assert is_valid(text, scheme=scheme, as_of=as_of) == (row["code"] == "ok" and isinstance(text, str))
    for given in inputs(row):
        if scheme is None:
            found, worth = CertificateNumber(given), ""
        else:
            found, assurance = scheme.parse(given, as_of)
            worth = assurance.value
            if isinstance(given, str):
                assert validate(given, scheme=scheme, as_of=as_of) == str(found)
                assert scheme.check(found, as_of) == assurance
    assert CertificateNumber.from_int(int(found)) == found
    return {
        "number": str(found),
        "year": str(found.year),
        "province": found.province,
        "city": found.city,
        "serial": str(found.serial),
        "assurance": worth,
    }


def parts(row: Row) -> Actual:
    built = CertificateNumber.from_parts(
        year=int(row["year"]),
        province=int(row["province"]),
        city=int(row["city"]),
        serial=int(row["serial"]),
    )
    return {"number": str(built)}


def region(row: Row) -> Actual:
    text = row.octets().decode()
    if row["kind"] == "city":
        return {"value": str(int(CertificateNumber.from_parts(year=2019, city=text, serial=1).city))}
    built = CertificateNumber.from_parts(year=2019, province=text, city="01", serial=1)
    return {"value": str(int(built.province))}


def score(row: Row) -> Actual:
    for text in inputs(row):
        read = Score(text)
    assert Score.from_hundredths(read.hundredths) == read
    return {"hundredths": str(read.hundredths), "display": str(read)}


def mark(row: Row) -> Actual:
    text = row.octets().decode()
    rule = PassRule.THEORY_AND_PRACTICAL
    if row["part"] == "score.theory":
        read = rule.decide(theory=text).theory
    else:
        read = rule.decide(practical=text).practical
    return {"mark": "" if read is None else str(read)}


def cell(row: Row) -> Actual:
    read = read_mark(row.octets().decode(), row["status"], part=row["part"])
    return {"mark": "" if read is None else str(read)}


def decide(row: Row) -> Actual:
    rule = PassRule.from_name(row["rule"])
    decision = rule.decide(practical=row["practical"], theory=row["theory"])
    findings = [
        f"{finding.component}:{finding.code}:{'' if finding.margin is None else finding.margin}"
        for finding in decision.findings
    ]
    return {"outcome": decision.outcome.value, "findings": " ".join(findings)}


def series(row: Row) -> Actual:
    before = Series.at(int(row["year"]), row["city"], int(row["next"]), scheme=SCHEMES[row["scheme"]])
    try:
        reserved, after = before.reserve(int(row["n"]))
    except ValidationError:
        assert str(before.next) == row["after"]
        raise
    assert len(reserved) == int(row["n"])
    return {"first": str(reserved.first), "last": str(reserved.last), "after": str(after.next)}


def date(row: Row) -> Actual:
    return {"value": parse_date(row.octets().decode()).isoformat()}


def as_of_date(row: Row) -> datetime.date | None:
    return datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None


def recover_row(row: Row) -> Recovery:
    """By its text and its bytes, or from a number cell, which must say the same."""
    scheme, as_of = SCHEMES.get(row["scheme"]), as_of_date(row)
    values = [int(row["text"])] if row["cell"] == "integer" else inputs(row)
    answers = [
        recover(value, scheme=scheme, as_of=as_of) if scheme else CertificateNumber.recover(value)
        for value in values
    ]
    assert len({*answers}) == 1
    assert [*map(in_column, values)] == [alone(recover(value)) for value in values]
    return answers[0]


def alone(recovery: Recovery) -> list[object]:
    number = None if recovery.number is None else int(recovery.number)
    code = None if recovery.finding is None else recovery.finding.code
    repairs = None if number is None else [*dict.fromkeys(repair.kind for repair in recovery.repairs)]
    return [recovery.status, number, recovery.first, recovery.last, code, repairs]


def in_column(value: str | bytes | int) -> list[object]:
    column = recover_column([value])
    parts = (column.status, column.number, column.first, column.last, column.code, column.repairs)
    return [part[0] for part in parts]


def recovered(row: Row) -> Actual:
    recovery = recover_row(row)
    if recovery.finding is not None:
        raise NumberError(recovery.finding)
    repairs = [f"{repair.kind}@{repair.index}:{repair.found or ''}" for repair in recovery.repairs]
    return {"number": str(recovery.number), "repairs": " ".join(repairs)}


def diagnosed(row: Row) -> Actual:
    scheme, as_of = SCHEMES.get(row["scheme"]), as_of_date(row)
    for text in inputs(row):
        if scheme is None:
            findings = CertificateNumber.diagnose(text)
        else:
            findings = diagnose(text, scheme=scheme, as_of=as_of)
    said = [f"{f.component}:{f.code}:{'' if f.index is None else f.index}" for f in findings]
    return {"findings": " ".join(said)}


CASES: dict[str, Callable[[Row], Actual]] = {
    "number": number,
    "parts": parts,
    "region": region,
    "score": score,
    "mark": mark,
    "cell": cell,
    "decide": decide,
    "series": series,
    "date": date,
    "recover": recovered,
    "diagnose": diagnosed,
}


def refused(row: Row, error: ValidationError) -> Actual:
    """What an error says about itself; its sentences and clause are compared at once."""
    assert (error.message("zh"), error.message("en")) == SENTENCES[row.table, str(row.number)]
    assert str(error) == error.message("en")
    assert error.clause == row["clause"]
    assert error.position == (None if error.index is None else error.index + 1)
    facts = {name: getattr(error, name) for name in ("index", "found", "hint", "value", "limit")}
    given = {name: "" if fact is None else str(fact) for name, fact in facts.items()}
    return {"code": error.code, "component": error.component, **given}


def actual(row: Row, case: Callable[[Row], Actual]) -> Actual:
    try:
        return {"code": "ok", **case(row)}
    except ValidationError as error:
        return refused(row, error)


def compare(row: Row, case: Callable[[Row], Actual]) -> None:
    said = actual(row, case)
    expected = row.expected()
    if expected.get("after") and expected["code"] != "ok":
        del expected["after"]  # compared by `series`, where the series before the refusal is at hand
    assert {column: said.get(column, "") for column in expected} == expected, f"{row.table} row {row.number}"


@pytest.mark.parametrize("table", CASES)
def test_every_row(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[table]
    run = 0
    for row in tables.rows(table):
        compare(row, case)
        run += 1
    with capsys.disabled():
        print(f"\n{table}: {run} rows", end="")
    assert run == (tables.DATA / f"{table}.tsv").read_bytes().count(b"\n") - 1 > 0


def words(kind: str) -> list[Row]:
    return [row for row in tables.rows("vocabulary", tables.complete()) if row["list"] == kind]


def test_codes_and_clauses() -> None:
    assert [(str(code.number), code.name, code.clause or "") for code in codes()] == [
        (row["number"], row["name"], row["clause"]) for row in words("code")
    ]
    assert [clause.address for clause in clauses()] == [row["name"] for row in words("clause")]
    for code, row in zip(codes(), words("code"), strict=True):
        assert (code.sentence("zh"), code.sentence("en")) == (row["zh"], row["en"])
        assert (code.cure("zh"), code.cure("en")) == (row["cure_zh"], row["cure_en"])
    for clause, row in zip(clauses(), words("clause"), strict=True):
        assert (clause.text("zh"), clause.text("en")) == (row["zh"], row["en"])
    assert {clause.disposition for clause in clauses()} == {row["name"] for row in words("disposition")}
    for erratum, row in zip(errata(), words("erratum"), strict=True):
        said = (erratum.name, erratum.text("zh"), erratum.text("en"))
        assert said == (row["name"], row["zh"], row["en"])


LISTS = {PassRule: "rule", Outcome: "outcome", Assurance: "assurance", AbsencePolicy: "absence_policy"}


@pytest.mark.parametrize("kind", LISTS)
def test_words(kind: type[PassRule | Outcome | Assurance | AbsencePolicy]) -> None:
    for row in words(LISTS[kind]):
        word = kind.from_name(row["name"])
        assert word == getattr(kind, row["name"].upper())
        assert (word.value, str(word), str(int(word))) == (row["name"], row["name"], row["number"])
        assert (word.text("zh"), word.text("en")) == (row["zh"], row["en"])


NAMED: dict[str, Callable[[str], object]] = {
    "applicant_kind": lambda name: Applicant(name, "某学校"),
    "center_level": lambda name: Center(name, "某中心", "01"),
    "duty": lambda name: Center("city", "某中心", "01").may(name, "01"),
    "institution_kind": lambda name: Institution("某学校", True, name),
    "operation": lambda name: document(name, ""),
    "project_trait": lambda name: Project("湘西苗绣", [name]),
    "specification_scope": lambda name: Catalog([("湘西苗绣", name)]),
    "station_attachment": lambda name: StationForm(attachments=[name]),
}


@pytest.mark.parametrize("kind", NAMED)
def test_every_name_is_known(kind: str) -> None:
    names = [row["name"] for row in words(kind)]
    for name in names:
        with suppress(ValidationError):
            NAMED[kind](name)
    with pytest.raises(ValueError, match=f"(?m)^expected one of: {', '.join(names)}$"):
        NAMED[kind](names[0].upper())


def test_names_without_a_class() -> None:
    traits = [row["name"] for row in words("project_trait")]
    assert Project("湘西苗绣", reversed(traits)).traits == tuple(traits)
    levels = [row["name"] for row in words("center_level")]
    assert [Center(level, "长沙市职业技能鉴定中心", "01").level for level in levels] == levels


@pytest.mark.parametrize("row", tables.rows("identity"), ids=lambda row: row["case"])
def test_forms_of_identifiers(row: Row) -> None:
    text = row.octets().decode()
    assert (normal_form(text), alike_form(text), name_form(text)) == (
        row["normal"],
        row["alike"],
        row["name"],
    )
    assert digits_lost(text) == (row["lost"] == "1")
