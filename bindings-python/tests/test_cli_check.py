"""`skillcert check` and `skillcert explain`."""

import subprocess
import sys
from pathlib import Path

import pytest
from desk import REGISTER, Desk
from skillcert import cli


def test_every_row_has_a_verdict(desk: Desk) -> None:
    desk.write("n.csv", '编号,备注\n1918010000001,"a\nb"\n,\n191801000000O,=1+1\n1918990000001,\n')
    run = desk.run("check", "n.csv", "--column", "编号", "--out", "out.csv")
    assert run.code == 1
    header, *rows = desk.issued("out.csv")
    assert header == ["编号", "备注", "核对", "代码", "条款", "说明"]
    assert [row[2:4] for row in rows] == [
        ["正确", ""],
        ["空白", "number_missing"],
        ["有误", "number_not_digit"],
        ["正确", ""],
    ]
    assert rows[0][5].startswith("代码已知")
    assert rows[3][5].startswith("形式正确")
    assert (
        desk.path("out.csv")
        .read_text()
        .startswith('编号,备注,核对,代码,条款,说明\n1918010000001,"a\nb",正确')
    )
    assert "读取4行：正确 2，有误 1，空白 1" in run.out
    assert "没有校验位" in run.out


def test_blank_cells_are_not_bad(desk: Desk) -> None:
    desk.write("n.csv", "n\n\n1918010000001\n  \n\n")
    run = desk.run("check", "n.csv", "--column", "n", "--lang", "en")
    assert run.code == 0
    assert "3 rows read: good 1, bad 0, blank 2" in run.out
    assert "no check digit" in run.out


def test_twenty_bad_rows_are_shown_and_all_counted(desk: Desk) -> None:
    desk.write("n.csv", "n\n" + "1\n" * 25)
    run = desk.run("check", "n.csv", "--column", "n")
    assert run.out.count("number_length  编号") == 20
    assert run.out.startswith("第2行  number_length  编号长度为1，应为13位")
    assert "……还有5行" in run.out
    assert "    25  number_length" in run.out


def test_a_date_refuses_later_years(desk: Desk) -> None:
    desk.write("n.csv", "n\n2718010000001\n")
    assert desk.run("check", "n.csv", "--column", "n").code == 0
    run = desk.run("check", "n.csv", "--column", "n", "--as-of", "2026-11-23")
    assert run.code == 1
    assert "year_after_date" in run.out


def test_the_register_knows_what_was_issued(desk: Desk) -> None:
    desk.results(*(f"考生{i},考生{i},60" for i in range(1000)))
    desk.issue()
    arguments = ["check", "issued.csv", "--column", "证书编号", "--register", REGISTER]
    run = desk.run(*arguments)
    assert run.code == 0
    assert "1000  已核发：登记册中有此编号" in run.out
    desk.write("n.csv", "n\n2618010001000\n2618010001001\n")
    run = desk.run("check", "n.csv", "--column", "n", "--register", REGISTER)
    assert run.code == 1
    assert "第3行  not_issued  登记册中没有此编号（依据六(四)）" in run.out


@pytest.mark.parametrize(("rows", "warned"), [(65_534, False), (65_535, True)])
def test_a_table_cut_off_by_a_spreadsheet_is_noticed(desk: Desk, rows: int, warned: bool) -> None:
    desk.write("n.csv", "n\n" + "1918010000001\n" * rows)
    run = desk.run("check", "n.csv", "--column", "n")
    assert f"读取{rows}行" in run.out
    assert ("行数上限" in run.out) == warned


def test_a_broken_row_far_down_is_answered(desk: Desk) -> None:
    desk.write("n.csv", "n\n" + "1918010000001\n" * 90_000 + "1,2\n1918010000001\n")
    run = desk.run("check", "n.csv", "--column", "n", "--out", "out.csv")
    assert run.code == 1
    assert "     1  row_width  如第90002行：有2个字段，应有1个" in run.out
    assert desk.issued("out.csv")[-2][:3] == ["1", "2", "有误"]
    assert len(desk.issued("out.csv")) == 90_003


def test_rows_that_are_missing_are_noticed(desk: Desk) -> None:
    desk.write("n.csv", "n\n1918010000001\n\n1918010000002\n\n")
    assert desk.run("check", "n.csv", "--column", "n", "--expect", "3", "--out", "out.csv").code == 0
    for expected in ("2", "4"):
        before = desk.files()
        run = desk.run("check", "n.csv", "--column", "n", "--expect", expected, "--out", "other.csv")
        assert (run.code, run.out) == (2, "")
        assert run.err == f"skillcert: n.csv：读取3行，--expect 为{expected}行\n"
        assert desk.files() == before


def test_the_column_must_be_there(desk: Desk) -> None:
    desk.write("n.csv", "编号,备注\n1918010000001,\n")
    run = desk.run("check", "n.csv", "--column", "number", "--lang", "en")
    assert run.code == 2
    assert run.err == "skillcert: n.csv: there is no column number; there are: 编号、备注\n"


def test_explains_every_part(desk: Desk) -> None:
    run = desk.run("explain", "1918010000001")
    assert run.code == 0
    for part in ("2019年核发", "省级代码，湖南", "地市代码，长沙", "第1号", "代码已知", "没有校验位"):
        assert part in run.out
    for clause in ("附件2·2", "附件2·3", "附件2·4", "附件2·5"):
        assert clause in run.out
    assert "not in the city table" in desk.run("explain", "1918020000001", "--lang=en").out


def test_explains_what_is_wrong(desk: Desk) -> None:
    run = desk.run("explain", "191801000000O")
    assert run.code == 1
    for fact in (
        "number_not_digit (102)",
        "序列号（第7至13位）",
        "位置: 13",
        "U+004F",
        "附件2·1 ",
        "look_alike",
        "怎么办: 对照证书原件改正该位",
    ):
        assert fact in run.out
    english = desk.run("explain", "1943010000001", "--lang", "en").out
    assert "province (digits 3 and 4)" in english
    assert "43 is Hunan in GB/T 2260, numbers use 18" in english
    assert "  cure: " in english
    assert "编号第1位是U+002D" in desk.run("explain", "-918010000001").out
    assert "未填写证书编号" in desk.run("explain", "").out


def test_explains_what_the_register_holds(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    held = desk.run("explain", "2618010000001", "--register", REGISTER)
    assert held.code == 0
    assert "考生0001，湘西苗绣，2026-11-23核发" in held.out
    other = desk.run("explain", "2618010000002", "--register", REGISTER)
    assert other.code == 1
    assert "登记册中没有此编号" in other.out
    assert "怎么办: 对照证书原件核对编号" in other.out


@pytest.mark.parametrize(
    "arguments", [[], ["issue"], ["check"], ["explain"], ["decide"], ["fee"], ["station"], ["catalog"]]
)
def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    from skillcert.cli import main

    for lang, words in (("zh", ("用法：", "退出码")), ("en", ("usage:", "exit codes"))):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--help", "--lang", lang])
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert all(word in out for word in words)


@pytest.mark.parametrize(
    ("streams", "code", "out", "err"),
    [
        (">/dev/full", 2, "", "skillcert: cannot read or write (No space left on device)\n"),
        (">&-", 1, "", ""),
        ("2>&-", 1, "number_length", ""),
        ("--fault 2>&-", 2, "", ""),
        ("--fault 2>/dev/full", 2, "", ""),
        ("--fault 2</dev/null", 2, "", ""),
    ],
)
def test_output_that_cannot_be_written(streams: str, code: int, out: str, err: str) -> None:
    command = f"{sys.executable} -m skillcert --lang en explain 1 {streams}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (code, err)
    assert out in run.stdout
    assert out or not run.stdout


def test_what_could_not_be_written_is_dropped_before_the_exit(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        full.write("held back")
        cli._let_go()
        full.write("nobody reads it")
        full.flush()


def test_output_that_nobody_reads_and_bytes_that_are_no_text() -> None:
    command = f"{sys.executable} -m skillcert explain $'\\xa3\\xb1' | true; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert run.stdout.strip() in {"1", "2"}
    ascii_only = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    command_line = [sys.executable, "-m", "skillcert", "explain", "1"]
    run = subprocess.run(command_line, capture_output=True, text=True, env=ascii_only, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert "number_length" in run.stdout
