"""Files that are read."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ..texts import BilingualError


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
