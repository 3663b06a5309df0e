"""What is said of people where no entry is: in sections and remarks of a table, and in sheets beside it."""

from collections.abc import Sequence

import pytest
from desk import Desk
from openpyxl import Workbook

HEAD = ["考号", "姓名", "操作技能"]
ONE, TWO, THREE = (["001", "张小英", 80], ["002", "李大明", 75], ["003", "王一", 66])
Rows = Sequence[Sequence[object]]


def issued(desk: Desk, *sheets: tuple[str, Rows]) -> tuple[str, str]:
    """Who gets a number, and what is said."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save("n.xlsx")
    desk.path("register.db").unlink(missing_ok=True)
    run = desk.issue(file="n.xlsx", out="o.xlsx")
    assert run.code in (0, 1), run.err
    return "".join(sorted(candidate[-1] for candidate in desk.stored())), run.out


@pytest.mark.parametrize(
    ("below", "numbered"),
    [
        ([["一、合格人员"], ONE, ["二、不合格人员"], TWO, ["三、补考合格"], THREE], "13"),
        ([ONE, ["（二）取消成绩人员（共2人）"], TWO, THREE], "1"),
        ([["第二部分：缺考"], ONE, TWO, ["正常参加考核"], THREE], "3"),
        ([ONE, ["", "缺考人员", ""], TWO, ["", "合格人员", ""], THREE], "13"),
        ([ONE, ["缺考人员：李大明、王一等"], TWO, THREE], "1"),
        ([ONE, ["不合格：0人"], TWO, ["缺考人数：0"], THREE], "123"),
        ([ONE, ["缺考的，成绩栏请填写缺考"], TWO, THREE], "123"),
        ([ONE, ["注：缺考人员"], TWO, ["第二考场"], THREE], "123"),
        ([ONE, TWO, THREE, ["备注：李大明因作弊取消成绩"]], "13"),
        ([ONE, TWO, THREE, ["注：张小英、王 一成绩作废"]], "2"),
        ([ONE, TWO, THREE, ["考号002的考生违纪，成绩不算"]], "13"),
        ([ONE, TWO, THREE, ["作弊002人"]], "123"),
        ([ONE, TWO, THREE, ["考评员：李大明，没有作弊"]], "123"),
        ([ONE, TWO, THREE, ["缺考人数", "李大明", 1]], "123"),
    ],
)
def test_sections_and_remarks(desk: Desk, below: Rows, numbered: str) -> None:
    found, out = issued(desk, ("成绩", [HEAD, *below]))
    assert found == numbered
    assert ("result_contradicted" in out) == (numbered != "123")


def test_a_section_goes_on_and_each_row_is_told(desk: Desk) -> None:
    found, out = issued(desk, ("成绩", [HEAD, ONE, ["二、不合格人员"], TWO, THREE]))
    assert found == "1"
    assert "2  result_contradicted  如第4行：第3行写有“不合格”，与合格的成绩不符" in out
    assert "请核对：第3行写有“不合格”" in out
    run = desk.run("decide", "n.xlsx", "--rule", "practical", "--lang", "en")
    assert run.code == 1
    assert "please compare: row 3 says “不合格”" in run.out
    assert "result_contradicted  row 4: row 3 says “不合格”, beside marks that pass" in run.out


@pytest.mark.parametrize(
    ("sheets", "numbered"),
    [
        ([("缺考作弊名单", [["姓名", "情况"], ["李大明", "作弊"]])], "13"),
        ([("Sheet2", [["缺考人员名单"], ["序号", "姓名"], [1, "张小英"], [2, "李大明"]])], "3"),
        ([("作废", [["考号"], ["002"]]), ("说明", [["缺考的填缺考"], ["李大明"]])], "13"),
        ([("合格名单", [["姓名"], ["李大明"]])], "123"),
    ],
)
def test_sheets_beside(desk: Desk, sheets: Sequence[tuple[str, Rows]], numbered: str) -> None:
    """A list of those who were absent or disqualified, wherever it stands in the workbook."""
    results: tuple[str, Rows] = ("成绩", [HEAD, ONE, TWO, THREE])
    for order in ([results, *sheets], [*sheets, results]):
        found, out = issued(desk, *order)
        assert found == numbered
        assert ("，与合格的成绩不符" in out) == (numbered != "123")


def test_what_stands_above_a_table_names_somebody(desk: Desk) -> None:
    found, out = issued(desk, ("成绩", [["考核成绩表"], ["李大明作弊，成绩取消"], HEAD, ONE, TWO, THREE]))
    assert found == "13"
    assert "如第5行：第2行写有“作弊”" in out
