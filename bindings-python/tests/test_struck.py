"""Text that is struck out: a mark or a name that does not count is never read as one that does."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import raw
import xlsxwriter
import xlwt
from desk import REGISTER, Desk
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from skillcert._native import _Workbook
from test_workbook_reading import record

# What the cells of a table hold, and which of them are struck out.
Cells = list[tuple[Any, bool]]
LINE, PLAIN = InlineFont(strike=True), InlineFont(b=True)


def struck(path: Path, kind: str) -> list[bool]:
    """Which cells of the first column are struck out."""
    (block,) = _Workbook(path, kind).rows(0, 1, [0], 1, [], [])
    kinds = dict(block.column(0).kinds())
    return [kinds.get(row) == "struck" for row in range(len(block))]


def test_fonts_and_parts_of_texts_in_xlsx(tmp_path: Path) -> None:
    cells: Cells = [
        (CellRichText(TextBlock(LINE, "6"), "5"), True),
        (CellRichText("5", TextBlock(LINE, "6")), True),
        (CellRichText("6", TextBlock(PLAIN, "5")), False),
        (CellRichText("65", TextBlock(LINE, " ")), False),
        (CellRichText("6", TextBlock(InlineFont(strike=False), "5")), False),
        (65, True),
        (65, False),
        (0.65, True),
        (True, True),
        ("甲", True),
    ]
    book = openpyxl.Workbook()
    for row, (value, lined) in enumerate(cells, 1):
        cell = book.active.cell(row, 1, value)
        if lined and not isinstance(value, CellRichText):
            cell.font = Font(strike=True)
    book.save(tmp_path / "n.xlsx")
    assert struck(tmp_path / "n.xlsx", "xlsx") == [lined for _, lined in cells]


def test_shared_texts_that_are_struck_out_in_part(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "n.xlsx")
    line, bold, sheet = (
        book.add_format({"font_strikeout": True}),
        book.add_format({"bold": True}),
        book.add_worksheet(),
    )
    sheet.write_rich_string("A1", "甲", line, "乙", "丙")
    sheet.write_rich_string("A2", "甲", bold, "乙", "丙")
    sheet.write_string("A3", "甲乙丙", line)
    sheet.write_blank("A4", None, line)
    sheet.write_formula("A5", "=1", line, 65)
    sheet.write_string("A6", "甲乙丙")
    book.close()
    assert struck(tmp_path / "n.xlsx", "xlsx") == [True, False, True, False, True, False]


def test_fonts_and_parts_of_texts_in_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet, line, bold = book.add_sheet("S"), xlwt.easyfont("struck_out true"), xlwt.easyfont("bold true")
    lined = xlwt.easyxf("font: struck_out true")
    sheet.write_rich_text(0, 0, [("6", line), "5"])
    sheet.write_rich_text(1, 0, ["甲", ("乙", line)])
    sheet.write_rich_text(2, 0, [("6", bold), "5"])
    sheet.write_rich_text(3, 0, ["65", (" ", line)])
    for row, value in enumerate((65, 0.65, 59.995, "甲", True, xlwt.Formula("1+1"), 65, 65), 4):
        sheet.write(row, 0, value, xlwt.Style.default_style if row == 11 else lined)
    sheet.write(10, 1, 66, lined)
    book.save(str(tmp_path / "n.xls"))
    expected = [True, True, False, False, *[True] * 5, False, True, False]
    assert struck(tmp_path / "n.xls", "xls") == expected


@pytest.mark.parametrize(("font", "found"), [(5, True), (3, False), (9, False)])
def test_parts_of_texts_in_cells_of_1995(tmp_path: Path, font: int, *, found: bool) -> None:
    """Fonts are counted without a fourth one."""
    fonts = b"".join(record(0x31, struct.pack("<HH", 200, flags) + bytes(12)) for flags in (0, 0, 0, 2, 8))
    stream = raw.biff5(936, "gbk", ["x"])
    place = stream.index(struct.pack("<HH", 0x85, 8)) + 4
    moved = struct.pack("<I", struct.unpack_from("<I", stream, place)[0] + len(fonts))
    stream = stream[: place - 4] + fonts + stream[place - 4 : place] + moved + stream[place + 4 :]
    end, text = stream.rindex(record(0x0A, b"")), struct.pack("<4H", 1, 0, 0, 2) + b"65"
    cell = record(0xD6, text + bytes([1, 1, font]))
    raw.compound(tmp_path / "n.xls", stream[:end] + cell + stream[end:])
    assert struck(tmp_path / "n.xls", "xls") == [False, found]


def test_fonts_and_parts_of_texts_in_xlsb(tmp_path: Path) -> None:
    fonts = b"".join(raw._record(0x2B, struct.pack("<HH", 200, flags) + bytes(21)) for flags in (0, 8))
    formats = b"".join(raw._record(0x2F, struct.pack("<3H", 0, 0, font) + bytes(10)) for font in (0, 1))
    styles = fonts + raw._record(0x269) + formats + raw._record(0x26A)

    def text(font: int | None) -> bytes:
        parts = b"" if font is None else struct.pack("<IHH", 1, 1, font)
        return bytes([font is not None]) + raw._wide("65") + parts

    strings = b"".join(raw._record(0x13, text(font)) for font in (None, 0, 1))
    cells = [
        raw._record(7, struct.pack("<III", 0, style, shared))
        for style, shared in ((0, 0), (0, 1), (0, 2), (1, 0))
    ]
    cells += [raw._record(0x3E, struct.pack("<II", 0, 0) + text(font)) for font in (0, 1)]
    cells += [raw._record(5, struct.pack("<IId", 0, style, 65)) for style in (0, 1)]
    rows = b"".join(
        raw._record(0, struct.pack("<I", row) + bytes(13)) + cell for row, cell in enumerate(cells, 1)
    )
    parts = raw.xlsb([None])
    sheet, links = parts["xl/worksheets/sheet1.bin"], str(parts["xl/_rels/workbook.bin.rels"])
    assert isinstance(sheet, bytes)
    end = sheet.index(raw._record(0x92))
    more = "".join(
        f'<Relationship Id="r{name}" Type="{raw.LINKS}/{name}" Target="{name}.bin"/>'
        for name in ("styles", "sharedStrings")
    )
    parts |= {
        "xl/worksheets/sheet1.bin": sheet[:end] + rows + sheet[end:],
        "xl/_rels/workbook.bin.rels": links.replace("</Relationships>", f"{more}</Relationships>"),
        "xl/styles.bin": styles,
        "xl/sharedStrings.bin": strings,
    }
    raw.pack(tmp_path / "n.xlsb", parts)
    assert struck(tmp_path / "n.xlsb", "xlsb")[1:] == [False, False, True, True, False, True, False, True]


def style(name: str, *, line: str = "", parent: str = "", family: str = "table-cell") -> str:
    properties = f"<style:text-properties style:text-line-through-{line}/>" if line else ""
    of = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"'
    return f"<style:style {of}>{properties}</style:style>"


def cell(of: str, text: str = "65") -> str:
    named = f' table:style-name="{of}"' if of else ""
    within = f"<table:table-cell{named}><text:p>{text}</text:p></table:table-cell>"
    return f"<table:table-row>{within}</table:table-row>"


def test_styles_of_ods_and_those_that_they_go_back_to(tmp_path: Path) -> None:
    common = (
        style("Gone", line='style="solid"') + style("Type", line='type="single"') + style("A", parent="B")
    )
    common += style("B", parent="A") + style("Gone", family="text", parent="B")
    own = (
        style("c1", parent="Gone") + style("c2", parent="c1") + style("c3", parent="c1", line='style="none"')
    )
    own += (
        style("c4", parent="Type")
        + style("c5", parent="A")
        + style("T1", line='style="solid"', family="text")
    )
    cells = ["Gone", "c1", "c2", "c3", "c4", "c5", "T1", "no", ""]
    body = "".join(map(cell, cells)) + cell("", '6<text:span text:style-name="T1">5</text:span>')
    body += cell("", '6<text:span text:style-name="Gone">5</text:span>')
    parts = raw.ods(body)
    styles = f"<office:automatic-styles>{own}</office:automatic-styles><office:body>"
    parts |= {
        "content.xml": str(parts["content.xml"]).replace("<office:body>", styles),
        "styles.xml": f"<office:document-styles {raw.SPACES}><office:styles>{common}</office:styles>"
        "</office:document-styles>",
    }
    raw.pack(tmp_path / "n.ods", parts)
    assert struck(tmp_path / "n.ods", "ods") == [True, True, True, False, True, *[False] * 4, True, False]


def test_columns_and_rows_of_ods_have_a_style_for_cells_without_one(tmp_path: Path) -> None:
    columns = (
        '<table:table-column/><table:table-columns><table:table-column table:number-columns-repeated="2" '
        'table:default-cell-style-name="g"/></table:table-columns>'
        '<table:table-column table:default-cell-style-name="p"/>'
    )
    plain, of_row = (
        "<table:table-cell><text:p>65</text:p></table:table-cell>",
        "<table:table-row table:default-cell-style-name=",
    )
    named = plain.replace("cell>", 'cell table:style-name="p">', 1)
    wide = plain.replace("cell>", 'cell table:number-columns-repeated="2">', 1)
    rows = [plain * 4, named * 4, wide * 2, f"{wide}{plain * 2}"]
    body = columns + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body += f'{of_row}"g">{plain * 4}</table:table-row>{of_row}"p">{plain * 4}</table:table-row>'
    parts = raw.ods(body)
    own = style("g", line='style="solid"') + style("p")
    styles = f"<office:automatic-styles>{own}</office:automatic-styles><office:body>"
    parts["content.xml"] = str(parts["content.xml"]).replace("<office:body>", styles)
    raw.pack(tmp_path / "n.ods", parts)
    (block,) = _Workbook(tmp_path / "n.ods", "ods").rows(0, 1, [0, 1, 2, 3], 4, [], [])
    found = [[row for row, _ in block.column(place).kinds()] for place in range(4)]
    assert found == [[2, 3, 4], [0, 2, 3, 4], [0, 2, 3, 4], [2, 4]]


RESULTS: list[list[Any]] = [
    ["考生编号", "姓名", "操作技能"],
    ["001", "甲一", 80],
    ["002", "甲二", 65],
    ["003", "甲三", 70],
]


def _xlsx() -> None:
    book = openpyxl.Workbook()
    for cells in RESULTS:
        book.active.append(cells)
    book.active["C3"] = CellRichText(TextBlock(LINE, "6"), "5")
    book.active["B4"].font = Font(strike=True)
    book.save("n.xlsx")


def _xls() -> None:
    book = xlwt.Workbook()
    sheet, line = book.add_sheet("S"), xlwt.easyfont("struck_out true")
    for row, cells in enumerate(RESULTS):
        for column, text in enumerate(cells):
            if (row, column) not in ((2, 2), (3, 1)):
                sheet.write(row, column, text)
    sheet.write_rich_text(2, 2, [("6", line), "5"])
    sheet.write(3, 1, "甲三", xlwt.easyxf("font: struck_out true"))
    book.save("n.xls")


@pytest.mark.parametrize("make", [_xlsx, _xls])
def test_no_number_rests_on_what_is_struck_out(desk: Desk, make: Callable[[], None]) -> None:
    """What an answer in another format shows is struck out as before."""
    make()
    run = desk.issue(file=f"n.{make.__name__[1:]}", out="o.xlsx")
    assert run.code == 1
    assert "     2  row_struck  如第3行：单元格中有划去的文字" in run.out
    assert desk.stored() == {"001": 2618010000001}
    assert (
        "     2  row_struck  如第3行：单元格中有划去的文字"
        in desk.run("decide", "o.xlsx", "--rule", "practical").out
    )


@pytest.mark.parametrize("place", ["A2", "D2"])
def test_what_is_struck_out_is_no_certificate_for_a_register(desk: Desk, place: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["证书编号", "考核", "考生编号", "姓名", "考核项目", "核发日期"])
    book.active.append(["2618010000001", "2026-11", "001", "甲一", "湘西苗绣", "2026-11-23"])
    book.active[place].font = Font(strike=True)
    book.save("n.xlsx")
    desk.init()
    run = desk.run("register", "import", "n.xlsx", "--source", "旧系统", "--register", REGISTER)
    assert run.code == 2
    assert "第2行单元格中有划去的文字" in run.err
