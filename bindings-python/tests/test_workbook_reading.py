"""Workbooks as the native part reads them: the text of each cell, what is odd about rows, and what is refused."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import raw
import xlwt
from skillcert import _native
from skillcert.tables.fault import TableError

Row = tuple[str, ...]
STYLES = (
    f'<styleSheet xmlns="{raw.MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="[hh]:mm"/><numFmt numFmtId="166" formatCode="0.0%;[Red]-0.0%"/>'
    '<numFmt numFmtId="167" formatCode="[$-804]\\d0_d*y&quot;day&quot;;yyyy"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 164, 165, 166, 167, 9, 22, 49))
    + "</cellXfs></styleSheet>"
)


def book(path: Path, kind: str = "xlsx") -> Any:
    return _native._Workbook(path, kind)


def xlsx(path: Path, data: str, **more: Any) -> Path:
    parts = raw.xlsx(data if data.startswith("<") else f"<row>{data}</row>", **more)
    raw.pack(path, parts)
    return path


def styled(path: Path, data: str, workbook: str = "") -> Path:
    """Write a workbook with the styles above."""
    parts = raw.xlsx(f'<row r="1">{data}</row>')
    links, listed = str(parts["xl/_rels/workbook.xml.rels"]), str(parts["xl/workbook.xml"])
    link = f'<Relationship Id="rId9" Type="{raw.LINKS}/styles" Target="styles.xml"/></Relationships>'
    changed = {
        "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", link),
        "xl/workbook.xml": listed.replace("<sheets>", f"{workbook}<sheets>"),
        "xl/styles.xml": STYLES,
    }
    raw.pack(path, {**parts, **changed})
    return path


def read(workbook: Any, sheet: int = 0, first: int = 1, wide: int | None = None) -> list[list[str]]:
    """Return all rows as texts."""
    width = wide or max((len(row) for row in workbook.preview(sheet, 1000)), default=0)
    rows: list[list[str]] = []
    for block in workbook.rows(sheet, first, [*range(width)], width, [], []):
        assert block.first == first + len(rows)
        rows += map(list, zip(*(block.column(place).to_pylist() for place in range(width)), strict=True))
    return rows


def column(workbook: Any, place: int = 0, **more: Any) -> Any:
    """Return the block of a column."""
    facts = {"first": 1, "width": 1, "headings": [], "words": []} | more
    (block,) = workbook.rows(0, facts["first"], [place], facts["width"], facts["headings"], facts["words"])
    return block


def refusal(make: Callable[[], object]) -> tuple[str, Mapping[str, str | int]]:
    with pytest.raises(TableError) as caught:
        make()
    return caught.value.code, caught.value.where


CELLS: list[tuple[str, str, object, str]] = [
    # Numbers: exactly their digits, or the shortest decimal.
    ("<c><v>2618010000001</v></c>", "2618010000001", 2618010000001, ""),
    ("<c><v>2.618010000001E12</v></c>", "2618010000001", 2618010000001, ""),
    ("<c><v> 77.3 </v></c>", "77.3", 77.3, ""),
    ("<c><v>77.299999999999997</v></c>", "77.3", 77.3, ""),
    ("<c><v>-0</v></c>", "0", 0, ""),
    ("<c><v>0123</v></c>", "123", 123, ""),
    ("<c><v>4.30102199001011E+17</v></c>", "430102199001011000", 430102199001011000, ""),
    ("<c><v>1E+25</v></c>", "10000000000000000000000000", 1e25, ""),
    ("<c><v>1E-7</v></c>", "0.0000001", 1e-7, ""),
    ("<c><v>1E999</v></c>", "1E999", "1E999", ""),
    ('<c t="n"><v>85</v></c>', "85", 85, ""),
    # Formats: a date, a duration and a percentage keep their number.
    ('<c s="1"><v>46349</v></c>', "2026-11-23", 46349, "date"),
    ('<c s="2"><v>85</v></c>', "1900-03-25", 85, "date"),
    ('<c s="1"><v>60</v></c>', "1900-02-29", 60, "date"),
    ('<c s="1"><v>59</v></c>', "1900-02-28", 59, "date"),
    ('<c s="7"><v>46349.5</v></c>', "2026-11-23T12:00:00", 46349.5, "date"),
    ('<c s="7"><v>46349.999999999</v></c>', "2026-11-24", 46349.999999999, "date"),
    ('<c s="1"><v>0.25</v></c>', "06:00:00", 0.25, "date"),
    ('<c s="3"><v>1.5</v></c>', "36:00:00", 1.5, "date"),
    ('<c s="1"><v>2618010000001</v></c>', "2618010000001", 2618010000001, ""),
    ('<c s="1"><v>-1</v></c>', "-1", -1, ""),
    ('<c s="4"><v>0.85</v></c>', "0.85", 0.85, "percent"),
    ('<c s="6"><v>1</v></c>', "1", 1, "percent"),
    ('<c s="5"><v>85</v></c>', "85", 85, ""),
    ('<c t="d"><v>2026-11-23</v></c>', "2026-11-23", 46349, "date"),
    ('<c t="d"><v>2026-11-23T00:00:00</v></c>', "2026-11-23", 46349, "date"),
    ('<c t="d"><v>2026-13-23T06:00:00</v></c>', "2026-13-23T06:00:00", "2026-13-23T06:00:00", "date"),
    # What is no number.
    ('<c t="b"><v>1</v></c>', "TRUE", "TRUE", "boolean"),
    ('<c t="b"><v>0</v></c>', "FALSE", "FALSE", "boolean"),
    ('<c t="e"><v>#N/A</v></c>', "#N/A", "#N/A", "error"),
    ('<c t="str"><f>A1</f><v>a&amp;b&#x4E59;</v></c>', "a&b乙", "a&b乙", ""),
    ('<c t="str"><f>A1</f><v></v></c>', "", "", ""),
    ("<c><v>缺考</v></c>", "缺考", "缺考", ""),
    # Formulas without a stored value.
    ("<c><f>1+1</f></c>", "", "", "formula"),
    ("<c><f>1+1</f><v></v></c>", "", "", "formula"),
    ('<c t="str"><f>1+1</f></c>', "", "", "formula"),
    ("<c><f>1+1</f><v>2</v></c>", "2", 2, ""),
    # Texts in the cell.
    ('<c t="inlineStr"><is><t> a </t></is></c>', "a", "a", ""),
    ('<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a ", " a ", ""),
    ('<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></is></c>', "甲乙", "甲乙", ""),
    ('<c t="inlineStr"><is><t>1_x000D_2_x0g00_ _xD83D__xDE00_</t></is></c>', "1\r2_x0g00_ 😀", "1\r2_x0g00_ 😀", ""),
    ('<c t="inlineStr"><is><t><![CDATA[<1>]]></t></is><v>no</v></c>', "<1>", "<1>", ""),
    ("<c/>", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "text", "value", "kind"), CELLS)
def test_cells_of_xlsx(tmp_path: Path, cell: str, text: str, value: object, kind: str) -> None:
    workbook = book(styled(tmp_path / "t.xlsx", cell + '<c r="B1"><v>9</v></c>'))
    block = column(workbook)
    assert block.column(0).to_pylist() == [text]
    assert block.column(0).values() == [value]
    assert type(block.column(0).values()[0]) is type(value)
    assert block.column(0).kinds() == ([(0, kind)] if kind else [])
    assert workbook.preview(0, 1)[0][1:] == ["9"]


def test_dates_from_1904_on(tmp_path: Path) -> None:
    path = styled(tmp_path / "t.xlsx", '<c s="1"><v>44887</v></c>', '<workbookPr date1904="1"/>')
    assert column(book(path)).column(0).to_pylist() == ["2026-11-23"]


def test_shared_texts(tmp_path: Path) -> None:
    strings = raw.shared(
        "甲", "<r><t>乙</t></r><r><t xml:space='preserve'> 丙</t></r><rPh><t>x</t></rPh>", ""
    )
    data = "".join(f'<row><c t="s"><v>{place}</v></c></row>' for place in (1, 0, 2, 0))
    assert read(book(xlsx(tmp_path / "t.xlsx", data, strings=strings))) == [["乙 丙"], ["甲"], [""], ["甲"]]
    beyond = xlsx(tmp_path / "u.xlsx", '<row><c t="s"><v>9</v></c></row>', strings=strings)
    assert refusal(lambda: read(book(beyond), wide=1)) == ("damaged", {"sheet": "S1", "row": 1})


def test_rows_and_columns_that_are_left_out(tmp_path: Path) -> None:
    data = '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row><row r="9"><c r="B9" s="0"/></row>'
    workbook = book(xlsx(tmp_path / "t.xlsx", data))
    assert workbook.preview(0, 1000) == [[], [], ["", "", "1", "2"], [], ["3"]]
    assert read(workbook) == [[""] * 4, [""] * 4, ["", "", "1", "2"], [""] * 4, ["3", "", "", ""]]
    assert read(workbook, first=5) == [["3", "", "", ""]]
    assert read(workbook, first=6) == []
    assert workbook.preview(0, 3) == [[], [], ["", "", "1", "2"]]


REFUSED: list[tuple[str, str, int]] = [
    ('<row r="0"/>', "beyond_sheet", 0),
    ('<row r="-3"/>', "beyond_sheet", 0),
    ('<row r="1"/><row r="1048577"/>', "beyond_sheet", 1),
    ('<row r="2000000000"><c><v>1</v></c></row>', "beyond_sheet", 0),
    ('<row r="2"/><row r="2"/>', "row_repeated", 2),
    ('<row r="5"/><row r="3"/>', "rows_unordered", 5),
    ('<row r="1"><c r="B1"/><c r="A1"/></row>', "rows_unordered", 1),
    ('<row r="1"><c r="A1"/><c r="A1"/></row>', "rows_unordered", 1),
    ('<row r="1"><c r="A2"><v>1</v></c></row>', "rows_unordered", 1),
    ('<row r="1"><c r="XFE1"/></row>', "beyond_sheet", 1),
    ('<row r="1"><c r="A9999999"/></row>', "beyond_sheet", 1),
    ('<row r="1"><c r="ZZZZZZZZ1"/></row>', "beyond_sheet", 1),
    ('<row r="1"><c r="1"/></row>', "damaged", 1),
    ('<row r="1"><c r="A1"><v>1</v>', "damaged", 1),
    ('<row r="1"><c r="A1"><v>&no;</v></c></row>', "damaged", 1),
    ('<row r="1"><c r="A1><v>1</v></c></row>', "damaged", 1),
    ('<row r="1"></c></row>', "damaged", 1),
    ('<row r="1">' + "<a>" * 300 + "</a>" * 300 + "</row>", "too_large", 1),
    (f"<row r='1'><!--{'<' * 2**21}--></row>", "too_large", 1),
    (f"<row r='1'><c t='inlineStr'><is><t>{'x' * 2**21}</t></is></c></row>", "too_large", 1),
]


@pytest.mark.parametrize(("data", "code", "row"), REFUSED)
def test_sheets_that_are_refused(tmp_path: Path, data: str, code: str, row: int) -> None:
    workbook = book(xlsx(tmp_path / "t.xlsx", data))
    for look in (lambda: workbook.preview(0, 1000), lambda: read(workbook, wide=1)):
        said, where = refusal(look)
        assert (said, where["sheet"], where["row"]) == (code, "S1", row)


def test_a_part_that_is_no_sheet(tmp_path: Path) -> None:
    parts = raw.xlsx("<row/>")
    raw.pack(tmp_path / "t.xlsx", {**parts, "xl/worksheets/sheet1.xml": "<chartsheet/>"})
    assert refusal(lambda: book(tmp_path / "t.xlsx").preview(0, 1)) == ("damaged", {"sheet": "S1"})
    del parts["xl/worksheets/sheet1.xml"]
    raw.pack(tmp_path / "u.xlsx", parts)
    assert refusal(lambda: book(tmp_path / "u.xlsx").preview(0, 1)) == ("damaged", {"sheet": "S1"})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_parts_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    parts = raw.xlsx(raw.row(1, "姓名", "甲乙😀"))
    name = "UTF-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig")
    for part, text in parts.items():
        if part.startswith("xl/") and part.endswith(".xml"):
            parts[part] = str(text).replace("UTF-8", name).encode(encoding)
    raw.pack(tmp_path / "t.xlsx", parts)
    assert read(book(tmp_path / "t.xlsx")) == [["姓名", "甲乙😀"]]


@pytest.mark.parametrize("declared", ["UTF-8", "GBK"])
def test_text_that_is_none(tmp_path: Path, declared: str) -> None:
    parts = raw.xlsx(raw.row(1, "姓名"))
    part = str(parts["xl/worksheets/sheet1.xml"]).replace("UTF-8", declared)
    raw.pack(tmp_path / "t.xlsx", {**parts, "xl/worksheets/sheet1.xml": part.encode("gbk")})
    assert refusal(lambda: book(tmp_path / "t.xlsx").preview(0, 1))[0] == "not_utf8"


def test_parts_in_any_case_and_with_other_slashes(tmp_path: Path) -> None:
    parts = raw.xlsx(raw.row(1, "甲"), strings=raw.shared("甲"))
    raw.pack(tmp_path / "t.xlsx", {name.upper().replace("/", "\\"): part for name, part in parts.items()})
    assert read(book(tmp_path / "t.xlsx")) == [["甲"]]
    raw.pack(tmp_path / "u.xlsx", {**parts, "XL/Workbook.xml": ""})
    assert refusal(lambda: book(tmp_path / "u.xlsx"))[0] == "damaged"


def test_sheets_and_what_is_none(tmp_path: Path) -> None:
    parts = raw.xlsx(raw.row(1, "甲"), raw.row(1, "乙"), raw.row(1, "丙"), raw.row(1, "丁"))
    listed = str(parts["xl/workbook.xml"])
    listed = listed.replace('name="S2"', 'name="a&amp;b" state="hidden"').replace(
        'name="S4"', 'name="d" state="veryHidden"'
    )
    links = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        f'{raw.LINKS}/worksheet" Target="worksheets/sheet3',
        f'{raw.LINKS}/chartsheet" Target="worksheets/sheet3',
    )
    raw.pack(tmp_path / "t.xlsx", {**parts, "xl/workbook.xml": listed, "xl/_rels/workbook.xml.rels": links})
    workbook = book(tmp_path / "t.xlsx")
    assert workbook.sheets == [("S1", False), ("a&b", True), ("d", True)]
    assert workbook.size == (tmp_path / "t.xlsx").stat().st_size
    assert [workbook.preview(place, 9) for place in range(3)] == [[["甲"]], [["乙"]], [["丁"]]]
    with pytest.raises(IndexError):
        workbook.preview(3, 1)
    with pytest.raises(IndexError):
        workbook.rows(3, 1, [], 1, [], [])
    with pytest.raises(ValueError, match="kind"):
        book(tmp_path / "t.xlsx", "docx")


def noted(path: Path, *, places: list[int], headings: list[str], words: list[str], kind: str = "xlsx") -> Any:
    (block,) = book(path, kind).rows(0, 2, places, 3, headings, words)
    return block.noted


def test_what_is_odd_about_rows(tmp_path: Path) -> None:
    lines = [
        ("考生编号", "姓名", "理论"),
        ("0001", "甲", "60"),
        (" 合 计：3", "", "9"),
        ("考 生编号", "", "理论\n"),
        ("", "备注", ""),
        ("0002", "乙", "70", "", "外"),
        ("1", "", "姓名"),
        ("x" * 32768, "丙", "1"),
        ("考生编号", "", ""),
        ("", "", "", "", "只"),
    ]
    data = "".join(raw.row(number, *(text or None for text in line)) for number, line in enumerate(lines, 1))
    data = data.replace('<row r="2">', '<row r="2" hidden="1">')
    path = xlsx(tmp_path / "t.xlsx", data)
    assert noted(path, places=[0, 2], headings=["考生编号", " 理论"], words=["合计", "备注"]) == [
        (0, 128, 3, "0001"),
        (1, 1, 3, "合 计：3"),
        (2, 2, 3, "考 生编号"),
        (3, 1 | 4, 2, "备注"),
        (4, 8, 5, "0002"),
        (6, 512, 3, "x" * 512),
        (7, 4, 1, "考生编号"),
        (8, 4 | 8, 5, "只"),
    ]
    assert noted(path, places=[0], headings=["考生编号"], words=[])[-2] == (7, 2 | 4, 1, "考生编号")
    assert (4, 1 | 8, 5, "0002") in noted(path, places=[2, 2], headings=["理论", "理论"], words=["7"])


def test_a_formula_is_noted_where_it_is_wanted(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", '<row r="2"><c><v>1</v></c><c><f>1</f></c></row>')
    assert noted(path, places=[0], headings=[""], words=[]) == []
    assert noted(path, places=[1], headings=[""], words=[]) == [(0, 256, 2, "1")]


def test_blocks_follow_each_other(tmp_path: Path) -> None:
    rows = (1, *range(2, 80_000, 4_000))
    data = "".join(f'<row r="{row}"><c><v>{row}</v></c></row>' for row in rows)
    workbook = book(xlsx(tmp_path / "t.xlsx", data))
    blocks = [*workbook.rows(0, 2, [0, 5], 1, ["a", "b"], [])]
    assert [(block.first, len(block)) for block in blocks] == [(2, 32768), (32770, 32768), (65538, 10465)]
    assert [block.read for block in blocks] == sorted(block.read for block in blocks)
    filled = [
        (block.first + place, text)
        for block in blocks
        for place, text in enumerate(block.column(0).to_pylist())
        if text
    ]
    assert filled == [(row, f"{row}") for row in rows[1:]]
    assert not any(any(block.column(1).to_pylist()) for block in blocks)
    with pytest.raises(IndexError):
        blocks[0].column(2)


def test_long_texts_end_a_block(tmp_path: Path) -> None:
    strings = raw.shared("x" * 30_000)
    path = xlsx(tmp_path / "t.xlsx", '<row><c t="s"><v>0</v></c></row>' * 1000, strings=strings)
    assert [len(block) for block in book(path).rows(0, 1, [0], 1, [], [])] == [280, 280, 280, 160]
    assert sum(len(row[0]) for row in book(path).preview(0, 1000)) < 17_000_000


def test_reading_can_end_early(tmp_path: Path) -> None:
    data = "".join(f"<row><c><v>{row}</v></c></row>" for row in range(200_000))
    workbook = book(xlsx(tmp_path / "t.xlsx", data))
    blocks = workbook.rows(0, 1, [0], 1, [], [])
    assert len(next(blocks)) == 32768
    blocks.close()
    assert [*blocks] == []
    del blocks
    late = workbook.rows(0, 1, [0], 1, [], [])
    next(late)
    del late
    assert len(next(iter(workbook.rows(0, 199_999, [0], 1, [], [])))) == 2


def test_what_was_read_before_a_fault(tmp_path: Path) -> None:
    data = "".join(f'<row r="{row}"><c><v>1</v></c></row>' for row in (*range(1, 40_002, 4_000), 2))
    blocks = book(xlsx(tmp_path / "t.xlsx", data)).rows(0, 1, [0], 1, [], [])
    assert len(next(blocks)) == 32768
    assert refusal(lambda: next(blocks)) == ("rows_unordered", {"sheet": "S1", "row": 40_001})
    assert [*blocks] == []


def test_the_preview_is_bounded(tmp_path: Path) -> None:
    wide = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 101))
    assert len(book(xlsx(tmp_path / "t.xlsx", wide)).preview(0, 1000)) == 13
    many = f"<row>{'<c><v>1</v></c>' * 16_000}</row>" * 20
    assert sum(map(len, book(xlsx(tmp_path / "u.xlsx", many)).preview(0, 1000))) == 200_000
    long = '<row><c t="s"><v>0</v></c></row>'
    assert book(xlsx(tmp_path / "v.xlsx", long, strings=raw.shared("甲" * 40_000))).preview(0, 1) == [
        ["甲" * 32_767]
    ]


# Archives.


def test_archives_that_swell(tmp_path: Path) -> None:
    blanks = xlsx(tmp_path / "t.xlsx", "<row/>" + ("<a>" + " " * 2**19 + "</a>") * 150)
    assert refusal(lambda: book(blanks).preview(0, 1000)) == (
        "too_large",
        {"sheet": "S1", "row": 1, "limit": 2**26},
    )
    for text in ("", f"<t>{'x' * 2**19}</t>"):
        strings = [b"<sst>", *[f"<si>{text}</si>".encode() * (1 if text else 10_000)] * 200, b"</sst>"]
        bomb = xlsx(tmp_path / "v.xlsx", '<row><c t="s"><v>0</v></c></row>', strings=strings)
        assert refusal(partial(book(bomb).preview, 0, 1))[0] == "too_large"


def test_parts_that_share_bytes(tmp_path: Path) -> None:
    raw.pack(tmp_path / "t.xlsx", raw.xlsx(raw.row(1, "甲")))
    data = (tmp_path / "t.xlsx").read_bytes()
    entries = [it.start() for it in re.finditer(b"PK\x01\x02", data)]
    first = data[entries[0] + 42 : entries[0] + 46]
    changed = data[: entries[1] + 42] + first + data[entries[1] + 46 :]
    (tmp_path / "u.xlsx").write_bytes(changed)
    assert refusal(lambda: book(tmp_path / "u.xlsx"))[0] in ("too_large", "damaged")


def test_archives_that_are_cut_or_changed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", raw.rows(*[("甲", "乙")] * 50))
    data = path.read_bytes()
    for cut in (0, 3, 30, len(data) // 2, len(data) - 1):
        (tmp_path / "u.xlsx").write_bytes(data[:cut])
        assert refusal(lambda: book(tmp_path / "u.xlsx"))[0] == "damaged"
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    (tmp_path / "v.xlsx").write_bytes(data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :])
    assert refusal(lambda: book(tmp_path / "v.xlsx").preview(0, 1000))[0] in ("damaged", "not_utf8")
    assert refusal(lambda: book(tmp_path / "none.xlsx"))[0] == "unreadable"


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", raw.row(1, "甲"))
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + flags] |= 1
    path.write_bytes(data)
    assert refusal(lambda: book(path))[0] == "password"


# ODS.

ODS_CELLS: list[tuple[str, str, object, str]] = [
    (raw.ods_cell("77.3", 'office:value-type="float" office:value="77.299999999999997"'), "77.3", 77.3, ""),
    (raw.ods_cell("2618010000001", 'office:value-type="float" office:value="2618010000001"'), "2618010000001", 2618010000001, ""),
    (raw.ods_cell("¥5.00", 'office:value-type="currency" office:value="5"'), "5", 5, ""),
    (raw.ods_cell("x", 'office:value-type="percentage" office:value="0.85"'), "0.85", 0.85, "percent"),
    (raw.ods_cell("x", 'office:value-type="date" office:date-value="2026-11-23"'), "2026-11-23", 46349, "date"),
    (raw.ods_cell("x", 'office:value-type="date" office:date-value="2026-11-23T12:00:00"'), "2026-11-23T12:00:00", 46349.5, "date"),
    (raw.ods_cell("x", 'office:value-type="time" office:time-value="PT06H30M00S"'), "06:30:00", 6.5 / 24, "date"),
    (raw.ods_cell("x", 'office:value-type="time" office:time-value="soon"'), "soon", "soon", ""),
    (raw.ods_cell("x", 'office:value-type="boolean" office:boolean-value="true"'), "TRUE", "TRUE", "boolean"),
    (raw.ods_cell("x", 'office:value-type="string" office:string-value="甲"'), "甲", "甲", ""),
    (raw.ods_cell("#N/A", 'office:value-type="string" office:string-value="" calcext:value-type="error"'), "#N/A", "#N/A", "error"),
    ('<table:table-cell table:formula="of:=1+1"/>', "", "", "formula"),
    ('<table:table-cell table:formula="of:=1+1" office:value-type="string" office:string-value=""/>', "", "", ""),
    ("<table:table-cell><text:p>a<text:s/><text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e</text:p></table:table-cell>",
     "a   b\tc\nd\ne", "a   b\tc\nd\ne", ""),
    ("<table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>\n a \n <text:span>b&amp;<text:note>no</text:note></text:span></text:p>"
     "<draw:frame xmlns:draw='d'><text:p>no</text:p></draw:frame></table:table-cell>", "a b&", "a b&", ""),
]  # fmt: skip


WIDE = 'table:number-columns-repeated="%d"'


def ods(path: Path, *tables: str, change: Callable[[str], str] = str, **more: str) -> Path:
    parts = raw.ods(*tables, **more)
    raw.pack(path, {**parts, "content.xml": change(str(parts["content.xml"]))})
    return path


@pytest.mark.parametrize(("cell", "text", "value", "kind"), ODS_CELLS)
def test_cells_of_ods(tmp_path: Path, cell: str, text: str, value: object, kind: str) -> None:
    path = ods(tmp_path / "t.ods", f"<table:table-row>{cell}{raw.ods_cell('末')}</table:table-row>")
    block = column(book(path, "ods"))
    assert block.column(0).to_pylist() == [text]
    assert block.column(0).values() == [value]
    assert block.column(0).kinds() == ([(0, kind)] if kind else [])


def test_what_stands_for_many_in_ods(tmp_path: Path) -> None:
    much, more = ' table:number-rows-repeated="2"', ' table:number-columns-repeated="3"'
    cells = (
        f"<table:table-cell{more}/>{raw.ods_cell('甲', more)}<table:covered-table-cell/>{raw.ods_cell('乙')}"
    )
    rows = f"<table:table-row{much}>{cells}</table:table-row>" + raw.ods_row(
        more=' table:number-rows-repeated="3"'
    )
    rows += raw.ods_row("丙", more=' table:number-rows-repeated="-5"') + raw.ods_row(
        "丁", more=' table:number-rows-repeated="0"'
    )
    rows += (
        f'<table:table-row table:number-rows-repeated="1048566"><table:table-cell{more}/></table:table-row>'
    )
    path = ods(tmp_path / "t.ods", rows)
    line = ["", "", "", "甲", "甲", "甲", "", "乙"]
    assert book(path, "ods").preview(0, 1000) == [line, line, [], [], [], ["丙"], ["丁"]]
    assert read(book(path, "ods"))[5:] == [["丙", *[""] * 7], ["丁", *[""] * 7]]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (raw.ods_row("甲", more=' table:number-rows-repeated="2000000000"'), "beyond_sheet"),
        (raw.ods_row("甲", more=' table:number-rows-repeated="99999999999999999999"'), "beyond_sheet"),
        (f"<table:table-row>{raw.ods_cell('甲', WIDE % 16385)}</table:table-row>", "beyond_sheet"),
        (f'<table:table-row table:number-rows-repeated="9999">{raw.ods_cell("甲", WIDE % 16384)}</table:table-row>', "too_large"),
    ],
)  # fmt: skip
def test_ods_that_is_refused(tmp_path: Path, row: str, code: str) -> None:
    workbook = book(ods(tmp_path / "t.ods", row), "ods")
    assert refusal(lambda: [*workbook.rows(0, 1, [], 1, [], [])])[0] == code


def test_hidden_rows_and_sheets_of_ods(tmp_path: Path) -> None:
    rows = raw.ods_row("标题") + raw.ods_row("甲", more=' table:visibility="filter"') + raw.ods_row("乙")
    rows += f'<table:table-row-group table:display="false">{raw.ods_row("丙")}</table:table-row-group>'
    rows += f"<table:table-row-group>{raw.ods_row('丁')}</table:table-row-group>"
    rows += raw.ods_row("戊", more=' table:visibility="collapse"')
    nested = f"<table:table-row><table:table-cell><table:table table:name='in'>{raw.ods_row('no')}</table:table></table:table-cell></table:table-row>"

    def change(content: str) -> str:
        style = "<office:automatic-styles><style:style style:name='ta2'><style:table-properties table:display='false'/></style:style></office:automatic-styles>"
        return content.replace("<office:body>", style + "<office:body>").replace(
            '"S2"', '"a>b" table:style-name="ta2"'
        )

    path = ods(tmp_path / "t.ods", rows, nested + raw.ods_row("丙"), raw.ods_row("丁"), change=change)
    assert noted(path, places=[0], headings=[], words=[], kind="ods") == [
        (0, 128 | 4, 1, "甲"), (1, 4, 1, "乙"), (2, 128 | 4, 1, "丙"), (3, 4, 1, "丁"), (4, 128 | 4, 1, "戊"),
    ]  # fmt: skip
    workbook = book(path, "ods")
    assert workbook.sheets == [("S1", False), ("a>b", True), ("S3", False)]
    assert workbook.preview(1, 9) == [[], ["丙"]]
    assert workbook.preview(2, 9) == [["丁"]]


def test_ods_that_is_none(tmp_path: Path) -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert (
        refusal(lambda: book(ods(tmp_path / "t.ods", raw.ods_row("甲"), manifest=locked), "ods"))[0]
        == "password"
    )
    assert refusal(lambda: book(ods(tmp_path / "u.ods"), "ods"))[0] == "no_sheets"
    cut = ods(
        tmp_path / "v.ods", raw.ods_row("甲"), change=lambda content: content[: content.index("</text:p>")]
    )
    assert refusal(lambda: book(cut, "ods").preview(0, 1))[0] == "damaged"
    raw.pack(tmp_path / "w.ods", {"mimetype": "x"})
    assert refusal(lambda: book(tmp_path / "w.ods", "ods"))[0] == "damaged"


# XLS and XLSB.


def xls(path: Path, fill: Callable[[Any], object], **more: bool) -> Path:
    workbook = xlwt.Workbook()
    workbook.dates_1904 = more.get("since_1904", False)
    fill(workbook)
    workbook.save(str(path))
    return path


def test_cells_of_xls(tmp_path: Path) -> None:
    cells: list[tuple[object, str | None, str, object, str]] = [
        (2618010000001, None, "2618010000001", 2618010000001, ""),
        (77.3, None, "77.3", 77.3, ""),
        (0.1, None, "0.1", 0.1, ""),
        (12.34, None, "12.34", 12.34, ""),
        (-5, None, "-5", -5, ""),
        (46349, "yyyy-mm-dd", "2026-11-23", 46349, "date"),
        (0.85, "0.00%", "0.85", 0.85, "percent"),
        (True, None, "TRUE", "TRUE", "boolean"),
        ("甲乙😀" * 3000, None, "甲乙😀" * 3000, "甲乙😀" * 3000, ""),
        ("ascii" * 3000, None, "ascii" * 3000, "ascii" * 3000, ""),
        (xlwt.Formula("1+1"), None, "", "", "formula"),
    ]

    def fill(workbook: Any) -> None:
        sheet = workbook.add_sheet("表一")
        for row, (value, style, *_) in enumerate(cells):
            sheet.write(
                row, 1, value, xlwt.easyxf(num_format_str=style) if style else xlwt.Style.default_style
            )
        sheet.row(2).hidden = True
        workbook.add_sheet("二").visibility = 1

    workbook = book(xls(tmp_path / "t.xls", fill), "xls")
    assert workbook.sheets == [("表一", False), ("二", True)]
    block = column(workbook, 1, width=9)
    assert block.column(0).to_pylist() == [text for *_, text, _, _ in cells]
    assert block.column(0).values() == [value for *_, value, _ in cells]
    assert block.column(0).kinds() == [(row, cell[4]) for row, cell in enumerate(cells) if cell[4]]
    assert [(row, flags & 128) for row, flags, _, _ in block.noted if flags & 128] == [(2, 128)]
    assert workbook.preview(1, 9) == []


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls_sheet(path: Path, *records: bytes) -> Path:
    """Write a workbook whose sheet has these records."""
    book = xlwt.Workbook()
    book.add_sheet("S")
    stream = raw.biff(book)
    end = stream.rindex(record(0x0A, b""))
    raw.compound(path, stream[:end] + b"".join(records) + stream[end:])
    return path


def test_records_of_xls(tmp_path: Path) -> None:
    place = [struct.pack("<3H", row, 0, 0) for row in range(9)]
    path = xls_sheet(
        tmp_path / "t.xls",
        record(0x27E, place[3] + struct.pack("<I", 77 << 2 | 2)),
        record(0x06, place[0] + b"\0" * 6 + b"\xff\xff" + b"\0" * 6),
        record(0x4BC, b"\0" * 8), record(0x207, struct.pack("<HB", 2, 1) + "甲".encode("utf-16-le")),
        record(0x3C, b"\1" + "乙".encode("utf-16-le")),
        record(0x06, place[1] + b"\1\0\1\0\0\0\xff\xff" + b"\0" * 6),
        record(0x06, place[2] + b"\2\0\x2a\0\0\0\xff\xff" + b"\0" * 6),
        record(0x06, place[4] + b"\3\0\0\0\0\0\xff\xff" + b"\0" * 6),
        record(0x06, place[5] + struct.pack("<d", 59.995) + b"\0" * 6),
        record(0xBD, place[6][:4] + struct.pack("<HIHI", 0, 7730 << 2 | 3, 0, 0x40590001) + struct.pack("<H", 1)),
        record(0x205, place[7] + b"\x07\x01"), record(0x204, place[8] + struct.pack("<HB", 1, 0) + b"x"),
        record(0x0809, b"\0" * 16), record(0x203, place[1] + bytes(8)), record(0x0A, b""),
    )  # fmt: skip
    expected = [
        ["甲乙", ""],
        ["TRUE", ""],
        ["#N/A", ""],
        ["77", ""],
        ["", ""],
        ["59.995", ""],
        ["77.3", "1"],
        ["#DIV/0!", ""],
        ["x", ""],
    ]
    assert read(book(path, "xls")) == expected


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([record(0x27E, struct.pack("<3HI", 1, 1, 0, 2))] * 2, "row_repeated"),
        ([record(0xFD, struct.pack("<3HI", 1, 1, 0, 99))], "damaged"),
        ([record(0x27E, b"\0")], "damaged"),
        ([record(0x27E, struct.pack("<3HI", 1, 40_000, 0, 2))], "beyond_sheet"),
        ([record(0x06, struct.pack("<3H", 1, 0, 0) + b"\0" * 6 + b"\xff\xff" + b"\0" * 6)], "damaged"),
        ([struct.pack("<HH", 0x203, 60_000)], "damaged"),
    ],
)
def test_records_of_xls_that_are_refused(tmp_path: Path, records: list[bytes], code: str) -> None:
    path = xls_sheet(tmp_path / "t.xls", *records)
    assert refusal(lambda: book(path, "xls").preview(0, 9))[0] == code


@pytest.mark.parametrize(("page", "encoding"), [(936, "gbk"), (950, "big5"), (1252, "cp1252"), (1251, "cp1251"), (932, "cp932"), (949, "euc_kr"), (65001, "utf-8"), (1250, "cp1250"), (1253, "cp1253"), (1254, "cp1254")])  # fmt: skip
def test_workbooks_from_before_unicode(tmp_path: Path, page: int, encoding: str) -> None:
    text = {"gbk": "证书", "big5": "證書", "cp932": "日本", "euc_kr": "한국", "utf-8": "证书"}.get(
        encoding, "abc"
    )
    raw.compound(tmp_path / "t.xls", raw.biff5(page, encoding, [text, "x"], [text]), "Book")
    assert read(book(tmp_path / "t.xls", "xls")) == [[text, "x"], [text, ""]]


def test_xls_that_is_none(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    workbook.add_sheet("S").write(0, 0, "甲")
    raw.compound(tmp_path / "t.xls", raw.with_password(raw.biff(workbook)))
    assert refusal(lambda: book(tmp_path / "t.xls", "xls"))[0] == "password"
    raw.compound(tmp_path / "u.xls", b"\0" * 9000, "EncryptedPackage")
    assert refusal(lambda: book(tmp_path / "u.xls", "xls"))[0] == "password"
    whole = xls(tmp_path / "v.xls", lambda workbook: workbook.add_sheet("S").write(0, 0, "甲")).read_bytes()
    for cut in (0, 100, 512, 1024, len(whole) // 2):
        (tmp_path / "w.xls").write_bytes(whole[:cut])
        assert refusal(lambda: book(tmp_path / "w.xls", "xls"))[0] == "damaged"
    raw.compound(tmp_path / "x.xls", b"\0" * 9000, "Other")
    assert refusal(lambda: book(tmp_path / "x.xls", "xls"))[0] == "damaged"


def test_a_workbook_in_the_workbook_is_another_one(tmp_path: Path) -> None:
    """Its streams have the same names, and may stand before."""
    workbook = xlwt.Workbook()
    workbook.add_sheet("S").write(0, 0, "甲")
    raw.compound(tmp_path / "t.xls", raw.biff(workbook))
    data = bytearray((tmp_path / "t.xls").read_bytes())
    place = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    entries = [data[place + 128 * number : place + 128 * (number + 1)] for number in range(4)]
    inner, folder = bytearray(entries[1]), bytearray(entries[1])
    struct.pack_into("<I", inner, 120, 4096)  # it ends early
    folder[:64], folder[66] = "MBD1".encode("utf-16-le").ljust(64, b"\0"), 1
    struct.pack_into("<3I", folder, 68, 3, 2**32 - 1, 1)
    struct.pack_into("<I", entries[0], 76, 2)
    data[place : place + 512] = b"".join([entries[0], inner, folder, entries[1]])
    (tmp_path / "t.xls").write_bytes(data)
    assert read(book(tmp_path / "t.xls", "xls")) == [["甲"]]
    struct.pack_into("<I", data, place + 3 * 128 + 68, 2)  # a circle
    data[place + 3 * 128] ^= 1
    (tmp_path / "t.xls").write_bytes(data)
    assert refusal(lambda: book(tmp_path / "t.xls", "xls"))[0] == "damaged"


def test_a_sheet_of_xls_begins_where_the_book_says(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    workbook.add_sheet("S").write(0, 0, "甲")
    stream = bytearray(raw.biff(workbook))
    place = stream.index(b"\x85\0") + 4
    struct.pack_into("<I", stream, place, struct.unpack_from("<I", stream, place)[0] + 20)
    raw.compound(tmp_path / "t.xls", bytes(stream))
    assert refusal(lambda: book(tmp_path / "t.xls", "xls").preview(0, 9))[0] == "damaged"


def test_a_chain_of_sectors_that_never_ends(tmp_path: Path) -> None:
    data = bytearray(
        xls(tmp_path / "t.xls", lambda workbook: workbook.add_sheet("S").write(0, 0, "甲")).read_bytes()
    )
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for sector in range(128):
        struct.pack_into("<I", data, table + 4 * sector, sector)
    (tmp_path / "t.xls").write_bytes(data)
    assert refusal(lambda: book(tmp_path / "t.xls", "xls"))[0] == "damaged"


def test_dates_of_xls_from_1904_on(tmp_path: Path) -> None:
    style = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    path = xls(tmp_path / "t.xls", lambda it: it.add_sheet("S").write(0, 0, 44887, style), since_1904=True)
    assert read(book(path, "xls")) == [["2026-11-23"]]


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def part(*records: tuple[int, bytes]) -> bytes:
    return b"".join(raw._record(kind, data) for kind, data in records)


def xlsb(path: Path, *cells: tuple[int, bytes]) -> Path:
    """Write a binary workbook whose sheet has these records, with styles and shared texts."""
    parts = dict(raw.xlsb(["x"]))
    links = str(parts["xl/_rels/workbook.bin.rels"])
    more = "".join(
        f'<Relationship Id="{name}" Type="{raw.LINKS}/{name}" Target="{name}.bin"/>'
        for name in ("styles", "sharedStrings")
    )
    parts["xl/_rels/workbook.bin.rels"] = links.replace("</Relationships>", f"{more}</Relationships>")
    formats = [(0x2C, struct.pack("<H", 164) + wide("yyyy-mm-dd"))]
    looks = [(0x2F, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 10)]
    parts["xl/styles.bin"] = part(*formats, (0x2F, bytes(16)), (0x269, b""), *looks, (0x26A, b""))
    parts["xl/sharedStrings.bin"] = part((0x9F, bytes(8)), (0x13, b"\0" + wide("甲乙")))
    parts["xl/worksheets/sheet1.bin"] = part((0x05, b""), (0x91, b""), *cells, (0x92, b""))
    raw.pack(path, parts)
    return path


def line(number: int, *, hidden: bool = False) -> tuple[int, bytes]:
    return 0, struct.pack("<IIHBB", number, 0, 0, 0, 16 if hidden else 0) + bytes(5)


def at(column: int, data: bytes, style: int = 0) -> bytes:
    return struct.pack("<II", column, style) + data


def test_cells_of_xlsb(tmp_path: Path) -> None:
    real = struct.pack("<d", 46349)
    path = xlsb(
        tmp_path / "t.xlsb", line(1), (0x01, at(0, b"")), (0x02, at(1, struct.pack("<I", 7730 << 2 | 3))), (0x05, at(2, real, 1)),
        (0x09, at(3, struct.pack("<d", 0.5) + bytes(9), 2)), line(3, hidden=True), (0x03, at(0, b"\x2a")), (0x04, at(1, b"\0")),
        (0x06, at(2, wide("文"))), (0x07, at(3, bytes(4))), (0x08, at(4, wide("式") + bytes(8))), (0x0A, at(5, b"\1")), (0x0B, at(6, b"\x2b")),
        (0x3E, at(7, b"\0" + wide("富"))),
    )  # fmt: skip
    assert read(book(path, "xlsb")) == [
        [""] * 8, ["", "77.3", "2026-11-23", "0.5", "", "", "", ""], [""] * 8,
        ["#N/A", "FALSE", "文", "甲乙", "式", "TRUE", "#GETTING_DATA", "富"],
    ]  # fmt: skip
    assert noted(path, places=[2], headings=[], words=[], kind="xlsb") == [
        (0, 8, 4, "77.3"),
        (2, 8 | 128, 8, "#N/A"),
    ]
    assert column(book(path, "xlsb"), 3).column(0).kinds() == [(1, "percent")]
    assert book(path, "xlsb").preview(0, 2) == [[], ["", "77.3", "2026-11-23", "0.5"]]


def test_cells_of_xlsb_that_leave_out_their_column(tmp_path: Path) -> None:
    """They stand right behind the one before, which may be blank."""
    path = xlsb(
        tmp_path / "t.xlsb", (0x25, b""), (0x26, b""), line(0), (0x01, at(1, b"")), (0x0D, bytes(4) + struct.pack("<I", 7730 << 2 | 3)),
        (0x0C, bytes(4)), (0x0E, bytes(4) + b"\x2a"), (0x0F, bytes(4) + b"\1"), (0x10, b"\1\0\0\0" + struct.pack("<d", 46349)),
        (0x11, bytes(4) + wide("文")), (0x12, bytes(8)), (0x3D, bytes(5) + wide("富")),
    )  # fmt: skip
    assert read(book(path, "xlsb")) == [
        ["", "", "77.3", "", "#N/A", "TRUE", "2026-11-23", "文", "甲乙", "富"],
    ]


@pytest.mark.parametrize(
    ("kind", "each", "most"),
    [
        ("numFmts", '<numFmt numFmtId="{}" formatCode="0"/>', 65_536),
        ("cellXfs", "<xf/>", 65_536),
        ("fonts", "<font/>", 65_536),
        ("fills", "<fill/>", 65_537 * 16 - 3),
    ],
)
def test_more_formats_than_spreadsheets_know(tmp_path: Path, kind: str, each: str, most: int) -> None:
    path = styled(tmp_path / "t.xlsx", "<c><v>1</v></c>")
    parts = raw.unpack(path)
    for count in (most, most + 1):
        lines = "".join(map(each.format, range(count)))
        styles = f'<styleSheet xmlns="{raw.MAIN}"><{kind}>{lines}</{kind}></styleSheet>'
        raw.pack(path, {**parts, "xl/styles.xml": styles})
        if count == most:
            assert read(book(path)) == [["1"]]
    assert refusal(lambda: book(path)) == ("too_many_formats", {"limit": 65_536})


def test_more_formats_than_spreadsheets_know_in_xlsb(tmp_path: Path) -> None:
    parts = raw.unpack(xlsb(tmp_path / "t.xlsb", line(0)))
    parts["xl/styles.bin"] = part((0x269, b""), *[(0x2F, bytes(16))] * 65_537)
    raw.pack(tmp_path / "t.xlsb", parts)
    assert refusal(lambda: book(tmp_path / "t.xlsb", "xlsb"))[0] == "too_many_formats"


def test_comments_without_end(tmp_path: Path) -> None:
    for comment in (b"<!---->", b"<?x?>"):
        raw.pack(
            tmp_path / "t.xlsx",
            raw.xlsx(raw.sheet("").encode().replace(b"<sheetData>", b"<sheetData>" + comment * (2**21 + 1))),
        )
        assert refusal(lambda: book(tmp_path / "t.xlsx").preview(0, 1))[0] == "too_large"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([line(2**20)], "beyond_sheet"),
        ([line(1), line(1)], "row_repeated"),
        ([line(2), line(1)], "rows_unordered"),
        ([line(0), (0x04, at(2**14, b"\0"))], "beyond_sheet"),
        ([(0x04, at(0, b"\0"))], "beyond_sheet"),
        ([line(0), (0x04, at(1, b"\0")), (0x04, at(1, b"\0"))], "rows_unordered"),
        ([line(0), (0x07, at(0, b"\7\0\0\0"))], "damaged"),
        ([line(0), (0x06, at(0, b"\7\0\0\0"))], "damaged"),
        ([line(0), (0x05, b"")], "damaged"),
        ([(0, b"")], "damaged"),
        ([(0x05, bytes(2**21))], "too_large"),
        ([line(0), (0x25, b""), (0x04, at(0, b"\1")), (0x26, b"")], "damaged"),
        ([line(0), (0x23, b""), line(1), (0x24, b"")], "damaged"),
        ([line(0), (0x91, b"")], "damaged"),
        ([line(0), (0x11, bytes(4) + wide("首"))], "damaged"),
        ([line(0), (0x92, b""), (0x91, b""), line(1)], "damaged"),
        ([line(0), (0x04, at(2**14 - 1, b"\1")), (0x0F, bytes(5))], "beyond_sheet"),
    ],
)
def test_xlsb_that_is_refused(tmp_path: Path, cells: list[tuple[int, bytes]], code: str) -> None:
    path = xlsb(tmp_path / "t.xlsb", *cells)
    assert refusal(lambda: book(path, "xlsb").preview(0, 2000))[0] == code


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_xlsb_that_is_cut(tmp_path: Path, cut: int) -> None:
    parts = dict(raw.xlsb(["x"]))
    data = parts["xl/worksheets/sheet1.bin"]
    assert isinstance(data, bytes)
    place = data.index(raw._record(0x92))
    raw.pack(
        tmp_path / "t.xlsb",
        {**parts, "xl/worksheets/sheet1.bin": data[: place + cut - 2] if cut > 1 else data[: place - 4]},
    )
    assert refusal(lambda: book(tmp_path / "t.xlsb", "xlsb").preview(0, 9))[0] == "damaged"
