"""The built site asks nothing of other machines, and every page has both languages.

Usage: python tests/site/built.py build/site
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

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
    print("\n".join(faults) or f"site: {len(pages)} pages")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
