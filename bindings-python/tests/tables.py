"""The case tables that Rust, Python and C share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[2] / "tests" / "data"


@dataclass(frozen=True)
class Row:
    """One case: its place and its cells by column."""

    table: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def octets(self, column: str = "text") -> bytes:
        """The bytes that a text cell stands for, as often as ``repeat`` says."""

        def byte(escape: re.Match[bytes]) -> bytes:
            return bytes.fromhex(escape[1].decode()) if escape[1] else b"\\"

        text = re.sub(rb"\\(?:x([0-9A-F]{2})|\\)", byte, self[column].encode())
        return text * int(self.cells.get("repeat") or 1)

    def expected(self) -> dict[str, str]:
        """The cells from ``code`` on."""
        columns = list(self.cells)
        return {column: self[column] for column in columns[columns.index("code") :]}


def lines(table: str) -> list[list[str]]:
    """All lines of a table, split into cells."""
    text = (DATA / f"{table}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def rows(table: str) -> list[Row]:
    """The data rows of a table."""
    header, *data = lines(table)
    return [
        Row(table, number, dict(zip(header, cells, strict=True)))
        for number, cells in enumerate(data, start=1)
    ]
