"""What else in a table says that there is no pass, or another project: no number is given against it."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from desk import FOOD, Desk
from openpyxl import Workbook
from skillcert.cli.work.contradiction import _SENTENCES, Contradiction
from skillcert.tables.aliases import built_in
from skillcert.tables.remarks import Verdict
from skillcert.texts import Text

HEADER = "考号,姓名,操作技能"
PEOPLE = "甲乙丙丁戊己庚辛壬癸"


def table(desk: Desk, heading: str, *cells: str, titles: Sequence[str] = ()) -> None:
    """Write a table of people who all pass, with further columns."""
    rows = [f"{row:03},{PEOPLE[row - 1] * 2},80,{cell}" for row, cell in enumerate(cells, 1)]
    desk.write("results.csv", "".join(f"{row}\n" for row in (*titles, f"{HEADER},{heading}", *rows)))


def numbered(desk: Desk, *more: str) -> list[int]:
    """The rows that get numbers, from 1."""
    desk.issue(*more)
    return [row for row, number in enumerate(answers(desk), 1) if number]


def answers(desk: Desk) -> list[str]:
    """The numbers that are given, in the last column of that name; the header is below a title."""
    rows = desk.issued()
    top = next(place for place, row in enumerate(rows) if row[0] == "考号")
    last = max(place for place, name in enumerate(rows[top]) if name.startswith("证书编号"))
    return [row[last] for row in rows[top + 1 :]]


@pytest.mark.parametrize(
    ("heading", "cells", "passing"),
    [
        (
            "考核项目",
            ["湘西苗绣", "武冈卤菜加工", "湘西 苗绣（专项职业能力）", "专项职业能力证书", "-"],
            [1, 3, 4, 5],
        ),
        ("项目,考核项目", ["湘西苗绣,湘西苗绣", "湘西苗绣,茶艺", "茶艺,湘西苗绣"], [1]),
        (
            "发证日期",
            ["2026-11-23", "2026/11/23", "2026年11月", "20261123", "2025-11-23", "待定"],
            [1, 2, 3, 4],
        ),
        ("考核日期", ["2026-11-20", "2026-11-21", ""], [1, 3]),
        ("地市", ["01", "1", "长沙市", "02", "湘西州"], [1, 2, 3]),
        ("备注", ["", "缺照片", "无违纪、作弊", "缺考", "作弊，成绩取消", "系替考", "Absent"], [1, 2, 3]),
        (",", [",", ",缺考", "缺,"], [1]),
        ("是否参考,成绩状态", ["是,有效", "否,", "0,", ",待审核", ",无效", "√,"], [1, 6]),
        ("违规类型", ["", "无", "未发现违纪", "正常", "作弊", "携带手机", "是"], [1, 2, 3, 4]),
        ("外语情况", ["缺考"], [1]),
        ("复核后成绩", ["50", "80", "", "缺考"], [2, 3]),
        ("实得分,总成绩", ["59.99,80", "60,", ",50"], [2]),
        ("领取记载", ["证书2618010000077已领", "电话13800000000", "2618010000077", "9999999999999"], [2, 4]),
        ("备注", ["违纪：无", "作弊情况：无", "缺考：否", "未违纪", "没考", "非本人", "暂缓"], [1, 2, 3, 4]),
        ("是否首次参加考核,补贴情况,户籍状态", ["否,停发,注销"], [1]),
        ("评定", ["√", "×", "补考", "合格"], [1, 4]),
        ("是否发证,资格审查", ["是,通过", "不发,通过", "是,×"], [1]),
        ("满分,及格线", ["100,60", "120,60", "100,80"], [1]),
        ("考核结论", ["合格", "通过", "80", "", "45", "缺考", "作废", "待复核", "再议", "85%"], [1, 2, 3, 4]),
        ("考核结果,是否合格", ["合格,是", "合格,否", "合格,再议", "作废,是"], [1]),
        ("证书编号", ["", "/", "2618010000900", "已打印"], [1, 2]),
        ("证号,证书号", [",", "2618010000900,", ",2618010000900"], [1]),
        ("证号", ["", "A-17", "2618010000900"], [1, 2]),
        (
            "身份证号",
            ["43010219900101111x", "43010219900101111X", "无", "无", "4301**********1111"],
            [1, 3, 4, 5],
        ),
        ("身份证号", ["4.30102E+17", "4.30102E+17"], [1, 2]),
    ],
)
def test_further_columns(desk: Desk, heading: str, cells: Sequence[str], passing: Sequence[int]) -> None:
    table(desk, heading, *cells)
    assert numbered(desk, "--assessed-on", "2026-11-20") == passing
    run = desk.run("decide", "results.csv", "--project", "project.json")
    outcomes = {"考核项目", "项目,考核项目", "备注", "违规类型", "考核结论"} & {heading}
    assert run.code == 1 or not outcomes


def test_a_status_column(desk: Desk) -> None:
    """是 means what the heading says; what is no more than that is as it was."""
    for heading, cells, passing in (
        ("违纪情况", ["无", "否", "是", "作弊"], [1, 2]),
        ("是否缺考", ["否", "无", "是"], [1, 2]),
        ("到考情况", ["是", "否"], [1]),
        ("到考情况", ["已到", "缺考", "已签到"], [1, 3]),
        ("违纪情况", ["无违纪", "作弊", "未违规", "正常"], [1, 3, 4]),
        ("考试情况", ["正常", "缺考"], [1]),
    ):
        table(desk, heading, *cells)
        desk.path("register.db").unlink(missing_ok=True)
        assert numbered(desk) == passing, heading


def test_no_assessment_is_later_than_the_day_of_issue(desk: Desk) -> None:
    """With or without a day of the assessment; where a cell has several days, the last one counts."""
    days = ["2026-11-20", "2026-12-01", "2026年11月20日", "20261124", "2026-11", "", "2026-11-22、2026-11-25"]
    table(desk, "考核日期", *days)
    assert numbered(desk) == [1, 3, 5, 6]
    assert "3  date_late  如第3行：D“考核日期”写的日期晚于核发日期2026-11-23" in desk.issue().out


def test_the_cell_is_quoted_as_it_is(desk: Desk) -> None:
    table(desk, "是否参加考核", "×", "√")
    assert numbered(desk) == [2]
    out = desk.issue().out
    assert "D“是否参加考核”写有“×”，与合格的成绩不符" in out
    assert "证书编号2618010000001：新核发0个，此前已核发1个" in out


def test_both_commands_tell_it(desk: Desk) -> None:
    """Every row is named, with the word and what would cure it."""
    table(desk, "备注", "缺考", "", "因作弊取消", "缺考")
    run = desk.issue()
    assert (run.code, desk.numbers()) == (1, ["", "2618010000001", "", ""])
    assert "3  result_contradicted  如第2行：D“备注”写有“缺考”，与合格的成绩不符" in run.out
    assert "还有第4行、第5行" in run.out
    run = desk.run("decide", "results.csv", "--lang", "en")
    assert run.code == 1
    assert "4 rows read: passed 4" in run.out
    assert "result_contradicted  row 2: column D“备注” says “缺考”, beside marks that pass" in run.out
    assert "cure: compare the records" in run.out
    for code in _SENTENCES:
        reason = Contradiction(code, Text("甲", "one"), Text("乙", "other"))
        for lang in ("zh", "en"):
            assert reason.message(lang)
            assert reason.cure(lang)


def test_words_of_an_office(desk: Desk) -> None:
    """A word that an office always writes is no obstacle."""
    desk.write("own.toml", '[cells]\npassed = ["准予"]\nagainst = ["*另案*"]\n')
    table(desk, "考核结论,备注", "准予,", "准予,另案处理")
    assert numbered(desk) == []
    assert numbered(desk, "--aliases", "own.toml") == [1]


def test_the_words_of_marks_are_known() -> None:
    """Whatever a mark may be called that is none speaks against a number as a remark, too."""
    remarks = built_in().remarks
    for word in (
        "缺考",
        "旷考",
        "未考",
        "缺席",
        "缺",
        "弃考",
        "未到",
        "作废",
        "作弊",
        "违纪",
        "舞弊",
        "违规",
        "取消",
    ):
        assert remarks.said(word) == word
        assert remarks.verdict(word) is Verdict.FAILED
    for word in (
        "取消资格",
        "取消成绩",
        "取消考试资格",
        "缓考",
        "absent",
        "void",
        "作弊取消",
        "无故缺考",
        "无效",
    ):
        assert remarks.said(word)
    for word in ("", "正常", "无缺考", "未发现作弊或替考", "身份证已核", "缺照片"):
        assert remarks.said(word) is None


def test_a_number_that_the_register_knows(desk: Desk) -> None:
    """Our own answer, given again, says nothing new; somebody else's number does."""
    desk.results("001,甲甲,80", "002,乙乙,90", "003,丙丙,50")
    desk.issue()
    desk.write("again.csv", desk.path("issued.csv").read_bytes().replace(b",50,", b",70,"))
    run = desk.issue(file="again.csv", out="again2.csv")
    assert run.code == 0
    assert "新核发1个，此前已核发2个" in run.out
    changed = desk.path("issued.csv").read_bytes().replace(b"2618010000002", b"2618010000001")
    desk.write("wrong.csv", changed)
    run = desk.issue(file="wrong.csv", out="wrong2.csv")
    assert run.code == 1
    assert "第3行：E“证书编号”已填有编号" in run.out


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("武冈卤菜加工专项职业能力考核成绩表", 1),
        ("2026年第三批武冈卤菜加工考核成绩册", 1),
        ("社会考生专项职业能力考核成绩汇总表", 1),
        ("湘西苗绣专项职业能力考核成绩表", 0),
        ("2026年长沙市专项职业能力考核成绩表", 0),
        ("注：成绩为百分制，60分及以上为合格", 0),
        ("发证日期：    年  月  日", 0),
    ],
)
def test_a_title_that_does_not_name_the_project_is_told(desk: Desk, title: str, told: int) -> None:
    table(desk, "电话", "1", titles=[title])
    run = desk.issue()
    assert (run.code, run.out.count("请核对：第1行的标题没有写“湘西苗绣”")) == (0, told)


@pytest.mark.parametrize(
    "title",
    [
        "考核项目：武冈卤菜加工  考核日期：2026-11-20",
        "项目名称：,武冈卤菜加工",
        "项目名称,武冈卤菜加工",
        "发证日期：2025-12-20",
        "湘西苗绣成绩表（满分150分）",
        "湘西苗绣成绩表（72分及以上合格）",
    ],
)
def test_a_title_of_another_table(desk: Desk, title: str) -> None:
    table(desk, "电话", "1", titles=[title])
    run = desk.issue()
    assert (run.code, run.err.count("results.csv：第1行写的")) == (2, 1)
    assert "怎么办" in run.err


@pytest.mark.parametrize(
    "title",
    [
        "湖南省长沙市2026年第三批专项职业能力考核成绩表",
        "2026年11月吉首市湘西苗绣考核成绩汇总表（满分100分）",
        "附件3：2026年秋季学期期末技能考核成绩表",
        "湘西自治州民族职业技术学院刺绣2401班成绩表",
        "湘西专项职业能力考核成绩及缺考情况表",
        "考核机构：甲职业培训学校 发证日期：2026年11月23日 备注：",
        "名册",
    ],
)
def test_a_title_that_says_nothing_else(desk: Desk, title: str) -> None:
    table(desk, "电话", "1", titles=[title])
    assert numbered(desk) == [1]
    assert desk.run("decide", "results.csv").code == 0


def test_a_list_of_those_who_were_absent(desk: Desk) -> None:
    table(desk, "电话", "1", titles=["湘西苗绣考核缺考人员名单"])
    run = desk.issue()
    assert (run.code, answers(desk)) == (1, [""])
    assert "第1行写有“缺考”" in run.out


def book(desk: Desk, *titles: str) -> None:
    made = Workbook()
    made.remove(made.active)
    for place, title in enumerate(titles):
        sheet = made.create_sheet(title)
        sheet.append(HEADER.split(","))
        sheet.append([f"{place}01", PEOPLE[place] * 2, 80])
    made.save("results.xlsx")


def test_names_of_sheets(desk: Desk) -> None:
    """A sheet of the absent numbers nobody; where one is called as the project, the others are of others."""
    book(desk, "合格名单", "取消资格", "缺考", "不合格")
    run = desk.issue("--sheet", "all", file="results.xlsx", out="issued.xlsx")
    assert run.code == 1
    assert "合格 1，不合格 0，待定 0，无法读取 0，拒绝 3" in run.out
    assert "如“取消资格”第2行：工作表名称“取消资格”写有“取消”" in run.out
    book(desk, "武冈卤菜加工", "湘西苗绣")
    run = desk.issue(file="results.xlsx", out="issued.xlsx")
    assert run.code == 2
    assert "工作表名称“武冈卤菜加工”写的不是“湘西苗绣”" in run.err


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        ("考号,姓名,操作技能（满分120分）", "001,甲甲,65", "满分是120分"),
        ("考号,姓名,操作技能(60分)", "001,甲甲,58", "满分是60分"),
        ("考号,姓名,实操（10分制）", "001,甲甲,9", "满分是10分"),
        ("考号,姓名,实操/120", "001,甲甲,65", "满分是120分"),
        ("考号,姓名,practical score (out of 150)", "001,甲甲,90", "满分是150分"),
        ("考号,姓名,操作技能\n,,满分150", "001,甲甲,65", "满分是150分"),
        ("考号,姓名,操作技能\n,,（120分）", "001,甲甲,65", "满分是120分"),
        ("考号,姓名,操作技能\n满分,,150", "001,甲甲,65", "满分是150分"),
        ("考号,姓名,操作技能\n合格线,,80", "001,甲甲,70", "合格线是80分"),
        ("考号,姓名,操作技能\n权重,,0.7", "001,甲甲,65", "占比是0.7"),
        ("考号,姓名,操作技能（占70%）", "001,甲甲,65", "占比是70"),
        ("考号,姓名,操作技能（合格线80）", "001,甲甲,70", "合格线是80分"),
        ("考号,姓名,操作技能(70分及格)", "001,甲甲,80", "合格线是70分"),
        ("考号,姓名,操作技能（占70%）", "001,甲甲,缺考\n002,乙乙,80\n003,丙丙,作文", ""),
        ("考号,姓名,操作技能（满分100分，60分合格）\n满分,,100\n合格线,,60", "001,甲甲,65\n平均,,65", ""),
        ("考号,姓名,操作技能（2016）", "001,甲甲,80", ""),
    ],
)
def test_marks_out_of_another_score(desk: Desk, head: str, row: str, told: str) -> None:
    desk.write("results.csv", f"{head}\n{row}\n")
    run = desk.issue()
    assert (run.code == 2) is bool(told)
    assert told in run.err


def test_no_cure_that_does_harm(desk: Desk) -> None:
    """Marks out of 150 are not offered as the practical ones."""
    for heading, offered in (("成绩", True), ("成绩（满分150分）", False)):
        desk.write("results.csv", f"考号,姓名,{heading}\n001,甲甲,90\n")
        assert ("--practical C" in desk.issue().err) is offered
    assert "满分是150分" in desk.issue("--practical", "C").err


@pytest.mark.parametrize(
    ("head", "rows", "long"),
    [
        ("考号,姓名,科目,成绩", ["001,甲甲,理论,90", "001,甲甲,实操,50"], True),
        ("candidate id,name,type,score", ["001,甲甲,Theory,90", "001,甲甲,Practical,50"], True),
        ("考号,姓名,考试科目,成绩", ["001,甲甲,科目一,90", "001,甲甲,科目二,50"], True),
        ("考号,姓名,科目,成绩", ["001,甲甲,实操,90", "002,乙乙,实操,80"], False),
    ],
)
def test_a_row_for_each_part(desk: Desk, head: str, rows: Sequence[str], long: bool) -> None:
    """Who has several rows, for several parts, is not decided by one of them."""
    desk.write("results.csv", "\n".join([head, *rows]))
    for more in ([], ["--practical", "D"]):
        run = desk.issue(*more)
        assert ("一名考生有几行" in run.err) is long
    assert run.code == (2 if long else 0)
    desk.write("food.json", FOOD)
    assert desk.issue(project="food.json").code == 2


def test_columns_of_other_formats(desk: Desk) -> None:
    """A list in a cell, or a picture, is no remark; a short row has none."""
    people = [f"{each}{each}" for each in "甲乙"]
    columns = {
        "考号": ["001", "002"],
        "姓名": people,
        "操作技能": [80, 90],
        "备注": pa.array(["缺考", None]).dictionary_encode(),
        "标签": [["作弊"], ["作弊"]],
        "照片": ["缺考" + "x" * 40000] * 2,
    }
    pq.write_table(pa.table(columns), "results.parquet")
    desk.issue(file="results.parquet", out="issued.parquet")
    assert pq.read_table("issued.parquet")["证书编号"].to_pylist() == ["", "2618010000001"]
    desk.write("results.csv", f"{HEADER},备注\n003,丙丙,80,缺考\n004,丁丁,90\n")
    assert numbered(desk) == [2]
    rows = "<tr><td>005<td>己己<td>80<td>缺考<tr><td>006<td>庚庚<td>80<td>"
    desk.write("results.html", f"<table><tr><th>考号<th>姓名<th>操作技能<th>备注{rows}</table>")
    run = desk.issue(file="results.html", out="issued.xlsx")
    assert "合格 1，不合格 0，待定 0，无法读取 0，拒绝 1" in run.out
