"""考生: the candidates of a table, of whom two may be one person."""

from __future__ import annotations

from skillcert import alike_form
from skillcert.register import Record
from skillcert.texts import Text

from ...work.place import Place
from ...work.row_errors import RowError


class Candidates:
    """The candidates of each assessment, by what is left of their ids without zeros, `.0` and case."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str, Place]] = {}

    def check(self, at: Place, record: Record) -> None:
        """Refuse a candidate whose id is that of another one, but for how it is written.

        Raises `RowError`; `ValidationError` for an id that is none.
        """
        assessment, candidate = record.key
        other, place = self._known.setdefault((assessment, alike_form(candidate)), (candidate, at))
        if other != candidate:
            raise RowError(
                Text(
                    f"考生编号与{place.text.zh}的只差前导零、“.0”或大小写，可能是同一人",
                    f"the id differs from that of {place.text.en} only by zeros, .0 or case: perhaps one "
                    "person",
                ),
                Text(
                    "对照原登记改正考生编号；确为一人的，写成一样，前一个证书填写作废日期和作废原因，"
                    "后一个在“代替”列写前一个的编号",
                    "correct the id from the old register; of one person, write it alike, give the day and "
                    "the reason of the void of the first certificate, its number as replaces of the second",
                ),
            )
