"""Words that say of a certificate that it is void, in whatever column."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from skillcert.tables.heading import normal
from skillcert.texts import Text

# Words that say it of a certificate, and what denies them.
_SAID = (
    r"作废|废止|报废|废证|打废|印废|删除|注销|吊销|撤销|撤回|取消|失效|无效|收回|收缴|缴销|追回|停发|退证|假证|毁损|重号|错号|^废$"
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
_REMARK = re.compile("备注|说明|情况|remark|note")
_STANDS = re.compile(
    r"正常|(?:长期)?有效|合格|通过|在用|使用中|现行|已?(?:生效|归档|存档)|已?(?:核发|发证|发放|颁发|签发|制证|打印|盖章|领取|领证|发出|办结|完成)"
    r"|valid|normal|active|issued|printed|complete"
)


def is_state(heading: str) -> bool:
    """Return whether a column may say that a certificate is void."""
    form = normal(heading)
    return bool(_VOID.search(form) or _VALID.search(form) or _REMARK.search(form) or form in _STATES)


def word_of(text: str) -> str:
    """Return such a word of a text that does not deny it; blank if it has none."""
    found = _WORD.search(_DENIED.sub("", text))
    return found[0] if found else ""


@lru_cache(1 << 12)
def said(heading: str, text: str) -> Text | None:
    """Return by what a certificate may be void, as far as a cell says it; never the whole of a remark."""
    if not (cell := normalize("NFKC", text).strip().casefold()):
        return None
    if _VOID.search(heading) and not _NOT_VOID.fullmatch(cell):
        return Text("有内容", "is filled in")
    denied = _VALID.search(heading) and _NOT_VALID.fullmatch(cell)
    unknown = heading in _STATES and not _STANDS.fullmatch(cell) and not _DENIED.fullmatch(cell)
    if word := word_of(cell):
        return Text(f"写的是“{word}”", f"says “{word}”")
    if denied or unknown:
        # A cell of another column may be somebody's name.
        return Text("不是有效的状态", "does not say that it is valid")
    return None
