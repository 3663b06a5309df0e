"""Sentences in two languages."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One sentence in Chinese and in English."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the sentence in Chinese (`"zh"`) or English (`"en"`)."""
        if lang not in ("zh", "en"):
            raise ValueError('lang is "zh" or "en"')
        return self.zh if lang == "zh" else self.en


class BilingualError(Exception):
    """What keeps a command from running, as one line in either language; `str` gives the English one."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)

    def message(self, lang: str) -> str:
        """Return the line in one language."""
        return self.text.of(lang)
