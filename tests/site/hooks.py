"""Pages that are also read elsewhere, as the site shows them."""

from __future__ import annotations

import re

# A file of the repository that is no page.
OUTSIDE = re.compile(r"\[([^]]+)\]\(\.\./[^)]*\)")
# rustdoc's way to run a line without showing it.
HIDDEN = re.compile(r"^# .*\n", re.MULTILINE)
RUST = re.compile(r"^```rust\n.*?^```$", re.MULTILINE | re.DOTALL)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Name files outside of the site without a link, and hide what rustdoc hides."""
    markdown = RUST.sub(lambda block: HIDDEN.sub("", block[0]), markdown)
    return OUTSIDE.sub(r"\1", markdown)
