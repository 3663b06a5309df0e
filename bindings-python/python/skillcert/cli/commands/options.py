"""The options that commands share: each is declared once, and read once into what the work takes."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from skillcert import PassRule
from skillcert.tables.formats import listed
from skillcert.tables.output import same_file
from skillcert.tables.roles import Role
from skillcert.tables.source import STANDARD
from skillcert.tables.understood import Said
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work import clock
from ..work.inputs import open_register, read_date, read_project, read_scheme
from ..work.job import Answer, Layout
from ..work.reasons import CURE
from ..work.verdicts import Checker

if TYPE_CHECKING:
    from skillcert.register import Register

TABLE = Text(
    f"表格：{listed().zh}，按内容识别；“-”为标准输入",
    f"table: {listed().en}, whatever its name is; - is standard input",
)
OUT = Text(
    "输出的表，格式、编码与输入相同（XLS、ET、XLSB、网页表格改为XLSX）：原列不变，结果加在后面；“-”为标准输出",
    "table to write, in the format and encoding of the input (XLSX for XLS, ET, XLSB and HTML): original "
    "columns first, then the results; - is standard output",
)
SCHEME = Text(
    "编号办法（JSON）；默认为通知所载：省级代码18，地市01长沙，2019年起",
    "number scheme (JSON); by default that of the notice: province 18, city 01, from 2019 on",
)
AS_OF = Text(
    "核对日期，如 2026-11-23，默认今天：晚于该年的编号不予认可",
    "date of the check, such as 2026-11-23, today by default: numbers of later years are refused",
)
REGISTER = Text(
    "登记册的数据库地址，如 sqlite:///register.db；也可写在环境变量 SKILLCERT_REGISTER 中",
    "database address of the register, such as sqlite:///register.db; or in the variable SKILLCERT_REGISTER",
)
# An address with a password does not belong on a command line, which everybody on the machine can read.
REGISTER_VARIABLE = "SKILLCERT_REGISTER"
# The arguments that name what a command writes.
WRITTEN = ("out", "json_out", "html", "part", "plot")
# The options that name columns, by what they set.
COLUMNS = {
    "column": Role.NUMBER,
    "candidate": Role.CANDIDATE,
    "name": Role.NAME,
    "practical": Role.PRACTICAL,
    "theory": Role.THEORY,
}
RULES = {"practical": PassRule.PRACTICAL, "both": PassRule.THEORY_AND_PRACTICAL}
JSON = Text("在标准输出打印一个JSON文档", "print one JSON document on standard output")
QUIET = Text("不显示进度", "no progress bar")


def declare_table(parser: Parser, about: Text = TABLE, *, count: str | None = None) -> None:
    """Add the table, and how to read it."""
    parser.positional("file" if count != "*" else "files", "FILE", about, count=count)
    declare_layout(parser)


def declare_layout(parser: Parser) -> None:
    """Add how a table is written."""
    sheet = Text(
        "工作表的名称，all 为全部；默认第一个有所需各列的可见工作表",
        "sheet of a workbook, all for every one; by default the first visible one with the columns",
    )
    parser.option("--sheet", "NAME", sheet)
    header = Text(
        "表头所在行（两行的，写下面一行）；默认自动识别",
        "row of the header, the lower of two; detected by default",
    )
    parser.option("--header-row", "N", header)
    aliases = Text(
        "另加的列名（TOML，格式见文档）：优先于自带的列名",
        "more names of columns (TOML), before those that are known",
    )
    parser.option("--aliases", "FILE.toml", aliases)
    encoding = Text(
        "CSV的编码：utf-8、gb18030或utf-16；默认自动识别",
        "encoding of a CSV: utf-8, gb18030 or utf-16; detected by default",
    )
    parser.option("--encoding", "NAME", encoding)
    delimiter = Text(
        "CSV的分隔符，如 ; 或 tab；默认自动识别", "delimiter of a CSV, such as ; or tab; detected by default"
    )
    parser.option("--delimiter", "CHAR", delimiter)


def read_layout(args: Namespace) -> Layout:
    """Return what was said about how a table is written, and what its columns hold."""
    row = read_count("--header-row", args.header_row)
    said = vars(args)
    columns = {role: said[name] for name, role in COLUMNS.items() if said.get(name)}
    return Layout(Said(args.sheet, row, columns, args.aliases), args.encoding, args.delimiter)


def declare_column(parser: Parser) -> None:
    """Add the column of numbers."""
    column = Text(
        "编号所在列：表头、第几列（从1起）或列标；默认自动识别",
        "column of the numbers: header name, 1-based index, or letter; detected by default",
    )
    parser.option("--column", "NAME", column)


def declare_marks(parser: Parser, *, marks: bool = True) -> None:
    """Add the columns of a table of marks; `marks` of whether those of the marks themselves."""
    for name, zh, en in (("candidate", "考生编号", "candidate"), ("name", "姓名", "name")):
        parser.option(
            f"--{name}",
            "COLUMN",
            Text(f"{zh}所在列；默认自动识别", f"column of the {en}; detected by default"),
        )
    for name, zh, en in (
        ("practical", "操作技能成绩", "practical mark"),
        ("theory", "理论成绩", "theory mark"),
    ):
        if marks:
            parser.option(
                f"--{name}",
                "COLUMN",
                Text(f"{zh}所在列；默认自动识别", f"column of the {en}; detected by default"),
            )


def declare_answer(parser: Parser, out: Text | None = OUT, *, required: bool = False) -> None:
    """Add where the answer goes, and how many rows it must be about."""
    if out:
        parser.option("--out", "FILE", out, required=required)
    declare_json(parser)
    expect = Text(
        "应有的行数；不符时（如表被截断）报错，什么也不写",
        "expected number of rows; fail without writing if the count differs (truncated table)",
    )
    parser.option("--expect", "N", expect)


def declare_json(parser: Parser) -> None:
    """Add the answer for programs, and the option that hides the progress."""
    parser.flag("--json", about=JSON)
    parser.option("--json-out", "FILE", Text("把JSON文档写入文件", "write the JSON document to a file"))
    parser.flag("--quiet", about=QUIET)


def declare_object(parser: Parser) -> None:
    """Add the answer for programs, of a command without a table."""
    parser.flag("--json", about=JSON)


def read_answer(args: Namespace, **more: str | None) -> Answer:
    """Return where the answer goes; `more` are further files that are written, by their options."""
    out = getattr(args, "out", None)
    refuse_two_outputs({"out": out, "json-out": args.json_out, **more}, json=args.json)
    expect = read_count("--expect", args.expect)
    return Answer(out=out, expect=expect, json=args.json, json_out=args.json_out, quiet=args.quiet)


def refuse_without_table(args: Namespace) -> None:
    """Refuse options that say how a table is read or written, where there is none."""
    names = ("sheet", "header_row", "aliases", "encoding", "delimiter", "out", "expect")
    if given := [f"--{name.replace('_', '-')}" for name in names if getattr(args, name) is not None]:
        raise BilingualError(f"{'、'.join(given)} 只与表格一起用", f"{', '.join(given)}: only with a table")


def refuse_two_outputs(files: Mapping[str, str | None], *, json: bool = False) -> None:
    """Refuse two answers on standard output, or in one file."""
    there = ["--json"] * json + [f"--{name} -" for name, path in files.items() if path == STANDARD]
    if len(there) > 1:
        raise BilingualError(
            f"{' 与 '.join(there)} 都写标准输出，只能用一个",
            f"{' and '.join(there)} both write to standard output: give one of them",
        )
    paths = [path for path in files.values() if path not in (None, STANDARD)]
    if any(same_file(one, other) for one, other in combinations(paths, 2)):
        raise BilingualError(
            f"两个输出是同一个文件；{CURE.zh}：给它们不同的文件名",
            f"two outputs are the same file; {CURE.en}: give them different names",
        )


def refuse_overwriting(register: Register, outputs: Iterable[str | None]) -> None:
    """Refuse to write over a file of the register."""
    for path in outputs:
        if path not in (None, STANDARD) and any(same_file(path, file) for file in register.files):
            raise BilingualError(
                f"{path}：输出会覆盖登记册；{CURE.zh}：换一个文件名",
                f"{path}: the output would overwrite the register; {CURE.en}: choose another file name",
            )


def read_digits(option: str, text: str | None, length: int) -> str | None:
    """Return the digits given to an option, of which there have to be so many."""
    if text is not None and not (len(text) == length and text.isascii() and text.isdigit()):
        raise BilingualError(f"{option}：应为{length}位数字", f"{option}: {length} digits are expected")
    return text


def read_count(option: str, text: str | None) -> int | None:
    """Return the number given to an option."""
    if text is not None and not (text.isascii() and text.isdigit()):
        raise BilingualError(f"{option}：应为数字", f"{option}: expected a number")
    return None if text is None else int(text)


def declare_scheme(parser: Parser) -> None:
    """Add the scheme and the date."""
    parser.option("--scheme", "SCHEME.json", SCHEME)
    parser.option("--as-of", "DATE", AS_OF)


def read_checker(args: Namespace, register: Register | None = None) -> Checker:
    """Return the scheme and date that were given, and what to ask besides."""
    as_of = read_date("--as-of", args.as_of) if args.as_of else clock.today()
    return Checker(scheme=read_scheme(args.scheme), as_of=as_of, register=register)


def declare_register(parser: Parser) -> None:
    """Add the register."""
    parser.option("--register", "URL", REGISTER)


def optional_register(args: Namespace) -> Register | None:
    """Return the register that an option or the environment names; no output may overwrite it."""
    url = register_url(args)
    if url is None:
        return None
    register = open_register(url)
    refuse_overwriting(register, (vars(args).get(name) for name in WRITTEN))
    return register


def register_url(args: Namespace) -> str | None:
    """Return the address that an option or the environment names."""
    return args.register or os.environ.get(REGISTER_VARIABLE) or None


def required_register(args: Namespace) -> Register:
    """Return the register that an option or the environment names."""
    if register := optional_register(args):
        return register
    raise BilingualError(
        f"缺少参数：--register（或环境变量 {REGISTER_VARIABLE}）；{CURE.zh}：写明登记册的地址，如 sqlite:///register.db",
        f"the following arguments are required: --register (or {REGISTER_VARIABLE} in the environment); "
        f"{CURE.en}: give the address of the register, such as sqlite:///register.db",
    )


def declare_rule(parser: Parser) -> None:
    """Add the rule of passing."""
    rule = Text(
        "practical 只考操作技能（默认），both 理论和实操",
        "practical: practical skill only, the default; both: theory and practical",
    )
    parser.option("--rule", "RULE", rule)
    project = Text("考核项目，由它定合格规则", "project, which determines the rule")
    parser.option("--project", "PROJECT.json", project)


def read_rule(args: Namespace) -> tuple[PassRule, str | None]:
    """Return the rule that was given, by its name or through a project, and the project's name."""
    if args.rule and args.project:
        raise BilingualError("--rule 与 --project 只能给一个", "give --rule or --project, not both")
    if args.project:
        project = read_project(args.project)
        return project.rule, project.name
    if args.rule not in (None, *RULES):
        raise BilingualError("--rule：只能是 practical 或 both", "--rule: practical or both")
    return RULES[args.rule or "practical"], None
