"""A table gone through from first row to last: how it is read, where the answer goes, what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Protocol, TypeVar

from skillcert.tables.column import Chosen
from skillcert.tables.formats import Source, check_endings, source
from skillcert.tables.output import open_output
from skillcert.tables.source import STANDARD
from skillcert.tables.table import Batch, Table, Writer
from skillcert.texts import BilingualError, Text

from .progress import watched
from .said import say


@dataclass(frozen=True)
class Layout:
    """How a table is written, as far as it was said."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None

    def open(self, path: str) -> AbstractContextManager[Source]:
        """Return the table in a file."""
        return source(path, {name: value for name, value in asdict(self).items() if value is not None})


@dataclass(frozen=True)
class Answer:
    """Where the answer goes: a table, a document for programs; and how many rows it must be about."""

    out: str | None
    expect: int | None
    json: bool
    json_out: str | None
    quiet: bool

    @property
    def files(self) -> list[str]:
        """Return the files that are written."""
        return [path for path in (self.out, self.json_out) if path]

    def check_rows(self, read: int, name: str) -> None:
        """Refuse a table that has another number of rows than its owner knows of."""
        if self.expect not in (None, read):
            raise BilingualError(
                f"{name}：读取{read}行，--expect 为{self.expect}行",
                f"{name}: {read} rows were read, --expect says {self.expect}",
            )


@dataclass(frozen=True)
class Found:
    """What was found out about a table: its format, and the column of numbers."""

    name: str
    form: Text
    column: Chosen

    @property
    def text(self) -> Text:
        """Return it in a line."""
        return Text(
            f"{self.name}：{self.form.zh}；{self.column.text.zh}",
            f"{self.name}: {self.form.en}; {self.column.text.en}",
        )


class Columns(Protocol):
    """The columns of a table that are read."""

    @property
    def places(self) -> Sequence[int]:
        """Return where they are."""


Chose = TypeVar("Chose", bound=Columns)
# Makes the cells that are added to the rows of a batch, if they are written at all.
Cells = Callable[[], Sequence[tuple[str, ...]]]


@dataclass(frozen=True)
class Walk:
    """A table to go through, and the columns that are added if it is written again."""

    path: str
    layout: Layout
    answer: Answer
    added: Sequence[Text]
    # What must not be overwritten.
    inputs: Sequence[str]

    @property
    def files(self) -> list[str]:
        """Return what nothing else must overwrite."""
        return [self.path, *self.inputs, *filter(None, [self.answer.out])]

    def go(
        self,
        choose: Callable[[Source, Table[Any]], Chose],
        judge: Callable[[Chose, Batch[Any]], Cells],
        lang: str,
    ) -> tuple[Text, Chose]:
        """Judge every batch of the chosen columns; return the format of the table, and what was chosen."""
        read = 0
        with self.layout.open(self.path) as file, file.open() as table, self._writer(table, lang) as writer:
            chosen = choose(file, table)
            batches = table.batches(chosen.places, whole=writer is not None)
            for batch in watched(batches, table.size, lang, quiet=self.answer.quiet):
                cells = judge(chosen, batch)
                if writer:
                    writer.write(batch.rows, cells())
                read += len(batch)
            self.answer.check_rows(read, self.path)
        return table.form, chosen

    @contextmanager
    def _writer(self, table: Table[Any], lang: str) -> Iterator[Writer[Any] | None]:
        """Return what writes the table again, if it is; the file appears at the end."""
        out = self.answer.out
        if not out:
            yield None
            return
        check_endings(self.path, out)
        with open_output(out, inputs=[self.path, *self.inputs]) as output:
            with table.writer(output, [name.of(lang) for name in self.added]) as writer:
                yield writer
            output.publish()


def tell(files: Iterable[str], lines: Iterable[str]) -> None:
    """Print lines, on standard error where standard output holds one of the files."""
    say(lines, sys.stderr if STANDARD in files else sys.stdout)
