"""What the commands are given besides tables: documents, dates, a register."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from skillcert import DocumentError, FeeSchedules, NumberScheme, Project, ValidationError, parse_date
from skillcert.tables.source import open_binary
from skillcert.texts import BilingualError, Text

if TYPE_CHECKING:
    from skillcert.register import Register

    from ..parser import Parser

T = TypeVar("T")

SCHEME = Text(
    "编号办法（JSON）；默认为通知所载：省级代码18，地市01长沙，2019年起",
    "number scheme (JSON); by default what the notice says: province 18, city 01, from 2019 on",
)
REGISTER = Text(
    "登记册的数据库地址，如 sqlite:///register.db；也可写在环境变量 SKILLCERT_REGISTER 中",
    "database address of the register, such as sqlite:///register.db; or SKILLCERT_REGISTER in the "
    "environment",
)
# An address with a password does not belong on a command line, which everybody on the machine can read.
REGISTER_VARIABLE = "SKILLCERT_REGISTER"


def declare_register(parser: Parser) -> None:
    """Add the option of a register."""
    parser.option("--register", "URL", REGISTER)


def optional_register(args: Namespace) -> Register | None:
    """Return the register that an option or the environment names."""
    url = args.register or os.environ.get(REGISTER_VARIABLE)
    return open_register(url) if url else None


def required_register(args: Namespace) -> Register:
    """Return the register that an option or the environment names."""
    if register := optional_register(args):
        return register
    raise BilingualError(
        f"缺少参数：--register（或环境变量 {REGISTER_VARIABLE}）",
        f"the following arguments are required: --register (or {REGISTER_VARIABLE} in the environment)",
    )


def read_project(path: str) -> Project:
    """Return the project in a JSON file."""
    return read_document(path, Project.from_json)


def read_scheme(path: str | None) -> NumberScheme:
    """Return the scheme in a JSON file; without one, what the notice itself says."""
    return NumberScheme.hunan() if path is None else read_document(path, NumberScheme.from_json)


def read_schedules(path: str | None) -> FeeSchedules:
    """Return the fee schedules in a JSON file; without one, that of the notice."""
    return FeeSchedules.notice() if path is None else read_document(path, FeeSchedules.from_json)


def read_date(option: str, text: str) -> date:
    """Return the date given to an option."""
    try:
        return parse_date(text)
    except ValidationError as error:
        raise about(option, error) from None


def about(name: str | Text, error: ValidationError) -> BilingualError:
    """Return an error with the name of the input that it is about."""
    name = Text(name, name) if isinstance(name, str) else name
    return BilingualError(f"{name.zh}：{error.message('zh')}", f"{name.en}: {error.message('en')}")


def open_register(url: str) -> Register:
    """Return the register at an address."""
    try:
        from skillcert.register import Register
    except ImportError:
        raise BilingualError(
            '登记册需要 SQLAlchemy：pip install "skillcert[register]"',
            'the register needs SQLAlchemy: pip install "skillcert[register]"',
        ) from None
    return Register(url)


def read_document(path: str, build: Callable[[str], T]) -> T:
    """Return what a JSON file holds."""
    try:
        return build(_text(path))
    except DocumentError as error:
        raise about(path, error) from None


def _text(path: str) -> str:
    try:
        with open_binary(path) as file:
            return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.start + 1
        raise BilingualError(
            f"{path}：第{byte}个字节不是UTF-8", f"{path}: byte {byte} is not UTF-8"
        ) from None
