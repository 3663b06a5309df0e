"""Makes the fonts of the picture: the few characters that it draws, out of Noto Sans CJK SC.

Needs fonttools, and the fonts of Debian's package fonts-noto-cjk; runs when a word of the picture changes:
python bindings-python/make_font.py /usr/share/fonts/opentype/noto
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection
from skillcert.cli.pages.strips import NAMES, TITLE

FOLDER = Path(__file__).parent / "python" / "skillcert" / "cli" / "pages" / "font"
ASCII = "".join(map(chr, range(0x20, 0x7F))) + "–"


def make(collection: Path, target: Path, text: str) -> None:
    """Write the characters of a text, of the simplified Chinese font of a collection."""
    fonts = TTCollection(collection).fonts
    font = next(each for each in fonts if each["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.recalcTimestamp = False  # the same bytes each time
    font.save(target)


def main(source: Path) -> None:
    """Make both weights: the title is bold."""
    words = "".join(name.zh for name in NAMES.values())
    make(source / "NotoSansCJK-Regular.ttc", FOLDER / "regular.otf", ASCII + words)
    make(source / "NotoSansCJK-Bold.ttc", FOLDER / "bold.otf", ASCII + TITLE.zh)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
