"""Arguments of the command line, with help and errors in Chinese or English."""

from __future__ import annotations

import os
import re
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from typing import NoReturn, Protocol, cast

from skillcert.tables.formats import listed
from skillcert.texts import BilingualError, Text

from .wrap import wrap

EPILOG = Text(
    "退出码：0 全部正常；1 有不正常的行或编号；2 无法运行（没有写文件；没有用掉编号，除非提交没有得到确认）；"
    "3 编号已核发或事项已登记，但输出没有放到位（完成的表另存，同一命令可重新运行）；130 被中断。\n"
    f"表格是{listed().zh}，按内容识别；CSV的编码和分隔符自动识别；行号与表格软件相同。",
    "exit codes: 0 all good; 1 some rows or numbers are bad; 2 could not run (no file written; no number "
    "used, unless a commit was not confirmed); 3 numbers were issued or steps entered, but the output could "
    "not be put in its place (the finished table is kept, and the same command can be run again); "
    "130 interrupted.\n"
    f"Tables are {listed().en}, by their content; the encoding and delimiter of a CSV are detected. Rows are "
    "counted as spreadsheets do.",
)
LANG = Text(
    "语言：zh 或 en；默认取环境变量 SKILLCERT_LANG，其次系统语言，否则中文",
    "language: zh or en; by default SKILLCERT_LANG in the environment, else the system's, else Chinese",
)
# The first of these that is set says the language.
VARIABLES = ("SKILLCERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Command(Protocol):
    """A command: a module that says what it does and takes, and does it."""

    @property
    def ABOUT(self) -> Text:  # noqa: N802
        """Return what it does; the first line stands in the list of commands."""

    def declare(self, parser: Parser) -> None:
        """Add its arguments."""

    def run(self, args: Namespace, lang: str) -> int:
        """Turn the arguments into a job, do it, and return the exit code."""


class Parser(ArgumentParser):
    """A parser whose errors are one line in the chosen language."""

    def __init__(
        self,
        *,
        lang: str,
        about: Text,
        prog: str,
        words: Sequence[str] = (),
        root: Parser | None = None,
        **_later: object,
    ) -> None:
        # CPython 3.14 hands to the parsers of commands whether to color, and others may hand more.
        super().__init__(
            prog=prog,
            description=about.of(lang),
            epilog=EPILOG.of(lang),
            formatter_class=_Chinese if lang == "zh" else _Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        # The first of the words chooses a command.
        self.lang, self.words, self.root = lang, words, root or self
        # Help and errors are the same in every CPython: later ones color, and guess what was meant.
        self.color = self.suggest_on_error = False
        # The parsers of commands by their names, the names of options, and the arguments that are files.
        self.parsers: dict[str, Parser] = {}
        self.names: list[str] = []
        self.files: list[Action] = []
        self.options = self.add_argument_group(Text("参数", "arguments").of(lang))
        self._add("-h", "--help", action="help", help=Text("显示本说明", "show this help").of(lang))
        self._add("--lang", choices=("zh", "en"), help=LANG.of(lang))

    def commands(self, package: str, modules: Sequence[str]) -> None:
        """Have one of the commands in these modules chosen; the parsed arguments hold its `run`.

        Only the one that is chosen is imported; all are for help, and for a word that chooses none.
        """
        title = Text("命令", "commands").of(self.lang)
        choices = self.add_subparsers(title=title, metavar="COMMAND", required=True)
        chosen = [module for module in modules if module.removesuffix("_") in self.words[:1]]
        for module in chosen or modules:
            command, name = cast(Command, import_module(f"{package}.{module}")), module.removesuffix("_")
            parser = choices.add_parser(
                name,
                help=command.ABOUT.of(self.lang).splitlines()[0],
                lang=self.lang,
                about=command.ABOUT,
                prog=f"{self.prog} {name}",
                words=self.words[1:],
                root=self.root,
            )
            parser.set_defaults(run=command.run)
            command.declare(parser)
            self.parsers[name] = parser

    def positional(self, name: str, metavar: str, about: Text, *, count: str | None = None) -> None:
        """Add an argument that has no name on the command line: one, or as `nargs` of argparse says."""
        self._add(name, metavar=metavar, nargs=count, help=about.of(self.lang))

    def option(self, name: str, metavar: str, about: Text, *, required: bool = False) -> None:
        """Add an option with a value; an empty one is refused, whichever option it is."""

        def given(text: str) -> str:
            if text:
                return text
            raise BilingualError(f"{name}：不能为空", f"{name}: must not be empty")

        self._add(name, metavar=metavar, required=required, type=given, help=about.of(self.lang))

    def flag(self, *names: str, about: Text) -> None:
        """Add an option without a value."""
        self._add(*names, action="store_true", help=about.of(self.lang))

    def version(self, version: str) -> None:
        """Add the option that prints name and version."""
        about = Text("显示名称和版本", "show name and version")
        self._add(
            "-V", "--version", action="version", version=f"{self.prog} {version}", help=about.of(self.lang)
        )

    def _add(self, *names: str, **options: object) -> None:
        action = self.options.add_argument(*names, **options)  # type: ignore[arg-type]
        self.names += action.option_strings
        if "FILE" in str(action.metavar) or "." in str(action.metavar):
            self.files.append(action)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str], namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Parse arguments; no command where one has to be chosen shows the help, unknown ones are refused."""
        if self.parsers and re.fullmatch(r"(--lang[= ]\S+ ?)*", " ".join(args)):
            self.print_help()
            self.exit()
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self._refuse(rest)
        return found, rest

    def _refuse(self, rest: Sequence[str]) -> NoReturn:
        wrong = next((word for word in rest if word.startswith("-")), None)
        if wrong is None:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        name = wrong.partition("=")[0]
        self._end(f"没有“{name}”这个参数", f"there is no option {name}", self._nearest(name, self.names))

    def error(self, message: str) -> NoReturn:
        """End with one line, without what may be a password in an address."""
        if match := re.match(r"argument COMMAND: invalid choice: '(.*)' \(choose from ", message):
            name = match[1]
            nearest = self._nearest(name, self.parsers)
            self._end(f"没有“{name}”这个命令", f"there is no command {name}", nearest)
        english = re.sub(r"://[^\s@]*@", "://***@", message)
        self._end(_chinese(english), english, Text("", ""))

    def _nearest(self, name: str, names: Iterable[str]) -> Text:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=1, cutoff=0.7)
        return Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else Text("", "")

    def _end(self, zh: str, en: str, nearest: Text) -> NoReturn:
        raise BilingualError(
            f"{zh}{nearest.zh}（用法见 {self.prog} --help）",
            f"{en}{nearest.en} (see {self.prog} --help --lang en)",
        )


class _Formatter(RawDescriptionHelpFormatter):
    """Help that is broken into lines where both languages allow it."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for part in text.splitlines() for line in wrap(part, width))


class _Chinese(_Formatter):
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


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language, needed before the arguments are read: their help and errors are in it too."""
    chosen = [value for name, value in pairwise([*arguments, ""]) if name == "--lang"]
    chosen += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    if chosen:
        return "en" if chosen[-1] == "en" else "zh"
    tag = next((value for name in VARIABLES if (value := environment.get(name))), "zh")
    return "zh" if re.match(r"(zh|C|POSIX)\b|zh_", tag) else "en"


def words(arguments: Sequence[str]) -> list[str]:
    """Return the arguments that are no options, of which the first choose commands."""
    before = ["", *arguments]
    return [word for last, word in pairwise(before) if last != "--lang" and not word.startswith("-")]


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
