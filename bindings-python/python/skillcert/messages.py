"""What every code says: sentence, cure and clause, in Chinese and English.

The sentences have slots in braces, such as ``{position}``; ``message`` of an error or a finding fills them.

>>> from skillcert import messages
>>> code = messages.lookup(111)
>>> code.name, code.clause, code.sentence("zh")
('serial_zero', '附件2·5', '序列号为0000000，应从0000001起')
>>> messages.lookup("serial_zero").cure("en")
'compare digits 7 to 13 with the certificate'
"""

from __future__ import annotations

from typing import TypedDict

from ._native import Code, codes

__all__ = ["Message", "lookup", "table"]

_BY_NUMBER = {code.number: code for code in codes()}


class Message(TypedDict):
    """One row of ``table``, ready for JSON, CSV or a data frame.

    ``clause`` is ``None`` for a fault of the call itself.

    >>> row: Message = table()[0]
    >>> row["number"], row["name"]
    (101, 'number_missing')
    """

    number: int
    name: str
    clause: str | None
    zh: str
    en: str
    cure_zh: str
    cure_en: str


def lookup(code: str | int) -> Code:
    """Return the code with this stable name or number.

    Raises ``LookupError`` for one that is not in the list: it may be of a later version.

    >>> lookup("no_such_code")
    Traceback (most recent call last):
    LookupError: no code has this name or number
    """
    try:
        return Code(code) if isinstance(code, str) else _BY_NUMBER[code]
    except (ValueError, KeyError):
        raise LookupError("no code has this name or number") from None


def table() -> list[Message]:
    """Return every code with what it says, by number.

    >>> [row["name"] for row in table() if row["clause"] == "三(三)"][:2]
    ['task_weights', 'tasks_missing']
    """
    return [
        Message(
            number=code.number,
            name=code.name,
            clause=code.clause,
            zh=code.sentence("zh"),
            en=code.sentence("en"),
            cure_zh=code.cure("zh"),
            cure_en=code.cure("en"),
        )
        for code in codes()
    ]
