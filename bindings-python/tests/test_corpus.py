"""Every workbook of the corpus, cell by cell as python-calamine reads it; every CSV as Python's csv does."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import corpus
import pytest
import skipped
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
from skillcert.tables.formats import open_document

MEMORY = 300
ERRORS = ("#N/A", "#DIV/0!", "#REF!")
# What the peer reads otherwise, or not at all: of a name like these, after any program.
DIFFERENT = {
    "upward-links.xlsx": "the peer does not go up in the path of a part; Excel does",
    "marks-as-dates.xlsx": "60.5 as a date is 1900-02-29 in Excel, which takes 1900 for a leap year",
    "marks-as-dates.xls": "60.5 as a date is 1900-02-29 in Excel, which takes 1900 for a leap year",
    **dict.fromkeys(
        ("codepage-936.xls", "codepage-950.xls", "codepage-932.xls"),
        "the peer takes half a character for one, in the texts of 1995",
    ),
    "texts.ods": "the peer drops the tab of OpenDocument",
    "text-format.ods": "the peer drops the tab of OpenDocument",
    "spaces.ods": "the peer drops the tab and the line break of OpenDocument",
    "times.ods": "the peer leaves a duration as it is stored",
}

Cells = dict[str, str]
Sheets = list[tuple[str, bool, Cells]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corpus")
    office = shutil.which("soffice") is not None
    if not office:
        skipped.skipped("workbooks that LibreOffice writes are not read", "libreoffice-calc-nogui")
    corpus.make(made, office=office)
    assert len(list(made.glob("*.*"))) >= (270 if office else 190)
    return made


@pytest.fixture(scope="module")
def read(folder: Path) -> dict[str, Any]:
    """What the package reads, each workbook within its time and all within their memory."""
    command = [sys.executable, corpus.__file__, str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    lines = ended.stdout.splitlines()
    assert ended.returncode == 0, (lines[-1:], ended.stderr)
    assert (memory := int(lines.pop())) < MEMORY, memory
    said = [json.loads(line) for line in lines]
    return dict(zip(said[::2], said[1::2], strict=True))


def test_every_workbook_is_read_cell_by_cell(folder: Path, read: dict[str, Any]) -> None:
    different = {name: found for name, ours in read.items() if (found := difference(folder / name, ours))}
    assert {name: found for name, found in different.items() if not name.endswith((*DIFFERENT,))} == {}


TABLE = [
    ["姓名", "证书编号", "备注"], ["甲乙", corpus.GOOD, ""], ["丙", "0001", "两行\n一格"], ["", "", ""],
    ["丁,;|\t", "'1", '引"号'], ["𠮷😀", " 前后 ", '"'], ["=1+1", "\u00a0", "末"], ["少", "一格"],
    ["多", "一", "格", "", "外"],
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_csv_is_read_as_python_reads_it(
    tmp_path: Path, encoding: str, delimiter: str, end: str, quoting: Literal[0, 1]
) -> None:
    path, mark = tmp_path / "t.csv", "\ufeff" if encoding == "utf-16-be" else ""
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(mark)
        csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(TABLE)
    with path.open(encoding=encoding, newline="") as file:
        file.read(len(mark))
        theirs = [*csv.reader(file, delimiter=delimiter)]
    with open_document(str(path), path.name) as document:
        ours = [[*cells] for cells in document.preview(0)]
    assert [*map(filled, ours)][: len(theirs)] == [*map(filled, theirs)]
    assert not any(map(filled, ours[len(theirs) :]))


def filled(cells: list[str]) -> list[str]:
    """Return the cells of a row without the blank ones at its end."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]


def difference(path: Path, ours: Sheets | str) -> object:
    """Return the first difference, or nothing."""
    if isinstance(ours, str):
        return ours
    try:
        theirs = [*peer(path)]
    except CalamineError as error:
        return f"the peer: {type(error).__name__}"
    if [[*sheet[:2]] for sheet in ours] != [[title, hidden] for title, hidden, _ in theirs]:
        return [[*sheet[:2]] for sheet in ours]
    for (title, _, our), (_, _, their) in zip(ours, theirs, strict=True):
        for place in sorted({*our, *their}):
            # The peer has nothing to say of an error.
            if our.get(place) not in ERRORS and not same(our.get(place, ""), their.get(place, "")):
                return title, place, our.get(place), their.get(place)
    return None


def peer(path: Path) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    with path.open("rb") as file:
        book = CalamineWorkbook.from_filelike(file)
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            cells = {
                f"{row},{column}": cell
                for row, line in enumerate(rows, 1)
                for column, cell in enumerate(line, 1)
                if cell != ""
            }
            yield about.name, about.visible != SheetVisibleEnum.Visible, cells


def same(ours: str, theirs: object) -> bool:
    """A number is the same number, in the fewest digits; a date is written as ISO 8601 does."""
    if isinstance(theirs, bool):
        return ours == str(theirs).upper()
    if isinstance(theirs, int | float):
        return ours == text_of(float(theirs))
    if isinstance(theirs, datetime) and theirs.time() == time():
        theirs = theirs.date()
    if isinstance(theirs, datetime):
        return ours.replace("T", " ") == str(theirs)
    if isinstance(theirs, date | time):
        return ours == str(theirs)
    if isinstance(theirs, timedelta):
        minutes, seconds = divmod(int(theirs.total_seconds()), 60)
        return ours == f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return ours == theirs


def text_of(number: float) -> str:
    """Return the fewest digits of the same double, without an exponent."""
    return f"{Decimal(repr(number)):f}".removesuffix(".0")
