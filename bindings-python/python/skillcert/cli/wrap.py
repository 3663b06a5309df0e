"""Lines of a help text, broken where Chinese and English allow it."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

# A word, number or option; else a character. What closes stays with what is before it, what opens with what
# follows.
ATOM = re.compile(r"[（“《]*(?:第?[!-~·–]+(?:(?<=\d)[\u4e00-\u9fff])?|[^（“《])[，。；：、？！）”》…]*\s*")
# Behind these a line ends well.
PAUSE = re.compile(r"[\s，。；：、？！）]$")


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, each so many columns wide at most; a Chinese character takes two."""
    lines: list[str] = []
    line: list[str] = []
    for atom in ATOM.findall(text):
        if line and columns("".join([*line, atom]).rstrip()) > width:
            end = _best(line, width)
            lines.append("".join(line[:end]).rstrip())
            line = line[end:]
        line.append(atom)
    return [*lines, "".join(line).rstrip()]


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _best(line: list[str], width: int) -> int:
    """Return how much of a line to keep: up to a pause in its second half, or all of it."""
    ends = (end for end in range(len(line), 0, -1) if PAUSE.search(line[end - 1]))
    return next((end for end in ends if columns("".join(line[:end])) > width // 2), len(line))
