"""`skillcert check` and `skillcert explain`."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from booked import DAY, certified, number, of, replaced
from desk import REGISTER, Desk
from skillcert import cli
from skillcert.register import Register, RegisterError
from skillcert.register.states import States


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
    """Without one, those after today are refused: the machine has a clock."""
    desk.write("n.csv", "n\n2718010000001\n")
    assert desk.run("check", "n.csv", "--column", "n", "--as-of", "2027-01-01").code == 0
    for said in (("--as-of", "2026-11-23"), ()):
        run = desk.run("check", "n.csv", "--column", "n", *said)
        assert (run.code, "year_after_date" in run.out) == (1, True)


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


def checked(desk: Desk, *rows: str, header: str = "证书编号") -> tuple[str, ...]:
    desk.write("n.csv", "".join(f"{row}\n" for row in (header, *rows)))
    return ("check", "n.csv", "--register", REGISTER)


@pytest.fixture
def void(desk: Desk) -> Register:
    """Five certificates, of which 2 is void and 4 too; 6 is in the place of 4."""
    register = certified(5)
    for serial in (2, 4):
        register.void(of(serial), on=DAY, reason="冒名顶替")
    replaced(register, 4)
    return register


def test_a_void_certificate_is_bad_everywhere(desk: Desk, void: Register) -> None:
    check = checked(desk, *map(number, (1, 2, 4, 4, 6)), "", number(7))
    run = desk.run(*check, "--quiet")
    told = "证书已作废（通知未规定，按本单位规定）"
    assert run.code == 1
    assert run.out.splitlines() == [
        f"第3行  certificate_void  {told}",
        f"第4行  certificate_void  {told}，由{number(6)}代替",
        f"第5行  certificate_void  {told}，由{number(6)}代替",
        "第8行  not_issued  登记册中没有此编号（依据六(四)）",
        "n.csv：CSV，UTF-8，逗号分隔",
        "  表头第1行；证书编号 A“证书编号”（自动识别）",
        "  第2至8行",
        "看不出哪一列是姓名，没有核对姓名；怎么办：有姓名的，只把那一列的表头写作“姓名”",
        "读取7行：正确 2，有误 4，空白 1",
        "其中作废3个",
        "       2  已核发：登记册中有此编号",
        f"       3  certificate_void  如第3行：{told}",
        "          怎么办: 编号保留，不再使用；持证人成绩合格、确须另发的，核发代替它的证书",
        "       1  not_issued  如第8行：登记册中没有此编号（依据六(四)）",
        "          怎么办: 对照证书原件核对编号",
    ]
    run = desk.run(*check, "--json", "--out", "out.csv")
    found = json.loads(run.out)
    assert found["counts"] == {
        "rows": 7,
        "good": 2,
        "bad": 4,
        "blank": 1,
        "skipped": 0,
        "void": 3,
        "unnamed": 0,
    }
    assert [row.get("replaced_by") for row in found["rows"]] == [None, number(6), number(6), None]
    assert [row["clause"] for row in found["rows"]] == [None, None, None, "六(四)"]
    assert [row[1:] for row in desk.issued("out.csv")[2:4]] == [
        ["有误", "certificate_void", "", told],
        ["有误", "certificate_void", "", f"{told}，由{number(6)}代替"],
    ]
    assert "void" not in json.loads(desk.run("check", "n.csv", "--json").out)["counts"]
    english = desk.run(*check, "--lang", "en").out
    assert f", replaced by {number(6)}\n" in english
    assert "\n3 of them void\n" in english


def test_whose_a_certificate_is_is_compared(desk: Desk, void: Register) -> None:
    void.correct(of(1), holder="阿依·古丽", on=DAY, reason="录入有误")
    rows = [
        f"{number(1)},阿依 • 古丽,湘西苗绣", f"{number(3)},考生0009,湘西苗绣", f"{number(5)},,酱板鸭制作",
        f"{number(2)},考生0009,湘西苗绣", "1,x,y", f"{number(9)},x,y", f"{number(6)},考生0009,酱板鸭制作",
        f"{number(3)},考生0003,",
    ]  # fmt: skip
    check = checked(desk, *rows, header="证书编号,姓名,考核项目")
    run = desk.run(*check, "--out", "out.csv")
    assert run.code == 1
    assert [row[4] for row in desk.issued("out.csv")[1:]] == [
        "", "holder_differs", "certificate_project_differs", "certificate_void", "number_length",
        "not_issued", "holder_differs", "",
    ]  # fmt: skip
    assert "\n已核对姓名、考核项目两列\n" in run.out
    assert desk.run(*check, "--no-compare").out.count("differs") == 0
    english = desk.run(*checked(desk, f"{number(3)},x", header="number,name"), "--lang", "en").out
    assert "\ncompared with the register: name\n" in english
    assert "the register has another holder under this number" in english


def test_a_name_that_is_blank_is_told(desk: Desk, void: Register) -> None:
    rows = [f"{number(1)},考生0001", f"{number(3)},", f"{number(2)},", "1,", ",", f"{number(5)}, "]
    check = checked(desk, *rows, "合计,", header="证书编号,持证人")
    run = desk.run(*check, "--out", "out.csv")
    assert (
        "读取6行：正确 3，有误 2，空白 1\n其中作废1个\n其中2行的姓名空白，没有核对姓名，如第3行\n" in run.out
    )
    notes = [row[5] for row in desk.issued("out.csv")[1:]]
    assert [note.endswith("；姓名空白，没有核对姓名") for note in notes] == [
        False,
        True,
        *[False] * 3,
        True,
        False,
    ]
    counts = json.loads(desk.run(*check, "--json").out)["counts"]
    assert (counts["good"], counts["unnamed"], counts["skipped"]) == (3, 2, 1)
    whole = [f"{number(serial)},考生000{serial}" for serial in (1, 3)]
    assert "空白，没有" not in desk.run(*checked(desk, *whole, header="证书编号,姓名")).out


def test_columns_of_names_without_a_register_are_left_alone(desk: Desk) -> None:
    desk.write("n.csv", "证书编号,姓名\n2618010000001,考生0001\n")
    assert "已核对" not in desk.run("check", "n.csv").out


def test_a_table_in_any_order_with_gaps_and_many_series(desk: Desk) -> None:
    """Consecutive numbers are counted, others looked up: the answer is the same."""
    register = certified(3000)
    register.void(of(2000), on=DAY, reason="x")
    replaced(register, 2000)
    serials = [serial for serial in range(1, 3002) if serial % 7]
    for order in (serials, serials[::-1], serials[::2] + serials[1::2], [*range(1, 3002)], [3001, 9, 2000]):
        run = desk.run(*checked(desk, *map(number, order)))
        assert (run.code, f"正确 {len(order) - (2000 in order)}，" in run.out) == (1, True)
    far = [number(4000), "2618020000001", "2518010000001", number(1), number(2999)]
    run = desk.run(*checked(desk, *far, *map(number, range(3100, 3120))))
    assert "正确 2，有误 23，" in run.out
    assert "    23  not_issued  如第2行" in run.out


def test_all_of_a_table_is_compared_with_one_state(desk: Desk, void: Register) -> None:
    """A step that is taken while the table is read changes no answer."""
    begun = States.unlike

    def late(states: States, numbers: Sequence[int]) -> object:
        with suppress(RegisterError):
            Register(REGISTER, patience=0).void(of(1), on=DAY, reason="x")
        return begun(states, numbers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(States, "unlike", late)
        assert desk.run(*checked(desk, number(1))).code == 0


@pytest.mark.parametrize(("rows", "warned"), [(65_534, False), (65_535, True)])
def test_a_table_cut_off_by_a_spreadsheet_is_noticed(desk: Desk, rows: int, warned: bool) -> None:
    desk.write("n.csv", "n\n" + "1918010000001\n" * rows)
    run = desk.run("check", "n.csv", "--column", "n")
    assert f"读取{rows}行" in run.out
    assert ("行数上限" in run.out) == warned


def test_a_broken_row_far_down_is_answered(desk: Desk) -> None:
    desk.write("n.csv", "n\n" + "1918010000001\n" * 90_000 + '"1"2\n1918010000001\n')
    run = desk.run("check", "n.csv", "--column", "n", "--out", "out.csv")
    assert run.code == 1
    assert "     1  row_quotes  如第90002行：引号未配对" in run.out
    assert desk.issued("out.csv")[-2][1:3] == ["有误", "row_quotes"]
    assert len(desk.issued("out.csv")) == 90_003


def test_rows_that_are_missing_are_noticed(desk: Desk) -> None:
    desk.write("n.csv", "n\n1918010000001\n\n1918010000002\n\n")
    assert desk.run("check", "n.csv", "--column", "n", "--expect", "3", "--out", "out.csv").code == 0
    for expected in ("2", "4"):
        before = desk.files()
        run = desk.run("check", "n.csv", "--column", "n", "--expect", expected, "--out", "other.csv")
        assert (run.code, run.out) == (2, "")
        told = f"n.csv：读取3行，--expect 为{expected}行；怎么办：看表是否被截断，或改正 --expect"
        assert run.err == f"skillcert: {told}\n"
        assert desk.files() == before


def test_the_column_must_be_there(desk: Desk) -> None:
    desk.write("n.csv", "编号,备注\n1918010000001,\n")
    run = desk.run("check", "n.csv", "--column", "x", "--lang", "en")
    assert (run.code, run.err) == (
        2,
        "skillcert: n.csv: there is no column “x”; there are: A“编号”, B“备注”; cure: correct --column, or "
        "name the row of the header with --header-row\n",
    )


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
        "怎么办: 对照证书原件写13位数字",
    ):
        assert fact in run.out
    english = desk.run("explain", "1943010000001", "--lang", "en").out
    assert "province (digits 3 and 4)" in english
    assert "43 is Hunan in GB/T 2260, numbers use 18" in english
    assert "  cure: " in english
    assert "编号第1位是U+002D" in desk.run("explain", "-918010000001").out
    assert "未填写证书编号" in desk.run("explain", "").out


def test_explains_what_the_register_holds(desk: Desk, void: Register) -> None:
    held = desk.run("explain", number(1), "--register", REGISTER)
    assert held.code == 0
    assert held.out.endswith("已核发：登记册中有此编号\n  考生0001，湘西苗绣，2026-11-23核发\n")
    other = desk.run("explain", number(7), "--register", REGISTER)
    assert other.code == 1
    assert other.out.endswith("登记册中没有此编号（依据六(四)）\n  怎么办: 对照证书原件核对编号\n")
    gone = desk.run("explain", number(2), "--register", REGISTER)
    assert gone.code == 1
    assert gone.out.splitlines()[5:] == [
        "证书已作废（通知未规定，按本单位规定）",
        "  考生0002，湘西苗绣，2026-11-23核发，2026-11-23作废",
        "  怎么办: 编号保留，不再使用；持证人成绩合格、确须另发的，核发代替它的证书",
    ]
    gone = desk.run("explain", number(4), "--register", REGISTER)
    assert (gone.code, gone.out.splitlines()[7:]) == (
        1,
        [f"  由{number(6)}代替", "  怎么办: 核对代替它的证书"],
    )


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
