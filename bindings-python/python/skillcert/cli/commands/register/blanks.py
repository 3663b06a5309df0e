"""`skillcert register blanks`: what has become of the blank sheets, as ranges."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work import sequence
from ...work.machine import print_object
from .. import options

if TYPE_CHECKING:
    from skillcert.register import BlankRecord

NAME = "blanks"
ABOUT = Text(
    "列出空白证书的去向，连续的合为一段：毁损、由新证代替、随证书作废、打印前毁损；也可列出在用的。",
    "Lists what has become of the blank sheets, as ranges: spoilt, replaced, void, destroyed before "
    "printing; or those in use.",
)
DESTROYED = Text("打印前毁损", "spoilt before printing")
FATES = ("present", "spoilt", "replaced", "void", "destroyed")


def declare(parser: Parser) -> None:
    """Add the arguments."""
    fates = Text(
        "只列这些去向，以逗号分隔：present（在用）、spoilt、replaced、void、destroyed；默认除在用以外的全部",
        "only these, separated by commas: present, spoilt, replaced, void, destroyed; by default all but "
        "present",
    )
    parser.option("--fate", "NAMES", fates)
    year = Text("只列这一年停用的（在用的按打印日期）", "only what ceased to be in use in this year")
    parser.option("--year", "YEAR", year)
    options.declare_register(parser)
    options.declare_object(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    wanted, year = _fates(args.fate), options.read_count("--year", args.year)
    register = options.required_register(args)
    records = (
        record
        for record in register.blanks()
        if record.fate in wanted and year in (None, (record.until or record.used_on).year)
    )
    if args.json:
        print_object({"blanks": [_facts(record) for record in records]})
        return 0
    lines = list(_lines(records, lang))
    print("\n".join(lines or [Text("没有这样的空白证书", "there are none").of(lang)]))
    return 0


def _fates(text: str | None) -> set[str]:
    if text is None:
        return {*FATES[1:]}
    wanted = {name.strip() for name in text.split(",")}
    if other := wanted - {*FATES}:
        raise BilingualError(
            f"--fate：没有 {min(other)}，只有 {'、'.join(FATES)}",
            f"--fate: there is no {min(other)}, only {', '.join(FATES)}",
        )
    return wanted


def _lines(records: Iterable[BlankRecord], lang: str) -> Iterator[str]:
    """Return a line for sheets that follow each other and share their fate, its day and reason."""
    from skillcert.register.words import FATES as WORDS

    for (fate, on, reason), group in groupby(
        records, lambda it: (it.fate, it.until or it.used_on, it.reason)
    ):
        word = (DESTROYED if fate == "destroyed" else WORDS[fate]).of(lang)
        for run in sequence.runs(record.blank for record in group):
            count = Text(f"（{run.sheets}张）", f" ({run.sheets} sheets)").of(lang) if run.sheets > 1 else ""
            yield "  ".join(filter(None, [run.text.of(lang) + count, word, str(on), reason]))


def _facts(record: BlankRecord) -> dict[str, object]:
    return {
        "blank": record.blank,
        "number": str(record.number) if record.number else None,
        "fate": record.fate,
        "used_on": str(record.used_on),
        "until": str(record.until) if record.until else None,
        "reason": record.reason,
    }
