"""Tables as offices hand them over, each with the answer that is right.

What was understood is reported in lines and in `--json`; nothing is lost, numbered or left out in silence.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import corpus
import formats
import openpyxl
import pytest
import raw
from corpus import Book, Cell, Sheet
from desk import FOOD, REGISTER, Desk, Run
from python_calamine import CalamineWorkbook

NUMBERS = [str(2618010000000 + serial) for serial in range(1, 40)]
PEOPLE = [f"考生{place:04}" for place in range(1, 40)]
MARKED = ["考生编号", "姓名", "理论", "操作技能"]
ISSUED = ["姓名", "证书编号"]
LIST = [ISSUED, *([name, number] for name, number in zip(PEOPLE[:3], NUMBERS, strict=False))]


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk with a register, and a project with theory beside the one without."""
    desk.init()
    desk.write("food.json", FOOD)
    return desk


def write(
    desk: Desk, name: str, *sheets: Sheet | Sequence[Sequence[Any]], by: Any = corpus.by_openpyxl
) -> None:
    made = [sheet if isinstance(sheet, Sheet) else Sheet("Sheet", sheet) for sheet in sheets]
    by(Book(name, made), desk.path(name))


def lines(*rows: Sequence[object]) -> str:
    return "".join(f"{','.join(map(str, row))}\n" for row in rows)


def issue(desk: Desk, name: str, *more: str, project: str = "project.json", out: str | None = None) -> Run:
    out = out or f"issued{Path(name).suffix}"
    place = ("--project", project, "--city", "01", "--date", "2026-11-23", "--assessment", "2026-11")
    return desk.run("issue", name, *place, "--out", out, "--register", REGISTER, *more)


def judged(desk: Desk, *arguments: str, code: int = 0) -> dict[str, Any]:
    """The document of a call that ends with this code, with standard output for itself."""
    run = desk.run(*arguments, "--json")
    assert run.code == code, run
    document: dict[str, Any] = json.loads(run.out)
    return document


def said(run: Run, code: int, *words: str) -> str:
    """What a call said that ended with this code; each of the words is in it."""
    text = run.out + run.err
    assert run.code == code, text
    assert [word for word in words if word not in text] == [], text
    if code == 2:
        assert (run.out, run.err.count("\n")) == ("", 1)
    return text


def cells(desk: Desk, name: str) -> list[list[Any]]:
    """All rows of an answer."""
    if name.endswith(".csv"):
        return [*desk.issued(name)]
    return CalamineWorkbook.from_path(desk.path(name)).get_sheet_by_index(0).to_python(skip_empty_area=False)


# Which column is what.

# A header, and the columns that are taken for candidate, theory and practical.
HEADERS = [
    ("序号,证书编号,准考证号,身份证件号,姓名,性别,文化程度,鉴定职业,理论成绩,理论情况,实操成绩,实操情况,外语成绩,外语情况,综合成绩,成绩认定日期,发证日期",
     ("准考证号", "理论成绩", "实操成绩")),
    ("准考证号,姓名,报名时间,鉴定职业,理论成绩,实操成绩,外语成绩,综合成绩", ("准考证号", "理论成绩", "实操成绩")),
    ("序号,职业名称,姓名,学号,准考证号,证书号,理论成绩,实操成绩,考试成绩,年级,班级", ("准考证号", "理论成绩", "实操成绩")),
    ("姓名,身份证号,证书编号,工种,理论成绩,技能成绩,总成绩", ("身份证号", "理论成绩", "技能成绩")),
    ("序号,姓名,身份证号,证书编号,综合成绩,理论知识成绩,操作技能成绩,发证日期", ("身份证号", "理论知识成绩", "操作技能成绩")),
    ("个人编号,姓名,社会保障号,性别,理论成绩,实践成绩", ("社会保障号", "理论成绩", "实践成绩")),
    ("考号,姓 名,理论（分）,操作技能(满分100分)", ("考号", "理论", "操作技能")),
    ("学号,考生姓名,理论知识考核成绩,技能操作考核成绩", ("学号", "理论知识考核成绩", "技能操作考核成绩")),
    ("考生编号*,姓名*,2026年理论成绩,实际操作成绩", ("考生编号", "2026年理论成绩", "实际操作成绩")),
    ("证件号码,姓名,理论考试成绩,实作成绩,平均成绩", ("证件号码", "理论考试成绩", "实作成绩")),
    ("Candidate,Name,Theory,Practical", ("Candidate", "Theory", "Practical")),
]  # fmt: skip


@pytest.mark.parametrize(("header", "taken"), HEADERS, ids=[header[:20] for header, _ in HEADERS])
def test_a_header_is_understood_without_an_option(office: Desk, header: str, taken: tuple[str, ...]) -> None:
    names = header.split(",")
    rows: list[list[Any]] = [[_filled(name, place) for name in names] for place in (1, 2, 3)]
    office.write("t.csv", lines(names, *rows))
    run = office.run("decide", "t.csv", "--rule", "both")
    said(run, 0, "合格 3", *(f"“{name}" for name in taken))
    assert "understood" in judged(office, "decide", "t.csv", "--rule", "both")
    said(issue(office, "t.csv", project="food.json"), 0)
    assert [*office.stored()] == [row[_place(names, taken[0])] for row in rows]


def _place(names: Sequence[str], wanted: str) -> int:
    return next(place for place, name in enumerate(names) if name.startswith(wanted))


def _filled(name: str, place: int) -> str:
    if re.search("情况", name):
        return "正常"
    if re.search("证书|日期|职业|工种", name):
        return ""
    if re.search("成绩|理论|操作|Theory|Practical", name) and "日期" not in name:
        return "75"
    if re.search("身份证|证件|社会保障", name):
        return f"43010219900101000{place}"
    if re.search("号|Candidate", name):
        return f"{place:04}"
    return PEOPLE[place] if re.search("姓|Name", name) else "x"


def test_two_columns_for_a_role_are_told_or_chosen(office: Desk) -> None:
    """The first of the documented order, with the other named; an option takes the other."""
    office.write(
        "t.csv", lines(["身份证号", "准考证号", "姓名", "操作技能"], ["430102199001010001", "0001", "甲", 75])
    )
    text = said(office.run("decide", "t.csv"), 0, "准考证号", "身份证号", "合格 1")
    assert re.search("另有.*身份证号", text), text
    for chosen in ("身份证号", "1", "A"):
        said(issue(office, "t.csv", "--candidate", chosen, "--dry-run"), 0)
        said(office.run("decide", "t.csv", "--candidate", chosen), 0, "考生编号 A")
    said(office.run("decide", "t.csv", "--candidate", "学籍号"), 2, "学籍号")


def test_options_name_the_columns_of_marks(office: Desk) -> None:
    office.write("t.csv", lines(["代号", "名称", "第一门", "第二门"], ["0001", "甲", 55, 88]))
    options = ("--candidate", "代号", "--name", "名称", "--theory", "C", "--practical", "4")
    said(office.run("decide", "t.csv", "--rule", "both", *options), 0, "不合格 1")
    said(office.run("decide", "t.csv", "--rule", "both"), 2, "--candidate")


def test_two_equal_columns_of_marks_are_refused_by_name(office: Desk) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能", "操作技能"], ["0001", "甲", 55, 88]))
    said(office.run("decide", "t.csv"), 2, "C", "D", "--practical")
    said(office.run("decide", "t.csv", "--practical", "D"), 0, "合格 1")


@pytest.mark.parametrize("heading", ["姓 名", "姓\n名", "姓　名：", "（姓名）", "姓名*"])
def test_blanks_and_line_breaks_in_a_heading(office: Desk, heading: str) -> None:
    write(
        office,
        "t.xlsx",
        [["准考证号", heading, "理论\n成绩", "操作技能\n(60分合格)"], ["0001", "甲", 70, 80]],
    )
    text = said(office.run("decide", "t.xlsx", "--rule", "both"), 0, "合格 1", "姓名 B")
    assert "\n成绩" not in text


def test_a_line_break_in_a_heading_does_not_break_ours(office: Desk) -> None:
    write(office, "t.xlsx", [["姓名", "证书\n编号"], ["甲", NUMBERS[0]], ["乙", "261801000000O"]])
    text = said(office.run("check", "t.xlsx"), 1, "正确 1", "有误 1")
    assert "证书\n编号" not in text


# Where the header is.

TITLED: list[list[Any]] = [
    ["某县证书发放登记表", None, None, None],
    ["考核站：某站", None, "2026年11月23日", None],
    ["序号", "姓名", "证书编号", "签名"],
    *([place, PEOPLE[place], NUMBERS[place], None] for place in range(4)),
]


@pytest.mark.parametrize("above", [1, 2, 5, 29])
def test_a_header_below_titles(office: Desk, above: int) -> None:
    """Found within the first thirty rows; rows are counted as in the sheet."""
    rows: list[list[Any]] = [
        *([[f"第{number}行说明"] for number in range(1, above + 1)]),
        *TITLED[2:],
        ["x", "乙", "261801000000O", None],
    ]
    write(office, "t.xlsx", Sheet("登记", rows, merged=["A1:D1"]))
    said(office.run("check", "t.xlsx"), 1, f"第{above + 1}行", f"第{above + 6}行", "正确 4", "有误 1")
    office.write("t.csv", lines(*rows))
    said(office.run("check", "t.csv"), 1, f"第{above + 1}行", f"第{above + 6}行", "正确 4", "有误 1")


def test_the_row_of_the_header_can_be_said(office: Desk) -> None:
    write(office, "t.xlsx", [["姓名", "证书编号"], ["甲", NUMBERS[0]], ["人", "号"], ["乙", NUMBERS[1]]])
    document = judged(office, "check", "t.xlsx", "--header-row", "3", "--column", "号")
    assert document["counts"]["rows"] == 1
    said(office.run("check", "t.xlsx", "--header-row", "0"), 2, "--header-row")
    said(office.run("check", "t.xlsx", "--header-row", "900"), 2, "--header-row")


def test_a_title_in_one_cell_does_not_make_the_table_narrow(office: Desk) -> None:
    office.write("t.csv", "某县证书发放登记表\n" + lines(*LIST))
    said(office.run("check", "t.csv"), 0, "正确 3", "第2行")


def test_a_table_that_begins_further_down_and_to_the_right(office: Desk) -> None:
    write(office, "t.xlsx", Sheet("名单", LIST, first=(4, 2)))
    said(office.run("check", "t.xlsx", "--out", "o.xlsx"), 0, "正确 3", "第5行", "D")
    assert [row[4] for row in cells(office, "o.xlsx")][4:] == ["核对", "正确", "正确", "正确"]
    office.write("t.csv", "\n\n" + lines(*LIST))
    said(office.run("check", "t.csv"), 0, "正确 3", "第3行")


def test_two_rows_of_a_header_are_one(office: Desk) -> None:
    rows: list[list[Any]] = [
        ["成绩汇总表", None, None, None, None], ["考生编号", "姓名", "成绩", None, "备注"], [None, None, "理论", "实操", None],
        ["0001", "甲", 71, 81, None], ["0002", "乙", 59, 82, None], ["平均分", None, 65, 81.5, None],
    ]  # fmt: skip
    write(office, "t.xlsx", Sheet("成绩", rows, merged=["A1:E1", "C2:D2", "A2:A3", "B2:B3", "E2:E3"]))
    document = judged(office, "decide", "t.xlsx", "--rule", "both")
    assert [(row["row"], row["outcome"]) for row in document["rows"]][:2] == [(4, "passed"), (5, "failed")]
    run = office.run("decide", "t.xlsx", "--rule", "both", "--out", "o.xlsx")
    said(run, 0, "合格 1，不合格 1", "第2")
    assert "结果" in [*cells(office, "o.xlsx")[1], *cells(office, "o.xlsx")[2]]


def test_a_long_title_and_many_columns(office: Desk) -> None:
    names = [f"第{place}题" for place in range(300)]
    write(office, "t.xlsx", [["长" * 300], [*MARKED, *names], ["0001", "甲", 70, 80, *([1] * 300)]])
    text = said(office.run("decide", "t.xlsx", "--rule", "both"), 0, "合格 1")
    assert "长" * 41 not in text
    write(office, "u.xlsx", [["长" * 300], ["甲", "乙", *names], ["0001", "甲", *([1] * 300)]])
    assert len(said(office.run("decide", "u.xlsx", "--rule", "both"), 2)) < 1000


# Rows that are no entries.

NO_ENTRIES: list[list[Any]] = [
    ["合计", "3人", 216, 246], ["平均分", None, 72, 82], ["合格率", None, "100%", "100%"], ["制表人：甲", None, "审核人：乙", None],
    ["合计", "平均分", 85, 87], ["总 计", None, 3, 3], ["备注：以上成绩属实", None, None, None], ["填表日期：2026年11月23日"],
    ["最高分", None, 99, 98],
]  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods", "xls"])
@pytest.mark.parametrize("row", NO_ENTRIES, ids=lambda row: row[0])
def test_statistics_and_footers_are_no_candidates(office: Desk, row: list[Any], ending: str) -> None:
    """Told, never numbered, and no fault."""
    rows: list[list[Any]] = [MARKED, *([f"{place:04}", PEOPLE[place], 71, 81] for place in (1, 2, 3)), row]
    _write_as(office, f"t.{ending}", rows)
    run = issue(
        office,
        f"t.{ending}",
        project="food.json",
        out="o.csv" if ending == "csv" else f"o.{'ods' if ending == 'ods' else 'xlsx'}",
    )
    said(run, 0, "第5行")
    assert [*office.stored()] == ["0001", "0002", "0003"]


def _write_as(desk: Desk, name: str, rows: Sequence[Sequence[Any]]) -> None:
    ending = name.rpartition(".")[2]
    if ending == "csv":
        desk.write(name, lines(*([("" if cell is None else cell) for cell in row] for row in rows)))
    elif ending == "ods":
        formats.write(
            desk.path(name),
            [str(cell) for cell in rows[0]],
            [[None if cell is None else str(cell) for cell in row] for row in rows[1:]],
        )
    else:
        write(desk, name, rows, by=corpus.by_xlwt if ending == "xls" else corpus.by_openpyxl)


@pytest.mark.parametrize(
    "row", [["示例", "张三", 85], ["（样例）", "李四", 85], ["例：0001", "张三", 85]], ids=lambda row: row[0]
)
def test_the_example_of_a_template_is_no_candidate(office: Desk, row: list[Any]) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], row, ["0001", "甲", 80]))
    said(issue(office, "t.csv"), 0, "第2行")
    assert office.stored() == {"0001": int(NUMBERS[0])}


@pytest.mark.parametrize(
    "name", ["第五明", "共文华", "时间华", "满江红", "总平", "例明", "注册", "附中", "注某", "备战"]
)
def test_a_name_that_begins_like_a_footer_is_a_person(office: Desk, name: str) -> None:
    """Who has an id and a mark is an entry, unless the name is the word and nothing else."""
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", name, 80], ["0002", "甲", 81]))
    said(issue(office, "t.csv"), 0)
    assert [*office.stored()] == ["0001", "0002"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_header_that_is_repeated_on_each_page(office: Desk, ending: str) -> None:
    header = ["考生编号", "姓名", "操作技能"]
    rows: list[list[Any]] = [
        header,
        ["0001", "甲", 80],
        ["0002", "乙", 80],
        [None] * 3,
        header,
        ["0003", "丙", 80],
        ["0004", "丁", 80],
    ]
    _write_as(office, f"t.{ending}", rows)
    said(issue(office, f"t.{ending}"), 0, "第5行")
    assert office.stored() == dict(zip(["0001", "0002", "0003", "0004"], map(int, NUMBERS), strict=False))


def test_the_answer_says_no_entry(office: Desk) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲", 80], ["合计", "1人", 80]))
    said(office.run("decide", "t.csv", "--out", "o.csv"), 0, "合格 1", "第3行")
    assert [row[3] for row in cells(office, "o.csv")] == ["结果", "合格", "不计"]


# Sheets.

COUNTIES = ["长沙县", "浏阳市", "宁乡市"]


def counties(header: Sequence[str] = ("考生编号", "姓名", "操作技能")) -> list[Sheet]:
    return [
        Sheet(county, [header, *([f"{first}{place:03}", f"考生{first}{place}", 80] for place in (1, 2, 3))])
        for first, county in enumerate(COUNTIES)
    ]


def test_sheets_that_were_left_out_are_named(office: Desk) -> None:
    """In `issue` they make the exit code 1: six people have got nothing yet."""
    write(office, "t.xlsx", *counties())
    said(issue(office, "t.xlsx"), 1, *(f"“{county}”" for county in COUNTIES), "--sheet all")
    assert len(office.stored()) == 3
    said(office.run("decide", "t.xlsx"), 0, *(f"“{county}”" for county in COUNTIES))
    document = judged(office, "decide", "t.xlsx")
    assert "宁乡市" in json.dumps(document["understood"], ensure_ascii=False)


def test_one_sheet_and_all_sheets(office: Desk) -> None:
    write(office, "t.xlsx", *counties())
    said(issue(office, "t.xlsx", "--sheet", "浏阳市"), 0, "浏阳市")
    assert [*office.stored()] == ["1001", "1002", "1003"]
    said(issue(office, "t.xlsx", "--sheet", "all"), 0, *COUNTIES)
    assert len(office.stored()) == 9
    book = openpyxl.load_workbook(office.path("issued.xlsx"))
    assert [[*sheet.values][3][4] is not None for sheet in book.worksheets] == [True] * 3
    said(issue(office, "t.xlsx", "--sheet", "株洲县"), 2, "株洲县", "长沙县")


@pytest.mark.parametrize("command", ["check", "audit", "recover"])
def test_every_command_names_its_sheet(office: Desk, command: str) -> None:
    sheets = [
        Sheet(
            county, [ISSUED, *([PEOPLE[first * 3 + place], NUMBERS[first * 3 + place]] for place in range(3))]
        )
        for first, county in enumerate(COUNTIES)
    ]
    write(office, "t.xlsx", *sheets)
    said(office.run(command, "t.xlsx"), 0, *(f"“{county}”" for county in COUNTIES))
    text = said(office.run(command, "t.xlsx", "--sheet", "all"), 0, *COUNTIES)
    assert "9" in text
    said(office.run(command, "t.xlsx", "--sheet", "宁乡市"), 1 if command == "audit" else 0, "宁乡市")


def test_a_bad_row_says_its_sheet(office: Desk) -> None:
    write(office, "t.xlsx", Sheet("一班", [*LIST]), Sheet("二班", [ISSUED, ["乙", "261801000000O"]]))
    text = said(office.run("check", "t.xlsx", "--sheet", "all"), 1, "二班")
    assert re.search("二班.*第2行", text), text
    document = judged(office, "check", "t.xlsx", "--sheet", "all", code=1)
    assert [(row["sheet"], row["row"]) for row in document["rows"]] == [("二班", 2)]


def test_hidden_sheets_and_covers_are_passed_over(office: Desk) -> None:
    hidden = Sheet("字典", [["编号", "名称"], [1, "合格"]], hidden=True)
    cover = Sheet("填表说明", [["1. 请勿修改表头"], ["2. 证书编号为13位"]])
    write(office, "t.xlsx", hidden, cover, Sheet("数据", LIST))
    said(office.run("check", "t.xlsx"), 0, "“数据”", "正确 3", "字典", "填表说明")
    same = Sheet("旧表", LIST, hidden=True)
    write(office, "u.xlsx", same, Sheet("数据", LIST[:2]))
    said(office.run("check", "u.xlsx"), 0, "“数据”", "正确 1", "旧表")


def test_hidden_rows_are_read_and_told(office: Desk) -> None:
    rows: list[list[Any]] = [
        ["考生编号", "姓名", "操作技能"],
        *([f"{place:04}", PEOPLE[place], 80] for place in range(1, 7)),
    ]
    for name, by in (("t.xlsx", corpus.by_openpyxl), ("u.xls", corpus.by_xlwt)):
        write(office, name, Sheet("名单", rows, hidden_rows=[3, 5], filtered="A1:C7"), by=by)
        said(office.run("decide", name), 0, "隐藏", "3", "5", "合格 6")
    said(issue(office, "t.xlsx"), 0, "隐藏")
    assert len(office.stored()) == 6


# Cells beside the table.


def test_two_blocks_side_by_side_are_never_read_by_halves(office: Desk) -> None:
    header = ["考生编号", "姓名", "操作技能"]
    rows: list[list[Any]] = [
        [*header, None, *header],
        *(
            [f"{place:04}", PEOPLE[place], 80, None, f"1{place:03}", PEOPLE[place + 9], 85]
            for place in (1, 2, 3)
        ),
    ]
    write(office, "t.xlsx", rows)
    said(office.run("decide", "t.xlsx"), 2, "A", "E", "考生编号")
    assert (
        judged(office, "decide", "t.xlsx", "--candidate", "E", "--name", "F", "--practical", "G")["counts"][
            "passed"
        ]
        == 3
    )


def test_a_number_that_is_split_over_two_cells(office: Desk) -> None:
    write(
        office,
        "t.xlsx",
        Sheet(
            "S",
            [["证书编号", None, "姓名"], ["26", "18010000001", "甲"], ["26", "18010000002", "乙"]],
            merged=["A1:B1"],
        ),
    )
    said(office.run("check", "t.xlsx"), 2, "两格", "=A2&TEXT(B2,")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xls"])
def test_a_cell_right_of_the_table_is_no_fault(office: Desk, ending: str) -> None:
    rows: list[list[Any]] = [
        [*MARKED, None, None, None],
        *([f"{place:04}", PEOPLE[place], 70, 80, None, None, None] for place in range(1, 5)),
    ]
    rows[2][6] = "身份证待核"
    _write_as(office, f"t.{ending}", rows)
    text = said(
        issue(office, f"t.{ending}", project="food.json", out=f"o.{'csv' if ending == 'csv' else 'xlsx'}"),
        0,
        "第3行",
    )
    assert "身份证待核" not in text
    assert len(office.stored()) == 4


def test_trailing_commas_are_no_fault(office: Desk) -> None:
    office.write("t.csv", "姓名,证书编号\n" + "".join(f"甲,{number},,,\n" for number in NUMBERS[:5]))
    said(office.run("check", "t.csv"), 0, "正确 5")


# Kinds of files.


def as_html(rows: Sequence[Sequence[Any]]) -> str:
    body = "".join(
        "<tr>" + "".join(f'<td style="mso-number-format:\\@">{cell}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    return f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def as_xml(rows: Sequence[Sequence[Any]]) -> str:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    body = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="Sheet1"><Table>{body}</Table></Worksheet></Workbook>'
    )


WITH_BAD = [*LIST, ["考生九", "261801000000O"]]
KINDS: dict[str, Any] = {
    "old.xls": partial(write, by=corpus.by_xlwt),
    "wps.et": partial(write, by=corpus.by_xlwt),
    "macro.xlsm": write,
    "renamed.csv": write,
    "renamed.xls": write,
    "renamed.et": write,
    "xls.xlsx": partial(write, by=corpus.by_xlwt),
    "without": write,
    "page.xls": lambda desk, name, rows: desk.write(name, as_html(rows)),
    "xml.xls": lambda desk, name, rows: desk.write(name, as_xml(rows)),
    "xml.xml": lambda desk, name, rows: desk.write(name, as_xml(rows)),
    "tab.xls": lambda desk, name, rows: desk.write(name, "".join("\t".join(row) + "\r\n" for row in rows).encode("gbk")),
    "text.xlsx": lambda desk, name, rows: desk.write(name, lines(*rows)),
    "ods.xlsx": lambda desk, name, rows: formats.write_ods(desk.path(name), "".join(map(formats.ods_row, rows))),
    "pipe.csv": lambda desk, name, rows: desk.write(name, "".join("|".join(row) + "\n" for row in rows)),
    "semicolon.txt": lambda desk, name, rows: desk.write(name, "".join(";".join(row) + "\n" for row in rows)),
    "utf16.txt": lambda desk, name, rows: desk.write(name, "".join("\t".join(row) + "\r\n" for row in rows).encode("utf-16")),
    "binary.xlsb": lambda desk, name, rows: raw.pack(desk.path(name), raw.xlsb(*rows)),
    "codepage.xls": lambda desk, name, rows: raw.compound(desk.path(name), raw.biff5(936, "gbk", *rows), "Book"),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_read_by_what_it_holds(office: Desk, name: str) -> None:
    KINDS[name](office, name, WITH_BAD)
    text = said(office.run("check", name), 1, "读取4行：正确 3，有误 1", "第5行", "“证书编号”")
    assert "考生九" not in text


def test_the_head_of_an_old_workbook_and_nothing_behind_it(office: Desk) -> None:
    write(office, "t.xls", LIST, by=corpus.by_xlwt)
    office.write("t.xls", office.path("t.xls").read_bytes()[:512])
    text = said(office.run("check", "t.xls"), 2, "t.xls", "损坏")
    assert "CSV" not in text


@pytest.mark.parametrize(
    "name", ["empty-fill", "bad-core", "backslashes", "strict", "strings-in-other-case", "no-styles"]
)
def test_what_a_spreadsheet_opens_is_read_and_written_back(office: Desk, name: str) -> None:
    write(
        office,
        "p.xlsx",
        [*LIST, *([f"x{n}", f"26180100000{n:02}"] for n in range(10, 15))],
        by=corpus.by_xlsxwriter,
    )
    raw.pack(office.path("t.xlsx"), corpus.CHANGES[name](raw.unpack(office.path("p.xlsx"))))
    said(office.run("check", "t.xlsx", "--out", "o.xlsx"), 0, "正确 8")
    assert [row[2] for row in cells(office, "o.xlsx")] == ["核对", *["正确"] * 8]


def test_standard_output_is_for_the_document(office: Desk) -> None:
    """Also where a library of workbooks would print to it: dates that are none."""
    write(
        office,
        "p.xlsx",
        [
            ["姓名", "证书编号", "日期"],
            ["甲", NUMBERS[0], Cell(-1, "yyyy-mm-dd")],
            ["乙", NUMBERS[1], Cell(1e12, "yyyy-mm-dd")],
        ],
    )
    assert judged(office, "check", "p.xlsx")["counts"]["good"] == 2


# Cells.


def test_a_formula_without_a_stored_value_is_no_blank(office: Desk) -> None:
    rows: list[list[Any]] = [
        ["姓名", "前缀", "序号", "证书编号"],
        *(
            [PEOPLE[n], "261801", n, Cell(None, formula=f'B{n + 1}&TEXT(C{n + 1},"0000000")')]
            for n in (1, 2, 3)
        ),
    ]
    write(office, "t.xlsx", rows)
    text = said(office.run("check", "t.xlsx"), 1, "第2行", "公式", "保存")
    assert "空白 3" not in text
    write(office, "m.xlsx", [["考生编号", "姓名", "操作技能"], ["0001", "甲", Cell(None, formula="70+1")]])
    said(office.run("decide", "m.xlsx"), 1, "公式")
    said(issue(office, "m.xlsx"), 1, "公式")
    assert office.stored() == {}


def test_a_formula_with_a_value_is_that_value(office: Desk) -> None:
    write(
        office,
        "t.xlsx",
        [["姓名", "证书编号"], ["甲", Cell(NUMBERS[0], formula=f'"{NUMBERS[0]}"')]],
        by=corpus.by_xlsxwriter,
    )
    said(office.run("check", "t.xlsx"), 0, "正确 1")


@pytest.mark.parametrize(("mark", "form"), [(85, "yyyy/m/d"), (60, 'm"月"d"日"'), (61.5, "yyyy-mm-dd h:mm")])
def test_a_mark_behind_a_date_format_is_none(office: Desk, mark: float, form: str) -> None:
    for name, by in (("t.xlsx", corpus.by_xlsxwriter), ("t.xls", corpus.by_xlwt)):
        write(office, name, [["考生编号", "姓名", "操作技能"], ["0001", "甲", Cell(mark, form)]], by=by)
        said(office.run("decide", name), 1, "row_date", "成绩单元格是日期", "第2行")


def test_a_percentage_is_told_as_such(office: Desk) -> None:
    write(
        office,
        "t.xlsx",
        [["考生编号", "姓名", "操作技能"], ["0001", "甲", Cell(0.85, "0.00%")], ["0002", "乙", 85]],
    )
    said(office.run("decide", "t.xlsx"), 1, "百分", "第2行")


@pytest.mark.parametrize("form", corpus.FORMS)
def test_a_number_is_its_digits_whatever_it_shows(office: Desk, form: str) -> None:
    rows: list[list[Any]] = [["姓名", "证书编号"], ["甲", Cell(int(NUMBERS[0]), form)]]
    for name, by in (("t.xlsx", corpus.by_xlsxwriter), ("t.xls", corpus.by_xlwt)):
        write(office, name, rows, by=by)
        said(office.run("check", name), 0, "正确 1")


def test_a_date_where_an_id_should_be_is_refused(office: Desk) -> None:
    rows: list[list[Any]] = [
        ["考生编号", "姓名", "操作技能"],
        [Cell(46086, "yyyy-mm-dd"), "甲", 80],
        ["0002", "乙", 80],
    ]
    write(office, "t.xlsx", rows, by=corpus.by_xlsxwriter)
    said(office.run("decide", "t.xlsx"), 1, "日期", "第2行", "合格 1")
    said(issue(office, "t.xlsx"), 1)
    assert [*office.stored()] == ["0002"]


@pytest.mark.parametrize("first", [430102199001012e3, 430102199001013000.0])
def test_an_id_whose_digits_are_lost_is_refused_row_by_row(office: Desk, first: float) -> None:
    rows: list[list[Any]] = [
        ["考生编号", "姓名", "操作技能"],
        *([first, name, 80] for name in ("甲", "乙", "丙")),
    ]
    write(office, "t.xlsx", rows)
    document = judged(office, "decide", "t.xlsx", code=1)
    assert {row["row"] for row in document["rows"] if "candidate_digits_lost" in json.dumps(row)} == {2, 3, 4}
    said(issue(office, "t.xlsx"), 1, "candidate_digits_lost")
    assert office.stored() == {}


def test_the_shortest_decimal_of_a_double(office: Desk) -> None:
    """ODS of Excel has seventeen digits, old systems store float32."""
    cell = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
    marks = ["77.2999999999999972", "59.99", "60.0000000000000001", "85.100000000000001"]
    rows = [
        formats.ods_row([f"{n:04}", PEOPLE[n]]).replace(
            "</table:table-row>", cell.format(mark) + "</table:table-row>"
        )
        for n, mark in enumerate(marks)
    ]
    formats.write_ods(office.path("t.ods"), formats.ods_row(["考生编号", "姓名", "操作技能"]) + "".join(rows))
    document = judged(office, "decide", "t.ods")
    assert [row["outcome"] for row in document["rows"]] == ["passed", "failed", "passed", "passed"]
    formats.write_ods(office.path("n.ods"), formats.ods_row(["证书编号"]) + "".join(
        f"<table:table-row>{cell.format(value)}</table:table-row>" for value in ("2618010000001", "2618010000002.0", "2.618010000003E+012", "2618010000004.0000")
    ))  # fmt: skip
    said(office.run("check", "n.ods"), 0, "正确 4")
    write(
        office,
        "t.xlsx",
        [
            ["考生编号", "姓名", "操作技能"],
            ["0001", "甲", 59.99999999999999],
            ["0002", "乙", 0.1 + 0.2 + 59.7],
        ],
    )
    outcomes = [row["outcome"] for row in judged(office, "decide", "t.xlsx", code=1)["rows"]]
    assert outcomes == ["unreadable", "passed"]


def test_added_cells_are_text_that_stays_text(office: Desk) -> None:
    """The format `@`: editing does not make a number of thirteen digits."""
    write(office, "t.xlsx", [["考生编号", "姓名", "操作技能"], ["0001", "甲", 80]])
    said(issue(office, "t.xlsx"), 0)
    row = next(iter(openpyxl.load_workbook(office.path("issued.xlsx")).active.iter_rows(min_row=2)))
    added = [cell for cell in row if cell.value == NUMBERS[0]]
    assert [(cell.number_format, cell.data_type) for cell in added] == [("@", "s")]


# The same people again.


def test_the_same_list_through_other_programs_issues_nothing_new(office: Desk) -> None:
    people = [["0001", "考生1", 70, 80], ["0002", "考生2", 70, 80], ["0003", "考生3", 70, 80]]
    office.write("t.csv", lines(MARKED, *people))
    said(issue(office, "t.csv", project="food.json"), 0, "新核发3个")
    for change in ("{} ", "\t{}", "{}\u200b", "　{}"):
        office.write(
            "t.csv", lines(MARKED, *([change.format(people[n][0]), *people[n][1:]] for n in range(3)))
        )
        said(issue(office, "t.csv", project="food.json"), 0, "新核发0个，此前已核发3个")
    for change in ("1.0", "１", "1"):
        office.write("t.csv", lines(MARKED, [change, *people[0][1:]]))
        said(issue(office, "t.csv", project="food.json"), 1, "candidate_alike")
    write(office, "t.xlsx", [MARKED, *([Cell(n + 1, "0000"), *people[n][1:]] for n in range(3))])
    said(issue(office, "t.xlsx", project="food.json"), 1, "candidate_alike")
    assert len(office.stored()) == 3


def test_one_person_twice_in_a_file(office: Desk) -> None:
    office.write(
        "t.csv",
        lines(
            ["考生编号", "姓名", "操作技能"],
            ["0001", "甲乙", 80],
            ["0001 ", "甲乙", 82],
            ["１", "丙", 80],
            ["1", "丙", 80],
        ),
    )
    said(issue(office, "t.csv"), 1)
    assert len(office.stored()) <= 2


def test_a_name_with_a_blank_more_is_the_same_person(office: Desk) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲乙", 80], ["0002", "丙丁", 80]))
    said(issue(office, "t.csv"), 0, "新核发2个")
    office.write(
        "t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲 乙", 80], ["0002", "丙丁 ", 80])
    )
    said(issue(office, "t.csv"), 0, "新核发0个，此前已核发2个")


def test_who_had_passed_and_now_fails(office: Desk) -> None:
    office.write("t.csv", lines(MARKED, ["0001", "甲甲", 70, 80], ["0002", "乙乙", 61, 62]))
    said(issue(office, "t.csv", project="food.json"), 0)
    office.write("t.csv", lines(MARKED, ["0001", "甲甲", 70, 80], ["0002", "乙乙", 58, 62]))
    said(issue(office, "t.csv", project="food.json"), 1, NUMBERS[1], "作废")


def test_a_second_row_of_a_candidate(office: Desk) -> None:
    """A retake is not issued twice; what to do is said, and rows are counted as in the sheet."""
    office.write(
        "t.csv",
        lines(
            ["考生编号", "姓名", "操作技能"],
            ["0001", "甲乙", 50],
            ["0002", "丙丁", "缺考"],
            ["0001", "甲乙", 66],
        ),
    )
    text = said(issue(office, "t.csv"), 1, "第2行", "第4行", "怎么办")
    assert "条记录" not in text
    assert office.stored() == {}


# Which column holds the numbers.


def test_a_good_column_beats_a_heading(office: Desk) -> None:
    office.write(
        "t.csv",
        lines(
            ["序号", "编号", "姓名", "职业能力证书编号（13位）"],
            *([n, f"A{n:03}", PEOPLE[n], NUMBERS[n]] for n in range(5)),
        ),
    )
    said(office.run("check", "t.csv"), 0, "正确 5", "D")
    office.write(
        "t.csv", lines(["编号", "姓名", "新号"], *([f"A{n:03}", PEOPLE[n], NUMBERS[n]] for n in range(5)))
    )
    said(office.run("check", "t.csv"), 0, "正确 5", "“新号”")


def test_two_columns_of_numbers_are_both_named(office: Desk) -> None:
    office.write(
        "t.csv",
        lines(
            ["编号", "姓名", "证书编号", "证书编号"],
            *([f"A{n}", PEOPLE[n], NUMBERS[n], NUMBERS[n + 9]] for n in range(5)),
        ),
    )
    said(office.run("check", "t.csv"), 2, "C", "D", "--column")
    said(office.run("check", "t.csv", "--column", "D"), 0, "正确 5")


@pytest.mark.parametrize("form", ['"=""{}"""', "{}.0", "'{}", "\u00a0{}", "NO.{}", "{}号"])
def test_a_column_is_found_by_what_can_be_recovered(office: Desk, form: str) -> None:
    office.write(
        "t.csv", lines(["姓名", "新证号"], *([PEOPLE[n], form.format(NUMBERS[n])] for n in range(5)))
    )
    said(office.run("recover", "t.csv", "--out", "o.csv"), 0, "已还原 5", "“新证号”")
    said(office.run("check", "t.csv"), 1, "“新证号”")


def test_a_wide_workbook_with_an_unknown_heading(office: Desk) -> None:
    """The guess reads it once: five thousand rows of thirty columns within seconds."""
    names = [*(f"列{n}" for n in range(29)), "新证书号码"]
    write(
        office,
        "t.xlsx",
        [names, *([*range(29), str(2618010000001 + row)] for row in range(5000))],
        by=corpus.by_xlsxwriter,
    )
    start = time.process_time()
    said(office.run("check", "t.xlsx"), 0, "正确 5000", "“新证书号码”")
    guessed = time.process_time() - start
    start = time.process_time()
    said(office.run("check", "t.xlsx", "--column", "新证书号码"), 0, "正确 5000")
    assert guessed < 1.5 * (time.process_time() - start) + 0.3


def test_bordered_blank_rows(office: Desk) -> None:
    blank = [Cell(None, "0.00")] * 4
    write(
        office,
        "t.xlsx",
        [
            ["序号", "姓名", "证号", "签名"],
            *([n, PEOPLE[n], NUMBERS[n], None] for n in range(20)),
            *([blank] * 20_000),
        ],
    )
    start = time.process_time()
    said(office.run("check", "t.xlsx"), 0, "正确 20")
    assert time.process_time() - start < 5


# What can be brought back.

BACK = [
    "{} ", " {}", "\t{}", "{}\t", "{0[0]}\n{0[1]}", "{}\u00a0", "\u200b{}", "{}\u202c", "{0[2]} {0[3]} {0[4]}", "No.{}", "证书编号：{}",
    "{}号", "{}。", "{}，", "({})", "“{}”", "{}_x000D_", "{}\r", "２６１８０１００000{0[5]}", "’{}", "`{}", "{}\u3000", "{}\ufeff", "{}\u2028",
]  # fmt: skip
# Not thirteen digits in order, or more than one number.
NOT_BACK = [
    "26l8010000020",
    "2.61801E+12",
    "2618010000030、2618010000031",
    "2618010000032/33",
    "2618010000034*",
]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_thirteen_digits_in_order_come_back(office: Desk, ending: str) -> None:
    def damaged(form: str, number: str) -> str:
        parts = [number[:8], number[8:], number[:4], number[4:8], number[8:], number[-2:]]
        return form.format(parts) if "{0" in form else form.format(number)

    shown = [damaged(form, number) for form, number in zip(BACK, NUMBERS, strict=False)]
    rows: list[list[Any]] = [
        ["序号", "证书编号"],
        *([place, text] for place, text in enumerate([*shown, *NOT_BACK])),
    ]
    if ending == "csv":
        office.write("t.csv", "".join(f'{place},"{text}"\n' for place, text in rows))
    else:
        write(office, "t.xlsx", rows, by=corpus.by_xlsxwriter)
    said(office.run("recover", f"t.{ending}", "--out", f"o.{ending}"), 1)
    answers = cells(office, f"o.{ending}")
    column = answers[0].index("还原编号")
    assert [row[column] for row in answers[1:]] == [*NUMBERS[: len(BACK)], *[""] * len(NOT_BACK)]


# Marks.


@pytest.mark.parametrize(
    ("mark", "state"), [("0", "缺考"), ("", "缺考"), ("0", "旷考"), ("", "缺席"), ("-", "未考")]
)
def test_a_column_says_who_was_absent(office: Desk, mark: str, state: str) -> None:
    office.write("t.csv", lines(
        ["考生编号", "姓名", "理论", "理论情况", "操作技能", "操作情况"],
        ["0001", "甲", 80, "正常", mark, state], ["0002", "乙", 80, "正常", 75, "正常"],
    ))  # fmt: skip
    document = judged(office, "decide", "t.csv", "--rule", "both")
    assert "part_absent" in json.dumps(document["rows"][0])
    said(office.run("decide", "t.csv", "--rule", "both"), 0, "合格 1，不合格 1", "缺考")


@pytest.mark.parametrize("word", ["缺考", "旷考", "未考", "缺席", "缺", "弃考"])
def test_words_of_absence(office: Desk, word: str) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲", word]))
    document = judged(office, "decide", "t.csv")
    assert "part_absent" in json.dumps(document["rows"])


@pytest.mark.parametrize("word", ["--", "---", "/", "—", "-", ""])
def test_a_mark_that_is_not_there_yet(office: Desk, word: str) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲", word]))
    assert judged(office, "decide", "t.csv")["counts"]["undecided"] == 1


@pytest.mark.parametrize("mark", [" 85 ", "８５", "85分", "85.0", "　85", "85\u00a0", "85 分"])
def test_marks_as_people_write_them(office: Desk, mark: str) -> None:
    office.write("t.csv", lines(["考生编号", "姓名", "操作技能"], ["0001", "甲", mark]))
    said(office.run("decide", "t.csv"), 0, "合格 1")


@pytest.mark.parametrize("heading", ["评定结果", "评定成绩", "是否合格", "通过状态"])
def test_the_verdict_of_the_table_is_compared(office: Desk, heading: str) -> None:
    office.write(
        "t.csv",
        lines(
            [*MARKED, heading],
            ["0001", "甲", 55, 75, "合格"],
            ["0002", "乙", 80, 80, "不合格"],
            ["0003", "丙", 80, 80, "合格"],
        ),
    )
    said(office.run("decide", "t.csv", "--rule", "both"), 1, heading, "不同2行", "第2行", "第3行")


def test_a_column_whose_name_is_taken(office: Desk) -> None:
    office.write("t.csv", lines([*MARKED, "结果"], ["0001", "甲", 55, 75, "合格"]))
    said(office.run("decide", "t.csv", "--rule", "both", "--out", "o.csv"), 0, "“结果”改名为“结果2”")
    header, row = cells(office, "o.csv")
    assert row[:5] == ["0001", "甲", "55", "75", "合格"]
    assert (len(header), len({*header}), row[5]) == (9, 9, "不合格")


def test_a_practical_project_with_a_column_of_theory(office: Desk) -> None:
    """Told once what to do, and not row by row that it cannot be read."""
    office.write(
        "t.csv", lines(MARKED, ["0001", "甲", 0, 75], ["0002", "乙", "", 99], ["0003", "丙", "-", 88])
    )
    text = said(issue(office, "t.csv"), 0, "理论")
    assert "无法读取 0" in text
    assert len(office.stored()) == 3


# Encodings and habits of text files.


def test_one_line_in_another_encoding_is_that_row(office: Desk) -> None:
    office.write("t.csv", lines(*LIST).encode() + f"考生九,{NUMBERS[9]}\n".encode("gbk"))
    said(office.run("check", "t.csv"), 1, "UTF-8", "第5行", "正确 3")
    head = lines(["考生编号", "姓名", "操作技能"], ["0001", "甲甲", 80]).encode()
    office.write("i.csv", head + "0002,乙乙,81\n".encode("gbk"))
    said(issue(office, "i.csv"), 1, "第3行")
    assert office.stored() == {"0001": int(NUMBERS[0])}


def test_a_character_that_is_cut_is_that_row(office: Desk) -> None:
    office.write("t.csv", lines(*LIST).encode() + "考生九".encode()[:-1] + f",{NUMBERS[9]}\n".encode())
    said(office.run("check", "t.csv"), 1, "UTF-8", "第5行", "正确 3")


@pytest.mark.parametrize("first", ["sep=,\n", "\ufeffsep=,\r\n", "SEP=,\n"])
def test_a_line_that_names_the_delimiter(office: Desk, first: str) -> None:
    office.write("t.csv", first + lines(*LIST))
    said(office.run("check", "t.csv", "--out", "o.csv"), 0, "正确 3", "“证书编号”")
    assert office.path("o.csv").read_text("utf-8").lower().startswith(first.strip().lower())


def test_habits_of_old_programs(office: Desk) -> None:
    """^Z at the end, a mark and a header in the middle, line ends of two kinds, a tab before each number."""
    office.write("z.csv", lines(*LIST).replace("\n", "\r\n").encode("gbk") + b"\x1a")
    said(office.run("check", "z.csv"), 0, "正确 3")
    office.write("c.csv", ("\ufeff" + lines(*LIST)) * 2)
    said(office.run("check", "c.csv"), 0, "正确 6", "第5行")
    office.write("m.csv", lines(*LIST[:2]).replace("\n", "\r").encode("gbk") + lines(*LIST[2:]).encode("gbk"))
    said(office.run("check", "m.csv"), 0, "正确 3")
    office.write(
        "t.csv",
        "姓名,证书编号\n" + "".join(f'考生{n},"\t{number}"\n' for n, number in enumerate(NUMBERS[:3])),
    )
    said(office.run("check", "t.csv"), 1, "“证书编号”")
    said(office.run("recover", "t.csv", "--out", "o.csv"), 0, "已还原 3")


def test_a_year_that_has_not_come(office: Desk) -> None:
    """The command compares with today, unless another day is given."""
    office.write("t.csv", "证书编号\n4318010000001\n")
    said(office.run("check", "t.csv"), 1, "2043")
    said(office.run("check", "t.csv", "--as-of", "2043-12-31"), 0, "正确 1")


# Import.

BOOKED = ["证书编号", "考核", "考生编号", "姓名", "考核项目", "核发日期"]


def booked(day: Any, form: str = "{}") -> list[list[Any]]:
    return [
        BOOKED,
        *([form.format(NUMBERS[n]), "2026-11", f"{n + 1:04}", PEOPLE[n], "湘西苗绣", day] for n in range(3)),
    ]


@pytest.mark.parametrize(
    "day",
    [
        Cell(46349, "yyyy-mm-dd"),
        Cell(46349, "yyyy/m/d"),
        "2026/11/23",
        "2026年11月23日",
        "2026.11.23",
        "2026-11-23",
    ],
)
def test_dates_are_imported(office: Desk, day: Any) -> None:
    write(office, "t.xlsx", booked(day), by=corpus.by_xlsxwriter)
    said(
        office.run("register", "import", "t.xlsx", "--source", "旧系统", "--register", REGISTER),
        0,
        "导入3个证书",
    )
    assert "2026-11-23" in said(office.run("register", "verify", NUMBERS[0], "--register", REGISTER), 0)


def test_a_blank_behind_a_number_is_told(office: Desk) -> None:
    write(office, "t.xlsx", booked("2026-11-23", "{} "))
    run = office.run("register", "import", "t.xlsx", "--source", "旧系统", "--register", REGISTER)
    assert run.code in (0, 2)
    said(run, run.code, *(["导入3个证书"] if run.code == 0 else ["第2行", "recover"]))


def test_our_own_report_in_a_workbook_comes_back(office: Desk) -> None:
    write(office, "t.xlsx", booked("2026-11-23"))
    said(office.run("register", "import", "t.xlsx", "--source", "旧系统", "--register", REGISTER), 0)
    said(office.run("register", "export", "--out", "r.xlsx", "--register", REGISTER), 0)
    office.path("register.db").unlink()
    office.init()
    said(office.run("register", "import", "r.xlsx", "--register", REGISTER), 0, "导入3个证书")


def test_voids_are_read_from_any_table(office: Desk) -> None:
    write(office, "t.xlsx", LIST)
    write(office, "v.xls", [["作废登记表", None], ["编号", "原因"], [NUMBERS[1], "毁损"]], by=corpus.by_xlwt)
    said(office.run("audit", "t.xlsx", "--voids", "v.xls"), 0, "作废1")
