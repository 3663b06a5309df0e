"""The case tables that Rust, Python and C share, and Rust's sentence of every refused row."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"


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


@cache
def complete() -> Path:
    """The folder of the tables with every sentence and word in full."""
    folder = ROOT / "build" / "tables"
    subprocess.run(
        ["cargo", "run", "-q", "-p", "skillcert-tests", "--bin", "tables", "--", folder], cwd=ROOT, check=True
    )
    return folder


def lines(table: str, folder: Path = DATA) -> list[list[str]]:
    """All lines of a table, split into cells."""
    text = (folder / f"{table}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def rows(table: str, folder: Path = DATA) -> list[Row]:
    """The data rows of a table."""
    header, *data = lines(table, folder)
    return [
        Row(table, number, dict(zip(header, cells, strict=True)))
        for number, cells in enumerate(data, start=1)
    ]
