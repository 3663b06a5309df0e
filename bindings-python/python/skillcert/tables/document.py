"""Documents: files with one table or several, and how they are written again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from ..texts import BilingualError, Text
from .fault import told
from .header import Header
from .output import Output
from .rows import Words
from .source import Source
from .table import Table, Writer


@dataclass(frozen=True)
class SheetFacts:
    """A sheet: its title, which a text without sheets does not have, and whether it is hidden."""

    title: str
    hidden: bool = False


class BookWriter(Protocol):
    """Writes a document again, with more columns in some of its tables."""

    def sheet(self, table: Any, added: Sequence[str]) -> Writer[Any]:  # noqa: ANN401 - one of its own
        """Begin a table with the names of its further columns; rows follow in their order."""


class Document(ABC):
    """A file with tables."""

    # Whether it can be written as it is; else the answer is a new XLSX.
    writable = True
    # Whether an apostrophe stands before what a spreadsheet would take for a formula, if a register wrote it.
    escapes = False

    def __init__(self, source: Source, form: Text, sheets: Sequence[SheetFacts]) -> None:
        self.source, self.name, self.form, self.sheets = source, source.name, form, sheets

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say in a sentence what the native part finds wrong; what is being saved is not damaged."""
        try:
            with told(self.name):
                yield
        except BilingualError:
            self.source.refuse_changed()
            raise

    @abstractmethod
    def preview(self, sheet: int) -> Sequence[Sequence[str]]:
        """Return the first rows of a sheet as texts, row 1 first."""

    @abstractmethod
    def table(self, sheet: int, header: Header, words: Words) -> Table[Any]:
        """Return the table below a header; rows that begin with one of the words are no entries."""

    @abstractmethod
    def writer(self, output: Output) -> AbstractContextManager[BookWriter]:
        """Return what writes the document again; it is whole when the block ends."""
