"""Rows: why one cannot be judged, and which are no entries of the table."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..texts import Text
from .heading import normal
from .label import ANYTHING, FIGURE, Label, label, sought
from .person import DATE, DIGITS, MARKS, Person
from .roles import Role

# What is noted of a row when it is read.
WORD, HEADING, ALONE, STRAY, WIDTH, QUOTES, BYTES, HIDDEN, FORMULA, FORBIDDEN, STRUCK, ALTERED = (
    1 << place for place in range(12)
)
# The code of a row that is the header of another table.
OTHER_HEADER = "row_header"
# The kinds of rows that are known by words.
KINDS = ("statistics", "footer", "example")
# One filled cell of so many letters, with fewer digits than that, is a sentence.
_LETTERS, _FEW = 5, 4
# What is in brackets at the end of a cell.
_BEHIND = re.compile(r"[（(【\[]([^（(【\[]*)[）)】\]]\s*$")
# Who is meant, or which certificate: a header has one of these; and what else it is compared in.
_WHO, _NAMED = {Role.CANDIDATE, Role.NAME}, {Role.CANDIDATE, Role.NAME, Role.NUMBER, Role.ID}
HEADED = (*_NAMED, *MARKS)


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
    # What names nobody where a candidate or a name has to be.
    nobody: tuple[str, ...] = ()
    # What is in no name.
    absent: tuple[str, ...] = ()
    roles: Mapping[int, Role] = field(default_factory=dict)
    # Headings, as they are compared, by which the header of another table is known.
    headings: Mapping[str, Collection[Role]] = field(default_factory=dict)
    # Rows that are known to be no entries, by their numbers.
    rows: Mapping[int, Skipped] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Return the words and headings for which the native part looks."""
        return [*sought((*self.statistics, *self.footer, *self.example), self.headings)]

    def classify(self, flags: int, lead: str, cells: Mapping[int, str]) -> Skipped | RowFault | None:
        """Return why a row is no entry, or unclear; None for an entry. `cells` are the wanted ones."""
        if flags & HEADING:
            return Skipped("header", "")
        known = {self.roles[place]: cell for place, cell in cells.items() if place in self.roles}
        texts = (lead, *cells.values())
        if flags & WORD and (found := self._header(texts, known) or self._labelled(texts, known)):
            return found
        return _remark(lead, known) if flags & ALONE else None

    def sample(self, cells: Sequence[str]) -> Skipped | None:
        """Return that a row shows how to fill in a table, whichever cell says so, even behind a name."""
        who = [cells[place] for place, role in self.roles.items() if role in _WHO and place < len(cells)]
        others = (cell for cell in cells if cell not in who)
        behind = (text for cell in cells for text in _BEHIND.findall(cell))
        found = (self.label(text, FIGURE) for text in (*others, *behind))
        return next((Skipped(it.kind, it.word) for it in found if it and it.kind == "example"), None)

    def label(self, cell: str, rest: re.Pattern[str]) -> Label | None:
        """Return which word a cell begins with, if what is behind it begins so, or ends with."""
        return label(cell, [(kind, getattr(self, kind)) for kind in KINDS], rest)

    def _header(self, texts: Sequence[str], known: Mapping[Role, str]) -> Skipped | RowFault | None:
        """Return that a row is a header: this one in other words, or that of another table."""
        forms = {*map(normal, texts)} & self.headings.keys()
        if len(forms) < 2 or _NAMED.isdisjoint(role for form in forms for role in self.headings[form]):
            return None
        there = ((role, normal(known[role])) for role in HEADED if known.get(role, "").strip())
        same = all(role in self.headings.get(form, ()) for role, form in there)
        return Skipped("header", "") if same else RowFault(OTHER_HEADER)

    def _labelled(self, texts: Sequence[str], known: Mapping[Role, str]) -> Skipped | RowFault | None:
        """Return what a row is by the words of its cells."""
        if Role.CANDIDATE in known:
            if not (found := Person(texts, known, self.label).nobody):
                return None
            word, clear = found
            return Skipped(word.kind, word.word) if clear else RowFault("row_unclear", word=word.word)
        labels = [it for text in texts if (it := self.label(text, FIGURE))]
        named = next((it for it in labels if it.kind == "example"), None)
        if sum(map(str.isdecimal, known.get(Role.NUMBER, ""))) < DIGITS:
            loose = (self.label(text, ANYTHING) for text in texts)
            named = named or next(iter(labels), None) or next(filter(None, loose), None)
        return Skipped(named.kind, named.word) if named else None


def _remark(lead: str, known: Mapping[Role, str]) -> Skipped | None:
    """Return what a row with one filled cell is: a date or a sentence below the table is no entry."""
    letters, digits = sum(map(str.isalpha, lead)), sum(map(str.isdecimal, lead))
    if DATE.fullmatch("".join(lead.split())):
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
    # The word that makes a row unclear.
    word: str = ""
    clause = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return _FAULTS[self.code].of(lang).format(**vars(self))

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
    "row_altered": Text(
        "单元格显示的与其中存的不同（由于数字格式、上标或下标）",
        "a cell shows something else than it holds (by its number format, a superscript or a subscript)",
    ),
    "row_date": Text("成绩单元格是日期", "the cell of a mark is a date"),
    "row_unclear": Text(
        "有“{word}”，像是合计、说明或示例，又像是考生",
        "“{word}” is of a total, a remark or an example, or of a candidate",
    ),
    OTHER_HEADER: Text("是另一块表的表头，各列与本表不同", "the header of another table, with other columns"),
}
# What an entry is not judged for.
_UNJUDGED = {
    WIDTH: "row_width",
    FORMULA: "row_formula",
    FORBIDDEN: "row_cell",
    STRUCK: "row_struck",
    ALTERED: "row_altered",
}
_CORRECT = Text("在原表中改正这一行", "correct this row in the table")
# In a cell of text, no digit is lost either.
_ANEW = Text(
    "对照原始记录，把单元格格式设为“文本”后重新填写",
    "set the format of the cell to Text and enter it anew from the original record",
)
_CURES = {
    "row_altered": _ANEW,
    "row_date": _ANEW,
    "row_bytes": Text(
        "在原表中改正这一行；整个文件是另一编码的，用 --encoding 指定",
        "correct this row in the table; if the whole file is in another encoding, name it with --encoding",
    ),
    "row_unclear": Text(
        "不是考生的，在副本中删去这一行；是考生的，核对考生编号和姓名，并把这个词移到别的列",
        "if it is no candidate, delete the row in a copy; if it is, look at id and name, and move the word "
        "to another column",
    ),
    OTHER_HEADER: Text(
        "在副本中把这一行起的表移到另一张工作表或另一个文件",
        "in a copy, move the table from this row on to a sheet or file of its own",
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
    for flag, code in _UNJUDGED.items():
        if flags & flag:
            return RowFault(code, width, expected)
    return None
