"""Runs every row of the case tables through skillcert_ctypes: python3 cases.py FOLDER"""

import csv
import datetime
import json
import re
import sys
from pathlib import Path

import skillcert_ctypes as skillcert


def read(name):
    with open(FOLDER / f"{name}.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unescaped(row):
    """The cell ``text`` as bytes without escapes, as often as ``repeat`` says."""
    cell = row["text"].encode("utf-8")
    once = re.sub(rb"\\(x..|\\)", lambda found: bytes.fromhex(found[1][1:].decode()) or b"\\", cell)
    return once * int(row.get("repeat") or 1)


def scheme(row):
    cities = row["cities"].split()
    closed, version = row["closed"] == "1", int(row["version"])
    return skillcert.Scheme(int(row["province"]), int(row["first_year"]), cities, closed=closed, version=version)


def run_number(row):
    text, worth = unescaped(row), ""
    if row["scheme"] == "form":
        number = skillcert.parse(text)
    else:
        within = SCHEMES[row["scheme"]]
        as_of = datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None
        number, worth = within.parse(text, as_of)
        assert within.check(number, as_of) == worth
    parts = skillcert.parts(number)
    assert skillcert.from_parts(*parts) == number
    return {
        "number": skillcert.format(number),
        "year": parts.year,
        "province": f"{parts.province:02}",
        "city": f"{parts.city:02}",
        "serial": parts.serial,
        "assurance": worth,
    }


def run_parts(row):
    numbers = (int(row[part]) for part in ("year", "province", "city", "serial"))
    return {"number": skillcert.format(skillcert.from_parts(*numbers))}


def run_region(row):
    return {"value": skillcert.region(row["kind"], unescaped(row))}


def run_score(row):
    hundredths = skillcert.score(unescaped(row))
    return {"hundredths": hundredths, "display": skillcert.format_score(hundredths)}


def run_mark(row):
    return {"mark": skillcert.mark(unescaped(row), row["part"])}


def run_cell(row):
    return {"mark": skillcert.read_mark(unescaped(row), row["status"], row["part"])}


def summary(finding):
    margin = "" if finding.value is None or finding.limit is None else finding.value - finding.limit
    return f"{finding.component}:{finding.code}:{margin}"


def run_decide(row):
    practical = skillcert.mark(row["practical"], "score.practical")
    theory = skillcert.mark(row["theory"], "score.theory")
    decision = skillcert.decide(row["rule"], practical=practical, theory=theory)
    return {"outcome": decision.outcome, "findings": " ".join(map(summary, decision.findings))}


def run_series(row):
    city, following = skillcert.region("city", row["city"]), int(row["next"])
    try:
        plan = SCHEMES[row["scheme"]].plan(int(row["year"]), city, following, int(row["n"]))
    except skillcert.SkillcertError as error:
        return {**facts(error), "after": following if error.component == "quantity" else ""}
    return {"first": skillcert.format(plan.first), "last": skillcert.format(plan.last), "after": plan.next}


def run_date(row):
    return {"value": skillcert.date(unescaped(row))}


def run_audit(row):
    numbers = {title: [int(number) for number in row[title].split()] for title in ("first", "voids", "second", "last")}
    part = bytes.fromhex(row["part"])
    if not part:
        part = skillcert.audit(row["first_name"], numbers["first"], numbers["voids"])
    if row["second_name"]:
        part = skillcert.merge(part, skillcert.audit(row["second_name"], numbers["second"]))
    return {"report": skillcert.report(part, int(row["rows"]) if row["rows"] else None, numbers["last"])}


def judged(row):
    """The scheme and the date of a row; none by form alone."""
    return SCHEMES.get(row["scheme"]), datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None


def run_recover(row):
    cell = int(row["text"]) if row["cell"] == "integer" else unescaped(row)
    number, repairs = skillcert.recover(cell, *judged(row))
    shown = (f"{repair.kind}@{repair.index}:{repair.found or ''}" for repair in repairs)
    return {"number": skillcert.format(number), "repairs": " ".join(shown)}


def run_diagnose(row):
    findings = skillcert.diagnose(unescaped(row), *judged(row))
    shown = (f"{f.component}:{f.code}:{'' if f.index is None else f.index}" for f in findings)
    return {"findings": " ".join(shown)}


def facts(error):
    assert error.position == (None if error.index is None else error.index + 1)
    assert all(error.message_gbk(lang).decode("gbk") == error.message(lang) for lang in skillcert.LANGS)
    titles = ("code", "component", "clause", "hint", "found", "index", "value", "limit")
    return {
        **{title: getattr(error, title) for title in titles},
        "zh": error.message("zh"),
        "en": error.message("en"),
    }


def answer(run, row):
    try:
        return {"code": "ok", **run(row)}
    except skillcert.SkillcertError as error:
        return facts(error)


def differences(where, expected, found):
    shown = {title: "" if value is None else str(value) for title, value in found.items()}
    wrong = [title for title, cell in expected.items() if shown.get(title, "") != cell]
    for title in wrong:
        print(f"{where}: {title} is {shown.get(title)!r}, expected {expected[title]!r}", file=sys.stderr)
    return bool(wrong)


def run_table(name, run):
    """Counts the rows that differ. The cells from ``code`` on are expected; of an error, clause and sentences too."""
    count = 0
    for number, row in enumerate(ROWS[name], 1):
        found, titles = answer(run, row), list(row)
        expected = {title: row[title] for title in titles[titles.index("code") :]}
        if found["code"] != "ok":
            expected["clause"] = row["clause"]
            sentences = MESSAGES.pop((name, str(number)))
            expected.update(zh=sentences["zh"], en=sentences["en"])
        count += differences(f"{name}.tsv:{number + 1}", expected, found)
    return count


def run_columns():
    """The rows of the numbers again, those of one scheme and date as one column, with a last row without a value."""
    count, columns = 0, {}
    for row in ROWS["number"]:
        columns.setdefault((row["scheme"], row["as_of"]), []).append(row)
    for (within, date), rows in columns.items():
        as_of = datetime.date.fromisoformat(date) if date else None
        numbers, codes = skillcert.check_column([*map(unescaped, rows), None], SCHEMES.get(within), as_of)
        assert (numbers[-1], codes[-1], len(numbers), len(codes)) == (0, 0, len(rows) + 1, len(rows) + 1)
        for row, number, code in zip(rows, numbers, codes):
            found = {"number": f"{number:013}" if number else "", "code": skillcert.name("code", code) or "ok"}
            count += differences(f"column of {within}: {row['case']}", {title: row[title] for title in found}, found)
    return count


def cures(code, component):
    """The cures of a finding that is nothing but a code and a component, whose text they may name."""
    finding = skillcert.Finding(skillcert._Finding(code=code, component=component))
    for lang in skillcert.LANGS:
        yield f"cure_{lang}", finding.cure(lang), skillcert.text("component", component, lang)


def run_vocabulary():
    count, address = 0, next(int(row["number"]) for row in ROWS["vocabulary"] if row["name"] == "address")
    for line, row in enumerate(ROWS["vocabulary"], 2):
        words, number = row["list"], int(row["number"])
        found = {"list": words, "number": number, "name": skillcert.name(words, number)}
        found.update({lang: skillcert.text(words, number, lang) for lang in skillcert.LANGS})
        if words == "code":
            found["clause"] = skillcert.clause(number)
            for title, cure, component in cures(number, address):
                found[title], row[title] = cure, row[title].replace("{component}", component)
        count += differences(f"vocabulary.tsv:{line}", row, found)
    return count


def ask(operation, request):
    """The code and the answer; of a refusal the error document, in which the finding's sentences and cures stand."""
    try:
        return "ok", skillcert.document(operation, request)
    except skillcert.SkillcertError as error:
        told = json.loads(error.document)
        for lang in skillcert.LANGS:
            assert (told[lang], told[f"cure_{lang}"]) == (error.message(lang), error.cure(lang))
        return error.code, error.document


def run_scenario():
    """Counts the answers that differ. {{step}} in a request is the answer of an earlier step."""
    count, answers, rows = 0, {}, ROWS["scenario"]
    lines = (FOLDER / "scenario.answers").read_bytes().decode("utf-8").split("\n")
    assert len(lines) == len(rows) + 1
    for row, line in zip(rows, lines):
        request = re.sub(r"{{(\w+)}}", lambda step: answers[step[1]], row["request"])
        code, answer = ask(row["operation"], request)
        answers[row["step"]] = answer
        expected = {"code": row["code"], "answer": line}
        count += differences(f"scenario.tsv: {row['step']}", expected, {"code": code, "answer": answer})
    try:
        skillcert.document("no_operation", "{}")
    except skillcert.SkillcertError as error:
        assert error.code == "kind_unknown"
    else:
        count += 1
    return count


FOLDER = Path(sys.argv[1])
RUNNERS = {
    "number": run_number,
    "parts": run_parts,
    "region": run_region,
    "score": run_score,
    "mark": run_mark,
    "cell": run_cell,
    "decide": run_decide,
    "series": run_series,
    "date": run_date,
    "audit": run_audit,
    "recover": run_recover,
    "diagnose": run_diagnose,
}
SCHEMES = {row["name"]: scheme(row) for row in read("schemes")}
MESSAGES = {(row["table"], row["row"]): row for row in read("messages")}
ROWS = {name: read(name) for name in (*RUNNERS, "vocabulary", "scenario")}

skillcert.self_test()
failed = sum(run_table(name, run) for name, run in RUNNERS.items()) + run_columns() + run_vocabulary() + run_scenario()
if failed or MESSAGES:
    sys.exit(f"python: {failed} rows or documents differ, {len(MESSAGES)} messages not compared")
documents = len(ROWS.pop("scenario"))
print(f"python: {sum(map(len, ROWS.values()))} rows, {documents} documents agree")
