"""What a desk meets rarely: each has an answer of its own."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import formats
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import skillcert
from desk import REGISTER, Desk
from skillcert.texts import BilingualError, Text
from values import STATION

GOOD = "1918010000001"
HISTORY = "证书编号,考核,考生编号,姓名,考核项目,核发日期\n"


def check(desk: Desk, name: str, *more: str) -> str:
    """Check a table and write it again; what was said, or the one line of an error."""
    run = desk.run("check", name, "--out", f"out{Path(name).suffix}", *more)
    assert "程序缺陷" not in run.err
    return run.err or run.out


def test_the_module_of_the_command_runs_only_as_a_program() -> None:
    assert importlib.import_module("skillcert.__main__").main


def test_texts_are_in_two_languages() -> None:
    with pytest.raises(ValueError, match="zh"):
        BilingualError("中", "en").message("fr")
    assert Text("中", "en").of("en") == "en"


def test_what_argparse_says_otherwise_is_told_too(desk: Desk) -> None:
    run = desk.run("issue", "results.csv", "--apart=1")
    assert run.code == 2
    assert "ignored explicit argument" in run.err


def test_a_void_certificate_is_explained_as_void(desk: Desk) -> None:
    desk.results("001,考生0001,60")
    desk.issue()
    desk.run(
        "register", "void", "2618010000001", "--on", "2026-12-01", "--reason", "x", "--register", REGISTER
    )
    run = desk.run("explain", "2618010000001", "--register", REGISTER)
    assert run.code == 1
    assert "证书已作废（通知未规定，按本单位规定）\n" in run.out


def test_a_station_tells_its_steps(desk: Desk) -> None:
    desk.write("station.json", STATION.to_json())
    run = desk.run("station", "station.json")
    assert [line.split()[1] for line in run.out.splitlines() if line.startswith("  2026-")] == [
        event.step for event in STATION.events
    ]


def test_a_series_that_is_nearly_used_up_is_told(desk: Desk) -> None:
    desk.init()
    desk.write("old.csv", f"{HISTORY}2518019100000,旧,1,考生0001,湘西苗绣,2025-06-01\n")
    register = ("--register", REGISTER)
    assert desk.run("register", "import", "old.csv", "--source", "旧", *register).code == 0
    assert "  序列号已用90%以上" in desk.run("register", "audit", *register).out


def test_a_broken_row_is_answered_and_blank_ones_are_left_out(desk: Desk) -> None:
    desk.write("results.csv", '考生编号,姓名,操作技能\n1,考生0001,60\n2,考生0002,60,9\n3,考生0003,"61\n')
    run = desk.run("decide", "results.csv", "--out", "out.csv")
    assert run.code == 1
    # What stands right of the table is no fault of a row.
    rows = desk.path("out.csv").read_text("utf-8").splitlines()[1:]
    assert ["合格" in row for row in rows] == [True, True, False]
    assert rows[2].count("无法读取") == 1
    row = "2518010000001,旧,1,考生0001,湘西苗绣,2025-06-01"
    desk.init()
    register = ("--source", "旧", "--register", REGISTER)
    desk.write("old.csv", f"{HISTORY},,,,,\n{row}\n")
    assert "导入1个证书" in desk.run("register", "import", "old.csv", *register).out
    desk.write("old.csv", f'{HISTORY}"{row}\n')
    assert desk.run("register", "import", "old.csv", *register).err.startswith("skillcert: old.csv：第2行")


def test_encodings_that_are_told(desk: Desk) -> None:
    table = f"证书编号\n{GOOD}\n"
    for codec in ("utf-16", "utf-16-be"):
        data = table.encode(codec)
        desk.write("n.csv", data if codec == "utf-16" else b"\xfe\xff" + data)
        assert "正确 1" in check(desk, "n.csv", "--encoding", "utf-16")


def test_a_line_that_no_reader_splits_tells_no_delimiter(desk: Desk) -> None:
    desk.write("n.csv", f"证书编号;x\n{GOOD};a\rb\n{GOOD};c\n")
    assert "正确 2" in check(desk, "n.csv", "--column", "证书编号")


def test_a_folder_is_no_table(desk: Desk) -> None:
    desk.path("n.csv").mkdir()
    assert check(desk, "n.csv") == "skillcert: n.csv：是目录，不是文件；怎么办：给出目录中的文件\n"


@pytest.mark.parametrize("way", ["<&-", "0>other"])
def test_a_standard_input_that_cannot_be_read(desk: Desk, way: str) -> None:
    command = f"'{sys.executable}' -m skillcert check - {way}"
    run = subprocess.run(
        ["bash", "-c", command], cwd=desk.folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stderr.startswith("skillcert: -：无法读取（Bad file descriptor）；怎么办：")


def test_a_document_for_programs_is_utf_8_on_every_terminal(desk: Desk) -> None:
    desk.write("n.csv", f"证书编号\n{GOOD}\n1\n")
    run = subprocess.run(
        [sys.executable, "-m", "skillcert", "check", "n.csv", "--json"],
        cwd=desk.folder,
        env=os.environ | {"PYTHONIOENCODING": "gb18030"},
        capture_output=True,
        check=False,
    )
    assert "证书编号" in json.dumps(json.loads(run.stdout.decode()), ensure_ascii=False)


def test_a_column_is_guessed_among_those_that_are_none(desk: Desk) -> None:
    table = pa.table({"a": [[1.5], [2.5]], "b": [GOOD, GOOD], "c": [b"x", b"y"]})
    pq.write_table(table, desk.path("n.parquet"))
    assert "B“b”" in check(desk, "n.parquet")
    assert "不是编号" not in desk.run("recover", "n.parquet", "--column", "c", "--out", "o.parquet").err
    desk.write("n.csv", "a,b\n")
    assert "n.csv" in check(desk, "n.csv")


def rewritten(path: Path, part: str, old: str, new: str) -> None:
    """Change the XML of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


SHEET = "xl/worksheets/sheet1.xml"


def workbook(desk: Desk) -> Path:
    book = openpyxl.Workbook()
    for row in (["证书编号", " "], [GOOD], [None], [GOOD]):
        book.active.append(row)
    book.active.row_dimensions[3].height = 20  # kept without a cell
    book.save(desk.path("n.xlsx"))
    return desk.path("n.xlsx")


def test_a_row_without_a_cell_and_a_header_that_ends_blank(desk: Desk) -> None:
    path = workbook(desk)
    with zipfile.ZipFile(path) as archive:
        row = archive.read(SHEET).decode().split("<row ")[3].split("</row>")[0]
    rewritten(path, SHEET, f"<row {row}</row>", f"<row {row.removesuffix('>').partition('>')[0]}/>")
    assert "读取3行：正确 2" in check(desk, "n.xlsx")
    header, *rows = formats.read(desk.path("out.xlsx"))
    assert [row[header.index("核对")] for row in rows] == ["正确", "空白", "正确"]


@pytest.mark.parametrize("name", ["n.xlsx", "n.ods"])
def test_a_workbook_that_declares_entities_is_not_written(desk: Desk, name: str) -> None:
    workbook(desk)
    formats.write_ods(desk.path("n.ods"), formats.ods_row(["证书编号"]) + formats.ods_row([GOOD]))
    root, part = ("<worksheet", SHEET) if name == "n.xlsx" else ("<office:document-content", "content.xml")
    rewritten(desk.path(name), part, root, f'<!DOCTYPE x [<!ENTITY a "a">]>{root}')
    assert "文件已损坏" in check(desk, name)
    assert not desk.path(f"out{Path(name).suffix}").exists()


def test_an_ods_repeats_blanks_to_the_end_of_a_sheet(desk: Desk) -> None:
    blanks = '<table:table-cell table:number-columns-repeated="16384"/>'
    cells = [
        formats.ods_row([text]).replace("</table:table-row>", blanks * 2 + "</table:table-row>")
        for text in ("证书编号", GOOD)
    ]
    formats.write_ods(desk.path("n.ods"), "".join(cells))
    assert "正确 1" in check(desk, "n.ods")
    said = check(desk, "n.ods", "--sheet", "无")
    assert said == "skillcert: n.ods：没有“无”工作表；有：“Sheet”；怎么办：改正 --sheet\n"


def test_no_bar_without_its_package(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("n.csv", f"证书编号\n{GOOD}\n")
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr("skillcert.cli.work.progress.sys", _Terminal)
    assert desk.run("check", "n.csv").code == 0


class _Terminal:
    class stderr:  # noqa: N801
        @staticmethod
        def isatty() -> bool:
            return True


def test_stretches_that_touch_the_same_part_are_one(desk: Desk) -> None:
    numbers = "".join(f"{2618010000001 + serial}\n" for serial in range(0, 2000, 2))
    desk.write("n.csv", f"证书编号\n{numbers}")
    run = desk.run("audit", "n.csv", "--html", "n.html", "--json-out", "n.json")
    assert run.code == 1
    assert json.loads(desk.path("n.json").read_text("utf-8"))["series"][0]["missing"] == 999
    assert desk.path("n.html").read_text("utf-8").count("<rect") < 20


def test_a_series_of_voids_alone_is_drawn(desk: Desk) -> None:
    desk.write("n.csv", f"证书编号\n{GOOD}\n")
    desk.write("voids.csv", "证书编号\n2618020000003\n")
    run = desk.run(
        "audit", "n.csv", "--voids", "voids.csv", "--html", "n.html", "--plot", "n.png", "--lang", "en"
    )
    assert (run.err, skillcert.is_valid(GOOD)) == ("", True)
