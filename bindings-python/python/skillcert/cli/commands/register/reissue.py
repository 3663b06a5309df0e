"""`skillcert register reissue`: a certificate printed once more, on a new blank sheet."""

from __future__ import annotations

from argparse import Namespace

from skillcert import CertificateNumber
from skillcert.texts import Text

from ...parser import Parser
from ...work.inputs import read_date
from .. import options

NAME = "reissue"
ABOUT = Text(
    "登记补发：编号不变，换用新的空白证书。",
    "Records a reissue: the number stays, the blank sheet is a new one.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    blank = Text("新的空白证书编号", "number of the new blank sheet")
    parser.option("--blank", "BLANK", blank, required=True)
    parser.option("--on", "DATE", Text("补发日期", "day of the reissue"), required=True)
    parser.option("--reason", "TEXT", Text("原因", "why"), required=True)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    number, on = CertificateNumber(args.number), read_date("--on", args.on)
    options.required_register(args).reissue(number, blank=args.blank, on=on, reason=args.reason)
    print(Text(f"{number} 已补发", f"{number} is reissued").of(lang))
    return 0
