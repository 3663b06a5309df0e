"""Remarks: what cells say of a result where no mark is, by the words of `aliases.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from .. import Score, ValidationError, normal_form, read_mark

PASS_MARK = 6000  # hundredths
# What may be between a word that denies and those that it takes back, and between these.
_MORE, _AND = "(?:任何|出现|发生|有|过)?", "[、或和及与/,等]*"


class Verdict(Enum):
    """What a table's own verdict says."""

    PASSED = "passed"
    FAILED = "failed"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Remarks:
    """The words of verdicts, and those that speak against a result, wherever they are written."""

    passed: Sequence[str]
    failed: Sequence[str]
    against: Sequence[str]
    denied: Sequence[str]

    def verdict(self, cell: str) -> Verdict:
        """Return what the table itself says of a result; a mark says nothing unless it is below 60."""
        word = form(cell)
        if word in self.passed:
            return Verdict.PASSED
        if word in self.failed or self.said(cell):
            return Verdict.FAILED
        try:
            mark = read_mark(cell)
        except ValidationError:
            return Verdict.UNKNOWN
        if isinstance(mark, Score) and mark.hundredths >= PASS_MARK:
            return Verdict.NOTHING
        return Verdict.NOTHING if mark is None else Verdict.FAILED

    def said(self, cell: str) -> str | None:
        """Return the word of a cell that speaks against a result, if there is one."""
        found = self._pattern.fullmatch(self._denials.sub("", form(cell)))
        return found and next(filter(None, found.groups()))

    def is_denial(self, cell: str) -> bool:
        """Return whether a cell says that there is no such thing, and nothing else."""
        return not self._denials.sub("", form(cell))

    def has_words(self, cells: Sequence[str]) -> bool:
        """Return whether any cell may have such a word; most columns have none."""
        packed = form("".join(cells))
        return any(word in packed for word in self._words)

    @cached_property
    def _words(self) -> list[str]:
        return [max(word.split("*"), key=len) for word in self.against]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return what such a cell is; the groups are the words."""
        each = (re.sub(r"[^*]+", lambda it: f"({re.escape(it[0])})", word) for word in self.against)
        return re.compile("|".join(word.replace("*", ".*") for word in each))

    @cached_property
    def _denials(self) -> re.Pattern[str]:
        words, denied = "|".join(map(re.escape, self._words)), "|".join(map(re.escape, self.denied))
        return re.compile(f"(?:{denied}){_MORE}(?:{words})(?:{_AND}(?:{words}))*")


def form(text: str) -> str:
    """Return a cell as words are compared: no blanks, nothing invisible, small letters."""
    return normal_form(text).lower().removesuffix(".0")
