"""Tables that lie, swell, loop, or are cut: one clear line for each, within memory and time, and no cell in it.

The command runs in a process that has little of both (`confined.py`).
"""

from __future__ import annotations

import json
import os
import random
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

import confined
import corpus
import formats
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import raw
import xlwt
from confined import Ended
from corpus import GOOD
from desk import Desk
from python_calamine import CalamineWorkbook

Make = Callable[[Path], object]
BAD = "261801000000O"
SECRET = "考生甲乙丙"
HEAD = raw.row(1, "证书编号", "姓名")
MEGABYTE = 2**20
# What a call may take beyond what a call of nothing takes, in MB, and its seconds.
MOST, SECONDS = 1000, 20
RESIDENT = 300


# Makers of a file at a path.


def parts(made: Callable[[], raw.Parts], how: int = zipfile.ZIP_DEFLATED) -> Make:
    return lambda path: raw.pack(path, made(), how)


def sheet(data: str, before: str = "") -> Make:
    return parts(lambda: raw.xlsx(raw.sheet(HEAD + data, before)))


def ods(data: str) -> Make:
    return parts(lambda: raw.ods(raw.ods_row("证书编号", "姓名") + data))


def text(*pieces: str | bytes, times: int = 1) -> Make:
    """Write the pieces, of which the middle one comes so many times."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(swollen(*pieces, times=times))

    return make


def swollen(*pieces: str | bytes, times: int) -> Iterator[bytes]:
    octets = [piece.encode() if isinstance(piece, str) else piece for piece in pieces]
    for number, piece in enumerate(octets):
        yield from repeat(piece, times if number == 1 else 1)


def swollen_part(name: str, base: Callable[[], raw.Parts], mark: str, piece: str, times: int) -> Make:
    """A workbook one of whose parts has a piece in the place of a mark, so many times."""

    def make() -> raw.Parts:
        made = base()
        before, after = str(made[name]).split(mark)
        # A megabyte at a time: a piece of some bytes would take a minute.
        whole = piece * (MEGABYTE // len(piece) + 1)
        return {**made, name: swollen(before, whole, after, times=times * len(piece) // len(whole) + 1)}

    return parts(make)


def compound(change: Callable[[bytes], bytes], name: str = "Workbook") -> Make:
    return lambda path: raw.compound(path, change(stream()), name)


def stream() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    for row, cells in enumerate([["证书编号", "姓名"], [GOOD, SECRET], ["2618010000002", "丁"]]):
        for column, cell in enumerate(cells):
            page.write(row, column, cell)
    return raw.biff(book)


def cut(make: Make, size: int) -> Make:
    def made(path: Path) -> None:
        make(path)
        os.truncate(path, size)

    return made


def looped(path: Path) -> None:
    """Chains of sectors that come back to themselves."""
    raw.compound(path, stream())
    content = bytearray(path.read_bytes())
    table = 512 * (1 + struct.unpack_from("<I", content, 76)[0])
    for sector in range(8):
        struct.pack_into("<I", content, table + 4 * sector, 0)
    path.write_bytes(content)


def overlapping(path: Path) -> None:
    """A thousand entries that are all the same eight megabytes."""
    made = raw.xlsx(raw.sheet(HEAD + raw.row(2, GOOD)))
    raw.pack(path, {**made, "xl/media/0000.bin": bytes(8 * MEGABYTE)})
    content = path.read_bytes()
    end = content.rindex(b"PK\5\6")
    place = struct.unpack_from("<I", content, end + 16)[0]
    directory, name = content[place:end], b"xl/media/0000.bin"
    last = directory[directory.rindex(b"PK\1\2") :]
    more = b"".join(last.replace(name, b"xl/media/%04d.bin" % number) for number in range(1, 1000))
    count, size = len(made) + 1000, len(directory) + len(more)
    closing = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, place, 0)
    path.write_bytes(content[:end] + more + closing)


def parquet(path: Path) -> None:
    """A megabyte, three thousand times, in a file of some kilobytes."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 3000, pa.int32()), pa.array(["x" * MEGABYTE]))
    pq.write_table(pa.table({"证书编号": column}), path, compression="zstd")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [{ENTITIES}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
PLAIN = partial(raw.xlsx, raw.sheet(HEAD + raw.row(2, "@")))
ODS = partial(raw.ods, raw.ods_row("证书编号", "姓名") + raw.ods_row("@"))
STRINGS = partial(
    raw.xlsx, raw.sheet(f'{HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c></row>'), strings=raw.shared("@")
)
GOOD_ROW = raw.row(2, GOOD, SECRET)


def with_entities(declared: str, name: str) -> Callable[[], raw.Parts]:
    whole = raw.sheet(HEAD + GOOD_ROW + f'<row r="3"><c t="inlineStr"><is><t>&{name};</t></is></c></row>')
    return lambda: raw.xlsx(whole.replace(raw.DECLARED, declared))


def xml2003(rows: str) -> Make:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="S"><Table>'
        f"<Row>{_data('证书编号')}{_data('姓名')}</Row>{rows}</Table></Worksheet></Workbook>"
    )


def _data(content: str, **attributes: str) -> str:
    more = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{more}><Data ss:Type="String">{content}</Data></Cell>'


def html(rows: str) -> Make:
    return text(f"<html><meta charset=utf-8><table><tr><td>证书编号<td>姓名</tr>{rows}</table></html>")


@dataclass(frozen=True)
class Case:
    """A file, and how the command may end; a line of English words has to be in what it says."""

    ending: str
    make: Make
    codes: tuple[int, ...] = (2,)
    words: str = ""
    more: tuple[str, ...] = ()


WITH_OUT = ("--out", "OUT")
CASES: dict[str, Case] = {
    # Rows and columns beyond a sheet.
    "row 2,000,000,000": Case("xlsx", sheet('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'), words="that no sheet has"),
    "row 100,000,000 of the cell alone": Case("xlsx", sheet('<row><c r="A100000000"><v>1</v></c></row>')),
    "row 1,048,577": Case("xlsx", sheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), words="that no sheet has"),
    "row beyond any number": Case("xlsx", sheet(f'<row r="{"9" * 40}"><c><v>1</v></c></row>')),
    "column XFE": Case("xlsx", sheet('<row r="2"><c r="XFE2"><v>1</v></c></row>'), words="that no sheet has"),
    "column of ten letters": Case("xlsx", sheet('<row r="2"><c r="ZZZZZZZZZZ2"><v>1</v></c></row>')),
    "row in the last place": Case("xlsx", sheet(GOOD_ROW + '<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>'), (1,)),
    "row in the last place, with output": Case(
        "xlsx", sheet(GOOD_ROW + '<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>'), (1,), more=WITH_OUT
    ),
    "blanks up to XFD": Case("xlsx", sheet(raw.row(2, GOOD) + '<row r="3"><c r="XFD3"/></row>'), (0, 2), more=WITH_OUT),
    "ODS rows 2,000,000,000 times": Case("ods", ods(raw.ods_row(GOOD, more=' table:number-rows-repeated="2000000000"')), words="that no sheet has"),
    "ODS cells 2,000,000,000 times": Case(
        "ods", ods(f'<table:table-row><table:table-cell table:number-columns-repeated="2000000000"/>{raw.ods_cell("x")}</table:table-row>')
    ),
    "ODS a million full rows of a thousand cells": Case(
        "ods",
        ods('<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>'),
        (1, 2),
    ),
    "ODS empty rows 999,999,999 times": Case(
        "ods", ods(raw.ods_row(GOOD) + raw.ods_row(more=' table:number-rows-repeated="999999999"')), (0, 2)
    ),
    "XML 2003 index beyond": Case("xml", xml2003(f'<Row ss:Index="2000000000">{_data(GOOD)}</Row>')),
    "XML 2003 column beyond": Case("xml", xml2003(f"<Row>{_data(GOOD)}{_data('x', Index='2000000000')}</Row>")),
    "XML 2003 merged across": Case("xml", xml2003(f"<Row>{_data(GOOD, MergeAcross='2000000000')}{_data('x')}</Row>"), (0, 1, 2)),
    "HTML columns joined": Case("html", html(f"<tr><td colspan=2000000000>{GOOD}<td>x</tr>"), (0, 1, 2)),
    "HTML rows joined": Case("html", html(f"<tr><td rowspan=2000000000>{GOOD}</tr><tr><td>x</tr>"), (0, 1, 2)),
    # Rows that would get lost.
    "row 0": Case("xlsx", sheet(f'<row r="0"><c t="inlineStr"><is><t>{BAD}</t></is></c></row>'), (1, 2)),
    "row -3": Case("xlsx", sheet(f'<row r="-3"><c t="inlineStr"><is><t>{BAD}</t></is></c></row>'), (1, 2)),
    "row x": Case("xlsx", sheet(f'<row r="x"><c t="inlineStr"><is><t>{BAD}</t></is></c></row>'), (1, 2)),
    "rows out of order": Case("xlsx", sheet(raw.row(5, GOOD) + raw.row(3, BAD)), (1, 2)),
    "a row twice": Case("xlsx", sheet(raw.row(2, GOOD) + raw.row(2, BAD)), (1, 2)),
    "a row twice, the good one last": Case("xlsx", sheet(raw.row(2, BAD) + raw.row(2, GOOD)), (1, 2)),
    "a cell twice": Case("xlsx", sheet(f'<row r="2">{raw.inline("A2", BAD)}{raw.inline("A2", GOOD)}</row>'), (1, 2)),
    "ODS row -5 times": Case("ods", ods(raw.ods_row(BAD, more=' table:number-rows-repeated="-5"') + raw.ods_row(GOOD)), (1, 2)),
    "ODS row 0 times": Case("ods", ods(raw.ods_row(BAD, more=' table:number-rows-repeated="0"') + raw.ods_row(GOOD)), (1, 2)),
    "ODS row x times": Case("ods", ods(raw.ods_row(BAD, more=' table:number-rows-repeated="x"') + raw.ods_row(GOOD)), (1, 2)),
    "XML 2003 index backwards": Case("xml", xml2003(f'<Row ss:Index="9">{_data(GOOD)}</Row><Row ss:Index="3">{_data(BAD)}</Row>'), (1, 2)),
    "a sheet in UTF-16": Case(
        "xlsx",
        parts(lambda: raw.xlsx((raw.sheet(HEAD + raw.row(2, BAD)).replace("UTF-8", "UTF-16")).encode("utf-16"))),
        (1, 2), more=WITH_OUT,
    ),
    "a sheet that ends early": Case("xlsx", parts(lambda: raw.xlsx(raw.sheet(HEAD + GOOD_ROW)[:-40]))),
    "an ODS that ends early": Case("ods", parts(lambda: {**ODS(), "content.xml": str(ODS()["content.xml"])[:-90]})),
    # What swells.
    "a shared string of 500 MB": Case("xlsx", swollen_part("xl/sharedStrings.xml", STRINGS, "@", "x", 512 * MEGABYTE)),
    "shared strings without end": Case("xlsx", swollen_part("xl/sharedStrings.xml", STRINGS, "<si><t>@</t></si>", "<si/>", 10_000_000)),
    "a cell of 500 MB": Case("xlsx", swollen_part("xl/worksheets/sheet1.xml", PLAIN, "@", "x", 512 * MEGABYTE)),
    "an ODS cell of 500 MB": Case("ods", swollen_part("content.xml", ODS, "@", "x", 512 * MEGABYTE)),
    "an attribute of 500 MB": Case(
        "xlsx", swollen_part("xl/worksheets/sheet1.xml", partial(raw.xlsx, raw.sheet(HEAD + '<row r="2" x="@"/>')), "@", "x", 512 * MEGABYTE)
    ),
    "cells without end": Case(
        "xlsx", swollen_part("xl/worksheets/sheet1.xml", partial(raw.xlsx, raw.sheet(HEAD + '<row r="2">@</row>')), "@", "<c/>", 100_000_000)
    ),
    "elements in elements": Case(
        "xlsx", swollen_part("xl/worksheets/sheet1.xml", partial(raw.xlsx, raw.sheet(HEAD + "@")), "@", "<x>", 50_000_000)
    ),
    "styles of 500 MB": Case(
        "xlsx", swollen_part("xl/styles.xml", lambda: {**PLAIN(), "xl/styles.xml": "<styleSheet>@</styleSheet>"}, "@", " ", 512 * MEGABYTE),
        (0, 1, 2),
    ),
    "a count that lies": Case(
        "xlsx", parts(lambda: raw.xlsx(raw.sheet(HEAD + GOOD_ROW), strings=raw.shared("x").replace("<sst ", '<sst count="4000000000" uniqueCount="4000000000" '))),
        (0, 2),
    ),
    "overlapping entries": Case("xlsx", overlapping, (0, 2)),
    "overlapping entries, with output": Case("xlsx", overlapping, (0, 2), more=WITH_OUT),
    "Parquet of 3 GB": Case("parquet", parquet, (1, 2)),
    "a CSV of one line of 900 MB": Case("csv", cut(text(""), 900 * MEGABYTE)),
    "an open quote of 100 MB": Case("csv", text('证书编号,姓名\n"', b"x" * MEGABYTE, times=100), (1, 2)),
    "a header of 100,000 columns": Case("csv", text("", "证书编号,", f"姓名\n{GOOD}\n", times=100_000), (0, 1, 2)),
    "a header of NUL": Case("csv", text("", b"\0" * 65536, "\n1\n")),
    "20,000 columns": Case("csv", lambda path: path.write_text("\n".join([",".join(f"c{n}" for n in range(20_000))] + ["1," * 20_000] * 100)), (0, 1, 2)),
    "tables in tables": Case("html", text("<table><tr><td>证书编号", "<table><tr><td>", f"{GOOD}", times=1_000_000), (0, 1, 2)),
    "an HTML cell of 300 MB": Case("html", text("<table><tr><td>证书编号<tr><td>", b"x" * MEGABYTE, "</table>", times=300), (1, 2)),
    "an XML 2003 cell of 300 MB": Case("xml", lambda path: (xml2003(f"<Row>{_data('@')}</Row>")(path), path.write_bytes(path.read_bytes().replace(b"@", b"x" * (300 * MEGABYTE))))),
    # What is not in the file, and what is not to be read.
    "a billion laughs": Case("xlsx", parts(with_entities(LAUGHS, "e11"))),
    "another file": Case("xlsx", parts(with_entities(OUTSIDE, "f"))),
    "another file in ODS": Case("ods", parts(lambda: {**ODS(), "content.xml": str(ODS()["content.xml"]).replace(raw.DECLARED, OUTSIDE).replace("@", "&f;")})),
    "laughs in XML 2003": Case("xml", text(LAUGHS + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&e11;</Data></Cell></Row></Table></Worksheet></Workbook>')),
    "a sheet that is not there": Case("xlsx", parts(lambda: {name: part for name, part in PLAIN().items() if "sheet1" not in name})),
    "no sheet at all": Case("xlsx", parts(raw.xlsx)),
    "a string that is not there": Case("xlsx", parts(lambda: raw.xlsx(raw.sheet(f'{HEAD}<row r="2"><c r="A2" t="s"><v>7</v></c></row>'), strings=raw.shared("x"))), (1, 2)),
    "a number that is none": Case("xlsx", sheet('<row r="2"><c r="A2"><v>NaN</v></c></row>'), (1, 2)),
    "a date that is none": Case("xlsx", sheet('<row r="2"><c r="A2" t="d"><v>昨天</v></c></row>'), (1, 2)),
    # Old workbooks.
    "the head of an old workbook": Case("xls", cut(compound(lambda data: data), 512), words="damaged"),
    "chains that loop": Case("xls", looped),
    "no stream of a workbook": Case("xls", compound(lambda data: data, "Elsewhere")),
    "XLS strings without end": Case("xls", compound(lambda data: re.sub(rb"(?s)(\xfc\x00..).{8}", lambda found: found[1] + b"\xff" * 8, data, count=1)), (0, 1, 2)),
    "a record longer than the file": Case("xls", compound(lambda data: data.replace(b"\x85\x00", b"\x85\x00\xff\xff", 1)), (0, 1, 2)),
    "noise behind the mark of an old workbook": Case("xls", text(bytes.fromhex("d0cf11e0a1b11ae1") + random.Random(1).randbytes(4096)), words="damaged"),
    "noise behind the mark of an archive": Case("xlsx", text(b"PK\3\4" + random.Random(2).randbytes(4096)), words="damaged"),
    "XLSB with a length that lies": Case("xlsb", parts(lambda: _changed(raw.xlsb(["证书编号"], [GOOD]), b"\x06\x1e", b"\x06\xff\xff\xff\x7f")), (0, 1, 2)),
    "XLSB with a row beyond": Case("xlsb", parts(lambda: _changed(raw.xlsb(["证书编号"], [GOOD]), struct.pack("<BBI", 0, 17, 1), struct.pack("<BBI", 0, 17, 2**31)))),
    # Passwords.
    "a password on .xls": Case("xls", compound(raw.with_password), words="password"),
    "a password on .xlsx": Case("xlsx", compound(lambda data: data, "EncryptedPackage"), words="password"),
    "a password on .ods": Case(
        "ods",
        parts(lambda: {**raw.ods(manifest='<manifest:file-entry manifest:full-path="content.xml" manifest:size="9"><manifest:encryption-data/></manifest:file-entry>'), "content.xml": random.Random(3).randbytes(400)}),
        words="password",
    ),
    # Not tables.
    "a PDF": Case("pdf", text("%PDF-1.7\n%âãÏÓ\n1 0 obj <<>>\n")),
    "a Word document": Case("docx", parts(lambda: {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}), words="Word"),
    "a picture": Case("xlsx", text(b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(2000))),
    "noise": Case("csv", text(random.Random(5).randbytes(20_000))),
    "a page without a table": Case("xls", text(f"<html><body><p>{SECRET}</p><script>alert(1)</script></body></html>")),
}  # fmt: skip


def _changed(made: dict[str, raw.Part], old: bytes, new: bytes) -> dict[str, raw.Part]:
    name = "xl/worksheets/sheet1.bin"
    return {**made, name: bytes(made[name]).replace(old, new)}  # type: ignore[arg-type]


def clear(ended: Ended, codes: Sequence[int]) -> list[str]:
    """Return what is wrong with how a call ended."""
    said = ended.out + ended.err
    wrong = {
        f"code {ended.code}": ended.code not in codes,
        "more than one line": ended.code == 2 and ended.err.count("\n") != 1,
        "not our line": ended.code == 2 and not ended.err.startswith("skillcert: "),
        "cells": SECRET in said,
        "a defect": any(
            word in said for word in ("Traceback", "panicked", "a defect of this program", "程序缺陷")
        ),
        "long": len(said) > 4000,
        "steers": re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said) is not None,
        f"memory {ended.memory}": ended.memory > RESIDENT,
    }
    return [what for what, is_so in wrong.items() if is_so]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Ended, Path]]:
    folder, calls, outs = tmp_path_factory.mktemp("hostile"), [], {}
    for number, (name, case) in enumerate(CASES.items()):
        path, outs[name] = folder / f"{number}.{case.ending}", folder / f"out-{number}.{case.ending}"
        case.make(path)
        more = [str(outs[name]) if word == "OUT" else word for word in case.more]
        calls.append(check(path, *more))
    good = [check(path) for path in whole(folder).values()]
    answers = confined.run(calls, megabytes=MOST, seconds=SECONDS, before=good)
    return {name: (each, outs[name]) for name, each in zip(CASES, answers, strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_one_clear_line(ended: dict[str, tuple[Ended, Path]], name: str) -> None:
    each, out = ended[name]
    assert clear(each, CASES[name].codes) == [], each
    assert CASES[name].words in each.err, each
    assert out.exists() == (bool(CASES[name].more) and each.code != 2)


def test_an_answer_is_in_the_sheet(ended: dict[str, tuple[Ended, Path]]) -> None:
    """No column beyond XFD, and each row of a sheet in UTF-16 has its verdict."""
    for name in ("blanks up to XFD", "a sheet in UTF-16"):
        _, out = ended[name]
        if out.exists():
            written = raw.unpack(out)["xl/worksheets/sheet1.xml"]
            assert re.findall(rb'r="XF[E-Z]\d+"', written) == []
            rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
            assert any("verdict" in row for row in rows)


# Cut and flipped.


def whole(folder: Path) -> dict[str, Path]:
    """One good file of each kind, of two rows."""
    lines = [["证书编号", "姓名"], [GOOD, SECRET], ["2618010000002", "丁"]]
    book = corpus.Book("t", [corpus.Sheet("S", lines)])
    cells = "".join(f"<Row>{_data(number)}{_data(name)}</Row>" for number, name in lines[1:])
    makers: dict[str, Make] = {
        "xlsx": partial(corpus.by_xlsxwriter, book),
        "xls": compound(lambda data: data),
        "xlsb": parts(lambda: raw.xlsb(*lines)),
        "ods": ods(raw.ods_row(*lines[1]) + raw.ods_row(*lines[2])),
        "html": html("".join(f"<tr><td>{number}</td><td>{name}</td></tr>" for number, name in lines[1:])),
        "xml": xml2003(cells),
        "csv": text("\n".join(map(",".join, lines))),
        "parquet": lambda path: formats.write(path, lines[0], lines[1:]),
    }
    for ending, make in makers.items():
        make(folder / f"whole.{ending}")
    return {ending: folder / f"whole.{ending}" for ending in makers}


def check(path: Path, *more: str) -> list[str]:
    return ["check", str(path), "--column", "1", "--lang", "en", "--quiet", *more]


def checked(good: Path, paths: Sequence[Path]) -> list[Ended]:
    calls = [check(path, "--json") for path in paths]
    return confined.run(calls, megabytes=MOST, seconds=SECONDS, before=[check(good)])


def counts(each: Ended) -> Any:
    return json.loads(each.out)["counts"]


ENDINGS = ("xlsx", "xls", "xlsb", "ods", "html", "xml", "csv", "parquet")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_cut(tmp_path: Path, ending: str) -> None:
    good = whole(tmp_path)[ending]
    content = good.read_bytes()
    places = sorted({len(content) * part // 221 for part in range(1, 221)})
    paths = [tmp_path / f"{place}.{ending}" for place in places]
    for place, path in zip(places, paths, strict=True):
        path.write_bytes(content[:place])
    wrong = {
        path.name: found
        for path, each in zip(paths, checked(good, paths), strict=True)
        if (found := clear(each, (0, 1, 2)))
    }
    assert wrong == {}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_with_a_wrong_byte(tmp_path: Path, ending: str) -> None:
    """An archive that is read is read as it was: its parts have a checksum."""
    good = whole(tmp_path)[ending]
    content, chance = good.read_bytes(), random.Random(ending)
    paths = [tmp_path / f"{number}.{ending}" for number in range(100)]
    for path in paths:
        changed = bytearray(content)
        changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
    first, *answers = checked(good, [good, *paths])
    assert first.code == 0, first
    for path, each in zip(paths, answers, strict=True):
        assert clear(each, (0, 1, 2)) == [], (path.name, each)
        if ending in {"xlsx", "xlsb", "ods"} and each.code != 2:
            assert counts(each) == counts(first), path.name


@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "ods"])
def test_a_wrong_digit_in_an_archive(tmp_path: Path, ending: str) -> None:
    """The checksum of its part tells, also where the rows are read and more follows."""
    path = tmp_path / f"t.{ending}"
    good = whole(tmp_path)[ending]
    made = raw.unpack(good)
    raw.pack(path, made, zipfile.ZIP_STORED)
    text = "utf-16-le" if ending == "xlsb" else "utf-8"
    old, new = (number.encode(text) for number in ("2618010000002", "2618010000003"))
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    (ended,) = checked(good, [path])
    assert (ended.code, clear(ended, (2,))) == (2, [])


# Pipes, and what would steer a terminal.


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_pipe_is_a_file(tmp_path: Path, ending: str) -> None:
    good = whole(tmp_path)[ending]
    pipe = tmp_path / f"pipe.{ending}"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "skillcert", "check", "--column", "1", "--lang", "en"]
    with subprocess.Popen(["cat", good], stdout=subprocess.PIPE) as cat:
        through = subprocess.run(
            [*command, "/dev/stdin"], stdin=cat.stdout, capture_output=True, text=True, check=False
        )
    with subprocess.Popen(["cp", good, pipe]):
        named = subprocess.run(
            [*command, str(pipe)], capture_output=True, text=True, check=False, timeout=SECONDS
        )
    for run in (through, named):
        assert (run.returncode, "good 2" in run.stdout) == (0, True), run


def test_a_device_is_no_file(desk: Desk) -> None:
    run = desk.run("check", "/dev/zero")
    assert (run.code, run.out, "/dev/zero：是设备" in run.err) == (2, "", True)


STEERS = "\x1b]0;x\x07\x1b[8m\u202e\x9b2J"


@pytest.mark.parametrize("ending", ["csv", "html", "ods", "xls"])
def test_nothing_that_is_told_steers_the_terminal(desk: Desk, ending: str) -> None:
    heading = (
        f"证书编号{STEERS if ending in {'csv', 'xls'} else STEERS.replace(chr(27), '').replace(chr(7), '')}"
    )
    book = corpus.Book("t", [corpus.Sheet("表\u202e", [[heading, "乙"], [GOOD, "x"], [BAD, "y"]])])
    makers: dict[str, Make] = {
        "csv": text(f"{heading},乙\n{GOOD},x\n{BAD},y\n"),
        "html": text(f"<table><tr><td>{heading}<td>乙<tr><td>{GOOD}<td>x<tr><td>{BAD}<td>y</table>"),
        "ods": parts(
            lambda: raw.ods(raw.ods_row(heading, "乙") + raw.ods_row(GOOD, "x") + raw.ods_row(BAD, "y"))
        ),
        "xls": partial(corpus.by_xlwt, book),
    }
    name = f"t\x1b[8m\u202e.{ending}"
    makers[ending](desk.path(name))
    for arguments in (("check", name), ("decide", name, "--rule", "both"), ("check", name, "--sheet", "x")):
        run = desk.run(*arguments, "--lang", "en")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", run.out + run.err), (
            run
        )
