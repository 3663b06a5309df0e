"""考核的名称: under two spellings of it, the candidates of an assessment would be certified twice."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, normalize

import sqlalchemy as sa

from .. import normal_form
from ..texts import Text
from .errors import CONFLICT, RegisterError
from .schema import certificates

# What is written like a dash, besides those that are called so.
_DASHES = {*"−～~ー"}


def spelling(assessment: str) -> str:
    """Return the form in which assessments are compared: width, dashes, case and blanks make no other.

    >>> spelling("２０２６– 11") == spelling("2026-11")
    True
    """
    form = normal_form(normalize("NFKC", assessment)).casefold()
    return "".join("-" if category(each) == "Pd" or each in _DASHES else each for each in form)


def refuse_respelled(connection: sa.Connection, assessments: Iterable[str]) -> None:
    """Refuse an assessment that is entered under another spelling, or comes under two.

    Raises `RegisterError`, which names both.
    """
    column, named = certificates.c.assessment, dict[str, str]()
    for each in dict.fromkeys(assessments):
        if (other := named.setdefault(spelling(each), each)) != each:
            raise _respelled(each, other)
    fresh = {form: each for form, each in named.items() if not _is_known(connection, each)}
    # Only the first certificate of an assessment comes here.
    for here in connection.scalars(sa.select(column).distinct()) if fresh else ():
        if given := fresh.get(spelling(here)):
            raise _respelled(given, here)


def _is_known(connection: sa.Connection, assessment: str) -> bool:
    query = sa.select(sa.literal(1)).where(certificates.c.assessment == assessment).limit(1)
    return connection.scalar(query) is not None


def _respelled(given: str, other: str) -> RegisterError:
    return RegisterError(
        CONFLICT,
        f"考核“{given}”与“{other}”只是写法不同",
        f"the assessments “{given}” and “{other}” differ only in how they are written",
        cure=Text(
            f"改用“{other}”（--assessment）；确是另一场考核的，取一个明显不同的名称",
            f"use “{other}” (--assessment); give another assessment a name that is clearly another",
        ),
    )
