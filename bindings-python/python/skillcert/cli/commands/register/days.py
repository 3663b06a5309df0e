"""日期: the days in the cells of a table, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from skillcert import ValidationError, parse_date
from skillcert.tables.column import Chosen
from skillcert.texts import Text

from ...work.inputs import iso
from ...work.place import Place
from ...work.row_errors import RowError

# A day that a spreadsheet shows as the number by which it counts days.
_SERIAL = re.compile(r"[34][0-9]{4}")
# What a cell of days holds that may be repeated: nobody's name, and too short for the number of a person.
_SHOWN = re.compile(r"[0-9 年月日号./\\-]{1,10}")
_FORMAT = Text(
    "在表格软件中把这一列的格式改为日期，再保存",
    "give the column the format of dates in the office program, and save it",
)


class Days:
    """Days as they are read; those that are written in another way than ISO 8601 has it are noted."""

    def __init__(self) -> None:
        self._noted: list[tuple[Place, str, date]] = []

    def read(self, at: Place, column: Chosen, cell: str) -> date:
        """Return the day of a cell.

        Raises `RowError`, which names the column, and what it holds where that is as good as a day.
        """
        try:
            day = parse_date(iso(cell))
        except ValidationError as error:
            told = RowError.of(error)
            cure = _FORMAT if _SERIAL.fullmatch(cell) else told.cure
            said = Text(f"是“{cell}”", f" is “{cell}”") if _SHOWN.fullmatch(cell) else Text("", "")
            named = column.named
            raise RowError(
                Text(f"{named}{said.zh}：{told.what.zh}", f"{named}{said.en}: {told.what.en}"), cure
            ) from None
        if cell != str(day):
            self._noted.append((at, cell, day))
        return day

    @property
    def notes(self) -> Iterator[Text]:
        """Return how many days were written in another way, and how the first of them was read."""
        if self._noted:
            place, cell, day = self._noted[0]
            yield Text(
                f"{len(self._noted)}个日期不是{day}这样的写法，如{place.text.zh}的{cell}，读作{day}",
                f"{len(self._noted)} dates are not written like {day}: {cell} in {place.text.en}, read as "
                f"{day}",
            )
