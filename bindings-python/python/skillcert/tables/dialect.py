"""How a CSV file is written: its encoding, what separates fields, where its rows begin and end."""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections import Counter
from dataclasses import dataclass
from typing import BinaryIO

from ..texts import BilingualError, Text
from . import encoding as encodings

DELIMITERS = {
    ",": Text("逗号分隔", "commas"),
    "\t": Text("制表符分隔", "tabs"),
    ";": Text("分号分隔", "semicolons"),
    "|": Text("竖线分隔", "vertical bars"),
}
NAMES = {"comma": ",", "tab": "\t", "semicolon": ";", "\\t": "\t"}
# So many lines say what separates fields.
LINES = 50
LINE_END = re.compile("\r\n|\r|\n")
# The line by which Excel is told what separates fields; it is no row.
SEPARATOR = re.compile('("?)sep=([^"\r\n])\\1(?:\r\n|\r|\n)', re.IGNORECASE)
# Behind the last row there may be empty lines, and the end of file of DOS.
NO_ROWS = "\r\n\x1a"


@dataclass(frozen=True)
class Dialect:
    """How a file is written."""

    # A codec of Python that knows no byte order mark.
    codec: str
    # What stands before the first row: the mark, and the line that says what separates fields.
    start: bytes
    delimiter: str
    # Where the last row is over.
    end: int

    @property
    def encoding(self) -> str:
        """Return the name of the encoding."""
        marked = self.start.startswith(codecs.BOM_UTF8)
        return encodings.ENCODINGS[self.codec] + (" BOM" if marked else "")

    @property
    def text(self) -> Text:
        """Return it in words."""
        name = self.encoding
        separated = DELIMITERS.get(self.delimiter) or Text(f"{self.delimiter}分隔", f"“{self.delimiter}”")
        return Text(f"CSV，{name}，{separated.zh}", f"CSV, {name}, {separated.en}")


def detect(file: BinaryIO, name: str, *, encoding: str | None, delimiter: str | None) -> Dialect:
    """Return how a file is written, unless an option says so."""
    head = file.read(encodings.LOOK)
    codec = encodings.told(encoding, head) if encoding is not None else encodings.found(head, file, name)
    mark = encodings.MARKS.get(codec, b"")
    start = mark if head.startswith(mark) else b""
    text = codecs.getincrementaldecoder(codec)("replace").decode(head[len(start) :])
    said = SEPARATOR.match(text)
    if said:
        start += said[0].encode(codec)
        text = text[said.end() :]
    told = _delimiter(delimiter) if delimiter is not None else said and said[2]
    end = _end_of_rows(file, len(start), codec)
    if (end - len(start)) % len("\n".encode(codec)):
        raise BilingualError(
            f"{name}：文件不完整，末尾的字符只有一半；怎么办：重新取得完整的文件",
            f"{name}: the file is not complete, half of a character is missing; cure: get the whole file",
        )
    return Dialect(codec, start, told or _likeliest(text), end)


def _delimiter(told: str) -> str:
    delimiter = NAMES.get(told.lower(), told)
    if len(delimiter) != 1 or not delimiter.isascii() or delimiter in "\"'\r\n":
        raise BilingualError(
            "--delimiter：应为一个字符，如 ; 或 tab", "--delimiter: one character, such as ; or tab"
        )
    return delimiter


def _likeliest(text: str) -> str:
    """Return the delimiter by which most of the first lines have equally many fields, and several."""
    lines = [line for line in LINE_END.split(text)[:LINES] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(next(csv.reader([line], delimiter=delimiter))) for line in lines)
        return max(((lines, width) for width, lines in widths.items() if width > 1), default=(0, 0))

    return max(DELIMITERS, key=score)


def _end_of_rows(file: BinaryIO, start: int, codec: str) -> int:
    """Return where the last row of a file is over, with its line end."""
    unit = len("\n".encode(codec))
    none = {character.encode(codec) for character in NO_ROWS}
    end = kept = file.seek(0, os.SEEK_END)
    while end > start and not (end - start) % unit:
        first = max(start, end - encodings.LOOK * unit)
        file.seek(first)
        block = file.read(end - first)
        places = range(len(block) - unit, -1, -unit)
        last = next((place for place in places if block[place : place + unit] not in none), None)
        if last is not None:
            kept = first + last + unit
            break
        end = kept = first
    file.seek(kept)
    return kept + _line_end(file.read(2 * unit), codec)


def _line_end(rest: bytes, codec: str) -> int:
    """Return how many bytes the line end takes with which a text begins."""
    ends = (each.encode(codec) for each in ("\r\n", "\r", "\n"))
    return next((len(each) for each in ends if rest.startswith(each)), 0)
