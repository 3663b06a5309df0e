"""A worker that may die at any moment: what it asked for and what it was answered stands in its log."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deeds import Answer, Deed, Knowledge, do, year_of
from schemes import Answers, Event, Scheme


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

    def pending(self) -> Deed | None:
        """What was asked last and never answered."""
        *_, last = [("", None), *self.entries()]
        return last[1] if last[0] == "ask" else None

    def heard(self) -> Iterator[tuple[Deed, Answer]]:
        """Each deed with its answer."""
        deed: Deed = []
        for kind, content in self.entries():
            if kind == "ask":
                deed = content
            elif kind == "answer":
                yield deed, content

    def numbers(self) -> Answers:
        """The numbers that were answered."""
        pairs = [pair for _, answer in self.heard() if answer[0] == "issue" for pair in answer[1]]
        return [((key[0], key[1]), number) for key, number in pairs]

    def events(self) -> list[Event]:
        """The events that were answered."""
        events = [answer[1] for _, answer in self.heard() if answer[0] == "step"]
        return [(number, seq, event) for number, seq, event in events]


def live(scheme: Scheme, log: Log, start: float) -> None:
    """Work until killed; what was asked in the last life is asked again first."""
    clerk, knowledge = scheme.open(), Knowledge(log.path.stem, start, log.heard())
    pending = log.pending()
    while True:
        deed = pending or knowledge.next(scheme.mix)
        log.write("ask", deed)
        try:
            answer = do(clerk, deed, year_of(start), again=pending is not None)
        except scheme.troubles as trouble:
            log.write("trouble", getattr(trouble, "code", type(trouble).__name__))
            pending = deed
            time.sleep(0.05)
            continue
        log.write("answer", answer)
        knowledge.add(deed, answer)
        pending = None
