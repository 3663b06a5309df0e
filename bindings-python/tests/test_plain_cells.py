"""Cells and shared texts in the plain form, which are taken whole, are read as those that are not in it."""

from pathlib import Path

import raw
from skillcert._native import _Workbook
from skillcert.tables.fault import TableError

# What may be written plainly, and what only begins like that.
ATTRIBUTES = (
    'r="B1"', 'r="B1" s="1"', 's="0" r="B1"', 'r="B1" s="x" t="n"', 's="9"', 't="s"', 'r="B1" t="s"',
    'r="B1" t="str"', 'r="B1" t="b"', 'r="B1" t="e"', 'r="B1" t="d"', 'r="B1" t="inlineStr"', 'r="B1" t="x"',
    'r=""', 'r="B2"', 'r="A1"', 'r="b1"', 'r="1"', 'r="XFE1"', 'r="B1" r="B1"', 'r="B1" cm="1"', 'r="B>1"',
    'r="B1"  s="1"', 'r="B1" ', 'r="B&#49;"', 'r="B1" xmlns:q="urn:q"', 'r = "B1"',
)  # fmt: skip
VALUES = (
    "0", "1", "2", "7", "1.50", "45000", "0012", "2026-11-23", "#N/A", "TRUE", "张三", "_x0041_", "1&amp;2",
    "1&#50;", " 1", "1 ", "\t", "", "1\r\n2", "1\n2", "1<!-- 2 -->", "<![CDATA[1]]>", "<q/>", "1</v><v>2",
    "1</v><f>2</f><v>", "\udcff",
)  # fmt: skip
TEXTS = (
    "张三", "李 四", " 王五 ", "", "赵&amp;六", "_x0041_", "甲\r\n乙", "<!-- -->丙", "丁</t><t>戊",
    "</t></si><si><t>",
)  # fmt: skip


def said(path: Path, data: str, strings: str = "") -> object:
    """What the first rows hold, or why they are refused."""
    sheet, texts = (
        part.encode("utf-8", "surrogateescape") for part in (raw.sheet(data), strings or raw.shared())
    )
    raw.pack(path, raw.xlsx(sheet, strings=texts))
    try:
        blocks = [*_Workbook(path, "xlsx").rows(0, 1, [0, 1, 2], 3, [], [])]
    except TableError as error:
        return error.code
    columns = [block.column(place) for block in blocks for place in range(3)]
    return [(column.values(), column.kinds()) for column in columns]


def both(path: Path, data: str, strings: str = "") -> object:
    """What is said of the plain form, which is what is said of another."""
    other = said(path, data.replace('"', "'"), strings.replace("<si><t>", "<si ><t>"))
    found = said(path, data, strings)
    assert found == other, (data[:200], strings[:200])
    return found


def test_a_cell_is_read_alike_however_it_is_written(tmp_path: Path) -> None:
    strings, found = raw.shared("张三", " 李四 ", "_x0041_"), []
    for attributes in ATTRIBUTES:
        for content in ("/>", *(f"><v>{value}</v></c>" for value in VALUES)):
            cell = f"<c {attributes}{content}"
            found.append(
                both(tmp_path / "t", f'<row r="1"><c r="A1"><v>1</v></c>{cell}<c><v>3</v></c></row>', strings)
            )
    assert {"damaged", "beyond_sheet", "rows_unordered"} <= {each for each in found if isinstance(each, str)}
    assert [([1], []), (["张三"], []), ([3], [])] in found


def test_shared_texts_are_read_alike_however_they_are_written(tmp_path: Path) -> None:
    for text in TEXTS:
        cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(3))
        both(tmp_path / "t", f'<row r="1">{cells}</row>', raw.shared("甲", "乙", "丙").replace("乙", text))


def test_cells_are_whole_wherever_a_piece_of_the_part_ends(tmp_path: Path) -> None:
    cells = (
        '<c r="A{0}"><v>{0}</v></c>',
        '<c r="B{0}" t="s"><v>{0}</v></c>',
        '<c r="C{0}" t="str"><v>{1}</v></c>',
    )
    rows = (f'<row r="{row}">{"".join(cells).format(row, "甲" * (row % 97))}</row>' for row in range(1, 4000))
    found = both(tmp_path / "t", "".join(rows), raw.shared(*(f"考生{place:05}" for place in range(4000))))
    assert isinstance(found, list)
    assert found[1][0][-1] == "考生03999"


def test_prefixes_make_a_plain_cell_another_one(tmp_path: Path) -> None:
    head, tail = (
        f'<x:worksheet xmlns:x="{raw.MAIN}"><x:sheetData><x:row r="1">',
        "</x:row></x:sheetData></x:worksheet>",
    )
    raw.pack(
        tmp_path / "t", raw.xlsx(f'{head}<x:c r="A1"><x:v>1</x:v></x:c><c r="B1"><q/></c>{tail}'.encode())
    )
    (block,) = _Workbook(tmp_path / "t", "xlsx").rows(0, 1, [0, 1], 2, [], [])
    assert [block.column(place).to_pylist() for place in (0, 1)] == [["1"], [""]]
