"""`skillcert register print`: certificates that were printed on blank sheets."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from . import stepping

ABOUT = Text(
    "登记打印：证书打印在哪一张空白证书上。可按表格逐行登记，空白证书依次取用。",
    "Records that certificates were printed, and on which blanks: one, or the rows of a table in sequence.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    stepping.declare(parser, reason=False, blank=stepping.NEW_BLANK, prints=True)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    return stepping.run(args, lang, stepping.Kind(lambda _: [], prints=True))
