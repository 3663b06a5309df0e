"""A table gone through from first row to last: how it is read, where the answer goes, what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from skillcert.tables.document import BookWriter, Document
from skillcert.tables.formats import open_document
from skillcert.tables.output import open_output
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.source import STANDARD
from skillcert.tables.table import Batch, Table
from skillcert.tables.understood import Said, Understanding, Understood, understand
from skillcert.texts import BilingualError, Text

from .found import Found, Seen, answered
from .place import Place
from .progress import watched
from .said import say


@dataclass(frozen=True)
class Layout:
    """How a table is written and what it holds where, as far as it was said."""

    said: Said = field(default_factory=Said)
    encoding: str | None = None
    delimiter: str | None = None

    def open(
        self, path: str, *, out: str | None = None, name: str | None = None
    ) -> AbstractContextManager[Document]:
        """Open a file with tables; `out` is the name of the answer, `name` another that it is known by."""
        options = {"encoding": self.encoding, "delimiter": self.delimiter}
        return open_document(path, name or path, out=out, **options)


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
                f"{name}：读取{read}行，--expect 为{self.expect}行；怎么办：看表是否被截断，或改正 --expect",
                f"{name}: {read} rows were read, --expect says {self.expect}; cure: see whether the table "
                "was cut off, or correct --expect",
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
class Number:
    """The column of numbers."""

    place: int

    @classmethod
    def of(cls, understood: Understood) -> Number:
        """Return the column of a sheet."""
        return cls(understood.places[Role.NUMBER].place)

    @property
    def places(self) -> list[int]:
        """Return where it is."""
        return [self.place]


@dataclass(frozen=True)
class Part(Generic[Chose]):
    """A sheet that is gone through, and the columns of it that are read."""

    understood: Understood
    table: Table[Any]
    chosen: Chose
    # What rows are named with: the title of the sheet where several are read.
    sheet: str

    def place(self, row: int) -> Place:
        """Return where a row is, by its number."""
        return Place(row, self.sheet)


@dataclass(frozen=True)
class Walk:
    """A table to go through, and the columns that are added if it is written again."""

    path: str
    layout: Layout
    answer: Answer
    wanted: Wanted
    added: Sequence[Text]
    # What must not be overwritten.
    inputs: Sequence[str]

    @property
    def files(self) -> list[str]:
        """Return what nothing else must overwrite."""
        return [self.path, *self.inputs, *filter(None, [self.answer.out])]

    def go(
        self,
        choose: Callable[[Understood, Table[Any]], Chose],
        judge: Callable[[Part[Chose], Batch[Any]], Cells],
        lang: str,
        along: Callable[[Chose], Sequence[int]] = lambda _: (),
    ) -> tuple[Found, Sequence[Part[Chose]]]:
        """Judge every batch of the chosen columns, and of those that are read along.

        Returns what was found, and the sheets.
        """
        added = [name.of(lang) for name in self.added]
        with self.layout.open(self.path, out=self.answer.out) as document:
            understanding = understand(document, self.wanted, self.layout.said)
            walked = [*parts(document, understanding, choose)]
            seen = [Seen(part.understood) for part in walked]
            names = [part.table.names(added) for part in walked]
            if self.answer.out:
                for part in walked:
                    part.table.refuse_full(len(added))
            with self._book(document) as book:
                for part, rows, called in zip(walked, seen, names, strict=True):
                    writer = book and book.sheet(part.table, called)
                    places, further = part.chosen.places, along(part.chosen)
                    batches = part.table.batches(places, whole=book is not None, along=further)
                    for batch in watched(batches, part.table.size, lang, quiet=self.answer.quiet):
                        cells = judge(part, batch)
                        if writer:
                            writer.write(batch.rows, cells())
                        rows.add(batch)
                self.answer.check_rows(sum(each.rows for each in seen), self.path)
            written = answered(document, added, names) if self.answer.out else ()
            return Found.of(document, understanding, seen, written), walked

    @contextmanager
    def _book(self, document: Document) -> Iterator[BookWriter | None]:
        """Return what writes the document again, if it is; the file appears at the end."""
        if not self.answer.out:
            yield None
            document.source.refuse_changed()
            return
        with open_output(self.answer.out, inputs=[self.path, *self.inputs]) as output:
            with document.writer(output) as book:
                yield book
            document.source.refuse_changed()
            output.publish()


def parts(
    document: Document,
    understanding: Understanding,
    choose: Callable[[Understood, Table[Any]], Chose],
) -> Iterator[Part[Chose]]:
    """Return the sheets that are read, with the columns that are chosen in each."""
    several = len(understanding.sheets) > 1
    for understood in understanding.sheets:
        table = understood.table(document)
        yield Part(understood, table, choose(understood, table), understood.title if several else "")


def entries(part: Part[Any], seen: Seen, lang: str, *, quiet: bool) -> Iterator[tuple[Place, list[str]]]:
    """Return the entries of a sheet that are not blank: where each is, and its cells."""
    batches = part.table.batches(part.chosen.places, whole=False)
    for row, cells in part.table.records(seen.passing(watched(batches, part.table.size, lang, quiet=quiet))):
        yield part.place(row), cells


def tell(files: Iterable[str], lines: Iterable[str]) -> None:
    """Print lines, on standard error where standard output holds one of the files."""
    say(lines, sys.stderr if STANDARD in files else sys.stdout)
