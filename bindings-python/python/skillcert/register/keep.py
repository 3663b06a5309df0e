"""另存的列: further columns of a certificate, kept as one JSON object of texts."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .. import normal_form
from .errors import refuse
from .keys import KEEP_LENGTH, storable

# What tables call the columns that the data report knows; any other keeps its heading.
_NAMES = {
    "身份证号": "id",
    "身份证件号": "id",
    "证件号码": "id",
    "考核机构": "institution",
    "县市区": "county",
    "县(市、区)": "county",
    "发证人社局": "bureau",
    "人社局": "bureau",
    "发证鉴定中心": "center",
    "鉴定中心": "center",
}


def name_of(heading: str) -> str:
    """Return the name under which a column is kept.

    >>> name_of("县（市、区）"), name_of("center"), name_of("班级")
    ('county', 'center', '班级')
    """
    return _NAMES.get(normal_form(heading), heading)


def write(columns: Mapping[str, str] | None) -> str | None:
    """Return the columns as they are stored, without blank ones; None where nothing is left.

    Raises `ValidationError` for more than 8000 bytes, or a character that cannot be stored.

    >>> write({"center": "长沙市职业技能鉴定中心", "county": " "})
    '{"center":"长沙市职业技能鉴定中心"}'
    """
    filled = {name: text for name, text in columns.items() if text.strip()} if columns else None
    if not filled:
        return None
    for text in (*filled, *filled.values()):
        storable(text, "kept")
    stored = json.dumps(filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if len(stored.encode()) > KEEP_LENGTH:
        raise refuse("text_too_long", "kept", limit=KEEP_LENGTH)
    return stored


def read(stored: str | None) -> dict[str, str] | None:
    """Return the columns that are stored.

    Raises `ValidationError` for what cannot be any.
    """
    try:
        columns: object = None if stored is None else json.loads(stored)
    except (ValueError, RecursionError):
        columns = ()
    if columns is None:
        return None
    if not isinstance(columns, dict) or not all(isinstance(text, str) for text in columns.values()):
        raise refuse("record_impossible", "document")
    return columns
