"""Write the workbooks beside this file anew, with LibreOffice; each hurts the numbers of ``numbers.txt`` in
its own way.

Needs LibreOffice Calc and its Python bridge (Debian: libreoffice-calc, python3-uno) and the Python they
belong to: ``/usr/bin/python3 make.py``. What differs between two runs are dates within the files, not cells.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale

FOLDER = Path(__file__).parent
NUMBERS = (FOLDER / "numbers.txt").read_text("utf-8").split()
ADDRESS = "socket,host=127.0.0.1,port=20231"
# Filters: name, and for CSV its options: delimiter, quote, encoding (76 UTF-8, 61 GBK), first line,
# columns, language, quote all texts, as shown on the screen.
XLSX, ODS = ("Calc MS Excel 2007 XML", ""), ("calc8", "")
SHOWN = ("Text - txt - csv (StarCalc)", "44,34,76,1,,2052,false,true")
STORED = ("Text - txt - csv (StarCalc)", "44,34,76,1,,2052,false,false")
GBK = ("Text - txt - csv (StarCalc)", "44,34,61,1,,2052,false,true")
Fill = Callable[[Any, Any, str], None]


def general(_: Any, cell: Any, number: str) -> None:
    cell.setValue(float(number))


def as_number(form: str) -> Fill:
    def fill(document: Any, cell: Any, number: str) -> None:
        cell.setValue(float(number))
        formats, locale = document.getNumberFormats(), Locale("zh", "CN", "")
        key = formats.queryKey(form, locale, False)
        cell.NumberFormat = key if key >= 0 else formats.addNew(form, locale)

    return fill


def as_text(before: str = "", after: str = "") -> Fill:
    def fill(_: Any, cell: Any, number: str) -> None:
        cell.setString(f"{before}{number}{after}")

    return fill


def as_formula(_: Any, cell: Any, number: str) -> None:
    cell.setFormula(f'="{number}"')


def full_width(_: Any, cell: Any, number: str) -> None:
    cell.setString(
        number.translate({ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"})
    )


# Each workbook: its name, how a number is put into its cell, how it is saved.
WORKBOOKS: list[tuple[str, Fill, tuple[str, str]]] = [
    ("number-cells.xlsx", as_number("0"), XLSX),
    ("number-cells-general.xlsx", general, XLSX),
    ("number-cells-scientific.xlsx", as_number("0.00000E+00"), XLSX),
    ("number-cells-scientific.ods", as_number("0.00000E+00"), ODS),
    ("number-cells-grouped.ods", as_number("#,##0"), ODS),
    ("text-cells.xlsx", as_text(), XLSX),
    ("text-cells.ods", as_text(), ODS),
    ("formula-cells.xlsx", as_formula, XLSX),
    ("apostrophes.xlsx", as_text("'"), XLSX),
    ("apostrophes.csv", as_text("'"), SHOWN),
    ("full-width.ods", full_width, ODS),
    ("blanks.csv", as_text("\u00a0", " "), SHOWN),
    ("general.csv", general, SHOWN),
    ("grouped.csv", as_number("#,##0"), SHOWN),
    ("decimal.csv", as_number("0.0"), SHOWN),
    ("scientific.csv", as_number("0.00000E+00"), SHOWN),
    ("scientific-stored.csv", as_number("0.00000E+00"), STORED),
    ("scientific-whole.csv", as_number("0.000000000000E+00"), SHOWN),
    ("gbk.csv", as_text(), GBK),
]


@contextmanager
def office() -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
        process = subprocess.Popen([*command, f"--accept={ADDRESS};urp;"])
        try:
            yield connect()
        finally:
            process.terminate()
            process.wait()


def connect() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:{ADDRESS};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(1)
    raise SystemExit("LibreOffice does not answer")


def option(name: str, value: object) -> PropertyValue:
    return PropertyValue(name, 0, value, 0)


def write(desktop: Any, name: str, fill: Fill, saved: tuple[str, str]) -> None:
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))
    sheet = document.Sheets.getByIndex(0)
    for column, header in enumerate(("姓名", "证书编号")):
        sheet.getCellByPosition(column, 0).setString(header)
    for row, number in enumerate(NUMBERS, 1):
        sheet.getCellByPosition(0, row).setString(f"考生{row:04}")
        # One cell is blank: columns of numbers become decimal for such.
        if number != "-":
            fill(document, sheet.getCellByPosition(1, row), number)
    filter_name, options = saved
    properties = (option("FilterName", filter_name), option("FilterOptions", options))
    document.storeToURL((FOLDER / name).as_uri(), properties)
    document.close(True)


def main() -> None:
    with office() as desktop:
        for workbook in WORKBOOKS:
            write(desktop, *workbook)


if __name__ == "__main__":
    main()
