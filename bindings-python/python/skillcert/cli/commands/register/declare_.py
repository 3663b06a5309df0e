"""`skillcert register declare`: serials that this register does not issue."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import BilingualError, Text

from ...parser import Parser
from .. import options

NAME = "declare"
ABOUT = Text(
    "声明一段序列号不由本登记册核发：属于另一系统，或从未使用。",
    "Declares serials that this register does not issue: another system did, or nobody ever.",
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
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    year, first, last = (_integer(text) for text in (args.year, args.first, args.last))
    options.required_register(args).declare(year, args.city, first, last, reason=args.reason)
    print(Text(f"已声明{last - first + 1}个序列号", f"{last - first + 1} serials are declared").of(lang))
    return 0


def _integer(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BilingualError("年份和序列号应为数字", "year and serials are digits")
    return int(text)
