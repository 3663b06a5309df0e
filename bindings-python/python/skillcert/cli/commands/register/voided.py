"""作废: what a table of another system says of it, in whatever column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import normalize

from skillcert.register import columns
from skillcert.tables.column import Chosen
from skillcert.tables.heading import normal, shown
from skillcert.texts import Text

from ...work.row_errors import RowError

# Words that say it of a certificate, and what denies them.
_SAID = (
    r"作废|废止|报废|废证|删除|注销|吊销|撤销|撤回|取消|失效|无效|收回|收缴"
    r"|\b(?:void(?:ed)?|invalid|revoked|cancell?ed|annulled|withdrawn)\b"
)
_WORD, _DENIED = re.compile(_SAID), re.compile(rf"(?:未|没有?|无|非|不|not )(?:被|曾|予)?(?:{_SAID})")
# Headings of columns that ask whether, when or why it is void, or whether it is valid.
_VOID, _VALID = (
    re.compile(r"废|注销|吊销|撤销|删除|void|revoked|cancel|deleted|delflag"),
    re.compile(r"有效(?!期)|^(?:is)?valid"),
)
_NO = r"否|无|没有|未.*|不.*|0|[-—–－/／]+|[×✕xn]|no|false"
_NOT_VOID, _NOT_VALID = re.compile(rf"{_NO}|正常|有效|valid"), re.compile(_NO)
# Headings of columns that say how a certificate stands, and the words of one that is not void.
_STATES = {
    "状态", "证书状态", "证件状态", "当前状态", "证书当前状态", "状态名称", "发证状态", "status", "state",
    "certificatestatus",
}  # fmt: skip
_STANDS = re.compile(
    r"正常|(?:长期)?有效|合格|通过|在用|使用中|现行|已?(?:生效|归档|存档)|已?(?:核发|发证|发放|颁发|签发|制证|打印|盖章|领取|领证|发出|办结|完成)"
    r"|valid|normal|active|issued|printed|complete"
)


class Voided:
    """The columns of a table in which a certificate may be called void, without the day and the reason."""

    def __init__(
        self, titles: Sequence[str], headings: Sequence[str], places: Mapping[columns.Column, int]
    ) -> None:
        told = (columns.NUMBER, columns.ISSUED_ON, columns.VOIDED_ON, columns.VOID_REASON, columns.REPLACES)
        self._whole = columns.VOIDED_ON in places and columns.VOID_REASON in places
        self._titles = [title for title in titles if _WORD.search(_DENIED.sub("", normal(title)))]
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
            if (cell := cells[chosen.place]) and (said := _said(heading, cell)):
                raise self._error(Text(f"{chosen.named}{said.zh}", f"{chosen.named} {said.en}"))
        for title in self._titles:
            name = shown(title)
            raise self._error(Text(f"标题是“{name}”", f"the title is “{name}”"))

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


@lru_cache(1 << 12)
def _said(heading: str, text: str) -> Text | None:
    """Return by what a certificate may be void, as far as a cell says it; never the whole of a remark."""
    if not (cell := normalize("NFKC", text).strip().casefold()):
        return None
    if _VOID.search(heading) and not _NOT_VOID.fullmatch(cell):
        return Text("有内容", "is filled in")
    denied = _VALID.search(heading) and _NOT_VALID.fullmatch(cell)
    unknown = heading in _STATES and not _STANDS.fullmatch(cell) and not _DENIED.fullmatch(cell)
    if word := _WORD.search(_DENIED.sub("", cell)):
        return Text(f"写的是“{word[0]}”", f"says “{word[0]}”")
    if denied or unknown:
        # A cell of another column may be somebody's name.
        return Text("不是有效的状态", "does not say that it is valid")
    return None
