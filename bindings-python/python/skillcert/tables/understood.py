"""What was understood of a document: its sheets, their headers, and what their columns are there for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..texts import BilingualError, Text
from .column import Chosen, counted
from .document import Document
from .header import Header
from .roles import Role, Wanted
from .rows import Words
from .table import Table, headings

# The sheets that `--sheet` can name at once.
ALL = "all"
NAMES: dict[Role, tuple[str, ...]] = {
    Role.NUMBER: ("证书编号", "证书号", "number", "编号"),
    Role.CANDIDATE: ("考生编号", "准考证号", "candidate"),
    Role.NAME: ("姓名", "name"),
    Role.THEORY: ("理论", "theory"),
    Role.PRACTICAL: ("操作技能", "实操", "practical"),
    Role.PROJECT: ("考核项目", "project"),
    Role.REPLACES: ("代替", "replaces"),
}


@dataclass(frozen=True)
class Said:
    """What was said of a table: the sheet, the last row of the header, columns by role, a file of aliases."""

    sheet: str | None = None
    header_row: int | None = None
    # By heading, number or letter.
    columns: Mapping[Role, str] = field(default_factory=dict)
    aliases: str | None = None


@dataclass(frozen=True)
class Understood:
    """A sheet that is read."""

    sheet: int
    title: str
    header: Header
    places: Mapping[Role, Chosen]
    # Further columns that could have a role.
    others: Mapping[Role, Sequence[Chosen]]
    words: Words

    def table(self, document: Document) -> Table[Any]:
        """Return the table of the sheet."""
        return document.table(self.sheet, self.header, self.words)


@dataclass(frozen=True)
class Understanding:
    """The sheets that are read, those that could be read too, and those that hold no such table and why."""

    sheets: Sequence[Understood]
    left_out: Sequence[str]
    passed_over: Sequence[tuple[str, Text]]


def understand(document: Document, wanted: Wanted, said: Said) -> Understanding:
    """Find the sheets, headers and columns that are wanted."""
    sheets = [
        _sheet(document, place, wanted, said)
        for place, facts in enumerate(document.sheets)
        if (said.sheet in (ALL, facts.title)) or (said.sheet is None and not facts.hidden)
    ]
    read = sheets if said.sheet == ALL else sheets[:1]
    return Understanding(read, [each.title for each in sheets[len(read) :]], [])


def _sheet(document: Document, place: int, wanted: Wanted, said: Said) -> Understood:
    rows = document.preview(place)
    row = said.header_row or next((number for number, cells in enumerate(rows, 1) if any(cells)), 0)
    if not row:
        raise BilingualError(
            f"{document.name}：文件为空，没有表头；怎么办：给出有数据的表",
            f"{document.name}: the file is empty, there is no header; cure: give a table with data",
        )
    columns = [cell.strip() for cell in rows[row - 1]]
    places = {
        role: chosen
        for role in ((Role.NUMBER,) * wanted.number + wanted.required + wanted.optional)
        if (chosen := _column(columns, role, said))
    }
    for role in (Role.NUMBER,) * wanted.number + wanted.required:
        if role not in places:
            raise BilingualError(
                f"{document.name}：没有“{NAMES[role][0]}”这一列；有：{headings(columns)}",
                f"{document.name}: there is no column {NAMES[role][-1]}; there are: {headings(columns)}",
            )
    return Understood(place, document.sheets[place].title, Header(row, row, columns), places, {}, Words())


def _column(columns: Sequence[str], role: Role, said: Said) -> Chosen | None:
    if name := said.columns.get(role):
        place = columns.index(name) if name in columns else counted(name, len(columns))
        return None if place is None else Chosen(place, columns[place], False)
    names = [name for name in NAMES.get(role, ()) if name in columns]
    return Chosen(columns.index(names[0]), names[0], True) if names else None
