"""`skillcert register init`: makes a register."""

from __future__ import annotations

from argparse import Namespace

from skillcert.texts import Text

from ...parser import Parser
from ...work.said import say
from ...work.unplaced import telling
from .. import options

ABOUT = Text(
    "在数据库中建立登记册，只须一次；其他命令都不建立登记册。",
    "Makes a register in a database, once; no other command makes one.",
)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    options.declare_register(parser)
    roles = Text(
        "不建表，只输出该数据库的角色脚本：核发角色不能修改或删除已核发的记录；没有地址时为PostgreSQL的",
        "make nothing, print the script of roles for that database, PostgreSQL's without an address: who "
        "issues can neither change nor delete",
    )
    parser.flag("--roles", about=roles)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    if args.roles:
        from skillcert.register import roles

        mariadb = (options.register_url(args) or "").startswith(("mysql", "mariadb"))
        print(roles("mariadb" if mariadb else "postgresql"), end="")
        return 0
    register = options.required_register(args)
    made = register.init()
    done = Text("登记册已建立", "register made") if made else Text("登记册已就绪", "register ready")
    told = [Text(f"{done.zh}：{register.place.zh}", f"{done.en}: {register.place.en}")]
    with telling(told[0]):
        if others := len(register.other_tables()):
            more = f"该数据库中还有其他表{others}个", f"there are {others} other tables in this database"
            told.append(Text(*more))
        say(line.of(lang) for line in told)
    return 0
