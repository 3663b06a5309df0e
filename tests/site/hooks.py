"""Pages that are also read elsewhere, as the site shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import codes

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

LISTS = {"codes.md": "zh", "codes.en.md": "en"}
BLOCK = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
# A file of the repository that is no page.
OUTSIDE = re.compile(r"\[([^]]+)\]\(\.\./[^)]*\)")
# rustdoc's way to run a line without showing it.
HIDDEN = re.compile(r"^# .*\n", re.MULTILINE)
# A line of Chinese that goes on in the next one: Markdown would put a blank between them.
BROKEN = re.compile(
    r"(?<=[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e])\n(?=[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e`\[])"
)


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Add the codes, change prose and blocks."""
    if lang := LISTS.get(page.file.src_uri):
        markdown += codes.entries(lang)
    return "".join(block(part) if part.startswith("```") else prose(part) for part in BLOCK.split(markdown))


def block(text: str) -> str:
    """Hide what rustdoc hides."""
    return HIDDEN.sub("", text) if text.startswith("```rust\n") else text


def prose(text: str) -> str:
    """Name files outside of the site without a link, and join lines of Chinese."""
    return BROKEN.sub("", OUTSIDE.sub(r"\1", text))
