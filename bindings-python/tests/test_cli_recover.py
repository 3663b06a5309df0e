"""`skillcert recover`: what is certain comes back, the rest is named."""

import json

import formats
import pytest
from desk import Desk

GOOD = "1918010000001"
# Cells, what became of them, by which repairs.
CELLS = [
    (GOOD, "完好", GOOD, ""),
    ("".join(chr(ord(digit) + 0xFEE0) for digit in GOOD), "已还原", GOOD, "full_width_digit"),
    (f"'{GOOD}", "已还原", GOOD, "apostrophe"),
    (f'="{GOOD}"', "已还原", GOOD, "formula_text"),
    (f"{GOOD}.0", "已还原", GOOD, "decimal_zeros"),
    (f"证书编号：（{GOOD}）", "已还原", GOOD, "label bracket"),
    (f"第{GOOD}号。", "已还原", GOOD, "label ending"),
    (f"{GOOD[:8]}\n{GOOD[8:]}", "已还原", GOOD, "line_break"),
    (f"“{GOOD[:4]} {GOOD[4:8]} {GOOD[8:]}”", "已还原", GOOD, "quotation_mark grouping"),
    (f"{GOOD}、{GOOD}", "不能还原", "", ""),
    ("1.91801E+12", "只余前几位", "", ""),
    ("191801000000O", "不能还原", "", ""),
    ("#N/A", "不能还原", "", ""),
    ("918010000001", "不能还原", "", ""),
    ("1943010000001", "不能还原", "", ""),
    (None, "空白", "", ""),
    ("2718010000001", "不能还原", "", ""),
]


@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_a_column_in_columns_out(desk: Desk, ending: str) -> None:
    rows = [[f"考生{row}", cell] for row, (cell, *_) in enumerate(CELLS)]
    formats.write(desk.path(f"n{ending}"), ["姓名", "证书编号"], rows)
    run = desk.run("recover", f"n{ending}", "--out", f"out{ending}", "--as-of", "2026-11-23")
    assert (run.code, run.err) == (1, "")
    assert "读取17行：完好 1，已还原 8，只余前几位 1，不能还原 6，空白 1" in run.out
    header, *answers = formats.read(desk.path(f"out{ending}"))
    assert header == ["姓名", "证书编号", "还原结果", "还原编号", "修复", "还原说明"]
    assert [tuple(row[2:5]) for row in answers] == [
        (outcome, number, repairs) for _, outcome, number, repairs in CELLS
    ]
    assert "1918005000000至1918014999999" in str(answers[10][5])
    # Numbers are text: nobody's spreadsheet shortens them again.
    assert all(isinstance(row[3], str) for row in answers)


def test_recovered_numbers_are_good(desk: Desk) -> None:
    formats.write(desk.path("n.csv"), ["证书编号"], [[cell] for cell, *_ in CELLS[:5]])
    assert desk.run("recover", "n.csv", "--out", "out.csv").code == 0
    run = desk.run("check", "out.csv", "--column", "还原编号")
    assert "读取5行：正确 5，" in run.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_document_for_programs(desk: Desk, lang: str) -> None:
    desk.write("n.csv", f'证书编号,x\n\'{GOOD},\n1.91801E+12,\n,\n"{GOOD}"0\n')
    answer = json.loads(desk.run("recover", "n.csv", "--json", "--lang", lang).out)
    assert answer["counts"] == {
        "rows": 4,
        "intact": 0,
        "recovered": 1,
        "prefix_only": 1,
        "lost": 1,
        "blank": 1,
        "skipped": 0,
    }
    assert answer["repairs"] == {"apostrophe": 1}
    assert [(row["row"], row["outcome"]) for row in answer["rows"]] == [(3, "prefix_only"), (5, "lost")]
    assert "--json 与 --out -" in desk.run("recover", "n.csv", "--json", "--out", "-").err


def test_a_scheme_and_a_date_decide(desk: Desk) -> None:
    desk.write("n.csv", "证书编号\n'2718010000001\n")
    assert desk.run("recover", "n.csv", "--as-of", "2027-01-01").code == 0
    run = desk.run("recover", "n.csv", "--as-of", "2026-11-23")
    assert run.code == 1
    assert "year_after_date" in run.out
