"""The picture of an audit: a strip per series, drawn by matplotlib in fonts of the package's own.

The picture is the same on every machine: it holds the words below and digits, and `font` has their
characters. matplotlib gets the files by their paths, and looks for no font of the system.
"""

from __future__ import annotations

import logging
from pathlib import Path

from skillcert import Audit
from skillcert.extras import needed_for
from skillcert.tables.output import Output
from skillcert.texts import Text

from .strips import COLORS, GAP, ISSUED, NAMES, REPEATED, TITLE, VOID, Strip, strips

# Of the folder for settings and the list of fonts, neither of which the picture needs.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

with needed_for(Text("画图", "pictures"), "plot"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import Rectangle

FONTS = Path(__file__).with_name("font")
INK, PALE = "#1f2933", "#7b8794"
# Where each kind lies in the height of a row: repetitions above the strip, voids below it.
LANES = {ISSUED: (0.25, 0.32), GAP: (0.25, 0.32), REPEATED: (0.09, 0.13), VOID: (0.60, 0.13)}
KINDS = tuple(LANES)
# Inches: of a row, above the rows, below them.
ROW, HEAD, FOOT = 0.6, 1.0, 0.12
STRIP = (0.12, 0.60)  # the left end and the width, as shares of the picture
COLUMNS = dict(zip(KINDS, (0.79, 0.855, 0.92, 0.985), strict=True))


def save(audit: Audit, output: Output, lang: str) -> None:
    """Write the picture as PNG."""
    rows = strips(audit)
    height = HEAD + ROW * max(len(rows), 1) + FOOT
    figure = Figure(figsize=(11, height), facecolor="white")
    axes = figure.add_axes((STRIP[0], FOOT / height, STRIP[1], ROW * max(len(rows), 1) / height))
    axes.set(xlim=(0, 1), ylim=(max(len(rows), 1), 0))
    axes.set_axis_off()
    for index, strip in enumerate(rows):
        _draw(axes, index, strip)
    _head(figure, axes, lang)
    with output.writing():
        figure.savefig(output.file, format="png", dpi=160)


def _draw(axes: Axes, index: int, strip: Strip) -> None:
    for kind, (top, height) in LANES.items():
        spans = [(begin, end - begin) for begin, end in strip.stretches[kind]]
        axes.broken_barh(spans, (index + top, height), color=COLORS[kind], linewidth=0)
    _text(axes, STRIP[0] - 0.012, index + 0.42, strip.name, size=11)
    starts = COLORS[GAP] if strip.first_not_one else PALE
    axes.text(0, index + 0.84, strip.first, ha="left", va="center", font=_font(7.5), color=starts)
    axes.text(1, index + 0.84, strip.last, ha="right", va="center", font=_font(7.5), color=PALE)
    for kind, count in strip.counts.items():
        color = PALE if not count else INK if kind == ISSUED else COLORS[kind]
        _text(axes, COLUMNS[kind], index + 0.42, f"{count:,}", size=10, color=color)


def _text(axes: Axes, share: float, row: float, text: str, *, size: float, color: str = INK) -> None:
    """Write at a share of the picture's width, to the left of it."""
    place = (share - STRIP[0]) / STRIP[1]
    axes.text(
        place, row, text, ha="right", va="center_baseline", font=_font(size), color=color, clip_on=False
    )


def _head(figure: Figure, axes: Axes, lang: str) -> None:
    height = figure.get_figheight()
    title = _font(17, "bold")
    figure.text(0.022, 1 - 0.4 / height, TITLE.of(lang), font=title, color=INK, va="center")
    for kind, share in COLUMNS.items():
        _text(axes, share, -0.2, NAMES[kind].of(lang), size=10)
        swatch = Rectangle(
            (share - 0.045, 1 - 0.62 / height),
            0.045,
            0.09 / height,
            color=COLORS[kind],
            transform=figure.transFigure,
        )
        figure.add_artist(swatch)


def _font(size: float, weight: str = "regular") -> FontProperties:
    return FontProperties(fname=FONTS / f"{weight}.otf", size=size)
