"""By which words columns and rows are known: those of `aliases.toml`, and a user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ..texts import BilingualError, Text
from .heading import forms, languages, normal, parts, shown
from .remarks import Remarks, form
from .roles import Role
from .rows import KINDS, Words
from .source import read_whole

# A heading longer than this is a sentence.
_LONGEST = 40
# How much less a heading counts whose words in brackets, or whose second name, are left out.
_LESS = 0.5
_WORDS = (*KINDS, "nobody", "absent")
# By columns of these a row is known for a header, wherever it is.
_TOLD_BY = {
    Role.CANDIDATE, Role.NAME, Role.NUMBER, Role.ID, Role.PRACTICAL, Role.THEORY, Role.MARK, Role.SEQUENCE,
}  # fmt: skip
# The largest file of words, in bytes, and how many dots a line of it may have.
_SIZE, _DOTS = 256 << 10, 50
_AT = re.compile(r"at line (\d+), column (\d+)")


# The roles that a heading may have, the lowest rank being the one that comes first in the list.
Ranks = Mapping[Role, float]


@dataclass(frozen=True)
class _Pattern:
    rank: int
    # Few tables need one: `re` compiles it then, and keeps it.
    expression: str


@dataclass
class Aliases:
    """The headings of each role, in their order, and the words of rows that are no entries."""

    words: Words
    exact: Mapping[str, Ranks]
    patterns: Mapping[Role, Sequence[_Pattern]]
    # What all patterns together have to find in a heading.
    clue: re.Pattern[str]
    never: Mapping[Role, Sequence[str]]
    # What is before headings and changes nothing, the longest first.
    before: Sequence[str]
    # What cells say of a result, and by what other headings and titles are known.
    remarks: Remarks
    columns: Mapping[str, Sequence[str]]
    titles: Mapping[str, Sequence[str]]
    _known: dict[tuple[str, ...], Ranks] = field(default_factory=dict)

    def of(self, levels: tuple[str, ...]) -> Ranks:
        """Return the roles that a column with these headings, one above the other, may have."""
        if levels not in self._known:
            figures = "".join(levels).isdecimal()
            self._known[levels] = MappingProxyType({} if figures else self._of(levels))
        return self._known[levels]

    def _of(self, levels: tuple[str, ...]) -> Ranks:
        """Return the roles of the headings together, in either order, or else of the lower ones alone."""
        for start in range(len(levels)):
            lower = levels[start:]
            for joined in dict.fromkeys(("".join(lower), "".join(reversed(lower)))):
                if roles := self._of_one(joined):
                    return self._allowed(roles, normal("".join(levels))) if start else roles
        return {}

    def _allowed(self, roles: Ranks, whole: str, more: float = 0.0) -> Ranks:
        """Return the roles that the whole of a heading does not deny, of which only a part was known."""
        return {
            role: rank + more
            for role, rank in roles.items()
            if not any(word in whole for word in self.never.get(role, ()))
        }

    def _of_one(self, heading: str) -> Ranks:
        full, *shorter = forms(heading)
        if roles := self._of_form(full):
            return roles
        for short in shorter:
            if roles := self._of_form(short):
                return self._allowed(roles, full, _LESS)
        return self._of_parts(heading)

    def _of_parts(self, heading: str) -> Ranks:
        """Return the roles that several names of a column have together; an unknown one may be among them."""
        known = [roles for part in parts(heading) if (roles := self._of_form(normal(part)))]
        first, *others = known or [self._of_form(normal(part)) for part in languages(heading)] or [{}]
        return {role: first[role] + _LESS for role in first if all(role in roles for roles in others)}

    def _of_form(self, form: str) -> Ranks:
        """Return the roles of one name, also of one behind what is before many."""
        if len(form) > _LONGEST:
            return {}
        if roles := self._of_name(form):
            return roles
        before = next((word for word in self.before if form.startswith(word) and form != word), None)
        return {} if before is None else self._of_name(form[len(before) :])

    def _of_name(self, form: str) -> Ranks:
        roles = dict(self.exact.get(form, {}))
        # Few cells have a word of any pattern, and all cells of the first rows come here.
        if self.clue.search(form):
            for role, patterns in self.patterns.items():
                if role not in roles and not any(word in form for word in self.never.get(role, ())):
                    ranks = (each.rank for each in patterns if re.fullmatch(each.expression, form))
                    if (rank := next(ranks, None)) is not None:
                        roles[role] = rank
        return roles


def read_aliases(path: str | None = None) -> Aliases:
    """Return the words that are known, those of a user's file before them.

    Raises `BilingualError` for a file that is no TOML of this form, with the place.
    """
    return built_in() if path is None else _aliases([_read(path), _built_in()])


@cache
def built_in() -> Aliases:
    """Return the words that come with the package."""
    return _aliases([_built_in()])


@cache
def _built_in() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("aliases.toml").read_text("utf-8"))


def _aliases(given: Sequence[Mapping[str, Mapping[str, list[str]]]]) -> Aliases:
    def all_of(table: str, name: str) -> list[str]:
        return [word for each in given for word in each.get(table, {}).get(name, ())]

    exact: dict[str, dict[Role, float]] = {}
    patterns: dict[Role, list[_Pattern]] = {}
    clues: set[str] = set()
    for role in Role:
        for rank, alias in enumerate(all_of("roles", role)):
            if "*" in alias:
                # A pattern begins or ends with anything, and never joins what stands on both sides of it.
                pieces = [re.escape(normal(piece)) for piece in alias.split("*")]
                clues.add(max(pieces, key=len))
                patterns.setdefault(role, []).append(_Pattern(rank, ".*".join(pieces)))
            else:
                exact.setdefault(normal(alias), {}).setdefault(role, rank)
    statistics, footer, example, nobody, absent = (
        tuple(dict.fromkeys(all_of("words", kind))) for kind in _WORDS
    )
    headings = {form: roles.keys() & _TOLD_BY for form, roles in exact.items() if roles.keys() & _TOLD_BY}
    clue = re.compile("|".join(sorted(clues)))
    before = sorted(map(normal, all_of("headings", "before")), key=len, reverse=True)
    never = {role: tuple(map(normal, all_of("never", role))) for role in Role}
    remarks = Remarks(*([*map(form, all_of("cells", name))] for name in _TABLES["cells"]))
    columns, titles = (
        {name: [*map(form, all_of(table, name))] for name in _TABLES[table]}
        for table in ("headings", "titles")
    )
    words = Words(statistics, footer, example, nobody, absent, headings=headings)
    return Aliases(words, exact, patterns, clue, never, before, remarks, columns, titles)


_TABLES: Mapping[str, Sequence[str]] = {
    "roles": [*Role],
    "never": [*Role],
    "words": _WORDS,
    "headings": ("before", "absence", "presence", "apart"),
    "cells": ("passed", "failed", "against", "denied"),
    "titles": ("before", "other"),
}


def _read(path: str) -> Mapping[str, Mapping[str, list[str]]]:
    content = read_whole(path, _SIZE)
    try:
        found = _parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BilingualError(
            f"{path}：不是UTF-8文字；怎么办：用记事本另存为UTF-8编码",
            f"{path}: not UTF-8 text; cure: save it in the encoding UTF-8",
        ) from None
    except (ValueError, RecursionError) as error:
        at = _AT.search(str(error))
        raise BilingualError(
            f"{path}：{f'第{at[1]}行第{at[2]}个字' if at else '末尾'}不合TOML格式；"
            '怎么办：写作 [roles]，下一行 practical = ["手艺成绩"]',
            f"{path}: {f'line {at[1]}, column {at[2]}' if at else 'its end'} is not TOML; "
            'cure: write [roles], and below it practical = ["hand score"]',
        ) from None
    if wrong := _wrong(found):
        raise BilingualError(f"{path}：{wrong.zh}", f"{path}: {wrong.en}")
    return found


def _parsed(text: str) -> Mapping[str, Mapping[str, list[str]]]:
    # Keys of many parts would need memory by the square of their number.
    if any(line.count(".") > _DOTS for line in text.splitlines()):
        raise ValueError
    return tomllib.loads(text)


def _wrong(found: Mapping[str, object]) -> Text | None:
    """Return what of a user's file is not as it has to be, with its place."""
    for table, names in found.items():
        if table not in _TABLES or not isinstance(names, dict):
            named = f"[{shown(table)}]"
            return _known(f"{named}没有这一节", f"{named} is no section", [f"[{it}]" for it in _TABLES])
        for name, words in names.items():
            entry = f"[{table}] {shown(name)}"
            if name not in _TABLES[table]:
                return _known(f"{entry}没有这一项", f"{entry} is no entry", _TABLES[table])
            if not isinstance(words, list) or not all(isinstance(it, str) and normal(it) for it in words):
                return Text(
                    f'{entry}应为一列文字；怎么办：写作 ["甲", "乙"]',
                    f'{entry} has to be a list of texts; cure: write ["one", "other"]',
                )
    return None


def _known(zh: str, en: str, names: Sequence[str]) -> Text:
    return Text(
        f"{zh}；怎么办：改为其中之一：{'、'.join(names)}", f"{en}; cure: use one of {', '.join(names)}"
    )
