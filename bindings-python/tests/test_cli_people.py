"""Rows of tables of marks that may be nobody's: neither numbered nor dropped without a word."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

import openpyxl
import pytest
from desk import Desk
from skillcert import name_form

HEADER = ("考号", "姓名", "操作技能")
NOBODY = {
    "candidate_missing": ["-", "/", "—", "无", "同上", "〃", "待补", "未知", "0", "null", " "],
    "candidate_unclear": [
        "#N/A",
        "#REF!",
        "430102********1111",
        "430102XXXXXXXX1111",
        "第一名",
        "43\ufffd1",
    ],
    "holder_missing": ["-", "——", "无", "同上", "未知", " ", "？"],
    "holder_unclear": [
        "甲一（缺考）", "(作废)甲十三", "3", "13800000000", "2人", "甲七、甲八", "甲\ufffd", "张**", "#N/A",
        "其一：以上属实", "王五,赵六",
    ],
}  # fmt: skip
PEOPLE = [
    ("001", "李强（小）"), ("A-02", "欧阳·修"), ("甲组3", "考生0003"), ("004", "Smith, John"),
    ("005", "O'Neil"), ("43010219900101001X", "注某"), ("000", "阿依 古丽"),
]  # fmt: skip


def table(*rows: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue()


def test_nobody_is_numbered_and_everybody_is(desk: Desk) -> None:
    rows: list[tuple[str, str, str]] = []
    codes: list[str] = []
    for code, cells in NOBODY.items():
        for cell in cells:
            who = (cell, f"甲{len(rows)}") if code.startswith("candidate") else (f"{len(rows)}Z", cell)
            rows.append((*who, "70"))
            codes.append(code)
    desk.write("results.csv", table(*rows, *((*who, "70") for who in PEOPLE)))
    run = desk.issue()
    assert run.code == 1
    assert "是考生的，填写正确的姓名；不是考生的（合计、平均、说明等），在副本中删去这一行" in run.out
    answers = desk.issued()[1:]
    assert [row[5] for row in answers[: len(codes)]] == codes
    assert [*desk.stored()] == [who for who, _ in PEOPLE]
    # One of them alone is seen, too, among rows that are as most are.
    for row, code in zip(rows, codes, strict=True):
        desk.write("one.csv", table(("001", "甲", "80"), row))
        assert code in desk.run("decide", "one.csv", "--lang", "en").out, row


def test_ids_may_count_from_zero(desk: Desk) -> None:
    desk.results("0,甲,80", "1,乙,85", "2,丙 丁,70")
    assert desk.issue().code == 0
    assert [*desk.stored()] == ["0", "1", "2"]


def test_one_id_of_two_names_says_so(desk: Desk) -> None:
    desk.results("0001,甲,80", "0001,乙,85", "0001,甲,90", "0002,丙,90", "0003,丁,20", "0003,戊,90")
    run = desk.issue("--lang", "en")
    assert run.code == 1
    reasons = [row[-1] for row in desk.issued()[1:]]
    assert ["under another name" in reason for reason in reasons] == [True, True, False, False, True, True]
    assert "the candidate is in row 3 already" in reasons[0]
    assert [*desk.stored()] == ["0002"]
    assert "if they are two people, correct the id of one" in run.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_another_table_below_refuses_the_table(desk: Desk, lang: str) -> None:
    desk.results("001,甲,80", "", "缺考人员名单：", "姓名,考生编号,操作技能", "乙,101,81")
    run = desk.issue("--lang", lang)
    assert (run.code, desk.stored()) == (2, {})
    told = {"zh": "第5行是另一块表的表头", "en": "row 5: the header of another table"}
    assert told[lang] in run.err
    # Numbers are judged one by one.
    number = "2618010000001"
    desk.write("t.csv", f"姓名,证书编号\n甲,{number}\n证书编号,姓名\n{number},乙\n")
    assert "row_header" in desk.run("check", "t.csv", "--lang", lang).out


def test_rows_that_may_be_persons_are_refused(desk: Desk) -> None:
    desk.results(
        "001,甲,80", "No1,例,90", "例1,王五,90", "l1,合计,90", "去年同期,/,70", "人均,——,65", "一班平均：,,70"
    )
    run = desk.issue()
    assert [row[5] for row in desk.issued()[1:]] == ["part_passed", *["row_unclear"] * 3, *[""] * 3]
    assert run.code == 1
    assert "不计第6、7、8行（同期、人均、平均）" in run.out
    assert [*desk.stored()] == ["001"]


def test_a_sheet_that_is_only_a_header_is_passed_over(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.title = "封面"
    for title, rows in {"吉首": [("001", "甲", 80)], "凤凰": [], "保靖": [("002", "乙", 80)]}.items():
        sheet = book.create_sheet(title)
        for row in (HEADER, *rows):
            sheet.append(row)
    book.save(desk.path("t.xlsx"))
    run = desk.run("decide", "t.xlsx", "--sheet", "all")
    assert run.code == 0
    assert "略过的工作表：“凤凰”（没有数据行）" in run.out
    assert "合格 2" in run.out
    alone = desk.run("decide", "t.xlsx", "--sheet", "凤凰")
    assert (alone.code, "工作表“凤凰”：只有表头，没有数据行" in alone.err) == (2, True)


def test_second_forms_of_characters_in_names_are_seen_through(desk: Desk) -> None:
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)):
        for character in map(chr, range(first, last + 1)):
            assert name_form(character) == unicodedata.normalize("NFKC", character)
    desk.results("u1,吕一,80", "u3,吕\u2f00,90", "u4,\uf9e1四,80", "u5,李四,80")
    assert desk.issue().code == 1
    assert [*desk.stored()] == ["u1", "u4"]
