"""How a CSV file is written: its encoding, what separates fields, how lines end."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ..texts import BilingualError, Text

# Bytes that are looked at for delimiters, and at once for bytes that are no ASCII.
LOOK = 1 << 16
DELIMITERS = {
    ",": Text("逗号分隔", "commas"),
    "\t": Text("制表符分隔", "tabs"),
    ";": Text("分号分隔", "semicolons"),
}
NAMES = {"comma": ",", "tab": "\t", "semicolon": ";", "\\t": "\t"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
# What people call these encodings.
ALIASES = {
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "cp936": "gb18030",
    "utf16": "utf-16",
}
BOMS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@dataclass(frozen=True)
class Dialect:
    """How a file is written."""

    # A codec of Python that knows no byte order mark, and the mark that the file begins with.
    codec: str
    bom: bytes
    delimiter: str
    newline: str

    @property
    def encoding(self) -> str:
        """Return the name of the encoding."""
        return ENCODINGS[self.codec] + (" BOM" if self.bom and self.codec == "utf-8" else "")

    @property
    def text(self) -> Text:
        """Return it in words."""
        name = self.encoding
        separated = DELIMITERS.get(self.delimiter) or Text(f"{self.delimiter}分隔", f"“{self.delimiter}”")
        return Text(f"CSV，{name}，{separated.zh}", f"CSV, {name}, {separated.en}")


def detect(file: BinaryIO, name: str, *, encoding: str | None, delimiter: str | None) -> Dialect:
    """Return how a file is written, unless it is told; the file is left behind its byte order mark."""
    head = file.read(LOOK)
    codec = _told(encoding, head) if encoding is not None else _codec(head, file, name)
    bom = BOMS.get("utf-8-sig" if codec == "utf-8" else codec, b"")
    bom = bom if bom and head.startswith(bom) else b""
    file.seek(len(bom))
    text = codecs.getincrementaldecoder(codec)("replace").decode(head[len(bom) :])
    newline = "\r" if "\r" in text and "\n" not in text else "\n"
    return Dialect(
        codec, bom, _delimiter(delimiter) if delimiter is not None else _likeliest(text, newline), newline
    )


def _told(encoding: str, head: bytes) -> str:
    wanted = encoding.lower().replace("_", "-")
    wanted = ALIASES.get(wanted, wanted)
    if wanted == "utf-16":
        return "utf-16-be" if head.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    if wanted not in ENCODINGS:
        known = "utf-8, gb18030, utf-16, utf-16-le, utf-16-be"
        raise BilingualError(f"--encoding：只能是 {known}", f"--encoding: one of {known}")
    return wanted


def _codec(head: bytes, file: BinaryIO, name: str) -> str:
    for codec, bom in BOMS.items():
        if head.startswith(bom):
            return "utf-8" if codec == "utf-8-sig" else codec
    # Digits, commas and line ends are every second byte of a table in UTF-16.
    for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > len(head) // 8 and _decodes(head, codec):
            return codec
    telling = _telling(head, file)
    for codec in ("utf-8", "gb18030"):
        if _decodes(telling, codec):
            return codec
    raise BilingualError(
        f"{name}：不是UTF-8、GB18030或UTF-16的文字；请另存为“CSV UTF-8”",
        f"{name}: is no text in UTF-8, GB18030 or UTF-16; save it as CSV UTF-8",
    )


def _telling(head: bytes, file: BinaryIO) -> bytes:
    """Return the first block that is not all ASCII, which would be the same in both encodings."""
    block = head
    while block.isascii() and (following := file.read(LOOK << 4)):
        block = following
    return block


def _decodes(block: bytes, codec: str) -> bool:
    """Return whether a block can be text; what begins before it or goes on behind it does not count."""
    # A block begins in the middle of a file only behind ASCII, hence with a whole character.
    try:
        codecs.getincrementaldecoder(codec)().decode(block)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(told: str) -> str:
    delimiter = NAMES.get(told.lower(), told)
    if len(delimiter) != 1 or not delimiter.isascii() or delimiter in "\"'\r\n":
        raise BilingualError(
            "--delimiter：应为一个字符，如 ; 或 tab", "--delimiter: one character, such as ; or tab"
        )
    return delimiter


def _likeliest(text: str, newline: str) -> str:
    """Return the delimiter by which most of the first lines have as many fields as the header."""
    lines = text.split(newline)[:50]

    def score(delimiter: str) -> tuple[int, int]:
        widths = list(_widths(lines, delimiter))
        return (sum(width == widths[0] for width in widths) if widths[0] > 1 else 0), widths[0]

    return max(DELIMITERS, key=score)


def _widths(lines: list[str], delimiter: str) -> Iterator[int]:
    for line in lines or [""]:
        try:
            yield len(next(csv.reader([line], delimiter=delimiter), [""]))
        except csv.Error:
            yield 0
