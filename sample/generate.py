"""Writes the sample beside itself: 1,000 made-up candidates, their project, and forty damaged numbers.

The same bytes every time: there is no chance in it. The marks of most candidates come from two small cycles;
the rows that matter are written down one by one.
"""

import csv
import json
import sys
from pathlib import Path

CANDIDATES = 1000
PROJECT = {"name": "武冈卤菜加工", "traits": ["personal_health"]}
# Row of the table (the header is row 1): theory, practical, and what the row shows.
MARKS = {
    5: ("60", "60"),  # just enough
    6: ("59.99", "60"),  # a hundredth short in theory
    7: ("100", "59.99"),  # no mean: practical is short
    8: ("60.00", "100"),  # the same as 60
    9: ("缺考", "80"),
    10: ("80", "缺考"),
    11: ("作弊", "90"),
    12: ("缓考", "75"),
    13: ("", "88"),  # theory not yet recorded
    14: ("-", "66.5"),  # the same, as lists print it
    15: ("六十", "70"),
    16: ("60分", "70"),
    17: ("６０", "70"),
    18: ("59.999", "70"),  # more than two decimals, never rounded
    19: ("免考", "90"),  # the notice knows no exemption
    20: ("600", "60"),
    21: ("0", "0"),
    401: ("缺考", "缺考"),
    402: ("75", "违纪"),
    403: ("缓考", "缓考"),
    404: ("59.5", "59.5"),
    405: ("60.5", "97.0"),
}
# Row: the candidate who stands in it once more.
REPEATED = {500: "考生0007", 501: "考生0300"}
NUMBERS = [
    ("1918010000001", "通知的示例"),
    ("2618010000001", "形式正确"),
    ("2618010001000", "形式正确"),
    ("2618019999999", "最后一个序列号"),
    ("1918020000001", "地市代码不在表中"),
    ("", "空白"),
    ("   ", "只有空格"),
    ("918010000001", "丢了开头一位"),
    ("26180100000011", "多了一位"),
    ("1918010001500001", "16位职业资格证书编号"),
    ("0001918010000001", "前面补了000"),
    ("Y000143260000010000012", "22位职业技能等级证书编号"),
    ("4318260100001", "普通话证书编号"),
    ("2019180100001", "四位年份，序列号少两位"),
    ("201918010000001", "四位年份"),
    ("2618010000000", "序列号为零"),
    ("２６１８０１０００００１２", "全角数字"),
    ("261801000001٢", "阿拉伯文数字"),
    ("26180100000一二", "汉字数字"),
    ("261801000000②", "带圈数字"),
    ("2618010000012\n", "单元格内换行"),
    ("2618010000012 ", "末尾空格"),
    ("\u30002618010000012", "开头全角空格"),
    ("\u200b2618010000012", "看不见的字符"),
    ("2618-01-0000012", "分隔符"),
    ("2618 01 0000012", "空格分组"),
    ("26180100000l2", "字母l"),
    ("261801OOOOO12", "字母O"),
    ("+618010000012", "加号"),
    ("2618010_00012", "下划线"),
    ("2.61801E+12", "科学计数法，已丢七位"),
    ("2618010000012.0", "整列转成小数"),
    ("'2618010000012", "文本标记"),
    ('="2618010000012"', "公式形式的文本"),
    ("2,618,010,000,012", "千位分隔"),
    ("#N/A", "表格软件的错误值"),
    ("#####", "列宽不足"),
    ("2026-11-23", "变成了日期"),
    ("46349", "日期的序号"),
    ("2643010000012", "用了国标代码43"),
    ("1018010000001", "早于2019年"),
    ("2618010000012、2618010000013", "一格两个编号"),
    ("43010019900101001X", "像身份证号"),
]


def results() -> list[list[str]]:
    """Return the table of results."""
    rows = [["考生编号", "姓名", "理论", "操作技能"]]
    for row in range(2, CANDIDATES + 2):
        candidate = REPEATED.get(row, f"考生{row - 1:04}")
        rows.append([candidate, candidate, *MARKS.get(row, _marks(row))])
    return rows


def _marks(row: int) -> tuple[str, str]:
    """54 to 100 and 56 to 100, every other one with a half: about one candidate in five fails."""
    return _score(54 + row * 37 % 47, row % 2), _score(56 + row * 29 % 45, row % 3)


def _score(units: int, halves: int) -> str:
    return f"{units}.5" if halves == 1 and units < 100 else str(units)


def write(folder: Path) -> None:
    """Write the three files."""
    _write_table(folder / "results.csv", results())
    _write_table(folder / "numbers.csv", [["证书编号", "情况"], *map(list, NUMBERS)])
    text = json.dumps(PROJECT, ensure_ascii=False, indent=2) + "\n"
    (folder / "project.json").write_text(text, encoding="utf-8", newline="\n")


def _write_table(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
