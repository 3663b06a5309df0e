"""`skillcert register declare`: serials that this register does not issue."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcert import Series, ValidationError
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.inputs import closed, misplaced, read_scheme
from ...work.reasons import CURE, cured
from ...work.said import say
from ...work.unplaced import telling
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Declared

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
# More than a city issues in a year: a digit too many would leave it none.
_MANY = 100_000


def declare(parser: Parser) -> None:
    """Add the arguments."""
    for name, (metavar, about) in _PLACES.items():
        parser.positional(name, metavar, about)
    parser.option("--reason", "TEXT", Text("原因", "why"), required=True)
    parser.option("--scheme", "SCHEME.json", options.SCHEME)
    trial = Text("试运行：只说明，不写入", "tell only, and enter nothing")
    parser.flag("--dry-run", about=trial)
    many = Text(
        f"确要声明{_MANY}个以上的序列号：声明不能撤回",
        f"more than {_MANY} serials are meant: nothing takes them back",
    )
    parser.flag("--many", about=many)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    year, first, last = (_integer(text) for text in (args.year, args.first, args.last))
    if last < first:
        raise BilingualError(
            f"最后一个序列号{last}小于第一个{first}；{CURE.zh}：从小到大写",
            f"the last serial {last} is below the first, {first}; {CURE.en}: write the lower one first",
        )
    serials, trial = range(first, last + 1), args.dry_run
    if len(serials) > _MANY and not (args.many or trial):
        raise BilingualError(
            f"{len(serials)}个序列号，声明后本登记册不再核发，也不能撤回；"
            f"{CURE.zh}：核对首尾；确要声明的，加 --many",
            f"{len(serials)} serials would never be issued here, and nothing takes that back; "
            f"{CURE.en}: check both ends; if they are meant, add --many",
        )
    register, scheme = options.required_register(args), closed(read_scheme(args.scheme))
    try:
        Series.at(year, args.city, 1, scheme=scheme)
    except ValidationError as error:
        raise misplaced(error, args.city, scheme, day="YEAR", place="CITY") from None
    try:
        declared = register.declare(
            year, args.city, first, last, reason=args.reason, scheme=scheme, dry_run=trial
        )
    except ValidationError as error:
        if error.code != "number_taken":
            raise
        why, number = cured(error.finding), error.finding.value
        raise BilingualError(f"{number}：{why.zh}", f"{number}: {why.en}") from None
    told = [*_told(serials, declared, trial=trial)]
    with telling(None if trial else told[0]):
        say(line.of(lang) for line in told)
    return 0


def _told(serials: range, declared: Declared, *, trial: bool) -> Iterator[Text]:
    count = len(serials)
    if trial:
        yield Text(f"将声明{count}个序列号", f"{count} serials would be declared")
    else:
        yield Text(f"已声明{count}个序列号", f"{count} serials declared")
    if declared.skipped:
        skipped, until = declared.skipped
        yield Text(
            f"注意：{skipped}至{until}没有声明，将成为缺号",
            f"note: {skipped} to {until} are not declared, and will be gaps",
        )
    if trial:
        yield Text("试运行：没有写入登记册", "a dry run: nothing was entered in the register")


def _integer(text: str) -> int:
    # More digits than a serial has are for the register to refuse, far more are none.
    if not (text.isascii() and text.isdigit() and len(text) <= options.DIGITS):
        raise BilingualError("年份和序列号应为数字", "year and serials must be digits")
    return int(text)
