"""What cannot be used (files, options, registers): one line, exit 2, nothing written, no number used."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import HEADER, REGISTER, SKILL, Desk

Case = Callable[[Desk], dict[str, str]]
GOOD = "考生0001,考生0001,60"


def table(content: str | bytes) -> Case:
    def prepare(desk: Desk) -> dict[str, str]:
        desk.write("results.csv", content)
        return {}

    return prepare


def project(content: str | bytes) -> Case:
    def prepare(desk: Desk) -> dict[str, str]:
        desk.write("project.json", content)
        return {}

    return prepare


def options(**given: str) -> Case:
    return lambda _: given


def missing_table(desk: Desk) -> dict[str, str]:
    desk.path("results.csv").unlink()
    return {}


def folder_as_table(desk: Desk) -> dict[str, str]:
    desk.path("results.csv").unlink()
    desk.path("results.csv").mkdir()
    return {}


def read_only_output(desk: Desk) -> dict[str, str]:
    desk.write("old.csv", "kept")
    desk.path("old.csv").chmod(0o444)
    return {"out": "old.csv"}


def linked_output(desk: Desk) -> dict[str, str]:
    os.link("results.csv", "same.csv")
    return {"out": "same.csv"}


def looped_output(desk: Desk) -> dict[str, str]:
    for one, other in (("a.csv", "b.csv"), ("b.csv", "a.csv")):
        desk.path(one).symlink_to(desk.path(other))
    return {"out": "a.csv"}


def broken_register(desk: Desk) -> dict[str, str]:
    desk.write("broken.db", "this is not a database, it only has the name of one")
    return {"register": "sqlite:///broken.db"}


CASES: list[tuple[str, Case, str, str]] = [
    ("no such file", missing_table, "results.csv：没有这个文件", "there is no such file"),
    ("directory", folder_as_table, "results.csv：是目录，不是文件", "is a directory, not a file"),
    ("empty", table(""), "results.csv：没有内容；怎么办：", "there is nothing in it; cure: "),
    ("BOM only", table("\ufeff\n"), "没有内容；怎么办：", "there is nothing in it; cure: "),
    ("header only", table(f"{HEADER}\n"), "只有表头，没有数据行", "there is a header but no row"),
    (
        "blank below header",
        table(f"{HEADER}\n\n\n\n"),
        "只有表头，没有数据行",
        "there is a header but no row",
    ),
    (
        "no column",
        table("考号,姓名,成绩\n1,a,60\n"),
        "看不出操作技能在哪一列；有：A“考号”、B“姓名”、C“成绩”；怎么办：用 --practical 指定列；或C“成绩”就是",
        "no column is known as the practical; there are: A“考号”, B“姓名”, C“成绩”; cure: ",
    ),
    (
        "two columns for one mark",
        table(f"{HEADER},实操\n{GOOD},60\n"),
        "有2列可作操作技能：C“操作技能”、D“实操”；怎么办：用 --practical 指定一列",
        "2 columns could be the practical: C“操作技能”, D“实操”; cure: name one with --practical",
    ),
    (
        "half a character of UTF-16",
        table(f"{HEADER}\n{GOOD}\n".encode("utf-16") + b"\n"),
        "文件不完整，末尾的字符只有一半；怎么办：",
        "; cure: ",
    ),
    (
        "open quote in the header",
        table('考生编号,"姓名,操作技能\n'),
        "看不出考生编号、姓名、操作技能在哪一列",
        "no column is known as the candidate, name, practical",
    ),
    ("output folder missing", options(out="none/out.csv"), "none/out.csv：所在目录不存在", "does not exist"),
    ("output is a directory", options(out="."), ".：是目录，不能作为输出文件", "is a directory"),
    ("output is read-only", read_only_output, "old.csv：文件是只读的", "the file is read-only"),
    ("output is a device", options(out="/dev/null"), "不是普通文件", "is not a regular file"),
    ("output in no real folder", options(out="/proc/out.csv"), "无法写入", "cannot be written"),
    (
        "output is a loop",
        looped_output,
        "a.csv：符号链接形成循环；怎么办：",
        "a loop of symbolic links; cure: ",
    ),
    ("output is the input", options(out="./results.csv"), "输出会覆盖输入", "would overwrite an input"),
    ("output is a link to the input", linked_output, "输出会覆盖输入", "would overwrite an input"),
    ("output is the project", options(out="project.json"), "输出会覆盖输入", "would overwrite an input"),
    ("output is the register", options(out="register.db"), "输出会覆盖登记册", "overwrite the register"),
    (
        "output is the register to be",
        options(out="new.db", register="sqlite:///new.db"),
        "输出会覆盖登记册；怎么办：换一个文件名",
        "the output would overwrite the register; cure: choose another file name",
    ),
    ("project missing", options(project="none.json"), "none.json：没有这个文件", "there is no such file"),
    (
        "project not JSON",
        project('{"name": "a",\n "traits" []}'),
        "第2行第11列不是所要求的JSON",
        "line 2, column 11",
    ),
    ("project empty", project(""), "第1行第0列不是所要求的JSON", "line 1, column 0 is not"),
    ("project GBK", project(SKILL.encode("gbk")), "第11个字节不是UTF-8", "byte 11 is not UTF-8"),
    (
        "project without end",
        options(project="/dev/zero"),
        "/dev/zero：超过16MB；怎么办：",
        "over 16 MB; cure: ",
    ),
    ("project too deep", project("[" * 100_000), "不是所要求的JSON", "project.json: "),
    (
        "project without name",
        project('{"name": " ", "traits": []}'),
        "project.json：未填写考核项目名称（依据二(一)）",
        "the project has no name",
    ),
    (
        "project misspelt",
        project('{"name": "a", "trait": []}'),
        "project.json：trait: 第1行",
        "unknown field",
    ),
    ("scheme missing", options(scheme="none.json"), "none.json：没有这个文件", "there is no such file"),
    ("scheme of another kind", options(scheme="project.json"), "project.json：name: 第1行", "unknown field"),
    (
        "city of one digit",
        options(city="1"),
        "--city：地市代码应写作两位数字",
        "--city: a city code is written",
    ),
    (
        "city full-width",
        options(city="０１"),
        "--city：地市代码应写作两位数字",
        "--city: a city code is written",
    ),
    (
        "date of two digits",
        options(date="26-11-23"),
        "--date：日期应写作2026-11-23",
        "--date: a date is written",
    ),
    ("no such month", options(date="2026-13-01"), "--date：日期的月份13", "--date: the month 13"),
    ("no such day", options(date="2026-02-29"), "--date：日期的第29日", "--date: the day 29"),
    (
        "year before the scheme",
        options(date="2018-12-31"),
        "--date：年份2018早于",
        "--date: the year 2018 is before",
    ),
    (
        "year not expressible",
        options(date="2119-01-01"),
        "--date：年份2119不在",
        "--date: the year 2119 is not",
    ),
    (
        "assessed-on wrong",
        options(assessed_on="昨天"),
        "--assessed-on：日期应写作",
        "--assessed-on: a date is",
    ),
    (
        "assessment blank",
        options(assessment=" \u3164"),
        "--assessment：不能为空",
        "--assessment: must not be blank",
    ),
    ("register no address", options(register="register.db"), "登记册：地址应写作", "register: an address is"),
    ("register of no kind", options(register="nosql://h/d"), "登记册：地址应写作", "register: an address is"),
    (
        "register in memory",
        options(register="sqlite://"),
        "放在内存中，已发的编号会丢失",
        "in memory, numbers",
    ),
    (
        "register in memory by name",
        options(register="sqlite:///:memory:"),
        "放在内存中，已发的编号会丢失",
        "in memory, numbers",
    ),
    (
        "register in no folder",
        options(register="sqlite:///none/register.db"),
        "/none/register.db（No such file or directory）；怎么办：核对地址；确为新登记册的，先运行",
        "/none/register.db (No such file or directory); cure: check the address; to make a new register, run",
    ),
    ("register no database", broken_register, "file is not a database", "file is not a database"),
]


@pytest.mark.parametrize(("case", "zh", "en"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_one_clear_line_and_nothing_done(desk: Desk, case: Case, zh: str, en: str) -> None:
    desk.results("考生0000,考生0000,60")
    desk.issue(out="earlier.csv")
    desk.results(GOOD)
    given = case(desk)
    before = desk.files()
    for lang, line in (("zh", zh), ("en", en)):
        run = desk.issue("--lang", lang, **given)
        assert (run.code, run.out) == (2, "")
        assert line in run.err
        assert run.err.startswith("skillcert: ")
        assert run.err.count("\n") == 1
    assert desk.files() == before
    assert desk.stored() == {"考生0000": 2618010000001}


ENDLESS = [
    "issue results.csv --project project.json --scheme {} --city 01 --date 2026-11-23 --dry-run",
    "decide results.csv --project {}",
    "decide results.csv --aliases {}",
    "check results.csv --scheme {}",
    "fee --date 2026-11-23 --schedules {}",
    "station {}",
    "catalog {}",
    "register audit --high-water {}",
    "register print 2618010000001 --blank 1 --authority {}",
]


@pytest.mark.parametrize("name", ["/dev/zero", "large", "pipe"])
def test_documents_are_bounded_while_they_are_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("skillcert.cli.commands.register.audit.HIGH_WATER", 1 << 20)
    desk.results(GOOD)
    desk.run("register", "init", "--register", REGISTER)
    monkeypatch.setenv("SKILLCERT_REGISTER", REGISTER)
    with desk.path("large").open("wb") as large:
        large.truncate(8 << 30)
    os.mkfifo(desk.path("pipe"))
    for command in ENDLESS:
        feeding = subprocess.Popen(["sh", "-c", "exec yes > pipe"]) if name == "pipe" else None
        run = desk.run(*command.format(name).split(), "--lang", "en")
        if feeding:
            feeding.wait(timeout=30)
        assert (run.code, run.out) == (2, "")
        assert re.fullmatch(rf"skillcert: {name}: over \d+ [KM]B; cure: look at its name\n", run.err), run.err


def test_a_line_without_an_end_is_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.cli.commands.register.import_.LINE", 1 << 20)
    desk.run("register", "init", "--register", REGISTER)
    with desk.path("e.jsonl").open("wb") as large:
        large.truncate(8 << 30)
    run = desk.run("register", "import", "e.jsonl", "--register", REGISTER)
    assert run.err == "skillcert: e.jsonl：第1行：不是登记册导出的一行\n"


def test_far_too_many_digits(desk: Desk) -> None:
    desk.init()
    long, at = "1" * 5000, ("--register", REGISTER)
    desk.write("long.csv", f"证书编号\n{'9' * 20}\n{long}\n")
    for command, said in (
        (f"print {long} --blank 1", "length 5000, expected 13 digits"),
        (f"print 2618010000001 --blank {long} --printer x", "does not hold this number"),
        ("print --from long.csv --blanks A1", "number_length"),
        (f"print --from long.csv --blanks {long}", "--blanks: no sheet has so long a number"),
        (f"spoil --blanks 1..{long} --reason x", "--blanks: no sheet has so long a number"),
        (f"declare {long} 01 1 2 --reason x", "year and serials must be digits"),
        (f"declare 2026 01 {long} 2 --reason x", "year and serials must be digits"),
    ):
        run = desk.run("register", *command.split(), *at, "--lang", "en")
        assert run.code in (1, 2), command
        assert said in run.out + run.err, (command, run.out, run.err)


def test_passwords_appear_nowhere(desk: Desk) -> None:
    desk.results(GOOD)
    for arguments in (
        ["--register", "postgresql+psycopg://clerk:geheim@127.0.0.1:1/register"],
        ["--register", "postgresql+nodriver://clerk:geheim@127.0.0.1:1/register"],
        ["--register", "post gresql://clerk:geheim@127.0.0.1:x/register"],
        ["--registr", "postgresql://clerk:geheim@127.0.0.1/register"],
    ):
        run = desk.issue(*arguments)
        assert run.code == 2
        assert "geheim" not in run.err + run.out
        assert run.err.count("\n") == 1


def test_arguments_are_refused_in_one_line(desk: Desk) -> None:
    for arguments, zh in (
        (["isue"], "没有“isue”这个命令，是不是 issue？"),
        (["register", "exprt"], "没有“exprt”这个命令，是不是 export？（用法见 skillcert register --help）"),
        (["zzz"], "没有“zzz”这个命令（用法见"),
        (["explain", "1", "--shceme=x"], "没有“--shceme”这个参数，是不是 --scheme？"),
        (["explain", "1", "--zzzzzz"], "没有“--zzzzzz”这个参数（用法见 skillcert explain --help）"),
        (["explain", "1", "--lang", "fr"], "参数--lang不能是'fr'，只能是"),
        (["issue", "a.csv"], "缺少参数：--project, --city, --date"),
        (
            ["issue", "a.csv", "--project", "p", "--city", "1", "--date", "d"],
            "缺少参数：--out（或 --dry-run）",
        ),
        (["issue", "a.csv", "--register", ""], "--register：不能为空"),
        (["register", "import", "a.csv", "--source", "\u200b", "--register", REGISTER], "--source：不能为空"),
        (["explain", "--lang"], "参数--lang后面应有一个值"),
        (["explain", "1", "甲 乙"], "多出1个参数；中间有空格的要加引号（用法见 skillcert explain --help）"),
    ):
        run = desk.run(*arguments)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith(f"skillcert: {zh}")
        assert run.err.count("\n") == 1


def test_a_missing_driver_and_a_missing_sqlalchemy_are_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.results(GOOD)
    monkeypatch.setitem(__import__("sys").modules, "pymysql", None)
    run = desk.issue(register="mysql+pymysql://u:p@h/d")
    assert run.err.startswith('skillcert: 登记册：MariaDB、MySQL需要 pymysql：pip install "skillcert[mysql]"')
    monkeypatch.setitem(__import__("sys").modules, "sqlalchemy", None)
    monkeypatch.delitem(__import__("sys").modules, "skillcert.register")
    assert desk.issue().err == 'skillcert: 登记册需要 sqlalchemy：pip install "skillcert[register]"\n'


@pytest.mark.parametrize("kind", [RuntimeError, OSError])
def test_defects_are_told_without_a_traceback(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def defect(*_: object) -> int:
        raise kind("考生0001")

    monkeypatch.setattr("skillcert.cli.commands.explain.run", defect)
    run = desk.run("explain", "1")
    assert (run.code, run.err) == (2, f"skillcert: 程序缺陷，请报告: {kind.__name__}\n")


def test_reading_makes_no_register(desk: Desk) -> None:
    for arguments in (["explain", "1918010000001"], ["check", "numbers.csv", "--column", "n"]):
        desk.write("numbers.csv", "n\n1918010000001\n")
        run = desk.run(*arguments, "--register", REGISTER)
        assert (run.code, "先运行 skillcert register init\n" in run.err) == (2, True)
        assert not Path("register.db").exists()
    desk.write("register.db", "")
    assert "没有登记册" in desk.run("explain", "1918010000001", "--register", REGISTER).err
