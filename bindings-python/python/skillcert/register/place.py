"""The file of an SQLite register, watched for being moved or replaced while a program has it open."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from .errors import ADDRESS, MISSING, REFUSED, REPLACED, RegisterError
from .settings import log_of_changes

# Device and number of a file: two files of one name differ in them.
Mark = tuple[int, int]


class File:
    """The file of a register. Only `making` makes one: SQLite makes a file of every name that it opens."""

    def __init__(self, name: str | None, *, options: bool) -> None:
        if not name or options or name.startswith((":memory:", "file:")):
            raise RegisterError(
                ADDRESS,
                "SQLite的登记册必须是普通路径上的文件，地址不带选项；放在内存中，已发的编号会丢失",
                "SQLite needs a file at a plain path, no options; in memory, numbers would be lost",
            )
        self.path = Path(name).absolute()

    @property
    def names(self) -> list[str]:
        """Return the files that belong to it, whether they are there or not."""
        return [f"{self.path}{ending}" for ending in ("", "-wal", "-shm", "-journal")]

    @contextmanager
    def making(self) -> Iterator[None]:
        """Make an empty file, for its owner only, if there is none; one that stays empty goes again."""
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            yield
            return
        except OSError as error:
            raise self._missing(error) from None
        try:
            yield
        finally:
            # Not empty where another has made the register in it meanwhile; gone where another removed it.
            with suppress(FileNotFoundError):
                if self.path.stat().st_size == 0:
                    self.path.unlink()

    def open(self) -> OpenFile:
        """Return a connection to the file that is there."""
        mark = self.mark()
        # Before SQLite sees it: a log that a restore left behind would be played into the restored file.
        if Path(f"{self.path}-wal").exists():
            raise log_of_changes()
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?mode=rw", uri=True, check_same_thread=False, factory=OpenFile
        )
        connection.file, connection.mark = self, mark
        connection.watch()
        # Transactions are begun by `Database`. EXTRA is FULL, and syncs the folder after the journal is
        # deleted: or a loss of power just after the commit brings it back, and the old state with it.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def mark(self) -> Mark:
        """Return the mark of the file that is there now."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise self._missing(error) from None
        return found.st_dev, found.st_ino

    def _missing(self, error: OSError) -> RegisterError:
        path, reason = self.path, error.strerror
        return RegisterError(MISSING, f"无法打开文件{path}（{reason}）", f"cannot open {path} ({reason})")


class OpenFile(sqlite3.Connection):
    """A connection that knows which file it has open."""

    file: File
    mark: Mark

    def watch(self) -> None:
        """Refuse a file that is no longer the one that was opened: what is written to it is lost."""
        if self.file.mark() != self.mark:
            raise moved()

    def copy(self) -> str:
        """Copy the file into the folder for temporary files; return its name."""
        folder = tempfile.gettempdir()
        try:
            handle, name = tempfile.mkstemp(prefix="skillcert-", dir=folder)  # for its owner only
            os.close(handle)
            try:
                with closing(sqlite3.connect(name)) as target:
                    self.backup(target)
            except BaseException:
                Path(name).unlink()
                raise
        except (OSError, sqlite3.Error) as error:
            zh = f"无法复制到临时文件夹{folder}（{error}）"
            failure = RegisterError(
                REFUSED, zh, f"it cannot be copied into the temporary folder {folder} ({error})"
            )
        else:
            return name
        raise failure


def moved() -> RegisterError:
    """Return the error of a file that is no longer the one that was opened."""
    return RegisterError(
        REPLACED, "登记册的文件被移动或替换", "the file of the register was moved or replaced"
    )
