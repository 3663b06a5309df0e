"""Sheets of XLSX: a cell is what stands where cells stand, for the reader and for the writer alike."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import raw
from skillcert._native import _Workbook
from skillcert.tables.fault import TableError

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OTHER = 'xmlns:q="urn:q"'
OURS = f'xmlns:q="{raw.MAIN}"'
EXTENDED = '<extLst><ext uri="u">{}</ext></extLst>'
DAMAGED = "damaged"


def alternatives(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="zz">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


# What stands in A2, and what it is.
CELLS = {
    "an extension": (f'<c r="A2"><v>5</v>{EXTENDED.format("<v>9</v>")}</c>', "5"),
    "an extension first": (f'<c r="A2">{EXTENDED.format("<v>9</v>")}<v>5</v></c>', "5"),
    "an extension alone": (f'<c r="A2">{EXTENDED.format("<v>9</v>")}</c>', ""),
    "a value of others": (f'<c r="A2"><v>5</v><q:v {OTHER}>9</q:v></c>', "5"),
    "in a value of others": (f'<c r="A2"><v>5<q:x {OTHER}>9</q:x></v></c>', "5"),
    "a comment within": ('<c r="A2"><v>5<!-- 9 -->0</v></c>', "50"),
    "alternatives": (f'<c r="A2">{alternatives("<v>9</v>", "<v>5</v>")}</c>', DAMAGED),
    "alternatives without values": (f'<c r="A2">{alternatives("<q/>", "")}<v>5</v></c>', "5"),
    "two values": ('<c r="A2"><v>1</v><v>2</v></c>', DAMAGED),
    "two formulas": ('<c r="A2"><f>1</f><f>2</f><v>2</v></c>', "2"),
    "a formula elsewhere": (f'<c r="A2"><v></v>{EXTENDED.format("<f>1</f>")}</c>', ""),
    "two texts": ('<c r="A2" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>', DAMAGED),
    "a second prefix": (f'<c r="A2" {OURS}><q:v>9</q:v></c>', DAMAGED),
    "a second prefix itself": (f'<c r="A2"><v>5</v><q:v {OURS}>9</q:v></c>', DAMAGED),
    "a second prefix unused": (f'<c r="A2" {OURS}><v>5</v></c>', "5"),
    "another namespace": ('<c r="A2"><v xmlns="urn:q">9</v></c>', DAMAGED),
    "a cell of another namespace": ('<c r="A2" xmlns="urn:q"><v>9</v></c>', DAMAGED),
    "a text with an extension": (
        f'<c r="A2" t="inlineStr"><is><t>张三</t>{EXTENDED.format("<t>丰</t>")}</is></c>',
        "张三",
    ),
    "texts": (
        '<c r="A2" t="inlineStr"><is><t>张</t><r><rPr><b/></rPr><t>三</t></r>'
        "<rPh><t>zhang</t></rPh></is></c>",
        "张三",
    ),
    "in a text of others": (f'<c r="A2" t="inlineStr"><is><t>张<q:t {OTHER}>丰</q:t>三</t></is></c>', "张三"),
    "alternative texts": (
        f'<c r="A2" t="inlineStr"><is>{alternatives("<t>张三</t>", "<t>李四</t>")}</is></c>',
        DAMAGED,
    ),
    "a text deeper down": ('<c r="A2" t="inlineStr"><is><x><t>丰</t></x></is></c>', DAMAGED),
    "blanks": ('<c r="A2" t="inlineStr"><is><t> 张 </t></is></c>', "张"),
    "blanks that count": ('<c r="A2" t="inlineStr"><is xml:space="preserve"><t> 张 </t></is></c>', " 张 "),
    "blanks of a run": (
        '<c r="A2" t="inlineStr"><is xml:space="preserve"><r xml:space="default"><t> 张</t></r>'
        "<t> 三</t></is></c>",
        "张 三",
    ),
    "blanks of a cell": (
        '<c r="A2" t="inlineStr" xml:space="preserve"><is><t> 张 </t></is></c>',
        " 张 ",
    ),
    "a formula with a text": ('<c r="A2" t="inlineStr"><f>1</f><is><t>张</t></is></c>', "张"),
    "a shared text": ('<c r="A2" t="s"><v>1.0</v></c>', "李四"),
    "no shared text": ('<c r="A2" t="s"><v>1.5</v></c>', DAMAGED),
    "true": ('<c r="A2" t="b"><v>2</v></c>', "TRUE"),
    "true as a word": ('<c r="A2" t="b"><v>True</v></c>', "TRUE"),
    "true with a nought": ('<c r="A2" t="b"><v>01</v></c>', "TRUE"),
    "false": ('<c r="A2" t="b"><v> 0 </v></c>', "FALSE"),
    "false as a word": ('<c r="A2" t="b"><v>false</v></c>', "FALSE"),
    "no truth": ('<c r="A2" t="b"><v>x</v></c>', "x"),
    "a place of others": (f'<c {OTHER} q:r="C7" r="A2"><v>5</v></c>', "5"),
    "two places": ('<c r="A2" r="C2"><v>5</v></c>', DAMAGED),
}

ROW = '<row r="2"><c r="A2"><v>5</v></c></row>'
ANOTHER = '<row r="3"><c r="A3"><v>9</v></c></row>'
# What stands behind the first row of a sheet, and what A2 and A3 are.
ROWS = {
    "a row": (ROW, ["5"]),
    "a place of others": (f'<row {OTHER} q:r="7" r="2"><c><v>5</v></c></row>', ["5"]),
    "two places": ('<row r="2" r="7"><c><v>5</v></c></row>', DAMAGED),
    "alternatives": (ROW + alternatives(ANOTHER, ANOTHER.replace("3", "4")), DAMAGED),
    "a cell in an extension": (ROW.replace("</row>", EXTENDED.format('<c r="A2"/>') + "</row>"), ["5"]),
    "a row in an extension": (ROW.replace("</row>", EXTENDED.format("<row></row>") + "</row>"), ["5"]),
    "an end with a blank": ('<row r="2"><c r="A2"><v>5</v></c></row ><row></row>', ["5"]),
    "a row of others": (f"{ROW}<q:row {OTHER}/>", ["5"]),
    "a row in one of others": (f"{ROW}<q:x {OTHER}>{ANOTHER}</q:x>", DAMAGED),
    "a row in a row": (ROW.replace("</row>", f"{ANOTHER}</row>"), DAMAGED),
    "a cell in a cell": ('<row r="2"><c r="A2"><c r="B2"><v>9</v></c></c></row>', DAMAGED),
    "a value in a row": ('<row r="2"><v>9</v></row>', DAMAGED),
    "two data": (f"{ROW}</sheetData><sheetData>{ANOTHER}", DAMAGED),
}


def made(path: Path, rows: str, before: str = "", after: str = "") -> Path:
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
    strings = raw.shared("张三", "李四")
    raw.pack(path, raw.xlsx(raw.sheet(head + rows, before, after), strings=strings))
    return path


def read(path: Path) -> list[list[str]]:
    (block,) = _Workbook(path, "xlsx").rows(0, 1, [0, 1], 1, [], [])
    return [list(row) for row in zip(*(block.column(place).to_pylist() for place in (0, 1)), strict=True)]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(TableError) as found:
        call()
    return found.value.code


def written(path: Path, rows: int) -> list[list[str]]:
    """The rows of the workbook that is written from one, with a cell added to each."""
    added: list[tuple[str, ...]] = [(f"乙{number}",) for number in range(rows)]
    _Workbook(path, "xlsx").rewrite(path.with_suffix(".out"), [(0, 1, added)])
    return read(path.with_suffix(".out"))


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_is_what_stands_in_it(tmp_path: Path, case: str) -> None:
    content, expected = CELLS[case]
    path = made(tmp_path / "in", f'<row r="2">{content}</row>')
    if expected == DAMAGED:
        assert refused(lambda: read(path)) == DAMAGED
        return
    assert written(path, 2) == [["甲", "乙0"], [expected, "乙1"]]


@pytest.mark.parametrize("case", ROWS)
def test_rows_are_those_of_the_sheet(tmp_path: Path, case: str) -> None:
    content, expected = ROWS[case]
    path = made(tmp_path / "in", content)
    if not isinstance(expected, list):
        assert refused(lambda: read(path)) == DAMAGED
        return
    assert written(path, 3) == [["甲", "乙0"], [expected[0], "乙1"], ["", "乙2"]]


def test_the_whole_sheet_may_have_a_prefix(tmp_path: Path) -> None:
    cells = "<x:row><x:c><x:v>1</x:v><v>2</v></x:c></x:row><row><c><q/></c></row>"
    sheet = f'<x:worksheet xmlns:x="{raw.MAIN}" xmlns="urn:q" xml:space="preserve">'
    sheet += f"<x:sheetData>{cells}</x:sheetData><sheetData/></x:worksheet>"
    raw.pack(tmp_path / "in", raw.xlsx(sheet.encode()))
    assert written(tmp_path / "in", 1) == [["1", "乙0"]]


@pytest.mark.parametrize("stray", ["<x><sheetData/></x>", f"<q:sheetData {OURS}/>", "<sheetData/>"])
def test_data_that_stands_elsewhere_is_refused(tmp_path: Path, stray: str) -> None:
    assert refused(lambda: read(made(tmp_path / "in", ROW, after=stray))) == DAMAGED
    assert refused(lambda: read(made(tmp_path / "in", ROW, before=stray))) == DAMAGED


def test_data_of_others_are_not_read(tmp_path: Path) -> None:
    stray = f"<q:sheetData {OTHER}><q:row/></q:sheetData>"
    assert written(made(tmp_path / "in", ROW, stray, stray), 2) == [["甲", "乙0"], ["5", "乙1"]]


def test_two_sheets_in_one_part_are_refused(tmp_path: Path) -> None:
    """The answer to one would be written over that to the other."""
    parts = raw.xlsx(raw.sheet(ROW), raw.sheet(ROW))
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace("sheet2", "Sheet1")
    raw.pack(tmp_path / "in", parts)
    assert refused(lambda: _Workbook(tmp_path / "in", "xlsx")) == DAMAGED


def test_sheets_are_those_that_the_workbook_lists(tmp_path: Path) -> None:
    parts = raw.xlsx(raw.sheet(ROW))
    other = EXTENDED.format('<sheet name="X" r:id="rId1"/>')
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</workbook>", f"{other}</workbook>")
    raw.pack(tmp_path / "in", parts)
    assert _Workbook(tmp_path / "in", "xlsx").sheets == [("S1", False)]


@pytest.mark.parametrize(
    ("part", "link"),
    [
        ("_rels/.rels", ("rId2", "officeDocument", "xl/other.xml")),
        ("_rels/.rels", ("rId1", "other", "xl/other.xml")),
        ("xl/_rels/workbook.xml.rels", ("rId7", "sharedStrings", "other.xml")),
    ],
)
def test_what_a_part_is_for_is_said_once(tmp_path: Path, part: str, link: tuple[str, str, str]) -> None:
    parts = raw.xlsx(raw.sheet(ROW), strings=raw.shared("张三"))
    (more,) = re.findall("<Relationship .*?/>", raw._links([link]))
    parts[part] = str(parts[part]).replace("</Relationships>", f"{more}</Relationships>")
    raw.pack(tmp_path / "in", parts)
    assert refused(lambda: _Workbook(tmp_path / "in", "xlsx")) == DAMAGED
