"""The command on tables, beside what only reads them, in turn, in one process.

``tables.py WORK FOLDER`` prints a line with the nanoseconds per row of both. ``run.py`` starts it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import polars as pl
import register
import sqlalchemy as sa
import xlsxwriter
import xlwt
from python_calamine import CalamineWorkbook
from skillcert import cli
from skillcert.register.schema import certificates

ROWS, OLD = 200_000, 65_000
ISSUED = 100_000
ROUNDS = 3
HEADER = ["考生编号", "姓名", "证书编号", "年龄", "操作技能"]
# Of results: nobody has a number yet.
RESULTS = ["考生编号", "姓名", "联系电话", "年龄", "操作技能"]
NUMBER = 2_618_010_000_001
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
Pair = tuple[float, float]


def alternate(rows: int, ours: Callable[[int], object], peer: Callable[[int], object]) -> Pair:
    """Nanoseconds per row, medians; the first round of each, which is number 0, is not counted."""
    times = [(seconds(ours, number), seconds(peer, number)) for number in range(ROUNDS + 1)]
    ours_median, peer_median = map(statistics.median, zip(*times[1:], strict=True))
    return ours_median * 1e9 / rows, peer_median * 1e9 / rows


def seconds(work: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    work(number)
    return time.perf_counter() - start


def command(*arguments: object) -> None:
    with redirect_stdout(StringIO()):
        code = cli.main([*map(str, arguments), "--quiet"])
    assert code == 0, arguments


def rows(count: int) -> Iterator[list[str | float]]:
    for row in range(count):
        yield [f"{row:06}", f"考生{row:06}", str(NUMBER + row), 60 + row % 40, 60.5 + row % 39]


def write_xlsx(path: Path, count: int, header: list[str] = HEADER) -> None:
    """Write shared strings, as Excel does."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, cells in enumerate([header, *rows(count)]):
        for place, cell in enumerate(cells):
            sheet.write(number, place, cell) if isinstance(cell, float | int) else sheet.write_string(
                number, place, cell
            )
    book.close()


def write_xls(path: Path, count: int) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for number, cells in enumerate([HEADER, *rows(count)]):
        for place, cell in enumerate(cells):
            sheet.write(number, place, cell)
    book.save(str(path))


def write_ods(path: Path, count: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        manifest = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {manifest}/>")
        with archive.open("content.xml", "w") as content:
            head = '<office:body><office:spreadsheet><table:table table:name="S">'
            content.write(f"<office:document-content {SPACES}>{head}".encode())
            content.writelines(_ods_row(cells).encode() for cells in [HEADER, *rows(count)])
            content.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def _ods_row(cells: list[str | float]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: str | float) -> str:
    kind = 'office:value-type="string"' if isinstance(cell, str) else f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {kind}><text:p>{cell}</text:p></table:table-cell>"


def by_calamine(path: Path) -> object:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def check(folder: Path, ending: str, *more: str) -> Pair:
    """The command on a workbook beside what reads all of it."""
    path, write, count, peer = folder / f"t.{ending}", *KINDS[ending]
    write(path, count)
    given = ("check", path, "--column", "证书编号", *more)
    return alternate(count, lambda _: command(*given), lambda _: peer(path))


KINDS: dict[str, tuple[Callable[[Path, int], None], int, Callable[[Path], object]]] = {
    "xlsx": (write_xlsx, ROWS, pl.read_excel),
    "xls": (write_xls, OLD, by_calamine),
    "ods": (write_ods, ROWS, by_calamine),
}


def guess(folder: Path) -> Pair:
    """The column is found, or named."""
    path = folder / "t.xlsx"
    write_xlsx(path, ROWS)
    return alternate(ROWS, lambda _: command("check", path), lambda _: command("check", path, "--column", "证书编号"))


def issue(folder: Path) -> Pair:
    """A table is read, decided, numbered and written; the peer reads it and is handed the finished rows."""
    path, project = folder / "t.xlsx", folder / "p.json"
    write_xlsx(path, ISSUED, RESULTS)
    project.write_text(register.PROJECT.to_json(), "utf-8")
    ours, peer = f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/peer.db"
    register.made(ours)
    engine = register.bare(peer)

    def issued(number: int) -> None:
        place = ("--project", project, "--city", "01", "--date", register.DAY, "--register", ours)
        command("issue", path, *place, "--assessment", number, "--out", folder / f"{number}.xlsx")

    finished = [_finished(number) for number in range(ROUNDS + 1)]

    def stored(number: int) -> None:
        pl.read_excel(path)
        with engine.begin() as connection:
            connection.execute(sa.insert(certificates), finished[number])

    return alternate(ISSUED, issued, stored)


def _finished(number: int) -> list[dict[str, object]]:
    wanted = register.requests(f"{number}", ISSUED)
    return [register.row(NUMBER + number * ISSUED + place, request) for place, request in enumerate(wanted)]


WORKS: dict[str, Callable[[Path], Pair]] = {
    "xlsx": lambda folder: check(folder, "xlsx"),
    "xlsx-out": lambda folder: check(folder, "xlsx", "--out", str(folder / "o.xlsx")),
    "ods": lambda folder: check(folder, "ods"),
    "xls": lambda folder: check(folder, "xls"),
    "guess": guess,
    "issue": issue,
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(sys.argv[1], *WORKS[sys.argv[1]](Path(place)), sep="\t")
