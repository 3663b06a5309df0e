"""The words of the register are those of core."""

import re
from pathlib import Path

from skillcert.register import words

_CERTIFICATE = Path(__file__).parents[2] / "core/src/certificate"
_WORD = re.compile(r'= \d+, "(\w+)", "(.*)", "(.*)";')


def test_the_words_are_those_of_core() -> None:
    files = (_CERTIFICATE / name for name in ("stage.rs", "sheet.rs"))
    core = [word for file in files for word in _WORD.findall(file.read_text("utf-8"))]
    tables = (words.STAGES, words.STEPS, words.FATES)
    assert [(name, text.zh, text.en) for table in tables for name, text in table.items()] == core
