"""How tables are written: encodings, delimiters, columns, pipes. Every row is answered."""

import csv
import json
import signal
import subprocess
import sys
import time
import zipfile

import formats
import openpyxl
import pytest
from desk import Desk, Run
from python_calamine import CalamineWorkbook

GOOD = "1918010000001"
TABLE = f"姓名,证书编号\r\n考生0001,{GOOD}\r\n考生㐀,191801000000O\r\n"
# Codec, bytes before the text, what is said of it.
ENCODINGS = [
    ("utf-8", b"", "UTF-8"),
    ("utf-8", b"\xef\xbb\xbf", "UTF-8 BOM"),
    ("gb18030", b"", "GB18030"),
    ("utf-16-le", b"\xff\xfe", "UTF-16LE"),
    ("utf-16-be", b"\xfe\xff", "UTF-16BE"),
    ("utf-16-le", b"", "UTF-16LE"),
    ("utf-16-be", b"", "UTF-16BE"),
]
DELIMITERS = [
    (",", "逗号分隔", "commas"),
    ("\t", "制表符分隔", "tabs"),
    (";", "分号分隔", "semicolons"),
    ("|", "竖线分隔", "vertical bars"),
]


def check(desk: Desk, name: str, *more: str) -> Run:
    return desk.run("check", name, *more)


@pytest.mark.parametrize(("codec", "bom", "said"), ENCODINGS)
@pytest.mark.parametrize(("delimiter", "zh", "en"), DELIMITERS)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_table_is_read_and_written_in_its_own_way(
    desk: Desk, codec: str, bom: bytes, said: str, delimiter: str, zh: str, en: str, end: str
) -> None:
    text = TABLE.replace(",", delimiter).replace("\r\n", end)
    desk.write("n.csv", bom + text.encode(codec))
    run = check(desk, "n.csv", "--out", "out.csv")
    assert f"n.csv：CSV，{said}，{zh}\n  表头第1行；证书编号 B“证书编号”（自动识别）\n" in run.out
    assert f"n.csv: CSV, {said}, {en}\n" in check(desk, "n.csv", "--lang=en").out
    answer = desk.path("out.csv").read_bytes()
    assert answer.startswith(bom)
    rows = answer.removeprefix(bom).decode(codec).removesuffix(end).split(end)
    assert len(rows) == 3
    added = ["核对", "正确", "有误"]
    for row, before, after in zip(rows, text.split(end), added, strict=False):
        assert row.startswith(f"{before}{delimiter}{after}{delimiter}")


def test_every_character_of_gb18030_comes_back(desk: Desk) -> None:
    points = [point for point in range(0x80, 0x110000) if not 0xD800 <= point < 0xE000]
    text = "证书编号,x\n" + "".join(f"{GOOD},{chr(point)}\n" for point in points[::7])
    desk.write("n.csv", text.encode("gb18030"))
    check(desk, "n.csv", "--out", "out.csv", "--encoding", "gb18030")
    rows = desk.path("out.csv").read_bytes().split(b"\n")
    assert all(
        row.startswith(before) for row, before in zip(rows, text.encode("gb18030").split(b"\n"), strict=True)
    )


def test_an_encoding_shows_only_far_down(desk: Desk) -> None:
    rows = f"{GOOD},x\n" * 20_000
    desk.write("n.csv", f"number,name\n{rows}{GOOD},考生\n".encode("gb18030"))
    assert "CSV，GB18030，" in check(desk, "n.csv").out


def test_what_is_told_goes_before_what_is_seen(desk: Desk) -> None:
    desk.write("n.csv", f"证书编号;x,y;z\n{GOOD};,;\n".encode())
    assert "分号分隔" in check(desk, "n.csv").out
    assert "逗号分隔\n  表头第1行；证书编号 A“证书编号;x”" in check(desk, "n.csv", "--delimiter", ",").out
    assert check(desk, "n.csv", "--delimiter", "semicolon").code == 0
    assert "CSV，GB18030，" in check(desk, "n.csv", "--encoding", "gbk").out
    for option, value, line in (
        ("--encoding", "ebcdic", "--encoding：只能是 utf-8, gb18030"),
        ("--delimiter", "ab", "--delimiter：应为一个字符"),
        ("--delimiter", '"', "--delimiter：应为一个字符"),
    ):
        assert check(desk, "n.csv", f"{option}={value}").err.startswith(f"skillcert: {line}")
    formats.write(desk.path("n.xlsx"), ["证书编号"], [[GOOD]])
    run = check(desk, "n.xlsx", "--encoding", "gbk")
    assert run.err.startswith("skillcert: n.xlsx：是XLSX，--encoding 只用于CSV；怎么办：")


COLUMNS = [
    ("证书编号", "B“证书编号”"),
    ("2", "B“证书编号”"),
    ("b", "B“证书编号”"),
    # A header goes before a place.
    ("3", "A“3”"),
    ("4", "D"),
]


@pytest.mark.parametrize(("column", "said"), COLUMNS)
def test_a_column_is_named_or_counted(desk: Desk, column: str, said: str) -> None:
    desk.write("n.csv", f"3,证书编号,x,\n{GOOD},{GOOD},{GOOD},{GOOD}\n")
    run = check(desk, "n.csv", "--column", column)
    assert run.code == 0
    assert f"；证书编号 {said}（指定）\n" in run.out


@pytest.mark.parametrize("column", ["0", "5", "E", "AAAA", "证书", "-1"])
def test_a_column_that_is_not_there(desk: Desk, column: str) -> None:
    desk.write("n.csv", f"3,证书编号,x,\n{GOOD},,,\n")
    assert (
        f"没有“{column}”这一列；有：A“3”、B“证书编号”、C“x”" in check(desk, "n.csv", f"--column={column}").err
    )


@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_a_column_is_guessed_by_what_is_in_it(desk: Desk, ending: str) -> None:
    rows = [[f"考生{row}", GOOD if row % 3 else "1", "43010119900101123X"] for row in range(9)]
    formats.write(desk.path(f"n{ending}"), ["a", "b", "c"], rows)
    assert "证书编号 B“b”（自动识别）" in check(desk, f"n{ending}").out
    formats.write(desk.path(f"n{ending}"), ["a", "b", "c"], [[row[0], row[1], row[1]] for row in rows])
    run = check(desk, f"n{ending}", "--lang", "en")
    assert run.code == 2
    assert "2 columns could be the certificate number: B“b”, C“c”; cure: name one with --column" in run.err


# What stands in a row, and what is said of it.
ROWS = [
    (f"a,{GOOD}", "正确", ""),
    ("姓名,证书编号", "不计", ""),
    ("合计,4", "不计", ""),
    ("", "空白", "number_missing"),
    (",", "空白", "number_missing"),
    (f"a,{GOOD},", "正确", ""),
    (f"a,{GOOD},x", "正确", ""),
    (GOOD, "有误", "row_width"),
    (f"a,{GOOD}\0", "有误", "number_length"),
    (f"a,{GOOD[:6]}\0{GOOD[7:]}", "有误", "number_not_digit"),
    (f'a,"{GOOD}"x', "有误", "row_quotes"),
    (f'"a\nb",{GOOD}', "正确", ""),
    (f'"a""b",{GOOD}', "正确", ""),
    (f'a"b,{GOOD}', "正确", ""),
    (f"a,{GOOD}", "正确", ""),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block", [40, 1 << 20])
def test_every_row_is_answered(desk: Desk, end: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", block)
    desk.write("n.csv", end.join(["姓名,证书编号", *(row for row, *_ in ROWS)]))
    run = check(desk, "n.csv", "--out", "out.csv")
    assert f"读取{len(ROWS) - 2}行：正确 7，有误 4，空白 2" in run.out
    assert "不计第3、4行（重复的表头、合计）" in run.out
    assert "表右侧第8行有其他内容" in run.out
    text = desk.path("out.csv").read_bytes().decode()
    place = 0
    for row, verdict, code in ROWS:
        # What is added stands in one column, behind the widest row.
        gap = "," * (0 if code == "row_quotes" else 2 - len(next(csv.reader([row]), [""])[1:]))
        place = text.index(f"{end}{row}{gap},{verdict},{code},", place)
    assert text.endswith(end) or place > 0


def test_a_quote_that_is_never_closed_takes_one_row(desk: Desk) -> None:
    rows = f"a,{GOOD}\n" * 30_000
    desk.write("n.csv", f'x,证书编号\n{rows}"a,{GOOD}\n{rows}')
    run = check(desk, "n.csv")
    assert "读取60001行：正确 60000，有误 1，空白 0" in run.out
    assert "第30002行  row_quotes  引号未配对" in run.out


def test_a_row_without_end_is_no_table(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillcert.tables.csv.LONGEST_ROW", 1 << 20)
    desk.write("n.csv", "证书编号\n" + "1" * (1 << 22))
    assert check(desk, "n.csv").err == "skillcert: n.csv：一行超过1MB，不是表格\n"


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def ods_blank(times: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def ods_row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


SHOWN = "<text:p>1.91801E+12</text:p>"
FLOAT = f'<table:table-cell office:value-type="float" office:value="{GOOD}">{SHOWN}</table:table-cell>'
SPAN = "<text:p>19180<text:span>10000001</text:span></text:p>"
NOTED = ods_text(f"<office:annotation><text:p>note</text:p></office:annotation>{SPAN}")
HEAD = ods_row(ods_text("<text:p>证书编号</text:p>"), ods_text("<text:p>备注</text:p>"), ods_blank(16382))
ODS_ROWS = [
    f"<table:table-header-rows>{HEAD}</table:table-header-rows>",
    ods_row(FLOAT, times=3),
    ods_row(ods_blank(16384), times=2),
    ods_row(NOTED, "<table:table-cell/>", ods_text("<text:p>x</text:p>")),
    "<table:table-row/>",
    ods_row(ods_text(f"<text:p>{GOOD}</text:p>"), ods_blank(16383)),
    ods_row(ods_blank(16384), times=1_048_560),
]


def test_an_ods_repeats_cells_and_rows(desk: Desk) -> None:
    formats.write_ods(desk.path("n.ods"), "".join(ODS_ROWS))
    run = check(desk, "n.ods", "--out", "out.ods")
    assert "读取8行：正确 5，有误 0，空白 3" in run.out
    assert "表右侧第7行有其他内容" in run.out
    rows = CalamineWorkbook.from_path("out.ods").get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0] == ["证书编号", "备注", "", "核对", "代码", "条款", "说明"]
    assert [row[3:5] for row in rows[1:]] == [
        ["正确", ""],
        ["正确", ""],
        ["正确", ""],
        ["空白", "number_missing"],
        ["空白", "number_missing"],
        ["正确", ""],
        ["空白", "number_missing"],
        ["正确", ""],
    ]
    assert [row[0] for row in rows[1:4]] == [1918010000001.0] * 3
    with zipfile.ZipFile("out.ods") as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = archive.read("content.xml")
    # A program that looks at the first bytes of a file finds its type.
    assert desk.path("out.ods").read_bytes()[30:].startswith(b"mimetypeapplication/vnd.oasis")
    assert content.count(b"<text:p>note</text:p>") == 1
    assert b'table:number-rows-repeated="1048560"' in content


def test_everything_else_in_a_workbook_stays(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["证书编号", "和"], [GOOD, "=1+1"], [], ["1", None]):
        sheet.append(row)
    sheet["A2"].font = openpyxl.styles.Font(bold=True)
    sheet["C2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF0000")
    sheet.column_dimensions["A"].width = 40
    sheet.merge_cells("A6:B6")
    book.create_sheet("其他")["A1"] = "=SUM(1,2)"
    book.save("n.xlsx")
    assert check(desk, "n.xlsx", "--out", "out.xlsx").code == 1
    answer = openpyxl.load_workbook("out.xlsx")
    assert answer.sheetnames == ["Sheet", "其他"]
    assert answer["其他"]["A1"].value == "=SUM(1,2)"
    sheet = answer["Sheet"]
    assert sheet["B2"].value == "=1+1"
    assert sheet["A2"].font.bold
    assert sheet.column_dimensions["A"].width == 40
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A6:B6"]
    assert [[cell.value for cell in row[2:4]] for row in sheet.iter_rows(max_row=4)] == [
        ["核对", "代码"],
        ["正确", None],
        ["空白", "number_missing"],
        ["有误", "number_length"],
    ]
    added = [cell for row in sheet.iter_rows(min_col=3) for cell in row if cell.value is not None]
    assert all(isinstance(cell.value, str) and cell.data_type != "f" for cell in added)


def piped(arguments: list[str], data: bytes) -> tuple[int, bytes, str]:
    run = subprocess.run(
        [sys.executable, "-m", "skillcert", *arguments], input=data, capture_output=True, check=False
    )
    return run.returncode, run.stdout, run.stderr.decode()


@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_works_in_a_pipe(desk: Desk, ending: str) -> None:
    formats.write(desk.path(f"n{ending}"), ["证书编号", "x"], [[GOOD, "a"], ["1", "b"]])
    data = desk.path(f"n{ending}").read_bytes()
    code, out, err = piped(["audit", "-", "--lang", "zh"], data)
    assert (code, "读取2行：编号 1，不是编号 1，空白 0" in out.decode(), err) == (1, True, "")
    code, out, err = piped(["check", "-", "--out", "-"], data)
    assert code == 1
    assert err.startswith("-：")
    assert "读取2行：正确 1，有误 1，空白 0" in err
    desk.write(f"out{ending}", out)
    assert [row[:4] for row in formats.read(desk.path(f"out{ending}"))] == [
        ["证书编号", "x", "核对", "代码"],
        [GOOD, "a", "正确", ""],
        ["1", "b", "有误", "number_length"],
    ]
    assert piped(["check", "-", "--out", "-"], b"")[:2] == (2, b"")


def test_an_interruption_writes_nothing_to_a_pipe(desk: Desk) -> None:
    desk.write("n.csv", "证书编号\n" + f"{GOOD}\n" * 3_000_000)
    process = desk.start("check", "n.csv", "--out", "-")
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.startswith("skillcert: 已中断")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_document_for_programs(desk: Desk, lang: str) -> None:
    desk.write("n.csv", f"证书编号\n{GOOD}\n\n" + "1\n" * 30 + "191801000000O\n")
    run = check(desk, "n.csv", "--json", "--lang", lang)
    answer = json.loads(run.out)
    assert run.code == 1
    assert answer["counts"] == {"rows": 33, "good": 1, "bad": 31, "blank": 1, "skipped": 0}
    column = answer["understood"]["sheets"][0]["columns"]["number"]
    assert column == {"name": "证书编号", "position": 1, "detected": True, "others": []}
    assert answer["assurance"] == {"known_codes": 1}
    assert [(reason["code"], reason["count"], reason["first_row"]) for reason in answer["reasons"]] == [
        ("number_length", 30, 4),
        ("number_not_digit", 1, 34),
    ]
    assert [row["row"] for row in answer["rows"]] == list(range(4, 35))
    assert answer["rows"][-1]["code"] == "number_not_digit"
    cure, message = answer["reasons"][1]["cure"], answer["rows"][-1]["message"]
    assert ("原件" in cure and "编号第13位" in message) == (lang == "zh")
    assert json.loads(check(desk, "n.csv", "--json", "--out", "out.csv").out)["counts"] == answer["counts"]
    assert "--json 与 --out -" in check(desk, "n.csv", "--json", "--out", "-").err
    desk.write("good.csv", f"证书编号\n{GOOD}\n")
    assert json.loads(check(desk, "good.csv", "--json").out)["rows"] == []


def test_a_tab_separated_table_by_its_name(desk: Desk) -> None:
    desk.write("n.tsv", f"姓名\t证书编号\na,b\t{GOOD}\n")
    assert "制表符分隔" in check(desk, "n.tsv", "--out", "out.tsv").out
    with desk.path("out.tsv").open(encoding="utf-8", newline="") as file:
        assert [row[:3] for row in csv.reader(file, delimiter="\t")][1] == ["a,b", GOOD, "正确"]


def test_numbers_are_not_shown_unless_asked(desk: Desk) -> None:
    secret = "191801000000O"
    desk.write("n.csv", f"证书编号\n{secret}\n")
    run = check(desk, "n.csv", "--json", "--html", "r.html")
    assert secret not in run.out + run.err + desk.path("r.html").read_text("utf-8")
    check(desk, "n.csv", "--html", "r.html", "--show-numbers")
    assert secret in desk.path("r.html").read_text("utf-8")
    assert "--show-numbers 只与 --html" in check(desk, "n.csv", "--show-numbers").err
