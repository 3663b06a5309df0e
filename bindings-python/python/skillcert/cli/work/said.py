"""Lines for a terminal: what people wrote neither steers it nor looks like another line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO
from unicodedata import category

# Control and format characters, such as ESC and those that turn the direction, and what breaks a line.
_ESCAPED = ("Cc", "Cf", "Zl", "Zp")


def visible(line: str) -> str:
    r"""Return a line in which such characters are escapes, `\x1b` for ESC."""
    if line.isprintable():
        return line
    return "".join(
        character.encode("unicode_escape").decode() if category(character) in _ESCAPED else character
        for character in line
    )


def escaped(document: str) -> str:
    r"""Return JSON in which such characters are escapes, `\u009b` for CSI; its line breaks stay."""
    if document.replace("\n", "").isprintable():
        return document
    return "".join(
        json.dumps(character)[1:-1] if character != "\n" and category(character) in _ESCAPED else character
        for character in document
    )


def say(lines: Iterable[str], file: TextIO | None = None) -> None:
    """Print lines, each as one, on the standard output if no other is given."""
    print("\n".join(map(visible, lines)), file=file or sys.stdout)
