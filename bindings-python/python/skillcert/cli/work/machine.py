"""The answer for programs: one JSON document."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from tempfile import TemporaryFile
from types import TracebackType

from .job import Found
from .reasons import Curable, Tally


class Document:
    """Collects the bad rows in a file, where they take no memory, and prints them behind the counts."""

    def __init__(self, lang: str) -> None:
        self._lang, self._any = lang, False
        self._rows = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Document:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()

    def add(self, row: int, reason: Curable, **more: object) -> None:
        """Take a bad row."""
        self._rows.write(",\n" if self._any else "\n")
        self._any = True
        self._rows.write(_json({"row": row, **self._told(reason), **more}))

    def print(self, found: Found, counts: Mapping[str, int], reasons: Tally[Curable], **more: object) -> None:
        """Print the document."""
        head = {
            "file": found.name,
            "form": found.form.of(self._lang),
            "column": {
                "name": found.column.name,
                "position": found.column.place + 1,
                "guessed": found.column.guessed,
            },
            "counts": counts,
            **more,
            "reasons": [
                {"count": count, "first_row": row, **self._told(reason), "cure": reason.cure(self._lang)}
                for count, row, reason in reasons.items()
            ],
        }
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal shows
        sys.stdout.write(_json(head).removesuffix("}") + ',"rows":[')
        self._rows.seek(0)
        shutil.copyfileobj(self._rows, sys.stdout)
        sys.stdout.write("]}\n")

    def _told(self, reason: Curable) -> dict[str, str | None]:
        return {"code": reason.code, "clause": reason.clause, "message": reason.message(self._lang)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
