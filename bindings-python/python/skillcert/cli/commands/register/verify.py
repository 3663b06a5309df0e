"""`skillcert register verify`: whether a number was issued, and what a query shows."""

from __future__ import annotations

from argparse import Namespace

from skillcert import CertificateNumber, Finding
from skillcert.texts import Text

from ...parser import Parser
from .. import options

NAME = "verify"
ABOUT = Text(
    "查询一个证书编号：只显示姓名、项目、核发日期和是否作废。",
    "Queries a number: shows holder, project, date of issue and whether it is void, nothing else.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if the number was not issued, or the certificate is void."""
    found = options.required_register(args).verify(CertificateNumber(args.number))
    if found is None:
        print(Finding("not_issued", "whole").message(lang))
        return 1
    print(found.assurance.text(lang))
    print(
        Text(
            f"  {found.holder}，{found.project}，{found.issued_on}核发",
            f"  {found.holder}, {found.project}, issued on {found.issued_on}",
        ).of(lang)
    )
    if found.void:
        print(f"  {Finding('certificate_void', 'certificate').message(lang)}")
    return int(found.void)
