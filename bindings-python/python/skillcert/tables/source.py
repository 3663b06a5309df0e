"""Files that are read."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from ..texts import BilingualError

# What stands for the standard input and output.
STANDARD = "-"


@contextmanager
def local(path: str) -> Iterator[str]:
    """Return where a table lies; the standard input is put into a file first.

    Some formats begin at their end, and a column is sought by looking twice.
    """
    if path != STANDARD:
        yield path
        return
    with NamedTemporaryFile(prefix="skillcert-") as file:
        try:
            if sys.stdin is None:  # it was closed
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            shutil.copyfileobj(sys.stdin.buffer, file)
            file.flush()
        except OSError as error:
            raise unreadable(path, error) from None
        yield file.name


def open_binary(path: str) -> BinaryIO:
    """Open a file for reading."""
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: str, error: Exception) -> BilingualError:
    """Return the error for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return BilingualError(f"{path}：没有这个文件", f"{path}: there is no such file")
    if isinstance(error, IsADirectoryError):
        return BilingualError(f"{path}：是目录，不是文件", f"{path}: is a directory, not a file")
    reason = error.strerror if isinstance(error, OSError) else error
    return BilingualError(f"{path}：无法读取（{reason}）", f"{path}: cannot be read ({reason})")
