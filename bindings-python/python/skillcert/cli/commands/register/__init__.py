"""`skillcert register`: what is done with a register besides issuing, one file per command."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser

ABOUT = Text(
    "登记册：建立、打印、盖章、毁损、更正、作废、补发、查询、导入、导出、核查。",
    "The register: make it, print, seal, spoil, correct, void, reissue, query, import, export, audit.",
)
# Modules, in the order of the help; one with the name of a function or a word of Python ends in `_`.
COMMANDS = (
    "init",
    "print_",
    "seal",
    "spoil",
    "correct",
    "void",
    "reissue",
    "show",
    "verify",
    "blanks",
    "import_",
    "export",
    "audit",
    "declare_",
)


def declare(parser: Parser) -> None:
    """Add the commands."""
    parser.commands(__name__, COMMANDS)


def run(args: Namespace, lang: str) -> int:
    """Run the command that was chosen; argparse has replaced this one by it."""
    raise NotImplementedError  # pragma: no cover: argparse has replaced this function
