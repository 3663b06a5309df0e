"""`skillcert register verify`: whether a number was issued, and what a query shows."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from skillcert import CertificateNumber
from skillcert.texts import Text

from ...parser import Parser
from ...work import verified
from ...work.machine import print_object
from ...work.objections import Objection
from ...work.said import say
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Verification

ABOUT = Text(
    "查询一个证书编号：只显示姓名、项目、核发日期，是否作废、由哪个证书代替。",
    "Looks up a number: only holder, project, date of issue, whether it is void, and what replaces it.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    options.declare_register(parser)
    options.declare_object(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if the number was not issued, or the certificate is void."""
    number = CertificateNumber(args.number)
    found = options.required_register(args).verify(number)
    against = verified.objection(found)
    if args.json:
        print_object(_facts(number, found, against, lang))
    else:
        say(verified.lines(found, lang))
    return int(against is not None)


def _facts(
    number: CertificateNumber, found: Verification | None, against: Objection | None, lang: str
) -> dict[str, object]:
    facts: dict[str, object] = {"number": str(number), "valid": against is None}
    if found:
        facts |= {"holder": found.holder, "project": found.project, "issued_on": str(found.issued_on)}
    if found and found.void:
        facts |= {"voided_on": str(found.voided_on)}
    if against:
        facts |= {"code": against.code, "message": against.message(lang), "cure": against.cure(lang)}
        facts |= against.facts
    return facts
