"""A worker that may die at any moment: what it asked for and what it was answered stands in its log."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from schemes import Answers, Key, Scheme

FIRST_YEAR, YEARS, SECONDS_PER_YEAR = 2020, 80, 2


class Log:
    """Lines that are on the way to the file system before the next step: a killed process loses none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, kind: str, content: object) -> None:
        line = json.dumps([kind, content]).encode() + b"\n"
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(file, line)
        os.close(file)

    def entries(self) -> Iterator[tuple[str, Any]]:
        lines = self.path.read_text("utf-8").splitlines() if self.path.exists() else []
        yield from (tuple(json.loads(line)) for line in lines)

    def pending(self) -> list[Key]:
        """What was asked last and never answered."""
        *_, last = [("", []), *self.entries()]
        return [(key[0], key[1]) for key in last[1]] if last[0] == "ask" else []

    def answers(self) -> Answers:
        answered = [pair for kind, pairs in self.entries() if kind == "answer" for pair in pairs]
        return [((key[0], key[1]), number) for key, number in answered]


def live(scheme: Scheme, log: Log, start: float) -> None:
    """Ask until killed; what was asked in the last life is asked again first."""
    issue = scheme.open()
    answered, pending = log.answers(), log.pending()
    fresh = _fresh(log)
    while True:
        keys = pending or _wanted(fresh, [key for key, _ in answered])
        log.write("ask", keys)
        try:
            answers = issue(_year(start), keys)
        except scheme.troubles as trouble:
            pending = keys
            log.write("trouble", [getattr(trouble, "code", type(trouble).__name__)])
            log.write("ask", keys)
            time.sleep(0.05)
            continue
        pending = []
        answered += answers
        log.write("answer", answers)


def _year(start: float) -> int:
    """The year turns every two seconds, for all workers at once."""
    return FIRST_YEAR + int((time.time() - start) / SECONDS_PER_YEAR) % YEARS


def _fresh(log: Log) -> Iterator[Key]:
    life = f"{log.path.stem}-{time.time_ns()}"
    return ((f"考核{random.randint(1, 9)}", f"考生{life}-{i}") for i in count(1))


def _wanted(fresh: Iterator[Key], answered: list[Key]) -> list[Key]:
    """One, a few or many candidates; now and then one who has a number already."""
    keys = [next(fresh) for _ in range(random.choice((1, 1, 1, 2, 3, 20)))]
    if answered and random.random() < 0.1:
        keys.append(random.choice(answered))
    return keys
