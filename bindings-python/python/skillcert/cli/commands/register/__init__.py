"""`skillcert register`: what is done with a register besides issuing, one file per command."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Command, Parser
from . import audit, declare_, export, import_, init, reissue, verify, void

NAME = "register"
ABOUT = Text(
    "登记册：建立、查询、作废、补发、导入、导出、核查。",
    "The register: make it, query, void, reissue, import, export, audit.",
)
COMMANDS: tuple[Command, ...] = (init, verify, void, reissue, import_, export, audit, declare_)


def declare(parser: Parser) -> None:
    """Add the commands."""
    parser.commands(COMMANDS)


def run(args: Namespace, lang: str) -> int:
    """Run the command that was chosen; argparse has replaced this one by it."""
    raise NotImplementedError  # pragma: no cover: argparse has replaced this function
