"""Output that failed after the numbers were issued: the error names them and the finished table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from skillcert.tables.output import Output
from skillcert.texts import BilingualError, Text

from .reasons import CURE

AGAIN = Text(
    "排除原因后重新运行同一命令，得到相同的编号",
    "remove the cause and run the same command again for the same numbers",
)


class UnplacedError(BilingualError):
    """Numbers are issued, and after that the command could not do the rest, or was interrupted."""

    def __init__(self, zh: str, en: str, *, interrupted: bool) -> None:
        super().__init__(zh, en)
        self.interrupted = interrupted


@contextmanager
def placing(output: Output, numbers: Text) -> Iterator[None]:
    """Keep the finished table if the block cannot put it in its place, or cannot say so.

    `numbers` tells which are issued.
    """
    try:
        yield
    except (BilingualError, OSError, KeyboardInterrupt) as error:
        reason, table = _reason(error), _table(output)
        raise UnplacedError(
            f"{reason.zh}；编号已核发并记入登记册：{numbers.zh}{table.zh}；{CURE.zh}：{AGAIN.zh}",
            f"{reason.en}; issued and in the register: {numbers.en}{table.en}; {CURE.en}: {AGAIN.en}",
            interrupted=isinstance(error, KeyboardInterrupt),
        ) from None


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
