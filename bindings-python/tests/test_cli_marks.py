"""Marks as offices write them: words, the column 情况, the table's own verdict, rows that are no entries."""

import json

import pytest
from desk import FOOD, Desk

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
    assert "第3行有理论成绩" in run.err
    assert "怎么办" in run.err
    assert len(desk.stored()) == 3
    desk.write("project.json", FOOD)
    assert desk.issue().code == 1


def test_rows_that_are_refused_are_all_named(desk: Desk) -> None:
    decided(desk, HEADER, *(f"{row},考生{row},60,{'优' if row % 2 else 60}" for row in range(60)))
    out = told(desk)[1]
    assert "还有第5行、第7行" in out
    assert "另9行" in out


def test_a_second_row_says_what_to_do(desk: Desk) -> None:
    desk.results("1,甲甲,58", "2,乙乙,70", "'１ ,甲甲,75")
    run = desk.issue()
    assert run.code == 1
    assert desk.numbers() == ["", "2618010000001", ""]
    assert "如第4行：考生编号与第2行重复" in run.out
    assert "补考的留下应采用的成绩，删去另一行" in run.out
