"""What a register has against a number, or against a row that names its holder or project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillcert import Finding, name_form, parse_date
from skillcert.tables.column import Chosen
from skillcert.tables.heading import shown
from skillcert.tables.roles import Role
from skillcert.tables.understood import Understood
from skillcert.texts import Text

from .expected import is_day

if TYPE_CHECKING:
    from skillcert.register.states import State

VOID = "certificate_void"


@dataclass(frozen=True)
class Objection:
    """Why the register does not confirm a row; of a void certificate, which one took its place."""

    finding: Finding
    replaced_by: int | None = None

    @classmethod
    def of(cls, state: State | None) -> Objection:
        """Return the objection to a number that was not issued, or whose certificate is void."""
        if state is None:
            return NOT_ISSUED
        return cls.void(state.replaced_by)

    @classmethod
    def void(cls, replaced_by: int | None = None) -> Objection:
        """Return the objection to a void certificate."""
        return cls(Finding(VOID, "certificate"), replaced_by)

    @property
    def code(self) -> str:
        """Return the stable name."""
        return self.finding.code

    @property
    def clause(self) -> str | None:
        """Return the provision."""
        return self.finding.clause

    @property
    def facts(self) -> dict[str, str]:
        """Return what a program reads besides."""
        return {"replaced_by": f"{self.replaced_by:013}"} if self.replaced_by else {}

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        told, successor = self.finding.message(lang), self.replaced_by
        if successor is None:
            return told
        return Text(f"{told}，由{successor:013}代替", f"{told}, replaced by {successor:013}").of(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it; of a certificate that was replaced, which one counts."""
        if self.replaced_by:
            return Finding("replaced_already", "certificate", value=self.replaced_by).cure(lang)
        return self.finding.cure(lang)


NOT_ISSUED = Objection(Finding("not_issued", "whole"))


@dataclass(frozen=True)
class Claim:
    """A column that says whose a certificate is, or of which project."""

    place: int
    header: str
    # Which name of the register it is compared with, and what is said where they differ.
    name: int
    objection: Objection

    @property
    def is_name(self) -> bool:
        """Return whether it says whose a certificate is."""
        return self.name == 0

    def holds(self, cell: str, names: tuple[str, str, str]) -> bool:
        """Return whether a cell says what the register holds; a blank one says nothing."""
        said, held = cell.strip(), names[self.name]
        if CLAIMS[self.name][0] is Role.ISSUED_ON:
            return not said or is_day(said, parse_date(held))
        return not said or name_form(said) == name_form(held)


CLAIMS = (
    (Role.NAME, Objection(Finding("holder_differs", "holder"))),
    (Role.PROJECT, Objection(Finding("certificate_project_differs", "project"))),
    (Role.ISSUED_ON, Objection(Finding("record_differs", "date"))),
)
# What a column is about that might be compared, if it were known what it says.
_ABOUT = re.compile("工种|项目|职业(?!年限)|专项|(?:发证|核发|颁证|颁发|签发|领证).*(?:日|时间)")


@dataclass(frozen=True)
class Compared:
    """The column of numbers, and those that are compared with the register."""

    number: Chosen
    claims: tuple[Claim, ...]
    # Whether names are to be compared, and there are none.
    nameless: bool
    # Columns that may be about the same, and are not known.
    unknown: Sequence[Chosen] = ()

    @classmethod
    def of(cls, understood: Understood, wanted: Sequence[Role]) -> Compared:
        """Return the columns that a table has, of those that are to be compared."""
        places = understood.places
        found = [
            Claim(places[role].place, places[role].name, name, objection)
            for name, (role, objection) in enumerate(CLAIMS)
            if role in places
        ]
        taken = {chosen.place for chosen in places.values()}
        unknown = [
            Chosen(place, name, True)
            for place, (name, _) in enumerate(understood.headings if wanted else ())
            if place not in taken and _ABOUT.search(name)
        ]
        nameless = Role.NAME in wanted and Role.NAME not in places
        return cls(places[Role.NUMBER], tuple(found), nameless, unknown)

    @property
    def places(self) -> list[int]:
        """Return the places that are read."""
        return [self.number.place, *(claim.place for claim in self.claims)]

    @property
    def lines(self) -> list[Text]:
        """Return in words which columns were compared, and what was not."""
        headers = [shown(claim.header) for claim in self.claims]
        count = ("", "一", "两", "三")[len(headers)]
        text = Text(
            f"已核对{'、'.join(headers)}{count}列", f"compared with the register: {', '.join(headers)}"
        )
        return [*([text] if headers else []), *([_NAMELESS] if self.nameless else []), *self._unknown]

    @property
    def _unknown(self) -> Iterator[Text]:
        if self.unknown:
            columns = "、".join(chosen.named for chosen in self.unknown)
            yield Text(f"没有核对：{columns}", f"not compared: {columns}")


_NAMELESS = Text(
    "看不出哪一列是姓名，没有核对姓名；怎么办：有姓名的，只把那一列的表头写作“姓名”",
    "no single column is known to hold the names, which were not compared; cure: call that column “name”",
)
