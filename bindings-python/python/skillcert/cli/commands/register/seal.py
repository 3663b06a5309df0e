"""`skillcert register seal`: seals that were applied."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from . import stepping

ABOUT = Text(
    "登记加盖人社局钢印和鉴定中心红印；只盖了其中一个的，用 --emboss 或 --red 写明。",
    "Records the bureau's embossed seal and the center's red seal; --emboss or --red if it was only one.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.flag("--emboss", about=Text("只登记人社局钢印", "only the bureau's embossed seal"))
    parser.flag("--red", about=Text("只登记鉴定中心红印", "only the center's red seal"))
    stepping.declare(parser, reason=False)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if rows of a table were refused."""
    both = args.emboss == args.red
    seals = ["emboss"] * (args.emboss or both) + ["red_seal"] * (args.red or both)
    return stepping.run(args, lang, stepping.Kind(lambda _: seals))
