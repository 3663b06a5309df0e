"""Workbooks that LibreOffice wrote (`workbooks/make.py`), each of which hurt the numbers in its own way."""

import re
from pathlib import Path

import formats
import pytest
from desk import Desk
from python_calamine import CalamineWorkbook

FOLDER = Path(__file__).parent / "workbooks"
NUMBERS = ["" if number == "-" else number for number in (FOLDER / "numbers.txt").read_text("utf-8").split()]
# What a strict check accepts: the cell holds the thirteen digits, whatever it shows.
STRICT = {
    "number-cells.xlsx",
    "number-cells-general.xlsx",
    "number-cells-scientific.xlsx",
    "number-cells-scientific.ods",
    "number-cells-grouped.ods",
    "text-cells.xlsx",
    "text-cells.ods",
    "formula-cells.xlsx",
    "general.csv",
    "gbk.csv",
}
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in formats.ENDINGS)


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_check_takes_the_cell_and_not_what_it_shows(desk: Desk, name: str) -> None:
    path = FOLDER / name
    run = desk.run("check", str(path), "--out", f"out{path.suffix}")
    counts = (18, 0, 1) if name in STRICT else (0, 18, 1)
    assert "读取19行：正确 {}，有误 {}，空白 {}".format(*counts) in run.out
    assert "证书编号 B“证书编号”" in run.out


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".csv")])
def test_the_original_cells_stay_as_the_office_wrote_them(desk: Desk, name: str) -> None:
    desk.run("check", str(FOLDER / name), "--out", f"out{Path(name).suffix}")
    before, after = (
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
        for path in (FOLDER / name, f"out{Path(name).suffix}")
    )
    assert [row[:2] for row in after] == [row[:2] for row in before]
    assert after[0][2:] == ["核对", "代码", "条款", "说明"]
    assert {row[2] for row in after[1:]} <= {"正确", "有误", "空白"}


# What brings the numbers of a workbook back; nothing does where the display was saved.
REPAIRS: dict[str, list[str]] = {
    "number-cells.xlsx": ["numeric_cell"],
    "number-cells-general.xlsx": ["numeric_cell"],
    "number-cells-scientific.xlsx": ["numeric_cell"],
    "number-cells-scientific.ods": ["numeric_cell"],
    "number-cells-grouped.ods": ["numeric_cell"],
    "text-cells.xlsx": [],
    "text-cells.ods": [],
    "formula-cells.xlsx": [],
    "apostrophes.xlsx": ["apostrophe"],
    "apostrophes.csv": ["apostrophe"],
    "full-width.ods": ["full_width_digit"],
    "blanks.csv": ["no_break_space", "white_space"],
    "general.csv": [],
    "grouped.csv": ["grouping"],
    "decimal.csv": ["decimal_zeros"],
    "scientific-whole.csv": ["scientific"],
    "gbk.csv": [],
}
ADDED = ["还原结果", "还原编号", "修复", "还原说明"]


def recovered(desk: Desk, name: str) -> list[list[str]]:
    """What is added to the rows of a workbook."""
    suffix = Path(name).suffix
    run = desk.run("recover", str(FOLDER / name), "--out", f"out{suffix}", "--quiet")
    assert run.err == ""
    assert run.code == int(name not in REPAIRS)
    header, *rows = formats.read(
        desk.path(f"out{suffix}"), encoding="gb18030" if name == "gbk.csv" else "utf-8"
    )
    assert header[2:] == ADDED
    return [[str(cell) for cell in row[2:]] for row in rows]


def test_every_workbook_is_accounted_for() -> None:
    assert {*NAMES} - {*REPAIRS} == {"scientific.csv", "scientific-stored.csv"}


@pytest.mark.parametrize("name", REPAIRS)
def test_all_that_is_there_comes_back(desk: Desk, name: str) -> None:
    rows = recovered(desk, name)
    assert [row[1] for row in rows] == NUMBERS
    outcome, repairs = ("已还原", REPAIRS[name]) if REPAIRS[name] else ("完好", [])
    for number, row in zip(NUMBERS, rows, strict=True):
        assert row[0] == (outcome if number else "空白")
        assert row[2].split() == (repairs if number else [])


@pytest.mark.parametrize("name", ["scientific.csv", "scientific-stored.csv"])
def test_what_the_display_lost_is_named_and_never_made_up(desk: Desk, name: str) -> None:
    for number, (outcome, recovered_number, repairs, note) in zip(
        NUMBERS, recovered(desk, name), strict=True
    ):
        assert (recovered_number, repairs) == ("", "")
        if number:
            first, last = re.findall(r"\d{13}", note)
            assert outcome == "只余前几位"
            assert first <= number <= last
