"""满分、占比、合格线: where a table says that its marks are not out of 100, or not passed with 60."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from .. import Score, ValidationError, read_mark
from ..texts import Text

# What begins a row below the header that says so of each mark.
ROWS = ("满分", "及格线", "合格线", "及格分", "权重", "占比")
_FIGURE = r"(\d+(?:\.\d+)?)"
_FULL = re.compile(
    rf"满分(?:值|分值|分数)?[为是:]?{_FIGURE}|{_FIGURE}分制|{_FIGURE}分?满分"
    rf"|(?:outof|max(?:imum)?(?:marks?|score)?|full(?:marks?|score))[:=]?{_FIGURE}|{_FIGURE}(?:points|marks)"
)
# In a heading, a figure says so by itself; others are none, such as 1 and 2016.
_HEADED = re.compile(r"[(\[]([2-9]\d|\d{3})分?[)\]]$|/([2-9]\d|\d{3})分?$")
_SHARE = re.compile(rf"{_FIGURE}%|(?:权重|占比|weight)[为是:=]?{_FIGURE}")
_PASS = re.compile(
    rf"(?:合格|及格|通过|达标)(?:(?:分?数?线|标准|分数?)[为是:≥>=]*|[为是:≥>=]+){_FIGURE}"
    rf"|{_FIGURE}分(?:及?以上)?[为是]?(?:合格|及格|通过|达标)|pass(?:ing)?(?:mark|score|line)[:=]?{_FIGURE}"
)


@dataclass(frozen=True)
class Scale:
    """What is said of the marks, and what would cure it."""

    text: Text
    cure: Text

    def told(self, where: Text) -> Text:
        """Return a sentence that says it of a place, with the cure."""
        return Text(
            f"{where.zh}写的{self.text.zh}；怎么办：{self.cure.zh}",
            f"{where.en} says that {self.text.en}; cure: {self.cure.en}",
        )


def scale(texts: Iterable[str], marks: Sequence[str] = (), *, title: bool = False) -> Scale | None:
    """Return what headings of marks, or titles, say of marks that are counted in another way, if they do.

    Where one is above its share, they are out of 100, and the share is what an overall mark is made by.
    """
    for each in texts:
        text = "".join(normalize("NFKC", each).split()).casefold()
        full = _figure(_FULL, text) or (None if title else _figure(_HEADED, text))
        if full and full != 100:
            return Scale(Text(f"满分是{full:g}分", f"the full score is {full:g}"), _OUT_OF_100)
        part = None if title else _figure(_SHARE, text)
        if part and part not in (1, 100) and _is_within(marks, part):
            return Scale(Text(f"占比是{part:g}", f"the share is {part:g}"), _UNWEIGHTED)
        if (line := _figure(_PASS, text)) and line != 60:
            return Scale(Text(f"合格线是{line:g}分", f"the pass mark is {line:g}"), _SIXTY)
    return None


def _is_within(marks: Iterable[str], share: float) -> bool:
    """Return whether no mark is above a share, of 100 or of 1, if there are marks at all."""
    scores = [score for mark in {*marks} if (score := _score(mark)) is not None]
    return bool(scores) and max(scores) <= share * (10000 if share < 1 else 100)


def _score(mark: str) -> int | None:
    try:
        found = read_mark(mark)
    except ValidationError:
        return None
    return found.hundredths if isinstance(found, Score) else None


def _figure(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    return float(next(filter(None, found.groups()))) if found else None


_OUT_OF_100 = Text(
    "在副本中换成百分制的得分（怎样换算由考核机构定），并改正满分；本来就是百分制的，只改正满分",
    "in a copy, give marks out of 100, converted as the institution decides, and correct the full score; if "
    "they are out of 100, correct the full score alone",
)
_UNWEIGHTED = Text(
    "在副本中填未折算的百分制得分，并去掉占比；本来就没有折算的，只去掉占比",
    "in a copy, give marks out of 100 that are not weighted, and remove the share; if they are not "
    "weighted, remove the share alone",
)
_SIXTY = Text(
    "合格分数是60分，不得另定：核对原始成绩，在副本中改正合格线",
    "the pass mark is 60 and no other: compare the marks, and correct the line in a copy",
)
