"""Files that a command is given: by content, from a pipe, and what is said about them."""

import json
import os
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from desk import Desk
from openpyxl import Workbook
from skillcert.tables.fault import SENTENCES, TableError, told
from skillcert.texts import BilingualError

NUMBERS = "证书编号\n2618010000001\n"
OLD = "证书编号,考核,考生编号,姓名,考核项目,核发日期"
GOOD = "读取1行：正确 1，"


def book(desk: Desk, name: str, **sheets: list[list[object]]) -> Workbook:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(desk.path(name))
    return made


def test_a_pipe_is_read_once_and_goes_through(desk: Desk) -> None:
    os.mkfifo(desk.path("pipe"))
    for arguments in (("check",), ("recover",), ("audit",)):
        writer = threading.Thread(target=desk.path("pipe").write_bytes, args=(NUMBERS.encode(),))
        writer.start()
        run = desk.run(*arguments, "pipe")
        writer.join()
        assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_the_standard_input_has_two_names(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Stream:
        buffer = BytesIO(NUMBERS.encode())

    monkeypatch.setattr("sys.stdin", Stream())
    run = desk.run("check", name)
    assert run.out.startswith(f"{name}：CSV，UTF-8，逗号分隔\n")
    assert GOOD in run.out
    monkeypatch.setattr("sys.stdin", None)
    assert f"{name}：无法读取（Bad file descriptor）；怎么办：" in desk.run("check", name).err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("/dev/null", "是设备，不是文件；怎么办："),
        ("gone.csv", "没有这个文件；怎么办："),
        (".", "是目录，不是文件；怎么办："),
        ("a\0b", "无法读取（embedded null byte）；怎么办："),
    ],
)
def test_what_is_no_file_is_refused(desk: Desk, name: str, words: str) -> None:
    run = desk.run("check", name)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert words in run.err


def archive(*members: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for member in members:
            file.writestr(member, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 x", "是PDF文件，不是表格"),
        (archive("word/document.xml", "[Content_Types].xml"), "是Word文档，不是表格"),
        (archive("a.txt"), "是压缩文件，不是表格"),
        (b"PK\3\4cut", "文件已损坏，或没有传完"),
        (archive("[Content_Types].xml"), "文件中没有工作表"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "文件已损坏，或没有传完"),
    ],
)
def test_what_is_no_table_is_named_with_a_cure(desk: Desk, content: bytes, words: str) -> None:
    """No cure ends in a CSV, in which a spreadsheet ruins thirteen digits."""
    desk.write("n.csv", content)
    run = desk.run("check", "n.csv")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert f"skillcert: n.csv：{words}；怎么办：" in run.err
    assert "CSV" not in run.err


def test_a_name_says_nothing_but_that_of_the_answer(desk: Desk) -> None:
    book(desk, "n.csv", 名册=[["证书编号"], ["2618010000001"]])
    assert GOOD in desk.run("check", "n.csv", "--out", "out.xlsx").out
    run = desk.run("check", "n.csv", "--out", "out.csv")
    assert run.err == "skillcert: out.csv：n.csv是XLSX，输出的表是XLSX；怎么办：换 .xlsx 文件名\n"
    run = desk.run("check", "n.csv", "--encoding", "gb18030")
    assert "n.csv：是XLSX，--encoding 只用于CSV；怎么办：去掉 --encoding" in run.err
    desk.write("n.xlsx", NUMBERS)
    assert GOOD in desk.run("check", "n.xlsx", "--out", "out.dat").out
    assert "n.xlsx是CSV" in desk.run("check", "n.xlsx", "--out", "other.xlsx").err


SHEETS: dict[str, list[list[object]]] = {
    "填表说明": [["请勿修改表头"]],
    "长沙县": [["姓名", "证书编号", "核对"], ["甲", "2618010000001", ""], ["乙", "x", ""]],
    "宁乡市": [["证书编号"], ["2618010000002"], ["合计", None], ["y"]],
}


def test_sheets_that_are_read_and_those_that_are_not_are_told(desk: Desk) -> None:
    made = book(desk, "n.xlsx", **SHEETS)
    made["长沙县"]["E2"] = "补"
    made["长沙县"].row_dimensions[3].hidden = True
    made.create_sheet("字典").sheet_state = "hidden"
    made.save(desk.path("n.xlsx"))
    run = desk.run("check", "n.xlsx", "--out", "out.xlsx")
    assert run.out.splitlines()[:4] == [
        "n.xlsx：XLSX，工作表“长沙县”；未读的工作表：“宁乡市”（--sheet 指定，--sheet all 全部）；"
        "略过的工作表：“填表说明”（没有证书编号列）、“字典”（隐藏）",
        "  表头第1行；证书编号 B“证书编号”（自动识别）",
        "  第2至3行；隐藏的第3行也已读取；表右侧第2行有其他内容",
        "原表已有同名的列：结果列“核对”改名为“核对2”",
    ]
    answer = json.loads(desk.run("check", "n.xlsx", "--json").out)["understood"]
    (sheet,) = answer["sheets"]
    assert (sheet["sheet"], sheet["hidden_rows"], sheet["stray_rows"]) == ("长沙县", [3], [2])
    assert (answer["left_out"], [each["sheet"] for each in answer["passed_over"]]) == (
        ["宁乡市"], ["填表说明", "字典"],
    )  # fmt: skip
    assert "  header in row 1; certificate number A “" not in run.out


def test_rows_of_several_sheets_are_named_with_theirs(desk: Desk) -> None:
    book(desk, "n.xlsx", **SHEETS)
    run = desk.run("check", "n.xlsx", "--sheet", "all", "--json", "--out", "out.xlsx")
    answer = json.loads(run.out)
    assert [(row["sheet"], row["row"]) for row in answer["rows"]] == [("长沙县", 3), ("宁乡市", 4)]
    assert (answer["reasons"][0]["first_sheet"], answer["reasons"][0]["first_row"]) == ("长沙县", 3)
    assert answer["understood"]["sheets"][1]["skipped"] == [{"row": 3, "kind": "statistics"}]
    run = desk.run("check", "n.xlsx", "--sheet", "all", "--html", "page.html", "--lang", "en")
    assert "sheet 长沙县, row 3  number_not_digit" in run.out
    assert "no entries: row 3 (合计)" in run.out
    assert "sheet 长沙县, row 3" in desk.path("page.html").read_text("utf-8")
    assert "2 of" not in desk.run("audit", "n.xlsx", "--sheet", "all").out


def test_many_rows_that_are_no_entries_are_told_in_a_line(desk: Desk) -> None:
    desk.write("n.csv", "证书编号,姓名\n" + "证书编号,姓名\n2618010000001,甲\n" * 12)
    assert (
        "；不计第2、4、6、8、10、12、14、16、18、20等12行（重复的表头）\n" in desk.run("check", "n.csv").out
    )
    assert "16, 18, 20 and 2 more" in desk.run("check", "n.csv", "--lang", "en").out


def test_an_old_workbook_is_answered_in_a_new_one(desk: Desk) -> None:
    xlwt = pytest.importorskip("xlwt")
    old = xlwt.Workbook()
    sheet = old.add_sheet("名册")
    for row, cell in enumerate(("证书编号", "2618010000001")):
        sheet.write(row, 0, cell)
    old.save(str(desk.path("n.xls")))
    run = desk.run("check", "n.xls", "--out", "out.xlsx")
    assert run.code == 0
    assert "\nXLS不能原样写回：输出是新的XLSX，只有单元格的内容\n" in run.out


def test_a_table_without_rows_names_what_to_do(desk: Desk) -> None:
    book(desk, "n.xlsx", 名册=[["姓名", "证书编号"]])
    desk.write("n.csv", "证书编号\n")
    for name in ("n.xlsx", "n.csv"):
        assert f"{name}：只有表头，没有数据行；怎么办：" in desk.run("check", name).err


def test_names_that_are_taken_twice_are_counted_on(desk: Desk) -> None:
    desk.write("n.csv", "证书编号,核对,核对2\n2618010000001,,\n")
    assert "结果列“核对”改名为“核对3”" in desk.run("check", "n.csv", "--out", "out.csv").out


def test_what_was_named_and_what_was_detected_is_told_apart(desk: Desk) -> None:
    address = ("--register", "sqlite:///register.db")
    desk.run("register", "init", *address)
    desk.write("n.csv", "证书编号,姓名\n2618010000001,甲\n")
    run = desk.run("check", "n.csv", "--column", "A", *address)
    assert "；证书编号 A“证书编号”（指定），姓名 B“姓名”（其余自动识别）\n" in run.out
    run = desk.run("check", "n.csv", "--column", "A", *address, "--lang", "en")
    assert "A“证书编号” (named), name B“姓名” (the others detected)\n" in run.out


def test_rows_that_are_no_entries_are_not_recovered(desk: Desk) -> None:
    desk.write("n.csv", "证书编号,姓名\n'2618010000001,甲\n证书编号,姓名\n")
    run = desk.run("recover", "n.csv", "--out", "out.csv")
    assert "读取1行：完好 0，已还原 1，" in run.out
    assert desk.issued("out.csv")[2][2:] == ["不计", "", "", ""]


def test_what_recover_brings_back_is_told(desk: Desk) -> None:
    desk.write("n.csv", "证书编号\n'2618010000001\n2618010000002.0\nx\n")
    assert "\n有2行的编号可用 skillcert recover 还原，不猜任何一位\n" in desk.run("check", "n.csv").out


def test_nothing_steers_the_terminal(desk: Desk) -> None:
    """Names of files, sheets and columns are people's: what turns or clears a line shows as its escape."""
    evil = "证书编号\x1b[2K\u202e\x9b"
    desk.write(f"n{evil}.csv", f"{evil},x\n2618010000001,\n")
    for arguments in (("check",), ("recover",), ("audit",), ("check", "--json"), ("audit", "--json")):
        run = desk.run(*arguments, f"n{evil}.csv")
        assert run.code == 0
        assert not {"\x1b", "\u202e", "\x9b"} & {*run.out, *run.err}
    answer = json.loads(desk.run("check", f"n{evil}.csv", "--json").out)
    assert answer["file"] == f"n{evil}.csv"


@pytest.mark.parametrize("code", SENTENCES)
def test_each_fault_of_a_file_is_a_sentence(code: str) -> None:
    where: dict[str, str | int] = {"sheet": "名册", "row": 3, "limit": 10}
    with pytest.raises(BilingualError) as error, told("n.xlsx"):
        raise TableError(code, where)
    assert error.value.message("zh").startswith("n.xlsx：工作表“名册”：第3行：")
    assert "；怎么办：" in error.value.message("zh")
    assert "; cure: " in error.value.message("en")
    with pytest.raises(BilingualError) as error, told("n.xlsx"):
        raise TableError(code, {})
    assert "row" not in error.value.message("en").partition(": ")[0]


def test_a_column_is_there_once(desk: Desk) -> None:
    desk.write(
        "old.csv",
        f"{OLD},作废日期,作废 日期\n2618010000001,旧,1,甲,绣,2026-01-02,,\n",
    )
    desk.run("register", "init", "--register", "sqlite:///register.db")
    run = desk.run("register", "import", "old.csv", "--source", "旧", "--register", "sqlite:///register.db")
    assert "有不止一列可作“作废日期”：G“作废日期”、H“作废 日期”；怎么办：" in run.err


def test_a_row_that_is_broken_stops_a_table_that_is_taken_whole(desk: Desk) -> None:
    desk.write("voids.csv", '证书编号\n"1"2\n')
    desk.write("n.csv", NUMBERS)
    run = desk.run("audit", "n.csv", "--voids", "voids.csv")
    assert run.err == "skillcert: voids.csv：第2行引号未配对；怎么办：在原表中改正这一行\n"
    broken = desk.run("audit", "voids.csv", "--column", "证书编号")
    assert "读取1行：编号 0，不是编号 1，空白 0" in broken.out


def test_an_export_says_that_its_sheet_of_events_is_not_read(desk: Desk) -> None:
    address = ("--register", "sqlite:///register.db")
    desk.run("register", "init", *address)
    desk.write("old.csv", f"{OLD}\n2618010000001,旧,1,甲,绣,2026-01-02\n")
    assert desk.run("register", "import", "old.csv", "--source", "旧", *address).code == 0
    assert desk.run("register", "export", "--out", "a.xlsx", *address).code == 0
    run = desk.run("register", "import", "a.xlsx", "--dry-run", *address)
    assert run.code == 0
    assert "工作表“事项”只供查阅，改动没有导入；怎么办：用 register 的各命令办理" in run.out


def test_the_folder_is_left_as_it_was(desk: Desk) -> None:
    before = {*Path(desk.folder).iterdir()}
    desk.run("check", "n.csv", "--out", "out.csv")
    assert {*Path(desk.folder).iterdir()} == before
