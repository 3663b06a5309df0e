"""How far a command has come, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn, TypeVar

from skillcert.tables.table import Batch
from skillcert.texts import Text

if TYPE_CHECKING:
    from tqdm import tqdm

Rows = TypeVar("Rows")
# A table that is read sooner than this, in seconds, needs no bar.
DELAY = 0.5


def watched(batches: Iterator[Batch[Rows]], size: int, lang: str, *, quiet: bool) -> Iterator[Batch[Rows]]:
    """Return the batches; a terminal shows how much is read, how fast, and how long the rest takes."""
    if quiet or not sys.stderr.isatty() or (bar := _bar(size)) is None:
        yield from batches
        return
    rows = 0
    with bar:
        for batch in batches:
            yield batch
            rows += len(batch)
            speed = rows / max(bar.format_dict["elapsed"], DELAY)
            told = Text(f"{rows:,}行，{speed:,.0f}行/秒", f"{rows:,} rows, {speed:,.0f}/s")
            bar.set_description_str(told.of(lang), refresh=False)
            bar.update(batch.read - bar.n)


def _bar(size: int) -> tqdm[NoReturn] | None:
    """Return a bar, if there is a package that draws it."""
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    layout = "{percentage:3.0f}% |{bar}| {desc} [{elapsed}<{remaining}]" if size else "{desc} [{elapsed}]"
    return tqdm(total=size or None, leave=False, delay=DELAY, bar_format=layout)
