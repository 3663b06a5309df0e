"""What is asked for, apart from the table, which may say otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from skillcert import name_form
from skillcert.tables.roles import Role
from skillcert.texts import Text

from .contradiction import Contradiction

_DAY = re.compile(r"(\d{4})\s*\D?\s*(\d\d?)\s*(?:\D?\s*(\d\d?))?(?:\D.*)?")
_ANY_DAY = re.compile(r"(20\d\d)(?:\s*[-/.年]\s*)?(\d\d?)(?:(?:\s*[-/.月]\s*)?(\d\d?))?")
# The one city whose code is in the notice.
_CITY, _CODE = "长沙", "01"
# What may be behind the name of a project.
_BEHIND = re.compile(r"(?:[(（]?(?:专项)?(?:职业)?(?:能力)?(?:考核)?(?:项目|证书)?[)）]?)$")


@dataclass(frozen=True)
class Expected:
    """A project by its name, the days of issue and assessment, the code of the city; None says nothing."""

    project: str | None = None
    issued_on: date | None = None
    assessed_on: date | None = None
    city: str | None = None

    def judge(self, role: Role, where: Text, cell: str) -> Contradiction | None:
        """Return what a cell of a column says against it."""
        days = {Role.ISSUED_ON: self.issued_on, Role.ASSESSED_ON: self.assessed_on}
        if role == Role.PROJECT and self.project and not is_project(cell, self.project):
            return Contradiction("project_contradicted", where, Text(self.project, self.project))
        if role == Role.ASSESSED_ON and self.issued_on and _latest(cell) > str(self.issued_on):
            return Contradiction("date_late", where, Text(str(self.issued_on), str(self.issued_on)))
        if (day := days.get(role)) and not is_day(cell, day):
            return Contradiction("date_contradicted", where, Text(str(day), str(day)))
        if role == Role.CITY and self.city and not _is_city(cell, self.city):
            return Contradiction("city_contradicted", where, Text(self.city, self.city))
        return None


ROLES = (Role.PROJECT, Role.ISSUED_ON, Role.ASSESSED_ON, Role.CITY)


def is_project(text: str, project: str) -> bool:
    """Return whether a text is the name of a project, perhaps with a word for what a project is."""
    form, ours = (_BEHIND.sub("", name_form(normalize("NFKC", it)).casefold()) for it in (text, project))
    return form in ("", ours)


def is_day(cell: str, day: date) -> bool:
    """Return whether a cell is a day, or its month."""
    found = _DAY.fullmatch(normalize("NFKC", cell).strip())
    if found is None:
        return False
    year, month, of_month = found.groups()
    return (int(year), int(month), int(of_month or day.day)) == (day.year, day.month, day.day)


def _latest(cell: str) -> str:
    """Return the last of the days that a cell has, as text; a month is its first day."""
    found = _ANY_DAY.findall(normalize("NFKC", cell))
    return max((f"{year}-{month:>02}-{day or 1:>02}" for year, month, day in found), default="")


def _is_city(cell: str, city: str) -> bool:
    """Return whether a cell is the code of a city, or its name, as far as that is known."""
    text = normalize("NFKC", cell).strip().removesuffix(".0")
    return text.zfill(2) == city if text.isdecimal() else (_CITY in text) == (city == _CODE)
