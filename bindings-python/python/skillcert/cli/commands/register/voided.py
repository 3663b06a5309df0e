"""作废: what a table of another system says of it, in whatever column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillcert.register import columns
from skillcert.tables.column import Chosen
from skillcert.tables.heading import normal
from skillcert.texts import Text

from ...work.row_errors import RowError
from ...work.void_words import said, word_of


class Voided:
    """The columns of a table in which a certificate may be called void, without the day and the reason."""

    def __init__(
        self, titles: Sequence[str], headings: Sequence[str], places: Mapping[columns.Column, int]
    ) -> None:
        told = (columns.NUMBER, columns.ISSUED_ON, columns.VOIDED_ON, columns.VOID_REASON, columns.REPLACES)
        self._whole = columns.VOIDED_ON in places and columns.VOID_REASON in places
        # A line above the header may name somebody: its word is shown, and no more.
        self._word = next(filter(None, (word_of(normal(title)) for title in titles)), "")
        left = [places[column] for column in told if column in places]
        self._columns = [
            (Chosen(place, heading, True), normal(heading))
            for place, heading in enumerate(headings)
            if place not in left
        ]

    def check(self, cells: Sequence[str]) -> None:
        """Refuse a row that no day and reason say to be void, where another column or a title does say so.

        So may a state that is not known. Raises `RowError`.
        """
        for chosen, heading in self._columns:
            if (cell := cells[chosen.place]) and (found := said(heading, cell)):
                raise self._error(Text(f"{chosen.named}{found.zh}", f"{chosen.named} {found.en}"))
        if self._word:
            raise self._error(Text(f"标题写有“{self._word}”", f"a title says “{self._word}”"))

    def _error(self, said: Text) -> RowError:
        add = Text("", "") if self._whole else Text("加上“作废日期”“作废原因”两列，", "add columns of both, ")
        return RowError(
            Text(
                f"{said.zh}，没有填写作废日期和作废原因",
                f"{said.en}, but no day and reason of a void are given",
            ),
            Text(
                f"已作废的，{add.zh}填写作废日期和作废原因；没有作废的，在副本中改写或清空那一格（状态写“有效”）",
                f"of a void certificate, {add.en}fill in voided_on and void_reason; of another one, rewrite "
                "or clear that cell in a copy (a state as “valid”)",
            ),
        )
