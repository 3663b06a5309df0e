"""Rows: why one cannot be judged, and which are no entries of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..texts import Text

# What is noted of a row when it is read.
WORD, HEADING, ALONE, STRAY, WIDTH, QUOTES, BYTES, HIDDEN, FORMULA, FORBIDDEN = (
    1 << place for place in range(10)
)
# As many digits as a certificate number has.
DIGITS = 13


@dataclass(frozen=True)
class Words:
    """How rows begin that are no entries."""

    statistics: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    remark: tuple[str, ...] = ()

    @property
    def all(self) -> list[str]:
        """Return all of them."""
        return [*self.statistics, *self.footer, *self.example, *self.remark]

    def kind(self, cell: str) -> str | None:
        """Return which kind of row a cell begins, if any."""
        text = "".join(cell.split())
        for kind in ("statistics", "footer", "example", "remark"):
            word = max((word for word in getattr(self, kind) if text.startswith(word)), key=len, default="")
            # `合计：3人`, `合计3`; but `合计科技公司` is a name.
            if word and not text[len(word) :][:1].isalpha():
                return kind
        return None


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
}
_CORRECT = Text("在原表中改正这一行", "correct this row in the table")
_CURES = {
    "row_bytes": Text(
        "在原表中改正这一行；整个文件是另一编码的，用 --encoding 指定",
        "correct this row in the table; if the whole file is in another encoding, name it with --encoding",
    ),
    "row_formula": Text("在办公软件中打开并保存", "open and save it in the office program"),
}


@dataclass(frozen=True)
class Skipped:
    """A row that is no entry: `statistics`, `footer`, `header`, `example` or `remark`, and how it begins."""

    kind: str
    lead: str


def classify(
    flags: int, width: int, lead: str, cells: Sequence[str], words: Words, expected: int
) -> RowFault | Skipped | None:
    """Return why a row is not judged; None for an entry.

    `cells` are those that are wanted, `width` is as the reader noted it, `expected` that of the header.
    """
    for flag, code in ((QUOTES, "row_quotes"), (BYTES, "row_bytes")):
        if flags & flag:
            return RowFault(code, width)
    if skipped := _skipped(flags, lead, cells, words):
        return skipped
    for flag, code in ((WIDTH, "row_width"), (FORMULA, "row_formula"), (FORBIDDEN, "row_cell")):
        if flags & flag:
            return RowFault(code, width, expected)
    return None


def _skipped(flags: int, lead: str, cells: Sequence[str], words: Words) -> Skipped | None:
    if flags & HEADING:
        return Skipped("header", "")
    if flags & WORD:
        kinds = (words.kind(cell) for cell in (lead, *cells))
        kind = next(filter(None, kinds), None)
        if kind == "example" or (kind and not any(_is_number(cell) for cell in cells)):
            return Skipped(kind, lead)
    if flags & ALONE and not any(cell.strip() for cell in cells):
        return Skipped("remark", lead)
    return None


def _is_number(cell: str) -> bool:
    return sum(map(str.isdecimal, cell)) >= DIGITS
