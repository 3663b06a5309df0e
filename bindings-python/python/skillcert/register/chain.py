"""事项链: what happened to the certificates of a series, a letter a step, without anything personal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from .entry import Entry

LETTERS = {
    "print": "p",
    "emboss": "e",
    "red_seal": "r",
    "void": "v",
    "reissue": "n",
    "spoil": "s",
    "correct": "c",
}
STEPS = {letter: step for step, letter in LETTERS.items()}
_CHAIN = re.compile(f"([{''.join(STEPS)}?]*)(?:\\+([1-9][0-9]{{0,8}}))?")


class Chain(NamedTuple):
    """The steps of a certificate as letters, and how often its marks were corrected.

    >>> str(Chain("per", 1)), Chain.parse("per+1").steps
    ('per+1', 'per')
    """

    steps: str = ""
    corrected: int = 0

    @classmethod
    def of(cls, entry: Entry) -> Chain:
        """Return the chain of a certificate; a step that core does not know has no letter."""
        return cls("".join(LETTERS.get(row.step, "?") for row in entry.events), len(entry.corrections))

    @classmethod
    def parse(cls, text: str) -> Chain:
        """Read what `str` gave.

        Raises `ValueError` for anything else.
        """
        match = _CHAIN.fullmatch(text)
        if not (match and text):
            raise ValueError("a chain is expected")
        return cls(match[1], int(match[2] or 0))

    def common(self, other: Chain) -> int:
        """Return with how many equal steps both begin.

        >>> Chain("per").common(Chain("prev"))
        1
        """
        pairs = zip(self.steps, other.steps, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def __str__(self) -> str:
        return f"{self.steps}+{self.corrected}" if self.corrected else self.steps


class Run(NamedTuple):
    """Consecutive serials with the same chain.

    >>> Run(1, 23, Chain("per")).last
    23
    """

    first: int
    last: int
    chain: Chain


def runs(chains: Iterable[tuple[int, Chain]]) -> Iterator[Run]:
    """Return the chains of serials, which are in order, without the empty ones.

    >>> [run[:2] for run in runs([(1, Chain("p")), (2, Chain("p")), (3, Chain()), (4, Chain("p"))])]
    [(1, 2), (4, 4)]
    """
    run = None
    for serial, chain in chains:
        if run and run.chain == chain and run.last + 1 == serial:
            run = run._replace(last=serial)
            continue
        if run:
            yield run
        run = Run(serial, serial, chain) if chain != Chain() else None
    if run:
        yield run
