"""Files that are written."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from ..texts import BilingualError
from .source import STANDARD


class Output:
    """A file that appears whole: written beside its place, then moved there by `publish`.

    What goes to the standard output is collected first as well: nobody reads half a table.
    """

    def __init__(self, name: str, path: Path | None) -> None:
        self._name, self._path = name, path
        folder = Path(tempfile.gettempdir()) if path is None else path.parent
        self._part = folder / f".skillcert-{secrets.token_hex(8)}.part"
        self._opened = ExitStack()

    def create(self) -> None:
        """Create the file; from here on it has to be discarded, or published and discarded."""
        with self.writing():
            self.file = self._opened.enter_context(self._part.open("x+b"))

    def writing(self) -> AbstractContextManager[None]:
        """Return a block in which the file is written; what goes wrong with the disk is told in one line."""
        return _writing(self._name)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        with self.writing():
            self.file.write(data)

    def tell(self) -> int:
        """Return where the next bytes go."""
        return self.file.tell()

    def seek(self, place: int) -> None:
        """Have the next bytes go elsewhere."""
        with self.writing():
            self.file.seek(place)

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
            self._part.replace(self._path)

    def discard(self) -> None:
        """Remove what was not published."""
        with suppress(OSError):
            self._opened.close()
        self._part.unlink(missing_ok=True)


@contextmanager
def open_output(name: str, *, inputs: Sequence[str]) -> Iterator[Output]:
    """Return a file to be written; whatever was not published is gone at the end."""
    with _writing(name):
        path = None if name == STANDARD else _target(name, inputs)
    output = Output(name, path)
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
        raise BilingualError(
            f"{name}：无法写入（{error.strerror}）", f"{name}: cannot be written ({error.strerror})"
        ) from None


def _target(name: str, inputs: Sequence[str]) -> Path:
    path = Path(name).resolve()
    if path.is_dir():
        raise BilingualError(
            f"{name}：是目录，不能作为输出文件", f"{name}: is a directory, not an output file"
        )
    if not path.parent.is_dir():
        raise BilingualError(f"{name}：所在目录不存在", f"{name}: its directory does not exist")
    if any(_same(path, Path(other).resolve()) for other in inputs):
        raise BilingualError(f"{name}：输出会覆盖输入", f"{name}: the output would overwrite an input")
    if path.exists():
        _check_existing(name, path)
    return path


def _same(path: Path, other: Path) -> bool:
    return path == other or (path.exists() and other.exists() and path.samefile(other))


def _check_existing(name: str, path: Path) -> None:
    if not path.is_file():
        raise BilingualError(f"{name}：不是普通文件", f"{name}: is not a regular file")
    # The mode, not `os.access`: for root everything is writable, yet the file was protected on purpose.
    if not path.stat().st_mode & 0o222:
        raise BilingualError(f"{name}：文件是只读的", f"{name}: the file is read-only")
