"""Workbooks made of their raw parts: what no library would write, and what offices hold all the same."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import xlwt
from xlwt.CompoundDoc import XlsDoc

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# A part is text, bytes, or what writes it piece by piece: a bomb is larger than memory.
Part = str | bytes | Iterable[bytes]
Parts = Mapping[str, Part]


def pack(path: Path, parts: Parts, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Write a package."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, part in parts.items():
            if isinstance(part, str | bytes):
                archive.writestr(name, part)
                continue
            with archive.open(name, "w", force_zip64=True) as file:
                file.writelines(part)


def unpack(path: Path) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# XLSX.


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row(number: int, *texts: str | None) -> str:
    """Return a row of text cells."""
    cells = (
        inline(f"{letters(column)}{number}", text) for column, text in enumerate(texts, 1) if text is not None
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def rows(*lines: Sequence[str | None]) -> str:
    return "".join(row(number, *texts) for number, texts in enumerate(lines, 1))


def sheet(data: str, before: str = "", after: str = "") -> str:
    return f'{DECLARED}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def xlsx(*sheets: Part, strings: Part | None = None) -> dict[str, Part]:
    """Return the parts of a workbook; each sheet is a part, or what stands in its data."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId{number}"/>' for number in numbers)
    links = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    parts: dict[str, Part] = {
        "[Content_Types].xml": _types(len(sheets), strings=strings is not None),
        "_rels/.rels": _links([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        f"<sheets>{named}</sheets></workbook>",
    }
    for number, part in zip(numbers, sheets, strict=True):
        whole = sheet(part) if isinstance(part, str) and part.startswith(("<row", "<c")) else part
        parts[f"xl/worksheets/sheet{number}.xml"] = whole
    if strings is not None:
        links.append(("rId0", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = strings
    return parts | {"xl/_rels/workbook.xml.rels": _links(links)}


def _links(links: Sequence[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{LINKS}/{kind}" Target="{target}"/>' for name, kind, target in links
    )
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _types(sheets: int, *, strings: bool = False) -> str:
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "/xl/workbook.xml": f"{form}.sheet.main+xml",
        **({"/xl/sharedStrings.xml": f"{form}.sharedStrings+xml"} if strings else {}),
        **{f"/xl/worksheets/sheet{number}.xml": f"{form}.worksheet+xml" for number in range(1, sheets + 1)},
    }
    each = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARED}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


def shared(*texts: str) -> str:
    """Return the part of shared strings; each text is the inside of an `<si>`, or plain."""
    each = "".join(f"<si>{text if text.startswith('<') else f'<t>{escape(text)}</t>'}</si>" for text in texts)
    return f'{DECLARED}<sst xmlns="{MAIN}">{each}</sst>'


# XLSB: records of a number, a length and their bytes.


def xlsb(*lines: Sequence[str | float | bool | None]) -> dict[str, Part]:
    """Return the parts of a binary workbook with one sheet."""
    book = _record(0x83) + _record(0x8F)
    book += (
        _record(0x9C, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("表")) + _record(0x90) + _record(0x84)
    )
    data = b"".join(_lines(lines))
    part = _record(0x81) + _record(0x94, struct.pack("<4I", 0, len(lines) - 1, 0, 9)) + _record(0x91) + data
    links = _links([("rId1", "worksheet", "worksheets/sheet1.bin")])
    return {
        "[Content_Types].xml": _types(0).replace("sheet.main+xml", "sheet.binary.macroEnabled.main"),
        "_rels/.rels": _links([("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": links,
        "xl/worksheets/sheet1.bin": part + _record(0x92) + _record(0x82),
    }


def _lines(lines: Sequence[Sequence[str | float | bool | None]]) -> Iterable[bytes]:
    for number, cells in enumerate(lines):
        yield _record(0, struct.pack("<I", number) + bytes(13))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, bool):
                yield _record(4, place + bytes([cell]))
            elif isinstance(cell, str):
                yield _record(6, place + _wide(cell))
            elif cell is not None:
                yield _record(5, place + struct.pack("<d", cell))


def _record(kind: int, data: bytes = b"") -> bytes:
    length, left = bytearray(), len(data)
    while left > 127:
        length.append(left & 127 | 128)
        left >>= 7
    head = [kind] if kind < 128 else [kind & 127 | 128, kind >> 7]
    return bytes([*head, *length, left]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


# XLS.


def compound(path: Path, stream: bytes, name: str = "Workbook") -> None:
    """Write a compound file that holds a stream of this name."""
    XlsDoc().save(str(path), stream)
    written, old = path.read_bytes(), "Workbook".encode("utf-16-le")
    place, new = written.index(old), name.encode("utf-16-le")
    entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
    path.write_bytes(written[:place] + entry + written[place + len(entry) :])


def biff(book: xlwt.Workbook) -> bytes:
    """Return the stream of a workbook, before it is put into a compound file."""
    return bytes(book.get_biff_data())


def biff5(codepage: int, encoding: str, *lines: Sequence[str]) -> bytes:
    """Return the stream of a workbook of 1995, whose texts are bytes of a code page."""
    kind = partial(_old, 0x0809)
    globals_ = kind(struct.pack("<4H", 0x0500, 5, 0, 0)) + _old(0x42, struct.pack("<H", codepage))
    title = b"S"
    place = len(globals_) + 4 + 7 + len(title) + 4
    globals_ += _old(0x85, struct.pack("<IHB", place, 0, len(title)) + title) + _old(0x0A, b"")
    cells = b"".join(
        _old(
            0x0204, struct.pack("<4H", number, column, 0, len(text.encode(encoding))) + text.encode(encoding)
        )
        for number, texts in enumerate(lines)
        for column, text in enumerate(texts)
    )
    return globals_ + kind(struct.pack("<4H", 0x0500, 16, 0, 0)) + cells + _old(0x0A, b"")


def _old(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def with_password(stream: bytes) -> bytes:
    """Return a stream of XLS that says it is encrypted, behind its first record."""
    behind = 4 + struct.unpack_from("<H", stream, 2)[0]
    return stream[:behind] + _old(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48)) + stream[behind:]


# ODS.

Make = Callable[[Path], None]
SPACES = " ".join(
    [
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
        *(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text", "style")
        ),
    ]
)


def ods(*tables: str, manifest: str = "") -> dict[str, Part]:
    """Return the parts of an ODS; a table is what stands in its element."""
    named = "".join(
        f'<table:table table:name="S{number}">{table}</table:table>' for number, table in enumerate(tables, 1)
    )
    body = f"<office:body><office:spreadsheet>{named}</office:spreadsheet></office:body>"
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{DECLARED}<office:document-content {SPACES}>{body}</office:document-content>",
        "META-INF/manifest.xml": f"<manifest:manifest {space}>{manifest}</manifest:manifest>",
    }


def ods_cell(text: str, value: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {value}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods_row(*texts: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(map(ods_cell, texts))}</table:table-row>"
