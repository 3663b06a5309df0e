"""`skillcert register void`: makes a certificate void; its number stays used."""

from __future__ import annotations

from argparse import Namespace

from skillcert import CertificateNumber
from skillcert.texts import Text

from ...parser import Parser
from ...work.inputs import read_date
from .. import options

NAME = "void"
ABOUT = Text(
    "作废一个证书：编号保留，不再使用。", "Makes a certificate void: its number stays used, for ever."
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    parser.option("--on", "DATE", Text("作废日期", "day from which it is void"), required=True)
    parser.option("--reason", "TEXT", Text("原因", "why"), required=True)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    number = CertificateNumber(args.number)
    options.required_register(args).void(number, on=read_date("--on", args.on), reason=args.reason)
    print(Text(f"{number} 已作废", f"{number} is void").of(lang))
    return 0
