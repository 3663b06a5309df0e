"""Workbooks that LibreOffice wrote (`workbooks/make.py`), each of which hurt the numbers in its own way."""

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
    assert "第2列（B）“证书编号”，猜测而得" in run.out


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
