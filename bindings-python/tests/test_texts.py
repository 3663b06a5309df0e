"""Tables that are text: encodings, line ends, separators, rows of any width, and what is no text."""

import codecs
import csv
import io
import os
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import pytest
from desk import Desk, Run
from skillcert.tables.csv import CsvDocument, open_document
from skillcert.tables.header import Header
from skillcert.tables.rows import Words
from skillcert.tables.source import local

GOOD = "1918010000001"
OTHER = "1918010000002"
WORDS = Words(statistics=("合计",), footer=("制表人",), example=("示例",))


@contextmanager
def opened(path: str) -> Iterator[CsvDocument]:
    with local(path, path) as source, open_document(source, "CSV") as document:
        yield document


def read(
    path: Path, columns: Sequence[str], places: Sequence[int], row: int = 1
) -> tuple[list[list[str]], dict[int, str]]:
    """The wanted columns of all rows, and what is said of rows by their numbers."""
    cells: list[list[str]] = [[] for _ in places]
    said: dict[int, str] = {}
    with opened(str(path)) as document:
        table = document.table(0, Header(row, row, columns), WORDS)
        for batch in table.batches(places, whole=False):
            for index, column in enumerate(cells):
                column += batch.texts(index)
            said |= {batch.first + place: fault.code for place, fault in batch.faults.items()}
            said |= {batch.first + place: skipped.kind for place, skipped in batch.skipped.items()}
            said |= {batch.first + place: "stray" for place in batch.stray}
    return cells, said


def check(desk: Desk, content: str | bytes, *more: str) -> Run:
    desk.write("n.csv", content)
    return desk.run("check", "n.csv", "--out", "out.csv", *more)


def answered(desk: Desk) -> bytes:
    return desk.path("out.csv").read_bytes()


HEAD = "姓名,证书编号\n"
NAMES = "".join(f"考生{number:04},{GOOD}\n" for number in range(20))


@pytest.mark.parametrize(
    ("codec", "mark", "line", "byte", "said"),
    [
        # Another encoding, a character cut in half, and one that is cut by the end of the file.
        ("utf-8", b"", "考生".encode("gbk") + b",1918010000001\n", 1, "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, b"\xe8\x80\x83\xe7\x94,1918010000001\n", 4, "UTF-8 BOM"),
        ("utf-8", b"", b"1918010000001,1918010000001\xe8\x80", 28, "UTF-8"),
        ("gb18030", b"", b"\xbf\xbc\xc9,1918010000001\n", 3, "GB18030"),
        ("gb18030", b"", b"\xff,1918010000001\n", 1, "GB18030"),
        # UTF-8 whose bytes are characters of GB18030, though others: never other names in silence.
        ("gb18030", b"", "考生,1918010000001\n".encode(), 1, "GB18030"),
        ("gb18030", b"", "x,1918010000001,欧阳考生\n".encode(), 17, "GB18030"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "\ud800考,1918010000001\n".encode("utf-16-le", "surrogatepass"), 1, "UTF-16LE"),
        ("utf-16-be", b"", "考\udc00,1918010000001\n".encode("utf-16-be", "surrogatepass"), 3, "UTF-16BE"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("block", [64, 1 << 20])
def test_bytes_that_are_no_text_are_the_fault_of_their_row(
    desk: Desk,
    codec: str,
    mark: bytes,
    line: bytes,
    byte: int,
    said: str,
    block: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", block)
    run = check(desk, mark + (HEAD + NAMES).encode(codec) + line, "--json")
    assert '"row":22,"code":"row_bytes"' in run.out
    assert f"第{byte}个字节" in run.out
    # Every byte is written as it was.
    before = mark + (HEAD + NAMES).encode(codec) + line
    lines = before.removesuffix(b"\n" if codec in ("utf-8", "gb18030") else "\n".encode(codec))
    comma = ",".encode(codec)
    ends = "\n".encode(codec)
    after = answered(desk).split(ends)
    for row, old in zip(after, lines.split(ends), strict=False):
        assert row.startswith(old + comma)
    assert f"CSV，{said}，" in check(desk, before).out


def test_what_is_no_known_encoding_is_refused(desk: Desk) -> None:
    names = ["陳美玲", "黃國書", "劉德華", "歐陽震", "張學友", "林志穎", "蔡依林", "鄭成功"]
    big5 = "准考證號,姓名,理論成績\n" + "".join(f"{number},{name},60\n" for number, name in enumerate(names))
    japanese = "受験番号,氏名,成績\n" + "1,田中太郎,60\n2,すずき,70\n"
    for content in (
        big5.encode("big5"),
        japanese.encode("cp932"),
        "candidate,name\n1,Käthe Müller\n2,Ñandú é à\n".encode("latin-1"),
        "číslo,jméno\n1,Dvořák\n".encode("cp1250"),
        bytes(range(256)) * 20,
        os.urandom(3000) + b"\xff\xfe\xff",
        b"\x00" * 5000 + b"\xff",
        "准考证号,姓名\n1,甲一\n".encode("utf-32"),
    ):
        run = check(desk, content)
        assert run.code == 2
        assert "不是UTF-8、GB18030或UTF-16的文字；怎么办：" in run.err
        assert "CSV" not in run.err
        assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "准考證號,姓名\n1,陳美玲\n2,黃國書\n3,張學友\n",
        "number,姓名\n1,喆\n2,王①\n3,李\n",
        "序号,α,姓名,操作技能成绩\n1,甲,甲乙丙丁,合格\n",
    ],
)
def test_rare_characters_of_gb18030_are_text(desk: Desk, text: str) -> None:
    desk.write("n.csv", text.encode("gb18030"))
    with opened("n.csv") as document:
        assert document.form.zh.startswith("CSV，GB18030，")


def test_a_long_line_of_ascii_says_no_encoding(desk: Desk) -> None:
    desk.write("n.csv", b"1," * 200_000 + "姓".encode("gbk") * 3 + b"\n")
    with opened("n.csv") as document:
        assert document.form.zh.startswith("CSV，GB18030，")


def test_an_encoding_is_named(desk: Desk) -> None:
    for codec, told, said in (("utf-16", "utf-16", "UTF-16LE"), ("utf-16-be", "UTF_16_BE", "UTF-16BE")):
        run = check(desk, (HEAD + NAMES).encode(codec), "--encoding", told)
        assert f"CSV，{said}，" in run.out


def test_blank_lines_at_the_end_are_no_rows(desk: Desk) -> None:
    assert "读取20行：正确 20" in check(desk, HEAD + NAMES + "\n" * 200_000).out
    assert "只有表头，没有数据行" in check(desk, HEAD).err
    assert check(desk, "\r\n" * 200_000).code == 2


def test_half_a_character_at_the_end_of_utf_16(desk: Desk) -> None:
    run = check(desk, (HEAD + NAMES).encode("utf-16") + b"x")
    assert run.err.startswith("skillcert: n.csv：文件不完整，末尾的字符只有一半；怎么办：重新取得完整的文件")


ROW = f"甲,{GOOD}"
# Content behind the header, and what is said of rows by their number; all others are good.
ENDS = [
    (f"{ROW}\r{ROW}\n{ROW}\r\n{ROW}", {}, 4),
    (f"{ROW}\r\r\n{ROW}\n\n{ROW}", {}, 5),
    (f'{ROW}\n"甲\r乙",{GOOD}\r\n"a\r\nb",{OTHER}\r', {}, 3),
    (f"{ROW}\n\x1a\n\r\n", {}, 1),
    (f"{ROW}\n\x1a", {}, 1),
    (f"{ROW}\n\ufeff姓名,证书编号\n{ROW}\n", {3: "header"}, 3),
    (f"{ROW}\n\x1a\ufeff姓名,证书编号\n{ROW}\n", {3: "header"}, 3),
    (f'{ROW}\n\ufeff"姓名","证书编号"\n\ufeff"{ROW}', {3: "header", 4: "row_quotes"}, 3),
    (f"{ROW}\n合 计：2人,\n制表人：甲\n", {3: "statistics", 4: "footer"}, 3),
    (f"示例甲,{GOOD}\n{ROW}\n", {2: "example"}, 2),
    (f"{ROW},,\n{ROW},\t \n{ROW},x\n", {4: "stray"}, 3),
    (f"甲\n{ROW}\n", {2: "row_width"}, 2),
    (f'甲"乙,{GOOD}\n甲,"{GOOD}"x\n"甲,{GOOD}\n{ROW}\n', {3: "row_quotes", 4: "row_quotes"}, 4),
]


@pytest.mark.parametrize(("rows", "said", "count"), ENDS)
@pytest.mark.parametrize("block", [5, 1 << 20])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_rows_end_in_any_way(
    desk: Desk,
    rows: str,
    said: dict[int, str],
    count: int,
    block: int,
    codec: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", 2 * block)
    desk.write("n.csv", (HEAD + rows).encode(codec))
    cells, found = read(desk.path("n.csv"), ["姓名", "证书编号"], [0, 1])
    assert found == said
    assert len(cells[0]) == count
    good = sum(cell in (GOOD, OTHER) for cell in cells[1])
    blank = sum(not name and not cell for name, cell in zip(*cells, strict=True))
    assert (
        good + blank + sum(kind != "stray" for kind in said.values() if kind in ("header", "statistics"))
        >= count - 1
    )


def test_short_rows_are_whole_where_nothing_is_wanted_of_them(desk: Desk) -> None:
    head = f"姓名,证书编号,备注\n甲,{GOOD}\n{GOOD}\n\n甲,{GOOD},,\n甲,{GOOD},x,\n"
    run = check(desk, head)
    assert "读取5行：正确 3，有误 1，空白 1" in run.out
    assert "row_width  如第3行：有1个字段，应有3个" in run.out
    # What is added stands in one column, behind the widest row.
    rows = list(csv.reader(io.StringIO(answered(desk).decode())))
    assert [row[4] for row in rows] == ["核对", "正确", "有误", "空白", "正确", "正确"]
    assert [row[:4] for row in rows[4:]] == [["甲", GOOD, "", ""], ["甲", GOOD, "x", ""]]
    assert {len(row) for row in rows} == {8}


SEPARATORS = [
    ("sep=,\n", ",", "逗号"),
    ("sep=;\r\n", ";", "分号"),
    ('"SEP=|"\n', "|", "竖线"),
    ("sep=\t\r", "\t", "制表符"),
    ("", "|", "竖线"),
    ("", ";", "分号"),
    ("", "\t", "制表符"),
]


@pytest.mark.parametrize(("line", "delimiter", "said"), SEPARATORS)
@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_what_separates_fields(desk: Desk, line: str, delimiter: str, said: str, codec: str) -> None:
    text = f"姓名{delimiter}证书编号\n甲，乙{delimiter}{GOOD}\n"
    run = check(desk, (line + text).encode(codec))
    assert f"{said}分隔" in run.out
    assert "正确 1，有误 0，空白 0" in run.out
    # The line is no row, and stays.
    assert "第2" in run.out
    out = answered(desk).decode(codec)
    assert out.startswith(f"{line}姓名{delimiter}证书编号{delimiter}核对")


def test_a_line_that_only_looks_like_it(desk: Desk) -> None:
    for line in ("sep=ab\n", "sep=\n", "x sep=;\n"):
        assert "逗号分隔" in check(desk, f"{line}姓名,证书编号\n甲,{GOOD}\n").out


def test_titles_stay_above_the_header(desk: Desk) -> None:
    above = '\r\n"某县""第一""批",,\r\n2026年\r\n'
    desk.write("n.csv", above + f"姓名,证书编号\r\n甲,{GOOD}\r\n")
    assert read(desk.path("n.csv"), ["姓名", "证书编号"], [1], 4) == ([[GOOD]], {})
    run = desk.run("check", "n.csv", "--header-row", "4", "--out", "out.csv")
    assert "表头第4行" in run.out
    assert answered(desk).decode().startswith(above + "姓名,证书编号,,核对,")


def test_the_first_rows_are_as_wide_as_they_are(desk: Desk) -> None:
    desk.write("n.csv", '标题\n\n a ,"b,""c",\n"x"y,1\n' + "1,2\n" * 2000)
    with opened("n.csv") as document:
        rows = document.preview(0)
    assert len(rows) == 1000
    assert rows[:5] == [["标题"], [], [" a ", 'b,"c'], ['"x"y,1'], ["1", "2"]]


def test_a_hundred_thousand_columns(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    width = 100_000
    headings = [f"第{number}列" for number in range(width - 1)] + ["证书编号"]
    desk.write(
        "n.csv", ",".join(headings) + "\n" + "".join("1," * (width - 1) + f"{GOOD}\n" for _ in range(20))
    )
    assert desk.path("n.csv").stat().st_size > 1 << 21
    with opened("n.csv") as document:
        rows = document.preview(0)
    assert [len(row) for row in rows] == [width, width]
    assert rows[0] == headings
    assert read(desk.path("n.csv"), headings, [width - 1]) == ([[GOOD] * 20], {})


def test_a_file_that_grows_shorter_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", 1000)
    desk.write("n.csv", HEAD + NAMES * 100)
    with opened("n.csv") as document:
        batches = document.table(0, Header(1, 1, ["姓名", "证书编号"]), WORDS).batches([1], whole=False)
        next(batches)
        os.truncate("n.csv", 1500)
        with pytest.raises(Exception, match="became shorter while it was read; cure: run again"):
            list(batches)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_line_without_end_is_refused(desk: Desk, codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.tables.csv.LONGEST_ROW", 1 << 20)
    run = check(desk, "证书编号\n".encode(codec) + b"1" * (1 << 22))
    assert run.err == "skillcert: n.csv：一行超过1MB，不是表格\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block", [16, 1 << 20])
def test_rows_are_split_as_python_splits_them(
    desk: Desk, end: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own reader is the oracle, wherever blocks end."""
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", block)
    chance = random.Random(11)
    for _ in range(200):
        out = io.StringIO()
        quoting: Literal[0, 1] = chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
        # Python leaves a lone CR bare unless it quotes everything.
        pieces = ["1", "x", ",", '"', "\n", "年", "\x0b", " ", "", "\r" if quoting == csv.QUOTE_ALL else ""]
        cells = ["".join(chance.choices(pieces, k=chance.randrange(6))) for _ in range(24)]
        rows = [*zip(cells[::2], cells[1::2], strict=True)]
        csv.writer(out, lineterminator=end, quoting=quoting).writerows([["n", "m"], *rows])
        desk.write("n.csv", out.getvalue())
        assert read(desk.path("n.csv"), ["n", "m"], [0, 1]) == ([cells[::2], cells[1::2]], {})
        with suppress(FileNotFoundError):
            desk.path("out.csv").unlink()
        assert desk.run("check", "n.csv", "--column", "n", "--out", "out.csv").code in (0, 1)
        with desk.path("out.csv").open(encoding="utf-8", newline="") as file:
            written = list(csv.reader(file))
        assert [tuple(row[:2]) for row in written[1:]] == rows
        assert {len(row) for row in written} == {6}
