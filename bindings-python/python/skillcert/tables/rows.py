"""Rows: why one cannot be judged, and which are no entries of the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..texts import Text
from .roles import Role

# What is noted of a row when it is read.
WORD, HEADING, ALONE, STRAY, WIDTH, QUOTES, BYTES, HIDDEN, FORMULA, FORBIDDEN, STRUCK = (
    1 << place for place in range(11)
)
# The kinds of rows that are known by words.
KINDS = ("statistics", "footer", "example")
# A row may be an entry if there are so many digits where a number has to be.
DIGITS = 10
# One filled cell of so many letters, with fewer digits than that, is a sentence.
_LETTERS, _FEW = 5, 4
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
# What may be before a word. Behind it: its end or a mark; a figure, too; anything. Less behind Latin letters.
_BEFORE = "（([【*※"
_MARK, _FIGURE, _ANYTHING = (re.compile(it) for it in (r"$|[\W_]", r"$|[\W_\d]", ""))
_LATIN = re.compile(r"$|[:(=.]| \d")
# What is in brackets at the end of a cell.
_BEHIND = re.compile(r"[（(【\[]([^（(【\[]*)[）)】\]]\s*$")
# What an id has at least: a figure or a letter.
_ID = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")
_COUNT = re.compile(r"共?[\d.,]+[%人名个份次分]*")


@dataclass(frozen=True)
class Skipped:
    """A row that is no entry: `statistics`, `footer`, `header`, `example`, `remark`; the word that tells."""

    kind: str
    lead: str


@dataclass(frozen=True)
class Words:
    """How rows begin that are no entries, and the roles by which one is known: those of columns, by place."""

    statistics: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    roles: Mapping[int, Role] = field(default_factory=dict)
    # Rows that are known to be no entries, by their numbers.
    rows: Mapping[int, Skipped] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Return what such rows begin with, blanks taken out; a bracket or a star may be before it."""
        words = ["".join(word.split()) for word in (*self.statistics, *self.footer, *self.example)]
        cased = [form for word in words for form in dict.fromkeys((word, word.lower(), word.upper()))]
        return [f"{before}{word}" for before in ("", *_BEFORE) for word in cased]

    def classify(self, flags: int, lead: str, cells: Mapping[int, str]) -> Skipped | None:
        """Return why a row is no entry; None for an entry. `cells` are the wanted ones, by their places."""
        known = {self.roles[place]: cell for place, cell in cells.items() if place in self.roles}
        if flags & HEADING:
            return Skipped("header", "")
        if flags & WORD and (skipped := self._labelled([lead, *cells.values()], known)):
            return skipped
        return _remark(lead, known) if flags & ALONE else None

    def sample(self, cells: Sequence[str]) -> Skipped | None:
        """Return that a row shows how to fill in a table, whichever cell says so, even behind a name."""
        texts = (text for cell in cells for text in (cell, *_BEHIND.findall(cell)))
        found = (self.label(text, _FIGURE) for text in texts)
        return next((it for it in found if it and it.kind == "example"), None)

    def _labelled(self, texts: Sequence[str], known: Mapping[Role, str]) -> Skipped | None:
        """Return what a row is by the words that its cells begin with."""
        found = [skipped for text in texts if (skipped := self.label(text, _FIGURE))]
        example = next((skipped for skipped in found if skipped.kind == "example"), None)
        if example or self._is_entry(known):
            return example
        loose = (self.label(text, _ANYTHING) for text in texts)
        return next(iter(found), None) or next(filter(None, loose), None)

    def _is_entry(self, known: Mapping[Role, str]) -> bool:
        """Return whether a row names a candidate, or has a certificate number, whatever begins it."""
        if Role.CANDIDATE not in known:
            return sum(map(str.isdecimal, known.get(Role.NUMBER, ""))) >= DIGITS
        candidate, name = known[Role.CANDIDATE], known.get(Role.NAME, "-")
        if not name.strip() or _COUNT.fullmatch("".join(name.split())):
            return False
        return _ID.search(candidate) is not None and not any(
            self.label(it, _MARK) for it in (candidate, name)
        )

    def label(self, cell: str, rest: re.Pattern[str]) -> Skipped | None:
        """Return which word a cell begins with, if what is behind it begins so."""
        text = " ".join(unicodedata.normalize("NFKC", cell).split()).casefold().lstrip(_BEFORE + " ")
        for kind in KINDS:
            words = (word for word in getattr(self, kind) if _begins(text, word.casefold(), rest))
            if word := max(words, key=len, default=""):
                return Skipped(kind, word)
        return None


def _begins(text: str, word: str, rest: re.Pattern[str]) -> bool:
    """Return whether a text begins with a word, a word of letters never being the beginning of another."""
    if word.isascii():
        return text.startswith(word) and _LATIN.match(text, len(word)) is not None
    text = text.replace(" ", "")
    return (
        text.startswith(word)
        and rest.match(text, len(word)) is not None
        and (rest is not _ANYTHING or len(word) > 1)
    )


def _remark(lead: str, known: Mapping[Role, str]) -> Skipped | None:
    """Return what a row with one filled cell is: a date or a sentence below the table is no entry."""
    letters, digits = sum(map(str.isalpha, lead)), sum(map(str.isdecimal, lead))
    if _DATE.fullmatch("".join(lead.split())):
        return Skipped("footer", "")
    nobody = not digits and known.get(Role.CANDIDATE, "").strip()
    return Skipped("remark", "") if digits < _FEW and (letters >= _LETTERS or nobody) else None


@dataclass(frozen=True)
class RowFault:
    """A row that cannot be judged, because of how it is written."""

    code: str
    # How many fields there are, or at which byte the fault lies; and how many fields there should be.
    width: int = 0
    expected: int = 0
    clause = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return _FAULTS[self.code].of(lang).format(width=self.width, expected=self.expected)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return _CURES.get(self.code, _CORRECT).of(lang)


_FAULTS = {
    "row_width": Text("有{width}个字段，应有{expected}个", "it has {width} fields, expected {expected}"),
    "row_quotes": Text("引号未配对", "its quotes do not match"),
    "row_bytes": Text("第{width}个字节不是该编码的文字", "byte {width} is no text in this encoding"),
    "row_formula": Text("公式没有存储的值", "a formula without a stored value"),
    "row_cell": Text("单元格的内容过长", "a cell is too long"),
    "row_struck": Text("单元格中有划去的文字", "a cell has text that is struck out"),
}
# What an entry is not judged for.
_UNJUDGED = {WIDTH: "row_width", FORMULA: "row_formula", FORBIDDEN: "row_cell", STRUCK: "row_struck"}
_CORRECT = Text("在原表中改正这一行", "correct this row in the table")
_CURES = {
    "row_bytes": Text(
        "在原表中改正这一行；整个文件是另一编码的，用 --encoding 指定",
        "correct this row in the table; if the whole file is in another encoding, name it with --encoding",
    ),
    "row_formula": Text("在办公软件中打开并保存", "open and save it in the office program"),
    "row_struck": Text(
        "在原表中删去作废的文字；仍有效的，去掉删除线",
        "in the table, delete the text that does not count, or take the line off text that does",
    ),
}


def classify(
    flags: int, width: int, lead: str, cells: Mapping[int, str], words: Words, expected: int
) -> RowFault | Skipped | None:
    """Return why a row is not judged; None for an entry.

    `cells` are those that are wanted, by their places; `width` is what the reader noted, `expected` that of
    the header.
    """
    for flag, code in ((QUOTES, "row_quotes"), (BYTES, "row_bytes")):
        if flags & flag:
            return RowFault(code, width)
    if skipped := words.classify(flags, lead, cells):
        return skipped
    for flag, code in (
        (WIDTH, "row_width"),
        (FORMULA, "row_formula"),
        (FORBIDDEN, "row_cell"),
        (STRUCK, "row_struck"),
    ):
        if flags & flag:
            return RowFault(code, width, expected)
    return None
