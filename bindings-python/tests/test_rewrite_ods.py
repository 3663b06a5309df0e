"""ODS written again: all that was there stays as it was, byte for byte, and cells of text are added."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import formats
import pytest
from python_calamine import CalamineWorkbook
from skillcert._native import _Workbook
from skillcert.tables.fault import TableError

SPACE = "urn:oasis:names:tc:opendocument:xmlns"
ADDED: list[tuple[str, ...]] = [("核对", "代码"), ("正确", ""), ("有误", "x")]
FOLDER = Path(__file__).parent / "workbooks"
STYLE = (
    f'<number:text-style xmlns:style="{SPACE}:style:1.0" xmlns:number="{SPACE}:datastyle:1.0" '
    'style:name="skillcert-text-format"><number:text-content/></number:text-style>'
    f'<style:style xmlns:style="{SPACE}:style:1.0" xmlns:number="{SPACE}:datastyle:1.0" '
    'style:name="skillcert-text" style:family="table-cell" style:data-style-name="skillcert-text-format"/>'
)


def blank(times: int, name: str = "table-cell") -> str:
    return f'<table:{name} table:number-columns-repeated="{times}"/>'


def number(value: int, more: str = "") -> str:
    attributes = f'{more} office:value-type="float" office:value="{value}"'
    return f"<table:table-cell{attributes}><text:p>{value}</text:p></table:table-cell>"


def text(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    attributes = ' table:style-name="skillcert-text" office:value-type="string"'
    return f"<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def times(count: int) -> str:
    return f' table:number-rows-repeated="{count}"'


def table(*rows: str, name: str = "表") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def document(*tables: str, styles: str = "", spaces: str = "office table text") -> str:
    declared = "".join(f' xmlns:{name}="{SPACE}:{name}:1.0"' for name in spaces.split())
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    return f"<office:document-content{declared}>{styles}{body}</office:document-content>"


def styled(content: str) -> str:
    """A document with the style of added cells."""
    return content.replace(
        "<office:body>", f"<office:automatic-styles>{STYLE}</office:automatic-styles><office:body>"
    )


def rewritten(
    folder: Path,
    content: str | bytes,
    added: Sequence[tuple[str, ...]] = ADDED,
    header: int = 1,
    sheet: int = 0,
) -> str:
    with zipfile.ZipFile(folder / "in", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    _Workbook(folder / "in", "ods").rewrite(folder / "out.ods", [(sheet, header, [*added])])
    with zipfile.ZipFile(folder / "out.ods") as made:
        return made.read("content.xml").decode()


ONE, TWO = number(1), number(2)
HEAD = row(ONE, text("核对"), text("代码"))
# The rows of a sheet, and what they are with cells added.
ROWS: dict[str, tuple[list[str], list[str]]] = {
    "as usual": (
        [row(ONE), "\n", row(TWO), row(number(3)), row(blank(3), more=times(9))],
        [
            HEAD,
            "\n",
            row(TWO, text("正确"), text("")),
            row(number(3), text("有误"), text("x")),
            row(blank(3), more=times(9)),
        ],
    ),
    "blank cells up to the last column": (
        [
            row(ONE, blank(16383)),
            row(TWO, "<table:table-cell table:style-name='a'/>", blank(16382)),
            row(TWO, blank(2), blank(9)),
        ],
        [
            row(ONE, text("核对"), text("代码"), blank(16381)),
            row(TWO, text("正确"), text(""), blank(16381)),
            row(TWO, text("有误"), text("x"), blank(9)),
        ],
    ),
    "a blank cell on either side": (
        [
            row(ONE, number(9, times(1).replace("rows", "columns"))),
            row('<table:table-cell table:style-name="a"  table:number-columns-repeated="7" table:x="y"/>'),
            row(blank(1)),
        ],
        [
            row(ONE, number(9, times(1).replace("rows", "columns")), text("核对"), text("代码")),
            row(
                '<table:table-cell table:style-name="a" table:x="y" table:number-columns-repeated="2"/>',
                text("正确"),
                text(""),
                '<table:table-cell table:style-name="a" table:x="y" table:number-columns-repeated="3"/>',
            ),
            row(blank(1), blank(1), text("有误"), text("x")),
        ],
    ),
    "rows without cells, and too short ones": (
        [row(ONE, TWO), "<table:table-row/>", row(more=" a='b'")],
        [
            row(ONE, TWO, text("核对"), text("代码")),
            row(blank(2), text("正确"), text("")),
            row(blank(2), text("有误"), text("x"), more=" a='b'"),
        ],
    ),
    "a row repeated": (
        [row(ONE, more=times(2)), row(TWO, more=times(99))],
        [HEAD, row(ONE, text("正确"), text("")), row(TWO, text("有误"), text("x")), row(TWO, more=times(98))],
    ),
    "groups, comments and breaks": (
        [
            "<table:table-header-rows>",
            row("<!-- -->", ONE),
            "</table:table-header-rows><text:soft-page-break/>",
        ],
        [
            "<table:table-header-rows>",
            row("<!-- -->", ONE, text("核对"), text("代码")),
            "</table:table-header-rows><text:soft-page-break/>",
        ],
    ),
    "a table within a cell": (
        [
            row("<table:table-cell><table:table>", row(ONE, TWO), "</table:table></table:table-cell>"),
            row(TWO),
        ],
        [
            row(
                "<table:table-cell><table:table>",
                row(ONE, TWO),
                "</table:table></table:table-cell>",
                text("核对"),
                text("代码"),
            ),
            row(TWO, text("正确"), text("")),
        ],
    ),
    "a comment on a blank cell": (
        [
            row(
                ONE,
                "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>",
            )
        ],
        [
            row(
                ONE,
                "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>",
                text("核对"),
                text("代码"),
            )
        ],
    ),
    "covered cells": (
        [row(ONE, blank(2, "covered-table-cell")), row(TWO, '<table:table-cell table:formula="of:=1"/>')],
        [
            row(ONE, blank(2, "covered-table-cell"), text("核对"), text("代码")),
            row(TWO, '<table:table-cell table:formula="of:=1"/>', blank(1), text("正确"), text("")),
        ],
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_cells_are_added_to_rows(tmp_path: Path, case: str) -> None:
    before, after = ROWS[case]
    assert rewritten(tmp_path, document(table(*before))) == styled(document(table(*after)))


def test_rows_above_the_header_are_untouched(tmp_path: Path) -> None:
    title = row(blank(9, "covered-table-cell"), more=times(4))
    made = rewritten(tmp_path, document(table(title, row(ONE, more=times(9)))), header=6)
    after = [
        title,
        row(ONE),
        HEAD,
        row(ONE, text("正确"), text("")),
        row(ONE, text("有误"), text("x")),
        row(ONE, more=times(5)),
    ]
    assert made == styled(document(table(*after)))
    repeated = document(table(row(ONE, more=times(3))))
    made = rewritten(tmp_path, repeated, [("a",), ("",), ("",)], header=2)
    assert made == styled(document(table(row(ONE), row(ONE, text("a")), row(ONE))))


def test_the_sheet_that_is_meant(tmp_path: Path) -> None:
    linked = "<table:dde-links><table:table>x</table:table></table:dde-links>"
    tables = [table(row(TWO)), '<table:table table:name="空"/>', linked, table(row(ONE), name="二")]
    made = rewritten(tmp_path, document(*tables), [("核对", "代码")], sheet=2)
    assert made == styled(document(*tables[:3], table(HEAD, name="二")))


def test_the_style_is_added_once(tmp_path: Path) -> None:
    for styles in (
        "<office:automatic-styles/>",
        "<office:automatic-styles a='b' ></office:automatic-styles>",
    ):
        made = rewritten(tmp_path, document(table(row(ONE)), styles=styles), [("核对", "代码")])
        opened = styles.replace("/>", ">").removesuffix("</office:automatic-styles>")
        assert made == document(table(HEAD), styles=f"{opened}{STYLE}</office:automatic-styles>")
        again = rewritten(tmp_path, made, [("核对", "代码")])
        assert again.count("<style:style") == 1
        assert again.count("核对") == 2


def test_what_added_cells_need_is_declared(tmp_path: Path) -> None:
    made = rewritten(tmp_path, document(table(row(ONE)), spaces="table office"), [("核对", "代码")])
    assert made == styled(document(table(HEAD), spaces="table office text"))


def test_texts_stay_texts(tmp_path: Path) -> None:
    made = rewritten(tmp_path, document(table(row(ONE))), [('a&<>"\nb\r', "\x07")])
    assert "<text:p>a&amp;&lt;&gt;&quot;</text:p><text:p>b&#13;</text:p></table:table-cell>" in made
    assert "<text:p>\ufffd</text:p>" in made


def test_content_in_utf_16_becomes_utf_8(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?>' + document(table(row(ONE)))
    made = rewritten(tmp_path, content.encode("utf-16"), [("核对", "代码")])
    assert made == '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + styled(document(table(HEAD)))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (document(table(row(number(1), number(1, times(16383).replace("rows", "columns"))))), "no_room"),
        (document(table(row(ONE)))[:-9], "damaged"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, content: str, code: str) -> None:
    with pytest.raises(TableError) as refused:
        rewritten(tmp_path, content)
    assert refused.value.code == code


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.ods")))
def test_all_other_bytes_stay(tmp_path: Path, name: str) -> None:
    _Workbook(FOLDER / name, "ods").rewrite(
        tmp_path / "out.ods", [(0, 1, [(f"甲{row}", "") for row in range(9)])]
    )
    with zipfile.ZipFile(FOLDER / name) as before, zipfile.ZipFile(tmp_path / "out.ods") as after:
        assert after.testzip() is None
        assert after.namelist() == before.namelist()
        assert {name for name in after.namelist() if after.read(name) != before.read(name)} == {"content.xml"}
        content, again = (each.read("content.xml").decode() for each in (before, after))
    assert again.count(STYLE) == 1
    added = re.sub(r"<[^<]*skillcert-text[^>]*><text:p>甲\d</text:p></[^<]*><table:table-cell/>", "", again)
    assert re.findall("<text:p>.*?</text:p>", added) == re.findall("<text:p>.*?</text:p>", content)
    old, new = (
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        for path in (FOLDER / name, tmp_path / "out.ods")
    )
    assert [line[: len(old[0])] for line in new][: len(old)] == old
    assert [line[len(old[0])] for line in new][:9] == [f"甲{row}" for row in range(9)]


def test_what_is_first_stays_first(tmp_path: Path) -> None:
    """A program that looks at the first bytes of a file finds its type."""
    formats.write(tmp_path / "n.ods", ["证书编号"], [["1"]])
    _Workbook(tmp_path / "n.ods", "ods").rewrite(tmp_path / "out.ods", [(0, 1, [("a",)])])
    assert (tmp_path / "out.ods").read_bytes()[30:].startswith(b"mimetypeapplication/vnd.oasis")
