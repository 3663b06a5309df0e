"""What all commands have in common: the same options, help, version, language, completion."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping

import pytest
import skillcert
from desk import REGISTER, SKILL, Desk
from skillcert.cli import ABOUT, COMMANDS
from skillcert.cli.parser import Parser, language
from skillcert.cli.wrap import columns, wrap
from skillcert.extras import MissingPackageError
from skillcert.texts import BilingualError, Text

GOOD = "1918010000001"
# The commands that read a table, with what each needs.
READERS = {
    "check": "check n.csv",
    "recover": "recover n.csv",
    "audit": "audit n.csv",
    "decide": "decide results.csv",
    "issue": f"issue results.csv --project project.json --city 01 --date 2026-11-23 --register {REGISTER}"
    " --out out.csv",
    "import": f"register import old.csv --source 旧 --register {REGISTER}",
}
SHARED = ["--sheet", "--encoding", "--delimiter", "--expect", "--json", "--json-out", "--quiet"]


def parser(lang: str = "zh") -> Parser:
    whole = Parser(lang=lang, about=ABOUT, prog="skillcert")
    whole.commands("skillcert.cli.commands", COMMANDS)
    return whole


def every(whole: Parser) -> dict[str, Parser]:
    found = {whole.prog: whole}
    for each in whole.parsers.values():
        found |= every(each)
    return found


@pytest.fixture
def tables(desk: Desk) -> Desk:
    desk.write("n.csv", f"证书编号;a\n{GOOD};\n1918010000002;\n".encode("gb18030"))
    desk.write("results.csv", "考生编号;姓名;操作技能\n1;考生0001;60\n2;考生0002;59\n".encode("gb18030"))
    rows = "\n".join(f"251801000000{n};旧;{n};考生0001;湘西苗绣;2025-06-01" for n in (1, 2))
    desk.write("old.csv", f"证书编号;考核;考生编号;姓名;考核项目;核发日期\n{rows}\n".encode("gb18030"))
    desk.write("project.json", SKILL)
    desk.run("register", "init", "--register", REGISTER)
    return desk


@pytest.mark.parametrize("command", READERS)
def test_every_command_that_reads_a_table_takes_the_same_options(tables: Desk, command: str) -> None:
    name = f"skillcert register {command}" if command == "import" else f"skillcert {command}"
    assert {*SHARED} <= {*every(parser())[name].names}
    arguments = [*READERS[command].split(), "--encoding", "gb18030", "--delimiter", ";", "--quiet"]
    run = tables.run(*arguments, "--expect", "2", "--json-out", "answer.json", "--json")
    assert (run.code, run.err) == (0, "")
    printed = json.loads(run.out)
    assert printed == json.loads(tables.path("answer.json").read_text("utf-8"))
    rows = printed["rows"] if command == "audit" else printed["counts"]
    assert rows["read" if "read" in rows else "numbers" if command == "audit" else "rows"] == 2
    assert "不是工作簿，没有工作表；怎么办：去掉 --sheet" in tables.run(*arguments, "--sheet", "1").err
    assert tables.run(*arguments, "--expect", "x").err == "skillcert: --expect：应为数字\n"
    other = tables.run(*arguments, "--expect", "3")
    if command == "audit":
        assert (other.code, "audit_rows_differ" in other.out) == (1, True)
    else:
        line = f"{arguments[1 + (command == 'import')]}：读取2行，--expect 为3行；怎么办：看表是否被截断"
        assert (other.code, other.out, other.err.startswith(f"skillcert: {line}")) == (2, "", True)


def test_nothing_is_issued_or_taken_in_of_a_table_cut_off(tables: Desk) -> None:
    for command in ("issue", "import"):
        told = ["--encoding", "gb18030", "--delimiter", ";"]
        assert tables.run(*READERS[command].split(), *told, "--expect", "9").code == 2
    assert (tables.stored(), tables.path("out.csv").exists()) == ({}, False)


def test_documents_tell_numbers_and_reasons_but_no_names(tables: Desk) -> None:
    tables.write("results.csv", "考生编号,姓名,操作技能\n1,考生0001,60\n2,考生0002,59\n,,\n3,考生0003,x\n")
    run = tables.run(*READERS["issue"].split(), "--json")
    answer = json.loads(run.out)
    assert (run.code, "考生000" in run.out) == (1, False)
    counts = {"rows": 4, "passed": 1, "failed": 1, "undecided": 0, "unreadable": 1, "refused": 0, "blank": 1}
    assert answer["counts"] == counts | {"skipped": 0, "disputed": 0}
    first, second, *_ = answer["rows"]
    number = {"number": "2618010000001", "already": False}
    assert first == {"row": 2, "outcome": "passed", **number, "reasons": first["reasons"]}
    assert (second["row"], second["outcome"], second["reasons"][0]["code"]) == (
        3,
        "failed",
        "part_below_pass_mark",
    )
    assert "number" not in second
    assert [reason["count"] for reason in answer["reasons"]] == [1, 1]


def test_an_import_tells_overlaps_to_programs(tables: Desk) -> None:
    arguments = [*READERS["import"].split(), "--encoding", "gb18030"]
    assert json.loads(tables.run(*arguments, "--json").out)["counts"] == {
        "rows": 2, "imported": 2, "events": 0, "declared": 0, "destroyed": 0, "already": 0,
    }  # fmt: skip
    tables.write("old.csv", tables.path("old.csv").read_bytes().replace("旧".encode("gb18030"), b"x"))
    run = tables.run(*arguments, "--json")
    assert run.code == 1
    overlap = json.loads(run.out)["rows"][0]
    assert (overlap["row"], overlap["number"], overlap["code"]) == (2, "2518010000001", "record_differs")


def test_standard_output_holds_one_answer(tables: Desk) -> None:
    run = tables.run("check", "n.csv", "--json-out", "-", "--html", "-")
    assert run.err == "skillcert: --json-out - 与 --html - 都写标准输出，只能用一个\n"


@pytest.mark.parametrize("arguments", [[], ["register"], ["--lang", "zh"], ["register", "--lang=zh"]])
def test_without_a_command_the_help_is_shown(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        skillcert.cli.main(arguments)
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(
        f"用法：{' '.join(['skillcert', *arguments]).partition(' --')[0]} "
    )


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        skillcert.cli.main([option])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"skillcert {skillcert.__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C"}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "POSIX"}, "zh"),
        ([], {"LANG": "zh_CN.GB18030"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "de_DE"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        ([], {"LC_MESSAGES": "zh_CN", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "en_US"}, "en"),
        ([], {"LC_ALL": "en_US", "SKILLCERT_LANG": "zh"}, "zh"),
        ([], {"SKILLCERT_LANG": "en"}, "en"),
        (["--lang", "zh"], {"SKILLCERT_LANG": "en"}, "zh"),
        (["--lang=en"], {"LANG": "zh_CN"}, "en"),
        (["--lang", "zh", "--lang", "en"], {}, "en"),
    ],
)
def test_the_language(arguments: list[str], environment: Mapping[str, str], lang: str) -> None:
    assert language(arguments, environment) == lang


def test_the_nearest_command_in_english(desk: Desk) -> None:
    run = desk.run("chekc", "--lang", "en")
    line = "there is no command chekc; did you mean check? (see skillcert --help --lang en)"
    assert (run.code, run.err) == (2, f"skillcert: {line}\n")


def test_a_command_starts_without_the_others() -> None:
    told = f"main(['--lang', 'zh', 'explain', '{GOOD}']); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; from skillcert.cli import main; {told}"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    modules = run.stdout.split()
    assert "skillcert.cli.commands.explain" in modules
    assert not {f"skillcert.cli.commands.{name}" for name in ("check", "issue", "register")} & {*modules}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_help_fits_its_width_and_breaks_no_number(
    lang: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for name, each in every(parser(lang)).items():
        text = each.format_help()
        assert all(columns(line) <= width for line in text.splitlines() if " [-" not in line), name
        for line, following in zip(text.splitlines(), text.splitlines()[1:], strict=False):
            assert not (line[-1:].isdigit() and following.strip()[:1].isdigit()), name


def test_what_a_command_does_is_a_sentence_in_the_list() -> None:
    for lang, end in (("zh", "。"), ("en", ".")):
        for name, each in every(parser(lang)).items():
            assert str(each.description).splitlines()[0].endswith(end), name


def test_lines_are_broken_where_chinese_allows_it() -> None:
    text = "登记册按考核识别同一人（三月的001与九月的001不是同一人），请给名称，最多20行。"
    for width in range(14, 60):
        lines = wrap(text, width)
        assert "".join(lines) == text
        assert all(columns(line) <= width for line in lines)
        assert not any(line[0] in "，。）" or line[-1] == "（" for line in lines)
        assert "".join(f"{line}|" for line in lines).count("001") == 2
        assert any("20行" in line for line in lines)
    assert wrap("", 10) == [""]
    assert wrap("one --as-of two", 8) == ["one", "--as-of", "two"]


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_completion_of_a_shell(desk: Desk, shell: str) -> None:
    run = desk.run("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert all(word in run.out for word in ("check", "register", "--json-out", "--delimiter", "_files"))


def test_bash_completes_commands_and_options(desk: Desk) -> None:
    desk.write("complete.sh", desk.run("completion", "bash").out)
    for words, wanted in (("che", "check"), ("check --exp", "--expect"), ("register dec", "declare")):
        program = f"""source complete.sh
COMP_WORDS=(skillcert {words}) COMP_CWORD={len(words.split())} COMP_LINE="skillcert {words}"
$(complete -p skillcert | sed 's/.*-F \\([^ ]*\\).*/\\1/') skillcert
printf '%s\\n' "${{COMPREPLY[@]}}" """
        run = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
        assert run.stdout.split() == [wanted], run.stderr


def test_completion_refuses_other_shells_and_names_its_package(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.run("completion", "fish").err == "skillcert: SHELL：只能是 bash 或 zsh\n"
    monkeypatch.setitem(sys.modules, "shtab", None)
    line = 'skillcert: 命令补全需要 shtab：pip install "skillcert[completion]"\n'
    assert desk.run("completion", "bash").err == line


def test_a_missing_package_is_an_import_error_in_two_languages() -> None:
    error = MissingPackageError(Text("登记册", "registers"), "sqlalchemy", "register")
    assert isinstance(error, ImportError)
    assert isinstance(error, BilingualError)
    assert (str(error), error.name) == (
        'registers need sqlalchemy: pip install "skillcert[register]"',
        "sqlalchemy",
    )


def test_the_driver_of_postgresql_is_named_with_its_extra(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    run = desk.run("explain", GOOD, "--register", "postgresql+psycopg://u:geheim@127.0.0.1:1/r")
    line = 'PostgreSQL需要 psycopg：pip install "skillcert[postgresql]"'
    assert (run.code, run.err) == (2, f"skillcert: 登记册：{line}；怎么办：安装该驱动程序\n")
