"""`skillcert register init`: makes the tables."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from .. import options

NAME = "init"
ABOUT = Text("在数据库中建立登记册。", "Makes a register in a database.")


def declare(parser: Parser) -> None:
    """Add the arguments."""
    options.declare_register(parser)
    roles = Text(
        "不建表，只输出PostgreSQL的角色脚本：核发角色不能修改或删除已核发的记录",
        "make nothing, print the script of roles for PostgreSQL: who issues can neither change nor delete",
    )
    parser.flag("--roles", about=roles)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    if args.roles:
        from skillcert.register import roles

        print(roles(), end="")
        return 0
    options.required_register(args).init()
    print(Text("登记册已就绪", "the register is ready").of(lang))
    return 0
