"""Output that failed after something was entered: the error names it, and the finished table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from skillcert.tables.output import Output
from skillcert.texts import BilingualError, Text

from .reasons import CURE

AGAIN = Text(
    "排除原因后重新运行同一命令，得到相同的编号",
    "remove the cause and run the same command again for the same numbers",
)
COMPARE = Text(
    "排除原因，用 skillcert register show（或 audit）核对；同一命令可重新运行",
    "remove the cause, compare with skillcert register show (or audit); the same command can be run again",
)
FAILURES = (BilingualError, OSError, KeyboardInterrupt)


class UnplacedError(BilingualError):
    """Something is entered, and after that the command could not do the rest, or was interrupted."""

    def __init__(self, error: BaseException, done: Text, cure: Text) -> None:
        reason = _reason(error)
        super().__init__(
            f"{reason.zh}；{done.zh}；{CURE.zh}：{cure.zh}", f"{reason.en}; {done.en}; {CURE.en}: {cure.en}"
        )
        self.interrupted = isinstance(error, KeyboardInterrupt)


@contextmanager
def placing(output: Output, numbers: Text) -> Iterator[None]:
    """Keep the finished table if the block cannot put it in its place, or cannot say so.

    `numbers` tells which are issued.
    """
    try:
        yield
    except FAILURES as error:
        table = _table(output)
        done = Text(
            f"编号已核发并记入登记册：{numbers.zh}{table.zh}",
            f"issued and in the register: {numbers.en}{table.en}",
        )
        raise UnplacedError(error, done, AGAIN) from None


@contextmanager
def telling(entered: Text | None) -> Iterator[None]:
    """Say what was entered, if anything was, where the block cannot tell it."""
    try:
        yield
        sys.stdout.flush()
    except FAILURES as error:
        if entered is None:
            raise
        done = Text(f"已记入登记册：{entered.zh}", f"entered in the register: {entered.en}")
        raise UnplacedError(error, done, COMPARE) from None


def _reason(error: BaseException) -> Text:
    if isinstance(error, BilingualError):
        return error.text
    if isinstance(error, OSError):
        why = error.strerror or error
        return Text(f"标准输出：无法写入（{why}）", f"standard output: cannot be written ({why})")
    return Text("已中断", "interrupted")


def _table(output: Output) -> Text:
    """Return where the finished table is; nothing if its folder was removed with it."""
    place = output.keep()
    if place is None:
        return Text("", "")
    return Text(f"；完成的表在 {place}", f"; the finished table is {place}")
