"""`skillcert check` on CSV, Parquet and XLSX: one answer, whatever the format."""

import csv
import datetime
import fcntl
import io
import os
import pty
import random
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import formats
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from desk import REGISTER, TODAY, Desk, Run
from skillcert.tables.formats import open_document
from skillcert.tables.header import Header
from skillcert.tables.rows import Words

GOOD = "1918010000001"
# Cells and what is said of each.
CELLS = [
    (GOOD, "正确", ""),
    ("1918990000001", "正确", ""),
    ("191801000000O", "有误", "number_not_digit"),
    ("918010000001", "有误", "number_length"),
    ("1918010000000", "有误", "serial_zero"),
    ("1943010000001", "有误", "province_unknown"),
    ("1818010000001", "有误", "year_before_scheme"),
    ("2718010000001", "有误", "year_after_date"),
    ("=1+1", "有误", "number_not_digit"),
    ("#N/A", "有误", "number_not_digit"),
    ("１９１８０１０００００００１", "有误", "number_not_digit"),
    ("x" * 300, "有误", "number_not_digit"),
    ("   ", "空白", "number_missing"),
    (None, "空白", "number_missing"),
    (GOOD, "正确", ""),
]
HEADER = ["考生编号", "证书编号", "备注"]
ROWS = [[f"考生{row:04}", cell, "=1+1" if row % 2 else None] for row, (cell, *_) in enumerate(CELLS)]
ALL = pytest.mark.parametrize("ending", formats.ENDINGS)


def check(desk: Desk, name: str, *more: str) -> Run:
    return desk.run("check", name, "--column", "证书编号", *more)


def said(run: Run) -> tuple[int, list[str]]:
    """What a check says, without the lines about the file."""
    return run.code, [line for line in run.out.splitlines() if not line.startswith(("n.", "  表头"))]


@ALL
def test_the_same_rows_have_the_same_verdicts(desk: Desk, ending: str) -> None:
    formats.write(desk.path("n.csv"), HEADER, ROWS)
    formats.write(desk.path(f"n{ending}"), HEADER, ROWS)
    options = ["--as-of", "2026-11-23"]
    assert said(check(desk, f"n{ending}", *options)) == said(check(desk, "n.csv", *options))
    run, expected = (check(desk, f"n{e}", *options, "--out", f"out{e}") for e in (ending, ".csv"))
    assert (run.code, run.err) == (1, "")
    assert said(run) == said(expected)
    header, *rows = formats.read(desk.path(f"out{ending}"))
    assert header == [*HEADER, "核对", "代码", "条款", "说明"]
    assert [row[:3] for row in rows] == [[cell or "" for cell in row] for row in ROWS]
    assert [(row[3], row[4]) for row in rows] == [(verdict, code) for _, verdict, code in CELLS]
    assert [header, *rows] == formats.read(desk.path("out.csv"))


@ALL
def test_the_verdicts_are_those_of_the_single_parse(desk: Desk, ending: str) -> None:
    from skillcert import NumberScheme, ValidationError

    def parsed(cell: str) -> str:
        try:
            return NumberScheme.hunan().parse(cell, as_of=TODAY)[1].text("zh")
        except ValidationError as error:
            return error.message("zh")

    cells = _damaged(1000)
    formats.write(desk.path(f"n{ending}"), ["证书编号"], [[cell] for cell in cells])
    check(desk, f"n{ending}", "--out", f"out{ending}")
    assert [row[4] for row in formats.read(desk.path(f"out{ending}"))[1:]] == [parsed(cell) for cell in cells]


def _damaged(count: int) -> list[str]:
    """Numbers, most of them with a wrong character."""
    chance = random.Random(7)
    cells = [f"{chance.randrange(10**11, 10**12):013}" for _ in range(count)]
    places = [chance.randrange(13) for _ in cells]
    wrong = chance.choices("0123456789O l-.年'", k=count)
    return [
        f"{GOOD[:9]}{cell[9:]}"[:place] + one + cell[place + 1 :]
        for cell, place, one in zip(cells, places, wrong, strict=True)
    ]


@ALL
def test_several_batches_are_one_table(desk: Desk, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in (("csv", "BLOCK", 64), ("parquet", "ROWS", 4)):
        monkeypatch.setattr(f"skillcert.tables.{module}.{name}", value)
    rows = [
        [f"考生{row:04}", "1" if row in (5, 28) else GOOD, "a\nb" if row == 9 else ""] for row in range(30)
    ]
    formats.write(desk.path(f"n{ending}"), HEADER, rows)
    run = check(desk, f"n{ending}")
    assert run.out.startswith("第7行  number_length  ")
    assert "\n第30行  number_length  " in run.out
    assert "读取30行：正确 28，有误 2，空白 0" in run.out
    assert "     2  number_length  如第7行" in run.out
    check(desk, f"n{ending}", "--out", f"out{ending}")
    answers = formats.read(desk.path(f"out{ending}"))[1:]
    assert [row[:3] for row in answers] == rows
    assert [number for number, row in enumerate(answers) if row[3] == "有误"] == [5, 28]


@ALL
def test_the_register_is_asked(desk: Desk, ending: str) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    numbers = ["2618010000001", "2618010000002", "", "1"]
    formats.write(desk.path(f"n{ending}"), ["证书编号"], [[number] for number in numbers])
    run = check(desk, f"n{ending}", "--register", REGISTER, "--out", f"out{ending}")
    assert "正确 1，有误 2，空白 1" in run.out
    assert "     1  已核发" in run.out
    answers = formats.read(desk.path(f"out{ending}"))[1:]
    assert [row[2] for row in answers] == ["", "not_issued", "number_missing", "number_length"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block", [16, 1 << 20])
def test_rows_are_split_as_csv_splits_them(
    desk: Desk, end: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own reader is the oracle, wherever blocks end."""
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", block)
    chance = random.Random(11)
    for _ in range(200):
        cells = [
            "".join(chance.choices(["1", "x", ",", '"', "\n", "年", "\x0b", " ", ""], k=chance.randrange(6)))
            for _ in range(24)
        ]
        out = io.StringIO()
        csv.writer(
            out, lineterminator=end, quoting=chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
        ).writerows([["n", "m"], *zip(cells[::2], cells[1::2], strict=True)])
        desk.write("n.csv", out.getvalue())
        for place in (0, 1):
            with open_document("n.csv", "n.csv") as document:
                table = document.table(0, Header(1, 1, ["n", "m"]), Words())
                batches = list(table.batches([place], whole=True))
            assert [cell for batch in batches for cell in batch.texts(0)] == cells[place::2]
            assert not any(batch.faults for batch in batches)
        assert desk.run("check", "n.csv", "--column", "n", "--out", "out.csv").code in (0, 1)
        with desk.path("out.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert [row[:2] for row in rows[1:]] == [
            list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)
        ]
        assert {len(row) for row in rows} == {6}


def test_number_cells_are_checked_by_their_digits(desk: Desk) -> None:
    cells: list[tuple[object, str]] = [
        (1918010000001, ""),
        (1918010000001.0, ""),
        (918010000001, "number_length"),
        (19180100000011, "number_length"),
        (1918010000001.5, "number_length"),
        (1.91801e12, "serial_zero"),
        (2**53, "number_length"),
        (1e300, "number_length"),
        (-1918010000001, "number_not_digit"),
        (True, "number_not_digit"),
        (datetime.datetime(2019, 1, 8), "number_not_digit"),
        ("1918010000001", ""),
        ("#N/A", "number_not_digit"),
        # Nobody has computed what this formula gives.
        ('="1918010000001"', "row_formula"),
        ("", "number_missing"),
        (GOOD, ""),
    ]
    book = openpyxl.Workbook()
    for cell in [("证书编号",), *cells]:
        book.active.append(cell[:1])
    book.active["A2"].number_format = "0"
    book.save("n.xlsx")
    run = check(desk, "n.xlsx", "--out", "out.xlsx")
    assert run.code == 1
    _, *rows = openpyxl.load_workbook("out.xlsx").active.iter_rows()
    assert [row[2].value or "" for row in rows] == [code for _, code in cells]
    assert [row[0].value for row in rows] == [*[value for value, _ in cells[:-2]], None, GOOD]
    assert [row[0].data_type for row in rows[:2]] + [rows[12][0].data_type] == ["n", "n", "e"]
    assert rows[0][0].number_format == "0"
    assert rows[2][4].value == desk.run("explain", "918010000001").out.splitlines()[0]
    assert (
        "首位的0" in desk.run("explain", "918010000001").out
        or "digit_lost" in desk.run("explain", "918010000001").out
    )


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (pa.array([int(GOOD), 918010000001, None]), ["", "number_length", "number_missing"]),
        (pa.array([float(GOOD), float("nan"), None]), ["", "number_missing", "number_missing"]),
        (pa.array([Decimal(GOOD), None]), ["", "number_missing"]),
        (pa.array([GOOD.encode(), b"\xff", None]), ["", "number_not_digit", "number_missing"]),
        (pa.array([GOOD, None], pa.large_string()), ["", "number_missing"]),
        (
            pa.array([GOOD, "x", GOOD, None]).dictionary_encode(),
            ["", "number_not_digit", "", "number_missing"],
        ),
        (pa.array([datetime.date(2019, 1, 8)]), ["number_not_digit"]),
        (pa.nulls(2), ["number_missing"] * 2),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_parquet_columns_of_any_type_are_checked_as_they_show(
    desk: Desk, column: pa.Array, codes: Sequence[str]
) -> None:
    table = pa.table({"证书编号": column, "x": pa.array([{"y": 1}] * len(column))})
    pq.write_table(table, "n.parquet")
    check(desk, "n.parquet", "--out", "out.parquet")
    answers = pq.read_table("out.parquet")
    assert answers["代码"].to_pylist() == codes
    assert str(answers.select([0, 1]).to_pylist()) == str(pq.read_table("n.parquet").to_pylist())
    assert answers.schema.types[:2] == pq.read_schema("n.parquet").types


def test_number_cells_keep_all_their_digits(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.append(["证书编号", "比例"])
    book.active.append([GOOD, "0.30000000000000004"])
    book.active["B2"].data_type = "n"
    book.active["B2"].number_format = "0%"
    book.save("n.xlsx")
    assert check(desk, "n.xlsx", "--out", "out.xlsx").code == 0
    cell = openpyxl.load_workbook("out.xlsx").active["B2"]
    assert (cell.value, cell.data_type, cell.number_format) == (0.30000000000000004, "n", "0%")


def test_blank_rows_and_cells_outside_a_sheet(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for row in (["证书编号", "备注", None], [GOOD], [], ["", None, None], [None, "x"]):
        book.active.append(row)
    book.active["E900"].number_format = "0"
    book.save("n.xlsx")
    assert "读取4行：正确 1，有误 0，空白 3" in check(desk, "n.xlsx").out
    book.active["D3"] = "x"
    book.save("n.xlsx")
    run = check(desk, "n.xlsx", "--out", "out.xlsx")
    assert "第2至5行；表右侧第3行有其他内容\n读取4行：正确 1，有误 0，空白 3" in run.out
    rows = formats.read(desk.path("out.xlsx"))
    assert rows[0] == ["证书编号", "备注", "", "", "核对", "代码", "条款", "说明"]
    assert [row[3:6] for row in rows[1:5]] == [
        ["", "正确", ""],
        ["x", "空白", "number_missing"],
        ["", "空白", "number_missing"],
        ["", "空白", "number_missing"],
    ]


def test_a_sheet_is_chosen_by_its_name(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.append(["x"])
    second = book.create_sheet("名单")
    second.append(["证书编号"])
    second.append([GOOD])
    book.save("n.xlsx")
    assert check(desk, "n.xlsx", "--sheet", "名单", "--out", "out.xlsx").code == 0
    answered = openpyxl.load_workbook("out.xlsx")
    assert answered.sheetnames == ["Sheet", "名单"]
    assert answered["名单"]["B2"].value == "正确"
    assert [cell.value for row in answered["Sheet"] for cell in row] == ["x"]
    assert "没有“none”工作表；有：“Sheet”、“名单”" in check(desk, "n.xlsx", "--sheet", "none").err


DAMAGED = [
    ("n.parquet", b"PAR1" * 9, "文件已损坏，或者不是Parquet", "is not Parquet"),
    ("n.parquet", 0.5, "文件已损坏，或者不是Parquet", "is not Parquet"),
    ("n.xlsx", b"PK\5\6" + bytes(18), "是压缩文件，不是表格", "is an archive, no table"),
    ("n.xlsx", 0.5, "文件已损坏，或没有传完；怎么办：", "the file is damaged or cut off; cure: "),
    (
        "n.xlsx",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
        "文件已损坏，或没有传完",
        "is damaged or cut off",
    ),
]


@pytest.mark.parametrize(("name", "content", "zh", "en"), DAMAGED)
def test_damaged_files_are_told_in_one_line(
    desk: Desk, name: str, content: bytes | float, zh: str, en: str
) -> None:
    formats.write(desk.path(name), HEADER, ROWS)
    whole = desk.path(name).read_bytes()
    desk.write(name, content if isinstance(content, bytes) else whole[: int(len(whole) * content)])
    _refused(desk, name, zh, en)


def _refused(desk: Desk, name: str, zh: str, en: str, *more: str) -> None:
    before = desk.files()
    for lang, line in (("zh", zh), ("en", en)):
        run = check(desk, name, "--lang", lang, "--out", f"out{Path(name).suffix}", *more)
        assert (run.code, run.out) == (2, "")
        assert line in run.err
        assert run.err.count("\n") == 1
    assert desk.files() == before


@pytest.mark.parametrize("name", ["n.parquet", "n.xlsx"])
def test_damage_anywhere_is_told_or_harmless(desk: Desk, name: str) -> None:
    formats.write(desk.path(name), HEADER, ROWS)
    whole = desk.path(name).read_bytes()
    for place in range(0, len(whole), 41):
        desk.write(name, whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        run = check(desk, name, "--out", f"out{Path(name).suffix}")
        assert "缺陷" not in run.err, place
        assert desk.files().keys() <= {name, "project.json", f"out{Path(name).suffix}"}


def test_xml_that_ends_too_early_is_damage(desk: Desk) -> None:
    formats.write(desk.path("whole.xlsx"), HEADER, ROWS)
    with zipfile.ZipFile("whole.xlsx") as whole, zipfile.ZipFile("n.xlsx", "w") as short:
        for name in whole.namelist():
            content = whole.read(name)
            short.writestr(name, content[:-300] if name.endswith("sheet1.xml") else content)
    _refused(desk, "n.xlsx", "：文件已损坏，或没有传完；怎么办：", "the file is damaged or cut off; cure: ")


@ALL
def test_what_a_table_lacks(desk: Desk, ending: str) -> None:
    name = f"n{ending}"
    formats.write(desk.path(name), ["编号"], [[GOOD]])
    _refused(desk, name, "没有“证书编号”这一列；有：A“编号”；怎么办：", "there is no column")
    formats.write(desk.path(name), ["证书编号", "证书编号"], [[GOOD, GOOD]])
    _refused(desk, name, "有2列可作证书编号：A“证书编号”、B“证书编号”；怎么办：", "; cure: ")
    formats.write(desk.path(name), ["证书编号"], [])
    _refused(desk, name, "只有表头，没有数据行", "there is a header but no row")
    formats.write(desk.path(name), [], [])
    _refused(desk, name, "没有内容；怎么办：填好后再用", "; cure: ")
    desk.path(name).unlink()
    _refused(desk, name, "没有这个文件", "there is no such file")


def test_options_that_do_not_fit(desk: Desk) -> None:
    formats.write(desk.path("n.csv"), HEADER, ROWS)
    formats.write(desk.path("n.parquet"), HEADER, ROWS)
    run = check(desk, "n.parquet", "--out", "out.csv")
    assert run.err.startswith(
        "skillcert: out.csv：n.parquet是Parquet，输出的表是PARQUET；怎么办：换 .parquet"
    )
    pq.write_table(pa.table({"证书编号": [[1]]}), "n.parquet")
    _refused(desk, "n.parquet", "“证书编号”列的类型是list", "which cannot hold numbers")


def test_a_missing_package_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    formats.write(desk.path("n.parquet"), HEADER, ROWS)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "skillcert.tables.parquet", raising=False)
    line = 'pyarrow：pip install "skillcert[parquet]"'
    _refused(desk, "n.parquet", line, 'need pyarrow: pip install "skillcert[parquet]"')


def test_the_packages_are_loaded_only_when_used() -> None:
    program = "import sys, skillcert.cli; print({'pyarrow', 'tqdm', 'sqlalchemy'} & {*sys.modules})"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def started(name: str, **options: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "skillcert", "check", name, "--column", "证书编号"]
    command += ["--out", f"out{Path(name).suffix}"]
    # On a disk that is full, coverage could not write what it has measured.
    options["env"] = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, **options)  # type: ignore[call-overload, no-any-return]


@ALL
def test_an_interruption_leaves_nothing(desk: Desk, ending: str) -> None:
    formats.write(desk.path(f"n{ending}"), ["证书编号"], [["1"]] * (20_000 if ending == ".xlsx" else 400_000))
    before = desk.files().keys()
    process = started(f"n{ending}")
    while not any(desk.folder.glob(".skillcert-*")) and process.poll() is None:
        time.sleep(0.001)
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "skillcert: 已中断；重新运行是安全的，不会重复核发\n"
    assert desk.files().keys() == before


@ALL
def test_a_full_disk_leaves_nothing(desk: Desk, ending: str) -> None:
    chance = random.Random(3)
    cells = [[str(chance.random())] for _ in range(20_000)]
    formats.write(desk.path(f"n{ending}"), ["证书编号"], cells)
    before = desk.files().keys()

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    process = started(f"n{ending}", preexec_fn=limit)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err == f"skillcert: out{ending}：无法写入（File too large）\n"
    assert desk.files().keys() == before


@pytest.mark.parametrize(("more", "shown"), [([], True), (["--quiet"], False)])
def test_progress_is_for_terminals(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, more: Sequence[str], shown: bool
) -> None:
    formats.write(desk.path("n.csv"), ["证书编号"], [[GOOD]] * 300_000)
    assert check(desk, "n.csv").err == ""
    program = "import skillcert.cli.work.progress as p, skillcert.cli; p.DELAY = 0.001; skillcert.cli.main()"
    environment = os.environ | {"TQDM_MININTERVAL": "0"}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 100, 0, 0))
    command = [sys.executable, "-c", program, "check", "n.csv", "--column", "证书编号", *more]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment, check=True)
    os.set_blocking(ours, False)
    try:
        text = os.read(ours, 1 << 16).decode()
    except BlockingIOError:
        text = ""
    assert ("行/秒" in text) == shown
