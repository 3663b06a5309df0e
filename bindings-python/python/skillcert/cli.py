"""The console command `skillcert`: help and errors in Chinese or English, exit codes, no traceback."""

from __future__ import annotations

import os
import re
import sys
from argparse import Action, ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from itertools import pairwise
from typing import NoReturn

from . import ValidationError
from .commands import check, explain, issue
from .texts import BilingualError, Text

COMMANDS = {"issue": issue.run, "check": check.run, "explain": explain.run}
GOOD, BAD, CANNOT_RUN, INTERRUPTED = 0, 1, 2, 130

EPILOG = Text(
    "退出码：0 全部正常；1 有不正常的行或编号；2 无法运行（没有写文件，没有用掉编号）；130 被中断。\n"
    "表格是UTF-8编码的CSV，核对时也可以是Parquet或XLSX；行号与表格软件相同，表头是第1行；“第n条记录”不计表头。",
    "exit codes: 0 all good; 1 some rows or numbers are bad; 2 could not run (no file written, no number\n"
    "used); 130 interrupted. Tables are CSV in UTF-8, for check also Parquet and XLSX; rows are counted as\n"
    "spreadsheets do, the header is row 1; “entry n” leaves out the header.",
)
ABOUT = Text(
    "湖南省专项职业能力考核：判定、编号、核对。",
    "Hunan's special vocational ability assessment: decide, number, check.",
)
ABOUT_ISSUE = Text(
    "逐行判定成绩，为合格者顺排编号，记入登记册，每行原样输出并附结果。\n"
    "重复运行不会重复核发：同一考核的同一考生得到同一编号，换日期也一样。",
    "Decides each row, numbers those who passed in the order of the rows, stores them in the register, and\n"
    "writes each row as it was with its result. Running again issues nothing twice: the same candidate of\n"
    "the same assessment gets the same number, also with another date.",
)
ABOUT_CHECK = Text(
    "逐行核对一列证书编号。没有 --out 时列出有误的行（最多20行）。",
    "Checks a column of certificate numbers row by row. Without --out the bad rows are listed, at most 20.",
)
ABOUT_EXPLAIN = Text(
    "用文字说明一个证书编号，或者它错在哪里。", "Says in words what a number means, or what is wrong with it."
)
ASSESSMENT = Text(
    "本场考核的名称，默认为“项目名称/地市”。登记册按考核和考生编号识别同一人：若考生编号每场重新编排"
    "（三月的001与九月的001不是同一人），或同一人可再次领证，请每场给一个名称，如 2026-11",
    "name of this assessment, by default “project name/city”. The register knows a person by assessment and "
    "candidate: where candidates are counted anew each time (001 of March is not 001 of September), or may "
    "be certified again, give each assessment a name such as 2026-11",
)
SCHEME = Text(
    "编号办法（JSON）；默认为通知所载：省级代码18，地市01长沙，2019年起",
    "number scheme (JSON); by default what the notice says: province 18, city 01, from 2019 on",
)
REGISTER = Text(
    "登记册的数据库地址，如 sqlite:///register.db",
    "database address of the register, such as sqlite:///register.db",
)
AS_OF = Text(
    "核对日期，如 2026-11-23：晚于该年的编号不予认可",
    "date of the check, such as 2026-11-23: numbers of later years are refused",
)
LANG = Text("语言：zh（默认）或 en", "language: zh (the default) or en")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    lang = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows its escape.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments, lang)
    except BrokenPipeError:
        # Nobody reads on (`| head`). What Python still holds back would fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT_RUN


def _run(arguments: Sequence[str], lang: str) -> int:
    try:
        args = _parser(lang).parse_args(arguments)
        code = COMMANDS[args.command](args, lang)
        sys.stdout.flush()
        return code
    except (BilingualError, ValidationError) as error:
        return _say(error.message(lang), CANNOT_RUN)
    except KeyboardInterrupt:
        interrupted = Text(
            "已中断；重新运行是安全的，不会重复核发",
            "interrupted; it is safe to run again, nothing is issued twice",
        )
        return _say(interrupted.of(lang), INTERRUPTED)
    except BrokenPipeError:
        raise
    except Exception as error:
        # The last wall: a defect is told as such, in one line and without data.
        defect = Text("程序缺陷，请报告", "a defect of this program, please report it")
        return _say(f"{defect.of(lang)}: {type(error).__name__}", CANNOT_RUN)


def _say(line: str, code: int) -> int:
    print(f"skillcert: {' '.join(line.split())}", file=sys.stderr)
    return code


def _language(arguments: Sequence[str]) -> str:
    """Return the language, needed before the arguments are read: their help and errors are in it too."""
    chosen = [value for name, value in pairwise([*arguments, ""]) if name == "--lang"]
    chosen += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return "en" if "en" in chosen[-1:] else "zh"


class _Formatter(RawDescriptionHelpFormatter):
    """Help with Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage with the Chinese word."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)  # type: ignore[arg-type]


class _Parser(ArgumentParser):
    """A parser whose errors are one line in the chosen language."""

    def __init__(self, *, lang: str, about: Text, prog: str) -> None:
        formatter: type[HelpFormatter] = _Formatter if lang == "zh" else RawDescriptionHelpFormatter
        super().__init__(
            prog=prog,
            description=about.of(lang),
            epilog=EPILOG.of(lang),
            formatter_class=formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.lang = lang
        self.options = self.add_argument_group(Text("参数", "arguments").of(lang))
        self.options.add_argument(
            "-h", "--help", action="help", help=Text("显示本说明", "show this help").of(lang)
        )
        self.options.add_argument("--lang", choices=("zh", "en"), default="zh", help=LANG.of(lang))

    def option(self, name: str, metavar: str, about: Text, *, required: bool = False) -> None:
        """Add an option with a value."""
        self.options.add_argument(name, metavar=metavar, required=required, help=about.of(self.lang))

    def error(self, message: str) -> NoReturn:
        """End with one line, without what may be a password in an address."""
        english = re.sub(r"://[^\s@]*@", "://***@", message)
        raise BilingualError(
            f"{_chinese(english)}（用法见 {self.prog} --help）",
            f"{english} (see {self.prog} --help --lang en)",
        )


def _chinese(message: str) -> str:
    """Translate the errors of argparse that a user meets."""
    for english, chinese in (
        (r"the following arguments are required: (.*)", r"缺少参数：\1"),
        (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
        (r"argument (.*): expected one argument", r"参数\1后面应有一个值"),
        (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数\1不能是\2，只能是\3"),
    ):
        if match := re.fullmatch(english, message, re.DOTALL):
            return match.expand(chinese)
    return message


def _parser(lang: str) -> ArgumentParser:
    parser = _Parser(lang=lang, about=ABOUT, prog="skillcert")
    title = Text("命令", "commands").of(lang)
    commands = parser.add_subparsers(title=title, dest="command", metavar="COMMAND", required=True)

    def command(name: str, about: Text) -> _Parser:
        return commands.add_parser(
            name, help=about.of(lang).splitlines()[0], lang=lang, about=about, prog=f"skillcert {name}"
        )

    _add_issue(command("issue", ABOUT_ISSUE))
    _add_check(command("check", ABOUT_CHECK))
    _add_explain(command("explain", ABOUT_EXPLAIN))
    return parser


def _add_issue(parser: _Parser) -> None:
    results = Text(
        "成绩表，列：考生编号、姓名、操作技能（或实操），需要理论的项目还有理论",
        "table of results with the columns candidate, name, practical, and theory if the project asks for it",
    )
    parser.options.add_argument("results", metavar="RESULTS.csv", help=results.of(parser.lang))
    project = Text('考核项目：{"name": "…", "traits": […]}', 'the project: {"name": "…", "traits": […]}')
    parser.option("--project", "PROJECT.json", project, required=True)
    parser.option(
        "--city", "CODE", Text("地市代码，两位，如 01", "city code, two digits, such as 01"), required=True
    )
    date = Text(
        "核发日期，如 2026-11-23；编号取它的年份", "date of issue, such as 2026-11-23; numbers take its year"
    )
    parser.option("--date", "DATE", date, required=True)
    parser.option("--register", "URL", REGISTER, required=True)
    out = Text(
        "输出的表：原列不变，加结果五列；编号请按文本导入表格软件",
        "the table to write: the columns as they are and five more; import numbers as text",
    )
    parser.option("--out", "ISSUED.csv", out, required=True)
    parser.option("--assessment", "ID", ASSESSMENT)
    parser.option("--assessed-on", "DATE", Text("考核日期", "day of the assessment"))
    parser.option("--scheme", "SCHEME.json", SCHEME)


def _add_check(parser: _Parser) -> None:
    table = Text(
        "有一列证书编号的表：CSV、Parquet或XLSX，由扩展名决定",
        "table with a column of numbers: CSV, Parquet or XLSX, as its name ends",
    )
    parser.options.add_argument("file", metavar="FILE", help=table.of(parser.lang))
    parser.option("--column", "NAME", Text("编号所在列的表头", "header of that column"), required=True)
    parser.option(
        "--sheet", "NAME", Text("XLSX的工作表，默认为第一个", "sheet of an XLSX, by default the first")
    )
    out = Text(
        "输出的表，格式与输入相同：原列不变，加核对、代码、条款、说明四列",
        "a table to write, in the same format: the columns as they are, and verdict, code, clause, reason",
    )
    parser.option("--out", "OUT", out)
    quiet = Text("终端上也不显示进度", "no progress bar, not even on a terminal").of(parser.lang)
    parser.options.add_argument("--quiet", action="store_true", help=quiet)
    _add_strength(parser)


def _add_explain(parser: _Parser) -> None:
    number = Text("证书编号", "the number").of(parser.lang)
    parser.options.add_argument("number", metavar="NUMBER", help=number)
    _add_strength(parser)


def _add_strength(parser: _Parser) -> None:
    parser.option("--scheme", "SCHEME.json", SCHEME)
    parser.option("--as-of", "DATE", AS_OF)
    parser.option("--register", "URL", REGISTER)
