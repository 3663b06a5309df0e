"""ODS as any program may write it: reader and writer take the same for its sheets, rows and cells."""

import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from desk import Desk
from skillcert._native import _Workbook
from skillcert.tables.fault import TableError

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
Sheet = dict[int, dict[int, str]]
# What stands for a number of times, and how often that is.
TIMES = {"": 1, "1": 1, "2": 2, " 2": 2, "+3": 3, "0": 1, "-4": 1}


@dataclass
class Made:
    """A workbook, drawn at random, and what is in its sheets: texts by row and column, from 0 on."""

    draw: random.Random
    sheets: list[Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        usual = {name: name for name in ("office", "table", "text", "style", "draw")}
        other = {"office": "o", "table": "T", "text": "x1", "style": "s", "draw": "draw"}
        self.prefix = self.draw.choice([usual, usual, other, usual | {"table": ""}, usual | {"text": "ＴＥ"}])

    def name(self, name: str) -> str:
        space, local = name.split(":")
        return f"{self.prefix[space]}:{local}".removeprefix(":")

    def element(self, tagged: str, content: str = "", **attributes: str) -> str:
        """An element; attributes of the namespace of tables need a prefix, whatever elements have."""
        prefix = self.prefix["table"] or "t2"
        given = "".join(f" {prefix}:{key.replace('_', '-')}={said}" for key, said in attributes.items())
        tag = self.name(tagged)
        return (
            f"<{tag}{given}>{content}</{tag} >" if content or self.draw.random() < 0.5 else f"<{tag}{given}/>"
        )

    def quoted(self, text: str) -> str:
        mark = self.draw.choice("\"'")
        return f"{mark}{text}{mark}"

    def noise(self) -> str:
        """What is none of the sheet, wherever it stands."""
        row, table = self.name("table:table-row"), self.name("table:table")
        inner = self.element("table:table", self.row("ghost")) if self.draw.random() < 0.3 else ""
        return self.draw.choice(
            [
                *[""] * 8,
                f"<!-- <{table} a='0'/> -->",
                f"<!-- </{table}> <{row}> -->",
                f"<?p <{table}> ?>",
                '<q:x xmlns:q="urn:q" a="/>" b=\'>\'/>',
                f'<q:table xmlns:q="urn:q">{self.row("ghost")}</q:table>',
                self.element("table:shapes", f"<draw:text-box>{inner}</draw:text-box>"),
                self.element("table:dde-links", inner),
            ]
        )

    def row(self, text: str) -> str:
        return self.element("table:table-row", self.element("table:table-cell", self.paragraph(text)))

    def paragraph(self, text: str) -> str:
        table, half = self.name("table:table"), len(text) // 2
        first, second = escape(text[:half]), escape(text[half:])
        span = self.element("text:span", second)
        note = self.element("text:note", self.element("text:p", "ghost"))
        content = self.draw.choice(
            [
                escape(text),
                first + span,
                f"{first}<!-- </{table}> -->{second}",
                f"<![CDATA[{text}]]>",
                f'{first}<q:p xmlns:q="urn:q">ghost</q:p>{note}{second}',
            ]
        )
        return self.element("text:p", content)

    def cell(self, text: str) -> str:
        sub = self.element("table:table", self.row("ghost"))
        around = self.draw.choice(["", "", sub, '<q:p xmlns:q="urn:q">ghost</q:p>'])
        return around + self.paragraph(text) if text else ""

    def sheet(self, number: int) -> str:
        rows, cells, content = Sheet(), 0, ""
        last = 0
        for _ in range(self.draw.randint(2, 6)):
            said = self.draw.choice([*TIMES])
            found, column, inner = dict[int, str](), 0, ""
            for _ in range(self.draw.randint(0, 4)):
                times = self.draw.choice([*TIMES])
                cells += 1
                text = self.draw.choice(["", f"{number}.{cells} <table:table>"])
                found |= dict.fromkeys(range(column, column + TIMES[times]), text)
                column += TIMES[times]
                name = self.draw.choice(["table:table-cell"] * 4 + ["table:covered-table-cell"])
                facts = {"number_columns_repeated": self.quoted(times)} if times else {}
                inner += self.noise() + self.element(name, self.cell(text), **facts)
            facts = {"number_rows_repeated": self.quoted(said)} if said else {}
            made = self.element("table:table-row", inner, **facts)
            group = self.draw.choice(["", "", "table-rows", "table-header-rows", "table-row-group"])
            content += self.noise() + (self.element(f"table:{group}", made) if group else made)
            rows |= {last + again: found for again in range(TIMES[said])}
            last += TIMES[said]
        filled = {row: {at: text for at, text in cells.items() if text} for row, cells in rows.items()}
        self.sheets.append({row: cells for row, cells in filled.items() if cells})
        named = {"name": self.quoted(f"S{number}")} if self.draw.random() < 0.7 else {}
        return self.element("table:table", content, **named)

    def content(self) -> str:
        tables = "".join(self.noise() + self.sheet(number) for number in range(self.draw.randint(1, 4)))
        book = self.element("office:spreadsheet", tables + self.noise())
        names = {name: self.prefix[name] for name in ("office", "text", "style")}
        spaces = [*names.items(), ("table", "t2"), ("table", self.prefix["table"])]
        declared = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{SPACE}{name}:1.0"' for name, prefix in spaces
        )
        root = self.name("office:document-content")
        body = self.element("office:body", book)
        return f'<{root}{declared} xmlns:draw="urn:draw">{self.noise()}{body}</{root}>'


def save(path: Path, content: str) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content)


def read(path: Path) -> list[Sheet]:
    book = _Workbook(path, "ods")
    found = []
    for sheet in range(len(book.sheets)):
        rows = enumerate(book.preview(sheet, 1000))
        filled = {row: {at: text for at, text in enumerate(cells) if text} for row, cells in rows}
        found.append({row: cells for row, cells in filled.items() if cells})
    return found


def test_reader_and_writer_mean_the_same(tmp_path: Path) -> None:
    before, after = tmp_path / "in.ods", tmp_path / "out.ods"
    for seed in range(400):
        made = Made(random.Random(seed))
        save(before, made.content())
        assert read(before) == made.sheets, seed
        sheet = seed % len(made.sheets)
        rows = made.sheets[sheet]
        if not rows:
            continue
        header, last = min(rows), max(rows)
        answers: list[tuple[str, ...]] = [(f"answer {row}",) for row in range(header, last + 1)]
        _Workbook(before, "ods").rewrite(after, [(sheet, header + 1, answers)])
        width = max(at for row in rows for at in rows[row]) + 1
        found = read(after)
        (column,) = {max(found[sheet][row]) for row in range(header, last + 1)}
        assert column >= width, seed
        for row in range(header, last + 1):
            assert found[sheet][row].pop(column) == f"answer {row}", seed
        found[sheet] = {row: cells for row, cells in found[sheet].items() if cells}
        assert found == made.sheets, seed


def cell(text: str) -> str:
    return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"


def table(name: str, *rows: str, more: str = "") -> str:
    cells = ("".join(map(cell, row.split())) for row in rows)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f"<table:table{name and ' table:name=' + repr(name)}>{more}{body}</table:table>"


def document(*tables: str, styles: str = "") -> str:
    spaces = "".join(f' xmlns:{name}="{SPACE}{name}:1.0"' for name in ("office", "table", "text", "style"))
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    return f"<office:document-content{spaces}>{styles}{body}</office:document-content>"


HEAD = "考生编号 姓名 操作技能成绩"
A, B = table("A", HEAD, "001 甲一 90"), table("B", HEAD, "101 乙一 10")
INNER = table("", HEAD, "901 鬼 100")
SHAPES = f'<table:shapes><draw:frame xmlns:draw="d">{INNER}</draw:frame></table:shapes>'
ANSWERED = [
    (document(table("", "甲"), A, B), 1, "A"),
    (document("<!-- <table:table table:name='0'/> -->", A, "<!-- <table:table> -->", B), 0, "A"),
    (document(table("A", HEAD, "001 <!--<table:table>--><![CDATA[甲一]]> 90"), B), 0, "A"),
    (document(table("A", HEAD, "001 甲一 90", more=SHAPES), B), 0, "A"),
    (document(A).replace("table:", "T:").replace(":T:1.0", ":table:1.0").replace("s:table=", "s:T="), 0, "A"),
]


@pytest.mark.parametrize(("content", "sheet", "name"), ANSWERED, ids=range(len(ANSWERED)))
def test_an_answer_is_beside_who_was_read(desk: Desk, content: str, sheet: int, name: str) -> None:
    save(desk.path("n.ods"), content)
    run = desk.run("decide", "n.ods", "--rule", "practical", "--sheet", name, "--out", "out.ods")
    assert run.code == 0, run.err
    before, after = read(desk.path("n.ods")), read(desk.path("out.ods"))
    assert after[sheet][1][3] == "合格"
    assert after[sheet][1][0] == "001"
    for answered in after[sheet].values():
        for column in [at for at in answered if at > 2]:
            del answered[column]
    assert after == before


def test_what_is_no_document_of_a_program(tmp_path: Path) -> None:
    """What is added would have a usual prefix; and a bracket in an attribute is no XML."""
    for strange in (
        '<table:x xmlns:text="urn:other"/>',
        A.replace("<table:table-row>", "<table:table-row a='<'>"),
    ):
        save(tmp_path / "n.ods", document(B, strange))
        with pytest.raises(TableError, match="damaged"):
            _Workbook(tmp_path / "n.ods", "ods").preview(1, 9)
    with pytest.raises(TableError, match="damaged"):
        _Workbook(tmp_path / "n.ods", "ods").rewrite(tmp_path / "o.ods", [(0, 1, [("a",)])])


def test_prefixes_without_end(tmp_path: Path) -> None:
    many = "".join(f' xmlns:p{number}="{SPACE}table:1.0"' for number in range(100))
    save(tmp_path / "n.ods", document(A).replace("<office:body>", f"<office:body{many}>"))
    with pytest.raises(TableError, match="too_large"):
        _Workbook(tmp_path / "n.ods", "ods")


@pytest.mark.parametrize("said", ["", "x", "1.5", "-", "²"])
def test_times_that_are_no_number(tmp_path: Path, said: str) -> None:
    content = document(
        A.replace("<table:table-row>", f'<table:table-row table:number-rows-repeated="{said}">')
    )
    save(tmp_path / "n.ods", content)
    with pytest.raises(TableError, match="damaged"):
        read(tmp_path / "n.ods")
    with pytest.raises(TableError, match="damaged"):
        _Workbook(tmp_path / "n.ods", "ods").rewrite(tmp_path / "o.ods", [(0, 1, [("a",)])])


STRIKING = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T2"><style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="c1" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
)


def test_text_that_is_struck_out_is_not_joined(desk: Desk) -> None:
    struck = '<text:p><text:span text:style-name="T1"><text:span>6</text:span></text:span>5</text:p>'
    plain = '<text:p><text:span text:style-name="T2">6<text:span>0</text:span></text:span></text:p>'
    sheet = table("A", HEAD, "001 甲一 T1", "002 甲二 T2", "003 甲三 70")
    sheet = sheet.replace("<text:p>T1</text:p>", struck).replace("<text:p>T2</text:p>", plain)
    whole = '<table:table-cell table:style-name="c1"><text:p>70<'
    sheet = sheet.replace("<table:table-cell><text:p>70<", whole)
    save(desk.path("n.ods"), document(sheet, styles=STRIKING))
    run = desk.run("decide", "n.ods", "--rule", "practical", "--out", "out.ods")
    assert "row_struck  如第2行：单元格中有划去的文字" in run.out
    outcomes = [cells.get(3) for cells in read(desk.path("out.ods"))[0].values()]
    assert outcomes[1:] == ["无法读取", "合格", "无法读取"]
