"""Settings under which a database may forget what it confirmed.

A certificate that was printed is an outside act: its number has to survive the loss of power. Who asks
for such a database is refused with the setting and the reason, before anything is issued.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from ..texts import Text
from .errors import UNSAFE, RegisterError

# After these, a confirmed commit is on the disk, and on the standby servers that it should wait for.
_DURABLE = {"on", "remote_apply"}
_SQLITE_FULL = 2


def check(connection: sa.Connection) -> None:
    """Refuse a connection whose database may forget a confirmed commit."""
    reasons = _REASONS[connection.dialect.name]
    for setting, zh, en in reasons(connection):
        raise RegisterError(
            UNSAFE,
            f"{setting}：{zh}，已确认的编号可能丢失",
            f"{setting}: {en}, so confirmed numbers may be lost",
        )


def log_of_changes() -> RegisterError:
    """Return the error of an SQLite file with a log of changes (WAL) beside it."""
    return RegisterError(
        UNSAFE,
        "journal_mode = wal：一部分内容在旁边的 -wal 文件中，恢复备份时新旧会混在一起",
        "journal_mode = wal: a part of it is in the file -wal beside it, and would be mixed with a restored "
        "backup",
        cure=Text(
            "关闭所有使用该文件的程序，用 sqlite3 运行 PRAGMA journal_mode=DELETE；"
            "刚恢复备份的，先移走 -wal 文件",
            "close all programs that use the file, then run PRAGMA journal_mode=DELETE in sqlite3; "
            "after a restore, move the file -wal away first",
        ),
    )


def _postgresql(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    names = ("synchronous_commit", "synchronous_standby_names", "fsync", "full_page_writes")
    query = sa.select(*(sa.func.current_setting(name).label(name) for name in names))
    set_to = connection.execute(query).one()
    commit = set_to.synchronous_commit
    if commit == "off" or (set_to.synchronous_standby_names and commit not in _DURABLE):
        zh, en = "提交不等待落盘或备用服务器", "a commit does not wait for the disk or the standby server"
        yield f"synchronous_commit = {commit}", zh, en
    if set_to.fsync != "on":
        yield f"fsync = {set_to.fsync}", "写入不落盘", "writes do not reach the disk"
    if set_to.full_page_writes != "on":
        zh, en = "断电时写到一半的页无法修复", "a page half written when power fails cannot be repaired"
        yield f"full_page_writes = {set_to.full_page_writes}", zh, en


def _mysql(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    names = ("innodb_flush_log_at_trx_commit", "innodb_doublewrite", "log_bin", "sync_binlog")
    set_to = connection.exec_driver_sql(f"SELECT {', '.join(f'@@{name} AS {name}' for name in names)}").one()
    if (commit := set_to.innodb_flush_log_at_trx_commit) not in (1, 3):
        zh, en = "提交不等待落盘", "a commit does not wait for the disk"
        yield f"innodb_flush_log_at_trx_commit = {commit}", zh, en
    if (pages := set_to.innodb_doublewrite) in (0, "OFF", "DETECT_ONLY"):
        zh, en = "断电时写到一半的页无法修复", "a page half written when power fails cannot be repaired"
        yield f"innodb_doublewrite = {pages or 'OFF'}", zh, en
    if set_to.log_bin and set_to.sync_binlog != 1:
        zh, en = (
            "崩溃后收回二进制日志中没有的提交",
            "after a crash, commits missing from the binary log are rolled back",
        )
        yield f"sync_binlog = {set_to.sync_binlog}", zh, en


def _sqlite(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    if synchronous < _SQLITE_FULL:
        zh, en = "提交不等待落盘", "a commit does not wait for the disk"
        yield f"synchronous = {('OFF', 'NORMAL')[synchronous]}", zh, en
    journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    if journal == "wal":
        raise log_of_changes()
    if journal in ("off", "memory"):
        zh, en = "崩溃后无法回滚", "nothing can be rolled back after a crash"
        yield f"journal_mode = {journal}", zh, en


_REASONS = {"postgresql": _postgresql, "mysql": _mysql, "mariadb": _mysql, "sqlite": _sqlite}
