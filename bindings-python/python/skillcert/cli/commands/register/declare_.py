"""`skillcert register declare`: serials that this register does not issue."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcert import ValidationError
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.inputs import read_scheme
from ...work.reasons import cured
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Declared

NAME = "declare"
ABOUT = Text(
    "声明一段序列号不由本登记册核发：属于另一系统，或从未使用。",
    "Declares serials that this register does not issue: another system did, or they were never used.",
)
_PLACES = {
    "year": ("YEAR", Text("核发年份，四位", "year of issue, four digits")),
    "city": ("CITY", Text("地市代码，两位", "city code, two digits")),
    "first": ("FIRST", Text("第一个序列号", "the first serial")),
    "last": ("LAST", Text("最后一个序列号", "the last serial")),
}


def declare(parser: Parser) -> None:
    """Add the arguments."""
    for name, (metavar, about) in _PLACES.items():
        parser.positional(name, metavar, about)
    parser.option("--reason", "TEXT", Text("原因", "why"), required=True)
    parser.option("--scheme", "SCHEME.json", options.SCHEME)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    year, first, last = (_integer(text) for text in (args.year, args.first, args.last))
    register, scheme = options.required_register(args), read_scheme(args.scheme)
    try:
        declared = register.declare(year, args.city, first, last, reason=args.reason, scheme=scheme)
    except ValidationError as error:
        if error.code != "number_taken":
            raise
        told, number = cured(error.finding), error.finding.value
        raise BilingualError(f"{number}：{told.zh}", f"{number}: {told.en}") from None
    print("\n".join(line.of(lang) for line in _told(first, last, declared)))
    return 0


def _told(first: int, last: int, declared: Declared) -> Iterator[Text]:
    yield Text(f"已声明{last - first + 1}个序列号", f"{last - first + 1} serials declared")
    if declared.skipped:
        skipped, until = declared.skipped
        yield Text(
            f"注意：{skipped}至{until}没有声明，将成为缺号",
            f"note: {skipped} to {until} are not declared, and will be gaps",
        )


def _integer(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BilingualError("年份和序列号应为数字", "year and serials must be digits")
    return int(text)
