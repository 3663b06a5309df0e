"""XML Spreadsheet 2003, which many systems call a workbook, read by expat."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO
from xml.parsers import expat

from .._native import _Grid
from ..texts import BilingualError
from .document import SheetFacts
from .encoding import pieces
from .fault import TableError
from .grid import GridSheet

Facts = dict[str, str]
# What stands between a namespace and a name.
APART = " "
# The elements of a workbook, of Excel and of pages.
SHEET, EXCEL = (f"urn:schemas-microsoft-com:office:{it}{APART}" for it in ("spreadsheet", "excel"))
PAGE = f"http://www.w3.org/TR/REC-html40{APART}"
# What these lie in: a comment of a cell has data, too, which is none of the cell.
PARENTS = {
    f"{SHEET}Row": f"{SHEET}Table",
    f"{SHEET}Cell": f"{SHEET}Row",
    f"{SHEET}Data": f"{SHEET}Cell",
}
KINDS = {"Number": "number", "DateTime": "date", "Boolean": "boolean", "Error": "error"}
# So many styles go on with each other: Excel has two.
GENERATIONS = 8
# The formats that have a name, as a code that shows the like.
FORMATS = {
    **dict.fromkeys(("", "General Number", "Standard", "Fixed", "Scientific"), "General"),
    **dict.fromkeys(("Currency", "Euro Currency"), "General"),
    **dict.fromkeys(("General Date", "Long Date", "Medium Date", "Short Date"), "yyyy"),
    **dict.fromkeys(("Long Time", "Medium Time", "Short Time"), "h"),
    **dict.fromkeys(("Yes/No", "True/False", "On/Off"), ";"),
    "Percent": "%",
}
# What a sheet and memory hold: columns, and characters of a cell.
WIDEST_ROW, LONGEST_CELL = 1 << 14, 1 << 20


def sheets(file: BinaryIO, name: str) -> list[GridSheet]:
    """Return the worksheets."""
    book = _Book()
    parser = expat.ParserCreate(namespace_separator=APART)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = book.start, book.end
    parser.CharacterDataHandler = book.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        for piece in pieces(file, name):
            parser.Parse(piece, False)
        parser.Parse("", True)
    except expat.ExpatError as error:
        raise BilingualError(
            f"{name}：文件已损坏，或没有传完（XML第{error.lineno}行）；怎么办：重新取得这个文件",
            f"{name}: the file is damaged or cut off (line {error.lineno} of its XML); cure: get it anew",
        ) from None
    if not book.sheets:
        raise TableError("no_sheets", {})
    return book.sheets


def _refuse_entities(*_: object) -> None:
    raise TableError("damaged", {})


class _Book:
    """What is known of a workbook while it is read."""

    def __init__(self) -> None:
        self.sheets: list[GridSheet] = []
        self._starts: dict[str, Callable[[Facts], None]] = {
            f"{SHEET}Style": self._style,
            f"{SHEET}NumberFormat": self._format,
            f"{SHEET}Font": self._font,
            f"{PAGE}S": self._strike,
            f"{PAGE}Sup": lambda _: self.text("^"),
            f"{PAGE}Sub": lambda _: self.text("_"),
            f"{SHEET}Worksheet": self._worksheet,
            f"{SHEET}Row": self._begin_row,
            f"{SHEET}Cell": self._begin_cell,
            f"{SHEET}Data": self._data,
            f"{EXCEL}Visible": self._visible,
        }
        self._ends = {
            f"{SHEET}Worksheet": self._end_worksheet,
            f"{SHEET}Row": self._end_row,
            f"{SHEET}Cell": self._end_cell,
            f"{SHEET}Data": self._end_text,
            f"{EXCEL}Visible": self._end_text,
            f"{PAGE}S": self._end_strike,
        }
        # The elements that are open; one that stands where it does not belong has no name.
        self._open = [""]
        # What each style says, and the last one that was met; in how many elements text is struck out, and
        # whether some of the cell is.
        self._styles, self._style_facts = dict[str, Facts](), Facts()
        self._strikes, self._struck = 0, False
        self._title, self._grid, self._number, self._row = "", _Grid(), 0, list[str]()
        self._kinds, self._row_facts, self._cell, self._type = list[tuple[int, str]](), Facts(), Facts(), ""
        self._seen, self._shown, self._length = list[str](), list[str](), 0
        # Where text goes.
        self._into: list[str] | None = None

    def start(self, name: str, attributes: Facts) -> None:
        """Begin what an element begins."""
        within = self._open[-1]
        known = name if PARENTS.get(name, within) == within else ""
        self._open.append(known)
        if begin := self._starts.get(known):
            begin({_local(key): value for key, value in attributes.items()})

    def end(self, _: str) -> None:
        """End what an element ends."""
        if end := self._ends.get(self._open.pop()):
            end()

    def text(self, text: str) -> None:
        """Take text where it is wanted."""
        if self._into is not None:
            self._into.append(text)
            self._struck |= self._strikes > 0 and bool(text.strip())
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise TableError("cell_too_long", {"sheet": self._title, "row": self._number})

    def _style(self, facts: Facts) -> None:
        self._style_facts = self._styles[facts.get("ID", "")] = {"Parent": facts.get("Parent", "")}

    def _format(self, facts: Facts) -> None:
        self._style_facts["Format"] = facts.get("Format", "")

    def _font(self, facts: Facts) -> None:
        self._style_facts |= {name: facts[name] for name in facts if name == "StrikeThrough"}

    def _strike(self, _: Facts) -> None:
        self._strikes += 1

    def _end_strike(self) -> None:
        self._strikes -= 1

    def _says(self, name: str) -> str:
        """Return what the style of the cell says, or the first of its parents that says it."""
        style = self._cell.get("StyleID", "Default")
        for _ in range(GENERATIONS):
            facts = self._styles.get(style, {})
            if name in facts:
                return facts[name]
            style = facts.get("Parent", "")
        return ""

    def _worksheet(self, facts: Facts) -> None:
        self._title, self._grid, self._number = facts.get("Name", ""), _Grid(), 0
        self._seen = []

    def _visible(self, _: Facts) -> None:
        self._into, self._length = self._seen, 0

    def _end_worksheet(self) -> None:
        hidden = "".join(self._seen).strip() in ("SheetHidden", "SheetVeryHidden")
        self.sheets.append(GridSheet(SheetFacts(self._title, hidden), self._grid))

    def _begin_row(self, facts: Facts) -> None:
        number = _index(facts, self._number + 1)
        if number <= self._number:
            raise TableError("rows_unordered", {"sheet": self._title, "row": number})
        self._number, self._row_facts, self._row, self._kinds = number, facts, [], []

    def _end_row(self) -> None:
        self._grid.set(self._number, self._row, self._kinds, self._row_facts.get("Hidden") == "1")
        self._number += _index(self._row_facts, 0, "Span")

    def _begin_cell(self, facts: Facts) -> None:
        self._cell, self._type, self._shown, self._length, self._struck = facts, "", [], 0, False

    def _data(self, facts: Facts) -> None:
        if self._type:
            raise TableError("damaged", {"sheet": self._title, "row": self._number})
        self._type, self._into = facts.get("Type", "String"), self._shown

    def _end_text(self) -> None:
        self._into = None

    def _end_cell(self) -> None:
        place = _index(self._cell, len(self._row) + 1) - 1
        if place < len(self._row):
            raise TableError("rows_unordered", {"sheet": self._title, "row": self._number})
        across = _index(self._cell, 0, "MergeAcross")
        if place + across >= WIDEST_ROW:
            raise TableError("beyond_sheet", {"sheet": self._title, "row": self._number})
        text, kind = self._value("".join(self._shown))
        if self._struck or (text and self._says("StrikeThrough") == "1"):
            kind = "struck"
        self._row += [""] * (place - len(self._row))
        self._row += [text, *[""] * across]
        if kind:
            self._kinds.append((place, kind))

    def _value(self, text: str) -> tuple[str, str]:
        """Return the text of the cell, and what it is unless it is text."""
        if not self._type:
            return "", "formula" if "Formula" in self._cell else ""
        kind = KINDS.get(self._type, "")
        if kind in ("number", ""):
            form = self._says("Format")
            return _Grid.shown(text, kind == "number", FORMATS.get(form, form))
        if kind == "date":
            return text.strip().removesuffix(".000").removesuffix("T00:00:00"), kind
        if kind == "boolean":
            return ("TRUE" if text.strip() == "1" else "FALSE"), kind
        return text, kind


def _local(name: str) -> str:
    return name.rpartition(APART)[2]


def _index(facts: Facts, usual: int, name: str = "Index") -> int:
    """Return a number that an attribute gives; one beyond every sheet is one."""
    said = facts.get(name, "")
    return int(said[:9]) if said.isascii() and said.isdigit() else usual
