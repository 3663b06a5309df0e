"""Identity: whether id and name of a row are those of somebody, before a mark is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from skillcert import normal_form
from skillcert.tables.label import is_count
from skillcert.tables.rows import Words
from skillcert.texts import Text

# What most ids and names have nothing of.
_UNUSUAL = re.compile(r"[^\w·\n]|_")
_ID, _LETTER = re.compile(r"[0-9A-Za-z]"), re.compile(r"[^\W\d_]")
_ERROR = re.compile(r"#[A-Z/0]|Err:\d", re.IGNORECASE)
_COUNTING = "共约0123456789０１２３４５６７８９"
_MASKED, _CROSSED = re.compile(r"[*●○□■◯✱…?]|\.{2,}|\d[X×]{3,}", re.IGNORECASE), "X" * 3
# What is in no name: what cannot be shown, a sentence, a second person.
_BROKEN = re.compile("[\ufffd?*●○□■\ue000-\uf8ff]")
_SEVERAL = re.compile(r"[、/\\&+;；]|(?<=[\u3400-\u9fff])[,，]")
_SENTENCE = re.compile(r"[:：。！!<>=|“”\"]")


@dataclass(frozen=True)
class Unnamed:
    """Why a row names nobody: id or name are missing or unclear."""

    code: str
    said: Text
    clause: str | None = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return self.said.of(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it: nothing that would make a candidate of a total."""
        what = CANDIDATE if self.code.startswith("candidate") else HOLDER
        return Text(
            f"是考生的，填写正确的{what.zh}；不是考生的（合计、平均、说明等），在副本中删去这一行",
            f"if it is a candidate, fill in the right {what.en}; if it is not (a total, a remark), delete "
            "the row in a copy",
        ).of(lang)


CANDIDATE, HOLDER = Text("考生编号", "id"), Text("姓名", "name")
CANDIDATE_MISSING = Unnamed("candidate_missing", Text("未填写考生编号", "no candidate is named"))
HOLDER_MISSING = Unnamed("holder_missing", Text("未填写姓名", "no name is given"))
_CANDIDATE_ERROR = Unnamed(
    "candidate_unclear", Text("考生编号是表格的错误值", "the id is an error value of the spreadsheet")
)
_CANDIDATE_MASKED = Unnamed(
    "candidate_unclear", Text("考生编号有几位被遮住", "some characters of the id are masked")
)
_CANDIDATE_WORDS = Unnamed(
    "candidate_unclear", Text("考生编号中没有数字", "the id has neither figures nor letters")
)
_HOLDER_ERROR = Unnamed(
    "holder_unclear", Text("姓名是表格的错误值", "the name is an error value of the spreadsheet")
)
_HOLDER_FIGURES = Unnamed("holder_unclear", Text("姓名不是文字", "the name is no text"))
_HOLDER_BROKEN = Unnamed(
    "holder_unclear", Text("姓名中有乱码或被遮住的字", "characters of the name are broken or masked")
)
_HOLDER_SEVERAL = Unnamed("holder_unclear", Text("姓名像是不止一个人的", "the name seems to be of several"))
_HOLDER_SENTENCE = Unnamed("holder_unclear", Text("姓名像是一句话", "the name seems to be a sentence"))
_HOLDER_ABSENT = Unnamed(
    "holder_unclear", Text("姓名中写着缺考、作废等", "the name says that somebody was absent or is void")
)


@dataclass(frozen=True)
class Identities:
    """The words by which ids and names are known to be nobody's."""

    words: Words

    @cached_property
    def _nobody(self) -> frozenset[str]:
        return frozenset(("", *map(str.casefold, self.words.nobody)))

    @cached_property
    def _absent(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words.absent)) or r"\b\B")

    def unnamed(self, candidates: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, Unnamed]]:
        """Return the rows that name nobody, and why: a look at all of them tells whether any may be such."""
        if not self._usual(candidates, names):
            for row, (candidate, name) in enumerate(zip(candidates, names, strict=True)):
                lost = candidate == "0" and not _counts_from_zero(candidates)
                found = CANDIDATE_MISSING if lost else self._of_candidate(candidate) or self._of_name(name)
                if found:
                    yield row, found

    def _usual(self, candidates: Sequence[str], names: Sequence[str]) -> bool:
        ids, called = "\n".join(candidates), "\n".join(names)
        return (
            all(map(_ID.search, candidates))
            and not _UNUSUAL.search(ids)
            and not _UNUSUAL.search(called)
            and _CROSSED not in ids.upper()
            and _counts_from_zero(candidates)
            and not self._absent.search(called)
            and not any(name[:1] in _COUNTING for name in names)
            and self._nobody.isdisjoint(map(str.casefold, candidates))
            and self._nobody.isdisjoint(map(str.casefold, names))
        )

    def _of_candidate(self, candidate: str) -> Unnamed | None:
        text = unicodedata.normalize("NFKC", normal_form(candidate))
        if text.casefold() in self._nobody or not any(map(str.isalnum, text)):
            return CANDIDATE_MISSING
        if _ERROR.match(text):
            return _CANDIDATE_ERROR
        if _MASKED.search(text) or "\ufffd" in text:
            return _CANDIDATE_MASKED
        return None if _ID.search(text) else _CANDIDATE_WORDS

    def _of_name(self, name: str) -> Unnamed | None:
        text = unicodedata.normalize("NFKC", normal_form(name))
        if text.casefold() in self._nobody:
            return HOLDER_MISSING
        if _ERROR.match(text):
            return _HOLDER_ERROR
        if not _LETTER.search(text) or is_count(text):
            return HOLDER_MISSING if not any(map(str.isalnum, text)) else _HOLDER_FIGURES
        marks = (
            (_BROKEN, _HOLDER_BROKEN),
            (self._absent, _HOLDER_ABSENT),
            (_SEVERAL, _HOLDER_SEVERAL),
            (_SENTENCE, _HOLDER_SENTENCE),
        )
        return next((found for pattern, found in marks if pattern.search(text)), None)


def _counts_from_zero(candidates: Sequence[str]) -> bool:
    """Return whether 0 is no id, or 1 is one, too: alone it is what a formula makes of a blank cell."""
    return "0" not in candidates or "1" in candidates
