"""Sections: a row among the entries that says what those below it are, such as 二、不合格人员."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from skillcert.tables.remarks import Remarks
from skillcert.texts import Text

from .contradiction import Contradiction
from .place import Place

# What may be before it: 二、 (二) 2. 第二部分：
_ORDINAL = re.compile(
    r"^(?:第?[\[(【]?(?:[一二三四五六七八九十]+|\d{1,2})[\])】]?(?:部分|类|组)?[、.:]?|附[件表]?\d*[、.:]?)(?=\D)"
)
# A longer text is none, and neither is a sentence, or a number of people.
_LONGEST = 24
_SENTENCE = re.compile(r"[,;。!?“”\"填须应请]|:(?=.)|^[备附]?注|^说明")
_COUNT, _PEOPLE = re.compile(r"\d+[人名个]"), re.compile("人员|名单|考生|学员|者")
# Words that end a section of those who have not passed, besides those of a verdict.
_GOOD = ("正常", "有效", "实考", "到考", "参加考")


@dataclass
class Section:
    """The section that is read, and what its heading says against a number."""

    remarks: Remarks
    against: Contradiction | None = None

    def take(self, text: str, place: Place) -> None:
        """Take a row that is no entry, which may begin a section."""
        form = _ORDINAL.sub("", normalize("NFKC", "".join(text.split())))
        counted = _COUNT.search(form) and not _PEOPLE.search(form)
        if len(form) > _LONGEST or counted or _SENTENCE.search(form):
            return
        if word := self.remarks.said(form):
            self.against = Contradiction("result_contradicted", place.text, Text(word, word))
        elif any(word in form for word in (*_GOOD, *self._passed)):
            self.against = None

    @property
    def _passed(self) -> list[str]:
        return [word for word in self.remarks.passed if len(word) > 1 and not word.isascii()]
