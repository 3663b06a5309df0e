"""Workbooks written again: all that was there stays as it was, byte for byte, and cells of text are added."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from skillcert._native import _Workbook
from skillcert.tables.fault import TableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET, STYLES, TYPES = "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"
STYLED = f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf/></cellXfs></styleSheet>'
TEXT = '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
ADDED = [("核对", "代码"), ("正确", ""), ("有误", "x")]
FOLDER = Path(__file__).parent / "workbooks"

Parts = dict[str, str | bytes]


def related(target: str, kind: str, mark: str, space: str = RELATIONS) -> str:
    return f'<Relationship Id="{mark}" Type="{space}/{kind}" Target="{target}"/>'


def parts(*sheets: str | bytes, styles: str | None = STYLED, space: str = RELATIONS) -> Parts:
    """The parts of a workbook with these sheets, as few as there can be."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="表{number}" sheetId="{number}" r:id="s{number}"/>' for number in numbers)
    marks = [related(f"worksheets/sheet{number}.xml", "worksheet", f"s{number}", space) for number in numbers]
    marks += [related("styles.xml", "styles", "styles", space)] if styles is not None else []
    book = related("xl/workbook.xml", "officeDocument", "x", space)
    made: Parts = {
        TYPES: "<Types><Default/></Types>",
        "_rels/.rels": f"<Relationships>{book}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{''.join(marks)}</Relationships>",
    }
    made |= {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in zip(numbers, sheets, strict=True)}
    return made if styles is None else made | {STYLES: styles}


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def archive(path: Path, content: Parts) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in content.items():
            made.writestr(name, part)


def read(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as made:
        return {name: made.read(name).decode() for name in made.namelist()}


def rewritten(
    folder: Path,
    content: Parts,
    added: Sequence[tuple[str, ...]] = ADDED,
    header: int = 1,
    kind: str = "xlsx",
) -> dict[str, str]:
    """The parts of a workbook with cells added to its first sheet."""
    archive(folder / "in", content)
    _Workbook(folder / "in", kind).rewrite(folder / "out", [(0, header, list(added))])
    return read(folder / "out")


def cell(place: str, text: str, style: int = 1, p: str = "") -> str:
    space = ' xml:space="preserve"'
    return f'<{p}c r="{place}" s="{style}" t="inlineStr"><{p}is><{p}t{space}>{text}</{p}t></{p}is></{p}c>'


def cells(column: str, row: int, text: str) -> str:
    return cell(f"{column}{row}", text)


A1, A2 = '<c r="A1"><v>1</v></c>', '<c r="A2"><v>2</v></c>'
HEAD = f'<row r="1">{A1}{cell("B1", "核对")}{cell("C1", "代码")}</row>'
# The rows of a sheet, and what they are with cells added.
ROWS: dict[str, tuple[str, str]] = {
    "as usual": (
        f'<row r="1">{A1}</row>\n<row r="2" spans="1:1" ht="20">{A2} </row><row r="3"><c r="A3"/></row>',
        f'{HEAD}\n<row r="2" spans="1:1" ht="20">{A2} {cells("B", 2, "正确")}</row>'
        f'<row r="3"><c r="A3"/>{cells("B", 3, "有误")}{cells("C", 3, "x")}</row>',
    ),
    "rows without cells": (
        f'<row r="1">{A1}</row><row r="2"/><row r="3" ht="9" />',
        f'{HEAD}<row r="2">{cells("B", 2, "正确")}</row>'
        f'<row r="3" ht="9" >{cells("B", 3, "有误")}{cells("C", 3, "x")}</row>',
    ),
    "rows left out": (
        f'<row r="1">{A1}</row><row r="7"><c r="A7"><v>7</v></c></row>',
        f'{HEAD}<row r="2">{cells("B", 2, "正确")}</row>'
        f'<row r="3">{cells("B", 3, "有误")}{cells("C", 3, "x")}</row>'
        '<row r="7"><c r="A7"><v>7</v></c></row>',
    ),
    "rows left out at the end": (
        f'<row r="1">{A1}</row>',
        f'{HEAD}<row r="2">{cells("B", 2, "正确")}</row>'
        f'<row r="3">{cells("B", 3, "有误")}{cells("C", 3, "x")}</row>',
    ),
    "no references": (
        "<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row><row></row>",
        f"<row><c><v>1</v></c>{cells('C', 1, '核对')}{cells('D', 1, '代码')}</row>"
        f"<row><c/><c><v>2</v></c>{cells('C', 2, '正确')}</row>"
        f"<row>{cells('C', 3, '有误')}{cells('D', 3, 'x')}</row>",
    ),
    "blank cells where cells are added": (
        f'<row r="1">{A1}<c r="B1" s="0"/><c r="D1" s="0"></c></row>'
        f'<row r="2">{A2}<c r="B2" s="0"></c><c r="C2" s="0"/><c r="XFD2" s="0"/></row>',
        f'<row r="1">{A1}{cells("B", 1, "核对")}{cells("C", 1, "代码")}<c r="D1" s="0"></c></row>'
        f'<row r="2">{A2}{cells("B", 2, "正确")}<c r="C2" s="0"/><c r="XFD2" s="0"/></row>'
        f'<row r="3">{cells("B", 3, "有误")}{cells("C", 3, "x")}</row>',
    ),
    "a formula without a value": (
        f'<row r="1">{A1}<c r="B1"><f>A1</f></c><c r="C1"><f t="shared" si="0"/></c></row>',
        f'<row r="1">{A1}<c r="B1"><f>A1</f></c><c r="C1"><f t="shared" si="0"/></c>'
        f"{cells('D', 1, '核对')}{cells('E', 1, '代码')}</row>"
        f'<row r="2">{cells("D", 2, "正确")}</row>'
        f'<row r="3">{cells("D", 3, "有误")}{cells("E", 3, "x")}</row>',
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_cells_are_added_to_rows(tmp_path: Path, case: str) -> None:
    before, after = ROWS[case]
    size = '<sheetPr/><dimension ref="A1:A3"/>'
    made = rewritten(tmp_path, parts(sheet(before, before=size, after="<pageMargins/>\n")))
    assert made[SHEET] == sheet(after, before="<sheetPr/>", after="<pageMargins/>\n")
    assert len(CalamineWorkbook.from_path(tmp_path / "out").get_sheet_by_index(0).to_python()) >= 3


def test_a_sheet_that_says_its_size_at_length_and_holds_nothing(tmp_path: Path) -> None:
    empty = '<x:worksheet xmlns:x="m"><x:dimension ref="A1"><y/></x:dimension><x:sheetData/></x:worksheet>'
    made = rewritten(tmp_path, parts(empty), [("a",)], header=2)
    row = f'<x:row r="2">{cell("A2", "a", p="x:")}</x:row>'
    assert made[SHEET] == f'<x:worksheet xmlns:x="m"><x:sheetData>{row}</x:sheetData></x:worksheet>'


def test_names_have_prefixes(tmp_path: Path) -> None:
    one = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    rows = f'<x:sheetData>{one}<x:row r="2"/></x:sheetData>'
    made = rewritten(tmp_path, parts(f'<x:worksheet xmlns:x="m">{rows}</x:worksheet>'), [("a",), ("b",)])
    assert f"<x:v>1</x:v></x:c>{cell('B1', 'a', p='x:')}</x:row>" in made[SHEET]
    assert f'<x:row r="2">{cell("B2", "b", p="x:")}</x:row></x:sheetData>' in made[SHEET]


def test_rows_above_the_header_are_untouched_and_may_be_wider(tmp_path: Path) -> None:
    title = '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row>'
    made = rewritten(tmp_path, parts(sheet(f'{title}<row r="2">{A2}</row>')), header=2)
    rows = (
        f'<row r="2">{A2}{cells("E", 2, "核对")}{cells("F", 2, "代码")}</row>'
        f'<row r="3">{cells("E", 3, "正确")}</row>'
    )
    assert made[SHEET].startswith(sheet(title + rows)[:-30])


def test_cells_are_not_added_within_merged_ones(tmp_path: Path) -> None:
    merged = (
        '<mergeCells><mergeCell ref="A1:K1"/><mergeCell ref="A2:C2"></mergeCell><mergeCell/></mergeCells>'
    )
    made = rewritten(tmp_path, parts(sheet(f'<row r="2">{A2}</row>', after=merged)), header=2)
    assert cells("D", 2, "核对") in made[SHEET]
    # What is merged up to the last column leaves no room, and then does not count.
    whole = '<mergeCells><mergeCell ref="A2:XFD2"/></mergeCells>'
    made = rewritten(tmp_path, parts(sheet(f'<row r="2">{A2}</row>', after=whole)), header=2)
    assert cells("B", 2, "核对") in made[SHEET]


LONG = "".join(
    f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"/></row>' for row in range(1, 1500)
)


@pytest.mark.parametrize(
    "late",
    [
        '<c r="D1500"><v>1</v></c>',
        '<c r="B1500"><v>1</v></c><c r="D1500" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="B1500"><f>1</f></c><c r="D1500"><f t="shared"/></c>',
        '<c r="C1500"/><c r="D1500"><v>1</v></c><!-- -->',
    ],
)
def test_a_cell_far_down_may_be_further_right(tmp_path: Path, late: str) -> None:
    made = rewritten(tmp_path, parts(sheet(f'{LONG}<row r="1500">{late}</row>')), [("a",)] * 1500)
    assert made[SHEET].endswith(f"{late}{cell('E1500', 'a')}</row></sheetData></worksheet>")
    assert made[SHEET].count('t="inlineStr"') == 1500 + late.count("inlineStr")
    assert f'<c r="B9"/>{cell("E9", "a")}</row>' in made[SHEET]


@pytest.mark.parametrize("tag", ['"A1:C1"/>', '"A1:C1"></mergeCell>'])
def test_cells_far_down_may_be_merged(tmp_path: Path, tag: str) -> None:
    merged = f"<mergeCells><mergeCell ref={tag}</mergeCells>"
    made = rewritten(tmp_path, parts(sheet(LONG, after=merged)), [("a",)])
    assert f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"/>{cell("D1", "a")}</row>' in made[SHEET]


# What a row may hold besides plain cells.
ODD = [
    "<!-- </row> <c r='A1'> -->",
    "<?x </row> ?>",
    "<c><v><![CDATA[</row><c r='Z1'>]]></v></c>",
    "<c ><v>1</v></c>",
    "<c\n r='A1'><v>1</v></c>",
    "<c x='y' ><v>1</v></c>",
    f"<c r='A1'><v>{'1' * 70_000}</v></c>",
    f"<c r='A1'><v>{'1' * 1_200_000}</v></c>",
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_whatever_a_row_holds_stays(tmp_path: Path, odd: str) -> None:
    made = rewritten(tmp_path, parts(sheet(f'<row r="1">{odd}</row >')), [("a",)])
    column = "A" if odd.startswith(("<!", "<?")) else "B"
    assert made[SHEET] == sheet(f'<row r="1">{odd}{cell(f"{column}1", "a")}</row >')


def test_texts_stay_texts(tmp_path: Path) -> None:
    texts = ('=1+1&<>"', "_x000D_", "a\rb\nc", "\x07\ufffe", " 1918010000001 ", "_x12_", "\udcff")
    made = rewritten(tmp_path, parts(sheet(f'<row r="1">{A1}</row>')), [texts])
    found = re.findall(r"<t [^>]*>([^<]*)</t>", made[SHEET])
    assert found == [
        "=1+1&amp;&lt;&gt;&quot;",
        "_x005F_x000D_",
        "a_x000D_b\nc",
        "_x0007__xFFFE_",
        " 1918010000001 ",
        "_x12_",
        "\ufffd\ufffd\ufffd"[: len(found[-1])],
    ]


# A part of styles, what it is with one format more, and the number of that.
FORMATS: dict[str, tuple[str, str, int]] = {
    "as usual": (
        '<styleSheet><cellXfs count="2"><xf a="0"/><xf><alignment/></xf></cellXfs><dxfs/></styleSheet>',
        f'<styleSheet><cellXfs count="3"><xf a="0"/>'
        f"<xf><alignment/></xf>{TEXT}</cellXfs><dxfs/></styleSheet>",
        2,
    ),
    "uncounted": (
        "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>",
        f'<styleSheet><cellXfs count="2"><xf/>{TEXT}</cellXfs></styleSheet>',
        1,
    ),
    "counted in another way": (
        "<styleSheet><cellXfs\n x='count=\"7\"' count = '9' ><xf/></cellXfs></styleSheet>",
        f'<styleSheet><cellXfs\n x=\'count="7"\'  count="2"><xf/>{TEXT}</cellXfs></styleSheet>',
        1,
    ),
    "prefixes": (
        "<a:styleSheet><a:cellXfs><a:xf/></a:cellXfs></a:styleSheet>",
        f'<a:styleSheet><a:cellXfs count="2"><a:xf/>{TEXT.replace("<", "<a:")}</a:cellXfs></a:styleSheet>',
        1,
    ),
}
BOTH = f'<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{TEXT}</cellXfs>'
FORMATS |= {
    "none": ("<styleSheet><fonts/></styleSheet>", f"<styleSheet><fonts/>{BOTH}</styleSheet>", 1),
    "none before others": (
        "<styleSheet><dxfs><dxf><xf/></dxf></dxfs></styleSheet>",
        f"<styleSheet>{BOTH}<dxfs><dxf><xf/></dxf></dxfs></styleSheet>",
        1,
    ),
    "empty": ("<styleSheet><cellXfs/><dxfs/></styleSheet>", f"<styleSheet>{BOTH}<dxfs/></styleSheet>", 1),
    "empty at length": (
        '<styleSheet><cellXfs count="0"></cellXfs></styleSheet>',
        f"<styleSheet>{BOTH}</styleSheet>",
        1,
    ),
}


@pytest.mark.parametrize("case", FORMATS)
def test_added_cells_have_the_format_of_text(tmp_path: Path, case: str) -> None:
    before, after, style = FORMATS[case]
    made = rewritten(tmp_path, parts(sheet(f'<row r="1">{A1}</row>'), styles=before), [("a",)])
    assert made[STYLES] == after
    assert cell("B1", "a", style) in made[SHEET]


@pytest.mark.parametrize("space", [RELATIONS, f"{STRICT}/officeDocument/relationships"])
def test_a_workbook_without_styles_gets_them(tmp_path: Path, space: str) -> None:
    content = parts(sheet(f'<row r="1">{A1}</row>'), styles=None, space=space)
    made = rewritten(tmp_path, content, [("a",)])
    assert TEXT in made[STYLES]
    assert (f'xmlns="{STRICT}' in made[STYLES]) == space.startswith(STRICT)
    assert (
        f'Type="{space}/styles" Target="/xl/styles.xml"/></Relationships>'
        in made["xl/_rels/workbook.xml.rels"]
    )
    assert 'PartName="/xl/styles.xml"' in made[TYPES]
    assert {*made} == {*content, STYLES}


def test_styles_that_nothing_refers_to_are_taken(tmp_path: Path) -> None:
    content = parts(sheet(f'<row r="1">{A1}</row>'), styles=None) | {STYLES: STYLED}
    content[TYPES] = (
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.styles+xml"/></Types>'
    )
    made = rewritten(tmp_path, content, [("a",)])
    assert made[STYLES].count("<xf") == 2
    assert made[TYPES] == content[TYPES]


def test_names_of_parts_are_as_other_programs_write_them(tmp_path: Path) -> None:
    content = parts(sheet(f'<row r="1">{A1}</row>'))
    content = {name.replace("/", "\\").replace("sheet1", "Sheet1"): part for name, part in content.items()}
    content["[content_types].xml"] = content.pop(TYPES)
    with zipfile.ZipFile(tmp_path / "in", "w") as made:
        for name, part in content.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            made.writestr(info, part)
    _Workbook(tmp_path / "in", "xlsx").rewrite(tmp_path / "out", [(0, 1, [("a",)])])
    assert cell("B1", "a") in next(text for name, text in read(tmp_path / "out").items() if "heet1" in name)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_parts_in_other_encodings_become_utf_8(tmp_path: Path, codec: str) -> None:
    label = codec.removesuffix("-le").removesuffix("-be").removesuffix("-sig")
    declared = f'<?xml version="1.0" encoding="{label}"?>'
    text = declared + sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c></row>')
    styles = declared + STYLED
    content = parts(text.encode(codec), styles=None) | {STYLES: styles.encode(codec)}
    content["xl/_rels/workbook.xml.rels"] = parts("")["xl/_rels/workbook.xml.rels"]
    made = rewritten(tmp_path, content, [("核对",)])
    assert f"<t>编号</t></is></c>{cell('B1', '核对')}</row>" in made[SHEET]
    assert TEXT in made[STYLES]
    assert ('encoding="UTF-8"' in made[SHEET]) == (codec != "utf-8-sig")
    assert CalamineWorkbook.from_path(tmp_path / "out").get_sheet_by_index(0).to_python() == [
        ["编号", "核对"]
    ]


def code(call: Callable[[], object]) -> tuple[str, Mapping[str, str | int]]:
    with pytest.raises(TableError) as refused:
        call()
    return refused.value.code, refused.value.where


FULL = '<row r="1"><c r="XFC1"><v>1</v></c></row>'
REFUSED = {
    "no room": (FULL, "no_room"),
    "rows out of order": (f'<row r="2">{A2}</row><row r="1">{A1}</row>', "rows_unordered"),
    "a row twice": (f'<row r="1">{A1}</row><row r="1">{A1}</row>', "row_repeated"),
    "cells out of order": ('<row r="1"><c r="B1"/><c r="A1"/></row>', "rows_unordered"),
    "a cell of another row": (f'<row r="2">{A1}</row>', "rows_unordered"),
    "a row too low": ('<row r="1048577"/>', "beyond_sheet"),
    "row 0": ('<row r="0"/>', "beyond_sheet"),
    "no row": ('<row r="x"/>', "beyond_sheet"),
    "a column too far": ('<row r="1"><c r="XFE1"/></row>', "beyond_sheet"),
    "no column": ('<row r="1"><c r="1"/></row>', "beyond_sheet"),
    "no place": ('<row r="1"><c r="甲1"/></row>', "beyond_sheet"),
    "no end": (f'<row r="1">{A1}', "damaged"),
    "no XML": ('<row r="1"><c r="A1></row>', "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_written_is_refused(tmp_path: Path, case: str) -> None:
    rows, expected = REFUSED[case]
    found, where = code(lambda: rewritten(tmp_path, parts(sheet(rows))))
    assert found == expected
    assert expected != "no_room" or where == {"sheet": "表1"}


def test_texts_of_entities_are_refused(tmp_path: Path) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet(f'<row r="1">{A1}</row>')
    assert code(lambda: rewritten(tmp_path, parts(text)))[0] == "damaged"
    assert code(lambda: rewritten(tmp_path, parts(sheet("\xff").encode("latin-1"))))[0] == "not_utf8"
    text = '<?xml version="1.0" encoding="x-none"?>' + sheet("")
    assert code(lambda: rewritten(tmp_path, parts(text)))[0] == "not_utf8"


def test_a_workbook_that_lacks_parts_is_damaged(tmp_path: Path) -> None:
    whole = parts(sheet(""))
    for name, expected in {
        SHEET: "damaged",
        "xl/workbook.xml": "no_sheets",
        "xl/_rels/workbook.xml.rels": "no_sheets",
    }.items():
        content = {other: part for other, part in whole.items() if other != name}
        assert code(lambda content=content: rewritten(tmp_path, content))[0] == expected  # type: ignore[misc]
    content = {name: part for name, part in parts(sheet(""), styles=None).items() if name != TYPES}
    assert code(lambda: rewritten(tmp_path, content))[0] == "damaged"
    (tmp_path / "none").write_bytes(b"")
    for kind in ("xlsx", "ods"):
        assert code(lambda kind=kind: _Workbook(tmp_path / "none", kind))[0] == "damaged"  # type: ignore[misc]
    assert code(lambda: _Workbook(tmp_path / "nowhere", "xlsx"))[0] == "unreadable"
    archive(tmp_path / "in", whole)
    book = _Workbook(tmp_path / "in", "xlsx")
    assert code(lambda: book.rewrite(tmp_path / "out", [(7, 1, [])]))[0] == "no_sheets"


def plain(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    for title in ("长沙", "宁乡"):
        page = book.add_worksheet(title)
        page.write_row(0, 0, ["证书编号", "备注"])
        page.write_row(1, 0, [1918010000001, "a & b"])
        page.write_row(5, 0, ["x", "=1+1"])
        page.set_column(0, 0, 20, book.add_format({"num_format": "0"}))
        page.conditional_format("A1:B9", {"type": "duplicate"})
        page.write_comment("A2", "批注")
    book.set_custom_property("x", "y")
    book.close()


SAMPLES = [None, *sorted(path.name for path in FOLDER.glob("*.xlsx"))]


@pytest.mark.parametrize("name", SAMPLES)
def test_all_other_bytes_stay(tmp_path: Path, name: str | None) -> None:
    source, target = tmp_path / "in.xlsx", tmp_path / "out.xlsx"
    plain(source) if name is None else source.write_bytes((FOLDER / name).read_bytes())
    _Workbook(source, "xlsx").rewrite(target, [(0, 1, [(f"甲{row}", "") for row in range(9)])])
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target) as after:
        assert after.testzip() is None
        assert after.namelist() == before.namelist()
        for old, new in zip(before.infolist(), after.infolist(), strict=True):
            assert (new.date_time, new.compress_type, new.external_attr) == (
                old.date_time,
                old.compress_type,
                old.external_attr,
            )
            text, again = before.read(old), after.read(new)
            if old.filename == SHEET:
                added = rb'<c r="\w+" s="\d+" t="inlineStr"><is><t [^>]*>\xe7\x94\xb2\d</t></is></c>'
                again = re.sub(added, b"", again)
                again = re.sub(rb'<row r="\d+"></row>', b"", again)
                text = re.sub(rb"<dimension [^>]*/>", b"", text)
                text, again = (re.sub(rb"(<row [^>]*)(/>|></row>)", rb"\1/>", part) for part in (text, again))
            if old.filename != STYLES:
                assert again == text
    assert openpyxl.load_workbook(target).worksheets[0].max_row >= 9


def test_several_sheets_at_once(tmp_path: Path) -> None:
    plain(tmp_path / "in.xlsx")
    same: tuple[str, ...] = ("正确",)
    sheets = [(1, 2, [("核对",), same]), (0, 1, [("x",), same, same])]
    _Workbook(tmp_path / "in.xlsx", "xlsx").rewrite(tmp_path / "out.xlsx", sheets)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [cell.value for cell in book["长沙"]["C"]][:4] == ["x", "正确", "正确", None]
    assert [cell.value for cell in book["宁乡"]["C"]][:4] == [None, "核对", "正确", None]
    assert {cell.number_format for cell in book["宁乡"]["C"][1:3]} == {"@"}
