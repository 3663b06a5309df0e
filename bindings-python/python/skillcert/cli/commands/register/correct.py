"""`skillcert register correct`: a wrong name, put right."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from ...work.steps import Asked
from . import stepping

ABOUT = Text(
    "更正持证人姓名：编号不变，证书重新打印。",
    "Corrects the name of the holder: the number stays, the certificate is printed anew.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.option("--holder", "NAME", Text("更正后的姓名", "the correct name"))
    stepping.declare(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    return stepping.run(args, lang, stepping.Kind(_actions))


def _actions(asked: Asked) -> stepping.Actions:
    return [{"correct": {"holder": asked.holder, "reason": asked.reason}}]
