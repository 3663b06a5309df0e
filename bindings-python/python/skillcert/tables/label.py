"""Labels: the words by which a cell says that its row is no entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# What may be before a word.
BEFORE = "（([【*※"
# What is behind a word at least: its end or a mark; a figure, too; anything. Less behind Latin letters.
MARK, FIGURE, ANYTHING = (re.compile(it) for it in (r"$|[\W_]", r"$|[\W_\d]", ""))
_LATIN = re.compile(r"$|[:(=.]| \d")
# What may be behind a word that ends a cell.
_AFTER = ":：)）]】"
# With these a row of statistics counts people, behind a figure.
_UNITS = ("人", "名", "人次", "份", "个", "位")
_COUNT = re.compile(r"[共约]?[\d.,]+(?:[%人名个份次分位]|人次)*")
# What the native part has before a word that ends a cell, and before one that is all of it.
_ENDS, _WHOLE = "…", "="


@dataclass(frozen=True)
class Label:
    """A word that was found, and the kind of row that it tells."""

    kind: str
    word: str


def label(cell: str, words: Iterable[tuple[str, Sequence[str]]], rest: re.Pattern[str]) -> Label | None:
    """Return the first kind of which a cell has a word, if what is behind the word begins so."""
    text = " ".join(unicodedata.normalize("NFKC", cell).split()).casefold().lstrip(BEFORE + " ")
    for kind, all_of in words:
        if word := max((word for word in all_of if _has(text, word.casefold(), rest)), key=len, default=""):
            return Label(kind, word.lstrip("*"))
    return None


def _has(text: str, word: str, rest: re.Pattern[str]) -> bool:
    """Return whether a text begins with a word, a word of letters never being the beginning of another.

    `*` before a word stands for what is before it in a text that ends with it.
    """
    if word.isascii():
        return text.startswith(word) and _LATIN.match(text, len(word)) is not None
    text = text.replace(" ", "")
    if word.startswith("*"):
        return text.rstrip(_AFTER).endswith(word[1:])
    return (
        text.startswith(word)
        and rest.match(text, len(word)) is not None
        and (rest is not ANYTHING or len(word) > 1)
    )


def is_count(cell: str) -> bool:
    """Return whether a cell counts people or says a mean: `3人`, `共3人`, `85%`, `78.5`."""
    return _COUNT.fullmatch("".join(cell.split())) is not None


def sought(words: Iterable[str], headings: Iterable[str]) -> Iterator[str]:
    """Return the words and headings as the native part looks for them: it notes the rows that have one."""
    for word in map(_joined, words):
        if word.startswith("*"):
            yield _ENDS + word[1:]
        else:
            yield from (
                f"{before}{form}"
                for form in dict.fromkeys((word, word.lower(), word.upper()))
                for before in ("", *BEFORE)
            )
    yield from (_ENDS + unit for unit in _UNITS)
    yield from (_WHOLE + heading for heading in headings)


def _joined(word: str) -> str:
    return "".join(word.split())
