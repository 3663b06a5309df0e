"""Files that are read."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from ..texts import BilingualError

# What stands for the standard input and output.
STANDARD = "-"
# The standard input as a file.
INPUTS = (STANDARD, "/dev/stdin")


class Source:
    """A file that is read, under the name that it was given.

    It is held open: as long as it is, no other file takes its inode.
    """

    def __init__(self, path: str, name: str, file: BinaryIO) -> None:
        self.path, self.name, self.file = path, name, file
        self._before = self._state()

    def refuse_changed(self) -> None:
        """Refuse a file that was saved again or replaced while it was read.

        To be called when everything was read and before anything is published, committed or entered: answers
        would stand beside the rows of other people.
        """
        if self._state() != self._before:
            raise BilingualError(
                f"{self.name}：读取期间文件被重新保存或替换，没有写出结果，也没有核发或登记；"
                "怎么办：保存好以后重新运行",
                f"{self.name}: was saved again or replaced while it was read; nothing was written, issued or "
                "entered; cure: run again when it is saved",
            )

    def _state(self) -> tuple[int, ...]:
        """Return what changes when a file is saved, in place or by another one that takes its name."""
        try:
            now = Path(self.path).stat()
        except OSError:
            return ()
        return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns


@contextmanager
def local(path: str, name: str) -> Iterator[Source]:
    """Return a file to read; what cannot be read twice is put into a private one first.

    Some formats begin at their end, and the header is sought before the rows are read.
    """
    if path not in INPUTS and not _flows(path):
        with open_binary(path) as file:
            yield Source(path, name, file)
        return
    with NamedTemporaryFile(prefix="skillcert-") as copy:
        try:
            with nullcontext(_standard()) if path in INPUTS else open_binary(path) as flowing:
                shutil.copyfileobj(flowing, copy)
            copy.flush()
        except OSError as error:
            raise unreadable(path, error) from None
        with open_binary(copy.name) as file:
            yield Source(copy.name, name, file)


def _standard() -> BinaryIO:
    if sys.stdin is None:  # it was closed
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer


def _flows(path: str) -> bool:
    """Return whether a file can be read only once, from its start to its end."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise BilingualError(
            f"{path}：是设备，不是文件；怎么办：给出存有表格的文件",
            f"{path}: is a device, not a file; cure: give a file that holds a table",
        )
    return stat.S_ISFIFO(mode)


def open_binary(path: str) -> BinaryIO:
    """Open a file for reading."""
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def read_whole(path: str, limit: int) -> bytes:
    """Return the content of a file of so many bytes at most: a device has no end."""
    with open_binary(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        size = f"{limit >> 20} MB" if limit >> 20 else f"{limit >> 10} KB"
        raise BilingualError(
            f"{path}：超过{size.replace(' ', '')}；怎么办：核对文件名",
            f"{path}: over {size}; cure: look at its name",
        )
    return data


def unreadable(path: str, error: Exception) -> BilingualError:
    """Return the error for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return BilingualError(
            f"{path}：没有这个文件；怎么办：核对文件名和所在目录",
            f"{path}: there is no such file; cure: look at its name and folder",
        )
    if isinstance(error, IsADirectoryError):
        return BilingualError(
            f"{path}：是目录，不是文件；怎么办：给出目录中的文件",
            f"{path}: is a directory, not a file; cure: give a file of it",
        )
    reason = error.strerror if isinstance(error, OSError) else error
    return BilingualError(
        f"{path}：无法读取（{reason}）；怎么办：核对文件的权限，或先把它复制到本机",
        f"{path}: cannot be read ({reason}); cure: look at its permissions, or copy it to this machine first",
    )
