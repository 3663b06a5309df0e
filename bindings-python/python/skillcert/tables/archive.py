"""Workbooks, which are ZIP archives of XML: the part that holds a sheet is written again with more cells.

Everything else, and everything in the sheet, stays byte for byte as it was: formulas, formats, other
sheets. The parser only says where things stand, so a sheet of any size passes through in pieces.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import IO
from xml.parsers import expat
from xml.sax.saxutils import escape

from .output import Output

PIECE = 1 << 16
# A part that is as large as this needs the fields of ZIP64.
LARGE = 1 << 30
# What XML cannot hold.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Collected:
    """The cells that are added, row by row from the header on; a workbook is written when all are there."""

    def __init__(self, header: Sequence[str]) -> None:
        self.rows: list[Sequence[str]] = [header]

    def write(self, rows: None, added: Sequence[tuple[str, ...]]) -> None:
        """Take the cells of the next rows."""
        self.rows += added


class Rewriter(ABC):
    """Copies XML; what it is told about elements, by place, it may leave out, replace or add to."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = _refuse_entities
        # Bytes that were read, where the first of them stands, and where the first that is not taken yet.
        self._held, self._base, self._first = b"", 0, 0
        self._out: list[bytes] = []
        # Where the tag stands that was looked at last.
        self.place = 0
        # Nothing from here on is written yet; a row that is being looked at stays whole.
        self.hold: int | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.place = self._parser.CurrentByteIndex
        self.start(name, attributes)

    def _end(self, name: str) -> None:
        self.place = self._parser.CurrentByteIndex
        self.end(name)

    @abstractmethod
    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at the beginning of an element."""

    @abstractmethod
    def end(self, name: str) -> None:
        """Look at the end of an element."""

    def taken(self, end: int) -> bytes:
        """Take the bytes up to a place out of those that are held."""
        data = self.held(self._first, end)
        self._first = end
        return data

    def held(self, start: int, end: int) -> bytes:
        """Return bytes that are held."""
        return self._held[start - self._base : end - self._base]

    def after(self, name: str) -> int:
        """Return where the element is over that ends here, be it written as one tag."""
        tag = f"</{name}".encode()
        if self.held(self.place, self.place + len(tag)) != tag:
            return self.place
        return self.place + self.held(self.place, self.place + len(tag) + 64).index(b">") + 1

    def put(self, data: bytes) -> None:
        """Write bytes."""
        self._out.append(data)

    def copy(self, end: int) -> None:
        """Write what is held up to a place."""
        self.put(self.taken(end))

    def run(self, source: IO[bytes]) -> Iterator[bytes]:
        """Return the XML anew, in pieces."""
        while piece := source.read(PIECE):
            self._held, self._base = self._held[self._first - self._base :] + piece, self._first
            self._parser.Parse(piece, False)
            self.copy(max(self._first, self.place if self.hold is None else self.hold))
            yield b"".join(self._out)
            self._out.clear()
        self._parser.Parse(b"", True)
        yield b"".join(self._out) + self._held[self._first - self._base :]


def _refuse_entities(*_: object) -> None:
    raise ValueError("a workbook declares no entities")


def rewrite(source: IO[bytes], target: Output, part: str, rewriter: Rewriter) -> Iterator[None]:
    """Write an archive again with one part of it rewritten; a step for each part."""
    source.seek(0)
    with (
        zipfile.ZipFile(source) as read,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,  # type: ignore[call-overload]
    ):
        for entry in read.infolist():
            # Nothing but its name and content may stand before the first part of an ODS.
            large = entry.file_size > LARGE
            with read.open(entry) as old, written.open(_copied(entry), "w", force_zip64=large) as new:
                if entry.filename == part:
                    for piece in rewriter.run(old):
                        new.write(piece)
                else:
                    shutil.copyfileobj(old, new)
            yield


def _copied(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.compress_type, copy.external_attr = entry.compress_type, entry.external_attr
    return copy


def xml(text: str) -> bytes:
    """Return a text as XML has it."""
    return escape(NO_XML.sub("\ufffd", text)).encode()


def local_name(name: str) -> str:
    """Return the name of an element without its prefix."""
    return name.rpartition(":")[2]
