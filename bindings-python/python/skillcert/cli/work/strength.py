"""How strong an answer about a number is: the scheme, the date and the register that it is compared with."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ..parser import Parser
from .inputs import SCHEME, declare_register, optional_register, read_date, read_scheme
from .verdicts import Checker

AS_OF = Text(
    "核对日期，如 2026-11-23：晚于该年的编号不予认可",
    "date of the check, such as 2026-11-23: numbers of later years are refused",
)
NO_PROOF = Text(
    "形式正确不证明证书已核发：编号没有校验位，错一位仍可能是另一个形式正确的编号。",
    "a good form does not prove that a certificate was issued: numbers have no check digit, and one wrong "
    "digit makes another good form.",
)


def declare_strength(parser: Parser) -> None:
    """Add the options."""
    parser.option("--scheme", "SCHEME.json", SCHEME)
    parser.option("--as-of", "DATE", AS_OF)
    declare_register(parser)


def read_checker(args: Namespace) -> Checker:
    """Return the scheme, date and register that were asked for."""
    return Checker(
        scheme=read_scheme(args.scheme),
        as_of=read_date("--as-of", args.as_of) if args.as_of else None,
        register=optional_register(args),
    )
