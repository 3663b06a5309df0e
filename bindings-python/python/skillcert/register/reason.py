"""What a database says, without the content of its rows and without the password."""

from __future__ import annotations

from urllib.parse import quote

import sqlalchemy as sa

from ..texts import Text
from .patience import code_of

# MariaDB and MySQL quote rows in their sentences: only the number of an error is kept, with words of ours.
_WORDS = {
    1045: Text("登录被拒绝", "access denied"),
    1049: Text("没有这个数据库", "no such database"),
    1062: Text("重复的键", "duplicate key"),
    1142: Text("没有权限", "not permitted"),
    1143: Text("没有权限", "not permitted"),
    1205: Text("等待锁超时", "waited too long for a lock"),
    1213: Text("死锁", "deadlock"),
    1452: Text("违反外键", "foreign key violated"),
    2002: Text("无法连接", "cannot connect"),
    2003: Text("无法连接", "cannot connect"),
    2006: Text("连接中断", "connection lost"),
    2013: Text("连接中断", "connection lost"),
    3819: Text("违反约束", "check violated"),
    4025: Text("违反约束", "check violated"),
}
# The classes of PostgreSQL that quote values: of data, of statements that triggers put together, of what
# triggers say themselves. Two of them name tables only: not permitted, not there.
_QUOTING, _NAMING = ("22", "42", "P0"), ("42501", "42P01")
# What a trigger in SQLite says may be a row, too.
_TRIGGER = "SQLITE_CONSTRAINT_TRIGGER"


def reason_of(error: Exception, password: str | None) -> Text:
    """Return the first line of what a database says, which holds no data."""
    if not isinstance(error, sa.exc.DBAPIError):
        return Text(type(error).__name__, type(error).__name__)
    code = code_of(error)
    if isinstance(code, int):
        words = _WORDS.get(code, Text("", ""))
        return Text(f"{code} {words.zh}".strip(), f"{code} {words.en}".strip())
    if code == _TRIGGER or (isinstance(code, str) and code.startswith(_QUOTING) and code not in _NAMING):
        return Text(named := f"{code} {type(error.orig).__name__}", named)
    # SQLite's module says which column is no UTF-8, and then its text.
    line = next(iter(str(error.orig).splitlines()), "").partition(" with text ")[0]
    for form in (password, quote(password, safe="")) if password else ():
        line = line.replace(form, "***")
    return Text(line, line)
