"""What the commands are given besides tables: documents, dates, a register."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

from skillcert import DocumentError, FeeSchedules, NumberScheme, Project, ValidationError, parse_date
from skillcert.tables.source import read_whole
from skillcert.texts import BilingualError, Text

from .reasons import CURE, cured

if TYPE_CHECKING:
    from skillcert.register import Register

T = TypeVar("T")
# The largest document that is read, in bytes.
DOCUMENT = 16 << 20
_DAY = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?"
    r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
# 20261123, which is no other day in any order.
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")


def open_register(url: str) -> Register:
    """Return the register at an address; the packages for it are loaded only now."""
    from skillcert.register import Register

    return Register(url)


def read_project(path: str) -> Project:
    """Return the project in a JSON file."""
    return read_document(path, Project.from_json)


def read_scheme(path: str | None) -> NumberScheme:
    """Return the scheme in a JSON file; without one, what the notice itself says."""
    return NumberScheme.hunan() if path is None else read_document(path, NumberScheme.from_json)


def closed(scheme: NumberScheme) -> NumberScheme:
    """Return a scheme that refuses a city which is not listed: it may be a slip of the hand."""
    return NumberScheme(
        province=scheme.province,
        first_year=scheme.first_year,
        cities=scheme.cities,
        closed=True,
        version=scheme.version,
    )


def misplaced(
    error: ValidationError, city: str, scheme: NumberScheme, *, day: str, place: str
) -> BilingualError:
    """Return the error of a year or a city that does not fit, with the name of the argument that gave it."""
    if error.code != "city_unknown":
        return about(day if error.component == "year" else place, error)
    return BilingualError(
        f"{place}：地市代码{city}不在编号办法的地市代码表中（有：{'、'.join(scheme.cities)}）；"
        "确为本地市的，写入 --scheme 文件的 cities",
        f"{place}: the city code {city} is not in the city table of the scheme, which has "
        f"{', '.join(scheme.cities)}; if it is right, add it to the cities of the --scheme file",
    )


def read_schedules(path: str | None) -> FeeSchedules:
    """Return the fee schedules in a JSON file; without one, that of the notice."""
    return FeeSchedules.notice() if path is None else read_document(path, FeeSchedules.from_json)


def read_date(option: str, text: str) -> date:
    """Return the date given to an option."""
    try:
        return parse_date(text)
    except ValidationError as error:
        raise about(option, error) from None


def iso(cell: str) -> str:
    """Return a day as ISO 8601 has it, however a table writes it; anything else as it is."""
    text = normalize("NFKC", cell).strip()
    match = _DAY.fullmatch(text) or _DIGITS.fullmatch(text)
    return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}" if match else cell


def about(name: str | Text, error: ValidationError) -> BilingualError:
    """Return an error with the name of the input that it is about, and what cures it."""
    name, told = Text(name, name) if isinstance(name, str) else name, cured(error)
    return BilingualError(f"{name.zh}：{told.zh}", f"{name.en}: {told.en}")


def read_document(path: str, build: Callable[[str], T]) -> T:
    """Return what a JSON file holds."""
    try:
        return build(read_text(path))
    except DocumentError as error:
        raise about(path, error) from None


def read_text(path: str, limit: int = DOCUMENT) -> str:
    """Return the text of a file of so many bytes at most."""
    data = read_whole(path, limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.start + 1
        raise BilingualError(
            f"{path}：第{byte}个字节不是UTF-8；{CURE.zh}：另存为UTF-8编码",
            f"{path}: byte {byte} is not UTF-8; {CURE.en}: save it in UTF-8",
        ) from None
