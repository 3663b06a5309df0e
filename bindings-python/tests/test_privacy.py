"""Which personal data each output may carry: people are planted, and looked for in all that comes out."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pydantic
import pytest
import skillcert
from databases import Database, number, on_server
from desk import REGISTER, Desk
from planted import (
    BEYOND,
    CANDIDATES,
    CORRECTED,
    FAILED,
    IDENTITIES,
    NAMES,
    PASSED,
    Log,
    Watch,
    allowed,
    said_by,
    traces,
)
from skillcert import Project
from skillcert.cli import COMMANDS
from skillcert.cli.commands import register as registered
from skillcert.register import Record, Register, Request
from values import VALUES

DAY = date(2026, 11, 23)
HEADER = "考生编号,姓名,身份证号,操作技能"
ISSUE = (
    "issue {} --project project.json --city 01 --date 2026-11-23 --assessment 2026-11 --keep 身份证号 "
    "--register sqlite:///register.db --out issued.csv"
)
FIRST, SECOND, THIRD, FOURTH = (f"261801{serial:07}" for serial in range(1, 5))

COMMAND_NAMES = {*COMMANDS} - {"register"} | {f"register {it.rstrip('_')}" for it in registered.COMMANDS}


@pytest.fixture
def log() -> Iterator[Log]:
    """All that is logged, where a host wants everything."""
    handler, names = Log(), ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "psycopg", "pymysql")
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


class Office:
    """A desk where every run is looked at: what it prints, and the files that it writes."""

    def __init__(self, desk: Desk, watch: Watch) -> None:
        self.desk, self.watch, self.ran = desk, watch, set[str]()
        self.codes: list[int] = []

    def person(self, place: int, mark: str = PASSED) -> str:
        return f"{CANDIDATES[place]},{NAMES[place]},{IDENTITIES[place]},{mark}"

    def table(self, name: str, *lines: str) -> None:
        self.desk.write(name, "".join(f"{line}\n" for line in lines))

    def run(self, command: str, key: str = "report", **files: str) -> None:
        """Run a command, in each language in turn; `files` are the keys of what it writes, by their names."""
        words = command.split()
        self.ran.add(" ".join(words[: 2 if words[0] == "register" else 1]))
        before = self.desk.files()
        run = self.desk.run(*words, "--lang", "zh" if len(self.codes) % 2 else "en")
        self.codes.append(run.code)
        self.watch.look(key, run.out, command)
        self.watch.look("refusal", run.err, command)
        for name, content in self.desk.files().items():
            if before.get(name) != content:
                written = "register" if name == "register.db" else files[name.replace(".", "_")]
                self.watch.look(written, content, f"{name} of {command}")


def results(office: Office) -> None:
    """A table with whatever goes wrong, issued, decided and checked."""
    person = office.person
    good = [person(place) for place in range(4)]
    office.table(
        "results.csv", f"制表人：{NAMES[9]}", HEADER, *good, person(4, FAILED), person(5, BEYOND),
        f"{CANDIDATES[0]},{NAMES[6]},{IDENTITIES[6]},{PASSED}", f",{NAMES[7]},{IDENTITIES[7]},{PASSED}",
        f"{CANDIDATES[8]},{NAMES[8]},9.90000190101019E+17,{PASSED}", f"{CANDIDATES[9]},,,{PASSED}",
        person(6, NAMES[6]), f"{person(7)},{NAMES[7]}", f"合计,{NAMES[0]}", f"审核人：{NAMES[9]}",
    )  # fmt: skip
    office.table("good.csv", HEADER, *good)
    office.table("bare.csv", *good)
    office.run("register init --register " + REGISTER)
    for machine in ("", " --json-out a.json"):
        for name in ("results.csv", "good.csv", "bare.csv"):
            office.run(f"decide {name} --out d.csv{machine}", d_csv="answer", a_json="json")
            office.run(ISSUE.format(name) + f" --dry-run{machine}", issued_csv="answer", a_json="json")
    for name in ("results.csv", "good.csv"):
        office.run(ISSUE.format(name).replace(" --out issued.csv", " --dry-run"), "trial")
    office.run(ISSUE.format("good.csv"), issued_csv="answer")
    # Somebody else under an id, a corrected mark, ids and names that are alike.
    office.table("other.csv", HEADER, f"{CANDIDATES[0]},{NAMES[5]},{IDENTITIES[5]},{PASSED}")
    office.table("fails.csv", HEADER, person(1, CORRECTED))
    office.table("alike.csv", HEADER, f"KSQ7099,{NAMES[0]},{IDENTITIES[0]},{PASSED}")
    for name in ("results.csv", "other.csv", "fails.csv", "alike.csv"):
        office.run(ISSUE.format(name) + " --json-out a.json", issued_csv="answer", a_json="json")
    office.run(f"decide --practical {BEYOND}")
    office.run(f"decide --practical {NAMES[0]}")


def further(office: Office) -> None:
    """Columns, titles and sheets that say something else than the marks, in cells that hold names."""
    for heading in (
        "结论",
        "备注",
        "考核项目",
        "考核日期",
        "证书编号",
        "身份证号",
        "情况",
        "是否缺考",
        "满分",
    ):
        rows = [f"{CANDIDATES[i]},{NAMES[i]},{PASSED},{NAMES[i]}{'缺考作弊'[:i]}" for i in range(3)]
        office.table("more.csv", f"考生编号,姓名,操作技能,{heading}", *rows)
        more = "more.csv --json-out a.json"
        office.run(f"decide {more} --out d.csv", d_csv="answer", a_json="json")
        office.run(ISSUE.format(more).replace("--keep 身份证号 ", ""), issued_csv="answer", a_json="json")
    office.table("words.toml", f"[roles]\nname = {NAMES[0]}")
    office.run("decide more.csv --aliases words.toml")


def checks(office: Office) -> None:
    """Numbers that are checked, recovered and audited, also in the column of somebody's names."""
    numbers = [FIRST, f"{SECOND}9", THIRD, f"261801000000{NAMES[0]}", IDENTITIES[0], "2618010000077", FOURTH]
    names = [NAMES[0], NAMES[1], NAMES[0], *NAMES[3:7]]
    lines = [f"{name},{IDENTITIES[0]},{it}" for name, it in zip(names, numbers, strict=True)]
    office.table("list.csv", "姓名,身份证号,证书编号", *lines)
    for register in ("", " --register " + REGISTER):
        for column in ("", " --column 姓名", " --column 身份证号", " --column 2 --header-row 2"):
            check = f"check list.csv{column}{register} --out c.csv --html c.html --json-out c.json"
            office.run(check, c_csv="answer", c_html="check_page", c_json="json")
    for table in ("list.csv --column 证书编号", *(f"good.csv --column {name}" for name in HEADER.split(","))):
        shown = f"check {table} --html c.html --show-numbers --register {REGISTER}"
        office.run(shown, c_html="check_page_numbers")
    for column in ("", " --column 姓名", " --column 身份证号"):
        recover = f"recover list.csv{column} --out r.csv --json-out r.json"
        office.run(recover, r_csv="answer", r_json="json")
        audit = f"audit list.csv{column} --html a.html --part a.part --json-out a.json"
        office.run(audit, a_html="audit_page", a_part="part", a_json="audit_json")
        office.run(f"audit list.csv{column} --register {REGISTER} --json", "audit_json")
    office.run("audit list.csv --plot a.png", a_png="picture")
    for text in (*numbers[:5], *NAMES[:1]):
        office.run(f"explain {text}")
    office.run(f"explain {FIRST} --register {REGISTER}", "verify")


def steps(office: Office) -> None:
    """What happens to certificates: steps, queries, exports, imports, audits; each once more, refused."""
    office.desk.write("mark.json", "{}")
    lines = [f"{THIRD},{NAMES[2]},{IDENTITIES[2]},{NAMES[8]}", f"{NAMES[3]},,,{NAMES[3]}"]
    office.table("steps.csv", "证书编号,姓名,身份证号,更正后姓名", *lines)
    office.table("bare.csv", f"{NAMES[3]},{IDENTITIES[3]},{PASSED}", f"{NAMES[3]},{IDENTITIES[3]},{PASSED}")
    on, at = "--on 2026-11-24", "--register " + REGISTER
    for extra in ("", " --json"):
        key = "json" if extra else "report"
        for step in (
            f"print {FIRST} --blank 43A1 --printer 长沙市职业技能鉴定中心", f"seal {FIRST}",
            f"spoil {FIRST} --blank 43A1 --reason 卡纸", "spoil --blanks 43A7..43A8 --reason 受潮",
            f"correct {SECOND} --holder {NAMES[7]} --reason 录入有误", f"reissue {FIRST} --reason 遗失",
            f"void {FOURTH} --reason 考生放弃", f"void {NAMES[0]} --reason 考生放弃",
            "void --from steps.csv --reason x", "void --from bare.csv --reason x",
            "correct --from steps.csv --reason x", "correct --from bare.csv --reason x",
        ):  # fmt: skip
            office.run(f"register {step} {on} {at}{extra}", key)
        office.run(f"register show {SECOND} {at}{extra}", "show")
        office.run(f"register show {FIRST} {at}{extra}", "show")
        office.run(f"register show {NAMES[0]} {at}{extra}", "show")
        office.run(f"register verify {SECOND} {at}{extra}", "verify")
        office.run(f"register verify {FOURTH} {at}{extra}", "verify")
    office.run(f"register blanks {at} --out b.csv", b_csv="blanks")
    office.run(f"register declare 2026 01 50 60 --reason 空号 {at}")
    office.run(f"register audit {at}")
    for ending in ("csv", "xlsx", "jsonl"):
        export = f"register export --out e.{ending} --high-water m{ending}.json {at}"
        office.run(export, **{f"e_{ending}": "export", f"m{ending}_json": "high_water"})
    office.run(f"register audit --high-water mjsonl.json {at}")
    office.run(f"register audit --high-water mark.json {at}")


def imports(office: Office) -> None:
    """What is taken in, and what contradicts the register in names, ids, marks and numbers."""
    at, lines = "--register " + REGISTER, office.desk.path("e.jsonl").read_text("utf-8")
    lies = {
        "name": (NAMES[0], NAMES[9]), "candidate": (CANDIDATES[0], CANDIDATES[9]), "mark": (PASSED, "84.18"),
        "no": (f'"{FIRST}"', f'"{NAMES[0]}"'), "day": ("2026-11-23", NAMES[0]),
        "outcome": ('"passed"', f'"{NAMES[0]}"'),
        "rule": ('"practical":"84.17"', '"practical":84.17'), "field": ('"holder"', f'"{NAMES[0]}"'),
    }  # fmt: skip
    for name, (true, lie) in lies.items():
        assert true in lines
        office.desk.write(f"{name}.jsonl", lines.replace(true, lie))
        office.run(f"register import {name}.jsonl {at} --json-out i.json", i_json="json")
    office.run(f"register import e.csv {at}")
    office.run(f"register import e.xlsx {at} --json", "json")
    old = "证书编号,考核,考生编号,姓名,考核项目,核发日期"
    row = f"旧考核,{CANDIDATES[5]},{NAMES[5]},湘西苗绣"
    # What may say that it is void, in a cell that holds a name.
    void = [f"{NAMES[1]}未婚", f"{NAMES[2]}停用", f"{NAMES[3]}作废"]
    states = [f"251801000000{place},{row},2025-06-01,{cell}" for place, cell in enumerate(void, 1)]
    for heading in ("状态", "是否有效", "备注", "作废日期"):
        office.table("states.csv", f"制表人：{NAMES[9]}的证书作废\n{old},{heading}", *states)
        office.run(f"register import states.csv --source 旧系统 {at}")
    office.table("old.csv", old, f"2518010000001,{row},2025-06-01", f"2518010000002,{row},{NAMES[5]}")
    office.table("old2.csv", old, f"2518010000001,{row},2025-06-01")
    office.table("old3.csv", old, f"2518010000001,{row},2025-06-01".replace(NAMES[5], NAMES[6]))
    for name in ("old.csv", "old2.csv", "old3.csv", "bare.csv"):
        office.run(f"register import {name} --source 旧系统 {at}")
    office.run(ISSUE.format("good.csv") + f" --replaces {FOURTH}", issued_csv="answer")
    office.run(ISSUE.format("fails.csv") + f" --replaces {FOURTH}", issued_csv="answer")


def the_rest(office: Office) -> None:
    """Commands that know nobody, and what is no argument of any."""
    office.run("fee --date 2021-06-01")
    office.run("completion bash")
    for command in ("station", "catalog"):
        office.desk.write(f"{command}.json", json.dumps([NAMES[0], IDENTITIES[0]]))
        office.run(f"{command} {command}.json")
    office.run(f"register correct {FIRST} --holder 欧阳 {NAMES[0]} --reason x")
    office.run(f"explain {FIRST} {NAMES[0]}")
    office.run(f"decide --practical {PASSED} --theory {NAMES[0]} --rule {NAMES[1]}")
    office.run(f"check --as-of {NAMES[0]} list.csv")
    office.run(f"check list.csv --expect {IDENTITIES[0]}")


def broken(office: Office) -> None:
    """A register that somebody damaged."""
    at = "--register " + REGISTER
    with closing(sqlite3.connect("register.db")) as connection, connection:
        connection.execute(f"UPDATE certificates SET holder = CAST(X'{NAMES[0].encode().hex()}FF' AS TEXT)")
    office.run(f"register show {SECOND} {at}", "show")
    office.run(f"register verify {SECOND} {at}", "verify")
    office.run(f"register void {SECOND} --reason x {at}")
    office.run(f"register audit {at}")
    office.run(f"check list.csv {at}")
    office.run(f"register export --out e.csv {at}", e_csv="export")
    office.run(ISSUE.format("good.csv"), issued_csv="answer")


STRANGERS = (
    NAMES[0], float(PASSED), int(IDENTITIES[0]), [NAMES[0]],
    *({who: 1} for who in (NAMES[0], IDENTITIES[0], CANDIDATES[0], PASSED, FIRST)),
)  # fmt: skip


def documented(watch: Watch) -> None:
    """Every document with somebody, or a mark, in the place of each of its values."""
    calls: dict[str, Callable[[], object]] = {}
    values: list[Any] = [*VALUES]
    for value in values:
        if not hasattr(value, "from_json"):
            continue
        for stranger in STRANGERS:
            for place, text in enumerate(changed(json.loads(value.to_json()), stranger)):
                calls[f"{type(value).__name__} {place} {stranger}"] = _read(value, text)
    for where, call in calls.items():
        try:
            call()
        except skillcert.ValidationError as error:
            # The names of fields are the sender's.
            watch.look("field" if "{" in where else "exception", said_by(error), where)


def _read(value: Any, text: str) -> Callable[[], object]:  # noqa: ANN401
    return lambda: type(value).from_json(text)


def changed(document: Any, stranger: object) -> Iterator[str]:  # noqa: ANN401
    """The document with the stranger in the place of each of its leaves and branches, one at a time."""

    def places(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            yield node, key
            if isinstance(child, (dict, list)):
                yield from places(child)

    for node, key in [*places(document)] if isinstance(document, (dict, list)) else []:
        kept, node[key] = node[key], stranger
        yield json.dumps(document, ensure_ascii=False)
        node[key] = kept
    yield json.dumps(stranger, ensure_ascii=False)


def wanted(place: int, mark: str = PASSED, **more: Any) -> Request:  # noqa: ANN401
    project = Project("湘西苗绣")
    decision = project.rule.decide(practical=mark)
    keep = {"id": IDENTITIES[place]}
    return Request("2026-11", CANDIDATES[place], NAMES[place], project, decision, **{"keep": keep, **more})


def record(place: int, **more: Any) -> Record:  # noqa: ANN401
    decision = Project("湘西苗绣").rule.decide(practical=PASSED).to_json()
    facts = {"holder": NAMES[place], "keep": {"id": IDENTITIES[place]}, "decision": decision, "traits": ()}
    return Record(**{
        "number": number(90 + place), "assessment": "旧", "candidate": CANDIDATES[place],
        "project": "湘西苗绣", "assessed_on": None, "issued_on": DAY, "source": "旧系统", **facts, **more,
    })  # fmt: skip


def refusing(register: Register) -> dict[str, Callable[[], object]]:
    """Calls of the register that are refused, each with somebody in it."""
    day: dict[str, Any] = {"issued_on": DAY, "city": "01"}
    long, failed = NAMES[0] * 1000, wanted(0, FAILED).decision.to_json()
    marks = json.dumps({"version": 2, "marks": [NAMES[0]]})
    return {
        "a fail": lambda: register.issue([wanted(0, FAILED)], **day),
        "a number that is taken": lambda: register.declare(2026, "01", 1, 9, reason="空号"),
        "a long name": lambda: register.issue([wanted(0, keep={"x": long})], **day),
        "no request": lambda: register.issue([NAMES[0]], **day),  # type: ignore[list-item]
        "no city": lambda: register.issue([wanted(0)], issued_on=DAY, city=NAMES[0]),
        "no day": lambda: register.issue([wanted(0)], issued_on=NAMES[0], city="01"),  # type: ignore[arg-type]
        "no keep": lambda: register.issue([wanted(0, keep=[IDENTITIES[0]])], **day),
        "no number": lambda: register.verify(NAMES[0]),  # type: ignore[arg-type]
        "not issued": lambda: register.certificate(number(99)),
        "a decision": lambda: register.import_([record(0, decision=NAMES[0])], source="旧系统"),
        "a fail that is imported": lambda: register.import_([record(0, decision=failed)], source="x"),
        "no record": lambda: register.import_([wanted(0)], source=NAMES[0]),  # type: ignore[list-item]
        "an address": lambda: Register(f"sqlite://{NAMES[0]}"),
        "no marks": lambda: skillcert.register.HighWater.from_json(marks),
    }  # fmt: skip


def shown(register: Register) -> list[object]:
    """Values that know somebody, and what is said of columns that hold names in place of numbers."""
    column = [NAMES[0], IDENTITIES[0], f"{FIRST} {NAMES[0]}", FIRST]
    return [
        wanted(0),
        record(0),
        register.verify(number(1)),
        register.record(number(1)),
        register.book(number(1)),
        register.states([number(1)]),
        register.issue([wanted(1)], issued_on=DAY, city="01"),
        register.import_([record(1, number=number(1))], source="旧系统"),
        register.audit(),
        skillcert.check(column),
        skillcert.recover_column(column),
        *map(skillcert.recover, column),
        *VALUES,
    ]


CALLS: dict[str, Callable[[], object]] = {
    "validate": lambda: skillcert.validate(NAMES[0]),
    "an identity": lambda: skillcert.validate(IDENTITIES[0]),
    "a number": lambda: skillcert.CertificateNumber("2618010000000"),
    "a score": lambda: skillcert.Score(BEYOND),
    "no score": lambda: skillcert.Score(NAMES[0]),
    "a mark": lambda: skillcert.PassRule.PRACTICAL.decide(practical=NAMES[0]),
    "an unexpected mark": lambda: skillcert.PassRule.PRACTICAL.decide(practical=PASSED, theory=FAILED),
    "a date": lambda: skillcert.parse_date(NAMES[0]),
    "an examiner": lambda: skillcert.Examiner([NAMES[0]]),  # type: ignore[arg-type]
    "an entry": lambda: skillcert.Entry("", NAMES[0]),
    "an operation": lambda: skillcert.document("fee_bill", {"date": NAMES[0]}),
    "no operation": lambda: skillcert.document(NAMES[0], {}),
    "a request": lambda: skillcert.document("fee_bill", {"date": object()}),
}


def test_personal_data_is_only_where_the_table_allows_it(desk: Desk, log: Log, tmp_path: Path) -> None:
    watch = Watch()
    office = Office(desk, watch)
    for scene in (results, further, checks, steps, imports, the_rest, broken):
        scene(office)
    assert {0, 1, 2} <= {*office.codes}
    assert office.ran == COMMAND_NAMES
    with closing(sqlite3.connect("register.db")) as connection:
        watch.look("register", str(connection.execute("SELECT number FROM certificates").fetchall()), "rows")
    watch.refused("exception", CALLS)
    register = Register("sqlite:///other.db")
    register.init()
    register.issue([wanted(0), wanted(1)], issued_on=DAY, city="01")
    watch.refused("exception", refusing(register))
    documented(watch)
    watch.look("value", "".join(map(repr, shown(register))), "repr")
    watch.look("log", "\n".join(log.lines), "log")
    assert any("sqlalchemy.engine.Engine.skillcert" in line for line in log.lines)
    assert watch.leaks == []
    # Nothing is allowed that never happens.
    assert {key: allowed("yes")[key] - seen for key, seen in watch.seen.items()} == {
        key: set() for key in allowed()
    }


# Each makes a database refuse what is written, or read, in words that repeat it.
FUNCTION = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {}; RETURN NEW; END $$"
TRIGGER = "CREATE TRIGGER t BEFORE INSERT ON certificates FOR EACH ROW {}"
SPOILT = {
    "sqlite": [
        ["CREATE TRIGGER t BEFORE INSERT ON certificates BEGIN SELECT RAISE(ABORT, 'no'); END"],
        ["CREATE UNIQUE INDEX i ON certificates (holder)"],
        [
            "CREATE TABLE h (holder TEXT CHECK (holder = 'x'))",
            "CREATE TRIGGER t BEFORE INSERT ON certificates BEGIN INSERT INTO h VALUES (NEW.holder); END",
        ],
        [f"UPDATE certificates SET holder = CAST(X'{NAMES[0].encode().hex()}FF' AS TEXT)"],
        [f"UPDATE certificates SET keep = CAST(X'{NAMES[0].encode().hex()}FF' AS TEXT)"],
        [f"UPDATE certificates SET decision = '{NAMES[0]}', traits = '{NAMES[0]}'"],
    ],
    "postgresql": [
        [FUNCTION.format("RAISE EXCEPTION '%%', NEW.holder"), TRIGGER.format("EXECUTE FUNCTION f()")],
        [FUNCTION.format("PERFORM NEW.holder::integer"), TRIGGER.format("EXECUTE FUNCTION f()")],
        [FUNCTION.format("EXECUTE 'SELECT ' || NEW.holder"), TRIGGER.format("EXECUTE FUNCTION f()")],
        ["ALTER TABLE certificates ADD CHECK (candidate < 'KSQ7002')"],
        ["CREATE UNIQUE INDEX i ON certificates (holder)"],
        [f"UPDATE certificates SET decision = '{NAMES[0]}', candidate_key = '{NAMES[0]}'"],
    ],
    "mysql": [
        [TRIGGER.format("SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'")],
        [
            TRIGGER.format(
                "BEGIN DECLARE said VARCHAR(99); SET said = NEW.holder; "
                "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = said; END"
            )
        ],
        ["ALTER TABLE certificates ADD CONSTRAINT c CHECK (candidate < 'KSQ7002')"],
        ["ALTER TABLE certificates ADD UNIQUE INDEX i (holder)"],
        [f"UPDATE certificates SET decision = '{NAMES[0]}', candidate_key = '{NAMES[0]}'"],
    ],
}  # fmt: skip


def uses(register: Register) -> dict[str, Callable[[], object]]:
    """The ways to use a register, each of which may be refused."""
    day: dict[str, Any] = {"issued_on": DAY, "city": "01"}

    def begun() -> None:
        with register.transaction() as transaction:
            transaction.issue([wanted(2)], **day)

    return {
        "issue": lambda: register.issue([wanted(1), wanted(3, holder=NAMES[0])], **day),
        "transaction": begun,
        "run": lambda: register.run(lambda transaction: transaction.issue([wanted(2)], **day)),
        "import": lambda: register.import_([record(0)], source="旧系统"),
        "again": lambda: register.issue([wanted(0, CORRECTED)], **day),
        "verify": lambda: register.verify(number(1)),
        "record": lambda: register.record(number(1)),
        "export": lambda: len([*register.export_lines()]),
        "audit": register.audit,
        "high water": register.high_water,
    }


def another(database: Database, path: Path) -> Database:
    """A new database of the same kind."""
    return on_server(database.server) if database.server else Database(f"sqlite:///{path}", None)


def test_a_database_that_refuses_repeats_nobody(database: Database, log: Log, tmp_path: Path) -> None:
    watch, refused = Watch(), 0
    for statements in SPOILT[database.kind]:
        fresh = another(database, tmp_path / f"{refused}.db")
        register = fresh.register(patience=0.1)
        register.issue([wanted(0)], issued_on=DAY, city="01")
        logging.disable()  # what the test itself does
        fresh.execute(*statements)
        logging.disable(logging.NOTSET)
        for where, call in uses(register).items():
            try:
                watch.look("value", repr(call()), where)
            except Exception as error:
                refused += 1
                watch.look("exception", said_by(error), f"{where} after {statements}")
    watch.look("log", "\n".join(log.lines), "log")
    assert refused >= len(SPOILT[database.kind])
    assert watch.leaks == []


def test_pydantic_hides_inputs_where_the_model_does() -> None:
    class Row(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(hide_input_in_errors=True)
        number: skillcert.CertificateNumber
        score: skillcert.Score

    with pytest.raises(pydantic.ValidationError) as caught:
        Row.model_validate({"number": NAMES[0], "score": NAMES[1]})
    assert traces(str(caught.value)) == set()
