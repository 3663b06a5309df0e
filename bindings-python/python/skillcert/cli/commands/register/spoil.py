"""`skillcert register spoil`: sheets that were spoilt, printed or still blank."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work import sequence
from ...work.machine import print_object
from ...work.reasons import cured
from ...work.said import say
from ...work.steps import Asked
from ...work.unplaced import telling
from .. import options
from . import stepping

if TYPE_CHECKING:
    from skillcert.register import Register

ABOUT = Text(
    "登记毁损：已打印的写证书编号，随后在另一张上重新打印；还没有打印的空白证书用 --blanks。",
    "Records spoilt sheets: of a printed certificate, to be printed again on another, or of blanks that "
    "were not printed yet (--blanks).",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    present = Text(
        "毁损的空白证书，核对它是不是证书现在所用的", "the spoilt sheet, checked against the one in use"
    )
    stepping.declare(parser, blank=present)
    blanks = Text(
        "还没有打印的空白证书：一张，或从第一张到最后一张",
        "sheets that were not printed yet: one, or from the first to the last",
    )
    parser.option("--blanks", "FIRST..LAST", blanks)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    if args.blanks is None:
        return stepping.run(args, lang, stepping.Kind(_actions, ends_sheet=True))
    return _destroy(args, lang)


def _actions(asked: Asked) -> stepping.Actions:
    return [{"spoil": {"reason": asked.reason}}]


def _destroy(args: Namespace, lang: str) -> int:
    if args.number or args.blank or vars(args)["from"]:
        raise BilingualError(
            "--blanks 是还没有打印的，不写证书编号", "--blanks is for sheets not printed yet: give no number"
        )
    blanks = sequence.between("--blanks", args.blanks)
    on = stepping.day(args)
    new = _entered(options.required_register(args), blanks, on, args.reason or "")
    [run] = sequence.runs(blanks)
    told = Text(
        f"空白证书{run.text.zh}（{run.sheets}张）已登记毁损，{on}；新登记{new}张",
        f"blank {run.text.en} ({run.sheets} sheets): spoilt on {on}; {new} newly entered",
    )
    with telling(told):
        if args.json:
            print_object({"sheets": len(blanks), "entered": new})
        else:
            say([told.of(lang)])
    return 0


def _entered(register: Register, blanks: Sequence[str], on: date, reason: str) -> int:
    """Enter the sheets; one that is refused is named."""
    from skillcert.register import RequestError

    try:
        return register.destroy(blanks, on=on, reason=reason)
    except RequestError as error:
        sheet, told = blanks[error.row - 1], cured(error.finding)
        failure = BilingualError(f"空白证书{sheet}：{told.zh}", f"blank {sheet}: {told.en}")
    raise failure
