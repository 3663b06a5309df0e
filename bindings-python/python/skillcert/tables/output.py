"""Files that are written."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from ..texts import BilingualError
from .source import STANDARD

# Results are personal data: a new file is its owner's alone, unless it names nobody.
PRIVATE, COMMON = 0o600, 0o666
# What Windows says of a file that another program has open, and how long to try again, in seconds.
IN_USE, PATIENCE, PAUSE = (5, 32, 33), 2.0, 0.1
# How a file of SQLite begins.
_DATABASE = b"SQLite format 3\0"
MOUNTS = Path("/proc/self/mountinfo")


class Output:
    """A file that appears whole: written beside its place, then moved there by `publish`.

    What goes to the standard output is collected first as well: nobody reads half a table.
    """

    def __init__(self, name: str, path: Path | None, mode: int) -> None:
        self._name, self._path, self._mode = name, path, mode
        folder = Path(tempfile.gettempdir()) if path is None else path.parent
        self._part = folder / f".skillcert-{os.urandom(8).hex()}.part"
        self._opened = ExitStack()
        # Where the whole file has come to lie: from there nothing removes it.
        self._final: Path | None = None

    @property
    def name(self) -> str:
        """Return the name that was given."""
        return self._name

    @property
    def part(self) -> Path:
        """Return where the file lies while it is written."""
        return self._part

    def create(self) -> None:
        """Create the file; from here on it has to be discarded, or published and discarded.

        It has the owner and mode of the file that it will replace: what cannot be kept shows now.
        """
        with self.writing():
            file = open(self._part, "x+b", opener=self._open)  # noqa: SIM115 - the stack closes it
            self.file = self._opened.enter_context(file)
            if self._path and self._path.exists():
                _take_after(self._part, self._path, self._name)

    def writing(self) -> AbstractContextManager[None]:
        """Return a block in which the file is written; what goes wrong with the disk is told in one line."""
        return _writing(self._name)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        with self.writing():
            self.file.write(data)

    def restart(self) -> None:
        """Drop what was written: it is written anew from its start."""
        with self.writing():
            self.file.seek(0)
            self.file.truncate()

    def flush(self) -> None:
        """Put the text on the disk: a full disk shows before anything depends on it."""
        with self.writing():
            self.file.flush()
            os.fsync(self.file.fileno())

    def publish(self) -> None:
        """Move the file to its place, or copy it to the standard output."""
        if self._path is None:
            self.file.seek(0)
            shutil.copyfileobj(self.file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        with self.writing():
            self.file.close()
            _replace(self._part, self._path)
        self._final = self._path
        _sync(self._path.parent)

    def keep(self) -> Path | None:
        """Have a file stay that could not be put in its place, under a name of its own; return where it is.

        None if it is nowhere: its folder was removed.
        """
        if self._final is None:
            self._close()
            wanted = self._path or self._part.with_name("skillcert")
            kept = self._part.with_name(f"{wanted.stem}.kept-{os.urandom(4).hex()}{wanted.suffix}")
            try:
                self._final = self._part.rename(kept)
            except FileNotFoundError:
                return None
            except OSError:  # a name that is too long
                self._final = self._part
        return self._final

    def discard(self) -> None:
        """Remove what was neither published nor kept."""
        self._close()
        if self._final is None:
            self._part.unlink(missing_ok=True)

    def _open(self, path: str, flags: int) -> int:
        return os.open(path, flags, self._mode)

    def _close(self) -> None:
        with suppress(OSError):
            self._opened.close()


@contextmanager
def open_output(name: str, *, inputs: Sequence[str], private: bool = True) -> Iterator[Output]:
    """Return a file to be written; whatever was neither published nor kept is gone at the end.

    The place is tried at once. A new file can be read by its owner alone, unless it is not `private`.
    """
    with _writing(name):
        if name == STANDARD:
            # Nothing is written, yet a full device refuses, and a stream that is for reading.
            os.write(sys.stdout.fileno(), b"")
        path = None if name == STANDARD else _target(name, inputs)
    output = Output(name, path, PRIVATE if private else COMMON)
    try:
        # Not before the block: an interruption right after it would leave the file behind.
        output.create()
        yield output
    finally:
        output.discard()


@contextmanager
def _writing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise BilingualError(
            f"{name}：无法写入（{reason}）", f"{name}: cannot be written ({reason})"
        ) from None


def _target(name: str, inputs: Sequence[str]) -> Path:
    path = _real(name)
    if path.is_symlink():
        raise BilingualError(
            f"{name}：符号链接形成循环；怎么办：换一个文件名",
            f"{name}: a loop of symbolic links; cure: give another name",
        )
    if path.is_dir():
        raise BilingualError(
            f"{name}：是目录，不能作为输出文件；怎么办：写上文件名",
            f"{name}: is a directory, not an output file; cure: give the name of a file",
        )
    if not path.parent.is_dir():
        raise BilingualError(
            f"{name}：所在目录不存在；怎么办：先建目录，或改正路径",
            f"{name}: its directory does not exist; cure: make it first, or correct the path",
        )
    if any(same_file(name, other) for other in inputs):
        raise BilingualError(
            f"{name}：输出会覆盖输入；怎么办：换一个文件名",
            f"{name}: the output would overwrite an input; cure: give another name",
        )
    if path.exists():
        _check_existing(name, path)
    return path


def same_file(name: str, another: str) -> bool:
    """Return whether two names are of one file, whether it is there or not."""
    path, other = _real(name), _real(another)
    return path == other or (path.exists() and other.exists() and path.samefile(other))


def _real(name: str) -> Path:
    """Return where a name leads; into a loop, its first link."""
    return Path(os.path.realpath(name))


def _check_existing(name: str, path: Path) -> None:
    if not path.is_file():
        raise BilingualError(
            f"{name}：不是普通文件；怎么办：换一个文件名",
            f"{name}: is not a regular file; cure: give another name",
        )
    # The mode, not `os.access`: for root everything is writable, yet the file was protected on purpose.
    if not path.stat().st_mode & 0o222:
        raise BilingualError(
            f"{name}：文件是只读的；怎么办：换一个文件名，或取消只读",
            f"{name}: the file is read-only; cure: give another name, or make it writable",
        )
    if _is_mounted(path):
        raise BilingualError(
            f"{name}：所在位置是挂载点，不能替换；怎么办：换一个文件名",
            f"{name}: is a mount point, which cannot be replaced; cure: give another name",
        )
    # Nothing is changed: a file that is immutable, or that Windows holds for another program, refuses.
    with path.open("r+b") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise BilingualError(
                f"{name}：这是数据库（登记册？），不能用表格替换；怎么办：换一个文件名",
                f"{name}: is a database (a register?), which no output replaces; cure: give another name",
            )


def _is_mounted(path: Path) -> bool:
    try:
        mounts = MOUNTS.read_bytes().splitlines()
    except OSError:
        return False  # Linux alone mounts on a file
    places = (
        re.sub(rb"\\(\d{3})", lambda code: bytes([int(code[1], 8)]), line.split()[4]) for line in mounts
    )
    return os.fsencode(path) in places


def _take_after(part: Path, target: Path, name: str) -> None:
    """Give a file the owner and mode of the one that it replaces."""
    old = target.stat()
    if _owner(target) != _owner(part):
        try:
            os.chown(part, old.st_uid, old.st_gid)
        except PermissionError:
            raise BilingualError(
                f"{name}：文件属于另一用户，替换后不能仍归其所有；怎么办：换一个文件名",
                f"{name}: belongs to another user, who would lose it; cure: give another name",
            ) from None
    part.chmod(stat.S_IMODE(old.st_mode))


def _owner(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_uid, facts.st_gid


def _replace(part: Path, path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            part.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in IN_USE or time.monotonic() > end:
                raise
            time.sleep(PAUSE)
        else:
            return


def _sync(folder: Path) -> None:
    """Have the new name survive a loss of power, where a folder can be synced."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
