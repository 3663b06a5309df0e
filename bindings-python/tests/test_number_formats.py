"""Number formats, superscripts and types of cells: nothing is read that a cell does not show."""

import json
import struct
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import raw
import xlwt
from desk import Desk
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from skillcert._native import _Grid, _Workbook
from skillcert.tables.fault import TableError

# Codes, and the numbers that each shows as themselves.
FAITHFUL: list[tuple[str, list[float]]] = [
    ("General", [0, 60, 59.5, -3, 2618010000001]),
    ("GENERAL", [0, 60]),
    ("G/通用格式", [0, 60]),
    ('General"分"', [60]),
    ("0", [0, 60, 59.995, -3]),
    ("0.00", [0, 60]),
    ("00000", [0, 60]),
    ("#,##0", [0, 60, 12345]),
    ("#,##0.00", [0, 60]),
    ("#", [60]),
    ("?0.0?", [0, 60.5]),
    ("@", [0, 60]),
    ('@"分"', [60]),
    ("0.00E+00", [60, 2618010000001]),
    ("##0.0E-0", [60]),
    ("# ?/?", [0, 60.5]),
    ("# ??/16", [0, 60.5]),
    ('0"分"', [0, 60]),
    ("0分", [0, 60]),
    ("0\\分", [60]),
    ("0!分", [60]),
    ('"第"0"名"', [60]),
    ('"No."0', [60]),
    ('0"."', [60]),
    ('0" year"', [60]),
    ("[Red]0", [60]),
    ("[红色][<60]0;[Color 3]0", [0, 59, 60]),
    ("[>=60]0;[<0]-0;0.0", [-1, 59, 60]),
    ("[>=60]0", [59, 60]),
    ('[=0]"缺";0', [60]),
    ('[<60]"不及格";0', [60, 75]),
    ('[<>60]0;"x"', [59]),
    ('[<=60]0;"x"', [60]),
    ('[>60]0;"x"', [61]),
    ("[$¥-804]#,##0.00", [60]),
    ("[$-804]0", [60]),
    ("[DBNum1]0", [60]),
    ("¥#,##0;-¥#,##0", [0, 60, -5]),
    ("0_ ;[Red]-0 ", [60, -5]),
    ("_(* #,##0_);_(* (#,##0);_(* -_);_(@_)", [60, -5]),
    ("0;-0;;@", [60, -5]),
    ("0;0;0;@", [0, 60]),
    ("0;@", [0, 60]),
    ("0 0", [60]),
    ("0-00", [60]),
    ("*-0", [60]),
    ("_90", [60]),
    ("", [0, 60]),
]
ALTERED: list[tuple[str, list[float]]] = [
    (";;;", [0, 60, -5]),
    (";", [60, -5]),
    ('""', [60]),
    ('"9"0', [5]),
    ("9 0", [5]),
    ('0"5"', [6]),
    ("\\90", [5]),
    ("0!5", [6]),
    ("[$9-804]0", [5]),
    ('"９"0', [5]),
    ('"九"0', [5]),
    ('0"万"', [8]),
    ('"²"0', [5]),
    ("*90", [5]),
    ("0,", [60000]),
    ("#,##0,,", [60000000]),
    ("0.0,", [60000]),
    ('0!.0,"万"', [80000]),
    ('0"."0', [60]),
    ('"."0', [60]),
    ("-0", [60]),
    ('"-"0', [60]),
    ("#", [0]),
    ("#,###", [0]),
    ("0;-0;;@", [0]),
    ('0;-0;"-"', [0]),
    ('[=0]"缺";0', [0]),
    ('[>=60]"合格";"不合格"', [59, 60]),
    ('[<60]"不及格";0', [59]),
    ('[<>60]0;"x"', [60]),
    ('[<=60]0;"x"', [61]),
    ('[>60]0;"x"', [60]),
    ('"9"@', [5]),
]
DATES = [
    "yyyy/m/d", 'm"月"d"日"', "[$-804]yyyy-mm-dd h:mm", "h:mm", "[h]:mm", "[mm]", "mm:ss.0", "aaaa", "ggge",
    "[DBNum1]yyyy", "上午/下午h", "0;yyyy;d",
]  # fmt: skip
# Texts, and whether codes show them as they are.
TEXTS = [
    ("@", True), ("0", True), ("0;0;0", True), ("0;;", True), ('@"分"', True), ("0;0;0;General", True),
    (";;;@", True), (";;;", False), ('"9"@', False), ('0;0;0;"x"', False), ('"-"@', False), ('"."@', False),
    ('0;"9"@', False),
]  # fmt: skip


def kind(code: str, number: float) -> str:
    return _Grid.shown(str(number), True, code)[1]


def test_which_numbers_a_format_shows_as_they_are() -> None:
    found = {(code, number): kind(code, number) for code, numbers in FAITHFUL for number in numbers}
    assert {it: kind for it, kind in found.items() if kind != "number"} == {}
    found = {(code, number): kind(code, number) for code, numbers in ALTERED for number in numbers}
    assert {it: kind for it, kind in found.items() if kind != "altered"} == {}
    assert [kind(code, 60) for code in DATES] == ["date"] * 11 + ["number"]
    assert [kind("0;yyyy;d", number) for number in (-1, 0)] == ["number", "date"]
    assert [kind(code, 0.6) for code in ("0%", "0.00%", '"约"0%', '0"%"')] == ["percent"] * 3 + ["number"]
    assert {code: _Grid.shown("60", False, code)[1] != "altered" for code, _ in TEXTS} == dict(TEXTS)


def read(path: Path, form: str) -> dict[int, str]:
    """Return what the cells of the first column are that are no text, number or blank."""
    (block,) = _Workbook(path, form).rows(0, 1, [0], 1, [], [])
    return dict(block.column(0).kinds())


CELLS = [
    (60, "yyyy/m/d", "date"), (60, ";;;", "altered"), (5, '"9"0', "altered"), (80000, "0,", "altered"),
    (59.5, '"9"0.0', "altered"), (60, '0"分"', ""), (0.6, "0%", "percent"), ("60", ";;;", "altered"),
    ("60", "@", ""),
    (0, "0;-0;;@", "altered"), (60, "0;-0;;@", ""),
]  # fmt: skip
KINDS = {row: kind for row, (_, _, kind) in enumerate(CELLS) if kind}


def test_formats_of_xlsx_and_xls(tmp_path: Path) -> None:
    book, old = openpyxl.Workbook(), xlwt.Workbook()
    sheet = old.add_sheet("S")
    for row, (value, code, _) in enumerate(CELLS):
        book.active.cell(row + 1, 1, value).number_format = code
        if isinstance(value, str):
            book.active.cell(row + 1, 1).data_type = "s"
        sheet.write(row, 0, value, xlwt.easyxf(num_format_str=code))
    book.save(tmp_path / "n.xlsx")
    old.save(str(tmp_path / "n.xls"))
    assert (read(tmp_path / "n.xlsx", "xlsx"), read(tmp_path / "n.xls", "xls")) == (KINDS, KINDS)


def test_formats_that_have_a_number(tmp_path: Path) -> None:
    ids = [*range(50), *range(50, 59), 67, 71, 81]
    parts = raw.xlsx("".join(f'<row><c s="{place}"><v>0</v></c></row>' for place in range(len(ids))))
    xfs = "".join(f'<xf numFmtId="{it}"/>' for it in ids)
    styled(tmp_path / "n.xlsx", parts, f"<cellXfs>{xfs}</cellXfs>")
    found = read(tmp_path / "n.xlsx", "xlsx")
    known = {"date": [*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59), 71, 81]}
    known |= {"percent": [9, 10, 67], "altered": [41, 42, 43, 44]}
    assert {ids[row]: kind for row, kind in found.items()} == {
        it: kind for kind in known for it in known[kind]
    }


def styled(path: Path, parts: dict[str, Any], styles: str) -> None:
    """Write a workbook with styles."""
    links = str(parts["xl/_rels/workbook.xml.rels"])
    link = f'<Relationship Id="rId9" Type="{raw.LINKS}/styles" Target="styles.xml"/></Relationships>'
    parts = {**parts, "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", link)}
    raw.pack(path, {**parts, "xl/styles.xml": f'<styleSheet xmlns="{raw.MAIN}">{styles}</styleSheet>'})


def test_what_the_cells_of_ods_show(tmp_path: Path) -> None:
    """The number counts as long as it is shown."""
    shown: list[tuple[str, str, bool]] = [
        ("60", "60", True), ("60", "60.00", True), ("60", "00060", True), ("60", "60分", True),
        ("59.995", "60", True),
        ("59.995", "60.00", True), ("59.4", "60", False), ("12345", "12,345", True),
        ("-5", "-5", True), ("-5", "(5)", True),
        ("60", "第60名", True), ("60", "No.60", True), ("60.5", "60 1/2", True), ("60.5", "121/2", True),
        ("2618010000001", "2.62E+12", True), ("0.05", "5e-2", True), ("60", "6E+1", True),
        ("60", "6E", False),
        ("5", "95", False), ("60", "", False), ("60", "合格", False), ("80000", "80", False),
        ("60", "-60", False),
        ("60", "60 5", False), ("60", "九60", False), ("60", ".60", False), ("60", "1900-02-28", False),
        ("60", "1/2/3", False), ("60", "60/100", False), ("8", "8万", False), ("60", "6.0.", False),
    ]  # fmt: skip
    rows = [
        raw.ods_cell(text, f'office:value-type="float" office:value="{value}"') for value, text, _ in shown
    ]
    rows.append('<table:table-cell office:value-type="float" office:value="60"/>')
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    raw.pack(tmp_path / "n.ods", raw.ods(body))
    found = read(tmp_path / "n.ods", "ods")
    assert {shown[row][:2] for row in found} == {it[:2] for it in shown if not it[2]}


def run(*parts: tuple[str, str]) -> str:
    """Return runs of a text, each with what its font says."""
    return "".join(f"<r><rPr>{font}</rPr><t>{text}</t></r>" for font, text in parts)


UP, DOWN, LINE = (
    '<vertAlign val="superscript"/>',
    '<vertAlign val="subscript"/>',
    '<vertAlign val="baseline"/>',
)
RUNS = [
    (run(("", "6"), (UP, "5")), "altered"),
    (run(("", "6"), (DOWN, "5")), "altered"),
    (run((UP, "6"), ("", "5")), "altered"),
    (run(("", "6"), (LINE, "5")), ""),
    (run(("", "60"), (UP, "分")), ""),
    (run(("", "6"), (f"<strike/>{UP}", "5")), "struck"),
    (run(("", "6"), (UP, "5"), ("<strike/>", "1")), "altered"),
]


def test_superscripts_in_xlsx(tmp_path: Path) -> None:
    inline = "".join(f'<row><c t="inlineStr"><is>{text}</is></c></row>' for text, _ in RUNS)
    shared = "".join(f'<row><c t="s"><v>{place}</v></c></row>' for place in range(len(RUNS)))
    expected = {row: kind for row, (_, kind) in enumerate(RUNS) if kind}
    for name, rows in (("i.xlsx", inline), ("s.xlsx", shared)):
        raw.pack(tmp_path / name, raw.xlsx(rows, strings=raw.shared(*(text for text, _ in RUNS))))
        assert read(tmp_path / name, "xlsx") == expected


def test_superscripts_in_xls_xlsb_and_ods(tmp_path: Path) -> None:
    book, font = xlwt.Workbook(), xlwt.Font()
    font.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    book.add_sheet("S").write_rich_text(0, 0, ["6", ("5", font)])
    book.save(str(tmp_path / "n.xls"))
    fonts = b"".join(raw._record(0x2B, struct.pack("<4H", 200, 0, 400, up) + bytes(17)) for up in (0, 1))
    codes = raw._record(0x2C, struct.pack("<H", 164) + raw._wide('"9"0'))
    formats = b"".join(raw._record(0x2F, struct.pack("<3H", 0, it, 0) + bytes(10)) for it in (0, 14, 164))
    cells = [
        raw._record(5, struct.pack("<IId", 0, 1, 60)),
        raw._record(5, struct.pack("<IId", 0, 2, 5)),
        raw._record(2, struct.pack("<III", 0, 2, 5 << 2 | 2)),
        raw._record(0x3E, struct.pack("<IIB", 0, 0, 1) + raw._wide("65") + struct.pack("<IHH", 1, 1, 1)),
    ]
    binary(tmp_path / "n.xlsb", codes + fonts + raw._record(0x269) + formats + raw._record(0x26A), cells)
    kinds = {row: kind for row, kind in read(tmp_path / "n.xlsb", "xlsb").items() if row}
    assert (read(tmp_path / "n.xls", "xls"), kinds) == (
        {0: "altered"},
        {1: "date", 2: "altered", 3: "altered", 4: "altered"},
    )
    few = raw._record(0x269) + raw._record(0x2F, bytes(16)) + raw._record(0x26A)
    binary(tmp_path / "x.xlsb", few, [raw._record(5, struct.pack("<IId", 0, 9, 60))])
    with pytest.raises(TableError, match="damaged"):
        read(tmp_path / "x.xlsb", "xlsb")
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f'<style:text-properties style:text-position="{at}"/></style:style>'
        for name, at in (("up", "super 58%"), ("down", "-33% 58%"), ("line", "0% 100%"))
    )
    texts = [f'6<text:span text:style-name="{name}">5</text:span>' for name in ("up", "down", "line")]
    cell = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    parts = raw.ods("".join(map(cell.format, texts)))
    within = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
    parts["content.xml"] = str(parts["content.xml"]).replace("<office:body>", within)
    raw.pack(tmp_path / "n.ods", parts)
    assert read(tmp_path / "n.ods", "ods") == {0: "altered", 1: "altered"}


def binary(path: Path, styles: bytes, cells: list[bytes]) -> None:
    """Write an XLSB with these cells below its first row."""
    rows = b"".join(
        raw._record(0, struct.pack("<I", row) + bytes(13)) + cell for row, cell in enumerate(cells, 1)
    )
    parts = raw.xlsb([None])
    sheet, links = parts["xl/worksheets/sheet1.bin"], str(parts["xl/_rels/workbook.bin.rels"])
    assert isinstance(sheet, bytes)
    end = sheet.index(raw._record(0x92))
    link = f'<Relationship Id="r1s" Type="{raw.LINKS}/styles" Target="styles.bin"/></Relationships>'
    parts |= {
        "xl/worksheets/sheet1.bin": sheet[:end] + rows + sheet[end:],
        "xl/_rels/workbook.bin.rels": links.replace("</Relationships>", link),
        "xl/styles.bin": styles,
    }
    raw.pack(path, parts)


@pytest.mark.parametrize(
    "cell",
    [
        't="zz"', 't="N"', 't=" n"', 's="99"', 's="2"', 's="-1"', 's="x"',
        's="99" x:y="1" xmlns:x="u"', 't="zz" x:y="1" xmlns:x="u"',
    ],
)  # fmt: skip
def test_unknown_types_and_styles_are_damage(tmp_path: Path, cell: str) -> None:
    styles = '<cellXfs><xf/><xf numFmtId="1"/></cellXfs>'
    styled(tmp_path / "n.xlsx", raw.xlsx(f"<row><c {cell}><v>80</v></c></row>"), styles)
    with pytest.raises(TableError, match="damaged"):
        read(tmp_path / "n.xlsx", "xlsx")


def test_a_workbook_without_styles_has_none_for_its_cells(tmp_path: Path) -> None:
    raw.pack(tmp_path / "n.xlsx", raw.xlsx('<row><c t="n" s="9"><v>80</v></c></row>'))
    assert read(tmp_path / "n.xlsx", "xlsx") == {}


SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
FORMS = [
    ("Short Date", "60", "row_date"), ("yyyy/m/d", "60", "row_date"), ("Long Time", "60", "row_date"),
    ("On/Off", "60", "row_altered"), ("&quot;9&quot;0", "5", "row_altered"), ("0,", "80000", "row_altered"),
    ("Percent", "0.6", "mark_percent"), ("Fixed", "60", "part_passed"), ("Currency", "60", "part_passed"),
    ("0&quot;分&quot;", "60", "part_passed"),
    ("General Number", "60", "part_passed"), ("", "60", "part_passed"),
]  # fmt: skip


def test_formats_of_spreadsheets_of_2003(desk: Desk) -> None:
    def cell(text: str, kind: str = "String", more: str = "") -> str:
        return f'<Cell{more}><Data ss:Type="{kind}">{text}</Data></Cell>'

    styles, rows = "", f"<Row>{cell('考生编号')}{cell('姓名')}{cell('操作技能')}</Row>"
    for place, (form, text, _) in enumerate(FORMS):
        styles += f'<Style ss:ID="s{place}"><NumberFormat ss:Format="{form}"/></Style>'
        mark = cell(text, "Number", f' ss:StyleID="s{place}"')
        rows += f"<Row>{cell(f'{place:04}')}{cell(f'甲{place}')}{mark}</Row>"
    Path("n.xml").write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">'
        f"<Styles>{styles}</Styles>"
        f'<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    rows = json.loads(desk.run("decide", "n.xml", "--rule", "practical", "--json").out)["rows"]
    assert [row["reasons"][0]["code"] for row in rows] == [code for *_, code in FORMS]


def test_no_number_rests_on_what_a_cell_does_not_show(desk: Desk) -> None:
    """What an answer in another format holds is refused as before."""
    book = openpyxl.Workbook()
    old = xlwt.Workbook()
    sheet = old.add_sheet("S")
    marks: list[tuple[Any, str]] = [
        (80, "General"), (60, "yyyy/m/d"), (80, ";;;"), (5, '"9"0'), (80000, "0,"), (85, '0"分"'),
    ]  # fmt: skip
    for row, (mark, code) in enumerate([("操作技能", "@"), *marks]):
        for column, text in enumerate(
            (f"{row:03}" if row else "考生编号", f"甲{row}" if row else "姓名", mark)
        ):
            cell = book.active.cell(row + 1, column + 1, text)
            style = xlwt.easyxf(num_format_str=code) if column == 2 else xlwt.Style.default_style
            cell.number_format = code if column == 2 else "General"
            sheet.write(row, column, text, style)
    book.active["C8"] = CellRichText("6", TextBlock(InlineFont(vertAlign="superscript"), "5"))
    book.active["A8"], book.active["B8"] = "007", "甲7"
    book.save("n.xlsx")
    old.save("n.xls")
    run = desk.issue(file="n.xlsx", out="p.xlsx")
    assert run.code == 1
    assert "     4  row_altered  如第4行：单元格显示的与其中存的不同" in run.out
    assert "     1  row_date  如第3行：成绩单元格是日期" in run.out
    run = desk.issue(file="n.xls", out="o.xlsx")
    assert run.code == 1
    assert desk.stored() == {"001": 2618010000001, "006": 2618010000002}
    again = desk.run("decide", "o.xlsx", "--rule", "practical").out
    assert "合格 2" in again


def test_dates_are_no_marks_in_any_file(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.append(["考生编号", "姓名", "理论", "操作技能"])
    book.active.append(["001", "甲一", 60, 70])
    book.active["C2"].number_format = "yyyy/m/d"
    book.save("n.xlsx")
    assert "row_date" in desk.run("decide", "n.xlsx", "--rule", "both").out
    parts = raw.xlsx(
        raw.row(1, "考生编号", "姓名", "操作技能")
        + '<row r="2">' + "".join(f'<c t="inlineStr"><is><t>{it}</t></is></c>' for it in ("001", "甲一"))
        + '<c t="d"><v>2026-01-01</v></c></row>'
    )  # fmt: skip
    raw.pack(Path("d.xlsx"), parts)
    run = desk.run("decide", "d.xlsx", "--rule", "practical", "--lang", "en")
    assert "the cell of a mark is a date" in run.out


def test_a_certificate_number_that_is_not_shown_is_refused(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "证书编号"])
    for number, code in ((1918010000001, '"9"0'), (1918010000002, "General"), (1918010000003, "0.00E+00")):
        book.active.append([f"甲{number % 10}", number])
        book.active.cell(book.active.max_row, 2).number_format = code
    book.save("n.xlsx")
    run = desk.run("check", "n.xlsx")
    assert run.code == 1
    assert "row_altered" in run.out
    assert "正确 2" in run.out
