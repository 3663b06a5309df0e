"""Registers of other systems: what they say of a certificate is taken in, or refused with row and cure."""

import re
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from desk import REGISTER, Desk, Run
from openpyxl import Workbook
from skillcert.register import Register

HEADINGS = ("证书编号", "考核", "考生编号", "姓名", "考核项目", "核发日期")
Cells = Sequence[object]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.init()
    return desk


def row(serial: int, *more: object, **other: object) -> Cells:
    cells = {
        "number": f"25180100{serial:05}",
        "assessment": "5月",
        "candidate": f"{serial:04}",
        "holder": f"考生{serial:04}",
        "project": "湘西苗绣",
        "on": "2025-05-20",
    }
    return [*(cells | other).values(), *more]


def imported(desk: Desk, *sheets: Sequence[Cells], more: str = "") -> Run:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for cells in rows:
            sheet.append([*cells])
    book.save(desk.path("old.xlsx"))
    command = ("register", "import", "old.xlsx", "--source", "旧系统", "--register", REGISTER, "--quiet")
    return desk.run(*command, *more.split())


def records(run: Run) -> list[tuple[int, str]]:
    """The stages that the register holds after a run that took all in."""
    assert (run.code, run.err) == (0, "")
    return [(record.number.serial, record.stage) for record in Register(REGISTER).export()]


# What a column calls a certificate that is void, and what it calls one that is not.
VOID = {
    "证书状态": (("作废", "注销", "0", "挂失", "无效"), ("有效", "正常", "已领取", "未作废", "长期有效")),
    "状态": (("已注销", "Y"), ("已核发", "有效", "已发证")),
    "备注": (
        ("作废", "错印，已收回", "2025.6.1注销", "VOID"),
        ("", "　", "补打", "未作废", "非撤销", "遗失补发"),
    ),
    "是否作废": (("是", "√", 1, "Y", "已作废"), ("否", "×", 0, "N", "未", "-", "/", "有效", "")),
    "是否有效": (("否", "×", 0, "无效", "n"), ("是", "√", 1, "有效", "")),
    "注销文号": (("湘注〔2025〕1号",), ("无", "")),
    "有效期至": (("已失效",), ("2028-05-20", "长期")),
    "删除标志": ((1, "Y"), (0, "N", "")),
    "证件状态": (("停用", "冻结"), ("在用", "已归档")),
    "去向": (("revoked",), ("avoid", "本人")),
}


@pytest.mark.parametrize("heading", VOID)
def test_what_is_void_is_no_valid_certificate(desk: Desk, heading: str) -> None:
    said, kept = VOID[heading]
    rows = [row(place, cell) for place, cell in enumerate((*kept, *said), 1)]
    run = imported(desk, [(*HEADINGS, heading), *rows])
    told = [int(line) for line in re.findall(r"第(\d+)行", run.err)]
    assert (run.code, run.out) == (2, "")
    assert told == [*range(len(kept) + 2, len(rows) + 2)]
    assert [*Register(REGISTER).export()] == []
    whole = [(*HEADINGS, heading, "注销时间", "作废理由"), *rows[: len(kept)]]
    whole += [[*cells, "2025-06-01", "错印"] for cells in rows[len(kept) :]]
    stages = [stage for _, stage in records(imported(desk, whole))]
    assert stages == [*["issued"] * len(kept), *["void"] * len(said)]


def test_a_name_is_no_place_for_it(desk: Desk) -> None:
    run = imported(desk, [HEADINGS, row(1, holder="考生0001（作废）")])
    assert run.err.startswith(
        "skillcert: old.xlsx第2行：D“姓名”写的是“作废”，没有填写作废日期和作废原因；怎么办："
    )


def test_no_title_is_a_place_for_it(desk: Desk) -> None:
    run = imported(desk, [("2025年证书注销登记表",), HEADINGS, row(1)])
    assert run.err.startswith("skillcert: old.xlsx第3行：标题写有“注销”，没有填写作废日期和作废原因；")
    whole = [("2025年证书注销登记表",), (*HEADINGS, "注销时间", "注销事由"), row(1, "2025-06-01", "错印")]
    assert records(imported(desk, whole)) == [(1, "void")]


def test_whose_place_a_certificate_takes_is_read(desk: Desk) -> None:
    sheet = [(*HEADINGS, "原证书编号"), row(1, ""), row(2, "2518010000001", candidate="0001")]
    run = imported(desk, sheet)
    assert (run.code, "第3行  2518010000002  replaces_needs_void" in run.out) == (1, True)


def test_a_damaged_number_comes_back_and_a_day_has_a_format(desk: Desk) -> None:
    run = imported(desk, [HEADINGS, row(1, number="第2518010000001号"), row(2, number="x"), row(3, on=45797)])
    assert run.err.splitlines()[-3:] == [
        "  先用 skillcert recover 还原编号",
        "  对照证书原件写13位数字，一格一个编号；别的文字移到备注栏，其中作废的另行登记",
        "  在表格软件中把这一列的格式改为日期，再保存",
    ]


# Headings of the day and the reason, their cells, and what is said.
HALF = [
    (("作废时间", "作废原因"), ("2025-06-01", "/"), "填了G“作废时间”，没有填H“作废原因”；怎么办：两个都填写"),
    (("作废日期", "注销理由"), ("-", "错印"), "填了H“注销理由”，没有填G“作废日期”；怎么办：两个都填写"),
    (("注销日期", "x"), ("2025-06-01", "错印"), "填了G“注销日期”，表中没有“作废原因”列；怎么办：加上"),
    (("x", "作废事由"), ("2025-06-01", "错印"), "填了H“作废事由”，表中没有“作废日期”列；怎么办：加上"),
    (("作废日期", "作废原因"), ("错印", "2025-06-01"), "G“作废日期”：日期应写作2026-11-23这样的形式"),
]


@pytest.mark.parametrize(("headings", "cells", "said"), HALF)
def test_a_void_has_a_day_and_a_reason(desk: Desk, headings: Cells, cells: Cells, said: str) -> None:
    run = imported(desk, [(*HEADINGS, *headings), row(1, *cells)])
    assert (run.code, run.err.startswith(f"skillcert: old.xlsx第2行：{said}")) == (2, True), run.err


def test_days_are_read_however_they_are_written(desk: Desk) -> None:
    days = [
        "20250520",
        20250520,
        "2025.5.20",
        "2025-05-20 09:30:11",
        datetime(2025, 5, 20, 9, 30),
        "２０２５年５月２０日",
    ]
    rows = [row(place, "/", "—", on=day) for place, day in enumerate(days, 1)]
    run = imported(desk, [(*HEADINGS, "考核日期", "代替"), *rows])
    assert (run.code, run.err) == (0, "")
    assert {record.issued_on for record in Register(REGISTER).export()} == {date(2025, 5, 20)}


def test_all_rows_are_told_in_one_run(desk: Desk) -> None:
    rows = [
        row(1, on=None), row(2, on="2025年5月"), row(3, holder="同上"), row(4, assessment=""),
        row(5, project="〃"), row(6), row(6, candidate="60"), row(7, candidate="6"),
        row(8, candidate="考" * 201), row(9), row(10, candidate="6"), row(11, candidate="0012"), row(12),
    ]  # fmt: skip
    run = imported(desk, [HEADINGS, *rows])
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines() == [
        "skillcert: old.xlsx：10行有误，命令没有执行",
        "第2行  F“核发日期”未填写",
        "第3行  F“核发日期”是“2025年5月”：日期应写作2026-11-23这样的形式（依据附件2·2）",
        "第4行  D“姓名”写的是“同上”",
        "第5行  B“考核”未填写",
        "第6行  E“考核项目”写的是“〃”",
        "第8行  该编号已属于另一证书",
        "第9行  考生编号与第7行的只差前导零、“.0”或大小写，可能是同一人",
        "第10行  考生编号超过200个字",
        "第12行  考生编号与第7行的只差前导零、“.0”或大小写，可能是同一人",
        "第14行  该考核的这个考生已有另一个编号（通知未规定，按本单位规定）",
        "怎么办",
        "  在副本中逐行填写；合并的单元格先取消合并，再填满各行",
        "  写成2026-11-23这样的形式",
        "  对照两份证书原件，查明哪一个系统重复编号",
        "  对照原登记改正考生编号；确为一人的，写成一样，前一个证书填写作废日期和作废原因，"
        "后一个在“代替”列写前一个的编号",
        "  缩短",
        "  查明是否同一人；重复核发的作废其一",
    ]
    many = imported(desk, [HEADINGS, *(row(place, on="x") for place in range(1, 61))])
    assert (len(many.err.splitlines()), "……还有40行" in many.err) == (24, True)
    one = [row(1, "", "2025-06-01", "错印"), row(2, "2518010000001", "", "", candidate="0001")]
    run = imported(desk, [(*HEADINGS, "代替", "作废日期", "作废原因"), *one])
    assert records(run) == [(1, "void"), (2, "issued")]


def test_sheets_that_are_left_out_are_told_at_the_end(desk: Desk) -> None:
    sheets = ([HEADINGS, row(1)], [HEADINGS, row(2)])
    run = imported(desk, *sheets)
    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines()[1:] == [
        "工作表“Sheet1”没有导入；怎么办：用 --sheet all 导入全部，或用 --sheet 再导入其中一张"
    ]
    assert records(imported(desk, *sheets, more="--sheet all")) == [(1, "issued"), (2, "issued")]
    run = imported(desk, *([HEADINGS, row(place, on="-")] for place in (3, 4)), more="--sheet all")
    assert [line.split()[0] for line in run.err.splitlines()[1:3]] == ["“Sheet”第2行", "“Sheet1”第2行"]


def test_what_no_column_is_there_for_is_added(desk: Desk) -> None:
    rows = [("证书编号", "准考证号", "持证人", "工种", "发证日期"), [*row(1)[:1], *row(1)[2:]]]
    run = imported(desk, rows)
    assert "看不出考核在哪一列" in run.err
    assert "在副本中加上“考核”列" in run.err
    assert records(imported(desk, [(*rows[0], "批次"), [*rows[1], "5月"]])) == [(1, "issued")]
