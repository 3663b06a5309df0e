"""Marks as offices write them: words, the column 情况, the table's own verdict, rows that are no entries."""

import json
from datetime import date

import pytest
from desk import FOOD, Desk
from openpyxl import Workbook

HEADER = "考生编号,姓名,理论,操作技能"


def decided(desk: Desk, header: str, *rows: str, rule: str = "both") -> list[list[str]]:
    """The cells that `decide` adds to each row."""
    desk.write("marks.csv", "".join(f"{row}\n" for row in (header, *rows)))
    width = header.count(",") + 1
    desk.run("decide", "marks.csv", "--rule", rule, "--out", "decided.csv")
    return [row[width:] for row in desk.issued("decided.csv")[1:]]


def told(desk: Desk, *more: str, rule: str = "both") -> tuple[int, str]:
    run = desk.run("decide", "marks.csv", "--rule", rule, *more)
    return run.code, run.out


@pytest.mark.parametrize("mark", ["85", "８５", "85分", " 85 分", "85.0", "85.000", "\u00a085\u3000", "'85"])
def test_a_score_however_it_is_typed(desk: Desk, mark: str) -> None:
    assert decided(desk, HEADER, f"0001,考生0001,60,{mark}")[0][0] == "合格"


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("旷考", "part_absent"),
        ("缺席", "part_absent"),
        ("弃 考", "part_absent"),
        ("舞弊", "part_void"),
        ("取消考试资格", "part_void"),
        ("缓考", "part_deferred"),
        ("——", "part_missing"),
        ("/", "part_missing"),
        ("优秀", "mark_word_unknown"),
        ("85%", "mark_percent"),
        ("#N/A", "mark_spreadsheet_error"),
        ("8 5", "score_not_a_number"),
        ("免考", "mark_unsupported"),
    ],
)
def test_what_stands_where_a_score_would(desk: Desk, mark: str, code: str) -> None:
    assert code in decided(desk, HEADER, f"0001,考生0001,60,{mark}")[0][1].split()


def test_the_cure_of_a_word_is_one_for_words(desk: Desk) -> None:
    decided(desk, HEADER, "0001,考生0001,60,优秀")
    code, out = told(desk)
    assert code == 1
    assert "没有参加的写缺考" in out


def test_the_column_beside_a_mark(desk: Desk) -> None:
    header = "考生编号,姓名,理论,理论情况,操作技能,操作情况"
    rows = [
        "0,缺考,80,正常",
        "70,,0,缺考",
        "70,正常,85,缺考",
        "70,正常,85,作弊",
        "70,补考,85,正常",
        ",缓考,85,",
    ]
    answers = decided(desk, header, *(f"{row},考生{row},{cells}" for row, cells in enumerate(rows)))
    assert [answer[0] for answer in answers] == ["不合格", "不合格", "无法读取", "不合格", "无法读取", "待定"]
    codes = [answer[1].split()[-1] for answer in answers]
    assert codes[1:5] == ["part_absent", "mark_contradicted", "part_void", "mark_status_unknown"]
    assert answers[0][1] == "part_absent part_passed"
    code, out = told(desk)
    assert code == 1
    assert "按情况栏判定（缺考、作弊等）4行" in out


def test_the_verdict_of_the_table(desk: Desk) -> None:
    header = f"{HEADER},评定结果"
    rows = [
        "60,60,合格",
        "59,90,合格",
        "60,60,不合格",
        "缓考,60,未通过",
        "60,60,优秀",
        "59,60,2",
        "60,60,1",
        "60,60,",
    ]
    answers = decided(desk, header, *(f"{row},考生{row},{cells}" for row, cells in enumerate(rows)))
    assert [row for row, answer in enumerate(answers) if "verdict_differs" in answer[1]] == [1, 2]
    assert [answer[0] for answer in answers[1:3]] == ["不合格", "合格"]
    code, out = told(desk)
    assert code == 1
    assert "不同2行：第3行（表中合格）、第4行（表中不合格）" in out
    assert json.loads(told(desk, "--json")[1])["counts"]["disputed"] == 2


def test_no_number_where_the_table_says_otherwise(desk: Desk) -> None:
    desk.write(
        "results.csv", "考生编号,姓名,操作技能,结果\n1,甲甲,60,不合格\n2,乙乙,60,合格\n3,丙丙,59,合格\n"
    )
    run = desk.issue()
    assert run.code == 1
    header, *rows = desk.issued()
    assert header[4:6] == ["结果2", "证书编号"]
    assert [row[4:7] for row in rows] == [
        ["拒绝", "", "verdict_differs"],
        ["合格", "2618010000001", "part_passed"],
        ["不合格", "", "part_below_pass_mark verdict_differs"],
    ]


def test_a_practical_project_with_a_column_of_theory(desk: Desk) -> None:
    """Nothing but zeros is said once; a mark means that table and project are not of one another."""
    desk.write("results.csv", "考生编号,姓名,理论,操作技能\n1,甲甲,0,60\n2,乙乙,,70\n3,丙丙,缺考,80\n")
    run = desk.issue()
    assert run.code == 0
    assert desk.numbers() == ["2618010000001", "2618010000002", "2618010000003"]
    assert run.out.count("没有采用理论列") == 1
    desk.write("results.csv", "考生编号,姓名,理论,操作技能\n4,丁丁,0,60\n5,戊戊,75,70\n6,己己,优秀,80\n")
    run = desk.issue()
    assert run.code == 2
    assert "第3行有理论成绩（C“理论”（自动识别））" in run.err
    assert "怎么办" in run.err
    assert "第3行有理论成绩（C“理论”）" in desk.issue(theory="C").err
    assert len(desk.stored()) == 3
    desk.write("project.json", FOOD)
    assert desk.issue().code == 1


def test_a_verdict_that_only_the_table_has_is_told(desk: Desk) -> None:
    """A table that passes people by a mean of its own is not wrong of the marks."""
    decided(desk, f"{HEADER},是否合格", "1,甲甲,59,90,合格", "2,乙乙,60,60,是")
    code, out = told(desk)
    assert code == 0
    assert "不同1行：第2行（表中合格）" in out


def test_rows_above_the_header_that_are_like_data_are_told(desk: Desk) -> None:
    decided(desk, "姓名,单位,电话", "甲甲,某厂,13800000000", "", HEADER, "1,甲甲,60,60")
    code, out = told(desk)
    assert (code, "表头上方第2行像是数据，没有读取" in out) == (0, True)


def test_rows_that_are_refused_are_all_named(desk: Desk) -> None:
    decided(desk, HEADER, *(f"{row},考生{row},60,{'优' if row % 2 else 60}" for row in range(60)))
    out = told(desk)[1]
    assert "还有第5行、第7行" in out
    assert "另9行" in out


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        ("正常", "part_passed part_passed"),
        ("缺考", "part_passed part_absent"),
        ("作弊", "part_void part_void"),
    ],
)
def test_one_column_beside_both_parts(desk: Desk, status: str, codes: str) -> None:
    mark = 70 if status == "正常" else 0
    header = "考试情况,考生编号,姓名,理论,操作技能"
    assert decided(desk, header, f"{status},0001,考生0001,70,{mark}")[0][1] == codes
    theory = "part_absent part_passed" if status == "缺考" else codes
    assert decided(desk, header, f"{status},0001,考生0001,{mark},70")[0][1] == theory


def test_one_column_beside_two_marks_contradicts_them(desk: Desk) -> None:
    header = "考试情况,考生编号,姓名,理论,操作技能"
    answers = decided(
        desk, header, "缺考,1,甲甲,70,80", "缺考,2,乙乙,0,", "补考,3,丙丙,70,80", "缺考,4,丁丁,优,0"
    )
    assert [answer[1] for answer in answers] == [
        "mark_contradicted",
        "part_absent part_absent",
        "mark_status_unknown",
        "mark_word_unknown",
    ]
    assert decided(desk, header, "缺考,1,甲甲,,80", rule="practical")[0][1] == "mark_contradicted"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("是否缺考", ("是", "否", "√")), ("到考", ("否", "是", "×")), ("操作情况", ("缺考", "正常", "缺席"))],
)
def test_a_column_of_yes_and_no(desk: Desk, heading: str, cells: tuple[str, ...]) -> None:
    rows = [
        f"{row},考生{row},{mark},{cell}"
        for row, (mark, cell) in enumerate(zip((0, 70, ""), cells, strict=True))
    ]
    answers = decided(desk, f"考生编号,姓名,操作技能,{heading}", *rows, rule="practical")
    assert [answer[1] for answer in answers] == ["part_absent", "part_passed", "part_absent"]


def test_ids_with_blanks_are_told_once(desk: Desk) -> None:
    desk.results("0001 ,甲甲,70", "\t0002,乙乙,70", "０００３,丙丙,70")
    assert "考生编号带空格、全角字符等3行（如第2行）" in desk.issue().out
    desk.results("0001,甲甲,70", "0002,乙乙,70", "0003,丙丙,70")
    run = desk.issue()
    assert "此前已核发3个" in run.out
    assert "带空格" not in run.out


def test_rows_that_are_no_entries_get_no_number(desk: Desk) -> None:
    desk.results(
        "示例,张三,85", "1,甲甲,70", "合计,2人,77.5", "考生编号,姓名,操作技能", "2,乙乙,80", "制表人：丙,,"
    )
    run = desk.issue("--json")
    assert run.code == 0
    assert [row[3] for row in desk.issued()[1:]] == ["不计", "合格", "不计", "不计", "合格", "不计"]
    assert desk.numbers() == ["", "2618010000001", "", "", "2618010000002", ""]
    counts = json.loads(run.out)["counts"]
    assert (counts["rows"], counts["passed"], counts["skipped"]) == (2, 2, 4)
    assert desk.issue("--expect", "2").code == 0


def test_cells_of_workbooks(desk: Desk) -> None:
    """A date is no mark, and no candidate; a percentage is named."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "长沙县"
    sheet.append(["考生编号", "姓名", "操作技能"])
    cells = [
        ("0001", 85, '0"分"'),
        ("0002", 0.85, "0%"),
        ("0003", 59.99, "0.0"),
        (date(2026, 3, 5), 85, "0"),
        ("0005", True, "General"),
        ("0006", "#N/A", "General"),
        ("0007", "=80+5", "General"),
        ("0008", 85, "yyyy-mm-dd"),
    ]
    for row, (candidate, mark, form) in enumerate(cells, 2):
        sheet.append([candidate, f"考生{row}", mark])
        sheet.cell(row, 3).number_format = form
    book.create_sheet("宁乡市").append(["考生编号", "姓名", "操作技能"])
    book["宁乡市"].append(["0001", "考生0001", 90])
    book.save("results.xlsx")
    run = desk.run("decide", "results.xlsx", "--json")
    assert [row["reasons"][0]["code"] for row in json.loads(run.out)["rows"]] == [
        "part_passed",
        "mark_percent",
        "part_below_pass_mark",
        "candidate_digits_lost",
        "mark_word_unknown",
        "mark_spreadsheet_error",
        "row_formula",
        "row_date",
    ]
    run = desk.run("decide", "results.xlsx", "--sheet", "all", "--lang", "en")
    assert "the candidate is in row 2 already (clause 三(四)), in sheet 长沙县" in run.out
    run = desk.issue(file="results.xlsx", out="issued.xlsx")
    assert run.code == 1
    assert "未读的工作表：“宁乡市”" in run.out
    assert len(desk.stored()) == 1


def test_a_second_row_says_what_to_do(desk: Desk) -> None:
    desk.results("1,甲甲,58", "2,乙乙,70", "'１ ,甲甲,75")
    run = desk.issue()
    assert run.code == 1
    assert desk.numbers() == ["", "2618010000001", ""]
    assert "如第4行：考生编号与第2行重复" in run.out
    assert "补考的留下应采用的成绩，删去另一行" in run.out
