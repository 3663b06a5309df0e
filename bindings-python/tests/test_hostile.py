"""Hostile input is refused in bounded memory, with short sentences; ``hostile.py`` is the long proof."""

import hostile
import pytest


@pytest.mark.parametrize("name", hostile.CASES)
def test_memory_and_sentences_stay_small(name: str) -> None:
    hostile.weigh(name, 1_000_000)
