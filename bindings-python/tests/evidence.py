"""Figures of a proof (PROVE=1): a line for each claim in the file that EVIDENCE names."""

import os
from collections import Counter
from pathlib import Path

PROVING = os.environ.get("PROVE") == "1"
"""Whether this is a long proof, and not its share in the tests."""

_counts: Counter[str] = Counter()


def evidence(claim: str, figure: str) -> None:
    """Write what a run has shown."""
    if PROVING and (path := os.environ.get("EVIDENCE")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{claim}\t{figure}\n")


def count(claim: str, times: int = 1) -> None:
    """Add to the figure of a claim, which `tell` writes."""
    _counts[claim] += times


def tell() -> None:
    """Write what was counted."""
    for claim, times in _counts.items():
        evidence(claim, f"{times:,}")
