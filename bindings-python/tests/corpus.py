"""Workbooks of every program and kind that an office has, and how each of their cells is read.

``corpus.py FOLDER`` reads each workbook of a folder through the package, one line of JSON for each: a process of
its own, which ends by itself where one takes too long, and says last how much memory it had.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import openpyxl
import raw
import xlsxwriter
import xlwt
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils.exceptions import IllegalCharacterError
from skillcert import _native
from skillcert.tables.fault import TableError

SECONDS = 10
GOOD: Final = "2618010000001"


# What stands in the workbooks, whichever program writes them.


@dataclass(frozen=True)
class Cell:
    """A value, the format that it is shown in, and the formula that it came from."""

    value: Any = None
    form: str = "General"
    formula: str = ""


@dataclass(frozen=True)
class Sheet:
    title: str
    rows: Sequence[Sequence[Any]]
    first: tuple[int, int] = (0, 0)
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_column: str = ""
    filtered: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    name: str
    sheets: Sequence[Sheet] = field(default_factory=list)
    from_1904: bool = False


HEADER = ["序号", "姓名", "证书编号", "操作技能"]
PEOPLE = [[place, f"考生{place:04}", str(2618010000000 + place), 60.5 + place] for place in range(1, 9)]
FORMS = ["General", "0", "0.00", "0.00E+00", "#,##0", "@", "00000", "0_ ", '0"号"', "[Red]0;-0", "# ?/?"]
DATES = [
    "yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "m/d/yyyy h:mm", "[$-804]yyyy/mm/dd", "dd-mmm-yy",
    "yyyy-mm-dd hh:mm:ss",
]  # fmt: skip
SHARES = ["0%", "0.00%", "¥#,##0.00", '0"分"', '[>=60]"合格";"不合格"', '"y"0', "0.0#", ";;;"]
TEXTS = [
    "0001", "'0001", " 前后有空格 ", "两行\n一格", "\t制表", "A&B<C>\"'", "=不是公式", "2618010000001 ",
    "\u00a02618010000001", "２６１８０１００００００１", "𠮷野家😀", "\u200b零宽", "_x000D_", "_x0041_", "é\u0301", "",
    "证书\r\n编号", "1" * 300, "长" * 8000, "-", "#N/A", "TRUE", "1e5",
]  # fmt: skip
DOUBLES = [
    0.1 + 0.2, 1e-7, 1e21, 59.99999999999999, 123456789012345678.0, -0.5, 1.5e308, 2.5e-300,
    99.9, 2618010000001, 430102199001012e3, 85.10000038146973, 1 / 3, -1e15,
]  # fmt: skip
DAYS = [
    date(2026, 11, 23),
    datetime(2026, 11, 23, 8, 30),
    date(1990, 1, 1),
    datetime(2000, 2, 29, 23, 59, 59),
]
FORMULAS = [
    Cell(2618010000001, formula="2618010000000+1"), Cell(GOOD, formula=f'"{GOOD}"'), Cell(72.5, formula="AVERAGE(70,75)"),
    Cell("", formula='""'), Cell(True, formula="1=1"), Cell("甲乙", formula='"甲"&"乙"'), Cell("#N/A", formula="NA()"),
    Cell("#DIV/0!", formula="1/0"), Cell(46349, "yyyy-mm-dd", "DATE(2026,11,23)"), Cell(0.85, "0%", "17/20"),
]  # fmt: skip


def _in_rows(cells: Sequence[Any]) -> list[list[Any]]:
    return [["序号", "内容"], *([number, cell] for number, cell in enumerate(cells, 1))]


BOOKS = [
    Book("plain", [Sheet("名单", [HEADER, *PEOPLE])]),
    Book("formats", [Sheet("S", _in_rows([Cell(2618010000001, form) for form in FORMS]))]),
    Book("shares", [Sheet("S", _in_rows([Cell(0.85, form) for form in SHARES]))]),
    Book("texts", [Sheet("S", _in_rows(TEXTS))]),
    Book("text-format", [Sheet("S", _in_rows([Cell(text, "@") for text in TEXTS]))]),
    Book("doubles", [Sheet("S", _in_rows(DOUBLES))]),
    Book("dates", [Sheet("S", _in_rows([Cell(day, form) for day in DAYS for form in DATES]))]),
    Book("dates-1904", [Sheet("S", _in_rows([Cell(day, DATES[0]) for day in DAYS]))], from_1904=True),
    Book("marks-as-dates", [Sheet("S", _in_rows([Cell(mark, "yyyy/m/d") for mark in (1, 59, 60.5, 61, 85, 100)]))]),
    Book("times", [Sheet("S", _in_rows([Cell(0.25, "h:mm"), Cell(1.5, "[h]:mm:ss"), Cell(time(8, 30), "h:mm:ss")]))]),
    Book("booleans", [Sheet("S", _in_rows([True, False, Cell(True, "0")]))]),
    Book("formulas", [Sheet("S", _in_rows(FORMULAS))]),
    Book("merged", [Sheet("成绩", [["某县成绩汇总表"], HEADER, *PEOPLE], merged=["A1:D1"])]),
    Book("two-headers", [Sheet("成绩", [["姓名", "成绩", None], [None, "理论", "实操"], ["甲乙", 70, 80]], merged=["B1:C1", "A1:A2"])]),
    Book("hidden-rows", [Sheet("名单", [HEADER, *PEOPLE], hidden_rows=[3, 5, 9])]),
    Book("filtered", [Sheet("名单", [HEADER, *PEOPLE], hidden_rows=[2, 4], filtered="A1:D9")]),
    Book("hidden-column", [Sheet("名单", [HEADER, *PEOPLE], hidden_column="C")]),
    Book("hidden-sheet", [Sheet("字典", [["编号"], [1]], hidden=True), Sheet("名单", [HEADER, *PEOPLE])]),
    Book("sheets", [Sheet(f"{name} 名单", [HEADER, *PEOPLE]) for name in ("长沙县", "浏阳市", "宁乡市", "A&B", "引'号", "一" * 28)]),
    Book("many-sheets", [Sheet(f"表{place}", [[place]]) for place in range(60)]),
    Book("empty-first", [Sheet("空", []), Sheet("名单", [HEADER, *PEOPLE])]),
    Book("offset", [Sheet("名单", [HEADER, *PEOPLE], first=(4, 2))]),
    Book("gaps", [Sheet("名单", [HEADER, [], PEOPLE[0], [], [], [None, None, None, 1], PEOPLE[1]])]),
    Book("bordered", [Sheet("名单", [HEADER, *PEOPLE, *([[Cell(None, "0.00")] * 4] * 300)])]),
    Book("ragged", [Sheet("名单", [HEADER, *(row[:place % 5] for place, row in enumerate(PEOPLE)), [*PEOPLE[0], None, "备注"]])]),
    Book("wide", [Sheet("宽", [[f"列{place}" for place in range(256)], [place / 4 for place in range(256)]])]),
    Book("long", [Sheet("长", [HEADER, *([place, "甲乙", 2618010000000 + place, 60] for place in range(3000))])]),
    Book("far", [Sheet("远", [["角"]], first=(5000, 200))]),
]  # fmt: skip


# The programs that write them.


def by_openpyxl(book: Book, path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.active)
    if book.from_1904:
        made.epoch = openpyxl.utils.datetime.MAC_EPOCH
    for sheet in book.sheets:
        page = made.create_sheet(sheet.title)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, column, cell in placed(sheet):
            _fill(page.cell(row + 1, column + 1), cell)
        for area in sheet.merged:
            page.merge_cells(area)
        for number in sheet.hidden_rows:
            page.row_dimensions[number].hidden = True
        if sheet.hidden_column:
            page.column_dimensions[sheet.hidden_column].hidden = True
        page.auto_filter.ref = sheet.filtered or None
    made.active = len(book.sheets) - 1
    made.save(path)


def _fill(target: ExcelCell, cell: Cell) -> None:
    target.number_format = cell.form
    try:
        target.value = f"={cell.formula}" if cell.formula else cell.value
    except IllegalCharacterError:
        return
    if isinstance(cell.value, str) and not cell.formula:
        target.data_type = "s"


def by_xlsxwriter(book: Book, path: Path, **options: bool) -> None:
    made = xlsxwriter.Workbook(path, {"date_1904": book.from_1904, **options})
    forms: dict[str, Any] = {}
    for sheet in book.sheets:
        page = made.add_worksheet(sheet.title)
        for number in sheet.hidden_rows:
            page.set_row(number - 1, None, None, {"hidden": True})
        for row, column, cell in placed(sheet):
            form = forms.setdefault(cell.form, made.add_format({"num_format": cell.form}))
            _put(page, (row, column), cell, form)
        for area in sheet.merged:
            page.merge_range(area, None)
            first = area.partition(":")[0]
            page.write(first, dict(_named(sheet))[first])
        if sheet.hidden_column:
            page.set_column(f"{sheet.hidden_column}:{sheet.hidden_column}", None, None, {"hidden": True})
        if sheet.filtered:
            page.autofilter(sheet.filtered)
        if sheet.hidden:
            page.hide()
    made.worksheets()[-1].activate()
    made.close()


def _named(sheet: Sheet) -> Iterator[tuple[str, Any]]:
    for row, column, cell in placed(sheet):
        yield f"{raw.letters(column + 1)}{row + 1}", cell.value


def _put(page: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    if cell.formula:
        page.write_formula(*place, f"={cell.formula}", form, cell.value)
    elif isinstance(cell.value, date | time):
        page.write_datetime(*place, cell.value, form)
    elif isinstance(cell.value, str):
        page.write_string(*place, cell.value, form)
    else:
        page.write(*place, cell.value, form)


def by_xlwt(book: Book, path: Path) -> None:
    made = xlwt.Workbook(encoding="utf-8")
    made.dates_1904 = book.from_1904
    forms: dict[str, Any] = {}
    for sheet in book.sheets:
        page = made.add_sheet(sheet.title, cell_overwrite_ok=True)
        page.visibility = int(sheet.hidden)
        for row, column, cell in placed(sheet):
            style = forms.setdefault(cell.form, xlwt.easyxf(num_format_str=cell.form))
            formula = xlwt.Formula(cell.formula) if cell.formula else None
            page.write(row, column, cell.value if formula is None else formula, style)
        for number in sheet.hidden_rows:
            page.row(number - 1).hidden = True
    made.set_active_sheet(len(book.sheets) - 1)
    made.save(str(path))


def placed(sheet: Sheet) -> Iterator[tuple[int, int, Cell]]:
    """Yield row and column, counted from 0, and what goes there."""
    for row, cells in enumerate(sheet.rows, sheet.first[0]):
        for column, cell in enumerate(cells, sheet.first[1]):
            if cell is not None:
                yield row, column, cell if isinstance(cell, Cell) else Cell(cell)


def by_raw(book: Book, path: Path) -> None:
    """Write text and numbers with what the format asks for, and no more."""
    raw.pack(path, raw.xlsx(*map(_plain, book.sheets)))


def _plain(sheet: Sheet) -> str:
    lines: dict[int, str] = {}
    for row, column, cell in placed(sheet):
        place = f"{raw.letters(column + 1)}{row + 1}"
        value = cell.value
        if isinstance(value, str):
            written = raw.inline(place, re.sub(r"[\r\n\t]", " ", value))
        else:
            written = f'<c r="{place}"><v>{value}</v></c>'
        lines[row] = lines.get(row, "") + written
    return raw.sheet("".join(f'<row r="{row + 1}">{cells}</row>' for row, cells in lines.items()))


def by_libreoffice(sources: Sequence[Path], ending: str, folder: Path) -> None:
    """Convert workbooks, all in one start."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)


@dataclass(frozen=True)
class Program:
    ending: str
    write: Callable[[Book, Path], None]
    # Books that it cannot write, or writes as another program does.
    without: Sequence[str] = ()


NO_DATES = ["dates", "dates-1904", "times", "booleans", "formulas", "formats", "shares", "bordered"]
PROGRAMS = {
    "openpyxl": Program("xlsx", by_openpyxl),
    "xlsxwriter": Program("xlsx", by_xlsxwriter),
    "inline": Program("xlsx", lambda book, path: by_xlsxwriter(book, path, constant_memory=True), ["merged", "two-headers"]),
    "xlwt": Program("xls", by_xlwt),
    "raw": Program("xlsx", by_raw, NO_DATES),
}  # fmt: skip


# What is done to the parts of a workbook.

Parts = dict[str, bytes]
Change = Callable[[Parts], Parts]
SHEET, STRINGS, STYLES, BOOK = (
    f"xl/{name}.xml" for name in ("worksheets/sheet1", "sharedStrings", "styles", "workbook")
)
STRICT = "http://purl.oclc.org/ooxml"


def edit(part: str, pattern: str, new: str) -> Change:
    def change(parts: Parts) -> Parts:
        text, count = re.subn(pattern, new, parts[part].decode(), flags=re.DOTALL)
        assert count, (part, pattern)
        return parts | {part: text.encode()}

    return change


def rename(old: str, new: str) -> Change:
    return lambda parts: {re.sub(old, new, name): part for name, part in parts.items()}


def drop(*names: str) -> Change:
    return lambda parts: {name: part for name, part in parts.items() if not name.startswith(names)}


def everywhere(pattern: str, new: str) -> Change:
    def change(parts: Parts) -> Parts:
        return {name: re.sub(pattern.encode(), new.encode(), part) for name, part in parts.items()}

    return change


def both(*changes: Change) -> Change:
    def change(parts: Parts) -> Parts:
        for each in changes:
            parts = each(parts)
        return parts

    return change


def prefixed(name: str, space: str = "x") -> Change:
    return both(
        edit(name, r"<(/?)([A-Za-z])", rf"<\1{space}:\2"),
        edit(name, rf'xmlns="{raw.MAIN}"', f'xmlns:{space}="{raw.MAIN}"'),
    )


def strict(parts: Parts) -> Parts:
    changed = everywhere(re.escape(raw.LINKS), f"{STRICT}/officeDocument/relationships")(parts)
    changed = everywhere(re.escape(raw.MAIN), f"{STRICT}/spreadsheetml/main")(changed)
    return edit(BOOK, "<workbook ", '<workbook conformance="strict" ')(changed)


RICH = "<r><rPr><b/></rPr><t>考</t></r><r><t xml:space='preserve'> 生</t></r>"
PHONETIC = "<t>考生</t><rPh sb='0' eb='1'><t>カオ</t></rPh><phoneticPr fontId='1'/>"
CHANGES: Mapping[str, Change] = {
    "no-dimension": edit(SHEET, r"<dimension [^>]*>", ""),
    "small-dimension": edit(SHEET, r'(<dimension ref=")[^"]*', r"\1A1:B2"),
    "huge-dimension": edit(SHEET, r'(<dimension ref=")[^"]*', r"\1A1:XFD1048576"),
    "odd-dimension": edit(SHEET, r'(<dimension ref=")[^"]*', r"\1D9:A1"),
    "empty-fill": edit(STYLES, r"(<fills[^>]*>)", r"\1<fill/>"),
    "no-styles": drop(STYLES),
    "bad-core": edit("docProps/core.xml", r"\d{4}-\d\d-\d\dT[^<]*", "某年某月"),
    "no-properties": drop("docProps/"),
    "no-types": drop("[Content_Types].xml"),
    "strings-in-other-case": rename("sharedStrings", "SharedStrings"),
    "all-in-other-case": rename("xl/(workbook|worksheets/sheet1|styles|sharedStrings).xml", r"XL/\1.XML"),
    "backslashes": rename("/", r"\\"),
    "strict": strict,
    "prefixed-sheet": prefixed(SHEET),
    "prefixed-strings": prefixed(STRINGS),
    "prefixed-book": prefixed(BOOK),
    "no-cell-places": edit(SHEET, r'(<c) r="[A-Z]+\d+"', r"\1"),
    "no-row-numbers": edit(SHEET, r'(<row) r="\d+"', r"\1"),
    "no-places-at-all": edit(SHEET, r'(<(?:row|c)) r="\w+"', r"\1"),
    "no-spans": edit(SHEET, r' spans="[^"]*"', ""),
    "absolute-links": edit("xl/_rels/workbook.xml.rels", 'Target="', 'Target="/xl/'),
    "upward-links": edit("xl/_rels/workbook.xml.rels", 'Target="', 'Target="../xl/'),
    "byte-order-mark": lambda parts: parts | {SHEET: b"\xef\xbb\xbf" + parts[SHEET]},
    "single-quotes": edit(SHEET, r'"', "'"),
    "spread-out": edit(SHEET, r">\s*<", ">\n  <"),
    "comments": edit(SHEET, r"(<row )", r"<!-- 行 --><?pi x?>\1"),
    "cdata": edit(STRINGS, r"<t>([^<&]*)</t>", r"<t><![CDATA[\1]]></t>"),
    "entities": edit(STRINGS, r"<t>考", "<t>&#x8003;"),
    "rich-text": edit(STRINGS, r"<t>考生0001</t>", RICH),
    "phonetic": edit(STRINGS, r"<t>考生0001</t>", PHONETIC),
    "empty-string": edit(STRINGS, r"<t>考生0001</t>", ""),
    "counts-that-lie": edit(STRINGS, r'(uniqueCount)="\d+"', r'\1="3"'),
    "extensions": edit(SHEET, r"</worksheet>", '<extLst><ext uri="{x}"/></extLst></worksheet>'),
    "empty-values": edit(SHEET, r'<row r="9".*?</row>', '<row r="9"><c r="A9"/><c r="B9"><v/></c><c r="C9" t="str"/></row>'),
    "typed-n": edit(SHEET, r'<c (r="A\d+" s="1")>', r'<c \1 t="n">'),
    "typed-str": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9" t="str"><f>1</f><v>68.5</v></c>'),
    "typed-d": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9" t="d"><v>2026-11-23T00:00:00</v></c>'),
    "typed-e": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9" t="e"><v>#REF!</v></c>'),
    "typed-b": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9" t="b"><v>1</v></c>'),
    "shared-formula": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9"><f t="shared" ref="D8:D9" si="0">A9*2</f><v>16</v></c>'),
    "array-formula": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9"><f t="array" ref="D9">SUM(A2:A9*1)</f><v>36</v></c>'),
    "exponent": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9"><v>2.618010000001E+12</v></c>'),
    "zeros-behind": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9"><v>2618010000001.000</v></c>'),
    "seventeen-digits": edit(SHEET, r'<c r="D9".*?</c>', '<c r="D9"><v>77.299999999999997</v></c>'),
    "repeated-attributes-order": edit(SHEET, r'<c r="(\w+)" s="1" t="s">', r'<c t="s" s="0" r="\1">'),
    "row-with-heights": edit(SHEET, r"<row ", '<row ht="30" customHeight="1" x14ac:dyDescent="0.2" xmlns:x14ac="urn:x" '),
    "hidden-by-zero-height": edit(SHEET, r'<row r="3"', '<row r="3" hidden="true" ht="0"'),
    "far-below": edit(SHEET, r'<row r="9".*?</row>', '<row r="5000"><c r="A5000"><v>1</v></c></row>'),
    "last-column": edit(SHEET, r'<row r="9".*?</row>', '<row r="9"><c r="XFD9"><v>1</v></c></row>'),
}  # fmt: skip


# Binary workbooks, OpenDocument, and texts that are called workbooks.

LINES = [["姓名", "证书编号"], ["甲乙", GOOD], ["丙丁", "2618010000002"]]
ODS_NUMBER = '<table:table-cell office:value-type="float" office:value="{}"><text:p>2.6E+12</text:p></table:table-cell>'
ODS_ROWS = {
    "repeated-cells": '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="3">'
    "<text:p>甲</text:p></table:table-cell></table:table-row>",
    "repeated-rows": raw.ods_row("姓名", GOOD) + raw.ods_row("乙", "丙", more=' table:number-rows-repeated="4"'),
    "empty-to-the-end": raw.ods_row("姓名", GOOD)
    + '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>",
    "spaces": '<table:table-row><table:table-cell office:value-type="string"><text:p>甲<text:s text:c="3"/>乙<text:tab/>丙'
    "<text:line-break/>丁</text:p><text:p>戊</text:p></table:table-cell></table:table-row>",
    "rich": '<table:table-row><table:table-cell office:value-type="string"><text:p>甲<text:span>乙</text:span>丙</text:p>'
    "</table:table-cell></table:table-row>",
    "covered": "<table:table-row>" + raw.ods_cell("标题") + "<table:covered-table-cell/></table:table-row>" + raw.ods_row("a", "b"),
    "header-rows": f"<table:table-header-rows>{raw.ods_row('姓名', '编号')}</table:table-header-rows>{raw.ods_row('甲', GOOD)}",
    "row-groups": f"<table:table-row-group>{raw.ods_row('姓名')}<table:table-row-group>{raw.ods_row(GOOD)}"
    "</table:table-row-group></table:table-row-group>",
    "numbers": "".join(f"<table:table-row>{ODS_NUMBER.format(value)}</table:table-row>" for value in (
        "2618010000001", "2618010000002.0", "2.618010000003E+012", "77.2999999999999972", "0.1000000000000000056")),
    "kinds": "<table:table-row>" + raw.ods_cell("85%", 'office:value-type="percentage" office:value="0.85"')
    + raw.ods_cell("真", 'office:value-type="boolean" office:boolean-value="true"')
    + raw.ods_cell("昨天", 'office:value-type="date" office:date-value="2026-11-23"')
    + raw.ods_cell("8时", 'office:value-type="time" office:time-value="PT08H30M00S"')
    + raw.ods_cell("¥1", 'office:value-type="currency" office:currency="CNY" office:value="1"') + "</table:table-row>",
    "annotation": '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p>'
    "</office:annotation><text:p>甲</text:p></table:table-cell></table:table-row>",
}  # fmt: skip


def _tables(*tables: str) -> Callable[[Path], None]:
    return lambda path: raw.pack(path, raw.ods(*tables))


MADE: Mapping[str, Callable[[Path], None]] = {
    "binary.xlsb": lambda path: raw.pack(path, raw.xlsb(*LINES, [1, 2618010000001, 0.1, True, None, "末"])),
    "binary-stored.xlsb": lambda path: raw.pack(path, raw.xlsb(*LINES), zipfile.ZIP_STORED),
    "codepage-936.xls": lambda path: raw.compound(path, raw.biff5(936, "gbk", *LINES), "Book"),
    "codepage-950.xls": lambda path: raw.compound(path, raw.biff5(950, "big5", ["姓名", GOOD]), "Book"),
    "codepage-932.xls": lambda path: raw.compound(path, raw.biff5(932, "cp932", ["氏名", GOOD]), "Book"),
    "codepage-1252.xls": lambda path: raw.compound(path, raw.biff5(1252, "cp1252", ["Nam\xe9", GOOD]), "Book"),
    **{f"{name}.ods": _tables(data) for name, data in ODS_ROWS.items()},
    "two-tables.ods": _tables(raw.ods_row("一"), raw.ods_row("二")),
}  # fmt: skip


def make(folder: Path, *, office: bool) -> None:
    """Write the whole corpus into a folder."""
    for name, program in PROGRAMS.items():
        for book in BOOKS:
            if book.name not in program.without:
                program.write(book, folder / f"{name}-{book.name}.{program.ending}")
    plain = folder / "xlsxwriter-plain.xlsx"
    for name, change in CHANGES.items():
        raw.pack(folder / f"changed-{name}.xlsx", change(raw.unpack(plain)))
    raw.pack(folder / "stored.xlsx", raw.unpack(plain), zipfile.ZIP_STORED)
    (folder / "before.xlsx").write_bytes(b"MZ" * 100 + plain.read_bytes())
    for name, write in MADE.items():
        write(folder / name)
    shutil.copy(folder / "xlwt-plain.xls", folder / "wps.et")
    shutil.copy(plain, folder / "macro.xlsm")
    if office:
        sources = sorted(folder.glob("xlsxwriter-*.xlsx"))
        for ending in ("xlsx", "xls", "ods"):
            by_libreoffice(sources, ending, folder / "office" / ending)
        for path in (folder / "office").glob("*/*.*"):
            path.rename(folder / f"office-{path.name.removeprefix('xlsxwriter-')}")


# How they are read.

KINDS = {"xlsx": "xlsx", "xlsm": "xlsx", "xlsb": "xlsb", "xls": "xls", "et": "xls", "ods": "ods"}


def read(path: Path) -> list[tuple[str, bool, dict[str, str]]]:
    """Return title, whether it is hidden and the filled cells of each sheet, as the package reads them."""
    book = _native._Workbook(str(path), KINDS[path.suffix[1:]])
    return [(title, hidden, _cells(book, sheet)) for sheet, (title, hidden) in enumerate(book.sheets)]


def _cells(book: Any, sheet: int) -> dict[str, str]:
    cells, places = {}, [*range(256), 16383]
    for block in book.rows(sheet, 1, places, 16384, [], []):
        for place, column in zip(places, map(block.column, range(len(places))), strict=True):
            for row, text in enumerate(column.to_pylist(), block.first):
                if text:
                    cells[f"{row},{place + 1}"] = text
    return cells


def main(folder: Path) -> None:
    for path in sorted(folder.glob("*.*")):
        print(json.dumps(path.name), flush=True)
        signal.alarm(SECONDS)
        try:
            answer: object = read(path)
        except TableError as error:
            answer = error.code
        print(json.dumps(answer), flush=True)
        signal.alarm(0)
    # Not `ru_maxrss`, in which the memory counts of who started this process.
    most = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    print(int(most[1]) // 1024 if most else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
