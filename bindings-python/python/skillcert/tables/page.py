"""Tables in pages, which many systems call a workbook: HTML, read by the parser of Python.

What a page does not show does not count; what it strikes out is never joined to what it shows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import BinaryIO

from .._native import _Grid
from ..texts import BilingualError
from .document import SheetFacts
from .encoding import pieces
from .fault import TableError
from .grid import GridSheet
from .look import GONE, PLAIN, SEEN, STRUCK, UNSEEN, Look, Looks
from .shown import shown

Attributes = list[tuple[str, str | None]]
Facts = dict[str, str | None]
# What begins and ends a line in a cell, and what stands there instead of a text above or below the line.
BLOCKS = {
    "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "ul",
}  # fmt: skip
RAISED = {"sup": "^", "sub": "_"}
# Elements without content, and those that end where another such begins.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
ENDED = ("p", "li", "dd", "dt", "option", "rt", "rp")
SECTIONS = ("thead", "tbody", "tfoot")
BLANKS = re.compile("[ \t\r\n\f]+")
# A number as programs store it beside what is shown, and what is shown where a column is too narrow.
NUMERAL = re.compile(
    r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE
)
NARROW = re.compile("#+")
# Beyond so many digits a number is none any more, as a double has it.
DIGITS = 14
# A cell takes no more columns or rows than this, a row no more columns; a tag or a cell no more characters,
# a page no more tables; no more elements lie in each other.
WIDEST_CELL, WIDEST_ROW, LONGEST, MOST_TABLES, DEEPEST = 1000, 1 << 14, 1 << 20, 10_000, 512


def sheets(file: BinaryIO, name: str) -> list[GridSheet]:
    """Return the tables of a page that have rows, each as a sheet."""
    page = _Page()
    try:
        for piece in pieces(file, name):
            page.feed(piece)
            if len(page.rawdata) > LONGEST:
                raise AssertionError("a tag without end")
        page.close()
    except AssertionError:  # what the parser of Python says of a declaration that is none
        raise TableError("damaged", {}) from None
    tables = [table for table in page.tables if len(table.grid)]
    tables = [table for table in tables if len(table.grid) > 1] or tables
    if not tables:
        raise BilingualError(
            f"{name}：是网页，其中没有表格（可能是系统的登录页或报错页）；怎么办：重新导出，或打开原表另存为XLSX",
            f"{name}: is a page without a table (perhaps where a system asks for a password); cure: export "
            "it again, or save the original table as XLSX",
        )
    titles = [f"表{number}" for number in range(1, len(tables) + 1)] if len(tables) > 1 else [""]
    return [
        GridSheet(SheetFacts(title, table.hidden), table.grid)
        for title, table in zip(titles, tables, strict=True)
    ]


class _Found:
    """A table while it is read."""

    def __init__(self, base: int, *, hidden: bool) -> None:
        self.grid = _Grid()
        # How many elements it lies in, and whether it is not shown.
        self.base, self.hidden = base, hidden
        self._number = 0
        # The cells of the row, what those are that are no text, and for how many rows a column is taken by a
        # cell of this one or of one above.
        self._row: list[str] = []
        self._kinds: list[tuple[int, str]] = []
        self._taken: dict[int, int] = {}
        self._in_row, self._hidden_section, self._hidden_row = False, False, False
        # What is struck out in the row; the text of the cell, whether some of it is struck out, how many
        # columns and rows it takes, and the number behind what it shows.
        self.row_look = PLAIN
        self.cell: list[str] | None = None
        self._length, self._struck, self._spans, self._stored = 0, False, (1, 1), ""

    def begin_section(self, *, hidden: bool) -> None:
        """Begin a group of rows, or what is behind one; a cell goes on in none below."""
        self.end_row()
        self._taken, self._hidden_section = {}, hidden

    def begin_row(self, look: Look) -> None:
        """Begin a row; one that was not ended is over."""
        self.end_row()
        self._number += 1
        self._in_row, self.row_look = True, look & {STRUCK}
        self._hidden_row = self._hidden_section or bool(look & {GONE, UNSEEN})

    def begin_cell(self, facts: Facts, look: Look) -> None:
        """Begin a cell; one that was not ended is over, and a row begins where none did."""
        self.end_cell()
        if not self._in_row:
            self.begin_row(PLAIN)
        if GONE in look:
            return
        self.cell, self._length, self._struck = [], 0, False
        self._stored = facts.get("x:num") or facts.get("sdval") or ""
        self._spans = (_span(facts.get("colspan")), _span(facts.get("rowspan")))

    def take(self, text: str, *, struck: bool) -> None:
        """Take text into the cell that is open."""
        if self.cell is not None:
            self.cell.append(text)
            self._struck |= struck and bool(text.strip())
            self._length += len(text)
            if self._length > LONGEST:
                raise TableError("cell_too_long", {"row": self._number})

    def end_cell(self) -> None:
        """Put the cell into its row, behind what cells above take."""
        if self.cell is None:
            return
        while self._taken.get(len(self._row), 0) > 0:
            self._row.append("")
        columns, rows = self._spans
        if len(self._row) + columns > WIDEST_ROW:
            raise TableError("beyond_sheet", {"row": self._number})
        self._taken |= dict.fromkeys(range(len(self._row), len(self._row) + columns), rows)
        text, kind = _value(_shown("".join(self.cell)), self._stored)
        if kind := "struck" if self._struck else kind:
            self._kinds.append((len(self._row), kind))
        self._row += [text, *[""] * (columns - 1)]
        self.cell = None

    def end_row(self) -> None:
        """Put the row into the table."""
        self.end_cell()
        if self._in_row:
            self.grid.set(self._number, self._row, self._kinds, self._hidden_row)
            self._taken = {place: rows - 1 for place, rows in self._taken.items() if rows > 1}
            self._row, self._kinds, self._in_row = [], [], False


class _Page(HTMLParser):
    """Collects the tables of a page; a table in a cell is one of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Found] = []
        self._open: list[_Found] = []
        self._looks, self._sheet = Looks(), list[str]()
        # The elements that are open, and how each is shown within its table: those of a cell end with it.
        self._tags: list[str] = []
        self._shown: list[Look] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin what a tag begins."""
        facts = dict(reversed(attrs)) if attrs else {}
        look = self._looks.of(tag, facts)
        if tag == "table":
            self._begin_table(look)
        elif self._open and tag in ("tr", "td", "th", *SECTIONS):
            self._begin_part(self._open[-1], tag, facts, look)
        else:
            self._begin_element(tag, look)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if self._open and tag in ("td", "th"):
            self._open[-1].end_cell()
        elif self._open and tag == "tr":
            self._open[-1].end_row()
        elif self._open and tag in SECTIONS:
            self._open[-1].begin_section(hidden=False)
        elif self._open and tag == "table":
            found = self._open.pop()
            found.end_row()
            self._cut(found.base)
            self._end_element(tag)
        else:
            self._end_element(tag)

    def handle_data(self, data: str) -> None:
        """Take text into the cell that is open."""
        if self.cdata_elem == "style":
            self._sheet.append(data)
        self._take(BLANKS.sub(" ", data))

    def close(self) -> None:
        """End the tables that are open; a remark without end goes to the end of the page."""
        if self.rawdata.startswith("<!--"):
            self.rawdata = ""
        super().close()
        while self._open:
            self._open.pop().end_row()

    def _begin_table(self, look: Look) -> None:
        if len(self.tables) == MOST_TABLES:
            raise TableError("too_large", {"limit": MOST_TABLES})
        self._begin_element("table", look)
        self._open.append(_Found(len(self._tags), hidden=bool(self._shown[-1] & {GONE, UNSEEN})))
        self.tables.append(self._open[-1])

    def _begin_part(self, table: _Found, tag: str, facts: Facts, look: Look) -> None:
        """Begin a cell, a row or a group of rows; what was not ended in the cell before is over."""
        self._cut(table.base)
        if tag in SECTIONS:
            table.begin_section(hidden=bool(look & {GONE, UNSEEN}))
        elif tag == "tr":
            table.begin_row(look)
        else:
            table.begin_cell(facts, look)
            self._put(tag, look | table.row_look)

    def _begin_element(self, tag: str, look: Look) -> None:
        if tag in ENDED:
            self._leave(tag)
        self._take("\n" if tag in BLOCKS and GONE not in look else RAISED.get(tag, ""))
        if tag not in VOID:
            self._put(tag, look)

    def _end_element(self, tag: str) -> None:
        self._take("\n" if tag in BLOCKS else "")
        self._leave(tag)
        if tag == "style":
            self._looks.take("".join(self._sheet))
            self._sheet.clear()

    def _leave(self, tag: str) -> None:
        """End the innermost element of this name, and what lies in it."""
        base = self._open[-1].base if self._open else 0
        if tag in (within := self._tags[base:]):
            self._cut(len(self._tags) - within[::-1].index(tag) - 1)

    def _put(self, tag: str, look: Look) -> None:
        within = self._shown[-1] if self._shown else PLAIN
        if self._open and len(self._tags) == self._open[-1].base:
            within &= {STRUCK}
        self._tags.append(tag)
        self._shown.append(look | (within - {UNSEEN} if SEEN in look else within))
        if len(self._tags) > DEEPEST:
            raise TableError("too_large", {"limit": DEEPEST})

    def _cut(self, place: int) -> None:
        """End the elements that lie in so many others."""
        del self._tags[place:], self._shown[place:]

    def _take(self, text: str) -> None:
        if self._open and text and not self._shown[-1] & {GONE, UNSEEN}:
            self._open[-1].take(text, struck=STRUCK in self._shown[-1])


def _span(said: str | None) -> int:
    """Return how many columns or rows a cell takes."""
    number = int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1
    return min(max(number, 1), WIDEST_CELL)


def _shown(text: str) -> str:
    """Return a text as a page shows it."""
    lines = (line.strip(" ") for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _value(text: str, stored: str) -> tuple[str, str]:
    """Return the text of a cell, and that it is a number: the stored one, if that is shown, be it rounded.

    A number of which the page has not all digits is a text.
    """
    if not NUMERAL.fullmatch(stored):
        return text, ""
    value, seen = Decimal(stored), re.sub(r"[,\s]", "", text).lower()
    narrow = NARROW.fullmatch(seen)
    if not narrow and not _rounds(value, seen):
        return text, ""
    lost = (narrow or "e" in seen) and _step(value) > 1
    return (text, "") if lost else (shown(float(stored)), "number")


def _rounds(value: Decimal, seen: str) -> bool:
    """Return whether a text is this number, be it rounded; one with zeros before it is none."""
    if not NUMERAL.fullmatch(seen) or re.match(r"0\d", seen):
        return False
    rounded = Decimal(seen)
    return abs(value - rounded) <= max(_step(rounded) / 2, abs(value).scaleb(-DIGITS))


def _step(number: Decimal) -> Decimal:
    """Return how much the last digit counts with which a number is written."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))
