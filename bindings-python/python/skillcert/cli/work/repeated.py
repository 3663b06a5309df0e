"""Numbers that a table names more than once: which of the rows is meant, nobody can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skillcert import normal_form
from skillcert.texts import Text

from .place import Place
from .steps import Asked, Refusal


@dataclass(frozen=True)
class Repeated:
    """Why a row is refused whose number an earlier one has."""

    place: Place
    code = "number_repeated"
    clause: str | None = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return Text(f"与{self.place.text.zh}重复", f"is in {self.place.text.en} already").of(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return Text("每个证书编号只留一行", "keep one row for each number").of(lang)


def unrepeated(asked: Sequence[Asked], refused: list[Refusal]) -> list[Asked]:
    """Return the rows whose number no row before them has; the others are refused."""
    first: dict[str, Asked] = {}
    for each in asked:
        here = first.setdefault(normal_form(each.number), each)
        if here is not each:
            refused.append(Refusal(each.place, each.number, Repeated(here.place)))
    return [*first.values()]
