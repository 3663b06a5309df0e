"""The built site asks nothing of other machines; every page is in both languages, every code in each of them.

Usage: python tests/site/built.py build/site
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[1] / "data" / "vocabulary.tsv"
# What a browser fetches by itself.
FETCHED = re.compile(
    r"""<(?:script|img|iframe)[^>]*\ssrc=["']?(?:https?:)?//|<link[^>]*\shref=["']?(?:https?:)?//"""
)
STYLED = re.compile(r"""(?:url\(|@import\s+)["']?(?:https?:)?//""")


def main(site: Path) -> int:
    pages, styles = sorted(site.rglob("*.html")), sorted(site.rglob("*.css"))
    faults = [f"{page}: fetches from elsewhere" for page in pages if FETCHED.search(page.read_text("utf-8"))]
    faults += [
        f"{style}: fetches from elsewhere" for style in styles if STYLED.search(style.read_text("utf-8"))
    ]
    chinese = {page.relative_to(site) for page in pages if page.relative_to(site).parts[0] != "en"}
    english = {page.relative_to(site / "en") for page in pages if page.relative_to(site).parts[0] == "en"}
    faults += [
        f"{page}: in one language only" for page in sorted(chinese ^ english) if page.name != "404.html"
    ]
    faults += [fault for page in ("codes.html", "en/codes.html") for fault in codes_missing(site / page)]
    print("\n".join(faults) or f"site: {len(pages)} pages")
    return 1 if faults or not pages else 0


def codes_missing(page: Path) -> Iterator[str]:
    """Codes of the record that have no heading of their own."""
    text = page.read_text("utf-8")
    for line in VOCABULARY.read_text("utf-8").splitlines():
        kind, number, name = line.split("\t")
        if kind == "code" and not re.search(rf'<h3 id="{name}">{number} <code>{name}</code>', text):
            yield f"{page}: no {number} {name}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
