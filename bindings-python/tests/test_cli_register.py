"""`skillcert register` from the command line, besides the steps on certificates (test_cli_steps.py)."""

import json
import sqlite3

import pytest
from booked import certified, number, replaced
from desk import REGISTER, Desk
from skillcert.cli.commands.register import COMMANDS


@pytest.fixture(autouse=True)
def _environment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCERT_REGISTER", REGISTER)


def test_a_register_is_made_once_and_says_where_it_is(desk: Desk) -> None:
    path = desk.path("register.db")
    run = desk.run("register", "init")
    assert (run.code, run.out) == (0, f"登记册已建立：{path}\n")
    assert path.stat().st_mode & 0o777 == 0o600
    run = desk.run("register", "init", "--lang", "en")
    assert (run.code, run.out) == (0, f"register ready: {path}\n")


def test_other_tables_of_the_database_are_told(desk: Desk) -> None:
    certified(1)
    with sqlite3.connect(desk.path("register.db")) as connection:
        connection.execute("CREATE TABLE others (a)")
    assert desk.run("register", "init").out.splitlines()[1:] == ["该数据库中还有其他表1个"]


@pytest.mark.parametrize(
    "command",
    ["verify 2618010000001", "show 2618010000001", "void 2618010000001 --reason x", "blanks", "audit",
     "print 2618010000001 --blank 43A1"],
)  # fmt: skip
def test_no_command_but_init_makes_a_register(desk: Desk, command: str) -> None:
    before = desk.files()
    run = desk.run("register", *command.split())
    assert (run.code, run.out) == (2, "")
    assert "skillcert register init" in run.err
    assert desk.files() == before


def test_a_query_shows_whether_a_certificate_is_valid(desk: Desk) -> None:
    register = certified(2)
    run = desk.run("register", "verify", number(2))
    assert (run.code, run.out) == (0, "已核发：登记册中有此编号\n  考生0002，湘西苗绣，2026-11-23核发\n")
    desk.run("register", "void", number(1), "--reason", "冒名顶替", "--on", "2026-11-24")
    void = "证书已作废（通知未规定，按本单位规定）\n  考生0001，湘西苗绣，2026-11-23核发，2026-11-24作废\n"
    run = desk.run("register", "verify", number(1))
    assert (run.code, run.out) == (1, void)
    replaced(register, 1)
    run = desk.run("register", "verify", number(1))
    assert (run.code, run.out) == (1, f"{void}  由{number(3)}代替\n")
    run = desk.run("register", "verify", number(1), "--lang", "en")
    assert run.out.splitlines() == [
        "the certificate is void (not in the notice: the center's own rule)",
        "  考生0001, 湘西苗绣, issued on 2026-11-23, void since 2026-11-24",
        f"  replaced by {number(3)}",
    ]
    missing = desk.run("register", "verify", number(9))
    assert (missing.code, missing.out) == (
        1, "登记册中没有此编号（依据六(四)）\n  怎么办: 对照证书原件核对编号\n",
    )  # fmt: skip


def test_a_query_for_programs(desk: Desk) -> None:
    register = certified(1)
    assert json.loads(desk.run("register", "verify", number(1), "--json").out) == {
        "number": number(1),
        "valid": True,
        "holder": "考生0001",
        "project": "湘西苗绣",
        "issued_on": "2026-11-23",
    }
    desk.run("register", "void", number(1), "--reason", "冒名顶替", "--on", "2026-11-24")
    replaced(register, 1)
    run = desk.run("register", "verify", number(1), "--json")
    found = json.loads(run.out)
    assert (run.code, found["valid"], found["voided_on"]) == (1, False, "2026-11-24")
    assert (found["code"], found["replaced_by"]) == ("certificate_void", number(2))
    assert "冒名顶替" not in run.out
    found = json.loads(desk.run("register", "verify", number(9), "--json").out)
    assert (found["valid"], found["code"], "holder" in found) == (False, "not_issued", False)


@pytest.mark.parametrize(
    "arguments",
    [
        "audit --expect x", "audit --high-water none.json", "export --out x.csv --year 26",
        "export --out x.csv --city 1", "export --out register.db", "verify 123",
        "declare 2025 01 a 2 --reason x", "declare 2025 01 3 2 --reason x", "show 123", "blanks --year x",
        "blanks --year 26",
    ],
)  # fmt: skip
def test_bad_arguments(desk: Desk, arguments: str) -> None:
    desk.run("register", "init")
    run = desk.run("register", *arguments.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "程序缺陷" not in run.err


def test_marks_that_are_not_there(desk: Desk) -> None:
    desk.init()
    run = desk.run("register", "audit", "--high-water", "none.json")
    told = "none.json：没有这个文件；怎么办：核对文件名和所在目录"
    assert (run.code, run.err) == (2, f"skillcert: {told}\n")
    desk.write("none.json", "{}")
    assert "不是登记册的高水位" in desk.run("register", "audit", "--high-water", "none.json").err


@pytest.mark.parametrize("ending", ["", "-wal", "-journal", "-shm"])
@pytest.mark.parametrize(
    "command",
    ["register export --out {}", "register export --out a.csv --high-water {}", "register blanks --out {}",
     "register import a.csv --source x --json-out {}", "check a.csv --html {}"],
)  # fmt: skip
def test_no_output_overwrites_the_register(desk: Desk, command: str, ending: str) -> None:
    desk.init()
    before = desk.files()
    run = desk.run(*command.format(f"./register.db{ending}").split())
    told = f"skillcert: ./register.db{ending}：输出会覆盖登记册；怎么办：换一个文件名\n"
    assert (run.code, run.err, desk.files()) == (2, told, before)


@pytest.mark.parametrize(
    "command", ["check n.csv --out {}", "check n.csv --html {}", "check n.csv --json-out {}"]
)
def test_no_output_overwrites_another_register(desk: Desk, command: str) -> None:
    desk.init()
    (desk.folder / "other.db").write_bytes((desk.folder / "register.db").read_bytes())
    desk.write("n.csv", "证书编号\n2618010000001\n")
    before = desk.files()
    run = desk.run(*command.format("./other.db").split())
    told = "skillcert: ./other.db：这是数据库（登记册？），不能用表格替换；怎么办：换一个文件名\n"
    assert (run.code, run.err, desk.files()) == (2, told, before)


def test_two_outputs_are_two_files(desk: Desk) -> None:
    desk.init()
    run = desk.run("register", "export", "--out", "a.csv", "--high-water", "./a.csv", "--lang", "en")
    told = "skillcert: two outputs are the same file; cure: give them different names\n"
    assert (run.code, run.err) == (2, told)


def test_a_declaration_is_looked_at_before(desk: Desk) -> None:
    desk.init()
    declare = ("register", "declare", "2026")
    run = desk.run(*declare, "99", "30", "31", "--reason", "x")
    assert run.err.startswith("skillcert: CITY：地市代码99不在编号办法的地市代码表中（有：01）")
    run = desk.run("register", "declare", "1900", "01", "30", "31", "--reason", "x")
    assert (run.code, run.err.startswith("skillcert: YEAR：")) == (2, True)
    run = desk.run(*declare, "01", "20", "10", "--reason", "x")
    assert run.err == "skillcert: 最后一个序列号10小于第一个20；怎么办：从小到大写\n"
    before = desk.files()
    run = desk.run(*declare, "01", "1", "9999999", "--reason", "x")
    assert run.err.startswith("skillcert: 9999999个序列号，声明后本登记册不再核发，也不能撤回；怎么办：")
    assert desk.run(*declare, "01", "1", "9999999", "--reason", "x", "--dry-run").code == 0
    run = desk.run(*declare, "01", "30", "31", "--reason", "x", "--dry-run")
    assert (run.code, run.out.splitlines()) == (
        0, ["将声明2个序列号", "注意：1至29没有声明，将成为缺号", "试运行：没有写入登记册"],
    )  # fmt: skip
    assert desk.files() == before


def test_a_declared_serial_that_is_issued_is_named(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,61")
    desk.issue()
    declaring = ("declare", "2026", "01", "2", "9", "--reason", "旧系统", "--register", REGISTER)
    run = desk.run("register", *declaring)
    assert run.code == 2
    assert run.err.startswith("skillcert: 2618010000002：该编号已属于另一证书；怎么办：")


def test_no_register_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLCERT_REGISTER")
    run = desk.run("register", "audit", "--lang", "en")
    assert (run.code, run.err.partition(" (or")[0]) == (
        2, "skillcert: the following arguments are required: --register",
    )  # fmt: skip
    assert desk.run("register", "audit", "--register", "sqlite:///none.db").code == 2


def test_the_script_of_roles(desk: Desk) -> None:
    run = desk.run("register", "init", "--roles")
    assert "GRANT UPDATE (next, last_issued_on, digests) ON series TO skillcert_issuer;" in run.out
    run = desk.run("register", "init", "--roles", "--register", "mysql+pymysql://clerk@db/register")
    assert "GRANT INSERT, UPDATE (next, last_issued_on, digests) ON series" in run.out


@pytest.mark.parametrize("command", [each.removesuffix("_") for each in COMMANDS])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_in_both_languages(desk: Desk, command: str, lang: str) -> None:
    with pytest.raises(SystemExit):
        desk.run("register", command, "--help", "--lang", lang)
