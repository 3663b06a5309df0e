"""Arguments of the command line, with help and errors in Chinese or English."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, HelpFormatter, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NoReturn, Protocol

from skillcert.texts import BilingualError, Text

EPILOG = Text(
    "退出码：0 全部正常；1 有不正常的行或编号；2 无法运行（没有写文件，没有用掉编号）；130 被中断。\n"
    "表格是CSV（编码和分隔符自动识别）、XLSX、ODS或Parquet；行号与表格软件相同，表头是第1行；“第n条记录”不计表头。",
    "exit codes: 0 all good; 1 some rows or numbers are bad; 2 could not run (no file written, no number\n"
    "used); 130 interrupted. Tables are CSV (encoding and delimiter are detected), XLSX, ODS or Parquet;\n"
    "rows are counted as spreadsheets do, the header is row 1; “entry n” leaves out the header.",
)
LANG = Text("语言：zh（默认）或 en", "language: zh (the default) or en")


class Command(Protocol):
    """A command: a module of `commands` that says its name, what it does and takes, and does it."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """Return the word that chooses it."""

    @property
    def ABOUT(self) -> Text:  # noqa: N802
        """Return what it does; the first line stands in the list of commands."""

    def declare(self, parser: Parser) -> None:
        """Add its arguments."""

    def run(self, args: Namespace, lang: str) -> int:
        """Run it and return the exit code."""


class Parser(ArgumentParser):
    """A parser whose errors are one line in the chosen language."""

    def __init__(self, *, lang: str, about: Text, prog: str, **_later: object) -> None:
        # CPython 3.14 hands to the parsers of commands whether to color, and others may hand more.
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
        # Help and errors are the same in every CPython: later ones color, and guess what was meant.
        self.color = self.suggest_on_error = False
        self.options = self.add_argument_group(Text("参数", "arguments").of(lang))
        self.options.add_argument(
            "-h", "--help", action="help", help=Text("显示本说明", "show this help").of(lang)
        )
        self.options.add_argument("--lang", choices=("zh", "en"), default="zh", help=LANG.of(lang))

    def commands(self, commands: Sequence[Command]) -> None:
        """Have one of these commands chosen; the parsed arguments hold its `run`."""
        title = Text("命令", "commands").of(self.lang)
        choices = self.add_subparsers(title=title, metavar="COMMAND", required=True)
        for command in commands:
            parser = choices.add_parser(
                command.NAME,
                help=command.ABOUT.of(self.lang).splitlines()[0],
                lang=self.lang,
                about=command.ABOUT,
                prog=f"{self.prog} {command.NAME}",
            )
            parser.set_defaults(run=command.run)
            command.declare(parser)

    def positional(self, name: str, metavar: str, about: Text, *, required: bool = True) -> None:
        """Add an argument that has no name on the command line."""
        self.options.add_argument(
            name, metavar=metavar, nargs=None if required else "?", help=about.of(self.lang)
        )

    def option(self, name: str, metavar: str, about: Text, *, required: bool = False) -> None:
        """Add an option with a value."""
        self.options.add_argument(name, metavar=metavar, required=required, help=about.of(self.lang))

    def flag(self, name: str, about: Text) -> None:
        """Add an option without a value."""
        self.options.add_argument(name, action="store_true", help=about.of(self.lang))

    def error(self, message: str) -> NoReturn:
        """End with one line, without what may be a password in an address."""
        english = re.sub(r"://[^\s@]*@", "://***@", message)
        raise BilingualError(
            f"{_chinese(english)}（用法见 {self.prog} --help）",
            f"{english} (see {self.prog} --help --lang en)",
        )


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


def language(arguments: Sequence[str]) -> str:
    """Return the language, needed before the arguments are read: their help and errors are in it too."""
    chosen = [value for name, value in pairwise([*arguments, ""]) if name == "--lang"]
    chosen += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return "en" if "en" in chosen[-1:] else "zh"


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
