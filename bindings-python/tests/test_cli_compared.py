"""What a list says of certificates besides their numbers: compared with the register, or told."""

import json
from collections.abc import Sequence

import pytest
from desk import REGISTER, Desk

WITH = ("--register", REGISTER)
PEOPLE = "甲乙丙丁戊"


def number(serial: int) -> str:
    return f"26180100{serial:05}"


@pytest.fixture
def book(desk: Desk) -> Desk:
    """A desk with five certificates in the register."""
    desk.results(*(f"{serial:03},老{name},80" for serial, name in enumerate(PEOPLE, 1)))
    assert desk.issue().code == 0
    return desk


def listed(desk: Desk, heading: str, *rows: str) -> None:
    """Write a list of numbers and names, with further columns."""
    cells = (f"{number(serial)},老{PEOPLE[serial - 1]},{row}\n" for serial, row in enumerate(rows, 1))
    desk.write("n.csv", f"证书编号,姓名,{heading}\n{''.join(cells)}")


def test_an_audit_tells_rows_that_say_to_be_void(book: Desk) -> None:
    listed(book, "备注,证书状态", ",有效", "作废,", "废,", "未作废,", ",注销")
    run = book.run("audit", "n.csv")
    assert run.code == 1
    assert "第3行  C“备注”写的是“作废”\n第4行  C“备注”写的是“废”\n第6行  D“证书状态”写的是“注销”\n" in run.out
    assert "表中写明作废的3行，没有计入作废" in run.out
    (file,) = json.loads(book.run("audit", "n.csv", "--json", "--lang", "en").out)["files"]
    assert [row["row"] for row in file["void"]] == [3, 4, 6]
    for serial in (2, 3, 5):
        book.run("register", "void", number(serial), "--on", "2026-12-01", "--reason", "冒名", *WITH)
    assert "写明作废" not in book.run("audit", "n.csv", *WITH).out
    book.write("v.csv", f"证书编号\n{number(2)}\n{number(3)}\n{number(5)}\n")
    assert "写明作废" not in book.run("audit", "n.csv", "--voids", "v.csv").out


def test_days_of_issue_are_compared(book: Desk) -> None:
    days = ("2026-11-23,苗绣", "2026-12-23,", "2026年11月,", ",", "2025/11/23,")
    listed(book, "发证日期,培训工种", *days)
    run = book.run("check", "n.csv", *WITH)
    assert run.code == 1
    assert "已核对姓名、发证日期两列\n没有核对：D“培训工种”\n" in run.out
    assert "第3行  record_differs  登记册中此编号的日期与此不同" in run.out
    assert "2  record_differs" in run.out
    english = book.run("check", "n.csv", *WITH, "--no-compare", "--lang", "en")
    assert (english.code, "compared" in english.out) == (0, False)
    listed(book, "考核项目,核发日期", *["湘西苗绣,2026-11-23"] * 5)
    assert "已核对姓名、考核项目、核发日期三列" in book.run("check", "n.csv", *WITH).out


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([f"{number(1)},老乙,A01,"], "第2行  2618010000001  holder_differs"),
        ([f"{number(1)},老甲,A01,暂不打印"], "第2行  2618010000001  step_contradicted  D“备注”写有“不打”"),
        ([f"{number(1)},老甲,A01,作废"], "D“备注”写有“作废”"),
        ([f"{number(9)},老甲,A01,", "1,老甲,A02,"], "第2行  2618010000009  not_issued"),
        ([f"{number(1)},老 甲,A01,身份证已核", f"{number(2)},,A02,", ",,,"], "已登记2项"),
    ],
)
def test_a_print_compares_names_and_reads_remarks(book: Desk, rows: Sequence[str], told: str) -> None:
    book.write("p.csv", "".join(f"{row}\n" for row in ("证书编号,姓名,空白证书,备注", *rows)))
    run = book.run("register", "print", "--from", "p.csv", "--on", "2026-11-24", "--printer", "甲站", *WITH)
    assert told in run.out, run.out + run.err
    assert run.code == int("已登记" not in told)


@pytest.mark.parametrize("word", ["废", "缴销", "打废", "吊销", "撤销", "假证", "毁损", "退证"])
def test_no_void_certificate_is_imported_as_valid(desk: Desk, word: str) -> None:
    desk.init()
    row = f"2518010000001,a,1,甲一,湘西苗绣,2025-11-23,{word}"
    desk.write("n.csv", f"证书编号,考核,考生编号,姓名,考核项目,核发日期,备注\n{row}\n")
    run = desk.run("register", "import", "n.csv", "--source", "旧系统", *WITH)
    assert run.code == 2
    assert f"G“备注”写的是“{word}”，没有填写作废日期和作废原因" in run.err
