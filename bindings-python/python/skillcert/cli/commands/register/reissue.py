"""`skillcert register reissue`: a certificate that was lost or damaged, to be printed once more."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from ...work.steps import Asked
from . import stepping

ABOUT = Text(
    "办理补发、换发：编号不变，换用新的空白证书；给出 --blank 的，同时登记打印。",
    "Records a reissue: the number stays, the blank sheet is a new one. With --blank, its printing too.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    stepping.declare(parser, blank=stepping.NEW_BLANK, prints=True)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    return stepping.run(args, lang, stepping.Kind(_actions, may_print=True))


def _actions(asked: Asked) -> stepping.Actions:
    return [{"reissue": {"policy": {"allowed": True}, "reason": asked.reason}}]
