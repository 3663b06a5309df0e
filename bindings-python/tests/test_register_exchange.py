"""Export and import are inverse, in every form: what was written is taken in again as it was, or refused."""

import csv
import io
import json
import stat
import zipfile
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from databases import DAY, Database, historic, issue, number, request
from desk import Desk, Run
from openpyxl import Workbook, load_workbook
from skillcert import CertificateEvent, ValidationError
from skillcert.register import Batch, Correction, Fault, Moment, Register, Spoilt, lines
from skillcert.tables.new_book import LONGEST_CELL, ROWS, open_workbook
from skillcert.tables.output import open_output
from skillcert.texts import BilingualError
from test_register_history import VOID, book, filled, printing, take_in

HERE, THERE = "sqlite:///register.db", "sqlite:///other.db"
FORMS = ("csv", "xlsx", "jsonl")
HOSTILE = (
    "=1+1",
    "'=1",
    "''x",
    "_x000D_",
    "_x005F_",
    "a\rb",
    "a\r\nb",
    ' "x", ',
    "\t",
    "-",
    "＝1",
    "😀\u2028",
)
HEADINGS = "证书编号,考核,考生编号,姓名,考核项目,核发日期"


@pytest.fixture
def register(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Register:
    monkeypatch.setenv("SKILLCERT_REGISTER", HERE)
    desk.init()
    return Register(HERE)


def other() -> Register:
    register = Register(THERE)
    register.init()
    return register


def hostile(register: Register) -> None:
    """Whatever a text may hold, in every place where there is one."""
    filled(register)
    for serial, text in enumerate(HOSTILE, 10):
        void = CertificateEvent(DAY, {"void": {"reason": f"{text}。"}})
        keep = {"center": text, "班级": text} if text.strip() else None
        record = replace(
            historic(serial, f"{text}.{serial}", holder=f"{text}.", year=26),
            assessment=f"旧{text}",
            source=f"{text}系统",
            keep=keep,
            events=(printing(f"{text}{serial}"), void),
        )
        register.import_([record])
        register.destroy([f"{text}毁{serial}"], on=DAY, reason=f"{text}。")


@pytest.mark.parametrize(("form", "lang"), [*product(FORMS, ("zh", "en"))])
def test_every_form_comes_back(desk: Desk, register: Register, form: str, lang: str) -> None:
    hostile(register)
    exported = desk.run("register", "export", "--out", f"a.{form}", "--lang", lang)
    assert (exported.code, exported.err) == (0, "")
    restored = other()
    taken = desk.run("register", "import", f"a.{form}", "--register", THERE, "--quiet")
    assert (taken.code, taken.err) == (0, "")
    assert "没有读取" not in taken.out
    assert [*restored.export_lines()] == [*register.export_lines()]
    desk.run("register", "export", "--out", f"b.{form}", "--register", THERE, "--lang", lang)
    assert desk.path(f"b.{form}").read_bytes() == desk.path(f"a.{form}").read_bytes()
    assert stat.S_IMODE(desk.path(f"a.{form}").stat().st_mode) == 0o600
    assert not restored.audit().faults


# What begins other tables' rows that are no entries, or their headers.
WORDS = ("合计", "示例", "例：", "制表人", "备注", "注：甲", "total", "姓名", "考生编号")


@pytest.mark.parametrize(("form", "lang"), [*product(("csv", "xlsx"), ("zh", "en"))])
def test_no_row_of_an_export_is_left_out(desk: Desk, register: Register, form: str, lang: str) -> None:
    records = [replace(historic(at, word, holder=word), assessment=word) for at, word in enumerate(WORDS, 1)]
    register.import_(records, source="旧系统")
    desk.run("register", "export", "--out", f"a.{form}", "--lang", lang)
    restored = other()
    run = imported(desk, "--register", THERE, "--expect", f"{len(WORDS)}", name=f"a.{form}")
    assert (run.code, run.err) == (0, "")
    assert "不计" not in run.out
    assert [*restored.export_lines()] == [*register.export_lines()]


@pytest.mark.parametrize(("form", "lang"), [*product(FORMS, ("zh", "en"))])
def test_a_register_without_certificates_comes_back(
    desk: Desk, register: Register, form: str, lang: str
) -> None:
    register.declare(2026, "01", 1, 1, reason="旧系统")
    desk.run("register", "export", "--out", f"a.{form}", "--lang", lang)
    restored = other()
    run = imported(desk, "--register", THERE, name=f"a.{form}")
    assert (run.code, run.err) == (0, "")
    assert [*restored.export_lines()] == [*register.export_lines()]


def test_a_word_among_the_rows_of_an_export_is_refused(desk: Desk, register: Register) -> None:
    take_in(register, Batch([historic(1)]))
    desk.run("register", "export", "--out", "a.csv")
    text = desk.path("a.csv").read_text("utf-8-sig")
    width = text.splitlines()[0].count(",")
    desk.write("a.csv", f"{text}合计,1个{',' * (width - 1)}\n")
    other()
    run = imported(desk, "--register", THERE, name="a.csv")
    assert run.code == 2
    assert run.err.startswith("skillcert: a.csv第3行：")


def test_what_people_see(desk: Desk, register: Register) -> None:
    filled(register)
    register.correct(number(3), holder="考生丙", on=DAY, reason="姓名录入有误")
    desk.run("register", "export", "--out", "a.csv")
    text = desk.path("a.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    first, second, third, fourth, declared, spoilt = csv.DictReader(io.StringIO(text.decode("utf-8-sig")))
    assert (first["状态"], first["操作技能成绩"], first["空白证书"]) == (
        "已盖钢印，待盖红印",
        "60",
        "43A0000001",
    )
    assert first["办理记录"] == "2026-11-23 打印 43A0000001；2026-11-23 加盖人社局钢印"
    assert (second["状态"], second["作废日期"], second["作废原因"]) == ("作废", "2026-11-23", "冒名顶替")
    assert (second["被代替"], fourth["代替"]) == ("2618010000004", "2618010000002")
    assert (third["姓名"], third["核发时姓名"], third["成绩更正"][:20]) == (
        "考生丙",
        "c",
        '[{"on":"2026-11-23",',
    )
    assert (declared["状态"], spoilt["状态"], spoilt["证书编号"]) == ("声明", "空白证书毁损", "")
    desk.run("register", "export", "--out", "a.xlsx")
    sheets = load_workbook(desk.path("a.xlsx"))
    assert sheets.sheetnames == ["证书", "事项"]
    assert [cell.number_format for cell in sheets["证书"][2]][:3] == ["@", "@", "@"]
    assert [[cell.value for cell in row] for row in sheets["事项"]][3:] == [
        ["2618010000002", "1", "2026-11-23", "打印", "43A0000002", None, None],
        ["2618010000002", "2", "2026-11-23", "作废", None, None, "冒名顶替"],
        ["2618010000003", "1", "2026-11-23", "更正", None, "考生丙", "姓名录入有误"],
    ]
    assert all(cell.data_type == "s" for row in sheets["证书"] for cell in row if cell.value)


def test_a_part_of_a_register(desk: Desk, register: Register) -> None:
    filled(register)
    register.import_([historic(1), historic(1, "b", city="02", year=26)], source="旧系统")
    register.declare(2025, "01", 2, 3, reason="旧系统")
    register.destroy(["43A0000008"], on=date(2025, 6, 2), reason="卡纸")
    for options, held in {
        "--year 2025": (1, 1, 1), "--city 02": (1, 0, 0), "--year 2026 --city 01": (4, 1, 0),
    }.items():  # fmt: skip
        run = desk.run("register", "export", "--out", "a.jsonl", *options.split())
        assert run.out == f"导出{held[0]}个证书\n"
        with desk.path("a.jsonl").open("rb") as file:
            batch, _ = lines.read(file, "a.jsonl")
        assert (len(batch.records), len(batch.declarations), len(batch.destroyed)) == held
    head = json.loads(desk.path("a.jsonl").read_text("utf-8").splitlines()[0])
    assert head == {"skillcert": "register", "version": 3, "year": 2026, "city": "01"}


def test_marks_are_of_the_same_moment_and_in_a_file_of_their_own(desk: Desk, register: Register) -> None:
    filled(register)
    run = desk.run("register", "export", "--out", "a.csv", "--high-water", "m.json")
    assert (run.code, run.out) == (0, "导出4个证书\n")
    assert desk.path("m.json").read_text("utf-8") == register.high_water().to_json()
    before = desk.files()
    for out, mark in (
        ("m.csv", "m.csv"),
        ("./a.csv", "a.csv"),
        ("register.db", "m.json"),
        ("a.csv", "register.db"),
    ):
        run = desk.run("register", "export", "--out", out, "--high-water", mark)
        assert (run.code, run.out) == (2, "")
    out, _ = desk.start("register", "export", "--out", "-").communicate()
    assert (out[:5], out.count("\n")) == ("\ufeff证书编号", 7)
    assert desk.files() == before


@pytest.mark.parametrize("name", ["a.xls", "a.txt", "a", "a.csv.gz"])
def test_other_endings_are_refused(desk: Desk, register: Register, name: str) -> None:
    run = desk.run("register", "export", "--out", name, "--lang", "en")
    assert run.err == f"skillcert: {name}: the name has to end in .xlsx, .csv or .jsonl\n"
    assert not desk.path(name).exists()


IMPOSSIBLE = {
    "UPDATE certificates SET holder = ' ' WHERE number = 2618010000003": "holder_missing",
    "UPDATE certificates SET keep = '{\"a\":1}' WHERE number = 2618010000003": "record_impossible",
    "UPDATE certificates SET number = 99999999999999 WHERE number = 2618010000003": "record_impossible",
}


@pytest.mark.parametrize("statement", IMPOSSIBLE)
def test_rows_that_cannot_be_are_told(desk: Desk, register: Register, statement: str) -> None:
    issue(register, request("a"), request("b"), request("c"))
    Database(HERE, None).execute("PRAGMA ignore_check_constraints = ON", statement)
    code = IMPOSSIBLE[statement]
    for form in FORMS:
        run = desk.run("register", "export", "--out", f"a.{form}")
        place, told, *_ = run.out.split("  ")
        assert (run.code, told) == (1, code)
        assert place in ("2618010000003", "99999999999999")
        assert run.out.endswith("1行不成立，没有写入；见 skillcert register audit\n导出2个证书\n")
        assert desk.run("register", "import", f"a.{form}", "--register", THERE).code == 2
        assert desk.run("register", "import", f"a.{form}").code == 0
    with pytest.raises(ValidationError) as error:
        [*register.export()]
    assert error.value.code == code
    broken: list[Fault] = []
    assert len([*register.export(broken=broken.append)]) == 2
    assert [fault.finding.code for fault in broken] == [code]


def imported(desk: Desk, *more: str, name: str = "old.csv") -> Run:
    return desk.run("register", "import", name, "--quiet", *more)


def refused(desk: Desk, *rows: str, headings: str = HEADINGS, source: str = "旧系统") -> str:
    """What is said of a table that is refused as a whole."""
    desk.write("old.csv", "".join(f"{row}\n" for row in (headings, *rows)))
    run = imported(desk, *(["--source", source] if source else []))
    assert (run.code, run.out, list(Register(HERE).export())) == (2, "", [])
    return run.err.removeprefix("skillcert: ").rstrip()


OLD = "2518010000001,旧,0001,考生0001,湘西苗绣"


def test_a_table_of_another_system(desk: Desk, register: Register) -> None:
    headings = f"{HEADINGS},考核日期,作废日期,作废原因,代替,人社局,身份证件号,班级,操作技能成绩,补发空白证书"
    rows = (
        f"{OLD},2025/6/1,2025年5月20日,2025-07-01,冒名顶替,,某局,1101,甲班,88,",
        f"{OLD.replace('0001,旧', '0002,旧')},2025-08-01,,,,2518010000001,,,,,",
    )
    desk.write("old.csv", "".join(f"{row}\n" for row in (headings, *rows)))
    run = desk.run("register", "import", "old.csv", "--source", "旧系统")
    assert run.out.splitlines()[1:] == [
        "  表头第1行；证书编号 A“证书编号”，考核 B“考核”，考生编号 C“考生编号”（另有L“身份证件号”），"
        "考核项目 E“考核项目”，发证日期 F“核发日期”，姓名 D“姓名”，考核日期 G“考核日期”，代替 J“代替”，"
        "作废日期 H“作废日期”，作废原因 I“作废原因”（自动识别）",
        "  第2至3行",
        "没有读取的列：班级、操作技能成绩",
        "2个日期不是2025-05-20这样的写法，如第2行的2025年5月20日，读作2025-05-20",
        "导入2个证书、1项事项，此前已有0个；缺号见 skillcert register audit",
    ]
    first, second = register.export()
    assert (first.stage, first.replaced_by, first.assessed_on) == ("void", second.number, date(2025, 5, 20))
    assert (first.keep, first.source, first.decision) == ({"bureau": "某局", "id": "1101"}, "旧系统", None)
    assert (second.stage, second.keep) == ("issued", None)


def test_cells_of_a_workbook(desk: Desk, register: Register) -> None:
    sheet = Workbook()
    sheet.active.append(HEADINGS.split(","))
    sheet.active.append(["2518010000001 ", "旧", "0001", "考生_x0041_", "湘西苗绣", datetime(2025, 6, 1)])
    sheet.save(desk.path("old.xlsx"))
    run = imported(desk, "--source", "旧系统", name="old.xlsx")
    assert (run.code, "1个编号首尾的空白已去掉，如第2行\n" in run.out) == (0, True)
    [record] = register.export()
    assert (record.issued_on, record.holder) == (date(2025, 6, 1), "考生A")


def test_what_a_table_does_not_say_is_asked_for(desk: Desk, register: Register) -> None:
    assert refused(desk, f"{OLD},2025-06-01", source="").startswith("缺少参数：--source")
    told = refused(desk, f"{OLD},2025-06-01,,冒名顶替", headings=f"{HEADINGS},作废日期,作废原因")
    assert told == "old.csv第2行：填了H“作废原因”，没有填G“作废日期”；怎么办：两个都填写"
    told = refused(desk, f"{OLD},2025-06-01", headings=HEADINGS.replace("姓名", "x"))
    assert told.startswith("old.csv：没有“姓名”这一列；有：A“证书编号”")
    assert refused(desk, f"{OLD},2025-6-31").startswith("old.csv第2行：")
    assert "13位" in refused(desk, f"{OLD[1:]},2025-06-01")
    assert "数字已丢失" in refused(desk, f"{OLD.replace(',0001,', ',1.2E+17,')},2025-06-01")


STATES = {"状态": "完成", "空白证书": "43A1", "补发空白证书": "43A1", "核发时姓名": "考生0009"}


@pytest.mark.parametrize("heading", STATES)
def test_a_state_that_is_no_event_is_refused(desk: Desk, register: Register, heading: str) -> None:
    told = refused(desk, f"{OLD},2025-06-01,{STATES[heading]}", headings=f"{HEADINGS},{heading}")
    column = "姓名" if heading == "核发时姓名" else heading
    assert told.startswith(f"old.csv第2行：“{column}”列与其余各列不一致")


CHANGES = {
    "状态": ["完成", ""], "姓名": ["考生9999"], "操作技能成绩": ["61", ""], "理论成绩": ["60"],
    "空白证书": ["43A0000009"], "作废日期": ["2026-11-24", ""], "作废原因": ["别的"], "发证人社局": ["某局"],
}  # fmt: skip


@pytest.mark.parametrize("heading", CHANGES)
def test_a_table_of_which_a_part_was_changed_is_refused(desk: Desk, register: Register, heading: str) -> None:
    issue(register, request("a"))
    register.apply(number(1), printing("43A0000001"), VOID)
    desk.run("register", "export", "--out", "a.csv")
    restored = other()
    header, row = csv.reader(io.StringIO(desk.path("a.csv").read_text("utf-8-sig")))
    for change in CHANGES[heading]:
        changed = [*row]
        changed[header.index(heading)] = change
        with desk.path("b.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, changed])
        run = imported(desk, "--register", THERE, name="b.csv")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith(f"skillcert: b.csv第2行：“{heading}”列与其余各列不一致")
    assert not [*restored.export()]
    # A spreadsheet writes days in its own way.
    changed = [cell.replace("2026-11-23", "2026/11/23") if len(cell) == 10 else cell for cell in row]
    with desk.path("b.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, changed])
    assert imported(desk, "--register", THERE, name="b.csv").code == 0
    assert [*restored.export_lines()] == [*register.export_lines()]


@pytest.mark.parametrize("heading", ["事项", "结论", "成绩更正", "附加", "项目特征"])
def test_columns_of_json_are_read_as_they_were_written(desk: Desk, register: Register, heading: str) -> None:
    issue(register, request("a"))
    desk.run("register", "export", "--out", "a.csv")
    header, row = csv.reader(io.StringIO(desk.path("a.csv").read_text("utf-8-sig")))
    other()
    for wrong in ("{", "1", '{"x":1}', "[1]"):
        row[header.index(heading)] = wrong
        with desk.path("b.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, row])
        run = imported(desk, "--register", THERE, name="b.csv")
        assert (run.code, run.out) == (2, ""), wrong
        assert run.err.startswith("skillcert: b.csv第2行：")
        assert "程序缺陷" not in run.err


def test_rows_without_a_number(desk: Desk, register: Register) -> None:
    filled(register)
    desk.run("register", "export", "--out", "a.csv")
    text = desk.path("a.csv").read_text("utf-8-sig")
    held = lines.certificate(next(iter(register.export()))).replace('"', '""')
    restored = other()
    for line in (f',,{"," * 25}"{held}"', f",,{',' * 25}{{", f"x,,{',' * 25}[]"):
        desk.write("b.csv", f"{text}{line}\n")
        run = imported(desk, "--register", THERE, name="b.csv")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("skillcert: b.csv第8行：")
    assert not [*restored.export()]


def test_conflicts_are_told_with_their_rows(desk: Desk, register: Register) -> None:
    filled(register)
    desk.run("register", "export", "--out", "a.csv")
    restored = other()
    restored.import_([historic(9, year=26), historic(1, "z", year=26)], source="旧系统")
    restored.declare(2026, "01", 20, 29, reason="旧系统")
    restored.destroy(["43A0000002"], on=DAY, reason="卡纸")
    run = imported(desk, "--register", THERE, "--dry-run", name="a.csv")
    assert run.code == 1
    assert run.out.splitlines() == [
        "第2行  2618010000001  record_differs  "
        "登记册中此编号的考生编号与此不同（通知未规定，按本单位规定）（旧系统）",
        "第3行  2618010000002  blank_destroyed  该空白证书已登记毁损（通知未规定，按本单位规定）",
        "怎么办",
        "  record_differs  对照两处的原始材料；登记册不改，确有误的在登记册办理更正或作废",
        "  blank_destroyed  换用新的空白证书",
        "有冲突，没有导入",
    ]
    run = imported(desk, "--register", THERE, "--json", name="a.csv")
    document = json.loads(run.out)
    assert [(row["row"], row["number"], row["code"]) for row in document["rows"]] == [
        (2, "2618010000001", "record_differs"), (3, "2618010000002", "blank_destroyed"),
    ]  # fmt: skip
    assert document["counts"] == {
        "rows": 6, "imported": 0, "events": 0, "declared": 0, "destroyed": 0, "already": 0,
    }  # fmt: skip
    assert len([*restored.export()]) == 2


def test_conflicts_of_what_has_no_number(desk: Desk, register: Register) -> None:
    filled(register)
    desk.run("register", "export", "--out", "a.jsonl")
    restored = other()
    restored.declare(2026, "01", 5, 6, reason="别的")
    run = imported(desk, "--register", THERE, "--lang", "en", name="a.jsonl")
    assert run.out.splitlines()[0] == (
        "row 2  declaration_differs  these serials are declared with another range or reason"
    )


def test_what_was_entered_is_counted(desk: Desk, register: Register) -> None:
    filled(register)
    desk.run("register", "export", "--out", "a.jsonl")
    other()
    run = imported(desk, "--register", THERE, "--dry-run", name="a.jsonl")
    assert run.out.splitlines() == [
        "导入4个证书、4项事项、1段声明、1张毁损的空白证书，此前已有0个；缺号见 skillcert register audit",
        "试运行：没有写入登记册",
    ]
    run = imported(desk, "--register", THERE, "--expect", "6", "--source", "长沙", name="a.jsonl")
    assert run.code == 0
    assert {record.source for record in Register(THERE).export()} == {"长沙"}
    assert imported(desk, "--expect", "5", name="a.jsonl").code == 2


def test_a_bad_row_is_named_by_its_line(desk: Desk, register: Register) -> None:
    take_in(register, Batch([historic(1), historic(2)]))
    desk.run("register", "export", "--out", "a.jsonl")
    text = desk.path("a.jsonl").read_text("utf-8").replace("2518010000002", "2518010000001")
    desk.write("a.jsonl", text)
    run = imported(desk, name="a.jsonl")
    assert run.err == (
        "skillcert: a.jsonl第3行：该编号已属于另一证书；怎么办：对照两份证书原件，查明哪一个系统重复编号\n"
    )


RECORD = replace(
    historic(1),
    traits=(),
    decision=request("a").decision.to_json(),
    keep={"班级": "甲"},
    events=(VOID,),
    corrections=(Correction(DAY, request("a").decision.to_json()),),
)
LINE = json.loads(lines.certificate(RECORD))["certificate"]
HEAD = '{"skillcert":"register","version":3,"year":null,"city":null}'
END = '{"end":{"certificates":1,"events":1,"declarations":0,"spoilt":0}}'


def test_a_line_says_what_a_record_holds() -> None:
    batch, places = lines.read([HEAD.encode(), lines.certificate(RECORD).encode(), END.encode()], "a")
    assert (batch, places) == (Batch([RECORD], [], []), [2])


BROKEN = {
    "no text": LINE | {"holder": 1},
    "no number": LINE | {"number": "1"},
    "no numbers": LINE | {"replaces": 5},
    "no day": LINE | {"issued_on": "2025-06-31"},
    "no decision": LINE | {"decision": {"rule": "practical"}},
    "no event": LINE | {"events": ["emboss"]},
    "no corrections": LINE | {"corrections": [{}]},
    "no texts": LINE | {"keep": {"a": 1}},
    "no traits": LINE | {"traits": [1]},
    "more": LINE | {"more": 1},
    "less": {name: value for name, value in LINE.items() if name != "keep"},
    "nothing": 1,
}


@pytest.mark.parametrize("case", BROKEN)
def test_lines_that_are_none(case: str) -> None:
    line = json.dumps({"certificate": BROKEN[case]})
    with pytest.raises(BilingualError, match="a: line 2: "):
        lines.read([HEAD.encode(), line.encode(), END.encode()], "a")


DECLARED = '{"declaration":{"year":2026,"province":"18","city":"01","first":1,"last":2,"reason":"x"}}'
FILES = {
    "nothing": ([], "incomplete"),
    "cut": ([HEAD, lines.certificate(RECORD)], "incomplete"),
    "lost": ([HEAD, END], "incomplete"),
    "behind": ([HEAD, lines.certificate(RECORD), END, END], "line 4: this is no line"),
    "another version": ([HEAD.replace("3", "4")], "another version"),
    "another document": (['{"skillcert":"audit","version":3}'], "line 1: this is no line"),
    "a list": (["[]"], "line 1: this is no line"),
    "no JSON": ([HEAD, "{"], "line 2: this is no line"),
    "no kind": ([HEAD, '{"other":{}}'], "line 2: this is no line"),
    "two kinds": ([HEAD, '{"spoilt":{},"declaration":{}}'], "line 2: this is no line"),
    "no year": ([HEAD, DECLARED.replace("2026", "1")], "line 2: the year"),
    "no serials": ([HEAD, DECLARED.replace(":1,", ':"1",')], "line 2: this is no line"),
    "no sheet": ([HEAD, '{"spoilt":{"blank":1,"on":"2026-11-23","reason":"x"}}'], "line 2: this is no line"),
    "no UTF-8": ([HEAD, "\udcff"], "line 2: this is no line"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_files_that_are_none(case: str) -> None:
    file, told = FILES[case]
    with pytest.raises(BilingualError, match=told):
        lines.read([line.encode(errors="surrogateescape") for line in file], "a")


def test_a_workbook_has_its_limits(tmp_path: Path) -> None:
    name = str(tmp_path / "a.xlsx")
    with open_output(name, inputs=[]) as output, open_workbook(output) as workbook:
        sheet = workbook.sheet("一", ["甲"])
        with pytest.raises(BilingualError, match="32767 characters"):
            sheet.add(["x" * (LONGEST_CELL + 1)])
        sheet.add(["x" * LONGEST_CELL])
        for _ in range(ROWS - 2):
            sheet.add([])
        with pytest.raises(BilingualError, match="1048576 rows"):
            sheet.add(["x"])


def test_a_workbook_that_was_not_finished_leaves_nothing(
    desk: Desk, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    issue(register, request("a"))
    before = desk.files()
    monkeypatch.setattr("tempfile.tempdir", str(desk.folder))
    monkeypatch.setattr(Moment, "destroyed", interrupt)
    assert desk.run("register", "export", "--out", "a.xlsx").code == 130
    assert desk.files() == before


def test_spoilt_sheets_are_told_alike_twice(register: Register) -> None:
    spoilt = [Spoilt("43A1", DAY, "卡纸"), Spoilt("43A2", DAY, "卡纸")]
    assert take_in(register, Batch([], destroyed=spoilt)).destroyed == 2
    assert take_in(register, Batch([], destroyed=[*spoilt, spoilt[0]])).destroyed == 0
    assert book(register).destroyed == spoilt


def test_the_parts_of_a_workbook_say_no_time(desk: Desk, register: Register) -> None:
    issue(register, request("a"))
    desk.run("register", "export", "--out", "a.xlsx")
    with zipfile.ZipFile(desk.path("a.xlsx")) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert not any(part.startswith("docProps") for part in archive.namelist())


def test_serials_are_declared(desk: Desk, register: Register) -> None:
    scheme = '{"province": "19", "first_year": 2019, "cities": ["01"], "closed": false, "version": 1}'
    desk.write("scheme.json", scheme)
    declare = ("register", "declare", "2026", "01")
    run = desk.run(*declare, "28", "99", "--reason", "旧系统")
    assert run.out == "已声明72个序列号\n注意：1至27没有声明，将成为缺号\n"
    assert desk.run(*declare, "28", "99", "--reason", "旧系统").out == "已声明72个序列号\n"
    run = desk.run(*declare, "1", "9", "--reason", "旧系统", "--scheme", "scheme.json", "--lang", "en")
    assert run.out == "9 serials declared\n"
    run = desk.run(*declare, "99", "100", "--reason", "旧系统")
    assert (run.code, run.out) == (2, "")
    assert run.err == "skillcert: 该段序列号已声明，范围或原因不同；怎么办：核对此前的声明\n"
    with register.snapshot() as moment:
        assert [each.province for each in moment.declarations()] == ["18", "19"]


@pytest.mark.parametrize(
    "arguments",
    ["export --out a.csv --year 26", "export --out a.csv --city x1", "declare 2026 01 a 2 --reason x"],
)
def test_what_is_no_number_is_refused(desk: Desk, register: Register, arguments: str) -> None:
    run = desk.run("register", *arguments.split())
    assert (run.code, run.out, run.err.count("数字")) == (2, "", 1)
