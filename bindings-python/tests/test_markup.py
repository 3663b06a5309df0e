"""Tables in pages and in XML Spreadsheet 2003, whatever they are called; the answer is a new workbook."""

from collections.abc import Sequence

import formats
import pytest
from desk import Desk, Run
from skillcert.tables.formats import open_document
from skillcert.tables.header import Header
from skillcert.tables.rows import Words

GOOD = "1918010000001"
WORDS = Words(statistics=("合计",))
Rows = Sequence[Sequence[str]]


def seen(desk: Desk, name: str = "n.xls", sheet: int = 0) -> Rows:
    with open_document(name, name) as document:
        return document.preview(sheet)


def refused(desk: Desk, zh: str, en: str) -> None:
    before = desk.files()
    for lang, line in (("zh", zh), ("en", en)):
        run = desk.run("check", "n.xls", "--out", "out.xlsx", "--lang", lang)
        assert (run.code, run.out) == (2, "")
        assert line in run.err
        assert run.err.count("\n") == 1
        assert "甲乙" not in run.err
    assert desk.files() == before


def check(desk: Desk, *more: str) -> Run:
    return desk.run("check", "n.xls", "--out", "out.xlsx", *more)


def page(rows: str, *, head: str = '<meta charset="utf-8">') -> str:
    return f"<html><head>{head}</head><body><table>{rows}</table></body></html>"


PAGES: list[tuple[str, Rows]] = [
    ("<tr><td>姓名<td>号<tr><td>甲<td>1", [["姓名", "号"], ["甲", "1"]]),
    ("<thead><tr><th> 姓 名\n </th></tr></thead><tbody><tr><td>&#30002;&amp;&nbsp;乙</td></tr></tbody>", [["姓 名"], ["甲&\xa0乙"]]),
    ("<tr><td>a<br/>b<p>c</p></td><td><b>d</b><script>x</script></td></tr><tr><td>1</td></tr>", [["a\nb\nc", "d"], ["1"]]),
    ("<td>a</td><td>b</td><tr><td colspan=2>c</td><td>d</td></tr>", [["a", "b"], ["c", "", "d"]]),
    ("<tr><td rowspan=2>a<td>b<td rowspan='3'>c</tr><tr><td>d</tr><tr><td>e<td>f</tr>", [["a", "b", "c"], ["", "d"], ["e", "f"]]),
    ("<tr><td colspan=x>a<td colspan=0>b<td rowspan=-1>c</tr><tr><td>1</tr>", [["a", "b", "c"], ["1"]]),
    ('<tr><td>a</td></tr><tr><td x:num="1918010000001">1.91801E+12</td></tr>', [["a"], [GOOD]]),
    ("<tr></tr><tr><td>  </td></tr><tr><td>a</td></tr><tr><td>b</td></tr><tr></tr>", [[], [], ["a"], ["b"]]),
    ("<tr><td>a</td></tr></td></tr></table></table><tr><td>b</td></tr>", [["a"]]),
    ("<tr><td>a<div>b</div>c<hr>d<td>6<sup>1</sup><td>x<table><tr><td>y</table>z<tr><td>1", [["a\nb\nc\nd", "6^1", "x\nz"], ["1"]]),
    ("<tbody><tr><td rowspan=9>a<td>b</tbody><tfoot><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
    ("<tr><td>a<tr><td hidden>b<td>c<i style='DISPLAY : none'>d<i>e</i>f</i>g</i>", [["a"], ["cg"]]),
    ("<tr><td style='font-size:0'>a<b style='font-size: 12px'>b</b>c<td>d<i style='font-size:0'>e</i><tr><td>1", [["b", "d"], ["1"]]),
    ("<tr><td style=visibility:hidden>a<td>b<template>c</template><tr><td>1<ruby>2<rt>x<rp>y</ruby>", [["", "b"], ["12"]]),
    ("<tr><td><select><option>a<option selected>b<option>c</select>d<p hidden>e<p>f<tr><td>1", [["bd\nf"], ["1"]]),
    ("<style><!-- .h { display:none } /* .k{display:none} */ @media print{.k{display:none} .p{display:none}}--></style>"
     "<tr><td class='a H'>a<td class=k>b<td class=p>c<td class=h style='display:block'>d<tr><td id=x>1", [["b", "c", "d"], ["1"]]),
    ("<tr><td>a<tr><td>b</table><!-- <table><tr><td>c<tr><td>d</table>", [["a"], ["b"]]),
    ("<!-- <tr><td>x --><![if !a]><tr><td>a</td></tr><![endif]><tr><td>b", [["a"], ["b"]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cells"), PAGES)
def test_a_page_is_the_table_that_it_holds(desk: Desk, rows: str, cells: Rows) -> None:
    desk.write("n.xls", page(rows))
    assert seen(desk) == cells


STORED = [
    ("1918010000001", "1.91801E+12", GOOD),
    ("1918010000001", "1,918,010,000,001", GOOD),
    ("1918010000001", "#####", GOOD),
    ("1.91801E+12", "1.91801E+12", "1.91801E+12"),
    ("1.91801E+12", "####", "####"),
    ("430102199001011000", "430102199001011000", "4.30102199001011e+17"),
    ("59.96", "60", "59.96"),
    ("59.96", "60.0", "59.96"),
    ("59.96", "60.00", "60.00"),
    ("95", "59", "59"),
    ("0.85", "85%", "85%"),
    ("46349", "2026/11/23", "2026/11/23"),
    ("1", "001", "001"),
    ("x", "60", "60"),
    ("", "60", "60"),
    ("60", "", ""),
]


def test_what_is_shown_counts_unless_it_is_a_number_rounded(desk: Desk) -> None:
    rows = "".join(f'<tr><td>甲<td x:num="{stored}">{text}' for stored, text, _ in STORED)
    rows += "<tr><td>甲<td sdval='59.96'>60<tr><td>甲<td x:num>60"
    desk.write("n.xls", page(rows))
    cells = [row[1] if len(row) > 1 else "" for row in seen(desk)]
    assert cells == [*(found for _, _, found in STORED), "59.96", "60"]


STRUCK = [
    ("<s>6</s>5", True),
    ("5<del>6", True),
    ("<strike><b>6</b></strike>", True),
    ("<font style='text-decoration: underline LINE-THROUGH'>6</font>5", True),
    ("<font class=font6>6</font>5", True),
    ("<s> </s>5<s hidden>6</s>", False),
    ("<s><s>6</s>7</s>5", True),
    ("5", False),
    ("<u>5</u>", False),
]


def test_what_a_page_strikes_out_is_not_joined(desk: Desk) -> None:
    head = "<style>.font5, .font6 {color:red; text-decoration:line-through}</style>"
    rows = "".join(f"<tr><td>{place}</td><td>{mark}</td></tr>" for place, (mark, _) in enumerate(STRUCK))
    rows += "<tr style='text-decoration:line-through'><td>x<td>y<tr><td style='text-decoration:line-through'><td>7"
    desk.write("n.xls", page(f"<tr><td>a<td>b{rows}", head=head))
    with open_document("n.xls", "n.xls") as document:
        (batch,) = document.table(0, Header(1, 1, ["a", "b"]), WORDS).batches([1], whole=False)
    expected = [place for place, (_, struck) in enumerate(STRUCK) if struck] + [len(STRUCK)]
    assert {place: fault.code for place, fault in batch.faults.items()} == dict.fromkeys(
        expected, "row_struck"
    )


def test_tables_and_rows_that_a_page_does_not_show(desk: Desk) -> None:
    rows = "<tr><td>a</td></tr><tbody hidden><tr><td>b</td></tr></tbody><tr><td>c<tr hidden><td>d"
    hidden = f"<div style='display:none'><div>x</div><table><tr><td>a<tr><td>{'<s>' * 200}b</table></div>"
    desk.write("n.xls", f"{hidden}<table>{rows}</table>")
    with open_document("n.xls", "n.xls") as document:
        assert [sheet.hidden for sheet in document.sheets] == [True, False]
        (batch,) = document.table(1, Header(1, 1, ["a"]), WORDS).batches([0], whole=False)
        assert [*batch.hidden] == [0, 2]


@pytest.mark.parametrize(
    ("codec", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="gbk">'),
        ("gb18030", '<meta http-equiv=Content-Type content="text/html; charset=gb2312">'),
        ("gb18030", ""),
        ("utf-16", ""),
        ("big5", '<meta charset="Big5">'),
    ],
)
def test_a_page_in_any_encoding(desk: Desk, codec: str, head: str) -> None:
    desk.write("n.xls", page(f"<tr><td>姓名<td>證書<tr><td>王五<td>{GOOD}", head=head).encode(codec))
    assert seen(desk) == [["姓名", "證書"], ["王五", GOOD]]


def test_a_page_is_answered_by_a_new_workbook(desk: Desk) -> None:
    facts = [("", GOOD), (' style="display: none"', GOOD), ("", "1")]
    rows = "".join(f"<tr{style}><td>甲</td><td>{number}</td></tr>" for style, number in facts)
    rows += "<tr><td>合计</td><td>3</td></tr>"
    desk.write(
        "n.xls", page(f"<tr><td colspan=2>名单</td></tr><tr><td>姓名</td><td>证书编号</td></tr>{rows}")
    )
    run = check(desk)
    assert "n.xls：HTML" in run.out
    assert "正确 2，有误 1，空白 0" in run.out
    assert "隐藏的第4行也已读取" in run.out
    assert [row[:4] for row in formats.read(desk.path("out.xlsx"))] == [
        ["名单", "", "", ""],
        ["姓名", "证书编号", "核对", "代码"],
        ["甲", GOOD, "正确", ""],
        ["甲", GOOD, "正确", ""],
        ["甲", "1", "有误", "number_length"],
        ["合计", "3", "不计", ""],
    ]


def test_a_page_that_ends_in_its_table(desk: Desk) -> None:
    desk.write("n.xls", "<table>\n <tr>\n  <td>a</td>\n  x</tr>\n <tr><td>b")
    assert seen(desk) == [["a"], ["b"]]


def test_several_tables_of_a_page_are_sheets(desk: Desk) -> None:
    inner = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"
    desk.write("n.xls", page(f"<tr><td>x{inner}y</td></tr>") + inner)
    with open_document("n.xls", "n.xls") as document:
        assert [sheet.title for sheet in document.sheets] == ["表1", "表2"]
        assert [document.preview(sheet) for sheet in (0, 1)] == [[["a"], ["b"]]] * 2
    desk.write("n.xls", page("<tr><td>a</td></tr>"))
    assert seen(desk) == [["a"]]


NO_TABLES = [
    ("<!DOCTYPE html><html><body><form>甲乙</form></body></html>", "是网页，其中没有表格", "a page without a table"),
    (page("<tr><td> </td></tr>"), "是网页，其中没有表格", "a page without a table"),
    ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n甲乙", "网页归档", "MHTML"),
    (page("<tr>" + '<td colspan="9999">甲乙</td>' * 20), "第1行：行号或列号超出", "row 1: a row or column number"),
    (page("<tr><td>甲乙</td></tr>" + "<a " + "x" * (1 << 21)), "文件已损坏", "damaged or cut off"),
    (page("<tr><td>甲乙</td></tr><![abc[x]]>"), "文件已损坏", "damaged or cut off"),
    (page("<tr><td>甲乙</td></tr>").encode() + b"\n<p>\xff\xff", "第105个字节不是UTF-8的文字", "byte 105 is no text in UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "zh", "en"), NO_TABLES, ids=range(len(NO_TABLES)))
def test_what_no_page_with_a_table_is(desk: Desk, content: str | bytes, zh: str, en: str) -> None:
    desk.write("n.xls", content)
    refused(desk, zh, en)


def book(rows: str, *, name: str = "名单", more: str = "", options: str = "", declared: str = "") -> str:
    sheet = f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'
    spaces = "".join(f' xmlns{it}="urn:schemas-microsoft-com:office:spreadsheet"' for it in ("", ":ss"))
    return f'<?xml version="1.0"{declared}?><?mso-application progid="Excel.Sheet"?><Workbook{spaces}>{more}{sheet}</Workbook>'


def cell(text: str, kind: str = "String", facts: str = "") -> str:
    return f'<Cell{facts}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*cells: str, facts: str = "") -> str:
    return f"<Row{facts}>{''.join(cells)}</Row>"


STYLES = """<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style><Style ss:ID="d"><NumberFormat/></Style>
<Style ss:ID="q" ss:Parent="p"><Font ss:Bold="1"/></Style><Style ss:ID="r" ss:Parent="p"><NumberFormat/></Style>
<Style ss:ID="l"><NumberFormat ss:Format='0.0"%"\\%;0%'/></Style><Style ss:ID="k" ss:Parent="k"><Font ss:StrikeThrough="1"/></Style>
</Styles>"""
HTML = 'xmlns="http://www.w3.org/TR/REC-html40"'
CELLS: list[tuple[str, str, str | int | float, str]] = [
    (cell("1.918010000001E12", "Number"), GOOD, 1918010000001, ""),
    (cell("85.5", "Number"), "85.5", 85.5, ""),
    (cell("0.29999999999999999", "Number"), "0.3", 0.3, ""),
    (cell("430102199001011000", "Number"), "430102199001011000", 430102199001011000, ""),
    (cell("0.85", "Number", ' ss:StyleID="p"'), "0.85", 0.85, "percent"),
    (cell("0.85", "Number", ' ss:StyleID="q"'), "0.85", 0.85, "percent"),
    (cell("0.85", "Number", ' ss:StyleID="r"'), "0.85", 0.85, ""),
    (cell("85", "Number", ' ss:StyleID="l"'), "85", 85, ""),
    (cell("85", "Number", ' ss:StyleID="k"'), "85", "85", "struck"),
    (f'<Cell><ss:Data ss:Type="String" {HTML}>6<Sup>1</Sup><Sub>2</Sub></ss:Data></Cell>', "6^1_2", "6^1_2", ""),
    (f'<Cell><ss:Data ss:Type="String" {HTML}><S>6</S><B>5</B></ss:Data></Cell>', "65", "65", "struck"),
    (cell("x", "Number"), "x", "", ""),
    (cell("2026-11-23T00:00:00.000", "DateTime"), "2026-11-23", "2026-11-23", "date"),
    (cell("2026-11-23T08:30:00.000", "DateTime"), "2026-11-23T08:30:00", "2026-11-23T08:30:00", "date"),
    (cell("1", "Boolean") , "TRUE", "TRUE", "boolean"),
    (cell("0", "Boolean"), "FALSE", "FALSE", "boolean"),
    (cell("#N/A", "Error"), "#N/A", "#N/A", "error"),
    ('<Cell ss:Formula="=1"></Cell>', "", "", "formula"),
    (cell("0001"), "0001", "0001", ""),
    (f'<Cell><ss:Data ss:Type="String" {HTML}><B>甲</B><Font>乙</Font></ss:Data></Cell>', "甲乙", "甲乙", ""),
    (f'<Cell><Data ss:Type="String">甲</Data><Comment><ss:Data {HTML}><B>乙</B></ss:Data></Comment></Cell>', "甲", "甲", ""),
    ('<Cell><q:Data xmlns:q="q">乙</q:Data><Data ss:Type="String">甲<q:Data xmlns:q="q"/></Data></Cell>', "甲", "甲", ""),
    (cell("a&#10;b&lt;"), "a\nb<", "a\nb<", ""),
    ("<Cell/>", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text", "value", "kind"), CELLS)
def test_a_cell_of_xml(desk: Desk, xml: str, text: str, value: str | int | float, kind: str) -> None:
    desk.write("n.xls", book(row(cell("a"), cell("b")) + row(xml, cell("x")), more=STYLES))
    with open_document("n.xls", "n.xls") as document:
        table = document.table(0, Header(1, 1, ["a", "b"]), WORDS)
        (batch,) = table.batches([0, 1], whole=False)
    assert batch.texts(0) == [text]
    assert kind == batch.kinds(0).get(0, "")
    faults = {0: f"row_{kind}"} if kind in ("formula", "struck") else {}
    assert {place: fault.code for place, fault in batch.faults.items()} == faults
    if text != "x":
        assert batch.values(0) == [value]


def test_rows_and_cells_have_numbers(desk: Desk) -> None:
    rows = (
        row(cell("名单", facts=' ss:MergeAcross="1"'), cell("c"), facts=' ss:Index="2"')
        + row(facts=' ss:Span="2"')
        + row(cell("a"), cell("d", facts=' ss:Index="4"'), facts=' ss:Hidden="1"')
        + row(cell("b"))
    )
    desk.write("n.xls", book(rows))
    assert seen(desk) == [[], ["名单", "", "c"], [], [], [], ["a", "", "", "d"], ["b"]]
    with open_document("n.xls", "n.xls") as document:
        table = document.table(0, Header(2, 2, ["名单", "", "c"]), WORDS)
        (batch,) = table.batches([0], whole=False)
        assert (batch.first, batch.texts(0), [*batch.hidden], [*batch.stray]) == (
            3,
            ["", "", "", "a", "b"],
            [3],
            [3],
        )


def test_sheets_of_xml_hidden_ones_too(desk: Desk) -> None:
    hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    first = f'<Worksheet ss:Name="字典"><Table/>{hidden}</Worksheet>'
    rows = row(cell("姓名"), cell("证书编号")) + row(cell("甲"), cell(GOOD, "Number"))
    desk.write("n.xls", book(rows, name="长沙县", more=first))
    with open_document("n.xls", "n.xls") as document:
        assert [(sheet.title, sheet.hidden) for sheet in document.sheets] == [
            ("字典", True),
            ("长沙县", False),
        ]
    run = check(desk)
    assert run.code == 0, run.err
    assert "长沙县" in run.out
    assert [line[:3] for line in formats.read(desk.path("out.xlsx"))] == [
        ["姓名", "证书编号", "核对"],
        ["甲", 1918010000001, "正确"],
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_xml_in_any_encoding(desk: Desk, codec: str) -> None:
    content = book(
        row(cell("姓名")) + row(cell("甲乙")), declared=f' encoding="{codec.removesuffix("-sig")}"'
    )
    desk.write("n.xls", content.encode(codec))
    assert seen(desk) == [["姓名"], ["甲乙"]]


LOL = '<!DOCTYPE a [<!ENTITY x "甲乙">]>'
DAMAGED = [
    (book(row(cell("甲乙")))[:-30], "文件已损坏，或没有传完（XML第1行）", "cut off (line 1 of its XML)"),
    (book(row(cell("甲乙"))).replace("<Workbook", f"{LOL}<Workbook"), "文件已损坏", "damaged"),
    (book(row(cell("甲乙"), facts=' ss:Index="9"') + row(facts=' ss:Index="9"')), "第9行：工作表中的行不按顺序", "row 9: rows"),
    (book(row(cell("甲乙"), facts=' ss:Index="2000000000"')), "行号或列号超出", "no sheet has"),
    (book(row(cell("甲乙", facts=' ss:Index="16385"'))), "行号或列号超出", "no sheet has"),
    (book(row('<Cell><Data ss:Type="String">甲乙</Data><Data ss:Type="String">x</Data></Cell>')), "第1行：文件已损坏", "row 1: the file is damaged"),
    (book(row(cell("甲乙"), cell("x", facts=' ss:Index="1"'))), "工作表中的行不按顺序", "out of order"),
    ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "没有工作表", "no sheet"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "zh", "en"), DAMAGED, ids=range(len(DAMAGED)))
def test_xml_that_is_no_workbook(desk: Desk, content: str, zh: str, en: str) -> None:
    desk.write("n.xls", content)
    refused(desk, zh, en)


def test_cells_beyond_what_a_table_has(desk: Desk) -> None:
    wide = "<td colspan=1000></td>" * 16 + "<td>x</td>"
    desk.write("n.xls", page("".join(f"<tr>{wide}</tr>" for _ in range(260))))
    refused(desk, "展开后的内容过大", "too large for a table")
    for table, most in (("<table><tr><td>甲乙</table>", "10,000"), ("<table><tr><td>甲乙", "512")):
        desk.write("n.xls", table * 10_001)
        refused(desk, f"过大，不像表格（最多{most}）", f"({most} at most)")


def test_text_beyond_what_a_cell_has(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("n.xls", page(f"<tr><td>甲乙{'x ' * (1 << 20)}</td></tr>"))
    refused(desk, "第1行：有单元格超过", "row 1: a cell has more")
    desk.write("n.xls", book(row(cell("甲乙" + "x" * (1 << 20)))))
    refused(desk, "工作表“名单”：第1行：有单元格超过", "row 1: a cell has more")
    monkeypatch.setattr("skillcert.tables.encoding.MOST", 1 << 18)
    desk.write("n.xls", page("<tr><td>甲乙</td></tr>" * 20_000))
    refused(desk, "过大，不像表格", "too large for a table")


def test_a_table_with_nothing_below_its_header(desk: Desk) -> None:
    desk.write("n.xls", page("<tr><td>甲</td></tr><tr><td>证书编号</td></tr>"))
    refused(desk, "只有表头，没有数据行", "there is a header but no row")


def test_a_cell_longer_than_a_cell_can_be(desk: Desk) -> None:
    desk.write(
        "n.xls", page(f"<tr><td>证书编号</td></tr><tr><td>{'1' * 32768}</td></tr><tr><td>{GOOD}</td></tr>")
    )
    run = desk.run("check", "n.xls")
    assert "row_cell  如第2行" in run.out
