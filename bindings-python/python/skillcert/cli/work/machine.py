"""The answer for programs: one JSON document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

from skillcert.tables.output import open_output

from .job import Answer
from .place import Place
from .reasons import Reason, Tally
from .said import escaped

# Characters that are copied at once.
PIECE = 1 << 16


class Document:
    """Collects rows in a file, where they take no memory, and prints or writes them behind the counts.

    Where nobody wants a document, nothing is collected.
    """

    def __init__(self, answer: Answer, lang: str, *, inputs: Sequence[str]) -> None:
        self._answer, self._lang, self._inputs, self._any = answer, lang, inputs, False
        self._wanted = answer.json or answer.json_out is not None
        self._opened = ExitStack()

    def __enter__(self) -> Document:
        if self._wanted:
            file = TemporaryFile("w+", encoding="utf-8")
            self._rows: IO[str] = self._opened.enter_context(file)
        if path := self._answer.json_out:
            # Before anything is done: a place that cannot be written to shows at once.
            self._output = self._opened.enter_context(open_output(path, inputs=self._inputs))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def __bool__(self) -> bool:
        return self._wanted

    def add(self, place: Place, **facts: object) -> None:
        """Take a row."""
        if self._wanted:
            self._rows.write(",\n" if self._any else "\n")
            self._any = True
            self._rows.write(_json({**place.facts, **facts}))

    def restart(self) -> None:
        """Drop the rows: they are taken anew from the first."""
        if self._wanted:
            self._rows.seek(0)
            self._rows.truncate()
            self._any = False

    def about(self, reason: Reason) -> dict[str, str | None]:
        """Return a reason as the document has it."""
        return {"code": reason.code, "clause": reason.clause, "message": reason.message(self._lang)}

    def finish(self, head: Mapping[str, object], reasons: Tally) -> None:
        """Write the document to the disk, but not yet to its place."""
        if not self._wanted:
            return
        counted = [
            {"count": count, **_first(place), **self.about(reason), "cure": reason.cure(self._lang)}
            for count, place, reason in reasons.items()
        ]
        self._begin = _json({**head, "reasons": counted}).removesuffix("}") + ',"rows":['
        if self._answer.json_out:
            self._output.restart()
            for piece in self._pieces():
                self._output.write(piece.encode())
            self._output.flush()

    def publish(self) -> None:
        """Print the document, put it in its place, or both, as was asked."""
        if self._answer.json_out:
            self._output.publish()
        if self._answer.json:
            print_document(self._pieces())

    def _pieces(self) -> Iterator[str]:
        yield self._begin
        self._rows.seek(0)
        yield from iter(lambda: self._rows.read(PIECE), "")
        yield "]}\n"


def _first(place: Place) -> dict[str, object]:
    """Return where a reason was met first, as the document has it."""
    return {f"first_{name}": value for name, value in place.facts.items()}


def print_document(pieces: Iterable[str]) -> None:
    """Print a document, in UTF-8 whatever the terminal shows."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.writelines(map(escaped, pieces))


def print_object(value: Mapping[str, object]) -> None:
    """Print a small document."""
    print_document([_json(value), "\n"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
