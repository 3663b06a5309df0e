"""Workbooks made anew: texts stay texts, the same rows give the same bytes, nothing else is left behind."""

import os
import resource
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from skillcert._native import _NewBook, _Workbook
from skillcert.tables.fault import TableError
from skillcert.tables.new_book import open_workbook
from skillcert.tables.output import open_output
from skillcert.texts import BilingualError


def make(path: Path, rows: int = 3) -> None:
    book = _NewBook(path)
    first, second = book.sheet("一", 3, 1), book.sheet("二", 0)
    for row in range(rows):
        first.row([f"00{row}", "", None, f" {row}\n"])
        second.row([row, row + 0.5, True, float("nan"), 10**14 + row])
    book.close()


def test_texts_stay_texts_and_numbers_numbers(tmp_path: Path) -> None:
    make(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[cell.value for cell in row] for row in book["一"]][:2] == [
        ["000", None, None, " 0\n"],
        ["001", None, None, " 1\n"],
    ]
    assert {cell.number_format for row in book["一"] for cell in row if cell.value} == {"@"}
    assert [cell.value for cell in book["二"][2]] == [1, 1.5, True, "nan", 100000000000001]
    assert (book["一"].freeze_panes, book["二"].freeze_panes) == ("A2", None)
    assert book["一"].column_dimensions["A"].width == 16
    assert CalamineWorkbook.from_path(tmp_path / "a.xlsx").sheet_names == ["一", "二"]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        make(tmp_path / name, 30_000)
        time.sleep(1.1)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}


TITLES = ["a/b:c", "A_b_C", "", "'", "x" * 40, "x" * 40, "😀" * 20, "a\nb", "<&>"]


def test_titles_are_such_as_a_sheet_may_have(tmp_path: Path) -> None:
    book = _NewBook(tmp_path / "a.xlsx")
    for title in TITLES:
        book.sheet(title, 1).row([title])
    book.close()
    made = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert made.sheetnames == [
        "a_b_c",
        "A_b_C (2)",
        "Sheet",
        "Sheet (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "😀" * 15,
        "a_b",
        "<&>",
    ]


def test_a_sheet_has_its_limits(tmp_path: Path) -> None:
    book = _NewBook(tmp_path / "a.xlsx")
    sheet = book.sheet("a", 1)
    sheet.row(["x"] * 16384)
    for cells, code in (
        (["x"] * 16385, "beyond_sheet"),
        (["a", "x" * 32768], "cell_too_long"),
        (["😀" * 16384], "cell_too_long"),
    ):
        with pytest.raises(TableError) as refused:
            sheet.row(cells)
        assert (refused.value.code, refused.value.where) == (code, {"row": 2})
    sheet.row(["😀" * 16383])
    book.close()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active.max_row == 2
    for cells in ([], ["a"]):
        with pytest.raises(ValueError, match="the workbook is closed"):
            sheet.row(cells)


@pytest.fixture
def small_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def fill_output(name: str) -> None:
    with open_output(name, inputs=[]) as output, open_workbook(output) as workbook:
        sheet = workbook.sheet("a", ["x"])
        for _ in range(2000):
            sheet.add([os.urandom(2000).hex()])


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_is_told_by_number_and_reason(tmp_path: Path) -> None:
    def fill() -> None:
        book = _NewBook(tmp_path / "a.xlsx")
        sheet = book.sheet("a", 1)
        for _ in range(2000):
            sheet.row([os.urandom(2000).hex()])
        book.close()

    with pytest.raises(OSError, match="File too large") as refused:
        fill()
    assert refused.value.errno == 27
    with pytest.raises(IsADirectoryError, match="Is a directory"):
        _NewBook(tmp_path).close()
    with pytest.raises(FileNotFoundError):
        _NewBook(tmp_path / "none" / "a").sheet("a", 1)
    with pytest.raises(BilingualError, match=r"a\.xlsx.+File too large"):
        fill_output(str(tmp_path / "a.xlsx"))
    assert [*tmp_path.iterdir()] == []


def test_ctrl_c_ends_the_writing(tmp_path: Path) -> None:
    make(tmp_path / "a.xlsx", 300_000)
    rows: list[tuple[str, ...]] = [("核对",), *[(str(row),) for row in range(300_000)]]
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        _Workbook(tmp_path / "a.xlsx", "xlsx").rewrite(tmp_path / "b.xlsx", [(0, 1, rows)])
    timer.join()
