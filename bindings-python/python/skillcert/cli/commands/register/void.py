"""`skillcert register void`: makes a certificate void; its number stays used."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from ...work.steps import Asked
from . import stepping

ABOUT = Text(
    "作废证书：编号保留，不再使用。",
    "Voids certificates: their numbers stay used for good.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    stepping.declare(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    return stepping.run(args, lang, stepping.Kind(_actions))


def _actions(asked: Asked) -> stepping.Actions:
    return [{"void": {"reason": asked.reason}}]
